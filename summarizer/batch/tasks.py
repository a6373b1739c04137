"""Which stories a pass briefs: those of folders or those that a corpus splits into, each under a lasting name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import count
from typing import Any

from summarizer.articles.duplicates import groups
from summarizer.articles.loader import numbered
from summarizer.batch.manifest import Fault, Manifest
from summarizer.batch.packing import digest
from summarizer.records import Article, Notice

SLUG = 48  # characters of a title that the name of its folder keeps


@dataclass(frozen=True, slots=True)
class Report:
    """An article of a story and the names of its copies."""

    name: str
    hash: str
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A story to brief: the name of its folder, its reports by name, and the folder its articles' names begin with.

    `notices` are what its readers should know of its files: see `with_notices`.
    """

    slug: str
    reports: tuple[Report, ...]
    folder: str = ""
    notices: tuple[Notice, ...] = ()

    @property
    def hashes(self) -> frozenset[str]:
        return frozenset(report.hash for report in self.reports)

    def articles(self, manifest: Manifest) -> tuple[Article, ...]:
        """Its articles, numbered from 1, named as below its folder."""
        found = manifest.articles(report.name for report in self.reports)
        named = (
            replace(article, name=self._short(article.name), copies=tuple(map(self._short, report.copies)))
            for article, report in zip(found, self.reports, strict=True)
        )
        return numbered(list(named))

    def told(self, unusable: Iterable[Fault], odd: Iterable[Notice]) -> Task:
        """The story with its notices: which of its files could not be used, what was odd in them, which are copies."""
        found = [*(Notice(fault.file, fault.reason) for fault in unusable), *odd]
        for report in self.reports:
            if report.copies:
                copies = ", ".join(map(self._short, report.copies))
                found.append(Notice(report.name, f"the same report as {copies}; counted once"))
        return replace(self, notices=tuple(replace(notice, name=self._short(notice.name)) for notice in found))

    def _short(self, name: str) -> str:
        return name.removeprefix(self.folder)


def with_notices(tasks: Iterable[Task], manifest: Manifest) -> tuple[Task, ...]:
    """The stories with what their pages say of the files of the corpus that is listed."""
    unusable: dict[str, list[Fault]] = defaultdict(list)
    for fault in manifest.faults():
        folder, slash, _ = fault.file.partition("/")
        unusable[folder + slash].append(fault)
    return tuple(
        task.told(
            unusable.get(task.folder, ()) if task.folder else (),
            manifest.notices(report.name for report in task.reports),
        )
        for task in tasks
    )


def folder_tasks(manifest: Manifest) -> tuple[Task, ...]:
    """A story for each folder right below the root, its subfolders included, by name."""
    within: dict[str, list[Report]] = defaultdict(list)
    for listed in manifest.listing():
        folder, slash, _ = listed.name.partition("/")
        if slash:
            within[folder].append(Report(listed.name, listed.hash))
    return tuple(
        Task(slug, _without_copies(within[folder], manifest), f"{folder}/")
        for slug, folder in zip(_folder_names(list(within)), within, strict=True)
    )


def loose(manifest: Manifest) -> tuple[str, ...]:
    """The names of the articles that lie in no folder."""
    return tuple(listed.name for listed in manifest.listing() if "/" not in listed.name)


def _folder_names(folders: Sequence[str]) -> Iterator[str]:
    """A name for the page of each folder, which no folder that comes between others gives to another.

    "Киев" and "Москва" have no word in ASCII: numbered, one would be called what the other was in the pass before,
    and its page would say that all of the other's is no longer reported.
    """
    slugs = [_slug(folder) for folder in folders]
    often = Counter(slugs)
    named = zip(slugs, folders, strict=True)
    return _distinct(
        slug if slug and often[slug] == 1 else f"{slug or 'story'}-{digest(folder)[:6]}" for slug, folder in named
    )


def _without_copies(reports: Sequence[Report], manifest: Manifest) -> tuple[Report, ...]:
    articles = manifest.articles(report.name for report in reports)
    texts = [" ".join(map(article.quote, article.sentences)) for article in articles]
    return tuple(
        replace(reports[kept], copies=tuple(reports[copy].name for copy in copies)) for kept, *copies in groups(texts)
    )


def named_tasks(
    stories: Iterable[Sequence[Report]], known: Mapping[str, str], title: Callable[[str], str]
) -> tuple[Task, ...]:
    """The stories under the names of their folders.

    A story that goes on one of an earlier pass keeps its name: `known` has that by the hash of each of its articles.
    `title` gives what a new one is named after, the title of its first report.
    """
    found = list(stories)
    kept = _kept_names(found, known)
    new = {place: _new_name(reports, title) for place, reports in enumerate(found) if place not in kept}
    named = kept | dict(zip(new, _distinct(new.values(), kept.values()), strict=True))
    return tuple(Task(named[place], tuple(reports)) for place, reports in enumerate(found))


def _kept_names(stories: Sequence[Sequence[Report]], known: Mapping[str, str]) -> dict[int, str]:
    """For each story that goes on an earlier one, its name: each name for the story that shares most with it."""
    shared: Counter[tuple[int, str]] = Counter()
    for place, reports in enumerate(stories):
        shared.update((place, known[report.hash]) for report in reports if report.hash in known)
    found: dict[int, str] = {}
    taken: set[str] = set()
    for (place, slug), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if place not in found and slug not in taken:
            found[place] = slug
            taken.add(slug)
    return found


def _new_name(reports: Sequence[Report], title: Callable[[str], str]) -> str:
    named = _slug(title(reports[0].name))
    return f"{named or 'story'}-{min(report.hash for report in reports)[:6]}"


def _slug(text: str) -> str:
    """The words of a text as a file's name can hold them anywhere: "Bridge Shut: 3 Hurt" is "bridge-shut-3-hurt"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    return words if len(words) <= SLUG else words[:SLUG].rpartition("-")[0] or words[:SLUG]


def _distinct(names: Iterable[str], before: Iterable[str] = ()) -> Iterator[str]:
    """The names, each that came before with a number."""
    taken = set(before)
    for name in names:
        numbered_names = (f"{name}-{number}" for number in count(2))
        own = name if name not in taken else next(other for other in numbered_names if other not in taken)
        taken.add(own)
        yield own


def fingerprint(tasks: Iterable[Task], identity: Mapping[str, Any]) -> str:
    """What a pass is known by: its stories and all else its pages depend on."""
    return digest({**identity, "stories": [_task_record(task) for task in tasks]})


def page_key(task: Task, identity: Mapping[str, Any]) -> str:
    """What a page is known by."""
    return digest({**identity, "story": _task_record(task)})


def _task_record(task: Task) -> list[Any]:
    reports = [[report.name, report.hash, list(report.copies)] for report in task.reports]
    return [task.slug, task.folder, reports, [asdict(notice) for notice in task.notices]]
