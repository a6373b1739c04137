"""The articles that are measured: five as they are, and sets of mixed length cut from an endless chain of them."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from summarizer.articles import read
from summarizer.records import Article

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
FIVE = SEEDS / "khusham"

# Words of each article in turn. Ten lengths, so that sets of 10, 20 and 100 have the same mean: 350.
LENGTHS = (300, 120, 450, 340, 650, 180, 380, 240, 500, 340)
LONG = 6000
PARAGRAPH = 3  # sentences
RARE = 5  # a word used more often is one of those that hold sentences together, unless it is a name

MIXED = {"ten": 10, "twenty": 20, "hundred": 100}
NAMES = ("five", *MIXED, "long")

_WORD = re.compile(r"[A-Za-z]{4,}|[0-9]+")
_ENDINGS = ("ing", "ed", "ly", "s")


@dataclass(frozen=True, slots=True)
class Articles:
    """A named set of articles: their texts, in order."""

    name: str
    texts: tuple[str, ...]


def articles(name: str, folder: Path | None = None) -> Articles:
    """The set called `name`, from the articles of `folder` or, where that is None, from seeds/.

    Raises InputError where there are none to be read.
    """
    if name == "five":
        return Articles(name, tuple(article.text for article in _stories(folder or FIVE)[:5]))
    material = [sentence for article in _stories(folder or SEEDS) for sentence in _sentences(article)]
    lengths = (LONG,) if name == "long" else [LENGTHS[i % len(LENGTHS)] for i in range(MIXED[name])]
    return Articles(name, tuple(cuts(material, lengths)))


def cuts(sentences: Sequence[str], lengths: Sequence[int]) -> Iterator[str]:
    """Texts of exactly so many words, one after another from the chain of `sentences`; each opens with a sentence."""
    chained = chain(sentences)
    for length in lengths:
        taken: list[list[str]] = []
        missing = length
        while missing > 0:
            words = next(chained).split()[:missing]
            missing -= len(words)
            taken.append(words)
        taken[-1][-1] = taken[-1][-1].rstrip(".,;:") + "."
        lines = [" ".join(words) for words in taken]
        yield "\n\n".join(" ".join(lines[start : start + PARAGRAPH]) for start in range(0, len(lines), PARAGRAPH))


def chain(sentences: Sequence[str]) -> Iterator[str]:
    """The `sentences` over and over, each time round with other words in their places.

    Copies of a report count as one article, and sentences that say the same as one statement: a hundred articles that
    merely repeated ten would be the work of ten.
    """
    for turn in count():
        swapped = dict(exchanges(sentences, turn)) if turn else {}
        for sentence in sentences:
            yield _exchanged(sentence, swapped)


def exchanges(sentences: Sequence[str], turn: int) -> Iterator[tuple[str, str]]:
    """Rare words, names and numbers with what takes the place of each: of the same ending, capital and digits."""
    chance = random.Random(turn)
    classes: dict[tuple[str, bool], list[str]] = {}
    counts = Counter(word for sentence in sentences for word in _WORD.findall(sentence))
    for word, times in sorted(counts.items()):
        if times <= RARE or not word.islower():
            classes.setdefault(_class(word), []).append(word)
    for words in classes.values():
        yield from zip(words, chance.sample(words, len(words)), strict=True)


def _exchanged(sentence: str, swapped: Mapping[str, str]) -> str:
    return _WORD.sub(lambda match: swapped.get(match[0], match[0]), sentence)


def _class(word: str) -> tuple[str, bool]:
    ending = "0" * len(word) if word.isdigit() else next((end for end in _ENDINGS if word.endswith(end)), "")
    return ending, word[0].isupper()


def _stories(folder: Path) -> list[Article]:
    """The articles of each folder in `folder`, or its own: what is told in one folder may be told in another."""
    folders = sorted(path for path in folder.iterdir() if path.is_dir())
    return [article for story in folders or [folder] for article in read([story]).articles]


def _sentences(article: Article) -> list[str]:
    return [" ".join(article.quote(sentence).split()) for sentence in article.sentences]
