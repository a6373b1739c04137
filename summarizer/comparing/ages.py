"""How old a person is, where articles give different ages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from summarizer.records import Difference, Name, Report
from summarizer.text.index import OPENING, Line, StoryIndex
from summarizer.text.tables import DIGIT_WORDS

_AFTER = re.compile(
    r",? (?:aged |age )?(?P<age>\d{1,3})(?=,|\.$| was\b| of\b|\)|;)(?!,\d)|,? \((?P<bracketed>\d{1,3})\)"
)
_BEFORE = re.compile(r"\b(?P<age>\d{1,3})-year-old (?:[a-z]+ ){0,3}$")
OLDEST = 110
IN_WORDS = 10  # years up to which an age is mostly written in words
_NUMBERS = {word: n for word, n in DIGIT_WORDS.items() if 0 < n <= IN_WORDS}
_HE, _SHE = frozenset("boy son man father husband".split()), frozenset("girl daughter woman mother wife".split())
_ANY = frozenset("toddler child baby".split())
_CHILD = frozenset("toddler child baby boy girl son daughter".split())
# Whom no name tells: "a 2-year-old toddler", "a ranger's three-year-old son".
_OF_SOMEBODY = re.compile(
    rf"\b(?P<age>\d{{1,3}}|{'|'.join(_NUMBERS)})(?P<half> and a half)?[ -]years?[ -]old (?:[a-z-]+ ){{0,2}}?"
    rf"(?P<who>{'|'.join(sorted(_HE | _SHE | _CHILD))})\b",
    re.IGNORECASE,
)
APART = 1  # years that two reports of one person are apart, if they are of one
ALIKE = 3  # words that both sentences must have


class Age(NamedTuple):
    """An age that a sentence gives, and the person's name in words and as written."""

    words: tuple[str, ...]
    years: int
    written: str
    line: Line


class Somebody(NamedTuple):
    """Of whom an article opens by an age and what the person is: "boy"; `years` are whole ones."""

    who: str
    years: int
    written: str
    line: Line


def find_ages(index: StoryIndex) -> Iterator[Difference]:
    """Each person whom two articles name in full with different ages, and the one of whom they tell without a name."""
    yield from _of_named(index)
    told = [found for number in index.prose if (found := _only_somebody(number, index))]
    differing = [s for s in told if any(_is_one_otherwise_aged(s, other) for other in told)]
    if differing:
        reports = (
            Report(written, tuple(s.line.evidence() for s in differing if s.written == written))
            for written in dict.fromkeys(s.written for s in differing)
        )
        yield Difference(f"age of the {_called(differing)}", tuple(reports))


def _only_somebody(number: int, index: StoryIndex) -> Somebody | None:
    """The one person of whom the first sentences of an article tell by an age and no name."""
    lines = index.prose[number][:OPENING]
    found = [_somebody(match, line) for line in lines for match in _OF_SOMEBODY.finditer(line.text)]
    return found[0] if len({s.written for s in found}) == 1 else None


def _somebody(match: re.Match[str], line: Line) -> Somebody:
    years = _NUMBERS.get(match["age"].lower()) or int(match["age"])
    return Somebody(match["who"].lower(), years, f"{years}½" if match["half"] else str(years), line)


def _is_one_otherwise_aged(left: Somebody, right: Somebody) -> bool:
    """Whether two articles tell the same of a person who may be one but for the age."""
    if left.line.article == right.line.article or not 0 < abs(left.years - right.years) <= APART:
        return False
    if any({left.who, right.who} & kind and not {left.who, right.who} <= kind | _ANY for kind in (_HE, _SHE)):
        return False
    return len(left.line.stems & right.line.stems) >= ALIKE


def _called(people: Sequence[Somebody]) -> str:
    """ "Boy", if all call him so; else "child", or "person"."""
    kinds = {somebody.who for somebody in people}
    return kinds.pop() if len(kinds) == 1 else "child" if kinds <= _CHILD else "person"


def _of_named(index: StoryIndex) -> Iterator[Difference]:
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
