"""A briefing as JSON, every offset and verdict kept; `brief.schema.json` beside this file describes it."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any

from summarizer.prompting import SURROGATES
from summarizer.records import (
    Article,
    Brief,
    Changes,
    Claim,
    Difference,
    Event,
    Evidence,
    Mention,
    Report,
    Thread,
    Verdict,
)

SCHEMA = 1  # raised when a reader of the older pages would misread the new ones


def to_json(brief: Brief) -> str:
    """The whole of `brief` as indented JSON, keys in the order of the page, ending in one newline."""
    text = json.dumps(_brief(brief), ensure_ascii=False, indent=2, allow_nan=False)
    # A lone surrogate (JSON input can carry one) cannot be written as UTF-8; one for one, so that offsets hold.
    return SURROGATES.sub("\ufffd", text) + "\n"


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) that every page of `to_json` satisfies."""
    value: dict[str, Any] = json.loads(resources.files(__package__).joinpath("brief.schema.json").read_text("utf-8"))
    return value


def _brief(brief: Brief) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "title": _claim(brief.title),
        "subjects": list(brief.subjects),
        "lead": [_claim(claim) for claim in brief.lead],
        "changes": _changes(brief.changes) if brief.changes else None,
        "key_points": [_claim(claim) for claim in brief.key_points],
        "threads": [_thread(thread) for thread in brief.threads],
        "views": [_claim(claim) for claim in brief.views],
        "differences": [_difference(difference) for difference in brief.differences],
        "spellings": [_difference(spelling) for spelling in brief.spellings],
        "timeline": [_event(event) for event in brief.timeline],
        "summaries": [
            {"article": summary.article, "claims": [_claim(claim) for claim in summary.claims]}
            for summary in brief.summaries
        ],
        "omissions": [asdict(omission) for omission in brief.omissions],
        "articles": [article_record(article) for article in brief.articles],
        "notices": [asdict(notice) for notice in brief.notices],
        "provenance": asdict(brief.provenance),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "text": claim.text,
        "verbatim": claim.verbatim,
        "citations": list(claim.citations),
        "mentions": [_mention(mention) for mention in claim.mentions],
        "verdicts": [_verdict(verdict) for verdict in claim.verdicts],
        "evidence": _evidence(claim.evidence),
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "kind": mention.kind,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "value": {"type": type(mention.value).__name__.lower(), **asdict(mention.value)},
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "label": verdict.label,
        "check": verdict.check,
        "subject": verdict.subject,
        "reason": verdict.reason,
        "evidence": _evidence(verdict.evidence),
    }


def _evidence(items: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [
        {"article": item.article, "start": item.span.start, "end": item.span.end, "quote": item.quote} for item in items
    ]


def _thread(thread: Thread) -> dict[str, Any]:
    return {"kind": None, "count": thread.count, "day": None}  # topics have no headings; older pages had


def _difference(difference: Difference) -> dict[str, Any]:
    reports = [_report(report) for report in difference.reports]
    return {"subject": difference.subject, "reports": reports, "minor": difference.minor}


def _report(report: Report) -> dict[str, Any]:
    return {
        "value": report.value,
        "context": report.context,
        "citations": list(report.citations),
        "evidence": _evidence(report.evidence),
    }


def _changes(changes: Changes) -> dict[str, Any]:
    return {
        "new": [_claim(claim) for claim in changes.new],
        "changed": [_difference(difference) for difference in changes.changed],
        "gone": list(changes.gone),
    }


def _event(event: Event) -> dict[str, Any]:
    return {"when": event.when, "order": list(event.order), "claim": _claim(event.claim)}


def article_record(article: Article) -> dict[str, Any]:
    """An article with its text, to which every offset refers."""
    return {
        "number": article.number,
        "name": article.name,
        "title": article.title,
        "source": article.source,
        "date": article.date.isoformat() if article.date else None,
        "url": article.url,
        "words": article.words,
        "copies": list(article.copies),
        "text": article.text,
    }
