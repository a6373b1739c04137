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
from pathlib import Path

import numpy as np

from eval.fit_checker import LONG, TABLE, half_of, rows_of
from summarizer.checking.judge import FARTHEST, is_doubtful, weights
from summarizer.checking.passages import read_sources
from summarizer.checking.summaries import measured
from summarizer.models.generator import Scorer
from summarizer.records import Article
from summarizer.text.sentences import sentences

NAMES = ("bias", "around", "ahead")


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
                    "doubt": weights().doubt(item),
                    "ahead": choice.ahead,
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


def examples(rows: list[dict], lines: Iterator[dict]) -> Iterator[tuple[str, list[float], bool]]:
    """The half, the features and whether people marked it wrong, of every mention asked about."""
    by_id = {row["id"]: row for row in rows}
    for line in lines:
        row = by_id[line["id"]]
        spans = [(s["start"], s["end"]) for s in row["spans"] if s.get("start") is not None and row["label"] == 0]
        for one in line["mentions"]:
            touched = [b - a for a, b in spans if one["start"] < b and a < one["end"]]
            if not touched or min(touched) <= LONG:
                ahead = max(-FARTHEST, min(FARTHEST, one["ahead"]))
                around = math.log(one["doubt"] / (1 - one["doubt"]))
                yield half_of(row["source"]), [1.0, around, ahead], bool(touched)


def fitted(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The weights of a logistic rule, by Newton's method with a little shrinkage."""
    found = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        found += np.linalg.solve((x.T * (p * (1 - p))) @ x + np.eye(len(found)) * 0.5, x.T @ (y - p) - 0.5 * found)
    return found


def area(scores: np.ndarray, wrong: np.ndarray) -> float:
    """The chance that a wrong mention is ranked before a right one."""
    pairs = scores[wrong][:, None] - scores[~wrong][None]
    return float((pairs > 0).mean() + 0.5 * (pairs == 0).mean())


def report(halves: np.ndarray, x: np.ndarray, y: np.ndarray) -> Iterator[str]:
    for half in "ab":
        mine = halves == half
        told = x[mine] @ fitted(x[~mine], y[~mine])
        wrong = y[mine].astype(bool)
        around, ahead, both = (area(scores, wrong) for scores in (x[mine][:, 1], x[mine][:, 2], told))
        yield (
            f"half {half}, fitted on the other: {wrong.sum()} wrong of {mine.sum()}; "
            f"area {around:.3f} by the words around, {ahead:.3f} by the model, {both:.3f} by both"
        )


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
        from summarizer.models.store import Store, default_root
        from summarizer.models.transformers_generator import load

        folder = Store(default_root()).ensure(options.model, lambda stage, share: None)
        scorer = load(folder, name=options.model, threads=options.threads)
        collect(rows, scorer, options.found, options.rows)
    halves, x, y = zip(*examples(rows, read(options.found)), strict=True)
    found = np.array(halves), np.array(x), np.array(y, dtype=float)
    print(*report(*found), sep="\n")
    write(fitted(*found[1:]))


if __name__ == "__main__":
    main()
