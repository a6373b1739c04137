"""Floors that rise and never sink silently: measured values held against the committed baseline."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from eval.metrics import Metrics

BASELINE = Path(__file__).with_name("baseline.json")
# The promise itself has no slack; the others may move with the weather of another processor's arithmetic.
SLACK = {"mentions_found": 0.0, "quotes_exact": 0.0, "articles_cited": 0.0, "rewritten": 0.15, "differences": 1}


def failures(measured: Mapping[str, Metrics], baseline: Mapping[str, Mapping[str, float]]) -> list[str]:
    """One line for every value below its floor, and for every story the baseline lacks."""
    lines = [f"{story}: not in the baseline; add it with --update" for story in measured if story not in baseline]
    for story, metrics in measured.items():
        values = asdict(metrics)
        for name, floor in baseline.get(story, {}).items():
            if values[name] < floor - SLACK[name]:
                lines.append(f"{story}: {name} is {values[name]}, the floor is {floor} less {SLACK[name]}")
    return lines


def load() -> dict[str, dict[str, float]]:
    return json.loads(BASELINE.read_text("utf-8")) if BASELINE.is_file() else {}


def update(measured: Mapping[str, Metrics], lower: bool = False) -> list[str]:
    """Write the measured values as floors; those that would sink are kept, and returned, unless `lower` is given."""
    baseline, kept = load(), []
    for story, metrics in measured.items():
        new = {name: asdict(metrics)[name] for name in SLACK}
        for name, floor in baseline.get(story, {}).items():
            if new[name] < floor and not lower:
                kept.append(f"{story}: {name} stays at {floor} (now {new[name]})")
                new[name] = floor
        baseline[story] = new
    BASELINE.write_text(json.dumps(baseline, indent=2, sort_keys=True) + "\n", "utf-8")
    return kept
