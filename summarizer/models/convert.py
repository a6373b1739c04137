"""Turns the models people have (GGUF files, folders of safetensors) into the fast form that `quantized` loads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from transformers import (
    AutoConfig,
    AutoModelForCausalLM,
    AutoTokenizer,
    PreTrainedConfig,
    PreTrainedModel,
    TokenizersBackend,
)
from transformers.modeling_gguf_pytorch_utils import TENSOR_PROCESSORS, TensorProcessor, get_gguf_hf_weights_map

from summarizer.errors import ModelError
from summarizer.models import quantized

# Architectures whose tensors come one to one; of others (mixtures of experts) transformers has to gather several.
_ONE_TO_ONE = {"llama", "qwen2", "qwen3", "gemma2", "gemma3", "phi3", "starcoder2"}

Report = Callable[[float], None]


def is_decoder_only(folder: Path) -> bool:
    """Whether the model in `folder` is a causal language model; raises ModelError when it cannot generate text."""
    from transformers.models.auto.modeling_auto import (
        MODEL_FOR_CAUSAL_LM_MAPPING_NAMES,
        MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING_NAMES,
    )

    try:
        config = AutoConfig.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{folder} holds no model configuration that can be read", str(error).splitlines()[0]
        ) from error
    if config.is_encoder_decoder and config.model_type in MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING_NAMES:
        return False
    if config.model_type in MODEL_FOR_CAUSAL_LM_MAPPING_NAMES and not config.is_encoder_decoder:
        return True
    raise ModelError(
        f"models of type {config.model_type!r} do not write text", "name a causal or a summarization model"
    )


def convert_gguf(path: Path, folder: Path, report: Report) -> None:
    """Write the model of the GGUF file `path` into `folder`; `report` hears the share done.

    Raises ModelError for an architecture that transformers does not read, OSError when the disk is full.
    """
    try:
        _convert_gguf(path, folder, report)
    except (ValueError, NotImplementedError, KeyError) as error:
        raise ModelError(f"{path.name} cannot be read: {error}", "name another .gguf file or a model folder") from error


def _convert_gguf(path: Path, folder: Path, report: Report) -> None:
    where = {"pretrained_model_name_or_path": path.parent, "gguf_file": path.name, "local_files_only": True}
    config = AutoConfig.from_pretrained(**where)
    tokenizer = TokenizersBackend.from_pretrained(**where)
    reader = _Reader(path)
    if reader.architecture in _ONE_TO_ONE:
        model = quantized.skeleton(config)
        quantized.write_quantized(model, reader.tensors(model, report), folder)
    else:
        model = AutoModelForCausalLM.from_pretrained(**where, dtype=torch.bfloat16)
        quantized.write_quantized(model, _counted(model, report), folder)
    _save_settings(config, tokenizer, folder)


def convert_folder(source: Path, folder: Path, report: Report) -> None:
    """Write the causal model of the folder `source` into `folder`; raises as `convert_gguf` does."""
    try:
        tokenizer = AutoTokenizer.from_pretrained(source, local_files_only=True)
        model = AutoModelForCausalLM.from_pretrained(source, local_files_only=True, use_safetensors=True, dtype="auto")
    except (ValueError, OSError, ImportError) as error:
        raise ModelError(f"{source} cannot be loaded: {str(error).splitlines()[0]}") from error
    quantized.write_quantized(model, _counted(model, report), folder)
    _save_settings(model.config, tokenizer, folder)
    model.generation_config.save_pretrained(folder)


def _save_settings(config: PreTrainedConfig, tokenizer: object, folder: Path) -> None:
    for leftover in ("quantization_config", "_name_or_path"):
        if hasattr(config, leftover):
            setattr(config, leftover, None) if leftover == "quantization_config" else None
    config.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def _counted(model: PreTrainedModel, report: Report) -> Iterator[tuple[str, torch.Tensor]]:
    tied = set(model.all_tied_weights_keys)
    state = {name: tensor for name, tensor in model.state_dict().items() if name not in tied}
    for done, (name, tensor) in enumerate(state.items()):
        report(done / len(state))
        yield name, tensor


class _Reader:
    """The tensors of a GGUF file, dequantized one at a time under the names transformers gives them."""

    def __init__(self, path: Path) -> None:
        from gguf import GGUFReader

        self._reader = GGUFReader(path)
        self.architecture = self._reader.fields["general.architecture"].contents()

    def tensors(self, model: PreTrainedModel, report: Report) -> Iterator[tuple[str, torch.Tensor]]:
        from gguf import dequantize

        processor = TENSOR_PROCESSORS.get(self.architecture, TensorProcessor)(config=model.config.to_dict())
        names = get_gguf_hf_weights_map(model, processor)
        for done, tensor in enumerate(self._reader.tensors):
            report(done / len(self._reader.tensors))
            if tensor.name in names:
                values = processor.process(weights=dequantize(tensor.data, tensor.tensor_type), name=tensor.name)
                yield names[tensor.name], torch.tensor(values.weights)
