"""On which day, or at what hour, a thing happened, where articles give different ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from summarizer.checking.alignment import Wording
from summarizer.checking.clauses import is_finite
from summarizer.checking.lexicon import REPORTING
from summarizer.comparing.times import published
from summarizer.records import Date, Difference, Evidence, Mention, Name, Report
from summarizer.text.equal_dates import resolved
from summarizer.text.equality import conflicts
from summarizer.text.events import EVENT_STEMS
from summarizer.text.index import Line, StoryIndex, overlap

# Two sentences tell the same event from this shared weight, of the lighter, and number of words on; or when a word that
# stands beside the one date stands beside the other, written in the same way: "sentencing on May 9", "May 16".
SAME, SHARED_WORDS = 0.5, 4
NEXT = 4
_PARTS_OF_DAY = frozenset("day night morning afternoon evening time first last week".split())
_LIGHT = frozenset(
    """
    shortly soon just about around early late nearly almost exactly only until till
    put set took take gave give made make went go came come got get left leave began begin started start begins starts
    """.split()
)
# A day up to which, or from which, something is counted is not when it happened: "12 million litres since Wednesday".
_BOUND = re.compile(r"\b(?:\d[\d,.]*|million|billion|thousand)\b[^.;]{3,80} since $")
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
    """Pairs of sentences that tell the same event and put it at different times; each sentence once."""
    dated = [found for line in index.lines if line.is_prose for found in _dated(line, index)]
    told: set[Line] = set()
    for left, right in combinations(dated, 2):
        apart = left.day.hour is not None and published(left.line, index) != published(right.line, index)
        fresh = left.line.article != right.line.article and not (apart or told & {left.line, right.line})
        if fresh and _conflict(left, right) and (_same_event(left, right, index) or _beside(left, right)):
            rows = tuple(Report(side.mention.text, _evidence(side, dated)) for side in (left, right))
            if left.day.hour is None and set(rows[0].citations) & set(rows[1].citations):
                continue  # an article that gives both days tells of two things
            told |= {left.line, right.line}
            yield Difference(_label(left, right, index), rows)


def _evidence(one: Dated, dated: Sequence[Dated]) -> tuple[Evidence, ...]:
    """The sentence, with those of other articles that give the same hour, or the same day beside the same word."""
    same = [
        other.line.evidence()
        for other in dated
        if other.line.article != one.line.article
        and _clock(other) == _clock(one)
        and (one.day.hour is not None or _word_beside(one) == _word_beside(other) != "")
    ]
    return tuple(dict.fromkeys([one.line.evidence(), *same]))


def _clock(dated: Dated) -> tuple[int | None, ...]:
    day = dated.written
    return (day.month, day.day, day.weekday, day.hour, day.minute)


def _dated(line: Line, index: StoryIndex) -> Iterator[Dated]:
    """The only hour of a sentence, and its only day."""
    found = [(m, m.value) for m in line.mentions if isinstance(m.value, Date) and _is_day(m.value)]
    for of_hours in (True, False):
        times = [(m, value) for m, value in found if (value.hour is not None) == of_hours]
        if len(times) == 1 and not (
            _is_of_saying(line, times[0][0]) or _BOUND.search(line.text[: times[0][0].span.start])
        ):
            mention, written = times[0]
            yield Dated(line, mention, written, resolved(written, published(line, index)))


def _is_day(value: Date) -> bool:
    return not value.relative and (value.weekday, value.day, value.hour) != (None, None, None)


def _conflict(left: Dated, right: Dated) -> bool:
    """Whether both give a day, or both an hour, and not the same."""
    if (left.day.hour is None) != (right.day.hour is None):
        return False
    return conflicts(replace(left.mention, value=left.day), replace(right.mention, value=right.day))


def _is_of_saying(line: Line, day: Mention) -> bool:
    """Whether the day is when somebody spoke: "said on Wednesday", "on Wednesday told reporters"."""
    place = line.words_before(day)
    at_end = not line.text[day.span.end :].strip(' .”"')
    near = line.tokens[max(0, place - (BEFORE if at_end else BESIDE)) : place + BESIDE]
    return any(token.lower in REPORTING for token in near)


def _beside(left: Dated, right: Dated) -> bool:
    if _written_as(left.written) != _written_as(right.written) or _elsewhere(left, right):
        return False
    beside = _word_beside(left)
    # "Died on Monday" may be said of two people.
    enough = beside not in EVENT_STEMS or len(left.line.stems & right.line.stems) > 1
    return bool(beside) and beside == _word_beside(right) and enough


def _elsewhere(left: Dated, right: Dated) -> bool:
    """Whether two hours are of two places: "at Elin station at 8:30", "from Graz station at 7:20"."""
    if left.day.hour is None:
        return False
    places = [_named_before(dated) for dated in (left, right)]
    return all(places) and places[0].isdisjoint(places[1])


def _named_before(dated: Dated) -> frozenset[str]:
    """The last name before a date."""
    names = [
        m.value.words
        for m in dated.line.mentions
        if m.span.end <= dated.mention.span.start and isinstance(m.value, Name)
    ]
    return frozenset(names[-1]) if names else frozenset()


def _written_as(value: Date) -> tuple[bool, bool, bool]:
    return (value.weekday is not None, value.day is not None, value.hour is not None)


def _word_beside(dated: Dated) -> str:
    """The last word before a date that tells what is on it: "sentencing" of "set sentencing for 9 a.m. May 9"."""
    place = dated.line.words_before(dated.mention)
    near = [t for t in dated.line.tokens[max(0, place - NEXT) : place] if t.is_content and t.lower not in REPORTING]
    near = [t for t in near if t.text.islower() and t.text.isalpha() and t.lower not in _PARTS_OF_DAY | _LIGHT]
    return near[-1].stem if near else ""


def _same_event(left: Dated, right: Dated, index: StoryIndex) -> bool:
    mine, theirs = left.line.stems, right.line.stems
    alike = len(mine & theirs) >= SHARED_WORDS and overlap(index, mine, theirs) >= SAME
    return alike and _verb(left) == _verb(right)


def _verb(dated: Dated) -> str:
    """What is dated: the last verb before the date, or the first after it."""
    wording = Wording(dated.line.text, dated.line.tokens, dated.line.mentions)
    place = dated.line.words_before(dated.mention)
    verbs = [n for n, word in enumerate(wording.words) if is_finite(wording, n) and word.is_content]
    before, after = [n for n in verbs if n < place][-1:], [n for n in verbs if n > place][:1]
    return wording.words[(before or after)[0]].stem if before or after else ""


def _label(left: Dated, right: Dated, index: StoryIndex) -> str:
    shared = index.weightiest(left.line.stems & right.line.stems, LABEL_WORDS)
    when = {
        t.span.start
        for m in left.line.mentions
        if isinstance(m.value, Date)
        for t in left.line.tokens
        if m.span.start <= t.span.start < m.span.end
    }
    words = [t.text for t in left.line.tokens if t.stem in shared and t.span.start not in when]
    kind = "day" if left.day.hour is None else "time"
    return f"{kind}: " + " ".join(dict.fromkeys(words))
