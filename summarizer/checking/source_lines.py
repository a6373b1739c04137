"""The sentences of the sources that bear on a sentence of a summary, found by shared words, rare ones counting more."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.checking.acts import Reading
from summarizer.checking.alignment import Wording
from summarizer.checking.clause_reading import Act
from summarizer.checking.meaning_words import LIGHT_KEYS
from summarizer.checking.passages import Passage, Sources
from summarizer.checking.synonyms import key
from summarizer.text.words import tokens

ALIGNED = 0.35  # share of a sentence's weight that its best source sentence must hold; below it no check speaks
STRONG = 0.42  # share of the weight around an act that must stand around the same act of the source
LIGHT_STRONG = 0.75  # the same for a verb of many meanings
HELD_WORDS = 2  # words of a source clause that must be shared for the share of that clause to count
LONGEST = 250  # words; what is longer is a table or a text without full stops, and would take a squared time
SAME_WORD = 6  # acts told with one word that are read in one sentence
NEAR = 40  # words on either side that may surround an act
LENT = 0.6  # what a word counts that stands only in one of the two sentences before
READ_AT_MOST = 12  # source sentences read for one act: a word in more of them tells nothing apart
_NAMED = 1.5  # what a name or a number weighs beside another word


@dataclass(frozen=True, slots=True)
class Match:
    """An act of the sources told with the same word; `strength` is the share of what surrounds it that is there too."""

    act: Act
    reading: Reading
    passage: Passage
    strength: float

    @property
    def is_strong(self) -> bool:
        return self.strength >= (LIGHT_STRONG if self.act.is_light else STRONG)


def total(weights: Iterable[float]) -> float:
    """Their sum, the same to the last bit in whatever order a set gives them: a tie was broken by the hash seed."""
    return math.fsum(weights)


class SourceLines:
    """The passages of the sources by the words they share or mean; one is read for its acts only when asked for."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.passages = sources.passages
        self.keys: list[frozenset[str]] = []
        self.holding: dict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(sources.passages):
            words = passage.words if len(passage.words) <= LONGEST else ()
            self.keys.append(frozenset(key(word.lower) for word in words if word.key))
            for word in self.keys[-1]:
                self.holding[word].append(number)
        self._readings: dict[int, Reading] = {}

    def weight(self, word: str) -> float:
        """How much a word tells one line from another."""
        return math.log(1 + len(self.keys) / max(1, len(self.holding.get(word, ()))))

    def reading(self, number: int) -> Reading:
        if number not in self._readings:
            passage = self.passages[number]
            self._readings[number] = Reading(
                Wording(passage.text, tokens(passage.text), self.sources.mentions(passage))
            )
        return self._readings[number]

    def near(self, weights: dict[str, float]) -> dict[int, float]:
        """The share of these words' weight that each line holds, for the lines that hold any."""
        shares: dict[int, float] = defaultdict(float)
        whole = sum(weights.values()) or 1.0
        for word, weight in weights.items():
            for number in self.holding.get(word, ()):
                shares[number] += weight / whole
        return shares


class Statement:
    """A sentence of a summary beside the lines of the sources."""

    def __init__(self, reading: Reading, sources: SourceLines) -> None:
        self.reading, self.sources = reading, sources
        self._matches: dict[int, list[Match]] = {}
        self.weights = self._weights(range(len(reading.keys)))
        shares = sources.near(self.weights)
        self.shares = shares
        self.lines = tuple(sorted(shares, key=lambda number: (-shares[number], number))[:READ_AT_MOST])

    def _weights(self, positions: range) -> dict[str, float]:
        words, found = self.reading.wording.words, {}
        for n in positions:
            if words[n].is_content and self.reading.keys[n] not in LIGHT_KEYS:
                factor = _NAMED if n in self.reading.wording.inside else 1.0
                found[self.reading.keys[n]] = factor * self.sources.weight(self.reading.keys[n])
        return found

    @property
    def is_aligned(self) -> bool:
        """Whether one source sentence holds enough of this one for anything to be said of it."""
        is_sentence = len(self.weights) >= 2 and len(self.reading.lower) <= LONGEST
        return is_sentence and bool(self.lines) and self.shares[self.lines[0]] >= ALIGNED

    def around(self, act: Act) -> dict[str, float]:
        """The words that stand with an act, with their weights: those of its clause, or of all where that is short."""
        own = self.reading.keys[act.at]
        near = range(max(act.clause.start, act.at - NEAR), min(act.clause.stop, act.at + NEAR))
        found = {word: weight for word, weight in self._weights(near).items() if word != own}
        if len(found) < 2:
            found = {word: weight for word, weight in self.weights.items() if word != own}
        return found

    def matches(self, act: Act) -> list[Match]:
        """The acts of the sources told with the same word, where anything that surrounds this one is there too."""
        if act.at not in self._matches:
            self._matches[act.at] = self._found(act)
        return self._matches[act.at]

    def _found(self, act: Act) -> list[Match]:
        around = self.around(act)
        shares = self.sources.near(around)
        if not act.is_light:
            shares = self._with_lent(around, shares)
        lines = [number for number in self._holding(act) if number in shares]
        found = []
        for number in sorted(lines, key=lambda number: (-shares[number], number))[:READ_AT_MOST]:
            reading = self.sources.reading(number)
            passage = self.sources.passages[number]
            told = [other for other in reading.acts if other.key == act.key][:SAME_WORD]
            found += [Match(o, reading, passage, max(shares[number], self._held(reading, o))) for o in told]
        return found

    def _held(self, reading: Reading, act: Act) -> float:
        """The share of a source clause that the summary's sentence holds: a long sentence may retell a short one."""
        words = {reading.keys[n] for n in act.clause if reading.wording.words[n].is_content} - {act.key, *LIGHT_KEYS}
        shared = words & self.reading.content
        if len(shared) < HELD_WORDS:
            return 0.0
        return total(map(self.sources.weight, shared)) / total(map(self.sources.weight, words))

    def _with_lent(self, around: dict[str, float], shares: dict[int, float]) -> dict[int, float]:
        """The shares with what the two sentences before lend: "Nobody was killed" after "A storm hit Hamre"."""
        keys, whole = self.sources.keys, sum(around.values()) or 1.0
        found = {}
        for number, share in shares.items():
            before = frozenset().union(*keys[max(0, number - 2) : number]) - keys[number]
            found[number] = share + LENT * total(around[word] for word in around.keys() & before) / whole
        return found

    def _holding(self, act: Act) -> list[int]:
        """The lines in which the act's word may stand; an exchange is told by either of its verbs."""
        words = {act.key, self.reading.keys[act.at], *EXCHANGES.get(act.key, ())}
        return sorted({number for word in words for number in self.sources.holding.get(word, ())})


EXCHANGES = {
    "trade": (key("buy"), key("sell")),
    "loan": (key("borrow"), key("lend")),
    "gift": (key("receive"), key("donate"), key("award"), key("grant")),
    "legacy": (key("inherit"), key("bequeath")),
    key("beat"): (key("lose"), key("win")),
}
