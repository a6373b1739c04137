"""Checks on what a sentence ties together: causes added or turned about, and what came first."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checking.findings import Finding
from summarizer.checking.links import Link, links
from summarizer.checking.source_lines import SourceLines, Statement, total
from summarizer.records import Label

_SHARED = 0.4  # of the weight of a side, for it to be the same side
_APART = 0.2


def cause(statement: Statement) -> Iterator[Finding]:
    """No cause comes in where the source only tells two things together, and cause and effect stay apart.

    A bare "after" often carries the cause in news ("jailed after admitting"); "two days after", "while" and "amid"
    do not.
    """
    mine = [link for link in links(statement.reading) if link.kind == "cause"]
    found = list(_source_links(statement)) if mine else []
    for link in mine:
        if any(_meets(statement.sources, link, other, other.first, other.second) for _, other in _causes(found)):
            continue
        for number, other in found:
            if other.kind == "cause" and _meets(statement.sources, link, other, other.second, other.first):
                yield _finding(statement, link, number, "the source has cause and effect the other way about")
                break
            if _is_no_cause(statement.sources, link, other):
                yield _finding(statement, link, number, f"the source gives no cause, it says “{other.words}”")
                break


def sequence(statement: Statement) -> Iterator[Finding]:
    """What came first in the source comes first in the summary."""
    mine = [link for link in links(statement.reading) if link.kind == "time"]
    times = [(number, other) for number, other in _source_links(statement) if other.kind == "time"] if mine else []
    for link in mine:
        if any(_meets(statement.sources, link, other, other.first, other.second) for _, other in times):
            continue
        for number, other in times:
            if _meets(statement.sources, link, other, other.second, other.first):
                yield _finding(statement, link, number, f"the source has it the other way about: “{other.words}”")
                break


def _causes(found: list[tuple[int, Link]]) -> list[tuple[int, Link]]:
    return [(number, other) for number, other in found if other.kind == "cause"]


def _source_links(statement: Statement) -> Iterator[tuple[int, Link]]:
    for number in statement.lines:
        for link in links(statement.sources.reading(number)):
            yield number, link


def _is_no_cause(sources: SourceLines, link: Link, other: Link) -> bool:
    """Whether the source ties the two by time alone: the cause not before its effect, or a measured while before it."""
    if other.kind == "beside":
        straight = _meets(sources, link, other, other.first, other.second)
        return straight or _meets(sources, link, other, other.second, other.first)
    if other.kind != "time":
        return False
    return _meets(sources, link, other, other.second, other.first) or (
        other.is_measured and _meets(sources, link, other, other.first, other.second)
    )


def _meets(sources: SourceLines, link: Link, other: Link, first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether the link's sides are these two, and not each the other."""
    straight = min(_share(sources, link.first, first), _share(sources, link.second, second))
    crossed = min(_share(sources, link.first, second), _share(sources, link.second, first))
    return straight >= _SHARED and crossed <= max(_APART, straight - 0.4)


def _share(sources: SourceLines, mine: frozenset[str], theirs: frozenset[str]) -> float:
    whole = total(map(sources.weight, mine))
    return total(map(sources.weight, mine & theirs)) / whole if whole else 0.0


def _finding(statement: Statement, link: Link, number: int, reason: str) -> Finding:
    return Finding(Label.CONTRADICTED, link.words, reason, statement.sources.passages[number])
