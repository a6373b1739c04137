"""A checked summary for a reader at a terminal: every mention marked in its place, then what does not hold and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.prompting import one_line
from summarizer.records import FLAGS, Article, CheckedSummary, Evidence, Label, Review, Span
from summarizer.reporting.flags import STATEMENT, Finding, counts, findings, line_of
from summarizer.reporting.layout import count, long_date

MARKS = {Label.SUPPORTED: "✓", Label.UNSUPPORTED: "✗", Label.CONTRADICTED: "≠", Label.UNCHECKED: "(?)"}
_WORST_FIRST = (Label.CONTRADICTED, Label.UNSUPPORTED, Label.SUPPORTED, Label.UNCHECKED)
QUOTED_MOST = 300  # characters of a quote that are shown
_MEANINGS = {label: label.value for label in Label} | {Label.UNCHECKED: "not checked"}
EVIDENCE_MOST = 3
PLACES_MOST = 5
_PLURALS = {"number": "numbers", "date": "dates", "name": "names", STATEMENT: "statements"}


def to_text(review: Review, *, everything: bool = False) -> str:
    """The report as plain text, ending in one newline; with `everything`, also the evidence of what is supported.

    No control character of the summary or the sources reaches it, so nothing in them can steer a terminal.
    """
    parts = [_head(review), *_summary(review), *_lists(review.checked, everything), *_ending(review)]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _head(review: Review) -> list[str]:
    against = count(len(review.checked.sources), "article")
    return [f"Check of {one_line(review.name)} against {against}: {_outcome(review.checked)}"]


def _summary(review: Review) -> Iterator[list[str]]:
    """The summary with its marks, and what they mean."""
    yield _indented(_marked(review))
    legend = ["   ".join(f"{MARKS[label]} {_MEANINGS[label]}" for label in Label)]
    unread = [f"Not read, as it states nothing of the story: {_unread(review)}"] if review.unread else []
    yield _indented(legend + unread)


def _lists(checked: CheckedSummary, everything: bool) -> Iterator[list[str]]:
    """What is flagged, numbered as in the summary; then what was not checked, and if asked for what is supported."""
    lists = {"Flagged": FLAGS, "Not checked": (Label.UNCHECKED,)}
    if everything:
        lists["Supported"] = (Label.SUPPORTED,)
    for title, labels in lists.items():
        found = findings(checked, labels)
        if found:
            yield [title]
            yield [line for n, finding in enumerate(found, 1) for line in _entry(checked, finding, n)]


def _ending(review: Review) -> Iterator[list[str]]:
    """How many of what; the sources, and what to know about their files."""
    table = _table(review.checked)
    if table:
        yield from (["Counts"], _indented(table))
    notices = [f"{one_line(notice.name)}: {one_line(notice.message)}" for notice in review.notices]
    yield from (["Sources"], _indented([_source(article) for article in review.checked.sources] + notices))


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}".rstrip() for line in lines]


def _outcome(checked: CheckedSummary) -> str:
    """ "does not hold: 1 contradicted, 1 unsupported, 7 supported"."""
    table = counts(checked)
    sums = {label: sum(row[label.value] for row in table.values()) for label in _WORST_FIRST}
    if not sum(sums.values()):
        return "nothing to check in it, no number, date or name"
    told = ", ".join(f"{sums[label]:,} {label.value}" for label in _WORST_FIRST if sums[label])
    return f"{'holds' if checked.holds else 'does not hold'}: {told}"


# The summary with its marks


def _marked(review: Review) -> list[str]:
    """The lines of the summary with a mark at each mention; what is not read at its end is left out."""
    text = review.checked.text
    end = next((span.start for span in review.unread if not text[span.end :].strip()), len(text))
    parts: list[str] = []
    position = 0
    for place, _, mark in sorted(_marks(review.checked)):
        parts += (text[position:place], mark)
        position = place
    whole = "".join([*parts, text[position:end]])
    lines = [one_line(line) for line in whole.strip().split("\n")]
    return [line for n, line in enumerate(lines) if line or lines[n - 1]]


def _marks(checked: CheckedSummary) -> Iterator[tuple[int, int, str]]:
    """Where a mark goes, which of several at one place comes first, and the mark."""
    for number, finding in enumerate(findings(checked, FLAGS), 1):
        for span in finding.places:
            opening = f"[{MARKS[finding.verdict.label]}{number}"
            if finding.whole_statement:
                yield span.end, 1, f" {opening}]"
            else:
                yield span.start, 2, f"{opening} "
                yield span.end, 0, "]"
    for check in checked.mentions:
        if check.verdict.label not in FLAGS:
            yield check.mention.span.end, 0, MARKS[check.verdict.label]


def _unread(review: Review) -> str:
    """ "lines 3, 5 and 20 to 44": what of the summary makes no statement."""
    places = [_lines(review.checked.text, span) for span in review.unread]
    told = " and ".join(part for part in (", ".join(places[:-1]), places[-1]) if part)
    return f"line{'' if told.isdigit() else 's'} {told}"


def _lines(text: str, span: Span) -> str:
    first, last = line_of(text, span), line_of(text, Span(max(span.start, span.end - 1), span.end))
    return str(first) if first == last else f"{first} to {last}"


# The list and the tables


def _entry(checked: CheckedSummary, finding: Finding, number: int) -> Iterator[str]:
    """The lines on one finding: what and where, why, and the evidence."""
    verdict = finding.verdict
    mark = f"{number} {MARKS[verdict.label]}" if finding.flagged else MARKS[verdict.label]
    yield f"  {mark} {_what(checked.text, finding)}"
    yield f"      {verdict.label.value}: {one_line(verdict.reason)}"
    names = {article.number: article.name for article in checked.sources}
    for item in verdict.evidence[:EVIDENCE_MOST]:
        yield f"      {_quote(item, names[item.article])}"
    if len(verdict.evidence) > EVIDENCE_MOST:
        yield f"      and {len(verdict.evidence) - EVIDENCE_MOST} more"


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


def _table(checked: CheckedSummary) -> list[str]:
    """A line of labels, then one for each kind that occurs; nothing where nothing was checked."""
    rows = {kind: row for kind, row in counts(checked).items() if any(row.values())}
    head = " " * 10 + "".join(f"{label.value:>14}" for label in Label)
    told = [f"{_PLURALS[kind]:<10}" + "".join(f"{row[label.value]:>14,}" for label in Label)
            for kind, row in rows.items()]  # fmt: skip
    return [head, *told] if rows else []


def _source(article: Article) -> str:
    """ "[1] 1.txt — Bridge closed, Harbour Dispatch, 8 February 2018", as far as the article says."""
    known = [article.title, article.source, article.date and long_date(article.date)]
    told = ", ".join(one_line(part) for part in known if part)
    return f"[{article.number}] {one_line(article.name)}{f' — {told}' if told else ''}"
