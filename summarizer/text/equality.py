"""Whether one article's number, date or name supports, or conflicts with, the use a claim makes of it."""

from __future__ import annotations

import datetime as dt

from summarizer.records import Date, Mention, Name, Number
from summarizer.text.equal_dates import clocked, date_supports, dates_conflict, resolved
from summarizer.text.equal_names import Aliases, name_supports, names_conflict
from summarizer.text.equal_numbers import comparable, number_supports, same_distance

__all__ = ["NO_ALIASES", "Aliases", "conflicts", "supports"]

NO_ALIASES = Aliases()


def supports(claim: Mention, source: Mention, aliases: Aliases = NO_ALIASES, *, date: dt.date | None = None) -> bool:
    """Whether the source's value bears out the claim's; `date` is the source article's own, for "yesterday"."""
    mine, theirs = claim.value, source.value
    if isinstance(mine, Number) and isinstance(theirs, Number):
        return number_supports(mine, theirs)
    if isinstance(mine, Date) and isinstance(theirs, Date):
        return date_supports(clocked(mine, claim.text, theirs), theirs, date)
    if isinstance(mine, Name) and isinstance(theirs, Name):
        return name_supports(mine, theirs, aliases)
    return False


def conflicts(left: Mention, right: Mention, aliases: Aliases = NO_ALIASES, *, date: dt.date | None = None) -> bool:
    """Whether two comparable values differ as reports of one thing: neither rounds, approximates or contains the other.

    Numbers are comparable in one unit (or one kind of unit) and role, dates in the fields both state, designations
    by their letters ("T-54", "T-72") and persons by their last name. Other names never conflict.
    """
    mine, theirs = left.value, right.value
    if (
        type(mine) is not type(theirs)
        or supports(left, right, aliases, date=date)
        or supports(right, left, aliases, date=date)
    ):
        return False
    if isinstance(mine, Number) and isinstance(theirs, Number):
        return comparable(mine, theirs) and not same_distance(mine, theirs)
    if isinstance(mine, Date) and isinstance(theirs, Date):
        return dates_conflict(resolved(mine, date), resolved(theirs, date))
    if isinstance(mine, Name) and isinstance(theirs, Name):
        return names_conflict(mine, theirs)
    return False
