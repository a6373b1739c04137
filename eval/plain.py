"""Is this number, date or name in the sources? A second answer, kept simple, to hold the program's own checker against.

It imports nothing of the program and judges *presence only*: a thing stands when it occurs anywhere in one source,
whoever or whatever it is said of there. The rules, and what they knowingly get wrong:

* Numbers go by value, and percent by itself; currency, unit and sign are ignored, so "$5" stands on "5 ships", and 12
  on "12%", but not the reverse. Left out: ordinals ("1st", "first"), "one" alone, fractions ("three and a half" is 3),
  "dozens", "1.234,5", ".5". "400m" is 400 million, metres or not. In "5 to 10 per cent" the 5 is a plain 5.
* Dates go by month and day, and year if both have one. A month alone counts, but not May and March, which are words
  too. In "February 7-10" the 10 is a number. A year is a value: 2000 stands on "2,000". Weekdays go literally.
* Names: every capitalised part of three letters or more must be in one source, in any case, accents off, compared by
  its first five letters, less a final s, n or i of those five (Russia/Russian, Iraq/Iraqi, Sergei/Sergey; but also
  Austria/Australia and Peter/Petersburg, and not France/French). Acronyms also stand on the initials within a run of
  capitalised words ("SDF", but not "FDA", whose run "and" breaks); "United States" does not stand on "U.S.". A name's
  parts may come from different people in the source. A month's name in a person's (Theresa May) is not seen.
* A lone capitalised word after a full stop, colon, dash, opening quote or newline is a name only if it is capitalised
  mid-sentence elsewhere, so some names are missed. One paragraph to a line is the form expected.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Kind = Literal["number", "date", "name"]
_Kind = Literal["number", "date", "name", "code"]  # a code, as T-72, is found as a name
Value = tuple[str, int, bool]  # significant digits, power of ten, percent: exact, however many the digits

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORTH = {word: i for i, word in enumerate(_ONES, 1)} | {word: 10 * i for i, word in enumerate(_TENS, 2)}
_POWERS = {
    "hundred": 2,
    "thousand": 3,
    "k": 3,
    "million": 6,
    "m": 6,
    "mn": 6,
    "billion": 9,
    "bn": 9,
    "trillion": 12,
    "tn": 12,
}
_STOP = frozenset(  # words that begin sentences, taken off the front of a run: "In Russia" is about Russia
    "a about after again all also although among an and another any are as at be because before both but by can \
despite did do does during each even every few following for from had has have he her here his how however i if in \
instead into is it its last later many may meanwhile more most my near nearly next no nobody none nor not now of on \
once one only or other our over read several she should since so some still such than that the their them then there \
these they this those though through to under until upon was we were what when where whether which while who whoever \
whose why will with within without would yesterday yet you your".split()
)

# Linear: a match starts only where no letter or digit stands before, and no repetition nests in another one over the
# same characters.
_UP = "[" + "".join(chr(c) for c in range(0x530) if chr(c).isupper()) + "]"  # Latin, Greek and Cyrillic capitals
_FULL = "January|February|April|June|July|August|September|October|November|December"
_MONTH = rf"(?:{_FULL}|March|May|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:][0-9])"
_YEAR = r"(?:19|20)[0-9]{2}(?![\w%]|[.,:][0-9])"
_ISO = r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-[0-3][0-9](?![0-9])"
_DATE = (
    rf"{_ISO}|{_MONTH}\.?\s{_DAY}(?:,?\s{_YEAR})?|{_DAY}\s(?:of\s)?{_MONTH}(?:\.?,?\s{_YEAR})?"
    rf"|{_MONTH}\.?,?\s{_YEAR}|{_YEAR}|{_WEEKDAY}|(?:{_FULL})\b"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion)\b"
_MANY = rf"(?:{_SCALE}|dozen\b)"
_SMALL = rf"(?:(?:{'|'.join(_TENS)})\b(?:[-\s](?:{'|'.join(_ONES[:9])})\b)?|(?:{'|'.join(_ONES)})\b)"
_SPELLED = (  # at most three scale words in a row, or "hundred hundred hundred ..." would grow without end
    rf"(?!one\b(?!\s{_MANY}))"
    rf"(?:(?:{_SMALL}(?:\s{_MANY}){{1,3}}|{_MANY})(?:\s(?:and\s)?{_SMALL}(?:\s{_MANY}){{0,3}})?|{_SMALL})"
)
_DIGITS = r"[0-9]++(?:,[0-9]{3}(?![0-9]))*+(?:\.[0-9]++|:[0-9]{2}(?![0-9]))?"  # with a colon it is a time of day
_PERCENT = r"(?:\s?%|[\s-]?per\s?cent(?:age)?\b|\s?pct\b)"
_NUMBER = (
    rf"(?i:(?:(?:US|A|C|HK)?[$€£¥₹₽]\s?)?(?P<digits>{_DIGITS})(?:(?P<scale>k|m|\s?(?:[mbt]n)|[\s-]?{_SCALE})\b)?"
    rf"(?P<percent>{_PERCENT})?|(?P<spelled>{_SPELLED})(?P<percent_>{_PERCENT})?)"
)
_CODE = rf"{_UP}[^\W\d]{{0,9}}-?[0-9]\w*"  # T-72, MH17, Covid-19
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Sen|Rep|Gov|Rev|Hon|St)\b"
_WORD = (
    rf"(?:[a-z]{{2}}-)?(?!{_TITLE}|{_WEEKDAY}|(?:{_FULL}|March|May)\b|{_MONTH}\.?\s[0-9]|{_CODE})"
    rf"(?:(?:{_UP}\.)++|{_UP}\w*+(?:[-'’][^\W\d]\w*+)*+)"
)
_RUN = rf"{_WORD}(?:[ \u00a0](?:(?:of|the|de|del|la|di|da|von|van|bin)[ \u00a0]){{0,2}}{_WORD})*+"
_TOKEN = re.compile(
    r"\[[0-9]{1,3}(?:[,–-]\s?[0-9]{1,3})*+\]"  # a citation mark; it, ordinals and titles match to be passed over
    rf"|(?<!\w)(?=[\w$€£¥₹₽])(?:(?P<date>{_DATE})|[0-9]++(?:st|nd|rd|th)\b|(?P<number>{_NUMBER})"
    rf"|(?P<code>{_CODE})|{_TITLE}\.?|(?P<name>{_RUN}))"
)
_FIRST = re.compile(r"(?:^|\s\s|[.!?:…—–\n\"“‘(\[*#>•]['\"”’)\]]*\s*['\"“‘(\[]*)\Z")
_AFTER_TITLE = re.compile(rf"\b{_TITLE}\.\s\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER_RE, _YEAR_RE, _CODE_RE, _WORD_RE, _UP_RE = map(re.compile, (_NUMBER, _YEAR, _CODE, _WORD, _UP))


@dataclass(frozen=True, slots=True)
class Found:
    """A number, date or name, and where in the text it stands."""

    text: str
    start: int
    end: int
    kind: Kind


@dataclass(slots=True)
class _Index:
    """What one source holds, in the forms that are compared."""

    words: set[str]
    numbers: set[Value | None] = field(default_factory=set)
    dates: set[tuple[str, int, str]] = field(default_factory=set)
    literal: set[str] = field(default_factory=set)  # weekdays and designations
    capitals: set[str] = field(default_factory=set)  # words with a capital mid-sentence, which makes them names
    acronyms: set[str] = field(default_factory=set)
    initials: str = ""  # of every run of capitalised words


def find(text: str, sources: Sequence[str] = ()) -> tuple[Found, ...]:
    """Return the numbers, dates and names of a text; the sources only tell which sentence-first words are names."""
    capitals = set().union(*(_index(each).capitals for each in (*sources, text)))
    found = []
    for kind, start, end, first in _tokens(text):
        parts = _parts(text[start:end]) if first else []
        if len(parts) == 1 and not _is_acronym(parts[0]) and _key(parts[0]) not in capitals:
            continue
        found.append(Found(text[start:end], start, end, "name" if kind == "code" else kind))
    return tuple(found)


def stands(found: Found, sources: Sequence[str]) -> bool:
    """Say whether what was found occurs in some one of the sources."""
    return any(_holds(_index(source), found) for source in sources)


def _holds(index: _Index, found: Found) -> bool:
    if found.kind == "number" or _YEAR_RE.fullmatch(found.text):
        value = _value(found.text)
        return value is not None and value in index.numbers
    if found.kind == "date":
        month, day, year = _date(found.text)
        if not month:
            return found.text in index.literal
        return any(m == month and day in (0, d) and (not year or y in ("", year)) for m, d, y in index.dates)
    if _CODE_RE.fullmatch(found.text):
        return _code(found.text) in index.literal
    parts = _parts(found.text)
    # Short words say little (an initial, "In"), but a name of nothing else, as Xi, is compared all the same.
    telling = [part for part in parts if len(part) > 2 or _is_acronym(part)] or parts
    return bool(telling) and all(
        part in index.acronyms or part in index.initials  # "US" must not stand on the word "us"
        if _is_acronym(part) and (len(part) == 2 or _key(part) not in index.words)
        else _key(part) in index.words
        for part in telling
    )


@lru_cache(maxsize=64)
def _index(source: str) -> _Index:
    index = _Index({_key(word) for text in (source, _fold(source)) for word in set(_LETTERS.findall(text))})
    initials = []
    for kind, start, end, first in _tokens(source):
        part = source[start:end]
        if kind == "number" and (value := _value(part)):
            index.numbers |= {value, (*value[:2], False)}
        elif kind == "date":
            month, day, year = _date(part)
            index.dates.add((month, day, year))
            index.literal.add(part)
            index.numbers.add(_value(year))
        elif kind == "code":
            index.literal.add(_code(part))
        elif kind == "name":
            parts = _parts(part)
            index.capitals |= {_key(each) for each in parts[first:]}  # all but a sentence's first word
            index.acronyms |= {each for each in parts if _is_acronym(each)}
            initials.append("".join(each[0] for each in parts))
    index.initials = " ".join(initials)
    return index


@lru_cache(maxsize=1)  # find wants a text's tokens twice in a row; more would only fill the memory
def _tokens(text: str) -> list[tuple[_Kind, int, int, bool]]:
    """Return each token's kind, start, end and, for a name, whether its first word may only begin a sentence."""
    tokens: list[tuple[_Kind, int, int, bool]] = []
    kinds: tuple[_Kind, ...] = ("number", "name", "date", "code")
    for match in _TOKEN.finditer(text):
        kind = next((kind for kind in kinds if match[kind]), None)
        start, end, first = match.start(), match.end(), False
        if kind == "name":
            near = max(0, start - 12)  # far enough back for a full stop, quotes and a title
            first = bool(_FIRST.search(text, near, start)) and not _AFTER_TITLE.search(text, near, start)
            words = _WORD_RE.finditer(text, start, end)
            word = next((word for word in words if re.split("['’]", word[0])[0].lower() not in _STOP), None)
            if not word:
                continue
            first, start = first and word.start() == start, word.start()
        if kind:
            tokens.append((kind, start, end, first))
    return tokens


@lru_cache(maxsize=4096)
def _value(number: str) -> Value | None:
    match = _NUMBER_RE.fullmatch(number)
    if not match:
        return None
    percent = bool(match["percent"] or match["percent_"])
    digits = (match["digits"] or str(_spelled(match["spelled"]))).replace(",", "")
    if ":" in digits:
        return digits, 0, percent
    whole, _, decimals = digits.partition(".")
    significant = (whole + decimals).lstrip("0")
    short = significant.rstrip("0")
    power = _POWERS.get((match["scale"] or "").strip().lstrip("-").lower(), 0)
    return short, (power - len(decimals) + len(significant) - len(short)) if short else 0, percent


def _spelled(words: str) -> int:
    total = part = 0
    for word in re.findall("[a-z]+", words.lower()):
        if word in ("hundred", "dozen"):
            part = (part or 1) * (12 if word == "dozen" else 100)
        elif word in _POWERS:
            total, part = total + (part or 1) * 10 ** _POWERS[word], 0
        else:
            part += _WORTH.get(word, 0)  # "and" is worth nothing
    return total + part


def _date(text: str) -> tuple[str, int, str]:
    """Return the month, the day or 0, the year or "" of a date; no month for a weekday or a year."""
    numbers = re.findall("[0-9]+", text)
    if re.fullmatch(_ISO, text):
        year, month, day = numbers
        return "jan feb mar apr may jun jul aug sep oct nov dec".split()[int(month) - 1], int(day), year
    name = re.search(_MONTH, text)
    return (
        name[0][:3].lower() if name else "",
        next((int(number) for number in numbers if len(number) < 3), 0),
        next((number for number in numbers if len(number) == 4), ""),
    )


def _parts(name: str) -> list[str]:
    """Return the capitalised parts of a name: Assad of al-Assad, Kurdish of Kurdish-led, US of U.S."""
    return [part for part in _LETTERS.findall(name.replace(".", "")) if _UP_RE.match(part)]


def _is_acronym(part: str) -> bool:
    return len(part) > 1 and part.isupper()


def _code(text: str) -> str:
    return text.lower().replace("-", "").rstrip("s")  # T-72s, T72


def _key(word: str) -> str:
    five = _fold(word)[:5]
    return five[:4] if len(five) == 5 and five[4] in "sni" else five


def _fold(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
