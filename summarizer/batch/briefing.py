"""The stories of a pass: prepared, drafted in batches that stories share, and written as their drafts come."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from summarizer.batch.changes import with_changes
from summarizer.batch.engines import Engine
from summarizer.batch.entries import Entry, entry_of, read_entry
from summarizer.batch.files import is_intact, write_page
from summarizer.batch.manifest import Batch, Fault, Manifest, Request
from summarizer.batch.packing import digest
from summarizer.batch.tasks import Task, page_key
from summarizer.errors import InputError
from summarizer.pipeline import Story, finish, prepare
from summarizer.records import Brief
from summarizer.reporting import Format, render
from summarizer.settings import Settings
from summarizer.writing.phrasing import sampling_of

# Prompts in one batch. Fewer leave the model waiting for memory, more are lost when a run is killed.
BATCH = 32


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """A story that is planned, and the requests whose answers it waits for."""

    task: Task
    story: Story
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a pass is to do: `last` are the entries of the pass before, by slug; `identity` is what pages depend on."""

    number: int
    tasks: tuple[Task, ...]
    last: Mapping[str, Entry]
    identity: Mapping[str, Any]
    settings: Settings
    formats: tuple[Format, ...]
    folder: Path


class Briefing:
    """Works off the tasks of a pass; what is done already is passed over."""

    def __init__(self, plan: Plan, manifest: Manifest, engine: Engine, heard: Callable[[int, float], None]) -> None:
        """`heard` is told how many articles are briefed, and how many batches drafted: 2.5 with half of the third."""
        self._plan = plan
        self._manifest = manifest
        self._engine = engine
        self._heard = heard
        self._sampling = sampling_of(plan.settings)
        self._waiting: deque[Waiting] = deque()
        self._articles = 0
        self._batch = 0

    def run(self) -> None:
        """Brief every story; one that fails becomes a fault. Raises ModelError where the model cannot go on."""
        for batch, drafts in self._engine.draft(self._batches(), self._sampling, self._share):
            with self._manifest.transaction():
                self._manifest.answer(batch, drafts)
            self._batch += 1
            self._finish_ready()
        self._finish_ready()

    def _share(self, share: float) -> None:
        self._heard(self._articles, self._batch + share)

    def _batches(self) -> Iterator[Batch]:
        """The batches that a killed run left, then those of the stories to come, each full but the last."""
        yield from self._manifest.unanswered()
        pending: dict[str, Request] = {}
        for task in self._plan.tasks:
            if not self._is_written(task):
                pending.update(self._requests(task))
            while len(pending) >= BATCH:
                yield self._assign([pending.pop(key) for key in list(pending)[:BATCH]])
            self._finish_ready()
        if pending:
            yield self._assign(list(pending.values()))

    def _assign(self, requests: Sequence[Request]) -> Batch:
        with self._manifest.transaction():
            return self._manifest.assign(requests)

    def _is_written(self, task: Task) -> bool:
        """Whether the page is there, of this pass or, unchanged, of the one before."""
        own = self._manifest.page(self._plan.number, task.slug)
        if own and is_intact(self._plan.folder, read_entry(own)):
            self._count(task)
            return True
        last = self._plan.last.get(task.slug)
        if last and last.key == page_key(task, self._plan.identity) and is_intact(self._plan.folder, last):
            self._keep(task, last)
            return True
        return False

    def _requests(self, task: Task) -> dict[str, Request]:
        """What the story asks that nobody asked before; the story waits for all it asks, or is written at once.

        At once, since behind one that waits for a batch to fill all stories that ask nothing new would be kept.
        """
        articles = task.articles(self._manifest)
        try:
            story = prepare(articles, self._plan.settings)
        except Exception as error:
            self._fail(task, error)
            return {}
        requests = [Request(self._key(prompt), prompt) for prompt in story.prompts]
        waiting = Waiting(task, story, tuple(request.key for request in requests))
        if (drafts := self._manifest.drafts(waiting.keys)) is not None:
            self._finish(waiting, drafts)
            return {}
        self._waiting.append(waiting)
        return {request.key: request for request in requests if not self._manifest.knows_request(request.key)}

    def _key(self, prompt: Any) -> str:
        return digest({"model": asdict(self._engine.model), "how": asdict(self._sampling), "prompt": asdict(prompt)})

    def _finish_ready(self) -> None:
        """Write the pages whose drafts are all there, in the order of the stories."""
        while self._waiting:
            drafts = self._manifest.drafts(self._waiting[0].keys)
            if drafts is None:
                return
            self._finish(self._waiting.popleft(), drafts)

    def _finish(self, waiting: Waiting, drafts: Sequence[tuple[str, ...]]) -> None:
        task = waiting.task
        try:
            brief = finish(waiting.story, drafts, self._engine.model, task.notices)
            last = self._plan.last.get(task.slug)
            brief = with_changes(brief, waiting.story, [report.hash for report in task.reports], last)
            pages = {format: render(brief, format) for format in self._plan.formats}
        except Exception as error:
            self._fail(task, error)
            return
        self._write(task, brief, pages)

    def _write(self, task: Task, brief: Brief, pages: Mapping[Format, str]) -> None:
        files = write_page(self._plan.folder, task.slug, pages)
        self._keep(task, entry_of(task, page_key(task, self._plan.identity), brief, files))

    def _keep(self, task: Task, entry: Entry) -> None:
        with self._manifest.transaction():
            self._manifest.keep_page(self._plan.number, task.slug, entry.to_json())
        self._count(task)

    def _fail(self, task: Task, error: Exception) -> None:
        reason = str(error) if isinstance(error, InputError) else f"internal error, please report it: {error!r}"
        with self._manifest.transaction():
            self._manifest.add_fault(Fault(task.folder or task.reports[0].name, "brief", reason))
        self._count(task)

    def _count(self, task: Task) -> None:
        self._articles += len(task.reports)
        self._share(0.0)
