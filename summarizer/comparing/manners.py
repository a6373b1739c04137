"""How somebody died, where two articles tell two ways: shot for one, stabbed for another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from summarizer.comparing.clauses import around
from summarizer.records import Difference, Name, Report, Span
from summarizer.text.index import Line, StoryIndex

MAX_WORDS, LONG = 45, 32  # of a sentence in a cell, and of one of which only a clause is shown
_DEATH = re.compile(r"\b(?:died|dead|deaths?|killed|killing|murder(?:ed)?|slain|bod(?:y|ies)|victims?|found)\b", re.I)
# Ways to die of which one is so: a table to extend.
_MANNERS = {
    "shot": r"shot (?:dead|to death)|gunshots?|bullet wounds?",
    "stabbed": r"stabbed|stab wounds?|knife wounds?",
    "strangled": r"strangled|strangulation",
    "hanged": r"hanged|by hanging|(?:bod(?:y|ies)|pair|couple|man|woman|boy|girl|s?he|they|him|her|them) "
    r"(?:was |were )?(?:found )?hanging",
    "drowned": r"drowned|drowning",
    "poisoned": r"poisoned|poisoning",
    "beaten": r"beaten to death|bludgeoned|blunt[- ]force",
    "burned": r"burned to death|burnt to death|smoke inhalation",
    "fallen": r"fell to (?:his|her|their) deaths?",
}
_OF_ONE = frozenset(["strangled", "hanged"])  # who hangs is strangled: no two ways
_MANNER = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _MANNERS.items()), re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Death:
    """A sentence that tells of a death, how somebody died and where it says so, and the names there and just before."""

    line: Line
    manner: str
    place: Span
    names: frozenset[str]


def find_manners(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """Two ways in which one who is named died, by articles that tell of a single way."""
    deaths: dict[int, list[Death]] = defaultdict(list)
    for line in index.lines:
        deaths[line.article] += _deaths(line, index)
    sure = [told for told in deaths.values() if len({death.manner for death in told}) == 1]
    pair = next((pair for pair in combinations((death for told in sure for death in told), 2) if _differ(*pair)), None)
    if pair:
        found = [death for told in sure for death in told]
        yield Difference("manner of death", tuple(_report(death, found, alone) for death in pair))


def _deaths(line: Line, index: StoryIndex) -> Iterator[Death]:
    if line.is_prose and len(line.text.split()) <= MAX_WORDS and _DEATH.search(line.text):
        named = (line, *index.before(line, 1))
        names = frozenset(w for x in named for m in x.mentions if isinstance(m.value, Name) for w in m.value.words[-1:])
        for match in _MANNER.finditer(line.text):
            yield Death(line, match.lastgroup or "", Span(match.start(), match.end()), names)


def _differ(left: Death, right: Death) -> bool:
    manners = {left.manner, right.manner}
    apart = left.line.article != right.line.article and len(manners) > 1 and manners != _OF_ONE
    return apart and bool(left.names & right.names)


def _report(death: Death, found: list[Death], alone: Mapping[Line, str]) -> Report:
    """The sentence, and with it those of other articles that tell the same way."""
    same = (d.line.evidence() for d in found if d.manner == death.manner and d.line.article != death.line.article)
    text = alone.get(death.line, death.line.text).rstrip(" .")
    if len(text.split()) > LONG:
        text = around(death.line.text, death.place)
    return Report(text, tuple(dict.fromkeys([death.line.evidence(), *same])))
