"""A checked summary as JSON; `check.schema.json` beside this file describes the report of one."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from summarizer.prompting import SURROGATES
from summarizer.records import CheckedSummary, Evidence, MentionCheck, Review, Span, StatementCheck, Verdict
from summarizer.reporting.as_json import article_record
from summarizer.reporting.flags import counts

SCHEMA = 1  # raised when a reader of the older reports would misread the new ones


def to_json(review: Review) -> str:
    """The whole report as indented JSON, ending in one newline."""
    checked = review.checked
    value = {
        "schema": SCHEMA,
        "name": review.name,
        "summary": checked.text,
        **verdicts(checked),
        "unread": [_span(span) for span in review.unread],
        "counts": counts(checked),
        "sources": [article_record(article) for article in checked.sources],
        "notices": [{"name": notice.name, "message": notice.message} for notice in review.notices],
    }
    return _written(value, indent=2) + "\n"


def to_line(value: dict[str, Any]) -> str:
    """One row of JSON lines, ending in its newline."""
    return _written(value) + "\n"


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) that every report of `to_json` satisfies."""
    value: dict[str, Any] = json.loads(resources.files(__package__).joinpath("check.schema.json").read_text("utf-8"))
    return value


def verdicts(checked: CheckedSummary) -> dict[str, Any]:
    """Whether it holds, and what was found of every mention and statement: the part that rows and reports share."""
    return {
        "holds": checked.holds,
        "mentions": [_mention(check) for check in checked.mentions],
        "statements": [_statement(check, checked.text) for check in checked.statements],
    }


def _mention(check: MentionCheck) -> dict[str, Any]:
    return {
        **_span(check.mention.span),
        "text": check.mention.text,
        "kind": check.mention.kind,
        "verdict": check.verdict.label,
        "score": round(check.score, 4),
        "reason": check.verdict.reason,
        "evidence": [_evidence(item) for item in check.verdict.evidence],
    }


def _statement(check: StatementCheck, text: str) -> dict[str, Any]:
    found = [_verdict(verdict) for verdict in check.verdicts]
    return {**_span(check.span), "text": check.span.of(text), "verdicts": found}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "check": verdict.check,
        "subject": verdict.subject,
        "verdict": verdict.label,
        "reason": verdict.reason,
        "evidence": [_evidence(item) for item in verdict.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"source": evidence.article, **_span(evidence.span), "quote": evidence.quote}


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _written(value: dict[str, Any], indent: int | None = None) -> str:
    """The value in readable JSON; a lone surrogate, which UTF-8 cannot hold, as the escape it came from."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return SURROGATES.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
