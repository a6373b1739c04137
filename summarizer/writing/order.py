"""The order in which statements are read: the news before its background, what belongs together together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.text.index import Line, StoryIndex, overlap
from summarizer.writing.anaphora import unmet

# What a statement's kinship with the one just read weighs against standing as far down its article as that article
# is long: so that what belongs together is read together. Set by reading the pages of seven of fifteen stories.
KINSHIP = 0.8
NEXT = 1.0  # what it weighs to be the sentence that follows the one just read in its article


def in_reading_order(lines: Iterable[Line], told: Sequence[Line], index: StoryIndex) -> list[Line]:
    """The lines as a reader should meet them after those `told`, without those that point at what no line has told.

    A chain is followed: next is the line that stands early in its article (news tells what happened first and its
    background last), follows the line before it or is close to it in words, and speaks of nothing as known that the
    reader has not met.
    """
    left = list(lines)
    ordered: list[Line] = []
    while ready := [line for line in left if not unmet(line, [*told, *ordered], index)]:
        ordered.append(min(ready, key=lambda line: _distance(line, [*told, *ordered], index)))
        left.remove(ordered[-1])
    return ordered


def _distance(line: Line, read: Sequence[Line], index: StoryIndex) -> tuple[float, int, int]:
    depth = index.place[line] / max(1, len(index.prose[line.article]))
    kinship = overlap(index, line.stems, read[-1].stems) if read else 0.0
    follows = bool(read) and index.after(read[-1]) is line
    return (depth - KINSHIP * kinship - NEXT * follows, line.article, line.sentence.index)
