"""A plain transformers loop: bf16 weights, one article after another."""

from __future__ import annotations

from collections.abc import Sequence

from bench.asks import Tokens
from bench.engines import Writer
from bench.weights import Weights
from summarizer.models.generator import Prompt


def load(weights: Weights, threads: int) -> Writer:
    import torch
    from transformers import AutoModelForCausalLM

    torch.set_num_threads(threads)
    tokens = Tokens(weights.own)
    model = AutoModelForCausalLM.from_pretrained(weights.bf16, local_files_only=True, dtype=torch.bfloat16).eval()

    def write(prompts: Sequence[Prompt], most: int) -> list[str]:
        return [one(tokens.ids(prompt), most) for prompt in prompts]

    @torch.inference_mode()
    def one(ids: list[int], most: int) -> str:
        given = torch.tensor([ids])
        options = {"max_new_tokens": most, "do_sample": False, "eos_token_id": sorted(tokens.stops)}
        found = model.generate(given, attention_mask=torch.ones_like(given), pad_token_id=min(tokens.stops), **options)
        return tokens.text(found[0, len(ids) :].tolist())

    return write
