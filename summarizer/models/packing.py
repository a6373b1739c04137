"""Brings int8 weights into the order that oneDNN's kernel wants.

oneDNN does so in a plain loop, 4 ns a weight: for a model of 1.5 billion the greatest part of starting. It offers no
other way in, but torch tells where a packed tensor lies in memory.
"""

from __future__ import annotations

import ctypes

import torch

_BLOCK = 64  # channels of each side that lie together
_QUAD = 4  # inputs of a channel that lie together, multiplied at once
_SUM = 4  # bytes of a channel's sum
_SHOWN = all(hasattr(torch.ops.mkldnn, name) for name in ("data_ptr", "_nbytes"))  # whether this torch tells where


class Packing:
    """Packs int8 weights (out, in) for `onednn.qlinear_pointwise`.

    oneDNN packs the first two of each shape. Where the second comes in the order known here, which is that of
    processors with AVX-512, the others of the shape are copied into a tensor like it; else it packs those too.
    """

    def __init__(self) -> None:
        self._seen: set[torch.Size] = set()
        self._models: dict[torch.Size, torch.Tensor | None] = {}  # of each shape, None where the order is another

    def __call__(self, values: torch.Tensor) -> torch.Tensor:
        shape = values.shape
        model = self._models.get(shape)
        if model is not None:
            return _filled(model.clone(), values)
        packed: torch.Tensor = torch.ops.onednn.qlinear_prepack(values, None)
        if shape not in self._seen:
            self._seen.add(shape)  # not looked at: the largest, the output matrix, is the only one of its shape
        elif shape not in self._models:
            self._models[shape] = packed if _is_known(packed, values) else None
        return packed


def _is_known(packed: torch.Tensor, values: torch.Tensor) -> bool:
    """Whether `packed` is to the last byte what `_filled` makes of `values`."""
    if not _SHOWN or any(size % _BLOCK for size in values.shape):
        return False
    if _memory(packed).nbytes != values.nbytes + _SUM * len(values):
        return False
    copy = _filled(packed.clone(), values)
    return torch.equal(_memory(copy), _memory(packed))


def _filled(packed: torch.Tensor, values: torch.Tensor) -> torch.Tensor:
    """`packed` with `values` (out, in) in blocks of 64 by 64, and after them the negative sum of each channel."""
    memory = _memory(packed)
    blocks, sums = memory[: values.nbytes].view(torch.int32), memory[values.nbytes :].view(torch.int32)
    quads = _quads(values)
    blocks.view(quads.shape).copy_(quads)
    # While no sums are taken off for the zero point of the activations, a row of ones gives the sums.
    ones, scale, zeros = torch.ones(1, values.shape[1]), torch.ones(len(values)), torch.zeros(1)
    options: tuple[object, ...] = (None, 1.0, 0, torch.float32, "none", [], "")
    sums.zero_()
    product = torch.ops.onednn.qlinear_pointwise(ones.byte(), 1.0, 1, packed, scale, zeros.long(), *options)
    sums.copy_(product[0].neg_())
    return packed


def _quads(values: torch.Tensor) -> torch.Tensor:
    """`values`, four inputs of a channel to an element, in blocks (out / 64, in / 64, 16, 64) of these."""
    rows, columns = (size // _BLOCK for size in values.shape)
    quads = values.reshape(-1).view(torch.int32)
    return quads.view(rows, _BLOCK, columns, _BLOCK // _QUAD).permute(0, 2, 3, 1)


def _memory(packed: torch.Tensor) -> torch.Tensor:
    """The bytes that a packed tensor consists of, as long as it lives."""
    size, start = torch.ops.mkldnn._nbytes(packed), torch.ops.mkldnn.data_ptr(packed)
    return torch.frombuffer((ctypes.c_byte * size).from_address(start), dtype=torch.int8)
