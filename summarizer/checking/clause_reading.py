"""One sentence of a summary or a source: its words by what they are compared by, and the clauses it falls into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from summarizer.checking.alignment import Wording
from summarizer.checking.synonyms import key

_SHORT_PAST = frozenset("died tied sued".split())  # too short for the ending to tell


@dataclass(frozen=True, slots=True)
class Act:
    """Something said to happen: `at` is its word, `status` "done", "planned" or "open" (the form does not tell).

    `doubt` and `negation` are the words that make it unsure or deny it, "" where none stands with it. `actor`,
    `object` and `other` hold the keys of the phrases beside it; `other` is the giver where the actor receives.
    """

    at: int
    key: str
    group: range
    clause: range
    status: str
    doubt: str = ""
    negation: str = ""
    actor: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    is_noun: bool = False
    is_light: bool = False  # a verb of many meanings


class Clauses:
    """One sentence with its clauses; everything is found once, when it is first asked for."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.lower = tuple(word.lower for word in wording.words)
        self.keys = tuple(key(lower) for lower in self.lower)

    @cached_property
    def content(self) -> frozenset[str]:
        """The keys of the content words."""
        words = self.wording.words
        return frozenset(k for n, k in enumerate(self.keys) if words[n].is_content)

    @cached_property
    def clauses(self) -> tuple[range, ...]:
        """The sentence cut where a clause may begin: at marks, subordinators, relatives and after verbs of saying."""
        cuts = sorted({0, len(self.lower), *self._cuts()})
        return tuple(range(a, b) for a, b in pairwise(cuts))

    def _cuts(self) -> Iterator[int]:
        for n in range(1, len(self.lower)):
            if n in self.wording.breaks or self._opens_clause(n):
                yield n

    def _opens_clause(self, n: int) -> bool:
        kind, lower = self.wording.kinds[n], self.lower[n]
        if kind == "subordinator":
            return lower not in ("than", "as", "once")
        if kind == "conjunction":
            return self._verb_follows(n)
        return kind == "relative" or (n - 1 in self.wording.reporting and lower not in ("to", "of", "by"))

    def _verb_follows(self, n: int) -> bool:
        """Whether a verb stands soon after a conjunction: "rose and profit [fell]"."""
        kinds = self.wording.kinds[n + 1 : n + 5]
        return any(kind in ("past", "auxiliary") for kind in kinds)

    def clause(self, n: int) -> range:
        """The clause the word at `n` stands in."""
        return self._clause_of[n]

    @cached_property
    def _clause_of(self) -> tuple[range, ...]:
        return tuple(clause for clause in self.clauses for _ in clause)

    def kind(self, n: int) -> str:
        """What the word at `n` is, as far as its form tells."""
        return "past" if self.lower[n] in _SHORT_PAST else self.wording.kinds[n]
