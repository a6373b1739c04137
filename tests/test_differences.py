"""Where articles differ: what must be aligned, and what only looks alike."""

from __future__ import annotations

import pytest
from story import story

from summarizer.writing.differences import find_differences

# (first article, second article, the values expected in order); none expected: the two say nothing different.
CASES = {
    "count of dead": (
        "The landslide killed 40 villagers on Monday.",
        "At least 65 people died in the landslide, officials said.",
        ["40 villagers", "At least 65 people"],
    ),
    "the same count in words and digits": (
        "The landslide killed twelve villagers on Monday.",
        "The landslide left 12 people dead.",
        [],
    ),
    "about a number is that number": ("The blast killed about 40 people.", "The blast killed 40 people.", []),
    "more than a number is another report": (
        "The blast killed 40 people.",
        "The blast killed more than 40 people.",
        ["40 people", "more than 40 people"],
    ),
    "dead and injured are two things": (
        "The blast killed 40 people in the market.",
        "The blast injured 95 people in the market.",
        [],
    ),
    "the speakers are not counted": (
        "The blast killed 40 people, three officials said.",
        "The blast killed 40 people, two witnesses said.",
        [],
    ),
    "a number with its own event": (
        "The official put the toll at about 40, with 90 to 95 more injured.",
        "The blast killed 40 people.",
        [],
    ),
    "a range is shown whole": (
        "Reports put the dead between 40 and 60.",
        "The fire killed 75 people.",
        ["between 40 and 60", "75 people"],
    ),
    "two parties": (
        "The clash killed 40 Marsh Party members.",
        "The clash killed 65 Hill Party members.",
        [],
    ),
    "ages are of two people": (
        "Anna Berg, 71, founded the shop in Harlow with her husband.",
        "Her husband Olaf Berg, 75, ran the shop in Harlow.",
        [],
    ),
    "amounts of another size": (
        "The singer owes $53 million to the banks of the city.",
        "A fan sent $50 to the banks of the city for the singer.",
        [],
    ),
    "dozens, and two who are named": (
        "Dozens of Marsh Party members were killed in the clash.",
        "Two Marsh Party members were killed in the clash, their families said.",
        [],
    ),
    "an address": (
        "Officers were called to the 900 block of Willow Bend Drive.",
        "The shooting in the 800 block of Willow Bend Drive is under investigation.",
        ["900 block of Willow Bend Drive", "800 block of Willow Bend Drive"],
    ),
    "a designation": (
        "The rebels came with T-54 and T-72 battle tanks across the river.",
        "The rebels manned T-55 and T-72 battle tanks near the river.",
        ["T-54", "T-55"],
    ),
    "a distance in two units": (
        "The base is 5 miles east of the river crossing at Dunmore.",
        "The base is about 8 km east of the river crossing at Dunmore.",
        [],
    ),
    "a quotation in two wordings": (
        "“They have taken a dangerous unilateral step,” the minister said.",
        "“They have taken an unsafe unilateral step,” the minister said.",
        ["“They have taken a dangerous unilateral step”", "“They have taken an unsafe unilateral step”"],
    ),
    "a quotation cut short": (
        "“They have taken a dangerous unilateral step,” the minister said.",
        "The minister said they had taken “a dangerous unilateral step” last night.",
        [],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_values_that_differ_are_set_side_by_side(case: str) -> None:
    first, second, expected = CASES[case]
    found = find_differences(story(first, second))
    assert [report.value for difference in found for report in difference.reports] == expected


def test_every_report_quotes_the_article_it_cites() -> None:
    index = story(CASES["count of dead"][0], CASES["count of dead"][1])
    texts = {article.number: article.text for article in index.articles}
    (difference,) = find_differences(index)
    assert difference.subject == "people killed"
    for report in difference.reports:
        for evidence in report.evidence:
            assert evidence.span.of(texts[evidence.article]) == evidence.quote
            assert report.value in evidence.quote


def test_one_article_alone_differs_from_nobody() -> None:
    assert find_differences(story("The fire killed 40 people. Later reports said it killed 65 people.")) == ()
