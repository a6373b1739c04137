"""What happened when: the statements that carry a date a reader can place."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.records import Claim, Date, Event
from summarizer.text.index import StoryIndex
from summarizer.writing.cutting import cuts

MIN_DATES = 3  # fewer days are no timeline
MIN_WORDS = 4  # of what an entry tells


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


def in_brief(events: Iterable[Event], index: StoryIndex) -> tuple[Event, ...]:
    """The events in few words and without the day that each stands under: in full the page has told them.

    A statement that quotes somebody, or of which no cut holds, stays as it is.
    """
    lines = {line.evidence(): line for line in index.lines}
    return tuple(_in_brief(event, Passage(lines[event.claim.evidence[0]], event.claim.text), index) for event in events)


def _in_brief(event: Event, passage: Passage, index: StoryIndex) -> Event:
    if re.search('[“”"]', passage.text):
        return event
    pieces = sorted(dict.fromkeys(cuts(passage.text)), key=len)
    shorter = (piece for piece in pieces if MIN_WORDS <= len(piece.split()) < len(passage.text.split()))
    checked = (check_claim(_without_day(piece, event), passage, index) for piece in shorter)
    held = next((claim for claim in checked if not failures(claim)), None)
    return replace(event, claim=held) if held else event


def _without_day(text: str, event: Event) -> str:
    """ "Lund was freed" of "On Dec. 12, Lund was freed"."""
    dates = [m for m in event.claim.mentions if isinstance(m.value, Date) and _order(m.value)[1:] == event.order[1:]]
    days = "|".join(re.escape(mention.text) for mention in dates)
    plain = re.sub(rf"(?:^On (?:{days}),? | on (?:{days})(?=[.,]| |$))", "", text) if days else text
    return f"{plain[:1].upper()}{plain[1:].rstrip('.')}."


def _order(date: Date) -> tuple[int, ...]:
    return (date.year or 0, *_day(date))


def _day(date: Date) -> tuple[int, int]:
    """Month and day; 0 where it does not give them."""
    return date.month or 0, date.day or 0


def _written(date: Date) -> str:
    parts = (str(date.day or ""), calendar.month_name[date.month] if date.month else "", str(date.year or ""))
    return " ".join(part for part in parts if part)
