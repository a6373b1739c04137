"""What a suite was measured on, by hash, so that the gate can tell what changed when a score did."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

from eval.results import Fingerprint
from summarizer.models.catalog import ENTRIES
from summarizer.models.store import Installed

ROOT = Path(__file__).parents[1]
LENGTH = 16  # hex digits kept of a file's hash; of a model's, all
PACKAGES = ("torch", "transformers", "tokenizers")


def fingerprint(cases: int, corpus: Iterable[Path], model: Installed | None = None) -> Fingerprint:
    """Of a suite with `cases` cases on the files of `corpus`; with a model, its hash and the prompts it is told."""
    return Fingerprint(
        cases=cases,
        corpus=hashes(corpus),
        prompts=prompts() if model else {},
        model={model.name: model_hash(model)} if model else {},
        code=code(),
        environment={name: metadata.version(name) for name in PACKAGES} if model else {},
    )


def hashes(paths: Iterable[Path]) -> dict[str, str]:
    """The files with the hash of each, named from the repository's root."""
    return {_name(path): hashlib.sha256(path.read_bytes()).hexdigest()[:LENGTH] for path in sorted(paths)}


def prompts() -> dict[str, str]:
    return hashes((ROOT / "prompts").glob("*.j2"))


def code() -> dict[str, str]:
    """The parts of the package, each with one hash over its files: "summarizer/checking", "summarizer"."""
    package = ROOT / "summarizer"
    parts = sorted({path.parent for path in _sources(package)})
    return {_name(part): digest(hashes(path for path in _sources(part) if path.parent == part)) for part in parts}


def digest(values: Mapping[str, str]) -> str:
    """One hash over names and values."""
    return hashlib.sha256(repr(sorted(values.items())).encode()).hexdigest()[:LENGTH]


def model_hash(model: Installed) -> str:
    """The SHA-256 of the file the model was made from, else the revision it was taken at."""
    return next((entry.sha256 for entry in ENTRIES if entry.name == model.name), model.revision)


def _sources(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix in (".py", ".toml")]


def _name(path: Path) -> str:
    """From the root where it lies there; else as it is."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.as_posix()
