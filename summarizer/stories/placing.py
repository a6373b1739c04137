"""Which story an article belongs to that words leave alone: a model tells what it is about, and no other may be near.

A paragraph on an actor's career does not name the film whose reviews it belongs with. A sentence-embedding model finds
them alike, and as much so many articles that have nothing to do with each other. So its likeness alone places nothing:
it has to stand out from that with every other story and lone article, and come near to that of the story's members.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.models.embedder import Embedder
from summarizer.stories.clusters import nearness
from summarizer.stories.records import Item, Story, widest_first
from summarizer.stories.silences import parted
from summarizer.stories.vectors import Vectors

# How alike a lone article and a story have to be (the mean over the story's members), and by how much more than the
# article is to any other story, and to any other lone article. They were set on one article (docs/stories.md).
LIKE = 0.40
OVER_STORIES = 0.18
OVER_ARTICLES = 0.08
# As a share of how alike the members are to each other: reports of one fire are more alike than any is to another fire.
# Of 63 members of our stories and real ones, each held against the rest, 60 have 0.75 of it or more.
OF_MEMBERS = 0.75

Row = NDArray[np.float64]


def placements(
    stories: Iterable[Story],
    article: Callable[[str], Item],
    embedder: Embedder,
    heard: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, str]:
    """As `summarizer.stories.placements` says."""
    listed = sorted(stories, key=lambda story: story.members[0])
    told = [story.members for story in listed if len(story.members) > 1]
    lone = [story.members[0] for story in listed if len(story.members) == 1]
    if not told or not lone:
        return {}
    keys = [*(key for members in told for key in members), *lone]
    heard(0, len(keys))
    likeness = _Likeness(embedder)
    likeness.read(map(article, keys), lambda done: heard(done, len(keys)))
    rule = _Rule(likeness, [len(members) for members in told])
    found: dict[str, str] = {}
    for place, key in enumerate(lone):
        story = rule.story_of(place)
        if story is not None and _goes_on([article(member) for member in (*told[story], key)]):
            found[key] = told[story][0]
    return found


class _Likeness:
    """How alike reports are: by what their chunks are about, and by their dates."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def read(self, items: Iterable[Item], heard: Callable[[int], None]) -> None:
        """Take in all reports; only vectors, lengths and days are kept of them."""
        words: list[int] = []
        days: list[float] = []

        def texts() -> Iterable[str]:
            for item in items:
                words.append(len(item.text.split()))
                days.append(item.date.toordinal() if item.date else float("nan"))
                yield f"{item.title}. {item.text}" if item.title else item.text

        vectors = []
        for done, found in enumerate(self._embedder.embed(texts()), 1):
            vectors.append(found)
            heard(done)
        self._words, self._days = np.array(words), np.array(days)
        self._counts = np.array([len(chunks) for chunks in vectors])
        self._starts = np.cumsum(self._counts) - self._counts
        self._vectors = np.concatenate(vectors)

    def of(self, report: int) -> Row:
        """How alike a report is to every one, itself included.

        It is the mean over the chunks of the shorter of the two of what each has with the likest chunk of the longer.
        """
        start = self._starts[report]
        cosines = self._vectors[start : start + self._counts[report]] @ self._vectors.T
        in_others = np.maximum.reduceat(cosines, self._starts, axis=1).mean(axis=0)
        of_others = np.add.reduceat(cosines.max(axis=0), self._starts) / self._counts
        alike = np.where(self._words[report] <= self._words, in_others, of_others)
        found: Row = alike * nearness(self._days[report] - self._days)
        return found


class _Rule:
    """Which story each lone report belongs to; the reports are the stories' members, then the lone ones."""

    def __init__(self, likeness: _Likeness, sizes: Sequence[int]) -> None:
        self._likeness = likeness
        self._sizes = np.array(sizes)
        self._starts = np.cumsum(self._sizes) - self._sizes
        self._members = int(self._sizes.sum())
        self._within: dict[int, float] = {}

    def story_of(self, lone: int) -> int | None:
        """The number of the story that lone report `lone` belongs to, None where it stays alone."""
        alike = self._likeness.of(self._members + lone)
        stories = np.add.reduceat(alike[: self._members], self._starts) / self._sizes
        story = int(np.argmax(stories))
        found = stories[story]
        other_story = np.delete(stories, story).max(initial=0)
        other_lone = np.delete(alike[self._members :], lone).max(initial=0)
        stands_out = found - other_story >= OVER_STORIES and found - other_lone >= OVER_ARTICLES
        return story if found >= LIKE and stands_out and found >= OF_MEMBERS * self._alike_within(story) else None

    def _alike_within(self, story: int) -> float:
        """How alike the members of a story are to each other."""
        if story not in self._within:
            start, size = int(self._starts[story]), int(self._sizes[story])
            own = slice(start, start + size)
            square = np.array([self._likeness.of(member)[own] for member in range(start, start + size)])
            self._within[story] = float(square[np.triu_indices(size, 1)].mean())
        return self._within[story]


def _goes_on(items: Sequence[Item]) -> bool:
    """Whether the reports of a story, and one more, are no event that recurs."""
    vectors = Vectors()
    for item in items:
        vectors.read(item.title, item.text)
    rows = vectors.matrix(range(len(items)))
    alike = (rows @ rows.T).toarray().astype(np.float64)
    days = np.array([item.date.toordinal() if item.date else float("nan") for item in items])
    return len(parted(alike, days)) == 1


def placed(stories: Iterable[Story], found: Mapping[str, str]) -> tuple[Story, ...]:
    """As `summarizer.stories.placed` says."""
    joined: dict[str, list[Story]] = {}
    for story in stories:
        first = story.members[0]
        joined.setdefault(found.get(first, first), []).append(story)
    return widest_first(map(_joined, joined.values()))


def _joined(stories: Sequence[Story]) -> Story:
    reports = sorted(pair for story in stories for pair in zip(story.members, story.copies, strict=True))
    return Story(tuple(member for member, _ in reports), tuple(copies for _, copies in reports))
