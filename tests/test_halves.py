"""A sentence of which the page has told one half: the other alone."""

from __future__ import annotations

import pytest
from story import story

from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.writing.facts import facts_of
from summarizer.writing.halves import new_half

TOLD = (
    "The coalition said that the fighters wanted to seize the oil field near Elin. "
    "The lamps, which cost $130, are sold in Dunmore. "
)
# A sentence after what has been told, and what is left of it.
CASES = [
    (
        "The coalition said the fighters wanted to seize the Elin oilfield, while minister Ida Lund said on Tuesday "
        "that nine bridges had been mined.",
        "Minister Ida Lund said on Tuesday that nine bridges had been mined.",
    ),
    (
        "Minister Ida Lund said on Tuesday that nine bridges had been mined, while the coalition said the fighters "
        "wanted to seize the Elin oilfield.",
        "Minister Ida Lund said on Tuesday that nine bridges had been mined.",
    ),
    (
        "Lamps come in three colors — red, blue and black — and retail for $130.",
        "Lamps come in three colors — red, blue and black.",
    ),
    ("Lamps come in three colors and retail for $150.", None),
    ("The Elin line sold a ferry, while minister Ida Lund said on Tuesday that nine bridges had been mined.", None),
    ("Nobody in Elin said whether the coalition wanted to seize nine bridges while it rained.", None),
]


@pytest.mark.parametrize(("text", "left"), CASES)
def test_what_has_been_told_is_not_told_again_beside_what_is_new(text: str, left: str | None) -> None:
    index = story(TOLD, text)
    line = index.lines[-1]
    assert line.text == text
    passage = Passage(line, text)
    told = frozenset().union(*(facts_of(other.text, other.mentions) for other in index.by_article[1]))
    half = new_half(check_claim(text, passage, index), passage, told, index)
    assert half.text == (left or text)
    assert not failures(half)
