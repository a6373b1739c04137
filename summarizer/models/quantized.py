"""Models with int8 linear layers: how one is written into a folder, and put together again from what lies there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import torch
from torch import nn
from transformers import AutoConfig, AutoModelForCausalLM, PreTrainedModel
from transformers.activations import SiLUActivation
from transformers.initialization import no_init_weights
from transformers.utils import logging as transformers_logging

from summarizer.models.int8 import Int8Linear, quantize
from summarizer.models.rotation import ONLINE, Named, hadamard, is_plain, rotated
from summarizer.models.shards import LOOKED_UP, SCALE, WEIGHTS, Parts, ShardWriter, Tables

_INITIALIZED = "_is_hf_initialized"  # what transformers marks a parameter with that it is to leave as it is

# Every module that runs transformers imports this one: what it has to say reaches the user as progress and errors.
transformers_logging.set_verbosity_error()
transformers_logging.disable_progress_bar()


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


def load_quantized(folder: Path, parts: Parts) -> PreTrainedModel:
    """The model in `folder` as `write_quantized` left it, ready to run, from its `parts`, which may still be read.

    Raises OSError or KeyError on a bad folder.
    """
    model = skeleton(AutoConfig.from_pretrained(folder, local_files_only=True))
    parts.wait()
    plain = is_plain(model.config)
    mixing = hadamard(model.config.intermediate_size, ONLINE) if plain else None
    for owner, layer in parts.layers.items():
        layer.fine = not plain and _needs_fine(model, owner, layer)
        layer.mixing = mixing if owner.endswith("down_proj") else None
        model.set_submodule(owner, layer)
    for name, tensor in parts.tensors.items():
        owner, _, kind = name.rpartition(".")
        _assign(model.get_submodule(owner), kind, tensor)
    for module in model.modules():
        if isinstance(module, nn.Embedding) and module.weight.dtype != torch.float32:
            module.register_forward_hook(partial(_looked_up, parts.tables))
    if plain:
        _activate_in_place(model)
    _fill_buffers(model)
    _check_complete(model, folder)
    return model


def _needs_fine(model: PreTrainedModel, owner: str, layer: Int8Linear) -> bool:
    """Whether a layer's activations lose too much in 8 bits where nothing rotates them.

    On news texts 8-bit activations everywhere moved the next-token distribution of Qwen2.5-1.5B by 0.017 nats (KL);
    half of it came from the layers that narrow (the feed-forward's second), a quarter from the one before the
    vocabulary, a ninth from all others. In a step of few rows the second pass costs next to nothing.
    """
    return layer.in_features > layer.out_features or model.get_submodule(owner) is model.get_output_embeddings()


def _assign(module: nn.Module, kind: str, tensor: torch.Tensor) -> None:
    if kind in module._buffers:
        module._buffers[kind] = tensor
        return
    setattr(module, kind, nn.Parameter(tensor, requires_grad=False))


def _looked_up(tables: Tables, module: nn.Module, args: object, output: torch.Tensor) -> torch.Tensor:
    rows = output.float()
    tables.let_go()
    return rows


def _activate_in_place(model: PreTrainedModel) -> None:
    """A gate's output, the largest tensor there is, is used by nothing else: without a copy half the time goes."""
    found = [name for name, module in model.named_modules() if isinstance(module, SiLUActivation)]
    for name in found:
        model.set_submodule(name, nn.SiLU(inplace=True))


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
