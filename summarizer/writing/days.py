"""Stories of several days: which day each article speaks from, and what an early one says that may not hold later."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from summarizer.checking.standalone import outside_quotations
from summarizer.text.index import Line, StoryIndex
from summarizer.writing.cutting import without_days

# "Is keeping goods from moving", "are waiting", "has been lodged", "today", "so far": so on the day it was written.
_PASSING = re.compile(
    r"\b(?:is|are|has been|have been) (?:still |now |not |yet |being |currently )*\w{3,}(?:ing|ed|en)\b"
    r"|\b(?:is|are) (?:still|now|yet|currently|at work|under way|stuck)\b"
    r"|\b(?:tonight|tomorrow|so far|at present|currently)\b"
)
_HOUR = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b", re.I)
_TO_COME = re.compile(r"\bwill\b|\b(?:is|are) (?:planned|due|expected|scheduled|set|to be)\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


@lru_cache(maxsize=4)
def days_of(index: StoryIndex) -> Mapping[int, dt.date]:
    """The day of each article of a story told on several; empty where an article gives none or all give the same."""
    days = {article.number: article.date for article in index.articles if article.date}
    several = len(days) == len(index.articles) and len(set(days.values())) > 1
    return days if several else {}


def recency(article: int, index: StoryIndex) -> float:
    """How late an article of a story of several days is, 0 for the first day to 1 for the last; else 0."""
    days = days_of(index)
    order = sorted(set(days.values()))
    return order.index(days[article]) / (len(order) - 1) if days else 0.0


def is_of_last_day(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence stands in a report of the last day of a story of several."""
    return bool(days_of(index)) and recency(line.article, index) == 1


def is_passing(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence tells, in an article that later ones follow, what was so on its day."""
    overtaken = bool(days_of(index)) and recency(line.article, index) < 1
    return overtaken and bool(_PASSING.search(outside_quotations(line.text)))


def has_stray_day(text: str, index: StoryIndex) -> bool:
    """Whether a text has a bare weekday that may be one of another week than the story's.

    Of articles without a date nobody can tell whether they are of one week. What at least half of those give that name
    days at all ("on Friday") is the story's own, and a reader who is not told it asks when; the others may be stray.
    """
    if any(article.date for article in index.articles) or without_days(text) == text or _needs_day(text):
        return False
    return not set(_WEEKDAY.findall(outside_quotations(text))) <= _shared_days(index)


def _needs_day(text: str) -> bool:
    """Whether a text says nothing without its day: it sets two days against each other, gives an hour, or tells what is
    to come ("a vigil is planned on Saturday at 4pm")."""
    plain = outside_quotations(text)
    return len(_WEEKDAY.findall(plain)) > 1 or bool(_HOUR.search(plain) or _TO_COME.search(plain))


@lru_cache(maxsize=4)
def _shared_days(index: StoryIndex) -> frozenset[str]:
    """The weekdays that at least half of the articles name that name any."""
    told = [{day for line in lines for day in _bare_days(line.text)} for lines in index.prose.values()]
    named = Counter(day for days in told for day in days)
    return frozenset(day for day, count in named.items() if 2 * count >= sum(map(bool, told)))


def _bare_days(text: str) -> set[str]:
    return set(_WEEKDAY.findall(outside_quotations(text))) if without_days(text) != text else set()
