"""Quantities in English prose, with their units and bounds; dates and times are taken out of the text beforehand."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from summarizer.records import Bound, Mention, Number
from summarizer.text.scanning import (
    BLANK,
    DIGIT,
    alternatives,
    blank_mentions,
    mention,
    starts_sentence,
    triggers,
    word_set,
)
from summarizer.text.tables import (
    BOUNDS,
    BOUNDS_AFTER,
    COUNTABLE,
    CURRENCY_SIGNS,
    DIGIT_WORDS,
    FRACTION_PARTS,
    GLYPHS,
    IDENTIFIER_HEADS,
    MULTIPLES,
    ORDINAL_WORDS,
    SCALES,
    SCORE_CONTEXT,
    STREETS,
    UNITS,
    VAGUE,
)

# --- amounts: "2,500", "4.2bn", "two thousand and five hundred", "half a million"

_BIG = "hundred|thousand|million|billion|trillion|dozen"
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,6})?|[0-9]{1,15}(?:\.[0-9]{1,6})?|\.[0-9]{1,6})"
_FIGURE = (
    rf"(?<![0-9A-Za-z_.])(?<![0-9][,:/])(?P<digits>{_DIGITS})(?P<part> ?[{''.join(GLYPHS)}]| [1-7]/[2-8]\b)?"
    rf"(?:[ -](?P<scale>(?i:{_BIG}))\b|(?P<suffix>(?i:mln|mn|bn|trn|tn|k|m|b))\b)?(?![0-9]|[.,:/][0-9])"
)
_ATOM = alternatives([*DIGIT_WORDS, *_BIG.split("|")])
_WORDS = (
    rf"(?<![\w'’.-])(?P<words>(?i:(?:(?:an? |one[ -])?half(?:[ -]an?)?[ -](?=(?:{_BIG})\b)|an? (?=(?:{_BIG})\b))?"
    rf"(?:{_ATOM})\b(?:(?: and |[ -])(?:{_ATOM})\b){{0,12}}(?: and a half\b(?: (?:{_BIG})\b)?)?))"
)
_AMOUNT = re.compile(f"{_FIGURE}|{_WORDS}")


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
            if last not in SCALES and not run[token.end() :].startswith(" a half"):
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


class _Amount:
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


def _amount_at(text: str, position: int) -> _Amount | None:
    match = _AMOUNT.match(text, position)
    return _Amount(match) if match else None


# --- what stands beside an amount

_BOUND_OF = {phrase: bound for bound, phrases in BOUNDS.items() for phrase in phrases}
_BOUND_WORDS = alternatives(_BOUND_OF)
_BOUND_ENDS = {phrase.rpartition(" ")[2] for phrase in _BOUND_OF} | {"a", "an", "the", "~", "≈"}
_BOUND_BEFORE = re.compile(
    rf"(?:^|(?<=[^\w-]))(?:(?P<bound>(?i:{_BOUND_WORDS})) (?:an? |the )?[“\"‘]?|(?P<tilde>[~≈] ?))$"
)
_SIGNS = alternatives(CURRENCY_SIGNS)
_CURRENCY_BEFORE = re.compile(
    rf"(?:^|(?<=[^A-Za-z$]))(?P<sign>{_SIGNS})(?:\. | )?$|(?P<minus>(?:^|(?<=[\s(]))[-−]|(?i:minus) )$"
)
_AFTER_OF = {re.sub(r"^(\w)", r" \1", phrase): bound for phrase, bound in BOUNDS_AFTER.items()}
_BOUND_AFTER = re.compile(rf"(?P<after>{'|'.join(map(re.escape, _AFTER_OF))})(?!\w)")
_UNIT_OF = {form.replace("-", " ").lower(): unit for unit, forms in UNITS.items() for form in forms.split()}
_UNIT_OF["fold"] = "times"
_UNIT = re.compile(
    rf"[ -]?(?P<unit>(?i:{alternatives(_UNIT_OF)}))(?:(?<=[%°])|(?!\w))(?:[ -](?:old|olds|of age)\b)?(?!\.[0-9])"
)
_LETTER_UNITS = word_set("m g mi cent second")  # "5 m" is a length, "one m" nothing


def _bound_before(text: str, start: int) -> tuple[int, Bound]:
    """Where the mention begins with its bound words, and the bound. "a 100" keeps its article only after a bound."""
    before = text[max(0, start - 32) : start]
    if before.rstrip(' “"‘').rpartition(" ")[2].strip("([—–\"“'‘").lower() not in _BOUND_ENDS:
        return start, Bound.EXACT
    match = _BOUND_BEFORE.search(before)
    if not match:
        return start, Bound.EXACT
    bound = Bound.ABOUT if match["tilde"] else _BOUND_OF[match["bound"].lower()]
    return start - len(match.group()), bound


def _unit_at(text: str, position: int, figure: bool) -> tuple[int, str]:
    """The end and the unit that follow at `position`: (position, "") where none does."""
    match = _UNIT.match(text, position)
    if not match:
        return position, ""
    written = match["unit"].replace("-", " ").lower()
    if written in ("m", "g", "mi", "°", "b") and not figure:
        return position, ""
    return match.end(), _UNIT_OF[written]


def _finish(text: str, start: int, end: int, value: Number) -> tuple[int, int, Number]:
    """The span with the bound words before and after, and the value with that bound."""
    start, bound = _bound_before(text, start)
    if match := _BOUND_AFTER.match(text, end):
        end, bound = match.end(), _AFTER_OF[match["after"]] if bound is Bound.EXACT else bound
    return start, end, value if bound is Bound.EXACT else replace(value, bound=bound)


# --- quantities: ranges, scores, ratios, ages, money, units

_RANGE = re.compile(
    rf"(?P<dash> ?[-–—] ?|-to-)|(?: (?P<word>to|or) (?:possibly )?(?:(?P<bound>(?i:{_BOUND_WORDS})) )?)"
)
_AND = re.compile(rf" and (?:(?P<bound>(?i:{_BOUND_WORDS})) )?")
_RATIO = re.compile(r" (?P<word>out of|of|in)(?: every| the| its| their| his| her| those| these| all)? (?=[0-9a-z])")
_SIGN_AT = re.compile(_SIGNS)
_FROM = re.compile(r"(?:^|\W)(?P<ranging>\w{1,12} )?from (?:\W{0,2})$")
_RANGING = ("rang", "vary", "vari", "anywhere", "aged", "estimat")
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'-]*\.?|\x00)(?:, | \()$")
_AGE_AFTER = re.compile(r"[,.;:)]|\n|$|[”\"’]| (?:when|and|who|years)\b")
_ONE_BEFORE = re.compile(
    r"\b(?:(?<!the )only|just|killed|killing|wounded|wounding|injured|injuring|leaving|hit|least|than|another) $", re.I
)
_ONE_AFTER = re.compile(r" (?:[\w-]+ )?(?P<noun>[a-z]+)\b|-(?P<half>half)", re.I)
_ONE_STATE = re.compile(r" (?:was |were |is )?(?:killed|dead|wounded|injured|arrested|missing)\b")


def _quantities(text: str) -> list[Mention]:
    """Counts, money, measures, ages, ranges, scores and ratios, from left to right."""
    found, position = [], 0
    while match := _AMOUNT.search(text, position):
        amount = _Amount(match)
        position = max(amount.end, match.start() + 1)
        if amount.end <= amount.start or not _stands_free(text, amount):
            continue
        taken = _ratio(text, amount) or _range(text, amount) or _single(text, amount)
        if taken and not (found and taken[0] < found[-1].span.end):
            found.append(mention(text, *taken))
            position = max(position, taken[1])
    return found


def _stands_free(text: str, amount: _Amount) -> bool:
    """No number inside a name: "Two" in "the Two Fat Cooks show"; capitals count only where a sentence begins."""
    written = amount.written
    if not written[:1].isupper() or written.isupper():
        return True
    if (
        text[amount.start - 1 : amount.start] in "\"“‘'"
        and amount.start
        and re.match(r" [A-Z]", text[amount.end : amount.end + 2])
    ):
        return False  # “Two Fat Cooks,” in quotes
    return starts_sentence(text, amount.start)


def _ratio(text: str, low: _Amount) -> tuple[int, int, Number] | None:
    """ "two of three", "one in five" as the role "fraction" with both numbers."""
    match = _RATIO.match(text, low.end)
    high = _amount_at(text, match.end()) if match else None
    if not high or not low.value < high.value or low.value % 1 or high.value % 1 or low.scale or high.written == "a":
        return None
    end, unit = _unit_at(text, high.end, high.written[0].isdigit())
    if unit or text[end : end + 1].isalpha() or (match["word"] == "in" and not _share(text, low, end)):
        return None
    return _finish(text, low.start, end, Number(low.value, high.value, role="fraction"))


def _share(text: str, low: _Amount, end: int) -> bool:
    """Whether "3 in 30" is a share: not "3 in 30 games"."""
    return low.value < 10 and not re.match(
        r" (?:games|matches|starts|attempts|minutes|days|years)\b", text[end : end + 10]
    )


def _range(text: str, low: _Amount) -> tuple[int, int, Number] | None:
    """ "100 to 300", "between 100 and over 600", "20-30", "two or three", and scores such as "52-48"."""
    between = text[max(0, low.start - 24) : low.start].lower().rstrip("$£€")
    between = bool(re.search(rf"\bbetween (?:(?:{_BOUND_WORDS}) )?$", between))
    low_end, low_unit = _unit_at(text, low.end, low.written[0].isdigit())
    match = (_AND if between else _RANGE).match(text, low_end) or _RANGE.match(text, low.end)
    if not match:
        return None
    sign = _SIGN_AT.match(text, match.end())
    high = _amount_at(text, sign.end() if sign else match.end())
    if not high or _changes(text, low, match):
        return None
    word = not between and match["word"]
    if low.written[0].isdigit() and high.written[0].isdigit() and not between and word != "or":
        score = _score(text, low, high, dashed=word != "to")
        if score:
            return score
    if word == "or" and not 0 < high.value - low.value <= max(3, low.value):
        return None
    if high.scale and not low.scale and low.value < high.value / 10**high.scale:
        low.rescale(high.scale)
    if low.value >= high.value:
        return None
    return _spread(text, low, high, low_unit, Bound.EXACT if not match["bound"] else _BOUND_OF[match["bound"].lower()])


def _spread(text: str, low: _Amount, high: _Amount, low_unit: str, bound: Bound) -> tuple[int, int, Number] | None:
    """A range with its unit; a bound on its upper end ("100 to over 600") is the bound of the whole."""
    start, currency, _ = _before(text, low.start)
    end, unit = _unit_at(text, high.end, high.written[0].isdigit())
    if text[end : end + 1].isalnum() or (low_unit and unit and low_unit != unit):
        return None
    if re.search(r"\b(?i:aged?|ages) $", text[max(0, start - 6) : start]):
        unit = unit or "years"
    value = Number(low.value, high.value, currency or unit or low_unit, bound, min(low.places, high.places))
    first, end, value = _finish(text, start, end, value)
    return first, end, value


def _changes(text: str, low: _Amount, match: re.Match[str]) -> bool:
    """ "rose from 3 to 5" gives two numbers; "ranging from 3 to 5" is a range."""
    if "word" not in match.re.groupindex or match["word"] != "to":
        return False
    before = _FROM.search(text[max(0, low.start - 24) : low.start].rstrip("$£€"))
    return bool(before) and not (before["ranging"] or "").lower().startswith(_RANGING)


def _score(text: str, low: _Amount, high: _Amount, dashed: bool) -> tuple[int, int, Number] | None:
    """A score or a vote: falling or level numbers, or rising ones near a word such as "voted"."""
    if low.value % 1 or high.value % 1 or low.scale or high.scale or low.value > 999 or high.value > 999:
        return None
    around = text[max(0, low.start - 48) : low.start] + text[high.end : high.end + 24]
    contest = any(word.startswith(SCORE_CONTEXT) for word in re.findall(r"[a-z]+", around.lower()))
    if not (contest if low.value < high.value or not dashed else True) or text[high.end : high.end + 1].isalnum():
        return None
    if _unit_at(text, high.end, True)[1] or (text[low.start - 1 : low.start] in "$£€" and low.start):
        return None
    return low.start, high.end, Number(low.value, high.value, role="score")


def _before(text: str, start: int) -> tuple[int, str, bool]:
    """Where the amount begins with its currency sign or minus, the currency, and whether it is negative."""
    match = _CURRENCY_BEFORE.search(text[max(0, start - 8) : start])
    if not match:
        return start, "", False
    return start - len(match.group()), CURRENCY_SIGNS.get(match["sign"] or "", ""), bool(match["minus"])


def _single(text: str, amount: _Amount) -> tuple[int, int, Number] | None:
    """One amount with its currency or unit."""
    start, currency, negative = _before(text, amount.start)
    figure = amount.written[0].isdigit() or amount.written[0] == "."
    end, unit = _unit_at(text, amount.end, figure)
    if currency:  # "$5 billion dollars" is written too, but "$30 a foot" has no unit
        end, unit = (end if unit == currency else amount.end), currency
    if text[end : end + 1].isalnum() or text[end : end + 1] == "_":
        return None
    if not unit and amount.value % 1 == 0 and amount.value <= 115 and (aged := _age(text, amount, end)):
        return aged
    if amount.written.lower() == "one" and not _counts(text, amount, end, unit):
        return None
    value = Number(-amount.value if negative else amount.value, None, unit, Bound.EXACT, amount.places)
    return _finish(text, start, end, value)


def _age(text: str, amount: _Amount, end: int) -> tuple[int, int, Number] | None:
    """ "aged 66", "Heath, 35," and "She was 66." are years."""
    before = text[max(0, amount.start - 40) : amount.start]
    value = Number(amount.value, None, "years", Bound.EXACT, amount.places)
    match = re.search(r"\b(?:(?i:aged?|ages)|(?i:age) of) $", before)
    if match:
        start = amount.start - len(match.group()) if not match.group().endswith("of ") else amount.start
        return start, end, value
    if not amount.value or not _AGE_AFTER.match(text, end):
        return None
    if _NAME_BEFORE.search(before) or _BEING.search(before):
        return amount.start, end, value
    return None


_BEING = re.compile(
    r"\b(?:[A-Z][a-z]+|[Hh]e|[Ss]he|who) (?:was|is|turned|turns|had just (?:hit|turned)|hit) (?:just |only )?$"
)


def _counts(text: str, amount: _Amount, end: int, unit: str) -> bool:
    """Whether "one" counts: "one person" and "at least one", not "one of its members" or "one day"."""
    if unit:
        return unit not in ("days", "times") or bool(_ONE_BEFORE.search(text[max(0, amount.start - 12) : amount.start]))
    if _ONE_BEFORE.search(text[max(0, amount.start - 12) : amount.start]) or _ONE_STATE.match(text, end):
        return True
    noun = re.match(
        r" (?:member|person|man|woman|child) of\b| (?P<first>[A-Za-z]+)(?: (?P<second>[a-z]+))?", text[end : end + 40]
    )
    if not noun:
        return False
    words = [word.lower() for word in (noun["first"], noun["second"]) if word]
    return not words or words[0] in COUNTABLE or (words[0] not in _NO_ADJECTIVE and words[-1] in COUNTABLE)


_NO_ADJECTIVE = word_set("of another by and or who that to in on at is was were has had would could can might")

# --- special forms, each with a pattern and a reader

_HEAD_OF = {head: head.lower() for head in IDENTIFIER_HEADS} | {"Hwy": "highway", "Rte": "route", "Apt": "apartment",
                                                              "Prop": "proposition"}  # fmt: skip
_STREET_OF = {form.lower(): street for street, forms in STREETS.items() for form in forms.split()}
_STREET = alternatives(form.capitalize() for form in _STREET_OF)
_IDENTIFIERS = (
    (re.compile(rf"\b(?P<head>{alternatives(IDENTIFIER_HEADS)})\.? (?P<n>[0-9]{{1,6}})(?P<letter>[A-Z]?)\b(?![.,:][0-9]|%)"
                r"(?! (?:million|billion|thousand|percent|people|years))"), "head"),
    (re.compile(rf"\b(?P<n>[0-9]{{1,5}})(?P<words>(?: [NSEW]\.?)?(?: [A-Z][\w'’-]{{0,30}}| [0-9]{{1,3}}(?:st|nd|rd|th))"
                rf"{{1,4}}) (?P<street>{_STREET})\b(?:(?<=Rd|St|Dr|Ln|Ct|Pl|Av|Sq)\.|(?<=Ave|Hwy|Ter|Cir)\.|(?<=Blvd|Pkwy)\.)?"), "street"),
    (re.compile(rf"\b(?P<n>[0-9]{{1,3}})(?:st|nd|rd|th) (?P<street>{_STREET})\b"), "street"),
    (re.compile(r"\b(?P<n>[0-9]{1,5})[ -](?P<head>block)\b"), "head"),
    (re.compile(r"(?:\bNo\. ?|(?<!\w)#|\b[Nn]umber )(?P<n>[0-9]{1,6})\b(?![.,][0-9])"), "number"),
    (re.compile(r"(?<![\w-])(?P<n>[0-9]{1,3})-[0-9]{1,3}-[0-9]{1,3}(?![\w-])"), "whole"),
)  # fmt: skip


def _identifiers(text: str) -> list[Mention]:
    """Addresses, roads, flights, channels: numbers that count nothing."""
    found: list[Mention] = []
    for pattern, form in _IDENTIFIERS:
        for match in pattern.finditer(text):
            number = Number(float(match["n"]), None, _identified(match, form), role="identifier")
            found.append(mention(text, match.start(), match.end(), number))
        text = blank_mentions(text, found)
    return found


def _identified(match: re.Match[str], form: str) -> str:
    if form == "head":
        groups = match.groupdict()
        return f"{_HEAD_OF.get(match['head'], match['head'])} {(groups.get('letter') or '').lower()}".strip()
    if form == "street":
        words = " ".join(re.findall(r"\w+", match.groupdict().get("words", "").lower()))
        return f"{words} {_STREET_OF[match['street'].lower()]}".strip()
    return "number" if form == "number" else match.group()


_PARTS = alternatives(FRACTION_PARTS)
_FRACTION = re.compile(
    rf"(?<![\w-])(?i:(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|[1-9])[ -](?P<part>{_PARTS}))\b"
    r"(?P<of>(?= of\b| the\b| its\b| their\b|-))?"
    r"|(?<![\w-])(?P<half>[Hh]alf)\b(?![ -](?:an? )?(?:dozen|hundred|thousand|million|billion|trillion)\b)(?:(?P<an>[ -](?:an? )?)(?P<unit>hour|mile|century|year|decade|minute|pound|ounce|inch|foot)\b)?"
    r"(?P<of_half>(?= (?:of|the|an?|its|his|her|their|all|that|this|these|those)\b))?"
    r"|(?<![\w/])(?P<over>[1-9])/(?P<under>[2-9]|10)(?![\w/])"
)
_NOT_HALF = re.compile(r"\b(?:first|second|other|remaining|latter|better|final|opening) $")


def _fractions(text: str) -> list[Mention]:
    found = []
    for match in _FRACTION.finditer(text):
        value, end = _fraction(text, match), match.end()
        if value is not None and match["over"]:
            end, unit = _unit_at(text, end, True)  # "1/2 inch" is a length
            value = replace(value, unit=unit, role="count") if unit else value
        if value is not None:
            found.append(mention(text, *_finish(text, match.start(), end, value)))
    return found


def _fraction(text: str, match: re.Match[str]) -> Number | None:
    """The share written, or None: "a third man" and "the second half" are no shares."""
    if match["over"]:
        share = int(match["over"]) / int(match["under"])
        return Number(share, role="fraction", places=-2) if share < 1 else None
    if match["half"]:
        bounded = _bound_before(text, match.start())[1] is not Bound.EXACT
        if match["unit"]:
            return Number(0.5, unit=_UNIT_OF[match["unit"]], places=-1)
        taken = match["of_half"] is not None or bounded
        return (
            Number(0.5, role="fraction", places=-2)
            if taken and not _NOT_HALF.search(text[max(0, match.start() - 12) : match.start()])
            else None
        )
    count, part = match["count"].lower(), match["part"].lower()
    single = count in ("a", "an")
    if (single and not text.startswith(" of", match.end())) or (
        not part.endswith("s") and not single and count not in ("one", "1")
    ):
        return None
    if part.endswith("s") and match["of"] is None and part not in ("thirds", "quarters", "fifths"):
        return None
    number = 1 if single else DIGIT_WORDS.get(count) or int(count)
    return Number(number / FRACTION_PARTS[part], role="fraction", places=-2)


_VAGUE = re.compile(
    rf"(?<![\w-])(?i:(?:(?P<tens>tens|dozens|hundreds) of )?(?P<many>{alternatives(VAGUE)})"
    r"|(?:several|an? few|many|an? couple(?: of)?|few|couple) (?P<big>dozen|hundred|thousand|million|billion))\b(?!-)"
)


def _vagues(text: str) -> list[Mention]:
    """ "dozens", "several hundred", "tens of thousands": about, and places one beyond the amount marks them as vague."""
    found = []
    for match in _VAGUE.finditer(text):
        word = (match["many"] or f"{match['big']}s").lower()
        if word == "scores" and not re.match(r" of\b| more\b| killed\b| were\b", text[match.end() : match.end() + 8]):
            continue  # "she scores", "test scores"
        if match.group()[0].isupper() and not starts_sentence(text, match.start()):
            continue
        factor = {"tens": 10, "dozens": 10, "hundreds": 100}.get((match["tens"] or "").lower(), 1)
        amount = float(VAGUE[word] * factor)
        places = math.floor(math.log10(amount)) + 1
        end, unit = _vague_unit(text, match.end())
        found.append(mention(text, match.start(), end, Number(amount, None, unit, Bound.ABOUT, places)))
    return found


def _vague_unit(text: str, end: int) -> tuple[int, str]:
    """ "thousands of dollars" has a unit; "hundreds of them" has none."""
    match = re.match(r" of(?= )", text[end : end + 4])
    after, unit = _unit_at(text, end + (3 if match else 0), False)
    return (after, unit) if unit else (end, "")


_MULTIPLE = re.compile(rf"(?<![\w-])(?i:{alternatives(MULTIPLES)})\b(?!-)")


def _multiples(text: str) -> list[Mention]:
    found = []
    for match in _MULTIPLE.finditer(text):
        word = match.group().lower()
        if word in ("double", "triple", "doubles", "triples") and not re.match(
            r" (?:the|that|its|what|last)\b", text[match.end() : match.end() + 6]
        ):
            continue  # "double murder", "the men's doubles"
        if match.group()[0].isupper() and not starts_sentence(text, match.start()):
            continue
        number = Number(float(MULTIPLES[word]), unit="times")
        found.append(mention(text, *_finish(text, match.start(), match.end(), number)))
    return found


_TENS = alternatives(word for word, value in DIGIT_WORDS.items() if value >= 20)
_ORDINAL = re.compile(
    r"(?<![\w.,/-])(?P<n>[0-9]{1,4}(?:,[0-9]{3})?)(?:st|nd|rd|th)\b"
    rf"|(?<![\w-])(?i:(?:(?P<tens>{_TENS})-)?(?P<word>{alternatives(ORDINAL_WORDS)}))\b"
)
_RANKED = re.compile(
    r"[- ](?:\w+est|most|least|place|quarter|grade|round|degree|division|century|inning|overtime|down|base)\b"
)
_DISCOURSE = re.compile(r",|\s*$| of all\b|-hand|-party|-guess")


def _ordinals(text: str) -> list[Mention]:
    """ "15th", "third", "second-largest"; a plain "first" or "second" ranks nothing."""
    found = []
    for match in _ORDINAL.finditer(text):
        if match["n"]:
            value = float(match["n"].replace(",", ""))
        elif _ranks(text, match):
            value = float(DIGIT_WORDS.get((match["tens"] or "").lower(), 0) + ORDINAL_WORDS[match["word"].lower()])
        else:
            continue
        found.append(mention(text, match.start(), match.end(), Number(value, role="ordinal")))
    return found


def _ranks(text: str, match: re.Match[str]) -> bool:
    if match.group()[0].isupper() and not starts_sentence(text, match.start()):
        return False
    after = text[match.end() : match.end() + 16]
    if not match["tens"] and match["word"].lower() in ("first", "second"):
        return bool(_RANKED.match(after))
    return not _DISCOURSE.match(after)


_LIFETIME = re.compile(r"(?:(?<=\bhis )|(?<=\bher )|(?<=\btheir ))(?:(?:early|late|mid)[ -])?(?P<n>[1-9]0)s\b")


def _lifetimes(text: str) -> list[Mention]:
    """ "in her 40s" is an age from 40 to 49."""
    return [
        mention(text, match.start(), match.end(), Number(float(match["n"]), float(match["n"]) + 9, "years", places=1))
        for match in _LIFETIME.finditer(text)
    ]


# Each scanner with words of which the text must hold one.
_SCANNERS = (
    (_identifiers, DIGIT),
    (_lifetimes, DIGIT),
    (_fractions, DIGIT | set(FRACTION_PARTS)),
    (_vagues, frozenset(VAGUE) | word_set("several few many couple")),
    (_ordinals, DIGIT | set(ORDINAL_WORDS)),
    (_quantities, DIGIT | set(DIGIT_WORDS) | set(_BIG.split("|"))),
    (_multiples, frozenset(MULTIPLES)),
)


def find_numbers(text: str) -> list[Mention]:
    """The numbers of a text whose taken characters are blanked; sorted, without overlap."""
    found: list[Mention] = []
    words = triggers(text)
    for scanner, needed in _SCANNERS:
        if words.isdisjoint(needed):
            continue
        new = [item for item in scanner(text) if BLANK not in item.text]
        found += new
        text = blank_mentions(text, new)
    return sorted(found, key=lambda item: item.span)
