"""What somebody is by trade, where articles give two of one kind: a producer here, a director there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.records import Difference, Name, Report, Span
from summarizer.text.index import Line, StoryIndex

# Trades of which somebody has one on one occasion, a line each: a table to extend. What may be said of one person at
# once ("lawyer", "aide"; "producer", "director") stands in no line together.
_KINDS = (
    "pilot co-pilot navigator stewardess steward",
    "nurse doctor surgeon paramedic midwife",
    "teacher pupil student janitor",
    "driver conductor passenger cyclist pedestrian",
    "goalkeeper defender midfielder striker",
    "guitarist drummer bassist pianist violinist cellist",
    "plumber electrician carpenter bricklayer roofer",
    "barber baker butcher tailor",
    "bishop priest deacon rabbi imam",
    "soldier sailor marine policeman firefighter",
)
_KIND_OF = {word: number for number, line in enumerate(_KINDS) for word in line.split()}
_TRADE = "|".join(sorted(_KIND_OF))
_BEFORE = re.compile(rf"\b(?P<trade>{_TRADE}) $", re.IGNORECASE)
_AFTER = re.compile(rf", (?:\d+, )?(?:the |an? )(?:[a-z]+ ){{0,2}}?(?P<trade>{_TRADE})\b")


@dataclass(frozen=True, slots=True, eq=False)
class Trade:
    """A person's first and last name, the trade, the words that give both, and their sentence."""

    person: tuple[str, str]
    trade: str
    words: str
    line: Line


def find_trades(index: StoryIndex) -> Iterator[Difference]:
    """Each person to whom articles give two trades of one kind, where no article gives both."""
    told: dict[tuple[str, str], dict[str, list[Trade]]] = defaultdict(lambda: defaultdict(list))
    for line in index.lines:
        for trade in _trades(line) if line.is_prose else ():
            told[trade.person][trade.trade].append(trade)
    for (first, last), trades in told.items():
        sides = list(trades.values())
        articles = [{t.line.article for t in side} for side in sides]
        if len(sides) == 2 and articles[0].isdisjoint(articles[1]) and len({_KIND_OF[t] for t in trades}) == 1:
            rows = (Report(side[0].words, tuple(dict.fromkeys(t.line.evidence() for t in side))) for side in sides)
            yield Difference(f"trade of {first.capitalize()} {last.capitalize()}", tuple(rows))


def _trades(line: Line) -> Iterator[Trade]:
    for mention in line.mentions:
        name = mention.value
        if not isinstance(name, Name) or name.acronym or not 2 <= len(name.words) <= 3:
            continue
        place = mention.span
        if name.title in _KIND_OF:
            yield Trade((name.words[0], name.words[-1]), name.title, mention.text, line)
        elif before := _BEFORE.search(line.text[: place.start]):
            words = Span(before.start(), place.end).of(line.text)
            yield Trade((name.words[0], name.words[-1]), before["trade"].lower(), words, line)
        elif after := _AFTER.match(line.text, place.end):
            words = Span(place.start, after.end()).of(line.text)
            yield Trade((name.words[0], name.words[-1]), after["trade"].lower(), words, line)
