"""The same batches on the machines of a Ray cluster, by Ray Data: an extra, `pip install 'localbrief[ray]'`.

Every worker is an actor that holds the model, put on its own machine's disk where it is not yet. A batch is a row: a
worker that dies is started again by Ray and its row with it, and what fails for a reason of its own comes back as a
row that says so. The driver keeps the manifest, so that the keys, the batches and the pages are those of a local run.
"""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any

import ray
import ray.data
from ray.data import ActorPoolStrategy, DataContext, Dataset

from summarizer.batch.engines import Drafts
from summarizer.batch.manifest import Batch
from summarizer.batch.packing import pack, prompt_of, unpack
from summarizer.errors import ModelError, SummarizerError
from summarizer.models.generator import Generator, Model, Sampling

AHEAD = 8  # batches handed out at once for each worker: the model is loaded anew for each hand-out
ANSWER_SECONDS = 5.0
_HINT = "start one with `ray start --head`, or set RAY_ADDRESS to one that runs"


class RayEngine:
    """Workers on the Ray cluster at `address`, each with `cpus` processors to itself."""

    def __init__(
        self, model: Model, load: Callable[[], Generator], *, workers: int | None, cpus: int, address: str
    ) -> None:
        """`load` is run on each worker. `workers` None is as many as the cluster has room for. Raises ModelError."""
        self.model = model
        self._load = load
        self._cpus = cpus
        _join(address)
        room = max(1, int(ray.cluster_resources().get("CPU", 1)) // cpus)  # type: ignore[no-untyped-call]  # untyped there
        self._workers = min(workers or room, room)

    def draft(
        self, batches: Iterator[Batch], sampling: Sampling, heard: Callable[[float], None]
    ) -> Iterator[tuple[Batch, Drafts]]:
        while some := list(islice(batches, AHEAD * self._workers)):
            for batch, row in zip(some, self._answers(some, sampling).iter_rows(), strict=True):
                if row["fault"]:
                    raise ModelError(f"a worker of the Ray cluster failed: {row['fault']}", "mend it and run again")
                yield batch, [tuple(texts) for texts in json.loads(row["texts"])]
                heard(0.0)

    def _answers(self, batches: Sequence[Batch], sampling: Sampling) -> Dataset:
        """A row of texts for each batch, in order; nothing is done before they are read."""
        rows = [
            {
                "prompts": pack([asdict(request.prompt) for request in batch.requests]),
                "how": json.dumps(asdict(sampling)),
            }
            for batch in batches
        ]
        return ray.data.from_items(rows, override_num_blocks=len(rows)).map_batches(
            Drafter,
            fn_constructor_args=(self.model, self._load),
            batch_size=1,
            compute=ActorPoolStrategy(size=min(self._workers, len(rows))),
            num_cpus=self._cpus,
        )


class Drafter:
    """One worker: a model, and what it writes for each row."""

    def __init__(self, model: Model, load: Callable[[], Generator]) -> None:
        self._fault = ""
        try:
            self._generator = load()
            found = Model(self._generator.name, self._generator.revision)
            if found != model:
                self._fault = f"it has {found.name} {found.revision}, not {model.name} {model.revision}"
        except SummarizerError as error:
            self._fault = str(error)

    def __call__(self, rows: dict[str, Any]) -> dict[str, list[str]]:
        answers = [self._answer(prompts, how) for prompts, how in zip(rows["prompts"], rows["how"], strict=True)]
        return {"texts": [texts for texts, _ in answers], "fault": [fault for _, fault in answers]}

    def _answer(self, prompts: bytes, how: str) -> tuple[str, str]:
        if self._fault:
            return "", self._fault
        try:
            asked = [prompt_of(value) for value in unpack(prompts)]
            return json.dumps(self._generator.generate(asked, Sampling(**json.loads(how)))), ""
        except SummarizerError as error:
            return "", str(error)


def _require_answer(address: str) -> None:
    """Raise OSError where nothing listens at "host:port": Ray itself goes on trying for many minutes."""
    host, colon, port = address.rpartition(":")
    if colon and port.isdigit():
        socket.create_connection((host.rpartition("/")[2], int(port)), timeout=ANSWER_SECONDS).close()


def _join(address: str) -> None:
    """Join the cluster, quietly; it is left when the process ends."""
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    if ray.is_initialized():
        return
    try:
        _require_answer(address)
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    except (OSError, RuntimeError, ValueError) as error:
        raise ModelError(f"no Ray cluster answers at {address}: {str(error).splitlines()[0]}", _HINT) from error
