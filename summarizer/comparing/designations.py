"""Designations of one family that articles give differently: "T-54" here, "T-55" there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from summarizer.records import Difference, Name, Report
from summarizer.text.index import Line, StoryIndex

_STOP = re.compile(r"[,;:.!?—–()\"“”]")


def find_designations(index: StoryIndex) -> Iterator[Difference]:
    """Designations of one family that some articles give differently ("T-54" here, "T-55" there)."""
    for members in _families(index).values():
        yield from _family(members)


def _families(index: StoryIndex) -> dict[str, dict[str, list[Line]]]:
    """The sentences of each designation by what stands before its digits."""
    families: dict[str, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in index.lines:
        for mention in line.mentions:
            if isinstance(mention.value, Name) and mention.value.designation and line.is_prose:
                family = mention.value.designation.rstrip("0123456789")
                families[family][mention.value.designation].append(line)
    return families


def find_misspelt(index: StoryIndex) -> Iterator[Difference]:
    """ "MQ-9" here and "AQ-9" there, of one noun, in articles of which none has both: mostly a slip of the pen."""
    places = {d: lines for members in _families(index).values() for d, lines in members.items()}
    for left, right in combinations(sorted(places), 2):
        one, other = ({line.article for line in places[d]} for d in (left, right))
        if one.isdisjoint(other) and _differ_in_a_letter(left, right):
            firsts = sorted(((places[d][0], d) for d in (left, right)), key=lambda found: found[0].article)
            following = [_following(*first) for first in firsts]
            shared = following[0].keys() & following[1].keys()
            if shared:
                rows = (Report(d.upper(), tuple(dict.fromkeys(x.evidence() for x in places[d]))) for _, d in firsts)
                yield Difference(following[0][min(shared)], tuple(rows))


def _following(line: Line, designation: str) -> dict[str, str]:
    """The plain words right after a designation by their stems: "drone" and "attack" of "AQ-9 drone attacks"."""
    place = next((m.span.end for m in line.mentions if getattr(m.value, "designation", "") == designation), 0)
    near = [token for token in line.tokens if token.span.start >= place][:2]
    return {token.stem: token.lower for token in near if token.is_content and token.text.islower()}


def _differ_in_a_letter(left: str, right: str) -> bool:
    """Whether two of several letters and the same digits differ in one letter: with one letter it is another thing."""
    if len(left) != len(right) or len(left.rstrip("0123456789-")) < 2:
        return False
    apart = [a + b for a, b in zip(left, right, strict=True) if a != b]
    return len(apart) == 1 and apart[0].isalpha()


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
            Report(_with_shared(designation, members), tuple(dict.fromkeys(line.evidence() for line in lines)))
            for designation, lines in kept.items()
        )
        first = next(iter(kept.values()))[0]
        yield Difference(f"type of {_bearer(first, next(iter(kept)))}", reports)


def _with_shared(designation: str, members: Mapping[str, list[Line]]) -> str:
    """A designation with those that its own sentence has beside it: "T-55 and T-72"."""
    line = members[designation][0]
    beside = {d: line.text.upper().find(d.upper()) for d, lines in members.items() if line in lines}
    return " and ".join(d.upper() for d in sorted(beside, key=lambda d: beside[d]))


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
