"""What every command that runs a model shares: the store, loading, and a progress line on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import ModelError
from summarizer.interrupts import ctrl_c
from summarizer.output import on_terminal
from summarizer.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from summarizer.models.generator import Generator, Model, Scorer
    from summarizer.models.store import Store

Progress = Callable[[str, float | None], None]


def store() -> Store:
    """Where models are kept, as the environment says."""
    from summarizer.models.store import Store, default_root

    return Store(default_root())


@dataclass(frozen=True, slots=True)
class Here:
    """A model on this machine's disk: which one it is, and how it is loaded when it is needed."""

    model: Model
    load: Callable[[], Generator]


@dataclass(frozen=True, slots=True)
class Resources:
    """What a model here may use: threads, None for one a physical core, and bytes of memory, None for what is free."""

    threads: int | None = None
    max_memory: int | None = None


EVERYTHING = Resources()


def model_here(name: str, progress: Progress, resources: Resources = EVERYTHING) -> Here:
    """The model called `name`, put on disk first where it is not, and not loaded yet; raises ModelError."""
    from summarizer.models.catalog import EmbedderEntry, find
    from summarizer.models.generator import Model
    from summarizer.models.store import revision_of

    if isinstance(find(name), EmbedderEntry):
        raise ModelError(f"{name} writes no text", "`brief models` lists those that do")
    folder = store().ensure(name, progress)

    def load() -> Generator:
        from summarizer.models.loading import load

        return load(folder, name=name, threads=resources.threads, max_memory=resources.max_memory)

    return Here(Model(name, revision_of(folder)), load)


def load_model(
    name: str | None, progress: Progress, resources: Resources = EVERYTHING, *, server: str | None = None
) -> Generator:
    """The model called `name`, put on disk first where it is not; raises ModelError where it cannot be had.

    Where the URL of a `server` is given it is that server's model, and nothing is loaded here. `name` None is the
    default model, or the only one of the server.
    """
    if server is not None:
        progress("Asking the server", None)
        from summarizer.models.server import connect
        from summarizer.models.server.models import api_key

        return connect(server, name, key=api_key())
    name = name or DEFAULT_MODEL
    progress("Loading the model", None)
    found = model_here(name, progress, resources)
    progress("Loading the model", None)
    return found.load()


def load_scorer(
    name: str | None, progress: Progress, resources: Resources = EVERYTHING, *, server: str | None = None
) -> Scorer:
    """The same for a model that is asked how likely texts are; raises ModelError for one that cannot tell."""
    from summarizer.models.generator import Scorer

    model = load_model(name, progress, resources, server=server)
    if not isinstance(model, Scorer):
        hint = "name a decoder-only model; `brief models` lists some"
        if server is not None:
            hint = "use a server that gives the likelihoods of given tokens (llama.cpp's, vLLM), or leave --server out"
        raise ModelError(f"{model.name} cannot tell how likely a text is", hint)
    return model


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """A progress line on stderr while it is a terminal; silence otherwise. Either way the work stops at Ctrl-C."""
    if not on_terminal():
        yield lambda stage, share: ctrl_c.check()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(stage: str, share: float | None) -> None:
            ctrl_c.check()
            bar.update(
                task,
                description=stage[:1].upper() + stage[1:],
                total=None if share is None else 1.0,
                completed=share or 0.0,
            )

        yield show
