"""From runs to figures: medians, ratios pair by pair, distance to the limit, words in common, and the bars."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median

from bench.engines import OURS
from bench.limits import SMALLEST, Shape, limit
from bench.records import Rates, Report, Run

PLAIN = "transformers"  # the engine whose texts the others' are compared with: the weights as they are, nothing shared
GIGABYTE = 1e9
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Group:
    """The runs of one engine on one set."""

    task: str
    set: str
    engine: str
    runs: tuple[Run, ...]

    def median(self, figure: Callable[[Run], float]) -> float:
        return median(map(figure, self.runs))


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure that is to be at most (or at least) a bar; None where this call did not measure it."""

    name: str
    value: float | None
    sign: str
    bar: float

    @property
    def held(self) -> bool | None:
        if self.value is None:
            return None
        return self.value >= self.bar if self.sign == "≥" else self.value <= self.bar


def groups(runs: Sequence[Run]) -> list[Group]:
    """The runs by task, set and engine, in the order they were made."""
    found: dict[tuple[str, str, str], list[Run]] = {}
    for run in runs:
        found.setdefault((run.task, run.set, run.engine), []).append(run)
    return [Group(*key, tuple(made)) for key, made in found.items()]


def group(runs: Sequence[Run], task: str, set: str, engine: str) -> Group | None:
    """The runs of that engine on that set; None where there are none."""
    return next((found for found in groups(runs) if (found.task, found.set, found.engine) == (task, set, engine)), None)


def ratios(ours: Group, peer: Group, figure: Callable[[Run], float] = lambda run: run.seconds) -> list[float]:
    """Our figure over the peer's, for each round that both have: minutes apart, so a busy machine slows both."""
    theirs = {run.round: run for run in peer.runs}
    return [figure(run) / figure(theirs[run.round]) for run in ours.runs if run.round in theirs]


def distances(runs: Sequence[Run], weights: Shape, rates: Rates, bits: int = SMALLEST) -> list[float]:
    """How many times the limit of its own tokens each run took."""
    return [run.seconds / limit(run.asks, weights, rates, bits).seconds for run in runs]


def in_common(text: str, other: str) -> float:
    """The share of words that two texts have in common, as often as both have them: 0 to 1."""
    ours, theirs = (Counter(_WORD.findall(each.casefold())) for each in (text, other))
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def likeness(one: Group, plain: Group) -> float:
    """The mean share of words that the texts of two engines for the same articles have in common."""
    return mean(in_common(a, b) for a, b in zip(one.runs[0].texts, plain.runs[0].texts, strict=True))


def bars(report: Report) -> Iterator[Bar]:
    """What is to hold, each with what this call measured of it."""
    runs, weights = report.runs, Shape(**report.weights)
    five = group(runs, "summaries", "five", OURS)
    peers = [found for found in groups(runs) if (found.task, found.set) == ("summaries", "five") and found != five]
    fastest = min(peers, key=lambda found: found.median(lambda run: run.seconds), default=None)
    yield Bar("five summaries: seconds, ours / fastest peer", _median_ratio(five, fastest), "≤", 0.67)
    twenty, llama = group(runs, "summaries", "twenty", OURS), group(runs, "summaries", "twenty", "llama-cpp")
    yield Bar("twenty summaries: articles a minute, ours / llama-cpp", _median_ratio(llama, twenty), "≥", 3.0)
    page = group(runs, "brief", "five", OURS)
    above = median(distances(page.runs, weights, report.rates)) if page else None
    yield Bar("brief of five: seconds / limit", above, "≤", 4.0)
    hundred, ten = group(runs, "brief", "hundred", OURS), group(runs, "brief", "ten", OURS)
    grown = _median_ratio(hundred, ten, lambda run: run.seconds / run.articles)
    yield Bar("brief: seconds an article, of 100 / of 10", grown, "≤", 1.1)
    peaks = [run.peak / GIGABYTE for run in runs if run.engine == OURS]
    yield Bar("peak memory of ours, GB", max(peaks, default=None), "≤", 3.0)


def _median_ratio(
    one: Group | None, other: Group | None, figure: Callable[[Run], float] = lambda run: run.seconds
) -> float | None:
    found = ratios(one, other, figure) if one and other else []
    return median(found) if found else None
