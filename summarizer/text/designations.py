"""Machines and products ("T-72", "iPhone 7") and the quoted titles of works."""

from __future__ import annotations

import re

from summarizer.records import Mention, Name
from summarizer.text.commonwords import is_common
from summarizer.text.scanning import alternatives, has_digit, holds_any, mention, word_set
from summarizer.text.tables import DESIGNATION_HEADS, TITLE_HEADS, TITLE_MODIFIERS
from summarizer.text.tokens import fold

# --- designations: every digit counts

_DESIGNATION = re.compile(
    r"(?<![\w-])(?:(?P<plain>(?:[A-Z]{1,5}|[A-Z][a-z]|Covid|MiG)-[0-9]{1,4}[A-Za-z]{0,2}|[A-Z]{1,4}[0-9]{1,4}[A-Z]?[0-9]?)(?P<plural>s)?"
    rf"|(?P<head>{alternatives(DESIGNATION_HEADS)}) (?P<number>[A-Z]?[0-9]{{1,4}}(?:-[0-9]{{1,3}})?[A-Z]?)s?"
    r"(?: (?P<tail>Plus|Pro|Max|Mini|MAX))?)(?![\w-]{0,20}[0-9])\b"
)


def find_designations(text: str) -> list[Mention]:
    """The machines and products of a text."""
    found: list[Mention] = []
    if not has_digit(text):
        return found
    for match in _DESIGNATION.finditer(text):
        written = match["plain"] or " ".join(filter(None, (match["head"], match["number"], match["tail"])))
        if match["plain"] and not match["plural"] and written.endswith("s"):
            written = written[:-1]
        value = written.lower()
        found.append(mention(text, match.start(), match.end(), Name(tuple(value.split()), designation=value)))
    return found


# --- quoted works: “A History of Maps”, "Six Days in Rome"

_WORK = re.compile(
    r"(?P<open>[“\"]|(?<![\w])[‘'])(?P<title>[A-Z][\w’-]{0,30}"
    r"(?: (?:[A-Z0-9][\w’-]{0,30}|of|the|in|to|a|an|and|for|on|with|at|by|from)){1,8})"
    r"[,.!?]?(?:(?<=[,.!?])|(?<=\w))[”\"’'](?!\w)"
)
_QUOTES = ("“", '"', "‘", "'")
_SMALL_WORDS = word_set("of the in to a an and for on with at by from")


def find_works(text: str) -> list[Mention]:
    """Quoted titles that begin with an ordinary word or hold a small one; others are found as names are."""
    found: list[Mention] = []
    if not holds_any(text, _QUOTES):
        return found
    for match in _WORK.finditer(text):
        words = [fold(word) for word in match["title"].split()]
        if words[-1] in _SMALL_WORDS or words[0] in TITLE_HEADS or words[0] in TITLE_MODIFIERS:
            continue
        if _SMALL_WORDS.isdisjoint(words) and not is_common(words[0]):
            continue
        start = match.start("title") + len(_ARTICLE.match(match["title"]).group())  # type: ignore[union-attr]
        value = tuple(
            part for word in match.string[start : match.end("title")].split() for part in fold(word).split("-")
        )
        found.append(mention(text, start, match.end("title"), Name(value)))
    return found


_ARTICLE = re.compile(r"(?:(?:The|A|An) )?")
