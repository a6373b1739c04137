"""Numbers, dates and names are found as the case table says, on any input, in linear time."""

from __future__ import annotations

import time
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.records import Mention, Name
from summarizer.text.mentions import find_mentions
from summarizer.text.names import capitals_inside, name_value

CASES = tomllib.loads((Path(__file__).parent / "cases" / "mentions.toml").read_text(encoding="utf-8"))["case"]
# What news is made of, so that random texts reach the rules.
_PIECES = (
    "one two twenty hundred million half a an and of to the 5 12 2,500 4.2 $ £ % -year-old about more than at least "
    "Feb. March May 7 2018 1990s Tuesday yesterday 4 a.m. U.S. US IS al- -led Lt. Gen. General Syrian John Smith's "
    "University for von “ ” ' \" ( ) , . : ; - — \n \x00 third two-thirds dozens in between 52-48 T-72 ½ 1/2 é İ "
    "ß ’s doubled # @ http:// www. ª ٣ No. block Street km ° aged Will THE NEWS \u2028 \u00a0"
).split(" ")
news = st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from([" ", "", "-", ", "])), max_size=30).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
texts = st.one_of(st.text(max_size=80), news)


def described(mention: Mention) -> dict[str, object]:
    """The mention as a row of the table: its kind and text, and the fields that differ from their defaults."""
    row: dict[str, object] = {mention.kind.value: mention.text}
    for field in fields(mention.value):
        value = getattr(mention.value, field.name)
        if field.name == "words":
            row["words"] = " ".join(value)
        elif field.name == "amount" or value != field.default:
            row[field.name] = round(value, 6) if isinstance(value, float) else value
    return row


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_finds_what_the_table_says(case: dict) -> None:
    assert [described(mention) for mention in find_mentions(case["text"])] == case["mentions"]


@given(texts)
@example("-\nTWO")
@example("$\n5")
@example("about \n5 March")
def test_spans_quote_the_text_in_order_without_overlap(text: str) -> None:
    position = 0
    for mention in find_mentions(text):
        assert mention.span.of(text) == mention.text == mention.text.strip() != ""
        assert mention.span.start >= position
        position = mention.span.end


@given(texts)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    assert find_mentions(text) == find_mentions(text)


@given(texts)
def test_normalizing_a_name_twice_changes_nothing(text: str) -> None:
    for mention in find_mentions(text):
        if isinstance(mention.value, Name) and not mention.value.designation:
            assert name_value(mention.value.words).words == mention.value.words


def test_words_seen_small_elsewhere_are_no_names() -> None:
    assert find_mentions("Zorbing is fun.", frozenset({"zorbing"})) == ()
    assert [mention.text for mention in find_mentions("Zorbek is fun.")] == ["Zorbek"]


def test_a_capital_inside_a_related_sentence_makes_a_name_at_a_beginning() -> None:
    seen = capitals_inside("They went home with Price.")
    assert seen == {"price"}
    assert [mention.text for mention in find_mentions("Price slept.", capitals=seen)] == ["Price"]
    assert find_mentions("Price slept.") == find_mentions("Price slept.", frozenset({"price"}), seen) == ()


def test_a_capital_inside_a_sentence_makes_the_same_word_a_name_at_a_beginning() -> None:
    text = "They went home with Hunter. Hunter slept."
    assert [mention.text for mention in find_mentions(text)] == ["Hunter", "Hunter"]


@pytest.mark.parametrize(
    "unit", ["1", "1,", "111,", '"', "“", "A", "A ", " ", "\n", "-", "a-", "A-b", "A.", "a@", "a'", "(", "$"]
)
def test_time_grows_with_the_length(unit: str) -> None:
    short, long = (_seconds(unit * (size // len(unit))) for size in (20_000, 160_000))
    assert long < 30 * short + 0.5


def _seconds(text: str) -> float:
    start = time.perf_counter()
    find_mentions(text)
    return time.perf_counter() - start
