"""Paths in, articles out: the way of every input through finding, parsing, sentences and copies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summarizer.articles import duplicates, files, formats, metadata
from summarizer.articles.boilerplate import is_boilerplate
from summarizer.articles.decoding import clean
from summarizer.articles.drafts import Draft, Unusable
from summarizer.articles.files import Found
from summarizer.articles.language import is_foreign
from summarizer.articles.years import with_years
from summarizer.errors import InputError
from summarizer.records import Article, Notice, Sentence, SentenceKind
from summarizer.text.sentences import paragraphs, sentences, unwrapped

_HIGHLIGHTS = re.compile(r"\s*Story highlights\b", re.IGNORECASE)  # a box of them stands above some reports
_DAY_BEFORE = re.compile(r"^\d{4}[-/]\d{1,2}[-/]\d{1,2}[:,]? (?=\S)")
_REASONS = 4  # how many of the faults an error names


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the articles, numbered from 1, and what the reader should know about the other inputs."""

    articles: tuple[Article, ...]
    notices: tuple[Notice, ...]


def read(paths: Sequence[Path], *, besides: Path | None = None) -> Reading:
    """The articles in files and folders (with their subfolders); Path("-") is standard input.

    The file `besides` is what is to be checked against them, and is itself not read, wherever it lies.
    What cannot be used gives a notice and the others go on. Articles that are the same report count once. Raises
    InputError where a path does not exist or nothing at all can be used.
    """
    articles: list[Article] = []
    notices: list[Notice] = []
    for found in files.find(paths):
        if besides and files.is_same(found.path, besides):
            notices.append(Notice(found.name, "what is to be checked is no source of itself; left out"))
            continue
        for item in _read(found):
            if isinstance(item, Article):
                articles.append(item)
            else:
                notices.append(item)
    if not articles:
        raise _nothing(paths, notices)
    return Reading(numbered(with_years(without_copies(articles, notices))), tuple(notices))


def _read(found: Found) -> Iterator[Article | Notice]:
    """The articles of one file, and notices for what of it cannot be used."""
    suffix = ".txt" if found.path == files.STDIN else Path(found.name).suffix.lower()
    try:
        require_known(suffix)
        data = files.content(found.path)
    except Unusable as fault:
        yield Notice(found.name, str(fault))
        return
    yield from parse(found.name, suffix, data)


def require_known(suffix: str) -> None:
    """Raise Unusable for a type of file that is not read."""
    if suffix not in formats.READERS:
        known = " ".join(formats.extensions())
        raise Unusable(f"files of type {suffix} are not read (known: {known})")


def parse(name: str, suffix: str, data: bytes) -> Iterator[Article | Notice]:
    """The articles in the bytes of a file of a known type, all numbered 0, and notices for what cannot be used.

    Each goes by `name`, followed by ":" and its place where the file holds several.
    """
    try:
        drafts = formats.READERS[suffix](data)
    except Unusable as fault:
        yield Notice(name, str(fault))
        return
    for draft in drafts:
        own = f"{name}:{draft.mark}" if draft.mark else name
        yield from (Notice(own, note) for note in draft.notes)
        if draft.text or not draft.notes:
            yield _article(own, draft)


def _article(name: str, draft: Draft) -> Article | Notice:
    """The article of a draft, numbered 0 for now; what the text itself states fills in what the metadata lacks."""
    text = unwrapped(clean(draft.text))
    if not text:
        return Notice(name, "empty")
    if is_foreign(text):
        return Notice(name, "not in English")
    found = sentences(text, is_boilerplate)
    if not any(sentence.kind is SentenceKind.PROSE for sentence in found):
        return Notice(name, "no whole sentence in it")
    lines = [span.of(text) for span in paragraphs(text)]
    return Article(
        number=0,
        name=name,
        text=text,
        sentences=found,
        title=draft.title or _heading(text, found),
        source=draft.source or metadata.stated_source(lines),
        date=draft.date or metadata.stated_date(lines),
        url=draft.url,
    )


def numbered(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles with their citation numbers, from 1 in their order."""
    return tuple(replace(article, number=number) for number, article in enumerate(articles, 1))


def _heading(text: str, found: Sequence[Sentence]) -> str | None:
    """The heading a text begins with, if it begins with one, without a day before it."""
    if found[0].kind is not SentenceKind.HEADING or _HIGHLIGHTS.match(text):
        return None
    return metadata.one_line(_DAY_BEFORE.sub("", found[0].span.of(text)))


def without_copies(articles: Sequence[Article], notices: list[Notice]) -> list[Article]:
    """One article for each report, the longest of it; a notice added to `notices` names the others."""
    texts = [" ".join(map(article.quote, article.sentences)) for article in articles]
    kept = []
    for first, *others in duplicates.groups(texts):
        copies = tuple(articles[i].name for i in others)
        if copies:
            notices.append(Notice(articles[first].name, f"the same report as {', '.join(copies)}; counted once"))
        kept.append(replace(articles[first], copies=copies))
    return kept


def _nothing(paths: Sequence[Path], notices: Sequence[Notice]) -> InputError:
    where = ", ".join(str(path) for path in paths[:_REASONS]) or "nothing"
    reasons = [f"{notice.name}: {notice.message}" for notice in notices[:_REASONS]]
    more = len(notices) - len(reasons)
    hint = "; ".join(reasons) + (f"; and {more} more" if more else "")
    return InputError(f"no usable article in {where}", hint or f"it holds none of {' '.join(formats.extensions())}")
