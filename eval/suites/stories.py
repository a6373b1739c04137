"""Our own folders of articles thrown into one corpus and split into stories again; no model needed.

Every folder of `seeds` and `eval/articles` is a story. Three corpora: the two of `seeds`; all folders; and one article
of each folder, of which none belongs with another.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from eval.fingerprint import fingerprint
from eval.pairwise import keys, pairwise
from eval.results import Case, Score, Suite
from eval.suites import briefing
from eval.writer import articles_of
from summarizer.articles import read
from summarizer.stories import Item, Story, item, split

NAME = "stories"
Corpus = dict[str, list[Item]]  # the articles of each folder, by its name


def run() -> Suite:
    """The three corpora split."""
    started = time.perf_counter()
    folders = briefing.folders()
    whole = corpus(folders)
    corpora = {
        "seeds": {folder.name: whole[folder.name] for folder in folders if folder.parent.name == "seeds"},
        "all": whole,
        "alone": {name: items[:1] for name, items in whole.items()},
    }
    cases = tuple(_case(name, items) for name, items in corpora.items())
    files = [path for folder in folders for path in articles_of(folder)]
    return Suite(NAME, cases, fingerprint(len(cases), files), round(time.perf_counter() - started, 1))


def corpus(folders: Iterable[Path]) -> Corpus:
    """The articles of folders, each file read by itself, so that copies are among them."""
    return {
        folder.name: [
            item(f"{folder.name}/{found.name}", found)
            for path in articles_of(folder)
            for found in read([path]).articles
        ]
        for folder in folders
    }


def labels(items: Corpus) -> dict[str, str]:
    """The folder of each article, by its key."""
    return {found.key: name for name, group in items.items() for found in group}


def _case(name: str, items: Corpus) -> Case:
    stories = split(found for group in items.values() for found in group)
    return Case(name, name, f"{sum(map(len, items.values()))} articles", tuple(_scores(labels(items), stories)))


def _scores(belongs: Mapping[str, str], stories: tuple[Story, ...]) -> Iterator[Score]:
    """Precision and recall over pairs, and of the articles that are their folder's only one those left alone."""
    found = pairwise(belongs, stories)
    mixed = tuple(
        f"together: {', '.join(keys(story))}" for story in stories if len({belongs[key] for key in keys(story)}) > 1
    )
    yield Score("precision", found.right, found.found, "", mixed)
    yield Score("recall", found.right, found.wanted)
    folders = list(belongs.values())
    singles = [key for key, folder in belongs.items() if folders.count(folder) == 1]
    left = {story.members[0] for story in stories if story.size == 1}
    yield Score("alone", sum(key in left for key in singles), len(singles))
