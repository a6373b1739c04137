"""`python -m bench`: run the tasks, print the tables, and write what was asked for."""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from bench import child, sets, tasks
from bench.engines import ENGINES
from bench.errors import Failed, Misused
from bench.figures import bars
from bench.limits import shape_of
from bench.plot import draw
from bench.records import Report, Run, Single, faster, to_value
from bench.report import print_tables, to_markdown
from bench.weights import Weights, prepare, weights_of
from summarizer.errors import SummarizerError
from summarizer.models.processors import physical_cores
from summarizer.models.store import Store, default_root
from summarizer.settings import DEFAULT_MODEL

FAILED, MISUSED = 1, 2
# The sets of each task, the first three rounds each, what takes many minutes once.
SETS = {"summaries": ("five", "twenty", "hundred", "long"), "brief": ("five", "ten", "hundred")}
TASKS = (*SETS, "checker", "start")
ROUNDS, LARGE = 3, ("hundred", "long")

if TYPE_CHECKING:
    from typer._click.exceptions import UsageError
else:
    UsageError = typer.BadParameter.__base__  # of a command line that cannot be read; it has no public name

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for; `sets` and `rounds` None are each task's own."""

    tasks: tuple[str, ...]
    engines: tuple[str, ...]
    sets: tuple[str, ...] | None
    rounds: int | None
    folder: Path | None
    model: str
    conversion: bool

    def rounds_of(self, name: str) -> int:
        return self.rounds or (1 if name in LARGE else ROUNDS)


@app.command()
def run(
    task: Annotated[list[str] | None, typer.Option(help=f"One of {', '.join(TASKS)}; may be repeated.")] = None,
    engine: Annotated[list[str] | None, typer.Option(help=f"One of {', '.join(ENGINES)}; may be repeated.")] = None,
    set_: Annotated[list[str] | None, typer.Option("--set", help=f"One of {', '.join(sets.NAMES)}.")] = None,
    runs: Annotated[int | None, typer.Option(help="Rounds; 3 by default, of the large sets 1.")] = None,
    articles: Annotated[Path | None, typer.Option(help="Cut the sets from this folder's articles.")] = None,
    model: Annotated[str, typer.Option("-m", "--model", help="The weights that all engines run.")] = DEFAULT_MODEL,
    conversion: Annotated[bool, typer.Option("--conversion", help="With start: convert the model too.")] = False,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write every run here.")] = None,
    markdown: Annotated[Path | None, typer.Option(help="Write the tables here.")] = None,
    plot: Annotated[Path | None, typer.Option(help="Draw an SVG here.")] = None,
) -> None:
    """Measure this program and its peers on the same articles, weights and tokens."""
    if runs is not None and runs < 1:
        raise Misused("--runs takes a number from 1")
    if articles and not articles.is_dir():
        raise Misused(f"no such folder: {articles}")
    if missing := [path for path in (json_file, markdown, plot) if path and not path.absolute().parent.is_dir()]:
        raise Misused(f"no such folder: {missing[0].parent}")
    wish = Wish(
        tasks=_named("task", task, TASKS),
        engines=_named("engine", engine, tuple(ENGINES)),
        sets=_named("set", set_, sets.NAMES) if set_ else None,
        rounds=runs,
        folder=articles,
        model=model,
        conversion=conversion,
    )
    report, failed = _measured(wish)
    print_tables(report, Console(width=None if sys.stdout.isatty() else 200, highlight=False))
    _write(json_file, json.dumps({**to_value(report), "bars": list(map(asdict, bars(report)))}, indent=1))
    _write(markdown, to_markdown(report))
    if plot and report.runs:
        draw(report, plot)
    if failed:
        raise typer.Exit(FAILED)


def _named(what: str, given: Sequence[str] | None, known: Sequence[str]) -> tuple[str, ...]:
    """Those of `known` that were given, all by default, in the order of `known`."""
    if unknown := [name for name in given or () if name not in known]:
        raise Misused(f"no {what} is called {unknown[0]}; there are {', '.join(known)}")
    return tuple(name for name in known if not given or name in given)


def _measured(wish: Wish) -> tuple[Report, bool]:
    """The report, and whether an engine failed."""
    weights = weights_of(wish.model, Store(default_root()))
    absent, failures = _prepared(wish, weights)
    engines = [name for name in wish.engines if name not in {*absent, *failures}]
    bench = tasks.Bench(weights, physical_cores(), _say, child.ask)
    rates = tasks.rates(bench)
    runs: list[Run] = []
    for outcome in _rounds(bench, wish, engines):
        if isinstance(outcome, Run):
            runs.append(outcome)
        else:
            failures |= dict([outcome])
            _say(outcome[1])
    singles = tuple(_singles(bench, wish))
    rates = faster(rates, tasks.rates(bench))
    shape = asdict(shape_of(weights.own))
    return Report(_machine(wish.model), rates, shape, tuple(runs), singles, {**absent, **failures}), bool(failures)


def _prepared(wish: Wish, weights: Weights) -> tuple[dict[str, str], dict[str, str]]:
    """Make what the engines load; those that are not installed, and those whose weights cannot be made, with why."""
    absent: dict[str, str] = {}
    failures: dict[str, str] = {}
    for name in wish.engines if "summaries" in wish.tasks else ():
        if missing := ENGINES[name].missing:
            absent[name] = missing
            continue
        try:
            prepare(wish.model, weights, ENGINES[name].format, _say)
        except Failed as failure:
            failures[name] = str(failure)
    for name, reason in {**absent, **failures}.items():
        _say(f"{name}: {reason}")
    if wish.conversion:
        prepare(wish.model, weights, "gguf", _say)
    return absent, failures


def _rounds(bench: tasks.Bench, wish: Wish, engines: Sequence[str]) -> Iterator[Run | tuple[str, str]]:
    for name in wish.sets or SETS["summaries"] if "summaries" in wish.tasks else ():
        yield from tasks.summaries(bench, engines, sets.articles(name, wish.folder), wish.rounds_of(name))
    for name in wish.sets or SETS["brief"] if "brief" in wish.tasks else ():
        yield from tasks.brief(bench, sets.articles(name, wish.folder), wish.rounds_of(name))


def _singles(bench: tasks.Bench, wish: Wish) -> Iterator[Single]:
    rounds = wish.rounds or ROUNDS
    if "checker" in wish.tasks:
        yield from tasks.single(bench, "checker", rounds, articles=sets.articles("five", wish.folder).texts)
    if "start" in wish.tasks:
        yield from tasks.single(bench, "start", rounds)
    if wish.conversion:
        yield from tasks.single(bench, "conversion", 1)


def _machine(model: str) -> dict[str, str]:
    """What was measured on, and with which versions."""
    cpu = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*: (.*)", cpu.read_text()) if cpu.exists() else []
    known = {"processor": names[0] if names else platform.processor(), "cores": str(physical_cores())}
    known |= {"load before": f"{os.getloadavg()[0]:.2f}"} if hasattr(os, "getloadavg") else {}
    known |= {"model": model, "python": platform.python_version()}
    packages = {engine.distribution for engine in ENGINES.values()}
    return known | {name: metadata.version(name) for name in sorted(packages) if _installed(name)}


def _installed(name: str) -> bool:
    return any(metadata.Distribution.discover(name=name))


def _write(path: Path | None, text: str) -> None:
    if path:
        path.write_text(text, "utf-8")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    try:
        code = app(prog_name="python -m bench", standalone_mode=False)
    except (Misused, Failed, SummarizerError) as error:
        _say(f"bench: {' '.join(str(error).split())}")
        sys.exit(MISUSED)
    except UsageError as error:
        _say(f"bench: {error.format_message()}; see `python -m bench --help`")
        sys.exit(MISUSED)
    sys.exit(code or 0)


if __name__ == "__main__":
    main()
