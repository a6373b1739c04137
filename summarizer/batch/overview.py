"""The pages over all stories: an index by how widely they are reported, and the leads of each day."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby

from summarizer.batch.entries import Entry, Statement
from summarizer.batch.files import STORIES
from summarizer.prompting import escape_markdown, render
from summarizer.records import Article
from summarizer.reporting.layout import count, long_date
from summarizer.reporting.markdown import QUOTED, origin, tidy


def index_page(entries: Iterable[Entry], alone: str, singles: Sequence[Article], faults: int) -> str:
    """The stories, the most widely reported first, a line each; then the articles in none, and what failed."""
    stories = widest_first(entries)
    return _page("index.md.j2", entries=stories, alone=alone, singles=singles, faults=faults, origin=origin)


def digest_page(entries: Iterable[Entry]) -> str:
    """The leads of all stories, by the day of their latest article, the last day first."""
    by_day = sorted(widest_first(entries), key=lambda entry: entry.day or dt.date.min, reverse=True)
    days = [(day and long_date(day), list(found)) for day, found in groupby(by_day, key=lambda entry: entry.day)]
    return _page("digest.md.j2", days=days)


def rows(entries: Iterable[Entry]) -> str:
    """The stories as JSON lines, in the order of the index."""
    return "".join(json.dumps(_row(entry), ensure_ascii=False) + "\n" for entry in widest_first(entries))


def widest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By how many articles report a story, then by how many copies there are, then the latest first."""
    return sorted(entries, key=lambda e: (-e.reports, -e.copies, -(e.day.toordinal() if e.day else 0), e.slug))


def _row(entry: Entry) -> dict[str, object]:
    return {
        "story": entry.slug,
        "title": entry.title,
        "lead": [asdict(statement) for statement in entry.lead],
        "reports": entry.reports,
        "copies": entry.copies,
        "sources": list(entry.sources),
        "days": list(entry.days),
        "files": {name: f"{STORIES}/{entry.slug}/{name}" for name in entry.files},
    }


def _page(template: str, **values: object) -> str:
    return tidy(render(template, count=count, link=_link, told=_told, reach=_reach, span=_span, **values))


def _link(entry: Entry) -> str:
    """Where the page of a story is, from beside the overview."""
    name = "brief.md" if "brief.md" in entry.files else next(iter(entry.files))
    return f"{STORIES}/{entry.slug}/{name}"


def _told(statements: Iterable[Statement]) -> str:
    """Statements in one line, each with the numbers its page gives its articles."""
    return " ".join(f"{escape_markdown(s.text)} {_cited(s)}" for s in statements)


def _cited(statement: Statement) -> str:
    return "".join(f"[{n}{QUOTED}]" if n == statement.quoted else f"[{n}]" for n in statement.citations)


def _reach(entry: Entry) -> str:
    """ "5 articles and 2 copies"."""
    copies = f" and {count(entry.copies, 'copy', 'copies')}" if entry.copies else ""
    return count(entry.reports, "article") + copies


def _span(entry: Entry) -> str:
    """The days of a story: "2018-02-08", "2018-02-08 to 2018-02-14", or ""."""
    days = list(dict.fromkeys((*entry.days[:1], *entry.days[-1:])))
    return " to ".join(days)
