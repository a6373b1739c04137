"""Articles that are the same report: found by the runs of five words they share.

Andrei Broder, "On the resemblance and containment of documents" (1997), with exact sets instead of sketches: a few
hundred articles need none. Only articles kept so far are in the index, so a hundred copies of one report cost no
more than one comparison each.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

RUN = 5
RESEMBLANCE = 0.8  # Jaccard
CONTAINMENT = 0.9
ALIKE = 0.7  # the shorter has at least this share of the longer's runs, for containment to count


def groups(texts: Sequence[str]) -> list[list[int]]:
    """Indices of `texts` by report: each group opens with the one to keep, the longest and then the first.

    The groups are in the order of the texts they keep; a text without words is alone.
    """
    runs = [_runs(text) for text in texts]
    order = sorted(range(len(texts)), key=lambda i: (-len(runs[i]), i))
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    found: dict[int, list[int]] = {}
    for i in order:
        kept = _same(runs[i], runs, holders)
        if kept is not None:
            found[kept].append(i)
            continue
        found[i] = []
        for run in runs[i]:
            holders[run].append(i)
    return [[kept, *sorted(found[kept])] for kept in sorted(found)]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    if not words:
        return frozenset()
    return frozenset(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)))


def _same(
    runs: frozenset[tuple[str, ...]],
    all_runs: Sequence[frozenset[tuple[str, ...]]],
    holders: dict[tuple[str, ...], list[int]],
) -> int | None:
    """The kept text that shares most with these runs, if it shares enough to be the same report."""
    shared = Counter(i for run in runs for i in holders.get(run, ()))
    for i, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        longer = len(all_runs[i])
        if count >= RESEMBLANCE * (len(runs) + longer - count):
            return i
        if count >= CONTAINMENT * len(runs) and len(runs) >= ALIKE * longer:
            return i
    return None
