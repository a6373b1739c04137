"""Title, source, date and url: from fields that name them, and from lines of the text that state them plainly.

Nothing is guessed: no date from a file's name or time, none from "last Tuesday", and none from 03/04/2018, which is
two days depending on the reader.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from typing import TypedDict
from urllib.parse import urlsplit

from summarizer.articles.decoding import clean

TITLE = ("title", "headline", "heading")
SOURCE = ("source", "publisher", "site", "sitename", "site_name", "outlet", "publication", "source_domain", "domain")
DATE = ("date", "published", "publish_date", "date_publish", "datePublished", "published_at", "publishedAt", "pubDate")
URL = ("url", "link", "canonical_url")

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name}
_MONTH = r"(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?"
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})(?!\d)"),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH},?[ -](?P<year>\d{{4}})\b", re.IGNORECASE),
)
_EDGE_LINES = 6  # a dateline or a line with the date stands this near the beginning

_DAY_NAME = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?"
_STATED_DATE = re.compile(
    rf"^\(?(?:(?:Published|Posted|First published|Updated|Last updated|Date|For immediate release)(?: on| at)?:? ?)?"
    rf"(?:(?:at )?\d{{1,2}}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{{2,4}})?,? )?{_DAY_NAME}"
    r"(?P<date>[A-Z][a-z]+\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]+\.?,? \d{4}|\d{4}-\d\d-\d\d)(?:\W.{0,40})?$"
    rf"|\((?:Published|Posted) {_DAY_NAME}(?P<inline>[A-Z][a-z]+\.? \d{{1,2}}, \d{{4}})\)$"
)
_DATELINE_DATE = re.compile(
    r"^\((?P<stamp>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}),? {1,3}\d{1,2}:\d\d ?[APap]\.?[Mm]\.?(?: [A-Z]{2,4})?\) "
    rf"|^{_DAY_NAME}(?P<glued>[A-Z][a-z]+\.? \d{{1,2}}, \d{{4}})(?=[A-Z][a-z])"
    r"|^[A-Z][A-Z.'’ -]+(?:, [A-Z][\w.]+)?,? (?P<date>[A-Z][a-z]+\.? \d{1,2},? \d{4})(?: \([^()]{2,40}\))?\s*[—–-]"
)
_MONTH_DAY = rf"(?:{_MONTH} (?P<day>\d{{1,2}})|(?P<day_first>\d{{1,2}}) {_MONTH.replace('month', 'month_last')})"
_STATED_DAY = re.compile(
    r"^(?:[A-Z][A-Z.'’ -]+(?:, [A-Z][\w.]+)?,? |(?:Published|Posted|Updated)(?: on)?:? )?"
    rf"{_DAY_NAME}{_MONTH_DAY}(?: \([^()]{{2,40}}\))?(?:,? (?:at )?\d{{1,2}}[:.]\d\d)?\s*(?:[—–-]|$)"
)
# Whoever sends his readers on to a report has retold it.
_RETOLD = re.compile(
    r"^To read the (?:entire|full|whole) (?:article|story) from (?P<source>[^,:\n]{2,60}), click here", re.I
)
_CREDITS = (
    _RETOLD,
    re.compile(r"^(?:Copyright|©|\(c\))(?: ?©)? ?\d{4},?(?: by)? (?P<source>[A-Z][^.,|()\n]{0,59}[^.,|()\n ])", re.I),
)
_AGENCY = re.compile(
    r"^(?:[A-Z][\w.'’-]+(?:,? [A-Z\d][\w.'’-]*){0,5} )?\((?P<source>[A-Z][\w./ ]{1,24})\)\s*(?:--+|[—–_-])\s"
    r"|^\((?P<alone>CNN|AP|AFP|UPI|BBC|Reuters)\) [A-Z\"“]"
)
_AGENCIES = {
    "AP": "Associated Press",
    "AFP": "Agence France-Presse",
    "UPI": "United Press International",
    "CP": "Canadian Press",
    "PA": "Press Association",
}


def parse_date(value: object) -> dt.date | None:
    """The calendar date that `value` states (a string, a date or a time), or None."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        return None
    matches = (match for pattern in _DATES if (match := pattern.search(value[:200])))
    return next(map(_date_of, matches), None)


def _date_of(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"][:3].lower()]
    try:
        return dt.date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:  # 2018-13-45
        return None


def one_line(value: object, limit: int = 300) -> str | None:
    """`value` as one clean line of at most `limit` characters; None where it is no string or has nothing in it."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")  # {"source": {"id": null, "name": "The Gazette"}}
    if not isinstance(value, str):
        return None
    return " ".join(clean(value).split())[:limit] or None


class Known(TypedDict):
    """What fields say of an article, as keyword arguments; None where they do not."""

    title: str | None
    source: str | None
    date: dt.date | None
    url: str | None


def from_fields(fields: Mapping[str, object]) -> Known:
    """Title, source, date and url from a mapping with any of the usual names, in any case."""
    named = {str(key).lower(): value for key, value in fields.items()}
    url = _first(named, URL)
    return {
        "title": _first(named, TITLE),
        "source": _site(_first(named, SOURCE)),
        "date": next((date for key in DATE if (date := parse_date(named.get(key.lower())))), None),
        "url": url if url and urlsplit_safe(url) else None,
    }


def _first(named: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    return next((text for key in keys if (text := one_line(named.get(key.lower())))), None)


def _site(source: str | None) -> str | None:
    """A source that is an address, as its host's name: "https://www.gull.example/a" is "gull.example"."""
    host = urlsplit_safe(source) if source else ""
    return host.removeprefix("www.") if host else source


def urlsplit_safe(address: str) -> str:
    """The host of an http or https address, or "" where `address` is something else."""
    try:
        parts = urlsplit(address)
        return parts.hostname or "" if parts.scheme in ("http", "https") else ""
    except ValueError:  # http://[
        return ""


def stated_date(lines: list[str]) -> dt.date | None:
    """The date in "Published: Mon, March 4, 2019", "(Published Monday, March 4, 2019)", "(Mar 4, 2019 1:10 PM)" or a
    dateline.

    `lines` are the paragraphs of the text; a line that is only a date counts near the beginning.
    """
    for i, line in enumerate(lines):
        if match := _STATED_DATE.search(line):
            alone = not line.lstrip("(").startswith(("Published", "Posted", "First", "Updated", "Last", "Date", "For"))
            if match["inline"] or not alone or i < _EDGE_LINES:
                return parse_date(match["inline"] or match["date"])
        if i < _EDGE_LINES and (match := _DATELINE_DATE.match(line[:200])):
            return parse_date(match["stamp"] or match["glued"] or match["date"])
    return None


def stated_day(lines: list[str]) -> tuple[int, int] | None:
    """Month and day where a dateline or a line of the date has no year: "ARDEN, Oct. 14 (Gull) -", "Tuesday 4 June"."""
    for line in lines[:_EDGE_LINES]:
        if match := _STATED_DAY.match(line[:200]):
            month = match["month"] or match["month_last"]
            return _MONTHS[month[:3].lower()], int(match["day"] or match["day_first"])
    return None


def stated_source(lines: list[str]) -> str | None:
    """Who reported it, where a credit line or the agency in the first dateline says so; "after Gull News" where it
    retells what that has."""
    for line in lines:
        for pattern in _CREDITS:
            if match := pattern.match(line):
                source = re.sub(r" ?(?:All rights reserved|Inc|LLC|Ltd)\.?$", "", match["source"].strip())
                return f"after {source}" if pattern is _RETOLD else source
    for line in lines[:_EDGE_LINES]:
        if match := _AGENCY.match(line[:200]):
            source = match["source"] or match["alone"]
            return _AGENCIES.get(source, source)
    return None
