"""Key points by topic: what belongs together is one small paragraph, in the order in which articles tell it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product, takewhile
from types import MappingProxyType

from summarizer.checking.disputes import DENYING
from summarizer.checking.lexicon import PERSON_NOUNS
from summarizer.records import Date
from summarizer.text.events import GRAVE_STEMS
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import stem, stems_of
from summarizer.writing.anaphora import leaning, unmet
from summarizer.writing.days import days_of, is_of_last_day, recency
from summarizer.writing.facts import begins_anew, facts, kinship, places_in
from summarizer.writing.followers import leans
from summarizer.writing.known_words import AROUND, COMMON_GROUND, OCCASIONS
from summarizer.writing.scenes import is_background, is_of_old, is_tribute, sets_scene
from summarizer.writing.subjects import Subject

COMMON = frozenset(map(stem, COMMON_GROUND | AROUND | PERSON_NOUNS))  # what two sentences may have each its own of
DIED = frozenset(map(stem, "died die dies death dead".split()))
# Where these have to do with it, a death is a case and not the end of a life to be told.
INQUIRY = frozenset(
    map(stem, "police investigate investigation homicide murder arrest charge coroner autopsy lawsuit victim".split())
)
# What readers want together, however few words its sentences share: how the case stands, how somebody is mourned.
FIELDS = tuple(
    frozenset(map(stem, words.split()))
    for words in (
        "police detective investigation homicide suspect sheriff autopsy motive",
        "tribute condolences mourn grieve vigil memorial funeral",
    )
)
_BORN = re.compile(r"^(?:Baptised|Baptized|Born)\b|\bwas born\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:next|following) day|morning)\b")
_TO_COME = re.compile(r"\b(?:vigil|funeral|memorial)\b")
_KNOWN = re.compile(
    r"^(?:[A-Z][a-z ]{2,30}, )?"
    r"(?:According to the (?P<source>(?:[a-z]+ ){0,2}[a-z]+)|[A-Z]\w+['’]s? (?P<thing>[a-z]+))\b"
)
# "The shake-up comes months after …", "The album, which …": what was told of in another sentence.
_THE_THING = re.compile(r"^The (?P<thing>[a-z]+(?:-[a-z]+)?)\b(?! (?:of|that|who|which|in|on|at|for|between)\b)")
_ADDS = re.compile(r"\b(?:will|would|is|are|was|were|has|have|had) also\b")
_CHILDHOOD = re.compile(r"\b(?:grew up|was raised|childhood|(?:former|first|earlier) career)\b")

Chain = tuple[Line, ...]  # a sentence with those that follow it in its article, which nothing may part
Topic = list[Chain]

_NOTHING: Mapping[Line, frozenset[str]] = MappingProxyType({})
SENTENCES, WORDS = 4, 110  # of a topic, at most: more is no point any more
# Mean kinship from which two groups are one topic; what it adds to follow, or to stand near.
# Set by reading the pages of thirteen stories: what is only faintly close reads as one account where it is two.
CLOSE = 0.1
NEXT, NEAR = 0.12, 0.03
AKIN = 0.15  # kinship from which one topic comes right after another
LATE = 0.5  # of an article, how much later comes a scene, background or mourning, and twice that what was so of old
DEAD = 0.5  # of an article, how much sooner who died comes, where no days order what happened
CALLED = 0.5  # of an article, how much sooner comes what something is that the story is about
REFERS = 0.1  # what it adds that one opens with what only the other has told of
NEARBY = 3  # sentences apart that are near
APART = 0.05  # what it costs to be of two articles


def in_topics(
    chains: Sequence[Chain],
    told: Sequence[Line],
    subjects: Sequence[Subject],
    index: StoryIndex,
    resolved: Mapping[Line, frozenset[str]] = _NOTHING,
) -> list[Topic]:
    """The chains, the most salient first, as a reader should meet them after the lines `told`, in topics.

    They go by how deep they stand in their articles, whose writers have put first what a reader is to know first; in a
    story of several days, by day, the last one first: it goes on from what opens the page, and what led to it follows.
    (Of the pairs of sentences that editors' pages of twelve stories have too, 78% are in
    the editors' order so, 66% where what most articles carry goes first.) That a sentence is of one of the story's
    `subjects`, or where it was, puts it under no topic. Chains that point at what no line has told, nor they
    themselves have `resolved`, are left out.
    """
    shared = frozenset(word for subject in subjects for word in subject.words).union(*map(facts, told))
    shared = shared.union(*(places_in(line) for chain in chains for line in chain))
    left = _gathered(chains, shared, index)
    read = list(told)
    found: list[Topic] = []
    explaining = _explaining(chains, subjects)
    life = bool(told) and bool(told[0].stems & DIED) and not any(line.stems & INQUIRY for line in told)
    while left:
        ready = [(topic, ordered) for topic in left if (ordered := _in_order(topic, read, index, resolved))]
        if not ready:
            break
        day = min(_turn(topic, read, index) for topic, _ in ready)
        ready = [pair for pair in ready if _turn(pair[0], read, index) == day]
        goes_on = bool(found) and _turn(found[-1], read, index) == day  # each day begins with its own news
        near = [pair for pair in ready if goes_on and _akin(found[-1], pair[0], shared, index) >= AKIN]
        near = near or [pair for pair in ready if goes_on and not life and _same_field(found[-1], pair[0])]
        topic, ordered = min(near or ready, key=lambda pair: _rank(pair[0], life, explaining, index))
        topic, ordered = next((pair for pair in ready if _is_sooner(pair[0], topic)), (topic, ordered))
        left.remove(topic)
        rest = [chain for chain in topic if chain not in ordered]
        left += [[chain] for chain in rest]
        read += [line for chain in ordered for line in chain]
        found.append(ordered)
    return _by_day(found, index)


def _by_day(found: Sequence[Topic], index: StoryIndex) -> list[Topic]:
    """The topics in the order of their days but for those of the last day that come before all others: one that had to
    wait until a later day had told of what it speaks of stands at the end of its own."""
    opening = len(list(takewhile(lambda topic: is_of_last_day(topic[0][0], index), found)))
    rest = sorted(found[opening:], key=lambda topic: min(recency(chain[0].article, index) for chain in topic))
    return [*found[:opening], *rest]


def _gathered(chains: Sequence[Chain], shared: frozenset[str], index: StoryIndex) -> list[Topic]:
    """The chains in groups of what is close, but for what the whole story has `shared`, by average linkage; where one
    article tells both groups in one run, they are as close as the sentences at which they meet.

    What its writer tells in a row a reader follows, though the first of it and the last share nothing.
    """
    close = {frozenset(pair): _closeness(*pair, shared, index) for pair in combinations(chains, 2)}
    referring = list(map(frozenset, _referring(chains, shared, index)))
    for pair in referring:
        close[pair] += REFERS

    def closeness(left: Topic, right: Topic) -> float:
        pairs = [close[frozenset(pair)] for pair in product(left, right)]
        joints = map(frozenset, _joints(left, right, index))
        met = (pair for pair in referring if any(pair == {a, b} for a, b in product(left, right)))
        return max(sum(pairs) / len(pairs), *(close[pair] for pair in (*joints, *met)), 0.0)

    topics: list[Topic] = [[chain] for chain in chains]
    while fitting := [pair for pair in combinations(topics, 2) if _fits(*pair)]:
        first, second = max(fitting, key=lambda pair: closeness(*pair))
        if closeness(first, second) < CLOSE:
            break
        topics = [topic for topic in topics if topic not in (first, second)] + [[*first, *second]]
    return [sorted(topic, key=chains.index) for topic in topics]


def _joints(left: Topic, right: Topic, index: StoryIndex) -> Iterator[tuple[Chain, Chain]]:
    """The chains of two topics of one article where one goes on right after the other."""
    chains = [*left, *right]
    if len({chain[0].article for chain in chains}) > 1:
        return
    for first, second in pairwise(sorted(chains, key=lambda chain: index.place[chain[0]])):
        if (first in left) != (second in left) and index.place[second[0]] - index.place[first[-1]] == 1:
            yield first, second


def _closeness(left: Chain, right: Chain, shared: frozenset[str], index: StoryIndex) -> float:
    kin = max(kinship(a, b, index, shared) for a, b in product(left, right))
    if left[0].article != right[0].article:
        taken = _would_be_taken(left, right[0]) or _would_be_taken(right, left[0])
        leant = leaning(left[0], index) or leaning(right[0], index)
        later = recency(left[0].article, index) != recency(right[0].article, index)  # it stands under its own day
        return 0.0 if taken or leant or later else max(0.0, kin - APART)
    first, second = sorted((left, right), key=lambda chain: index.place[chain[0]])
    apart = index.place[second[0]] - index.place[first[-1]]
    if apart > NEARBY:
        return max(0.0, kin - APART)
    goes_on = leans(second[0].text) or leaning(second[0], index) or _ADDS.search(second[0].text)
    if apart == 1 and goes_on:
        return 1.0
    if apart == 1 and _goes_on_of(second[0], index):
        return kin + NEXT
    if begins_anew(second[0], first):
        return kin
    if apart == 1 and (kin or first[-1].sentence.paragraph == second[0].sentence.paragraph):
        return kin + NEXT
    return kin + NEAR if kin else 0.0


def _goes_on_of(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence opens with what its article has told of: "The shake-up", "The blunder"."""
    the = _THE_THING.match(line.text)
    if the is None:
        return False
    thing = stems_of(the["thing"])
    before = index.before(line, index.place[line])
    return the["thing"] in OCCASIONS or any(thing <= other.stems for other in before if thing)


def _referring(chains: Sequence[Chain], shared: frozenset[str], index: StoryIndex) -> Iterator[tuple[Chain, Chain]]:
    """Each chain that opens with "According to the filing" or "Lund's bulletin", with the one other of its day that
    tells of that thing."""
    for chain in chains:
        opening = _KNOWN.match(chain[0].text)
        words = (opening["source"] or opening["thing"]).split() if opening else []
        if the := _THE_THING.match(chain[0].text):
            words = [the["thing"]]
        told = frozenset(map(stem, words)) - shared - COMMON
        day = recency(chain[0].article, index)
        beside = (other for other in chains if other is not chain and recency(other[0].article, index) == day)
        others = [other for other in beside if any(told & line.stems for line in other)]
        if len(others) == 1:
            yield chain, others[0]


def _would_be_taken(chain: Chain, line: Line) -> bool:
    """Whether "the wounded" of a line would be taken for those of whom another article's lines tell."""
    opens = line.tokens[0].lower == "the" and len(line.tokens) > 1 and line.tokens[1].stem in GRAVE_STEMS
    return opens and any(line.tokens[1].stem in other.stems for other in chain)


def _fits(left: Topic, right: Topic) -> bool:
    lines = [line for chain in (*left, *right) for line in chain]
    return len(lines) <= SENTENCES and sum(len(line.text.split()) for line in lines) <= WORDS


def _in_order(topic: Topic, read: Sequence[Line], index: StoryIndex, resolved: Mapping[Line, frozenset[str]]) -> Topic:
    """The chains of a topic as they went, without those that point at what no line has told.

    By day, then those of the article with the weightiest, each article in its own order; what denies comes after what
    it denies.
    """
    left = sorted(topic, key=_as_told(topic, index))
    ordered: Topic = []
    while ready := [c for c in left if not _pointing(c, ordered, read, index, resolved)]:
        chain = next((c for c in ready if _is_sooner([c], [ready[0]])), ready[0])
        ordered.append(chain)
        left.remove(chain)
    return ordered


def _as_told(topic: Topic, index: StoryIndex) -> Callable[[Chain], tuple[float, int, int, int]]:
    weighty = list(dict.fromkeys(chain[0].article for chain in topic))

    def order(chain: Chain) -> tuple[float, int, int, int]:
        line = chain[0]
        denies = int(len(weighty) > 1 and bool(DENYING.search(line.text)))
        return (recency(line.article, index), denies, weighty.index(line.article), line.sentence.index)

    return order


def _pointing(
    chain: Chain,
    ordered: Topic,
    read: Sequence[Line],
    index: StoryIndex,
    resolved: Mapping[Line, frozenset[str]],
) -> bool:
    before = [*read, *(line for other in ordered for line in other)]
    return not unmet(chain[0], before, index) <= resolved.get(chain[0], frozenset())


def _akin(left: Topic, right: Topic, shared: frozenset[str], index: StoryIndex) -> float:
    """How close what two topics tell is at its closest."""
    lines = product((line for chain in left for line in chain), (line for chain in right for line in chain))
    return max(kinship(a, b, index, shared) for a, b in lines)


def _same_field(left: Topic, right: Topic) -> bool:
    stems = [frozenset().union(*(line.stems for chain in topic for line in chain)) for topic in (left, right)]
    return any(all(field & told for told in stems) for field in FIELDS)


def _stage(topic: Topic) -> int:
    """Where a topic stands in the account of a life that has ended: birth, childhood, work, what is said of it now, and
    last how it will be mourned."""
    texts = [chain[0].text for chain in topic]
    if all(map(is_tribute, texts)):
        return 4 if any(map(_TO_COME.search, texts)) else 3
    if any(map(_BORN.search, texts)):
        return 0
    return 1 if any(map(_CHILDHOOD.search, texts)) else 2


def _is_sooner(topic: Topic, other: Topic) -> bool:
    """Whether a topic tells what one article has of an earlier hour of the day: "at 9:16 p.m.", "at 9:56 p.m."."""
    first, second = topic[0][0], other[0][0]
    hour, later = _hour(first), _hour(second)
    return first.article == second.article and hour is not None and later is not None and hour < later


def _hour(line: Line) -> tuple[int, int] | None:
    """The one hour of a day that a sentence gives, with its minutes; None where it gives none, several or a day."""
    dates = (mention.value for mention in line.mentions if isinstance(mention.value, Date))
    found = [(date.hour, date.minute or 0) for date in dates if date.hour is not None]
    return found[0] if len(found) == 1 and not _DAY.search(line.text) else None


def _turn(topic: Topic, read: Sequence[Line], index: StoryIndex) -> float:
    """When the day of a topic is told of: what goes on from the news of the last of several first, then from the first
    day on; the rest of the last one speaks of what the others have told."""
    begun = any(not is_of_last_day(line, index) for line in read)  # as soon as an early day is told of, it goes on
    if not begun and all(is_of_last_day(chain[0], index) and _goes_on_from(chain[0], read, index) for chain in topic):
        return -1.0
    return min(recency(chain[0].article, index) for chain in topic)


def _goes_on_from(line: Line, read: Sequence[Line], index: StoryIndex) -> bool:
    """Whether a sentence stands right after one of those `read` in their article."""
    return any(other.article == line.article and index.place[line] - index.place[other] == 1 for other in read)


def _is_late(line: Line) -> bool:
    kinds = (sets_scene, is_of_old, is_background, is_tribute)
    return any(is_kind(line.text) for is_kind in kinds)


def _explaining(chains: Sequence[Chain], subjects: Sequence[Subject]) -> frozenset[Line]:
    """The sentences that say what one of the subjects is: "sunglasses called Norvane"."""
    names = "|".join(re.escape(subject.text) for subject in subjects)
    called = re.compile(rf"\b(?:called|named|dubbed) (?:{names})\b")
    lines = (chain[0] for chain in chains)
    return frozenset(line for line in lines if names and called.search(line.text) and not is_of_old(line.text))


def _rank(topic: Topic, life: bool, explaining: frozenset[Line], index: StoryIndex) -> tuple[int, float, int]:
    lines = [chain[0] for chain in topic]
    depth = min(index.place[line] / max(1, len(index.prose[line.article])) for line in lines)
    depth -= DEAD * (not days_of(index) and any(line.stems & DIED for line in lines))
    depth += LATE * all(map(_is_late, lines)) + LATE * all(is_of_old(line.text) for line in lines)
    depth -= CALLED * (not explaining.isdisjoint(lines))
    if life and (years := [int(year) for line in lines for year in _YEAR.findall(line.text)]):
        depth = min(years)  # a life is told in its order, after what has no year
    return (_stage(topic) if life else 0, depth, min(line.article for line in lines))
