"""Which sentences to say, before a word is written: salience over all articles, and groups that say the same.

Salience follows the centroid idea (Radev et al. 2004): a word counts by the share of the story's articles that use
it, and again by the share that open with it; a sentence by its words, by how early it stands (news puts the most
important first), and by what it holds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from summarizer.checking.lexicon import REPORTING
from summarizer.checking.standalone import dangling, outside_quotations, relative_day
from summarizer.records import MentionKind, Name, SentenceKind
from summarizer.text.events import GRAVE_STEMS
from summarizer.text.index import Line, StoryIndex, overlap
from summarizer.text.words import stem, tokens
from summarizer.writing.aftermath import puts_right
from summarizer.writing.days import days_of
from summarizer.writing.facts import carriers
from summarizer.writing.known_words import COLOUR
from summarizer.writing.material import tidy
from summarizer.writing.people import could_be_person, find_people
from summarizer.writing.register import is_of_review, judges
from summarizer.writing.scenes import is_of_old, is_teaser, sets_scene

MIN_SHARED = 3  # content words that two sentences must share before they are compared at all
SAME = 0.55  # shared weight, of the lighter sentence, from which two sentences say the same
REDUNDANT = 0.6  # redundancy from which a sentence adds nothing
TOGETHER = 0.7  # what the statements made so far weigh in that, taken together, against the nearest one alone
SHORT = 10  # words of a sentence that only leads up to the next
SAME_FIGURE = 0.15  # what a figure in common adds: "500 troops" twice is told twice, whatever the other words are
NOVELTY = 2.5  # what that share costs against salience (maximal marginal relevance, Carbonell and Goldstein 1998)

SCENE_ENDS = 4  # sentences within which a report comes to its news
SUBJECT = 5  # words before the name of whom a sentence is about
SLOWLY = 8  # sentences below its opening that a scene is worth
LONG = 150  # sentences of an article that no reader takes in at once
SUMMED, PART = 25, 5  # sentences, at most, after a heading that sums up, and after one among them that does not say so
FOUND = 0.8  # what it is worth to stand there, against 1 for an article's first sentence and 0.7 for its second
CORRECTS = 0.8  # what it is worth to put right a figure that other articles still give
LITTLE_NEWS, STRAY = 0.2, 0.5  # news below which a sentence is of something else, and what that costs it
SHARE, WIDELY = 1.5, 0.8  # what it is worth that all articles carry it in the same words, and in their own
CONSIDERED = 40  # points, the most salient, that are looked for in all articles
CALLED = 0.2  # what it is worth to give the very words somebody has for it
DOCUMENT = 2.0  # to give the very words of a ruling or a bulletin, which a writer calls extraordinary
TRIFLE = 0.5  # what it costs to give an address or all of somebody’s names
EMPTY = 1.2  # and to tell nothing
OLD = 1.6  # what it costs to tell what was so before
RULED = 0.5  # what it is worth to tell what was found or ruled
BYSTANDER = 1.4  # what it costs to be what somebody from the street says
SCENE, TEASER = 1.2, 1.5  # what it costs to set a scene, and only to make curious
JUDGES = 1.5  # what it is worth in a review to speak of the whole work

_SUMS_UP = re.compile(
    r"\b(?:findings?|conclusions?|recommend\w*|summary|overview|in brief|in short|key points|short account|results?"
    r"|responsibility|verdict|addendum|abstract)\b",
    re.IGNORECASE,
)
# That somebody spoke is no news: what was said is.
_SPOKE = re.compile(
    r"\b(?:spoke|talked) (?:to|with) (?:the )?(?:[A-Z]\w+|reporters|media)\b(?!.*\b(?:that|said)\b)"
    r"|\b(?:chance|opportunity) to (?:speak|talk) (?:to|with)\b|^The \w+ heard [A-Z]|\b(?:tweeted|posted|wrote): [A-Z]"
    r"|(?:\bnot|n['’]t)(?: immediately)? (?:respond|reply|return)\b"
    r"|^[“\"][^”\"]{1,40}![”\"]"
)


# Who saw nothing more than a reader has read of: "said parent Ida Lund", "Ida Lund, who lives across the street, said";
# and what reporters did for their report.
_BYSTANDER = re.compile(
    r"\b(?:parent|mother|mom|father|dad|resident|neighbou?r|bystander|passer-by|onlooker|shopper|commuter|customer|fan"
    r"|student|local|coach|teammate|classmate),? (?P<called>[A-Z]\w+ [A-Z]\w+)\b(?=,? (?:said|says|told)|[.”\"]|$)"
    r"|^(?:[A-Z][\w-]+ )?(?:reporters?|correspondents?|journalists?|news crews?)\b"
    r"|(?P<lives>[A-Z]\w+ [A-Z]\w+), who lives? (?:across|next|nearby|close|on the|in the|down the|up the|a few)\b"
)
_SPEAKS = re.compile(r"\b(?P<who>[A-Z]\w+) (?:said|says|told)\b|\b(?:said|says) (?:[A-Z]\w+ )?(?P<whom>[A-Z]\w+)\b")
_FITS = re.compile(r"\b(?:that|this|the same) (?:pattern|trend|mould|mold|category|tradition|description|bill|rule)\b")
_TITLE = re.compile(r"[“\"](?:[A-Z0-9][\w’'-]*(?: (?=[A-Z0-9])|(?=[,.]?[”\"]))){1,5}[,.]?[”\"]")  # “Cranes,” is no talk
_PRESS = "Reuters|AP|AFP|BBC|CNN|NBC|CBS|ABC|CBC|CNBC|Guardian|Times|Telegraph"
# An address, or more names of one person than a reader keeps.
_TRIFLE = re.compile(
    r"\b(?:the \d+ block of|\d+ (?:[A-Z]\w+ ){1,3}(?:Rd|St|Ave|Street|Road|Avenue|Drive|Lane|Terrace)\b)"
    r"|(?:[A-Z][a-z]+ ){6}[A-Z]"
)
# The scene with which a long report opens.
_SLOW = re.compile(
    r"When [^,.]{5,90}, (?:he|she|they|it|there|the \w+ (?:was|were|had)) |At [\w ]{3,30}, when\b"
    r"|The (?:morning|day|night|evening) after |Every (?:morning|day|night|evening)\b"
    r"|(?:On|One|Late|Early) (?:\w+ ){0,2}(?:morning|night|evening|afternoon)s?,? (?:[A-Z]\w+ ){2}(?!said|told)"
    r"|(?:[A-Z][\w.’'-]+ ){1,3}had (?:\w+ed|been|come|gone|got|heard|seen|made|known)\b(?! (?:to|that)\b)[^,]*\.$"
)
_NEWS = re.compile(
    r"\b(?:has|have) (?!had\b)(?:been )?(?:\w{2,}(?:ed|en|wn|ne)|won|lost|set|cut|hit|left|sold|put|begun)\b"
)
_POINTS_BACK = re.compile(r"(?:He|She|They|His|Her|Their|It) ")
_EMPTY = re.compile(
    # What reporters went through, or could not find out.
    rf"^(?:The )?(?:{_PRESS}) (?:(?:was|is)(?:n['’]t| not| un) ?able"
    r"|(?:reporters?|journalists?) (?:had|has|have|were|was))\b"
    r"|\b(?:documented|chronicled) by [A-Z]|\bhad the chance to speak\b"
    r"|\b(?:remain(?:s|ed)? tight-lipped|that someone (?:outside|else|from)\b)"
    # That people feel what anybody would, and what a writer makes of the news.
    r"|\b(?:grieving process|thoughts and prayers|hearts go out)\b"
    r"|\b(?:has|have|had|will|did) (?:done |do )?little to (?:assure|reassure|ease|calm|dispel|quell|help|convince)\b"
    r"|\b(?:is|are) (?:sometimes|often|frequently|regularly) (?:found|seen|spotted)\b"
    r"|\b(?:safety|security|health)\b[^.]{0,60}\b(?:is|are|remains?) (?:a|our|the) (?:top|first|utmost) priority\b"
    r"|\b(?:working|cooperating|co-operating) (?:closely )?with (?:the )?(?:police|authorities|investigators)\b"
    # That tributes are paid: what is said in them, comes next.
    r"|\b[Tt]ributes?\b[^.“\"]{0,40} (?:pour|flood|flow)(?:ed|ing)? in\b|\bpaid (?:\w+ )?tributes?(?: to [^“\"]*)?[.]$"
    # A word for what has been told.
    r"|^(?:It|This|That) (?:was|is) an? (?:[a-z]+ ){1,2}[a-z]+[.]$"
    # Who is no kin of whom: "Ida Lund is not related to Olaf Lund".
    r"|\b(?:is|are|was|were) (?:not|un)(?: ?)related to [A-Z]|\bno relation to [A-Z]"
    r"|^(?:[A-Z][\w’'-]+ ){1,3}(?:said|added|explained|exclaimed|spoke) in an interview(?: with [^.,“\"]*)?\.$"
    # That somebody spoke to reporters: of what, comes next.
    r"|\b(?:held|holds|gave|gives) an? (?:news|press) (?:conference|briefing)\b[^.“\"]*"
    r"\b(?:providing|provide|giving|update|to discuss|about)\b"
    # That there is something to tell.
    r"|\b(?:points? to|lists?|notes?|cites?|found|there are) (?:a number of|several|some|many)"
    r" (?:limitations|reasons|factors|problems|issues|examples)\.$"
    # That there is much to see in it, or much said about it: what, comes next.
    r"|\b(?:provides?|offers?|gives?) an? (?:\w+ )?(?:insight|glimpse|look|window) (?:into|at|of|inside)\b"
    r"|\b(?:has|have) (?:long )?been the (?:subject|focus|object|topic) of (?:\w+ ){0,2}"
    r"(?:debate|study|discussion|speculation|controversy)\b"
    r"|\b(?:too|so) (?:shocked|upset|sad|distraught|stunned)\b"
    r"|\b(?:would|used to|liked to) (?:often |always )?(?:joke|quip)\b"
    r"|\bwill (?:always |never )?(?:remember|forget) (?:\w+ ){0,2}\w+['’]s (?:smile|laugh|laughter|kindness)\b"
    r"|\bpraised the (?:courage|bravery|heroism|efforts|response)\b|\bconsidered (?:him|her)self an? (?:\w+ )?friend\b"
    # Of what, stands in the sentence before.
    r"|^There (?:are|is|were|was) [\w-]+ (?:locations?|branches|outlets|stores|offices|sites)(?: in [A-Z]\w+)?\.$"
    # When the news came that is told: "The blunder came shortly after the news broke".
    r"|^The (?:[a-z-]+ ){1,3}(?:came|comes) (?:just |shortly |soon )*after (?:the )?news (?:broke|emerged|spread)\b"
    # That somebody was asked: the answer is the news.
    r"|\b(?:was|were) asked about [^,;]*$"
    # That somebody remembers: what, comes next.
    r"|\b(?:remembers|recalls) (?:his|her|the|their) (?:first )?\w+\.$"
    # Each side attacks the other: whose were they, "used in the attack"?
    r"|\b(?:was|were) (?:also )?used in the (?:attack|raid|assault)\b"
)
# A few words quoted inside a report are the heart of what somebody says: blasted the raid as a "war crime".
_CALLED = re.compile(r"(?<=[a-z] )[“\"][a-z][^”\"]{4,45}[”\"]")
# What a party disowns is half of a dispute.
_DISOWNS = re.compile(
    r"\b(?:had nothing to do with|played no (?:part|role)|den(?:y|ies|ied) (?:that|any|having|being|the)"
    r"|(?:does|do|did) not (?:own|control|maintain|operate)|(?:is|was|were|are) not responsible)\b"
)
# What a court, an examiner or the police have found.
_RULED = re.compile(
    r"\b(?:ruled|classified|convicted|acquitted|sentenced|indicted|pleaded|cleared of|found guilty"
    r"|no (?:\w+ )?charges)\b"
)
# "The bulletin warned: “…”": its very words are the news.
_DOCUMENT = re.compile(
    r"(?:\b(?:document|bulletin|forecast|warning|order|ruling|verdict|filing)(?: also)?|^It)"
    r" (?:predicted|warned|reads?|stated|states|concluded|ruled|ordered)[:,]? [“\"]"
)
_NOBODY = re.compile(r"\b(?:[Nn]o|[Nn]one|[Nn]obody|[Nn]either) [^.;,]{0,50}\b(?:killed|injured|wounded|hurt|died)\b")
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """Something to be said: the sentences that say it, best first, how much it matters, and which articles carry it."""

    lines: tuple[Line, ...]
    salience: float
    carried: frozenset[int] = frozenset()

    @property
    def best(self) -> Line:
        return self.lines[0]


def salience(line: Line, index: StoryIndex) -> float:
    """How much a sentence matters to the story, about 0 to 3."""
    news = newsworthy(line.stems, index)
    stray = STRAY * (news < LITTLE_NEWS and len(index.articles) > 1)
    worth = news + _informative(line) - _burden(line, index) - stray
    return worth + (JUDGES * judges(line, index) if is_of_review(line, index) else _early(line, index))


def newsworthy(stems: frozenset[str], index: StoryIndex) -> float:
    """How much words tell of what the story is about, 0 to 3."""
    return _central(stems, index) + _opening(stems, index)


def plan(material: Iterable[Line], index: StoryIndex) -> tuple[Point, ...]:
    """Every point the lines make, each of those that say the same, the most reported and salient first."""
    worth = {line: salience(line, index) for line in material}
    groups: list[list[Line]] = []
    holding: dict[str, list[int]] = defaultdict(list)  # the groups whose first line holds a stem
    for line in sorted(worth, key=lambda line: (-worth[line], line.article, line.sentence.index)):
        shared = Counter(n for stem in line.stems for n in holding[stem])
        near = sorted(n for n, count in shared.items() if count >= MIN_SHARED)
        home = next((n for n in near if _says_same(line, groups[n][0], index)), None)
        if home is not None:
            groups[home].append(line)
            continue
        for word in line.stems:
            holding[word].append(len(groups))
        groups.append([line])
    points = sorted((_point(group, worth[group[0]], index) for group in groups), key=_first_said)
    first = [_widely(point, index) for point in points[:CONSIDERED]]
    return (*sorted(first, key=_first_said), *points[CONSIDERED:])


def _first_said(point: Point) -> tuple[float, int, int]:
    return -point.salience, point.best.article, point.best.sentence.index


def redundancy(stems: frozenset[str], said: Sequence[frozenset[str]], index: StoryIndex) -> float:
    """How much of a statement those already made hold, 0 to 1: taken together, and by the nearest alone.

    Of each, the mean of the share of words and of their weight: by weight alone, the words a story repeats most count
    too little to show two statements of its main event alike; by number alone, a new fact told in the story's common
    words would be lost. Weights and thresholds were set by reading, and by ROUGE-2 against the editors' briefs of
    every second of ten stories (0.223 recall on the other five, 0.206 without the part taken together).
    """
    nearest = max((likeness(stems, other, index) for other in said), default=0.0)
    return redundant_share(stems, frozenset().union(*said), nearest, index)


def redundant_share(stems: frozenset[str], told: frozenset[str], nearest: float, index: StoryIndex) -> float:
    """`redundancy`, for a caller that keeps all the stems `told` so far and the `nearest` statement's `likeness`."""
    if not told or not stems:
        return 0.0
    together = _held(stems, told, len(stems), index.weight(stems), index)
    figure = any(stem[0].isdigit() for stem in stems & told)
    return TOGETHER * together + (1 - TOGETHER) * nearest + SAME_FIGURE * figure


def likeness(stems: frozenset[str], other: frozenset[str], index: StoryIndex) -> float:
    """How much of the shorter and of the lighter of two statements both hold, 0 to 1."""
    lighter = min(index.weight(stems), index.weight(other))
    return _held(stems, other, min(len(stems), len(other)), lighter, index)


def _held(stems: frozenset[str], other: frozenset[str], count: int, weight: float, index: StoryIndex) -> float:
    """The mean share, of `count` words and of `weight`, that both sets hold."""
    shared = stems & other
    return 0.5 * len(shared) / max(1, count) + (0.5 * index.weight(shared) / weight if weight else 0.0)


def _says_same(line: Line, other: Line, index: StoryIndex) -> bool:
    """Whether two sentences tell the same; not where each opens the report of another day, and is its news."""
    days = days_of(index)
    news = bool(days) and index.place[line] == index.place[other] == 0 and days[line.article] != days[other.article]
    return not news and overlap(index, line.stems, other.stems) >= SAME


def _point(group: Sequence[Line], worth: float, index: StoryIndex) -> Point:
    """The point of sentences that say the same, the first of which is worth most."""
    carried = frozenset(line.article for line in group)
    return Point(tuple(group), worth + SHARE * len(carried) / len(index.articles), carried)


def _widely(point: Point, index: StoryIndex) -> Point:
    """The point with the articles, too, that carry it in other words than its own."""
    carried = point.carried | carriers(point.best, index)
    more = WIDELY * len(carried - point.carried) / len(index.articles)
    return replace(point, salience=point.salience + more, carried=carried)


def _central(stems: frozenset[str], index: StoryIndex) -> float:
    """Mean over content words of the share of articles that use the word, beyond the one it stands in."""
    others = max(1, len(index.articles) - 1)
    shares = [(index.spread.get(stem, 1) - 1) / others for stem in stems]
    return 2 * sum(shares) / max(8, len(shares))


def _opening(stems: frozenset[str], index: StoryIndex) -> float:
    """Mean over content words of the share of articles that open with the word: what the news is."""
    shares = [index.opening.get(stem, 0) / len(index.articles) for stem in stems]
    return sum(shares) / max(8, len(shares))


def _early(line: Line, index: StoryIndex) -> float:
    """How soon an article says it; in a long one what it finds and concludes is as good as its beginning."""
    depth: float = (1 + max(index.place[line], SLOWLY * opens_slowly(line, index))) ** 0.5
    return max(1.0 / depth, _summing_up(index).get(line, 0.0))


def opens_slowly(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence is of the scene that an article opens with before it comes to the news, or of somebody there
    of whom nobody else tells: "Nurse Ida Lund left home at four. She reached the clinic at seven" """
    lines = index.prose[line.article]
    if len(index.articles) == 1 or line not in lines[:SCENE_ENDS] or lines[0].stems & GRAVE_STEMS:
        return False
    first, slow = lines[0], bool(_SLOW.match(lines[0].text))
    known = {person.words for person in find_people(index)[line.article]}
    plain = outside_quotations(first.text)
    acts = not (_NEWS.search(plain) or any(token.lower in REPORTING for token in tokens(plain)))
    named = [(m, m.value.words) for m in first.mentions if isinstance(m.value, Name) and could_be_person(m)]
    places = [(words, first.words_before(mention)) for mention, words in named]
    nobody = 1 if len(index.articles) > 2 else 0  # that one other article has no such name says little
    met = [words for words, place in places if slow or (acts and place < (SUBJECT if words in known else nobody))]
    whose = frozenset(stem(words[-1]) for words in met)
    alone = whose and not whose & _heading(line.article, index) and all(index.spread.get(w, 1) == 1 for w in whose)
    same = line.sentence.paragraph == first.sentence.paragraph
    return bool((alone or slow) and (same or line.stems & whose or _POINTS_BACK.match(line.text)))


def _heading(article: int, index: StoryIndex) -> frozenset[str]:
    headings = (line.stems for line in index.by_article[article] if line.sentence.kind is SentenceKind.HEADING)
    return frozenset().union(*headings)


@lru_cache(maxsize=4)
def _summing_up(index: StoryIndex) -> dict[Line, float]:
    """Of each article that is long, the sentences under the headings that say they sum it up, with their worth.

    A report of 27,000 words tells its findings on its first and its last pages and its witnesses' tales between them.
    """
    worth: dict[Line, float] = {}
    for number, lines in index.by_article.items():
        left = 0
        for line in lines if len(index.prose[number]) >= LONG else ():
            if line.sentence.kind is SentenceKind.HEADING:
                left = SUMMED if _SUMS_UP.search(line.text) else min(left, PART)
            elif line.is_prose and left:
                worth[line] = FOUND
                left -= 1
    return worth


def _informative(line: Line) -> float:
    """Numbers, dates and names make a sentence worth saying, up to a few; so does what happened to people, and that a
    figure is put right: of two that say the same, the page prints the correction."""
    called = CALLED * bool(_CALLED.search(_TITLE.sub(" ", line.text)))
    called += DOCUMENT * bool(_DOCUMENT.search(line.text))
    return 0.12 * min(4, len(line.mentions)) + _eventful(line) + called + CORRECTS * puts_right(line.text)


def _eventful(line: Line) -> float:
    counted = any(mention.kind is MentionKind.NUMBER for mention in line.mentions) or bool(_NOBODY.search(line.text))
    ruled = RULED * bool(_RULED.search(line.text) or _DISOWNS.search(line.text))
    return ruled + ((0.7 if counted else 0.3) if line.stems & GRAVE_STEMS else 0.0)


def _burden(line: Line, index: StoryIndex) -> float:
    """What makes a sentence hard to use: length, a pronoun to be resolved, the reader's own day, mere talk, colour."""
    words = len(line.text.split())
    long = 0.02 * max(0, words - 32)
    said = line.text if index.place[line] else tidy(line.text)  # what opens an article is its news on any day
    pointing = 0.35 if dangling(said, line.mentions if said == line.text else index.mentions(said)) else 0.0
    day = 0.6 if relative_day(said) else 0.0
    talk = 1.0 * quoted_share(line.text)
    empty = 0.8 if _SPOKE.search(line.text) or _leads_up(line, index) or says_little(line) else 0.0
    colour = 0.4 * min(2, sum(word in COLOUR for word in _WORDS.findall(outside_quotations(line.text).lower())))
    scene = SCENE * (sets_scene(line.text) or opens_slowly(line, index)) + TEASER * is_teaser(line.text)
    trifle = TRIFLE * bool(_TRIFLE.search(line.text)) + EMPTY * is_empty(line) + OLD * is_of_old(line.text)
    trifle += BYSTANDER * _is_of_bystander(line, index)
    return long + pointing + day + talk + empty + colour + scene + trifle


def is_empty(line: Line) -> bool:
    """Whether a sentence tells what reporters went through, that nothing is known, or what goes without saying."""
    return bool(_EMPTY.search(line.text))


def _is_of_bystander(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence is what a passer-by says, who may have been called one before."""
    spoke = {m["who"] or m["whom"] for m in _SPEAKS.finditer(line.text)}
    return bool(_BYSTANDER.search(line.text)) or not spoke.isdisjoint(_bystanders(index).get(line.article, ()))


@lru_cache(maxsize=4)
def _bystanders(index: StoryIndex) -> dict[int, frozenset[str]]:
    """The last names of those whom an article tells of as passers-by."""
    found: dict[int, set[str]] = defaultdict(set)
    for line in index.lines:
        for match in _BYSTANDER.finditer(line.text):
            name = match["called"] or match["lives"] or ""
            found[line.article].update(name.split()[-1:])
    return {number: frozenset(names) for number, names in found.items()}


def _leads_up(line: Line, index: StoryIndex) -> bool:
    """ "The manager was in no doubt." before a quotation of what; "May is wet" before "Graz fits that pattern"."""
    following = index.after(line)
    if following is not None and _FITS.search(following.text):
        return True
    return len(line.text.split()) <= SHORT and following is not None and following.text.startswith(('"', "“", "‘", "'"))


def says_little(line: Line) -> bool:
    """ "For the town the loss is smaller but direct.": short, without a figure, a date or a second name."""
    names = [mention for mention in line.mentions if mention.kind is MentionKind.NAME]
    return len(line.text.split()) <= SHORT and len(names) == len(line.mentions) < 2


def gives_document(text: str) -> bool:
    """Whether a sentence gives the very words of a ruling or a bulletin."""
    return bool(_DOCUMENT.search(text))


@lru_cache(maxsize=4096)  # of a story's sentences; a corpus has no end
def quoted_share(text: str) -> float:
    """The share of its words that stand in double quotation marks; what a document says in them is no talk."""
    if gives_document(text):
        return 0.0
    plain = outside_quotations(_TITLE.sub(" ", text))
    return 1 - len(plain.split()) / max(1, len(text.split()))
