"""Sums of money that one word says the same of: what was raised, what a fine or a reward is, what is owed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import combinations

from summarizer.comparing.counted import Quantity
from summarizer.comparing.nearest import comparable
from summarizer.comparing.times import at_other_times
from summarizer.records import Name
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import stem

# What is said of a sum, the words for each kind: a table to extend.
_KINDS = (
    "raised pledged donated collected contributed",
    "fined fine",
    "bail bond",
    "reward bounty",
    "ransom",
    "owes owed debt debts",
    "compensation damages payout",
    "restitution repay repaid repayment",
)
_KIND_OF = {stem(word): number for number, line in enumerate(_KINDS) for word in line.split()}
NEAR = 8  # words between a sum and what is said of it


def of_one_kind(quantities: Sequence[Quantity], index: StoryIndex) -> list[tuple[Quantity, Quantity]]:
    """The pairs of sums of two articles of which the same is said, and of somebody whom both name.

    Only where either article has one such sum and no more: two funds may raise two sums.
    """
    sums = [(kind, q) for q in quantities if q.number.unit.isupper() if (kind := _kind(q)) is not None]
    count = Counter((kind, q.line.article) for kind, q in sums if q.number.amount)
    whole = {name for line in index.lines for name in _names(line) if len(name) > 1} if len(count) > 1 else set()
    return [
        (left, right)
        for (kind, left), (other, right) in combinations(sums, 2)
        if kind == other and left.line.article != right.line.article
        if count[kind, left.line.article] == count[kind, right.line.article] == 1
        and comparable(left, right)
        and not at_other_times(left, right, index)
        and _people(left.line, whole, index) & _people(right.line, whole, index)
    ]


def _kind(q: Quantity) -> int | None:
    """What is said of a sum: the nearest word of the table around it, in its sentence."""
    place = q.line.words_before(q.mention)
    near = sorted(range(max(0, place - NEAR), min(len(q.line.tokens), place + NEAR)), key=lambda n: abs(n - place))
    return next((_KIND_OF[q.line.tokens[n].stem] for n in near if q.line.tokens[n].stem in _KIND_OF), None)


def _people(line: Line, whole: Collection[tuple[str, ...]], index: StoryIndex) -> frozenset[str]:
    """The words of the names in a sentence and in the one before it, a last or first name standing for the whole."""
    words = frozenset(word for near in (line, *index.before(line, 1)) for name in _names(near) for word in name)
    return words.union(*(name for name in whole if not words.isdisjoint(name)))


def _names(line: Line) -> list[tuple[str, ...]]:
    return [m.value.words for m in line.mentions if isinstance(m.value, Name)]
