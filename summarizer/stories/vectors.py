"""What an article is about, as a sparse vector of its words: TF-IDF (Salton and Buckley 1988) with names on top."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction import FeatureHasher
from sklearn.preprocessing import normalize

from summarizer.text.commonwords import COMMON
from summarizer.text.tables import MONTHS, WEEKDAYS
from summarizer.text.words import Token, stem, tokens

TITLE = 4  # a word of the title counts as so many of the text
LEAD, LEAD_WORDS = 3, 120  # and one of its beginning
WORDS = 1000  # of a text that are read: what an article is about stands in its first page
TERMS = 150  # heaviest terms that are kept of an article; more change nothing, and cost time by their square

# Who and where tell two fires apart, what is common to all fires does not.
NAME = 2

# How rare a word is, is counted in the corpus and in a thousand articles one imagines beside it: in a corpus that is
# one story every word of the story is in all its articles, and would weigh nothing.
IMAGINED = 1000
COMMON_SHARE, OTHER_SHARE = 0.05, 0.001  # of these articles that hold a common word, and any other

_COLUMNS = 2**20  # of the hashed vocabulary: 100,000 articles have some 500,000 words, nearly all of them rare
_SENTENCE_END = re.compile(r"[.!?\n]")


class Vectors:
    """The vectors of articles, read one after the other."""

    def __init__(self) -> None:
        self._hasher = FeatureHasher(_COLUMNS, input_type="dict", dtype=np.float32, alternate_sign=False)
        self._rows: list[tuple[NDArray[np.int32], NDArray[np.float32]]] = []

    def read(self, title: str, text: str) -> None:
        """Take in the next article."""
        row = self._hasher.transform([terms(title, text)])
        self._rows.append((row.indices, row.data))

    def matrix(self, order: Sequence[int]) -> Any:
        """A row of length 1 for each article, `order` naming them as they were read; all 0 where one has no words."""
        rows = [self._rows[i] for i in order]
        ends = np.cumsum([0, *(len(indices) for indices, _ in rows)])
        columns = np.concatenate([np.empty(0, np.int32), *(indices for indices, _ in rows)])
        weights = np.concatenate([np.empty(0, np.float32), *(data for _, data in rows)])
        counts = sparse.csr_matrix((weights, columns, ends), shape=(len(rows), _COLUMNS))
        counts.data *= self._rarity(counts)[counts.indices]
        return normalize(_heaviest(counts), copy=False) if rows else counts

    def _rarity(self, counts: Any) -> NDArray[np.float32]:
        """The inverse document frequency of every column."""
        held = np.bincount(counts.indices, minlength=_COLUMNS)
        share = np.full(_COLUMNS, OTHER_SHARE)
        share[self._hasher.transform([dict.fromkeys(map(stem, sorted(COMMON)), 1.0)]).indices] = COMMON_SHARE
        found = np.log((counts.shape[0] + IMAGINED) / (held + IMAGINED * share))
        return found.astype(np.float32)


def terms(title: str, text: str) -> dict[str, float]:
    """The stems of an article's content words with their weights in it."""
    counted: Counter[str] = Counter()
    for word in filter(_is_topic, tokens(title)):
        counted[word.stem] += TITLE
    words = tokens(_first(text))
    for place, word in enumerate(words):
        if _is_topic(word):
            counted[word.stem] += LEAD if place < LEAD_WORDS else 1
    names = {word.stem for before, word in pairwise(words) if _is_name(text, before, word)}
    return {term: (1 + math.log(count)) * (NAME if term in names else 1) for term, count in counted.items()}


def _is_topic(word: Token) -> bool:
    """Whether a word says what an article is about; days and months are left to its date."""
    return word.is_content and not (word.text[0].isupper() and (word.lower in MONTHS or word.lower in WEEKDAYS))


def _first(text: str) -> str:
    """The text as far as it is read."""
    found = re.match(rf"(?:\s*\S+){{1,{WORDS}}}", text)
    return found.group() if found else ""


def _is_name(text: str, before: Token, word: Token) -> bool:
    """Whether a word has a capital that the beginning of a sentence did not give it."""
    return word.text[0].isupper() and not _SENTENCE_END.search(text, before.span.end, word.span.start)


def _heaviest(counts: Any) -> Any:
    """The matrix with no more than TERMS in a row; of equally heavy ones those in the first columns."""
    for row in range(counts.shape[0]):
        start, stop = counts.indptr[row : row + 2]
        if stop - start > TERMS:
            weights = counts.data[start:stop]
            counts.data[start:stop][np.argsort(-weights, kind="stable")[TERMS:]] = 0
    counts.eliminate_zeros()
    return counts
