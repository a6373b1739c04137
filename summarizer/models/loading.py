"""A model's folder as a generator: what reads it is chosen, and its weights are brought in meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.errors import ModelError
from summarizer.models.generator import Generator
from summarizer.models.memory import let_go_of_freed, room_for_texts
from summarizer.models.processors import physical_cores
from summarizer.models.shards import LOOKED_UP, WEIGHTS, Parts, shards
from summarizer.models.store import revision_of
from summarizer.models.threads import use_threads


def load(folder: Path, *, name: str, threads: int | None = None, max_memory: int | None = None) -> Generator:
    """The model in `folder` (as `Store.ensure` gives it), ready to generate with `threads` threads.

    `threads` None means one for each physical core. `max_memory` is the bytes this process may take, None what the
    machine has free; a text is held whatever its length. Raises ModelError when the folder holds no model it can run,
    or one that does not fit.
    """
    use_threads(threads or physical_cores())
    revision = revision_of(folder)
    room = room_for_texts(name, _bytes_in_memory(folder), max_memory)
    try:
        if shards(folder, WEIGHTS):
            let_go_of_freed()
            with Parts(folder) as parts, _uncollected():
                # Half of what loading takes is importing this, beside which the parts are read.
                from summarizer.models.transformers_generator import load_decoder

                return load_decoder(folder, parts, name, revision, room)
        from summarizer.models.seq2seq import load_seq2seq

        return load_seq2seq(folder, name, revision)
    except (OSError, KeyError, ValueError, ImportError) as error:
        raise ModelError(f"{folder} cannot be loaded: {error}", f"`brief models pull {name}` makes it anew") from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without garbage collection, which would go through all that is imported time and again and find nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _bytes_in_memory(folder: Path) -> int:
    """What the weights in `folder` take: all but tables of which only some rows are looked up."""
    files = set(folder.glob("*.safetensors")) - set(shards(folder, LOOKED_UP))
    return sum(path.stat().st_size for path in files)
