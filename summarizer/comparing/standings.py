"""How somebody stands before the law, where articles are two steps apart: suspected here, charged there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summarizer.records import Difference, Name, Report
from summarizer.text.index import Line, StoryIndex

MAX_WORDS = 45  # of a sentence in a cell
# What may stand between a name and what is said of it, before ("Ulf Brandt, 40, was") and after ("arrested local man").
_BETWEEN = re.compile(
    r"(?:, (?:\d{1,3}|aged \d+|who|of [^,]{2,30}),?)?(?: (?:who|was|is|has|had|been|being|later|also|then))* "
)
_LEADING = re.compile(r" (?:(?!of|on|in|at|by|with|for|from|to)[a-z-]+ ){0,3}")
APART = 2  # steps from which two articles differ and not only say more or less
# The steps in order, and what ends the matter: a table to extend.
_STEPS: tuple[tuple[int, str], ...] = (
    (-1, r"(?:released|freed) without (?:being charged|charge|charges)|cleared of|acquitted|found not guilty"),
    (
        -1,
        r"(?:not|n['’]t|never)(?: yet)?(?: been)? (?:charged|indicted)"
        r"|charges (?:against \S+ \S+ )?(?:were|have been) dropped",
    ),
    (1, r"suspected of|is (?:a|the) suspect|person of interest|wanted (?:for|in connection)|being sought"),
    (2, r"arrested|detained|taken into custody"),
    (3, r"charged with|charged over|was charged|were charged|has been charged|indicted|arraigned"),
    (4, r"convicted|found guilty|pleaded guilty|pled guilty|sentenced"),
)
_STEP = re.compile("|".join(rf"(?P<s{n}>\b(?:{words})\b)" for n, (_, words) in enumerate(_STEPS)))
_LEVELS = {f"s{n}": level for n, (level, _) in enumerate(_STEPS)}


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The furthest step that an article tells of a person, and its sentence."""

    line: Line
    level: int


def find_standings(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """Each named person whom two articles put two steps apart, or one charges and another clears."""
    told: dict[tuple[str, str], dict[int, Standing]] = defaultdict(dict)
    called: dict[tuple[str, str], str] = {}
    for line in index.lines:
        steps = list(_STEP.finditer(line.text)) if line.is_prose and len(line.text.split()) <= MAX_WORDS else []
        for step in steps:
            person, written = _nearest(line, step) or (None, "")
            if person:
                called.setdefault(person, written)
                level = _LEVELS[step.lastgroup or ""]
                known = told[person].get(line.article)
                if known is None or (level < 0) > (known.level < 0) or (known.level >= 0 and level > known.level):
                    told[person][line.article] = Standing(line, level)
    for person, standings in told.items():
        low = min(standings.values(), key=lambda s: s.level)
        high = max(standings.values(), key=lambda s: s.level)
        if high.level - low.level >= APART and (low.level > 0 or high.level > 2):
            yield Difference(f"how {called[person]} stands before the law", (_report(low, alone), _report(high, alone)))


def _nearest(line: Line, step: re.Match[str]) -> tuple[tuple[str, str], str] | None:
    """The person named right beside a step; None where nobody is named in full."""
    found = []
    for mention in line.mentions:
        name = mention.value
        if isinstance(name, Name) and not name.acronym and 2 <= len(name.words) <= 3:
            before, after = line.text[mention.span.end : step.start()], line.text[step.end() : mention.span.start]
            if _BETWEEN.fullmatch(before) or _LEADING.fullmatch(after):
                found.append((len(before or after), (name.words[0], name.words[-1]), mention.text))
    return min(found)[1:] if found else None


def _report(standing: Standing, alone: Mapping[Line, str]) -> Report:
    return Report(alone.get(standing.line, standing.line.text).rstrip(" ."), (standing.line.evidence(),))
