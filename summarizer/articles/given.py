"""Articles and summaries that are handed over: texts of a caller, and the one file or stdin that holds a summary."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from summarizer.articles.boilerplate import is_boilerplate
from summarizer.articles.decoding import clean_traced, decode
from summarizer.articles.drafts import Unusable
from summarizer.articles.files import STDIN, content
from summarizer.articles.language import is_foreign
from summarizer.errors import InputError
from summarizer.records import Article, Evidence, Sentence
from summarizer.text.sentences import sentences, unwrapped
from summarizer.text.traced import Traced

_OTHER_FORMATS = frozenset({".html", ".htm", ".json", ".jsonl", ".ndjson", ".pdf", ".docx"})
_HINT = "give a text or Markdown file in English that holds the summary, or - for stdin"


@dataclass(frozen=True, slots=True)
class Given:
    """A caller's text as an article that can be checked against, and the way back to the text as it was given."""

    article: Article
    text: str
    traced: Traced

    def original(self) -> Article:
        """The article with the caller's own text, every sentence where it stands in that."""
        own = tuple(replace(sentence, span=self.traced.back(sentence.span)) for sentence in self.article.sentences)
        return replace(self.article, text=self.text, sentences=own)

    def evidence(self, found: Evidence) -> Evidence:
        """Evidence from `article` as it stands in the caller's own text."""
        span = self.traced.back(found.span)
        return Evidence(found.article, span, span.of(self.text))


def given(number: int, text: str, title: str | None = None, date: dt.date | None = None) -> Given:
    """The caller's text number `number` as an article; raises InputError where there is nothing in it."""
    traced = clean_traced(text)
    if not traced.text.strip():
        raise InputError(f"source {number} is empty", "give the text of an article")
    plain = unwrapped(traced.text)  # as long as before, so the trace still holds
    article = Article(number, f"source {number}", plain, _sentences(plain), title=title, date=date)
    return Given(article, text, traced)


def _sentences(text: str) -> tuple[Sentence, ...]:
    """Its sentences; a text that is nothing but what looks like boilerplate is taken at its word."""
    return sentences(text, is_boilerplate) or sentences(text)


def read_summary(path: Path) -> str:
    """The text of a summary's file (Path("-") is stdin); raises InputError where there is none or it is no text."""
    name = "stdin" if path == STDIN else str(path)
    if path.suffix.lower() in _OTHER_FORMATS:
        raise InputError(f"a summary is not read from {path.suffix} files", _HINT)
    try:
        text = decode(content(path))
    except Unusable as fault:
        raise InputError(f"{name}: {fault}", _HINT) from None
    if not clean_traced(text).text.strip():
        raise InputError(f"{name}: empty", _HINT)
    if is_foreign(text):
        raise InputError(f"{name}: not in English", _HINT)
    return text
