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
from summarizer.comparing.labels import asked
from summarizer.comparing.parties import speaker
from summarizer.records import Difference, MentionKind, Report
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
_IT_SAID = re.compile(r", (?:he|she|it|they) (?:said|says)\.?$")
_HE = re.compile(r"(?:He|She|They|It)\b")
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
_TELLING = frozenset(stem(word) for word in [*REPORTING, *"report reporter media news source statement part".split()])


class Written(NamedTuple):
    """The words of a sentence as one, and every two neighbours joined."""

    solid: set[str]
    apart: set[str]


def find_denials(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """Each report with the denials of it: in other articles, or right after it by the other party."""
    denials: dict[Line, list[Line]] = {}
    denying = [line for line in index.lines if _usable(line) and _denies(line)]
    saying = [_Saying.of(line, alone) for line in index.lines if denying and _usable(line)]
    for line in denying:
        if split := _ANSWERED.match(line.text):
            rows = (Report(split[side].strip(), (line.evidence(),)) for side in ("report", "denial"))
            yield Difference(asked(line, line, index), tuple(rows))
        elif report := _denied_before(line, index) or _report_of(line, saying, index):
            denials.setdefault(report, []).append(line)
    for report, denying in denials.items():
        cells = [
            _with_what_led(report, denying[0], alone, index),
            *(_with_what_follows(line, index) for line in denying),
        ]
        yield Difference(asked(report, denying[0], index), tuple(_cell(lines, alone) for lines in cells))


def _cell(lines: Sequence[Line], alone: Mapping[Line, str]) -> Report:
    """One party's sentences; the first as it can be said alone."""
    text = " ".join([alone.get(lines[0], lines[0].text), *(line.text for line in lines[1:])])
    return Report(text.rstrip(" ."), tuple(line.evidence() for line in lines))


def _with_what_led(report: Line, denial: Line, alone: Mapping[Line, str], index: StoryIndex) -> list[Line]:
    """What was denied, with the sentence it goes on from ("…, he said. …, he added.") or that names who "it" is."""
    before = index.before(report, 1)
    if not before or before[0].sentence.paragraph != report.sentence.paragraph or not _usable(before[0]):
        return [report]
    said = outside_quotations(report.text)
    goes_on = report.article == denial.article and _GOES_ON.search(said)
    named = any(mention.kind is MentionKind.NAME for mention in before[0].mentions)
    unnamed = _IT_SAID.search(said) and alone.get(report, report.text) == report.text and named
    return [before[0], report] if (goes_on or unnamed) and fits([before[0], report]) else [report]


def _with_what_follows(denial: Line, index: StoryIndex) -> list[Line]:
    """A bare denial with what its speaker says instead: "The agency denies this. It insists …"."""
    following = index.after(denial)
    bare = len(denial.text.split()) <= BARE and following and _HE.match(following.text)
    if bare and following and following.sentence.paragraph == denial.sentence.paragraph and fits([denial, following]):
        return [denial, following]
    return [denial]


def _usable(line: Line) -> bool:
    return line.is_prose and len(line.text.split()) <= MAX_WORDS


def _denies(line: Line) -> re.Match[str] | None:
    found = DENYING.search(line.text)
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
    match = ANAPHORIC.search(denial.text) or _UNCONFIRMED.search(denial.text)
    before = [line for line in reversed(index.before(denial, LOOKED_BACK)) if match and _usable(line)]
    before = [line for line in before if not _TELLS_NOTHING.search(line.text)]
    if match and _OF_NUMBERS.search(match.group()):
        before = [line for line in before if any(m.kind is MentionKind.NUMBER for m in line.mentions)]
    of_denier = [line for line in before if _is_view_of(line, speaker(denial, index, 0), index)]
    return next(iter(of_denier or before), None)


def _is_view_of(line: Line, party: frozenset[str], index: StoryIndex) -> bool:
    """Whether a sentence gives somebody's view of whoever denies it: "In her reading Quell wrote it"."""
    told = _VIEW.search(line.text) or speaker(line, index, 0) - party
    return bool(party and told) and party <= line.stems and line.text[:1] not in '"“'


def _report_of(denial: Line, saying: Sequence[_Saying], index: StoryIndex) -> Line | None:
    """The sentence of another article that says most of what is denied, without denying it too."""
    others = [said for said in saying if said.line.article != denial.article]
    if weights := _told_elsewhere(denial, others, index) or _clause_told(denial, others, index):
        return _heaviest(weights, denial, index)
    if not _ALLEGED.search(denial.text):
        return None
    usable = [line for line in index.lines if line.article != denial.article and _usable(line)]
    return _allegation(denial, usable, index)


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

    `stems` are those of the sentence as it can be said alone too, "he" named.
    """

    line: Line
    plain: frozenset[str]
    stems: frozenset[str]
    written: Written

    @classmethod
    def of(cls, line: Line, alone: Mapping[Line, str]) -> _Saying:
        text = alone.get(line, line.text)
        named = frozenset() if text == line.text else frozenset(content_stems(tokens(text)))
        return cls(line, _plain(line), line.stems | named, _written(line))
