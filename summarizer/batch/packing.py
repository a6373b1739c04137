"""Records as bytes for the manifest: compressed JSON, which any later version and any other program can read."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zlib
from dataclasses import asdict, is_dataclass
from typing import Any

from summarizer.models.generator import Message, Prompt
from summarizer.records import Article, Sentence, SentenceKind, Span


def pack(value: Any) -> bytes:
    """A record or a JSON value as bytes."""
    plain = _article(value) if isinstance(value, Article) else asdict(value) if is_dataclass(value) else value  # type: ignore[arg-type]  # a record, not its class
    # A lone surrogate (JSON input can carry one) has no UTF-8; "surrogatepass" keeps it, so that offsets hold.
    return zlib.compress(json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass"), 6)


def unpack(body: bytes) -> Any:
    """The JSON value that was packed."""
    return json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))


def article_of(body: bytes, name: str) -> Article:
    """The article that was packed, under this name, numbered 0."""
    value = unpack(body)
    day = value["date"]
    return Article(
        number=0,
        name=name,
        text=value["text"],
        sentences=tuple(_sentence(n, *fields) for n, fields in enumerate(value["sentences"])),
        title=value["title"],
        source=value["source"],
        date=dt.date.fromisoformat(day) if day else None,
        url=value["url"],
    )


def prompt_of(value: dict[str, Any]) -> Prompt:
    """The prompt that was a JSON value."""
    return Prompt(tuple(Message(**message) for message in value["messages"]), value["passage"])


def hash_of(article: Article) -> str:
    """What an article is known by: the hash of what it says, and not of its name."""
    return digest({key: value for key, value in _article(article).items() if key != "sentences"})


def digest(value: Any) -> str:
    """The hash of a JSON value."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def _article(article: Article) -> dict[str, Any]:
    return {
        "text": article.text,
        "title": article.title,
        "source": article.source,
        "date": article.date.isoformat() if article.date else None,
        "url": article.url,
        "sentences": [[s.span.start, s.span.end, s.paragraph, s.kind.value] for s in article.sentences],
    }


def _sentence(index: int, start: int, end: int, paragraph: int, kind: str) -> Sentence:
    return Sentence(Span(start, end), index, paragraph, SentenceKind(kind))
