"""Threads: what is computed by several is the same bits from the first operation on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import torch
from models_support import LINES, llama_folder, t5_folder
from torch.utils._python_dispatch import TorchDispatchMode

from summarizer.models.generator import Message, Prompt, Sampling
from summarizer.models.loading import load
from summarizer.models.store import Store

# What torch computes with MKL's vector library (aten/src/ATen/cpu/vml.h).
VECTORIZED = frozenset(
    "acos asin atan cos erf erfc erfinv exp expm1 lgamma log log10 log1p log2 sin sqrt tan tanh trunc".split()
)
ONE_THREAD = 2048  # elements that torch still gives to one thread
SAMPLING = Sampling(candidates=2, max_tokens=4, temperature=0.8, seed=7)


@pytest.fixture(autouse=True)
def _threads() -> Iterator[None]:
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


class FirstCalls(TorchDispatchMode):
    """Remembers how many elements each vectorized function was given when it was first called with a type."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: dict[tuple[str, torch.dtype], int] = {}

    def __torch_dispatch__(
        self, function: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        name = function.overloadpacket.__name__.rstrip("_")
        if name in VECTORIZED and args[0].is_floating_point():
            self.sizes.setdefault((name, args[0].dtype), args[0].numel())
        return function(*args, **kwargs or {})

    @property
    def by_several(self) -> list[tuple[str, torch.dtype]]:
        return [called for called, size in self.sizes.items() if size > ONE_THREAD]


@pytest.mark.parametrize(("make", "lines"), [(llama_folder, 3), (t5_folder, 2)])
def test_no_function_is_first_called_by_several_threads(
    make: Callable[[Path], Path], lines: int, tmp_path: Path
) -> None:
    text = " ".join(LINES[:lines])
    prompts = [Prompt((Message("user", text),), text)] * 2
    folder = Store(tmp_path / "store").ensure(str(make(tmp_path / "made")))
    with FirstCalls() as calls:
        load(folder, name="made", threads=2).generate(prompts, SAMPLING)
    assert calls.sizes
    assert not calls.by_several
