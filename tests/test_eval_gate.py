"""The gate can fail: things are broken on purpose, and it is shut with the right name."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from eval_support import baseline_of, quiet, write_gold, writer

from eval import fingerprint, gate, pages
from eval.gate import BadBaseline, Baseline, Limit, judge, updated
from eval.results import Case, Fingerprint, Run, Score, Suite
from eval.suites import briefing, checker


def named(run: Run, baseline: Baseline) -> list[str]:
    return [failure.name for failure in judge(run, baseline).failures]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_gold(tmp_path / "gold")


@pytest.fixture
def checked(gold: Path) -> Run:
    return Run((checker.run(gold),))


@pytest.fixture
def briefed(folder: Path) -> Run:
    return Run((briefing.run([folder], writer(), quiet),))


def broken(run: Run, name: str) -> Run:
    """The run with nothing of one score left."""
    (suite,) = run.suites
    cases = tuple(
        replace(case, scores=tuple(replace(s, part=0) if s.name == name else s for s in case.scores))
        for case in suite.cases
    )
    return Run((replace(suite, cases=cases),))


def test_what_the_baseline_was_made_of_passes(checked: Run, briefed: Run) -> None:
    run = Run((*checked.suites, *briefed.suites))
    assert named(run, baseline_of(run)) == []


def test_a_deleted_case_is_a_changed_corpus(checked: Run, gold: Path) -> None:
    baseline = baseline_of(checked)
    write_gold(gold, rows=3)
    verdict = judge(Run((checker.run(gold),)), baseline)
    assert {"corpus"} <= {failure.name for failure in verdict.failures}
    assert any("3 cases, 4 in the baseline" in failure.message for failure in verdict.failures)


def test_an_edited_case_is_a_changed_corpus_and_names_its_file(checked: Run, gold: Path) -> None:
    baseline = baseline_of(checked)
    file = gold / "gold.jsonl"
    file.write_text(file.read_text().replace("19 people", "18 people").replace('"19"', '"18"'))
    (failure,) = judge(Run((checker.run(gold),)), baseline).failures
    assert failure.name == "corpus"
    assert "edited" in failure.message
    assert "gold.jsonl" in failure.message


def test_a_claim_that_comes_to_be_misjudged_is_named(checked: Run, gold: Path) -> None:
    baseline = baseline_of(checked)
    file = gold / "gold.jsonl"
    file.write_text(file.read_text().replace('"verdict": "flagged"', '"verdict": "supported"', 1))
    verdict = judge(Run((checker.run(gold),)), baseline)
    assert "checker: newly misjudged: gold-2" in verdict.notes
    assert {"checker.precision", "checker.alarm", "checker.claims"} <= {f.name for f in verdict.failures}


@pytest.mark.parametrize("name", ["present", "citations", "quotes"])
def test_a_page_that_breaks_the_promise_shuts_the_gate(briefed: Run, name: str) -> None:
    assert f"briefing.{name}" in named(broken(briefed, name), baseline_of(briefed))


def _other_number(statement: dict[str, Any]) -> None:
    statement["text"] = statement["text"].replace("14 tonnes", "41 tonnes")


def _other_article(statement: dict[str, Any]) -> None:
    statement["citations"] = [3 - number for number in statement["citations"]]


@pytest.mark.parametrize(
    ("tamper", "names"),
    [
        (_other_number, {"briefing.present", "briefing.supported.number"}),
        (_other_article, {"briefing.citations", "briefing.citations.articles"}),
    ],
)
def test_a_page_tampered_with_shuts_the_gate(
    briefed: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    tamper: Callable[[dict[str, Any]], None],
    names: set[str],
) -> None:
    baseline = baseline_of(briefed)
    write = briefing.Writer._write

    def tampered(self: briefing.Writer, story: Path) -> briefing.Written:
        made = write(self, story)
        page = json.loads(json.dumps(made.page))
        for statement in pages.statements(page):
            tamper(statement)
        return replace(made, page=page)

    monkeypatch.setattr(briefing.Writer, "_write", tampered)
    verdict = judge(Run((briefing.run([folder], writer(), quiet),)), baseline)
    assert names <= {failure.name for failure in verdict.failures}
    assert verdict.causes == ()  # neither corpus nor prompts nor model nor code


def test_a_wrong_model_hash_shuts_the_gate(briefed: Run) -> None:
    baseline = baseline_of(briefed)
    other = replace(baseline.suites["briefing"], model={"scripted": "another"})
    baseline = replace(baseline, suites={"briefing": other})
    (failure,) = judge(briefed, baseline).failures
    assert failure.name == "model"
    assert "edited scripted" in failure.message


def test_an_edited_prompt_shuts_the_gate(
    briefed: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    baseline = baseline_of(briefed)
    root = tmp_path / "root"
    for part in ("prompts", "summarizer"):
        shutil.copytree(fingerprint.ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    with (root / "prompts" / "shorten.j2").open("a") as file:
        file.write("Be brief.\n")
    monkeypatch.setattr(fingerprint, "ROOT", root)
    run = Run((briefing.run([folder], writer(), quiet),))
    (failure,) = judge(run, baseline).failures
    assert failure.name == "prompts"
    assert "edited prompts/shorten.j2" in failure.message


def test_changed_code_is_a_cause_and_no_failure(checked: Run) -> None:
    baseline = baseline_of(checked)
    mark = replace(baseline.suites["checker"], code={"summarizer": "before"})
    verdict = judge(checked, replace(baseline, suites={"checker": mark}))
    assert verdict.failures == ()
    assert verdict.causes[0].startswith("checker: code changed: added summarizer/")


def test_a_missing_score_is_a_failure(briefed: Run, folder: Path, tmp_path: Path) -> None:
    other = shutil.copytree(folder, tmp_path / "other")
    both = Run((briefing.run([folder, other], writer(), quiet),))
    verdict = judge(briefed, baseline_of(both))
    assert "briefing.present.other" in {failure.name for failure in verdict.failures}
    assert any(f.message.startswith("briefing.present.other: no score") for f in verdict.failures)


def test_a_score_without_a_limit_is_a_failure(briefed: Run) -> None:
    baseline = baseline_of(briefed)
    limits = {key: limit for key, limit in baseline.limits.items() if key != "briefing.quotes"}
    assert named(briefed, replace(baseline, limits=limits)) == ["briefing.quotes"]


def test_a_suite_without_a_baseline_is_a_failure(checked: Run) -> None:
    assert named(checked, Baseline()) == ["checker"]


def suite(part: float, whole: float = 10, name: str = "recall") -> Run:
    case = Case("c", "exact", "text", (Score(name, part, whole, "number"),))
    return Run((Suite("checker", (case,), Fingerprint(1), 0.0),))


@pytest.mark.parametrize(
    ("limit", "value", "is_broken"),
    [
        (Limit("floor", 0.9, 0.0), 0.9, False),
        (Limit("floor", 0.9, 0.0), 0.89, True),
        (Limit("floor", 0.9, 0.02), 0.88, False),
        (Limit("floor", 0.9, 0.02), 0.87, True),
        (Limit("floor", 0.9, 0.0), 1.0, False),
        (Limit("ceiling", 0.1, 0.0), 0.1, False),
        (Limit("ceiling", 0.1, 0.0), 0.11, True),
        (Limit("ceiling", 0.1, 0.02), 0.12, False),
        (Limit("ceiling", 0.1, 0.0), 0.0, False),
    ],
)
def test_limits(limit: Limit, value: float, is_broken: bool) -> None:
    assert limit.broken(value) is is_broken


def test_an_update_tightens() -> None:
    baseline = updated(suite(9), baseline_of(suite(8)), {})[0]
    assert baseline.limits["checker.recall"].value == 0.9


def test_an_update_keeps_what_would_loosen_and_says_so() -> None:
    baseline, kept = updated(suite(8), baseline_of(suite(9)), {})
    assert baseline.limits["checker.recall"].value == 0.9
    assert kept == ("checker.recall: stays at 0.9 (now 0.8)",)


def test_a_ceiling_tightens_downwards() -> None:
    baseline, kept = updated(suite(2, name="alarm"), baseline_of(suite(1, name="alarm")), {})
    assert baseline.limits["checker.alarm"] == Limit("ceiling", 0.1, 0.005)
    assert kept == ("checker.alarm: stays at 0.1 (now 0.2)",)


def test_lowering_takes_a_name_and_records_the_reason() -> None:
    baseline, kept = updated(suite(8), baseline_of(suite(9)), {"checker.recall": "fewer alarms"})
    assert baseline.limits["checker.recall"].value == 0.8
    assert kept == ()
    assert baseline.lowered == ({"name": "checker.recall", "from": 0.9, "to": 0.8, "reason": "fewer alarms"},)


def test_what_is_no_longer_measured_stays_until_it_is_lowered() -> None:
    old = baseline_of(suite(9))
    kept, lines = updated(suite(9, name="read"), old, {})
    assert "checker.recall" in kept.limits
    assert "checker.recall: stays at 0.9 (now not measured)" in lines
    dropped, _ = updated(suite(9, name="read"), old, {"checker.recall": "no longer counted"})
    assert "checker.recall" not in dropped.limits
    assert dropped.lowered[0]["to"] is None


def test_lowering_what_is_no_limit_is_refused() -> None:
    with pytest.raises(BadBaseline, match=r"no limit is called checker\.recal;"):
        updated(suite(9), baseline_of(suite(9)), {"checker.recal": "typo"})


def test_a_tolerance_set_by_hand_is_kept() -> None:
    baseline = baseline_of(suite(9))
    by_hand = replace(baseline, limits={**baseline.limits, "checker.recall": Limit("floor", 0.9, 0.2)})
    assert updated(suite(10), by_hand, {})[0].limits["checker.recall"] == Limit("floor", 1.0, 0.2)


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path, checked: Run) -> None:
    made = baseline_of(checked)
    gate.write_baseline(made, tmp_path / "baseline.json")
    assert gate.read_baseline(tmp_path / "baseline.json") == made
    assert gate.read_baseline(tmp_path / "none.json") == Baseline()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1}', '{"format": 2, "limits": {"a": {}}}'])
def test_a_baseline_that_is_none_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "baseline.json").write_text(text)
    with pytest.raises(BadBaseline, match=r"baseline\.json"):
        gate.read_baseline(tmp_path / "baseline.json")
