"""Where articles differ: what must be aligned, and what only looks alike."""

from __future__ import annotations

import pytest
from story import story

from summarizer.comparing.clauses import around
from summarizer.comparing.differences import find_differences
from summarizer.records import Span

# Words weigh by how rare they are in their story, so a story needs some.
ELSE = "Snow fell on the hills. A dog barked in the yard. The baker opened late. No train ran to the coast that night."

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
    "a quotation spelt otherwise": (
        "“You say it is not a shakeup but you are down,” the host said.",
        "“You say it’s not a shake-up, but you are down,” the host said.",
        [],
    ),
    "a figure denied": (
        "The union says 900 jobs will go. Shops in the town fear for their trade. The owner flatly denies the figure. "
        + ELSE,
        "The works in Dunmore was sold on Monday. " + ELSE,
        ["The union says 900 jobs will go", "The owner flatly denies the figure"],
    ),
    "an account denied": (
        "Talks began after a call from the chair, the buyer said. The seller disputed that account. " + ELSE,
        "The works in Dunmore was sold on Monday. " + ELSE,
        ["Talks began after a call from the chair, the buyer said", "The seller disputed that account"],
    ),
    "a quotation with a word more": (
        "“The fact that this happened to children is heartbreaking,” the coach said.",
        "“The fact that this just happened to children is heartbreaking,” the coach said.",
        [],
    ),
    "a price, and the same rounded": (
        "The couple had put their home on the market and it was listed for $6.9 million. " + ELSE,
        "The couple listed their home for $7 million in the autumn. " + ELSE,
        [],
    ),
    "the same price": (
        "The couple had put their home on the market and it was listed for $6.9 million.",
        "The couple listed their home for $6,900,000 in the autumn.",
        [],
    ),
    "the same day": (
        "The ferry Alma sank off Port Elin on Sunday and 12 people drowned.",
        "Twelve people drowned when the ferry Alma sank off Port Elin on Sunday.",
        [],
    ),
    "a day": (
        "The ferry Alma sank off Port Elin on Sunday and 12 people drowned.",
        "Twelve people drowned when the ferry Alma sank off Port Elin on Saturday.",
        ["Sunday", "Saturday"],
    ),
    "the day of telling": (
        "The ferry Alma sank off Port Elin and 12 people drowned, the owner said on Sunday.",
        "The ferry Alma sank off Port Elin and 12 people drowned, the owner told reporters on Monday.",
        [],
    ),
    "days of two events": (
        "The ferry Alma sank off Port Elin on Sunday and 12 people drowned.",
        "The owner of the ferry company will meet the minister in Dunmore on Tuesday.",
        [],
    ),
    "a post": (
        "Jon Hale, the head of the Northern Port Authority, praised the divers.",
        "Jon Hale, a spokesman for the Northern Port Authority, praised the divers.",
        ["head of the Northern Port Authority", "spokesman for the Northern Port Authority"],
    ),
    "two people's posts": (
        "Jon Hale, the head of the Northern Port Authority, praised the divers.",
        "Ida Brandt, a spokesman for the Northern Port Authority, praised the divers.",
        [],
    ),
    "posts in two bodies": (
        "Jon Hale, the head of the Northern Port Authority, praised the divers.",
        "Jon Hale, a member of the Dunmore Rowing Club, praised the divers.",
        [],
    ),
    "an office": (
        "Town mayor Ida Brandt praised the divers.",
        "Council leader Ida Brandt praised the divers.",
        ["Town mayor Ida Brandt", "Council leader Ida Brandt"],
    ),
    "a head called otherwise": (
        "President Ida Brandt praised the divers.",
        "The country's leader Ida Brandt praised the divers.",
        [],
    ),
    "an assistant": (
        "Assistant District Attorney Marla Quist spoke to the jury.",
        "District Attorney Marla Quist spoke to the jury.",
        ["Assistant District Attorney Marla Quist", "District Attorney Marla Quist"],
    ),
    "the day of a hearing": (
        "Judge Brand set the sentencing for May 9. " + ELSE,
        "What is next: Tull is due back in court for sentencing on May 16. " + ELSE,
        ["May 9", "May 16"],
    ),
    "an hour": (
        "The walkout began at 4 a.m. when the first shift was due. " + ELSE,
        "Drivers began the walkout at 12:01 a.m. and went home. " + ELSE,
        ["4 a.m.", "12:01 a.m."],
    ),
    "a share": (
        "The vaccine was 61% effective at preventing illness. " + ELSE,
        "The vaccine was 57 per cent effective in older adults. " + ELSE,
        ["61% effective", "57 per cent effective"],
    ),
    "shares of two things": (
        "The vaccine was 61% effective at preventing illness. " + ELSE,
        "Shares of the company rose 57 per cent in Dunmore. " + ELSE,
        [],
    ),
    "strikers": (
        "About 5,800 workers joined the city's first transit strike since 2006. " + ELSE,
        "The strike by some 6,200 workers closed the city's light rail. " + ELSE,
        ["About 5,800 workers", "some 6,200 workers"],
    ),
    "a bound that leaves room": (
        "The vaccine was tried on more than 25,000 volunteers in six countries. " + ELSE,
        "The trial gave the vaccine to 25,400 volunteers in six countries. " + ELSE,
        [],
    ),
    "numbers far apart": (
        "Strikers will get $150 a week from the union. " + ELSE,
        "Support the paper for $2 a week. " + ELSE,
        [],
    ),
    "a count of the dead beside another count": (
        "The flood killed three people and drove about 1,200 residents from their homes. " + ELSE,
        "Four people were killed in the flood. " + ELSE,
        ["three people", "Four people"],
    ),
    "an age": ("A woman of 81 died in the flood. " + ELSE, "Four people died in the flood. " + ELSE, []),
    "a report denied": (
        "Detectives are treating the deaths in the mill as a murder and suicide, two officers said.",
        "The children of the couple dismissed the suggestion that a murder and suicide was behind the deaths.",
        [
            "Detectives are treating the deaths in the mill as a murder and suicide, two officers said",
            "The children of the couple dismissed the suggestion that a murder and suicide was behind the deaths",
        ],
    ),
    "a report that nobody confirms": (
        "Foreign mercenaries were among the dead, according to growing reports in the capital.",
        "That foreign mercenaries were among the dead has not been confirmed.",
        [
            "Foreign mercenaries were among the dead, according to growing reports in the capital",
            "That foreign mercenaries were among the dead has not been confirmed",
        ],
    ),
    "a compound written in two ways": (
        "The premier's staff had undergone a major shake-up, aides said.",
        "Olsen insisted that the change was not, in fact, “a shake up.”",
        [
            "The premier's staff had undergone a major shake-up, aides said",
            "Olsen insisted that the change was not, in fact, “a shake up.”",
        ],
    ),
    "what is denied is another matter": (
        "Foreign mercenaries were among the dead, according to growing reports in the capital.",
        "The minister denied that the harbour would be sold to a bank.",
        [],
    ),
    "dismissed from office": (
        "The premier named a coach to lead the sports council in Dunmore.",
        "The premier dismissed Lena Moss, who led the sports council in Dunmore.",
        [],
    ),
    "what did not happen is no denial": (
        "Two people were arrested after the fire in the mill, police said.",
        "Police held another man after the fire in the mill but he was not arrested.",
        [],
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


@pytest.mark.parametrize(
    ("text", "value", "cell"),
    [
        (
            "Guns shelled the camp, leaving about 40 of the men dead, a clerk said.",
            "about 40",
            "leaving about 40 of the men dead",
        ),
        (
            "At least 40 men and possibly as many as 90 were killed on Monday.",
            "At least 40",
            "At least 40 men and possibly as many as 90 were killed on Monday",
        ),
        (
            "Three people have died and a major alarm has been raised after a dam broke above the town of Elin.",
            "Three people",
            "Three people have died",
        ),
        (
            "The wall that fell on the night market of Elin in the storm on Monday killed 14 people.",
            "14 people",
            "… killed 14 people",
        ),
        (
            "According to several sources the raid by the coalition near Orn against the militias of the valley killed "
            "more than 100 men.",
            "more than 100 men",
            "… killed more than 100 men",
        ),
        ("FOUR people died.", "FOUR people", "Four people died"),
        ("NATO lost 14 men at 4 a.m.", "14 men", "NATO lost 14 men at 4 a.m."),
    ],
)
def test_a_value_is_shown_with_the_words_that_say_of_what(text: str, value: str, cell: str) -> None:
    start = text.index(value)
    assert around(text, Span(start, start + len(value))) == cell


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
