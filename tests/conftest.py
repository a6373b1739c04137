"""What the tests of the command share: articles, a real tiny model, and two ways to run `brief`."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

BRIDGE = (
    "The old bridge at Harrow Point was closed on Monday after a lorry carrying 14 tonnes of gravel struck one of its "
    "pillars, the county council said.\n\n"
    "Two people were injured in the crash, according to the council, which had warned in March that the bridge may "
    "have to be closed for repairs.\n"
)
FERRY = (
    "At least three people were injured when a lorry struck a pillar of the bridge at Harrow Point on Monday morning, "
    "police officer Ann Marsh told reporters.\n\n"
    "The ferry at Arden will carry passengers without charge until the bridge is open again, its owners said in a "
    "letter to the council on Tuesday.\n"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one run of `brief` ended and what it printed."""

    code: int
    out: str
    err: str


Brief = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles of our own about one event."""
    made = tmp_path / "articles"
    made.mkdir()
    (made / "1.txt").write_text(BRIDGE)
    (made / "2.txt").write_text(FERRY)
    return made


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tests keep models: nothing of the user's is read or changed."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real model folder: a random Llama of two layers whose context has room for the prompts."""
    from models_support import llama_folder

    made = llama_folder(tmp_path_factory.mktemp("models") / "tiny", chat=True)
    settings = json.loads((made / "config.json").read_text())
    (made / "config.json").write_text(json.dumps(settings | {"max_position_embeddings": 8192}))
    return made


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path) -> Brief:
    """Run the command within this process: `brief(*arguments, stdin=b"")`."""
    from summarizer.cli import main

    monkeypatch.setenv("LOCALBRIEF_HOME", str(home))

    def run(*arguments: object, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["brief", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Outcome(ended.value.code or 0, printed.out, printed.err)

    return run


def environment(home: Path, **more: str) -> Mapping[str, str]:
    """The environment of a `brief` of its own: models in `home`, and nothing of what pip and the hub are told here."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "HF_", "COV_"))}
    return kept | {"LOCALBRIEF_HOME": str(home), "PYTHONPATH": str(ROOT)} | more


@pytest.fixture
def spawned(home: Path) -> Iterator[Brief]:
    """Run the command as a process of its own: `spawned(*arguments, **environment)`."""

    def run(*arguments: object, stdin: bytes = b"", **more: str) -> Outcome:
        command = [sys.executable, "-m", "summarizer", *map(str, arguments)]
        done = subprocess.run(command, input=stdin, capture_output=True, env=environment(home, **more), timeout=120)
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
