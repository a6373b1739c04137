"""The hour of one thing that an article has from two parties: the crew logged it at 4:30, the records at 5:42."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from summarizer.comparing.clauses import told
from summarizer.comparing.parties import holder
from summarizer.comparing.times import published
from summarizer.records import Date, Difference, Mention, Report
from summarizer.text.index import Line, StoryIndex

# "put the outbreak at 10:40": the verb gives the hour as the speaker's own, and its object says of what it is.
_GIVEN = re.compile(
    r"\b(?:put|puts|logged|recorded|gave|placed|timed) (?P<what>(?:[a-z’'-]+ ){1,4})(?:at|as) (?:about |around )?$"
)
NEAR = 180  # minutes that two accounts of one thing may be apart
SHARED = 2  # words that both sentences must have
_POINTING = frozenset("it this that moment time hour".split())


class Hour(NamedTuple):
    line: Line
    mention: Mention
    hour: tuple[int, int]


def find_hours(index: StoryIndex) -> Iterator[Difference]:
    """Each two hours that stand together in an article, the later given as another party's own."""
    hours = [hour for line in index.lines if line.is_prose for hour in _hours(line)]
    told: set[tuple[int, int]] = set()
    for left, right in combinations(hours, 2):
        if left.hour != right.hour and not {left.hour, right.hour} & told and _are_rivals(left, right, index):
            told |= {left.hour, right.hour}
            yield Difference(_label(right, index), tuple(_report(hour, hours) for hour in (left, right)))


def _hours(line: Line) -> Iterator[Hour]:
    for mention in line.mentions:
        if isinstance(mention.value, Date) and mention.value.hour is not None:
            yield Hour(line, mention, (mention.value.hour, mention.value.minute or 0))


def _are_rivals(left: Hour, right: Hour, index: StoryIndex) -> bool:
    if left.line.article != right.line.article:
        return _is_one_thing(left, right, index)
    if index.place[right.line] - index.place[left.line] > 1:
        return False
    if not _GIVEN.search(right.line.text[: right.mention.span.start]):
        return False
    givers = [holder(hour.line, hour.mention.span, index) for hour in (left, right)]
    return all(givers) and not givers[0] & givers[1]


def _is_one_thing(left: Hour, right: Hour, index: StoryIndex) -> bool:
    """Whether two articles of one day give the hours of what both sentences begin with, in words that both have."""
    if published(left.line, index) != published(right.line, index):
        return False
    apart = abs(60 * (left.hour[0] - right.hour[0]) + left.hour[1] - right.hour[1])
    heads = [next((t.stem for t in hour.line.tokens if t.is_content), "") for hour in (left, right)]
    shared = left.line.plain_stems() & right.line.plain_stems()
    return heads[0] == heads[1] and apart <= NEAR and len(shared) >= SHARED


def _report(hour: Hour, hours: list[Hour]) -> Report:
    """The hour in its words, with every article that gives the same one."""
    evidence = [other.line.evidence() for other in [hour, *hours] if other.hour == hour.hour]
    return Report(hour.mention.text, tuple(dict.fromkeys(evidence)), told(hour.line, hour.mention.span))


def _label(hour: Hour, index: StoryIndex) -> str:
    """ "time of the outbreak"; where the sentence only points back, the short one before it: "time (the stern …)"."""
    given = _GIVEN.search(hour.line.text[: hour.mention.span.start])
    words = given["what"].split() if given else []
    if words and not set(words) & _POINTING:
        return "time of " + " ".join(words)
    before = [line.text.rstrip(" .") for line in index.before(hour.line, 1) if len(line.text.split()) <= 10]
    return f"time ({before[0][0].lower()}{before[0][1:]})" if before else "time"
