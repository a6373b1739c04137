"""Articles that are the same report: found by the runs of five words they share.

Andrei Broder, "On the resemblance and containment of documents" (1997), with exact sets instead of sketches: a few
hundred articles need none. Only articles kept so far are in the index, so a hundred copies of one report cost no
more than one comparison each. A corpus has an index of its own, in `summarizer.stories.copies`; what counts as the
same report, and which of them is kept, is said here for both.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

RUN = 5
RESEMBLANCE = 0.8  # Jaccard
CONTAINMENT = 0.9
ALIKE = 0.7  # the shorter has at least this share of the longer's runs, for containment to count

Run = tuple[str, ...]


class Index(Protocol):
    """The texts kept so far, by the runs they hold."""

    def shared(self, i: int) -> Mapping[int, int]:
        """How many runs text `i` shares with each kept text that may be the same report."""

    def keep(self, i: int) -> None:
        """Text `i` is one that later ones are compared with."""


def groups(texts: Sequence[str]) -> list[list[int]]:
    """Indices of `texts` by report: each group opens with the one to keep, the longest and then the first.

    The groups are in the order of the texts they keep; a text without words is alone.
    """
    runs = [runs_of(text) for text in texts]
    return grouped([len(held) for held in runs], _Holders(runs))


def grouped(sizes: Sequence[int], index: Index) -> list[list[int]]:
    """The groups of texts with `sizes` runs, found through an empty index."""
    found: dict[int, list[int]] = {}
    for i in sorted(range(len(sizes)), key=lambda i: (-sizes[i], i)):
        kept = _same(i, sizes, index.shared(i))
        if kept is not None:
            found[kept].append(i)
            continue
        found[i] = []
        index.keep(i)
    return [[kept, *sorted(found[kept])] for kept in sorted(found)]


def runs_of(text: str) -> frozenset[Run]:
    """The runs of five words of a text; the whole of one that is shorter."""
    words = re.findall(r"\w+", text.casefold())
    if len(words) < RUN:
        return frozenset([tuple(words)] if words else [])
    return frozenset(zip(*(words[i:] for i in range(RUN)), strict=False))


def _same(i: int, sizes: Sequence[int], shared: Mapping[int, int]) -> int | None:
    """The kept text that shares most with text `i`, if it shares enough to be the same report."""
    for kept, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count >= RESEMBLANCE * (sizes[i] + sizes[kept] - count):
            return kept
        if count >= CONTAINMENT * sizes[i] and sizes[i] >= ALIKE * sizes[kept]:
            return kept
    return None


class _Holders:
    """For each run the kept texts that hold it; a run of one text alone is not looked at."""

    def __init__(self, runs: Sequence[frozenset[Run]]) -> None:
        repeated = _repeated(runs)
        self._runs = [held & repeated for held in runs]
        self._holders: dict[Run, list[int]] = defaultdict(list)

    def shared(self, i: int) -> Counter[int]:
        return Counter(kept for run in self._runs[i] for kept in self._holders.get(run, ()))

    def keep(self, i: int) -> None:
        for run in self._runs[i]:
            self._holders[run].append(i)


def _repeated(runs: Sequence[frozenset[Run]]) -> set[Run]:
    """The runs that more than one text holds: few, so that the rest of the work is on these."""
    seen: set[Run] = set()
    found: set[Run] = set()
    for held in runs:
        found |= held & seen
        seen |= held
    return found
