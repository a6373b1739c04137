"""Fits the weights of the summary checker to annotated summaries: `python -m eval.fit_checker GOLD_DIR`.

GOLD_DIR holds `<set>.jsonl` files, a line {"source", "summary", "label", "spans": [{"start", "end"}]}; nothing of it is
kept but the weights. The weights written are fitted on all rows; what is printed of each half of the sources (by the
hash of their text) comes from weights and a threshold fitted on the other half alone.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.lines import read_lines
from summarizer.checking.judge import NOWHERE
from summarizer.checking.passages import read_sources
from summarizer.checking.summaries import measured
from summarizer.records import Article, MentionKind
from summarizer.text.sentences import sentences

TABLE = Path(__file__).parents[1] / "summarizer" / "checking" / "weights.toml"
LONG = 60  # characters; a longer error span speaks of a sentence, not of one value
SHRINK = 1.0  # how strongly weights are pulled to nothing
STEPS = 30
# Too rare in the annotated rows to be fitted: the first two are sure by themselves, the third calls for doubt.
WRITTEN = {"exchanged": 8.0, "another last name in its place": 3.0, "its words belong to another": 1.8}
ALARM = 0.085  # share of faithful summaries with a flag, each judged by weights that never saw it
FOLDS = 5
NOISE = 0.01  # of F1: thresholds this close cannot be told apart on so few rows
DOUBTFUL = 0.8  # from this share of the threshold on, nothing is said
MODEL = "[model]\n"  # this table is eval/fit_likelihood.py's


@dataclass(frozen=True, slots=True)
class Example:
    """A mention's features, whether people marked it as wrong, the row it stands in and where.

    `nowhere` is one that no weights are needed for, `follows` one that is left unchecked as it follows from others;
    `fits` is false inside an error span too long to speak of it.
    """

    kind: str
    features: dict[str, float]
    nowhere: bool
    follows: bool
    wrong: bool
    fits: bool
    row: int
    place: tuple[int, int]


Tables = dict[str, dict[str, float]]


def half_of(source: str) -> str:
    """ "a" or "b": all summaries of one source fall into one half."""
    return "ab"[hashlib.sha1(source.encode()).digest()[0] & 1]


def fold_of(source: str) -> int:
    """Which of FOLDS parts of its half a source falls into."""
    return hashlib.sha1(source.encode()).digest()[1] % FOLDS


def rows_of(folder: Path) -> Iterator[dict]:
    for path in sorted(folder.glob("*.jsonl")):
        for _, row in read_lines(path, "annotated summary"):
            if row["label"] is not None:
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
        parts = measured(row["summary"], sources.read(row["summary"]), sources)
        for item in (item for part in parts for item in part.items):
            start, end = item.mention.span.start, item.mention.span.end
            touched = [b - a for a, b in spans if start < b and a < end]
            kind = "name" if item.mention.kind is MentionKind.NAME else "figure"
            fits = not touched or min(touched) <= LONG
            if item.aside:
                continue
            follows = item.derived is not None
            found.append(Example(kind, item.features, item.nowhere, follows, bool(touched), fits, number, (start, end)))
    return found


def fitted(examples: list[Example]) -> dict[str, float]:
    """The weights of a logistic rule for "wrong", by Newton's method with shrinkage."""
    used = [item for item in examples if item.fits and not item.nowhere and not item.follows]
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


def tables_of(examples: list[Example]) -> Tables:
    return {kind: fitted([item for item in examples if item.kind == kind]) for kind in ("figure", "name")}


def doubt(tables: Tables, item: Example) -> float:
    """How likely a mention is wrong, 0 to 1."""
    if item.follows:
        return 0.0
    if item.nowhere:
        return NOWHERE
    total = sum(tables[item.kind].get(name, 0.0) * value for name, value in item.features.items())
    return float(1 / (1 + np.exp(-np.clip(total, -30, 30))))


def unseen(examples: list[Example], part: Callable[[Example], object]) -> list[float]:
    """The doubt of each mention by weights fitted without the part it belongs to."""
    parts = {part(item) for item in examples}
    tables = {name: tables_of([item for item in examples if part(item) != name]) for name in parts}
    return [doubt(tables[part(item)], item) for item in examples]


@dataclass(frozen=True, slots=True)
class Score:
    """Recall and precision over mentions that people marked, and the share of faithful rows with a flag."""

    recall: float
    precision: float
    alarm: float

    @property
    def f1(self) -> float:
        return 2 * self.recall * self.precision / (self.recall + self.precision or 1.0)

    def __str__(self) -> str:
        return f"recall {self.recall:.3f} precision {self.precision:.3f} F1 {self.f1:.3f} alarm {self.alarm:.3f}"


def score(rows: list[dict], examples: list[Example], doubts: list[float], cut: float) -> Score:
    flags = [item for item, p in zip(examples, doubts, strict=True) if p >= cut]
    faithful = {item.row for item in examples if rows[item.row]["label"] == 1}
    wrong = [item for item in examples if item.wrong and item.fits]
    caught = sum(item.wrong and item.fits for item in flags)
    alarmed = len({item.row for item in flags} & faithful)
    right = sum(item.wrong for item in flags)
    return Score(caught / (len(wrong) or 1), right / (len(flags) or 1), alarmed / (len(faithful) or 1))


def left_out(rows: list[dict], examples: list[Example]) -> list[float]:
    """The doubt of each mention by weights that were fitted without its fold."""
    return unseen(examples, lambda item: fold_of(rows[item.row]["source"]))


def threshold(rows: list[dict], examples: list[Example], doubts: list[float]) -> float:
    """The lowest doubt to flag from, on a grid, of those that give as good as the best F1 within the alarm allowed."""
    scores = {float(cut): score(rows, examples, doubts, cut) for cut in np.arange(0.2, 0.96, 0.01)}
    allowed = {cut: found for cut, found in scores.items() if found.alarm <= ALARM}
    best = max(found.f1 for found in allowed.values())
    return round(min(cut for cut, found in allowed.items() if found.f1 >= best - NOISE), 2)


def report(rows: list[dict], examples: list[Example]) -> Iterator[str]:
    """For each half, how well weights and threshold of the other do on it."""
    for half in "ab":
        mine = [item for item in examples if half_of(rows[item.row]["source"]) == half]
        others = [item for item in examples if half_of(rows[item.row]["source"]) != half]
        cut, tables = threshold(rows, others, left_out(rows, others)), tables_of(others)
        found = score(rows, mine, [doubt(tables, item) for item in mine], cut)
        yield f"half {half}, fitted on the other: {found} from {cut:.2f}"


def write(path: Path, tables: Tables, cut: float) -> None:
    lines = [
        "# What each feature of a mention adds to the doubt that it is wrong, in log odds: by eval/fit_checker.py.",
        "# A mention is flagged from `flag` on, and left unchecked from `doubtful` on.",
        f"flag = {cut:.2f}",
        f"doubtful = {cut * DOUBTFUL:.2f}",
        "",
        MODEL + path.read_text("utf-8").partition(MODEL)[2].partition("\n\n")[0],
    ]
    for kind, weights in tables.items():
        lines += ["", f"[{kind}]"]
        lines += [f'"{name}" = {weight:.2f}' for name, weight in sorted(weights.items(), key=lambda pair: -pair[1])]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    rows = list(rows_of(options.gold))
    examples = examples_of(rows)
    print(*report(rows, examples), sep="\n")
    write(options.out, tables_of(examples), threshold(rows, examples, left_out(rows, examples)))


if __name__ == "__main__":
    main()
