"""Sentences that lean on the one before them: said right after it, as their article says them, they are clear.

"Thieves took nine lamps. They were gone in a minute. No one has been charged." What cannot stand alone, or is too short
to, often holds what matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, pairwise

from summarizer.checking.claims import Passage
from summarizer.checking.lexicon import PERSON_NOUNS, REPORTING
from summarizer.checking.standalone import answers, gives_order, outside_quotations, relative_day
from summarizer.records import Claim, Mention, Name
from summarizer.text.index import Line, StoryIndex, coverage
from summarizer.text.words import stems_of
from summarizer.writing.cutting import without_days
from summarizer.writing.days import days_of
from summarizer.writing.lead import Statement
from summarizer.writing.people import could_be_person, find_people
from summarizer.writing.plan import REDUNDANT, is_empty, redundancy, salience
from summarizer.writing.register import is_view, judges, tells_scene

SHARE = 2  # key points for each such sentence, so that a page stays one page
FREE = 2  # sentences that answer or limit the ones before, beyond those counted
CHAIN = 3  # such sentences after one statement
MIN_WORDS, MAX_WORDS = 3, 45
LEAST = -0.5  # salience below which a sentence is not worth its line: a short one has little by its words
URGENT = 0.9  # salience from which one has a place after a statement of the lead
LEANS = 0.35  # what it costs a sentence to lean on another, which is no burden where that stands before it
OPENING = 3  # words before whom a sentence begins with
CAVEAT, ANSWER = 2.0, 1.5  # what it is worth to say how far what was told holds, and to answer what was asked
TURNS = 0.8  # and to tell what goes against it: half of a contrast is not what an article says
NEWS = 0.5  # and to go on from what a day's report opens with
STEM = 5  # letters by which "announcement" and "announced" are one
SHORT = 6  # words of a sentence that tells one thing
KEPT = 0.9  # share of its sentence that a claim must have for the next one to lean on it: "it" may be what was cut
# What opens a sentence that goes on from the one before it.
_LEANS = re.compile(
    r"^(?:He|She|It|They|His|Her|Its|Their|That|This|These|Those|None|Neither|Both|Most|Some|Two|Three|Four|Five|Six"
    r"|Another|Before(?=,)|Previously|Until (?:now|then)|Instead of|[\w-]+ of them|Against (?:it|them)"
    r"|No \w+ (?:was|were)\b|The (?:announcement|decision|news|development) (?:comes?|came|follows|followed)\b)\b"
    r"|, (?:he|she|it|they) (?:\w+\.$|(?:said|says|added|argued)\b)"
)
# How far what was told can be relied on: a reader of the one must have the other.
_CAVEAT = re.compile(
    r"^(?:The|These|Those|Such) (?:sums?|figures?|numbers?|estimates?|counts?) (?:is|are) "
    r"(?:rough|preliminary|provisional|approximate)\b"
    r"|^If (?:their|his|her|its|this|that|the) (?:account|claim|report|figure|estimate|count|version)s? "
    r"(?:holds?|is|are|proves?)\b"
    r"|^(?:Once|If) (?:that|this) ?(?:is|['’]s) (?:realized|realised|understood|accepted|granted)\b"
    r"|^(?:None|Neither|The (?:claim|report|account|figure)s?)\b[^,;]{0,20} (?:has|have|had|could|can)(?: not)? "
    r"(?:been|be) (?:independently )?(?:verified|confirmed|documented)\b"
)
# What was not the chief cause makes a reader ask for it.
_NOT_WHY = re.compile(r"\bnot the (?:chief|main|only|sole|real) (?:reasons?|causes?)\b")
_TURN = re.compile(r"(?:But|However|Yet|Still),? ")
# What was so "at first" is half of what was so.
_AT_FIRST = re.compile(r"\b(?:initially|at first|originally)\b")
_LATER = re.compile(r"\b(?:later|then|revised|changed|now|since|after)\b", re.IGNORECASE)
_SPOKE = re.compile(r"^(?:He|She) (?:also |then |later )?(?:said|says|added|told|wrote|argued|called)\b")
_OF_NEWS = re.compile(r"This (?P<what>announcement|decision|ruling|verdict|statement|deal|agreement|launch)\b")
_OF_PERSON = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
# That somebody did not answer, or has his own story to tell, tells nothing.
_NO_ANSWER = re.compile(
    r"\b(?:respond|comment|reply)\b|\b(?:was|were) not (?:immediately )?(?:available|known)\b"
    r"|\b(?:another|different|own) (?:account|version|story|view|explanation)\.?$"
)
_TO_READER = re.compile(r"\((?:including|see|like) (?:this|here)\b|\b(?:I|us|me|(?i:we|you|our|my|your))\b|[?!]$|[:;]$")
# The writer's own voice.
_VOICE = re.compile(
    r"\b(?:without (?:a )?doubt|no doubt|of course|needless to say|arguably|interestingly|oddly|luckily|sadly)\b",
    re.IGNORECASE,
)
_DOES = re.compile(r"(?: of [A-Z]\w+)? (?:is|was|has|had|will|would|can|could|[a-z]{2,}ed|[a-z]{3,}s)\b")


def leans(text: str) -> bool:
    """Whether a sentence goes on from the one before it: "Two are by one painter", "They were gone in a minute".

    Not one of a person alone, whom the page can name.
    """
    return bool(_LEANS.search(outside_quotations(text))) and not _OF_PERSON.match(text)


def find_followers(
    statements: Sequence[Statement],
    told: AbstractSet[Line],
    material: Mapping[Line, Passage],
    index: StoryIndex,
    count: int,
    least: float = LEAST,
) -> dict[Line, tuple[Line, ...]]:
    """Up to `count` sentences that lean on those before them, by the statement they go on from, the weightiest first,
    and beyond these what answers or limits them.

    None that is `told` already or tells it again, or that can be said alone (as those of `material` can), or that its
    writer thinks; none worth less than `least`.
    """
    found_after = (chain for s in statements for chain in _chains(s, index))
    chains = [c for c in found_after if _limits(c[-1], c[-2]) or _turns(c) or material.keys().isdisjoint(c[1:])]
    worth = {chain: _worth(chain, index) for chain in chains}
    said = [line.stems for line in told]
    found: dict[Line, tuple[Line, ...]] = {}
    left = count
    for base, *leaning in sorted(chains, key=lambda c: (-worth[c], len(c), c[0].article, c[-1].sentence.index)):
        new = [line for line in leaning if line not in found.get(base, ())]
        again = (redundancy(line.stems, said, index) >= REDUNDANT for line in new if not answers(line.text))
        fresh = told.isdisjoint(new) and not any(again)
        owed = (line for before, line in pairwise((base, *leaning)) if _limits(line, before) or answers(line.text))
        free = list(islice(owed, FREE))
        counted = sum(line not in free for line in new)
        if new and fresh and counted <= left and worth[base, *leaning] >= least:
            found[base] = tuple(leaning)
            left -= counted
    return found


def _worth(chain: Sequence[Line], index: StoryIndex) -> float:
    """What the last of a chain adds: how far the rest holds, or what was answered, above all."""
    asked = answers(chain[-1].text) and "?" in chain[-2].text
    news = bool(days_of(index)) and index.place[chain[0]] == 0 and len(chain) == 2
    limits = CAVEAT * _limits(chain[-1], chain[-2]) + TURNS * _turns(chain)
    return salience(chain[-1], index) + LEANS + limits + ANSWER * asked + NEWS * news


def _limits(line: Line, before: Line) -> bool:
    """Whether a sentence says how far the one before it holds, or what is so instead."""
    return is_caveat(line) or bool(_NOT_WHY.search(before.text))


def _turns(chain: Sequence[Line]) -> bool:
    """Whether what comes right after a statement goes against it."""
    if len(chain) != 2:
        return False
    first, after = chain[0].text, chain[1].text
    return bool(_TURN.match(after) or (_LATER.search(after) and _AT_FIRST.search(outside_quotations(first))))


def is_caveat(line: Line) -> bool:
    """Whether a sentence says how far what stands before it can be relied on: "Neither figure could be verified."."""
    return bool(_CAVEAT.search(line.text))


def other_half(line: Line, index: StoryIndex) -> Line | None:
    """The sentence in which a writer turns against what he has granted in the one before it: "But a loss is a loss"."""
    after = index.after(line)
    turns = after is not None and _TURN.match(after.text) and len(after.text.split()) <= MAX_WORDS
    return after if after and turns and after.sentence.paragraph == line.sentence.paragraph else None


def _chains(statement: Statement, index: StoryIndex) -> Iterator[tuple[Line, ...]]:
    """The sentence of a statement with the one, the two, the three after it that lean each on the one before."""
    line = statement.passage.line
    whole = statement.claim.text in (line.text, without_days(line.text), statement.passage.text)
    if not whole and _kept(statement.claim, line, index) < KEPT:
        return
    chain: tuple[Line, ...] = (line,)
    if caveat := _caveat_below(line, index):
        yield line, caveat
    if (cause := index.after(line)) and _NOT_WHY.search(line.text):
        yield line, cause
    while len(chain) <= CHAIN and _answered(chain) < FREE and (after := _leaning(chain, index)):
        chain = (*chain, after)
        yield chain


def _answered(chain: Sequence[Line]) -> int:
    return sum(answers(line.text) for line in chain)


def _caveat_below(line: Line, index: StoryIndex) -> Line | None:
    """What a paragraph says, after a sentence more, of how far "the sums" of the one before it hold."""
    between = index.after(line)
    after = index.after(between) if between else None
    near = after is not None and after.sentence.paragraph <= line.sentence.paragraph + 1
    return after if after and near and _CAVEAT.match(after.text) and after.text.startswith("The") else None


def _leaning(chain: Sequence[Line], index: StoryIndex) -> Line | None:
    """The sentence after the last of a chain, where it goes on from that and its reader can tell of whom and what."""
    line = chain[-1]
    after = index.after(line)
    if after is not None and is_empty(after):  # "It was a grave warning. It told people to leave"
        after = index.after(after)
    if after is None or after.sentence.paragraph > line.sentence.paragraph + 1:
        return None
    if is_caveat(after):
        return after
    if tells_scene(after, index) or (is_view(after, index) and not judges(chain[0], index)):
        return None
    plain = outside_quotations(after.text)
    whole = after.text.count('"') % 2 == 0 and after.text.count("“") == after.text.count("”")
    fits = MIN_WORDS <= len(after.text.split()) <= MAX_WORDS and whole
    of_person = _OF_PERSON.search(plain)
    goes_on = (
        _LEANS.search(plain)
        or of_person
        or answers(after.text)
        or _turns((*chain, after))
        or (len(after.text.split()) <= SHORT and plain == after.text)
    )
    marks = (_TO_READER, _NO_ANSWER, _VOICE)
    unclear = any(mark.search(plain) for mark in marks) or gives_order(after.text) or bool(relative_day(after.text))
    unclear = unclear or _is_of_news(plain, line)
    unclear = unclear or (bool(of_person) and (_tells_on(line, after) or not _names_whom(chain[0], after, index)))
    return after if fits and goes_on and not unclear else None


def _tells_on(line: Line, after: Line) -> bool:
    """Whether a paragraph ends in what somebody said of "her", and the next goes on about her and quotes nobody."""
    quoted = [outside_quotations(each.text) != each.text for each in (line, after)]
    return after.sentence.paragraph != line.sentence.paragraph and quoted == [True, False]


def _is_of_news(text: str, before: Line) -> bool:
    """Whether "this announcement" is the one of which the whole article tells, and not of the sentence before."""
    news = _OF_NEWS.match(text)
    return news is not None and not any(token.lower.startswith(news["what"][:STEM]) for token in before.tokens)


def _names_whom(line: Line, after: Line, index: StoryIndex) -> bool:
    """Whether a sentence names whom "he" of one after it can mean: one person alone, or who does what it tells, or else
    "a girl".

    After "two of the men said" it means nobody there; nor does "he said" mean who neither speaks nor is first named.
    """
    people = [mention for mention in line.mentions if _is_person(mention, line, index)]
    if not people:
        return any(token.lower in PERSON_NOUNS for token in line.tokens)
    if _SPOKE.match(after.text):
        return any(_speaks(person, line) for person in people)
    return len(people) == 1 or bool(_DOES.match(line.text, people[0].span.end))  # "Lund of Norvane has won"


def _speaks(person: Mention, line: Line) -> bool:
    """Whether somebody named in a sentence is who it begins with, or whose words it gives."""
    before, after = line.text[: person.span.start].split(), line.text[person.span.end :].split()
    near = [word.strip(",.”\"’'").lower() for word in (*before[-2:], *after[:4])]
    return len(before) <= OPENING or any(word in REPORTING for word in near)


def _is_person(mention: Mention, line: Line, index: StoryIndex) -> bool:
    if not isinstance(mention.value, Name):
        return False
    known = {person.words[-1:] for person in find_people(index)[line.article]}
    return could_be_person(mention) or bool(mention.value.title) or mention.value.words in known


def _kept(claim: Claim, line: Line, index: StoryIndex) -> float:
    return coverage(index, line.stems, stems_of(claim.text))
