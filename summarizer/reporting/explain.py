"""What was chosen and what refused, line by line, for a reader at the terminal (`-v`)."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.prompting import one_line
from summarizer.records import Brief, Claim


def explain(brief: Brief) -> str:
    """One block a statement: the claim, the sentence it rests on, and what each check said; then what was left out."""
    return "\n".join(_lines(brief))


def _lines(brief: Brief) -> Iterator[str]:
    sections = {"title": [brief.title], "lead": brief.lead, "key point": brief.key_points, "view": brief.views}
    for name, claims in sections.items():
        for claim in claims:
            yield from _claim(name, claim)
    for summary in brief.summaries:
        for claim in summary.claims:
            yield from _claim(f"article [{summary.article}]", claim)
    for omission in brief.omissions:
        yield f"left out [{omission.article}]: {one_line(omission.text)}"
        yield f"    drafted: {one_line(omission.draft)}"
        yield f"    refused: {omission.reason}"


def _claim(section: str, claim: Claim) -> Iterator[str]:
    yield f"{section}: {one_line(claim.text)}{' (verbatim)' if claim.verbatim else ''}"
    for evidence in claim.evidence:
        yield f"    [{evidence.article}] {evidence.span.start}-{evidence.span.end}: {one_line(evidence.quote)}"
    for verdict in claim.verdicts:
        yield f"    {verdict.check} {verdict.label.value}: {one_line(verdict.subject)[:60]} — {verdict.reason}"
