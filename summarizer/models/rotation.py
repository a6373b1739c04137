"""Rotates a model's hidden state so that no activation stands out, which 8 bits could not hold beside the others.

A few channels of Qwen-like models are hundreds of times larger than the rest. Multiplied by a Hadamard matrix, each
channel becomes a mixture of many and all are of like size, while the model computes the same (Ashkboos et al. 2024,
"QuaRot"): what writes to the hidden state writes it rotated, what reads it turns it back, and both are folded into the
weights, with the scales of the norms. So are the values of the attention, head by head. Only the input of the
feed-forward's second layer has to be rotated as it comes, in small blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from transformers import PreTrainedConfig

# Architectures of this form: norms that only scale, before the attention and before a gated feed-forward; attention
# that adds up values linearly.
PLAIN = frozenset({"llama", "mistral", "qwen2", "qwen3"})
ONLINE = 64  # channels mixed as they come: 32 leave five times the error, 256 a quarter, for four times the work
FINAL_NORM = "model.norm.weight"
ROWS = 2**10  # of a weight worked on at once: of a vocabulary's matrix every intermediate result would take a gigabyte

_READS = {  # which norm's output a layer is given
    "q_proj": "input_layernorm",
    "k_proj": "input_layernorm",
    "v_proj": "input_layernorm",
    "gate_proj": "post_attention_layernorm",
    "up_proj": "post_attention_layernorm",
}
_WRITES = ("o_proj", "down_proj")

Named = tuple[str, torch.Tensor]


def is_plain(config: PreTrainedConfig) -> bool:
    return str(config.model_type) in PLAIN


def hadamard(width: int, most: int | None = None) -> torch.Tensor:
    """The orthogonal Hadamard matrix (n, n) for the greatest power of two n that divides `width` (n at most `most`)."""
    size = width & -width
    size = min(size, most) if most else size
    matrix = torch.ones(1, 1)
    while len(matrix) < size:
        matrix = torch.cat([torch.cat([matrix, matrix], 1), torch.cat([matrix, -matrix], 1)])
    scale: float = size**0.5
    return matrix / scale


def rotated_columns(weight: torch.Tensor, matrix: torch.Tensor) -> torch.Tensor:
    """`weight` (..., n) with each block of its last dimension, as wide as `matrix`, multiplied by it."""
    return (weight.reshape(-1, len(matrix)) @ matrix).view_as(weight)


def rotated_rows(weight: torch.Tensor, matrix: torch.Tensor) -> torch.Tensor:
    """`weight` (n, ...) with each block of its first dimension, as high as `matrix`, multiplied by it."""
    return rotated_columns(weight.movedim(0, -1).contiguous(), matrix).movedim(-1, 0)


def rotated(config: PreTrainedConfig, tensors: Iterable[Named]) -> Iterator[Named]:
    """The named weights of a PLAIN model, output matrix included, with the rotations folded in.

    A weight that reads a norm is held back until the norm's scale has come. Raises KeyError when one never comes.
    """
    norms: dict[str, torch.Tensor] = {}
    waiting: dict[str, list[Named]] = {}
    rotations = _Rotations(config)
    for name, tensor in tensors:
        if _is_folded(name):
            norms[name] = tensor.float()
            yield name, torch.ones_like(norms[name])
            for held, weight in waiting.pop(name, ()):
                yield held, rotations.read(held, weight, norms[name])
            continue
        norm = _norm_of(name)
        if norm is None:
            yield name, rotations.other(name, tensor)
        elif norm in norms:
            yield name, rotations.read(name, tensor, norms[norm])
        else:
            waiting.setdefault(norm, []).append((name, tensor))
    if waiting:
        raise KeyError(f"the model lacks {min(waiting)}")


def _is_folded(name: str) -> bool:
    return name == FINAL_NORM or name.split(".")[-2] in _READS.values()


def _norm_of(name: str) -> str | None:
    """The norm whose output the weight `name` is multiplied with; None for a bias and for other weights."""
    if name == "lm_head.weight":
        return FINAL_NORM
    layer, _, rest = name.partition(".self_attn." if ".self_attn." in name else ".mlp.")
    owner, _, kind = rest.partition(".")
    return f"{layer}.{_READS[owner]}.weight" if owner in _READS and kind == "weight" else None


class _Rotations:
    """The matrices for one model: of its hidden state, of one head's values, of the feed-forward's inner channels."""

    def __init__(self, config: PreTrainedConfig) -> None:
        head = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
        self.hidden, self.head = hadamard(config.hidden_size), hadamard(head)
        self.inner = hadamard(config.intermediate_size, ONLINE)

    def read(self, name: str, weight: torch.Tensor, norm: torch.Tensor) -> torch.Tensor:
        turned = torch.empty(weight.shape)
        for rows, place in zip(torch.split(weight, ROWS), torch.split(turned, ROWS), strict=True):
            place.copy_(rotated_columns(rows.float() * norm, self.hidden))
        return rotated_rows(turned, self.head) if ".v_proj." in name else turned

    def other(self, name: str, tensor: torch.Tensor) -> torch.Tensor:
        owner = name.split(".")[-2]
        if owner in _WRITES:
            return self._written(owner, tensor.float())
        if owner == "embed_tokens":
            return rotated_columns(tensor.float(), self.hidden)
        return rotated_rows(tensor.float(), self.head) if name.endswith("v_proj.bias") else tensor

    def _written(self, owner: str, tensor: torch.Tensor) -> torch.Tensor:
        if tensor.ndim > 1:
            tensor = rotated_columns(tensor, self.head if owner == "o_proj" else self.inner)
        return rotated_rows(tensor, self.hidden)
