"""What the tests of the command start from: articles, a real tiny model, and two ways to run `brief`."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_support import BRIDGE, FERRY, Brief, Outcome, environment


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
def talkative_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real model folder: a random Llama of two layers whose context has room for the prompts."""
    from models_support import llama_folder

    made = llama_folder(tmp_path_factory.mktemp("models") / "talkative", chat=True)
    _set(made / "config.json", max_position_embeddings=8192)
    return made


@pytest.fixture(scope="session")
def tiny_model(talkative_model: Path) -> Path:
    """The same, in a hurry: every eighth token ends a text."""
    made = Path(shutil.copytree(talkative_model, talkative_model.with_name("tiny")))
    _set(made / "generation_config.json", eos_token_id=[1, 2, *range(7, 220, 8)])
    return made


def _set(path: Path, **settings: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | settings))


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


@pytest.fixture
def spawned(home: Path) -> Iterator[Brief]:
    """Run the command as a process of its own: `spawned(*arguments, **environment)`."""

    def run(*arguments: object, stdin: bytes = b"", **more: str) -> Outcome:
        command = [sys.executable, "-m", "summarizer", *map(str, arguments)]
        done = subprocess.run(command, input=stdin, capture_output=True, env=environment(home, **more), timeout=120)
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
