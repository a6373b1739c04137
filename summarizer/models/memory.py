"""How much memory a model may take, and what that leaves for the texts it has in hand."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Mapping
from pathlib import Path

import psutil

from summarizer.errors import ModelError

# Measured with the default model: what the process holds beside the weights, and beside them while it reads 512 tokens
# or gives the logits of 192.
RUNTIME = 500_000_000
WORK = 350_000_000
LOADING = 560_000_000  # and while it is loaded: two files of weights, as they are read and as they are packed
MOST = 3 * 2**27  # keys and values held at once, of 14,000 tokens: more side by side gain little speed
LEAST = 2**26
_ALLOCATOR = ctypes.CDLL(None) if sys.platform == "linux" else None
# Of glibc: what was freed lies in pieces between what is held, and every batch of another shape breaks off more.
_TRIM = getattr(_ALLOCATOR, "malloc_trim", None)
_OPTION = getattr(_ALLOCATOR, "mallopt", None)
_KEEPING = {-1: 2**30, -3: 2**25}  # M_TRIM_THRESHOLD, and M_MMAP_THRESHOLD at its most
_LETTING_GO = {-3: 2**20}
_CGROUP = Path("/sys/fs/cgroup")


def room_for_texts(name: str, weights: int, limit: int | None) -> int:
    """The bytes for keys and values beside a model of `weights` bytes, LEAST to MOST.

    `limit` is what the whole process may take; None is what the machine has free. Raises ModelError when the model does
    not fit.
    """
    beside = RUNTIME + weights + WORK
    given = free() + RUNTIME if limit is None else limit
    needed = max(beside + LEAST, RUNTIME + weights + min(weights, LOADING))
    if given < needed:
        found, hint = ("free", "close what takes it") if limit is None else ("allowed", "allow more")
        raise ModelError(
            f"{name} needs {_gb(needed)} of memory and {_gb(given)} are {found}",
            f"name a smaller model (`brief models` lists some), or {hint}",
        )
    return min(given - beside, MOST)


def let_go_of_freed() -> None:
    """Give memory that is freed back at once, where it is of some size.

    Each thread that packs weights would keep what it copied them to: together half as much again as the model takes.
    """
    _set(_LETTING_GO)


def keep_freed() -> None:
    """Keep memory that is freed for what comes next, until it is given back.

    The system would have to clear each page of the tensors of a pass again: a quarter of the time of reading.
    """
    _set(_KEEPING)


def _set(options: Mapping[int, int]) -> None:
    if _OPTION is not None:
        for option, value in options.items():
            _OPTION(option, value)


def give_back() -> None:
    """Give the memory that was freed back to the system, where its allocator would keep it."""
    if _TRIM is not None:
        _TRIM(0)


def free() -> int:
    """The bytes this process may still take: of the machine, or of its control group where that has a limit."""
    found = int(psutil.virtual_memory().available)
    try:
        limit = int((_CGROUP / "memory.max").read_text())  # "max" where there is none
        found = min(found, limit - int((_CGROUP / "memory.current").read_text()))
    except (OSError, ValueError):
        pass
    return found


def _gb(count: int) -> str:
    return f"{count / 1e9:.1f} GB"
