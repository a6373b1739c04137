"""What a benchmark measures, as values that go through JSON and come back equal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Ask:
    """One call of a model: how many prompts, their tokens, and the tokens of each text that came back.

    `given` counts the tokens of all prompts; `read` counts what they all begin with only once.
    """

    prompts: int
    given: int
    read: int
    written: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One engine's one pass over one set of articles, in a process of its own.

    `seconds` is the work without loading, `cpu` the processor's time for it, `load` the loading, `peak` the most memory
    the process held, in bytes. Less `cpu` than the same engine's other runs have means that the run was disturbed.
    """

    task: str
    engine: str
    set: str
    round: int
    articles: int
    load: float
    seconds: float
    cpu: float
    peak: int
    asks: tuple[Ask, ...]
    texts: tuple[str, ...] = ()

    @property
    def given(self) -> int:
        return sum(ask.given for ask in self.asks)

    @property
    def written(self) -> int:
        return sum(sum(ask.written) for ask in self.asks)


@dataclass(frozen=True, slots=True)
class Rates:
    """What the machine was measured to do: bytes a second read, and operations a second by number format."""

    bandwidth: float
    matrix: Mapping[str, float]

    @property
    def best(self) -> str:
        """The number format with the highest rate: the one the limit uses."""
        return max(self.matrix, key=lambda name: self.matrix[name])


def faster(one: Rates, other: Rates) -> Rates:
    """The better of two measurements of the same machine, figure by figure: what else ran there can only slow it."""
    matrix = {name: max(rate, other.matrix.get(name, 0.0)) for name, rate in one.matrix.items()}
    return Rates(max(one.bandwidth, other.bandwidth), matrix)


@dataclass(frozen=True, slots=True)
class Single:
    """A figure of a task that has no engines and sets (checker, start): its values, one for each round."""

    name: str
    unit: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All of one call: the machine, the weights' shape, every run, and what could not be run, by engine."""

    machine: Mapping[str, str]
    rates: Rates
    weights: Mapping[str, int]
    runs: tuple[Run, ...] = ()
    singles: tuple[Single, ...] = ()
    skipped: Mapping[str, str] | None = None


def to_value(report: Report) -> dict[str, Any]:
    """`report` as plain values for JSON."""
    return asdict(report)


def read_run(value: Mapping[str, Any]) -> Run:
    """A run from its plain values."""
    asks = tuple(read_ask(ask) for ask in value["asks"])
    return Run(**{**value, "asks": asks, "texts": tuple(value["texts"])})


def read_ask(value: Mapping[str, Any]) -> Ask:
    return Ask(**{**value, "written": tuple(value["written"])})
