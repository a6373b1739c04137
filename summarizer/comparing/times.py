"""Whether two values can be of one state: a plan, a limit or a capacity is none, and Friday's queue is not Sunday's."""

from __future__ import annotations

import datetime as dt
import re

from summarizer.comparing.counted import Quantity
from summarizer.comparing.values import size
from summarizer.text.index import Line, StoryIndex

_PAUSE = re.compile(r"[,;:](?=\s)|—|[()]")
_PLANNED = re.compile(r"\bwill\b|\b(?:is|are) (?:due )?to\b")
_FORECAST = re.compile(r"\b(?:will|would|may|might|could|shall|expect\w*|estimate\w*|fear\w*|forecast\w*|plan\w*)\b")
_GOES_ON = re.compile(r"\s*(?:with|at|to|from|for)\b")  # "will reopen on Monday, with a limit of 40"
_ABLE = re.compile(r"\bcan (?:\w+ ){1,2}$|\bcapacity of $")
_ROOM = re.compile(r"[ -]\w+ (?:class|capacity)\b")
_EXTREME = re.compile(r"\b(?:highest|lowest|largest|smallest|record|peak\w*|at (?:most|worst|best))\b", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:limit|permitted|allowed|maximum|minimum|ceiling|quota|conditional|threshold|target|goal)\b", re.IGNORECASE
)
_FORMER = re.compile(
    r"\b(?:previous(?:ly)?|formerly|originally|used to|(?:down|up) from|until (?:now|then|recently))\b", re.IGNORECASE
)
_LAST_YEAR = re.compile(
    r"(?:Last (?:year|month|season|week)|(?:A|One|Two|Three) (?:year|month)s? (?:ago|earlier|before))\b"
)
_MARKET = re.compile(r"\b(?:shares?|stocks?|index|yields?|barrels?|prices?|clos(?:ed|ing)|traded|rose|fell)\b")
_PASSING = re.compile(
    r"\b(?:is|are|has|have|am) (?:now |still )?(?:\w{3,}(?:ed|en|ing)|at work|under way)\b"
    r"|\b(?:so far|through the day|by (?:nightfall|noon|midnight|dawn|evening)|currently|at present)\b",
    re.IGNORECASE,
)


def published(line: Line, index: StoryIndex) -> dt.date | None:
    """The date of the article that a sentence stands in."""
    return next((article.date for article in index.articles if article.number == line.article), None)


def at_other_times(left: Quantity, right: Quantity, index: StoryIndex) -> bool:
    """Whether one of two values is planned, possible, a limit or an extreme, or of its day, and the other is not."""
    if _is_planned(left, right) or _is_planned(right, left) or _is_old(left, index) != _is_old(right, index):
        return True
    return _kind(left) != _kind(right) or _of_its_day(left, right, index) or _has_grown(left, right, index)


def _is_planned(one: Quantity, other: Quantity) -> bool:
    clause = _clause(one)
    said = _before(one) if _GOES_ON.match(clause) else clause
    return bool(_PLANNED.search(said)) and not _FORECAST.search(_clause(other))


def _is_old(quantity: Quantity, index: StoryIndex) -> bool:
    """Whether a value goes on, in its paragraph, from a sentence of another time: "Last year, it also …"."""
    before = index.before(quantity.line, 1)
    told = [line for line in before if line.sentence.paragraph == quantity.line.sentence.paragraph]
    return any(_LAST_YEAR.match(line.text) for line in (*told, quantity.line))


def _kind(quantity: Quantity) -> tuple[bool, ...]:
    """Whether a value is what something can hold, the most or least of many, a limit set, or what once was."""
    before = _before(quantity)
    return (_is_room(quantity), *(bool(kind.search(before)) for kind in (_EXTREME, _LIMIT, _FORMER)))


def _is_room(quantity: Quantity) -> bool:
    """Whether a value is what something can hold, which is no load."""
    after = quantity.line.text[quantity.mention.span.end :]
    return bool(_ABLE.search(_before(quantity)) or _ROOM.match(after))


def _before(quantity: Quantity) -> str:
    """What stands before a value, from the start of its sentence."""
    return quantity.line.text[: quantity.mention.span.start]


def _of_its_day(left: Quantity, right: Quantity, index: StoryIndex) -> bool:
    """Whether two counts stand in articles of two days, and one says that it is of its day: "are at work"."""
    if left.number.unit or published(left.line, index) == published(right.line, index):
        return False
    return any(_PASSING.search(_clause(q)) for q in (left, right))


def _has_grown(left: Quantity, right: Quantity, index: StoryIndex) -> bool:
    """Whether the later of two days has the larger count, or two prices are of two days of a market."""
    one, other = published(left.line, index), published(right.line, index)
    if one is None or other is None or one == other:
        return False
    if left.number.unit:
        return bool(_MARKET.search(left.line.text) and _MARKET.search(right.line.text))
    first, last = (left, right) if one < other else (right, left)
    return size(first) < size(last)


def _clause(quantity: Quantity) -> str:
    text, place = quantity.line.text, quantity.phrase
    start = max((m.end() for m in _PAUSE.finditer(text, 0, place.start)), default=0)
    return text[start : next((m.start() for m in _PAUSE.finditer(text, place.end)), len(text))]
