"""Since when something has been so, where articles give two days: "stuck since Wednesday", "lodged since Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from summarizer.comparing.clauses import told
from summarizer.comparing.times import published
from summarizer.records import Date, Difference, Mention, Name, Report
from summarizer.text.equal_dates import resolved
from summarizer.text.equality import conflicts
from summarizer.text.index import Line, StoryIndex

# Words of one state, a line each: a table to extend. The first names it.
STATES = (
    "stuck lodged wedged aground stranded grounded jammed trapped",
    "closed shut",
    "missing unaccounted",
    "striking strike walkout",
    "held detained jailed imprisoned custody",
    "besieged surrounded encircled",
)
_STATE_OF = {word: line.split()[0] for line in STATES for word in line.split()}
_IT = re.compile(r"(?:It|He|She|They) ")
BACK = 5  # words before a day in which "since" must stand


@dataclass(frozen=True, slots=True, eq=False)
class Since:
    """A sentence, the state it tells of, the day that began on, and the names it is said of."""

    line: Line
    state: str
    mention: Mention
    day: Date
    names: frozenset[str]


def find_states(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """The first two sentences of two articles that let one thing's state begin on two days, for each state."""
    begun = [found for line in index.lines if line.is_prose for found in _since(line, index, alone)]
    done: set[str] = set()
    for left, right in combinations(begun, 2):
        apart = left.line.article != right.line.article and left.state == right.state not in done
        if apart and left.names & right.names and _conflict(left, right):
            done.add(left.state)
            rows = (
                Report(s.mention.text, (s.line.evidence(),), told(s.line, s.mention.span, alone.get(s.line)))
                for s in (left, right)
            )
            yield Difference(f"{left.state} since", tuple(rows))


def _since(line: Line, index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Since]:
    states = {_STATE_OF[token.lower] for token in line.tokens if token.lower in _STATE_OF}
    days = [m for m in line.mentions if isinstance(m.value, Date) and _is_day(m.value)]
    if len(states) != 1 or len(days) != 1:
        return
    place = line.words_before(days[0])
    if {"since", "from"} & {token.lower for token in line.tokens[max(0, place - BACK) : place]}:
        (state,), mention = states, days[0]
        written = mention.value
        assert isinstance(written, Date)
        day = resolved(written, published(line, index))
        yield Since(line, state, mention, day, _names(line, index, alone))


def _names(line: Line, index: StoryIndex, alone: Mapping[Line, str]) -> frozenset[str]:
    """The names of a sentence, of the one before it where it begins with "it"."""
    read = [*(index.mentions(alone[line]) if line in alone else line.mentions)]
    if _IT.match(line.text):
        read += [mention for before in index.before(line, 1) for mention in before.mentions]
    return frozenset(" ".join(m.value.words) for m in read if isinstance(m.value, Name))


def _is_day(value: Date) -> bool:
    return not value.relative and (value.weekday, value.day) != (None, None)


def _conflict(left: Since, right: Since) -> bool:
    return conflicts(replace(left.mention, value=left.day), replace(right.mention, value=right.day))
