"""What a sentence takes back: "nine, not 11", "an earlier report said eleven", "revised from 43 to 31"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.checking.lexicon import REPORTING
from summarizer.records import Bound, Mention, Name, Number
from summarizer.text.equality import supports
from summarizer.text.index import Line

# "Nine people, not 11, died", "not 11 but nine", "Nine died, not 11 as first reported".
_NOT = re.compile(r"\b(?:not|rather than) (?:the )?$", re.IGNORECASE)
_ENDS = re.compile(r"(?: [a-z]+){0,3}?(?:[,.;)]|$| (?:as|died|were|was|had|have|are|is)\b)")
_BUT = re.compile(r"(?: [a-z]+){0,3}?,? but (?:rather )?(?:about |some )?")
_AS_REPORTED = re.compile(r"\b(?:first|earlier|previously|initially|originally)\b", re.IGNORECASE)
# One side's word against another's is a dispute, which both may have a say in; what might be is no correction.
_DISPUTED = re.compile(
    r"\b(?:claim|insist|disput|den(?:y|ie)|reject|contend|argu|alleg|accus|maintain|contradict)\w*"
    r"|\b(?:if|whether|would|should|could|might|may)\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:authorit|official|police|minist|government|service|agency|hospital|coroner|prosecut|court|mayor|governor"
    r"|commander|inspector|spokes|department|office|company|operator|committee|commission|council|county|city\b|state\b"
    r"|district|region|bureau|board|railway|airline|organi[sz]er|universit|school|doctor|league"
    r"|federation|referee)",
    re.IGNORECASE,
)
# What an earlier report said, up to where the sentence puts it right.
_EARLIER = re.compile(
    r"\bcorrect(?:s|ed|ing)? (?:an?|its|the|our) (?:earlier|previous|initial|first|original)"
    r" (?:version|report|story|article|statement|figure|account|toll|count)s?\b"
    r"|\b(?:an?|our|the) (?:earlier|previous) (?:version of this|report by this|article in this) \w+\b"
    r"|\b(?:wrongly|mistakenly|incorrectly|erroneously) (?:been )?"
    r"(?:given|named|identified|reported|stated|said|put|listed|gave|called)\b"
    r"|\b(?:misidentified|misnamed|misreported|misstated)\b",
    re.IGNORECASE,
)
_PUT_RIGHT = re.compile(r";|—|\b(?:instead|rather|in fact|but|when|while|it is|it was|the correct)\b")
_CALLED = re.compile(r"\b(?:was|is|were|are|be|been|as|named|called|identified)(?: the)?(?: [a-z]+)? $")
# The count that a report gives, not a thing of the world that is lowered, as a limit or a price is.
_REVISED = r"(?:revis|lower|rais|correct|reduc|cut|increas|updat|adjust)\w*"
_GROWN = r"(?:risen|rose|climbed|grown|grew)"
_FIGURE = (
    r"(?:toll|body count|tally|figure|estimate|count|number of (?:the |people )?"
    r"(?:dead|deaths|killed|victims|casualties|fatalities|injured|wounded|missing)\b)"
)
_COUNT_REVISED = re.compile(
    rf"\b{_REVISED}\b[^.,;]{{0,30}}\b{_FIGURE}|\b{_FIGURE}[^.,;]{{0,40}}\b{_REVISED}\b"
    r"|\b(?:revised|corrected)(?: (?:up|down)(?:wards?)?)?(?= from\b)",
    re.IGNORECASE,
)
_COUNT_GROWN = re.compile(rf"\b{_FIGURE}[^.,;]{{0,60}}\b{_GROWN}(?= to\b)(?![^.;]* from\b)", re.IGNORECASE)
_UP, _DOWN = (
    re.compile(rf"\b(?:rais|increas|{_GROWN}\b|up(?:wards?)?\b)", re.I),
    re.compile(r"\b(?:lower|reduc|cut|down(?:wards?)?\b)", re.I),
)
_FROM = re.compile(r"\bfrom (?:the |an? )?(?:[a-z]+ )?$")
_TO = re.compile(r"\b(?:to|at) (?:the )?$")
_NAMESAKE = 2  # words of a name that tells one person


@dataclass(frozen=True, slots=True, eq=False)
class Retraction:
    """A value that a sentence takes back, and the one it puts there, either of which it may leave untold.

    `plain` is whether it says that it corrects a report; if not, "nine, not 11" may have other grounds. What only
    `revises` a count does not say that it was wrong when it was given; `rises` is whether it did, None if untold.
    """

    line: Line
    old: Mention | None
    new: Mention | None
    plain: bool = True
    revises: bool = False
    rises: bool | None = None


def find_retractions(line: Line) -> tuple[Retraction, ...]:
    """Each value a sentence takes back, once."""
    found = [*_contrasted(line), *_reported_earlier(line), *_revised(line)]
    first = {r.old: r for r in reversed(found)}  # who tells more comes first
    return tuple(r for r in found if first[r.old] is r)


def _contrasted(line: Line) -> Iterator[Retraction]:
    """ "Nine people, not 11, died": the number or name after "not", with the one beside it."""
    for old in filter(_may_be_taken_back, line.mentions):
        before = line.text[: old.span.start]
        refused = _NOT.search(before)
        new = _in_its_place(line, old, before[: refused.start()]) if refused else None
        reported = bool(_AS_REPORTED.search(line.text, old.span.end))
        if new and (reported or not _is_of_one_side(line)):
            yield Retraction(line, old, new, plain=reported)


def _in_its_place(line: Line, old: Mention, before: str) -> Mention | None:
    """The nearest value of the kind on the other side: before ", not 11", after "not 11 but"."""
    others = [m for m in line.mentions if m is not old and _may_be_taken_back(m) and _is_like(m, old)]
    if but := _BUT.match(line.text, old.span.end):
        return next((m for m in others if m.span.start == but.end() and not _is_one(old)), None)
    if before.endswith((", ", "(")) and _ENDS.match(line.text, old.span.end):
        return next((m for m in reversed(others) if m.span.end < len(before)), None)
    return None


def _is_of_one_side(line: Line) -> bool:
    speaks = any(token.lower in REPORTING for token in line.tokens) or "according to" in line.text
    return bool(_DISPUTED.search(line.text)) or (speaks and not _OFFICIAL.search(line.text))


def _reported_earlier(line: Line) -> Iterator[Retraction]:
    """All that "an earlier report said": its numbers, and the names it gave to somebody."""
    if not (told := _EARLIER.search(line.text)):
        return
    right = _PUT_RIGHT.search(line.text, told.end())
    end = right.start() if right else len(line.text)
    for old in filter(_may_be_taken_back, line.mentions):
        if told.end() <= old.span.start < end and (_is_number(old) or is_called(line, old)):
            after = (m for m in line.mentions if m.span.start >= end and _may_be_taken_back(m))
            yield Retraction(line, old, next((m for m in after if _is_like(m, old)), None))


def _revised(line: Line) -> Iterator[Retraction]:
    """ "revised the toll from 43 to 31", "lowered the toll to 31", "has risen to 31"."""
    revised = _COUNT_REVISED.search(line.text) or _COUNT_GROWN.search(line.text)
    if revised is None:
        return
    counts = [m for m in line.mentions if _is_number(m) and m.span.start >= revised.start()]
    new = next((m for m in counts if _TO.search(line.text[: m.span.start])), None)
    if new is not None:
        old = next((m for m in counts if m is not new and _FROM.search(line.text[: m.span.start])), None)
        yield Retraction(line, old, new, revises=True, rises=_rises(revised.group()))


def _rises(words: str) -> bool | None:
    """Whether a count is "raised" or "lowered"; None where it is only "revised"."""
    up, down = _UP.search(words), _DOWN.search(words)
    return bool(up) if bool(up) != bool(down) else None


def _may_be_taken_back(mention: Mention) -> bool:
    """A figure without a bound ("not more than 11" takes nothing back) or a name in full."""
    if isinstance(mention.value, Name):
        return len(mention.value.words) >= _NAMESAKE and not mention.value.acronym
    return _is_number(mention) and getattr(mention.value, "bound", None) in (Bound.EXACT, Bound.ABOUT)


def _is_number(mention: Mention) -> bool:
    return isinstance(mention.value, Number) and mention.value.role == "count"


def _is_one(mention: Mention) -> bool:
    """ "not one but two" only counts up."""
    return isinstance(mention.value, Number) and mention.value.amount == 1


def _is_like(left: Mention, right: Mention) -> bool:
    """Whether one could stand for the other: two names, or two numbers of one unit that differ."""
    one, other = left.value, right.value
    if isinstance(one, Number) and isinstance(other, Number):
        return one.unit == other.unit and one.amount != other.amount
    return type(one) is type(other) and not supports(left, right)


def is_called(line: Line, name: Mention) -> bool:
    """Whether the name is what somebody is said to be: "the driver was Jiri Malina"; not where: "in Port Elin"."""
    return bool(_CALLED.search(line.text[: name.span.start]))
