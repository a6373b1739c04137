"""A sum that one article lets several give each, and another one of them alone: "asked Berg and Lund for $5m each"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from summarizer.records import Difference, Name, Number, Report
from summarizer.text.index import Line, StoryIndex

MAX_WORDS = 45  # of a sentence in a cell
_EACH = re.compile(r"\b(?:each|apiece)\b")
AROUND = 30  # characters between a sum and its "each"


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """An amount of money in a sentence as written, and the last names in it."""

    line: Line
    text: str
    amount: tuple[float, float | None, str]
    names: frozenset[str]
    each: bool


def find_each(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """The first two sentences of two articles that give one sum, each of several and of one of those.

    The sentences must share two names, one of them of those several: who asks, and who is asked.
    """
    sums = [found for line in index.lines if line.is_prose for found in _sums(line)]
    each, single = [s for s in sums if s.each], [s for s in sums if not s.each]
    for left, right in product(each, single):
        shared = left.names & right.names
        apart = left.line.article != right.line.article and left.amount == right.amount
        others = left.names - right.names
        if apart and len(shared) >= 2 and others and not _names(right.line.article, others, index):
            rows = sorted((left, right), key=lambda s: s.line.article)
            yield Difference(f"who was to give {left.text}", tuple(_report(s, alone) for s in rows))
            return


def _names(article: int, last_names: frozenset[str], index: StoryIndex) -> bool:
    """Whether an article names one of those anywhere: then its one sentence is only the shorter."""
    mentions = (mention for line in index.by_article[article] for mention in line.mentions)
    return any(isinstance(m.value, Name) and not last_names.isdisjoint(m.value.words) for m in mentions)


def _sums(line: Line) -> Iterator[Sum]:
    names = frozenset(m.value.words[-1] for m in line.mentions if isinstance(m.value, Name) and not m.value.acronym)
    for mention in line.mentions:
        value = mention.value
        if isinstance(value, Number) and value.unit.isupper() and len(line.text.split()) <= MAX_WORDS:
            around = line.text[max(0, mention.span.start - AROUND) : mention.span.end + AROUND]
            yield Sum(
                line, mention.text, (value.amount, value.upper, value.unit), names, each=bool(_EACH.search(around))
            )


def _report(found: Sum, alone: Mapping[Line, str]) -> Report:
    return Report(alone.get(found.line, found.line.text).rstrip(" ."), (found.line.evidence(),))
