"""A corpus of articles split into stories: which are one report, and which reports tell of one event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from summarizer.models.embedder import Embedder
from summarizer.stories.records import Item, Story, item

__all__ = ["Item", "Story", "item", "placed", "placements", "split"]


def split(articles: Iterable[Item]) -> tuple[Story, ...]:
    """The stories of a corpus, those with the most distinct reports first, then the most articles, then by first key.

    Every article is in one story, if only its own. The articles are consumed once and none of their texts is kept;
    their order does not count, that of their keys decides. Raises ValueError where two have one key.
    """
    from summarizer.stories import splitting  # here, so that nothing but a split loads scikit-learn and SciPy

    return splitting.split(articles)


def placements(
    stories: Iterable[Story],
    article: Callable[[str], Item],
    embedder: Embedder,
    heard: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, str]:
    """Where articles belong that `split` left alone: the first member of a story, by the key of each that has one.

    `article` gives the article of a key, the model what it is about; `heard` is told how many it has read, and of how
    many. Articles that stay alone are not named.
    """
    from summarizer.stories import placing

    return placing.placements(stories, article, embedder, heard)


def placed(stories: Iterable[Story], found: Mapping[str, str]) -> tuple[Story, ...]:
    """The stories with the lone articles that `placements` found in theirs, in the order of `split`."""
    from summarizer.stories import placing

    return placing.placed(stories, found)
