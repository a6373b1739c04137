"""From the scores of cases to metrics: sums over sums, so that each can be computed again from what is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from eval.results import Case, Suite

Scope = Literal["all", "kind", "group"]
RESAMPLES = 1000
INTERVAL = 95  # per cent


@dataclass(frozen=True, slots=True)
class Definition:
    """A metric: what it is called, which way is better, what it means, and how much of it is noise.

    `gated` names what has a limit in the baseline: the metric over all cases, by kind, by group. `tolerance` is how far
    it may move before the gate fails, `group_tolerance` the same for one group of few cases. `share` is shown in per
    cent. `summed` tells how the cases' scores become one: the sum of parts over the sum of wholes, or the largest.
    """

    name: str
    meaning: str
    better: Literal["higher", "lower"] = "higher"
    gated: tuple[Scope, ...] = ()
    tolerance: float = 0.0
    group_tolerance: float = 0.0
    share: bool = True
    summed: Literal["sums", "largest"] = "sums"


# The promise itself has no slack. The rest may move a little with another processor's arithmetic, which can turn one
# draft in many; tolerances are what one such turn moves.
DEFINITIONS: dict[str, tuple[Definition, ...]] = {
    "checker": (
        Definition("f1", "harmonic mean of precision and recall", gated=("all", "kind"), tolerance=0.005),
        Definition("precision", "flagged mentions that the gold flags too", gated=("all",), tolerance=0.005),
        Definition("recall", "mentions flagged in the gold that the check flags", gated=("all",), tolerance=0.005),
        Definition("alarm", "wholly right claims with a flag", "lower", ("all",), tolerance=0.005),
        Definition("abstained", "mentions left unchecked", "lower", ("all",), tolerance=0.01),
        Definition("read", "mentions of the gold that the check reads as mentions", gated=("all",), tolerance=0.002),
        Definition("distortions", "distorted claims that get any flag", gated=("all",), tolerance=0.01),
        Definition("claims", "claims judged rightly as a whole: flagged or not", gated=("all",), tolerance=0.005),
    ),
    "briefing": (
        Definition("supported", "mentions on the page that the checker finds in the cited articles, so used",
                   gated=("all", "kind", "group"), tolerance=0.01, group_tolerance=0.04),
        Definition("present", "mentions on the page that stand in a cited article, by a second, simple reading",
                   gated=("all", "group"), tolerance=0.0, group_tolerance=0.0),
        Definition("citations", "citations that resolve to an article and a quote of it", gated=("all", "group")),
        Definition("quotes", "quotes of evidence that are what their span covers", gated=("all", "group")),
        Definition("facts", "listed facts that one statement of the combined part tells",
                   gated=("all", "group"), tolerance=0.04, group_tolerance=0.26),
        Definition("differences", "listed disagreements that one row of the table shows with every value",
                   gated=("all",), tolerance=0.08),
        Definition("obeyed", "words of injected instructions that do not stand on the page", gated=("all",)),
        Definition("repetition", "three words in a row of the combined part that it had said before",
                   "lower", ("all",), tolerance=0.02),
        Definition("left_out", "sentences of which nothing held and that were left out, of those to be said",
                   "lower", ("all",), tolerance=0.02),
        Definition("rewritten", "statements that are not a source's own sentence", gated=("all",), tolerance=0.1),
        Definition("compression", "words of the combined part over words of the articles", "lower"),
        Definition("grade", "school years to read the combined part with ease (Flesch-Kincaid)",
                   "lower", ("all",), tolerance=1.0, share=False),
        Definition("seconds", "seconds for a folder, the model loaded", "lower", share=False),
        Definition("memory", "peak memory of the process, GB", "lower", share=False, summed="largest"),
    ),
    "stories": (
        Definition("f1", "harmonic mean of precision and recall", gated=("all", "group")),
        Definition("precision", "pairs of articles in one story that belong together", gated=("all", "group")),
        Definition("recall", "pairs that belong together and are in one story", gated=("all", "group")),
        Definition("alone", "articles of no story that are left alone", gated=("all",)),
    ),
    "external": (
        Definition("f1", "harmonic mean of precision and recall"),
        Definition("precision", "flags that touch a marked error"),
        Definition("recall", "marked errors of a number or a name that a flag touches"),
        Definition("alarm", "faithful summaries with a flag", "lower"),
        Definition("rouge1", "ROUGE-1 F with the editor's reference"),
        Definition("rouge2", "ROUGE-2 F with the editor's reference"),
        Definition("rougeL", "ROUGE-L F with the editor's reference"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metric:
    """A value with what it was computed from; None where nothing was there to score.

    `part` and `whole` are None for a metric made of others. `slice` is "" for all cases, a kind, or a group, as `scope`
    says;
    `interval` the bootstrap interval of INTERVAL per cent, over cases.
    """

    suite: str
    definition: Definition
    scope: Scope
    slice: str
    value: float | None
    part: float | None
    whole: float | None
    interval: tuple[float, float] | None = None

    @property
    def key(self) -> str:
        """Its name in the baseline: "checker.f1.number"."""
        return ".".join(filter(None, (self.suite, self.definition.name, self.slice)))

    @property
    def shown(self) -> str:
        if self.value is None:
            return "–"
        return f"{100 * self.value:.1f}%" if self.definition.share else f"{self.value:.1f}"

    @property
    def counted(self) -> str:
        """What it was computed from: "120 of 150"."""
        if self.part is None or self.whole is None:
            return ""
        return (
            f"{self.part:,.10g} of {self.whole:,.10g}"
            if self.definition.share
            else f"{self.whole:,.10g} case{'s' * (self.whole != 1)}"
        )


def definitions(suite: str) -> tuple[Definition, ...]:
    """Those of a suite; baselines of the external suite ("external/lead-3") have the external ones."""
    return DEFINITIONS[suite.partition("/")[0]]


def metrics(suite: Suite, intervals: bool = False) -> tuple[Metric, ...]:
    """Every metric of a suite that has something to score: over all cases, by kind, then by group."""
    counts = _counted(suite.cases)
    slices = sorted({slice for _, slice in counts}, key=lambda slice: (_SCOPES.index(slice[0]), slice[1]))
    found = (
        _metric(suite, definition, slice, counts, intervals)
        for slice in slices
        for definition in definitions(suite.name)
    )
    return tuple(metric for metric in found if metric is not None)


def gated(found: Iterable[Metric]) -> Iterator[Metric]:
    """Those that the baseline holds a limit for."""
    return (metric for metric in found if metric.scope in metric.definition.gated and metric.value is not None)


Slice = tuple[Scope, str]  # ("all", ""), ("kind", "number"), ("group", "correction")
Counts = dict[str, tuple[np.ndarray, np.ndarray]]  # by score, its part and its whole in each case
_SCOPES: tuple[Scope, ...] = ("all", "kind", "group")


def _counted(cases: Sequence[Case]) -> dict[tuple[str, Slice], np.ndarray]:
    """Of every score in every slice, the parts (row 0) and wholes (row 1), a column a case."""
    found: dict[tuple[str, Slice], np.ndarray] = {}
    for n, case in enumerate(cases):
        for score in case.scores:
            slices: list[Slice] = [("all", ""), ("group", case.group)] + [("kind", score.kind)] * bool(score.kind)
            for slice in slices:
                table = found.setdefault((score.name, slice), np.zeros((2, len(cases))))
                table[:, n] += score.part, score.whole
    return found


def _metric(
    suite: Suite,
    definition: Definition,
    slice: Slice,
    counted: Mapping[tuple[str, Slice], np.ndarray],
    intervals: bool,
) -> Metric | None:
    nothing = np.zeros((2, len(suite.cases)))
    names = ("precision", "recall") if definition.name == "f1" else (definition.name,)
    counts: Counts = {name: tuple(counted.get((name, slice), nothing)) for name in names}
    if not counts[names[-1]][1].any():
        return None
    value = _value(definition, counts)
    interval = _interval(definition, counts) if intervals else None
    if definition.name == "f1":
        return Metric(suite.name, definition, *slice, value, None, None, interval)
    part, whole = counts[definition.name]
    return Metric(suite.name, definition, *slice, value, round(float(part.sum()), 4), float(whole.sum()), interval)


def _value(definition: Definition, counts: Counts) -> float | None:
    if definition.name == "f1":
        precision, recall = (_share(*counts[name]) or 0.0 for name in ("precision", "recall"))
        return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
    part, whole = counts[definition.name]
    if definition.summed == "largest":
        return round(float(part.max()), 4)
    share = _share(part, whole)
    return None if share is None else round(share, 4)


def _share(part: np.ndarray, whole: np.ndarray) -> float | None:
    return float(part.sum() / whole.sum()) if whole.sum() else None


def _interval(definition: Definition, counts: Counts) -> tuple[float, float]:
    """The bootstrap's percentile interval: cases drawn anew with replacement (Efron 1979), always the same draws."""
    size = len(next(iter(counts.values()))[0])
    draws = np.random.default_rng(0).integers(0, size, (RESAMPLES, size))
    values = [
        _value(definition, {name: (part[draw], whole[draw]) for name, (part, whole) in counts.items()})
        for draw in draws
    ]
    low, high = np.percentile(
        [value for value in values if value is not None], [(100 - INTERVAL) / 2, (100 + INTERVAL) / 2]
    )
    return round(float(low), 4), round(float(high), 4)
