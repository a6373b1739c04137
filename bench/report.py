"""A benchmark as people read it: tables for a terminal and in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from rich.console import Console
from rich.table import Table as RichTable

from bench.engines import OURS
from bench.figures import GIGABYTE, PLAIN, Group, bars, distances, group, groups, likeness, ratios
from bench.limits import OWN, SMALLEST, Shape
from bench.records import Rates, Report, Run, Single
from summarizer.prompting import escape_markdown

ABSENT = "–"
_RUNS_HEAD = (
    "set", "engine", "runs", "seconds", "range", "load s", "articles/min", "tokens in", "out", "out/s", "cores busy",
    "peak GB", "ours/it", "× limit", f"× {OWN}-bit limit", "words in common",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(report: Report) -> Iterator[Table]:
    """The bars, the runs of each task, the single figures, the machine."""
    shown = [(bar.name, _number(bar.value), f"{bar.sign} {bar.bar:g}", _held(bar.held)) for bar in bars(report)]
    yield Table("Bars", ("what", "measured", "bar", ""), tuple(shown))
    for task in dict.fromkeys(run.task for run in report.runs):
        rows = [_row(found, report) for found in groups(report.runs) if found.task == task]
        yield Table(f"{task}: medians", _RUNS_HEAD, tuple(rows))
    if report.singles:
        yield Table("Single figures", ("what", "median", "unit", "range"), tuple(map(_single, report.singles)))
    machine = [*report.machine.items(), *_rates(report.rates)]
    skipped = [(name, reason) for name, reason in (report.skipped or {}).items()]
    yield Table("Machine", ("what", "value"), (*machine, *skipped))


def _row(found: Group, report: Report) -> tuple[str, ...]:
    weights = Shape(**report.weights)
    ours, plain = (group(report.runs, found.task, found.set, engine) for engine in (OURS, PLAIN))
    pairs = ratios(ours, found) if ours and found.engine != OURS else []
    seconds = [run.seconds for run in found.runs]
    figures: tuple[Callable[[Run], float], ...] = (
        lambda run: run.load,
        lambda run: 60 * run.articles / run.seconds,
        lambda run: run.given,
        lambda run: run.written,
        lambda run: run.written / run.seconds,
        lambda run: run.cpu / run.seconds,
        lambda run: run.peak / GIGABYTE,
    )
    above = [median(distances(found.runs, weights, report.rates, bits)) for bits in (SMALLEST, OWN)]
    return (
        found.set,
        found.engine,
        str(len(found.runs)),
        _number(median(seconds)),
        f"{_number(min(seconds))} to {_number(max(seconds))}",
        *(_number(found.median(figure)) for figure in figures),
        _pairs(pairs),
        *map(_number, above),
        f"{likeness(found, plain):.2f}" if plain and found.task == "summaries" else ABSENT,
    )


def _pairs(pairs: Sequence[float]) -> str:
    """The median of the ratios, and the least and the greatest."""
    return f"{median(pairs):.2f} ({min(pairs):.2f} to {max(pairs):.2f})" if pairs else ABSENT


def _single(figure: Single) -> tuple[str, ...]:
    low, high = min(figure.values), max(figure.values)
    return figure.name, _number(median(figure.values)), figure.unit, f"{_number(low)} to {_number(high)}"


def _rates(rates: Rates) -> Iterator[tuple[str, str]]:
    yield "memory read", f"{rates.bandwidth / 1e9:.1f} GB/s"
    for name, rate in rates.matrix.items():
        used = ", which the limit uses" if name == rates.best else ""
        yield f"matrix product, {name}", f"{rate / 1e12:.2f} TOP/s{used}"


def _number(value: float | None) -> str:
    if value is None:
        return ABSENT
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def _held(held: bool | None) -> str:
    return {None: "not measured", True: "held", False: "missed"}[held]


def print_tables(report: Report, console: Console) -> None:
    """The tables on a terminal, or as plain lines where there is none."""
    for table in tables(report):
        shown = RichTable(title=table.title, title_justify="left", box=None, pad_edge=False)
        for column, name in enumerate(table.head):
            shown.add_column(name, no_wrap=True, justify="left" if column == 0 else "right")
        for row in table.rows:
            shown.add_row(*row)
        console.print(shown)
        console.print()


def to_markdown(report: Report) -> str:
    lines = ["# Benchmark", ""]
    for table in tables(report):
        lines += [f"## {table.title}", "", _line(table.head), _line(["---"] * len(table.head))]
        lines += [_line([escape_markdown(cell) for cell in row]) for row in table.rows] + [""]
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
