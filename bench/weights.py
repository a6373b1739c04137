"""The same weights in each engine's format, made once and kept below the model store: GGUF, bf16, OpenVINO's int4."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.errors import Failed
from summarizer.models.catalog import Entry, find
from summarizer.models.sources import fetch_entry
from summarizer.models.store import Store

# optimum-intel stops below the transformers that brief needs, so the export has an environment of its own.
EXPORTER = ("optimum-intel[openvino]==2.2.0", "nncf==3.4.0", "openvino==2026.4.1", "transformers<5.6", "torch>=2.6,<3")
EXPORT = ("--task", "text-generation-with-past", "--weight-format", "int4", "--group-size", "128", "--ratio", "1.0")

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Weights:
    """Where each format of one model lies, or will: `own` is the store's folder, whose tokenizer all engines use."""

    own: Path
    gguf: Path
    bf16: Path
    ir: Path


def weights_of(model: str, store: Store) -> Weights:
    """Where the formats of `model` belong; the store's own is made where it is not there yet."""
    own, found = store.ensure(model), find(model)
    kept = store.root / "bench" / own.name
    if isinstance(found, Path):  # a folder as transformers has it, or a file
        return Weights(own, found, found if found.is_dir() else kept / "bf16", kept / "int4")
    return Weights(own, kept / "model.gguf", kept / "bf16", kept / "int4")


def prepare(model: str, weights: Weights, formats: frozenset[str], say: Say) -> None:
    """Make those of `formats` that are missing; raises Failed, or what the store raises where nothing can be had."""
    if "ir" in formats and not weights.ir.exists():
        prepare(model, weights, frozenset({"bf16"}), say)
        say("exporting the weights to OpenVINO's int4, once")
        with _made(weights.ir) as work:
            _export(weights.bf16, work, weights.gguf.parent.parent / "exporter", say)
    if "bf16" in formats and not weights.bf16.exists():
        prepare(model, weights, frozenset({"gguf"}), say)
        say("writing the weights as bf16 safetensors, once")
        with _made(weights.bf16) as work:
            _run([sys.executable, "-m", "bench.dequantize", weights.gguf, work])
    if "gguf" in formats and not weights.gguf.exists():
        say("fetching the GGUF file, once")
        with _made(weights.gguf) as work:
            work.mkdir()
            _fetch(model, work)


def _fetch(model: str, work: Path) -> None:
    entry = find(model)
    if not isinstance(entry, Entry):
        raise Failed(f"{model} is no GGUF file; name a model of `brief models`")
    got = fetch_entry(entry, work, lambda share: None)
    got.replace(work.with_suffix(".file"))
    shutil.rmtree(work)
    work.with_suffix(".file").replace(work)


def _export(source: Path, target: Path, environment: Path, say: Say) -> None:
    """Export with optimum-intel, in a virtual environment made for it."""
    ready = environment / ".ready"
    if not ready.exists():
        say("installing optimum-intel into an environment of its own, once")
        _run([sys.executable, "-m", "venv", "--clear", environment])
        _run([environment / "bin" / "python", "-m", "pip", "install", "-q", *EXPORTER])
        ready.touch()
    _run([environment / "bin" / "optimum-cli", "export", "openvino", "--model", source, *EXPORT, target])


@contextmanager
def _made(target: Path) -> Iterator[Path]:
    """A path to make `target` at, which takes its name only when it is whole."""
    work = target.with_name(f".{target.name}.work")
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in (work, work.with_suffix(".file")):
        shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
    yield work
    work.replace(target)


def _run(command: list[str | Path]) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PIP_CONSTRAINT"}
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, env=environment)
    if done.returncode:
        raise Failed(f"{Path(command[0]).name} failed: {last_line(done.stderr) or last_line(done.stdout)}")


def last_line(text: str) -> str:
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
