"""A source supports a claim's value, or conflicts with it, as the case table says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.records import Mention
from summarizer.text.equality import Aliases, conflicts, supports
from summarizer.text.mentions import find_mentions

CASES = tomllib.loads((Path(__file__).parent / "cases" / "equality.toml").read_text(encoding="utf-8"))
amounts = st.one_of(st.integers(0, 10**13), st.floats(0.01, 1e6).map(lambda amount: round(amount, 2)))


def pair(left: str, right: str) -> tuple[Mention, Mention]:
    """The first mention of `left`, and the first of the same kind of `right` (or its first)."""
    first = _mentions(left)[0]
    others = _mentions(right)
    return first, next((other for other in others if other.kind is first.kind), others[0])


def _mentions(text: str) -> tuple[Mention, ...]:
    return find_mentions(f"They saw {text} there")


@pytest.mark.parametrize("case", CASES["support"], ids=lambda case: f"{case['claim']} | {case['source']}")
def test_support(case: dict) -> None:
    claim, source = pair(case["claim"], case["source"])
    aliases = Aliases.learn([case.get("learn", "")])
    assert supports(claim, source, aliases, date=case.get("date")) is case["supported"], (claim.value, source.value)


@pytest.mark.parametrize("case", CASES["conflict"], ids=lambda case: f"{case['left']} | {case['right']}")
def test_conflict(case: dict) -> None:
    left, right = pair(case["left"], case["right"])
    assert conflicts(left, right, date=case.get("date")) is case["differ"], (left.value, right.value)
    assert conflicts(right, left, date=case.get("date")) is case["differ"]


def test_aliases_are_learned_in_both_orders() -> None:
    texts = ["The Quiet River Trust (QRT) paid.", "The NHB (National Harbor Board) did not."]
    assert Aliases.learn(texts).pairs == {
        ("qrt", ("quiet", "river", "trust")),
        ("nhb", ("national", "harbor", "board")),
    }


def test_no_alias_is_learned_from_other_brackets() -> None:
    assert Aliases.learn(["The mayor (AP) left.", "Keller (D-NY) spoke (again)."]).pairs == frozenset()


@given(st.text(max_size=120))
def test_every_mention_supports_itself_and_conflicts_with_itself_never(text: str) -> None:
    for mention in find_mentions(text):
        assert supports(mention, mention)
        assert not conflicts(mention, mention)


@given(amounts)
def test_separators_do_not_change_a_number(amount: float) -> None:
    written, plain = pair(
        f"{amount:,} people", f"{amount} people" if amount < 1500 or amount > 2099 else f"{amount:,} people"
    )
    assert supports(written, plain)
    assert supports(plain, written)


@given(st.integers(100, 10**6), st.integers(100, 10**6))
def test_plain_numbers_support_only_themselves(left: int, right: int) -> None:
    claim, source = pair(f"{left:,} people", f"{right:,} people")
    assert supports(claim, source) is (left == right)
    assert conflicts(claim, source) is (left != right)
