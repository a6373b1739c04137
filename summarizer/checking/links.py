"""What a sentence ties together: one thing before another, one thing because of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.checking import meaning_words as table
from summarizer.checking.acts import Reading

_KINDS = (
    ("cause", table.CAUSED_BY, False),  # the word stands between the second and the first
    ("cause", table.CAUSES, True),
    ("time", table.LATER, False),
    ("time", table.EARLIER, True),
    ("beside", table.BESIDE, True),
)
_OPENERS = {phrase[0] for _, phrases, _ in _KINDS for phrase in phrases}


@dataclass(frozen=True, slots=True)
class Link:
    """Two things told as tied: `first` is the earlier or the cause, `second` the later or the effect, as keys.

    `is_measured` is set where a span of time stands before the word: "two days after".
    """

    kind: str
    words: str
    first: frozenset[str]
    second: frozenset[str]
    is_measured: bool = False


def links(reading: Reading) -> tuple[Link, ...]:
    """Every tie of a sentence, in order."""
    return tuple(_links(reading))


def _links(reading: Reading) -> Iterator[Link]:
    n, size = 0, len(reading.lower)
    while n < size:
        found = _phrase_at(reading, n) if reading.lower[n] in _OPENERS else None
        if found:
            kind, phrase, forward = found
            yield from _link(reading, n, n + len(phrase), kind, forward)
            n += len(phrase) - 1
        n += 1


def _phrase_at(reading: Reading, n: int) -> tuple[str, tuple[str, ...], bool] | None:
    """The longest tie that begins at `n`: "caused by" rather than "caused"."""
    found = [
        (kind, phrase, forward)
        for kind, phrases, forward in _KINDS
        for phrase in phrases
        if reading.lower[n : n + len(phrase)] == phrase
    ]
    return max(found, key=lambda item: len(item[1]), default=None)


def _link(reading: Reading, start: int, end: int, kind: str, forward: bool) -> Iterator[Link]:
    measured = any(reading.lower[m] in table.MEASURES for m in range(max(0, start - 1), start))
    left, right = _sides(reading, start, end, measured)
    if not (left and right):
        return
    words = " ".join(word.text for word in reading.wording.words[start:end])
    first, second = (left, right) if forward else (right, left)
    yield Link(kind, words, first, second, measured)


def _sides(reading: Reading, start: int, end: int, measured: bool) -> tuple[frozenset[str], frozenset[str]]:
    """The keys on either side: back to the clause's beginning, on to the next mark; "After X, Y" has both behind it."""
    stop = next((n for n in range(end + 1, len(reading.lower)) if _closes(reading, n)), len(reading.lower))
    begin = _back_to_mark(reading, start)
    if begin >= start - (2 if measured else 0):
        if begin == 0:
            last = next((n for n in range(stop + 1, len(reading.lower)) if n in reading.wording.breaks), stop)
            return _keys(reading, stop, last), _keys(reading, end, stop)
        begin = _back_to_mark(reading, begin - 1)
    return _keys(reading, begin, start), _keys(reading, end, stop)


def _closes(reading: Reading, n: int) -> bool:
    return n in reading.wording.breaks or reading.wording.kinds[n] == "relative"


def _back_to_mark(reading: Reading, n: int) -> int:
    """The last place up to `n` before which a mark stands."""
    while n not in reading.wording.breaks:
        n -= 1
    return n


def _keys(reading: Reading, start: int, stop: int) -> frozenset[str]:
    words = reading.wording.words
    return frozenset(
        reading.keys[n]
        for n in range(start, stop)
        if words[n].is_content and reading.keys[n] not in table.LIGHT_KEYS and words[n].lower not in table.MEASURES
    )
