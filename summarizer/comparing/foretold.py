"""What one article says is to come on a day and another tells as done: "is due to be sentenced on Thursday"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from summarizer.records import Name
from summarizer.text.index import Line, StoryIndex

OPENING = 3  # sentences in which an article tells what its day brought
_WEEKDAY = r"\b(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
_AHEAD = re.compile(rf"\b(?:is|are) (?:due|set|scheduled|expected|likely) to\b[^.;]* {_WEEKDAY}")
_TO_COME = re.compile(r"\b(?:is|are) (?:due|set|scheduled|expected|likely) to\b|\bwill\b|\bfaces?\b")


def find_foretold(index: StoryIndex) -> Mapping[Line, Line]:
    """Each sentence that foretells what another article opens with as done on that weekday, with the sentence that
    does; both name the same."""
    days = {article.number: article.date for article in index.articles}
    openings = [line for lines in index.prose.values() for line in lines[:OPENING]]
    found: dict[Line, Line] = {}
    for line in index.lines:
        ahead = _AHEAD.search(line.text) if line.is_prose else None
        done = (new for new in openings if ahead and _is_done(line, new, ahead["day"], days))
        if (told := next(done, None)) is not None:
            found[line] = told
    return found


def _is_done(old: Line, new: Line, day: str, days: Mapping[int, dt.date | None]) -> bool:
    before, after = days[old.article], days[new.article]
    later = new.article != old.article and (before is None or after is None or before <= after)
    past = day in new.text and not _TO_COME.search(new.text)
    return later and past and bool(_names(old) & _names(new))


def _names(line: Line) -> frozenset[str]:
    return frozenset(m.value.words[-1] for m in line.mentions if isinstance(m.value, Name) and m.value.words)
