"""How fast this machine reads memory and multiplies matrices, measured through torch and its oneDNN."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from bench.records import Rates

READ = 2**30  # bytes: far more than any cache holds
ROWS = (256, 1024)  # tokens multiplied at once: which is fastest depends on the processor's cache
WIDTH, HIDDEN = 1536, 8960  # the largest matrix of the default model's layers
SECONDS = 1.5  # for each figure; the best pass counts, as what else runs here only slows


def measure(threads: int) -> Rates:
    """The best of several passes each; number formats that this processor or torch lacks are left out."""
    import torch

    torch.set_num_threads(threads)
    memory = torch.ones(READ // 4, dtype=torch.float32)
    bandwidth = READ / best(memory.sum)
    del memory
    found: dict[str, float] = {}
    for count in ROWS:
        for name, product in _products(count).items():
            found[name] = max(found.get(name, 0.0), 2 * count * WIDTH * HIDDEN / best(product))
    return Rates(bandwidth, found)


def _products(count: int) -> Mapping[str, Callable[[], Any]]:
    """A product of the same two matrices, the first of `count` rows, in each number format."""
    import torch

    rows, weight = torch.randn(count, WIDTH), torch.randn(HIDDEN, WIDTH)
    short_rows, short_weight = rows.bfloat16(), weight.bfloat16()
    products: dict[str, Callable[[], Any]] = {
        "f32": lambda: torch.nn.functional.linear(rows, weight),
        "bf16": lambda: torch.nn.functional.linear(short_rows, short_weight),
    }
    if hasattr(torch.ops.onednn, "qlinear_pointwise"):
        values = torch.randint(0, 255, (count, WIDTH), dtype=torch.uint8)
        packed = torch.ops.onednn.qlinear_prepack(torch.randint(-127, 127, (HIDDEN, WIDTH), dtype=torch.int8), None)
        scales, zeros = torch.ones(HIDDEN), torch.zeros(HIDDEN, dtype=torch.long)
        options: tuple[object, ...] = (None, 1.0, 0, torch.float32, "none", [], "")
        multiply = torch.ops.onednn.qlinear_pointwise
        products["int8"] = lambda: multiply(values, 1.0, 128, packed, scales, zeros, *options)
    return products


def best(act: Callable[[], Any]) -> float:
    """The seconds of the fastest of several passes, after one that warms."""
    act()
    passes: list[float] = []
    ends = time.perf_counter() + SECONDS
    while not passes or time.perf_counter() < ends:
        started = time.perf_counter()
        act()
        passes.append(time.perf_counter() - started)
    return min(passes)
