"""What one article reports and another denies, doubts or cannot confirm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from summarizer.checking.disputes import ANAPHORIC, DENYING
from summarizer.comparing.counterparts import Saying, report_of, telling_stems
from summarizer.comparing.denying import DISBELIEVED, HARD_TO_BELIEVE, denies, usable
from summarizer.comparing.labels import asked, is_unnamed
from summarizer.comparing.parties import speaker
from summarizer.comparing.quarrels import quarrels, row_of, with_what_follows
from summarizer.records import Difference, MentionKind, Report
from summarizer.text.index import Line, StoryIndex

_OF_NUMBERS = re.compile(r"\b(?:figure|number|estimate|toll)s?\b")
LOOKED_BACK = 3  # sentences in which the figure stands that is denied
# "The union accused the guards of beating him; the company denied it."
_ANSWERED = re.compile(r"(?P<report>[^;]{20,});(?P<denial> [\w’' ]{3,50} den(?:y|ies|ied) (?:it|this|that))\.?$")
_UNCONFIRMED = re.compile(r"\b(?:not|n['’]t|yet to) (?:yet )?confirm(?:ed)? (?:this|that|it)\b")
_TELLS_NOTHING = re.compile(r"^(?:He|She|They|It) (?:did|does|would|could|has|have|had) not (?:\w+ ){0,3}\w+\.$")
_SEVERAL = re.compile(r"\b(?:those|these|both|such|the) (?:accounts|versions|claims|allegations|accusations|charges)\b")
ACCOUNTS_BACK = 6  # sentences in which several accounts stand that are denied together
_VIEW = re.compile(
    r"\b(?:in|by) (?:his|her|their|its) (?:reading|view|account|telling|version|opinion)\b", re.IGNORECASE
)


def find_denials(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """Each report with the denials of it: in other articles, or right after it by the other party."""
    denials: dict[Line, list[Line]] = {}
    denying = [line for line in index.lines if usable(line) and (denies(line) or DISBELIEVED.search(line.text))]
    reports = [line for line in index.lines if denying and usable(line) and not HARD_TO_BELIEVE.search(line.text)]
    saying = [Saying.of(line, alone, index) for line in reports]
    for line in denying:
        if split := _ANSWERED.match(line.text):
            rows = (Report(split[side].strip(), (line.evidence(),)) for side in ("report", "denial"))
            yield Difference(asked(line, line, index), tuple(rows))
        elif report := _denied_before(line, index) or report_of(line, saying, index):
            denials.setdefault(report, []).append(line)
    for quarrel in quarrels(denials, index):
        row = row_of(quarrel, alone, index)
        report, denial = quarrel.reports[0], quarrel.denials[0][0]
        # Where no pattern tells what one article denies of another, they mostly speak of two things.
        if report.article == denial.article or not (is_unnamed(row.subject) and DENYING.search(denial.text)):
            yield row


def _denied_before(denial: Line, index: StoryIndex) -> Line | None:
    """What a sentence that disputes "that" disputes: the one before it, for "the figure" the last one with a number."""
    match = ANAPHORIC.search(denial.text) or _UNCONFIRMED.search(denial.text) or DISBELIEVED.search(denial.text)
    if match and _SEVERAL.search(match.group()) and (found := _answered(denial, index)):
        return found
    before = [line for line in reversed(index.before(denial, LOOKED_BACK)) if match and usable(line)]
    before = [line for line in before if not _TELLS_NOTHING.search(line.text)]
    if match and _OF_NUMBERS.search(match.group()):
        before = [line for line in before if any(m.kind is MentionKind.NUMBER for m in line.mentions)]
    of_denier = [line for line in before if _is_view_of(line, speaker(denial, index, 0), index)]
    told = next(iter(of_denier or before), None)
    return _claimed(told, index) if told else None


def _claimed(told: Line, index: StoryIndex) -> Line:
    """What the words that somebody adds go on from: "Lund said the alarm rang. “Who listened is alive,” she said." """
    before = next(iter(index.before(told, 1)), None)
    adds = told.text[:1] in '"“' and before is not None and before.text[:1] not in '"“'
    if not (adds and before is not None and usable(before) and before.sentence.paragraph == told.sentence.paragraph):
        return told
    return before if speaker(before, index, 0) & speaker(told, index) else told


def _answered(denial: Line, index: StoryIndex) -> Line | None:
    """Of the accounts that "those accounts" point at, the one that shares most with what the denier says instead."""
    instead = [line.plain_stems() for line in with_what_follows(denial, index)[1:]]
    told = [line for line in index.before(denial, ACCOUNTS_BACK) if usable(line)]
    weights = {line: index.weight(telling_stems(line) & stems) for line in told for stems in instead}
    best = max(weights, key=lambda line: weights[line], default=None)
    return best if best and weights[best] else None


def _is_view_of(line: Line, party: frozenset[str], index: StoryIndex) -> bool:
    """Whether a sentence gives somebody's view of whoever denies it: "In her reading Quell wrote it"."""
    told = _VIEW.search(line.text) or speaker(line, index, 0) - party
    return bool(party and told) and party <= line.stems and line.text[:1] not in '"“'
