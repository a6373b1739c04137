"""How old a person is, where articles give different ages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from summarizer.records import Difference, Name, Report
from summarizer.text.index import Line, StoryIndex

_AFTER = re.compile(
    r",? (?:aged |age )?(?P<age>\d{1,3})(?=,|\.$| was\b| of\b|\)|;)(?!,\d)|,? \((?P<bracketed>\d{1,3})\)"
)
_BEFORE = re.compile(r"\b(?P<age>\d{1,3})-year-old (?:[a-z]+ ){0,3}$")
OLDEST = 110
Age = tuple[tuple[str, ...], int, str, Line]


def find_ages(index: StoryIndex) -> Iterator[Difference]:
    """Each person whom two articles name in full with different ages."""
    given: dict[tuple[str, str], list[Age]] = defaultdict(list)
    for line in index.lines:
        for age in _ages(line):
            given[age[0][0], age[0][-1]].append(age)
    for ages in given.values():
        if any(a[1] != b[1] and a[3].article != b[3].article for a, b in combinations(ages, 2)):
            name = max((written for _, _, written, _ in ages), key=len)
            yield Difference(f"age of {name}", tuple(_reports(ages)))


def _ages(line: Line) -> Iterator[Age]:
    for mention in line.mentions:
        name = mention.value
        if not isinstance(name, Name) or name.acronym or not 2 <= len(name.words) <= 4:
            continue
        after, before = _AFTER.match(line.text, mention.span.end), _BEFORE.search(line.text[: mention.span.start])
        written = (after and (after["age"] or after["bracketed"])) or (before and before["age"])
        if written and 0 < int(written) < OLDEST:
            yield name.words, int(written), mention.text, line


def _reports(ages: list[Age]) -> Iterator[Report]:
    """Each age with the articles that give it, in the order in which they are met."""
    for value in dict.fromkeys(age for _, age, _, _ in ages):
        evidence = [line.evidence() for _, age, _, line in ages if age == value]
        yield Report(str(value), tuple(dict.fromkeys(evidence)))
