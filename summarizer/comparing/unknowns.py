"""What one article says is not known and another tells: a cause, a motive, the state of the injured, an arrest, a name.

Mostly the one was written before the other: a reader who sees only the first takes for open what is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from summarizer.comparing.accounts import fits
from summarizer.records import Difference, Report
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import stem

MAX_WORDS = 45  # of a sentence in a cell
# What was not known when the paper went to press is told later: no article holds against another that it came first.
_NOT_YET = re.compile(
    r"\b(?:yet|immediately|right away|early|late|morning|afternoon|evening|night|\w+day)\b[^.;]{0,20}$", re.IGNORECASE
)
_POINTS = re.compile(r"(?:Their|His|Her) ")
_NOT = r"(?:(?:has|have|had|was|were|is|are) not|(?:has|have|had|was|were|is|are)n['’]t)(?: yet| immediately| been)*"


class Topic(NamedTuple):
    """What may be unknown: its name, the words that say so, and those that tell it.

    What is told must share `shared` words with the sentence that says so or the one before it; a group `thing` of
    `told` is a noun that must be there.
    """

    name: str
    unknown: re.Pattern[str]
    told: re.Pattern[str]
    shared: int


def _topic(name: str, unknown: str, told: str, shared: int = 2) -> Topic:
    return Topic(name, re.compile(unknown, re.IGNORECASE), re.compile(told, re.IGNORECASE), shared)


TOPICS = (
    _topic(
        "cause",
        rf"\b(?:cause (?:of [^,.;]{{3,40}} )?(?:{_NOT} (?:established|determined|found|known|clear)"
        r"|(?:is|was|remains?) (?:still )?(?:unknown|unclear))"
        rf"|{_NOT} (?:clear|known) (?:why|what (?:caused|started|led to)|how [^,.;]{{3,40}} (?:began|started)))",
        r"\b(?:caused|started|sparked|triggered|ignited|set off) (?:the|this) (?P<thing>[a-z]+)",
    ),
    _topic(
        "motive",
        r"\b(?:not (?:released|given|named|established|known|determined) (?:a|any|the) motive|no motive"
        rf"|motive [^,.;]{{0,30}}(?:{_NOT} (?:known|clear|established)|unknown|unclear))",
        r"\bmotive (?:was|is|may have been|appears to (?:be|have been)) (?!not|un)",
    ),
    _topic(
        "condition of the injured",
        rf"\bconditions? (?:{_NOT} (?:available|known|released|disclosed|clear)"
        r"|(?:was|were|is|are) (?:unknown|unclear))",
        r"\bin (?:an? )?(?:critical|stable|serious|fair|good|grave)\b[^,.;]{0,12} condition"
        r"|\b(?:is|was|are|were) doing better"
        r"|\b(?:moved|out) (?:from|of) (?:the )?(?:ICU|intensive care)|\brecovering (?:in|at) (?:the |a )?hospital",
        shared=1,
    ),
    _topic(
        "whether anyone was arrested",
        r"\b(?:no (?:one|suspects?) (?:has|have|had) been arrested|nobody (?:has|had) been arrested"
        r"|no arrests (?:had|have) been made|there (?:have|had) been no arrests|made no arrests)",
        r"^(?:[^,.;]{0,60} )?(?:police|officers|detectives) (?:have )?(?:arrested|detained) "
        r"(?:an?|two|three|four|the)\b"
        r"|^(?:A|Two|Three|Four) (?:[a-z]+ ){0,2}?(?:man|woman|men|women|teenagers?|suspects?|people) "
        r"(?:was|were|has been|have been) (?:arrested|detained|taken into custody)",
    ),
    _topic(
        "names of the dead",
        rf"\b(?:victims?|dead|bod(?:y|ies)|those killed)\b[^,.;]{{0,30}} {_NOT} (?:identified|named)"
        r"|\bnot (?:released|given|disclosed) (?:the )?(?:names?|identit(?:y|ies)) of the "
        r"(?:dead|victims?|people killed)",
        r"\b(?:victims?|dead|bod(?:y|ies)|those killed)\b[^.;]{0,40} (?:was|were|been) (?:identified|named) as\b",
    ),
)


def find_unknowns(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """Each topic of which one article says that it is not known, and which another tells; the first to say so."""
    lines = [line for line in index.lines if line.is_prose and len(line.text.split()) <= MAX_WORDS]
    for topic in TOPICS:
        unknown = [line for line in lines if topic.unknown.search(line.text)]
        silent = [line for line in unknown if not _NOT_YET.search(line.text.rstrip("."))]
        known_nowhere = {line.article for line in unknown}
        telling = [line for line in lines if line.article not in known_nowhere and topic.told.search(line.text)]
        pair = next(((s, t) for s in silent for t in telling if _is_of_same(topic, s, t, index)), None)
        if pair:
            yield Difference(topic.name, tuple(_cell(line, alone, index) for line in pair))


def _is_of_same(topic: Topic, silent: Line, telling: Line, index: StoryIndex) -> bool:
    """Whether what is told is of the thing that is unknown."""
    match = topic.told.search(telling.text)
    around = silent.stems.union(*(line.stems for line in index.before(silent, 1)))
    thing = match.groupdict().get("thing") if match else None
    return stem(thing.lower()) in around if thing else len(around & telling.stems) >= topic.shared


def _cell(line: Line, alone: Mapping[Line, str], index: StoryIndex) -> Report:
    """The sentence, after the one before it where it only points at people: "Their conditions were not available"."""
    before = index.before(line, 1)
    points = _POINTS.match(line.text) and alone.get(line, line.text) == line.text
    lines = [*before, line] if points and fits([*before, line]) else [line]
    text = " ".join([*(one.text for one in lines[:-1]), alone.get(line, line.text)])
    return Report(text.rstrip(" ."), tuple(one.evidence() for one in lines))
