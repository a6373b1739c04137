"""Where the sources give a number or a date, from the very value down to the bare figure."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from summarizer.checking.context import words_of
from summarizer.checking.keys import root
from summarizer.checking.passages import Passage, Sources
from summarizer.records import Bound, Date, Mention, Number
from summarizer.text.amounts import BIG
from summarizer.text.equal_dates import date_supports, resolved
from summarizer.text.equal_numbers import CONVERSIONS
from summarizer.text.equality import supports
from summarizer.text.scanning import word_set
from summarizer.text.tables import DIGIT_WORDS, FRACTION_PARTS, MONTHS, MULTIPLES, ORDINAL_WORDS, VAGUE, WEEKDAYS

EXACT, CLOSE, BARE = 1.0, 0.8, 0.5  # the value itself; said otherwise or rounded; only the figure, of another unit
LIMIT = 24  # appearances of one value that are looked at
APART = 4  # words between the two figures of a score
SLACK = 0.05  # what rounding may hide
ROUGH = 0.1  # what "about", "nearly" and "more than" may hide
VAGUELY = 0.995  # what "thousands" may hide
FLOORED = 0.2  # what "more than" may hide where all digits but the first are left out

# A passage with none of these holds no number and no date. "may" and "sun" are looked at with a capital only.
_NUMERIC = (
    frozenset(DIGIT_WORDS) | frozenset(FRACTION_PARTS) | frozenset(VAGUE) | frozenset(MULTIPLES)
    | frozenset(ORDINAL_WORDS) | frozenset(BIG.split("|"))
    | word_set("yesterday today tonight tomorrow last next previous past ago noon midnight several few couple")
) - {"first"}  # fmt: skip
_CALENDAR = frozenset(MONTHS) | frozenset(WEEKDAYS)


@dataclass(frozen=True, slots=True, eq=False)
class Appearance:
    """A value as a passage gives it: the words `first` to `last` (exclusive), and how well the value agrees, 0 to 1."""

    passage: Passage
    first: int
    last: int
    level: float
    text: str


Found = tuple[Passage, Mention]


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """The numbers of the sources in ascending order and their dates by each field they state."""

    amounts: list[float]
    numbers: list[Found]
    dates: dict[tuple[str, object], list[Found]]
    day: dict[int, dt.date | None] = field(default_factory=dict)


NO_FIGURES = Figures([], [], {})
_FIELDS = ("relative", "weekday", "month", "year", "day", "hour")


def read_figures(sources: Sources) -> Figures:
    """Every number and date of the sources, and each article's own day."""
    found = [(passage, item) for passage in sources.passages if _numeric(passage) for item in sources.figures(passage)]
    numbers = sorted(
        ((amount, n) for n, (_, item) in enumerate(found) for amount in _ends(item.value)), key=lambda pair: pair[0]
    )
    dates: dict[tuple[str, object], list[Found]] = {}
    for passage, item in found:
        for name in _FIELDS if isinstance(item.value, Date) else ():
            dates.setdefault((name, getattr(item.value, name)), []).append((passage, item))
    days = {article.number: article.date for article in sources.articles}
    undated = {number for number, date in days.items() if not date}
    for passage, item in reversed(found):
        day = _day_at_head(passage, item)
        if day and passage.article in undated:
            days[passage.article] = day
    return Figures([amount for amount, _ in numbers], [found[n] for _, n in numbers], dates, days)


def _numeric(passage: Passage) -> bool:
    return any(
        word.lower in _NUMERIC or word.text[0].isdigit() or (word.lower in _CALENDAR and word.text[0].isupper())
        for word in passage.words
    )


def _ends(value: object) -> Iterator[float]:
    if isinstance(value, Number):
        yield value.amount
        if value.upper is not None:
            yield value.upper


def _day_at_head(passage: Passage, item: Mention) -> dt.date | None:
    """The day "on Monday" is counted from: a whole date that stands at the head of its article."""
    value = item.value
    if not isinstance(value, Date) or not value.year or not value.month or not value.day:
        return None
    try:
        return dt.date(value.year, value.month, value.day) if passage.span.start + item.span.start < 60 else None
    except ValueError:
        return None


def appearances(mention: Mention, sources: Sources, figures: Figures) -> list[Appearance]:
    """Where the sources give this number or date; the best agreeing first, at most LIMIT."""
    value = mention.value
    found = _numbers(mention, value, figures) if isinstance(value, Number) else _dates(mention, figures)
    best = sorted(found, key=lambda item: -item.level)[:LIMIT]
    return best or list(_said(value, sources))[:LIMIT] or _bare(value, sources)


def _numbers(mention: Mention, claim: Number, figures: Figures) -> Iterator[Appearance]:
    low, high = sorted((claim.amount * (1 - 3 * ROUGH), claim.amount * (1 + 3 * ROUGH)))
    if claim.role == "fraction" or claim.unit in ("%", "") or claim.unit in _SCALED:
        low, high = min(low, claim.amount / 1000), max(high, claim.amount * 1000)
    first = bisect.bisect_left(figures.amounts, low - 1e-9)
    last = bisect.bisect_right(figures.amounts, high + 1e-9)
    middle = bisect.bisect_left(figures.amounts, claim.amount)
    first, last = max(first, middle - 3 * LIMIT), min(last, middle + 3 * LIMIT)
    for passage, other in figures.numbers[first:last]:
        if level := number_level(mention, other):
            yield _appearance(passage, other, level)


_SCALED = frozenset(CONVERSIONS) | {"°C", "°F"}


def _appearance(passage: Passage, other: Mention, level: float) -> Appearance:
    return Appearance(passage, *words_of(passage, other.span.start, other.span.end), level, other.text)


def number_level(claim: Mention, source: Mention) -> float:
    """How well a source's number agrees: EXACT, CLOSE, BARE, or 0 for another number."""
    mine, theirs = claim.value, source.value
    if not isinstance(mine, Number) or not isinstance(theirs, Number):
        return 0.0
    if supports(claim, source):
        return EXACT
    if _near_share(mine, theirs):
        return CLOSE
    same = _alike(mine, theirs)
    if _is_apart(mine, theirs):
        return 0.0
    if not _roles_meet(mine, theirs) or not _units_meet(mine, theirs):
        return BARE if same else 0.0
    return CLOSE if same or _rounded(mine, theirs) else 0.0


def _near_share(mine: Number, theirs: Number) -> bool:
    """ "A third" of 33%, "a quarter" of 24%: within two points, where one is a fraction and the other a percentage."""
    if {mine.role, theirs.role} != {"fraction", "count"} or mine.upper is not None or theirs.upper is not None:
        return False
    percent, part = (mine, theirs) if theirs.role == "fraction" else (theirs, mine)
    return percent.unit == "%" and abs(percent.amount / 100 - part.amount) <= 0.02


def _is_apart(mine: Number, theirs: Number) -> bool:
    """Whether the same figure is another value: a score and a count, two hours and two days, at most and at least."""
    if (mine.role == "score") != (theirs.role == "score"):
        return True
    if mine.unit and theirs.unit and not _units_meet(mine, theirs):
        return True
    return (mine.bound in _LOWER and theirs.bound in _UPPER) or (mine.bound in _UPPER and theirs.bound in _LOWER)


_LOWER, _UPPER = frozenset({Bound.AT_LEAST, Bound.OVER}), frozenset({Bound.AT_MOST, Bound.UNDER})


def _roles_meet(mine: Number, theirs: Number) -> bool:
    """ "The past nine races" is no "ninth race", and 2-0 is no 2."""
    return mine.role == theirs.role and mine.role not in ("identifier", "fraction")


def _alike(mine: Number, theirs: Number) -> bool:
    """The same figure, or one end of a range: "from £300" of "£300 to £350"."""
    if mine.upper is not None and theirs.upper is not None:
        return (mine.amount, mine.upper) == (theirs.amount, theirs.upper)
    return bool(set(_ends(mine)) & set(_ends(theirs)))


def _units_meet(mine: Number, theirs: Number) -> bool:
    """The same unit, or one that is not written: "Dead at 65" of "aged 65"; "three years" is no "three games"."""
    if mine.unit == theirs.unit or mine.unit in ("", "times"):
        return True
    pair = {mine.unit, theirs.unit}
    return any(pair <= alike for alike in _ALIKE) or (mine.unit == "years" and theirs.unit == "" and mine.amount > 15)


_ALIKE = tuple(
    map(word_set, ("USD AUD CAD NZD cents", "pounds GBP lb", "tons tonnes", "miles mph", "degrees °C", "degrees °F"))
)


def _rounded(mine: Number, theirs: Number) -> bool:
    """Honest rounding: to the last digit that is not zero, or as far as "about" and "more than" allow."""
    if mine.upper is not None or theirs.upper is not None or not theirs.amount or mine.role != "count":
        return False
    off = (mine.amount - theirs.amount) / abs(theirs.amount)
    if _is_vague(mine):
        least = -VAGUELY if mine.amount >= 1000 else -0.95  # "thousands" of 150,000, but no "dozens" of 2,000
        return least <= off <= 0 or (_is_vague(theirs) and abs(off) < 1)
    if mine.bound is Bound.ABOUT:
        return abs(off) <= ROUGH
    if theirs.bound is Bound.ABOUT:  # "an estimated 100" is no 90, but "nearly 100" is more than 90
        return mine.bound is Bound.OVER and -ROUGH <= off < 0
    if mine.bound in (Bound.OVER, Bound.AT_LEAST):
        step = 10.0 ** _zeros(mine.amount)  # "more than 500,000" of 572,206
        floored = mine.amount >= 20 and theirs.amount // step * step == mine.amount
        return -ROUGH <= off <= 0 or (floored and off >= -FLOORED)
    if mine.bound in (Bound.UNDER, Bound.AT_MOST):
        return 0 <= off <= ROUGH
    step = 10.0 ** _zeros(mine.amount)
    return abs(mine.amount) >= 20 and abs(off) <= SLACK and abs(mine.amount - theirs.amount) <= step / 2 and step >= 10


def _is_vague(value: Number) -> bool:
    """ "dozens" and "thousands" have places beyond their amount."""
    return value.bound is Bound.ABOUT and value.places > 0 and 10.0**value.places > abs(value.amount)


def _zeros(amount: float) -> int:
    digits, zeros = abs(int(amount)), 0
    while digits and digits % 10 == 0:
        digits, zeros = digits // 10, zeros + 1
    return zeros


def _dates(mention: Mention, figures: Figures) -> Iterator[Appearance]:
    """Dates that share a field with the claim; where none agrees, days that only the article's own day makes whole."""
    claim, found = mention.value, False
    for name in _FIELDS:
        stated = getattr(claim, name)
        for passage, other in figures.dates.get((name, stated), ())[: 2 * LIMIT] if stated not in (None, "") else ():
            if level := date_level(mention, other, figures.day.get(passage.article)):
                found = True
                yield _appearance(passage, other, level)
    for passage, other in () if found else _counted_from(figures):
        if level := date_level(mention, other, figures.day.get(passage.article)):
            yield _appearance(passage, other, level)


def _counted_from(figures: Figures) -> Iterator[Found]:
    """Dates that only the article's own day makes whole: "on Monday", "yesterday"."""
    for (name, value), found in figures.dates.items():
        if (name == "relative" and value) or (name == "weekday" and value is not None):
            yield from found[:LIMIT]


def date_level(claim: Mention, source: Mention, day: dt.date | None) -> float:
    """How well a source's date agrees: EXACT, CLOSE where it states the same but for a side field, 0 otherwise."""
    mine, theirs = claim.value, source.value
    if not isinstance(mine, Date) or not isinstance(theirs, Date):
        return 0.0
    if supports(claim, source, date=day) or date_supports(mine, resolved(theirs, day), None):
        return EXACT  # the second way for "Thursday" of "tomorrow": a bare weekday may be one to come
    stated = [name for name in _FIELDS[1:] if getattr(mine, name) is not None]
    agree = [getattr(mine, name) == getattr(theirs, name) for name in stated if getattr(theirs, name) is not None]
    if theirs.weekday is not None and theirs.relative == "" and day:
        coming = resolved(replace(theirs, relative="next"), day)  # "will appear on Wednesday"
        if date_supports(mine, coming, None):
            return EXACT
    if mine.relative and theirs.relative != mine.relative and not stated:
        return 0.0
    if mine.day is not None and theirs.day is None:
        return 0.0  # "August 2016" is no "26 August"
    return CLOSE if agree and all(agree) else 0.0


# Numbers that have a word of their own, which the scanners read as none: "a fortnight", "fell by half".
_SAID = {
    (10, "years"): "decade", (100, "years"): "century", (2, "weeks"): "fortnight", (14, "days"): "fortnight",
    (12, "months"): "year", (7, "days"): "week", (24, "hours"): "day", (50, "%"): "half halve", (0.5, ""): "half halve",
    (100, "%"): "double", (2, "times"): "double twice", (3, "times"): "triple treble",
}  # fmt: skip


def _said(value: object, sources: Sources) -> Iterator[Appearance]:
    """Places of a word that says the number: "century" for 100 years, "second" for 2nd."""
    if not isinstance(value, Number) or value.upper is not None:
        return
    words = _SAID.get((value.amount, value.unit), "").split()
    if value.role == "ordinal":
        words = [word for word, amount in ORDINAL_WORDS.items() if amount == value.amount]
    for number, n in (place for word in words for place in sources.places.get(root(word), ())[:LIMIT]):
        passage = sources.passages[number]
        yield Appearance(passage, n, n + 1, CLOSE, passage.words[n].text)


def _bare(value: object, sources: Sources) -> list[Appearance]:
    """Places of the bare figure that the scanners read otherwise: "top-four", "the 10th and 13th of September"."""
    figure = ""
    if isinstance(value, Number):
        if value.role == "score":
            return _told_apart(value, sources)
        figure = f"{value.amount:.0f}" if value.amount % 1 == 0 and value.amount < 1e6 else f"{value.amount:g}"
    elif isinstance(value, Date):
        figure = str(value.day or value.year or "")
    level = CLOSE if isinstance(value, Date) and value.year and not value.month else BARE
    found = sources.places.get(figure, ()) if figure else ()
    return [
        Appearance(sources.passages[number], n, n + 1, level, sources.passages[number].words[n].text)
        for number, n in found[:LIMIT]
        if _may_be_misread(value, sources.passages[number], n, sources)
    ]


def _told_apart(value: Number, sources: Sources) -> list[Appearance]:
    """Where the two figures of a score stand in its order, a few words apart: "52 votes to 48" is 52-48, not 48-52."""
    first, second = f"{value.amount:g}", f"{value.upper:g}"
    return [
        Appearance(sources.passages[number], n, n + 1 + words.index(second), CLOSE, first)
        for number, n in sources.places.get(first, ())[:LIMIT]
        if second in (words := sources.passages[number].keys[n + 1 : n + 2 + APART])
    ]


def _may_be_misread(value: object, passage: Passage, n: int, sources: Sources) -> bool:
    """Whether a bare figure may be the value for all the scanners tell: it stands in none that is surely another."""
    if isinstance(value, Date):
        return not value.month or _month_beside(value, passage)
    place = passage.words[n].start - passage.span.start
    found = next((item for item in sources.figures(passage) if item.span.start <= place < item.span.end), None)
    if found is None or not isinstance(found.value, Number) or not isinstance(value, Number):
        return True
    return not _is_apart(value, found.value)


def _month_beside(value: Date, passage: Passage) -> bool:
    return any(MONTHS.get(word.lower) == value.month for word in passage.words)
