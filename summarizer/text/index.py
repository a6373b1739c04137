"""The sentences of a story, read once: words, stems, mentions, and how rare each stem is in the story."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.records import Article, Evidence, Mention, Sentence, SentenceKind
from summarizer.text.equality import Aliases
from summarizer.text.mentions import find_mentions
from summarizer.text.names import capitals_inside
from summarizer.text.words import Token, content_stems, stems_of, tokens

OPENING = 3  # sentences of prose in which an article tells its news


class _Reading:
    """The mentions of a text, found when first asked for: whoever looks for words alone never waits for them."""

    __slots__ = ("_capitals", "_found", "_lowercase", "_text")

    def __init__(self, text: str, lowercase: frozenset[str], capitals: frozenset[str]) -> None:
        self._text, self._lowercase, self._capitals = text, lowercase, capitals
        self._found: tuple[Mention, ...] | None = None

    def mentions(self) -> tuple[Mention, ...]:
        if self._found is None:
            self._found = find_mentions(self._text, self._lowercase, self._capitals)
        return self._found


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Line:
    """One sentence of an article with its words and mentions; their offsets count from the sentence's start."""

    article: int
    sentence: Sentence
    text: str
    tokens: tuple[Token, ...]
    stems: frozenset[str]
    _reading: _Reading

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return self._reading.mentions()

    def words_before(self, mention: Mention) -> int:
        """How many words stand before a mention: where it begins among `tokens`."""
        return sum(token.span.end <= mention.span.start for token in self.tokens)

    def plain_stems(self) -> frozenset[str]:
        """The stems outside names, numbers and dates."""
        return plain_stems(self.tokens, self.mentions)

    @property
    def is_prose(self) -> bool:
        return self.sentence.kind is SentenceKind.PROSE

    def evidence(self) -> Evidence:
        return Evidence(self.article, self.sentence.span, self.text)


@dataclass(frozen=True, slots=True, eq=False)
class StoryIndex:
    """Every sentence of the articles of one story, in reading order, and the weight of each stem.

    `weights` is the inverse sentence frequency within the story (Spärck Jones 1972), smoothed, so that words which
    tell its sentences apart count more than those they all share; `rarest` that of a word in one sentence. `spread` is
    the number of articles a stem is in, `opening` the number of those that have it in their title or first sentences,
    `prose` the sentences of prose of each article, and `place` where each of those stands among them.
    """

    articles: tuple[Article, ...]
    lines: tuple[Line, ...]
    weights: dict[str, float]
    rarest: float
    spread: dict[str, int]
    opening: dict[str, int]
    lowercase: frozenset[str]
    capitals: frozenset[str]
    aliases: Aliases
    by_article: dict[int, tuple[Line, ...]]
    prose: dict[int, tuple[Line, ...]]
    place: dict[Line, int]

    def weight(self, stems: Iterable[str]) -> float:
        """The summed weight of stems; one the story does not hold weighs as much as its rarest."""
        rarest, weights = self.rarest, self.weights
        return sum([weights.get(stem, rarest) for stem in stems])  # asked a million times: a list, not a generator

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The mentions of any text about this story, read with what is known of its words."""
        return find_mentions(text, self.lowercase, self.capitals)

    def before(self, line: Line, count: int) -> tuple[Line, ...]:
        """Up to `count` sentences of prose that stand before a sentence of prose in its article, in order."""
        here = self.place[line]
        return self.prose[line.article][max(0, here - count) : here]

    def after(self, line: Line) -> Line | None:
        """The sentence of prose that follows a sentence of prose in its article, or None at its end."""
        here = self.place[line] + 1
        return next(iter(self.prose[line.article][here : here + 1]), None)

    def weightiest(self, stems: Iterable[str], count: int) -> list[str]:
        """Up to `count` of stems the story holds, those that tell its sentences apart best first."""
        return sorted(stems, key=lambda stem: (-self.weights[stem], stem))[:count]


def build_index(articles: Sequence[Article]) -> StoryIndex:
    """Read every sentence of the articles once."""
    read = [(a.number, sentence, tokens(a.quote(sentence))) for a in articles for sentence in a.sentences]
    lowercase = frozenset(token.lower for _, _, words in read for token in words if token.text[0].islower())
    capitals = frozenset().union(*(capitals_inside(article.text) for article in articles))
    texts = {article.number: article.text for article in articles}
    lines = tuple(
        _line(number, sentence, sentence.span.of(texts[number]), words, lowercase, capitals)
        for number, sentence, words in read
    )
    sentence_frequency = Counter(stem for line in lines for stem in line.stems)
    by_article = {a.number: tuple(line for line in lines if line.article == a.number) for a in articles}
    spread = _spread([line.stems for line in members] for members in by_article.values())
    opening = _spread(_opening(article, by_article[article.number]) for article in articles)
    weights = {stem: math.log(1 + len(lines) / count) for stem, count in sentence_frequency.items()}
    aliases = Aliases.learn(article.text for article in articles)
    prose = {number: tuple(line for line in members if line.is_prose) for number, members in by_article.items()}
    place = {line: n for members in prose.values() for n, line in enumerate(members)}
    return StoryIndex(
        tuple(articles),
        lines,
        weights,
        math.log(1 + len(lines)),
        spread,
        opening,
        lowercase,
        capitals,
        aliases,
        by_article,
        prose,
        place,
    )


def _line(
    article: int,
    sentence: Sentence,
    text: str,
    words: tuple[Token, ...],
    lowercase: frozenset[str],
    capitals: frozenset[str],
) -> Line:
    return Line(article, sentence, text, words, frozenset(content_stems(words)), _Reading(text, lowercase, capitals))


def _spread(parts: Iterable[Iterable[frozenset[str]]]) -> dict[str, int]:
    """In how many of the parts, each given as the stems of its sentences, a stem is."""
    return dict(Counter(stem for sentences in parts for stem in frozenset().union(*sentences)))


def _opening(article: Article, lines: Sequence[Line]) -> Iterator[frozenset[str]]:
    """The stems of an article's title and of its lines up to the last of its first sentences of prose."""
    yield stems_of(article.title or "")
    ends = [n for n, line in enumerate(lines, 1) if line.is_prose][:OPENING]
    yield from (line.stems for line in lines[: ends[-1] if ends else None])


def plain_stems(words: Iterable[Token], mentions: Sequence[Mention]) -> frozenset[str]:
    """The stems of content words that stand in none of the mentions."""
    return frozenset(
        word.stem
        for word in words
        if word.is_content and not any(m.span.start <= word.span.start < m.span.end for m in mentions)
    )


def overlap(index: StoryIndex, left: frozenset[str], right: frozenset[str]) -> float:
    """How much of the lighter set's weight both share, 0 to 1; 0 when either is empty."""
    smaller = min(index.weight(left), index.weight(right))
    return index.weight(left & right) / smaller if smaller else 0.0


def coverage(index: StoryIndex, claim: frozenset[str], source: frozenset[str]) -> float:
    """The share of the claim's weight that the source holds, 0 to 1; 1 for an empty claim."""
    whole = index.weight(claim)
    return index.weight(claim & source) / whole if whole else 1.0
