"""Sentence boundaries and kinds: the tables in cases/, and properties that hold for any text."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.articles.boilerplate import is_boilerplate
from summarizer.records import SentenceKind
from summarizer.text.sentences import paragraphs, sentences, split, unwrapped

CASES = Path(__file__).parent / "cases"
KINDS = {"p": SentenceKind.PROSE, "h": SentenceKind.HEADING, "c": SentenceKind.CAPTION, "f": SentenceKind.FRAGMENT}

# Text as the web has it: the marks that decide boundaries are frequent.
news = st.lists(
    st.sampled_from(
        [
            *"""."'“”‘’?!…()[]-—:;,/@#*|1&""",
            " ",
            "\n",
            "\n\n",
            "U.S.",
            "Dr.",
            "p.m.",
            "He",
            "said",
            "Poole",
            "(AP)",
            "—",
        ]
    )
    | st.text(max_size=5),
    max_size=60,
).map("".join)


def _rows(name: str) -> list[str]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("row", _rows("sentences.txt"))
def test_boundaries(row: str) -> None:
    expected = [part.removeprefix("~") for part in row.split(" | ")]
    text = row.replace(" | ~", "").replace(" | ", " ")
    assert [span.of(text) for span in split(text)] == expected


@pytest.mark.parametrize("row", _rows("sentences.kinds.txt"))
def test_kinds(row: str) -> None:
    kinds, text = row.split(" | ", 1)
    found = sentences(text.replace(" ¶ ", "\n\n"), is_boilerplate)
    assert [sentence.kind for sentence in found] == [KINDS[kind] for kind in kinds]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("FORT HALE -- Two men were hurt.", "Two men were hurt."),
        ("ARDEN (AP) — Two men were hurt.", "Two men were hurt."),
        ("ARDEN, June 3 (Reuters) - Two men were hurt.", "Two men were hurt."),
        ("ARDEN, Monday 3 June — Two men were hurt.", "Two men were hurt."),
        ("ARDEN, Ga. (WXYZ/WAGT) – Two men were hurt.", "Two men were hurt."),
        ("ARDEN, Freedonia, Oct. 3, 2019 — Two men were hurt.", "Two men were hurt."),
        ("Arden (CNN) -- Two men were hurt.", "Two men were hurt."),
        ("(Reuters) - Two men were hurt.", "Two men were hurt."),
        ("(CNN) Two men were hurt.", "Two men were hurt."),
        ("NEW ARDEN: Two men were hurt.", "Two men were hurt."),
        ("Arden, Freedonia (CNN)Two men were hurt.", "Two men were hurt."),
        ("(The Arden Gull)Two men were hurt.", "Two men were hurt."),
        ("(May 4, 2020  3:45 PM CDT) The bridge closed.", "The bridge closed."),
        ("(Mar. 9, 2018 11:10 am) “It is shut,” she said.", "“It is shut,” she said."),
        ("ARDEN/FORT HALE, Freedonia Search teams went out.", "Search teams went out."),
        (
            "— Two men were hurt when the old bridge over the river of Arden fell on Monday at noon.",
            "Two men were hurt when the old bridge over the river of Arden fell on Monday at noon.",
        ),
        # no datelines
        ("(May 4, 2020) The bridge closed.", "(May 4, 2020) The bridge closed."),
        ("Two men — Poole and Vane — were hurt.", "Two men — Poole and Vane — were hurt."),
        ("F-16 jets were sent to Arden.", "F-16 jets were sent to Arden."),
        ("The SDF (see above) - Poole said - left.", "The SDF (see above) - Poole said - left."),
    ],
)
def test_datelines_are_left_out(text: str, first: str) -> None:
    assert sentences(text)[0].span.of(text) == first


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "Bridge closes\nThe old bridge at Harrow Point was closed on Monday after a lorry\nstruck a pillar.  Nobody\n"
    )
    text += (
        "was hurt in the crash, which happened shortly after four in the morning.\n\nIt will be closed for a\nmonth."
    )
    assert [span.of(text)[:12] for span in paragraphs(text)] == ["Bridge close", "The old brid", "It will be c"]
    assert sentences(text)[0].kind is SentenceKind.HEADING


def test_one_paragraph_a_line_stays_so() -> None:
    text = "The bridge closed on Monday.\nTwo lorries had struck it.\nThe mayor spoke of a bad day\nPoole did not."
    assert len(paragraphs(text)) == 4


def test_numbers_of_sentences_and_paragraphs() -> None:
    text = "One boat sank. Two boats sank.\n\nAdvertisement\n\nThree boats sank."
    found = sentences(text, is_boilerplate)
    assert [(s.index, s.paragraph) for s in found] == [(0, 0), (1, 0), (2, 2)]


def test_a_long_quotation_is_split_and_none_of_it_stands_alone() -> None:
    words = " ".join(f"We saw boat {i} go down in the dark." for i in range(20))
    text = f'"{words}" The mayor was silent.'
    kinds = [s.kind for s in sentences(text)]
    assert len(kinds) == 21
    assert kinds == [SentenceKind.FRAGMENT] * 20 + [SentenceKind.PROSE]


@given(st.text() | news)
def test_split_covers_everything_but_white_space(text: str) -> None:
    spans = split(text)
    assert all(span.of(text) and span.of(text) == span.of(text).strip() for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert not any("\n\n" in span.of(text) for span in spans)


@given(st.text() | news)
def test_sentences_are_ordered_and_inside(text: str) -> None:
    found = sentences(text, is_boilerplate)
    assert [s.index for s in found] == list(range(len(found)))
    assert all(0 <= s.span.start < s.span.end <= len(text) for s in found)
    assert all(a.span.end <= b.span.start and a.paragraph <= b.paragraph for a, b in pairwise(found))
    assert all(s.span.of(text) == s.span.of(text).strip() for s in found)


@given(news)
def test_unwrapping_keeps_every_offset(text: str) -> None:
    result = unwrapped(text)
    assert len(result) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, result, strict=True))


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        '"a. ',
        "(",
        '."',
        "A-",
        "AB ",
        ' "?',
        "Jo Roe, ",
        "a\n",
        "/Getty Images ",
        "email:",
        "AA",
        "7. ",
        "Aa b c d\nE",
    ],
)
def test_time_is_linear(unit: str) -> None:
    start = time.perf_counter()
    text = unit * (60_000 // len(unit))
    sentences(f"{text}\n\nBy {text}", is_boilerplate)
    assert time.perf_counter() - start < 5  # quadratic would be minutes
