"""What a machine could do at best: the least time for the tokens that a run really read and wrote.

The limit of one call of a model is that of reading plus that of writing:

- Reading: every token passes through the weights of the layers once, two operations a weight, at the best matrix rate
  measured here. What all prompts begin with is read once. Only a prompt's last token passes through the output matrix.
- Writing: all texts of a call go side by side, one step for each further token of the longest (the first comes of the
  reading). A step takes what is longer: reading every weight once from memory, at the measured bandwidth, or
  multiplying one row for each text that is still being written.

It is meant to be out of reach, so what it leaves out makes it lower: attention (its products, and reading its keys and
values), activations, normalisation, choosing tokens, the step in which a text ends, the embedding's rows, and all that
is not the model. Weights count as so many bits each, with a scale of 16 bits for each group of 128 at 4 bits and
none at 8. It holds for writing token by token: a way to guess several at once could beat it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.records import Ask, Rates

SMALLEST = 4  # bits of a weight in the smallest format that an engine of the benchmark runs
OWN = 8  # in this program's own
_SCALES = {4: 16 / 128}  # bits that a weight's share of its group's scale adds
_BYTE = 8
_PER_WEIGHT = 2  # operations: a product and a sum


@dataclass(frozen=True, slots=True)
class Shape:
    """How many weights a token is multiplied by: in the layers, and in the output matrix."""

    layers: int
    output: int


@dataclass(frozen=True, slots=True)
class Limit:
    """The least seconds for reading and for writing."""

    reading: float
    writing: float

    @property
    def seconds(self) -> float:
        return self.reading + self.writing


def shape_of(folder: Path) -> Shape:
    """The shape of the Llama-like model (gated feed-forward, grouped heads) whose config.json is in `folder`."""
    return shape(json.loads((folder / "config.json").read_text()))


def shape(config: Mapping[str, int]) -> Shape:
    hidden, heads = config["hidden_size"], config["num_attention_heads"]
    width = config.get("head_dim") or hidden // heads
    attention = hidden * width * (2 * heads + 2 * config["num_key_value_heads"])
    layer = attention + 3 * hidden * config["intermediate_size"]
    return Shape(config["num_hidden_layers"] * layer, hidden * config["vocab_size"])


def limit(asks: Sequence[Ask], weights: Shape, rates: Rates, bits: int) -> Limit:
    """The least time for these calls, one after another, with `bits` to a weight; the module says what it counts."""
    parts = [limit_of(ask, weights, rates, bits) for ask in asks]
    return Limit(sum(part.reading for part in parts), sum(part.writing for part in parts))


def limit_of(ask: Ask, weights: Shape, rates: Rates, bits: int) -> Limit:
    if not ask.prompts:
        return Limit(0.0, 0.0)
    speed = rates.matrix[rates.best]
    sweep = weight_bytes(weights, bits) / rates.bandwidth
    reading = _PER_WEIGHT * (ask.read * weights.layers + ask.prompts * weights.output) / speed
    row = _PER_WEIGHT * (weights.layers + weights.output) / speed
    return Limit(max(sweep, reading), sum(max(sweep, rows * row) for rows in steps(ask.written)))


def weight_bytes(weights: Shape, bits: int) -> float:
    return (weights.layers + weights.output) * (bits + _SCALES.get(bits, 0)) / _BYTE


def steps(written: Sequence[int]) -> Iterator[int]:
    """The rows of each step after the reading, in which texts of so many tokens are written side by side."""
    for step in range(1, max(written, default=0)):
        yield sum(tokens > step for tokens in written)
