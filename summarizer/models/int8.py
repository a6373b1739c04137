"""Linear layers with int8 weights for CPUs.

Weights are int8 with one scale for each output channel; activations are quantized as they come, with one scale for
each row. A scale for the whole tensor, which the kernel alone would use, loses everything but the few huge
activations that Qwen-like models carry on their first token (Dettmers et al. 2022, "LLM.int8()").
"""

from __future__ import annotations

import torch
from torch import nn

from summarizer.models.kernels import Kernel, kernel_for
from summarizer.models.packing import Packing
from summarizer.models.rotation import ROWS, rotated_columns


def quantize(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """int8 values (out, in) and float32 scales (out,) such that values * scales is close to `weight` (out, in)."""
    values, scale = torch.empty(weight.shape, dtype=torch.int8), torch.empty(len(weight))
    weight = weight.detach()
    for start in range(0, len(weight), ROWS):
        rows = weight[start : start + ROWS].float()
        steps = rows.abs().amax(dim=1).clamp_min_(1e-10) / 127
        scale[start : start + ROWS] = steps
        values[start : start + ROWS] = (rows / steps[:, None]).round_().clamp_(-127, 127)
    return values, scale


class Rounding:
    """Rounds activations as a kernel wants them. It keeps the last: several layers in turn are given the same."""

    def __init__(self) -> None:
        self._last: tuple[torch.Tensor, torch.Tensor, torch.Tensor] | None = None

    def __call__(self, x: torch.Tensor, kernel: Kernel) -> tuple[torch.Tensor, torch.Tensor]:
        """What `kernel` multiplies for `x` (..., n), (rows, n), and the steps (rows, 1) it is in."""
        last = self._last
        if last is None or last[0] is not x:
            rows = x.reshape(-1, x.shape[-1])
            # Every pass over the activations counts: written plainly, they take as long as the product itself.
            most, least = rows.amax(1, keepdim=True), rows.amin(1, keepdim=True)
            step = torch.maximum(most, least.neg_()).clamp_min_(1e-10).div_(kernel.levels)
            last = self._last = x, kernel.rounded(rows, step), step
        return last[1], last[2]


class Int8Linear(nn.Module):
    """A linear layer from int8 `values` (out, in), float32 `scale` (out,) and a float32 `bias` (out,) or None.

    Takes and gives float32 (..., in) -> (..., out). A row's result does not depend on the other rows of the batch.
    `fine` gives the activations 8 more bits: what rounding left over is multiplied too, in the same pass. `mixing`
    (n, n) is what blocks of n activations are multiplied by first, where the weights are made for that.
    """

    def __init__(
        self,
        values: torch.Tensor,
        scale: torch.Tensor,
        bias: torch.Tensor | None = None,
        *,
        fine: bool = False,
        mixing: torch.Tensor | None = None,
        rounding: Rounding | None = None,
        packing: Packing | None = None,
    ) -> None:
        super().__init__()
        self.fine, self.mixing = fine, mixing
        self.rounding = rounding or Rounding()
        self.out_features, self.in_features = values.shape
        self.bias = None if bias is None else nn.Parameter(bias.float(), requires_grad=False)
        self.kernel = kernel_for(values, scale, packing or Packing())
        if self.kernel is None:
            self.weight = nn.Parameter((values.float() * scale[:, None]).bfloat16(), requires_grad=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if self.mixing is not None:
            x = rotated_columns(x, self.mixing)
        y = self._int8(x, self.kernel) if self.kernel and x.numel() else self._plain(x.reshape(-1, self.in_features))
        return y.view(*x.shape[:-1], self.out_features)

    def _int8(self, x: torch.Tensor, kernel: Kernel) -> torch.Tensor:
        rounded, step = self.rounding(x, kernel)
        if self.fine:
            finer = 2 * kernel.levels
            rest = kernel.rest(x.reshape(-1, self.in_features), rounded, step, finer)
            y = kernel(torch.cat([rounded, rest]))
            y = y[: len(rounded)].add_(y[len(rounded) :], alpha=1 / finer)
        else:
            y = kernel(rounded)
        return y.mul_(step) if self.bias is None else torch.addcmul(self.bias, y, step)

    def _plain(self, rows: torch.Tensor) -> torch.Tensor:
        if self.kernel:  # no rows, which the kernel does not take
            return rows.new_zeros(0, self.out_features)
        y = nn.functional.linear(rows.bfloat16(), self.weight).float()
        return y if self.bias is None else y.add_(self.bias)

    def extra_repr(self) -> str:
        return f"{self.in_features}, {self.out_features}, kernel={type(self.kernel).__name__}, fine={self.fine}"
