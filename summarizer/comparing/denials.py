"""What one article reports and another denies, doubts or cannot confirm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from summarizer.checking.disputes import ANAPHORIC, DENYING, DOUBTED
from summarizer.checking.lexicon import REPORTING
from summarizer.checking.standalone import outside_quotations
from summarizer.comparing.accounts import fits
from summarizer.comparing.labels import VERSION, asked, is_unnamed
from summarizer.comparing.parties import speaker
from summarizer.records import Difference, MentionKind, Name, Report
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import content_stems, stem, tokens

_OF_NUMBERS = re.compile(r"\b(?:figure|number|estimate|toll)s?\b")
CANDIDATES = 5  # sentences that may be what is denied, of which the first that another says is taken
LOOKED_BACK = 3  # sentences in which the figure stands that is denied
# Of the plain words of what is denied, the weight that the report of it must hold, and how many: two sentences that
# name the same speaker need not speak of the same thing. Set by reading fifteen stories.
SHARED_WEIGHT, SHARED_WORDS = 0.25, 2
MAX_WORDS = 45  # a longer sentence is no cell of a table
# Of a denied clause alone ("unclear whether Holt is in debt") one plain word is enough beside a name that both give.
CLAUSE_WEIGHT, CLAUSE_WORDS = 0.6, 8
MIN_COMPOUND = 6  # letters
_ALLEGED = re.compile(r"\b(?:allegations?|accusations?|lawsuit|charges|claims)\b", re.IGNORECASE)
_ALLEGING = re.compile(r"\b(?:lawsuit|complaint|accus\w+|alleg\w+|sue[sd]?|attorney says)\b", re.IGNORECASE)
_BLAME = re.compile(r"n['’]t\b|\b(?:not|never|nobody|no one|failed|without|negligen\w+|blam\w+)\b", re.IGNORECASE)
# "The union accused the guards of beating him; the company denied it."
_ANSWERED = re.compile(r"(?P<report>[^;]{20,});(?P<denial> [\w’' ]{3,50} den(?:y|ies|ied) (?:it|this|that))\.?$")
_UNCONFIRMED = re.compile(r"\b(?:not|n['’]t|yet to) (?:yet )?confirm(?:ed)? (?:this|that|it)\b")
_TELLS_NOTHING = re.compile(r"^(?:He|She|They|It) (?:did|does|would|could|has|have|had) not (?:\w+ ){0,3}\w+\.$")
_GOES_ON = re.compile(r"\b(?:added|adds)\b")
_IT_SAID = re.compile(r", (?:he|she|it|they) (?:said|says|argued|argues|insisted|insists)\.?$")
# "A second official found that hard to credit."
_DISBELIEVED = re.compile(
    r"\b(?:f(?:ound|inds) (?:that|this|it) (?:hard|difficult|impossible) to (?:credit|believe|accept)"
    r"|(?:called|dismissed) (?:that|this|it) (?:as )?(?:nonsense|false|untrue|a lie|absurd|laughable)"
    r"|scoff(?:ed|s) at (?:that|this)|(?:was|were) not convinced)(?=[,.;]|$)"
)
_NO_PART = re.compile(r"\b(?:nothing to do with|no (?:part|role|hand|knowledge) (?:in|of)|not aware of|did not know)\b")
_HARD_TO_BELIEVE = re.compile(
    r"\b(?:hard|difficult|impossible) to (?:imagine|believe|conceive) that\b.*\b(?:not|n['’]t|nothing|unaware|no)\b"
)
_SEVERAL = re.compile(r"\b(?:those|these|both|such|the) (?:accounts|versions|claims|allegations|accusations|charges)\b")
ACCOUNTS_BACK = 6  # sentences in which several accounts stand that are denied together
_HE = re.compile(r"^(?:He|She|They|It)\b")
_VIEW = re.compile(
    r"\b(?:in|by) (?:his|her|their|its) (?:reading|view|account|telling|version|opinion)\b", re.IGNORECASE
)
BARE = 14  # words of a denial that tells nothing else
_PAUSE = re.compile(r"[,;:—–](?=\s)|\s[—–-]+\s| and (?=\w+(?:ed|es)\b)")
_VAGUE = frozenset(
    map(stem, "idea notion amount kind sort any enormous huge really truly claim suggestion fact whole".split())
)
_NO_REASON = re.compile(r"(?:was|were|is|are)(?: not|n['’]t) the (?:\w+ )?(?:reasons?|causes?)\b")
# "Persuaded him to reject the club", "the complaint must be rejected": nobody denies anything that was said.
_URGED = re.compile(r"\b(?:to|be|must|should) $")
# "She sounded surprised that he would refuse to admit it" holds what he denies to be so.
_EMBEDDED = re.compile(r"\b(?:surprise\w*|astonish\w*|incredulous|amaze\w*|accus\w+)\b[^.;]{0,60}$", re.IGNORECASE)
# Nor does whoever turns down a plan: "rejected the offer".
_REFUSED = re.compile(
    r"denied (?=(?:[a-z]+ )?(?:access|entry|bail|visas?|permission|treatment|asylum|parole)\b)"
    r"|reject\w* (?:an?|the|any|his|her|its|their|this|that) (?:[\w-]+ ){0,2}?"
    r"(?:proposals?|offers?|bids?|plans?|calls?|requests?|deals?|appeals?|motions?|amendments?|bills?|applications?)\b"
)
# "Claims that it will close have been dismissed" asserts nothing.
_DENIED = re.compile(r"\b(?:denied|dismissed|rejected|refuted|disputed|debunked)\b")
# "Questioned the master" asks him.
_ASKED = re.compile(r"question(?:ed|s) the (?!claim|account|version|figure|number|report|story|finding|accuracy|need)")
_UNCLEAR = re.compile(r"\bunclear (?:whether|if)\b|able to (?:determine|confirm|verify|establish)\b", re.IGNORECASE)
_HEARSAY = re.compile(
    r"\b(?:tweet|claim|declar|announc|boast|insist|alleg|suggest|report)\w*|\b(?:says?|said|told|wrote|according)\b",
    re.IGNORECASE,
)
_TELLING = frozenset(stem(word) for word in [*REPORTING, *"report reporter media news source statement part".split()])


class Written(NamedTuple):
    """The words of a sentence as one, and every two neighbours joined."""

    solid: set[str]
    apart: set[str]


class Quarrel(NamedTuple):
    """Reports of one thing, the one to show first, and what is denied of each."""

    reports: list[Line]
    denials: list[list[Line]]


def find_denials(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """Each report with the denials of it: in other articles, or right after it by the other party."""
    denials: dict[Line, list[Line]] = {}
    denying = [line for line in index.lines if _usable(line) and (_denies(line) or _DISBELIEVED.search(line.text))]
    reports = [line for line in index.lines if denying and _usable(line) and not _HARD_TO_BELIEVE.search(line.text)]
    saying = [_Saying.of(line, alone, index) for line in reports]
    for line in denying:
        if split := _ANSWERED.match(line.text):
            rows = (Report(split[side].strip(), (line.evidence(),)) for side in ("report", "denial"))
            yield Difference(asked(line, line, index), tuple(rows))
        elif report := _denied_before(line, index) or _report_of(line, saying, index):
            denials.setdefault(report, []).append(line)
    for quarrel in _quarrels(denials, index):
        row = _row(quarrel, alone, index)
        report, denial = quarrel.reports[0], quarrel.denials[0][0]
        # Where no pattern tells what one article denies of another, they mostly speak of two things.
        if report.article == denial.article or not (is_unnamed(row.subject) and DENYING.search(denial.text)):
            yield row


def _row(quarrel: Quarrel, alone: Mapping[Line, str], index: StoryIndex) -> Difference:
    """The first report of a quarrel and its denials; the other articles that tell of it are cited beside them."""
    report, denying = quarrel.reports[0], quarrel.denials[0]
    cells = [
        _cell(_with_what_led(report, denying[0], alone, index), alone, quarrel.reports[1:]),
        *(_cell(_with_what_follows(line, index), alone) for line in denying[1:]),
    ]
    cells += (_cell([line], alone) for line in _disbelieving(denying[0], index))
    others = [line for lines in quarrel.denials[1:] for line in lines]
    cells.insert(1, _cell(_with_what_follows(denying[0], index), alone, others))
    return Difference(asked(report, denying[0], index), tuple(cells))


def _disbelieving(denial: Line, index: StoryIndex) -> Iterator[Line]:
    """Who finds it hard to believe that whoever denies a part in a thing knew nothing of it: the first to say so."""
    no_part = _NO_PART.search(denial.text)
    for line in index.lines if no_part else ():
        doubted = _HARD_TO_BELIEVE.search(line.text) if _usable(line) else None
        if doubted and line.article != denial.article:
            names = _words_of_names(denial, 0) & _words_of_names(line, doubted.start())
            if names and denial.plain_stems() & line.plain_stems():
                yield line
                return


def _words_of_names(line: Line, start: int) -> frozenset[str]:
    """The words of the names in a sentence from `start` on, "russia" of "Russian"."""
    names = (m.value for m in line.mentions if isinstance(m.value, Name) and m.span.start >= start)
    return frozenset(word for name in names for word in name.words)


def _quarrels(denials: Mapping[Line, list[Line]], index: StoryIndex) -> list[Quarrel]:
    """The reports with their denials, two made one where a denial of the one follows right on the report of the other.

    "The police think he shot her. But their children dismiss that he did": both stand in another article as well.
    """
    found: list[Quarrel] = []
    for report, denying in denials.items():
        mine = Quarrel([report], [denying])
        same = next((other for other in found if _follow(mine, other, index) or _follow(other, mine, index)), None)
        if same is None:
            found.append(mine)
        else:
            same.reports.append(report)
            same.denials.append(denying)
    return found


def _follow(one: Quarrel, other: Quarrel, index: StoryIndex) -> bool:
    """Whether a denial of the one stands right after a report of the other."""
    return any(
        index.before(denial, 1) == (report,) for lines in one.denials for denial in lines for report in other.reports
    )


def _cell(lines: Sequence[Line], alone: Mapping[Line, str], others: Sequence[Line] = ()) -> Report:
    """One party's sentences, the first as it can be said alone, with the sentences of `others` that tell the same."""
    text = " ".join([alone.get(lines[0], lines[0].text), *(line.text for line in lines[1:])])
    if len(lines) > 1 and (version := VERSION.match(lines[0].text)):
        text = _HE.sub(version["who"], lines[1].text, count=1)  # the ministry that "offered a third version" says it
    return Report(text.rstrip(" ."), tuple(line.evidence() for line in (*lines, *others)))


def _with_what_led(report: Line, denial: Line, alone: Mapping[Line, str], index: StoryIndex) -> list[Line]:
    """What was denied, with the sentence it goes on from ("…, he said. …, he added.") or that names who "it" is."""
    before = index.before(report, 1)
    if not before or before[0].sentence.paragraph != report.sentence.paragraph or not _usable(before[0]):
        return [report]
    said = outside_quotations(report.text)
    goes_on = report.article == denial.article and _GOES_ON.search(said)
    named = any(mention.kind is MentionKind.NAME for mention in before[0].mentions)
    points = _IT_SAID.search(said) or _HE.match(said)
    unnamed = points and alone.get(report, report.text) == report.text and named
    return [before[0], report] if (goes_on or unnamed) and fits([before[0], report]) else [report]


def _with_what_follows(denial: Line, index: StoryIndex) -> list[Line]:
    """A bare denial with what its speaker says instead: "The agency denies this. It insists …"."""
    following = index.after(denial)
    goes_on = following and (_HE.match(following.text) or _IT_SAID.search(following.text))
    bare = len(denial.text.split()) <= BARE and goes_on
    if bare and following and following.sentence.paragraph == denial.sentence.paragraph and fits([denial, following]):
        return [denial, following]
    return [denial]


def _usable(line: Line) -> bool:
    return line.is_prose and len(line.text.split()) <= MAX_WORDS and not line.text.startswith("(")


def _denies(line: Line) -> re.Match[str] | None:
    found = DENYING.search(line.text)
    if found and _EMBEDDED.search(line.text, 0, found.start()):
        return None
    if found and (_URGED.search(line.text, 0, found.start()) or _REFUSED.match(line.text, found.start())):
        found = None
    return found or DOUBTED.search(line.text)


def _denied(denial: Line) -> frozenset[str]:
    """The plain words of what is denied: those after "rejected", all of what "has not been confirmed"."""
    active = DENYING.search(denial.text)
    match = active or DOUBTED.search(denial.text)
    if not match:
        return frozenset()
    start = match.end() if active else 0
    said = {t.stem for t in denial.tokens if t.span.start >= start and not match.start() <= t.span.start < match.end()}
    return _plain(denial) & said


def _denied_before(denial: Line, index: StoryIndex) -> Line | None:
    """What a sentence that disputes "that" disputes: the one before it, for "the figure" the last one with a number."""
    match = ANAPHORIC.search(denial.text) or _UNCONFIRMED.search(denial.text) or _DISBELIEVED.search(denial.text)
    if match and _SEVERAL.search(match.group()) and (found := _answered(denial, index)):
        return found
    before = [line for line in reversed(index.before(denial, LOOKED_BACK)) if match and _usable(line)]
    before = [line for line in before if not _TELLS_NOTHING.search(line.text)]
    if match and _OF_NUMBERS.search(match.group()):
        before = [line for line in before if any(m.kind is MentionKind.NUMBER for m in line.mentions)]
    of_denier = [line for line in before if _is_view_of(line, speaker(denial, index, 0), index)]
    return next(iter(of_denier or before), None)


def _answered(denial: Line, index: StoryIndex) -> Line | None:
    """Of the accounts that "those accounts" point at, the one that shares most with what the denier says instead."""
    instead = [line.plain_stems() for line in _with_what_follows(denial, index)[1:]]
    told = [line for line in index.before(denial, ACCOUNTS_BACK) if _usable(line)]
    weights = {line: index.weight((line.plain_stems() - _TELLING) & stems) for line in told for stems in instead}
    best = max(weights, key=lambda line: weights[line], default=None)
    return best if best and weights[best] else None


def _is_view_of(line: Line, party: frozenset[str], index: StoryIndex) -> bool:
    """Whether a sentence gives somebody's view of whoever denies it: "In her reading Quell wrote it"."""
    told = _VIEW.search(line.text) or speaker(line, index, 0) - party
    return bool(party and told) and party <= line.stems and line.text[:1] not in '"“'


def _report_of(denial: Line, saying: Sequence[_Saying], index: StoryIndex) -> Line | None:
    """The sentence of another article that says most of what is denied, without denying it too."""
    others = [said for said in saying if said.line.article != denial.article]
    if _is_writers_doubt(denial, index):
        plain = [said for said in others if not _HEARSAY.search(said.line.text)]
        shares = {line: w / index.weight(line.stems) for line, w in _clause_told(denial, plain, index).items()}
        return _heaviest(shares, denial, index)
    if weights := _told_elsewhere(denial, others, index) or _clause_told(denial, others, index):
        return _heaviest(weights, denial, index)
    if not _ALLEGED.search(denial.text):
        return None
    usable = [line for line in index.lines if line.article != denial.article and _usable(line)]
    return _allegation(denial, usable, index)


def _is_writers_doubt(denial: Line, index: StoryIndex) -> bool:
    """Whether the article itself calls a thing unclear: one that only repeats who says so holds nothing against it."""
    return bool(_UNCLEAR.search(denial.text)) and not speaker(denial, index, 0)


def _told_elsewhere(denial: Line, others: Sequence[_Saying], index: StoryIndex) -> dict[Line, float]:
    """The sentences that say much of what stands behind the denying words, with the weight of what they share."""
    denied, mine = _denied(denial), _written(denial)
    joined = {said.line: _compounds(mine, said.written) for said in others}
    shared = {said.line: (denied & said.plain) | joined[said.line] for said in others}
    telling = [s.line for s in others if len(shared[s.line]) >= SHARED_WORDS or joined[s.line]]
    weights = {line: index.weight(shared[line]) for line in telling}
    least = SHARED_WEIGHT * index.weight(denied)
    return {line: weight for line, weight in weights.items() if weight >= least}


def _heaviest(weights: Mapping[Line, float], denial: Line, index: StoryIndex) -> Line | None:
    """The sentence that weighs most and is not the denier's own: nobody denies what he says.

    None where that is a denial too: then the other article tells of the same one.
    """
    denier = speaker(denial, index, 0)
    best = nlargest(CANDIDATES, weights, key=lambda line: weights[line])
    found = next((line for line in best if not denier & speaker(line, index, 0)), None)
    return None if found is None or _denies(found) or _DENIED.search(found.text) else found


def _clause_told(denial: Line, others: Sequence[_Saying], index: StoryIndex) -> dict[Line, float]:
    """The sentences that say what the denied clause says: its name or one of its compounds and a word besides."""
    clause = _denied_clause(denial)
    plain = (clause & _plain(denial)) - _VAGUE
    names = clause - denial.plain_stems()
    if not plain or len(clause) > CLAUSE_WORDS:
        return {}
    mine, whole = _written(denial), index.weight(plain | names)

    def worth(said: _Saying) -> float:
        joined = _compounds(mine, said.written) & clause
        words, named = (plain & said.stems) | joined, names & said.stems
        enough = words and (named or joined or len(words) >= SHARED_WORDS)
        least = SHARED_WEIGHT if joined else CLAUSE_WEIGHT
        weight = index.weight(words | named)
        return weight if enough and weight >= least * whole and not said.line.text.endswith("?") else 0.0

    return {said.line: weight for said in others if (weight := worth(said))}


def _denied_clause(denial: Line) -> frozenset[str]:
    """The stems of the clause that is denied: after "unclear whether", before "were not the reasons"."""
    if reason := _NO_REASON.search(denial.text):
        start = max((m.end() for m in _PAUSE.finditer(denial.text, 0, reason.start())), default=0)
        span = (start, reason.start())
    elif (active := DENYING.search(denial.text)) and not _ASKED.match(denial.text, active.start()):
        end = next((m.start() for m in _PAUSE.finditer(denial.text, active.end() + 1)), len(denial.text))
        span = (active.end(), end)
    else:
        return frozenset()
    return frozenset(t.stem for t in denial.tokens if span[0] <= t.span.start < span[1] and t.is_content)


def _allegation(denial: Line, others: Sequence[Line], index: StoryIndex) -> Line | None:
    """What "the allegations" are that are denied: what a suit or an accuser says in another article of the same."""
    alleging = [line for line in others if _ALLEGING.search(line.text) and line.stems & denial.stems]

    def worth(line: Line) -> tuple[bool, float]:
        return bool(_BLAME.search(line.text)), index.weight(line.stems & denial.stems)

    return max(alleging, key=worth, default=None)


def _plain(line: Line) -> frozenset[str]:
    """The stems outside names, numbers and dates, less those of telling itself."""
    return line.plain_stems() - _TELLING


def _compounds(mine: Written, theirs: Written) -> frozenset[str]:
    """The words written otherwise on the two sides: "shakeup", "shake-up" and "shake up"."""
    shared = (mine.solid & theirs.apart) | (mine.apart & theirs.solid)
    return frozenset(word for word in shared if len(word) >= MIN_COMPOUND)


def _written(line: Line) -> Written:
    """The words of a line as one ("shakeup", "shake-up") and each joined with the one after it."""
    pairs = list(pairwise(line.tokens))
    hyphened = {a.lower + b.lower for a, b in pairs if line.text[a.span.end : b.span.start] == "-"}
    return Written({token.lower for token in line.tokens} | hyphened, {a.lower + b.lower for a, b in pairs})


@dataclass(frozen=True, slots=True, eq=False)
class _Saying:
    """A sentence that may be what is denied, with its words, read once for every denial of the story.

    `stems` are those of the sentence as it can be said alone too, "he" named, if need be by the sentence before.
    """

    line: Line
    plain: frozenset[str]
    stems: frozenset[str]
    written: Written

    @classmethod
    def of(cls, line: Line, alone: Mapping[Line, str], index: StoryIndex) -> _Saying:
        text = alone.get(line, line.text)
        named = frozenset() if text == line.text else frozenset(content_stems(tokens(text)))
        if text == line.text and _HE.match(text):
            named = _names(index.before(line, 1))
        return cls(line, _plain(line), line.stems | named, _written(line))


def _names(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(stem for line in lines for stem in line.stems - line.plain_stems())
