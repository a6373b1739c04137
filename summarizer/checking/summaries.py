"""Any summary held against its sources: a verdict with evidence for every number, date and name in it."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checking.appearances import NO_FIGURES, read_figures
from summarizer.checking.features import Measured, measure, statement
from summarizer.checking.judge import judged
from summarizer.checking.passages import Sources, passages_of, read_sources
from summarizer.checking.statements import check_statements
from summarizer.records import Article, CheckedSummary, Mention, MentionKind
from summarizer.text.sentences import sentences


def check_summary(summary: str, sources: Sequence[Article]) -> CheckedSummary:
    """The summary with a verdict for each of its mentions, and for what surrounds them, in order.

    `sources` are numbered from 1 in their order; evidence refers to those numbers and to their own text.
    """
    read = read_sources(sources)
    mentions = read.read(summary)
    checks = tuple(judged(item) for item in measured(summary, mentions, read))
    return CheckedSummary(summary, tuple(sources), checks, check_statements(summary, mentions, read))


def measured(summary: str, mentions: Sequence[Mention], sources: Sources) -> list[Measured]:
    """What is measured of every mention of the summary, in order."""
    figures = read_figures(sources) if any(item.kind is not MentionKind.NAME for item in mentions) else NO_FIGURES
    passages = passages_of(Article(0, "", summary, sentences(summary)))
    places = [statement(passage, mentions, sources, figures) for passage in passages]
    return [measure(item, place, sources, figures) for place in places for item in place.mentions]
