"""What splitting a corpus asks of a model: what texts are about. Any engine that does this can stand behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    def embed(self, texts: Iterable[str]) -> Iterator[NDArray[np.float32]]:
        """For each text, in order, a row of length 1 for each of its chunks, one at least; few texts are held."""
        ...
