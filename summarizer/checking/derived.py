"""Numbers that no source gives and that follow from two it gives: "seven points ahead" of 31 and 24 percent."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from summarizer.checking.passages import Passage, Sources
from summarizer.records import Bound, Evidence, Mention, Number
from summarizer.text.equal_numbers import comparable
from summarizer.text.scanning import word_set

MOST = 12  # numbers of the passages that tell the same that are combined
# Without such a word a sentence states a number and does not reckon one.
_CUES = word_set(
    "ahead behind more less fewer by increase rise rose fell drop margin lead gained lost difference together "
    "combined total altogether sum later earlier other others remaining rest outside exceed exceeds extra "
    "additional gap surplus deficit net further beyond"
)


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """How a number follows from two of the sources, in words, and where those stand."""

    told: str
    evidence: tuple[Evidence, ...]


def derived(mention: Mention, sentence: Passage, aligned: Iterable[Passage], sources: Sources) -> Derived | None:
    """How a number of a summary's sentence follows from two of the passages that tell the same, if it does."""
    value = mention.value
    if not isinstance(value, Number) or value.role != "count" or value.upper is not None:
        return None
    if 10.0**value.places > abs(value.amount):  # "thousands" would follow from anything
        return None
    if not any(word.lower in _CUES for word in sentence.words):
        return None
    # A difference of percentages is counted in percentage points.
    wanted = replace(value, unit="%") if value.unit == "pp" else value
    for (mine, here), (theirs, there) in combinations(list(_numbers(wanted, aligned, sources))[:MOST], 2):
        for word, sign in (("less", -1), ("and", 1)):
            if value.unit == "pp" and sign > 0:
                continue
            (more, less) = sorted((mine, theirs), key=lambda item: -_amount(item))
            if _gives(value, _amount(more) + sign * _amount(less)):
                evidence = dict.fromkeys((here.evidence(), there.evidence()))
                return Derived(f"{more.text} {word} {less.text}", tuple(evidence))
    return None


def _numbers(wanted: Number, aligned: Iterable[Passage], sources: Sources) -> Iterator[tuple[Mention, Passage]]:
    for passage in aligned:
        for other in sources.figures(passage):
            found = other.value
            if (
                isinstance(found, Number)
                and found.role == "count"
                and found.upper is None
                and comparable(wanted, found)
            ):
                yield other, passage


def _amount(mention: Mention) -> float:
    return mention.value.amount if isinstance(mention.value, Number) else 0.0


def _gives(value: Number, result: float) -> bool:
    """Whether the result is the value, to the digit that is written; "about" leaves a tenth."""
    slack = 0.5 * 10.0**value.places if value.places else 1e-6 * abs(value.amount)
    if value.bound is Bound.ABOUT:
        slack = max(slack, 0.1 * abs(value.amount))
    return result > 0 and math.isclose(result, value.amount, abs_tol=slack * (1 + 1e-9))
