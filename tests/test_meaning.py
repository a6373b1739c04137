"""What surrounds a summary's numbers and names is judged as the case table says; nothing crashes or takes long."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Collection
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.checking.passages import read_sources
from summarizer.checking.statements import ALL, check_statements
from summarizer.checking.summaries import check_summary
from summarizer.records import Article, Label, StatementCheck, Verdict
from summarizer.text.sentences import sentences

CASES = tomllib.loads((Path(__file__).parent / "cases" / "meaning.toml").read_text(encoding="utf-8"))["case"]
ROWS = [(case, row) for case in CASES for row in case["rows"]]
_PIECES = (
    "the a rebels army mayor police said says according to denied may likely tried not no never if without ruled out "
    "attack attacked was were will has by in on of from and but which who while because after before caused Monday 60 "
    "rose fell more than US Ada Moreau 's alleged accused claims sold bought “ ” \" , . ; — ( ) ? killing \n é none"
).split(" ")
news = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join)
texts = st.one_of(st.text(max_size=80), news)


def article(text: str) -> Article:
    return Article(1, "report", text, sentences(text))


def judged(summary: str, source: str, checks: Collection[str] = tuple(ALL)) -> tuple[StatementCheck, ...]:
    sources = read_sources([article(source)])
    return check_statements(summary, sources.read(summary), sources, checks)


def verdicts(summary: str, source: str, checks: Collection[str] = tuple(ALL)) -> list[Verdict]:
    return [verdict for found in judged(summary, source, checks) for verdict in found.verdicts]


def _marked(case: dict, row: dict) -> object:
    name = f"{case['class']}-{'ok' if row['ok'] else 'no'}-{row['text'][:60]}"
    marks = pytest.mark.xfail(reason=row["known"], strict=True) if "known" in row else ()
    return pytest.param(case["source"], row, id=name, marks=marks)


@pytest.mark.parametrize(("source", "row"), [_marked(case, row) for case, row in ROWS])
def test_judges_as_the_table_says(source: str, row: dict) -> None:
    assert (not verdicts(row["text"], source)) == row["ok"]


@pytest.mark.parametrize("case", CASES, ids=[case["source"][:50] for case in CASES])
def test_every_case_has_a_true_and_a_false_row(case: dict) -> None:
    assert {row["ok"] for row in case["rows"]} == {True, False}
    assert all(row["ok"] or row["why"] for row in case["rows"])


@pytest.mark.parametrize("case", CASES, ids=[case["source"][:50] for case in CASES])
def test_the_source_says_what_it_says(case: dict) -> None:
    assert verdicts(case["source"], case["source"]) == []


def test_a_verdict_names_its_check_its_words_and_its_evidence() -> None:
    source = "The bridge over the Alder may have collapsed, police said."
    (verdict,) = verdicts("The bridge over the Alder collapsed.", source)
    assert verdict.check == "certainty"
    assert verdict.subject == "collapsed"
    assert verdict.label is Label.UNSUPPORTED
    assert [evidence.quote for evidence in verdict.evidence] == [source]


def test_a_check_can_be_left_out() -> None:
    source = "The bridge over the Alder may have collapsed, police said."
    without = [name for name in ALL if name != "certainty"]
    assert verdicts("The bridge over the Alder collapsed.", source)
    assert not verdicts("The bridge over the Alder collapsed.", source, without)


def test_nothing_is_said_where_nothing_aligns() -> None:
    assert verdicts("The mayor of Lobo was never arrested.", "A storm tore the roofs off 40 houses in Hamre.") == []


def test_a_checked_summary_holds_its_statements() -> None:
    checked = check_summary("Sales at Holm fell 12 percent.", [article("Sales at Holm rose 12 percent in May.")])
    assert [v.check for s in checked.statements for v in s.verdicts] == ["direction"]
    assert not checked.holds


@given(texts, texts)
def test_any_summary_can_be_held_against_any_source(summary: str, source: str) -> None:
    for found in judged(summary, source):
        assert found.span.of(summary).strip()
        for verdict in found.verdicts:
            assert verdict.check in ALL
            assert verdict.subject
            assert verdict.reason
            assert verdict.evidence


@given(news, news)
def test_the_same_texts_give_the_same_verdicts(summary: str, source: str) -> None:
    assert verdicts(summary, source) == verdicts(summary, source)


def test_ten_thousand_words_take_under_a_second() -> None:
    source = " ".join(case["source"] for case in CASES)
    repeated = " ".join([source] * (1 + 10_000 // len(source.split())))
    summary = " ".join(row["text"] for _, row in ROWS[:20])
    sources = read_sources([article(repeated)])
    mentions = sources.read(summary)
    start = time.process_time()
    check_statements(summary, mentions, sources)
    assert time.process_time() - start < 3.0
