"""The command line: it parses, makes one library call, and prints. Results go to stdout, all else to stderr."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from summarizer import __version__
from summarizer.errors import OutputError, SummarizerError
from summarizer.settings import DEFAULT_MODEL, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.models.generator import Generator
    from summarizer.pipeline import Progress
    from summarizer.records import Brief

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130
_DEFAULTS = Settings()


class _DefaultsToWrite(TyperGroup):
    """`brief FOLDER` is `brief write FOLDER`: a first word that is no command is what to brief."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*self.commands, "--help", "--version"}:
            args = ["write", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: typer.Context) -> object:
        """Run the command; what the user can mend becomes one line and exit code 2, Ctrl-C 130."""
        try:
            return super().invoke(ctx)
        except SummarizerError as error:
            _say(f"brief: {error}")
            raise typer.Exit(MISUSED) from None
        except KeyboardInterrupt:
            _say("brief: interrupted; nothing was written")
            raise typer.Exit(INTERRUPTED) from None


app = typer.Typer(
    cls=_DefaultsToWrite,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="A briefing from a folder of news articles, made on this machine. `brief FOLDER` writes it to stdout.",
)
models_app = typer.Typer(no_args_is_help=False, help="Which models are known and on disk; pull, path, remove.")
app.add_typer(models_app, name="models")


class Format(StrEnum):
    MD = "md"
    JSON = "json"


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit(DONE)


@app.command()
def write(
    paths: Annotated[list[Path], typer.Argument(help="Folders or files of articles; - reads one from stdin.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write here instead of to stdout.")] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.MD,
    model: Annotated[str, typer.Option("--model", "-m", help="A name of `brief models`, a Hugging Face id, a folder, or a .gguf file.")] = DEFAULT_MODEL,
    seed: Annotated[int, typer.Option(help="The same input, model and seed give the same page.")] = _DEFAULTS.seed,
    candidates: Annotated[int, typer.Option(min=1, max=16, help="Drafts per sentence to choose from.")] = _DEFAULTS.candidates,
    key_points: Annotated[int, typer.Option(min=0, max=50, help="Key points at most.")] = _DEFAULTS.key_points,
    timing: Annotated[bool, typer.Option("--timing", help="Put the seconds it took on the page.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a statement had to be left out.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Explain on stderr what was chosen and refused.")] = False,
) -> None:
    """Write the briefing of the articles in PATHS (the default command)."""
    from summarizer.articles import read
    from summarizer.pipeline import build_brief, with_seconds
    from summarizer.reporting import explain, render

    started = time.perf_counter()
    _writable(output)
    settings = Settings(model=model, seed=seed, candidates=candidates, key_points=key_points)
    reading = read(paths)
    for notice in reading.notices:
        _say(f"{notice.name}: {notice.message}")
    with _progress() as progress:
        generator = _load(model, progress)
        brief = build_brief(reading.articles, generator, settings, notices=reading.notices, progress=progress)
    if timing:
        brief = with_seconds(brief, time.perf_counter() - started)
    if verbose:
        _say(explain(brief))
    _emit(render(brief, format.value), output)
    raise typer.Exit(FAILED if strict and brief.omissions else DONE)


@models_app.callback(invoke_without_command=True)
def models(ctx: typer.Context) -> None:
    """List the models that are known and those on disk."""
    if ctx.invoked_subcommand is None:
        from summarizer.models.store import Store, listing

        typer.echo(listing(Store()))


@models_app.command()
def pull(name: Annotated[str, typer.Argument(help="The model to put on disk.")] = DEFAULT_MODEL) -> None:
    """Put a model on disk, verified and ready; prints its folder."""
    from summarizer.models.store import Store

    with _progress() as progress:
        folder = Store().ensure(name, progress)
    typer.echo(folder)


@models_app.command()
def path(name: Annotated[str, typer.Argument(help="A model on disk.")] = DEFAULT_MODEL) -> None:
    """Print the folder of a model that is on disk."""
    from summarizer.models.store import Store

    typer.echo(Store().path(name))


@models_app.command()
def remove(name: Annotated[str, typer.Argument(help="A model on disk.")]) -> None:
    """Remove a model from disk."""
    from summarizer.models.store import Store

    Store().remove(name)


def _load(name: str, progress: Progress) -> Generator:
    from summarizer.models.store import Store

    folder = Store().ensure(name, progress)
    progress("Loading the model", None)
    from summarizer.models.transformers_generator import load

    return load(folder, name=name)


def _say(message: str) -> None:
    typer.echo(message, err=True)


def _writable(output: Path | None) -> None:
    """Refuse before the work what could not be written after it."""
    if output is None:
        return
    if output.is_dir():
        raise OutputError(f"{output} is a folder", "name a file for -o")
    folder = output.parent
    if not folder.is_dir():
        raise OutputError(f"no such folder: {folder}", "make it first, or name another file for -o")
    if not os.access(folder, os.W_OK) or (output.exists() and not os.access(output, os.W_OK)):
        raise OutputError(f"no permission to write {output}", "name another file for -o")


def _emit(text: str, output: Path | None) -> None:
    """To stdout, or to a file that is whole or not there."""
    if output is None:
        sys.stdout.write(text)
        return
    draft = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(output)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise OutputError(f"cannot write {output}: {error.strerror}", "name another file for -o") from error


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress line on stderr while it is a terminal; silence otherwise."""
    if not sys.stderr.isatty():
        yield lambda stage, share: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda stage, share: bar.update(
            task, description=stage, total=None if share is None else 1.0, completed=share or 0.0
        )


def main() -> None:
    """Run the command and exit with its code: 0 done, 1 a check failed, 2 the input is at fault, 130 interrupted."""
    try:
        app()
    except BrokenPipeError:
        # The reader (`head`) has gone; Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
