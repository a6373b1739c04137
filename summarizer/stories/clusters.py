"""Which articles tell of one event: average linkage (Sokal and Michener 1958) on the likeness of words and dates.

The average over all pairs is what keeps two stories with a common vocabulary apart: a chain of neighbours, which
single linkage and DBSCAN follow, leads from any battle in Syria to any other. A cluster of average likeness t has a
pair as alike as t behind every merge, so it lies within a connected component of the pairs of likeness t, and the
square matrix is only needed within each of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.cluster import hierarchy
from scipy.sparse import csgraph
from scipy.spatial.distance import squareform

from summarizer.stories.silences import parted

Days = NDArray[np.float64]  # an ordinal for each article, nan where its date is not known

LIKE = 0.2
FORTNIGHT = 14.0  # days after which likeness counts half: a fortnight on it is rarely the same story
BLOCK = 256  # rows of one product; with 100,000 articles a block is at most 0.2 GB
LARGEST = 4000  # articles of one square matrix, 0.3 GB in all; of a larger component the weakest links are cut


def clusters(vectors: Any, days: Days) -> list[list[int]]:
    """Rows of `vectors` (each of length 1, or all 0) by story, ascending within each."""
    found = []
    for part in _parts(_forest(vectors, days)):
        if len(part) == 1:
            found.append(part)
            continue
        alike = _alike(vectors, np.array(part))
        for cluster in _linked(alike, days[part]):
            pieces = parted(alike[np.ix_(cluster, cluster)], days[part][cluster])
            found += [sorted(part[cluster[i]] for i in piece) for piece in pieces]
    return sorted(found)


def _forest(vectors: Any, days: Days) -> Any:
    """The spanning forest of the pairs of likeness LIKE that holds the likest; its weights are 2 - likeness.

    It has the same components as the pairs, at this threshold and at every higher one, and no more edges than rows.
    """
    count = vectors.shape[0]
    forest = sparse.csr_matrix((count, count), dtype=np.float32)
    for start in range(0, count, BLOCK):
        forest = csgraph.minimum_spanning_tree(forest + _pairs(vectors, days, start))
    return forest


def _pairs(vectors: Any, days: Days, start: int) -> Any:
    """The pairs of likeness LIKE of a block of rows with themselves and all later rows."""
    count = vectors.shape[0]
    found = (vectors[start : start + BLOCK] @ vectors[start:].T).tocoo()
    rows, columns, likeness = found.row + start, found.col + start, found.data
    likely = (rows < columns) & (likeness >= LIKE)
    rows, columns, likeness = rows[likely], columns[likely], likeness[likely]
    likeness = likeness * nearness(days[rows] - days[columns])
    near = likeness >= LIKE
    return sparse.csr_matrix((2 - likeness[near], (rows[near], columns[near])), shape=(count, count), dtype=np.float32)


def nearness(gap: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the days between two articles leave of their likeness: 1 for none, 0.5 for a fortnight, 1 where unknown."""
    return np.nan_to_num(1 / (1 + (gap / FORTNIGHT) ** 2), nan=1.0)


def _parts(forest: Any) -> Iterator[list[int]]:
    """The components, each within LARGEST."""
    _, labels = csgraph.connected_components(forest, directed=False)
    order = np.argsort(labels, kind="stable")
    for part in np.split(order, np.flatnonzero(np.diff(labels[order])) + 1):
        if len(part) <= LARGEST:
            yield part.tolist()
        else:
            yield from ([int(part[i]) for i in piece] for piece in _parts(_without_weakest(forest[part][:, part])))


def _without_weakest(forest: Any) -> Any:
    """The forest without the tenth of its links that are weakest, and what is as weak."""
    kept = forest.copy()
    kept.data[kept.data >= np.quantile(kept.data, 0.9)] = 0
    kept.eliminate_zeros()
    return kept


def _alike(vectors: Any, part: NDArray[np.int64]) -> NDArray[np.float64]:
    """The likeness of the words of all pairs of `part`."""
    chosen = vectors[part]
    found: NDArray[np.float64] = (chosen @ chosen.T).toarray().astype(np.float64)
    return np.minimum(found, 1.0)


def _linked(alike: NDArray[np.float64], days: Days) -> list[list[int]]:
    """The clusters of average likeness LIKE, words and dates together."""
    distances = 1 - alike * nearness(days[:, None] - days[None, :])
    np.fill_diagonal(distances, 0)
    tree = hierarchy.average(squareform(distances, checks=False))
    labels = hierarchy.fcluster(tree, 1 - LIKE, "distance")
    return [np.flatnonzero(labels == label).tolist() for label in range(1, labels.max() + 1)]
