"""A run from end to end: list the corpus, split it into stories, brief them, lay out the overviews."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from summarizer import __version__
from summarizer.batch import manifest as manifests
from summarizer.batch.briefing import Briefing, Plan
from summarizer.batch.engines import Engine
from summarizer.batch.entries import Entry, last_entries, read_entry
from summarizer.batch.files import STORIES, disk, remove_pages, run_folder, write_file
from summarizer.batch.listing import list_corpus
from summarizer.batch.manifest import Fault, Manifest
from summarizer.batch.overview import digest_page, index_page, rows
from summarizer.batch.packing import digest
from summarizer.batch.splitting import Likeness, Split, split_corpus
from summarizer.batch.tasks import fingerprint, folder_tasks, loose, with_notices
from summarizer.errors import InputError
from summarizer.prompting import templates
from summarizer.reporting import Format
from summarizer.settings import Settings

REASONS = 4  # that an error names; errors.jsonl has them all

Heard = Callable[[str, int, int | None, float], None]


class By(StrEnum):
    """What makes a story: the folder that articles lie in, or what they tell."""

    FOLDER = "folder"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a run; `since` is the folder of an earlier run to go on from, `max_faults` None is no limit."""

    root: Path
    folder: Path
    settings: Settings
    by: By | None = None
    formats: tuple[Format, ...] = ("md", "json")
    since: Path | None = None
    max_faults: int | None = None
    singles: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: stories briefed, articles in them, articles that no story holds, and what failed."""

    stories: int
    articles: int
    singles: int
    answers: int
    faults: tuple[Fault, ...]


class TooManyFaults(Exception):
    """More failed than the order allows; the message says how many."""


@contextmanager
def open_run(order: Order) -> Iterator[Manifest]:
    """The manifest of the run folder, which nobody else may work in until the block ends.

    Raises InputError where there is no such corpus, the run would write among its articles or somebody is at work, and
    OutputError where the disk refuses.
    """
    _require_corpus(order.root)
    _require_apart(order.root, order.folder)
    with run_folder(order.folder):
        if order.since:
            _go_on_from(order.since, order.folder)
        with manifests.opened(order.folder) as manifest:
            yield manifest


def _require_corpus(root: Path) -> None:
    hint = "name a folder of folders, a folder of articles, or a .jsonl file"
    if not root.exists():
        raise InputError(f"no such file or folder: {root}", hint)
    if (root / manifests.NAME).exists():
        raise InputError(f"{root} is the folder of a run, not of articles", hint)


def _require_apart(root: Path, folder: Path) -> None:
    """A run overwrites its overviews and pages and removes old ones: no article may lie among them."""
    corpus, own = root.resolve(), folder.resolve()
    if corpus == own or corpus.is_relative_to(own / STORIES):
        raise InputError(f"the articles lie where the run would write, in {folder}", "name another folder with -o")


def run(
    order: Order,
    manifest: Manifest,
    open_engine: Callable[[], Engine],
    heard: Heard,
    likeness: Likeness | None = None,
) -> Outcome:
    """Brief a corpus into a run folder, going on where an earlier run of the same stories was stopped.

    `open_engine` is called when it is known that there is something to brief: it may have to fetch a model.
    `heard` is told the stage ("reading", "splitting", "placing", "briefing"), how much is done and of how much, and how
    many batches are drafted, which moves while a story of a hundred articles is on its way. `likeness` places articles
    of a corpus that words leave alone; without it they stay alone. Raises InputError where nothing can be briefed,
    ModelError where the model cannot go on, OutputError where the disk refuses, and TooManyFaults; whatever is raised,
    what was done is kept.
    """
    _require_same(order, manifest)
    list_corpus(order.root, manifest, lambda done: heard("reading", done, None, 0.0))
    _write_errors(order.folder, manifest)
    _require_articles(order, manifest)
    watch = _Watch(order, manifest)
    watch.check()
    by = order.by or _shape(manifest)
    heard("splitting", 0, None, 0.0)
    split = _split(by, order, manifest, likeness, lambda done, total: heard("placing", done, total, 0.0))
    _require_stories(split, by, order.root)
    engine = open_engine()
    identity = _identity(order, engine)
    number, last = _begin(order, split, identity, manifest)
    plan = Plan(number, split.tasks, last, identity, order.settings, order.formats, order.folder)
    total = sum(len(task.reports) for task in split.tasks)

    def told(articles: int, batches: float) -> None:
        watch.check()
        heard("briefing", articles, total, batches)

    try:
        Briefing(plan, manifest, engine, told).run()
    finally:
        _write_errors(order.folder, manifest)
    _finish(order, plan, split, manifest)
    return Outcome(len(split.tasks), total, len(split.singles), manifest.answered(), tuple(manifest.faults()))


class _Watch:
    """Stops a run in which too much fails."""

    def __init__(self, order: Order, manifest: Manifest) -> None:
        self._most = order.max_faults
        self._manifest = manifest
        self._folder = order.folder

    def check(self) -> None:
        if self._most is None:
            return
        count = self._manifest.count_faults()
        if count > self._most:
            _write_errors(self._folder, self._manifest)
            raise TooManyFaults(f"{count} failed, more than the {self._most} allowed")


def _require_same(order: Order, manifest: Manifest) -> None:
    """One run folder is for one corpus: another would remove its pages."""
    known = manifest.get("root")
    if known not in (None, _place(order.root)):
        raise InputError(f"{order.folder} holds the run of {known}", "name another folder with -o")


def _place(root: Path) -> str:
    """Where a corpus lies, as text that can be kept: a path is bytes to the system."""
    return os.fsencode(root.resolve()).decode("utf-8", "backslashreplace")


def _require_articles(order: Order, manifest: Manifest) -> None:
    if next(manifest.listing(), None) is None:
        reasons = [f"{fault.file}: {fault.reason}" for fault in manifest.faults()]
        more = [f"and {len(reasons) - REASONS} more in errors.jsonl"] if len(reasons) > REASONS else []
        hint = "; ".join(reasons[:REASONS] + more) or "it holds no files of articles"
        raise InputError(f"no usable article in {order.root}", hint)


def _shape(manifest: Manifest) -> By:
    """Folders of stories where every article lies in a folder, else one corpus."""
    return By.FOLDER if all("/" in listed.name for listed in manifest.listing()) else By.STORY


def _split(
    by: By, order: Order, manifest: Manifest, likeness: Likeness | None, heard: Callable[[int, int], None]
) -> Split:
    if by is By.FOLDER:
        split = Split(folder_tasks(manifest), loose(manifest), "In no folder")
    else:
        split = split_corpus(manifest, singles=order.singles, likeness=likeness, heard=heard)
    return replace(split, tasks=with_notices(split.tasks, manifest))


def _require_stories(split: Split, by: By, root: Path) -> None:
    if not split.tasks and by is By.FOLDER:
        raise InputError(f"no article in {root} lies in a folder", "leave --by folder out to find the stories in it")
    if not split.tasks:
        raise InputError(f"no story in {root}: no two articles tell the same", "brief each by itself with --singles")


def _identity(order: Order, engine: Engine) -> dict[str, Any]:
    return {
        "settings": asdict(order.settings),
        "model": asdict(engine.model),
        "version": __version__,
        "templates": digest(templates()),
        "formats": list(order.formats),
    }


def _begin(order: Order, split: Split, identity: dict[str, Any], manifest: Manifest) -> tuple[int, dict[str, Entry]]:
    """The number of the pass, and the entries of the last one that was done."""
    with manifest.transaction():
        manifest.set("root", _place(order.root))  # not before: a corpus without a story needs no folder of its own
        number = manifest.begin(fingerprint(split.tasks, {**identity, "placed by": split.placed_by}))
        manifest.claim(task.slug for task in split.tasks)
        manifest.set("stories", str(len(split.tasks)))
    return number, last_entries(manifest)


def _finish(order: Order, plan: Plan, split: Split, manifest: Manifest) -> None:
    """Lay out the overviews, remove what is no more, and close the pass."""
    entries = [read_entry(text) for text in manifest.entries(plan.number)]
    singles = manifest.articles(split.singles)
    write_file(order.folder / "index.md", index_page(entries, split.alone, singles, manifest.count_faults()))
    write_file(order.folder / "digest.md", digest_page(entries))
    write_file(order.folder / "stories.jsonl", rows(entries))
    with disk(order.folder):
        remove_pages(order.folder, manifest.claimed(), {entry.slug: entry.files for entry in entries})
    with manifest.transaction():
        manifest.end(plan.number)


def _write_errors(folder: Path, manifest: Manifest) -> None:
    lines = (json.dumps(asdict(fault), ensure_ascii=False) for fault in manifest.faults())
    write_file(folder / "errors.jsonl", "".join(f"{line}\n" for line in lines))


def _go_on_from(since: Path, folder: Path) -> None:
    """Begin a new run with what an earlier one knows; a run that has begun keeps what it has."""
    if (folder / manifests.NAME).exists():
        return
    with manifests.opened_to_read(since) as earlier, disk(folder):
        earlier.copy_to(folder)


def status(folder: Path) -> str:
    """How far the run of a folder is, in one line; raises InputError where it is none."""
    with manifests.opened_to_read(folder) as manifest:
        state, written = manifest.state()
        parts = (
            f"{written} of {manifest.get('stories') or '?'} stories written",
            f"{manifest.answered()} answers of the model kept",
            f"{manifest.count_faults()} failed",
        )
        return f"{folder}: {state}; " + ", ".join(parts)
