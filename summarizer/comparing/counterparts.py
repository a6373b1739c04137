"""Which sentence of another article says what is denied."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from summarizer.checking.disputes import DENYING, DOUBTED
from summarizer.checking.lexicon import REPORTING
from summarizer.comparing.denying import denies, usable
from summarizer.comparing.parties import speaker
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import stem, stems_of

CANDIDATES = 5  # sentences that may be what is denied, of which the first that another says is taken
# Of the plain words of what is denied, the weight that the report of it must hold, and how many: two sentences that
# name the same speaker need not speak of the same thing. Set by reading fifteen stories.
SHARED_WEIGHT, SHARED_WORDS = 0.25, 2
# Of a denied clause alone ("unclear whether Holt is in debt") one plain word is enough beside a name that both give.
CLAUSE_WEIGHT, CLAUSE_WORDS = 0.6, 8
MIN_COMPOUND = 6  # letters
_ALLEGED = re.compile(r"\b(?:allegations?|accusations?|lawsuit|charges|claims)\b", re.IGNORECASE)
_ALLEGING = re.compile(r"\b(?:lawsuit|complaint|accus\w+|alleg\w+|sue[sd]?|attorney says)\b", re.IGNORECASE)
_BLAME = re.compile(r"n['’]t\b|\b(?:not|never|nobody|no one|failed|without|negligen\w+|blam\w+)\b", re.IGNORECASE)
_PAUSE = re.compile(r"[,;:—–](?=\s)|\s[—–-]+\s| and (?=\w+(?:ed|es)\b)")
_VAGUE = frozenset(
    map(stem, "idea notion amount kind sort any enormous huge really truly claim suggestion fact whole".split())
)
_NO_REASON = re.compile(r"(?:was|were|is|are)(?: not|n['’]t) the (?:\w+ )?(?:reasons?|causes?)\b")
# "Claims that it will close have been dismissed" asserts nothing.
_DENIED = re.compile(r"\b(?:denied|dismissed|rejected|refuted|disputed|debunked)\b")
# "Questioned the master" asks him.
_ASKED = re.compile(r"question(?:ed|s) the (?!claim|account|version|figure|number|report|story|finding|accuracy|need)")
_UNCLEAR = re.compile(r"\bunclear (?:whether|if)\b|able to (?:determine|confirm|verify|establish)\b", re.IGNORECASE)
_HEARSAY = re.compile(
    r"\b(?:tweet|claim|declar|announc|boast|insist|alleg|suggest|report)\w*|\b(?:says?|said|told|wrote|according)\b",
    re.IGNORECASE,
)
# "a review of the evidence conducted by the state's attorney Ida Lund"
_STUDIED = re.compile(
    r"\b(?:review|study|inquiry|investigation|analysis|audit|probe)\b[\w ]{0,40}? (?:(?:conducted|done|made|led) )?"
    r"by (?P<who>(?:[\w.’'-]+ ){0,5}[A-Z][\w’'-]+)"
)
_TELLING = frozenset(stem(word) for word in [*REPORTING, *"report reporter media news source statement part".split()])
_HE = re.compile(r"^(?:He|She|They|It)\b")


class Written(NamedTuple):
    """The words of a sentence as one, and every two neighbours joined."""

    solid: set[str]
    apart: set[str]


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """A sentence that may be what is denied, with its words, read once for every denial of the story.

    `stems` are those of the sentence as it can be said alone too, "he" named, if need be by the sentence before.
    """

    line: Line
    plain: frozenset[str]
    stems: frozenset[str]
    written: Written

    @classmethod
    def of(cls, line: Line, alone: Mapping[Line, str], index: StoryIndex) -> Saying:
        text = alone.get(line, line.text)
        named = frozenset() if text == line.text else stems_of(text)
        if text == line.text and _HE.match(text):
            named = _names(index.before(line, 1))
        return cls(line, telling_stems(line), line.stems | named, _written(line))


def report_of(denial: Line, saying: Sequence[Saying], index: StoryIndex) -> Line | None:
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
    elsewhere = [line for line in index.lines if line.article != denial.article and usable(line)]
    return _allegation(denial, elsewhere, index)


def _is_writers_doubt(denial: Line, index: StoryIndex) -> bool:
    """Whether the article itself calls a thing unclear: one that only repeats who says so holds nothing against it."""
    return bool(_UNCLEAR.search(denial.text)) and not speaker(denial, index, 0)


def _told_elsewhere(denial: Line, others: Sequence[Saying], index: StoryIndex) -> dict[Line, float]:
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
    found = next((line for line in best if not denier & (speaker(line, index, 0) | _studied_by(line))), None)
    return None if found is None or denies(found) or _DENIED.search(found.text) else found


def _studied_by(line: Line) -> frozenset[str]:
    """The words of whose own inquiry a sentence tells: its doer disputes something else."""
    return frozenset().union(*(stems_of(match["who"]) for match in _STUDIED.finditer(line.text)))


def _clause_told(denial: Line, others: Sequence[Saying], index: StoryIndex) -> dict[Line, float]:
    """The sentences that say what the denied clause says: its name or one of its compounds and a word besides."""
    clause = _denied_clause(denial)
    plain = (clause & telling_stems(denial)) - _VAGUE
    names = clause - denial.plain_stems()
    if not plain or len(clause) > CLAUSE_WORDS:
        return {}
    mine, whole = _written(denial), index.weight(plain | names)

    def worth(said: Saying) -> float:
        joined = _compounds(mine, said.written) & clause
        words, named = (plain & said.stems) | joined, names & said.stems
        enough = words and (named or joined or len(words) >= SHARED_WORDS)
        least = SHARED_WEIGHT if joined else CLAUSE_WEIGHT
        weight = index.weight(words | named)
        return weight if enough and weight >= least * whole and not said.line.text.endswith("?") else 0.0

    return {said.line: weight for said in others if (weight := worth(said))}


def _denied(denial: Line) -> frozenset[str]:
    """The plain words of what is denied: those after "rejected", all of what "has not been confirmed"."""
    active = DENYING.search(denial.text)
    match = active or DOUBTED.search(denial.text)
    if not match:
        return frozenset()
    start = match.end() if active else 0
    said = {t.stem for t in denial.tokens if t.span.start >= start and not match.start() <= t.span.start < match.end()}
    return telling_stems(denial) & said


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


def telling_stems(line: Line) -> frozenset[str]:
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


def _names(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(stem for line in lines for stem in line.stems - line.plain_stems())
