"""Whether two numbers are the same, one rounds the other, or they differ."""

from __future__ import annotations

import math
from dataclasses import replace

from summarizer.records import Bound, Number
from summarizer.text.scanning import word_set

# Within a group the first is the measure; a claim in another unit of the group must say "about".
CONVERSIONS = {
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
_HEAT = word_set("°C °F")
_ALIKE = ("pounds GBP", "pounds lb", "tons tonnes", "degrees °C", "degrees °F")
_SAME_UNITS = frozenset(map(word_set, _ALIKE))
_TOLERANCE = 0.05  # the most that rounding, "about" or another unit may hide


def number_supports(claim: Number, source: Number) -> bool:
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
    if {claim.unit, source.unit} == _HEAT:
        return _as_warm(claim, source)
    group, factor = CONVERSIONS.get(claim.unit, ("", 1.0))
    other, other_factor = CONVERSIONS.get(source.unit, (" ", 1.0))
    if group != other or (claim.upper is None) != (source.upper is None) or not _bounds_agree(claim, source):
        return False
    pairs = [(claim.amount * factor, source.amount * other_factor)]
    if claim.upper is not None and source.upper is not None:
        pairs.append((claim.upper * factor, source.upper * other_factor))
    exact = all(math.isclose(a, b, rel_tol=1e-9) for a, b in pairs)
    if group in _EXACT_CONVERSIONS or {claim.unit, source.unit} <= _METRIC:
        return exact
    return exact or (claim.bound is Bound.ABOUT and all(abs(a - b) <= _TOLERANCE * abs(b) for a, b in pairs))


def _as_warm(claim: Number, source: Number) -> bool:
    """115 °F for 46.3 °C, or a rise of 2.5 °F for one of 1.4 °C, each rounded as it is written."""
    if claim.upper is not None or source.upper is not None or not _bounds_agree(claim, source):
        return False
    factor = 1.8 if claim.unit == "°F" else 1 / 1.8
    risen = source.amount * factor
    reached = risen + 32 if claim.unit == "°F" else (source.amount - 32) * factor
    slack = 0.51 * 10.0 ** min(claim.places, 0)
    return min(abs(claim.amount - risen), abs(claim.amount - reached)) <= slack


def _share_supports(claim: Number, source: Number) -> bool:
    """Half is 50%; "two of three" is that ratio and no other; a share is no count."""
    if claim.role == source.role == "fraction" and claim.upper is not None:
        return (claim.amount, claim.upper) == (source.amount, source.upper) and _bounds_agree(claim, source)
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


def comparable(left: Number, right: Number) -> bool:
    """Whether two numbers can speak of the same quantity: one role, and one unit or kind of unit."""
    shares = ("fraction", "%")
    if left.role != right.role or left.role == "fraction":
        return all(value.role in shares or value.unit in shares for value in (left, right))
    if _units_agree(left.unit, right.unit):
        return left.role != "identifier"
    if {left.unit, right.unit} == _HEAT:
        return True
    group = CONVERSIONS.get(left.unit, ("",))[0]
    return group != "" and group == CONVERSIONS.get(right.unit, (" ",))[0]


def same_distance(left: Number, right: Number) -> bool:
    """8 km and 5 miles: the same within the tolerance, so no disagreement."""
    if left.unit == right.unit or (left.bound is not right.bound and Bound.ABOUT not in (left.bound, right.bound)):
        return False
    return _converted_supports(replace(left, bound=Bound.ABOUT), replace(right, bound=Bound.EXACT))
