"""The pieces of a corpus, one in memory at a time: a file, or a line of a file of lines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer import __version__
from summarizer.articles import MAX_BYTES
from summarizer.articles.drafts import Unusable
from summarizer.articles.files import Found, content, find, too_large
from summarizer.articles.lines import COMPRESSED, Unreadable, opened_lines
from summarizer.articles.loader import parse, require_known
from summarizer.batch.manifest import NAME as RUN
from summarizer.records import Article, Notice

LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Piece:
    """What may hold articles: its name below the corpus, the type of its bytes, and the bytes."""

    name: str
    suffix: str
    data: bytes

    @property
    def digest(self) -> str:
        """What it is known by, whatever its name: what this version read once it does not read again."""
        return hashlib.sha256(f"{__version__}\0{self.suffix}\0".encode() + self.data).hexdigest()

    def articles(self) -> list[Article | Notice]:
        """What it holds, under names relative to the piece: "" for the only one, ":2" for the second of several."""
        return list(parse("", self.suffix, self.data))


def pieces(root: Path) -> Iterator[Piece | Notice]:
    """Every piece of a folder tree or file, in the order of their names; a Notice for what cannot be read.

    What a run wrote is no article: run folders within `root` are passed over, the run's own ("briefs") among them.
    Raises InputError where `root` does not exist.
    """
    files = find([root])
    runs = {found.path.parent for found in files if found.path.name == RUN}
    for found in files:
        if runs.isdisjoint(found.path.parents):
            yield from _lines(found) if _suffix(found) in LINES else _file(found)


def _suffix(found: Found) -> str:
    """The type of a file's content: of "news.jsonl.gz" it is ".jsonl"."""
    path = Path(found.name)
    return (Path(path.stem) if path.suffix.lower() in COMPRESSED else path).suffix.lower()


def _file(found: Found) -> Iterator[Piece | Notice]:
    suffix = Path(found.name).suffix.lower()
    try:
        require_known(suffix)
        yield Piece(found.name, suffix, content(found.path))
    except Unusable as fault:
        yield Notice(found.name, str(fault))


def _lines(found: Found) -> Iterator[Piece | Notice]:
    """A piece for each line that is not blank, by its number."""
    try:
        with opened_lines(found.path) as lines:
            for number, line in enumerate(lines, 1):
                name = f"{found.name}:{number}"
                if len(line) > MAX_BYTES:
                    yield Notice(name, too_large(len(line)))
                elif line.strip():
                    yield Piece(name, ".json", line)
    except Unreadable as fault:
        yield Notice(found.name, f"cannot be read ({fault})")
