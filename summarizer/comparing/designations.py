"""Designations of one family that articles give differently: "T-54" here, "T-55" there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from summarizer.records import Difference, Name, Report
from summarizer.text.index import Line, StoryIndex

_STOP = re.compile(r"[,;:.!?—–()\"“”]")


def find_designations(index: StoryIndex) -> Iterator[Difference]:
    """Designations of one family that some articles give differently ("T-54" here, "T-55" there)."""
    families: dict[str, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in index.lines:
        for mention in line.mentions:
            if isinstance(mention.value, Name) and mention.value.designation and line.is_prose:
                family = mention.value.designation.rstrip("0123456789")
                families[family][mention.value.designation].append(line)
    for members in families.values():
        yield from _family(members)


def _family(members: dict[str, list[Line]]) -> Iterator[Difference]:
    """One row for each member that does not stand in every article of the family and shares a noun with a rival."""
    articles = {line.article for lines in members.values() for line in lines}
    partial = {d: lines for d, lines in members.items() if {line.article for line in lines} != articles}
    kept = {
        d: lines
        for d, lines in partial.items()
        if all(
            {a.article for a in lines}.isdisjoint({b.article for b in other}) for o, other in partial.items() if o != d
        )
    }
    common = [frozenset().union(*(line.stems for line in lines)) for lines in kept.values()]
    if len(kept) > 1 and len(frozenset.intersection(*common)) >= 3:
        reports = tuple(
            Report(designation.upper(), tuple(dict.fromkeys(line.evidence() for line in lines)))
            for designation, lines in kept.items()
        )
        first = next(iter(kept.values()))[0]
        yield Difference(_bearer(first, next(iter(kept))), reports)


def _bearer(line: Line, designation: str) -> str:
    """What bears the designation: the last plain word after it, "tanks" of "T-55 and T-72 main battle tanks"."""
    place = next((m.span.end for m in line.mentions if getattr(m.value, "designation", "") == designation), 0)
    noun = "designation"
    for token in (t for t in line.tokens if t.span.start >= place):
        if noun != "designation" and (not token.is_content or _STOP.search(line.text[place : token.span.start])):
            break
        if token.is_content and token.text.islower():
            noun = token.text
        place = token.span.end
    return noun
