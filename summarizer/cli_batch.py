"""`brief batch`: many folders, or a corpus that is split into stories, briefed in one run that can be continued."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer import cli_options
from summarizer.cli_models import Resources, load_model, model_here, store
from summarizer.cli_options import DEFAULTS
from summarizer.cli_progress import Style, shown_run
from summarizer.errors import InputError, ModelError
from summarizer.interrupts import ctrl_c
from summarizer.output import emit, say
from summarizer.settings import DEFAULT_MODEL, Settings

if TYPE_CHECKING:
    from summarizer.batch.engines import Engine
    from summarizer.batch.run import Outcome
    from summarizer.batch.splitting import Likeness
    from summarizer.cli_models import Progress
    from summarizer.models.embedder import Embedder
    from summarizer.models.generator import Generator
    from summarizer.reporting import Format

FAILED = 1


class By(StrEnum):
    FOLDER = "folder"
    STORY = "story"


class EngineName(StrEnum):
    LOCAL = "local"
    RAY = "ray"


class Pages(StrEnum):
    MD = "md"
    JSON = "json"
    HTML = "html"
    BOTH = "both"


_FORMATS: dict[Pages, tuple[Format, ...]] = {
    Pages.MD: ("md",),
    Pages.JSON: ("json",),
    Pages.HTML: ("html",),
    Pages.BOTH: ("md", "json"),
}


def batch(
    root: Annotated[
        Path | None,
        typer.Argument(help="A folder of folders, a folder of articles, or a .jsonl file (.gz .bz2 .xz .zst)."),
    ] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder of the run.")] = Path("briefs"),
    by: Annotated[
        By | None,
        typer.Option(
            "--by",
            help="A briefing for each folder, or for each story. [default: folder where all articles lie in folders]",
        ),
    ] = None,
    format: Annotated[
        Pages, typer.Option("-f", "--format", help="Which pages to write; both is md and json.")
    ] = Pages.BOTH,
    model: cli_options.Model = None,
    server: cli_options.Server = None,
    max_memory: cli_options.MaxMemory = None,
    seed: cli_options.Seed = DEFAULTS.seed,
    candidates: cli_options.Candidates = DEFAULTS.candidates,
    key_points: cli_options.KeyPoints = DEFAULTS.key_points,
    singles: Annotated[bool, typer.Option("--singles", help="Brief articles that are alone, too.")] = False,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since", metavar="RUN", help="Go on from an earlier run: read only what is new, say what changed."
        ),
    ] = None,
    max_errors: Annotated[
        int | None, typer.Option("--max-errors", min=0, help="Stop when more than so many files or stories failed.")
    ] = None,
    engine: Annotated[EngineName, typer.Option("--engine", help="Where the model runs.")] = EngineName.LOCAL,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, help="With --engine ray: how many workers. [default: all there is room for]"),
    ] = None,
    threads: Annotated[
        int | None,
        typer.Option(
            "--threads",
            min=1,
            help="Threads of the model, with ray of each worker; as many give the same bytes. [default: all cores]",
        ),
    ] = None,
    json_progress: Annotated[bool, typer.Option("--json-progress", help="Progress as JSON lines on stderr.")] = False,
    status: Annotated[
        Path | None, typer.Option("--status", metavar="RUN", help="Say how far a run is, and do nothing else.")
    ] = None,
) -> None:
    """Brief many stories in one run: resumable, in shared batches, with an index and a digest.

    ROOT is a folder of folders (a briefing each), or a corpus that is split into stories first. Run folders in it are
    passed over. The run folder holds index.md, digest.md, stories/*/brief.md and errors.jsonl. The same command again
    goes on where it was stopped, or reads what is new. Exits with 1 where something failed.
    """
    from summarizer.batch import run as runs

    if status is not None:
        emit(f"{runs.status(status)}\n", None)
        return
    if root is None:
        raise InputError("no ROOT to brief", "name a folder of folders, a folder of articles, or a .jsonl file")
    order = runs.Order(
        root=root,
        folder=output,
        settings=Settings(model=model or DEFAULT_MODEL, seed=seed, candidates=candidates, key_points=key_points),
        by=runs.By(by) if by else None,
        formats=_FORMATS[format],
        since=since,
        max_faults=max_errors,
        singles=singles,
    )
    opened = _engine(engine, server, model, workers, Resources(threads, max_memory))
    ctrl_c.resumable = True
    try:
        with runs.open_run(order) as manifest, shown_run(Style.JSON if json_progress else None) as show:
            outcome = runs.run(order, manifest, lambda: opened(show.stage), show.done, _likeness(show.stage))
    except runs.TooManyFaults as fault:
        say(f"brief: stopped: {fault}; see {output / 'errors.jsonl'}, and run it again to go on")
        raise typer.Exit(FAILED) from None
    _report(outcome, output)


def _engine(
    name: EngineName, server: str | None, model: str | None, workers: int | None, resources: Resources
) -> Callable[[Progress], Engine]:
    """What opens the engine that is asked for; raises UnknownModel at once, before anything is read."""
    if server is not None:
        if name is EngineName.RAY:
            raise InputError("--server and --engine ray exclude each other", "leave one of them out")
        return partial(_served, server, model)
    known = model or DEFAULT_MODEL
    store().path(known)
    return partial(_ray, known, workers, resources) if name is EngineName.RAY else partial(_local, known, resources)


def _served(server: str, model: str | None, progress: Progress) -> Engine:
    from summarizer.batch.engines import LocalEngine
    from summarizer.models.generator import Model

    found = load_model(model, progress, server=server)
    return LocalEngine(Model(found.name, found.revision), lambda: found)


def _local(model: str, resources: Resources, progress: Progress) -> Engine:
    from summarizer.batch.engines import LocalEngine

    found = model_here(model, progress, resources)
    return LocalEngine(found.model, found.load)


def _ray(model: str, workers: int | None, resources: Resources, progress: Progress) -> Engine:
    from summarizer.models.processors import physical_cores

    cpus = resources.threads or physical_cores()
    try:
        from summarizer.batch.ray_engine import RayEngine
    except ImportError as error:
        raise ModelError("Ray is not installed", "pip install 'localbrief[ray]'") from error

    def load() -> Generator:
        return load_model(model, lambda stage, share: None, replace(resources, threads=cpus))

    address = os.environ.get("RAY_ADDRESS", "auto")
    found = model_here(model, progress).model
    return RayEngine(found, load, workers=workers, cpus=cpus, address=address)


def _likeness(progress: Progress) -> Likeness:
    """The model that places lone articles, put on disk when there are any; a split goes on without it, and says so."""
    from summarizer.batch.splitting import Likeness
    from summarizer.models.catalog import EMBEDDER

    def opened() -> Embedder | None:
        try:
            folder = store().ensure(EMBEDDER.name, progress)
        except ModelError as error:
            say(f"brief: lone articles stay alone: {error.message}; `brief models pull {EMBEDDER.name}` fetches it")
            return None
        from summarizer.models.embedding import load_embedder

        return load_embedder(folder)

    return Likeness(EMBEDDER.sha256, opened)


def _report(outcome: Outcome, output: Path) -> None:
    from summarizer.reporting.layout import count

    alone = f", {count(outcome.singles, 'article')} in no story" if outcome.singles else ""
    told = f"{count(outcome.stories, 'story', 'stories')} of {count(outcome.articles, 'article')}{alone}"
    say(f"brief: {told}; see {output / 'index.md'}")
    if outcome.faults:
        say(f"brief: {len(outcome.faults):,} failed; see {output / 'errors.jsonl'}")
        raise typer.Exit(FAILED)
