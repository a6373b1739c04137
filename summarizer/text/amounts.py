"""Amounts as they are written, and the units, currencies and bound words beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.records import Bound, Number
from summarizer.text.scanning import alternatives
from summarizer.text.tables import BOUNDS, BOUNDS_AFTER, CURRENCY_SIGNS, DIGIT_WORDS, GLYPHS, SCALES, UNITS

# --- amounts: "2,500", "4.2bn", "two thousand and five hundred", "half a million"

BIG = "hundred|thousand|million|billion|trillion|dozen"
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,6})?|[0-9]{1,15}(?:\.[0-9]{1,6})?|\.[0-9]{1,6})"
_FIGURE = (
    rf"(?<![0-9A-Za-z_.])(?<![0-9][,:/])(?P<digits>{_DIGITS})(?P<part> ?[{''.join(GLYPHS)}]| [1-7]/[2-8]\b)?"
    rf"(?:[ -]?(?P<scale>(?i:{BIG}))\b|(?P<suffix>(?i:mln|mn|bn|trn|tn|k|m|b))\b)?(?![0-9]|[.,:/][0-9])"
)
_ATOM = alternatives([*DIGIT_WORDS, *BIG.split("|")])
_WORDS = (
    rf"(?<![\w'’.-])(?P<words>(?i:(?:(?:an? |one[ -])?half(?:[ -]an?)?[ -](?=(?:{BIG})\b)|an? (?=(?:{BIG})\b))?"
    rf"(?:{_ATOM})\b(?:(?: and |[ -])(?:{_ATOM})\b){{0,12}}(?:(?: and a |-and-a-)half\b(?: (?:{BIG})\b)?)?))"
)
AMOUNT = re.compile(f"{_FIGURE}|{_WORDS}")


def read_words(run: str) -> tuple[float, int, int]:
    """The amount a run of number words begins with, its places, and how many characters of the run it takes."""
    total, current, factor, places, end = 0.0, 0.0, 1.0, 0, 0
    joined, last = False, ""
    for token in re.finditer(r"[a-z]+", run.lower()):
        word = token.group()
        if word in ("a", "an"):
            continue
        if word == "half":
            current, factor, places = (current + 0.5, 1.0, -1) if end else (0.0, 0.5, -1)
        elif word == "and":
            joined = True
            if last not in SCALES and not run[token.end() :].startswith((" a half", "-a-half")):
                break
            continue
        elif word in DIGIT_WORDS:
            if not _may_follow(current, DIGIT_WORDS[word], last):
                break
            current, places = current + DIGIT_WORDS[word], 0
        elif word == "dozen":
            current, places = (current or 1) * 12, 0
        elif word == "hundred":
            current, places = (current or 1) * 100, 0
        else:
            power = SCALES[word]
            if total and total < 10**power:
                break
            places = power + (places if places < 0 else 0)
            total, current = total + (current or (0 if joined and last in SCALES else 1)) * 10**power, 0.0
        last, end, joined = word, token.end(), False
    return (total + current) * factor, places, end


def _may_follow(current: float, value: int, last: str) -> bool:
    """Whether a number word may follow: "twenty five" and "hundred five" are one number, "two three" are two."""
    if not last or last in SCALES:
        return True
    return last in DIGIT_WORDS and DIGIT_WORDS[last] >= 20 and 0 < value < 10 and current % 10 == 0


class Amount:
    """An amount as read at a place of the text: `scale` is the power of ten that a word or suffix gave it."""

    __slots__ = ("end", "places", "scale", "start", "value", "written")

    def __init__(self, match: re.Match[str]) -> None:
        self.start, self.end, self.scale = match.start(), match.end(), 0
        if match["words"]:
            self.value, self.places, length = read_words(match["words"])
            self.end = match.start("words") + length
        else:
            self._read_figure(match)
        self.written = match.string[self.start : self.end]

    def _read_figure(self, match: re.Match[str]) -> None:
        digits, scale = match["digits"], (match["scale"] or match["suffix"] or "").lower()
        self.value = float(digits.replace(",", ""))
        self.places = -len(digits.partition(".")[2])
        if part := (match["part"] or "").strip():
            self.value += GLYPHS[part] if part in GLYPHS else int(part[0]) / int(part[-1])
            self.places = -1
        if scale == "dozen":
            self.value *= 12
        elif scale:
            self.rescale(SCALES[scale])

    def rescale(self, power: int) -> None:
        self.scale, self.places = power, self.places + power
        self.value = round(self.value * 10**power, 6)


def amount_at(text: str, position: int) -> Amount | None:
    match = AMOUNT.match(text, position)
    return Amount(match) if match else None


# --- what stands beside an amount

BOUND_OF = {phrase: bound for bound, phrases in BOUNDS.items() for phrase in phrases}
BOUND_WORDS = alternatives(BOUND_OF)
_BOUND_ENDS = {phrase.rpartition(" ")[2] for phrase in BOUND_OF} | {"a", "an", "the", "~", "≈"}
# To the very end, where "$" would also stand before a line's end: "-\nTwo" is no minus two.
_BOUND_BEFORE = re.compile(
    rf"(?:^|(?<=[^\w-]))(?:(?P<bound>(?i:{BOUND_WORDS})) (?:an? |the )?[“\"‘]?|(?P<tilde>[~≈] ?))\Z"
)
_GOES = re.compile(r"\b(?:went|gone|going|(?:to|will|would) go) \Z")  # "the fare went up to £5" has no bound
SIGNS = alternatives(CURRENCY_SIGNS)
_CURRENCY_BEFORE = re.compile(
    rf"(?:^|(?<=[^A-Za-z$]))(?P<sign>{SIGNS})(?:\. | )?\Z|(?P<minus>(?:^|(?<=[\s(]))[-−]|(?i:minus) )\Z"
)
_AFTER_OF = {re.sub(r"^(\w)", r" \1", phrase): bound for phrase, bound in BOUNDS_AFTER.items()}
_BOUND_AFTER = re.compile(rf"(?P<after>{'|'.join(map(re.escape, _AFTER_OF))})(?!\w)")
UNIT_OF = {form.replace("-", " ").lower(): unit for unit, forms in UNITS.items() for form in forms.split()}
UNIT_OF["fold"] = "times"
_UNIT = re.compile(
    rf"(?: - |[ -])?(?P<unit>(?i:{alternatives(UNIT_OF)}))(?:(?<=[%°])|(?!\w))"
    r"(?:(?: - |[ -])(?:old|olds|of age)\b)?(?!\.[0-9])"
)


def bound_before(text: str, start: int) -> tuple[int, Bound]:
    """Where the mention begins with its bound words, and the bound. "a 100" keeps its article only after a bound."""
    before = text[max(0, start - 32) : start]
    last = before.replace("“", " ").replace('"', " ").split()[-1:]
    if not last or last[0].strip("([—–'‘").lower() not in _BOUND_ENDS:
        return start, Bound.EXACT
    match = _BOUND_BEFORE.search(before)
    if not match or (match["bound"] == "up to" and _GOES.search(before[: match.start()])):
        return start, Bound.EXACT
    bound = Bound.ABOUT if match["tilde"] else BOUND_OF[match["bound"].lower()]
    return start - len(match.group()), bound


def unit_at(text: str, position: int, figure: bool) -> tuple[int, str]:
    """The end and the unit that follow at `position`: (position, "") where none does."""
    match = _UNIT.match(text, position)
    if not match:
        return position, ""
    written = match["unit"].replace("-", " ").lower()
    if written in ("m", "g", "mi", "°") and not figure:  # "5 m" is a length, "one m" is nothing
        return position, ""
    return match.end(), UNIT_OF[written]


def with_bounds(text: str, start: int, end: int, value: Number) -> tuple[int, int, Number]:
    """The span with the bound words before and after, and the value with that bound."""
    start, bound = bound_before(text, start)
    if match := _BOUND_AFTER.match(text, end):
        end, bound = match.end(), _AFTER_OF[match["after"]] if bound is Bound.EXACT else bound
    return start, end, value if bound is Bound.EXACT else replace(value, bound=bound)


def currency_before(text: str, start: int) -> tuple[int, str, bool]:
    """Where the amount begins with its currency sign or minus, the currency, and whether it is negative."""
    match = _CURRENCY_BEFORE.search(text[max(0, start - 8) : start])
    if not match:
        return start, "", False
    return start - len(match.group()), CURRENCY_SIGNS.get(match["sign"] or "", ""), bool(match["minus"])
