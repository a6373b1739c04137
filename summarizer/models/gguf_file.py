"""Reads GGUF files: the metadata and the tensors, dequantized.

The `gguf` package's own reader takes 5 to 15 seconds over the vocabulary of a current model, and transformers uses it
three times over; this one walks past the vocabulary. See https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
"""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import reduce
from operator import mul
from pathlib import Path
from typing import Any

import numpy as np

_FIXED = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9
_BLOCK_VALUES = 2**19  # dequantized at once by one thread: the intermediate arrays are several times as large


@dataclass(frozen=True, slots=True)
class TensorInfo:
    """A tensor's name, its shape in the order of numpy and torch, its ggml type and where its bytes begin."""

    name: str
    shape: tuple[int, ...]
    type: int
    offset: int


class GgufFile:
    """A GGUF file open for reading.

    `metadata` holds the values by key; of an array its length alone. Raises ValueError when the file is none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with open(path, "rb") as file:
            if os.fstat(file.fileno()).st_size < 24:
                raise ValueError("it is too short for a GGUF file")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._at = 0
        try:
            self._parse()
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise ValueError("the file is cut off or damaged") from error

    def _parse(self) -> None:
        magic, version, tensors, keys = struct.unpack("<4sIQQ", self._bytes(24))
        if magic != b"GGUF" or version not in (2, 3):
            raise ValueError("it is no GGUF file of version 2 or 3")
        self.metadata: dict[str, Any] = {}
        for _ in range(keys):
            key = self._string()
            self.metadata[key] = self._value(*self._unpack("I"))
        infos = [self._info() for _ in range(tensors)]
        alignment = self.metadata.get("general.alignment", 32)
        start = -(-self._at // alignment) * alignment
        self.tensors = tuple(TensorInfo(info.name, info.shape, info.type, start + info.offset) for info in infos)

    def _bytes(self, count: int) -> bytes:
        self._at += count
        return self._map[self._at - count : self._at]

    def _unpack(self, format: str) -> tuple[Any, ...]:
        return struct.unpack("<" + format, self._bytes(struct.calcsize("<" + format)))

    def _string(self) -> str:
        return self._bytes(*self._unpack("Q")).decode()

    def _value(self, kind: int) -> Any:
        if kind == _STRING:
            return self._string()
        if kind in _FIXED:
            return self._unpack(_FIXED[kind])[0]
        if kind != _ARRAY:
            raise ValueError(f"its metadata holds the unknown type {kind}")
        kind, count = self._unpack("IQ")
        if kind in _FIXED:
            self._at += count * struct.calcsize("<" + _FIXED[kind])
        else:
            for _ in range(count):
                self._value(kind)
        return count

    def _info(self) -> TensorInfo:
        name = self._string()
        (dimensions,) = self._unpack("I")
        shape = self._unpack(f"{dimensions}Q")[::-1]
        return TensorInfo(name, shape, *self._unpack("IQ"))

    def read(self, info: TensorInfo) -> np.ndarray:
        """The values of a tensor as float32. Raises ValueError for a type that cannot be dequantized."""
        from gguf import GGML_QUANT_SIZES, GGMLQuantizationType, dequantize

        kind = GGMLQuantizationType(info.type)
        per_block, block_bytes = GGML_QUANT_SIZES[kind]
        columns, rows = info.shape[-1], reduce(mul, info.shape[:-1], 1)
        row_bytes = columns // per_block * block_bytes
        values = np.empty((rows, columns), np.float32)
        step = max(1, _BLOCK_VALUES // columns)

        def fill(start: int) -> None:
            block = values[start : start + step]
            # Read, not mapped: mapped pages would count as this process's memory to the end.
            raw = np.fromfile(self._path, np.uint8, len(block) * row_bytes, offset=info.offset + start * row_bytes)
            block[:] = dequantize(raw.reshape(len(block), row_bytes), kind)

        _in_threads(fill, range(0, rows, step))
        return values.reshape(info.shape)


def _in_threads(work: Callable[[int], None], starts: range) -> None:
    if len(starts) == 1:
        work(0)
        return
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # numpy lets the threads run side by side
        list(threads.map(work, starts))
