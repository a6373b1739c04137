"""Every number of a text: quantities, and the special forms that count nothing or count otherwise.

Dates and times are taken out of the text beforehand.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace

from summarizer.records import Bound, Mention, Number
from summarizer.text.amounts import BIG, UNIT_OF, bound_before, unit_at, with_bounds
from summarizer.text.quantities import find_quantities
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
    DIGIT_WORDS,
    FRACTION_PARTS,
    IDENTIFIER_HEADS,
    MULTIPLES,
    ORDINAL_WORDS,
    STREETS,
    VAGUE,
)

_HEAD_OF = {head: head.lower() for head in IDENTIFIER_HEADS} | {"Hwy": "highway", "Rte": "route", "Apt": "apartment",
                                                              "Prop": "proposition"}  # fmt: skip
_STREET_OF = {form.lower(): street for street, forms in STREETS.items() for form in forms.split()}
_STREET = alternatives(form.capitalize() for form in _STREET_OF)
_STREET_STOP = r"(?:(?<=Rd|St|Dr|Ln|Ct|Pl|Av|Sq)\.|(?<=Ave|Hwy|Ter|Cir)\.|(?<=Blvd|Pkwy)\.)?"
# Each pattern with its form and words of which the text must hold one.
_STREET_WORDS = frozenset(_STREET_OF)
_IDENTIFIERS = tuple(
    (re.compile(pattern), form, needed)
    for pattern, form, needed in (
        (
            rf"\b(?P<head>{alternatives(IDENTIFIER_HEADS)})\.? (?P<n>[0-9]{{1,6}})(?P<letter>[A-Z]?)\b"
            r"(?![.,:][0-9]|%| (?:million|billion|thousand|percent|people|years))",
            "head",
            triggers(" ".join(IDENTIFIER_HEADS)),
        ),
        (
            r"\b(?P<n>[0-9]{1,5})"
            r"(?P<words>(?: [NSEW]\.?)?(?: [A-Z][\w'’-]{0,30}| [0-9]{1,3}(?:st|nd|rd|th)){1,4})"
            rf" (?P<street>{_STREET})\b{_STREET_STOP}",
            "street",
            _STREET_WORDS,
        ),
        (rf"\b(?P<n>[0-9]{{1,3}})(?:st|nd|rd|th) (?P<street>{_STREET})\b", "street", _STREET_WORDS),
        (r"\b(?P<n>[0-9]{1,5})[ -](?P<head>block)\b", "head", word_set("block")),
        (
            r"(?:\bNo\. ?|(?<!\w)#|\b[Nn]umber )(?P<n>[0-9]{1,6})\b(?![.,][0-9])",
            "number",
            word_set("no number #"),
        ),
        (r"(?<![\w-])(?P<n>[0-9]{1,3})-[0-9]{1,3}-[0-9]{1,3}(?![\w-])", "whole", word_set("-")),
    )
)


def _identifiers(text: str) -> list[Mention]:
    """Addresses, roads, flights, channels: numbers that count nothing."""
    found: list[Mention] = []
    words = triggers(text)
    for pattern, form, needed in _IDENTIFIERS:
        if words.isdisjoint(needed):
            continue
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
    r"(?P<of>(?= of\b| the\b| its\b| their\b|-))?(?P<as>(?= as (?:many|much)\b))?"
    r"|(?<![\w-])(?P<half>[Hh]alf)\b(?![ -](?:an? )?(?:dozen|hundred|thousand|million|billion|trillion)\b)"
    r"(?:[ -](?:an? )?(?P<unit>hour|mile|century|year|decade|minute|pound|ounce|inch|foot)\b)?"
    r"(?P<of_half>(?= (?:of|the|an?|its|his|her|their|all|that|this|these|those)\b))?"
    r"(?P<half_as>(?= as (?:many|much)\b))?"
    r"|(?<![\w/])(?P<over>[1-9])/(?P<under>[2-9]|10)(?![\w/])"
)
_NOT_HALF = re.compile(r"\b(?:first|second|other|remaining|latter|better|final|opening) $")


def _fractions(text: str) -> list[Mention]:
    found = []
    for match in _FRACTION.finditer(text):
        value, end = _fraction(text, match), match.end()
        if value is not None and match["over"]:
            end, unit = unit_at(text, end, True)  # "1/2 inch" is a length
            value = replace(value, unit=unit, role="count") if unit else value
        if value is not None:
            found.append(mention(text, *with_bounds(text, match.start(), end, value)))
    return found


def _fraction(text: str, match: re.Match[str]) -> Number | None:
    """The share written, or None: "a third man" and "the second half" are no shares."""
    if match["over"]:
        share = int(match["over"]) / int(match["under"])
        return Number(share, role="fraction", places=-2) if share < 1 else None
    if match["half"]:
        if match["half_as"] is not None:
            return Number(0.5, unit="times", places=-1)  # "half as many", beside "twice as many"
        bounded = bound_before(text, match.start())[1] is not Bound.EXACT
        if match["unit"]:
            return Number(0.5, unit=UNIT_OF[match["unit"]], places=-1)
        taken = match["of_half"] is not None or bounded
        return (
            Number(0.5, role="fraction", places=-2)
            if taken and not _NOT_HALF.search(text[max(0, match.start() - 12) : match.start()])
            else None
        )
    count, part = match["count"].lower(), match["part"].lower()
    single = count in ("a", "an")
    number = 1 if single else DIGIT_WORDS.get(count) or int(count)
    if match["as"] is not None:
        return Number(number / FRACTION_PARTS[part], unit="times", places=-2)
    if (single and not text.startswith(" of", match.end())) or (
        not part.endswith("s") and not single and count not in ("one", "1")
    ):
        return None
    if part.endswith("s") and match["of"] is None and part not in ("thirds", "quarters", "fifths"):
        return None
    return Number(number / FRACTION_PARTS[part], role="fraction", places=-2)


_AND_A_HALF = re.compile(
    r"(?<![\w-])(?i:an?|one) (?P<unit>hour|mile|century|year|decade|month|week|day|minute|pound|inch) and a half\b"
)


def _and_a_half(text: str) -> list[Mention]:
    """ "a year and a half" is 1.5 years."""
    return [
        mention(
            text, *with_bounds(text, match.start(), match.end(), Number(1.5, unit=UNIT_OF[match["unit"]], places=-1))
        )
        for match in _AND_A_HALF.finditer(text)
    ]


_VAGUE = re.compile(
    rf"(?<![\w-])(?i:(?:(?P<tens>tens|dozens|hundreds) of )?(?P<many>{alternatives(VAGUE)})"
    r"|(?:several|an? few|many|an? couple(?: of)?|few|couple) (?P<big>dozen|hundred|thousand|million|billion))\b(?!-)"
)


def _vagues(text: str) -> list[Mention]:
    """ "dozens", "tens of thousands": about, and places one beyond the amount mark them as vague."""
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
    after, unit = unit_at(text, end + (3 if match else 0), False)
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
        found.append(mention(text, *with_bounds(text, match.start(), match.end(), number)))
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


_AGES = {f"{word.removesuffix('y')}ies": value for word, value in DIGIT_WORDS.items() if value >= 20}
_LIFETIME = re.compile(
    r"(?:(?<=\bhis )|(?<=\bher )|(?<=\btheir ))(?:(?:early|late|mid)[ -])?"
    rf"(?:(?P<n>[1-9]0)s|(?P<word>{alternatives(_AGES)}))\b"
)


def _lifetimes(text: str) -> list[Mention]:
    """ "in her 40s" and "in her forties" are ages from 40 to 49."""
    found = []
    for match in _LIFETIME.finditer(text):
        low = float(match["n"] or _AGES[match["word"]])
        found.append(mention(text, match.start(), match.end(), Number(low, low + 9, "years", places=1)))
    return found


# Each scanner with words of which the text must hold one.
_SCANNERS = (
    (_identifiers, DIGIT),
    (_lifetimes, word_set("his her their")),
    (_and_a_half, word_set("half")),
    (_fractions, word_set("half /") | set(FRACTION_PARTS)),
    (_vagues, frozenset(VAGUE) | word_set("several few many couple")),
    (_ordinals, word_set("st nd rd th") | set(ORDINAL_WORDS)),
    (find_quantities, DIGIT | set(DIGIT_WORDS) | set(BIG.split("|"))),
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
