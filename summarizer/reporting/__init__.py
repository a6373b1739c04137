"""From a `Brief` or a `Review` to the text of its page; pure functions: the same record gives the same characters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, TypeVar

from summarizer.errors import OutputError
from summarizer.records import Brief, Review
from summarizer.reporting.as_json import to_json
from summarizer.reporting.check_json import to_json as check_to_json
from summarizer.reporting.check_text import to_text
from summarizer.reporting.explain import explain
from summarizer.reporting.html import to_html
from summarizer.reporting.markdown import to_markdown

Format = Literal["md", "json", "html"]
CheckFormat = Literal["text", "json", "junit"]
__all__ = ["explain", "render", "render_check"]


def _to_junit(review: Review) -> str:
    from summarizer.reporting.check_junit import to_junit  # here, since the library for XML is slow to load

    return to_junit(review)


WRITERS = {"md": to_markdown, "json": to_json, "html": to_html}
CHECK_WRITERS = {"text": to_text, "json": check_to_json, "junit": _to_junit}
_Writer = TypeVar("_Writer", bound=Callable[..., str])


def render(brief: Brief, format: Format, *, summaries: bool = False) -> str:
    """The page of `brief` as "md", "json" or "html", ending in one newline; OutputError for a format there is not.

    `summaries` gives the Markdown page each article's summary whole, what stands above it too; the other formats always
    have all there is.
    """
    write = _writer(WRITERS, format)
    return write(brief, summaries=summaries) if write is to_markdown else write(brief)


def render_check(review: Review, format: CheckFormat, *, everything: bool = False) -> str:
    """The report on a summary as "text", "json" or "junit", ending in one newline; OutputError for another format.

    `everything` gives the text the evidence of what is supported too; the other formats always have all there is.
    """
    write = _writer(CHECK_WRITERS, format)
    return write(review, everything=everything) if write is to_text else write(review)


def _writer(writers: Mapping[str, _Writer], format: str) -> _Writer:
    try:
        return writers[format]
    except KeyError:
        raise OutputError(f"there is no format {format!r}", f"use one of: {', '.join(writers)}") from None
