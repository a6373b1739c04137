"""Counts, money, measures, ages, ranges, scores and ratios."""

from __future__ import annotations

import re

from summarizer.records import Bound, Mention, Number
from summarizer.text.amounts import (
    AMOUNT,
    BOUND_OF,
    BOUND_WORDS,
    SIGNS,
    Amount,
    amount_at,
    currency_before,
    unit_at,
    with_bounds,
)
from summarizer.text.scanning import mention, starts_sentence, word_set
from summarizer.text.tables import COUNTABLE, SCORE_CONTEXT

_RANGE = re.compile(rf"(?P<dash> ?[-–—] ?|-to-)|(?: (?P<word>to|or) (?:possibly )?(?:(?P<bound>(?i:{BOUND_WORDS})) )?)")
_AND = re.compile(rf" and (?:(?P<bound>(?i:{BOUND_WORDS})) )?")
_RATIO = re.compile(
    r" (?:[a-z]{3,15} (?=in every ))?(?P<word>out of|of|in)"
    r"(?: every| the| its| their| his| her| those| these| all)? (?=[0-9a-z])"
)
_SIGN_AT = re.compile(SIGNS)
_FROM = re.compile(r"(?:^|\W)(?P<ranging>\w{1,12} )?from (?:\W{0,2})\Z")
_RANGING = ("rang", "vary", "vari", "anywhere", "aged", "estimat")
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'-]*\.?|\x00)(?:, | \()\Z")
_AGE_AFTER = re.compile(r"[,.;:)]|\n|$|[”\"’]| (?:when|and|who|years)\b")
_ONE_BEFORE = re.compile(
    r"\b(?:(?<!the )only|just|killed|killing|wounded|wounding|injured|injuring|leaving|hit|least|than|another) $", re.I
)
_ONE_STATE = re.compile(r" (?:was |were |is )?(?:killed|dead|wounded|injured|arrested|missing)\b")


def find_quantities(text: str) -> list[Mention]:
    """Counts, money, measures, ages, ranges, scores and ratios, from left to right."""
    found: list[Mention] = []
    position = 0
    while match := AMOUNT.search(text, position):
        amount = Amount(match)
        position = max(amount.end, match.start() + 1)
        if amount.end <= amount.start or not _stands_free(text, amount):
            continue
        taken = _ratio(text, amount) or _range(text, amount) or _single(text, amount)
        if taken and not (found and taken[0] < found[-1].span.end):
            found.append(mention(text, *taken))
            position = max(position, taken[1])
    return found


def _stands_free(text: str, amount: Amount) -> bool:
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


def _ratio(text: str, low: Amount) -> tuple[int, int, Number] | None:
    """ "two of three", "one in five", "one child in every ten" as the role "fraction" with both numbers."""
    match = _RATIO.match(text, low.end)
    high = amount_at(text, match.end()) if match else None
    if not match or not high or not low.value < high.value:
        return None
    if low.value % 1 or high.value % 1 or low.scale or high.written == "a":
        return None
    end, unit = unit_at(text, high.end, high.written[0].isdigit())
    if unit or text[end : end + 1].isalpha() or (match["word"] == "in" and not _share(text, low, end)):
        return None
    return with_bounds(text, low.start, end, Number(low.value, high.value, role="fraction"))


def _share(text: str, low: Amount, end: int) -> bool:
    """Whether "3 in 30" is a share: not "3 in 30 games"."""
    return low.value < 10 and not re.match(
        r" (?:games|matches|starts|attempts|minutes|days|years)\b", text[end : end + 10]
    )


def _range(text: str, low: Amount) -> tuple[int, int, Number] | None:
    """ "100 to 300", "between 100 and over 600", "20-30", "two or three", and scores such as "52-48"."""
    before = text[max(0, low.start - 24) : low.start].lower().rstrip("$£€")
    between = bool(re.search(rf"\bbetween (?:(?:{BOUND_WORDS}) )?$", before))
    low_end, low_unit = unit_at(text, low.end, low.written[0].isdigit())
    match = (_AND if between else _RANGE).match(text, low_end) or _RANGE.match(text, low.end)
    if not match:
        return None
    sign = _SIGN_AT.match(text, match.end())
    high = amount_at(text, sign.end() if sign else match.end())
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
    return _spread(text, low, high, low_unit, Bound.EXACT if not match["bound"] else BOUND_OF[match["bound"].lower()])


def _spread(text: str, low: Amount, high: Amount, low_unit: str, bound: Bound) -> tuple[int, int, Number] | None:
    """A range with its unit; a bound on its upper end ("100 to over 600") is the bound of the whole."""
    start, currency, _ = currency_before(text, low.start)
    end, unit = unit_at(text, high.end, high.written[0].isdigit())
    if text[end : end + 1].isalnum() or (low_unit and unit and low_unit != unit):
        return None
    if low_unit == "%" and unit != "%":  # "rose 18 percent to 412 million kroner"
        return None
    if re.search(r"\b(?i:aged?|ages) $", text[max(0, start - 6) : start]):
        unit = unit or "years"
    value = Number(low.value, high.value, currency or unit or low_unit, bound, min(low.places, high.places))
    first, end, value = with_bounds(text, start, end, value)
    return first, end, value


def _changes(text: str, low: Amount, match: re.Match[str]) -> bool:
    """ "rose from 3 to 5" gives two numbers; "ranging from 3 to 5" is a range."""
    if "word" not in match.re.groupindex or match["word"] != "to":
        return False
    before = _FROM.search(text[max(0, low.start - 24) : low.start].rstrip("$£€"))
    return before is not None and not (before["ranging"] or "").lower().startswith(_RANGING)


def _score(text: str, low: Amount, high: Amount, dashed: bool) -> tuple[int, int, Number] | None:
    """A score or a vote: falling or level numbers, or rising ones near a word such as "voted"."""
    if low.value % 1 or high.value % 1 or low.scale or high.scale or low.value > 999 or high.value > 999:
        return None
    around = text[max(0, low.start - 48) : low.start] + text[high.end : high.end + 24]
    contest = any(word.startswith(SCORE_CONTEXT) for word in re.findall(r"[a-z]+", around.lower()))
    if not (contest if low.value < high.value or not dashed else True) or text[high.end : high.end + 1].isalnum():
        return None
    if unit_at(text, high.end, True)[1] or (text[low.start - 1 : low.start] in "$£€" and low.start):
        return None
    return low.start, high.end, Number(low.value, high.value, role="score")


def _single(text: str, amount: Amount) -> tuple[int, int, Number] | None:
    """One amount with its currency or unit."""
    start, currency, negative = currency_before(text, amount.start)
    figure = amount.written[0].isdigit() or amount.written[0] == "."
    end, unit = unit_at(text, amount.end, figure)
    if currency:  # "$5 billion dollars" is written too, but "$30 a foot" has no unit
        end, unit = (end if unit == currency else amount.end), currency
    if text[end : end + 1].isalnum() or text[end : end + 1] == "_":
        return None
    if not unit and amount.value % 1 == 0 and amount.value <= 115 and (aged := _age(text, amount, end)):
        return aged
    if amount.written.lower() == "one" and not _counts(text, amount, end, unit):
        return None
    value = Number(-amount.value if negative else amount.value, None, unit, Bound.EXACT, amount.places)
    return with_bounds(text, start, end, value)


def _age(text: str, amount: Amount, end: int) -> tuple[int, int, Number] | None:
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


def _counts(text: str, amount: Amount, end: int, unit: str) -> bool:
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
