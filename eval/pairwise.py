"""How well a corpus is split: pairs of articles that are together and should be (Manning et al. 2008, 16.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarizer.stories import Story


@dataclass(frozen=True, slots=True)
class Pairs:
    """`right` of the `found` pairs, which are together, belong together, and so do `wanted` pairs in all."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}"


def pairwise(labels: Mapping[str, str], stories: Iterable[Story]) -> Pairs:
    """The pairs of the articles in `labels`, which names the story of each; others do not count."""
    place = {key: number for number, story in enumerate(stories) for key in keys(story)}
    together = Counter((label, place[key]) for key, label in labels.items())
    return Pairs(
        _pairs(together),
        _pairs(Counter(place[key] for key in labels)),
        _pairs(Counter(labels.values())),
    )


def keys(story: Story) -> list[str]:
    """All articles of a story, members and copies."""
    return [*story.members, *(key for copies in story.copies for key in copies)]


def _pairs(counts: Mapping[object, int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())
