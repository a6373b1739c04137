"""What is said to have caused a thing, where one article makes it the whole cause, another a part of it or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.checking.synonyms import key
from summarizer.comparing.cause_words import CAUSING, HEDGED
from summarizer.comparing.labels import shared_words
from summarizer.records import Difference, Report
from summarizer.text.index import Line, StoryIndex, overlap
from summarizer.text.words import stem

MAX_WORDS = 45  # of a sentence in a cell
# Two sentences tell of one cause when they share so many words outside names, and this weight of the lighter. Set by
# reading what was aligned in twelve stories.
SHARED_WORDS, ALIKE = 3, 0.25
# Two causes of one thing rival when nearly all that is told of the thing is the same.
SAME_EFFECT = 0.5
_PAUSE = re.compile(r"[,;:—](?=\s)|\s[—–-]+\s|[.?!]$| (?:that|which|who) ")
_LINKING = frozenset(map(stem, "cause caused result resulted role part blame contribute factor".split()))
# "Based on the data available": how a cause is known is none of what it is of.
_HOW_KNOWN = frozenset(map(stem, "based basis available data information evidence analysis finding likely".split()))
_DEATHS = frozenset(map(key, "die died death killed".split()))


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A sentence that tells of a cause: how far it is one, how surely that is said, and the sentence's plain words.

    `cause` and `effect` are the stems after and before the words that link them, where the cause stands behind.
    """

    line: Line
    degree: str
    hedged: bool
    words: frozenset[str]
    cause: frozenset[str]
    effect: frozenset[str]


def find_causes(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """The sentences of two articles that make one thing another's cause to different degrees, each sentence once.

    Where several pairs do, the most alike is shown, and every other article that says the same as one of them with it.
    """
    tellings = [found for line in index.lines if line.is_prose if (found := _telling(line))]
    pairs = [
        (likeness, left, right)
        for left, right in combinations(tellings, 2)
        if left.line.article != right.line.article
        if (likeness := _likeness(left, right, index)) and _differ(left, right, index)
    ]
    told: set[str] = set()
    for _, left, right in sorted(pairs, key=lambda pair: -pair[0]):
        label = _label(left, right, index)
        if label not in told:
            told.add(label)
            yield Difference(label, tuple(_report(t, tellings, alone, index) for t in (left, right)))


def _telling(line: Line) -> Telling | None:
    """How a sentence tells of a cause; None where it does not, or two ways at once."""
    found = list(CAUSING.finditer(line.text)) if len(line.text.split()) <= MAX_WORDS else []
    if len({match.lastgroup for match in found}) != 1:
        return None
    first = found[0]
    end = next((mark.start() for mark in _PAUSE.finditer(line.text, first.end())), len(line.text))
    behind = first.group().lower().endswith(("of", "to", "by", "from")) and "cause of" not in first.group().lower()
    cause = _stems(line, first.end(), end) if behind else frozenset()
    effect = _stems(line, 0, first.end()) if behind else frozenset()
    hedged = bool(HEDGED.search(line.text))
    return Telling(line, first.lastgroup or "", hedged, line.plain_stems(), cause, effect)


def _stems(line: Line, start: int, end: int) -> frozenset[str]:
    return frozenset(token.stem for token in line.tokens if start <= token.span.start < end and token.is_content)


def _differ(left: Telling, right: Telling, index: StoryIndex) -> bool:
    return left.degree != right.degree or (left.degree == "whole" and _are_rivals(left, right, index))


def _are_rivals(left: Telling, right: Telling, index: StoryIndex) -> bool:
    """Whether two articles name two causes of one thing, and neither has a word of the other's."""
    if not (left.cause and right.cause) or overlap(index, left.effect, right.effect) < SAME_EFFECT:
        return False
    return all(
        one.cause.isdisjoint(line.stems)
        for one, other in ((left, right), (right, left))
        for line in index.by_article[other.line.article]
    )


def _likeness(left: Telling, right: Telling, index: StoryIndex) -> float:
    shared = (left.words & right.words) - _HOW_KNOWN
    likeness = overlap(index, left.line.stems, right.line.stems)
    enough = SHARED_WORDS if left.degree != right.degree else 2
    return likeness if len(shared) >= enough and likeness >= ALIKE else 0.0


def _label(left: Telling, right: Telling, index: StoryIndex) -> str:
    keys = [{key(token.lower) for token in telling.line.tokens} for telling in (left, right)]
    if any(found & _DEATHS for found in keys):
        return "cause of death"
    return f"cause: {shared_words(left.line, (left.words & right.words) - _LINKING, index)}"


def _report(telling: Telling, tellings: Sequence[Telling], alone: Mapping[Line, str], index: StoryIndex) -> Report:
    """The sentence, and with it those of other articles that say the same of the same."""
    same = [
        other.line.evidence()
        for other in tellings
        if other.line.article != telling.line.article
        and (other.degree, other.hedged) == (telling.degree, telling.hedged)
        and _likeness(telling, other, index)
    ]
    text = alone.get(telling.line, telling.line.text).rstrip(" .")
    return Report(text, tuple(dict.fromkeys([telling.line.evidence(), *same])))
