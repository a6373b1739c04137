"""A summary as plain statements: what anyone may have written, without Markdown's marks, citations and apparatus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.articles.decoding import clean_traced
from summarizer.articles.markdown import plain_traced
from summarizer.records import Span
from summarizer.text.traced import Traced

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---(?:\n|\Z)", re.DOTALL)
_TABLE_RULE = re.compile(r"^\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*$", re.MULTILINE)
# From a heading of this name on there are no statements, whoever wrote the page.
_APPENDIX = re.compile(r"(?ims)^(?:#{1,6}[ \t]+|\*\*)(?:Sources|References|Citations):?(?:\*\*)?[ \t]*$.*")
# A page by `brief` is known by its list of sources; these lines of it speak of the articles, not of the story.
_OWN_PAGE = re.compile(r"^## Sources(?: and what each adds)?\n\n- \*\*\[\d+\] ", re.MULTILINE)
_OWN_LINES = re.compile(
    r"^(?:[\d,]{1,9} articles?\b[^\n]{0,200} checked(?: · [^\n]{0,50} left out)?(?: · ” [^\n]{0,50})?"
    r"|## (?:Key points(?:, day by day)?|Comment and background|What each writer thinks|Timeline"
    r"|Where (?:the articles|accounts) differ|Sources(?: and what each adds)?)"
    r"|- \*\*\[\d{1,3}\] [^\n]*"
    r"|\| What \| Reported \| By \||The writers differ over [^\n]*|Accounts differ, as told above, over [^\n]*)$"
    r"|^\*\*(?:(?:Earlier: r|R)eported )?\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?\*\*(?: — |$)"
    r"|^## Checks$(?s:.*)",
    re.MULTILINE,
)

_CITATION = re.compile(
    r" ?\[\^?\d{1,3}(?:(?:”|, quoted)?(?:, \d{1,2} [A-Z][a-z]{2,8})?|(?: ?[,;–-] ?\d{1,3}){1,9})\]"
    r"(?:\([^()\n]{0,500}\))?"  # [1], [1”], [1, quoted], [1, 8 February], [1](https://…)
    r"|\(\d{1,3} of \d{1,3} articles\)"  # after a key point that several articles carry
)
_BAR = re.compile(r"^[ \t]*\||(?<!\\)\|[ \t]*$|[ \t](?<!\\)\|(?=[ \t])", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*[-*+•][ \t]+", re.MULTILINE)
_NUMBERING = re.compile(r"^[ \t]*\(?(\d{1,3})[.)][ \t]+", re.MULTILINE)
_ITEM_CAN_BEGIN = re.compile(r"(?:\A|\n\n|[.!?:;\])\"”’*]\n)\Z")


@dataclass(frozen=True, slots=True)
class Statements:
    """The plain text that is checked, traced to the summary as given, and which parts of that were not read."""

    plain: Traced
    unread: tuple[Span, ...]


def statements(summary: str) -> Statements:
    """What `summary` states, as plain text.

    Marks of Markdown, list numbers and citations go (a number alone in brackets, linked or not, is a citation); cells
    of a table stand as paragraphs of their own. Not read are
    front matter, what follows a heading "Sources", "References" or "Citations", and on a page by `brief` the line of
    counts and the headings of its sections and articles.
    """
    cleaned = clean_traced(summary)
    unread = _merged(_unread(cleaned.text))
    return Statements(_plain(cleaned.without(unread)), tuple(map(cleaned.back, unread)))


def _unread(text: str) -> Iterator[Span]:
    patterns = [_FRONT_MATTER, _APPENDIX]
    if _OWN_PAGE.search(text):
        patterns.append(_OWN_LINES)
    for pattern in patterns:
        yield from (Span(*match.span()) for match in pattern.finditer(text))


def _merged(spans: Iterator[Span]) -> list[Span]:
    """The spans in order, without those that lie within another."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _plain(text: Traced) -> Traced:
    """Citations first: to Markdown "[1][3]" is a link whose words are "1"."""
    text = text.put(_CITATION).put(_TABLE_RULE).put(_BAR, "\n\n")
    return plain_traced(text.without(_numberings(text.text)).put(_BULLET))


def _numberings(text: str) -> Iterator[Span]:
    """The numbers of lists: where an item can begin, or one after the last; "on May\\n15. The" is a wrapped line."""
    last = -1
    for match in _NUMBERING.finditer(text):
        number = int(match[1])
        if number == last + 1 or _ITEM_CAN_BEGIN.search(text, max(0, match.start() - 2), match.start()):
            last = number
            yield Span(*match.span())
