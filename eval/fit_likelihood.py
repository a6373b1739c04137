"""Fits what a model's expectations add to the check: `python -m eval.fit_likelihood GOLD_DIR FOUND --model NAME`.

FOUND is a file of JSON lines, one for each doubtful mention that the model was asked about; a run goes on where the
last one stopped, and `--rows N` stops it after N summaries (in an order of its own, the same each time). At the end
the weights of `[model]` in weights.toml are fitted on all that was asked; what is printed of each half of the sources
comes from weights fitted on the other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.fit_checker import (
    SHRINK,
    STEPS,
    TABLE,
    Example,
    doubt,
    examples_of,
    half_of,
    left_out,
    rows_of,
    score,
    tables_of,
    threshold,
)
from summarizer.checking.judge import FARTHEST, is_doubtful
from summarizer.checking.passages import read_sources
from summarizer.checking.summaries import measured
from summarizer.models.generator import Scorer
from summarizer.records import Article
from summarizer.text.sentences import sentences

NAMES = ("against",)


def shuffled(rows: list[dict]) -> list[dict]:
    """The rows in an order that mixes the sets and stays the same; the summaries of one source stand together."""
    return sorted(rows, key=lambda row: (hashlib.sha1(row["source"].encode()).hexdigest()[4:], row["id"]))


def asked(row: dict, scorer: Scorer, known: dict[str, list[dict]]) -> list[dict]:
    """What the model prefers at each doubtful mention of one summary; a sentence told twice is asked about once."""
    source, summary = row["source"], row["summary"]
    sources = read_sources([Article(1, "source", source, sentences(source))])
    found = []
    for part in measured(summary, sources.read(summary), sources):
        items = [item for item in part.items if is_doubtful(item)]
        start = part.place.passage.span.start
        key = hashlib.sha1(f"{source}\0{part.place.passage.text}".encode()).hexdigest()
        if items and key not in known:
            preferred = part.preferences(items, scorer)
            known[key] = [
                {
                    "start": item.mention.span.start - start,
                    "end": item.mention.span.end - start,
                    "against": round(choice.against, 3),
                }
                for item, choice in preferred.items()
                if choice
            ]
        places = known[key] if items else []
        found += [{**one, "start": start + one["start"], "end": start + one["end"]} for one in places]
    return found


def collect(rows: list[dict], scorer: Scorer, path: Path, limit: int) -> None:
    """Ask the model about the first `limit` rows, and append what it says of those that the file does not hold."""
    done = {line["id"] for line in read(path)}
    known: dict[str, list[dict]] = {}
    start = time.monotonic()
    with path.open("a", encoding="utf-8") as out:
        for number, row in enumerate(shuffled(rows)[:limit]):
            if row["id"] not in done:
                line = {"id": row["id"], "mentions": asked(row, scorer, known)}
                out.write(json.dumps(line) + "\n")
                out.flush()
            if number % 50 == 49:
                print(f"{number + 1} rows, {time.monotonic() - start:.0f} s", flush=True)


def read(path: Path) -> Iterator[dict]:
    if path.exists():
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def fitted(x: np.ndarray, around: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The weights of a logistic rule that adds to log odds `around`, by Newton's method with a little shrinkage."""
    found = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ found + around, -30, 30)))
        slope, curve = x.T @ (y - p) - SHRINK * found, (x.T * (p * (1 - p))) @ x
        found += np.linalg.solve(curve + np.eye(len(found)) * SHRINK, slope)
    return found


def log_odds(p: float) -> float:
    return math.log(p / (1 - p))


@dataclass(frozen=True, slots=True)
class Asked:
    """Mentions of the gold rows that are done, and how much the model is against those it was asked about."""

    rows: list[dict]
    examples: list[Example]
    against: dict[tuple[int, tuple[int, int]], float]

    @classmethod
    def of(cls, rows: list[dict], path: Path) -> Asked:
        found = {line["id"]: line["mentions"] for line in read(path)}
        done = [row for row in rows if row["id"] in found]
        against = {
            (number, (one["start"], one["end"])): min(FARTHEST, one["against"])
            for number, row in enumerate(done)
            for one in found[row["id"]]
        }
        return cls(done, examples_of(done), against)

    def half(self, name: str) -> list[Example]:
        return [item for item in self.examples if half_of(self.rows[item.row]["source"]) == name]

    def features(self, item: Example) -> list[float] | None:
        """What NAMES stand for at a mention; None where the model was not asked."""
        against = self.against.get((item.row, item.place))
        return None if against is None or item.nowhere or item.follows else [against]

    def weights(self, examples: list[Example]) -> np.ndarray:
        """The weights of NAMES, beside doubts that were fitted without the mention's own fold."""
        told = zip(examples, left_out(self.rows, examples), strict=True)
        used = [(found, log_odds(p), item.wrong) for item, p in told if item.fits and (found := self.features(item))]
        x, around, y = zip(*used, strict=True)
        return fitted(np.array(x), np.array(around), np.array(y, dtype=float))

    def doubts(self, examples: list[Example], doubts: list[float], weights: np.ndarray) -> list[float]:
        """The doubts once the model has been heard."""
        heard = [(p, self.features(item)) for item, p in zip(examples, doubts, strict=True)]
        return [
            p if found is None else float(1 / (1 + np.exp(-log_odds(p) - np.array(found) @ weights)))
            for p, found in heard
        ]

    def report(self) -> Iterator[str]:
        """For each half, how well weights and threshold of the other do on it, without and with the model."""
        for name, other in (("a", "b"), ("b", "a")):
            mine, others = self.half(name), self.half(other)
            tables, weights, seen = tables_of(others), self.weights(others), left_out(self.rows, others)
            plain = [doubt(tables, item) for item in mine]
            for what, learnt, told in (
                ("alone", seen, plain),
                ("and the model", self.doubts(others, seen, weights), self.doubts(mine, plain, weights)),
            ):
                cut = threshold(self.rows, others, learnt)
                yield f"half {name}, the words around {what}: {score(self.rows, mine, told, cut)} from {cut:.2f}"


def write(found: np.ndarray) -> None:
    text = TABLE.read_text("utf-8")
    before, _, rest = text.partition("[model]\n")
    after = rest.partition("\n\n")[2]
    lines = [f'"{name}" = {value:.2f}' for name, value in zip(NAMES, found, strict=True)]
    TABLE.write_text(before + "\n".join(["[model]", *lines]) + "\n\n" + after, "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("found", type=Path)
    parser.add_argument("--model", default="qwen2.5-coder-1.5b")
    parser.add_argument("--rows", type=int, default=10**9)
    parser.add_argument("--threads", type=int)
    options = parser.parse_args()
    rows = list(rows_of(options.gold))
    if options.rows:
        from summarizer.models.loading import load
        from summarizer.models.store import Store, default_root

        folder = Store(default_root()).ensure(options.model, lambda stage, share: None)
        scorer = load(folder, name=options.model, threads=options.threads)
        collect(rows, scorer, options.found, options.rows)
    found = Asked.of(rows, options.found)
    print(*found.report(), sep="\n")
    write(found.weights(found.examples))


if __name__ == "__main__":
    main()
