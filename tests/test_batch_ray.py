"""The same run on a Ray cluster of two nodes: the same bytes, also when a worker is killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from command_support import environment
from test_batch import pages
from test_batch_command import answers, command, large

pytestmark = pytest.mark.skipif(find_spec("ray") is None, reason="Ray is an extra: pip install '.[ray]'")

# A process of its own: Ray leaves threads and warnings behind that are nothing to do with these tests.
CLUSTER = """
import sys
from ray.cluster_utils import Cluster
made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
made.add_node(num_cpus=1)
print(made.address, flush=True)
sys.stdin.read()
made.shutdown()
"""
__all__ = ["large"]  # the fixture
RAY = ("--engine", "ray", "--threads", "1")


@pytest.fixture(scope="module")
def cluster(home: Path) -> Iterator[dict[str, str]]:
    """The environment of a run on a cluster of two nodes with a processor each."""
    process = subprocess.Popen(
        [sys.executable, "-c", CLUSTER],
        env=environment(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        yield {**environment(home), "RAY_ADDRESS": process.stdout.readline().strip()}
        process.stdin.close()
        process.wait()


def workers() -> list[int]:
    """The processes of this machine that hold a model for Ray."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                named = (folder / "cmdline").read_bytes()
            except OSError:  # it has ended meanwhile
                continue
            if named.startswith(b"ray::") and b"MapBatches(Drafter)" in named:
                found.append(int(folder.name))
    return found


def test_two_nodes_write_what_one_machine_writes_though_a_worker_dies(
    large: Path, tmp_path: Path, talkative_model: Path, home: Path, cluster: dict[str, str]
) -> None:
    here = command(large, tmp_path / "here", talkative_model, "--threads", "1")
    subprocess.run(here, env=environment(home), check=True, capture_output=True)
    there = command(large, tmp_path / "there", talkative_model, *RAY)
    process = subprocess.Popen(there, env=cluster, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    with process:
        while not (found := workers()):
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.02)
        time.sleep(0.5)
        os.kill(found[0], signal.SIGKILL)
        err = process.stderr.read()
    assert process.returncode == 0, err
    assert pages(tmp_path / "there") == pages(tmp_path / "here")
    assert answers(tmp_path / "there") == answers(tmp_path / "here")
    assert len(answers(tmp_path / "here")) > 64  # more than one batch for each worker
    told = [line for line in err.splitlines() if not line.startswith("[20")]  # what Ray's own core has to say
    assert all(line.startswith("brief: ") for line in told), err


def test_a_worker_without_the_model_stops_the_run_in_one_line(
    large: Path, tmp_path: Path, tiny_model: Path, home: Path, cluster: dict[str, str]
) -> None:
    """The workers are started anew with every run, and load the model by its name: one that is gone by then."""
    gone = tmp_path / "gone"
    gone.mkdir()
    for path in tiny_model.iterdir():
        (gone / path.name).write_bytes(path.read_bytes())
    script = (
        "import shutil, sys; from summarizer.batch import ray_engine; from summarizer.cli import main\n"
        "join = ray_engine._join\n"
        f"ray_engine._join = lambda address: (shutil.rmtree({str(gone)!r}), join(address))\n"
        f"sys.argv = ['brief', *{command(large, tmp_path / 'run', gone, *RAY)[3:]!r}]; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], env=cluster, capture_output=True, text=True)
    assert done.returncode == 2
    last = done.stderr.splitlines()[-1]
    assert last.startswith("brief: a worker of the Ray cluster failed: ")
    assert json.dumps(str(gone))[1:-1] in last


def test_no_cluster(large: Path, tmp_path: Path, tiny_model: Path, home: Path) -> None:
    lost = command(large, tmp_path / "run", tiny_model, *RAY)
    done = subprocess.run(lost, env={**environment(home), "RAY_ADDRESS": "127.0.0.1:1"}, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("brief: no Ray cluster answers at 127.0.0.1:1: ")
