"""Any summary against its sources: hand-written rows by class, and what must hold for every text."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story import article

from summarizer.checking.context import FARTHEST, setting_of
from summarizer.checking.judge import weights
from summarizer.checking.passages import read_sources
from summarizer.checking.source_lines import total
from summarizer.checking.summaries import check_summary, measured
from summarizer.records import CheckedSummary, Label, MentionCheck

CASES = tomllib.loads((Path(__file__).parent / "cases" / "check.toml").read_text("utf-8"))["case"]
ROWS = [
    pytest.param(
        case,
        row,
        id=f"{case['class']}: {row['summary'][:60]}",
        marks=[pytest.mark.xfail(reason=row["known"], strict=True)] if "known" in row else [],
    )
    for case in CASES
    for row in case["rows"]
]
FLAGS = (Label.UNSUPPORTED, Label.CONTRADICTED)
STORY = " ".join(case["source"] for case in CASES)
LONG = " ".join(case["source"] for case in CASES[:20])
PARTS = st.sampled_from(
    [*STORY.split(), "\n", "\n\n", ".", "£", "12", "1/2", "U.S.", "’", "é", "\x00", "-", "½", "0", "99999999999999999"]
)
TEXTS = st.lists(PARTS | st.text(max_size=6), max_size=40).map(" ".join)


def found(checked: CheckedSummary, mention: str) -> MentionCheck:
    return next(item for item in checked.mentions if item.mention.text == mention)


@pytest.mark.parametrize(("case", "row"), ROWS)
def test_verdicts(case: dict, row: dict) -> None:
    checked = check_summary(row["summary"], [article(1, case["source"], date=case.get("date"))])
    item = found(checked, row["mention"])
    label = item.verdict.label
    assert label in FLAGS if row["verdict"] == "flagged" else label.value == row["verdict"], item
    assert row.get("says", "") in item.verdict.reason


def test_there_are_many_rows_and_every_supported_one_has_a_twin() -> None:
    assert len(ROWS) >= 525
    assert sum("known" not in row for case in CASES for row in case["rows"]) >= 400
    assert len({case["class"] for case in CASES}) == len(CASES)
    for case in CASES:
        assert len({row["summary"] for row in case["rows"]}) == len(case["rows"]), case["class"]
        for row, twin in zip(case["rows"], [*case["rows"][1:], {"verdict": "none"}], strict=True):
            if row["verdict"] == "supported":
                assert twin["verdict"] in ("flagged", *FLAGS), row["summary"]


def holds(checked: CheckedSummary) -> None:
    """Offsets fit the summary, quotes fit their sources, and every score is a share."""
    for item in checked.mentions:
        assert item.mention.span.of(checked.text) == item.mention.text
        assert 0 <= item.score <= 1
        assert item.verdict.reason
        assert "\n" not in item.verdict.reason
        for evidence in item.verdict.evidence:
            assert evidence.span.of(checked.sources[evidence.article - 1].text) == evidence.quote


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["class"])
def test_quotes_are_exact(case: dict) -> None:
    texts = [case["source"], LONG]
    for row in case["rows"]:
        holds(check_summary(row["summary"], [article(n, text) for n, text in enumerate(texts, 1)]))


@given(TEXTS, st.lists(TEXTS, max_size=3))
@settings(max_examples=150, deadline=None)
def test_no_text_crashes_it(summary: str, sources: list[str]) -> None:
    holds(check_summary(summary, [article(n, text) for n, text in enumerate(sources, 1)]))


def test_scores_and_labels_agree() -> None:
    table = weights()
    assert 0 < table.doubtful < table.flag < 1
    for case in CASES:
        for row in case["rows"]:
            for item in check_summary(row["summary"], [article(1, case["source"])]).mentions:
                if item.verdict.label in FLAGS:
                    assert item.score <= 1 - table.flag + 1e-3
                if item.verdict.label is Label.SUPPORTED:
                    assert item.score > 1 - table.flag


def test_every_feature_has_a_weight() -> None:
    names = {name for table in weights().tables.values() for name in table}
    sources = read_sources([article(1, CASES[0]["source"])])
    summary = " ".join(row["summary"] for row in CASES[0]["rows"])
    for item in (item for part in measured(summary, sources.read(summary), sources) for item in part.items):
        assert set(item.features) <= names


def test_a_value_of_another_source_is_found_with_its_number() -> None:
    texts = ["The fair in Velm opened on Monday.", "Police said 43 stalls were robbed at the fair in Velm."]
    checked = check_summary("43 stalls were robbed at the fair.", [article(n, t) for n, t in enumerate(texts, 1)])
    assert [evidence.article for evidence in found(checked, "43").verdict.evidence] == [2]


def test_no_sources_and_no_words() -> None:
    assert check_summary("", []).mentions == ()
    assert check_summary("Nine men met Ada Lund.", []).mentions
    assert check_summary("", [article(1, STORY)]).mentions == ()


def test_time_grows_with_the_length_only() -> None:
    """Four times the text may take six times as long: the words differ, so that no cache helps the longer."""

    def seconds(copies: int) -> float:
        text = " ".join(LONG.replace("a", "a" + "bcdefghijk"[n % 10] * (n // 10)) for n in range(copies))
        summary = " ".join(row["summary"] for case in CASES[:6] for row in case["rows"] * (copies // 8))
        source = article(1, text)
        start = time.process_time()
        check_summary(summary, [source])
        return time.process_time() - start

    seconds(16)
    # Four times the text in at most eight times the time: squared work would take sixteen.
    assert seconds(64) < 8 * max(seconds(16) for _ in range(2))


def test_what_surrounds_a_mention_is_looked_for_near_it_only() -> None:
    """In a table of 40,000 numbers each was read from end to end for each of them: 40 s for 30,000 characters."""

    class Counted(tuple[str, ...]):
        read = 0

        def __getitem__(self, at):  # type: ignore[no-untyped-def]
            Counted.read += 1
            return super().__getitem__(at)

    setting_of(Counted(["1"] * 40_000), 20_000, 20_001, read_sources([]))
    assert Counted.read < 10 * FARTHEST


def test_the_order_of_a_set_changes_no_sum() -> None:
    """Sets of words come in the order of the hash seed, and 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1."""
    assert total([0.1, 0.2, 0.3]) == total([0.3, 0.2, 0.1]) == 0.6
