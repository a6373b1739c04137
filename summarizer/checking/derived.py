"""Numbers that no source gives and that follow from two it gives: "seven points ahead" of 31 and 24 percent."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from summarizer.checking.context import words_of
from summarizer.checking.passages import Passage, Sources
from summarizer.records import Bound, Evidence, Mention, Number
from summarizer.text.equal_numbers import comparable
from summarizer.text.scanning import word_set

MOST = 12  # numbers of the passages that tell the same that are combined
# Without such a word a sentence states a number and does not reckon one, but for a plain sum.
_CUES = word_set(
    "ahead behind more less fewer by increase rise rose fell drop margin lead gained lost difference together "
    "combined total altogether sum later earlier other others remaining rest outside exceed exceeds extra "
    "additional gap surplus deficit net further beyond"
)


Found = tuple[Mention, Passage]


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """How a number follows from two of the sources, in words, and where those stand."""

    told: str
    evidence: tuple[Evidence, ...]


def derived(mention: Mention, sentence: Passage, aligned: Iterable[Passage], sources: Sources) -> Derived | None:
    """How a number of a summary's sentence follows from two of the sources, if it does.

    A sentence that reckons ("more than", "in all") may mean any two of the passages that tell the same; any other may
    add up two counts of what it counts itself.
    """
    value = mention.value
    if not isinstance(value, Number) or value.role != "count" or value.upper is not None:
        return None
    if 10.0**value.places > abs(value.amount):  # "thousands" would follow from anything
        return None
    found: Iterator[Derived] = iter(())
    if any(word.lower in _CUES for word in sentence.words):
        found = _reckoned(value, aligned, sources)
    elif noun := _counted(sentence, mention.span.end - sentence.span.start):
        found = _added(value, noun, sources)
    return next(found, None)


def _reckoned(value: Number, aligned: Iterable[Passage], sources: Sources) -> Iterator[Derived]:
    # A difference of percentages is counted in percentage points.
    wanted = replace(value, unit="%") if value.unit == "pp" else value
    for one, other in combinations(list(_numbers(wanted, aligned, sources))[:MOST], 2):
        for word, sign in (("less", -1), ("and", 1)):
            if value.unit != "pp" or sign < 0:
                yield from _follows(value, one, other, word, sign)


def _added(value: Number, noun: str, sources: Sources) -> Iterator[Derived]:
    """Sums of two counts of one thing in one sentence: "21 counts of theft and six counts of fraud" are 27 counts."""
    for number in dict.fromkeys(number for number, _ in sources.places.get(noun, ())[:MOST]):
        passage = sources.passages[number]
        counts = [item for item in _numbers(value, [passage], sources) if _counted(passage, item[0].span.end) == noun]
        for one, other in combinations(counts[:MOST], 2):
            yield from _follows(value, one, other, "and", 1)


def _follows(value: Number, one: Found, other: Found, word: str, sign: int) -> Iterator[Derived]:
    (more, here), (less, there) = sorted((one, other), key=lambda item: -_amount(item[0]))
    if _gives(value, _amount(more) + sign * _amount(less)):
        evidence = dict.fromkeys((here.evidence(), there.evidence()))
        yield Derived(f"{more.text} {word} {less.text}", tuple(evidence))


def _counted(passage: Passage, end: int) -> str:
    """The key of the word after a number that ends at this character: what it counts; "" for a word of grammar."""
    _, last = words_of(passage, end - 1, end)
    return passage.keys[last] if 0 < last < len(passage.keys) else ""


def _numbers(wanted: Number, aligned: Iterable[Passage], sources: Sources) -> Iterator[Found]:
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
