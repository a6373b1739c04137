"""The way of a corpus: read once, sorted by key, copies set aside, the rest clustered."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from summarizer.stories.clusters import clusters
from summarizer.stories.copies import Sketches
from summarizer.stories.records import Item, Story, widest_first
from summarizer.stories.vectors import Vectors


def split(articles: Iterable[Item]) -> tuple[Story, ...]:
    """As `summarizer.stories.split` says."""
    keys: list[str] = []
    dates: list[float] = []
    sketches, vectors = Sketches(), Vectors()
    for item in articles:
        keys.append(item.key)
        dates.append(item.date.toordinal() if item.date else float("nan"))
        sketches.read(item.text)
        vectors.read(item.title, item.text)
    order = sorted(range(len(keys)), key=keys.__getitem__)
    _refuse_twins(keys, order)
    sketches.arrange(order)
    reports = sketches.groups()
    kept = [order[report[0]] for report in reports]
    found = clusters(vectors.matrix(kept), np.array([dates[i] for i in kept])) if kept else []
    return widest_first(_story([[keys[order[i]] for i in reports[row]] for row in cluster]) for cluster in found)


def _story(reports: list[list[str]]) -> Story:
    """A story of reports, each the key of the article kept and those of its copies."""
    ordered = sorted(reports)
    return Story(tuple(first for first, *_ in ordered), tuple(tuple(copies) for _, *copies in ordered))


def _refuse_twins(keys: list[str], order: list[int]) -> None:
    for i, j in pairwise(order):
        if keys[i] == keys[j]:
            raise ValueError(f"two articles have the key {keys[i]!r}")
