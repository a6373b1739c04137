"""Stories of several days: which day each article speaks from, and what an early one says that may not hold later."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache

from summarizer.checking.standalone import outside_quotations
from summarizer.text.index import Line, StoryIndex

# "Is keeping goods from moving", "are waiting", "has been lodged", "today", "so far": so on the day it was written.
_PASSING = re.compile(
    r"\b(?:is|are|has been|have been) (?:still |now |not |yet |being |currently )*\w{3,}(?:ing|ed|en)\b"
    r"|\b(?:is|are) (?:still|now|yet|currently|at work|under way|stuck)\b"
    r"|\b(?:tonight|tomorrow|so far|at present|currently)\b"
)


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


def is_passing(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence tells, in an article that later ones follow, what was so on its day."""
    overtaken = bool(days_of(index)) and recency(line.article, index) < 1
    return overtaken and bool(_PASSING.search(outside_quotations(line.text)))
