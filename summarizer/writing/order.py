"""The order in which statements are read: the most widely reported first, the news before its background."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.text.index import Line, StoryIndex, overlap

# What a statement's kinship with the one just read weighs against standing as far down its article as that article
# is long: so that what belongs together is read together. Set by reading the pages of seven of fifteen stories.
KINSHIP = 0.8


def in_reading_order(lines: Iterable[tuple[Line, int]], index: StoryIndex) -> list[Line]:
    """The lines, each given with how many articles carry it, as a reader should meet them.

    Those of more articles come first. Among equals a chain is followed: next is the line that stands early in its
    article (news tells what happened first and its background last) or is close in words to the line before it.
    """
    spread = dict(lines)
    ordered: list[Line] = []
    for count in sorted(set(spread.values()), reverse=True):
        left = [line for line, carried in spread.items() if carried == count]
        while left:
            ordered.append(min(left, key=lambda line: _distance(line, ordered, index)))
            left.remove(ordered[-1])
    return ordered


def _distance(line: Line, read: Sequence[Line], index: StoryIndex) -> tuple[float, int, int]:
    depth = index.place[line] / max(1, len(index.prose[line.article]))
    kinship = overlap(index, line.stems, read[-1].stems) if read else 0.0
    return (depth - KINSHIP * kinship, line.article, line.sentence.index)
