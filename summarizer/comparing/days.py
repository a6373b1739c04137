"""On which day, or at what hour, a thing happened, where articles give different ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from summarizer.checking.lexicon import REPORTING
from summarizer.records import Date, Difference, Mention, Report
from summarizer.text.equal_dates import resolved
from summarizer.text.equality import conflicts
from summarizer.text.index import Line, StoryIndex, overlap

# Two sentences tell the same event from this shared weight, of the lighter, and number of words on; or when a word that
# stands beside the one date stands beside the other, written in the same way: "sentencing on May 9", "May 16".
SAME, SHARED_WORDS = 0.5, 4
NEXT = 4
_PARTS_OF_DAY = frozenset("day night morning afternoon evening time first last week".split())
LABEL_WORDS = 4
BESIDE, BEFORE = 3, 8  # words between a date and the verb of saying it belongs to, around it and at a sentence's end


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """A sentence and the one day it puts its event on, as written and as far as it is known."""

    line: Line
    mention: Mention
    written: Date
    day: Date


def find_days(index: StoryIndex) -> Iterator[Difference]:
    """Pairs of sentences that tell the same event and put it on different days; each sentence once."""
    dated = [found for line in index.lines if line.is_prose and (found := _dated(line, index))]
    told: set[Line] = set()
    for left, right in combinations(dated, 2):
        fresh = left.line.article != right.line.article and not told & {left.line, right.line}
        if fresh and _conflict(left, right) and (_same_event(left.line, right.line, index) or _beside(left, right)):
            told |= {left.line, right.line}
            rows = (Report(dated.mention.text, (dated.line.evidence(),)) for dated in (left, right))
            yield Difference(_label(left.line, right.line, index), tuple(rows))


def _dated(line: Line, index: StoryIndex) -> Dated | None:
    days = [(m, m.value) for m in line.mentions if isinstance(m.value, Date) and _is_day(m.value)]
    if len(days) != 1 or _is_of_saying(line, days[0][0]):
        return None
    mention, written = days[0]
    return Dated(line, mention, written, resolved(written, _published(line, index)))


def _is_day(value: Date) -> bool:
    return not value.relative and (value.weekday, value.day, value.hour) != (None, None, None)


def _conflict(left: Dated, right: Dated) -> bool:
    """Whether both give a day, or both an hour, and not the same."""
    if (left.day.hour is None) != (right.day.hour is None):
        return False
    return conflicts(replace(left.mention, value=left.day), replace(right.mention, value=right.day))


def _published(line: Line, index: StoryIndex) -> dt.date | None:
    """The article's own date."""
    return next((article.date for article in index.articles if article.number == line.article), None)


def _is_of_saying(line: Line, day: Mention) -> bool:
    """Whether the day is when somebody spoke: "said on Wednesday", "on Wednesday told reporters"."""
    place = line.words_before(day)
    at_end = not line.text[day.span.end :].strip(' .”"')
    near = line.tokens[max(0, place - (BEFORE if at_end else BESIDE)) : place + BESIDE]
    return any(token.lower in REPORTING for token in near)


def _beside(left: Dated, right: Dated) -> bool:
    if _written_as(left.written) != _written_as(right.written):
        return False
    return bool(_words_beside(left) & _words_beside(right))


def _written_as(value: Date) -> tuple[bool, bool, bool]:
    return (value.weekday is not None, value.day is not None, value.hour is not None)


def _words_beside(dated: Dated) -> frozenset[str]:
    place = dated.line.words_before(dated.mention)
    near = [t for t in dated.line.tokens[max(0, place - NEXT) : place] if t.is_content and t.lower not in REPORTING]
    return frozenset(t.stem for t in near if t.lower not in _PARTS_OF_DAY and t.text.islower())


def _same_event(left: Line, right: Line, index: StoryIndex) -> bool:
    return len(left.stems & right.stems) >= SHARED_WORDS and overlap(index, left.stems, right.stems) >= SAME


def _label(left: Line, right: Line, index: StoryIndex) -> str:
    shared = index.weightiest(left.stems & right.stems, LABEL_WORDS)
    return "day: " + " ".join(dict.fromkeys(token.text for token in left.tokens if token.stem in shared))
