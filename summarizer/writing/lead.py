"""The two or three statements a reader in a hurry can stop after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.checking.claims import Passage
from summarizer.checking.lexicon import REPORTING
from summarizer.records import Claim
from summarizer.settings import Settings
from summarizer.text.events import GRAVE_STEMS
from summarizer.text.index import StoryIndex
from summarizer.writing.anaphora import unmet
from summarizer.writing.plan import newsworthy
from summarizer.writing.selection import pick
from summarizer.writing.subjects import Subject

OPENING = 3  # the first sentences of an article, its headline among them, hold its news
LEAST_URGENT = 0.72  # of the first statement's urgency; below it a third one has no place in the lead
LEAD_NOVELTY = 2.0  # what telling again costs in the lead, which is to stay with the news

NAMING = 0.4  # what each of the first two names a reader must know the story by is worth

_ASIDE = frozenset("while though although as when if since because despite less sometimes".split())  # no way to open
# Somebody is told of before his name is.
_SOMEBODY = re.compile(r"An? (?:[\w-]+ ){0,3}(?:man|woman|boy|girl|child|couple|teenager|student|teacher)\b")
_NAMELESS = re.compile("The [a-z]")  # "The couple were found dead" makes a reader ask who


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with the passage it was made from and the salience of its point."""

    passage: Passage
    claim: Claim
    salience: float


def choose_lead(
    statements: Sequence[Statement], subjects: Sequence[Subject], index: StoryIndex, settings: Settings
) -> tuple[tuple[Statement, ...], list[Statement]]:
    """What a reader in a hurry should have: widely reported, of what happened, early in its article; and the rest."""
    count = min(settings.lead, max(1, len(statements) // 2))
    clear = [s for s in statements if not unmet(s.passage.line, (), index)] or statements[:1]
    ranked = [(s, s.passage.line.stems, _urgency(s, subjects, index)) for s in clear]
    least = LEAST_URGENT * max(urgency for _, _, urgency in ranked)
    picked = pick(ranked, index, count, LEAD_NOVELTY)
    urgent = [s for n, (s, _, urgency) in enumerate(picked) if n < 2 or urgency >= least]
    lead = tuple(sorted(urgent, key=lambda s: not _SOMEBODY.match(s.claim.text)))
    return lead, [s for s in statements if s not in lead][: settings.key_points]


def _urgency(statement: Statement, subjects: Sequence[Subject], index: StoryIndex) -> float:
    """How soon a reader should know: the news, what happened and to whom, before what somebody says or thinks of it."""
    line = statement.passage.line
    happened = 0.6 if line.stems & GRAVE_STEMS else 0.0
    first = 1.2 if index.place[line] == 0 else 0.6 if line.sentence.index <= OPENING else 0.0
    named = NAMING * min(2, sum(subject.is_named_in(statement.claim.mentions) for subject in subjects))
    told = 0.6 if any(token.lower in REPORTING for token in line.tokens) else 0.0
    aside = 1.0 if line.tokens[0].lower in _ASIDE else 0.5 if _NAMELESS.match(line.text) else 0.0
    news = newsworthy(line.stems, index) + 0.3 * len(statement.claim.citations)
    return statement.salience + news + happened + first + named - told - aside
