"""Two values of a summary that changed places: "6 injured, 41 dead" where the source has 41 injured and 6 dead.

Each value is drawn to the words near it. Where a passage of the sources holds both values, and what stands near each in
the summary stands near the other there, they are exchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.checking.appearances import Appearance
from summarizer.checking.context import Extent, steps
from summarizer.checking.passages import Passage, Sources, breaks_of

CLEARLY = 0.08  # by this share the exchange must fit better; tuned on 430 labelled claims: 22 right flags, none wrong
FEW = 6  # places of a word that are looked at


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A value of a summary's sentence: the words it covers there, and where the sources give it."""

    extent: Extent
    places: Sequence[Appearance]


@dataclass(frozen=True, slots=True, eq=False)
class Exchange:
    """The place that a value took in the source's passage: that of the other value."""

    passage: Passage
    taken: Appearance


def exchanges(
    summary: Passage, values: Sequence[Placed], rivals: Callable[[int, int], bool], sources: Sources
) -> dict[int, Exchange]:
    """By the number of the value in `values`: those that stand where the sources have another of them.

    `rivals` says of two numbers whether one value could stand where the other does: of one kind, and not the same.
    """
    found: dict[int, Exchange] = {}
    breaks = breaks_of(summary)
    for left, right in combinations(range(len(values)), 2):
        if not rivals(left, right):
            continue
        pairs = list(_together(values[left].places, values[right].places))
        fits = [_exchanged(summary, breaks, values[left], values[right], pair, sources) for pair in pairs]
        if fits and min(fits) >= CLEARLY:
            mine, theirs = pairs[fits.index(max(fits))]
            found[left], found[right] = Exchange(theirs.passage, theirs), Exchange(mine.passage, mine)
    return found


def _together(left: Sequence[Appearance], right: Sequence[Appearance]) -> Iterator[tuple[Appearance, Appearance]]:
    """The appearances of two values side by side in one passage."""
    for mine in left:
        for theirs in right:
            if mine.passage is theirs.passage and (mine.last <= theirs.first or theirs.last <= mine.first):
                yield mine, theirs


def _exchanged(
    summary: Passage,
    breaks: Sequence[int],
    left: Placed,
    right: Placed,
    pair: tuple[Appearance, Appearance],
    sources: Sources,
) -> float:
    """How much better the passage fits with the two exchanged, -1 to 1."""
    passage = pair[0].passage
    mine, theirs = [left.extent, right.extent], [(item.first, item.last) for item in pair]
    telling = _telling(summary, mine) & _telling(passage, theirs)
    telling -= _counted_once(summary, mine) & _counted_once(passage, theirs)
    kept = crossed = 0.0
    for n, extent in enumerate(mine):
        near = {key: _away(summary, key, extent, breaks) for key in telling}
        kept += _drawn(near, passage, theirs[n], sources)
        crossed += _drawn(near, passage, theirs[1 - n], sources)
    return (crossed - kept) / (crossed + kept) if crossed + kept else 0.0


def _telling(passage: Passage, extents: Sequence[Extent]) -> set[str]:
    """The words that may belong to one of two values rather than to the other.

    What stands before both is of both: "imports came to 37 in March and 96 in April".
    """
    first = min(start for start, _ in extents)
    own = {key for start, end in extents for key in passage.keys[start:end]}
    return {key for key, places in passage.at.items() if places[-1] > first} - own


def _counted_once(passage: Passage, extents: Sequence[Extent]) -> set[str]:
    """What both values count and only one is followed by: "37 crowns in March and 96 in April"."""
    after = [passage.keys[end] if end < len(passage.keys) else "" for _, end in extents]
    return set() if all(after) else set(after)


def _away(passage: Passage, key: str, extent: Extent, breaks: Sequence[int]) -> int:
    return max(1, min(steps(place, extent, breaks) for place in passage.at[key][:FEW]))


def _drawn(near: dict[str, int], passage: Passage, extent: Extent, sources: Sources) -> float:
    """How strongly the words near a value of the summary stand near the extent: rare and near ones more."""
    breaks = sources.breaks(passage)
    return sum(sources.weight(key) / (distance * _away(passage, key, extent, breaks)) for key, distance in near.items())
