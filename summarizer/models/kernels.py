"""The products of int8 matrices that torch has for a CPU, each behind one protocol; the processor decides between them.

All of them add up in 32 bits: from the same values they give the same to the last bit.
"""

from __future__ import annotations

import platform
import warnings
from functools import cache
from typing import Protocol

import torch

from summarizer.models.packing import Packing
from summarizer.models.processors import has_flag

CHANNELS = 2**15  # packed at once
_LINEAR = "linear_with_input_q_dq_qweight_dq_output_fp32"
# Quantized tensors are to leave torch; as long as they are there they are the only way to FBGEMM.
warnings.filterwarnings("ignore", message="torch.quantize_per_tensor", category=UserWarning)


class Kernel(Protocol):
    """The product of activations with one layer's int8 weights (out, in) and their float32 scale (out,).

    Activations are rounded to `levels` steps on each side of zero.
    """

    levels: int

    def rounded(self, rows: torch.Tensor, step: torch.Tensor) -> torch.Tensor:
        """What this kernel multiplies for `rows` (rows, in), of which one `step` (rows, 1) is 1."""
        ...

    def rest(self, rows: torch.Tensor, rounded: torch.Tensor, step: torch.Tensor, finer: int) -> torch.Tensor:
        """The same for what rounding `rows` left over, `finer` steps to one of theirs."""
        ...

    def __call__(self, rounded: torch.Tensor) -> torch.Tensor:
        """The float32 product (rows, out), in steps, of at least one row."""
        ...


class OneDnn:
    """oneDNN's product, the fastest where the processor multiplies int8 by itself (VNNI, AMX)."""

    def __init__(self, values: torch.Tensor, scale: torch.Tensor, packing: Packing) -> None:
        # Without VNNI pairs of products are added in 16 bits, which overflow with 8-bit activations.
        self.levels = 127 if torch.cpu._is_vnni_supported() else 63
        self._packed = packing(values)
        self._scale, self._zeros = scale.float(), torch.zeros(len(scale), dtype=torch.long)

    def rounded(self, rows: torch.Tensor, step: torch.Tensor) -> torch.Tensor:
        if hasattr(torch, "quantize_per_tensor"):
            return _bytes_of(torch.quantize_per_tensor(rows * (1 / step), 1.0, self.levels + 1, torch.quint8))
        # The half rounds where the conversion to uint8 would cut off. It takes two to three times as long.
        return torch.addcmul(_scalar(self.levels + 1.5), rows, 1 / step).to(torch.uint8)

    def rest(self, rows: torch.Tensor, rounded: torch.Tensor, step: torch.Tensor, finer: int) -> torch.Tensor:
        # What is left lies within half a step of zero.
        middle = self.levels + 1
        left = torch.addcmul(_scalar(middle * finer + middle + 0.5), rows, finer / step)
        return left.sub_(rounded, alpha=finer).to(torch.uint8)

    def __call__(self, rounded: torch.Tensor) -> torch.Tensor:
        options: tuple[object, ...] = (None, 1.0, 0, torch.float32, "none", [], "")
        product: torch.Tensor = torch.ops.onednn.qlinear_pointwise(
            rounded, 1.0, self.levels + 1, self._packed, self._scale, self._zeros, *options
        )
        return product


class Fbgemm:
    """FBGEMM's product: where the processor has no more than AVX2, three to seven times as fast for up to 13 rows."""

    levels = 63  # as above

    def __init__(self, values: torch.Tensor, scale: torch.Tensor) -> None:
        # Packing copies what it is given once more: of the output matrix a quarter of a gigabyte.
        parts = zip(torch.split(values, CHANNELS), torch.split(scale.double(), CHANNELS), strict=True)
        self._packed = [torch.ops.quantized.linear_prepack(_quantized(*part), None) for part in parts]

    def rounded(self, rows: torch.Tensor, step: torch.Tensor) -> torch.Tensor:
        return rows * (1 / step)  # the kernel rounds by itself

    def rest(self, rows: torch.Tensor, rounded: torch.Tensor, step: torch.Tensor, finer: int) -> torch.Tensor:
        return rounded.round().sub_(rounded).mul_(-finer)

    def __call__(self, rounded: torch.Tensor) -> torch.Tensor:
        multiply = getattr(torch.ops.quantized, _LINEAR)
        products = [multiply(rounded, 1.0, self.levels + 1, packed) for packed in self._packed]
        return products[0] if len(products) == 1 else torch.cat(products, dim=1)


def _quantized(values: torch.Tensor, scale: torch.Tensor) -> torch.Tensor:
    zeros = torch.zeros(len(scale), dtype=torch.long)
    found: torch.Tensor = torch._make_per_channel_quantized_tensor(values, scale, zeros, 0)
    return found


def has_onednn() -> bool:
    return _is_x86() and hasattr(torch.ops.onednn, "qlinear_pointwise")


def has_fbgemm() -> bool:
    known = hasattr(torch.ops.quantized, _LINEAR) and hasattr(torch, "_make_per_channel_quantized_tensor")
    return _is_x86() and known and torch.backends.quantized.engine in ("x86", "fbgemm")


def kernel_for(values: torch.Tensor, scale: torch.Tensor, packing: Packing) -> Kernel | None:
    """This machine's fastest kernel for int8 weights, `packing` them if it is oneDNN's; None where torch has none."""
    if has_fbgemm() and not (torch.cpu._is_vnni_supported() or has_flag("avx_vnni")):
        return Fbgemm(values, scale)
    return OneDnn(values, scale, packing) if has_onednn() else None


def _bytes_of(quantized: torch.Tensor) -> torch.Tensor:
    """The values of a quantized tensor as they lie in memory, which is not copied."""
    values = torch.empty(0, dtype=torch.uint8)
    return values.set_(quantized.untyped_storage(), 0, quantized.shape, quantized.stride())


@cache
def _scalar(value: float) -> torch.Tensor:
    return torch.tensor(value, dtype=torch.float32)


def _is_x86() -> bool:
    return platform.machine() in ("x86_64", "AMD64")
