"""Any summary against any sources, whatever form they come in: offsets point into the texts as they were given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.articles import read
from summarizer.articles.files import STDIN
from summarizer.articles.given import Given, given, read_summary
from summarizer.articles.statements import Statements, statements
from summarizer.checking.summaries import check_summary
from summarizer.errors import InputError
from summarizer.records import (
    Article,
    CheckedSummary,
    Evidence,
    MentionCheck,
    Notice,
    Review,
    StatementCheck,
    Verdict,
)

if TYPE_CHECKING:
    from summarizer.models.generator import Scorer


def check(summary: str, sources: str | Sequence[str | Article], scorer: Scorer | None = None) -> CheckedSummary:
    """`summarizer.check`: the summary with a verdict for every number, date and name in it.

    A source is a text or an Article; they are numbered from 1 in their order. Raises InputError for an empty summary,
    an empty source, or none.
    """
    items = [sources] if isinstance(sources, str | Article) else list(sources)
    if not items:
        raise InputError("no source to check against", "give at least one text or article")
    return check_given(summary, [_numbered(number, item) for number, item in enumerate(items, 1)], scorer)


def check_given(summary: str, sources: Sequence[Given | Article], scorer: Scorer | None = None) -> CheckedSummary:
    """The same of sources that are numbered already; every offset counts in the caller's own texts."""
    read_as = statements(_stated(summary))
    articles = [source.article if isinstance(source, Given) else source for source in sources]
    checked = check_summary(read_as.plain.text, articles, scorer)
    return _Way(summary, read_as, sources).back(checked)


def review_file(path: Path, sources: Sequence[Path], scorer: Scorer | None = None) -> Review:
    """The summary in a file (Path("-") is stdin) against the articles in files and folders.

    Raises InputError where the summary or every source cannot be used.
    """
    if path == STDIN and STDIN in sources:
        raise InputError("stdin cannot be both the summary and a source", "give a file for one of them")
    summary = read_summary(path)
    reading = read(sources, besides=None if path == STDIN else path)
    return review("stdin" if path == STDIN else path.name, summary, reading.articles, reading.notices, scorer)


def review(
    name: str,
    summary: str,
    articles: Sequence[Article],
    notices: Sequence[Notice] = (),
    scorer: Scorer | None = None,
) -> Review:
    """The summary called `name` against articles numbered from 1, ready to be reported."""
    return Review(name, check_given(summary, articles, scorer), statements(summary).unread, tuple(notices))


def _stated(summary: str) -> str:
    if not summary.strip():
        raise InputError("the summary is empty", "give the text that is to be checked")
    return summary


def _numbered(number: int, source: str | Article) -> Given | Article:
    if isinstance(source, Article):
        return replace(source, number=number)
    if isinstance(source, str):
        return given(number, source)
    raise TypeError(f"source {number} is a {type(source).__name__}; give a str or an Article")


class _Way:
    """The way back from what was checked to what was given."""

    def __init__(self, summary: str, read_as: Statements, sources: Sequence[Given | Article]) -> None:
        self._summary = summary
        self._traced = read_as.plain
        self._sources = sources
        self._given = {source.article.number: source for source in sources if isinstance(source, Given)}

    def back(self, checked: CheckedSummary) -> CheckedSummary:
        return CheckedSummary(
            self._summary,
            tuple(source.original() if isinstance(source, Given) else source for source in self._sources),
            tuple(self._mention(check) for check in checked.mentions),
            tuple(self._statement(check) for check in checked.statements),
        )

    def _mention(self, check: MentionCheck) -> MentionCheck:
        span = self._traced.back(check.mention.span)
        mention = replace(check.mention, span=span, text=span.of(self._summary))
        return replace(check, mention=mention, verdict=self._verdict(check.verdict))

    def _statement(self, check: StatementCheck) -> StatementCheck:
        verdicts = tuple(self._verdict(verdict) for verdict in check.verdicts)
        return replace(check, span=self._traced.back(check.span), verdicts=verdicts)

    def _verdict(self, verdict: Verdict) -> Verdict:
        return replace(verdict, evidence=tuple(self._evidence(item) for item in verdict.evidence))

    def _evidence(self, evidence: Evidence) -> Evidence:
        found = self._given.get(evidence.article)
        return found.evidence(evidence) if found else evidence
