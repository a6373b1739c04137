"""The files of a run folder: each whole or absent, whatever happens while it is written."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import filelock

from summarizer.batch.entries import Entry
from summarizer.errors import InputError, OutputError
from summarizer.reporting import Format

STORIES = "stories"
_NAMES: dict[Format, str] = {"md": "brief.md", "json": "brief.json", "html": "brief.html"}
_HINT = "make room and run the same command again: it goes on from there; or name another folder with -o"


@contextmanager
def run_folder(folder: Path) -> Iterator[None]:
    """The folder is there and nobody else works in it; raises InputError or OutputError otherwise."""
    with disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(folder / ".lock")
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout:
            hint = "wait for it (`brief batch --status` says how far it is), or name another folder with -o"
            raise InputError(f"another run is at work in {folder}", hint) from None
    try:
        yield
    finally:
        lock.release()


def write_page(folder: Path, slug: str, pages: Mapping[Format, str]) -> dict[str, str]:
    """Write the page of a story in each format; give the hash of each file by its name."""
    place = folder / STORIES / slug
    with disk(place):
        place.mkdir(parents=True, exist_ok=True)
        for format, text in pages.items():
            write_file(place / _NAMES[format], text)
    return {_NAMES[format]: _hash(text.encode("utf-8")) for format, text in pages.items()}


def write_file(path: Path, text: str) -> None:
    """Write a file that is whole or as it was, and stays so after a power cut."""
    draft = _draft(path)
    with disk(path):
        try:
            with draft.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except OSError:
            draft.unlink(missing_ok=True)
            raise


def is_intact(folder: Path, entry: Entry) -> bool:
    """Whether the files of a page are there as they were written."""
    try:
        return all(
            _hash((folder / STORIES / entry.slug / name).read_bytes()) == known for name, known in entry.files.items()
        )
    except OSError:
        return False


def remove_pages(folder: Path, slugs: Iterable[str], kept: Mapping[str, Collection[str]]) -> None:
    """Remove what was written under `slugs` but the files `kept` of each; other files in their folders stay."""
    for slug in slugs:
        place = folder / STORIES / slug
        for name in set(_NAMES.values()) - set(kept.get(slug, ())):
            (place / name).unlink(missing_ok=True)
            _draft(place / name).unlink(missing_ok=True)  # of a run that was killed while it wrote
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


@contextmanager
def disk(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into OutputError."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot write {path}: {(error.strerror or str(error)).lower()}", _HINT) from error


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
