"""The command line: it parses, makes one library call, and prints. Results go to stdout, all else to stderr."""

from __future__ import annotations

import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from summarizer import __version__, cli_options
from summarizer.cli_batch import batch
from summarizer.cli_check import ManySources, check
from summarizer.cli_models import Resources, load_model, shown_progress, store
from summarizer.cli_options import DEFAULTS
from summarizer.errors import ModelError, SummarizerError
from summarizer.interrupts import INTERRUPTED, ctrl_c, interruptible
from summarizer.output import STDOUT, emit, require_writable, say
from summarizer.settings import DEFAULT_MODEL, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click import Context  # what a command is given; the public typer.Context is narrower
    from typer._click.exceptions import UsageError

    from summarizer.models.store import Store
else:
    UsageError = typer.BadParameter.__base__  # of a command line that cannot be read; it has no public name

DONE, FAILED, MISUSED = 0, 1, 2


class _DefaultsToWrite(TyperGroup):
    """`brief FOLDER` is `brief write FOLDER`: a first word that is no command is what to brief."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*self.commands, *ctx.help_option_names, "--version"}:
            args = ["write", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Context) -> object:
        """Run the command; what the user can mend becomes one line and exit code 2."""
        try:
            return super().invoke(ctx)
        except SummarizerError as error:
            say(f"brief: {' '.join(str(error).split())}")  # a library's reason may have many lines
            raise typer.Exit(MISUSED) from None
        except UsageError as error:
            asked = error.ctx.command_path if error.ctx else ctx.command_path
            say(f"brief: {_clause(error.format_message())}; see `{asked} --help`")
            raise typer.Exit(MISUSED) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None  # `interruptible` says so


# Without rich's panels `--help` takes half the time and its lines are whole.
app = typer.Typer(
    cls=_DefaultsToWrite,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="A briefing from a folder of news articles, made on this machine. `brief FOLDER` writes it to stdout; "
    "`brief write --help` names every option. `brief check` holds any summary against its sources.",
)
models_app = typer.Typer(rich_markup_mode=None, help="Which models are known and on disk; pull, path, remove.")
app.add_typer(models_app, name="models")
app.command(cls=ManySources)(check)
app.command()(batch)


class Format(StrEnum):
    MD = "md"
    JSON = "json"
    HTML = "html"


@app.callback(invoke_without_command=True)
def _root(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit(DONE)
    if ctx.invoked_subcommand is None:
        say(ctx.get_help())
        raise typer.Exit(MISUSED)


@app.command()
def write(
    paths: Annotated[list[Path], typer.Argument(help="Folders or files of articles; - reads one from stdin.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write here instead of to stdout.")] = None,
    format: Annotated[Format, typer.Option("-f", "--format", help="What to write.")] = Format.MD,
    model: cli_options.Model = None,
    server: cli_options.Server = None,
    max_memory: cli_options.MaxMemory = None,
    seed: cli_options.Seed = DEFAULTS.seed,
    candidates: cli_options.Candidates = DEFAULTS.candidates,
    key_points: cli_options.KeyPoints = DEFAULTS.key_points,
    summaries: Annotated[
        bool, typer.Option("--summaries", help="In Markdown, each article's summary whole, what stands above it too.")
    ] = False,
    timing: Annotated[bool, typer.Option("--timing", help="Put the seconds it took on the page.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a statement had to be left out.")] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Explain on stderr what was chosen and refused.")
    ] = False,
) -> None:
    """Write the briefing of the articles in PATHS (the default command)."""
    from summarizer.articles import read
    from summarizer.pipeline import build_brief, with_seconds
    from summarizer.reporting import explain, render

    started = time.perf_counter()
    output = None if output == STDOUT else output
    require_writable(output)
    settings = Settings(model=model or DEFAULT_MODEL, seed=seed, candidates=candidates, key_points=key_points)
    reading = read(paths)
    for notice in reading.notices:
        say(f"brief: {notice.name}: {notice.message}")
    with shown_progress() as progress:
        generator = load_model(model, progress, Resources(max_memory=max_memory), server=server)
        brief = build_brief(reading.articles, generator, settings, notices=reading.notices, progress=progress)
    if timing:
        brief = with_seconds(brief, time.perf_counter() - started)
    if verbose:
        say(explain(brief))
    page = render(brief, format.value, summaries=summaries)
    ctrl_c.check()
    ctrl_c.writing = True
    emit(page, output)
    if strict and any(not omission.replaced for omission in brief.omissions):
        say("brief: a statement was left out; see the reasons with -v")
        raise typer.Exit(FAILED)


@models_app.callback(invoke_without_command=True)
def models(ctx: typer.Context) -> None:
    """Which models are known and on disk; pull, path, remove."""
    if ctx.invoked_subcommand is None:
        for line in _listing(store()):
            typer.echo(line)


@models_app.command()
def pull(name: Annotated[str, typer.Argument(help="The model to put on disk.")] = DEFAULT_MODEL) -> None:
    """Put a model on disk, verified and ready; print its folder."""
    with shown_progress() as progress:
        folder = store().ensure(name, progress)
    typer.echo(folder)


@models_app.command()
def path(name: Annotated[str, typer.Argument(help="A model on disk.")] = DEFAULT_MODEL) -> None:
    """Print the folder of a model that is on disk."""
    folder = store().path(name)
    if folder is None:
        raise ModelError(f"{name} is not on disk", f"put it there with `brief models pull {name}`")
    typer.echo(folder)


@models_app.command()
def remove(name: Annotated[str, typer.Argument(help="A model on disk.")]) -> None:
    """Remove a model from disk."""
    if not store().remove(name):
        raise ModelError(f"{name} is not on disk", "`brief models` lists what is")


def _listing(store: Store) -> Iterator[str]:
    """Every known model and every other one on disk, two lines each."""
    from summarizer.models.catalog import EMBEDDER, ENTRIES

    on_disk = {model.name: model for model in store.installed()}
    for entry in (*ENTRIES, EMBEDDER):
        model = on_disk.pop(entry.name, None)
        where = f"on disk, {_gigabytes(model.size)}" if model else f"not on disk, {_gigabytes(entry.size)} to fetch"
        yield f"{entry.name}  ({where}; {entry.licence})"
        yield f"    {entry.use}"
    for model in on_disk.values():
        yield f"{model.name}  (on disk, {_gigabytes(model.size)})"
        yield f"    {model.path}"


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"


def _clause(message: str) -> str:
    """A message of typer's as a clause: "No such option: --sed" begins small and ends without a stop."""
    return message[:1].lower() + message[1:].rstrip(".")


def main() -> None:
    """Run the command and exit with its code: 0 done, 1 a check failed, 2 the input is at fault, 130 interrupted."""
    with interruptible():
        app(prog_name="brief")
