"""Files of lines, plain or compressed, one line in memory at a time."""

from __future__ import annotations

import bz2
import gzip
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from backports import zstd

from summarizer.articles.files import MAX_BYTES, STDIN


def _plain(path: Path) -> BinaryIO:
    return path.open("rb")


def _zst(path: Path) -> BinaryIO:
    return cast(BinaryIO, zstd.open(path))


def _gz(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path))


def _bz2(path: Path) -> BinaryIO:
    return cast(BinaryIO, bz2.open(path))


def _xz(path: Path) -> BinaryIO:
    return cast(BinaryIO, lzma.open(path))


COMPRESSED: dict[str, Callable[[Path], BinaryIO]] = {".gz": _gz, ".bz2": _bz2, ".xz": _xz, ".zst": _zst}


class Unreadable(Exception):
    """The file, or the rest of it, cannot be read; the message says why."""


@contextmanager
def opened_lines(path: Path) -> Iterator[Iterator[bytes]]:
    """The lines of a file (*.gz, *.bz2, *.xz and *.zst are unpacked) or of stdin (Path("-")), each with its end.

    Of a line over MAX_BYTES only the beginning is given, MAX_BYTES + 1 bytes, so that no input fills the memory.
    Raises Unreadable where the file cannot be opened, and the iterator where its rest cannot be read.
    """
    if path == STDIN:
        yield _lines(sys.stdin.buffer)
        return
    try:
        file = COMPRESSED.get(path.suffix.lower(), _plain)(path)
    except OSError as error:
        raise Unreadable(_why(error)) from error
    with file:
        yield _lines(file)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    try:
        while line := file.readline(MAX_BYTES + 1):
            yield line
            while len(line) > MAX_BYTES and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError, zstd.ZstdError) as error:
        raise Unreadable(_why(error)) from error


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower().rstrip(".")
