"""How matrices that are not int8 are multiplied: those of attention, and of rotations as they come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

PRECISION = "bf16"


@contextmanager
def by_onednn() -> Iterator[None]:
    """Within it, oneDNN multiplies float32 matrices, and not MKL, which on AMD takes two to three times as long.

    Where the processor multiplies matrices of bfloat16 by itself, oneDNN rounds both to that and adds up in float32.
    """
    matmul = getattr(torch.backends.mkldnn, "matmul", None)
    if matmul is None:
        yield
        return
    before = matmul.fp32_precision
    matmul.fp32_precision = PRECISION
    try:
        yield
    finally:
        matmul.fp32_precision = before
