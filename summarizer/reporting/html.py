"""A briefing as one HTML file that links every statement to the very characters it rests on.

The wording, the order and all markup stand in prompts/page.html.j2, which escapes whatever fills it; what comes from
here is plain text and offsets.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from summarizer.prompting import one_line, printable, render
from summarizer.records import Article, Brief, Claim, Difference, Evidence, Label, Mention, MentionKind, Span
from summarizer.reporting import layout
from summarizer.reporting.layout import NO_DAYS

QUOTED_MOST = 600  # characters of a source shown beside a statement: a table can be one "sentence" of thousands
PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*?\n\s*?\n|\s*\Z)", re.DOTALL)
WEB_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)

Articles = Mapping[int, Article]


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation on the page: the article's number and what is noted of it, where it leads, and what stands there."""

    number: int
    note: str
    anchor: str
    quote: str
    origin: str


@dataclass(frozen=True, slots=True)
class Words:
    """A part of a statement; a mention has its kind, what the check found of it, and the articles that bear it out."""

    text: str
    kind: MentionKind | None = None
    label: Label | None = None
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of an article that serves as evidence; `anchor` is "" for what goes on from a mark that was cut."""

    anchor: str
    parts: tuple[str | Mark, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Piece:
    """A stretch of an article's text that is to be marked; those that begin first and end last come first."""

    start: int
    minus_end: int
    anchor: str

    @property
    def end(self) -> int:
        return -self.minus_end


def to_html(brief: Brief) -> str:
    """The page of `brief`, ending in one newline: HTML5 that is well-formed XML, too, and asks for nothing outside it.

    Text from articles and models never becomes markup in it, and no address of theirs a link that could run.
    """
    values = layout.page_values(brief)
    articles: Articles = {article.number: article for article in brief.articles}
    evidence = _evidence_by_article(brief)
    page = render(
        "page.html.j2",
        **values,
        cells=layout.cells,
        cite=partial(_cite, articles),
        cited=partial(_cited, articles),
        origin=layout.origin,
        paragraphs=lambda article: paragraphs(article, evidence.get(article.number, ())),
        title=layout.title,
        web_address=web_address,
        words=words,
    )
    return printable(page).rstrip("\n") + "\n"


def anchor(article: int, span: Span) -> str:
    """Where a span of an article stands on the page: "a3-120-135"."""
    return f"a{article}-{span.start}-{span.end}"


def web_address(article: Article) -> str:
    """The article's address where it can be followed safely (http and https), else ""."""
    url = article.url or ""
    return url if WEB_ADDRESS.fullmatch(url) and url == one_line(url) else ""


def words(claim: Claim) -> list[Words]:
    """The text of a claim in parts, the checked mentions apart; together they are the text."""
    found, done = [], 0
    for mention in sorted(claim.mentions, key=lambda mention: mention.span):
        if mention.span.start >= done:
            found += [Words(claim.text[done : mention.span.start]), _checked(mention, claim)]
            done = mention.span.end
    return [part for part in (*found, Words(claim.text[done:])) if part.text]


def _checked(mention: Mention, claim: Claim) -> Words:
    text = mention.span.of(claim.text)
    for verdict in claim.verdicts:
        if verdict.subject == mention.text:
            numbers = {item.article for item in verdict.evidence}
            return Words(text, mention.kind, verdict.label, tuple(sorted(numbers)))
    return Words(text)


def _cited(articles: Articles, claim: Claim, days: Mapping[int, dt.date] = NO_DAYS) -> list[Citation]:
    """The citations of a claim, each leading to its first evidence in that article."""
    return _citations(articles, claim.evidence, layout.citations(claim, days=days), claim.text)


def _cite(articles: Articles, evidence: tuple[Evidence, ...], said: str = "") -> list[Citation]:
    """The citations of a value or a cell, ascending, each leading to its first evidence in that article."""
    notes = dict.fromkeys(sorted({item.article for item in evidence}), "")
    return _citations(articles, evidence, notes, said)


def _citations(
    articles: Articles, evidence: tuple[Evidence, ...], notes: Mapping[int, str], said: str
) -> list[Citation]:
    """A citation for each article in `notes`; what is `said` already is not quoted beside itself."""
    found = []
    for number, note in notes.items():
        own = [item for item in evidence if item.article == number]
        quote = _quote(articles[number], own)
        shown = "" if _bare(quote) == _bare(said) else layout.quoted(quote)
        found.append(Citation(number, note, anchor(number, own[0].span), shown, _named(articles[number])))
    return found


def _bare(text: str) -> str:
    """A sentence as a cell holds it, without its full stop."""
    return one_line(text).rstrip(" .")


def _named(article: Article) -> str:
    """Who says so, in a few words."""
    return layout.origin(article) or one_line(article.title or article.name)


def _quote(article: Article, evidence: Iterable[Evidence]) -> str:
    """The sentences of an article in which evidence stands, in one line, cut where they are too long to be read."""
    spans = sorted({_sentence(article, item.span) for item in evidence})
    text = spans[0].of(article.text)
    for before, span in pairwise(spans):
        gap = article.text[before.end : span.start].strip()
        text += (" … " if gap else " ") + span.of(article.text)
    text = one_line(text)
    return text if len(text) <= QUOTED_MOST else text[:QUOTED_MOST].rsplit(" ", 1)[0] + " …"


def _sentence(article: Article, span: Span) -> Span:
    """The sentence that a span is a part of; the span itself where it is of more than one, or of none."""
    around = (one.span for one in article.sentences if one.span.start <= span.start and span.end <= one.span.end)
    return next(around, span)


def _evidence_by_article(brief: Brief) -> dict[int, list[Span]]:
    """Every span that the page can lead to, once, by its article."""
    found: dict[int, dict[Span, None]] = {}
    for item in _evidence(brief):
        found.setdefault(item.article, {})[item.span] = None
    return {number: list(spans) for number, spans in found.items()}


def _evidence(brief: Brief) -> Iterator[Evidence]:
    changes = brief.changes
    differences: tuple[Difference, ...] = (
        *brief.differences,
        *brief.spellings,
        *(changes.changed if changes else ()),
    )
    summed = (claim for summary in brief.summaries for claim in summary.claims)
    for claim in (*layout.statements(brief), *summed, *(changes.new if changes else ())):
        yield from claim.evidence
    for difference in differences:
        for report in difference.reports:
            yield from report.evidence


def paragraphs(article: Article, evidence: Iterable[Span]) -> list[tuple[str | Mark, ...]]:
    """The article's text by paragraphs, in parts, of which the marks are the evidence.

    A span's mark holds exactly the characters of the span. Spans may lie in one another; one that crosses the end of
    a paragraph or of another span is cut there, and goes on in a mark without an anchor.
    """
    spans = {span for span in evidence if 0 <= span.start < span.end <= len(article.text)}
    pieces = [_Piece(span.start, -span.end, anchor(article.number, span)) for span in spans]
    found = []
    for paragraph in PARAGRAPH.finditer(article.text):
        pieces = [piece for piece in pieces if piece.end > paragraph.start()]
        found.append(_marked(article.text, Span(*paragraph.span()), pieces))
        pieces = _after(paragraph.end(), pieces)
    return found


def _marked(text: str, within: Span, pieces: Iterable[_Piece]) -> tuple[str | Mark, ...]:
    """The characters of `text` in `within`, the pieces that begin there as marks; what goes beyond it is cut off."""
    parts: list[str | Mark] = []
    at, left = within.start, sorted(piece for piece in pieces if piece.start < within.end)
    while left:
        first, *others = left
        span = Span(max(first.start, at), min(first.end, within.end))
        parts += [text[at : span.start], Mark(first.anchor, _marked(text, span, others))]
        at, left = span.end, [piece for piece in _after(span.end, others) if piece.start < within.end]
    return tuple(part for part in (*parts, text[at : within.end]) if part)


def _after(end: int, pieces: Iterable[_Piece]) -> list[_Piece]:
    """What of the pieces is yet to be marked after `end`, in order: those begun before it go on without an anchor."""
    left = (piece for piece in pieces if piece.end > end)
    return sorted(piece if piece.start >= end else _Piece(end, piece.minus_end, "") for piece in left)
