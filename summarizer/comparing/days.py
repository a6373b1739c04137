"""On which day a thing happened, where articles give different ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from summarizer.checking.lexicon import REPORTING
from summarizer.records import Date, Difference, Mention, Report
from summarizer.text.equal_dates import dates_conflict, resolved
from summarizer.text.index import Line, StoryIndex, overlap

SAME = 0.5  # shared weight, of the lighter sentence, from which two sentences tell the same event
SHARED_WORDS = 4
LABEL_WORDS = 4
BESIDE = 3  # words between a date and the verb of saying it belongs to: "told reporters on Tuesday"


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """A sentence and the one day it puts its event on, as written and as far as it is known."""

    line: Line
    mention: Mention
    day: Date


def find_days(index: StoryIndex) -> Iterator[Difference]:
    """Pairs of sentences that tell the same event and put it on different days; each sentence once."""
    dated = [found for line in index.lines if line.is_prose and (found := _dated(line, index))]
    told: set[Line] = set()
    for left, right in combinations(dated, 2):
        fresh = left.line.article != right.line.article and not told & {left.line, right.line}
        if fresh and dates_conflict(left.day, right.day) and _same_event(left.line, right.line, index):
            told |= {left.line, right.line}
            rows = (Report(dated.mention.text, (dated.line.evidence(),)) for dated in (left, right))
            yield Difference(_label(left.line, right.line, index), tuple(rows))


def _dated(line: Line, index: StoryIndex) -> Dated | None:
    days = [m for m in line.mentions if isinstance(m.value, Date) and _is_day(m.value)]
    if len(days) != 1 or _is_of_saying(line, days[0]):
        return None
    return Dated(line, days[0], resolved(days[0].value, _published(line, index)))


def _is_day(value: Date) -> bool:
    return (value.weekday is not None or value.day is not None) and not value.relative


def _published(line: Line, index: StoryIndex) -> dt.date | None:
    """The article's own date."""
    return next((article.date for article in index.articles if article.number == line.article), None)


def _is_of_saying(line: Line, day: Mention) -> bool:
    """Whether the day is when somebody spoke: "said on Wednesday", "on Wednesday told reporters"."""
    place = sum(token.span.end <= day.span.start for token in line.tokens)
    near = line.tokens[max(0, place - BESIDE) : place + BESIDE]
    return any(token.lower in REPORTING for token in near)


def _same_event(left: Line, right: Line, index: StoryIndex) -> bool:
    return len(left.stems & right.stems) >= SHARED_WORDS and overlap(index, left.stems, right.stems) >= SAME


def _label(left: Line, right: Line, index: StoryIndex) -> str:
    shared = sorted(left.stems & right.stems, key=lambda word: (-index.weights[word], word))[:LABEL_WORDS]
    return "day of: " + " ".join(dict.fromkeys(token.text for token in left.tokens if token.stem in shared))
