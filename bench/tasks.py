"""The order of a benchmark: every round asks each engine in turn, each time in a new process."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.asks import MAX_TOKENS
from bench.child import Job, Outcome
from bench.engines import OURS
from bench.errors import Failed
from bench.records import Rates, Run, Single, read_ask
from bench.sets import Articles
from bench.weights import Weights

Asking = Callable[[Job], Outcome]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Bench:
    """What all measurements of one call share; `ask` runs a job in a process of its own, `say` tells what is done."""

    weights: Weights
    threads: int
    say: Say
    ask: Asking

    def job(self, task: str, **values: object) -> Job:
        weights = {name: str(path) for name, path in asdict(self.weights).items()}
        return {"task": task, "weights": weights, "threads": self.threads, **values}


def rates(bench: Bench) -> Rates:
    """What the machine can do, measured in a process of its own."""
    bench.say("measuring memory and matrix products")
    found = bench.ask(bench.job("rates"))
    return Rates(found["bandwidth"], found["matrix"])


def summaries(bench: Bench, engines: Sequence[str], given: Articles, rounds: int) -> Iterator[Run | tuple[str, str]]:
    """A run of each engine in each round; an engine that fails gives its name and why, and is asked no more."""
    failed: set[str] = set()
    for number in range(rounds):
        for engine in engines:
            if engine in failed:
                continue
            job = bench.job("summaries", engine=engine, articles=given.texts, max_tokens=MAX_TOKENS)
            try:
                yield _run(bench, job, engine, given, number)
            except Failed as reason:
                failed.add(engine)
                yield engine, str(reason)


def brief(bench: Bench, given: Articles, rounds: int) -> Iterator[Run]:
    """The whole way from a folder of `given` to the page, once each round; raises Failed."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(given.texts, 1):
            (Path(folder) / f"{number:03}.txt").write_text(text, "utf-8")
        for number in range(rounds):
            yield _run(bench, bench.job("brief", folder=folder), OURS, given, number)


def _run(bench: Bench, job: Job, engine: str, given: Articles, number: int) -> Run:
    bench.say(f"{job['task']}, {given.name}, round {number + 1}: {engine}")
    outcome = bench.ask(job)
    asks = tuple(map(read_ask, outcome["asks"]))
    run = Run(
        task=job["task"],
        engine=engine,
        set=given.name,
        round=number,
        articles=len(given.texts),
        load=outcome["load"],
        seconds=outcome["seconds"],
        cpu=outcome["cpu"],
        peak=outcome["peak"],
        asks=asks,
        texts=tuple(outcome["texts"]),
    )
    bench.say(f"  {run.seconds:.1f} s, {run.cpu / run.seconds:.1f} cores busy, {run.peak / 1e9:.2f} GB")
    return run


def single(bench: Bench, task: str, rounds: int, **values: object) -> Iterator[Single]:
    """The figures of a task without engines, by name, with the value of each round."""
    found: dict[str, list[float]] = {}
    units: Mapping[str, str] = {}
    for number in range(rounds):
        bench.say(f"{task}, round {number + 1}")
        outcome = bench.ask(bench.job(task, **values))
        units = outcome["units"]
        for name in units:
            found.setdefault(name, []).append(outcome[name])
    yield from (Single(name, units[name], tuple(figures)) for name, figures in found.items())
