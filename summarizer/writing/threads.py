"""What belongs together among the key points stands together: by day in a story of several, else by what is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.records import Date, Thread, ThreadKind
from summarizer.text.index import Line, StoryIndex
from summarizer.writing.aftermath import is_aftermath
from summarizer.writing.anaphora import unmet
from summarizer.writing.days import days_of
from summarizer.writing.order import in_reading_order
from summarizer.writing.plan import quoted_share

LEAST = 6  # key points from which headings help a reader find something
SAYS = 0.25  # share of a sentence in quotation marks from which it tells what somebody says
_ORDER = (ThreadKind.EVENTS, ThreadKind.SAID, ThreadKind.BACKGROUND)
# What was so before, or is so anyway: "this is not the first time", "the ship has long been called unsafe".
_BEFORE = re.compile(r"\bnot the first\b|\b(?:has|have|had) (?:long|never|always)\b|\bfor (?:years|decades)\b")


def in_threads(lines: Iterable[Line], told: Sequence[Line], index: StoryIndex) -> list[tuple[Thread, list[Line]]]:
    """The lines as a reader should meet them after those `told`, in threads; one without a kind where they make none.

    Lines that point at what no line has told are left out.
    """
    lines = list(lines)
    if days_of(index):
        return _by_day(lines, told, index)
    ordered = in_reading_order(lines, told, index)
    kinds = _kinds(ordered, index)
    threads = [(kind, [line for line in ordered if kinds[line] is kind]) for kind in _ORDER]
    threads = [(kind, members) for kind, members in threads if members]
    moved = [line for _, members in threads for line in members]
    if len(threads) < 2 or len(ordered) < LEAST or not _is_readable(moved, told, index):
        return [(Thread(None, len(ordered)), ordered)]
    return [(Thread(kind, len(members)), members) for kind, members in threads]


def _by_day(lines: Sequence[Line], told: Sequence[Line], index: StoryIndex) -> list[tuple[Thread, list[Line]]]:
    """Each day's reports under its date: what was so on Tuesday is not told beside Friday as if it still were."""
    days = days_of(index)
    found: list[tuple[Thread, list[Line]]] = []
    read = list(told)
    for day in sorted({days[line.article] for line in lines}):
        ordered: list[Line] = []
        for line in sorted((line for line in lines if days[line.article] == day), key=_as_written):
            if not unmet(line, [*read, *ordered], index):
                ordered.append(line)
        read += ordered
        if ordered:
            found.append((Thread(ThreadKind.DAY, len(ordered), day), ordered))
    return found


def _as_written(line: Line) -> tuple[int, int]:
    return line.article, line.sentence.index


def _kinds(ordered: Sequence[Line], index: StoryIndex) -> dict[Line, ThreadKind]:
    """What each line tells; one that leans on the line before it in its article, or answers it, stays with that."""
    kinds: dict[Line, ThreadKind] = {}
    for n, line in enumerate(ordered):
        follows = n > 0 and index.after(ordered[n - 1]) is line
        leans = follows and (line.text[0] in '"“' or unmet(line, (), index))
        kinds[line] = kinds[ordered[n - 1]] if leans else _kind(line, index)
    return kinds


def _kind(line: Line, index: StoryIndex) -> ThreadKind:
    if quoted_share(line.text) >= SAYS or is_aftermath(line.text):
        return ThreadKind.SAID
    return ThreadKind.BACKGROUND if _BEFORE.search(line.text) or _is_of_old(line, index) else ThreadKind.EVENTS


def _is_of_old(line: Line, index: StoryIndex) -> bool:
    """Whether the sentence is dated, and to years before the last that the story tells of."""
    years = [year for m in line.mentions if isinstance(m.value, Date) and (year := m.value.year)]
    return bool(years) and max(years) < _last_year(index)


def _last_year(index: StoryIndex) -> int:
    dated = [article.date.year for article in index.articles if article.date]
    told = [m.value.year or 0 for line in index.lines for m in line.mentions if isinstance(m.value, Date)]
    return max(dated) if dated else max(told, default=0)


def _is_readable(lines: Sequence[Line], told: Sequence[Line], index: StoryIndex) -> bool:
    return not any(unmet(line, [*told, *lines[:n]], index) for n, line in enumerate(lines))
