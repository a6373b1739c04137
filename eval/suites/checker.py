"""The checker against claims that people labelled: `eval/gold/*.jsonl`, no model needed.

A line is {"id", "sources", "claim", "mentions", "statement", "class", "why"}. A source is {"file": path from the root}
or {"text", "date"}; a mention is {"text", "kind", "verdict"} and perhaps "nth", where such words stand in the claim
more than once; verdict is "supported" or "flagged"; "statement" is "contradicted" where the words around are distorted.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from eval.fingerprint import ROOT, fingerprint
from eval.lines import Unreadable, read_lines
from eval.results import Case, Score, Suite
from summarizer.articles import read
from summarizer.articles.given import given
from summarizer.checking.passages import Sources, read_sources
from summarizer.checking.summaries import check_read
from summarizer.records import FLAGS, Article, CheckedSummary, Label, MentionCheck, Span

GOLD = ROOT / "eval" / "gold"
NAME = "checker"


def run(gold: Path = GOLD) -> Suite:
    """Every claim of the gold checked against its own sources."""
    started = time.perf_counter()
    files = sorted(gold.glob("*.jsonl"))
    rows = [row for file in files for _, row in read_lines(file, "claim")]
    cases = tuple(_case(row) for row in rows)
    used = {ROOT / source["file"] for row in rows for source in row["sources"] if "file" in source}
    return Suite(NAME, cases, fingerprint(len(cases), [*files, *used]), round(time.perf_counter() - started, 1))


def _case(row: Mapping) -> Case:
    checked = check_read(row["claim"], _sources(json.dumps(row["sources"], sort_keys=True)))
    return Case(row["id"], row["class"], row["claim"], (*_mentions(row, checked), *_whole(row, checked)))


@cache
def _sources(sources: str) -> Sources:
    """Claims share their sources, so each set of them is read once."""
    return read_sources([_article(number, source) for number, source in enumerate(json.loads(sources), 1)])


def _article(number: int, source: Mapping) -> Article:
    if "file" in source:
        (article,) = read([ROOT / source["file"]]).articles
        return given(number, article.text, article.title, article.date).article
    date = source.get("date")
    return given(number, source["text"], date=dt.date.fromisoformat(date) if date else None).article


def _mentions(row: Mapping, checked: CheckedSummary) -> Iterator[Score]:
    """Scores by mention: those the gold has, and, for precision, what the check flags besides them."""
    seen: set[int] = set()
    for mention in row["mentions"]:
        span = place(row["claim"], mention["text"], mention.get("nth", 1))
        found = [check for check in checked.mentions if _touches(check, span)]
        seen.update(map(id, found))
        yield from _mention(mention, found)
    for check in checked.mentions:
        if id(check) not in seen and check.verdict.label in FLAGS:
            yield Score("precision", 0, 1, check.mention.kind.value, (_told(check),))


def _mention(mention: Mapping, found: list[MentionCheck]) -> Iterator[Score]:
    kind, text = mention["kind"], mention["text"]
    flags = [check for check in found if check.verdict.label in FLAGS]
    yield Score("read", bool(found), 1, kind, () if found else (f"not read as a mention: “{text}”",))
    if found:
        yield Score("abstained", all(check.verdict.label is Label.UNCHECKED for check in found), 1, kind)
    if mention["verdict"] == "flagged":
        yield Score("recall", bool(flags), 1, kind, () if flags else (f"wrong, and not flagged: “{text}”",))
    for check in flags:
        right = mention["verdict"] == "flagged"
        yield Score("precision", right, 1, kind, () if right else (_told(check),))


def _whole(row: Mapping, checked: CheckedSummary) -> Iterator[Score]:
    distorted = row.get("statement", "supported") == "contradicted"
    wrong = distorted or any(mention["verdict"] == "flagged" for mention in row["mentions"])
    yield Score("claims", checked.holds is not wrong, 1)
    if not wrong:
        said = "; ".join(verdict.reason for verdict in checked.verdicts if verdict.label in FLAGS)
        yield Score("alarm", not checked.holds, 1, faults=() if checked.holds else (f"right, and flagged: {said}",))
    if distorted:
        missed = (f"distorted ({row['class']}), and passed: {row['why']}",) if checked.holds else ()
        yield Score("distortions", not checked.holds, 1, faults=missed)


def place(claim: str, text: str, nth: int) -> Span:
    """Where the `nth` such text stands in the claim, as whole words; raises Unreadable where it does not."""
    found = list(re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", claim))
    if len(found) < nth:
        raise Unreadable(f"{text!r} stands {len(found)} times in {claim!r}, not {nth}")
    return Span(*found[nth - 1].span())


def _touches(check: MentionCheck, span: Span) -> bool:
    return check.mention.span.start < span.end and span.start < check.mention.span.end


def _told(check: MentionCheck) -> str:
    return f"right, and flagged: “{check.mention.text}” ({check.verdict.reason})"
