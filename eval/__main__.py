"""`python -m eval`: run the suites, report, and hold them against the committed baseline."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval import gate
from eval.cache import Cache
from eval.compare import compare as compared
from eval.fingerprint import ROOT
from eval.lines import Unreadable
from eval.metrics import metrics
from eval.reports import print_tables, to_junit, to_markdown
from eval.results import Run, Suite, read_run, to_json
from eval.suites import briefing, checker, stories
from eval.writer import open_writer
from summarizer.errors import SummarizerError
from summarizer.models.store import Store, default_root
from summarizer.settings import DEFAULT_MODEL, Settings

FAILED, MISUSED = 1, 2
SUITES = ("checker", "stories", "briefing")
CACHE = ROOT / "eval" / ".cache"

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


class _Misused(Exception):
    """The command line asks for what cannot be done; the message is one line."""


@app.command()
def run(
    suites: Annotated[list[str] | None, typer.Argument(help="checker, stories, briefing; all by default.")] = None,
    model: Annotated[str, typer.Option("-m", "--model", help="The model that writes.")] = DEFAULT_MODEL,
    only: Annotated[list[str] | None, typer.Option(help="Brief only the folder of this name; may be repeated.")] = None,
    external: Annotated[
        Path | None, typer.Option(help="A folder of annotated sets and clusters to run on too.")
    ] = None,
    check_gate: Annotated[bool, typer.Option("--gate", help="Exit with 1 when a limit is broken.")] = False,
    update: Annotated[bool, typer.Option("--update", help="Tighten the limits to what was measured.")] = False,
    lower: Annotated[list[str] | None, typer.Option(help="With --update: a limit that may loosen.")] = None,
    reason: Annotated[str, typer.Option(help="With --lower: why; it is recorded.")] = "",
    baseline: Annotated[Path, typer.Option(help="The file of limits.")] = gate.BASELINE,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the whole run here.")] = None,
    markdown: Annotated[Path | None, typer.Option(help="Write a report for a CI's summary here.")] = None,
    junit: Annotated[Path | None, typer.Option(help="Write JUnit XML here.")] = None,
    cache: Annotated[bool, typer.Option(help="Take what did not change from the last run.")] = True,
) -> None:
    """Run the suites (the default command)."""
    wanted = _wanted(suites or [], external)
    if only and (check_gate or update):
        raise _Misused("--only leaves scores out; run all folders for --gate or --update")
    if bool(lower) != bool(reason) or (lower and not update):
        raise _Misused("--lower NAME needs --update and --reason TEXT")
    if missing := [path for path in (json_file, markdown, junit) if path and not path.absolute().parent.is_dir()]:
        raise _Misused(f"no such folder: {missing[0].parent}")
    limits = gate.read_baseline(baseline)
    kept = Cache(CACHE if cache else None)
    measured = Run(tuple(_suites(wanted, model, only, external, kept)))
    if update:
        limits, unchanged = gate.updated(measured, limits, dict.fromkeys(lower or [], reason))
        gate.write_baseline(limits, baseline)
        for line in unchanged:
            print(f"{line}; loosen it with --lower NAME --reason TEXT")
    verdict = gate.judge(measured, limits)
    print_tables(measured, limits, Console(width=None if sys.stdout.isatty() else 200, highlight=False))
    _write(json_file, to_json(measured, _as_json(measured)))
    _write(markdown, to_markdown(measured, limits, verdict if check_gate else None))
    _write(junit, to_junit(measured, limits, verdict))
    if check_gate:
        _say(verdict)


@app.command()
def compare(first: Path, second: Path) -> None:
    """Say which metrics moved and which cases flipped between two runs written with --json."""
    print("\n".join(compared(read_run(first), read_run(second))))


@app.command()
def history(
    output: Annotated[Path, typer.Option("-o", help="The SVG to draw.")] = ROOT / "docs" / "scores.svg",
) -> None:
    """Draw the limits of every committed version of the baseline."""
    from eval.history import draw, versions

    draw(versions(gate.BASELINE), output)
    print(f"drawn: {output}")


def _wanted(suites: Sequence[str], external: Path | None) -> list[str]:
    if unknown := [name for name in suites if name not in (*SUITES, "external")]:
        raise _Misused(f"no suite is called {unknown[0]}; there are {', '.join(SUITES)}, and external with --external")
    if "external" in suites and external is None:
        raise _Misused("the external suite needs --external DIR")
    if external and not external.is_dir():
        raise _Misused(f"no such folder: {external}")
    return list(suites) or [*SUITES, *(["external"] if external else [])]


def _suites(
    wanted: Sequence[str], model: str, only: Sequence[str] | None, external: Path | None, cache: Cache
) -> Iterator[Suite]:
    if "checker" in wanted:
        yield checker.run()
    if "stories" in wanted:
        yield stories.run()
    if not {"briefing", "external"} & set(wanted):
        return
    writer = open_writer(Settings(model=model), Store(default_root()), cache)
    if "briefing" in wanted:
        yield briefing.run(_folders(only), writer, _report)
    if external and "external" in wanted:
        from eval.suites import external as outer

        yield from outer.run(external, writer, _report)


def _folders(only: Sequence[str] | None) -> list[Path]:
    found = briefing.folders()
    if unknown := set(only or ()) - {folder.name for folder in found}:
        raise _Misused(f"no folder is called {min(unknown)}; there are {', '.join(f.name for f in found)}")
    return [folder for folder in found if not only or folder.name in only]


def _report(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _as_json(measured: Run) -> dict[str, object]:
    found = [metric for suite in measured.suites for metric in metrics(suite)]
    return {metric.key: {"value": metric.value, "part": metric.part, "whole": metric.whole} for metric in found}


def _write(path: Path | None, text: str) -> None:
    if path:
        path.write_text(text, "utf-8")


def _say(verdict: gate.Verdict) -> None:
    for note in verdict.notes:
        print(note)
    for failure in verdict.failures:
        print(f"FAILED {failure.message}")
    if not verdict.failures:
        print("all limits hold")
        return
    print("\n".join(f"changed since the baseline: {cause}" for cause in verdict.causes) or _UNTOLD)
    raise typer.Exit(FAILED)


_UNTOLD = "corpus, prompts, model and code are the baseline's: the machine's arithmetic or another package differs"


def main() -> None:
    commands = {command.callback.__name__ for command in app.registered_commands}
    arguments = sys.argv[1:]
    if not arguments or arguments[0] not in commands | {"--help"}:
        arguments = ["run", *arguments]
    try:
        app(arguments, prog_name="python -m eval")
    except (_Misused, gate.BadBaseline, Unreadable, SummarizerError) as error:
        _report(f"eval: {error}")
        sys.exit(MISUSED)


if __name__ == "__main__":
    main()
