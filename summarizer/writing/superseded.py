"""What has been put right or outgrown since is not told as so, and what does that is told in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from summarizer.checking.claims import Passage
from summarizer.text.index import Line
from summarizer.writing.plan import Point

_BESIDE = re.compile(r", (?:not|rather than) [^,]{1,40},(?= [a-z])")
_AND_MORE = re.compile(
    r", and (?=[^,.]*\b(?:was|were|had|has|is|are)\b)[^,.]+(?=[,.])"
)  # what else is put right makes no headline
_NUMBER_OF = re.compile(r"The number of\b")  # "The number of people killed in the quake": cut short, no news


def stands(passage: Passage, superseded: Mapping[Line, Line]) -> bool:
    """Whether a passage neither is a sentence that has been put right nor has a name from one."""
    return not any(line in superseded for line in (passage.line, *passage.lenders))


def put_right(
    points: Iterable[Point], material: Mapping[Line, Passage], superseded: Mapping[Line, Line]
) -> tuple[Point, ...]:
    """The points without what has been put right; a point that puts another right matters at least as much as that.

    Where nothing else can be told they stay as they are: the table has both values.
    """
    points = tuple(points)
    if not superseded:
        return points
    of = {line: point for point in points for line in point.lines}
    raised: dict[Line, float] = {}
    for old, new in superseded.items():
        raised[new] = max(raised.get(new, 0.0), of[old].salience if old in of else 0.0)
    found = []
    for point in points:
        lines = tuple(line for line in point.lines if stands(material[line], superseded))
        if lines:
            first = tuple(sorted(lines, key=lambda line: line not in raised))
            worth = max(point.salience, *(raised.get(line, 0.0) for line in first))
            found.append(replace(point, lines=first, salience=worth))
    return tuple(sorted(found, key=lambda p: (-p.salience, p.best not in raised))) or points


def told_of(
    points: Iterable[Point], material: Mapping[Line, Passage], superseded: Mapping[Line, Line]
) -> Iterator[Passage]:
    """The passages of the points, what puts something right also without what it puts right: for a headline."""
    right = frozenset(superseded.values())
    for passage in (material[line] for point in points for line in point.lines):
        if passage.line in right and (plain := _BESIDE.sub("", passage.text)) != passage.text:
            yield replace(passage, text=_AND_MORE.sub("", plain))
        if passage.line not in right or not _NUMBER_OF.match(passage.text):
            yield passage
