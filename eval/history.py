"""The scores by version: every committed state of the baseline, drawn."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.gate import FORMAT

# What a reader of the figure wants to see move; the rest is in the file.
DRAWN = {
    "checker": ("f1", "precision", "recall", "alarm", "distortions"),
    "briefing": ("facts", "differences", "supported", "present", "rewritten"),
}


@dataclass(frozen=True, slots=True)
class Version:
    """A commit that changed the baseline, with the limit it set for each metric."""

    commit: str
    day: str
    limits: Mapping[str, float]


def versions(baseline: Path) -> list[Version]:
    """Oldest first; empty where there is no history. Versions in a format of another time are left out."""
    marks = _git(baseline, "log", "--reverse", "--date=short", "--format=%h %ad", "--", baseline.name).splitlines()
    return list(_readable(baseline, [mark.split() for mark in marks]))


def _readable(baseline: Path, marks: Sequence[Sequence[str]]) -> Iterator[Version]:
    for commit, day in marks:
        try:
            value = json.loads(_git(baseline, "show", f"{commit}:./{baseline.name}"))
        except ValueError:  # the commit removed it
            continue
        if value.get("format") == FORMAT:
            yield Version(commit, day, {key: limit["value"] for key, limit in value["limits"].items()})


def _git(baseline: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=baseline.parent, capture_output=True, text=True, check=False)
    return done.stdout


def draw(found: Sequence[Version], output: Path) -> None:
    """A line for each drawn metric, a panel for each suite, as SVG; the same versions give the same bytes."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    matplotlib.rcParams["svg.hashsalt"] = "localbrief"
    figure, panels = pyplot.subplots(len(DRAWN), 1, figsize=(8, 7), layout="constrained")
    places = range(len(found))
    for panel, (suite, names) in zip(panels, DRAWN.items(), strict=True):
        for name in names:
            values = [version.limits.get(f"{suite}.{name}") for version in found]
            shown = [float("nan") if value is None else 100 * value for value in values]
            panel.plot(places, shown, marker="o", label=name)
        panel.set(title=suite, ylabel="per cent", ylim=(0, 102))
        panel.set_xticks(places, [f"{version.day}\n{version.commit}" for version in found])
        panel.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
        panel.grid(axis="y", alpha=0.3)
    output.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(output, metadata={"Date": None})
    pyplot.close(figure)
