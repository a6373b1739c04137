"""A briefing as one Markdown page; the wording and order of its sections stand in prompts/page.md.j2."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from summarizer.prompting import escape_markdown, one_line, render
from summarizer.records import (
    Article,
    Brief,
    Claim,
    Date,
    Difference,
    Label,
    MentionKind,
    Omission,
    Span,
    Thread,
    Value,
)

OMISSIONS_LISTED = 12
# Not strftime, which speaks the language of the machine it runs on.
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS = tuple("January February March April May June July August September October November December".split())

OPENING_QUOTE = re.compile(r"""[“„«]|(?<![^\s(\[—–‘'-])"(?=\S)""")
# What leans on the sentence before it: "They came", "Two are by one painter", "The union rejects that account".
_GOES_ON = re.compile(
    r"^(?:He|She|It|They|His|Her|Its|Their|That|This|These|Those|But|However|None|Both|One|Two|Three|Four|Five)\b"
    r"|^[\"“]|\b(?:that|this|those|these) (?:account|version|claim|figure|charge|report)s?\b"
)
TOGETHER = 2  # sentences from which a new paragraph of an article opens a new point
CLOSING_QUOTE = re.compile(r'["”»]')


_NO_DAYS: Mapping[int, dt.date] = MappingProxyType({})


def to_markdown(brief: Brief) -> str:
    """The page of `brief`, ending in one newline; text from articles and models never becomes markup in it."""
    statements = _statements(brief)
    page = render(
        "page.md.j2",
        brief=brief,
        articles={article.number: article for article in brief.articles},
        counts=_counts(brief, statements),
        statements=len(statements),
        quoted_whole=sum(claim.verbatim for claim in statements),
        mentions=_mentions_by_kind(statements),
        verdicts=_verdicts_by_label(statements),
        refused=_refused(brief),
        plain_reason=plain_reason,
        listed_most=OMISSIONS_LISTED,
        seconds=_seconds(brief.provenance.seconds),
        cite=cite,
        count=count,
        days=days,
        heading=heading,
        origin=origin,
        paragraph=paragraph,
        quoted=quoted,
        row=row,
        rows=rows,
        share=share,
        threads=threads,
        told_together=told_together,
        when=when,
    )
    return tidy(page)


def heading(claim: Claim) -> str:
    """The claim's words, escaped, as a title that no citation follows: the source's own as a quotation."""
    return escape_markdown(quoted(claim.text) if claim.verbatim else claim.text)


def paragraph(claims: Iterable[Claim], known: int = 0, days: Mapping[int, dt.date] = _NO_DAYS) -> str:
    """The claims in one line, escaped, each with its citations, and of `days` the one that its "Friday" needs."""
    return " ".join(f"{escape_markdown(claim.text)} {cited(claim, known, days)}".rstrip() for claim in claims)


def threads(brief: Brief) -> list[tuple[Thread, tuple[Claim, ...]]]:
    """The key points, parted into their threads; those of none in one without a kind."""
    found: list[tuple[Thread, tuple[Claim, ...]]] = []
    left = brief.key_points
    for thread in brief.threads:
        found.append((thread, left[: thread.count]))
        left = left[thread.count :]
    return [*found, (Thread(None, len(left)), left)] if left else found


def days(brief: Brief) -> Mapping[int, dt.date]:
    """The day of each article where the key points are parted by day: the lead, which has no heading, needs it too."""
    by_day = any(thread.day for thread in brief.threads)
    return {article.number: article.date for article in brief.articles if article.date and by_day}


def when(thread: Thread) -> str:
    """ "Thursday, 8 February 2018": with it a reader can place the "Wednesday" of a report."""
    return f"{WEEKDAYS[thread.day.weekday()]}, {long_date(thread.day)}" if thread.day else ""


def told_together(claims: Iterable[Claim], articles: Mapping[int, Article]) -> list[list[Claim]]:
    """The claims in their order, those of sentences that follow one another in an article as one: "it" stays clear."""
    found: list[list[Claim]] = []
    for claim in claims:
        if found and _follows(found[-1][-1], claim, articles, full=len(found[-1]) >= TOGETHER):
            found[-1].append(claim)
        else:
            found.append([claim])
    return found


def _follows(first: Claim, second: Claim, articles: Mapping[int, Article], *, full: bool) -> bool:
    """Whether nothing but space stands between the sentences that two claims were made from; once the point is `full`
    no new paragraph either, but before one that goes on from what was said.
    """
    if not first.evidence or not second.evidence or first.evidence[0].article != second.evidence[0].article:
        return False
    between = Span(first.evidence[0].span.end, second.evidence[0].span.start)
    text = articles[first.evidence[0].article].text
    if between.start > between.end or between.of(text).strip():
        return False
    return not full or "\n" not in between.of(text) or bool(_GOES_ON.search(second.text))


def cited(claim: Claim, known: int = 0, days: Mapping[int, dt.date] = _NO_DAYS) -> str:
    """ "[1][3]"; "[1, quoted][3]" for the own sentence of [1]; "" where the only article is `known` and is not quoted.

    "[1, 8 February]" where a day of the claim can only be placed by that of its article, if `days` has it.
    Quotation marks around whole sentences would make a page of clippings, and change the marks inside them.
    """
    first = claim.evidence[0].article if claim.evidence else 0
    of = first if claim.verbatim else 0
    if not of and claim.citations in ((), (known,)):
        return ""
    day = days.get(first) if any(_needs_day(mention.value) for mention in claim.mentions) else None
    notes = {number: ", quoted" if number == of else "" for number in claim.citations}
    if day and first in notes:
        notes[first] += f", {day.day} {MONTHS[day.month - 1]}"
    return "".join(f"[{number}{note}]" for number, note in notes.items())


def _needs_day(value: Value) -> bool:
    """ "On Thursday", "last week": a day that only the readers of an article can place."""
    return isinstance(value, Date) and value.day is None and (value.weekday is not None or bool(value.relative))


def share(claim: Claim, articles: tuple[Article, ...]) -> str:
    """ "(4 of 5 articles)" for a claim that two or more articles carry, else ""."""
    carried = len(claim.citations)
    return f"({carried} of {count(len(articles), 'article')})" if carried > 1 else ""


def rows(difference: Difference) -> list[tuple[str, tuple[int, ...]]]:
    """The cells of a difference, escaped: each value in bold in the words around it, and its citations; the same words
    once.

    "At least 100 and possibly 300" has both its values in one cell.
    """
    citations: dict[str, set[int]] = {}
    values: dict[str, list[str]] = {}
    for report in difference.reports:
        text = report.context or report.value
        shown = next((other for other in citations if report.context and report.value in other), text)
        citations.setdefault(shown, set()).update(report.citations)
        values.setdefault(shown, []).append(report.value)
    return [(_marked(text, values[text]), tuple(sorted(numbers))) for text, numbers in citations.items()]


def _marked(text: str, values: Iterable[str]) -> str:
    """A cell, escaped, with its values in bold where they stand first; not one that is nothing but its value."""
    places = [(text.find(value), value) for value in values if value != text]
    cell, done = "", 0
    for start, value in sorted(place for place in places if place[0] >= 0):
        if start >= done:
            cell += f"{_inside(text[done:start])}**{escape_markdown(value)}**"
            done = start + len(value)
    return cell + _inside(text[done:])


def _inside(text: str) -> str:
    """A part of a cell, escaped, with the space it begins or ends with, which escaping takes."""
    return (
        (" " if text[:1].isspace() else "") + escape_markdown(text) + (" " if text[1:] and text[-1].isspace() else "")
    )


def origin(article: Article) -> str:
    """ " — Harbour Dispatch, 8 February 2018", escaped, as far as the article says; else ""."""
    parts = [escape_markdown(article.source or ""), article.date and long_date(article.date)]
    known = ", ".join(part for part in parts if part)
    return f" — {known}" if known else ""


def quoted(text: str) -> str:
    """`text` in curly double quotation marks, its own double ones, straight or curly, made single."""
    inner = CLOSING_QUOTE.sub("’", OPENING_QUOTE.sub("‘", one_line(text)))
    return f"“{inner}”"


def cite(numbers: Iterable[int], separator: str = "") -> str:
    """Citations as "[1][3]"; no link, for a page defines no link and escaped text cannot define one."""
    return separator.join(f"[{number}]" for number in numbers)


def row(cells: Iterable[object]) -> str:
    """One line of a table; cells must have been escaped."""
    return "|" + "".join(f" {cell} |" if cell != "" else " |" for cell in cells)


def count(number: int, noun: str, nouns: str = "") -> str:
    """ "1 article", "3 articles"; `nouns` is the plural where it is not the noun and "s"."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def long_date(date: dt.date) -> str:
    """ "8 February 2018"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def _long_range(first: dt.date, last: dt.date) -> str:
    """ "8 to 14 February 2018", repeating neither month nor year that both dates share."""
    if first == last:
        return long_date(last)
    if first.year != last.year:
        return f"{long_date(first)} to {long_date(last)}"
    month = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
    return f"{first.day}{month} to {long_date(last)}"


def _statements(brief: Brief) -> tuple[Claim, ...]:
    """Every claim on the page once: a key point repeated in the timeline was not checked twice."""
    claims = [brief.title, *brief.lead, *brief.key_points, *brief.views, *(event.claim for event in brief.timeline)]
    claims += [claim for summary in brief.summaries for claim in summary.claims]
    return tuple(dict.fromkeys(claims))


def _counts(brief: Brief, statements: tuple[Claim, ...]) -> str:
    return " · ".join(
        part
        for part in (_files(brief.articles), _dates(brief.articles), _checked(statements), _left_out(brief))
        if part
    )


def _files(articles: tuple[Article, ...]) -> str:
    copies = sum(len(article.copies) for article in articles)
    return count(len(articles), "article") + (f" and {count(copies, 'copy', 'copies')}" if copies else "")


def _dates(articles: tuple[Article, ...]) -> str:
    """The days of the articles that give one: a plain range when all do, else how many and which."""
    dates = sorted(article.date for article in articles if article.date)
    if not dates:
        return ""
    first, last = dates[0], dates[-1]
    if len(dates) < len(articles):
        return f"{len(dates)} dated ({_long_range(first, last)})"
    return str(first) if first == last else f"{first} to {last}"


def _checked(statements: tuple[Claim, ...]) -> str:
    mentions = sum(len(claim.mentions) for claim in statements)
    noun = "figure or name" if mentions == 1 else "figures and names"
    return f"{count(len(statements), 'statement')}, {mentions:,} {noun} checked"


def _left_out(brief: Brief) -> str:
    omitted = sum(not omission.replaced for omission in brief.omissions)
    return f"{count(omitted, 'statement')} left out" if omitted else ""


def _refused(brief: Brief) -> list[tuple[str, list[Omission]]]:
    """What was left out, and what the article's own sentence stands for, each with a line that says so."""
    omitted = [omission for omission in brief.omissions if not omission.replaced]
    replaced = [omission for omission in brief.omissions if omission.replaced]
    quoted_instead = f"{count(len(replaced), 'sentence')} of which no draft held, quoted instead"
    sections = ((f"{count(len(omitted), 'statement')} left out", omitted), (quoted_instead, replaced))
    return [(heading, found) for heading, found in sections if found]


def plain_reason(reason: str) -> str:
    """The reason without the words of the draft, which have no place on the page: "certainty changed"."""
    return re.split("[:“]", reason)[0].strip() or "a number, date or name that is not the sentence’s own"


def _mentions_by_kind(statements: tuple[Claim, ...]) -> str:
    """ "12 numbers, 1 date, 14 names": the kinds that occur; "" when none does."""
    found = Counter(mention.kind for claim in statements for mention in claim.mentions)
    return ", ".join(count(found[kind], kind.value) for kind in MentionKind if found[kind])


def _verdicts_by_label(statements: tuple[Claim, ...]) -> str:
    """ "29 supported, 2 unchecked": the labels that occur; "" when no check spoke."""
    found = Counter(verdict.label for claim in statements for verdict in claim.verdicts)
    return ", ".join(f"{found[label]:,} {label.value}" for label in Label if found[label])


def _seconds(seconds: float | None) -> str:
    """ "1 second", "0.4 seconds", "41 seconds"; "" when the time was not to be recorded."""
    if seconds is None:
        return ""
    number = round(seconds, 0 if seconds >= 1 else 1)
    return f"{number:g} second{'' if number == 1 else 's'}"


def tidy(page: str) -> str:
    """One newline at the end, no trailing spaces, no two blank lines together."""
    lines = re.sub(r"[ \t]+$", "", page, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"
