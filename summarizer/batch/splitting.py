"""A corpus as stories to brief and single reports."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.batch.entries import last_entries
from summarizer.batch.manifest import Manifest
from summarizer.batch.tasks import Report, Task, named_tasks
from summarizer.stories import Story, item, split


@dataclass(frozen=True, slots=True)
class Split:
    """The stories to brief, and the names of the articles that are in none, which the index lists under `alone`."""

    tasks: tuple[Task, ...]
    singles: tuple[str, ...]
    alone: str = "Reported once"


def split_corpus(manifest: Manifest, *, singles: bool = False) -> Split:
    """The stories of the corpus that is listed; reports that no other tells are briefed too where `singles` asks."""
    stories = split(item(article.name, article) for article in manifest.texts())
    hashes = {listed.name: listed.hash for listed in manifest.listing()}
    told = [_reports(story, hashes) for story in stories]
    wide = [reports for reports in told if singles or len(reports) > 1]
    alone = [] if singles else [reports[0].name for reports in told if len(reports) == 1]
    return Split(named_tasks(wide, _known(manifest), lambda name: _title(name, manifest)), tuple(alone))


def _reports(story: Story, hashes: dict[str, str]) -> list[Report]:
    return [Report(name, hashes[name], copies) for name, copies in zip(story.members, story.copies, strict=True)]


def _known(manifest: Manifest) -> dict[str, str]:
    """The names that articles' stories had in the last pass, by the articles' hashes."""
    return {known: entry.slug for entry in last_entries(manifest).values() for known in entry.hashes}


def _title(name: str, manifest: Manifest) -> str:
    (article,) = manifest.articles([name])
    return article.title or article.quote(article.sentences[0])
