"""Whether one date states what another claims, with and without the article's own date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from summarizer.records import Date

_RELATIVE_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1, "this morning": 0,
                  "this afternoon": 0, "this evening": 0}  # fmt: skip
_AGO = re.compile(r"(?P<count>\d{1,3}) (?P<unit>day|week|month|year|decade)s? ago$")
_FIELDS = ("year", "month", "day", "weekday", "hour", "minute")


def date_supports(claim: Date, source: Date, date: dt.date | None) -> bool:
    """Every field the claim states is stated equally; "yesterday" by "yesterday", or by the day it is."""
    if claim.relative and claim.relative == source.relative and _fields_stated(claim, source):
        return True
    claim, source = resolved(claim, date), resolved(source, date)
    if (claim.relative and claim.relative != source.relative) or claim.span_years != source.span_years:
        return False
    if source.relative in ("early", "late", "mid") and not claim.relative:
        return _fields_stated(claim, source)
    return _fields_stated(claim, source) and _any_field(claim)


def _any_field(value: Date) -> bool:
    return bool(value.relative) or any(getattr(value, field) is not None for field in _FIELDS)


def _fields_stated(claim: Date, source: Date) -> bool:
    for field in _FIELDS:
        mine, theirs = getattr(claim, field), getattr(source, field)
        if field == "minute" and claim.hour is not None and source.hour is not None:
            mine, theirs = mine or 0, theirs or 0
        if mine is not None and mine != theirs:
            return False
    return True


def clocked(claim: Date, written: str, source: Date) -> Date:
    """ "6:00" without a.m. or p.m. may stand for either."""
    if claim.hour is None or source.hour is None or re.search(r"[aApP]\.?\s?[mM]|noon|midnight", written):
        return claim
    same = claim.hour <= 12 and claim.hour % 12 == source.hour % 12
    return replace(claim, hour=source.hour) if same else claim


def resolved(value: Date, date: dt.date | None) -> Date:
    """The date with what the article's own date tells: the day of "yesterday", the weekday of a full date."""
    if date is not None:
        value = _relative_resolved(value, date)
    if value.year and value.month and value.day and value.weekday is None and value.hour is None:
        try:
            value = replace(value, weekday=dt.date(value.year, value.month, value.day).weekday())
        except ValueError:
            return value
    return value


def _relative_resolved(value: Date, date: dt.date) -> Date:
    words = value.relative
    if words in _RELATIVE_DAYS:
        return _on(value, date + dt.timedelta(days=_RELATIVE_DAYS[words]))
    if words in ("last year", "previous year", "this year", "next year") and value.month is None:
        return replace(value, year=date.year + {"this": 0, "next": 1}.get(words.split()[0], -1), relative="")
    if words in ("last month", "this month", "next month"):
        months = date.year * 12 + date.month - 1 + {"this": 0, "next": 1, "last": -1}[words.split()[0]]
        return replace(value, year=months // 12, month=months % 12 + 1, relative="")
    if (match := _AGO.match(words)) and match["unit"] == "day":
        return _on(value, date - dt.timedelta(days=int(match["count"])))
    if match and match["unit"] == "year":
        return replace(value, year=date.year - int(match["count"]), relative="")
    if value.weekday is not None and value.day is None and words in ("", "last", "next", "this"):
        return _on(value, date + dt.timedelta(days=_days_to(value.weekday, words, date)))
    return _year_resolved(value, date)


def _days_to(weekday: int, words: str, date: dt.date) -> int:
    """A bare weekday is the latest one, the article's own day included; "last" leaves that day out."""
    back = (date.weekday() - weekday) % 7
    if words == "next":
        return (7 - back) % 7 or 7
    return -(back or 7) if words == "last" else -back


def _year_resolved(value: Date, date: dt.date) -> Date:
    """A day without a year is the latest such day up to a month after the article's date."""
    if value.year or not value.month or not value.day or value.relative:
        return value
    for year in (date.year, date.year - 1):
        try:
            day = dt.date(year, value.month, value.day)
        except ValueError:
            continue
        if (day - date).days <= 31:
            return replace(value, year=year)
    return value


def _on(value: Date, day: dt.date) -> Date:
    return replace(value, year=day.year, month=day.month, day=day.day, weekday=day.weekday(), relative="")


def dates_conflict(left: Date, right: Date) -> bool:
    """Both state a field and differ in it; a year is compared with a year, a weekday with a weekday."""
    if left.relative or right.relative:
        return False
    if left.span_years != right.span_years:
        return False
    shared = [field for field in _FIELDS if getattr(left, field) is not None and getattr(right, field) is not None]
    return any(getattr(left, field) != getattr(right, field) for field in shared)
