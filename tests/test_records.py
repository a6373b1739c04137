"""The values that flow through the program: frozen, slotted, and honest about what they rest on."""

from __future__ import annotations

import dataclasses
import inspect
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import errors, records, settings
from summarizer.errors import ModelError, SummarizerError
from summarizer.records import (
    Article,
    Claim,
    Evidence,
    Label,
    Number,
    Report,
    Sentence,
    SentenceKind,
    Span,
    Verdict,
)

RECORDS = [thing for module in (records, settings) for _, thing in inspect.getmembers(module, dataclasses.is_dataclass)]
ERRORS = [thing for _, thing in inspect.getmembers(errors, inspect.isclass) if issubclass(thing, SummarizerError)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_is_frozen_and_slotted(record: type) -> None:
    assert record.__dataclass_params__.frozen
    assert "__slots__" in vars(record)


def test_a_record_cannot_be_changed() -> None:
    span = Span(1, 2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        span.start = 0
    with pytest.raises((AttributeError, TypeError)):
        span.note = "new"


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_a_span_quotes_its_text_by_code_points(text: str, start: int, length: int) -> None:
    span = Span(start, start + length)
    assert span.of(text) == text[start : start + length]
    assert span.of("🙂" * start + text[:length]) == text[:length]


@given(st.lists(st.builds(Span, st.integers(0, 99), st.integers(0, 99))))
def test_spans_sort_by_place(spans: list[Span]) -> None:
    assert sorted(spans) == sorted(spans, key=lambda span: (span.start, span.end))


def test_an_article_quotes_its_sentences_and_counts_its_words() -> None:
    article = Article(1, "a.txt", "It rained.  It stopped — at noon.", (Sentence(Span(12, 33), 1, 0),))
    assert article.quote(article.sentences[0]) == "It stopped — at noon."
    assert article.sentences[0].kind is SentenceKind.PROSE
    assert article.words == 7  # as `wc -w` counts
    assert (article.title, article.source, article.date, article.url, article.copies) == (None, None, None, None, ())


def evidence(*numbers: int) -> tuple[Evidence, ...]:
    return tuple(Evidence(number, Span(0, 2), "It") for number in numbers)


@pytest.mark.parametrize(("cited", "wanted"), [((), ()), ((3, 1, 3, 2), (1, 2, 3)), ((2,), (2,))])
def test_citations_are_the_articles_of_the_evidence_once_each(cited: tuple[int, ...], wanted: tuple[int, ...]) -> None:
    assert Claim("It rained.", (), (), evidence(*cited)).citations == wanted
    assert Report("100", evidence(*cited)).citations == wanted


@pytest.mark.parametrize(
    ("labels", "supported"),
    [
        ([], True),
        ([Label.SUPPORTED], True),
        ([Label.UNCHECKED], True),
        ([Label.SUPPORTED, Label.UNSUPPORTED], False),
        ([Label.CONTRADICTED, Label.SUPPORTED, Label.UNCHECKED], False),
    ],
)
def test_one_verdict_against_a_claim_is_enough(labels: list[Label], supported: bool) -> None:
    verdicts = tuple(Verdict(label, "number", "100", "why") for label in labels)
    assert Claim("100 died.", (), verdicts, ()).supported is supported


def test_equal_values_are_equal_and_can_be_keys() -> None:
    assert len({Number(4.2e9, unit="USD", places=8), Number(4.2e9, unit="USD", places=8)}) == 1
    assert Number(60) != Number(60, unit="%")


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_an_error_says_what_and_how_to_mend_it(error: type[SummarizerError]) -> None:
    raised = error("no model", "pull one")
    assert (str(raised), raised.message, raised.hint) == ("no model; pull one", "no model", "pull one")
    assert str(error("no model")) == "no model"


def test_the_tree_of_errors_is_the_one_that_is_drawn() -> None:
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__)
    assert sorted(drawn) == sorted(error.__name__ for error in ERRORS if error is not SummarizerError)
    models = {"ModelError", "UnknownModel", "Unreachable", "Corrupt"}
    assert {error.__name__ for error in ERRORS if issubclass(error, ModelError)} == models


def test_the_settings_stand_apart_from_each_other() -> None:
    first = settings.Settings(seed=3)
    assert (first.seed, settings.Settings().seed) == (3, 0)
    assert dataclasses.replace(first, seed=4) == settings.Settings(seed=4)
