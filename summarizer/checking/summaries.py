"""Any summary held against its sources: a verdict with evidence for every number, date and name in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.checking.appearances import NO_FIGURES, Figures, read_figures
from summarizer.checking.features import Measured, Statement, exchanged, given, measure, statement
from summarizer.checking.judge import is_doubtful, judged
from summarizer.checking.passages import Sources, passages_of, read_sources
from summarizer.checking.statements import check_statements
from summarizer.records import (
    FLAGS,
    Article,
    CheckedSummary,
    Mention,
    MentionCheck,
    MentionKind,
    Span,
    StatementCheck,
    Verdict,
)
from summarizer.text.sentences import sentences

if TYPE_CHECKING:
    from summarizer.checking.likelihood import Preference
    from summarizer.models.generator import Scorer

MISPLACED = 0.1  # how sure a name is that stands where the sources have another


def check_summary(summary: str, sources: Sequence[Article], scorer: Scorer | None = None) -> CheckedSummary:
    """The summary with a verdict for each of its mentions, and for what surrounds them, in order.

    `sources` are numbered from 1 in their order; evidence refers to those numbers and to their own text. `scorer` is a
    model that is asked where a mention is doubtful.
    """
    return check_read(summary, read_sources(sources), scorer)


def check_read(summary: str, sources: Sources, scorer: Scorer | None = None) -> CheckedSummary:
    """The same against sources that have been read, so that many summaries can be held against them."""
    mentions = sources.read(summary)
    checks = tuple(check for part in measured(summary, mentions, sources) for check in _judged(part, scorer))
    statements = check_statements(summary, mentions, sources)
    return CheckedSummary(summary, sources.articles, tuple(_in_their_parts(checks, statements, summary)), statements)


def _in_their_parts(
    checks: Sequence[MentionCheck], statements: Sequence[StatementCheck], summary: str
) -> Iterator[MentionCheck]:
    """The checks; where the order of a sentence is against the sources, the names beside its verb fail too."""
    wrong = {
        span: verdict
        for found in statements
        for verdict in found.verdicts
        if verdict.check == "order"
        for span in _parties(checks, found.span, verdict.subject, summary)
    }
    for check in checks:
        span = check.mention.span
        yield _misplaced(check, wrong[span]) if span in wrong and check.verdict.label not in FLAGS else check


def _misplaced(check: MentionCheck, order: Verdict) -> MentionCheck:
    verdict = replace(order, check=check.verdict.check, subject=check.mention.text)
    return MentionCheck(check.mention, verdict, min(check.score, MISPLACED))


def _parties(checks: Sequence[MentionCheck], sentence: Span, verb: str, summary: str) -> Iterator[Span]:
    """The spans of the nearest names before and after the verb of a sentence."""
    at = summary.find(verb, sentence.start)
    names = [item.mention.span for item in checks if item.mention.kind is MentionKind.NAME]
    yield from [span for span in names if sentence.start <= span.start and span.end <= at][-1:]
    yield from [span for span in names if at + len(verb) <= span.start and span.end <= sentence.end][:1]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A sentence of a summary with what was measured of each of its mentions."""

    place: Statement
    items: tuple[Measured, ...]
    sources: Sources
    figures: Figures

    def preferences(self, items: Sequence[Measured], scorer: Scorer) -> dict[Measured, Preference | None]:
        """What a model expects at some of the mentions."""
        from summarizer.checking.likelihood import preferences  # here, as a check without a model starts sooner so

        found = preferences(items, self.place, self.sources, self.figures, scorer)
        return dict(zip(items, found, strict=True))


def measured(summary: str, mentions: Sequence[Mention], sources: Sources) -> Iterator[Part]:
    """What is measured of every mention of the summary, sentence by sentence."""
    figures = read_figures(sources) if any(item.kind is not MentionKind.NAME for item in mentions) else NO_FIGURES
    for passage in passages_of(Article(0, "", summary, sentences(summary))):
        place = statement(passage, mentions, sources, figures)
        places = given(place, sources, figures)
        moved = exchanged(place, places, sources, figures)
        items = tuple(measure(item, place, places, sources, moved.get(item)) for item in place.mentions)
        yield Part(place, items, sources, figures)


def _judged(part: Part, scorer: Scorer | None) -> Iterator[MentionCheck]:
    asked = [item for item in part.items if is_doubtful(item)] if scorer else []
    preferred = part.preferences(asked, scorer) if asked and scorer else {}
    yield from (judged(item, preferred.get(item)) for item in part.items)
