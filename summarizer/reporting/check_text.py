"""A checked summary for a reader at a terminal: every mention marked in its place, then what does not hold and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.prompting import one_line, render
from summarizer.records import Article, CheckedSummary, Evidence, Label, Review, Span
from summarizer.reporting.flags import FLAGGED, STATEMENT, Finding, counts, findings, line_of
from summarizer.reporting.markdown import count, long_date

MARKS = {Label.SUPPORTED: "✓", Label.UNSUPPORTED: "✗", Label.CONTRADICTED: "≠", Label.UNCHECKED: "(?)"}
QUOTED_MOST = 300  # characters of a quote that are shown
EVIDENCE_MOST = 3
PLACES_MOST = 5
_PLURALS = {"number": "numbers", "date": "dates", "name": "names", STATEMENT: "statements"}


def to_text(review: Review, *, everything: bool = False) -> str:
    """The report as plain text, ending in one newline; with `everything`, also the evidence of what is supported.

    No control character of the summary or the sources reaches it, so nothing in them can steer a terminal.
    """
    checked = review.checked
    flagged = findings(checked, FLAGGED)
    page = render(
        "check.txt.j2",
        summary=one_line(review.name),
        articles=count(len(checked.sources), "article"),
        outcome=_outcome(checked),
        lines=_marked(review, flagged),
        unread=_unread(review),
        flagged=[_entry(checked, finding, number) for number, finding in enumerate(flagged, 1)],
        unchecked=[_entry(checked, finding) for finding in findings(checked, (Label.UNCHECKED,))],
        supported=[_entry(checked, finding) for finding in findings(checked, (Label.SUPPORTED,)) if everything],
        counts=list(_table(checked)),
        sources=[_source(article) for article in checked.sources],
        notices=[f"{one_line(notice.name)}: {one_line(notice.message)}" for notice in review.notices],
    )
    return page.strip("\n") + "\n"


def _outcome(checked: CheckedSummary) -> str:
    """ "does not hold: 1 contradicted, 1 unsupported, 7 supported"."""
    table = counts(checked)
    sums = {label: sum(row[label.value] for row in table.values()) for label in reversed(Label)}
    if not sum(sums.values()):
        return "nothing to check in it, no number, date or name"
    told = ", ".join(f"{sums[label]:,} {label.value}" for label in _worst_first() if sums[label])
    return f"{'holds' if checked.holds else 'does not hold'}: {told}"


def _worst_first() -> tuple[Label, ...]:
    return (Label.CONTRADICTED, Label.UNSUPPORTED, Label.SUPPORTED, Label.UNCHECKED)


# The summary with its marks


def _marked(review: Review, flagged: Iterable[Finding]) -> list[str]:
    """The lines of the summary with a mark at each mention; what is not read at its end is left out."""
    text = review.checked.text
    end = next((span.start for span in review.unread if not text[span.end :].strip()), len(text))
    parts, position = [], 0
    for place, _, mark in sorted(_marks(review.checked, flagged)):
        parts += (text[position:place], mark)
        position = place
    whole = "".join([*parts, text[position:end]])
    lines = [one_line(line) for line in whole.strip().split("\n")]
    return [line for n, line in enumerate(lines) if line or lines[n - 1]]


def _marks(checked: CheckedSummary, flagged: Iterable[Finding]) -> Iterator[tuple[int, int, str]]:
    """Where a mark goes, which of several at one place comes first, and the mark."""
    for number, finding in enumerate(flagged, 1):
        for span in finding.places:
            opening = f"[{MARKS[finding.verdict.label]}{number}"
            if finding.whole_statement:
                yield span.end, 1, f" {opening}]"
            else:
                yield span.start, 2, f"{opening} "
                yield span.end, 0, "]"
    for check in checked.mentions:
        if check.verdict.label not in FLAGGED:
            yield check.mention.span.end, 0, MARKS[check.verdict.label]


def _unread(review: Review) -> str:
    """ "lines 3, 5 and 20 to 44": what of the summary makes no statement."""
    places = [_lines(review.checked.text, span) for span in review.unread]
    return " and ".join([", ".join(places[:-1]), places[-1]] if len(places) > 1 else places)


def _lines(text: str, span: Span) -> str:
    first, last = line_of(text, span), line_of(text, Span(max(span.start, span.end - 1), span.end))
    return str(first) if first == last else f"{first} to {last}"


# The list and the tables


def _entry(checked: CheckedSummary, finding: Finding, number: int = 0) -> dict[str, object]:
    """What the template tells of one finding; `number` is the one in the summary, 0 for none."""
    verdict = finding.verdict
    names = {article.number: article.name for article in checked.sources}
    return {
        "head": " ".join([str(number)] * bool(number) + [MARKS[verdict.label], _what(checked.text, finding)]),
        "reason": f"{verdict.label.value}: {one_line(verdict.reason)}",
        "evidence": [_quote(item, names[item.article]) for item in verdict.evidence[:EVIDENCE_MOST]],
        "more": max(0, len(verdict.evidence) - EVIDENCE_MOST),
    }


def _what(text: str, finding: Finding) -> str:
    """ "date “Tuesday”, line 3"; a line that holds it twice is named once."""
    lines = list(dict.fromkeys(line_of(text, span) for span in finding.places))
    more = ", …" if len(lines) > PLACES_MOST else ""
    where = f"line{'s' * (len(lines) > 1)} {', '.join(map(str, lines[:PLACES_MOST]))}{more}"
    return f"{finding.kind} “{_shortened(finding.subject)}”, {where}"


def _quote(evidence: Evidence, name: str) -> str:
    return f"[{evidence.article}] {one_line(name)}: “{_shortened(evidence.quote)}”"


def _shortened(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= QUOTED_MOST else line[: QUOTED_MOST - 1].rstrip() + "…"


def _table(checked: CheckedSummary) -> Iterator[str]:
    """A line of labels, then one for each kind that occurs; none where nothing was checked."""
    rows = {kind: row for kind, row in counts(checked).items() if any(row.values())}
    if rows:
        yield " " * 10 + "".join(f"{label.value:>14}" for label in Label)
    for kind, row in rows.items():
        yield f"{_PLURALS[kind]:<10}" + "".join(f"{row[label.value]:>14,}" for label in Label)


def _source(article: Article) -> str:
    """ "[1] 1.txt — Bridge closed, Harbour Dispatch, 8 February 2018", as far as the article says."""
    known = [article.title, article.source, article.date and long_date(article.date)]
    told = ", ".join(one_line(part) for part in known if part)
    return f"[{article.number}] {one_line(article.name)}{f' — {told}' if told else ''}"
