"""Stories of several days: each day opens with its news, and the last one heads the page."""

from __future__ import annotations

import datetime as dt

import pytest
from story import article

from summarizer.comparing.differences import find_differences
from summarizer.models.scripted import ScriptedGenerator
from summarizer.pipeline import build_brief
from summarizer.records import Brief
from summarizer.settings import Settings
from summarizer.text.index import build_index

RACE = (
    (
        "Ulf Berg of Dunmore has won stage 9 of the 2024 Tour of Elin. Ulf Berg rode the 54 km around Graz in an hour. "
        "Jon Vale of Arden kept the overall lead of the Tour of Elin.",
        dt.date(2024, 7, 21),
    ),
    (
        "Jon Vale of Arden has been taken out of the 2024 Tour of Elin by his team for lying about where he was in "
        "June. A commentator said he had met Vale in Graz. The hotel of the team was searched by the police.",
        dt.date(2024, 7, 25),
    ),
    (
        "Olaf Dahl of Norvane has won the 2024 Tour of Elin. He won by 23 seconds over Nils Brandt of Graz. "
        "Third place went to the team mate of Dahl, Per Lindqvist.",
        dt.date(2024, 7, 29),
    ),
)
FERRY = (
    (
        "The ferry Alma sank off Port Elin on Sunday and 12 people drowned, the coast guard said. The Alma had left "
        "Dunmore at noon. Boats searched for survivors all night.",
        dt.date(2024, 5, 5),
    ),
    (
        "The owner of the ferry Alma, which sank off Port Elin a week ago, was charged with fraud on Monday. The owner "
        "of the Alma had sold tickets for twice as many people, a court heard.",
        dt.date(2024, 5, 13),
    ),
)


def page(*reports: tuple[str, dt.date]) -> Brief:
    """The page of dated reports of which the model drafts nothing."""
    articles = [article(n, text, date=day) for n, (text, day) in enumerate(reports, 1)]
    return build_brief(articles, ScriptedGenerator(lambda prompt, n: ""), Settings())


def test_what_each_day_opens_with_is_told_though_the_words_of_the_story_repeat() -> None:
    brief = page(*RACE)
    told = [claim.text for claim in (*brief.lead, *brief.key_points)]
    for text, _ in RACE:
        assert any(statement in text[: len(statement)] for statement in told), text


def test_a_day_goes_on_from_what_it_opens_with() -> None:
    points = [claim for claim in page(*RACE).key_points if claim.evidence[0].article == 2]
    assert points[0].text.startswith("Jon Vale of Arden has been taken out")


def test_of_a_chain_of_events_the_last_one_leads_alone() -> None:
    brief = page(*RACE)
    assert {claim.evidence[0].article for claim in brief.lead} == {3}
    assert brief.lead[1].text == "He won by 23 seconds over Nils Brandt of Graz."


def test_what_came_of_one_event_is_told_with_it() -> None:
    assert {claim.evidence[0].article for claim in page(*FERRY).lead} == {1, 2}


def test_a_country_that_speaks_makes_no_person_of_a_city_in_it() -> None:
    games = (
        "The Games opened at the stadium in Beijing China on Friday. China said 90,000 people saw it. "
        "Greece entered first and China came last. A Chinese group sang for an hour.",
        dt.date(2024, 8, 8),
    )
    told = page(games)
    assert all(claim.verbatim for claim in (*told.lead, *told.key_points))


MAY_5, MAY_9 = dt.date(2024, 5, 5), dt.date(2024, 5, 9)
# What two reports tell; the rows of a table where they are of two days, and where both are of one.
COUNTS = {
    "those held in two towns": (
        "Police in Elin said 4 people were arrested at the march of the dockers.",
        "Police in Graz said 9 people were arrested at the march of the dockers.",
        [],
        ["people arrested"],
    ),
    "what is counted on and on": (
        "Thirteen aftershocks of the quake shook the town of Elin, the survey said.",
        "Some 27 aftershocks of the quake shook the town of Elin, the survey said.",
        [],
        ["number of aftershocks of the quake"],
    ),
    "a toll": (
        "The quake in Elin killed about 2,000 people, officials said.",
        "The death toll of the quake in Elin is estimated to be 1,100. Some put it as high as 2,000 dead.",
        ["people killed"],
        ["people killed"],
    ),
    "which quake": (
        "A 7.0 magnitude earthquake struck the town of Elin, the survey said.",
        "A 5.9 magnitude earthquake struck the town of Elin, the survey said.",
        [],
        [],
    ),
    "a share of two days": (
        "Shares of Norvane closed at $41 in the market of Elin.",
        "Shares of Norvane closed at $39 in the market of Elin.",
        [],
        ["closing price"],
    ),
}


@pytest.mark.parametrize("case", COUNTS, ids=str)
def test_what_grows_or_is_of_its_day_is_no_difference_between_two_days(case: str) -> None:
    first, second, apart, together = COUNTS[case]
    for day, expected in ((MAY_9, apart), (MAY_5, together)):
        index = build_index([article(1, first, date=MAY_5), article(2, second, date=day)])
        assert [row.subject for row in find_differences(index)] == expected


def test_some_of_those_counted_are_no_second_count() -> None:
    held = "Police said 4 people were arrested in Elin, 2 of which were on a bridge of the town."
    index = build_index([article(1, held), article(2, "In Elin 4 people were arrested on a bridge of the town.")])
    assert not find_differences(index)


def test_whom_mr_and_mrs_leave_open_is_not_named() -> None:
    walk = (
        "Jane and Gary Lund, of Elin, lost the path on Sunday. Mr Lund called for help in Elin. Gary Lund said the "
        "path was loose. A court in Elin heard that Mrs Lund was a fit and active woman. She had run in a marathon.",
        MAY_5,
    )
    told = page(walk)
    claims = (*told.lead, *told.key_points, *(c for summary in told.summaries for c in summary.claims))
    assert not any("Gary" in claim.text and "marathon" in claim.text for claim in claims)


def test_of_more_than_two_days_more_is_told_unless_a_number_is_asked_for() -> None:
    articles = [article(n, text, date=day) for n, (text, day) in enumerate(RACE, 1)]
    brief = build_brief(articles, ScriptedGenerator(lambda prompt, n: ""), Settings(key_points=1))
    assert len(brief.threads) <= 1
