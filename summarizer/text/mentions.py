"""Numbers, dates and names as they stand in a text, each with the value it means."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.records import Mention, Span
from summarizer.text.dates import find_dates
from summarizer.text.designations import find_designations, find_works
from summarizer.text.names import find_names
from summarizer.text.numbers import find_numbers
from summarizer.text.scanning import blank, blank_mentions, has_digit, holds_any

# What looks like a number or a name and is neither; every repetition is bounded, so no input takes long.
# Each pattern with strings of which the text must hold one, and a digit where DIGITS says so.
_DIGITS = "digits"
_NOISE: tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...] = tuple(
    (re.compile(pattern, re.MULTILINE), needed, digits)
    for pattern, needed, digits in (
        (r"(?:https?://|(?<!\w)www\.)\S{1,2000}", ("://", "www."), ""),
        (r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", ("@",), ""),
        (
            r"(?<![\w.-])[\w-]{1,63}\.(?:com|org|net|gov|edu|io)\b(?:\.[a-z]{2})?(?:/\S{0,500})?",
            (".com", ".org", ".net", ".gov", ".edu", ".io"),
            "",
        ),
        (r"[@#](?<!\w.)[A-Za-z_]\w{0,100}", ("@", "#"), ""),
        (
            r"(?<![\w-])(?:\+?[0-9]{1,3}[ .-]?)?(?:\([0-9]{3}\) ?|[0-9]{3}[.-])[0-9]{3}[.-][0-9]{4}(?![\w-])",
            ("-", "."),
            _DIGITS,
        ),
        (r"\+(?<!\w.)[0-9]{1,3}(?:[ .-][0-9]{2,5}){2,5}(?![\w-])", ("+",), _DIGITS),
        (r"^[ \t]{0,8}(?:\(?[0-9]{1,3}\)|[0-9]{1,3}\.)(?=[ \t])", (". ", ") ", ".\t", ")\t"), _DIGITS),
        (r"\[[0-9]{1,3}(?:, ?[0-9]{1,3}|[–-][0-9]{1,3}){0,5}\]", ("[",), _DIGITS),
        (r"\((?:[1-9]|1[0-9])\)", ("(",), _DIGITS),
        (
            r"(?:Part|Step|Chapter|Page|Image|Photo|Figure|Fig\.|Table|Slide|Appendix) [0-9]{1,4}"
            r"(?: of (?:/ )?[0-9]{1,4})?\b",
            ("Part ", "Step ", "Chapter ", "Page ", "Image ", "Photo ", "Fig", "Table ", "Slide ", "Appendix "),
            _DIGITS,
        ),
    )
)


def _without_noise(text: str) -> str:
    numbered = has_digit(text)
    for pattern, needed, digits in _NOISE:
        if (numbered or not digits) and holds_any(text, needed):
            text = blank(text, [match.span() for match in pattern.finditer(text)])
    return text


def find_mentions(
    text: str, lowercase: frozenset[str] = frozenset(), capitals: frozenset[str] = frozenset()
) -> tuple[Mention, ...]:
    """Every number, date and name of `text` in reading order, without overlap.

    `lowercase` holds words that stand in lower case in related texts: at a sentence's start they are no names.
    `capitals` holds words that stand there with a capital inside a sentence (`names.capitals_inside`): they are names
    at a sentence's start too ("Price said"), unless they are also in `lowercase`.
    """
    return with_names(find_figures(text), lowercase, capitals)


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers and dates of a text, its works and designations, and the text with all of these blanked."""

    mentions: tuple[Mention, ...]
    rest: str


def find_figures(text: str) -> Figures:
    """Half of `find_mentions`, for those who need no names or need them later."""
    text_left = _without_noise(text)
    found: list[Mention] = []
    for scanner in (find_works, find_designations, find_dates, find_numbers):
        new = scanner(text_left)
        found += new
        text_left = blank_mentions(text_left, new)
    return Figures(tuple(found), text_left)


def with_names(figures: Figures, lowercase: frozenset[str], capitals: frozenset[str]) -> tuple[Mention, ...]:
    """All mentions of the text whose figures are found already, as `find_mentions` gives them."""
    found = [*figures.mentions, *find_names(figures.rest, lowercase, capitals)]
    return _without_overlap(sorted(found, key=lambda item: item.span))


def _without_overlap(mentions: list[Mention]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    for item in mentions:
        if not kept or item.span.start >= kept[-1].span.end:
            kept.append(item)
    return tuple(kept)


def within(mentions: Sequence[Mention], span: Span) -> tuple[Mention, ...]:
    """Those of a text's mentions, given in order, that begin within a span of it."""
    first = bisect.bisect_left(mentions, span.start, key=lambda item: item.span.start)
    last = bisect.bisect_left(mentions, span.end, key=lambda item: item.span.start)
    return tuple(mentions[first:last])
