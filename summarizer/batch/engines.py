"""Who answers the batches: here, one after the other, by a model in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from summarizer.batch.manifest import Batch
from summarizer.models.generator import Generator, Model, Sampling

Drafts = list[tuple[str, ...]]


class Engine(Protocol):
    """Answers batches; `model` is which one does, known before it is loaded."""

    model: Model

    def draft(
        self, batches: Iterator[Batch], sampling: Sampling, heard: Callable[[float], None]
    ) -> Iterator[tuple[Batch, Drafts]]:
        """Each batch with the texts for its prompts, in order; batches are taken as they can be worked on.

        `heard` is told the share of the batch in hand that is done, 0 to 1. Raises ModelError where no batch can be
        answered (the server is gone, the model does not fit): the run ends and can be continued.
        """
        ...


class LocalEngine:
    """A generator in this process, loaded at the first batch: a run in which nothing is new needs none."""

    def __init__(self, model: Model, load: Callable[[], Generator]) -> None:
        self.model = model
        self._load = load

    def draft(
        self, batches: Iterator[Batch], sampling: Sampling, heard: Callable[[float], None]
    ) -> Iterator[tuple[Batch, Drafts]]:
        generator: Generator | None = None
        for batch in batches:
            generator = generator or self._load()
            yield batch, generator.generate([request.prompt for request in batch.requests], sampling, heard)
