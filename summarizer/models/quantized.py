"""Linear layers with int8 weights for CPUs, and the folder format that holds a model made of them.

Weights are int8 with one scale for each output channel; activations are quantized as they come, with one scale for
each row. A scale for the whole tensor, which the kernel alone would use, loses everything but the few huge
activations that Qwen-like models carry on their first token (Dettmers et al. 2022, "LLM.int8()").
"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import safetensors
import safetensors.torch
import torch
from torch import nn
from transformers import AutoConfig, AutoModelForCausalLM, PreTrainedModel
from transformers.initialization import no_init_weights
from transformers.utils import logging as transformers_logging

from summarizer.models.rotation import ONLINE, Named, hadamard, is_plain, rotated, rotated_columns

SCALE = "_scale"  # `x.weight_scale` holds the channel scales of the int8 `x.weight`
SHARD_BYTES = 256 * 2**20
_SHARD = "{}-{:05d}.safetensors"
WEIGHTS, LOOKED_UP = "weights", "embedding"  # what a file holds: all of it comes into memory, or rows as they are used
_INITIALIZED = "_is_hf_initialized"  # what transformers marks a parameter with that it is to leave as it is

# Every module that runs transformers imports this one: what it has to say reaches the user as progress and errors.
transformers_logging.set_verbosity_error()
transformers_logging.disable_progress_bar()


def quantize(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """int8 values (out, in) and float32 scales (out,) such that values * scales is close to `weight` (out, in)."""
    weight = weight.float()
    scale = weight.abs().amax(dim=1).clamp_min_(1e-10) / 127
    return (weight / scale[:, None]).round_().clamp_(-127, 127).to(torch.int8), scale


def _has_kernel() -> bool:
    return platform.machine() in ("x86_64", "AMD64") and hasattr(torch.ops.onednn, "qlinear_pointwise")


def _scalar(value: float) -> torch.Tensor:
    return torch.tensor(value, dtype=torch.float32)


class Rounding:
    """Rounds activations to unsigned int8. It keeps the last: several layers in turn are given the same."""

    def __init__(self) -> None:
        self._last: tuple[torch.Tensor, torch.Tensor, torch.Tensor] | None = None

    def __call__(self, x: torch.Tensor, levels: int) -> tuple[torch.Tensor, torch.Tensor]:
        """The uint8 values (rows, n) of `x` (..., n), `levels` + 1 standing for 0, and the steps (rows, 1) of them."""
        last = self._last
        if last is None or last[0] is not x:
            rows = x.reshape(-1, x.shape[-1])
            # Every pass over the activations counts: written plainly, they take as long as the product itself.
            step = rows.abs().amax(1, keepdim=True).clamp_min_(1e-10).div_(levels)
            # The half rounds where the conversion to uint8 would cut off.
            values = torch.addcmul(_scalar(levels + 1.5), rows, 1 / step).to(torch.uint8)
            last = self._last = x, values, step
        return last[1], last[2]


def finest(rows: torch.Tensor, values: torch.Tensor, step: torch.Tensor, levels: int, finer: int) -> torch.Tensor:
    """What rounding `rows` to `values` left over, in uint8 and `finer` steps to one of those."""
    # What is left lies within half a step of zero.
    middle = levels + 1
    rest = torch.addcmul(_scalar(middle * finer + middle + 0.5), rows, finer / step)
    return rest.sub_(values, alpha=finer).to(torch.uint8)


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
    ) -> None:
        super().__init__()
        self.fine, self.mixing = fine, mixing
        self.rounding = rounding or Rounding()
        self.out_features, self.in_features = values.shape
        self.bias = None if bias is None else nn.Parameter(bias.float(), requires_grad=False)
        self.kernel = _has_kernel()
        if self.kernel:
            # Without VNNI the kernel adds pairs of products in 16 bits, which overflow with 8-bit activations.
            self.levels = 127 if torch.cpu._is_vnni_supported() else 63
            self.packed = torch.ops.onednn.qlinear_prepack(values, None)
            self.scale, self.zeros = scale.float(), torch.zeros(len(scale), dtype=torch.long)
        else:
            self.weight = nn.Parameter((values.float() * scale[:, None]).bfloat16(), requires_grad=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if self.mixing is not None:
            x = rotated_columns(x, self.mixing)
        y = self._int8(x) if self.kernel and x.numel() else self._plain(x.reshape(-1, self.in_features))
        return y.view(*x.shape[:-1], self.out_features)

    def _int8(self, x: torch.Tensor) -> torch.Tensor:
        values, step = self.rounding(x, self.levels)
        if self.fine:
            finer = 2 * self.levels
            rest = finest(x.reshape(-1, self.in_features), values, step, self.levels, finer)
            y = self._multiply(torch.cat([values, rest]))
            y = y[: len(values)].add_(y[len(values) :], alpha=1 / finer)
        else:
            y = self._multiply(values)
        return y.mul_(step) if self.bias is None else torch.addcmul(self.bias, y, step)

    def _multiply(self, values: torch.Tensor) -> torch.Tensor:
        options: tuple[object, ...] = (None, 1.0, 0, torch.float32, "none", [], "")
        product: torch.Tensor = torch.ops.onednn.qlinear_pointwise(
            values, 1.0, self.levels + 1, self.packed, self.scale, self.zeros, *options
        )
        return product

    def _plain(self, rows: torch.Tensor) -> torch.Tensor:
        if self.kernel:  # no rows, which the kernel does not take
            return rows.new_zeros(0, self.out_features)
        y = nn.functional.linear(rows.bfloat16(), self.weight).float()
        return y if self.bias is None else y.add_(self.bias)

    def extra_repr(self) -> str:
        return f"{self.in_features}, {self.out_features}, int8={self.kernel}, fine={self.fine}"


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
            # Through Python's own file, so that a full disk is an OSError with its errno.
            content = safetensors.torch.save(self._tensors)
            with open(self._folder / _SHARD.format(self._kind, self._count), "wb") as file:
                file.write(content)
        self._tensors, self._bytes, self._count = {}, 0, self._count + 1


def skeleton(config: object) -> PreTrainedModel:
    """The causal model of `config` without its weights (on the meta device)."""
    with torch.device("meta"), no_init_weights():
        model: PreTrainedModel = AutoModelForCausalLM.from_config(
            config, dtype=torch.float32, attn_implementation="sdpa"
        )
        model.eval()
        return model


def write_quantized(model: PreTrainedModel, tensors: Iterable[Named], folder: Path) -> None:
    """Write named `tensors` of `model` (a skeleton will do) into `folder`: linear weights int8, embeddings bf16."""
    linear = {f"{name}.weight" for name, module in model.named_modules() if isinstance(module, nn.Linear)}
    embedding = {f"{name}.weight" for name, module in model.named_modules() if isinstance(module, nn.Embedding)}
    tensors = _untied(model, tensors)
    if is_plain(model.config):
        tensors = rotated(model.config, tensors)
    weights, looked_up = ShardWriter(folder, WEIGHTS), ShardWriter(folder, LOOKED_UP)
    for name, tensor in tensors:
        if name in linear:
            values, scale = quantize(tensor)
            weights.add(name + SCALE, scale)
            weights.add(name, values)
        elif name in embedding:
            looked_up.add(name, tensor.bfloat16())
        else:
            weights.add(name, tensor.float())
    weights.close()
    looked_up.close()


def _untied(model: PreTrainedModel, tensors: Iterable[Named]) -> Iterator[Named]:
    """`tensors` with what a tied matrix stands for as well: looked up and multiplied, it is kept in two forms."""
    tied = {source: target for target, source in (getattr(model, "all_tied_weights_keys", None) or {}).items()}
    for name, tensor in tensors:
        yield name, tensor
        if name in tied:
            yield tied[name], tensor


def shards(folder: Path, kind: str) -> list[Path]:
    """The files of one kind that `write_quantized` left in `folder`."""
    return sorted(folder.glob(f"{kind}-*.safetensors"))


def load_quantized(folder: Path) -> PreTrainedModel:
    """The model in `folder` as `write_quantized` left it, ready to run; raises OSError or KeyError on a bad folder."""
    model = skeleton(AutoConfig.from_pretrained(folder, local_files_only=True))
    biases: dict[str, torch.Tensor] = {}
    scales: dict[str, torch.Tensor] = {}
    rounding = Rounding()
    plain = is_plain(model.config)
    mixing = hadamard(model.config.intermediate_size, ONLINE) if plain else None
    # Packing is the slow part of loading, and the kernel's own packing uses one thread.
    with ThreadPoolExecutor(torch.get_num_threads()) as threads:
        for path in [*shards(folder, WEIGHTS), *shards(folder, LOOKED_UP)]:
            packed: dict[str, Future[Int8Linear]] = {}
            for name, tensor in _read(path):
                owner, _, kind = name.rpartition(".")
                if kind == "weight" + SCALE:
                    scales[owner] = tensor
                elif tensor.dtype == torch.int8:
                    packed[owner] = threads.submit(
                        Int8Linear,
                        tensor,
                        scales.pop(owner),
                        fine=not plain and _needs_fine(model, owner, tensor),
                        mixing=mixing if owner.endswith("down_proj") else None,
                        rounding=rounding,
                    )
                elif kind == "bias" and isinstance(model.get_submodule(owner), nn.Linear | Int8Linear):
                    biases[owner] = tensor
                else:
                    _assign(model.get_submodule(owner), kind, tensor)
            for owner, layer in packed.items():
                model.set_submodule(owner, layer.result())
    for owner, bias in biases.items():
        model.get_submodule(owner).bias = nn.Parameter(bias, requires_grad=False)
    _fill_buffers(model)
    _check_complete(model, folder)
    return model


def _needs_fine(model: PreTrainedModel, owner: str, weight: torch.Tensor) -> bool:
    """Whether a layer's activations lose too much in 8 bits where nothing rotates them.

    On news texts 8-bit activations everywhere moved the next-token distribution of Qwen2.5-1.5B by 0.017 nats (KL);
    half of it came from the layers that narrow (the feed-forward's second), a quarter from the one before the
    vocabulary, a ninth from all others. In a step of few rows the second pass costs next to nothing.
    """
    return weight.shape[1] > weight.shape[0] or model.get_submodule(owner) is model.get_output_embeddings()


def _read(path: Path) -> Iterator[tuple[str, torch.Tensor]]:
    with safetensors.safe_open(path, framework="pt") as file:
        # Scales come before the weights they belong to. What is int8 will be copied when packed, and embeddings stay
        # where they are, in a file of their own; the rest is copied here: what refers to a file keeps all that was
        # read of it in memory.
        for name in sorted(file.keys(), key=lambda key: (not key.endswith(SCALE), key)):
            tensor = file.get_tensor(name)
            yield name, tensor if tensor.dtype in (torch.int8, torch.bfloat16) else tensor.clone()


def _assign(module: nn.Module, kind: str, tensor: torch.Tensor) -> None:
    if kind in module._buffers:
        module._buffers[kind] = tensor
        return
    setattr(module, kind, nn.Parameter(tensor, requires_grad=False))
    if isinstance(module, nn.Embedding) and tensor.dtype != torch.float32:
        module.register_forward_hook(lambda module, args, output: output.float())


def _fill_buffers(model: PreTrainedModel) -> None:
    """Compute the buffers that no checkpoint holds, such as the frequencies of rotary embeddings."""
    for parameter in model.parameters():
        setattr(parameter, _INITIALIZED, True)
    for module in model.modules():
        for name in module._non_persistent_buffers_set:
            buffer = module._buffers[name]
            if buffer is not None:
                module._buffers[name] = torch.empty_like(buffer, device="cpu")
    model.initialize_weights()


def _check_complete(model: PreTrainedModel, folder: Path) -> None:
    tensors = [*model.named_parameters(), *model.named_buffers()]
    missing = [name for name, tensor in tensors if tensor.is_meta]
    if missing:
        raise KeyError(f"{folder} lacks {len(missing)} tensors, the first {re.sub(r'^model[.]', '', missing[0])}")
