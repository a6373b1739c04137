"""How old a person is, where articles give different ages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from summarizer.records import Difference, Name, Report
from summarizer.text.index import Line, StoryIndex

_AFTER = re.compile(
    r",? (?:aged |age )?(?P<age>\d{1,3})(?=,|\.$| was\b| of\b|\)|;)(?!,\d)|,? \((?P<bracketed>\d{1,3})\)"
)
_BEFORE = re.compile(r"\b(?P<age>\d{1,3})-year-old (?:[a-z]+ ){0,3}$")
OLDEST = 110


class Age(NamedTuple):
    """An age that a sentence gives, and the person's name in words and as written."""

    words: tuple[str, ...]
    years: int
    written: str
    line: Line


def find_ages(index: StoryIndex) -> Iterator[Difference]:
    """Each person whom two articles name in full with different ages."""
    given: dict[tuple[str, str], list[Age]] = defaultdict(list)
    for line in index.lines:
        for age in _ages(line):
            given[age.words[0], age.words[-1]].append(age)
    for ages in given.values():
        if any(a.years != b.years and a.line.article != b.line.article for a, b in combinations(ages, 2)):
            name = max((age.written for age in ages), key=len)
            yield Difference(f"age of {name}", tuple(_reports(ages)))


def _ages(line: Line) -> Iterator[Age]:
    for mention in line.mentions:
        name = mention.value
        if not isinstance(name, Name) or name.acronym or not 2 <= len(name.words) <= 4:
            continue
        after, before = _AFTER.match(line.text, mention.span.end), _BEFORE.search(line.text[: mention.span.start])
        written = (after and (after["age"] or after["bracketed"])) or (before and before["age"])
        if written and 0 < int(written) < OLDEST:
            yield Age(name.words, int(written), mention.text, line)


def _reports(ages: list[Age]) -> Iterator[Report]:
    """Each age with the articles that give it, in the order in which they are met."""
    for years in dict.fromkeys(age.years for age in ages):
        evidence = [age.line.evidence() for age in ages if age.years == years]
        yield Report(str(years), tuple(dict.fromkeys(evidence)))
