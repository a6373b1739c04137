"""One name that articles write in two ways: "Sergey" and "Sergei" beside one last name, "Demerol" and "Demarol"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, combinations, islice

from summarizer.comparing.designations import find_misspelt
from summarizer.records import Difference, Evidence, Name, Report
from summarizer.text.commonwords import is_common
from summarizer.text.index import Line, StoryIndex
from summarizer.text.places import PLACES

_OF_PLACES = frozenset(word for place in PLACES for word in place.split())  # a slip in those is no second name
SHORTEST = 5  # letters: "Iran" and "Iraq" are two
LONG = 9  # letters from which two may differ
NEAR, SHARED = 6, 2  # words around a single name, and how many both must have there
MOST = 4  # names that a page tells of
# Forms of one word, and words of one root, are no spellings: "Syria" and "Syrian", "Russia's" and "Russians".
_ENDINGS = ("s", "n", "an", "ian", "ish", "ese", "i", "e")


@dataclass(frozen=True, slots=True)
class Written:
    """Where a word of a name stands: its articles, the other words of its names, and one place to show."""

    articles: set[int] = field(default_factory=set)
    partners: set[str] = field(default_factory=set)
    places: list[tuple[Line, str, int]] = field(default_factory=list)


def find_spellings(index: StoryIndex) -> Iterator[Difference]:
    """Each name of which articles, none having both, write one word in two ways or more, up to MOST: no disagreement,
    but who looks for the name must know of it. Each value is the name without its title.
    """
    yield from islice(chain(_joined(_of_names(index)), find_misspelt(index)), MOST)


def _joined(pairs: Iterable[Difference]) -> list[Difference]:
    """The pairs, those that have a spelling in common made one."""
    rows: list[list[Report]] = []
    for pair in pairs:
        values = {report.value for report in pair.reports}
        home = next((row for row in rows if values & {report.value for report in row}), None)
        if home is None:
            rows.append(list(pair.reports))
        else:
            home += [report for report in pair.reports if report.value not in {known.value for known in home}]
    return [Difference("spelling of a name", tuple(sorted(row, key=lambda r: min(r.citations)))) for row in rows]


def _of_names(index: StoryIndex) -> Iterator[Difference]:
    words = _words_of_names(index)
    by_start: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        by_start[word[0]].append(word)
    for group in by_start.values():
        for left, right in combinations(group, 2):
            alike = _may_be_one(left, right) or (
                _exchanged(left, right) and not words[left].partners.isdisjoint(words[right].partners)
            )
            apart = alike and words[left].articles.isdisjoint(words[right].articles)
            if apart and not {left, right} & _OF_PLACES and _is_one(words[left], words[right]):
                yield _difference(left, right, words)


def _words_of_names(index: StoryIndex) -> Mapping[str, Written]:
    words: dict[str, Written] = defaultdict(Written)
    for line in index.lines:
        for mention in line.mentions if line.is_prose else ():
            name = mention.value
            if not isinstance(name, Name) or name.acronym or name.designation:
                continue
            for word in name.words:
                if len(word) >= SHORTEST and word.isalpha() and not is_common(word) and word not in index.lowercase:
                    seen = words[word]
                    seen.articles.add(line.article)
                    seen.partners.update(other for other in name.words if other != word)
                    seen.places.append((line, mention.text, line.words_before(mention)))
    return words


def _may_be_one(left: str, right: str) -> bool:
    """Whether a letter or two differ, and not as in two forms of one word."""
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) > 2 or any(long == short + end for end in _ENDINGS) or _is_of_science(short, long):
        return False
    if len(long) == len(short) and sum(a != b for a, b in zip(short, long, strict=True)) == 1:
        return True
    return _distance(short, long) <= (2 if len(short) >= LONG else 1)


def _exchanged(left: str, right: str) -> bool:
    """ "Olivares" and "Oliveras": two letters have changed places."""
    differing = [n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    swapped = len(differing) == 2 and [left[n] for n in differing] == [right[n] for n in reversed(differing)]
    return len(left) == len(right) >= LONG - 1 and swapped


def _is_of_science(short: str, long: str) -> bool:
    """ "Seismologic" and "seismological": the name of a body, and no spelling of one."""
    return long == short + "al" and short.endswith("ic")


def _distance(left: str, right: str) -> int:
    """How many letters must be changed, put in, left out or exchanged with the next (Damerau 1964)."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _is_one(left: Written, right: Written) -> bool:
    """Whether both stand beside one other name, or, each alone, among the same words."""
    if left.partners or right.partners:
        return bool(left.partners & right.partners)
    return any(
        len(_around(mine, at) & _around(theirs, other)) >= SHARED
        for mine, _, at in left.places
        for theirs, _, other in right.places
    )


def _around(line: Line, at: int) -> frozenset[str]:
    near = line.tokens[max(0, at - NEAR) : at] + line.tokens[at + 1 : at + 1 + NEAR]
    return frozenset(token.stem for token in near if token.is_content)


def _difference(left: str, right: str, words: Mapping[str, Written]) -> Difference:
    partner = sorted(words[left].partners & words[right].partners)
    sides = sorted((words[left], words[right]), key=lambda side: min(side.articles))
    spelt = [(left if side is words[left] else right, side) for side in sides]
    reports = (Report(_called(word, partner, side), _evidence(side)) for word, side in spelt)
    return Difference("spelling of a name", tuple(reports))


def _called(word: str, partners: list[str], side: Written) -> str:
    """The name without its title, "Sergey Lavrov" of "Foreign Minister Sergey Lavrov"."""
    for pattern in [*(p for other in partners for p in (rf"{word}\W+{other}", rf"{other}\W+{word}")), word]:
        for _, text, _ in side.places:
            if found := re.search(pattern, text, re.IGNORECASE):
                return found.group()
    return side.places[0][1]


def _evidence(side: Written) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(line.evidence() for line, _, _ in side.places))
