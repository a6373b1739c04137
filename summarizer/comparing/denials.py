"""What one article reports and another denies, doubts or cannot confirm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
from summarizer.text.words import stem

_OF_NUMBERS = re.compile(r"\b(?:figure|number|estimate|toll)s?\b")
LOOKED_BACK = 3  # sentences in which the figure stands that is denied
# Of the plain words of what is denied, the weight that the report of it must hold, and how many: two sentences that
# name the same speaker need not speak of the same thing. Set by reading fifteen stories.
SHARED_WEIGHT, SHARED_WORDS = 0.25, 2
MAX_WORDS = 45  # a longer sentence is no cell of a table
MIN_COMPOUND = 6  # letters
_ALLEGED = re.compile(r"\b(?:allegations?|accusations?|lawsuit|charges|claims)\b", re.IGNORECASE)
_ALLEGING = re.compile(r"\b(?:lawsuit|complaint|accus\w+|alleg\w+|sue[sd]?|attorney says)\b", re.IGNORECASE)
_BLAME = re.compile(r"n['’]t\b|\b(?:not|never|nobody|no one|failed|without|negligen\w+|blam\w+)\b", re.IGNORECASE)
# "The union accused the guards of beating him; the company denied it."
_ANSWERED = re.compile(r"(?P<report>[^;]{20,});(?P<denial> [\w’' ]{3,50} den(?:y|ies|ied) (?:it|this|that))\.?$")
_UNCONFIRMED = re.compile(r"\b(?:not|n['’]t|yet to) (?:yet )?confirm(?:ed)? (?:this|that|it)\b")
_TELLS_NOTHING = re.compile(r"^(?:He|She|They|It) (?:did|does|would|could|has|have|had) not (?:\w+ ){0,3}\w+\.$")
_GOES_ON = re.compile(r"\b(?:added|adds)\b")
_HE = re.compile(r"(?:He|She|They|It)\b")
_VIEW = re.compile(
    r"\b(?:in|by) (?:his|her|their|its) (?:reading|view|account|telling|version|opinion)\b", re.IGNORECASE
)
BARE = 14  # words of a denial that tells nothing else
_TELLING = frozenset(stem(word) for word in [*REPORTING, *"report reporter media news source statement part".split()])


class Written(NamedTuple):
    """The words of a sentence as one, and every two neighbours joined."""

    solid: set[str]
    apart: set[str]


def find_denials(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """Each report with the denials of it: in other articles, or right after it by the other party."""
    denials: dict[Line, list[Line]] = {}
    for line in index.lines:
        if not (_usable(line) and _denies(line)):
            continue
        if split := _ANSWERED.match(line.text):
            rows = (Report(split[side].strip(), (line.evidence(),)) for side in ("report", "denial"))
            yield Difference(asked(line, line, index), tuple(rows))
        elif report := _denied_before(line, index) or _report_of(line, index):
            denials.setdefault(report, []).append(line)
    for report, denying in denials.items():
        cells = [_with_what_led(report, denying[0], index), *(_with_what_follows(line, index) for line in denying)]
        yield Difference(asked(report, denying[0], index), tuple(_cell(lines, alone) for lines in cells))


def _cell(lines: Sequence[Line], alone: Mapping[Line, str]) -> Report:
    """One party's sentences; the first as it can be said alone."""
    text = " ".join([alone.get(lines[0], lines[0].text), *(line.text for line in lines[1:])])
    return Report(text.rstrip(" ."), tuple(line.evidence() for line in lines))


def _with_what_led(report: Line, denial: Line, index: StoryIndex) -> list[Line]:
    """What was denied right before, with the sentence it goes on from: "…, he said. …, he added."."""
    before = index.before(report, 1)
    same = before and before[0].sentence.paragraph == report.sentence.paragraph and report.article == denial.article
    goes_on = bool(_GOES_ON.search(outside_quotations(report.text))) and same and _usable(before[0])
    return [before[0], report] if goes_on and fits([before[0], report]) else [report]


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
    return DENYING.search(line.text) or DOUBTED.search(line.text)


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


def _report_of(denial: Line, index: StoryIndex) -> Line | None:
    """The sentence of another article that says most of what is denied, without denying it too."""
    denied = _denied(denial)
    others = [line for line in index.lines if line.article != denial.article and _usable(line)]
    saying = [line for line in others if not _denies(line)]
    compounds = {line: _compounds(denial, line) for line in saying}
    shared = {line: (denied & _plain(line)) | compounds[line] for line in saying}
    saying = [line for line in saying if len(shared[line]) >= SHARED_WORDS or compounds[line]]
    best = max(saying, key=lambda line: index.weight(shared[line]), default=None)
    if best and index.weight(shared[best]) >= SHARED_WEIGHT * index.weight(denied):
        return best
    return _allegation(denial, others, index) if _ALLEGED.search(denial.text) else None


def _allegation(denial: Line, others: Sequence[Line], index: StoryIndex) -> Line | None:
    """What "the allegations" are that are denied: what a suit or an accuser says in another article of the same."""
    alleging = [line for line in others if _ALLEGING.search(line.text) and line.stems & denial.stems]

    def worth(line: Line) -> tuple[bool, float]:
        return bool(_BLAME.search(line.text)), index.weight(line.stems & denial.stems)

    return max(alleging, key=worth, default=None)


def _plain(line: Line) -> frozenset[str]:
    """The stems outside names, numbers and dates, less those of telling itself."""
    return line.plain_stems() - _TELLING


def _compounds(left: Line, right: Line) -> frozenset[str]:
    """The words written otherwise on the two sides: "shakeup", "shake-up" and "shake up"."""
    mine, theirs = _written(left), _written(right)
    shared = (mine.solid & theirs.apart) | (mine.apart & theirs.solid)
    return frozenset(word for word in shared if len(word) >= MIN_COMPOUND)


def _written(line: Line) -> Written:
    """The words of a line as one ("shakeup", "shake-up") and each joined with the one after it."""
    pairs = list(pairwise(line.tokens))
    hyphened = {a.lower + b.lower for a, b in pairs if line.text[a.span.end : b.span.start] == "-"}
    return Written({token.lower for token in line.tokens} | hyphened, {a.lower + b.lower for a, b in pairs})
