"""What the overviews and the next pass need to know of a page, kept beside it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from summarizer.batch.manifest import Manifest
from summarizer.batch.tasks import Task
from summarizer.records import Brief, Claim


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of a page: its words, the numbers of the articles it cites, and which of them it quotes (0 none)."""

    text: str
    citations: tuple[int, ...]
    quoted: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One story as the overviews show it.

    `key` is what its page is known by; `hashes` are those of its articles; `told` is what its page said, for the next
    pass to say what is new; `files` has the hash of each file written, by its name.
    """

    slug: str
    key: str
    title: str
    lead: tuple[Statement, ...]
    told: tuple[Statement, ...]
    hashes: tuple[str, ...]
    copies: int
    sources: tuple[str, ...]
    days: tuple[str, ...]
    files: dict[str, str]

    @property
    def reports(self) -> int:
        return len(self.hashes)

    @property
    def day(self) -> dt.date | None:
        """The day of its latest article; None where none gives one."""
        return dt.date.fromisoformat(self.days[-1]) if self.days else None

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=True, sort_keys=True)


def entry_of(task: Task, key: str, brief: Brief, files: dict[str, str]) -> Entry:
    """The entry of a page that was written."""
    articles = brief.articles
    days = sorted({article.date.isoformat() for article in articles if article.date})
    return Entry(
        slug=task.slug,
        key=key,
        title=brief.title.text,
        lead=_statements(brief.lead),
        told=_statements([*brief.lead, *brief.key_points]),
        hashes=tuple(report.hash for report in task.reports),
        copies=sum(len(article.copies) for article in articles),
        sources=tuple(sorted({article.source for article in articles if article.source})),
        days=tuple(days),
        files=files,
    )


def read_entry(text: str) -> Entry:
    """The entry that `to_json` wrote."""
    value: dict[str, Any] = json.loads(text)
    for key in ("lead", "told"):
        value[key] = tuple(Statement(s["text"], tuple(s["citations"]), s["quoted"]) for s in value[key])
    for key in ("hashes", "sources", "days"):
        value[key] = tuple(value[key])
    return Entry(**value)


def last_entries(manifest: Manifest) -> dict[str, Entry]:
    """The entries of the last pass that was done, by slug."""
    done = manifest.last_done()
    return {entry.slug: entry for entry in map(read_entry, manifest.entries(done[0]))} if done else {}


def _statements(claims: Sequence[Claim]) -> tuple[Statement, ...]:
    return tuple(
        Statement(c.text, c.citations, c.evidence[0].article if c.verbatim and c.evidence else 0) for c in claims
    )
