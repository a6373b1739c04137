"""The gold and the suite that scores the checker by it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from eval_support import write_gold

from eval.metrics import metrics
from eval.suites import checker

FILES = sorted(checker.GOLD.glob("*.jsonl"))
ROWS = [json.loads(line) for file in FILES for line in file.read_text("utf-8").splitlines()]
WRITTEN = re.compile(r"\d|(?<!^)(?<![.!?“\"] )\b(?!I\b|Lt\.|Gen\.|Col\.)[A-Z]")


def test_there_are_claims_enough_and_each_has_an_id_of_its_own() -> None:
    assert len(ROWS) >= 400
    assert [id for id, count in Counter(row["id"] for row in ROWS).items() if count > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_row_is_well_formed(row: dict) -> None:
    assert row.keys() == {"id", "sources", "claim", "mentions", "statement", "class", "why"}
    assert row["statement"] in ("supported", "contradicted")
    assert row["sources"]
    assert row["why"]
    spans = []
    for mention in row["mentions"]:
        assert mention["kind"] in ("number", "date", "name")
        assert mention["verdict"] in ("supported", "flagged")
        spans.append(checker.place(row["claim"], mention["text"], mention.get("nth", 1)))
    outside = list(row["claim"])
    for span in spans:
        outside[span.start : span.end] = "_" * (span.end - span.start)
    assert not WRITTEN.search("".join(outside)), "".join(outside)


def test_half_of_the_claims_are_right() -> None:
    wrong = [
        row["statement"] == "contradicted" or any(mention["verdict"] == "flagged" for mention in row["mentions"])
        for row in ROWS
    ]
    assert 0.4 < sum(wrong) / len(wrong) < 0.65


def test_scores_of_a_small_gold(tmp_path: Path) -> None:
    suite = checker.run(write_gold(tmp_path / "gold"))
    found = {metric.key: (metric.part, metric.whole) for metric in metrics(suite)}
    assert found["checker.recall"] == (2, 2)
    assert found["checker.precision"] == (2, 2)
    assert found["checker.alarm"] == (0, 2)
    assert found["checker.recall.number"] == (1, 1)
    assert found["checker.read"] == (6, 6)
    assert found["checker.claims"] == (4, 4)
    assert "checker.distortions" not in found  # nothing to score is no score


def test_a_wrong_label_costs(tmp_path: Path) -> None:
    file = write_gold(tmp_path / "gold") / "gold.jsonl"
    file.write_text(file.read_text().replace('"verdict": "flagged"', '"verdict": "supported"', 1))
    suite = checker.run(tmp_path / "gold")
    found = {metric.key: (metric.part, metric.whole) for metric in metrics(suite)}
    assert (found["checker.precision"], found["checker.alarm"]) == ((1, 2), (1, 3))
    (case,) = [case for case in suite.cases if case.faults]
    assert case.id == "gold-2"
    assert any("right, and flagged: “19”" in fault for fault in case.faults)


@pytest.mark.parametrize(("text", "nth", "start"), [("12", 1, 14), ("12", 2, 25), ("ferry", 1, 4)])
def test_a_mention_is_found_as_whole_words(text: str, nth: int, start: int) -> None:
    assert checker.place("the ferry 120 12 drowned 12", text, nth).start == start


def test_a_mention_that_is_not_there_is_said() -> None:
    with pytest.raises(ValueError, match="stands 0 times"):
        checker.place("the ferry sank", "Alma", 1)


def test_a_line_that_is_no_claim_is_named(tmp_path: Path) -> None:
    file = write_gold(tmp_path / "gold") / "gold.jsonl"
    file.write_text(file.read_text() + "no json\n")
    with pytest.raises(ValueError, match=r"gold\.jsonl, line 5 is no claim"):
        checker.run(tmp_path / "gold")
