"""Limits that tighten and never loosen silently: a run held against the committed baseline."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from eval.fingerprint import ROOT
from eval.metrics import Metric, definitions, gated, metrics
from eval.results import Fingerprint, Run, Suite

BASELINE = ROOT / "eval" / "baseline.json"
FORMAT = 2
STRICT = ("corpus", "prompts", "model")  # what a limit was measured on; code is what the gate is there to judge


@dataclass(frozen=True, slots=True)
class Limit:
    """What a metric may not pass by more than `tolerance`: a floor where higher is better, else a ceiling."""

    kind: Literal["floor", "ceiling"]
    value: float
    tolerance: float

    def broken(self, value: float) -> bool:
        return self._worse(value) > self.tolerance + 1e-9

    def sinks(self, value: float) -> bool:
        """Whether taking `value` for the limit would loosen it."""
        return self._worse(value) > 1e-9

    def _worse(self, value: float) -> float:
        return self.value - value if self.kind == "floor" else value - self.value


@dataclass(frozen=True, slots=True)
class Baseline:
    """Limits by the metric's key, what each suite was measured on, the cases it misjudged, and what was loosened."""

    limits: Mapping[str, Limit] = field(default_factory=dict)
    suites: Mapping[str, Fingerprint] = field(default_factory=dict)
    missed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lowered: tuple[Mapping[str, Any], ...] = ()


class BadBaseline(Exception):
    """A baseline file that cannot be used; the message is one line."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the gate is shut: the metric's key, or what changed ("prompts"), and a line that says it."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """`failures` shut the gate; `causes` are what changed since the baseline, as lines; `notes` only inform."""

    failures: tuple[Failure, ...]
    causes: tuple[str, ...]
    notes: tuple[str, ...]


def judge(run: Run, baseline: Baseline) -> Verdict:
    """The run against the limits of the suites that were run."""
    failures: list[Failure] = []
    causes: list[str] = []
    notes: list[str] = []
    for suite in run.suites:
        known = baseline.suites.get(suite.name)
        if not any(definition.gated for definition in definitions(suite.name)):
            continue
        if known is None:
            failures.append(Failure(suite.name, f"{suite.name}: not in the baseline; add it with --update"))
            continue
        failures += _broken(suite, baseline)
        for part, line in changes(known, suite.fingerprint):
            causes.append(f"{suite.name}: {part} changed: {line}")
            if part in STRICT:
                failures.append(
                    Failure(part, f"{suite.name}: {part} changed, its limits were measured on another: {line}")
                )
        notes += _flipped(suite, baseline)
    return Verdict(tuple(failures), tuple(causes), tuple(notes))


def _broken(suite: Suite, baseline: Baseline) -> Iterator[Failure]:
    """A line for every limit of the suite that is broken, or that nothing was measured for."""
    measured = {metric.key: metric for metric in metrics(suite)}
    for key, limit in baseline.limits.items():
        if key.partition(".")[0] != suite.name:
            continue
        metric = measured.get(key)
        if metric is None or metric.value is None:
            yield Failure(key, f"{key}: no score; its {limit.kind} is {limit.value}")
        elif limit.broken(metric.value):
            yield Failure(key, _told(metric, limit))
    for metric in gated(measured.values()):
        if metric.key not in baseline.limits:
            yield Failure(
                metric.key, f"{metric.key}: {metric.value} has no limit in the baseline; add it with --update"
            )


def _told(metric: Metric, limit: Limit) -> str:
    sign = "less" if limit.kind == "floor" else "and"
    counted = f" ({metric.counted})" if metric.counted else ""
    return f"{metric.key}: {metric.value}{counted}, the {limit.kind} is {limit.value} {sign} {limit.tolerance}"


def _flipped(suite: Suite, baseline: Baseline) -> Iterator[str]:
    known, now = set(baseline.missed.get(suite.name, ())), set(missed(suite))
    ids = {case.id for case in suite.cases}
    if new := sorted(now - known):
        yield f"{suite.name}: newly misjudged: {', '.join(new)}"
    if gone := sorted((known - now) & ids):
        yield f"{suite.name}: now judged rightly: {', '.join(gone)}"


def missed(suite: Suite) -> tuple[str, ...]:
    """The cases of a suite of many small cases in which anything is wrong."""
    return tuple(case.id for case in suite.cases if case.faults) if suite.name == "checker" else ()


def changes(old: Fingerprint, new: Fingerprint) -> Iterator[tuple[str, str]]:
    """What differs between two fingerprints: the part ("prompts") and a line naming the files or the model."""
    if old.cases != new.cases:
        yield "corpus", f"{new.cases} cases, {old.cases} in the baseline"
    for part in ("corpus", "prompts", "model", "code", "environment"):
        if line := "; ".join(_differing(getattr(old, part), getattr(new, part))):
            yield part, line


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for verb, names in (
        ("added", new.keys() - old.keys()),
        ("removed", old.keys() - new.keys()),
        ("edited", {name for name in old.keys() & new.keys() if old[name] != new[name]}),
    ):
        if names:
            yield f"{verb} {', '.join(sorted(names))}"


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file, empty where there is none; raises BadBaseline."""
    if not path.is_file():
        return Baseline()
    try:
        value = json.loads(path.read_text("utf-8"))
        if value["format"] != FORMAT:
            raise BadBaseline(f"{path} has format {value['format']}, this reads {FORMAT}")
        return Baseline(
            {key: Limit(**limit) for key, limit in value["limits"].items()},
            {name: Fingerprint(**mark) for name, mark in value["suites"].items()},
            {name: tuple(ids) for name, ids in value["missed"].items()},
            tuple(value["lowered"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadBaseline(f"{path} is no baseline; write one with --update --baseline FILE") from None


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Written whole, or left as it was."""
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(json.dumps({"format": FORMAT, **asdict(baseline)}, indent=1, ensure_ascii=False) + "\n", "utf-8")
    draft.replace(path)


def updated(run: Run, baseline: Baseline, lower: Mapping[str, str]) -> tuple[Baseline, tuple[str, ...]]:
    """The baseline with this run's limits, and a line for each limit that was kept since the run would loosen it.

    `lower` names the limits that may be loosened, with the reason that is recorded. What is no longer measured counts
    as loosening. Raises BadBaseline for a name in `lower` that is no limit.
    """
    if unknown := [name for name in lower if name not in baseline.limits]:
        raise BadBaseline(f"no limit is called {', '.join(unknown)}; the baseline names them")
    limits, kept, lowered = dict(baseline.limits), [], list(baseline.lowered)
    for suite in run.suites:
        new = {metric.key: metric for metric in gated(metrics(suite))}
        old = [key for key in baseline.limits if key.partition(".")[0] == suite.name]
        for key in dict.fromkeys([*new, *old]):
            limit = _limit(new[key], baseline) if key in new else None
            before = baseline.limits.get(key)
            if before and (limit is None or before.sinks(limit.value)):
                if key not in lower:
                    kept.append(f"{key}: stays at {before.value} (now {limit.value if limit else 'not measured'})")
                    continue
                lowered.append({"name": key, "from": before.value, "to": limit and limit.value, "reason": lower[key]})
            if limit is None:
                del limits[key]
            else:
                limits[key] = limit
    suites = {**baseline.suites, **{suite.name: suite.fingerprint for suite in run.suites}}
    misses = {**baseline.missed, **{suite.name: missed(suite) for suite in run.suites if missed(suite)}}
    return Baseline(dict(sorted(limits.items())), suites, misses, tuple(lowered)), tuple(kept)


def _limit(metric: Metric, baseline: Baseline) -> Limit:
    """The metric's value as its limit; a tolerance that someone set in the file is kept."""
    definition = metric.definition
    usual = definition.group_tolerance if metric.scope == "group" else definition.tolerance
    before = baseline.limits.get(metric.key)
    kind: Literal["floor", "ceiling"] = "floor" if definition.better == "higher" else "ceiling"
    return Limit(kind, metric.value or 0.0, before.tolerance if before else usual)
