"""What a corpus holds: each piece is read once, whatever its name and however often the run is started."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from summarizer.batch.corpus import Piece, pieces
from summarizer.batch.manifest import Fault, Manifest
from summarizer.records import Article, Notice

TOGETHER = 200  # pieces that are written together: one transaction each would wait for the disk as often


def list_corpus(root: Path, manifest: Manifest, heard: Callable[[int], None]) -> None:
    """Put into the manifest what `root`, a folder tree or a file, holds now; `heard` is told how many pieces so far.

    Raises InputError where it does not exist.
    """
    with manifest.transaction():
        manifest.clear_listing()
    seen = 0
    for some in _together(pieces(root)):
        with manifest.transaction():
            for piece in some:
                _keep(piece, manifest)
        seen += len(some)
        heard(seen)


def _keep(piece: Piece | Notice, manifest: Manifest) -> None:
    if isinstance(piece, Notice):
        manifest.add_fault(Fault(piece.name, "read", piece.message))
        return
    known = piece.digest
    if not manifest.knows(known):
        manifest.keep_piece(known, _found(piece))
    manifest.list_piece(piece.name, known)


def _found(piece: Piece) -> list[Article | Notice]:
    """What a piece holds; where reading it fails as it never should, a notice of that, so that the others go on."""
    try:
        return piece.articles()
    except Exception as error:
        return [Notice("", f"cannot be read (internal error, please report it: {error!r})")]


def _together(found: Iterable[Piece | Notice]) -> Iterator[list[Piece | Notice]]:
    rest = iter(found)
    while some := list(islice(rest, TOGETHER)):
        yield some
