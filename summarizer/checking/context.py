"""How well a place in a source fits the words around a mention: near words count more, rare ones too.

The rule in one line: every content word near the mention gives its rarity times its nearness; a place in a source earns
the share of that sum whose words stand near it too, and on the same side.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from summarizer.checking.passages import Passage, Sources

REACH = 14  # content words on either side that are looked at
FARTHEST = 150  # words on either side: a table of numbers has no other words, and would take a squared time
HALF = 4.0  # at this many words' distance a word of the summary counts half
NEAR = 8.0  # at this many words' distance from the place a word of the source counts half
OTHER_SIDE = 0.8  # "Ada sued Ben" and "Ben sued Ada" share every word
BESIDE = 4  # words from a mention to its nearest content word on either side, at most
BREAK = 3  # words that a comma or an "and" between two words counts for
NEIGHBOUR = 0.35  # what a word earns that only the sentence before or after holds


Extent = tuple[int, int]  # the number of a value's first word in its passage and of the word after its last


@dataclass(frozen=True, slots=True)
class Setting:
    """The words around a mention: each key's weight and side, what a number counts, the nearest word on either side."""

    weights: dict[str, float]
    sides: dict[str, int]
    counted: tuple[str, ...]
    nearest: tuple[str, ...]
    total: float


def setting_of(keys: Sequence[str], first: int, last: int, sources: Sources) -> Setting:
    """The setting of the words `first` to `last` (exclusive) of a sentence given as keys."""
    weights: dict[str, float] = {}
    sides: dict[str, int] = {}
    own = set(keys[first:last])
    before, after = range(max(0, first - FARTHEST), first), range(last, min(len(keys), last + FARTHEST))
    for side, places in ((-1, reversed(before)), (1, after)):
        distance = 0
        for n in places:
            distance += 1
            if not keys[n] or keys[n] in own:
                continue
            weight = sources.weight(keys[n]) / (1 + distance / HALF)
            if weight > weights.get(keys[n], 0.0):
                weights[keys[n]], sides[keys[n]] = weight, side
            if distance > 3 * REACH:
                break
    following = tuple(key for key in keys[last : last + 3] if key)[:2]
    left = next((key for key in reversed(keys[max(0, first - BESIDE) : first]) if key), "")
    right = next((key for key in keys[last : last + BESIDE] if key), "")
    nearest = tuple(key for key in (left, right) if key)
    return Setting(weights, sides, following, nearest, sum(weights.values()))


def fit(setting: Setting, passage: Passage, first: int, last: int, sources: Sources) -> float:
    """The share of the setting's weight that stands around the words `first` to `last` of a passage, 0 to 1."""
    if not setting.total:
        return 0.0
    beside = tuple(sources.beside(passage))
    earned = 0.0
    for key, weight in setting.weights.items():
        if key in passage.at:
            earned += weight * max(_nearness(place, first, last, setting.sides[key]) for place in passage.at[key][:6])
        elif any(key in other.at for other in beside):
            earned += weight * NEIGHBOUR
    return earned / setting.total


def told(setting: Setting, passage: Passage) -> float:
    """The share of the setting's weight that a passage holds anywhere, 0 to 1."""
    return sum(weight for key, weight in setting.weights.items() if key in passage.at) / (setting.total or 1.0)


def drawn_away(setting: Setting, passage: Passage, own: Extent, rivals: Sequence[Extent], sources: Sources) -> float:
    """The share of the setting's weight in a passage that stands nearer to a rival than to the value itself, 0 to 1.

    "Killing 6 people and injuring 41": "people" and "killing" belong to the 6, "injuring" to the 41. What stands as
    near to both belongs to both.
    """
    mine = theirs = 0.0
    breaks = sources.breaks(passage) if rivals else ()
    for key, weight in setting.weights.items():
        places = passage.at.get(key, ())[:6]
        if not places or not rivals:
            continue
        to_own = min(steps(place, own, breaks) for place in places)
        to_rival = min(steps(place, rival, breaks) for place in places for rival in rivals)
        mine += weight * (to_own <= to_rival)
        theirs += weight * (to_rival < to_own)
    return theirs / (mine + theirs) if theirs else 0.0


def steps(place: int, extent: Extent, breaks: Sequence[int]) -> int:
    """Words from a place to a value, a break between them counting as several."""
    first, last = extent
    low, high = (place, first) if place < first else (last - 1, place)
    return max(0, high - low) + BREAK * (breaks[max(high, low)] - breaks[low])


def _nearness(place: int, first: int, last: int, side: int) -> float:
    """1 beside the place, half at NEAR words, less on the other side."""
    distance, found = (first - place, -1) if place < first else (place - last + 1, 1)
    return (1.0 if found == side else OTHER_SIDE) / (1 + max(distance - 2, 0) / NEAR)


def touches(setting: Setting, passage: Passage, first: int, last: int) -> float:
    """The share of the nearest content word on either side that stands within a few words of the place too."""
    if not setting.nearest:
        return 0.0
    around = set(passage.keys[max(0, first - BESIDE) : first]) | set(passage.keys[last : last + BESIDE])
    return sum(key in around for key in setting.nearest) / len(setting.nearest)


def counts_the_same(setting: Setting, passage: Passage, last: int) -> bool:
    """Whether one of the two words after a number stands among the three after the place too: "two men"."""
    following = {key for key in passage.keys[last : last + 4] if key}
    return bool(following.intersection(setting.counted))


def words_of(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The numbers of the words of a passage that its characters `start` to `end` touch, half-open."""
    start, end = start + passage.span.start, end + passage.span.start
    first = bisect.bisect_right(passage.words, start, key=attrgetter("end"))
    last = bisect.bisect_left(passage.words, end, key=attrgetter("start"))
    return (first, last) if first < last else (0, 0)
