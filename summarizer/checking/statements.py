"""Does a summary's sentence say of its numbers and names what the sources say? Checks on the words around them.

Each sentence is read for its acts, and each act is held against the same act of the source sentences that share most
of what surrounds it. The checks err on the side of silence: a verdict falls only where every such source sentence is
against the summary, and none where nothing in the sources aligns well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from summarizer.checking.act_checks import certainty, day, doubted_noun, negation, roles, time
from summarizer.checking.acts import Reading
from summarizer.checking.alignment import Wording
from summarizer.checking.findings import Check, Finding
from summarizer.checking.link_checks import cause, sequence
from summarizer.checking.passages import Sources
from summarizer.checking.pole_checks import direction
from summarizer.checking.source_lines import SourceLines, Statement
from summarizer.checking.voice_checks import attribution, speaker
from summarizer.records import Mention, Span, StatementCheck, Verdict
from summarizer.text.mentions import within
from summarizer.text.sentences import split
from summarizer.text.words import tokens

ALL: dict[str, Check] = {
    "certainty": certainty,
    "noun": doubted_noun,
    "attribution": attribution,
    "speaker": speaker,
    "negation": negation,
    "direction": direction,
    "order": roles,
    "cause": cause,
    "time": time,
    "day": day,
    "sequence": sequence,
}


def check_statements(
    summary: str, mentions: Sequence[Mention], sources: Sources, checks: Collection[str] = tuple(ALL)
) -> tuple[StatementCheck, ...]:
    """Each sentence of the summary with the verdicts against it; no verdicts where nothing speaks against it.

    `mentions` are those of the summary, in order; `checks` names the checks to run, of ALL.
    """
    lines = SourceLines(sources)
    found = []
    for span in split(summary):
        text = span.of(summary)
        statement = Statement(Reading(Wording(text, tokens(text), _inside(span, mentions))), lines)
        found.append(StatementCheck(span, tuple(_verdicts(statement, checks))))
    return tuple(found)


def _inside(span: Span, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions within a span, with offsets from its start."""
    return tuple(
        replace(item, span=Span(item.span.start - span.start, item.span.end - span.start))
        for item in within(mentions, span)
    )


def _verdicts(statement: Statement, checks: Collection[str]) -> Iterator[Verdict]:
    if not statement.is_aligned:
        return
    for name, check in ALL.items():
        if name in checks:
            for finding in check(statement):
                yield _verdict(name, finding)


def _verdict(name: str, finding: Finding) -> Verdict:
    return Verdict(finding.label, name, finding.subject, finding.reason, (finding.passage.evidence(),))
