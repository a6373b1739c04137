"""Who somebody is, where the page has said it before."""

from __future__ import annotations

import pytest
from story import story

from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.text.index import StoryIndex
from summarizer.writing.reintroductions import met

TOLD = "Union president Ida Lund, 49, opened the mill in Elin on Monday."

# (what the page has told, the sentence that comes next, how it is told)
CASES = {
    "a post": (TOLD, "Harbour director Ida Lund closed the pier in Dunmore.", "Lund closed the pier in Dunmore."),
    "whose aide": (TOLD, "Elin's aide Ida Lund closed the pier in Dunmore.", "Lund closed the pier in Dunmore."),
    "a rank": (TOLD, "The pier was wet, Dunmore Police Sgt. Ida Lund said.", "The pier was wet, Lund said."),
    "whose she is": (
        "The mill's attorney, Ida Lund, opened it in Elin on Monday.",
        "Plaintiff attorney Ida Lund closed the pier in Dunmore.",
        "Lund closed the pier in Dunmore.",
    ),
    "an age": (TOLD, "Ida Lund, 49, closed the pier in Dunmore.", "Lund closed the pier in Dunmore."),
    "another age": (TOLD, "Ida Lund, 51, closed the pier in Dunmore.", "Ida Lund, 51, closed the pier in Dunmore."),
    "what has been told": (
        TOLD,
        "Ida Lund, the president of the union, closed the pier in Dunmore.",
        "Lund closed the pier in Dunmore.",
    ),
    "what is new": (
        TOLD,
        "Ida Lund, a former diver, closed the pier in Dunmore.",
        "Ida Lund, a former diver, closed the pier in Dunmore.",
    ),
    "nobody said who": (
        "Ida Lund opened the mill in Elin on Monday.",
        "Harbour director Ida Lund closed the pier in Dunmore.",
        "Harbour director Ida Lund closed the pier in Dunmore.",
    ),
    "somebody else": (
        TOLD,
        "Harbour director Olaf Berg closed the pier in Dunmore.",
        "Harbour director Olaf Berg closed the pier in Dunmore.",
    ),
    "a post of another": (
        TOLD,
        "The director met Ida Lund on the pier in Dunmore.",
        "The director met Ida Lund on the pier in Dunmore.",
    ),
    "in a quotation": (
        TOLD,
        "“I like director Ida Lund,” said Olaf Berg on the pier.",
        "“I like director Ida Lund,” said Olaf Berg on the pier.",
    ),
}


def passages(index: StoryIndex, *sentences: str) -> list[Passage]:
    lines = {line.text: line for line in index.lines}
    return [Passage(lines[text], text) for text in sentences]


@pytest.mark.parametrize("case", CASES)
def test_who_somebody_is_is_said_once(case: str) -> None:
    told, text, expected = CASES[case]
    index = story(told, text, "Lund was on the pier, said Lund.")
    before, own = passages(index, told, text)
    known = [check_claim(told, before, index)]
    assert met(check_claim(text, own, index), known, own, index).text == expected


def test_what_is_said_so_holds_and_cites_its_sentence() -> None:
    told, text, expected = CASES["a post"]
    index = story(told, text)
    before, own = passages(index, told, text)
    claim = met(check_claim(text, own, index), [check_claim(told, before, index)], own, index)
    assert claim.text == expected
    assert not failures(claim)
    assert claim.evidence[0] == own.line.evidence()
    assert not claim.verbatim


def test_of_two_that_bear_a_name_each_is_said_to_be_who_she_is() -> None:
    text = "Harbour director Ida Lund closed the pier in Dunmore."
    index = story(TOLD, text, "Judge Nora Lund, 70, slept.")
    before, own = passages(index, TOLD, text)
    assert met(check_claim(text, own, index), [check_claim(TOLD, before, index)], own, index).text == text
