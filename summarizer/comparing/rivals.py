"""Values of one thing that one article has from two parties: "the police speak of two, a neighbour of three"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from summarizer.comparing.counted import PERSONS, Quantity
from summarizer.comparing.parties import holder
from summarizer.comparing.values import disagree, is_vague, size
from summarizer.text.index import StoryIndex
from summarizer.text.words import stem

APART, FAR_APART = 3, 8  # sentences between two values, and between two that count the same things
NEAR, FAR = 2.2, 4.0  # times one value may be the other; where the article says that they differ
# The article tells that what follows, or stands here, is at odds with what another has said.
_AT_ODDS = re.compile(
    r"\b(?:differ(?:s|ed)?|disagree[ds]?|disput(?:es?|ed)|contradict(?:s|ed)?|at odds|unsettled"
    r"|matter of (?:opinion|dispute)"
    r"|(?:greater|higher|lower|larger|smaller|fewer|likelier|closer to|too (?:few|many))(?! than))\b"
)
# With one of these verbs a figure is given as the speaker's own.
_OWN_FIGURE = re.compile(
    r"\b(?:puts?|spoke of|speaks? of|counted|counts|thinks?|believes?|reckons?|saw|read|quoted as)\b"
)
# A demand and an offer are no two reports of one thing.
_BARGAIN = re.compile(r"\b(?:demand(?:s|ed)?|wants?|wanted|seeks?|sought|offers|offered|ask(?:s|ed)?|proposed)\b")
_ANYBODY = frozenset(stem(word) for word in "man men woman women person people".split())
_OFFENDERS = "burglar thief thieves robber raider intruder protester demonstrator".split()
_PERSONS = PERSONS | frozenset(map(stem, _OFFENDERS)) | _ANYBODY
_AGES = "years"


def find_rivals(quantities: Sequence[Quantity], index: StoryIndex) -> list[tuple[Quantity, Quantity]]:
    """Pairs of values, each with the nearest that its article has from another party of the same thing."""
    pairs = [
        (index.place[right.line] - index.place[left.line], left, right)
        for left, right in combinations(quantities, 2)
        if left.line.article == right.line.article and _may_be_rivals(left, right, index)
    ]
    found: list[tuple[Quantity, Quantity]] = []
    for _, left, right in sorted(pairs, key=lambda pair: pair[0]):
        if not any(q in pair for pair in found for q in (left, right)):
            found.append((left, right))
    return found


def _may_be_rivals(left: Quantity, right: Quantity, index: StoryIndex) -> bool:
    one, other = left.number, right.number
    if (one.unit, one.role) != (other.unit, other.role) or one.role != "count" or one.unit == _AGES:
        return False
    if is_vague(left) or is_vague(right) or left.event != right.event or not _is_of_one_thing(left, right, index):
        return False
    if _BARGAIN.search(left.line.text) or _BARGAIN.search(right.line.text) or not disagree(left, right):
        return False
    givers = holder(left.line, left.mention.span, index), holder(right.line, right.mention.span, index)
    return all(givers) and not givers[0] & givers[1]


def _is_of_one_thing(left: Quantity, right: Quantity, index: StoryIndex) -> bool:
    distance = index.place[right.line] - index.place[left.line]
    small, large = sorted((size(left), size(right)))
    nouns = set(left.nouns) & set(right.nouns) - _ANYBODY
    if not 0 <= distance <= (FAR_APART if nouns else APART) or not 0 < large <= FAR * small:
        return False
    told = [left.line, *(line for line in index.before(right.line, distance + 1)), right.line]
    if left.line is right.line or any(_AT_ODDS.search(line.text) for line in told):
        return bool(nouns) or _is_one_kind(left, right)
    near = large <= NEAR * small and bool(_OWN_FIGURE.search(right.line.text))
    return near and (bool(nouns) or _are_persons(left, right) or _shares_words(left, right))


def _is_one_kind(left: Quantity, right: Quantity) -> bool:
    """Whether both are measured in one unit or count persons, or one is a bare number in the other's sentence."""
    bare = left.line is right.line and not (left.nouns and right.nouns)
    return bool(left.number.unit) or bare or _are_persons(left, right)


def _are_persons(left: Quantity, right: Quantity) -> bool:
    """Whether both count persons and the later may count anybody: "two burglars", "three men"."""
    return bool(set(left.nouns) & _PERSONS and set(right.nouns) & _ANYBODY)


def _shares_words(left: Quantity, right: Quantity) -> bool:
    return bool(left.number.unit) and len(left.line.plain_stems() & right.line.plain_stems()) >= 1
