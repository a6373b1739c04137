"""Two runs side by side: which metrics moved, and which cases flipped."""

from __future__ import annotations

from collections.abc import Iterator

from eval.gate import changes
from eval.metrics import Metric, metrics
from eval.results import Case, Run, Suite
from summarizer.prompting import one_line


def compare(old: Run, new: Run) -> Iterator[str]:
    """Lines that say what changed from `old` to `new`, suite by suite; none for a suite that is the same."""
    for name in dict.fromkeys(suite.name for run in (old, new) for suite in run.suites):
        before, after = old.suite(name), new.suite(name)
        if before is None or after is None:
            yield f"{name}: only in the {'second' if before is None else 'first'} run"
        else:
            yield from _suite(before, after)


def _suite(old: Suite, new: Suite) -> Iterator[str]:
    lines = [*_changed(old, new), *_moved(old, new), *_flipped(old, new)]
    yield f"{new.name}: {len(old.cases):,} and {len(new.cases):,} cases" + ("" if lines else ", the same scores")
    yield from (f"  {line}" for line in lines)


def _changed(old: Suite, new: Suite) -> Iterator[str]:
    for part, line in changes(old.fingerprint, new.fingerprint):
        yield f"{part} changed: {line}"


def _moved(old: Suite, new: Suite) -> Iterator[str]:
    before, after = ({metric.key: metric for metric in metrics(suite) if _compares(metric)} for suite in (old, new))
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key), after.get(key)
        if was is None or now is None:
            yield f"{key}: only in the {'second' if was is None else 'first'} run"
        elif was.value != now.value:
            better = ((now.value or 0) > (was.value or 0)) == (now.definition.better == "higher")
            counted = f" ({was.counted} -> {now.counted})" if now.counted else ""
            yield f"{key}: {was.shown} -> {now.shown}{counted}, {'better' if better else 'worse'}"


def _compares(metric: Metric) -> bool:
    """What a folder cost depends on what else the machine did; of costs only the whole is told."""
    return not (metric.scope != "all" and metric.definition.name in ("seconds", "memory"))


def _flipped(old: Suite, new: Suite) -> Iterator[str]:
    """The cases that lost a fault or got a new one."""
    before = {case.id: case for case in old.cases}
    for case in new.cases:
        if case.id in before:
            yield from _turned(before[case.id], case)
    if gone := sorted(before.keys() - {case.id for case in new.cases}):
        yield f"no longer there: {', '.join(gone)}"


def _turned(old: Case, new: Case) -> Iterator[str]:
    for sign, fault in (
        *(("-", fault) for fault in old.faults if fault not in new.faults),
        *(("+", fault) for fault in new.faults if fault not in old.faults),
    ):
        yield f"{sign} {new.id}: {one_line(fault)}"
