"""From a `Brief` to the text of its page; pure functions: the same briefing gives the same characters."""

from __future__ import annotations

from typing import Literal

from summarizer.errors import OutputError
from summarizer.records import Brief
from summarizer.reporting.as_json import to_json
from summarizer.reporting.explain import explain
from summarizer.reporting.markdown import to_markdown

Format = Literal["md", "json"]
__all__ = ["explain", "render"]

WRITERS = {"md": to_markdown, "json": to_json}


def render(brief: Brief, format: Format) -> str:
    """The page of `brief` as "md" or "json", ending in one newline; OutputError for a format there is not."""
    try:
        write = WRITERS[format]
    except KeyError:
        raise OutputError(f"there is no format {format!r}", f"use one of: {', '.join(WRITERS)}") from None
    return write(brief)
