"""What of a checked summary does not hold, numbered as it is told; shared by the reports of `brief check`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass

from summarizer.records import FLAGS, CheckedSummary, Label, Span, Verdict

STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict and every place of the summary that it is about: of a mention those words, else the sentence.

    `kind` is "number", "date" or "name" for a mention and the name of the check for a statement.
    """

    kind: str
    subject: str
    verdict: Verdict
    places: tuple[Span, ...]
    whole_statement: bool

    @property
    def flagged(self) -> bool:
        return self.verdict.label in FLAGS


def findings(checked: CheckedSummary, labels: Container[Label] = tuple(Label)) -> tuple[Finding, ...]:
    """The findings with one of the labels, in the order of the summary; what is found of the same words is one.

    A mention counts from its beginning and a statement from its end, where their marks stand.
    """
    places: dict[tuple[str, str, Verdict, bool], list[Span]] = {}
    ordered = sorted(_single(checked), key=lambda item: item[0].end if item[-1] else item[0].start)
    for span, kind, subject, verdict, whole in ordered:
        places.setdefault((kind, subject, verdict, whole), []).append(span)
    return tuple(
        Finding(kind, subject, verdict, tuple(spans), whole)
        for (kind, subject, verdict, whole), spans in places.items()
        if verdict.label in labels
    )


def _single(checked: CheckedSummary) -> Iterator[tuple[Span, str, str, Verdict, bool]]:
    for check in checked.mentions:
        yield check.mention.span, check.mention.kind.value, check.mention.text, check.verdict, False
    for statement in checked.statements:
        for verdict in statement.verdicts:
            yield statement.span, verdict.check, verdict.subject or statement.span.of(checked.text), verdict, True


def counts(checked: CheckedSummary) -> dict[str, dict[str, int]]:
    """How many mentions of each kind, and how many verdicts on statements, have each label."""
    found = Counter((check.mention.kind.value, check.verdict.label) for check in checked.mentions)
    found.update((STATEMENT, verdict.label) for statement in checked.statements for verdict in statement.verdicts)
    kinds = ("number", "date", "name", STATEMENT)
    return {kind: {label.value: found[kind, label] for label in Label} for kind in kinds}


def line_of(text: str, span: Span) -> int:
    """The line of `text`, from 1, on which the span begins."""
    return text.count("\n", 0, span.start) + 1
