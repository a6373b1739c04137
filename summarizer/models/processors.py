"""What this machine computes with."""

from __future__ import annotations

import os
import time
from functools import cache
from pathlib import Path

_LOAD = Path("/proc/loadavg")
_CPUS = Path("/proc/cpuinfo")
_LOOKS = 5  # something small runs now and then on every machine; what is at work runs at each look


def physical_cores() -> int:
    """The physical cores this process may run on."""
    cores = set()
    for cpu in _allowed():
        siblings = Path(f"/sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list")
        cores.add(siblings.read_text() if siblings.exists() else str(cpu))
    return len(cores)


@cache
def has_flag(name: str) -> bool:
    """Whether Linux names an instruction set, such as "avx_vnni", among this processor's; False where it tells none."""
    try:
        lines = _CPUS.read_text().splitlines()
    except OSError:
        return False
    return any(name in line.split() for line in lines if line.startswith("flags"))


def is_quiet() -> bool:
    """Whether what else runs at this moment leaves a thread of the processor to each of `physical_cores`.

    Linux counts what runs in the whole machine; where it does not tell, nothing is known to be quiet.
    """
    spare = len(_allowed()) - physical_cores()
    for _ in range(_LOOKS):
        try:
            beside = _running() - 1
        except (OSError, ValueError, IndexError):
            return False
        if beside <= spare:
            return True
        time.sleep(0.001)
    return False


def _running() -> int:
    return int(_LOAD.read_text().split()[3].partition("/")[0])  # the 1 of "0.20 0.18 0.12 1/80 11206": this process


def _allowed() -> set[int]:
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set(range(os.cpu_count() or 1))
