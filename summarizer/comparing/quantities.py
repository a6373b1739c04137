"""Quantities that speak of the same thing in several articles with different values.

Numbers of people count the same thing when the same thing happens to them (killed, injured, ...) and the counted words
name the same party; the others when they are each other's nearest. What is shown is each article's own words, so that
a reader sees what was counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from statistics import median

from summarizer.comparing.clauses import around
from summarizer.comparing.counted import Quantity, find_counted
from summarizer.comparing.nearest import align, likewise
from summarizer.comparing.values import disagree, is_vague, size
from summarizer.records import Bound, Difference, Mention, Report
from summarizer.text.index import Line, StoryIndex

MAGNITUDE = 20  # counts of the dead that are further apart are of different things
AGES = frozenset(["years"])  # two ages are mostly two people's
MONEY = frozenset(["pounds", "pence", "cents"])  # and what is written in capitals: USD


def find_quantities(
    index: StoryIndex, withdrawn: Collection[tuple[Line, Mention]] = frozenset()
) -> Iterator[Difference]:
    """Every quantity of which articles give different values, but for those an article gives to take them back."""
    counted = (q for line in index.lines if line.is_prose for q in find_counted(line))
    quantities = [q for q in counted if (q.line, q.mention) not in withdrawn]
    yield from _by_event(quantities)
    yield from _by_context(quantities, index)


def _by_event(quantities: Iterable[Quantity]) -> Iterator[Difference]:
    groups: dict[tuple[str, frozenset[str]], list[Quantity]] = defaultdict(list)
    for q in quantities:
        if q.event and q.number.role == "count" and q.number.unit == "":
            groups[q.event, q.names].append(q)
    for (event, _), group in groups.items():
        yield from _difference(group, _label(group, event))


def _by_context(quantities: Sequence[Quantity], index: StoryIndex) -> Iterator[Difference]:
    """The groups of quantities aligned with one another, where some of them disagree."""
    rest = [q for q in quantities if not (q.event and q.number.unit == "") and q.number.unit not in AGES]
    groups: list[list[Quantity]] = []
    for left, right in align([q for q in rest if not is_vague(q)], index):
        joined = [group for group in groups if left in group or right in group]
        merged = [q for group in joined for q in group]
        groups = [group for group in groups if group not in joined]
        groups.append(merged + [q for q in (left, right) if q not in merged])
    for group in groups:
        members = sorted([*group, *likewise(group, rest)], key=lambda q: (q.line.article, q.line.sentence.index))
        yield from _difference(members, _subject(members))


def _difference(group: Sequence[Quantity], subject: str) -> Iterator[Difference]:
    """The group's values, one row for each that is distinct; nothing when all articles agree on the largest.

    An article that gives two values may be counting a part: "three were injured", "the two injured children".
    """
    usual = median(size(q) for q in group)
    group = [q for q in group if usual <= MAGNITUDE * size(q) <= MAGNITUDE**2 * usual]
    pairs = combinations(_by_article(group), 2)
    if any(disagree(max(left, key=size), max(right, key=size)) for left, right in pairs):
        yield Difference(subject, _reports(group))


def replacing(old: Sequence[Quantity], new: Sequence[Quantity]) -> Difference:
    """Values taken back, and those put in their place, of one thing."""
    group = [*old, *new]
    event = group[0].event
    return Difference(_label(group, event) if event else _subject(group), _reports(group))


def _reports(group: Sequence[Quantity]) -> tuple[Report, ...]:
    rows: dict[tuple[float, float | None, Bound], list[Quantity]] = defaultdict(list)
    for q in group:
        rows[_reported_as(q)].append(q)
    return tuple(_report(row) for row in rows.values())


def _by_article(group: Sequence[Quantity]) -> list[list[Quantity]]:
    """The exact values of each article: "dozens" here and two who are named there are no disagreement."""
    exact = [q for q in group if not is_vague(q)]
    return [[q for q in exact if q.line.article == number] for number in sorted({q.line.article for q in exact})]


def _reported_as(q: Quantity) -> tuple[float, float | None, Bound]:
    """What makes two values one row; "100" and "an estimated 100" are one, "more than 100" is another."""
    bound = Bound.EXACT if q.number.bound is Bound.ABOUT else q.number.bound
    return (q.number.amount, q.number.upper, bound)


def _report(row: Sequence[Quantity]) -> Report:
    first = row[0]
    evidence = tuple(dict.fromkeys(q.evidence() for q in row))
    return Report(first.phrase.of(first.line.text), evidence, around(first.line.text, first.phrase))


def _label(group: Sequence[Quantity], event: str) -> str:
    """What is counted, where all that name it agree, and what happened to it: "villagers killed"."""
    words = {q.nouns[-1]: q.phrase.of(q.line.text).split()[-1].strip(".,").lower() for q in group if q.nouns}
    if len(words) == 1 or any(q.names for q in group):
        return f"{next(iter(words.values()), 'people')} {event}"
    return event if event == "waiting" else f"people {event}"


def _subject(group: Sequence[Quantity]) -> str:
    """What the values are of, as the first that counts what most of them count has it: "cubic metres of sand"."""
    counted = Counter(q.nouns[0] for q in group if q.nouns)
    noun = max(counted, key=lambda word: counted[word], default="")
    first = next((q for q in group if q.nouns[:1] == (noun,)), group[0])
    if first.number.role == "identifier":
        return first.phrase.of(first.line.text).lstrip("0123456789 ")
    unit = first.number.unit
    if unit:
        return "share" if unit in ("%", "pp") else "money" if unit.isupper() or unit in MONEY else unit
    return first.line.text[first.mention.span.end : first.phrase.end].strip(" -") or "number"
