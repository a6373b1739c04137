"""The sources read once for checking any summary: every passage with its words, and where each word stands.

Only words are indexed here: the mentions of a passage are read when one is asked for, since a summary touches few.
"""

from __future__ import annotations

import bisect
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.checking.keys import Word, read_words
from summarizer.records import Article, Evidence, Mention, MentionKind, Span
from summarizer.text.mentions import Figures, find_figures, find_mentions, with_names
from summarizer.text.places import CANONICAL

SHORT = 16  # passages
_LETTER = re.compile(r"[^\W_]")
_JOINS = frozenset("and but while whereas who which".split())
_BREAKS = frozenset(",;:—–()")
_LINKS = frozenset("of and the for in on de la".split())  # small words inside a name: "Bank of England"


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A sentence of an article, or what stands between two; offsets of `words` count in the article's text.

    `keys` holds one key a word, "" for a word of grammar: two words with one key are the same word for the check.
    """

    number: int
    article: int
    span: Span
    text: str
    words: tuple[Word, ...]
    keys: tuple[str, ...]
    at: dict[str, list[int]]

    def evidence(self) -> Evidence:
        return Evidence(self.article, self.span, self.text)


def breaks_of(passage: Passage) -> tuple[int, ...]:
    """For each word of a passage, how many breaks of clause or list stand before it."""
    count, found, end = 0, [], 0
    for word in passage.words:
        place = word.start - passage.span.start
        count += word.lower in _JOINS or any(stop in _BREAKS for stop in passage.text[end:place])
        found.append(count)
        end = word.end - passage.span.start
    return tuple(found)


Place = tuple[int, int]  # the number of a passage and of a word in it


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """Every passage of the sources, and where keys, countries and acronyms stand in them.

    `weights` is the inverse passage frequency of a key; `lowercase` holds words seen small and `capitals` words seen
    with a capital inside a passage and never small: they tell what is a name at a sentence's start.
    """

    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    weights: dict[str, float]
    places: dict[str, list[Place]]
    lowercase: frozenset[str]
    capitals: frozenset[str]
    _figures: dict[int, Figures] = field(default_factory=dict)
    _mentions: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    _breaks: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _countries: dict[str, list[Place]] = field(default_factory=dict)
    _initials: dict[str, list[Place]] = field(default_factory=dict)
    _alike: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    _extents: dict[int, tuple[int, int]] = field(default_factory=dict)

    def weight(self, key: str) -> float:
        """How rare a key is among the passages; one they do not hold weighs as much as the rarest."""
        return self.weights.get(key) or math.log(1 + max(len(self.passages), 1))

    def depth(self, passage: Passage) -> float:
        """The share of its article that stands before a passage, 0 to 1: news tells the main thing first.

        Of an article shorter than SHORT passages it is the share of so many: nothing stands deep in it.
        """
        if not self._extents:
            for other in self.passages:
                first, _ = self._extents.get(other.article, (other.number, 0))
                self._extents[other.article] = (first, other.number + 1 - first)
        first, size = self._extents[passage.article]
        return (passage.number - first) / max(size, SHORT)

    def mentions(self, passage: Passage) -> tuple[Mention, ...]:
        """The mentions of a passage, read at the first asking."""
        if passage.number not in self._mentions:
            read = with_names(self._read_figures(passage), self.lowercase, self.capitals)
            self._mentions[passage.number] = read
        return self._mentions[passage.number]

    def breaks(self, passage: Passage) -> tuple[int, ...]:
        """For each word of a passage, how many breaks of clause or list stand before it."""
        if passage.number not in self._breaks:
            self._breaks[passage.number] = breaks_of(passage)
        return self._breaks[passage.number]

    def figures(self, passage: Passage) -> tuple[Mention, ...]:
        """The numbers and dates of a passage."""
        return tuple(item for item in self._read_figures(passage).mentions if item.kind is not MentionKind.NAME)

    def _read_figures(self, passage: Passage) -> Figures:
        if passage.number not in self._figures:
            self._figures[passage.number] = find_figures(passage.text)
        return self._figures[passage.number]

    def countries(self, name: str) -> list[Place]:
        """Where a country, state or city of the tables is named, in any of its forms."""
        if not self._countries:
            self._countries.update(_countries(self.passages), **{"": []})
        return self._countries.get(name, [])

    def initials(self, letters: str) -> list[Place]:
        """Where capitals stand whose first letters spell an acronym."""
        if not self._initials:
            self._initials.update(_initials(self.passages), **{"": []})
        return self._initials.get(letters, [])

    def alike(self, lower: str) -> list[tuple[str, str]]:
        """The words with a capital that begin with the same two letters, in lower case, each with its key."""
        if not self._alike:
            pairs = (pair for p in self.passages for pair in zip(p.words, p.keys, strict=True))
            for word, key in sorted({(w.lower, key) for w, key in pairs if key and w.text[0].isupper()}):
                self._alike.setdefault(word[:2], []).append((word, key))
        return self._alike.get(lower[:2], [])[:400]

    def read(self, text: str) -> tuple[Mention, ...]:
        """The mentions of any text about these sources, read with what is known of its words."""
        return find_mentions(text, self.lowercase, self.capitals)

    def beside(self, passage: Passage) -> Iterator[Passage]:
        """The passages just before and after, of the same article."""
        for number in (passage.number - 1, passage.number + 1):
            if 0 <= number < len(self.passages) and self.passages[number].article == passage.article:
                yield self.passages[number]


def passages_of(article: Article) -> tuple[Passage, ...]:
    """The passages of one text, a summary for example, numbered from 0."""
    return tuple(_passages([article]))


def read_sources(articles: Sequence[Article]) -> Sources:
    """Read every word of the articles once."""
    passages = tuple(_passages(articles))
    places: dict[str, list[Place]] = defaultdict(list)
    for passage in passages:
        for key, at in passage.at.items():
            places[key].extend((passage.number, n) for n in at)
    seen = {key: len({number for number, _ in found}) for key, found in places.items()}
    weights = {key: math.log(1 + len(passages) / count) for key, count in seen.items()}
    lowercase = frozenset(w.lower for p in passages for w in p.words if w.text[0].islower())
    inside = {w.lower for p in passages for w in p.words[1:] if w.text[0].isupper() and _in_prose(p, w)}
    return Sources(tuple(articles), passages, weights, dict(places), lowercase, frozenset(inside - lowercase))


def _in_prose(passage: Passage, word: Word) -> bool:
    """Whether a capital at this word is not due: no quotation begins here, nor a sentence after a full stop."""
    place = word.start - passage.span.start
    before = passage.text[max(0, place - 2) : place]
    return before[-1:] == " " and before[:1] not in (".", "!", "?", ":")


def _passages(articles: Iterable[Article]) -> Iterator[Passage]:
    number = 0
    for article in articles:
        words = read_words(article.text)
        starts = [word.start for word in words]
        for span in _spans(article):
            first, last = bisect.bisect_left(starts, span.start), bisect.bisect_left(starts, span.end)
            yield _passage(number, article, span, words[first:last])
            number += 1


def _spans(article: Article) -> Iterator[Span]:
    """The spans of the sentences and of the text that belongs to none: a dateline holds the day of "on Monday"."""
    position = 0
    for sentence in sorted(article.sentences, key=lambda item: item.span):
        if sentence.span.start > position and _LETTER.search(article.text, position, sentence.span.start):
            yield _trimmed(article.text, position, sentence.span.start)
        if sentence.span.start >= position:
            yield sentence.span
        position = max(position, sentence.span.end)
    if _LETTER.search(article.text, position):
        yield _trimmed(article.text, position, len(article.text))


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip()))


def _passage(number: int, article: Article, span: Span, words: Sequence[Word]) -> Passage:
    keys = tuple(word.key for word in words)
    at: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        if key:
            at.setdefault(key, []).append(place)
    return Passage(number, article.number, span, span.of(article.text), tuple(words), keys, at)


def _countries(passages: Iterable[Passage]) -> dict[str, list[Place]]:
    """Where each country, state or city of the tables is named, in one word or up to three."""
    found: dict[str, list[Place]] = defaultdict(list)
    for passage in passages:
        lowers = [word.lower for word in passage.words]
        for n, word in enumerate(passage.words):
            if not word.text[0].isupper():
                continue
            for length in (1, 2, 3):
                if name := CANONICAL.get(" ".join(lowers[n : n + length])):
                    found[name].append((passage.number, n))
    return dict(found)


def _initials(passages: Iterable[Passage]) -> dict[str, list[Place]]:
    """Where capitals stand whose first letters spell an acronym: "rsb" at "Royal Society of Birds"."""
    found: dict[str, list[Place]] = defaultdict(list)
    for passage in passages:
        for first, run in _runs(passage.words):
            for letters in spelled(run):
                found[letters].append((passage.number, first))
    return dict(found)


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, list[str]]]:
    """From each capital the words of the next two to six, small links between them included."""
    run: list[str] = []
    start = 0
    for n, word in enumerate([*words, None]):
        if word is not None and (word.text[0].isupper() or (run and word.lower in _LINKS)):
            start, run = (n, []) if not run else (start, run)
            run.append(word.text)
            continue
        for first in range(min(len(run), 12)):
            if run[first][0].isupper():
                yield from ((start + first, run[first:end]) for end in range(first + 2, min(len(run), first + 7) + 1))
        run = []


def spelled(words: Sequence[str]) -> set[str]:
    """The first letters of the words, with the small ones and without; none for a run that ends in a small word."""
    if not words or words[-1].lower() in _LINKS:
        return set()
    large = "".join(word[0] for word in words if word.lower() not in _LINKS)
    return {letters.lower() for letters in (large, "".join(word[0] for word in words)) if len(letters) >= 2}
