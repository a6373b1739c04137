"""What happened when: the statements that carry a date a reader can place."""

from __future__ import annotations

import calendar
from collections.abc import Sequence

from summarizer.records import Claim, Date, Event

MIN_DATES = 2  # one date is no timeline


def find_events(claims: Sequence[Claim]) -> tuple[Event, ...]:
    """The dated statements in order of their dates, one for each date; empty when fewer than two dates are known."""
    events: dict[tuple[int, ...], Event] = {}
    for claim in claims:
        for mention in claim.mentions:
            if isinstance(mention.value, Date) and (order := _order(mention.value)):
                events.setdefault(order, Event(_written(mention.value), order, claim))
    chosen = _one_per_claim(sorted(events.values(), key=lambda event: event.order))
    return tuple(chosen) if len(chosen) >= MIN_DATES else ()


def _order(date: Date) -> tuple[int, ...] | None:
    """Year, month, day for sorting; None for a date that cannot be placed: a weekday, a time, a decade."""
    if date.relative or date.span_years > 1 or (date.month is None and date.year is None):
        return None
    if date.year is None and date.day is None:
        return None
    return (date.year or 0, date.month or 0, date.day or 0)


def _written(date: Date) -> str:
    parts = (str(date.day or ""), calendar.month_name[date.month] if date.month else "", str(date.year or ""))
    return " ".join(part for part in parts if part)


def _one_per_claim(events: Sequence[Event]) -> list[Event]:
    seen: set[str] = set()
    return [e for e in events if not (e.claim.text in seen or seen.add(e.claim.text))]
