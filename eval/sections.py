"""The parts of a page as `brief --format json` writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def combined(page: Mapping) -> list[str]:
    """What the page says of all articles together: title, lead and key points, in order."""
    return [claim["text"] for claim in (page["title"], *page["lead"], *page["key_points"])]


def statements(page: Mapping) -> Iterator[Mapping]:
    """Everything the page states with citations, in its order."""
    yield page["title"]
    yield from page["lead"]
    yield from page["key_points"]
    yield from page["views"]
    for summary in page["summaries"]:
        yield from summary["claims"]
