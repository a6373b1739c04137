"""What the table of differences tells, and so the key points need not."""

from __future__ import annotations

from collections.abc import Sequence, Set

from summarizer.records import Claim, Difference, Evidence

WHOLE = 0.6  # share of a sentence with which a row of the table has told it


def compared(differences: Sequence[Difference]) -> frozenset[Evidence]:
    """Where the sentences stand that a row has whole, or all but whole, as one of its sides."""
    shown = (
        (evidence, len(report.context or report.value))
        for row in differences
        if not row.minor
        for report in row.reports
        for evidence in report.evidence
    )
    return frozenset(evidence for evidence, length in shown if length >= WHOLE * len(evidence.quote))


def without_tabled(
    topics: Sequence[tuple[Claim, ...]], opening: Sequence[Claim], rows: Sequence[Difference], news: Set[Evidence]
) -> list[tuple[Claim, ...]]:
    """The `topics` of key points without what they end with where one of the `rows` has it whole, and beside it a side
    that neither they nor the `opening` of the page tell: a reader meets both there.

    What stands at `news` stays: there is no day without its news.
    """
    printed = {claim.evidence[0] for claim in (*opening, *(claim for topic in topics for claim in topic))}
    tabled = compared([row for row in rows if not (_is_of_figures(row) or _is_told(row, printed))]) - news
    kept = (topic[:-1] if topic[-1].evidence[0] in tabled else topic for topic in topics)
    return [topic for topic in kept if topic]


def _is_of_figures(row: Difference) -> bool:
    """Whether the sides of a row are values in their sentences, which tell more than these."""
    return any(side.context for side in row.reports)


def _is_told(row: Difference, printed: Set[Evidence]) -> bool:
    """Whether all sides of a row are printed; where it is a question, its denial, which says what it denies."""
    told = [not printed.isdisjoint(side.evidence) for side in row.reports]
    return all(told) or (row.subject.startswith("whether ") and any(told[1:]))
