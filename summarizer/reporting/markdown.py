"""A briefing as one Markdown page; the wording and order of its sections stand in prompts/page.md.j2."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from summarizer.prompting import escape_markdown, render
from summarizer.records import Article, Brief, Claim, Difference
from summarizer.reporting import layout
from summarizer.reporting.layout import NO_DAYS, Cell

QUOTED = "”"  # in a citation: the article’s own sentence, word for word


def to_markdown(brief: Brief, *, summaries: bool = False) -> str:
    """The page of `brief`, ending in one newline; text from articles and models never becomes markup in it.

    With `summaries` each article's summary is whole; else only what it adds to the page above.
    """
    values = layout.page_values(brief)
    page = render(
        "page.md.j2",
        **values | ({"added": values["summed"]} if summaries else {}),
        cite=cite,
        heading=heading,
        paragraph=paragraph,
        row=row,
        rows=rows,
    )
    return tidy(page)


def heading(claim: Claim) -> str:
    """The claim's words, escaped, as a title that no citation follows: the source's own as a quotation."""
    return escape_markdown(layout.title(claim))


def paragraph(claims: Iterable[Claim], known: int = 0, days: Mapping[int, dt.date] = NO_DAYS) -> str:
    """The claims in one line, escaped, each with its citations, and those of another article with its day of `days`."""
    return " ".join(
        f"{escape_markdown(claim.text)} {cited(claim, known, noted)}".rstrip()
        for claim, noted in layout.placed(claims, days)
    )


def cited(claim: Claim, known: int = 0, days: Mapping[int, dt.date] = NO_DAYS) -> str:
    """ "[1][3]"; "[1”][3]" for the own sentence of [1]; "" where the only article is `known` and not quoted."""
    notes = layout.citations(claim, known, days)
    return "".join(f"[{number}{note.replace(layout.QUOTED, QUOTED)}]" for number, note in notes.items())


def rows(difference: Difference) -> list[tuple[str, str]]:
    """The cells of a difference, escaped, each value in bold in the words around it, and whose they are.

    "[1], also [3] [4]": the words of [1]; the others give the value in words of their own.
    """
    return [(_cell(cell), _signed(cell)) for cell in layout.cells(difference)]


def _signed(cell: Cell) -> str:
    also = f", also {cite(layout.articles_of(cell.alike), ' ')}" if cell.alike else ""
    return cite(layout.articles_of(cell.evidence), " ") + also


def _cell(cell: Cell) -> str:
    return "".join(f"**{escape_markdown(text)}**" if is_value else _inside(text) for text, is_value in cell.parts)


def _inside(text: str) -> str:
    """A part of a cell, escaped, with the space it begins or ends with, which escaping takes."""
    return (
        (" " if text[:1].isspace() else "") + escape_markdown(text) + (" " if text[1:] and text[-1].isspace() else "")
    )


def origin(article: Article) -> str:
    """ " — Harbour Dispatch, 8 February 2018", escaped, as far as the article says; else ""."""
    known = layout.origin(article)
    return f" — {escape_markdown(known)}" if known else ""


def cite(numbers: Iterable[int], separator: str = "") -> str:
    """Citations as "[1][3]"; no link, for a page defines no link and escaped text cannot define one."""
    return separator.join(f"[{number}]" for number in numbers)


def row(cells: Iterable[object]) -> str:
    """One line of a table; cells must have been escaped."""
    return "|" + "".join(f" {cell} |" if cell != "" else " |" for cell in cells)


def tidy(page: str) -> str:
    """One newline at the end, no trailing spaces, no two blank lines together."""
    lines = re.sub(r"[ \t]+$", "", page, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"
