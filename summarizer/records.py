"""The values that flow through the program: frozen, slotted, made once and never changed.

Offsets are counts of characters (Unicode code points) in the text they belong to, half-open: `text[start:end]`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters this span covers in `text`."""
        return text[self.start : self.end]


class SentenceKind(StrEnum):
    PROSE = "prose"  # a whole sentence of the article's body: material for a briefing
    HEADING = "heading"  # a headline or a subheading
    CAPTION = "caption"  # what stands under a picture, a byline, a credit
    FRAGMENT = "fragment"  # cut off, a list entry, an embedded post


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article: where it stands, its number from 0, its paragraph's number from 0, and what it is."""

    span: Span
    index: int
    paragraph: int
    kind: SentenceKind = SentenceKind.PROSE


@dataclass(frozen=True, slots=True)
class Article:
    """One report as it was read: `text` is the article's own text, to which every offset refers.

    `number` is its citation number from 1. Title, source, date and url are None where the article does not give
    them. `copies` names the files that held the same report.
    """

    number: int
    name: str
    text: str
    sentences: tuple[Sentence, ...]
    title: str | None = None
    source: str | None = None
    date: dt.date | None = None
    url: str | None = None
    copies: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        return len(self.text.split())

    def quote(self, sentence: Sentence) -> str:
        return sentence.span.of(self.text)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know about an input: the file's name and one line on what happened to it."""

    name: str
    message: str


class MentionKind(StrEnum):
    NUMBER = "number"
    DATE = "date"
    NAME = "name"


class Bound(StrEnum):
    """How a number is meant: "100", "about 100", "more than 100", "at least 100", "less than 100", "up to 100"."""

    EXACT = "exactly"
    ABOUT = "about"
    OVER = "more than"
    AT_LEAST = "at least"
    UNDER = "less than"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity: `amount` (and `upper` for a range) in `unit` ("" a bare count, "%", "pp", "USD", "km", "years" ...).

    `places` is the power of ten of the last digit written (0 for "412", 8 for "4.2 billion"): what honest rounding
    may hide. `role` is "count", "ordinal", "score", "fraction" or "identifier" (an address, a road, a flight).
    """

    amount: float
    upper: float | None = None
    unit: str = ""
    bound: Bound = Bound.EXACT
    places: int = 0
    role: str = "count"


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as the words give it; None where they do not.

    `weekday` is 0 for Monday; `span_years` is 10 for a decade; `relative` holds words that need the article's own date
    ("yesterday", "last week"); `hour` and `minute` are a time of day.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    span_years: int = 1
    relative: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as lower-case words without titles and articles; `acronym` holds the letters when it is one ("SDF").

    `designation` is set for weapons, vehicles and products ("t-72", "b-52"), whose every digit counts.
    """

    words: tuple[str, ...]
    acronym: str = ""
    designation: str = ""
    title: str = ""


Value = Number | Date | Name


@dataclass(frozen=True, slots=True)
class Mention:
    """A number, date or name as written (`text` is exactly what `span` covers) with its normalized value."""

    kind: MentionKind
    span: Span
    text: str
    value: Value


class Label(StrEnum):
    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"  # neither stated nor denied
    CONTRADICTED = "contradicted"  # an article states something incompatible
    UNCHECKED = "unchecked"  # nothing checkable, or the check abstained


FLAGS = (Label.UNSUPPORTED, Label.CONTRADICTED)  # what keeps a statement off the page, and fails a check


@dataclass(frozen=True, slots=True)
class Evidence:
    """The source span a verdict rests on; `quote` is exactly what `span` covers in that article's text."""

    article: int
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found, of what (`subject`, the words of the claim it speaks of), why, and resting on which spans."""

    label: Label
    check: str
    subject: str
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of the page, with the mentions in it and what each check said.

    `verbatim` marks the source's own sentence, unchanged.
    """

    text: str
    mentions: tuple[Mention, ...]
    verdicts: tuple[Verdict, ...]
    evidence: tuple[Evidence, ...]
    verbatim: bool = False

    @property
    def citations(self) -> tuple[int, ...]:
        """The numbers of the articles whose spans support this claim, ascending."""
        return tuple(sorted({item.article for item in self.evidence}))

    @property
    def supported(self) -> bool:
        return not any(verdict.label in FLAGS for verdict in self.verdicts)


@dataclass(frozen=True, slots=True)
class MentionCheck:
    """A mention of a summary (its offsets count in the summary) with its verdict.

    `score` is how sure it is that the sources use the value so, 0 (surely not) to 1 (surely).
    """

    mention: Mention
    verdict: Verdict
    score: float


@dataclass(frozen=True, slots=True)
class StatementCheck:
    """A sentence of a summary with what was found of the words around its numbers and names."""

    span: Span
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class CheckedSummary:
    """A summary that anyone or anything wrote, held against its sources; articles are numbered from 1."""

    text: str
    sources: tuple[Article, ...]
    mentions: tuple[MentionCheck, ...]
    statements: tuple[StatementCheck, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing in it is unsupported or contradicted."""
        return not any(verdict.label in FLAGS for verdict in self.verdicts)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Those of its mentions, then those of its sentences."""
        return (*(m.verdict for m in self.mentions), *(v for s in self.statements for v in s.verdicts))


@dataclass(frozen=True, slots=True)
class Review:
    """A checked summary as it is reported: its name, what of its text was not read, what to know about the files.

    `unread` are the parts that state nothing about the story, such as the table of sources of a page by `brief`.
    """

    name: str
    checked: CheckedSummary
    unread: tuple[Span, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Omission:
    """A sentence of an article of which no draft held: left out, or `replaced` by the sentence itself as a quotation.

    `text` is the article's own sentence; `draft` the first thing that was drafted of it, and `reason` why it failed.
    """

    text: str
    reason: str
    article: int
    draft: str = ""
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """What one article says; `added` are those of its claims that tell what the page above has not told."""

    article: int
    claims: tuple[Claim, ...]
    added: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """How many of a page's key points, in their order, are of one topic and read as one paragraph."""

    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """One value in a difference: as reported, the spans that report it, and the words around it that say of what."""

    value: str
    evidence: tuple[Evidence, ...]
    context: str = ""

    @property
    def citations(self) -> tuple[int, ...]:
        return tuple(sorted({item.article for item in self.evidence}))


@dataclass(frozen=True, slots=True)
class Difference:
    """Values that articles give differently for the same thing; `minor` where that is a model, a post or one word of a
    quotation."""

    subject: str
    reports: tuple[Report, ...]
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the timeline: the day as the articles give it, sortable by `order`."""

    when: str
    order: tuple[int, ...]
    claim: Claim


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the briefing made of this story before.

    `new` are statements that only articles added since bear out; `changed` holds, for each thing, the value that
    articles known before give and then the one that only new ones give; `gone` is what the page before said and no
    article says now.
    """

    new: tuple[Claim, ...] = ()
    changed: tuple[Difference, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """How the page was made."""

    model: str
    revision: str
    seed: int
    candidates: int
    version: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole briefing, ready to be laid out.

    `subjects` are the names most articles give; `views` what their writers think, apart from what they report;
    `threads` part the key points into those that belong together; `spellings` are names that articles write in two
    ways, which is no disagreement; `changes` is what differs from an earlier briefing,
    None where there is none or no article came or went.
    """

    title: Claim
    articles: tuple[Article, ...]
    lead: tuple[Claim, ...]
    key_points: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    timeline: tuple[Event, ...]
    summaries: tuple[ArticleSummary, ...]
    omissions: tuple[Omission, ...]
    notices: tuple[Notice, ...]
    subjects: tuple[str, ...] = field(default=(), kw_only=True)
    views: tuple[Claim, ...] = field(default=(), kw_only=True)
    threads: tuple[Thread, ...] = field(default=(), kw_only=True)
    spellings: tuple[Difference, ...] = field(default=(), kw_only=True)
    changes: Changes | None = field(default=None, kw_only=True)
    provenance: Provenance = field(kw_only=True)
