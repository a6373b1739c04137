"""What the pages for people say, before any markup: their counts, dates, threads, cells and citations, as plain text.

Nothing here is escaped: that is for the module that knows where the text will stand.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

from summarizer.prompting import one_line
from summarizer.records import (
    Article,
    Brief,
    Claim,
    Difference,
    Evidence,
    Label,
    MentionKind,
    Omission,
    Report,
)

OMISSIONS_LISTED = 12
# Not strftime, which speaks the language of the machine it runs on.
MONTHS = tuple("January February March April May June July August September October November December".split())

OPENING_QUOTE = re.compile(r"""[“„«]|(?<![^\s(\[—–‘'-])"(?=\S)""")
WIDELY = 3  # articles that carry a point, from which it is worth saying how many
SENTENCE = 6  # words from which a side of a difference is a whole sentence
QUOTED = ", quoted"  # what a citation notes of an article’s own sentence
# What a verdict is of: "verdict on the film", "how good Ida Lund is".
_JUDGED = re.compile(r"^(?:verdict on (?P<a>.+)|how good (?P<b>.+) (?:is|are))$")
_NAME = re.compile(r"(?<=[a-z] )(?:[A-Z][\w.’'-]+ )*(?P<last>[A-Z][\w’'-]+)(?= is\b|$)")
_ASKS = re.compile(r"whether |the (?:allegation|accusation|charge)s? of ")
_RETORT = re.compile(r"[^“\"]{3,40}[“\"](?P<words>[^”\"]{5,40})[”\"]$")
CLOSING_QUOTE = re.compile(r'["”»]')

NO_DAYS: Mapping[int, dt.date] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Cell:
    """What is reported of a thing in the same words: `parts` are the words, each with whether it is a value to stress.

    "At least 100 and possibly 300" has both its values in one cell. `evidence` is that of the articles whose words
    these are, `alike` that of others which give the value in words of their own.
    """

    parts: tuple[tuple[str, bool], ...]
    evidence: tuple[Evidence, ...]
    alike: tuple[Evidence, ...] = ()

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.parts)


def articles_of(evidence: Iterable[Evidence]) -> tuple[int, ...]:
    """The numbers of the articles that evidence stands in, ascending."""
    return tuple(sorted({item.article for item in evidence}))


def page_values(brief: Brief) -> dict[str, object]:
    """What the template of a page is filled with, whatever its format."""
    stated = statements(brief)
    summaries = brief.summaries if len(brief.articles) > 1 else ()  # one article is summed up by its page
    differing = _differing(brief)
    judged = {row.subject for row in brief.differences if differing and _JUDGED.match(row.subject)}
    told = [row for row in brief.differences if is_told(row, brief) or row.subject in judged]
    printed = _printed(brief, stated)
    details = (row for row in brief.differences if row.minor and _parts_articles(row))
    minor = [row for row in details if _is_met(row, printed)]
    known = days(brief)
    return {
        "brief": brief,
        "articles": {article.number: article for article in brief.articles},
        "counts": _counts(brief, stated),
        "statements": len(stated),
        "has_quoted": any(claim.verbatim for claim in stated),
        "added": {summary.article: summary.added for summary in summaries},
        "summed": {summary.article: summary.claims for summary in summaries},
        "source_label": source_label,
        "source_note": source_note,
        "writer": writer,
        "mentions": _mentions_by_kind(stated),
        "outcome": _outcome(stated),
        "refused": _refused(brief),
        "quoted_instead": _quoted_instead(stated, brief.omissions),
        "placed": placed,
        "plain_reason": plain_reason,
        "listed_most": OMISSIONS_LISTED,
        "seconds": _seconds(brief.provenance.seconds),
        "count": count,
        "quoted": quoted,
        "share": share,
        "threads": threads,
        "by_article": by_article,
        "by_day": by_day,
        "major": [row for row in brief.differences if not row.minor and row not in told],
        "differing": differing,
        "what": lambda row: row.subject + _on_day(row, known),
        "sides": lambda row: sorted({number for report in row.reports for number in report.citations}),
        "told_above": [row for row in told if _ASKS.match(row.subject)],
        "differ": _who_differs(brief.differences),
        "spellings": _spellings_met(brief.spellings, printed),
        "minor": minor,
    }


def _on_day(row: Difference, known: Mapping[int, dt.date]) -> str:
    """ ", reported 5 May", where all sides of a row are of the reports of one day of several: which quake is it of?"""
    dates = {known[number] for report in row.reports for number in report.citations if number in known}
    years = len({day.year for day in known.values()}) > 1
    return f", reported {_day(dates.pop(), years=years)}" if len(dates) == 1 else ""


def _who_differs(differences: Sequence[Difference]) -> str:
    """ "accounts" where no row has sides of different articles."""
    return "accounts" if differences and not any(map(_parts_articles, differences)) else "the articles"


def _parts_articles(difference: Difference) -> bool:
    """Whether the sides of a difference are of different articles, and not of two parties whom one article hears."""
    return len({report.citations for report in difference.reports}) > 1


def _spellings_met(spellings: Iterable[Difference], printed: str) -> list[Difference]:
    """The names written in two ways of which the page has one: whoever does not meet it need not know."""
    return [row for row in spellings if any(report.value.split()[-1] in printed for report in row.reports)]


def _is_met(detail: Difference, printed: str) -> bool:
    """Whether the page speaks of whom a detail is about; a detail that names nobody is of the story."""
    names = [match["last"] for match in _NAME.finditer(detail.subject)]
    return not names or any(name in printed for name in names)


def _printed(brief: Brief, stated: Iterable[Claim]) -> str:
    """What a reader meets: the statements, and the rows of the table."""
    rows = (row for row in brief.differences if not row.minor)
    cells_text = (report.context or report.value for row in rows for report in row.reports)
    return " ".join((*(claim.text for claim in stated), *cells_text))


def is_told(difference: Difference, brief: Brief) -> bool:
    """Whether all sides of a row are whole sentences that the page has printed, so that the row would only say that
    they differ; but for one where the page has a denial, which says what it denies."""
    printed = (*brief.lead, *brief.key_points, *brief.views)
    above = {evidence for claim in printed for evidence in claim.evidence[:1]}
    words = " ".join(claim.text.lower() for claim in printed)
    sides = difference.reports
    whole = all(len((side.context or side.value).split()) >= SENTENCE for side in sides)
    whole = whole and (bool(_JUDGED.match(difference.subject)) or not any(side.context for side in sides))
    told = [not above.isdisjoint(side.evidence) or _is_retort_in(words, side.value) for side in sides]
    spared = difference.subject.startswith("whether ") and any(told[1:])
    return not difference.minor and whole and told.count(False) <= spared


def _is_retort_in(words: str, text: str) -> bool:
    """Whether a text is little more than a few words in quotation marks that `words`, in small letters, have."""
    match = _RETORT.match(text)
    return match is not None and match["words"].lower() in words


def _differing(brief: Brief) -> list[tuple[str, tuple[Report, ...]]]:
    """What writers of whom there are only views differ over, with how each judges it; nothing on other pages."""
    over = [row for row in brief.differences if not row.minor] if brief.views and not brief.key_points else []
    judged = ((_JUDGED.match(row.subject), row.reports) for row in over)
    return [(match["a"] or match["b"], reports) for match, reports in judged if match]


def title(claim: Claim) -> str:
    """The claim's words as a title that no citation follows: the source's own as a quotation."""
    return quoted(claim.text) if claim.verbatim else claim.text


def threads(brief: Brief) -> list[tuple[Claim, ...]]:
    """The key points of each topic; one that is of none is its own."""
    found: list[tuple[Claim, ...]] = []
    left = brief.key_points
    for thread in brief.threads:
        found.append(left[: thread.count])
        left = left[thread.count :]
    return [*found, *((claim,) for claim in left)]


def days(brief: Brief) -> Mapping[int, dt.date]:
    """The day of each article in a story of several: what was so on Tuesday is not to be read as if it still were."""
    known = {article.number: article.date for article in brief.articles if article.date}
    several = len(known) == len(brief.articles) and len(set(known.values())) > 1
    return known if several else NO_DAYS


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Topics that stand under one day; `heading` says which, "" where a story is not of several, or it need not.

    `others` are the days that are still to be noted, of the other articles.
    """

    heading: str
    others: Mapping[int, dt.date]
    topics: tuple[tuple[Claim, ...], ...]


def by_day(topics: Sequence[tuple[Claim, ...]], brief: Brief, above: Sequence[Claim] = ()) -> list[DayGroup]:
    """The topics of a page, those in a row that open with reports of one day together under it: "Reported 24 March".

    They stand below the claims `above`; what goes on from those needs no heading where all of them are of its day.
    """
    known = days(brief)
    if not known:
        return [DayGroup("", known, tuple(topics))]

    def day_of(claims: Sequence[Claim]) -> dt.date:
        return known[claims[0].evidence[0].article]

    groups = [(day, tuple(group)) for day, group in groupby(topics, key=day_of)]
    told = [day_of([claim]) for claim in above]
    years = len({day.year for day in known.values()}) > 1
    found = []
    for place, (day, group) in enumerate(groups):
        before = [*told, *(other for other, _ in groups[:place])]
        earlier = bool(before) and day < before[-1]
        heading = f"{'Earlier: reported' if earlier else 'Reported'} {_day(day, years=years)}"
        others = {number: other for number, other in known.items() if other != day}
        found.append(DayGroup("" if not place and set(told) == {day} else heading, others, group))
    return found


def _day(day: dt.date, *, years: bool = False) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if years else "")


def placed(claims: Iterable[Claim], days: Mapping[int, dt.date]) -> list[tuple[Claim, Mapping[int, dt.date]]]:
    """The claims of a paragraph, each with the `days` to note: once for the sentences of one article in a row."""
    found: list[tuple[Claim, Mapping[int, dt.date]]] = []
    before = 0
    for claim in claims:
        first = claim.evidence[0].article if claim.evidence else 0
        found.append((claim, days if first != before else NO_DAYS))
        before = first
    return found


def by_article(claims: Iterable[Claim]) -> list[tuple[Claim, ...]]:
    """The claims in their order, those of one article in a row as one: a writer's views are told together."""
    groups = groupby(claims, key=lambda claim: claim.evidence[0].article if claim.evidence else 0)
    return [tuple(group) for _, group in groups]


def citations(claim: Claim, known: int = 0, days: Mapping[int, dt.date] = NO_DAYS) -> dict[int, str]:
    """The articles a claim cites, ascending, each with what its citation notes: QUOTED for the own sentence of it.

    ", 8 February" for the day of the article that it was made from, if `days` has it. Empty where the only article is
    `known` and is not quoted.
    Quotation marks around whole sentences would make a page of clippings, and change the marks inside them.
    """
    first = claim.evidence[0].article if claim.evidence else 0
    of = first if claim.verbatim else 0
    if not of and claim.citations in ((), (known,)):
        return {}
    day = days.get(first)
    notes = {number: QUOTED if number == of else "" for number in claim.citations}
    if day and first in notes:
        notes[first] += f", {_day(day)}"
    return notes


def share(claim: Claim, articles: tuple[Article, ...]) -> str:
    """ "(4 of 5 articles)" for a claim that three articles or more carry, and more than half of all; else "": of fewer
    the citations tell as much."""
    carried = len(claim.citations)
    widely = carried >= WIDELY and 2 * carried > len(articles)
    return f"({carried} of {count(len(articles), 'article')})" if widely else ""


def cells(difference: Difference) -> list[Cell]:
    """What is reported of a thing, each value in the words around it; the same words once."""
    evidence: dict[str, list[Evidence]] = {}
    values: dict[str, list[str]] = {}
    for report in difference.reports:
        text = report.context or report.value
        held = report.context and not report.value.startswith("“")  # two sides may have one word for it
        shown = next((other for other in evidence if held and report.value in other), text)
        evidence.setdefault(shown, []).extend(report.evidence)
        values.setdefault(shown, []).append(report.value)
    made = [_cell(text, values[text], found) for text, found in evidence.items()]
    return [_not_also(cell, made) for cell in made]


def _not_also(cell: Cell, others: Iterable[Cell]) -> Cell:
    """The cell without articles that would also be signed for it and have another side of their own."""
    sides = {item.article for other in others if other is not cell for item in other.evidence}
    return replace(cell, alike=tuple(item for item in cell.alike if item.article not in sides))


def _cell(text: str, values: Sequence[str], evidence: Sequence[Evidence]) -> Cell:
    """The cell of a text, signed by the articles that say it so.

    Two hundred attackers may be "Russian" in [1] and "unconfirmed" in [3]: the sentence of [1] is not signed by [3].
    """
    words = text.strip(" …")
    own = {item.article for item in evidence if words in item.quote} or {evidence[0].article}
    label = all(value.startswith("“") for value in values)  # what one side calls it, all whose it is named
    if label or (text in values and len(text.split()) < SENTENCE):  # nothing but the value, which all of them give
        own = {item.article for item in evidence}
    return Cell(
        _stressed(text, values),
        tuple(item for item in evidence if item.article in own),
        tuple(item for item in evidence if item.article not in own),
    )


def _stressed(text: str, values: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """A text with its values where they stand first as parts to stress; not one that is nothing but its value."""
    written = (f"nothing {value}" if f"nothing {value}" in text else value for value in values)
    places = [(text.find(value), value) for value in written if value != text]
    parts, done = [], 0
    for start, value in sorted(place for place in places if place[0] >= 0):
        if start >= done:
            parts += [(text[done:start], False), (value, True)]
            done = start + len(value)
    return (*parts, (text[done:], False))


def origin(article: Article) -> str:
    """ "Harbour Dispatch, 8 February 2018", as far as the article says; else ""."""
    parts = (one_line(article.source or ""), article.date and long_date(article.date))
    return ", ".join(part for part in parts if part)


def source_label(article: Article) -> str:
    """What a list of sources calls an article: its title, else who published it, else the name of its file."""
    return _known_as(article) or one_line(article.name)


def writer(article: Article) -> str:
    """How a page of views alone calls an article beside its number: by its title, else who published it."""
    return _known_as(article) or "untitled"


def _known_as(article: Article) -> str:
    return one_line(article.title or "") or one_line(article.source or "")


def source_note(article: Article) -> str:
    """The rest that is known of a source: "Harbour Dispatch, 8 February 2018, ferry.txt, 432 words, also as b.txt"."""
    copies = f"also as {', '.join(article.copies)}" if article.copies else ""
    date = long_date(article.date) if article.date else ""
    known = (one_line(article.source or ""), date, one_line(article.name), count(article.words, "word"), copies)
    return ", ".join(part for part in known if part and part != source_label(article))


def quoted(text: str) -> str:
    """`text` in curly double quotation marks, its own double ones, straight or curly, made single."""
    inner = CLOSING_QUOTE.sub("’", OPENING_QUOTE.sub("‘", one_line(text)))
    return f"“{inner}”"


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


def statements(brief: Brief) -> tuple[Claim, ...]:
    """Every claim on the page once: a key point repeated in the timeline was not checked twice."""
    claims = [brief.title, *brief.lead, *brief.key_points, *brief.views, *(event.claim for event in brief.timeline)]
    if len(brief.articles) > 1:
        claims += [claim for summary in brief.summaries for claim in summary.added]
    return tuple(dict.fromkeys(claims))


def _counts(brief: Brief, stated: tuple[Claim, ...]) -> str:
    return " · ".join(
        part for part in (_files(brief.articles), _dates(brief.articles), _checked(stated), _left_out(brief)) if part
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


def _checked(stated: tuple[Claim, ...]) -> str:
    mentions = sum(len(claim.mentions) for claim in stated)
    noun = "figure or name" if mentions == 1 else "figures and names"
    return f"{count(len(stated), 'statement')}, {mentions:,} {noun} checked"


def _left_out(brief: Brief) -> str:
    omitted = sum(not omission.replaced for omission in brief.omissions)
    return f"{count(omitted, 'statement')} left out" if omitted else ""


def _refused(brief: Brief) -> list[Omission]:
    """What was to be said and is not on the page; a sentence quoted in place of a draft is there, and marked so."""
    return [omission for omission in brief.omissions if not omission.replaced]


def _quoted_instead(stated: Iterable[Claim], omissions: Iterable[Omission]) -> int:
    """How many statements of the page are an article's own sentence because no rewording of it held."""
    replaced = {(omission.article, omission.text) for omission in omissions if omission.replaced}
    return sum(c.verbatim and any((e.article, e.quote) in replaced for e in c.evidence) for c in stated)


def plain_reason(reason: str) -> str:
    """The reason without the words of the draft, which have no place on the page: "certainty changed"."""
    return re.split("[:“]", reason)[0].strip() or "a number, date or name that is not the sentence’s own"


def _mentions_by_kind(stated: tuple[Claim, ...]) -> str:
    """ "12 numbers, 1 date, 14 names": the kinds that occur; "" when none does."""
    found = Counter(mention.kind for claim in stated for mention in claim.mentions)
    return ", ".join(count(found[kind], kind.value) for kind in MentionKind if found[kind])


def _outcome(stated: tuple[Claim, ...]) -> str:
    """ "all found in what is cited", since what was not is never printed; and how many checks could not be made."""
    unchecked = sum(verdict.label is Label.UNCHECKED for claim in stated for verdict in claim.verdicts)
    left = f"; {count(unchecked, 'check')} could not be made" if unchecked else ""
    return f"all found in what is cited{left}"


def _seconds(seconds: float | None) -> str:
    """ "1 second", "0.4 seconds", "41 seconds"; "" when the time was not to be recorded."""
    if seconds is None:
        return ""
    number = round(seconds, 0 if seconds >= 1 else 1)
    return f"{number:g} second{'' if number == 1 else 's'}"
