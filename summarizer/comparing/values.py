"""When two values of one thing disagree: rounding, bounds and vague words allowed for."""

from __future__ import annotations

from summarizer.comparing.counted import Quantity
from summarizer.records import Bound, Number
from summarizer.text.equality import conflicts

ROOM = 1.2  # times a bound that "more than" it may still be meant of
HUNDREDS, ROUNDED = 2, 0.02  # noughts of a figure that may be rounded, and the share by which it may then be off
MILLIONS, ROUNDLY = 6, 0.05  # the same of "a million", which nobody takes for exact


def disagree(left: Quantity, right: Quantity) -> bool:
    """Whether both cannot be so, rounding and bounds allowed for."""
    one, other = left.number, right.number
    if one.role == other.role == "identifier":
        return one.amount != other.amount
    if _rounds(one, other) or _rounds(other, one) or (not left.event and (_spans(one, other) or _spans(other, one))):
        return False
    if left.event and left.event == right.event:
        return conflicts(left.mention, right.mention)
    return conflicts(left.mention, right.mention) and not (_allows(one, other) or _allows(other, one))


def _spans(span: Number, other: Number) -> bool:
    """Whether "20 to 30 feet" is 30 feet, too."""
    return span.upper is not None and other.upper is None and span.amount <= other.amount <= span.upper


def _rounds(whole: Number, exact: Number) -> bool:
    """Whether "four inches" is 4.3 inches told in a whole number, or 11,000 is 11,072 told in thousands."""
    if whole.upper is not None or exact.upper is not None:
        return False
    if whole.places >= 0 > exact.places:
        return round(exact.amount) == whole.amount
    noughts = _noughts(whole.amount)
    near = abs(whole.amount - exact.amount) <= (ROUNDLY if noughts >= MILLIONS else ROUNDED) * abs(exact.amount)
    return (
        noughts >= max(HUNDREDS, _noughts(exact.amount) + 1) and near and round(exact.amount, -noughts) == whole.amount
    )


def _noughts(amount: float) -> int:
    """How many noughts a whole amount ends in: 3 of 11,000."""
    digits = str(int(amount))
    return len(digits) - len(digits.rstrip("0")) if amount == int(amount) else 0


def _allows(bound: Number, other: Number) -> bool:
    """Whether "more than 25,000" leaves room for 25,400."""
    if other.bound not in (Bound.EXACT, Bound.ABOUT) or other.upper is not None:
        return False
    if bound.bound in (Bound.OVER, Bound.AT_LEAST):
        return bound.amount <= other.amount <= ROOM * bound.amount
    return bound.bound in (Bound.UNDER, Bound.AT_MOST) and (2 - ROOM) * bound.amount <= other.amount <= bound.amount


def is_vague(q: Quantity) -> bool:
    """Whether the number is a word like "dozens"; such a one is written with more places than it has digits."""
    return bool(10**q.number.places > q.number.amount)


def size(q: Quantity) -> float:
    return abs(q.number.upper or q.number.amount)
