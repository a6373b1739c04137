"""The same report among many articles: sketches propose, the exact test of `articles.duplicates` decides.

MinHash and its banded index are Broder's (1997) and Indyk and Motwani's (1998), by datasketch: 0.1 MB of Python under
the MIT licence on the NumPy and SciPy that scikit-learn brings anyway, kept up since 2015. Its rival rensa does the
same hundreds of times faster, but it is compiled, before its 1.0, and its part here is a tenth of the time of a split.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

import numpy as np
from datasketch import MinHash, MinHashLSH
from numpy.typing import NDArray

from summarizer.articles.duplicates import grouped, runs_of

# Two texts are compared if all 3 values of one of 25 bands agree. The least alike that the exact test lets pass hold
# 90% of a text in one 1/0.7 times as long, a Jaccard of 0.59: such a pair is proposed with 1 - (1 - 0.59³)²⁵ = 99.6%,
# one of the usual 0.8 always, and one of 0.05, two reports that quote the same official, with 0.3%.
BANDS, ROWS = 25, 3


class Sketches:
    """The index of `duplicates.grouped` for a corpus; a text is kept as hashes of its runs, 8 bytes a word."""

    def __init__(self) -> None:
        self._blank = MinHash(num_perm=BANDS * ROWS, hashfunc=int)
        self._index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
        self._runs: list[NDArray[np.uint64]] = []
        self._values: list[Any] = []

    def read(self, text: str) -> None:
        """Take in the next text."""
        hashes = [blake2b(" ".join(run).encode(), digest_size=8).digest() for run in runs_of(text)]
        runs = np.sort(np.frombuffer(b"".join(hashes), np.uint64))  # sorted: a set's order changes from run to run
        sketch = self._blank.copy()
        sketch.update_batch((runs & np.uint64(0xFFFFFFFF)).tolist())
        self._runs.append(runs)
        self._values.append(sketch.hashvalues)

    def arrange(self, order: list[int]) -> None:
        """Number the texts anew: the first is to be the one read as `order[0]`."""
        self._runs = [self._runs[i] for i in order]
        self._values = [self._values[i] for i in order]

    def groups(self) -> list[list[int]]:
        """The texts by report, as `duplicates.groups` gives them."""
        return grouped([len(runs) for runs in self._runs], self)

    def shared(self, i: int) -> Mapping[int, int]:
        if not len(self._runs[i]):
            return {}
        near = self._index.query(self._sketch(i))
        return {kept: len(np.intersect1d(self._runs[i], self._runs[kept], assume_unique=True)) for kept in near}

    def keep(self, i: int) -> None:
        if len(self._runs[i]):
            self._index.insert(i, self._sketch(i), check_duplication=False)

    def _sketch(self, i: int) -> MinHash:
        sketch = self._blank.copy()
        sketch.hashvalues = self._values[i]
        return sketch
