"""A corpus as stories to brief and single reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from summarizer import __version__
from summarizer.batch.entries import last_entries
from summarizer.batch.manifest import Manifest
from summarizer.batch.packing import digest
from summarizer.batch.tasks import Report, Task, named_tasks
from summarizer.models.embedder import Embedder
from summarizer.stories import Item, Story, item, placed, placements, split

PLACEMENTS = "placements"  # the fact of a run where lone articles were found to belong


@dataclass(frozen=True, slots=True)
class Likeness:
    """The model that places lone articles: its revision, known before it is had, and what opens it.

    `open` gives None where the model cannot be had.
    """

    revision: str
    open: Callable[[], Embedder | None]


@dataclass(frozen=True, slots=True)
class Split:
    """The stories to brief, and the names of the articles that are in none, which the index lists under `alone`.

    `placed_by` is the revision of the model that placed lone articles, "" where none did.
    """

    tasks: tuple[Task, ...]
    singles: tuple[str, ...]
    alone: str = "Reported once"
    placed_by: str = ""


def split_corpus(
    manifest: Manifest, *, singles: bool, likeness: Likeness | None, heard: Callable[[int, int], None]
) -> Split:
    """The stories of the corpus that is listed; reports that no other tells are briefed too where `singles` asks.

    `heard` is told how many articles were read to place those that are alone, and of how many.
    """
    stories = split(item(article.name, article) for article in manifest.texts())
    found = _placements(stories, manifest, likeness, heard) if likeness else None
    if found is not None:
        stories = placed(stories, found)
    hashes = {listed.name: listed.hash for listed in manifest.listing()}
    told = [_reports(story, hashes) for story in stories]
    wide = [reports for reports in told if singles or len(reports) > 1]
    alone = [] if singles else [reports[0].name for reports in told if len(reports) == 1]
    tasks = named_tasks(wide, _known(manifest), lambda name: _title(name, manifest))
    return Split(tasks, tuple(alone), placed_by=likeness.revision if likeness and found is not None else "")


def _placements(
    stories: tuple[Story, ...], manifest: Manifest, likeness: Likeness, heard: Callable[[int, int], None]
) -> dict[str, str] | None:
    """Where lone articles belong; None where there is nothing to be placed, or no model to do it.

    The run keeps it: a run that goes on needs neither the model nor the minutes.
    """
    if len({len(story.members) > 1 for story in stories}) < 2:
        return None
    hashes = [listed.hash for listed in manifest.listing()]
    key = digest([__version__, likeness.revision, [story.members for story in stories], hashes])
    kept = json.loads(manifest.get(PLACEMENTS) or "{}")
    if kept.get("key") == key:
        return dict(kept["found"])
    embedder = likeness.open()
    if embedder is None:
        return None

    def article(name: str) -> Item:
        return item(name, *manifest.articles([name]))

    found = placements(stories, article, embedder, heard)
    with manifest.transaction():
        manifest.set(PLACEMENTS, json.dumps({"key": key, "found": found}))
    return found


def _reports(story: Story, hashes: dict[str, str]) -> list[Report]:
    return [Report(name, hashes[name], copies) for name, copies in zip(story.members, story.copies, strict=True)]


def _known(manifest: Manifest) -> dict[str, str]:
    """The names that articles' stories had in the last pass, by the articles' hashes."""
    return {known: entry.slug for entry in last_entries(manifest).values() for known in entry.hashes}


def _title(name: str, manifest: Manifest) -> str:
    (article,) = manifest.articles([name])
    return article.title or article.quote(article.sentences[0])
