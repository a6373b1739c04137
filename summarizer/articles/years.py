"""The year of a day that an article gives without one, from the articles that it is read with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from summarizer.articles import metadata
from summarizer.records import Article
from summarizer.text.sentences import paragraphs

NEAR = dt.timedelta(days=60)  # between two reports of one story; between two years it is six times that


def with_years(articles: Sequence[Article]) -> list[Article]:
    """The articles, each whose dateline has a day but no year dated within `NEAR` of one whose date is stated.

    One that is near none stays without a date: no year is guessed.
    """
    known = [article.date for article in articles if article.date]
    return [article if article.date else replace(article, date=_dated(article, known)) for article in articles]


def _dated(article: Article, known: Sequence[dt.date]) -> dt.date | None:
    stated = metadata.stated_day([span.of(article.text) for span in paragraphs(article.text)]) if known else None
    days = [(abs(day - other), day) for other in known for day in _days(stated, other.year)]
    apart, day = min(days, default=(dt.timedelta.max, None))
    return day if apart <= NEAR else None


def _days(stated: tuple[int, int] | None, year: int) -> list[dt.date]:
    """The stated day in a year and in those beside it; none for the 31st of November."""
    found = []
    for candidate in (year - 1, year, year + 1):
        try:
            found += [dt.date(candidate, *stated)] if stated else []
        except ValueError:
            continue
    return found
