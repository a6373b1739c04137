"""Two sentences that tell the same but for one word of a kind: a rifle here, a shotgun there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from summarizer.comparing.clauses import told
from summarizer.comparing.word_families import MEMBER_OF
from summarizer.records import Difference, Name, Report, Span
from summarizer.text.index import Line, StoryIndex, overlap
from summarizer.text.words import Token

# Two sentences tell the same when this weight of the lighter is in both, and so many words near the two that differ.
ALIKE, NEAR, SHARED_NEAR = 0.35, 7, 2
_SEXES = (frozenset("man men boy boys".split()), frozenset("woman women girl girls".split()))
MOST = 3  # rows of a table


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """The only word of a family in a sentence, the group it is of, and the stems near it."""

    line: Line
    word: Token
    group: int
    near: frozenset[str]


def find_rival_words(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """Each pair of sentences of two articles that differ in a word of one family, up to MOST.

    Neither article may have the other's word anywhere: one that does speaks of both.
    """
    families, used = _slots(index)
    found = [
        (likeness, family, left, right)
        for family, slots in families.items()
        for left, right in combinations(slots, 2)
        if left.group != right.group and left.line.article != right.line.article
        if (family, right.group) not in used[left.line.article] and (family, left.group) not in used[right.line.article]
        if (likeness := _likeness(left, right, index))
    ]
    told_of: set[str] = set()
    for _, family, left, right in sorted(found, key=lambda pair: -pair[0]):
        if family not in told_of and len(told_of) < MOST:
            told_of.add(family)
            sides = [[s for s in families[family] if s.group == x.group and _same(s, x, index)] for x in (left, right)]
            rows = (_report(x, side, alone) for x, side in zip((left, right), sides, strict=True))
            yield Difference(family, tuple(rows))


def _slots(index: StoryIndex) -> tuple[Mapping[str, list[Slot]], Mapping[int, set[tuple[str, int]]]]:
    """The slots of each family, and which groups each article uses at all."""
    families: dict[str, list[Slot]] = defaultdict(list)
    used: dict[int, set[tuple[str, int]]] = defaultdict(set)
    for line in index.lines:
        members = [(n, token, *MEMBER_OF[token.text]) for n, token in enumerate(line.tokens) if token.text in MEMBER_OF]
        used[line.article].update((family, group) for _, _, family, group in members)
        for n, token, family, group in members if line.is_prose else ():
            if sum(other == family for _, _, other, _ in members) == 1 and not _in_name(line, token):
                families[family].append(Slot(line, token, group, _near(line, n)))
    return families, used


def _in_name(line: Line, token: Token) -> bool:
    return any(isinstance(m.value, Name) and m.span.start <= token.span.start < m.span.end for m in line.mentions)


def _near(line: Line, n: int) -> frozenset[str]:
    around = line.tokens[max(0, n - NEAR) : n] + line.tokens[n + 1 : n + 1 + NEAR]
    return frozenset(token.stem for token in around if token.is_content)


def _likeness(left: Slot, right: Slot, index: StoryIndex) -> float:
    if len(left.near & right.near) < SHARED_NEAR or _are_of_two(left.line, right.line):
        return 0.0
    alike = overlap(index, left.line.stems - {left.word.stem}, right.line.stems - {right.word.stem})
    return alike if alike >= ALIKE else 0.0


def _are_of_two(left: Line, right: Line) -> bool:
    """Whether one sentence tells of a man and the other of a woman."""
    sexes = [[bool(sex & {token.lower for token in line.tokens}) for sex in _SEXES] for line in (left, right)]
    return sorted(sexes) == [[False, True], [True, False]]


def _same(slot: Slot, other: Slot, index: StoryIndex) -> bool:
    return slot is other or (slot.line.article != other.line.article and bool(_likeness(slot, other, index)))


def _report(slot: Slot, same: list[Slot], alone: Mapping[Line, str]) -> Report:
    evidence = tuple(dict.fromkeys(s.line.evidence() for s in [slot, *same]))
    span = Span(slot.word.span.start, slot.word.span.end)
    return Report(slot.word.text, evidence, told(slot.line, span, alone.get(slot.line)))
