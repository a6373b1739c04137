"""What a run knows and has done, in one SQLite file: the only state there is, so that a killed run goes on.

SQLite and not a log of lines: a transaction is whole or absent after a kill at any moment, what was done before is
found by its key without reading the rest, and the file can be asked by anyone ("brief batch --status", sqlite3).

A pass is one briefing of one state of the corpus. It stays open until its last page is written; a run that finds an
open pass of the same stories goes on with it. Requests are assigned to batches before the model is asked, since what
shares a batch may tip the last bit of a text: a batch that was interrupted is asked again just as it was.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from summarizer.batch.packing import article_of, hash_of, pack, prompt_of, unpack
from summarizer.errors import InputError, OutputError
from summarizer.models.generator import Prompt
from summarizer.records import Article, Notice

FORMAT = 1
NAME = "run.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS piece (digest TEXT PRIMARY KEY, notices TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS article (
    id INTEGER PRIMARY KEY, piece TEXT NOT NULL, mark TEXT NOT NULL, hash TEXT NOT NULL, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS article_piece ON article (piece);
CREATE TABLE IF NOT EXISTS listed (name TEXT PRIMARY KEY, article INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (name TEXT NOT NULL, message TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS error (file TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pass (number INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL, done INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS request (
    key TEXT PRIMARY KEY, batch INTEGER NOT NULL, place INTEGER NOT NULL, prompt BLOB, texts TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS request_batch ON request (batch) WHERE texts IS NULL;
CREATE TABLE IF NOT EXISTS page (
    pass INTEGER NOT NULL, slug TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (pass, slug)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS place (slug TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to ask the model, known by the hash of all that its answer depends on."""

    key: str
    prompt: Prompt


@dataclass(frozen=True, slots=True)
class Batch:
    """Requests that are asked together, in this order."""

    number: int
    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What failed: a file or story, at which stage ("read", "brief", "write"), and why."""

    file: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of the corpus as it is now: its name there, and the hash of what it says."""

    name: str
    hash: str


class Manifest:
    """The state of one run folder; made by `opened` and `opened_to_read`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def prepare(self, folder: Path) -> None:
        """Make what is not there yet, whole or not at all; raises InputError where it is of another version."""
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")  # a power cut loses nothing that was said to be done
        self.require_version(folder)
        own = f"INSERT OR IGNORE INTO meta VALUES ('format', '{FORMAT}');"
        self._db.executescript(f"BEGIN IMMEDIATE; {_TABLES} {own} COMMIT;")

    @property
    def is_made(self) -> bool:
        return self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone() is not None

    def require_version(self, folder: Path) -> None:
        """Raise InputError where another version made it, whose tables may be others."""
        if self.is_made and self.get("format") != str(FORMAT):
            raise InputError(f"{folder} is a run of another version of brief", "name another folder with -o")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within becomes durable together, or not at all."""
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            yield

    def get(self, key: str) -> str | None:
        """A fact about the run ("root", "settings")."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def set(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # What the corpus holds

    def clear_listing(self) -> None:
        """Forget which articles the corpus holds and what failed; what was read stays known.

        What could not be used is read again: the fault may have been one of this machine.
        """
        for table in ("listed", "note", "error"):
            self._db.execute(f"DELETE FROM {table}")
        self._db.execute("DELETE FROM piece WHERE digest NOT IN (SELECT piece FROM article)")

    def knows(self, piece: str) -> bool:
        return self._db.execute("SELECT 1 FROM piece WHERE digest = ?", (piece,)).fetchone() is not None

    def keep_piece(self, piece: str, found: Sequence[Article | Notice]) -> None:
        """Keep what a piece of the corpus was found to hold, names being relative to it."""
        notices = [asdict(item) for item in found if isinstance(item, Notice)]
        self._db.execute("INSERT INTO piece VALUES (?, ?)", (piece, json.dumps(notices)))
        articles = [item for item in found if isinstance(item, Article)]
        rows = [(piece, article.name, hash_of(article), pack(article)) for article in articles]
        self._db.executemany("INSERT INTO article (piece, mark, hash, body) VALUES (?, ?, ?, ?)", rows)

    def list_piece(self, name: str, piece: str) -> None:
        """The corpus holds a piece that is known, under this name: its articles, and what failed or is to be noted."""
        found = self._db.execute("SELECT id, mark FROM article WHERE piece = ?", (piece,)).fetchall()
        self._db.executemany("INSERT OR IGNORE INTO listed VALUES (?, ?)", [(name + mark, id) for id, mark in found])
        usable = {mark for _, mark in found}
        (notices,) = self._db.execute("SELECT notices FROM piece WHERE digest = ?", (piece,)).fetchone()
        for notice in json.loads(notices):
            if notice["name"] in usable:
                self._db.execute("INSERT INTO note VALUES (?, ?)", (name + notice["name"], notice["message"]))
            else:
                self.add_fault(Fault(name + notice["name"], "read", notice["message"]))

    def listing(self) -> Iterator[Listed]:
        """Every article the corpus holds, by name."""
        rows = self._db.execute(
            "SELECT listed.name, article.hash FROM listed JOIN article ON article.id = listed.article ORDER BY 1"
        )
        yield from (Listed(*row) for row in rows)

    def texts(self) -> Iterator[Article]:
        """The same articles with their texts, one in memory at a time."""
        rows = self._db.execute(
            "SELECT listed.name, body FROM listed JOIN article ON article.id = listed.article ORDER BY 1"
        )
        yield from (article_of(body, name) for name, body in rows)

    def articles(self, names: Iterable[str]) -> list[Article]:
        """The articles of these names, in this order, all numbered 0."""
        ask = "SELECT body FROM listed JOIN article ON article.id = listed.article WHERE listed.name = ?"
        return [article_of(self._db.execute(ask, (name,)).fetchone()[0], name) for name in names]

    def notices(self, names: Iterable[str]) -> list[Notice]:
        """What is to be noted of the articles of these names."""
        ask = "SELECT name, message FROM note WHERE name = ? ORDER BY 2"
        return [Notice(*row) for name in names for row in self._db.execute(ask, (name,))]

    # What failed

    def add_fault(self, fault: Fault) -> None:
        self._db.execute("INSERT INTO error VALUES (?, ?, ?)", (fault.file, fault.stage, fault.reason))

    def faults(self) -> list[Fault]:
        """What failed, by file."""
        return [Fault(*row) for row in self._db.execute("SELECT * FROM error ORDER BY 1, 2, 3")]

    def count_faults(self) -> int:
        return int(self._db.execute("SELECT COUNT(*) FROM error").fetchone()[0])

    # Passes

    def state(self) -> tuple[str, int]:
        """Whether the last pass is done or under way, and how many of its pages are written."""
        last = self._db.execute("SELECT number, done FROM pass ORDER BY number DESC LIMIT 1").fetchone()
        if last is None:
            return "reading the corpus", 0
        (written,) = self._db.execute("SELECT COUNT(*) FROM page WHERE pass = ?", (last[0],)).fetchone()
        return ("done" if last[1] else "not done"), int(written)

    def copy_to(self, folder: Path) -> None:
        """A copy of all that is known, as the manifest of another run folder: there whole or not at all."""
        draft = folder / f".{NAME}.new"
        draft.unlink(missing_ok=True)
        with sqlite3.connect(draft) as copy:
            self._db.backup(copy)
            copy.execute("DELETE FROM meta WHERE key = 'root'")
        copy.close()
        draft.replace(folder / NAME)

    def begin(self, fingerprint: str) -> int:
        """The number of the open pass of these stories, which goes on; or of a new one."""
        last = self._db.execute("SELECT * FROM pass ORDER BY number DESC LIMIT 1").fetchone()
        if last and not last[2] and last[1] == fingerprint:
            return int(last[0])
        # An open pass of other stories will never end: what it drafted is known, its pages are not the last ones.
        self._db.execute("DELETE FROM page WHERE pass IN (SELECT number FROM pass WHERE NOT done)")
        self._db.execute("DELETE FROM pass WHERE NOT done")
        self._db.execute("DELETE FROM request WHERE texts IS NULL")
        number = (last[0] if last else 0) + 1
        self._db.execute("INSERT INTO pass VALUES (?, ?, 0)", (number, fingerprint))
        return int(number)

    def end(self, number: int) -> None:
        """Pass `number` is done: of the ones before it only their drafts stay."""
        self._db.execute("UPDATE pass SET done = 1 WHERE number = ?", (number,))
        self._db.execute("DELETE FROM page WHERE pass < ?", (number,))
        self._db.execute("DELETE FROM pass WHERE number < ?", (number,))
        self._db.execute("UPDATE request SET prompt = NULL WHERE prompt IS NOT NULL")
        self._db.execute("DELETE FROM place WHERE slug NOT IN (SELECT slug FROM page)")

    def last_done(self) -> tuple[int, str] | None:
        """The last pass that was done, and its fingerprint."""
        row = self._db.execute("SELECT number, fingerprint FROM pass WHERE done ORDER BY number DESC").fetchone()
        return (int(row[0]), str(row[1])) if row else None

    # What the model is asked

    def assign(self, requests: Sequence[Request]) -> Batch:
        """The next batch, of these requests, none of them known."""
        (last,) = self._db.execute("SELECT COALESCE(MAX(batch), 0) FROM request").fetchone()
        rows = [(r.key, last + 1, place, pack(asdict(r.prompt))) for place, r in enumerate(requests)]
        self._db.executemany("INSERT INTO request (key, batch, place, prompt) VALUES (?, ?, ?, ?)", rows)
        return Batch(last + 1, tuple(requests))

    def unanswered(self) -> list[Batch]:
        """The batches that were assigned and not answered, in order."""
        rows = self._db.execute("SELECT batch, key, prompt FROM request WHERE texts IS NULL ORDER BY batch, place")
        found: dict[int, list[Request]] = {}
        for number, key, prompt in rows:
            found.setdefault(number, []).append(Request(key, prompt_of(unpack(prompt))))
        return [Batch(number, tuple(requests)) for number, requests in found.items()]

    def knows_request(self, key: str) -> bool:
        """Whether it was assigned to a batch, in this pass or an earlier one."""
        return self._db.execute("SELECT 1 FROM request WHERE key = ?", (key,)).fetchone() is not None

    def answer(self, batch: Batch, drafts: Sequence[tuple[str, ...]]) -> None:
        """Keep what the model wrote for a batch."""
        for request, texts in zip(batch.requests, drafts, strict=True):
            self._db.execute(
                "UPDATE request SET texts = ? WHERE key = ? AND texts IS NULL", (json.dumps(texts), request.key)
            )

    def drafts(self, keys: Iterable[str]) -> list[tuple[str, ...]] | None:
        """What the model wrote for each of these requests, or None while one is unanswered."""
        found = []
        for key in keys:
            row = self._db.execute("SELECT texts FROM request WHERE key = ?", (key,)).fetchone()
            if row is None or row[0] is None:
                return None
            found.append(tuple(json.loads(row[0])))
        return found

    def answered(self) -> int:
        """How many requests the model has answered, in all passes."""
        return int(self._db.execute("SELECT COUNT(*) FROM request WHERE texts IS NOT NULL").fetchone()[0])

    # Pages

    def claim(self, slugs: Iterable[str]) -> None:
        """Pages of these names may be written from now on, whether their pass ends or not."""
        self._db.executemany("INSERT OR IGNORE INTO place VALUES (?)", ((slug,) for slug in slugs))

    def claimed(self) -> list[str]:
        """The names of all pages that may have been written and were not removed."""
        return [str(row[0]) for row in self._db.execute("SELECT slug FROM place ORDER BY 1")]

    def keep_page(self, number: int, slug: str, entry: str) -> None:
        """The page `slug` of pass `number` is written; `entry` (JSON) is what the overviews and a later pass need."""
        self._db.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?)", (number, slug, entry))

    def page(self, number: int, slug: str) -> str | None:
        """The entry of a page that is written, else None."""
        row = self._db.execute("SELECT entry FROM page WHERE pass = ? AND slug = ?", (number, slug)).fetchone()
        return str(row[0]) if row else None

    def entries(self, number: int) -> Iterator[str]:
        """The entries of all pages of a pass, by slug."""
        for row in self._db.execute("SELECT entry FROM page WHERE pass = ? ORDER BY slug", (number,)):
            yield str(row[0])


@contextmanager
def opened(folder: Path) -> Iterator[Manifest]:
    """The manifest of a run folder, made where there is none.

    Raises InputError where there is one of another version, and OutputError where the disk refuses.
    """
    with _connected(str(folder / NAME), folder) as manifest:
        manifest.prepare(folder)
        yield manifest


@contextmanager
def opened_to_read(folder: Path) -> Iterator[Manifest]:
    """The manifest of a run that somebody may be at work on, which stays as it is; its disk may be read-only.

    Raises InputError where there is none, or one of another version.
    """
    path = folder / NAME
    none = InputError(f"{folder} is not the folder of a run", "name what `brief batch` was given with -o")
    if not path.is_file():
        raise none
    # SQLite makes a log beside what it reads; where there is none and it cannot, nobody is writing either.
    still = not os.access(folder, os.W_OK) and not path.with_name(f"{NAME}-wal").exists()
    with _connected(f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if still else ''}", folder) as manifest:
        manifest.require_version(folder)
        if not manifest.is_made:
            raise none
        yield manifest


@contextmanager
def _connected(database: str, folder: Path) -> Iterator[Manifest]:
    try:
        connection = sqlite3.connect(database, isolation_level=None, uri=database.startswith("file:"))
        try:
            yield Manifest(connection)
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise OutputError(f"{folder / NAME}: {error}", _hint(error)) from error


def _hint(error: sqlite3.DatabaseError) -> str:
    if isinstance(error, sqlite3.OperationalError):
        return "make room and run the same command again: it goes on from there; or name another folder with -o"
    return "it is damaged: remove it and run the same command again, which begins anew; or name another folder with -o"
