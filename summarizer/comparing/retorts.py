"""A claim that is answered with a bare retort: "The host said that sales were down. “Says who?” the owner replied." """

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.checking.standalone import outside_quotations
from summarizer.comparing.accounts import fits
from summarizer.records import Difference, Report
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import tokens

# Words that do nothing but deny what was just said: a table to extend.
_RETORT = re.compile(
    r"[“\"](?P<words>(?:says who|(?:that|it|this)(?: is|['’]s) (?:not true|untrue|false|wrong|a lie|nonsense|rubbish"
    r"|impossible|absurd|ridiculous)|not true|nonsense|rubbish|absolutely not|no way))[?!.,]*[”\"]",
    re.IGNORECASE,
)
SHARED = 2  # words of two claims that are one
# What the retort answers: "said (that) the campaign was down", "was asked about the low sales".
_CLAIMED = re.compile(
    r"\b(?:saying|said|says|argued|noted|insisted|claimed|suggested)(?: that)? (?P<said>(?:the|his|her|their|its) "
    r"[^,.;:]{6,70})"
)
_ASKED = re.compile(r"\b(?:asked|pressed|questioned|challenged) (?:about|on|over) (?P<what>[^,.;:]{6,70})")


@dataclass(frozen=True, slots=True, eq=False)
class Retort:
    """What was claimed, the retort to it, its words, and what it is about, "" where that cannot be read.

    `clause` where what it is about is a whole statement.
    """

    claim: Line
    answer: Line
    words: str
    about: str
    clause: bool


def find_retorts(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """Each retort with what it answers, once: the one whose claim is a statement before others."""
    retorts = [retort for line in index.lines if line.is_prose for retort in _retorts(line, index)]
    shown: set[str] = set()
    for retort in sorted(retorts, key=lambda retort: (not retort.clause, not retort.about)):
        if retort.about and retort.words not in shown:
            shown.add(retort.words)
            same = [r for r in retorts if r.words == retort.words and _are_one(r, retort)]
            about = {token.stem for token in tokens(retort.about) if token.is_content}
            same = [r for r in same if about & r.claim.stems]  # who tells of it in other words may mean another claim
            claim = _cell(retort.claim, [r.claim for r in same], alone)
            answer = _cell(retort.answer, [r.answer for r in same], alone)
            yield Difference(f"whether {retort.about}" if retort.clause else retort.about, (claim, answer))


def _retorts(line: Line, index: StoryIndex) -> Iterator[Retort]:
    found, before = _RETORT.search(line.text), index.before(line, 1)
    # Alone between its quotation marks nobody speaks it, and a reader cannot tell who does.
    if not found or not before or not re.search(r"\w", outside_quotations(line.text)) or not fits([*before, line]):
        return
    words = re.sub(r"\W", "", found["words"].lower())
    if claimed := _CLAIMED.search(before[0].text):
        yield Retort(before[0], line, words, re.sub(r"[“”\"]", "", claimed["said"]).strip(), clause=True)
    else:
        asked = _ASKED.search(before[0].text)
        yield Retort(before[0], line, words, asked["what"] if asked else "", clause=False)


def _are_one(left: Retort, right: Retort) -> bool:
    """Whether two articles tell one exchange."""
    shared = left.claim.stems & right.claim.stems
    return left.claim.article != right.claim.article and (bool(left.about) or len(shared) >= SHARED)


def _cell(line: Line, same: Sequence[Line], alone: Mapping[Line, str]) -> Report:
    """The sentence, and with it those of other articles that tell the same exchange."""
    evidence = dict.fromkeys(one.evidence() for one in (line, *same))
    return Report(alone.get(line, line.text).rstrip(" ."), tuple(evidence))
