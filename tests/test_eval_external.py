"""The suite on what a user brings: sets of annotated summaries, clusters with references, beside baselines."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from eval_support import OTHER, TEXT, quiet, writer

from eval.metrics import metrics
from eval.results import Suite
from eval.suites import external
from summarizer.errors import InputError

# What the sources hold, but of another thing: presence alone cannot see it.
ROWS = (
    ("right", "The ferry Alma sank and 12 people drowned.", 1, []),
    ("nowhere", "The ferry Alma sank and 19 people drowned.", 0, [{"text": "19", "start": 24, "end": 26}]),
    ("long", "The ferry Alma was sold.", 0, [{"text": "The ferry Alma was sold to", "start": 0, "end": 24}]),
)


@pytest.fixture
def given(tmp_path: Path, folder: Path) -> Path:
    root = tmp_path / "given"
    (root / "gold").mkdir(parents=True)
    lines = [
        {"id": id, "source": f"{TEXT} {OTHER}", "summary": summary, "label": label, "spans": spans}
        for id, summary, label, spans in ROWS
    ]
    (root / "gold" / "small.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    (root / "gold" / "other.jsonl").write_text('{"text": "no set"}\n')
    shutil.copytree(folder, root / "clusters" / "bridge")
    (root / "clusters" / "references").mkdir()
    (root / "clusters" / "references" / "bridge.txt").write_text(
        "A lorry struck a pillar of the old bridge at Harrow Point on Monday, and the bridge was closed."
    )
    return root


@pytest.fixture
def suites(given: Path) -> dict[str, Suite]:
    pytest.importorskip("sumy")
    pytest.importorskip("rouge_score")
    return {suite.name: suite for suite in external.run(given, writer(), quiet)}


def values(suite: Suite) -> dict[str, tuple[float | None, float | None]]:
    return {metric.key.removeprefix(f"{suite.name}."): (metric.part, metric.whole) for metric in metrics(suite)}


def test_every_system_runs_in_one_call(suites: dict[str, Suite]) -> None:
    assert list(suites) == [
        "external/brief-check", "external/presence", "external/brief", "external/lead-3", "external/lexrank",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["external/brief-check", "external/presence"])
def test_errors_are_counted_by_mention(suites: dict[str, Suite], name: str) -> None:
    found = values(suites[name])
    assert found["recall"] == (1, 1)  # a span of more than five words speaks of a sentence
    assert found["recall.number"] == (1, 1)
    assert found["alarm"] == (0, 1)


def test_rouge_ranks_a_text_about_the_story_above_none(suites: dict[str, Suite]) -> None:
    for name in ("external/brief", "external/lead-3", "external/lexrank"):
        (found,) = [metric for metric in metrics(suites[name]) if metric.key == f"{name}.rouge1"]
        assert 0.15 < (found.value or 0) < 1, name


def test_the_same_text_is_rouge_one() -> None:
    pytest.importorskip("rouge_score")
    assert [score.part for score in external._rouge(TEXT, TEXT)] == [1, 1, 1]


def test_a_folder_with_nothing_to_measure_on_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to measure on"):
        list(external.run(tmp_path, writer(), quiet))
