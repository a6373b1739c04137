"""`brief check`: a summary, or lines of them, held against sources."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from summarizer import cli_options
from summarizer.cli_models import Resources, load_scorer, shown_progress
from summarizer.errors import InputError
from summarizer.interrupts import ctrl_c
from summarizer.output import STDOUT, emit, opened, require_writable, say

if TYPE_CHECKING:
    from typer._click import Context  # what a command is given; the public typer.Context is narrower

    from summarizer.cli_models import Progress
    from summarizer.models.generator import Scorer

    OpenScorer = Callable[[Progress], Scorer | None]

FAILED = 1
_SOURCES = ("-s", "--sources")


class CheckFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    JUNIT = "junit"


class ManySources(TyperCommand):
    """`--sources a.txt b.txt` is `--sources a.txt --sources b.txt`, so that a shell's pattern can follow it."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _repeated(args))


def _repeated(args: list[str]) -> list[str]:
    """`args` with the option before every word that follows it, up to the next option."""
    made: list[str] = []
    within = waiting = False  # after --sources; after it and without a word yet
    for arg in args:
        is_option = arg.startswith("-") and arg != "-"
        if within and not waiting and not is_option:
            made.append("--sources")
        made.append(arg)
        within = arg in _SOURCES or (within and not is_option)
        waiting = arg in _SOURCES
    return made


def check(
    summary: Annotated[Path | None, typer.Argument(help="A text or Markdown file; - reads stdin.")] = None,
    sources: Annotated[
        list[Path] | None,
        typer.Option("-s", "--sources", metavar="PATH...", help="Folders or files of articles; several may follow."),
    ] = None,
    jsonl: Annotated[
        Path | None,
        typer.Option("--jsonl", help="Instead: lines of {id, summary, source or sources}, plain or *.gz; - is stdin."),
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--out", help="Write here instead of to stdout.")] = None,
    format: Annotated[
        CheckFormat | None, typer.Option("-f", "--format", help="What to write of one summary; text if not given.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="List the evidence of what is supported too.")] = False,
    model: Annotated[
        str | None,
        typer.Option("-m", "--model", help="Ask this model too where a mention is doubtful; see `brief models`."),
    ] = None,
    server: cli_options.Server = None,
    max_memory: cli_options.MaxMemory = None,
) -> None:
    """Hold a summary, whoever wrote it, against its sources.

    Every number, date and name gets a verdict: supported, unsupported, contradicted or unchecked, with its evidence.
    Exits with 1 where one is unsupported or contradicted. `brief check SUMMARY --sources FOLDER_OR_FILE...`
    """
    output = None if output == STDOUT else output
    scorer = partial(_scorer, model, server, Resources(max_memory=max_memory))
    if jsonl is None:
        _check_file(summary, sources or [], output, format or CheckFormat.TEXT, everything, scorer)
        return
    if summary or sources or format or everything:
        raise InputError(
            "--jsonl goes with --out, --model and --server", "its lines bring their own summaries and sources"
        )
    _check_rows(jsonl, output, scorer)


def _scorer(model: str | None, server: str | None, resources: Resources, progress: Progress) -> Scorer | None:
    """The model to ask too; None where none is named."""
    return load_scorer(model, progress, resources, server=server) if model or server else None


def _check_file(
    summary: Path | None,
    sources: list[Path],
    output: Path | None,
    format: CheckFormat,
    everything: bool,
    open_scorer: OpenScorer,
) -> None:
    if summary is None:
        raise InputError("no summary to check", "name its file before --sources, or lines of summaries with --jsonl")
    if not sources:
        raise InputError("no sources to check against", "name their folder or files with --sources")
    require_writable(output)
    from summarizer.reporting import render_check
    from summarizer.review import review_file

    with shown_progress() as progress:
        scorer = open_scorer(progress)
        progress("Checking", None)
        review = review_file(summary, sources, scorer)
    for notice in review.notices:
        say(f"brief: {notice.name}: {notice.message}")
    report = render_check(review, format.value, everything=everything)
    ctrl_c.check()
    ctrl_c.writing = True
    emit(report, output)
    if not review.checked.holds:
        raise typer.Exit(FAILED)


def _check_rows(lines: Path, output: Path | None, open_scorer: OpenScorer) -> None:
    require_writable(output)
    from summarizer.rows import Tally, check_lines, opened_rows

    ctrl_c.writing = output is None  # a file appears only when it is whole
    tally = Tally()
    with shown_progress() as progress:
        scorer = open_scorer(progress)
    with opened_rows(lines) as read, opened(output) as put:
        for row in check_lines(read, scorer):
            tally.add(row)
            if not put(row.json):
                break  # whoever read the rows has gone
            ctrl_c.check()
        if not tally.rows:
            raise InputError("no rows to check", 'give a JSON object a line, {"id", "summary", "source"}')
    say(f"brief: {tally}")
    if not tally.all_hold:
        raise typer.Exit(FAILED)
