"""Small stories for the tests: articles from plain text, with the sentences the program itself finds."""

from __future__ import annotations

import datetime as dt

from summarizer.records import Article
from summarizer.text.index import StoryIndex, build_index
from summarizer.text.sentences import sentences


def article(number: int, text: str, title: str | None = None, date: dt.date | None = None) -> Article:
    return Article(number, f"{number}.txt", text, sentences(text), title=title, date=date)


def story(*texts: str) -> StoryIndex:
    """The index of articles numbered from 1."""
    return build_index([article(n, text) for n, text in enumerate(texts, 1)])
