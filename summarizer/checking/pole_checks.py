"""A check on turns: "rose" for "fell", "above" for "below", "won" for "lost", beside the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checking import meaning_words as table
from summarizer.checking.acts import Reading
from summarizer.checking.findings import Finding
from summarizer.checking.source_lines import STRONG, Statement
from summarizer.records import Label

_WINDOW = 8  # words on either side within the clause


def direction(statement: Statement) -> Iterator[Finding]:
    """What rises in the source does not fall in the summary."""
    reading = statement.reading
    for n, lower in enumerate(reading.lower):
        for name, sign in table.POLE_OF.get(lower, ()):
            finding = _turned(statement, n, name, sign) if not _is_denied(reading, n) else None
            if finding:
                yield finding
                break


def _turned(statement: Statement, n: int, name: str, sign: int) -> Finding | None:
    """The turn at `n` held against every turn of its kind beside the same words; None unless all are against it."""
    weights = {word: statement.sources.weight(word) for word in _beside(statement.reading, n)}
    best: tuple[float, int, int] | None = None
    for number in statement.lines:
        reading = statement.sources.reading(number)
        for m, theirs in _poles(reading, name):
            shared = sum(weights[word] for word in weights.keys() & _beside(reading, m))
            share = shared / (sum(weights.values()) or 1.0)
            if theirs == sign or _is_denied(reading, m):
                if share > 0.15:
                    return None
            elif share >= STRONG and (best is None or share > best[0]):
                best = (share, number, m)
    if best is None:
        return None
    _, number, m = best
    said = statement.sources.reading(number).wording.words[m].text
    subject = statement.reading.wording.words[n].text
    return Finding(Label.CONTRADICTED, subject, f"the source says “{said}”", statement.sources.index.lines[number])


def _poles(reading: Reading, name: str) -> Iterator[tuple[int, int]]:
    for m, lower in enumerate(reading.lower):
        for kind, sign in table.POLE_OF.get(lower, ()):
            if kind == name:
                yield m, sign


def _beside(reading: Reading, n: int) -> frozenset[str]:
    """The keys of the content words near a place, within its clause; no turns themselves."""
    clause = reading.clause(n)
    near = range(max(clause.start, n - _WINDOW), min(clause.stop, n + _WINDOW + 1))
    words = reading.wording.words
    return frozenset(
        reading.keys[m]
        for m in near
        if m != n and words[m].is_content and reading.lower[m] not in table.POLE_OF
    )


def _is_denied(reading: Reading, n: int) -> bool:
    """Whether a negation stands in the turn's clause: "did not rise" is no rise."""
    clause = reading.clause(n)
    return any(
        reading.lower[m] in table.NOT | table.NO | table.REFUSING | table.DENYING or reading.lower[m].endswith("n't")
        for m in clause
    )
