"""What a measuring process does, by task."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.asks import CountingGenerator, Tokens, counted, summary_prompt
from bench.child import Job, Outcome, peak_memory
from bench.engines import ENGINES
from bench.records import Ask
from bench.weights import Weights

WARM_UP = "A bridge was closed on Monday."
WARM_TOKENS = 8
CHECKED = 5.0  # seconds of checking, at least
LEAD = 3  # sentences


def summaries(job: Job) -> Outcome:
    """Load the engine, let it write one short text to warm it, then a summary of every article."""
    started = time.perf_counter()
    weights = _weights(job)
    write = ENGINES[job["engine"]].load(weights, job["threads"])
    write([summary_prompt(WARM_UP)], WARM_TOKENS)
    prompts = [summary_prompt(text) for text in job["articles"]]
    loaded, cpu = time.perf_counter(), time.process_time()
    texts = write(prompts, job["max_tokens"])
    done, cpu = time.perf_counter(), time.process_time() - cpu
    if empty := [number for number, text in enumerate(texts, 1) if not text.strip()]:
        raise SystemExit(f"no text came for article {empty[0]}")
    peak = peak_memory()  # before anything is loaded to count with
    tokens = Tokens(weights.own)
    asked = counted([tokens.ids(prompt) for prompt in prompts], [tokens.count(text) for text in texts])
    return _outcome(loaded - started, done - loaded, cpu, peak, [asked], texts)


def brief(job: Job) -> Outcome:
    """What `brief FOLDER` does, from reading the articles to the page; loading the model is told apart."""
    from summarizer.articles import read
    from summarizer.models.loading import load
    from summarizer.pipeline import build_brief
    from summarizer.reporting import render
    from summarizer.settings import Settings

    weights = _weights(job)
    started = time.perf_counter()
    generator = load(weights.own, name=weights.own.name, threads=job["threads"])
    loaded, cpu = time.perf_counter(), time.process_time()
    counting = CountingGenerator(generator)
    reading = read([Path(job["folder"])])
    page = render(build_brief(reading.articles, counting, Settings(), notices=reading.notices), "md")
    done, cpu = time.perf_counter(), time.process_time() - cpu
    peak = peak_memory()
    return _outcome(loaded - started, done - loaded, cpu, peak, counting.asks(Tokens(weights.own)), [page])


def _outcome(load: float, seconds: float, cpu: float, peak: int, asks: Sequence[Ask], texts: Sequence[str]) -> Outcome:
    figures = {"load": load, "seconds": seconds, "cpu": cpu, "peak": peak}
    return {**figures, "asks": list(map(asdict, asks)), "texts": list(texts)}


def checker(job: Job) -> Outcome:
    """Words a second, of summary and source, that `summarizer.check` goes through with one thread and no model.

    Each article is summarized by its first sentences, which are checked against all articles of the set.
    """
    from summarizer import check

    articles: list[str] = job["articles"]
    leads = [". ".join(text.split(". ")[:LEAD]) + "." for text in articles]
    sources = sum(len(text.split()) for text in articles)
    check(leads[0], articles)
    words = 0
    started = time.perf_counter()
    while time.perf_counter() < started + CHECKED:
        for lead in leads:
            check(lead, articles)
            words += len(lead.split()) + sources
    return _figures(("brief check", words / (time.perf_counter() - started), "words/s"))


def start(job: Job) -> Outcome:
    """Seconds of `brief --help`, and from a new process to the model's first token; both once more than they count."""
    command = [sys.executable, "-m", "summarizer", "--help"]
    first = [sys.executable, "-c", _FIRST_TOKEN, job["weights"]["own"], str(job["threads"])]
    return _figures(("brief --help", _warm(command), "s"), ("start to first token", _warm(first), "s"))


_FIRST_TOKEN = """
import sys
from pathlib import Path
from bench.asks import summary_prompt
from summarizer.models.generator import Sampling
from summarizer.models.loading import load
generator = load(Path(sys.argv[1]), name="", threads=int(sys.argv[2]))
generator.generate([summary_prompt("A bridge was closed on Monday.")], Sampling(1, 1, 0.0, 0))
"""


def _warm(command: list[str]) -> float:
    """The seconds a process takes that ran just before, so that what it reads is in memory."""
    for _ in range(2):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds = time.perf_counter() - started
    return seconds


def conversion(job: Job) -> Outcome:
    """Seconds and memory of making the program's own weights from the GGUF file, beside the store's own."""
    from summarizer.models.store import Store

    source = Path(job["weights"]["gguf"])
    with tempfile.TemporaryDirectory(dir=source.parent) as root:
        linked = Path(root) / "model.gguf"  # a file of a suffix and in a place that the store takes
        linked.hardlink_to(source)
        started = time.perf_counter()
        Store(Path(root)).ensure(str(linked))
        seconds = time.perf_counter() - started
    return _figures(("conversion", seconds, "s"), ("conversion, peak memory", peak_memory() / 1e9, "GB"))


def rates(job: Job) -> Outcome:
    """What the machine can do."""
    from bench.rates import measure

    return asdict(measure(job["threads"]))


def _figures(*figures: tuple[str, float, str]) -> Outcome:
    """Figures by name, and the unit of each."""
    return {"units": {name: unit for name, _, unit in figures}, **{name: value for name, value, _ in figures}}


def _weights(job: Job) -> Weights:
    return Weights(**{name: Path(path) for name, path in job["weights"].items()})


JOBS: Mapping[str, Callable[[Job], Outcome]] = {
    job.__name__: job for job in (summaries, brief, checker, start, conversion, rates)
}
