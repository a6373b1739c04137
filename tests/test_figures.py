"""A value in a cell of the table: what it counts, of when it is and by whose account, or its whole sentence."""

from __future__ import annotations

import pytest
from story import story

from summarizer.comparing.differences import find_differences
from summarizer.comparing.figures import as_stated

# (sentence, the value in it, the cell)
CASES = {
    "a short sentence is whole": ("The slide killed 40 miners on Monday.", "40 miners", None),
    "who says so after it": (
        "The landslide that buried the hamlet above the lake killed 40 miners, the mine's owner said on Monday.",
        "40 miners",
        "40 miners, according to the mine's owner",
    ),
    "who says so, with what he is": (
        "The landslide that buried the hamlet above the lake killed 40 miners, Ida Lund, who runs the mine, said.",
        "40 miners",
        "40 miners, according to Ida Lund",
    ),
    "said and who": (
        "The landslide that buried the hamlet killed 40 miners at dawn, said Ida Lund, the mine's owner, on Monday.",
        "40 miners",
        "40 miners, according to Ida Lund, the mine's owner",
    ),
    "according to": (
        "According to several sources, the landslide that buried the hamlet above the lake killed 40 miners.",
        "40 miners",
        "40 miners, according to several sources",
    ),
    "the speaker opens the sentence": (
        "The governor of the lake province counted 40 miners among those whom the landslide had buried at dawn.",
        "40 miners",
        "40 miners, according to the governor of the lake province",
    ),
    "papers that have been reporting it": (
        "Norlandic papers have been reporting that 40 miners were among those whom the landslide had buried at dawn.",
        "40 miners",
        "40 miners, according to Norlandic papers",
    ),
    "most of whom": (
        "More than 40 miners, mostly Norlanders, died in the landslide above the lake at dawn, two doctors said.",
        "More than 40 miners",
        "More than 40 miners, mostly Norlanders, according to two doctors",
    ),
    "of what it is": (
        "Norland forgoes 12 million crowns in fees for every day on which no ship has passed, the ministry reckons.",
        "12 million crowns",
        None,
    ),
    "he who said it is not named": (
        "The landslide that buried the hamlet above the lake killed 40 miners, he said in a letter on Monday.",
        "40 miners",
        None,
    ),
    "another's figure": (
        "The police figure of 40 miners comes from a list that the owner kept, said Ida Lund of the union.",
        "40 miners",
        None,
    ),
    "not the thing itself but who spoke": (
        "The pump at the plant stood still for 31 hours, three times as long as the town admits, an inspector said.",
        "31 hours",
        "31 hours, according to an inspector",
    ),
    "the writer's own, put in": (
        "A neighbour told the paper that an agent who sold the house – it was listed for 9 million crowns – came.",
        "9 million crowns",
        "9 million crowns",
    ),
    "of its moment": (
        "By Tuesday noon, a total of 50 crowns had been pledged to the singer whom the whole of Norland loves.",
        "50 crowns",
        "50 crowns by Tuesday noon",
    ),
    "as it stood when it was told": (
        "Nobody has come for the 35 crowns that has been raised when the story was published, and waits.",
        "35 crowns",
        "35 crowns raised when the story was published",
    ),
    "by several accounts": (
        "Norland accused its neighbour of a massacre after a night in which, by several accounts, 40 miners had died.",
        "40 miners",
        "40 miners, by several accounts",
    ),
    "it may be so": (
        "Norland has acknowledged that its nationals may be among those whom the slide killed, but put them at five.",
        "five",
        None,
    ),
    "at second hand": (
        "Minister Ida Lund was quoted as putting the strength of the column that came by night at about 300 men.",
        "at about 300 men",
        None,
    ),
    "a statement without its article": (
        "The slide buried the hamlet above the lake and killed 40 miners, according to statement from Elin Mines.",
        "40 miners",
        "40 miners, according to a statement from Elin Mines",
    ),
    "two that are one": (
        "A meeting in the town put the strength of the column that came over the river by night at about 300 men.",
        "at about 300 men",
        "about 300 men, according to a meeting in the town",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_value_is_stated_briefly(case: str) -> None:
    sentence, value, cell = CASES[case]
    assert as_stated(sentence, value) == (cell or sentence.rstrip("."))


def test_a_row_has_values_and_not_their_sentences() -> None:
    index = story(
        "The landslide that buried the hamlet above the lake at dawn killed 40 miners, the owner of the mine said.",
        "The landslide that buried the hamlet above the lake at dawn killed 65 miners, said Ida Lund of the union.",
    )
    (row,) = find_differences(index)
    assert [report.context for report in row.reports] == [
        "40 miners, according to the owner of the mine",
        "65 miners, according to Ida Lund of the union",
    ]


def test_a_price_of_which_the_label_does_not_tell_of_what_keeps_its_sentence() -> None:
    index = story(
        "He moves to the Dutch side Veldhaven in the summer for £180,000, the highest fee that Aberwen have ever had.",
        "Aberwen sell him to the Dutch side Veldhaven for £150,000 in the summer, and find it hard without him.",
    )
    (row,) = find_differences(index)
    assert row.subject == "price"
    assert all("Veldhaven" in report.context for report in row.reports)


def test_a_value_set_against_another_is_given_by_who_gives_it() -> None:
    sentence = (
        "The survey put the quake at 4.9 on Sunday, although the institute of Elin reported it as 6.1 on the scale."
    )
    assert as_stated(sentence, "6.1").endswith("according to the institute of Elin")
    assert "institute" not in as_stated(sentence, "4.9")
