"""One measurement in a process of its own: a job as JSON on stdin, its outcome as JSON on stdout.

The outcome has a "peak" beside what the job measured, the most memory the process held, in bytes: that at its end where
the job does not say.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bench.errors import Failed
from bench.weights import last_line

Job = Mapping[str, Any]
Outcome = dict[str, Any]


def ask(job: Job) -> Outcome:
    """Run `job` in a process of its own; raises Failed with what it said last."""
    started = time.time()
    command = [sys.executable, "-m", "bench.child"]
    root = Path(__file__).parents[1]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])}
    given = json.dumps({**job, "started": started})
    done = subprocess.run(command, input=given, capture_output=True, text=True, env=environment)
    if done.returncode:
        died = f"ended with {done.returncode}"
        raise Failed(f"{job.get('engine', job['task'])}: {last_line(done.stderr) or died}")
    outcome: Outcome = json.loads(done.stdout)
    return outcome


def peak_memory() -> int:
    """The most memory this process has held, in bytes.

    Not `ru_maxrss`: a process is born with its parent's.
    """
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def answer(job: Job, jobs: Mapping[str, Callable[[Job], Outcome]]) -> str:
    """The outcome of `job` as JSON."""
    outcome = jobs[job["task"]](job)
    return json.dumps({"peak": peak_memory(), **outcome})


def main() -> None:
    job = json.loads(sys.stdin.read())
    # What libraries print must not get between the outcome's lines.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    from bench.jobs import JOBS

    print(answer(job, JOBS), file=out, flush=True)


if __name__ == "__main__":
    main()
