"""Does jobs that wait for an answer, several at a time, and gives their results in order."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

Job = TypeVar("Job")
T = TypeVar("T")


def in_order(
    do: Callable[[Job], T],
    jobs: Sequence[Job],
    at_once: int,
    report: Callable[[float], None] = lambda share: None,
) -> list[T]:
    """What `do` makes of each job, in their order, `at_once` of them at a time; the first error ends it.

    `report` is called in the caller's thread with the share done. Where it or Ctrl-C raises, nothing is waited for:
    the threads are daemons, since an answer under way can take minutes.
    """
    waiting: queue.SimpleQueue[tuple[int, Job]] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[int, Callable[[], T]]] = queue.SimpleQueue()
    ended = threading.Event()
    for numbered in enumerate(jobs):
        waiting.put(numbered)

    def work() -> None:
        with suppress(queue.Empty):
            while not ended.is_set():
                place, job = waiting.get_nowait()
                done.put((place, _outcome(do, job)))

    for _ in range(min(at_once, len(jobs))):
        threading.Thread(target=work, daemon=True).start()
    found: dict[int, T] = {}
    try:
        while len(found) < len(jobs):
            place, outcome = done.get()
            found[place] = outcome()
            report(len(found) / len(jobs))
    finally:
        ended.set()
    return [found[place] for place in range(len(jobs))]


def _outcome(do: Callable[[Job], T], job: Job) -> Callable[[], T]:
    """Does the job; calling what it gives gives the result, or raises what was raised."""
    try:
        result = do(job)
    except BaseException as error:
        raised = error

        def fail() -> T:
            raise raised

        return fail
    return lambda: result
