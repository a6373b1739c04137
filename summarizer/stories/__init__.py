"""A corpus of articles split into stories: which are one report, and which reports tell of one event."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.stories.records import Item, Story

__all__ = ["Item", "Story", "split"]


def split(articles: Iterable[Item]) -> tuple[Story, ...]:
    """The stories of a corpus, those with the most distinct reports first, then the most articles, then by first key.

    Every article is in one story, if only its own. The articles are consumed once and none of their texts is kept;
    their order does not count, that of their keys decides. Raises ValueError where two have one key.
    """
    from summarizer.stories import splitting  # here, so that nothing but a split loads scikit-learn and SciPy

    return splitting.split(articles)
