"""What happened when: the statements that carry a date a reader can place."""

from __future__ import annotations

import calendar
from collections.abc import Sequence

from summarizer.records import Claim, Date, Event

MIN_DATES = 3  # fewer days are no timeline


def find_events(claims: Sequence[Claim]) -> tuple[Event, ...]:
    """The dated statements in order of their dates, one for each day; empty when fewer than three days are known.

    A day that only describes ("the Nov. 18 shooting") is not when the sentence's event was.

    A day without a year is placed only where one year alone is given and the day is later in it than those that have
    it: "3 December" beside "January 3, 2014", and "9 May" beside "November 18, 2023", may be of another.
    """
    dated = [
        (m.value, claim)
        for claim in claims
        for m in claim.mentions
        if isinstance(m.value, Date) and not claim.text[: m.span.start].endswith("the ")
    ]
    days = [(date, claim) for date, claim in dated if all(_day(date)) and not date.relative]
    years = {date.year for date, _ in days if date.year}
    last = max((_day(date) for date, _ in days if date.year), default=(0, 0))
    if years:
        later = [(date, claim) for date, claim in days if not date.year and _day(date) > last]
        days = [(date, claim) for date, claim in days if date.year] + (later if len(years) == 1 else [])
    events: dict[tuple[int, ...], Event] = {}
    for date, claim in days:
        order = (date.year or min(years, default=0), *_day(date))
        if order not in events and claim not in [event.claim for event in events.values()]:
            events[order] = Event(_written(date), order, claim)
    return tuple(events[order] for order in sorted(events)) if len(events) >= MIN_DATES else ()


def _day(date: Date) -> tuple[int, int]:
    """Month and day; 0 where it does not give them."""
    return date.month or 0, date.day or 0


def _written(date: Date) -> str:
    parts = (str(date.day or ""), calendar.month_name[date.month] if date.month else "", str(date.year or ""))
    return " ".join(part for part in parts if part)
