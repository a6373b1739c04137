"""Whether one article's number, date or name supports, or conflicts with, the use a claim makes of it."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from summarizer.records import Bound, Date, Mention, Name, Number
from summarizer.text.names import fold, name_value
from summarizer.text.places import CANONICAL, PLACES
from summarizer.text.scanning import word_set
from summarizer.text.tables import (
    ACRONYMS,
    COMPANY_TAILS,
    CONNECTORS,
    COURTESY,
    NOT_PERSON,
    PARTICLES,
    SURNAMES_TOO,
)

# --- aliases learned from the texts

_LONG_THEN_SHORT = re.compile(r"(?P<words>(?:[\w'’&-]{1,40} ){1,10})[(](?P<short>[A-Z][A-Za-z]{0,8}[A-Z])s?[),;]")
_SHORT_THEN_LONG = re.compile(r"\b(?P<short>[A-Z]{2,8}) [(](?P<words>[A-Z][\w'’&-]{1,40}(?: [\w'’&-]{1,40}){1,9})[)]")
_SMALL = word_set("of the and for in on to a an de la")


@dataclass(frozen=True, slots=True)
class Aliases:
    """Acronyms with their long forms, as pairs of lower-case letters and words."""

    pairs: frozenset[tuple[str, tuple[str, ...]]] = frozenset()

    @classmethod
    def learn(cls, texts: Iterable[str]) -> Aliases:
        """Collects "Syrian Democratic Forces (SDF)" and "SDF (Syrian Democratic Forces)" from the texts."""
        pairs = set()
        for text in texts:
            for pattern in (_LONG_THEN_SHORT, _SHORT_THEN_LONG):
                for match in pattern.finditer(text):
                    if words := _spelled(match["words"].split(), match["short"]):
                        pairs.add((match["short"].lower(), words))
        return cls(frozenset(pairs))

    def meet(self, acronym: str, words: tuple[str, ...]) -> bool:
        return (acronym, words) in self.pairs


def _spelled(written: list[str], short: str) -> tuple[str, ...] | None:
    """The shortest run of words at the end whose initials spell the acronym, as a name's words."""
    for start in range(len(written) - 1, -1, -1):
        tail = written[start:]
        if tail[0].lower() not in _SMALL and short.upper() in _initials(tail):
            return name_value([part for word in tail for part in fold(word).replace("'s", "").split("-")]).words
    return None


def _initials(words: Iterable[str]) -> tuple[str, str]:
    """The initials of the words, without the small words and with them."""
    parts = [part for word in words for part in re.split(r"[-/]", word) if part]
    large = "".join(part[0] for part in parts if part.lower() not in _SMALL and part not in PARTICLES)
    return large.upper(), "".join(part[0] for part in parts).upper()


NO_ALIASES = Aliases()


def supports(claim: Mention, source: Mention, aliases: Aliases = NO_ALIASES, *, date: dt.date | None = None) -> bool:
    """Whether the source's value bears out the claim's; `date` is the source article's, for "yesterday" and "Tuesday"."""
    mine, theirs = claim.value, source.value
    if isinstance(mine, Number) and isinstance(theirs, Number):
        return _number_supports(mine, theirs)
    if isinstance(mine, Date) and isinstance(theirs, Date):
        return _date_supports(_clocked(mine, claim.text, theirs), theirs, date)
    if isinstance(mine, Name) and isinstance(theirs, Name):
        return _name_supports(mine, theirs, aliases)
    return False


def conflicts(left: Mention, right: Mention, aliases: Aliases = NO_ALIASES, *, date: dt.date | None = None) -> bool:
    """Whether two comparable values differ as reports of the same thing: neither rounds, approximates or contains the other.

    Numbers are comparable in one unit (or one kind of unit) and role, dates in the fields both state, designations
    by their letters ("T-54", "T-72") and persons by their last name. Other names never conflict.
    """
    mine, theirs = left.value, right.value
    if (
        type(mine) is not type(theirs)
        or supports(left, right, aliases, date=date)
        or supports(right, left, aliases, date=date)
    ):
        return False
    if isinstance(mine, Number) and isinstance(theirs, Number):
        return _comparable(mine, theirs) and not _same_distance(mine, theirs)
    if isinstance(mine, Date) and isinstance(theirs, Date):
        return _dates_conflict(_resolved(mine, date), _resolved(theirs, date))
    if isinstance(mine, Name) and isinstance(theirs, Name):
        return _names_conflict(mine, theirs)
    return False


# --- numbers

# Within a group the first is the measure; a claim in another unit of the group must say "about".
_CONVERSIONS = {
    "km": ("length", 1000.0), "miles": ("length", 1609.344), "m": ("length", 1.0), "cm": ("length", 0.01),
    "mm": ("length", 0.001), "feet": ("length", 0.3048), "inches": ("length", 0.0254), "yards": ("length", 0.9144),
    "kg": ("mass", 1.0), "g": ("mass", 0.001), "lb": ("mass", 0.4536), "pounds": ("mass", 0.4536),
    "tons": ("mass", 907.185), "tonnes": ("mass", 1000.0), "mph": ("speed", 1.609344), "km/h": ("speed", 1.0),
    "acres": ("area", 4046.86), "hectares": ("area", 10_000.0), "square miles": ("area", 2_589_988.0),
    "square km": ("area", 1_000_000.0), "liters": ("volume", 1.0), "gallons": ("volume", 3.785),
    "seconds": ("time", 1.0), "minutes": ("time", 60.0), "hours": ("time", 3600.0), "days": ("time", 86_400.0),
    "weeks": ("time", 604_800.0), "months": ("months", 1.0), "years": ("months", 12.0), "decades": ("months", 120.0),
    "USD": ("USD", 1.0), "cents": ("USD", 0.01), "GBP": ("GBP", 1.0), "pence": ("GBP", 0.01),
}  # fmt: skip
_EXACT_CONVERSIONS = word_set("time months USD GBP")  # two weeks are fourteen days, without "about"
_METRIC = word_set("km m cm mm kg g")
_SAME_UNITS = frozenset({frozenset({"pounds", "GBP"}), frozenset({"pounds", "lb"}), frozenset({"tons", "tonnes"})})
_TOLERANCE = 0.05  # the most that rounding, "about" or another unit may hide


def _number_supports(claim: Number, source: Number) -> bool:
    if claim.role == "fraction" or source.role == "fraction":
        return _share_supports(claim, source)
    if claim.role != source.role:
        return False
    if claim.role in ("identifier", "ordinal", "score"):
        return (claim.amount, claim.upper, claim.unit) == (source.amount, source.upper, source.unit)
    if not _units_agree(claim.unit, source.unit):
        return _converted_supports(claim, source)
    if _is_vague(claim) or _is_vague(source):
        return _vague_supports(claim, source)
    if not _bounds_agree(claim, source) or (claim.upper is None) != (source.upper is None):
        return False
    return _rounds(claim, claim.amount, source.amount) and _rounds(claim, claim.upper or 0.0, source.upper or 0.0)


def _units_agree(left: str, right: str) -> bool:
    return left == right or frozenset({left, right}) in _SAME_UNITS


def _bounds_agree(claim: Number, source: Number) -> bool:
    """The same bound, or a claim that says "about" of an exact number."""
    return claim.bound is source.bound or (claim.bound is Bound.ABOUT and source.bound is Bound.EXACT)


def _is_vague(value: Number) -> bool:
    """ "dozens" and "several hundred" have places beyond their amount."""
    return value.bound is Bound.ABOUT and value.places > 0 and 10.0**value.places > abs(value.amount)


def _vague_supports(claim: Number, source: Number) -> bool:
    """ "hundreds" is borne out by "hundreds" and by 400, not by 40 or 4,000; nothing exact by "hundreds"."""
    if _is_vague(source):
        return claim == source
    if source.upper is not None or source.bound not in (Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.OVER):
        return False
    return 2 * claim.amount <= source.amount < 10 * claim.amount


def _rounds(claim: Number, stated: float, actual: float) -> bool:
    """Whether `stated` is `actual`, or honestly rounded: at the place written beside a scale word, or after "about"."""
    if math.isclose(stated, actual, rel_tol=1e-9):
        return True
    places = claim.places
    if claim.bound is Bound.ABOUT:
        places = max(places, _trailing_zeros(stated))
    elif places <= 0 and claim.unit not in ("%", "pp"):
        return False
    if abs(stated - actual) > 0.5 * 10.0**places * (1 + 1e-9):
        return False
    near = abs(stated - actual) <= _TOLERANCE * abs(actual)
    return near if claim.bound is Bound.ABOUT or places > 0 else claim.places > -3 and _finer(stated, actual) and near


def _finer(stated: float, actual: float) -> bool:
    """3.4% may stand for 3.42%; an even 60 % for 60.4 % is left to "about"."""
    return stated % 1 != 0 and actual % 1 != 0


def _trailing_zeros(amount: float) -> int:
    digits, zeros = abs(int(amount)) if math.isfinite(amount) else 0, 0
    while digits and digits % 10 == 0:
        digits, zeros = digits // 10, zeros + 1
    return zeros


def _converted_supports(claim: Number, source: Number) -> bool:
    """Another unit of the same measure: weeks and days exactly, miles and kilometers only after "about"."""
    group, factor = _CONVERSIONS.get(claim.unit, ("", 1.0))
    other, other_factor = _CONVERSIONS.get(source.unit, (" ", 1.0))
    if group != other or (claim.upper is None) != (source.upper is None) or not _bounds_agree(claim, source):
        return False
    pairs = [(claim.amount * factor, source.amount * other_factor)]
    if claim.upper is not None and source.upper is not None:
        pairs.append((claim.upper * factor, source.upper * other_factor))
    exact = all(math.isclose(a, b, rel_tol=1e-9) for a, b in pairs)
    if group in _EXACT_CONVERSIONS or {claim.unit, source.unit} <= _METRIC:
        return exact
    return exact or (claim.bound is Bound.ABOUT and all(abs(a - b) <= _TOLERANCE * abs(b) for a, b in pairs))


def _share_supports(claim: Number, source: Number) -> bool:
    """Half is 50%; "two of three" is that ratio and no other; a share is no count."""
    if claim.role == source.role == "fraction" and claim.upper is not None:
        return (claim.amount, claim.upper, claim.bound) == (source.amount, source.upper, source.bound)
    mine, theirs = _share(claim), _share(source)
    if mine is None or theirs is None or not _bounds_agree(claim, source):
        return False
    slack = 0.005 if claim.unit == "%" or source.unit == "%" or claim.bound is Bound.ABOUT else 1e-6
    if claim.bound is Bound.ABOUT:
        slack = _TOLERANCE * theirs
    return abs(mine - theirs) <= slack + 1e-12 and (claim.unit != "%" or claim.upper is None)


def _share(value: Number) -> float | None:
    if value.role == "fraction":
        return value.amount / value.upper if value.upper else value.amount
    return value.amount / 100 if value.unit == "%" and value.upper is None and value.role == "count" else None


def _comparable(left: Number, right: Number) -> bool:
    """Whether two numbers can speak of the same quantity: one role, and one unit or kind of unit."""
    shares = ("fraction", "%")
    if left.role != right.role or left.role == "fraction":
        return all(value.role in shares or value.unit in shares for value in (left, right))
    if _units_agree(left.unit, right.unit):
        return left.role != "identifier"
    group = _CONVERSIONS.get(left.unit, ("",))[0]
    return group != "" and group == _CONVERSIONS.get(right.unit, (" ",))[0]


def _same_distance(left: Number, right: Number) -> bool:
    """8 km and 5 miles: the same within the tolerance, so no disagreement."""
    if left.unit == right.unit or (left.bound is not right.bound and Bound.ABOUT not in (left.bound, right.bound)):
        return False
    return _converted_supports(replace(left, bound=Bound.ABOUT), replace(right, bound=Bound.EXACT))


# --- dates

_RELATIVE_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1, "this morning": 0,
                  "this afternoon": 0, "this evening": 0}  # fmt: skip
_AGO = re.compile(r"(?P<count>\d{1,3}) (?P<unit>day|week|month|year|decade)s? ago$")
_FIELDS = ("year", "month", "day", "weekday", "hour", "minute")


def _date_supports(claim: Date, source: Date, date: dt.date | None) -> bool:
    """Every field the claim states is stated equally; "yesterday" by "yesterday", or by the day it is."""
    if claim.relative and claim.relative == source.relative and _fields_stated(claim, source):
        return True
    claim, source = _resolved(claim, date), _resolved(source, date)
    if (claim.relative and claim.relative != source.relative) or claim.span_years != source.span_years:
        return False
    if source.relative in ("early", "late", "mid") and not claim.relative:
        return _fields_stated(claim, source)
    return _fields_stated(claim, source) and _any_field(claim)


def _any_field(value: Date) -> bool:
    return bool(value.relative) or any(getattr(value, field) is not None for field in _FIELDS)


def _fields_stated(claim: Date, source: Date) -> bool:
    for field in _FIELDS:
        mine, theirs = getattr(claim, field), getattr(source, field)
        if field == "minute" and claim.hour is not None and source.hour is not None:
            mine, theirs = mine or 0, theirs or 0
        if mine is not None and mine != theirs:
            return False
    return True


def _clocked(claim: Date, written: str, source: Date) -> Date:
    """ "6:00" without a.m. or p.m. may stand for either."""
    if claim.hour is None or source.hour is None or re.search(r"[aApP]\.?\s?[mM]|noon|midnight", written):
        return claim
    same = claim.hour <= 12 and claim.hour % 12 == source.hour % 12
    return replace(claim, hour=source.hour) if same else claim


def _resolved(value: Date, date: dt.date | None) -> Date:
    """The date with what the article's own date tells: the day of "yesterday", the weekday of a full date."""
    if date is not None:
        value = _relative_resolved(value, date)
    if value.year and value.month and value.day and value.weekday is None and value.hour is None:
        try:
            value = replace(value, weekday=dt.date(value.year, value.month, value.day).weekday())
        except ValueError:
            return value
    return value


def _relative_resolved(value: Date, date: dt.date) -> Date:
    words = value.relative
    if words in _RELATIVE_DAYS:
        return _on(value, date + dt.timedelta(days=_RELATIVE_DAYS[words]))
    if words in ("last year", "previous year", "this year", "next year") and value.month is None:
        return replace(value, year=date.year + {"this": 0, "next": 1}.get(words.split()[0], -1), relative="")
    if words in ("last month", "this month", "next month"):
        months = date.year * 12 + date.month - 1 + {"this": 0, "next": 1, "last": -1}[words.split()[0]]
        return replace(value, year=months // 12, month=months % 12 + 1, relative="")
    if (match := _AGO.match(words)) and match["unit"] == "day":
        return _on(value, date - dt.timedelta(days=int(match["count"])))
    if match and match["unit"] == "year":
        return replace(value, year=date.year - int(match["count"]), relative="")
    if value.weekday is not None and value.day is None and words in ("", "last", "next", "this"):
        return _on(value, date + dt.timedelta(days=_days_to(value.weekday, words, date)))
    return _year_resolved(value, date)


def _days_to(weekday: int, words: str, date: dt.date) -> int:
    """A bare weekday is the latest one, the article's own day included; "last" leaves that day out."""
    back = (date.weekday() - weekday) % 7
    if words == "next":
        return (7 - back) % 7 or 7
    return -(back or 7) if words == "last" else -back


def _year_resolved(value: Date, date: dt.date) -> Date:
    """A day without a year is the latest such day up to a month after the article's date."""
    if value.year or not value.month or not value.day or value.relative:
        return value
    for year in (date.year, date.year - 1):
        try:
            day = dt.date(year, value.month, value.day)
        except ValueError:
            continue
        if (day - date).days <= 31:
            return replace(value, year=year)
    return value


def _on(value: Date, day: dt.date) -> Date:
    return replace(value, year=day.year, month=day.month, day=day.day, weekday=day.weekday(), relative="")


def _dates_conflict(left: Date, right: Date) -> bool:
    """Both state a field and differ in it; a year is compared with a year, a weekday with a weekday."""
    if left.relative or right.relative:
        return False
    if left.span_years != right.span_years:
        return False
    shared = [field for field in _FIELDS if getattr(left, field) is not None and getattr(right, field) is not None]
    return any(getattr(left, field) != getattr(right, field) for field in shared)


# --- names


def _name_supports(claim: Name, source: Name, aliases: Aliases) -> bool:
    if claim.designation or source.designation:
        return _designation_supports(claim, source)
    if not _titles_agree(claim.title, source.title):
        return False
    if _key(claim) == _key(source) or _acronym_meets(claim, source, aliases) or _acronym_meets(source, claim, aliases):
        return True
    return _is_part(claim, source) or _is_spelling(claim, source)


def _designation_supports(claim: Name, source: Name) -> bool:
    """Every digit counts; "F16" is "F-16", and "Boeing" is borne out by "Boeing 737"."""
    mine, theirs = (re.sub(r"[- ]", "", name.designation) for name in (claim, source))
    return mine == theirs or (not mine and len(claim.words) == 1 and claim.words[0] == source.words[0].split("-")[0])


def _titles_agree(claim: str, source: str) -> bool:
    """A courtesy title says nothing; "General" is borne out by "Lieutenant General", "President" not by "Minister"."""
    mine = [word for word in claim.split() if word not in COURTESY and word not in ("of", "the", "former", "acting")]
    theirs = source.split()
    if not mine or all(word in COURTESY for word in theirs):
        return True
    spelling = {"defence": "defense", "sheik": "sheikh", "labour": "labor"}
    return {spelling.get(word, word) for word in mine} <= {spelling.get(word, word) for word in theirs}


def _key(name: Name) -> tuple[str, ...]:
    """The words without particles and articles, with spellings and countries in one form."""
    words = tuple(word for word in name.words if word not in PARTICLES and word != "the") or name.words
    words = tuple({"defence": "defense", "centre": "center", "labour": "labor"}.get(word, word) for word in words)
    phrase = " ".join(words)
    return tuple(CANONICAL.get(phrase, phrase).split())


def _acronym_meets(short: Name, long: Name, aliases: Aliases) -> bool:
    """Whether one is the acronym of the other: learned, known, or three letters and more that the words begin with."""
    letters = short.acronym.lower()
    if not letters or (long.acronym and len(long.words) == 1):
        return False
    if aliases.meet(letters, long.words) or ACRONYMS.get(letters, "") in _with_and_without_country(long.words):
        return True
    if letters in ACRONYMS or any(letters == known for known, _ in aliases.pairs) or long.title:
        return False
    return len(letters) >= 3 and len(long.words) >= 2 and letters.upper() in _initials(long.words)


def _with_and_without_country(words: tuple[str, ...]) -> set[str]:
    """The phrase, and the phrase without a country before it: "central command" of "united states central command"."""
    phrases = {" ".join(words)}
    for length in (1, 2, 3):
        if len(words) > length and " ".join(words[:length]) in CANONICAL:
            phrases.add(" ".join(words[length:]))
    return phrases


def _is_person(name: Name) -> bool:
    """Whether a name's parts may stand for it: no organization, place or work by the words of the tables."""
    if name.acronym or name.designation:
        return False
    if name.title:
        return True
    words = [word for word in name.words if word not in CONNECTORS]
    if not 2 <= len(words) <= 5 or " ".join(name.words) in PLACES:
        return False
    if words[-1] in SURNAMES_TOO:
        words = words[:-1]
    return not any(
        word in NOT_PERSON or word in CANONICAL or word in ("of", "and", "for") or not word.isalpha() for word in words
    )


def _is_part(claim: Name, source: Name) -> bool:
    """ "Harrigian" of "Jeffrey Harrigian", "Dana White" of "Dana W. White", "Defense Ministry" of "Russian Defense Ministry"."""
    mine, theirs = _key(claim), _key(source)
    if not mine or len(mine) >= len(theirs) or claim.acronym:
        return False
    if _is_person(source):
        if len(mine) == 1 and mine[0] in (f"{theirs[-1]}s", f"{theirs[-1]}es"):
            return True  # "the Ortegas"
        return mine == theirs[-len(mine) :] or mine == theirs[:1] or (mine[0] == theirs[0] and _in_order(mine, theirs))
    if mine == theirs[: len(mine)] and all(word in COMPANY_TAILS for word in theirs[len(mine) :]):
        return True
    return len(mine) > 1 and " ".join(mine) in _with_and_without_country(theirs)


def _in_order(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    rest = iter(whole)
    return all(word in rest for word in part) and part[-1] == whole[-1]


# --- spellings of one name in Latin letters

_SOUNDS = (
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("dh", "d"),
    ("th", "t"),
    ("zh", "z"),
    ("ck", "k"),
    ("q", "k"),
    ("w", "v"),
)
_VOWELS = (("iy", "i"), ("iyy", "i"), ("ey", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"), ("ee", "i"), ("ie", "i"), ("y", "i"),
           ("ae", "i"), ("ou", "u"), ("oo", "u"))  # fmt: skip
_NEAR_VOWELS = frozenset(frozenset(pair) for pair in ("ae", "au", "ou", "ei"))
_SUN_LETTER = re.compile(r"(?P<article>[ea])(?P<sun>zz|ss|sh|dd|rr|tt|nn)")  # "Ezzor" is ez-Zor
_ENDING = re.compile(r"(?:yi|iy|ij|yy|ii|y|i)$")


def _is_spelling(claim: Name, source: Name) -> bool:
    """Whether two names are one in different transliterations: "Sergei" and "Sergey", "Deir Ezzor" and "Deir el-Zour"."""
    mine, theirs = _key(claim), _key(source)
    if claim.acronym or source.acronym or " ".join(mine) in PLACES or " ".join(theirs) in PLACES:
        return False
    if _is_person(source) and len(mine) < len(theirs):
        theirs = theirs[-len(mine) :]
    if len(mine) == len(theirs):
        arabic = any(word in PARTICLES or _SUN_LETTER.match(word) for word in (*claim.words, *source.words))
        return all(_word_spelling(a, b, 2 if arabic else 3) for a, b in zip(mine, theirs, strict=True))
    return False


def _word_spelling(left: str, right: str, consonants: int) -> bool:
    """Equal in sound, or in all but near vowels between at least so many consonants."""
    if left == right:
        return True
    if min(len(left), len(right)) < 3 or max(len(left), len(right)) > 40:
        return False
    left, right = _sounded(left), _sounded(right)
    if left == right:
        return True
    mine, theirs = re.findall(r"[aeiou]+|[^aeiou]+", left), re.findall(r"[aeiou]+|[^aeiou]+", right)
    if len(mine) != len(theirs) or sum(len(part) for part in mine if part[0] not in "aeiou") < consonants:
        return False
    if mine[0] != theirs[0] or mine[-1] != theirs[-1]:
        return False
    return all(a == b or frozenset(a + b) in _NEAR_VOWELS for a, b in zip(mine, theirs, strict=True))


def _sounded(word: str) -> str:
    """One form for the letters that transliterations vary, doubled letters as one."""
    if sun := _SUN_LETTER.match(word):
        word = word[sun.end("article") :]
    word = _ENDING.sub("i", word)
    for written, sound in (*_VOWELS, *_SOUNDS):
        word = word.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def _names_conflict(left: Name, right: Name) -> bool:
    if left.designation and right.designation:
        heads = [re.match(r"[a-z]+", name.designation) for name in (left, right)]
        return bool(heads[0] and heads[1]) and heads[0].group() == heads[1].group()
    if not (_is_person(left) and _is_person(right)) or left.acronym or right.acronym:
        return False
    return left.words[-1] == right.words[-1] and left.words != right.words
