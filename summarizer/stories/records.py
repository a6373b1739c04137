"""What is split into stories, and what comes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.records import Article


@dataclass(frozen=True, slots=True)
class Item:
    """An article as far as its story is concerned: `key` is its name, different from every other's.

    `title` is "" and `date`, the day it was published, None where the article does not give them.
    """

    key: str
    title: str
    text: str
    date: dt.date | None = None


def item(key: str, article: Article) -> Item:
    """An article as an item: its sentences a line each, so without what is boilerplate."""
    text = "\n".join(map(article.quote, article.sentences))
    return Item(key, article.title or "", text, article.date)


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event: `members` are the keys of its distinct reports, in order.

    `copies` has an entry for each member: the keys of the articles that are the same report, in order.
    """

    members: tuple[str, ...]
    copies: tuple[tuple[str, ...], ...]

    @property
    def size(self) -> int:
        """How many articles it has, copies included."""
        return len(self.members) + sum(map(len, self.copies))


def widest_first(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories with the most distinct reports first, then the most articles, then by first key."""
    return tuple(sorted(stories, key=lambda story: (-len(story.members), -story.size, story.members[0])))
