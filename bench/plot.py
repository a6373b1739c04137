"""Two figures of a benchmark in one SVG: seconds by number of articles, and how far each engine is from the limit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.figures import Group, distances, groups
from bench.limits import SMALLEST, Shape, limit
from bench.records import Report

Figure = Callable[[Group], float]


def draw(report: Report, output: Path) -> None:
    """A line for each engine and task over the sets of more than one article; the same report gives the same bytes."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    matplotlib.rcParams["svg.hashsalt"] = "localbrief"
    seconds, above, least = _figures(report)
    picture, panels = pyplot.subplots(1, 2, figsize=(11, 4.5), layout="constrained")
    for name, found in _lines(report).items():
        places = [group.runs[0].articles for group in found]
        (drawn,) = panels[0].plot(places, list(map(seconds, found)), marker="o", label=name)
        panels[0].plot(places, list(map(least, found)), linestyle=":", color=drawn.get_color())
        panels[1].plot(places, list(map(above, found)), marker="o", label=name)
    panels[0].set(title="Seconds (dotted: the limit of the same tokens)", xlabel="articles", ylabel="seconds")
    panels[1].set(title="Times the limit", xlabel="articles", ylim=(0, None))
    panels[0].set(xscale="log", yscale="log")
    panels[1].set(xscale="log")
    panels[0].legend(frameon=False)
    for panel in panels:
        panel.grid(alpha=0.3)
    picture.savefig(output, metadata={"Date": None})
    pyplot.close(picture)


def _figures(report: Report) -> tuple[Figure, Figure, Figure]:
    """Of a group of runs the median seconds, times the limit, and the limit."""
    weights = Shape(**report.weights)
    return (
        lambda found: found.median(lambda run: run.seconds),
        lambda found: median(distances(found.runs, weights, report.rates)),
        lambda found: found.median(lambda run: limit(run.asks, weights, report.rates, SMALLEST).seconds),
    )


def _lines(report: Report) -> dict[str, list[Group]]:
    """The groups of each line, by what it is called, those of few articles first."""
    found: dict[str, list[Group]] = {}
    for group in sorted(groups(report.runs), key=lambda group: group.runs[0].articles):
        if group.set != "long":
            found.setdefault(f"{group.task}, {group.engine}", []).append(group)
    return found
