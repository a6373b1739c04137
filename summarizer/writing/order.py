"""The order in which statements are read: the most widely reported first, the news before its background."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.text.index import Line, StoryIndex, overlap
from summarizer.writing.anaphora import known_things

# What a statement's kinship with the one just read weighs against standing as far down its article as that article
# is long: so that what belongs together is read together. Set by reading the pages of seven of fifteen stories.
KINSHIP = 0.8
# What each thing weighs that a statement speaks of as known while nothing read so far has told of it.
UNTOLD = 0.4


def in_reading_order(lines: Iterable[tuple[Line, int]], told: Sequence[Line], index: StoryIndex) -> list[Line]:
    """The lines, each given with how many articles carry it, as a reader should meet them after those `told`.

    Those of more articles come first. Among equals a chain is followed: next is the line that stands early in its
    article (news tells what happened first and its background last), is close in words to the line before it, and
    speaks of nothing as known that the reader has not met.
    """
    spread = dict(lines)
    ordered: list[Line] = []
    for count in sorted(set(spread.values()), reverse=True):
        left = [line for line, carried in spread.items() if carried == count]
        while left:
            ordered.append(min(left, key=lambda line: _distance(line, [*told, *ordered], index)))
            left.remove(ordered[-1])
    return ordered


def _distance(line: Line, read: Sequence[Line], index: StoryIndex) -> tuple[float, int, int]:
    depth = index.place[line] / max(1, len(index.prose[line.article]))
    kinship = overlap(index, line.stems, read[-1].stems) if read else 0.0
    untold = known_things(line, index) - frozenset().union(*(other.stems for other in read))
    return (depth - KINSHIP * kinship + UNTOLD * len(untold), line.article, line.sentence.index)
