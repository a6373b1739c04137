"""The briefing as a whole: what is planned is phrased once, then laid out as lead, key points and article summaries."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.checking.claims import Passage
from summarizer.checking.lexicon import REPORTING
from summarizer.errors import InputError
from summarizer.models.generator import Generator
from summarizer.records import ArticleSummary, Claim, MentionKind, Omission
from summarizer.settings import Settings
from summarizer.text.events import GRAVE_STEMS
from summarizer.text.index import Line, StoryIndex
from summarizer.writing.material import find_material
from summarizer.writing.order import in_reading_order
from summarizer.writing.phrasing import Phrasing, phrase
from summarizer.writing.plan import NOVELTY, REDUNDANT, Point, newsworthy, plan, redundancy, salience

T = TypeVar("T")
OPENING = 3  # the first sentences of an article, its headline among them, hold its news
LEAST = 0.35  # of the best point's salience; below it a story has said what it has to say
LEAST_URGENT = 0.65  # of the first statement's urgency; below it a third one has no place in the lead
LEAD_NOVELTY = 2.0  # what telling again costs in the lead, which is to stay with the news
TOLD = 25  # points of which a title may be made
SPARE = 1  # points phrased beyond those wanted, for one of which nothing holds

_ASIDE = frozenset("while though although as when if since because despite less sometimes".split())  # no way to open
_NAMELESS = re.compile("The [a-z]")  # "The couple were found dead" makes a reader ask who


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with the passage it was made from and the salience of its point."""

    passage: Passage
    claim: Claim
    salience: float


@dataclass(frozen=True, slots=True)
class Composition:
    """What the page says; `told` are the passages worth a headline, the most salient first."""

    told: tuple[Passage, ...]
    lead: tuple[Statement, ...]
    key_points: tuple[Claim, ...]
    summaries: tuple[ArticleSummary, ...]
    omissions: tuple[Omission, ...]


def compose(
    index: StoryIndex, generator: Generator, settings: Settings, progress: Callable[[float], None] | None = None
) -> Composition:
    """Plan, phrase and lay out one story.

    Raises InputError when not one statement of the articles can be printed.
    """
    material = find_material(index)
    planned = plan(material, index)
    points = _distinct(planned, index, _wanted(index, settings) + SPARE)
    per_article = {
        number: _distinct_lines([line for line in lines if line in material], index, settings.per_article)
        for number, lines in index.by_article.items()
    }
    lines = dict.fromkeys([p.best for p in points] + [line for found in per_article.values() for line in found])
    phrasings = phrase([material[line] for line in lines], index, generator, settings, progress)
    statements = _statements(points, material, phrasings)[: _wanted(index, settings)]
    if not statements:
        hint = "add articles that report in whole sentences"
        raise InputError("no statement of these articles can stand alone", hint)
    lead, rest = _lead(statements, index, settings)
    return Composition(
        tuple(material[line] for point in planned[:TOLD] for line in point.lines),
        lead,
        tuple(s.claim for s in _read_in_order(rest, index)),
        tuple(_summary(number, found, phrasings, settings) for number, found in per_article.items()),
        tuple(p.refused for p in phrasings.values() if p.refused),
    )


def _wanted(index: StoryIndex, settings: Settings) -> int:
    """Lead and key points together: fewer where there is little to tell."""
    prose = sum(line.is_prose for line in index.lines)
    return settings.lead + min(settings.key_points, max(5, prose // 3))


def _distinct(points: Sequence[Point], index: StoryIndex, count: int) -> list[Point]:
    """Up to `count` points, each the most salient that says something new."""
    least = LEAST * max((point.salience for point in points), default=0.0)
    ranked = [(point, point.best.stems, point.salience) for point in points if point.salience >= least]
    return [point for point, _, _ in _pick(ranked, index, count)]


def _distinct_lines(lines: Sequence[Line], index: StoryIndex, count: int) -> list[Line]:
    ranked = [(line, line.stems, salience(line, index)) for line in lines]
    return [line for line, _, _ in _pick(ranked, index, count)]


def _pick(
    ranked: Sequence[tuple[T, frozenset[str], float]], index: StoryIndex, count: int, novelty: float = NOVELTY
) -> list[tuple[T, frozenset[str], float]]:
    """Greedy maximal marginal relevance over (thing, stems, salience)."""
    left, chosen = list(ranked), []
    while left and len(chosen) < count:
        said = [stems for _, stems, _ in chosen]
        shares = [redundancy(stems, said, index) for _, stems, _ in left]
        best = max(range(len(left)), key=lambda n: left[n][2] - novelty * shares[n])
        if shares[best] < REDUNDANT:
            chosen.append(left[best])
        del left[best]
    return chosen


def _statements(
    points: Sequence[Point], material: dict[Line, Passage], phrasings: dict[Line, Phrasing]
) -> list[Statement]:
    """The points whose phrasing holds, in the order of the plan."""
    held = ((point, phrasings[point.best].claim) for point in points)
    return [Statement(material[point.best], claim, point.salience) for point, claim in held if claim]


def _lead(
    statements: Sequence[Statement], index: StoryIndex, settings: Settings
) -> tuple[tuple[Statement, ...], list[Statement]]:
    """What a reader in a hurry should have: widely reported, of what happened, early in its article; and the rest."""
    count = min(settings.lead, max(1, len(statements) // 2))
    named = [s for s in statements if any(m.kind is MentionKind.NAME for m in s.claim.mentions)]
    ranked = [(s, s.passage.line.stems, _urgency(s, index)) for s in named or statements]
    least = LEAST_URGENT * max(urgency for _, _, urgency in ranked)
    picked = _pick(ranked, index, count, LEAD_NOVELTY)
    lead = tuple(s for n, (s, _, urgency) in enumerate(picked) if n < 2 or urgency >= least)
    return lead, [s for s in statements if s not in lead][: settings.key_points]


def _read_in_order(statements: Sequence[Statement], index: StoryIndex) -> list[Statement]:
    of = {statement.passage.line: statement for statement in statements}
    return [of[line] for line in in_reading_order(((n, len(s.claim.citations)) for n, s in of.items()), index)]


def _urgency(statement: Statement, index: StoryIndex) -> float:
    """How soon a reader should know: the news, what happened and to whom, before what somebody says or thinks of it."""
    line = statement.passage.line
    happened = 0.6 if line.stems & GRAVE_STEMS else 0.0
    first = 0.8 if line.sentence.index <= OPENING else 0.0
    told = 0.6 if any(token.lower in REPORTING for token in line.tokens) else 0.0
    aside = 1.0 if line.tokens[0].lower in _ASIDE else 0.5 if _NAMELESS.match(line.text) else 0.0
    news = newsworthy(line.stems, index) + 0.3 * len(statement.claim.citations)
    return statement.salience + news + happened + first - told - aside


def _summary(number: int, lines: Sequence[Line], phrasings: dict[Line, Phrasing], settings: Settings) -> ArticleSummary:
    """The article's best statements in its own order."""
    held = [line for line in lines if phrasings[line].claim][: settings.per_article]
    held.sort(key=lambda line: line.sentence.index)
    return ArticleSummary(number, tuple(phrasings[line].claim for line in held))
