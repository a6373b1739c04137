"""What a run of the harness holds: cases and their scores, from which every metric can be computed again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from eval.lines import Unreadable

FORMAT = 1  # raised when a reader of older files would misread the new ones


@dataclass(frozen=True, slots=True)
class Score:
    """`part` of `whole` of one thing that is counted in a case; `faults` says, in words, what is missing to the whole.

    A whole of 0 is nothing to score, which is not a score of 0. `kind` is "number", "date" or "name" where it is
    counted by kind.
    """

    name: str
    part: float
    whole: float
    kind: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One claim of the gold, one folder of articles, one annotated summary: what it is called, and its scores.

    `group` is its class, folder or set; `text` what a reader of a report is shown of it.
    """

    id: str
    group: str
    text: str
    scores: tuple[Score, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        return tuple(fault for score in self.scores for fault in score.faults)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a suite was measured on: names with the SHA-256 of their content; empty where it uses none of it.

    `corpus` and `prompts` are by file, `model` by the model's name, `code` and `environment` by part and package.
    """

    cases: int
    corpus: Mapping[str, str] = field(default_factory=dict)
    prompts: Mapping[str, str] = field(default_factory=dict)
    model: Mapping[str, str] = field(default_factory=dict)
    code: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suite:
    """The cases of one suite; `seconds` is how long it took, cached cases included at what they cost now."""

    name: str
    cases: tuple[Case, ...]
    fingerprint: Fingerprint
    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    suites: tuple[Suite, ...]

    def suite(self, name: str) -> Suite | None:
        return next((suite for suite in self.suites if suite.name == name), None)


def to_json(run: Run, metrics: Mapping[str, Any]) -> str:
    """The run as JSON with `metrics` beside it, for readers; ends in one newline."""
    value = {"format": FORMAT, "metrics": metrics, "suites": [asdict(suite) for suite in run.suites]}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def read_run(path: Path) -> Run:
    """The run that `to_json` wrote to a file; raises Unreadable."""
    try:
        value = json.loads(path.read_text("utf-8"))
        if value["format"] == FORMAT:
            return Run(tuple(_suite(item) for item in value["suites"]))
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unreadable(f"{path} is no run of the harness; `python -m eval --json {path}` writes one") from None
    raise Unreadable(f"{path} has format {value['format']}, this reads {FORMAT}; make it again")


def _suite(value: Mapping[str, Any]) -> Suite:
    cases = tuple(_case(case) for case in value["cases"])
    return Suite(value["name"], cases, Fingerprint(**value["fingerprint"]), value["seconds"])


def _case(value: Mapping[str, Any]) -> Case:
    scores = tuple(Score(**{**score, "faults": tuple(score["faults"])}) for score in value["scores"])
    return Case(value["id"], value["group"], value["text"], scores)
