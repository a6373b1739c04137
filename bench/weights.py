"""The same weights in each engine's format, made once and kept below the model store: GGUF, bf16, OpenVINO's int4."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
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


def prepare(model: str, weights: Weights, format: str, say: Say) -> None:
    """Make that format ("gguf", "bf16", "ir") where it is missing, and what it is made from; "own" is there.

    Raises Failed, or what the store raises where nothing can be had.
    """
    if format == "own" or getattr(weights, format).exists():
        return
    if format == "ir":
        prepare(model, weights, "bf16", say)
        say("exporting the weights to OpenVINO's int4, once")
        with _made(weights.ir) as work:
            _export(weights.bf16, work, weights.ir.parents[1] / "exporter", say)
    elif format == "bf16":
        prepare(model, weights, "gguf", say)
        say("writing the weights as bf16 safetensors, once")
        with _made(weights.bf16) as work:
            _run([sys.executable, "-m", "bench.dequantize", weights.gguf, work])
    else:
        say("fetching the GGUF file, once")
        with _made(weights.gguf) as work:
            _fetch(model, work)


def _fetch(model: str, work: Path) -> None:
    entry = find(model)
    if not isinstance(entry, Entry):
        raise Failed(f"{model} is no GGUF file; name a model of `brief models`")
    with tempfile.TemporaryDirectory(dir=work.parent) as folder:
        fetch_entry(entry, Path(folder), lambda share: None).replace(work)


def _export(source: Path, target: Path, environment: Path, say: Say) -> None:
    """Export with optimum-intel, in a virtual environment made for it."""
    ready = environment / ".ready"
    if not ready.exists():
        say("installing optimum-intel into an environment of its own, once")
        _run([sys.executable, "-m", "venv", "--clear", environment])
        pip: list[str | Path] = [environment / "bin" / "python", "-m", "pip"]
        _run([*pip, "install", "-q", *EXPORTER])
        # Made for another build of torch than a CPU's, it cannot be imported, and only models of images use it.
        _run([*pip, "uninstall", "-q", "-y", "torchvision"])
        ready.touch()
    _run([environment / "bin" / "optimum-cli", "export", "openvino", "--model", source, *EXPORT, target])


@contextmanager
def _made(target: Path) -> Iterator[Path]:
    """A path to make `target` at, which takes its name only when it is whole."""
    work = target.with_name(f".{target.name}.work")
    target.parent.mkdir(parents=True, exist_ok=True)
    if work.is_dir():
        shutil.rmtree(work)
    yield work
    work.replace(target)


def _run(command: list[str | Path]) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PIP_CONSTRAINT"}
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, env=environment)
    if done.returncode:
        raise Failed(f"{Path(command[0]).name} failed: {last_line(done.stderr) or last_line(done.stdout)}")


def last_line(text: str) -> str:
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
