"""A claim laid along its source sentence, word by word: what was kept, what was left out where, and what came in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.checking.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_PAST,
    NOT_ADVERBS,
    NOT_PARTICIPLE,
    NOT_PAST,
    NOUN_OR_REPORT,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVES,
    REPORTING,
    SUBORDINATORS,
)
from summarizer.records import Mention, MentionKind
from summarizer.text.words import Token, tokens

_BREAK = re.compile(r"[,;:—–\"“”()]|\s-+\s|[.!?][\"”’']*\s")
_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"")
_KINDS = {
    **dict.fromkeys(ADVERBS, "adverb"),
    **dict.fromkeys(IRREGULAR_PAST, "past"),
    **dict.fromkeys(PREPOSITIONS, "preposition"),
    **dict.fromkeys(SUBORDINATORS, "subordinator"),
    **dict.fromkeys(CONJUNCTIONS, "conjunction"),
    **dict.fromkeys(AUXILIARIES, "auxiliary"),
    **dict.fromkeys(PRONOUNS, "pronoun"),
    **dict.fromkeys(DETERMINERS, "determiner"),
    **dict.fromkeys(QUANTIFIERS, "quantifier"),
    **dict.fromkeys(RELATIVES, "relative"),
}
_OBJECTS = frozenset({"determiner", "relative", "pronoun", "quantifier", "number"})
# What two matched words weigh: a content word, a function word, the same form, and standing next to the last match.
_CONTENT, _FUNCTION, _SAME_FORM, _NEIGHBOUR = 2.0, 1.0, 0.25, 1.0


@dataclass(frozen=True)
class Wording:
    """A text's words and the numbers, dates and names in it."""

    text: str
    words: tuple[Token, ...]
    mentions: tuple[Mention, ...] = ()

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention] = ()) -> Wording:
        return cls(text, tokens(text), tuple(mentions))

    @cached_property
    def inside(self) -> dict[int, Mention]:
        """The number, date or name that the word at a position belongs to."""
        found: dict[int, Mention] = {}
        pending = list(self.mentions)
        for n, word in enumerate(self.words):
            while pending and pending[0].span.end <= word.span.start:
                pending.pop(0)
            if pending and pending[0].span.start < word.span.end:
                found[n] = pending[0]
        return found

    def is_a(self, n: int, kind: MentionKind) -> bool:
        return n in self.inside and self.inside[n].kind is kind

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """What each word is, as far as its form tells: a "past" may be a participle, a "word" is anything else."""
        return tuple(self._kind(n, word) for n, word in enumerate(self.words))

    def _kind(self, n: int, word: Token) -> str:
        mention = self.inside.get(n)
        if mention and mention.kind is not MentionKind.NAME:
            return mention.kind.value
        if word.lower == "us" and word.is_content:
            return "word"
        if word.lower in _KINDS and not (mention and n and word.text[0].isupper()):
            return _KINDS[word.lower]
        if not word.text[0].islower() and n:
            return "word"
        if word.lower.endswith("ly") and len(word.lower) > 4 and word.lower not in NOT_ADVERBS:
            return "adverb"
        if word.lower.endswith("ed") and len(word.lower) > 4 and word.lower not in NOT_PAST:
            return "past"
        return "participle" if word.lower.endswith("ing") and word.lower not in NOT_PARTICIPLE else "word"

    def gap(self, n: int) -> str:
        """The characters between the word at `n` and the one before it."""
        start = self.words[n - 1].span.end if n else 0
        return self.text[start : self.words[n].span.start if n < len(self.words) else len(self.text)]

    @cached_property
    def breaks(self) -> frozenset[int]:
        """Positions before which a mark stands, and both ends."""
        inner = {n for n in range(1, len(self.words)) if _BREAK.search(self.gap(n))}
        return frozenset(inner | {0, len(self.words)})

    @cached_property
    def quoted(self) -> dict[int, int]:
        """For each word in double quotation marks, which quotation it stands in."""
        spans = [match.span() for match in _QUOTATION.finditer(self.text)]
        return {
            n: number
            for number, (start, end) in enumerate(spans)
            for n, word in enumerate(self.words)
            if start <= word.span.start < end
        }

    @cached_property
    def reporting(self) -> tuple[int, ...]:
        """Positions of the words that report speech or a view: no nouns ("the report"), not "States" in a name."""
        return tuple(n for n, word in enumerate(self.words) if word.lower in REPORTING and self._reports(n))

    def _reports(self, n: int) -> bool:
        if n and (self.words[n].text[0].isupper() or self.kinds[n - 1] in ("determiner", "preposition")):
            return False
        if self.words[n].lower in NOUN_OR_REPORT:
            follows = n + 1 < len(self.words) and n + 1 not in self.breaks and self.kinds[n + 1] in _OBJECTS
            return follows or (n + 1 in self.breaks and n > 0 and self.words[n - 1].text[0].isupper())
        if self.words[n].lower == "written":  # "a letter written in jail"
            return n > 0 and self.kinds[n - 1] == "auxiliary"
        return not n or self.words[n - 1].lower not in ("so", "self", "to")  # "so-called", "to show"


@dataclass(frozen=True, slots=True)
class Gap:
    """Words `start` to `end` of the source, left out; `before` and `after` tell the words kept around them, or None."""

    start: int
    end: int
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Alignment:
    """Which source word each claim word is; `turn` is the one the claim starts at, 0 unless a block was moved."""

    claim: Wording
    source: Wording
    turn: int
    source_of: tuple[int | None, ...]

    @cached_property
    def kept(self) -> frozenset[int]:
        return frozenset(n for n in self.source_of if n is not None)

    @cached_property
    def claim_of(self) -> dict[int, int]:
        return {n: i for i, n in enumerate(self.source_of) if n is not None}

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The runs of words left out, in the source's order, parted where a block was moved."""
        edges, found, start = {0, self.turn, len(self.source.words)}, [], None
        for n in range(len(self.source.words) + 1):
            out = n < len(self.source.words) and n not in self.kept
            if start is not None and (not out or n in edges):
                found.append(Gap(start, n, None if start in edges else start - 1, None if n in edges else n))
                start = None
            if out and start is None:
                start = n
        return tuple(found)

    def inserted(self) -> list[int]:
        """Positions of the claim's words that stand nowhere fitting in the source."""
        return [i for i, n in enumerate(self.source_of) if n is None]

    def neighbours(self, i: int) -> tuple[int | None, int | None]:
        """The source words of the nearest matched claim words before and after claim word `i`."""
        before = next((n for n in reversed(self.source_of[:i]) if n is not None), None)
        return before, next((n for n in self.source_of[i + 1 :] if n is not None), None)


def align(claim: Wording, source: Wording) -> Alignment:
    """The claim's words matched to the source's in order, where need be with one block moved to the other end."""
    turn = _turn(claim, source)
    return Alignment(claim, source, turn, _match(claim, source, turn))


def _turn(claim: Wording, source: Wording) -> int:
    """The word of the source from which the claim's content words follow in order; 0 if there is none."""
    said = [w.stem for w in source.words]
    known = set(said)
    wanted = [w.stem for w in claim.words if w.is_content and w.stem in known]
    if _is_subsequence(wanted, said):
        return 0
    fitting = [n for n in _starts(source) if _is_subsequence(wanted, said[n:] + said[:n])]
    return max(fitting, key=lambda n: (n in source.breaks, n), default=0)


def _starts(source: Wording) -> list[int]:
    """Where a block may have been cut off to be moved: after a mark, "that" or a verb of saying, at a preposition."""
    reporting = set(source.reporting)
    return [
        n
        for n in range(1, len(source.words))
        if n in source.breaks
        or n - 1 in reporting
        or source.words[n - 1].lower == "that"
        or source.kinds[n] == "preposition"
    ]


def _is_subsequence(wanted: Sequence[str], said: Sequence[str]) -> bool:
    rest = iter(said)
    return all(any(s == other for other in rest) for s in wanted)


def _match(claim: Wording, source: Wording, turn: int) -> tuple[int | None, ...]:
    """The heaviest common subsequence (dynamic programming over matching pairs), neighbours preferred."""
    size = len(source.words)
    order = [*range(turn, size), *range(turn)]
    places: dict[str, list[int]] = {}
    for place, n in enumerate(order):
        places.setdefault(source.words[n].stem, []).append(place)
    best: list[tuple[float, tuple[int, int] | None]] = [(0.0, None)] * (size + 1)  # over places before an index
    score: dict[tuple[int, int], float] = {}
    back: dict[tuple[int, int], tuple[int, int] | None] = {}
    for i, word in enumerate(claim.words):
        row = places.get(word.stem, ())
        for place in row:
            weight = _CONTENT if word.is_content else _FUNCTION
            weight += _SAME_FORM if source.words[order[place]].lower == word.lower else 0.0
            total, previous = best[place]
            chained = score.get((i - 1, place - 1))
            if chained is not None and chained + _NEIGHBOUR > total:
                total, previous = chained + _NEIGHBOUR, (i - 1, place - 1)
            score[i, place], back[i, place] = total + weight, previous
        for place in row:
            new = score[i, place]
            for later in range(place + 1, size + 1):
                if best[later][0] >= new:
                    break
                best[later] = (new, (i, place))
    found: list[int | None] = [None] * len(claim.words)
    cell = best[size][1]
    while cell:
        found[cell[0]] = order[cell[1]]
        cell = back[cell]
    return tuple(found)
