"""A sentence stands alone or points outside itself as the case table says; no text crashes the check."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.checking.standalone import dangling, outside_quotations, relative_day
from summarizer.text.mentions import find_mentions

CASES = tomllib.loads((Path(__file__).parent / "cases" / "standalone.toml").read_text(encoding="utf-8"))["case"]
_PIECES = (
    "He she it they its this that such as the mayor Leif Dahl said was after before in with a year later But , . ? “ ” "
    '" I we US us World War yesterday today now not clear who bridge \n é 12'
).split(" ")
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_PIECES), max_size=20).map(" ".join))


def _marked(row: dict) -> object:
    marks = pytest.mark.xfail(reason=row["known"], strict=True) if "known" in row else ()
    return pytest.param(row, id=row["text"][:60], marks=marks)


@pytest.mark.parametrize("row", [_marked(row) for case in CASES for row in case["rows"]])
def test_judges_as_the_table_says(row: dict) -> None:
    assert (dangling(row["text"], find_mentions(row["text"])) is None) == row["ok"]


@pytest.mark.parametrize("case", CASES, ids=[case["class"] for case in CASES])
def test_every_class_has_true_and_false_rows(case: dict) -> None:
    assert {row["ok"] for row in case["rows"]} == {True, False}
    assert all(row["ok"] or row["why"] for row in case["rows"])


@given(texts)
def test_no_text_crashes_the_check(text: str) -> None:
    assert dangling(text, find_mentions(text)) != ""
    assert relative_day(text) != ""


@given(texts)
def test_blanking_quotations_keeps_the_length(text: str) -> None:
    assert len(outside_quotations(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mine closed yesterday.", "yesterday"),
        ("The mine will close next week.", "next week"),
        ("The mine closed on Sunday.", None),
        ("“I saw them yesterday,” the owner said.", None),
        ("The village is known for its lace.", None),
    ],
)
def test_finds_the_day_only_the_articles_readers_know(text: str, day: str | None) -> None:
    assert relative_day(text) == day
