"""Events that recur: what a silence parts although the words are the same.

Two teams meet on two Saturdays. Every report of either match has both teams, their players, the league and the
ground, and is more like a report of the other match than the first and the last report of the ship in the Suez Canal
are like each other. What tells the matches apart is that there was a silence between them, and that the reports on
either side are far more like their neighbours than like those across.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

# Tuned on seeds and on the two matches of the tests: across the silences of the seeds (up to 5 days) reports are 0.9
# to 1.1 times as alike as on either side, across the week between the matches half as much.
SILENCE = 4.0  # days without a report
FAINTER = 0.7
LONE = 0.6  # how alike two reports of one day are taken to be where neither side has two


def parted(alike: Matrix, days: Matrix) -> list[list[int]]:
    """The members of a cluster (their likeness, their days or nan) by the events that silences part them into.

    A member without a date goes with those it is most like.
    """
    dated = np.flatnonzero(~np.isnan(days))
    pieces = _pieces(alike, days, dated[np.argsort(days[dated], kind="stable")])
    if len(pieces) < 2:
        return [list(range(len(days)))]
    found = [list(map(int, piece)) for piece in pieces]
    for i in map(int, np.flatnonzero(np.isnan(days))):
        found[int(np.argmax([alike[i, piece].mean() for piece in pieces]))].append(i)
    return found


def _pieces(alike: Matrix, days: Matrix, order: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Members in the order of their days, parted at the silence across which they are least alike, and so on."""
    places = np.flatnonzero(np.diff(days[order]) >= SILENCE) + 1
    faintness = [_across(alike, order[:place], order[place:]) for place in places]
    if not faintness or min(faintness) >= FAINTER:
        return [order]
    place = places[int(np.argmin(faintness))]
    return [*_pieces(alike, days, order[:place]), *_pieces(alike, days, order[place:])]


def _across(alike: Matrix, before: NDArray[np.int64], after: NDArray[np.int64]) -> float:
    """How alike the members on two sides are, as a share of how alike those of one side are."""
    within = np.concatenate([alike[np.ix_(side, side)][np.triu_indices(len(side), 1)] for side in (before, after)])
    near = within.mean() if len(within) else LONE
    return float(alike[np.ix_(before, after)].mean() / near)
