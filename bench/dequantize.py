"""`python -m bench.dequantize FILE.gguf FOLDER`: the model of a GGUF file as a folder of bf16 safetensors."""

from __future__ import annotations

import sys
from pathlib import Path


def dequantize(path: Path, folder: Path) -> None:
    """Write the model of the GGUF file `path`, with its tokenizer, into `folder`."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    where = {"gguf_file": path.name, "local_files_only": True}
    model = AutoModelForCausalLM.from_pretrained(path.parent, dtype=torch.bfloat16, **where)
    # Else the file that is saved says that it is quantized.
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    model.__dict__.pop("hf_quantizer", None)
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(path.parent, **where).save_pretrained(folder)


if __name__ == "__main__":
    dequantize(Path(sys.argv[1]), Path(sys.argv[2]))
