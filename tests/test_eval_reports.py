"""What the harness writes: tables, Markdown, JUnit, JSON, two runs compared, a figure; and how it runs as a command."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from command_support import ROOT
from eval_support import baseline_of, write_gold

from eval import gate, reports
from eval.compare import compare
from eval.gate import judge
from eval.history import draw, versions
from eval.metrics import Metric, metrics
from eval.results import Case, Fingerprint, Run, Score, Suite, Unreadable, read_run, to_json
from eval.suites import checker


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_gold(tmp_path / "gold")


@pytest.fixture
def run(gold: Path) -> Run:
    return Run((checker.run(gold),))


@pytest.fixture
def worse(gold: Path) -> Run:
    """The same with a claim that is misjudged, by a label turned round."""
    file = gold / "gold.jsonl"
    file.write_text(file.read_text().replace('"verdict": "flagged"', '"verdict": "supported"', 1))
    return Run((checker.run(gold),))


def test_markdown_has_every_metric_with_what_it_was_computed_from(run: Run) -> None:
    text = reports.to_markdown(run, baseline_of(run), None)
    assert "| recall | 100.0% | 2 of 2 | floor 1 - 0.005 |" in text
    assert "worst" not in text  # nothing is wrong


def test_markdown_says_why_the_gate_is_shut_and_quotes_the_worst(run: Run, worse: Run) -> None:
    baseline = baseline_of(run)
    text = reports.to_markdown(worse, baseline, judge(worse, baseline))
    assert "**The gate is shut.**" in text
    assert "checker.precision: 0.5 (1 of 2), the floor is 1.0 less 0.005" in text.replace("\\", "")
    assert "- **gold-2** (exact): The ferry Alma sank and 19 people drowned." in text
    assert "right, and flagged: “19”" in text


def test_the_worst_ten_are_ten() -> None:
    cases = tuple(Case(f"c{n:02}", "exact", "text", (Score("recall", 0, 1, "", ("passed",)),)) for n in range(12))
    assert len(reports.worst(Suite("checker", cases, Fingerprint(12), 0))) == 10


def test_junit_fails_what_is_new_and_skips_what_was_known(run: Run, worse: Run) -> None:
    new = ET.fromstring(reports.to_junit(worse, baseline_of(run), judge(worse, baseline_of(run))))
    assert next(case.get("name") for case in new.iter("testcase") if case.find("failure") is not None) == "gold-2"
    known = ET.fromstring(reports.to_junit(worse, baseline_of(worse), judge(worse, baseline_of(worse))))
    assert known.find(".//testcase[@name='gold-2']/skipped") is not None
    assert known.find(".//failure") is None
    assert {suite.get("name") for suite in known.iter("testsuite")} == {"checker", "gate"}
    assert len(list(known.iter("testcase"))) == 5


def test_a_run_is_read_as_it_was_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(to_json(run, {}))
    assert read_run(tmp_path / "run.json") == run


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"format": 9}'])
def test_what_is_no_run_is_said_in_one_line(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "run.json").write_text(text)
    with pytest.raises(Unreadable, match=r"run\.json") as raised:
        read_run(tmp_path / "run.json")
    assert "\n" not in str(raised.value)


def test_comparing_names_what_changed_moved_and_flipped(run: Run, worse: Run) -> None:
    lines = "\n".join(compare(run, worse))
    assert "corpus changed: edited" in lines
    assert "checker.precision: 100.0% -> 50.0% (2 of 2 -> 1 of 2), worse" in lines
    assert "+ gold-2: right, and flagged: “19”" in lines
    assert "- gold-2" in "\n".join(compare(worse, run))


def test_comparing_a_run_with_itself_says_so(run: Run) -> None:
    assert list(compare(run, run)) == ["checker: 4 and 4 cases, the same scores"]


def metric(scores: list[tuple[float, float]], name: str, *, intervals: bool = False) -> Metric:
    cases = tuple(Case(str(n), "g", "", (Score(name, *score),)) for n, score in enumerate(scores))
    found = metrics(Suite("external/x", cases, Fingerprint(len(cases)), 0), intervals)
    return next(item for item in found if item.definition.name == name and not item.slice)


def test_a_metric_is_the_sum_of_parts_over_the_sum_of_wholes() -> None:
    assert metric([(1, 2), (3, 4)], "recall").value == 0.6667
    assert metric([(1, 2), (3, 4)], "recall").counted == "4 of 6"


def test_an_interval_holds_its_value_and_narrows_with_more_cases() -> None:
    few, many = ([(1, 1), (0, 1)] * times for times in (5, 500))
    widths = []
    for scores in (few, many):
        found = metric(scores, "recall", intervals=True)
        low, high = found.interval or (1, 0)
        assert low <= (found.value or 0) <= high
        widths.append(high - low)
    assert widths[1] < widths[0] / 5


def _git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_the_figure_is_drawn_from_the_committed_versions(run: Run, tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    file = tmp_path / "baseline.json"
    limits = baseline_of(run).limits
    for value in (0.5, 0.75):
        changed = {**limits, "checker.recall": replace(limits["checker.recall"], value=value)}
        gate.write_baseline(replace(baseline_of(run), limits=changed), file)
        _git(tmp_path, "add", "baseline.json")
        _git(tmp_path, "commit", "-qm", f"{value}")
    found = versions(file)
    assert [version.limits["checker.recall"] for version in found] == [0.5, 0.75]
    draw(found, tmp_path / "a.svg")
    draw(found, tmp_path / "b.svg")
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert "<svg" in (tmp_path / "a.svg").read_text()


def test_no_history_is_no_version(tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    assert versions(tmp_path / "baseline.json") == []


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "eval", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=300
    )


def test_the_checker_suite_holds_its_limits_as_a_command(tmp_path: Path) -> None:
    files = {name: tmp_path / f"run.{name}" for name in ("json", "markdown", "junit")}
    done = command("checker", "--gate", *(word for name, file in files.items() for word in (f"--{name}", file)))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "all limits hold"), done.stdout + done.stderr
    assert json.loads(files["json"].read_text())["metrics"]["checker.f1"]["value"] > 0
    assert files["markdown"].read_text().startswith("# Evaluation\n\n**All limits hold.**")
    assert ET.parse(files["junit"]).getroot().tag == "testsuites"


def test_a_floor_that_is_too_high_shuts_the_gate(tmp_path: Path) -> None:
    value = json.loads(gate.BASELINE.read_text())
    value["limits"]["checker.read"]["value"] = 1.5
    (tmp_path / "baseline.json").write_text(json.dumps(value))
    done = command("checker", "--gate", "--baseline", tmp_path / "baseline.json")
    assert done.returncode == 1
    assert "FAILED checker.read: " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chekker"], "no suite is called chekker; there are checker, stories, briefing"),
        (["external"], "the external suite needs --external DIR"),
        (["--external", "/no/such/folder"], "no such folder: /no/such/folder"),
        (["briefing", "--only", "suez", "--gate"], "--only leaves scores out"),
        (["briefing", "--only", "sues"], "no folder is called sues; there are"),
        (["checker", "--update", "--lower", "checker.f1"], "--lower NAME needs --update and --reason TEXT"),
        (["checker", "--lower", "checker.f1", "--reason", "x"], "--lower NAME needs --update and --reason TEXT"),
        (["checker", "--json", "/no/such/run.json"], "no such folder: /no/such"),
        (["compare", "/no/a.json", "/no/b.json"], "/no/a.json cannot be read"),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: list[str], told: str) -> None:
    done = command(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(f"eval: {told}")
    assert len(done.stderr.splitlines()) == 1
