"""Which number of one article is of the same thing as which of another.

Each is aligned with the one that is nearest to it: in unit, in what it counts, in the words around it, in size; and
only where it is the nearest to that one too, as words of parallel texts are linked from both sides (Melamed 2000,
competitive linking).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import combinations

from summarizer.comparing.counted import PERSONS, Quantity
from summarizer.comparing.times import at_other_times
from summarizer.comparing.values import size
from summarizer.records import Name
from summarizer.text.index import StoryIndex
from summarizer.text.words import stem

# Two numbers are aligned from this likeness on, 0 to 1 for the words around them, and a bonus for what they count and
# for their size. All set by reading what was aligned in thirteen stories; six others were then looked at.
ALIKE = 0.42
SAME_NOUN, SAME_SIZE = 0.25, 0.3
FARTHEST = 2.2  # times one number may be the other
NEAR, LARGE = 1.6, 1000
_MAGNITUDE = stem("magnitude")
_QUAKES = frozenset(map(stem, "earthquake quake aftershock tremor epicenter epicentre depth".split()))
_OFFENDERS = "thief thieves burglar robber raider intruder attacker protester demonstrator marcher participant"
_ANYBODY = "man men woman women child children person people pupil passenger"
_PEOPLE = PERSONS | frozenset(map(stem, f"{_OFFENDERS} {_ANYBODY}".split()))
_GENERAL = frozenset(stem(word) for word in "people person man men woman women others time times day days part".split())


def align(quantities: Sequence[Quantity], index: StoryIndex) -> list[tuple[Quantity, Quantity]]:
    """The pairs of two articles that are each other's nearest, the most alike first."""
    kinds: dict[tuple[str, str], list[tuple[int, Quantity]]] = defaultdict(list)
    for number, q in enumerate(quantities):
        kinds[_unit(q), q.number.role].append((number, q))
    found_at = [
        (-likeness, m, n, left, right)
        for kind in kinds.values()
        for (m, left), (n, right) in combinations(kind, 2)
        if left.line.article != right.line.article and (likeness := _likeness(left, right, index)) >= ALIKE
    ]
    pairs = [(left, right) for *_, left, right in sorted(found_at, key=lambda pair: pair[:3])]
    taken: set[tuple[int, int]] = set()
    found = []
    for left, right in pairs:
        ends = {(id(left), right.line.article), (id(right), left.line.article)}
        if not ends & taken:
            found.append((left, right))
        taken |= ends
    return found


def _likeness(left: Quantity, right: Quantity, index: StoryIndex) -> float:
    """How likely two numbers are of the same thing: 0 where they cannot be, else 0 to about 1.4."""
    if not comparable(left, right) or at_other_times(left, right, index):
        return 0.0
    shared = left.context.keys() & right.context.keys()
    nouns = set(left.nouns) & set(right.nouns)
    if not _may_be_one(left, right, nouns, shared - nouns):
        return 0.0
    both = sum(index.weight([word]) * math.sqrt(left.context[word] * right.context[word]) for word in shared)
    whole = math.sqrt(_weight(left, index) * _weight(right, index))
    apart = abs(math.log(size(left) / size(right))) / math.log(FARTHEST)
    return both / whole + SAME_NOUN * bool(nouns) + SAME_SIZE * (1 - apart) ** 2


def _may_be_one(left: Quantity, right: Quantity, nouns: set[str], around: Collection[str]) -> bool:
    """Whether enough beside size and unit tells that two numbers are of one thing."""
    if left.number.role == "identifier":
        return True
    if left.number.unit:
        return bool(around)
    if nouns - _GENERAL:
        return bool(around) or max(size(left), size(right)) <= NEAR * min(size(left), size(right))
    large = min(size(left), size(right)) >= LARGE and _of_people(left) == _of_people(right)
    return len(around) >= 2 and (bool(nouns) or large or (_of_people(left) and _of_people(right)))


def comparable(left: Quantity, right: Quantity) -> bool:
    if (_unit(left), left.number.role) != (_unit(right), right.number.role):
        return False
    if left.names and right.names and not left.names & right.names:
        return False
    if _of_other_things(left, right) or _of_other_things(right, left):
        return False
    quakes = _QUAKES & (left.line.stems | right.line.stems) and left.line.article != right.line.article
    if quakes and left.number.unit:
        return False  # each shock has its depth and its distance
    if _MAGNITUDE in (*left.nouns[:1], *right.nouns[:1]):  # of which of the quakes, a reader of the article knows
        return False
    if left.number.role in ("identifier", "ordinal"):  # "a 19th-century poet" and "17th-century paintings" are two
        return len(set(left.nouns) & set(right.nouns)) >= 2
    small, large = sorted((size(left), size(right)))
    return small > 0 and large <= FARTHEST * small


def _of_other_things(left: Quantity, right: Quantity) -> bool:
    """Whether one is of what is named before it, which the other's sentence tells of with another value: "a case of
    Dunmore costs $10 more", "a case of Elin costs $8 more, and one of Dunmore $10"."""
    own, other = _named_before(left), _named_before(right)
    return bool(own and other and own.isdisjoint(other)) and bool(own & _names_in(right))


def _named_before(quantity: Quantity) -> frozenset[str]:
    """The last name of the clause before a value."""
    start = max(quantity.line.text.rfind(mark, 0, quantity.mention.span.start) for mark in (", ", "; ", " and "))
    names = [m for m in quantity.line.mentions if start < m.span.start < quantity.mention.span.start]
    found = [m.value.words for m in names if isinstance(m.value, Name)]
    return frozenset(found[-1]) if found else frozenset()


def _names_in(quantity: Quantity) -> frozenset[str]:
    return frozenset(w for m in quantity.line.mentions if isinstance(m.value, Name) for w in m.value.words)


def _unit(quantity: Quantity) -> str:
    """The unit; tons and tonnes are one, for few writers hold them apart."""
    return "tonnes" if quantity.number.unit == "tons" else quantity.number.unit


def _of_people(quantity: Quantity) -> bool:
    return bool(_PEOPLE & set(quantity.nouns))


def _weight(quantity: Quantity, index: StoryIndex) -> float:
    return sum(index.weight([word]) * near for word, near in quantity.context.items())


def lone_pairs(quantities: Sequence[Quantity], index: StoryIndex) -> list[tuple[Quantity, Quantity]]:
    """The only two values in one unit that two articles give, of who is named beside both and in words near both."""
    count = Counter((q.line.article, _unit(q)) for q in quantities)
    alone = [q for q in quantities if q.number.unit and count[q.line.article, _unit(q)] == 1]
    return [
        (left, right)
        for left, right in combinations(alone, 2)
        if left.line.article != right.line.article
        and comparable(left, right)
        and max(size(left), size(right)) <= NEAR * min(size(left), size(right))
        and not at_other_times(left, right, index)
        and (left.line.stems & right.line.stems) - left.line.plain_stems()
        and len(_around(left, index) & _around(right, index)) >= 2
    ]


def likewise(group: Sequence[Quantity], others: Sequence[Quantity], index: StoryIndex) -> list[Quantity]:
    """Those in other articles that give a value of the group, of one of its nouns or with words around in common."""
    articles, sizes = {q.line.article for q in group}, {size(q) for q in group}
    return [
        q
        for q in others
        if size(q) in sizes
        and q.line.article not in articles
        and any(comparable(q, g) and size(q) == size(g) for g in group)
        and any(_likewise(q, g, index) for g in group)
    ]


def kin(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities count the same noun or have words around them in common."""
    return bool(set(left.nouns) & set(right.nouns)) or len(left.context.keys() & right.context.keys()) >= 2


def _likewise(left: Quantity, right: Quantity, index: StoryIndex) -> bool:
    return kin(left, right) or (bool(left.number.unit) and len(_around(left, index) & _around(right, index)) >= 2)


def _around(quantity: Quantity, index: StoryIndex) -> frozenset[str]:
    """The plain words of a quantity's sentence and of the one before it, which may name what "the outage" was of."""
    lines = [quantity.line, *index.before(quantity.line, 1)]
    return frozenset().union(*(line.plain_stems() for line in lines))
