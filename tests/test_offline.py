"""Once the model is on disk nothing touches the network: where there is none, `brief` works and asks nobody."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_support import ROOT, Outcome, environment

from summarizer.models.catalog import DEFAULT
from summarizer.models.store import Store, default_root

ISOLATED = next(
    (
        command
        for command in (["unshare", "-rn"], ["unshare", "-n"])
        if shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True).returncode == 0
    ),
    None,
)
TRACED = (
    ISOLATED
    and shutil.which("strace")
    and not subprocess.run([*ISOLATED, "strace", "true"], capture_output=True).returncode
)
pytestmark = pytest.mark.skipif(ISOLATED is None, reason="no network namespaces of one's own here")


def offline(*arguments: object, home: Path, traced: Path | None = None) -> Outcome:
    """`brief` where there is no network interface; what it connects to goes to the file `traced`."""
    trace = ["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg", "-o", str(traced)] if traced else []
    command = [*ISOLATED, *trace, sys.executable, "-m", "summarizer", *map(str, arguments)]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True)
    return Outcome(done.returncode, done.stdout, done.stderr)


def test_there_is_no_network_in_it() -> None:
    code = "import socket; print(socket.if_nameindex()); socket.create_connection(('192.0.2.1', 80), 1)"
    done = subprocess.run([*ISOLATED, sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "[(1, 'lo')]\n"
    assert "Network is unreachable" in done.stderr


def test_nobody_is_asked(folder: Path, tiny_model: Path, home: Path, tmp_path: Path) -> None:
    Store(home / "models").ensure(str(tiny_model))
    traced = tmp_path / "trace" if TRACED else None
    outcome = offline(folder, "-m", tiny_model, home=home, traced=traced)
    assert (outcome.code, outcome.err) == (0, "")
    assert "2 articles · " in outcome.out
    if traced:
        assert [line for line in traced.read_text().splitlines() if "sa_family=AF_INET" in line] == []


def test_without_network_and_model_it_says_so_within_seconds(folder: Path, tmp_path: Path) -> None:
    started = time.monotonic()
    outcome = offline(folder, "-o", tmp_path / "brief.md", home=tmp_path / "home")
    assert time.monotonic() - started < 10
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"brief: {DEFAULT} is not on disk, and the model hub cannot be reached")
    assert f"; run `brief models pull {DEFAULT}` where there is a network, or " in outcome.err
    assert outcome.err.count("\n") == 1
    assert not (tmp_path / "brief.md").exists()


@pytest.mark.skipif(not os.environ.get("LOCALBRIEF_SLOW"), reason="a minute with the default model: LOCALBRIEF_SLOW=1")
def test_the_default_model_briefs_a_story_of_the_seeds(tmp_path: Path) -> None:
    if Store(default_root()).path(DEFAULT) is None:
        pytest.skip(f"{DEFAULT} is not on disk")
    outcome = offline(ROOT / "seeds" / "khusham", home=default_root().parent)
    assert (outcome.code, outcome.err) == (0, "")
    assert "5 articles · " in outcome.out
    assert "## Where the articles differ" in outcome.out
