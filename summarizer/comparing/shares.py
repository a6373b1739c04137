"""How much of a thing was spent, lost or burned: "half of the fortune" for one report, "the fortune" for another.

"Much of it" is no other account than "it".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from summarizer.records import Difference, Report
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import stem

NEAR = 4  # words after "her" in which the thing must be named
MAX_WORDS = 45  # of a sentence in a cell
# What is done to a whole or to a part of it: a table to extend.
_VERBS = r"spent|lost|sold|burned|burnt|destroyed|demolished|squandered|gambled away|flooded|repaid|stole|looted|razed"
_PART = re.compile(
    rf"\b(?P<verb>{_VERBS}) (?:about |nearly |almost )?(?:part|half|a (?:third|quarter)|two-thirds) of\b"
    r"(?: (?:the|his|her|its|their)(?: [\w’'-]+){0,2}? (?P<noun>[a-z]+))?"
)
_THAT = re.compile(r"\b(?P<noun>[a-z]+),? (?:that|which)\b[^.;]*$")  # "an inheritance that he spent much of"
_WHOLE = re.compile(rf"\b(?P<verb>{_VERBS}) (?:all (?:of )?)?(?:the|his|her|its|their) (?P<object>[^,;]{{2,40}})")
# "Spent her life in Elin", "lost the race": nothing of which a part can be meant.
_NEVER = frozenset(map(stem, "life time day week month year season summer winter childhood youth career race".split()))


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """A sentence that tells what was done to a part of a thing: the verb, and the noun as written."""

    line: Line
    verb: str
    noun: str


def find_shares(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """Each thing of which one article says that a part, and another that the whole was spent, lost and so on, once."""
    lines = [line for line in index.lines if line.is_prose and len(line.text.split()) <= MAX_WORDS]
    parts = [part for line in lines if (part := _part(line))]
    wholes = [(line, match) for line in lines if parts for match in _WHOLE.finditer(line.text)]
    told: set[str] = set()
    for part, (line, whole) in product(parts, wholes):
        same = part.verb == whole["verb"] and stem(part.noun) in {stem(word) for word in whole["object"].split()[:NEAR]}
        if same and part.line.article != line.article and part.noun not in told:
            told.add(part.noun)
            rows = sorted((part.line, line), key=lambda one: one.article)
            label = f"how much of the {part.noun} was {part.verb}"
            yield Difference(label, tuple(Report(_said(one, alone), (one.evidence(),)) for one in rows))


def _part(line: Line) -> Share | None:
    match = _PART.search(line.text)
    that = _THAT.search(line.text, 0, match.start()) if match and not match["noun"] else None
    noun = (match["noun"] if match else None) or (that["noun"] if that else None)
    return Share(line, match["verb"], noun) if match and noun and stem(noun) not in _NEVER else None


def _said(line: Line, alone: Mapping[Line, str]) -> str:
    return alone.get(line, line.text).rstrip(" .")
