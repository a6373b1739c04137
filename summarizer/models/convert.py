"""Turns the models people have (GGUF files, folders of safetensors) into the fast form that `quantized` loads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import numpy as np
import torch
from transformers import (
    AutoConfig,
    AutoModelForCausalLM,
    AutoTokenizer,
    PreTrainedConfig,
    PreTrainedModel,
    PreTrainedTokenizerBase,
    TokenizersBackend,
)
from transformers.integrations.ggml import GGUF_CONFIG_MAPPING
from transformers.modeling_gguf_pytorch_utils import TENSOR_PROCESSORS, TensorProcessor, get_gguf_hf_weights_map

from summarizer.errors import ModelError
from summarizer.models import quantized
from summarizer.models.gguf_file import GgufFile

# Architectures whose tensors come one to one; of others (mixtures of experts) transformers has to gather several.
_ONE_TO_ONE = {"llama", "qwen2", "qwen3", "gemma3"}

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
            f"{folder} holds no model configuration that can be read: {_first_line(error)}",
            "name a folder that holds a model in the layout of transformers",
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
    file = GgufFile(path)
    if file.metadata.get("general.architecture") in _ONE_TO_ONE:
        config = gguf_config(file)
        model = quantized.skeleton(config)
        quantized.write_quantized(model, _named_tensors(file, model, report), folder)
    else:
        model = AutoModelForCausalLM.from_pretrained(
            path.parent, gguf_file=path.name, local_files_only=True, dtype=torch.bfloat16
        )
        config = model.config
        quantized.write_quantized(model, _counted(model, report), folder)
    tokenizer = TokenizersBackend.from_pretrained(path.parent, gguf_file=path.name, local_files_only=True)
    _save_settings(config, tokenizer, folder)


def gguf_config(file: GgufFile) -> PreTrainedConfig:
    """The configuration transformers would read from the file, which takes it several seconds for the vocabulary."""
    architecture = file.metadata["general.architecture"]
    values = {
        "model_type": {"gemma3": "gemma3_text"}.get(architecture, architecture),
        "vocab_size": file.metadata.get("tokenizer.ggml.tokens"),
        "tie_word_embeddings": all(info.name != "output.weight" for info in file.tensors),
    }
    for section, prefix in ((architecture, architecture), ("tokenizer", "tokenizer")):
        fields = cast("dict[str, str | None]", GGUF_CONFIG_MAPPING[section])  # to mypy an object
        for key, name in fields.items():
            if name and f"{prefix}.{key}" in file.metadata:
                values[name] = file.metadata[f"{prefix}.{key}"]
    return AutoConfig.for_model(**values)


def _named_tensors(file: GgufFile, model: PreTrainedModel, report: Report) -> Iterator[tuple[str, torch.Tensor]]:
    """The file's tensors under the names and in the order of rows that transformers gives them."""
    architecture = file.metadata["general.architecture"]
    processing: Callable[..., TensorProcessor] = TENSOR_PROCESSORS.get(architecture, TensorProcessor)
    processor = processing(config=model.config.to_dict())
    names = get_gguf_hf_weights_map(model, processor)
    # The output matrix, the largest, is of use once the last norm is there: read before, it would wait in memory.
    for done, info in enumerate(sorted(file.tensors, key=lambda info: info.name == "output.weight")):
        report(done / len(file.tensors))
        if info.name in names:
            values = processor.process(weights=file.read(info), name=info.name).weights
            yield names[info.name], torch.from_numpy(np.ascontiguousarray(values))


def convert_folder(source: Path, folder: Path, report: Report) -> None:
    """Write the causal model of the folder `source` into `folder`; raises as `convert_gguf` does."""
    try:
        tokenizer = AutoTokenizer.from_pretrained(source, local_files_only=True)
        model = AutoModelForCausalLM.from_pretrained(source, local_files_only=True, use_safetensors=True, dtype="auto")
    except (ValueError, OSError, ImportError) as error:
        raise ModelError(
            f"{source} cannot be loaded: {_first_line(error)}", "name a folder whose weights and tokenizer are whole"
        ) from error
    quantized.write_quantized(model, _counted(model, report), folder)
    _save_settings(model.config, tokenizer, folder)
    model.generation_config.save_pretrained(folder)


def _save_settings(config: PreTrainedConfig, tokenizer: PreTrainedTokenizerBase, folder: Path) -> None:
    if hasattr(config, "quantization_config"):
        del config.quantization_config
    config.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def _counted(model: PreTrainedModel, report: Report) -> Iterator[tuple[str, torch.Tensor]]:
    tied = set(model.all_tied_weights_keys)
    state = {name: tensor for name, tensor in model.state_dict().items() if name not in tied}
    for done, (name, tensor) in enumerate(state.items()):
        report(done / len(state))
        yield name, tensor


def _first_line(error: Exception) -> str:
    """What a library says of its error, without the advice to programmers that follows."""
    return next(iter(str(error).splitlines()), type(error).__name__).rstrip(" .:")
