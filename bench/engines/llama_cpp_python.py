"""llama-cpp-python on the GGUF file, built for this processor: one article after another, as its API has it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from bench.asks import Tokens
from bench.engines import Writer
from bench.weights import Weights
from summarizer.models.generator import Prompt

CONTEXT = 8192 + 2048  # an article of 6,000 words and its summary
BATCH = 512


def load(weights: Weights, threads: int) -> Writer:
    from llama_cpp import Llama

    tokens = Tokens(weights.own)
    model = Llama(
        str(weights.gguf),
        n_ctx=CONTEXT,
        n_batch=BATCH,
        n_threads=threads,
        n_threads_batch=threads,
        flash_attn=True,
        verbose=False,
    )

    def write(prompts: Sequence[Prompt], most: int) -> list[str]:
        return [one(tokens.ids(prompt), most) for prompt in prompts]

    def one(ids: list[int], most: int) -> str:
        # It keeps what the last prompt and this one begin with.
        found = model.generate(ids, temp=0.0, top_k=1, repeat_penalty=1.0)
        return tokens.text(list(takewhile(lambda token: token not in tokens.stops, islice(found, most))))

    return write
