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


@dataclass(frozen=True, slots=True)
class Sampling:
    """How texts are drawn: `candidates` for each prompt, the first greedy, the others sampled at `temperature`.

    A text has at most `max_tokens`. A generator may end it after so many `sentences`, if that is not None; one that
    cannot see them as they come gives what there is.
    """

    candidates: int
    max_tokens: int
    temperature: float
    seed: int
    sentences: int | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """Which model wrote: its name and which revision of it."""

    name: str
    revision: str


class Generator(Protocol):
    name: str
    revision: str
    context: int  # tokens the model can read and write together

    def count_tokens(self, text: str) -> int: ...

    def generate(
        self,
        prompts: Sequence[Prompt],
        sampling: Sampling,
        progress: Callable[[float], None] | None = None,
    ) -> list[tuple[str, ...]]:
        """The candidates for each prompt, in order; a text is drawn by its prompt, not by what else is asked with it.

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
