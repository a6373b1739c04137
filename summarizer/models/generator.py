"""What the pipeline asks of a model: texts for prompts. Any engine that does this can stand behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class Message:
    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A chat, and the bare passage it is about for models that take no instructions (T5, Pegasus, BART)."""

    messages: tuple[Message, ...]
    passage: str


class Generator(Protocol):
    name: str
    revision: str
    context: int  # tokens the model can read and write together

    def count_tokens(self, text: str) -> int: ...

    def generate(
        self,
        prompts: Sequence[Prompt],
        *,
        candidates: int,
        max_tokens: int,
        temperature: float,
        seed: int,
        progress: Callable[[float], None] | None = None,
    ) -> list[tuple[str, ...]]:
        """`candidates` texts for each prompt, in order; the first of each is the greedy one, the others are sampled.

        `progress` is called with the share done, 0 to 1. The same arguments give the same texts.
        """
        ...


@dataclass(frozen=True, slots=True)
class Score:
    """How likely a continuation is: natural log-likelihood over all its `tokens`."""

    total: float
    tokens: int

    @property
    def mean(self) -> float:
        return self.total / self.tokens if self.tokens else 0.0


@runtime_checkable
class Scorer(Protocol):
    """A model that tells how likely texts are."""

    def score(self, prompts: Sequence[Prompt], continuations: Sequence[Sequence[str]]) -> list[tuple[Score, ...]]:
        """How likely each of `continuations[i]` is after `prompts[i]`."""
        ...
