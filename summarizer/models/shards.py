"""The files of a model that is kept with int8 weights, and its layers read from them in the background."""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from math import prod
from pathlib import Path

import safetensors
import torch

from summarizer.models.int8 import Int8Linear, Rounding
from summarizer.models.packing import Packing

SCALE = "_scale"  # `x.weight_scale` holds the channel scales of the int8 `x.weight`
SHARD_BYTES = 256 * 2**20
_SHARD = "{}-{:05d}.safetensors"
_ALIGNMENT = 8  # of the first tensor in a safetensors file, in bytes
_DTYPES = {torch.int8: "I8", torch.bfloat16: "BF16", torch.float32: "F32"}
_NAMED = {name: dtype for dtype, name in _DTYPES.items()}
WEIGHTS, LOOKED_UP = "weights", "embedding"  # what a file holds: all of it comes into memory, or rows as they are used


def shards(folder: Path, kind: str) -> list[Path]:
    """The files of one kind that `write_quantized` left in `folder`."""
    return sorted(folder.glob(f"{kind}-*.safetensors"))


class ShardWriter:
    """Writes tensors into numbered safetensors files of about SHARD_BYTES, so that little is held in memory."""

    def __init__(self, folder: Path, kind: str) -> None:
        self._folder, self._kind = folder, kind
        self._tensors: dict[str, torch.Tensor] = {}
        self._bytes = 0
        self._count = 0

    def add(self, name: str, tensor: torch.Tensor) -> None:
        self._tensors[name] = tensor.contiguous()
        self._bytes += tensor.numel() * tensor.element_size()
        if self._bytes >= SHARD_BYTES:
            self.close()

    def close(self) -> None:
        """Write what is left. Raises OSError when the disk is full."""
        if self._tensors:
            _write(self._tensors, self._folder / _SHARD.format(self._kind, self._count))
        self._tensors, self._bytes, self._count = {}, 0, self._count + 1


def _write(tensors: Mapping[str, torch.Tensor], path: Path) -> None:
    """Make `path` a file of `tensors`, byte for byte as safetensors writes it: large elements first, then by name.

    Its own `save` holds all of them in memory twice more, and its `save_file` hides that a disk is full.
    """
    names = sorted(tensors, key=lambda name: (-tensors[name].element_size(), name))
    fields: dict[str, dict[str, object]] = {}
    end = 0
    for name in names:
        tensor = tensors[name]
        start, end = end, end + tensor.nbytes
        fields[name] = {"dtype": _DTYPES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [start, end]}
    header = json.dumps(fields, separators=(",", ":")).encode()
    header += b" " * (-len(header) % _ALIGNMENT)
    with open(path, "wb") as file:
        file.write(len(header).to_bytes(8, "little") + header)
        for name in names:
            file.write(tensors[name].reshape(-1).view(torch.uint8).numpy().data)


class Tables:
    """Tensors of which rows are looked up, which stay in their files."""

    def __init__(self) -> None:
        self._files: list[mmap.mmap] = []

    def open(self, path: Path) -> Iterator[tuple[str, torch.Tensor]]:
        """The named tensors of a file as `_write` makes it; raises OSError, KeyError or ValueError for another."""
        with open(path, "rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)  # torch takes none that is read-only
        self._files.append(mapped)
        begin = 8 + int.from_bytes(mapped[:8], "little")
        for name, field in json.loads(mapped[8:begin]).items():
            dtype, shape = _NAMED[field["dtype"]], field["shape"]
            start = begin + field["data_offsets"][0]
            yield name, torch.frombuffer(mapped, dtype=dtype, count=prod(shape), offset=start).view(shape)

    def let_go(self) -> None:
        """Give back the memory of the rows read so far: around each the system has mapped 64 KB of its file."""
        for file in self._files if hasattr(mmap, "MADV_DONTNEED") else ():
            file.madvise(mmap.MADV_DONTNEED)


class Parts:
    """What a model in `folder` is made of: `layers` by their names, and all other `tensors`, those of `tables` on disk.

    They are read in the background from the start: to bring the layers into the order that the kernel wants takes
    seconds, and so does importing what puts them together. Used in a `with`, whose end stops the reading.
    """

    def __init__(self, folder: Path) -> None:
        self.layers: dict[str, Int8Linear] = {}
        self.tensors: dict[str, torch.Tensor] = {}
        self.tables = Tables()
        # As many layers at once as there are threads, each packed by one, which makes the most of them; one more waits.
        self._threads_before = torch.get_num_threads()
        self._threads = ThreadPoolExecutor(self._threads_before + 1)
        torch.set_num_threads(1)
        self._reading = self._threads.submit(self._read, folder)

    def __enter__(self) -> Parts:
        return self

    def __exit__(self, *raised: object) -> None:
        self._threads.shutdown(cancel_futures=True)
        torch.set_num_threads(self._threads_before)

    def wait(self) -> None:
        """Until all is read; raises OSError or KeyError on a bad folder."""
        self._reading.result()

    def _read(self, folder: Path) -> None:
        layer = partial(Int8Linear, rounding=Rounding(), packing=Packing())
        scales: dict[str, torch.Tensor] = {}
        for path in shards(folder, WEIGHTS):
            packed: dict[str, Future[Int8Linear]] = {}
            for name, tensor in _tensors(path):
                owner, _, kind = name.rpartition(".")
                if kind == "weight" + SCALE:
                    scales[owner] = tensor
                elif tensor.dtype == torch.int8:
                    packed[owner] = self._threads.submit(layer, tensor, scales.pop(owner))
                else:
                    self.tensors[name] = tensor
            # One file after the other: what is being packed is in memory twice.
            self.layers.update((owner, made.result()) for owner, made in packed.items())
        for path in shards(folder, LOOKED_UP):
            self.tensors.update(self.tables.open(path))


def _tensors(path: Path) -> Iterator[tuple[str, torch.Tensor]]:
    with safetensors.safe_open(path, framework="pt") as file:
        # Scales come before the weights they belong to. What is int8 will be copied when packed; the rest is copied
        # here: what refers to a file keeps all that was read of it in memory.
        for name in sorted(file.keys(), key=lambda key: (not key.endswith(SCALE), key)):
            tensor = file.get_tensor(name)
            yield name, tensor if tensor.dtype == torch.int8 else tensor.clone()
