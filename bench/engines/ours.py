"""This program's own engine, through the protocol that the pipeline uses."""

from __future__ import annotations

from collections.abc import Sequence

from bench.asks import SENTENCES
from bench.engines import Writer
from bench.weights import Weights
from summarizer.models.generator import Prompt, Sampling


def load(weights: Weights, threads: int) -> Writer:
    from summarizer.models.loading import load as load_generator

    generator = load_generator(weights.own, name=weights.own.name, threads=threads)

    def write(prompts: Sequence[Prompt], most: int) -> list[str]:
        return [text for (text,) in generator.generate(prompts, Sampling(1, most, 0.0, 0, SENTENCES))]

    return write
