"""Which files are meant by the paths a person gives."""

from __future__ import annotations

import os
import stat
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.articles.drafts import Unusable
from summarizer.errors import InputError

MAX_BYTES = 20_000_000
STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, under the name it has in the briefing."""

    name: str
    path: Path


def is_same(first: Path, second: Path) -> bool:
    """Whether both paths lead to one file."""
    return os.path.realpath(first) == os.path.realpath(second)


def find(paths: Sequence[Path]) -> list[Found]:
    """The files in `paths`, each real file once: those of a folder sorted by name, subfolders included.

    Hidden files, README and LICENSE in a folder are passed over. Raises InputError for a path that does not exist.
    """
    found: list[Found] = []
    seen: set[str] = set()
    for path in paths:
        for item in _meant(path):
            real = os.path.realpath(item.path) if item.path != STDIN else "-"
            if real not in seen:
                seen.add(real)
                found.append(item)
    return _told_apart(found)


def _meant(path: Path) -> list[Found]:
    if path == STDIN:
        return [Found("stdin", STDIN)]
    if not os.path.lexists(path):
        raise InputError(f"no such file or folder: {path}", "give the folder that holds the articles, or their files")
    return _within(path) if path.is_dir() else [Found(path.name, path)]


def _within(folder: Path) -> list[Found]:
    """The files under a folder; each real folder is entered once, so links in a circle end.

    A folder that cannot be read is among them: whoever reads it is told so.
    """
    found: list[Found] = []
    entered = set()

    def unreadable(error: OSError) -> None:
        path = Path(error.filename)
        found.append(Found(f"{path.relative_to(folder).as_posix()}/", path))

    for root, folders, files in os.walk(folder, followlinks=True, onerror=unreadable):
        real = os.path.realpath(root)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if not name.startswith(".") and name.split(".")[0].upper() not in ("README", "LICENSE", "LICENCE"):
                path = Path(root, name)
                found.append(Found(path.relative_to(folder).as_posix(), path))
    return sorted(found, key=lambda item: item.name)


def _told_apart(found: list[Found]) -> list[Found]:
    """The same files, under names that can be shown; one that occurs twice becomes the whole path as given.

    Names that differ only in what cannot be shown are spelled out.
    """
    names = Counter(item.name for item in found)
    own = [item.name if names[item.name] == 1 else item.path.as_posix() for item in found]
    alike = Counter(map(_shown, own))
    return [
        Found(_shown(name) if alike[_shown(name)] == 1 else _spelled(name), item.path)
        for name, item in zip(own, found, strict=True)
    ]


def _shown(name: str) -> str:
    """A file's name as one line that can be encoded: names are bytes to the system, and may hold newlines."""
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def _spelled(name: str) -> str:
    """The name with what cannot be shown as Python writes it: a newline is "\\n"."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)


def content(path: Path) -> bytes:
    """The bytes of a regular file or, for STDIN, of standard input.

    Raises Unusable where it is no regular file, cannot be read or is over MAX_BYTES.
    """
    if path == STDIN:
        return _stdin()
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            os.scandir(path).close()  # one that may not be read is told so
        if not stat.S_ISREG(status.st_mode):
            raise Unusable("not a regular file")
        if status.st_size > MAX_BYTES:
            raise Unusable(too_large(status.st_size))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unusable(f"cannot be read ({(error.strerror or str(error)).lower()})") from error
    if len(data) > MAX_BYTES:
        raise Unusable(too_large(len(data)))
    return data


def _stdin() -> bytes:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Unusable(f"over the limit of {MAX_BYTES / 1e6:.0f} MB")
    return data


def too_large(size: int) -> str:
    return f"{size / 1e6:.0f} MB, over the limit of {MAX_BYTES / 1e6:.0f} MB"
