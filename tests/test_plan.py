"""What is said and in what order: salience, groups, and nothing twice."""

from __future__ import annotations

import datetime as dt

import pytest
from story import article, story

from summarizer.records import Claim, Evidence, Span
from summarizer.settings import Settings
from summarizer.text.index import StoryIndex, build_index
from summarizer.text.mentions import find_mentions
from summarizer.writing.article_summary import summary_lines, told_in_order
from summarizer.writing.compose import Composition, _tells_what_is_done, _told_once, compose, outline
from summarizer.writing.material import find_material
from summarizer.writing.naming import own_sentence
from summarizer.writing.phrasing import phrase, to_shorten
from summarizer.writing.plan import Point, is_empty, opens_slowly, plan, redundancy, salience
from summarizer.writing.selection import Rivals, _introduction, with_latest
from summarizer.writing.subjects import find_subjects
from summarizer.writing.timeline import find_events, in_brief

FERRY = (
    "The ferry Alma sank off Port Elin on Sunday and 12 people drowned. Dogs like walks in the park by the old mill.",
    "Twelve people drowned when the ferry Alma sank off Port Elin on Sunday. The weather in Dunmore was mild.",
)


def test_what_both_articles_report_comes_first() -> None:
    index = story(*FERRY)
    first = plan(find_material(index), index)[0]
    assert first.carried == {1, 2}
    assert {line.article for line in first.lines} == {1, 2}
    assert all("ferry" in line.text for line in first.lines)


def test_every_line_is_in_one_point() -> None:
    index = story(*FERRY)
    material = find_material(index)
    lines = [line for point in plan(material, index) for line in point.lines]
    assert len(lines) == len(set(lines)) == len(material)


def test_a_sentence_said_twice_is_redundant_and_another_is_not() -> None:
    index = story(*FERRY)
    ferry, dogs, again, _ = (line.stems for line in index.lines)
    assert redundancy(again, [ferry], index) > 0.55
    assert redundancy(dogs, [ferry], index) < 0.2
    assert redundancy(dogs, [], index) == 0.0


def claim(text: str) -> Claim:
    return Claim(text, find_mentions(text), (), (Evidence(1, Span(0, len(text)), text),))


def test_a_timeline_is_in_order_of_days() -> None:
    events = find_events(
        [
            claim("The ship sailed on 9 March 2021."),
            claim("It was built on 2 May 2018."),
            claim("It sank on 1 July 2021."),
        ]
    )
    assert [event.when for event in events] == ["2 May 2018", "9 March 2021", "1 July 2021"]


def test_a_day_that_describes_is_not_when_it_happened() -> None:
    told = [
        claim("He was convicted of the Nov. 18, 2023, shooting."),
        claim("He fell on May 2."),
        claim("He died on May 9."),
    ]
    assert find_events(told) == ()


def test_a_day_without_a_year_is_placed_only_beside_one_year() -> None:
    fell, moved, woke = (
        claim("She fell ill on Dec. 3, 2013."),
        claim("She was moved on Dec. 9."),
        claim("She woke on Dec. 12."),
    )
    assert [event.when for event in find_events([fell, moved, woke])] == [
        "3 December 2013",
        "9 December",
        "12 December",
    ]
    died, buried = claim("She died on Jan. 3, 2014."), claim("She was buried on Jan. 9, 2014.")
    two = find_events([fell, moved, died, buried])
    assert [event.when for event in two] == ["3 December 2013", "3 January 2014", "9 January 2014"]
    assert find_events([fell, claim("Sentencing is set for May 9."), claim("It may take until June 1.")]) == ()


def test_the_timeline_says_in_brief_what_the_page_says_in_full() -> None:
    texts = (
        "On May 2, Ida Lund opened the mill in Elin, which had been shut for years.",
        "The mill burned down on May 5, after a storm had swept the coast of Norvane.",
        "“We will build it up again on May 9,” said Ida Lund.",
    )
    index = story(*texts)
    told = find_events([own_sentence(line, index) for line in index.lines])
    brief = in_brief(told, index)
    assert [event.claim.text for event in brief] == ["Ida Lund opened the mill.", "The mill burned down.", texts[2]]
    assert [event.when for event in brief] == [event.when for event in told]
    assert brief[0].claim.evidence == told[0].claim.evidence


def test_one_day_is_no_timeline() -> None:
    assert find_events([claim("She fell ill on Dec. 3."), claim("On 3 December it rained.")]) == ()


def test_a_figure_told_again_is_redundant_in_other_words() -> None:
    index = story(
        "About 500 raiders attacked the mill on Monday. Some 500 gunmen stormed a building. "
        "Some gunmen stormed a building."
    )
    first, again, other = (line.stems for line in index.lines)
    assert redundancy(again, [first], index) > redundancy(other, [first], index)


def test_what_two_statements_hold_together_is_redundant() -> None:
    index = story(
        "The ferry Alma sank off Port Elin. Twelve people drowned on Sunday. "
        "The ferry Alma sank and twelve people drowned."
    )
    ferry, drowned, both = (line.stems for line in index.lines)
    assert redundancy(both, [ferry, drowned], index) > redundancy(both, [ferry], index)


def test_the_lead_tells_what_happened_and_not_what_is_said_of_it() -> None:
    index = story(
        "While many feared the worst, the harbour was calm. A clerk called the sinking of the ferry Alma a shame. "
        "The ferry Alma sank off Port Elin and 12 people drowned. The owner of the ferry Alma lives in Dunmore.",
        "Twelve people drowned when the ferry Alma sank off Port Elin on Sunday. The ferry Alma was built in 1980.",
    )
    composition = composed(index)
    assert "drowned" in composition.lead[0].text
    assert not any("feared" in claim.text for claim in composition.lead)


def composed(index: StoryIndex) -> Composition:
    """The page of a story of which the model drafts nothing."""
    planned = outline(index, find_material(index), (), find_subjects(index, index.lines), Settings())
    drafts = [[""]] * len(to_shorten(planned.asked))
    return compose(planned, phrase(planned.passages, planned.asked, drafts, index))


def lead_of(*texts: str) -> list[str]:
    index = story(*texts)
    composition = composed(index)
    return [claim.text for claim in composition.lead]


def test_the_lead_tells_the_event_before_what_it_will_cost() -> None:
    strike = "Bus drivers in Dunmore walked out on Monday for the first time in nine years. The depot is shut."
    cost = (
        "The walkout by bus drivers in Dunmore will cost the town 900 crowns a day, the Dunmore Chamber said. "
        "The Dunmore Chamber was founded in 1931."
    )
    assert lead_of(cost, strike)[0].startswith("Bus drivers in Dunmore walked out")
    told = cost.replace("will cost the town 900 crowns", "has shut nine schools and 900 shops")
    assert lead_of(told, strike)[0].startswith("The walkout by bus drivers")


def test_the_lead_tells_the_event_and_sets_no_scene() -> None:
    scene = "At her desk in Port Elin, harbour master Ida Lund knew that the ferry Alma had been lost. Rain fell."
    event = "The ferry Alma was lost off Port Elin, harbour master Ida Lund announced. Boats went out."
    assert lead_of(scene, event)[0].startswith("The ferry Alma was lost")


def test_after_a_boy_the_lead_says_which() -> None:
    drowned = (
        "A 9-year-old boy drowned in the harbour of Port Elin, the coast guard said. "
        "Divers from Dunmore searched the harbour of Port Elin and found Olaf Berg in nine minutes. "
        "The harbour of Port Elin was closed to 40 boats."
    )
    which = (
        "Snow fell. Rain fell. Sleet fell. Olaf Berg, of Dunmore, was fishing with 12 pupils, the school said. "
        "The 12 pupils were brought home by Olaf Berg’s aunt Ida Lund. A vigil for Olaf Berg begins at six."
    )
    lead = lead_of(drowned, which)
    assert lead[0].startswith("A 9-year-old boy")
    assert lead[1].startswith("Olaf Berg, of Dunmore")


def test_an_outcry_and_a_post_are_no_news() -> None:
    for outcry, told in (
        ("“We did it!” said Olaf Berg, who led{}.", "“We did it,” said Olaf Berg, who led{}."),
        ("Mayor Olaf Berg tweeted: Well done{}.", "Mayor Olaf Berg tweeted well of those who led{}."),
    ):
        outcry, told = (text.format(" the tugs of Port Elin to the wreck off Dunmore") for text in (outcry, told))
        worth = [salience(index.lines[0], index) for index in (story(outcry), story(told))]
        assert worth[0] < worth[1] - 0.5


def test_the_lead_gives_the_figure_put_right_and_not_the_old_one() -> None:
    old = "Eleven people were killed when the ferry Alma sank off Port Elin on Sunday, the fire service said."
    new = "Nine people, not 11, were killed when the ferry Alma sank off Port Elin, the fire service said on Friday."
    more = " The ferry Alma was built in 1980. Divers from Dunmore searched the ferry Alma."
    assert lead_of(old + more, new)[0].startswith("Nine people, not 11")


def test_what_was_put_right_is_not_printed_without_its_correction() -> None:
    index = story(
        "Mayor Ida Lund said on Monday that 12 people had drowned off Port Elin. Lund later clarified that nine had. "
        "The ferry Alma sank off Port Elin on Sunday.",
        "The ferry Alma sank off Port Elin on Sunday with 40 people. A crane from Dunmore lifted the ferry Alma.",
    )
    composition = composed(index)
    told = [claim.text for claim in (*composition.lead, *composition.key_points)]
    said = next(n for n, text in enumerate(told) if "12 people had drowned" in text)
    assert told[said + 1] == "Lund later clarified that nine had."
    assert sum("clarified" in text for text in told) == 1


def test_a_long_article_is_read_where_it_sums_up() -> None:
    tale = "Witness number {} saw smoke over the bay."
    valve, pump = (f"A {part} of the ferry Alma was stuck shut and nobody knew." for part in ("valve", "pump"))
    tales = [*map(tale.format, range(80)), valve, *map(tale.format, range(80, 160))]
    for heading, gains in (("Part Two: Conclusions", True), ("Part Two: The night", False)):
        text = "\n\n".join(["The report is out today.", "Part One: Hearings", " ".join(tales), heading, pump])
        index = build_index([article(1, text)])
        early, late = (next(line for line in index.lines if line.text == told) for told in (valve, pump))
        assert late.is_prose
        assert (salience(late, index) > salience(early, index) + 0.5) is gains


def test_that_somebody_did_not_answer_is_no_news_and_what_he_did_not_do_is() -> None:
    told = "Rain fell on the mill. Lind Oil did not immediately {} to the letters of nine clerks from Port Elin."
    silent, firm = (story(told.format(verb)) for verb in ("respond", "bow"))
    assert salience(silent.lines[1], silent) < salience(firm.lines[1], firm)


def summary(text: str, count: int = 3) -> list[str]:
    """What the summary of an article says, in its own order."""
    index = story(text)
    return [
        line.text
        for line in told_in_order(
            summary_lines(find_material(index), (), find_subjects(index, index.lines), index, count), index
        )
    ]


def test_a_summary_opens_with_what_stands_by_itself() -> None:
    text = (
        "The ferry Alma sank off Port Elin on Sunday and 12 people drowned. "
        "Ida Lund, 41, leads the polls in Dunmore with 43 per cent of 900 voters. "
        "But Olaf Dahl is ahead of Ida Lund in Graz, where he has 51 per cent of 400 voters."
    )
    first, polls, but = (line.text for line in story(text).lines)
    assert summary(text) == [first, polls, but]
    assert summary(text, 1) == [first]
    assert but not in summary(text, 2) or polls in summary(text, 2)


def test_a_summary_never_goes_against_what_it_does_not_say() -> None:
    text = "Would you believe it? But Olaf Dahl is ahead of Ida Lund in Graz, where he has 51 per cent of 400 voters."
    assert summary(text) == []


def test_a_summary_opens_with_the_story() -> None:
    text = (
        "Great bakers need support to reach their full potential in any town. "
        "Olaf Dahl baked rye in Dunmore. Olaf Dahl sold the mill to a bank in Graz. Olaf Dahl has a debt to the bank."
    )
    assert summary(text)[0].startswith("Olaf Dahl")


def test_a_summary_opens_with_the_best_that_can_open_it() -> None:
    text = (
        "“I will not speak of this force,” Ida Lund of Elin Lines said in Port Elin on Monday, 6 May 2024. Rain fell. "
        "A baker sold rye in Graz. Nine hundred men of Ida Lund took Port Elin and burned its mill on Monday."
    )
    assert summary(text, 1)[0].startswith("Nine hundred men")


def test_two_summaries_do_not_print_one_agencys_sentence() -> None:
    agency = "About 500 guards attacked the mill of Port Elin on Monday, according to a statement from Elin Lines."
    index = story(
        agency + " Rain fell on Dunmore all night and nine boats sank.",
        agency + " Ida Lund called the attack on the mill a crime. Olaf Berg sold nine ships to a bank in Graz.",
    )
    material = find_material(index)
    outlined = outline(index, material, (), find_subjects(index, material), Settings())
    first, second = ([line.text for line in lines] for lines in outlined.per_article.values())
    assert agency in first
    assert agency not in second


def test_what_a_passer_by_says_matters_less() -> None:
    index = story(
        "The mill in Elin burned down. The street was full of smoke, said engineer Ida Lund. The street was full of "
        "smoke, said parent Ida Lund. Olaf Berg, who lives across the street, said the street was full of smoke."
    )
    _, engineer, parent, across = index.lines
    assert salience(engineer, index) > salience(parent, index) + 0.5
    assert salience(engineer, index) > salience(across, index)


def test_what_was_so_before_matters_less() -> None:
    ends = "its owners of Port Elin said that they would sell the ferry Alma."
    before, now = (story(f"{when}, {ends}", FERRY[0]) for when in ("Back in May", "On Monday"))
    assert salience(before.lines[0], before) < salience(now.lines[0], now) - 1.0


def test_what_reporters_went_through_is_a_trifle() -> None:
    ends = "had to wait 18 hours for the ferry Alma off Port Elin on Sunday."
    told = {who: story(f"{who} {ends}", FERRY[0]) for who in ("Elin dockers", "CNN reporters")}
    dockers, reporters = (salience(index.lines[0], index) for index in told.values())
    assert reporters < dockers
    unable, able = (
        story(f"The Guardian {was} able to say who owned the ferry Alma.", FERRY[0]) for was in ("was not", "was")
    )
    assert salience(unable.lines[0], unable) < salience(able.lines[0], able)


@pytest.mark.parametrize(
    ("empty", "telling"),
    [
        (
            "Police remain tight-lipped about the fire on the ferry Alma.",
            "Police put out the fire on the Alma.",
        ),
        ("Drones were used in the attack on the ferry Alma.", "Drones of Elin were over the ferry Alma in the attack."),
        ("The singers of Port Elin paid tribute to the ferry Alma.", "Singers of Elin paid for the ferry Alma."),
        ("Tributes to the ferry Alma have poured in from Elin.", "Rain has poured into the ferry Alma of Elin."),
        ("It was a grave error.", "It was an error of nine feet."),
        (
            "The log of the ferry Alma offers a rare glimpse into the life of its crew.",
            "The log of the ferry Alma tells of the life of its crew.",
        ),
        (
            "The ferry Alma has long been the subject of debate in Port Elin.",
            "The ferry Alma has long been moored in Port Elin.",
        ),
        (
            "The sale came shortly after the news broke that the ferry Alma leaks.",
            "The sale came shortly after a clerk had said that the ferry Alma leaks.",
        ),
        ("Ida Lund praised the courage of the ferry Alma’s crew.", "Ida Lund paid the crew of the ferry Alma."),
        ("Ida Lund considered herself a friend of the ferry Alma.", "Ida Lund bought the ferry Alma."),
        (
            "Ida Lund is not related to Olaf Lund of the ferry Alma.",
            "Ida Lund is married to Olaf Lund of the ferry Alma.",
        ),
        (
            "Ida Lund held a news conference on Friday, providing the events on the ferry Alma.",
            "Ida Lund held a news conference on the ferry Alma.",
        ),
        ("Ida Lund said in an interview with The Alma.", "Ida Lund said in an interview that the ferry Alma leaks."),
        ("Ida Lund will remember the ferry Alma’s smile.", "Ida Lund will remember the ferry Alma’s captain."),
        ("There are four branches in Elin.", "There are four branches in Elin of the bank that owns the ferry Alma."),
        ("Sailors would joke that the ferry Alma ran on rye.", "Sailors would say that the ferry Alma runs on rye."),
        (
            "Sailors of the ferry Alma were too shocked to say much.",
            "Sailors of the ferry Alma were too late to say much.",
        ),
        (
            "Clerks of Port Elin were asked about the ferry Alma.",
            "Clerks of Port Elin were told to sell the ferry Alma.",
        ),
        (
            "The talks have done little to calm the owners of the Alma.",
            "The talks have ended with the owners of the Alma.",
        ),
    ],
)
def test_a_sentence_that_tells_nothing_is_no_point(empty: str, telling: str) -> None:
    assert [is_empty(story(text).lines[0]) for text in (empty, telling)] == [True, False]
    told = composed(story(f"{FERRY[0]} {empty}", FERRY[1]))
    assert empty not in [claim.text for claim in (*told.lead, *told.key_points)]


def test_the_very_words_of_a_bulletin_are_worth_more_than_talk() -> None:
    warned = 'The bulletin warned: "All roofs will fail and water will be short for weeks in Port Elin."'
    index = story(f"{FERRY[0]} {warned} {warned.replace('The bulletin warned:', 'Olaf Berg thought:')}", FERRY[1])
    found = [line for line in index.lines if "All roofs" in line.text]
    assert salience(found[0], index) > salience(found[1], index) + 1


def test_what_a_party_disowns_is_worth_more_than_what_it_does() -> None:
    text = "Rain fell on the mill. The navy of Norland {} the fire on the ferry Alma off Port Elin."
    disowns, saw = (story(text.format(what)) for what in ("had nothing to do with", "looked for an hour at"))
    assert salience(disowns.lines[1], disowns) > salience(saw.lines[1], saw)


def _on_days(*texts: str) -> StoryIndex:
    return build_index([article(n, text, date=dt.date(2021, 3, 20 + n)) for n, text in enumerate(texts, 1)])


def test_of_the_last_day_more_is_told_than_the_lead_takes_and_what_it_costs_first() -> None:
    index = _on_days(
        "A barge sank in Elin harbour. Its crew of nine swam ashore.",
        "The barge was raised by two cranes. Tickets are sold as before. Ida Lund will pay $40 million for it.",
    )
    sank, swam, raised, tickets, owner = (Point((line,), 1.0) for line in index.lines)
    latest = with_latest([raised, sank, swam], [tickets, owner], index, 3, Rivals(()))
    assert [point.best for point in latest] == [p.best for p in (raised, sank, swam, owner)]


def test_where_two_of_the_last_day_are_told_none_is_added() -> None:
    index = _on_days("A barge sank in Elin harbour.", "The barge was raised. Two cranes did it. Ida Lund will pay $40.")
    sank, raised, cranes, owner = (Point((line,), 1.0) for line in index.lines)
    assert with_latest([raised, cranes, sank], [owner], index, 3, Rivals(())) == [raised, cranes, sank]


NURSE = (
    "Nurse Ida Lund, 31, left home in Dunmore at four in the morning. She walked to the hospital for two hours.\n\n"
    "The bus drivers of Dunmore are on strike until Friday."
)
STRIKE = "A strike by bus drivers shut the depot in Dunmore on Monday. Ulf Berg said nine in ten took part."


def test_a_report_that_opens_with_a_scene_comes_to_its_news_below() -> None:
    index = story(NURSE, STRIKE)
    assert [opens_slowly(line, index) for line in index.lines] == [True, True, False, False, False]
    assert lead_of(NURSE, STRIKE)[0].startswith("A strike by bus drivers")
    assert not any("Lund" in text for text in lead_of(NURSE, STRIKE))


@pytest.mark.parametrize(
    ("text", "other", "slowly"),
    [
        ("When Ida Lund first called the mill, he was on a ski lift.", STRIKE, True),
        ("When Ida Lund's waters broke in December, the snow was over the gate.", STRIKE, True),
        ("The morning after the strike, the early shift started on time.", STRIKE, True),
        ("Every night for eleven years Ida Lund has smoked on the step of her bakery.", STRIKE, True),
        ("On Wednesday night Ida Lund put a plate of stew in the oven.", STRIKE, True),
        ("Ida Lund had practiced her speech all week.", STRIKE, True),
        ("At four in the morning, when the first bus should have left, there was only Ida Lund.", STRIKE, True),
        ("On Wednesday night Ida Lund said that the depot was sold.", STRIKE, False),
        ("On Wednesday night the drivers of Dunmore left the depot.", STRIKE, False),
        ("Coach Ida Lund left the club in Dunmore.", "Coach Ida Lund left Dunmore for Elin.", False),  # the news
        ("Coach Ida Lund said the club in Dunmore was sold.", STRIKE, False),
        ("Coach Ida Lund was killed in Dunmore.", STRIKE, False),
    ],
)
def test_who_is_in_the_news_is_no_scene(text: str, other: str, slowly: bool) -> None:
    index = story(text, other)
    assert opens_slowly(index.lines[0], index) == slowly


def test_whom_neither_of_two_others_names_is_of_a_scene() -> None:
    arrived = "Ida Lund arrived at the depot in Dunmore at six."
    three, two = story(arrived, STRIKE, STRIKE), story(arrived, STRIKE)
    assert opens_slowly(three.lines[0], three)
    assert not opens_slowly(two.lines[0], two)
    won = story("Ida Lund has won the race in Dunmore.", STRIKE, STRIKE)  # what has happened is news
    assert not opens_slowly(won.lines[0], won)


WHO = "The coroner of Port Elin, the mayor of Dunmore and the owner of the ferry Alma met on the quay of Port Elin."
INQUIRY = "The coroner of Port Elin, the mayor of Dunmore and the owner of the ferry Alma began investigations."


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        ("Nurses of the Bureau of Investigation came to the ferry Alma.", True),
        ("Investigations of the ferry Alma began in Dunmore.", False),
    ],
)
def test_that_something_is_done_is_news_though_all_who_do_it_are_known(beside: str, told: bool) -> None:
    index = story(f"{WHO} {beside} {INQUIRY} Dogs like walks.", "Dogs like walks in the park.")
    who, other, inquiry = (own_sentence(line, index) for line in index.lines[:3])
    ((first, *rest),) = _told_once([(other, inquiry)], [who], index)
    assert first is other
    assert (rest == [inquiry]) is told


@pytest.mark.parametrize(
    ("text", "beside", "done"),
    [
        (INQUIRY, WHO, True),
        (INQUIRY, "An inquiry found that the Alma leaks.", True),
        (INQUIRY, "Nobody asked for investigations.", False),
        ("Detectives are questioning four clerks about the fire.", "Four clerks lit a fire.", True),
        (WHO, "", False),
    ],
)
def test_what_is_done_about_an_event(text: str, beside: str, done: bool) -> None:
    claims = [Claim(each, (), (), ()) for each in (text, beside)]
    assert _tells_what_is_done(claims[0], claims[1:]) is done


@pytest.mark.parametrize(
    "before", ["“It was a fine year for rye,” Nils Aker said.", "A crane stood at the mill of Nils Aker."]
)
def test_who_only_speaks_introduces_nothing(before: str) -> None:
    index = story(f"{before} The fighter of Port Elin had lost the war in Graz.", "Snow fell on the hills of Graz.")
    first, line = index.lines[:2]
    told = _introduction(line, index, find_material(index))
    assert told is (None if before.startswith("“") else first)
