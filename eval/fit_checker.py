"""Fits the weights of the summary checker to annotated summaries: `python -m eval.fit_checker GOLD_DIR`.

GOLD_DIR holds `<set>.jsonl` files, a line {"source", "summary", "label", "spans": [{"start", "end"}]}; nothing of it is
kept but the weights. One half of the sources (by the hash of their text) is fitted, the other is left for reporting.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from summarizer.checking.passages import read_sources
from summarizer.checking.summaries import measured
from summarizer.records import Article, MentionKind
from summarizer.text.sentences import sentences

TABLE = Path(__file__).parents[1] / "summarizer" / "checking" / "weights.toml"
LONG = 60  # characters; a longer error span speaks of a sentence, not of one value
SHRINK = 2.0  # how strongly weights are pulled to nothing
STEPS = 30
WRITTEN = {"another last name in its place": 3.0}  # sure by itself, and too rare in the annotated rows to be fitted
ALARM = 0.06  # share of faithful summaries with a flag, in the fitted half: the bar of 0.10 less what fitting flatters


@dataclass(frozen=True, slots=True)
class Example:
    """A mention's features, whether people marked it as wrong, how much it counts, and the row it stands in."""

    kind: str
    features: dict[str, float]
    wrong: bool
    fits: bool
    row: int


def half_of(source: str) -> str:
    """ "a" or "b": all summaries of one source fall into one half."""
    return "ab"[hashlib.sha1(source.encode()).digest()[0] & 1]


def rows_of(folder: Path, half: str) -> Iterator[dict]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["label"] is not None and half_of(row["source"]) == half:
                yield row


def examples_of(rows: list[dict]) -> list[Example]:
    """Every mention of every row; one inside a long error span is not used to fit."""
    articles: dict[str, Article] = {}
    found = []
    for number, row in enumerate(rows):
        source = row["source"]
        article = articles.setdefault(source, Article(1, "source", source, sentences(source)))
        spans = [(s["start"], s["end"]) for s in row["spans"] if s.get("start") is not None and row["label"] == 0]
        sources = read_sources([article])
        for item in measured(row["summary"], sources.read(row["summary"]), sources):
            start, end = item.mention.span.start, item.mention.span.end
            touched = [b - a for a, b in spans if start < b and a < end]
            kind = "name" if item.mention.kind is MentionKind.NAME else "figure"
            fits = not touched or min(touched) <= LONG
            if item.aside:
                continue
            found.append(Example(kind, item.features, bool(touched), fits, number))
    return found


def fitted(examples: list[Example]) -> dict[str, float]:
    """The weights of a logistic rule for "wrong", by Newton's method with shrinkage."""
    used = [item for item in examples if item.fits]
    names = sorted({name for item in used for name in item.features} - set(WRITTEN))
    fixed = np.array([sum(WRITTEN.get(name, 0.0) * value for name, value in item.features.items()) for item in used])
    x = np.array([[item.features.get(name, 0.0) for name in names] for item in used])
    y = np.array([item.wrong for item in used], dtype=float)
    weights = np.zeros(len(names))
    shrink = np.array([0.01 if name == "bias" else SHRINK for name in names])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights + fixed, -30, 30)))
        slope = x.T @ (y - p) - shrink * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(shrink)
        weights = weights + np.linalg.solve(curve, slope)
    read = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    seen = {name for item in used for name in item.features}
    return read | {name: weight for name, weight in WRITTEN.items() if name in seen}


def doubt(weights: dict[str, float], features: dict[str, float]) -> float:
    """How likely a mention is wrong, 0 to 1."""
    total = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return float(1 / (1 + np.exp(-np.clip(total, -30, 30))))


def threshold(rows: list[dict], scored: list[tuple[float, Example]]) -> float:
    """The lowest doubt to flag from, on a grid, that gives the best F1 within the alarm allowed."""
    best, chosen = -1.0, 0.99
    faithful = sum(row["label"] == 1 for row in rows) or 1
    wrong = sum(item.wrong and item.fits for _, item in scored) or 1
    for cut in np.arange(0.2, 0.96, 0.01):
        flags = [item for p, item in scored if p >= cut]
        alarm = len({item.row for item in flags if rows[item.row]["label"] == 1}) / faithful
        right = sum(item.wrong for item in flags)
        f1 = 2 * right / (len(flags) + wrong)
        if alarm <= ALARM and f1 > best:
            best, chosen = f1, float(cut)
    return round(chosen, 2)


def write(path: Path, tables: dict[str, dict[str, float]], cut: float) -> None:
    lines = [
        "# What each feature of a mention adds to the doubt that it is wrong, in log odds: by eval/fit_checker.py.",
        "# A mention is flagged from `flag` on, and left unchecked from `doubtful` on.",
        f"flag = {cut:.2f}",
        f"doubtful = {cut * 0.7:.2f}",
    ]
    for kind, weights in tables.items():
        lines += ["", f"[{kind}]"]
        lines += [f'"{name}" = {weight:.2f}' for name, weight in sorted(weights.items(), key=lambda pair: -pair[1])]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--half", default="a", choices=["a", "b"])
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    rows = list(rows_of(options.gold, options.half))
    examples = examples_of(rows)
    tables = {kind: fitted([item for item in examples if item.kind == kind]) for kind in ("figure", "name")}
    cut = threshold(rows, [(doubt(tables[item.kind], item.features), item) for item in examples])
    write(options.out, tables, cut)


if __name__ == "__main__":
    main()
