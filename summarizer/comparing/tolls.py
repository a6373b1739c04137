"""Tolls that grow from day to day: "at least 17" on Monday is no longer the news where Wednesday's article has 29."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from summarizer.comparing.counted import Quantity, find_counted
from summarizer.comparing.values import disagree, is_vague, size
from summarizer.text.index import Line, StoryIndex, overlap

OPENING = 3  # sentences in which an article gives the toll of its story, and not of an older one
FARTHEST = 10  # times a toll may grow; a count of another thing is mostly further away
SAME = 0.3  # shared weight, of the lighter sentence, from which two that count the same tell of the same


def find_outgrown(index: StoryIndex) -> Mapping[Line, Line]:
    """Each sentence whose toll a later article has outgrown, with that article's sentence that tells the same of it.

    Only where both articles give their day, and both give the toll among their first sentences.
    """
    tolls = {number: list(_tolls(lines[:OPENING])) for number, lines in index.prose.items()}
    days = {article.number: article.date for article in index.articles if article.date}
    in_order = sorted(days, key=lambda number: (days[number], number))
    found: dict[Line, Line] = {}
    for older, newer in product(in_order, repeat=2):  # of several newer ones the newest comes last and stays
        if days[older] < days[newer]:
            pairs = product(tolls[older], tolls[newer])
            found |= {old.line: new.line for old, new in pairs if _has_grown(old, new, index)}
    return found


def _tolls(lines: Iterable[Line]) -> Iterator[Quantity]:
    """The largest count of each kind of event in a sentence."""
    for line in lines:
        largest = {q.event: q for q in sorted(find_counted(line), key=size) if q.event and q.number.unit == ""}
        yield from (q for q in largest.values() if not is_vague(q))


def _has_grown(old: Quantity, new: Quantity, index: StoryIndex) -> bool:
    same = old.event == new.event and old.names == new.names
    grown = size(old) < size(new) <= FARTHEST * size(old) and disagree(old, new)
    return same and grown and overlap(index, old.line.stems, new.line.stems) >= SAME
