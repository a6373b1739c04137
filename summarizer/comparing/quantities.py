"""Quantities that speak of the same thing in several articles with different values.

Numbers of people count the same thing when the same thing happens to them (killed, injured, ...) and the counted words
name the same party; the others when they are each other's nearest. What is shown is each article's own words, so that
a reader sees what was counted.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations
from statistics import median

from summarizer.comparing.clauses import CORRECTS, told
from summarizer.comparing.counted import Quantity, are_one, find_counted, kind_of_thing, own_people
from summarizer.comparing.labels import counted, measured
from summarizer.comparing.nearest import align, likewise, lone_pairs
from summarizer.comparing.parties import holder
from summarizer.comparing.rivals import find_rivals
from summarizer.comparing.sums import of_one_kind
from summarizer.comparing.times import published
from summarizer.comparing.values import disagree, is_vague, size
from summarizer.records import Bound, Difference, Mention, Number, Report, Span
from summarizer.text.events import EVENT_OF, OF_THINGS
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import stem

_FIGURE_OF = re.compile(r"\b(?:figure|toll|count|number) of (?:about |at least )?$")
_SOME = frozenset(stem(word) for word in "boy girl child children woman women teenager juvenile".split())
_DEAD = frozenset(stem(word) for word in "dead death deaths killed casualties victims".split())
MAGNITUDE = 20  # counts of the dead that are further apart are of different things
OF_ONE_PEOPLE = 60  # but not when both count the dead of one country or party
VAGUE = 8  # times "dozens" from which on a count is another report
_WERE = re.compile(r"(?: of (?:them|whom))? (?:were|are) (?:\w+ )?(?P<who>boys|girls|children|women|juveniles)\b")
_BODIES = re.compile(r" (?:more )?(?:bodies|corpses)\b")
_UP_TO = re.compile(r"\b(?:up to|as (?:many|high|much) as|at most) (?:about )?$")  # not what an article says it is
_NOW = re.compile(
    r"\b(?:now|revised|updated|raised|lowered) (?:puts?|estimates?|speaks?|thinks?|counts?|its|his|her|the)\b"
)
Value = tuple[float, float | None, Bound]  # what is reported: the amount or the ends of a range, and how exactly
GROWING = frozenset(["sum raised", "waiting"])  # of two moments they are no two reports
AGES = frozenset(["years"])  # two ages are mostly two people's
# Whoever corrects a value gives it no more.
_CORRECTED = re.compile(
    r"\b(?:correct(?:s|ed)|earlier (?:report|figure|count|toll|version)|initially|at first|wrongly|mistakenly"
    r"|had (?:earlier|previously|first) (?:put|given|spoken|said|counted))\b",
    re.I,
)


def find_quantities(
    index: StoryIndex,
    alone: Mapping[Line, str] | None = None,
    withdrawn: Collection[tuple[Line, Mention]] = frozenset(),
) -> Iterator[Difference]:
    """Every quantity of which articles, or two parties in one of them, give different values.

    `alone` has sentences as they can be said alone, "she" named; `withdrawn` are values an article gives to take back.
    """
    found = (q for line in index.lines if line.is_prose for q in find_counted(line))
    quantities = [_of_their_people(q, index) for q in found if (q.line, q.mention) not in withdrawn]
    yield from _by_event(quantities, index, alone or {})
    yield from _by_context(quantities, index, alone or {})


def _of_their_people(q: Quantity, index: StoryIndex) -> Quantity:
    """The quantity as of those whose countrymen the sentence before speaks of, where it counts nobody else: "Norlanders
    ask how many of their countrymen were there. Estimates run from 100 dead to 600"."""
    bare = q.event and not q.names and not (set(q.nouns) - _DEAD)
    before = index.before(q.line, 1) if bare else ()
    return replace(q, names=own_people(before[0])) if before else q


def _by_event(quantities: Sequence[Quantity], index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    groups: dict[tuple[str, frozenset[str], dt.date | None], list[Quantity]] = defaultdict(list)
    for q in quantities:
        if q.event and q.number.role == "count" and q.number.unit == "" and not _is_part(q):
            # The toll of a day is put beside that of another; a queue grows, and those held on Monday are others.
            day = None if q.event.startswith("killed") else published(q.line, index)
            of = frozenset(map(kind_of_thing, q.nouns[-1:])) if q.event in OF_THINGS else q.names
            groups[q.event, of, day].append(q)
    found: list[tuple[str, frozenset[str], Difference]] = []
    for (event, names, _), group in groups.items():
        group = sorted([*group, *_figures(quantities, group, event, index)], key=_reading_order)
        whole = [q for q in group if not (_is_part_elsewhere(q, group, quantities) or _is_of_more(q, group, index))]
        if whole:
            found += ((event, names, row) for row in _difference(whole, counted(whole, event), alone=alone))
    for event, names, row in found:
        apart = not names and any(other == event and theirs for other, theirs, _ in found)
        yield replace(row, subject=f"{row.subject} in all") if apart else row


def _is_part_elsewhere(q: Quantity, group: Sequence[Quantity], quantities: Sequence[Quantity]) -> bool:
    """Whether an article that gives a larger count also tells of as many boys, children or women: they are a part."""
    more = [other for other in group if size(other) > size(q)]
    larger = {other.line.article for other in more} - {q.line.article}
    return bool(_SOME & set(q.nouns)) and any(
        other.line.article in larger and size(other) == size(q) and _are_some(other) for other in quantities
    )


def _is_of_more(q: Quantity, group: Sequence[Quantity], index: StoryIndex) -> bool:
    """Whether an article that gives a larger count before tells in its own voice of these bodies among them."""
    larger = any(o.line.article == q.line.article and size(o) > size(q) and _comes_before(o, q) for o in group)
    return larger and bool(_BODIES.match(q.line.text, q.mention.span.end)) and not holder(q.line, q.mention.span, index)


def _comes_before(q: Quantity, other: Quantity) -> bool:
    return _reading_order(q) < _reading_order(other)


def _are_some(q: Quantity) -> bool:
    """Whether the count is of children or women: "two boys", "two of them were boys"."""
    told = _WERE.match(q.line.text, q.mention.span.end)
    return bool(_SOME & set(q.nouns)) or bool(told and stem(told["who"]) in _SOME)


def _figures(
    quantities: Sequence[Quantity], group: Sequence[Quantity], event: str, index: StoryIndex
) -> Iterator[Quantity]:
    """Bare figures that are a value of the group where the sentence before speaks of its event: "his figure of 21"."""
    values = {size(q) for q in group if not is_vague(q)}
    for q in quantities:
        bare = not (q.nouns or q.event or q.number.unit) and size(q) in values
        if bare and _FIGURE_OF.search(q.line.text[: q.mention.span.start]):
            before = index.before(q.line, 1)
            if any(EVENT_OF.get(token.stem) == event for line in before for token in line.tokens):
                yield q


def _reading_order(q: Quantity) -> tuple[int, int, int]:
    return (q.line.article, q.line.sentence.index, q.phrase.start)


def _is_part(q: Quantity) -> bool:
    """Whether the number and its neighbour add up to the one before them: "seven hurt, four strikers, three guards"."""
    counts = [m.value.amount for m in q.line.mentions if isinstance(m.value, Number)]
    places = [m for m in q.line.mentions if isinstance(m.value, Number)].index(q.mention)
    sums = [n for n in range(len(counts) - 2) if counts[n] == counts[n + 1] + counts[n + 2]]
    return any(places in (n + 1, n + 2) for n in sums)


def _by_context(quantities: Sequence[Quantity], index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """The groups of quantities aligned with one another, where some of them disagree."""
    rest = [q for q in quantities if not (q.event and q.number.unit == "") and q.number.unit not in AGES]
    rivals = find_rivals(rest, index)
    exact = [q for q in rest if not is_vague(q)]
    groups = _merged([*align(exact, index), *rivals, *lone_pairs(rest, index), *of_one_kind(exact, index)])
    for group in _merged([[*group, *likewise(group, rest, index)] for group in groups]):
        members = sorted(group, key=_reading_order)
        if len({(q.number.amount, q.number.upper) for q in members}) == 1:
            continue  # "about 500", "as many as 500" and "a bit more than 500" are one figure
        label = measured(members, index)
        if _is_of_one_party(members, index) or (label in GROWING and not _is_of_one_day(members, index)):
            continue
        within = [pair for pair in rivals if pair[0] in members and pair[1] in members]
        yield from _difference(members, label, within, alone, bounded=False)


def _is_of_one_day(group: Sequence[Quantity], index: StoryIndex) -> bool:
    """Whether articles that are known to be of one day give what grows from hour to hour."""
    days = {published(q.line, index) for q in group}
    return len(days) == 1 and None not in days


def _is_of_one_party(group: Sequence[Quantity], index: StoryIndex) -> bool:
    """Whether who gives all the values says of the last that it takes the place of another: "now estimates"."""
    givers = [holder(q.line, q.mention.span, index) for q in group]
    return any(_NOW.search(q.line.text) for q in group) and all(givers) and bool(frozenset.intersection(*givers))


def _merged(groups: Iterable[Sequence[Quantity]]) -> list[list[Quantity]]:
    """The groups, those that share a quantity made one."""
    merged: list[list[Quantity]] = []
    for group in groups:
        joined = [other for other in merged if any(q in other for q in group)]
        merged = [other for other in merged if other not in joined]
        merged.append(list(dict.fromkeys(q for part in (*joined, group) for q in part)))
    return merged


def _difference(
    group: Sequence[Quantity],
    subject: str,
    rivals: Sequence[tuple[Quantity, Quantity]] = (),
    alone: Mapping[Line, str] | None = None,
    *,
    bounded: bool = True,
) -> Iterator[Difference]:
    """The group's values, one row for each that is distinct, if `bounded` "500" and "more than 500" each its own;
    nothing when all articles agree on the largest.

    An article that gives two values may be counting a part ("three were injured", "the two injured children"), unless
    it has them from two parties: `rivals`.
    """
    group = [q for q in group if not _CORRECTED.search(q.line.text[: q.mention.span.start])] or group
    group = [q for q in group if not _is_told_exactly(q, group)]
    usual = median(size(q) for q in group)
    most = OF_ONE_PEOPLE if all(q.names for q in group) else MAGNITUDE
    group = [q for q in group if usual <= most * size(q) <= most**2 * usual]
    settled = [q for q in group if not _UP_TO.search(q.line.text[: q.mention.span.start])]
    pairs = combinations(_by_article(settled or group), 2)
    differ = any(disagree(max(left, key=size), max(right, key=size)) for left, right in pairs)
    if rivals or differ or _is_far_more(group):
        apart = [q for left, right in rivals if left.line is not right.line for q in (left, right)]
        yield Difference(subject, _reports(group, apart, alone, bounded=bounded))


def _is_told_exactly(q: Quantity, group: Sequence[Quantity]) -> bool:
    """Whether the article has a better count: an exact one beside "dozens", one of all beside one of the few known."""
    same = [other for other in group if other.line.article == q.line.article and other is not q]
    return any(not is_vague(other) and (is_vague(q) or size(other) >= MAGNITUDE * size(q)) for other in same)


def _is_far_more(group: Sequence[Quantity]) -> bool:
    """Whether one article has only "dozens" of a people where another counts hundreds."""
    vague = [q for q in group if is_vague(q) and q.names]
    return any(
        size(q) >= VAGUE * size(few) and q.line.article != few.line.article
        for few in vague
        for q in group
        if not is_vague(q)
    )


def replacing(old: Sequence[Quantity], new: Sequence[Quantity], index: StoryIndex) -> Difference:
    """Values taken back, and those put in their place, of one thing."""
    group = [*old, *new]
    event = group[0].event
    return Difference(counted(group, event) if event else measured(group, index), _reports(group, corrects=True))


def _reports(
    group: Sequence[Quantity],
    rivals: Sequence[Quantity] = (),
    alone: Mapping[Line, str] | None = None,
    *,
    corrects: bool = False,
    bounded: bool = True,
) -> tuple[Report, ...]:
    """One report for each distinct value; `corrects` where the row itself says that one puts another right."""
    rows: dict[Value, list[Quantity]] = defaultdict(list)
    for q in group:
        rows[_reported_as(q)].append(q)
    if not bounded:
        rows = {value: row for value, row in rows.items() if value == min(rows, key=partial(_unlike, value))}
    told_once = _told_as_one(list(rows.values()))
    return tuple(_report(row, rivals, alone or {}, corrects) for row in told_once)


def _unlike(value: Value, other: Value) -> tuple[bool, bool, str]:
    """How unlike another value is: of another amount, then not plainly "500" as against "more than 500"."""
    return other[:2] != value[:2], other[2] is not Bound.EXACT, other[2]


def _told_as_one(rows: Sequence[list[Quantity]]) -> Iterator[list[Quantity]]:
    """The rows, two made one where one sentence alone gives both: "at least 100 and possibly as many as 300"."""
    rest = list(rows)
    while rest:
        row = rest.pop(0)
        following = rest[0] if rest else []
        if len(row) == len(following) == 1 and row[0].line is following[0].line and _joined(row[0], following[0]):
            both = Span(row[0].phrase.start, rest.pop(0)[0].phrase.end)
            row = [replace(row[0], phrase=both)]
        yield row


def _joined(left: Quantity, right: Quantity) -> bool:
    return left.phrase.end < right.phrase.start and are_one(left.line, left.mention, right.mention)


def _by_article(group: Sequence[Quantity]) -> list[list[Quantity]]:
    """The exact values of each article: "dozens" here and two who are named there are no disagreement."""
    exact = [q for q in group if not is_vague(q)]
    return [[q for q in exact if q.line.article == number] for number in sorted({q.line.article for q in exact})]


def _reported_as(q: Quantity) -> Value:
    """What makes two values one row; "100" and "an estimated 100" are one, "more than 100" and "hundreds" are not."""
    bound = Bound.EXACT if q.number.bound is Bound.ABOUT and not is_vague(q) else q.number.bound
    return (q.number.amount, q.number.upper, bound)


def _report(row: Sequence[Quantity], rivals: Sequence[Quantity], alone: Mapping[Line, str], corrects: bool) -> Report:
    """The row's first words, those of `rivals` before others; of a sentence that puts a value right all of it, for it
    tells both.
    """
    first = next((q for q in row if q in rivals), row[0])
    evidence = tuple(dict.fromkeys(q.evidence() for q in row))
    if not corrects and CORRECTS.match(first.line.text, first.phrase.end):
        return Report(first.line.text.rstrip(" ."), evidence)
    return Report(first.phrase.of(first.line.text), evidence, told(first.line, first.phrase, alone.get(first.line)))
