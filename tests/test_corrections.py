"""What a later article takes back: which value a sentence withdraws, and that the page does not tell it as so."""

from __future__ import annotations

import datetime as dt

import pytest
from story import article, story

from summarizer.comparing.corrections import find_corrections, superseded
from summarizer.comparing.foretold import find_foretold
from summarizer.comparing.retractions import find_retractions
from summarizer.comparing.tolls import find_outgrown
from summarizer.models.scripted import ScriptedGenerator
from summarizer.pipeline import build_brief
from summarizer.records import Brief
from summarizer.settings import Settings
from summarizer.text.index import build_index

# A sentence, and the values it takes back with those it puts in their place ("" where it does not tell one).
TAKEN_BACK = {
    "Nine people, not 11, died in the crash.": [("11", "Nine")],
    "Nine people, not 11, died in the crash, the fire service said.": [("11", "Nine")],
    "Not 11 but nine people died in the crash.": [("11", "nine")],
    "Nine people died, not 11 as first reported, the rebels said.": [("11", "Nine")],
    "The toll was revised from 43 to 31.": [("43", "31")],
    "The ministry lowered the death toll to 31 from 43.": [("43", "31")],
    "The number of dead was revised down to nine from an earlier 11.": [("11", "nine")],
    "The ministry lowered the death toll to nine.": [("", "nine")],
    "The death toll has been raised to 29, officials said.": [("", "29")],
    "The number of people killed in Monday's quake has risen to 29.": [("", "29")],
    "The driver was Karel Vondra, not Jiri Malina.": [("Jiri Malina", "Karel Vondra")],
    "The driver was not Jiri Malina but Karel Vondra, the police said.": [("Jiri Malina", "Karel Vondra")],
    "The driver's name had wrongly been given as Jiri Malina.": [("Jiri Malina", "")],
    "An earlier version of this report said 43 people had died.": [("43", "")],
    "An earlier version of this story said 43 people had died when in fact 31 did.": [("43", "31")],
    "This article corrects an earlier report that said eleven people had been killed and that the driver was Jiri "
    "Malina.": [("eleven", ""), ("Jiri Malina", "")],
}
NOTHING = (
    "They came not 11 days but weeks later.",
    "The team scored not one but two goals.",
    "Not more than 11 people died in the crash.",
    "Not 11 people were there on the second of the nine days.",
    "Eleven people died, and not all 46 of the injured were found.",
    "She asked for nine rather than 11 players.",
    "If nine, not 11, members vote for it, the plan will fail.",
    "Fifty people, not 11, were killed, the rebels said.",  # one side's word against another's
    "The government claimed that nine people, not 11, had died.",
    "The limit at the curve was lowered from 60 to 40 kilometres an hour.",  # the world changed, and no report
    "The bank raised its rate from 4% to 5%.",
    "The number of people killed on the roads rose to 43 last year from 31.",
    "The company cut its number of shops from 43 to 31.",
    "The train will stop in Brno, not in Prague.",
    "He was wrongly accused of the theft of 43 sheep.",
    'The fire chief said: "We had minutes, not hours."',
)


@pytest.mark.parametrize("sentence", TAKEN_BACK)
def test_a_correction_names_what_it_takes_back(sentence: str) -> None:
    line = story(f"{sentence} Snow fell on the hills.").lines[0]
    found = [(r.old.text if r.old else "", r.new.text if r.new else "") for r in find_retractions(line)]
    assert found == TAKEN_BACK[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_other_sentences_take_nothing_back(sentence: str) -> None:
    assert find_retractions(story(f"{sentence} Snow fell on the hills.").lines[0]) == ()


FIRST = (
    "Fourteen people were killed and 30 injured when a footbridge over the Orle at Tarnow Mill fell on Monday, the "
    "county said.\n\n"
    "The bridge was built in 1968. The engineer in charge was Anton Reber, the county said. "
    "Divers searched the river below the mill until dark, and three boats helped them.\n\n"
    "A market was held on the near bank on Monday, and the bridge was full of visitors."
)
SECOND = (
    "The county had been warned of rust on the footbridge at Tarnow Mill, its own papers of last spring show.\n\n"
    "Fourteen people died when it fell on Monday. Anton Reber, the engineer in charge, had signed the last report. "
    "A new bridge would cost 6 million euros, by an estimate of the county."
)
THIRD = (
    "Twelve people, not 14, died when the footbridge at Tarnow Mill fell on Monday, the county said on Thursday.\n\n"
    "Two of the injured had been counted among the dead. The engineer in charge was Livia Stamm, and the name of "
    "Anton Reber had wrongly been given. An earlier version of this report said the engineer was Anton Reber.\n\n"
    "Divers ended their search of the river on Wednesday, and the mill will stay closed until the summer."
)
DAYS = (dt.date(2024, 4, 1), dt.date(2024, 4, 2), dt.date(2024, 4, 4))


def page(*texts: str, days: tuple[dt.date | None, ...] = DAYS) -> Brief:
    articles = [article(n, text, date=day) for n, (text, day) in enumerate(zip(texts, days, strict=True), 1)]
    return build_brief(articles, ScriptedGenerator(lambda prompt, n: ""), Settings())


def test_the_page_tells_what_was_put_right_and_shows_both_in_the_table() -> None:
    brief = page(FIRST, SECOND, THIRD)
    told = [claim.text for claim in (brief.title, *brief.lead, *brief.key_points)]
    assert not [text for text in told if "Fourteen" in text or "was Anton Reber" in text or "signed" in text]
    assert brief.title.text.startswith("Twelve people died when the footbridge at Tarnow Mill fell")
    assert brief.lead[0].text.startswith("Twelve people, not 14, died")
    toll, engineer = brief.differences[:2]
    assert toll.subject == "people killed, corrected"
    assert [(r.value, r.citations) for r in toll.reports] == [("Fourteen people", (1, 2)), ("Twelve people", (3,))]
    assert toll.reports[1].context.startswith("Twelve people, not 14, died when the footbridge")
    assert engineer.subject == "engineer, corrected"
    assert [(r.value, r.citations) for r in engineer.reports] == [("Anton Reber", (1, 2)), ("Livia Stamm", (3,))]


def test_a_name_that_was_taken_back_does_not_head_the_page() -> None:
    assert "Anton Reber" not in page(FIRST, SECOND, THIRD).subjects


def test_what_an_article_reported_stays_in_its_own_summary() -> None:
    brief = page(FIRST, SECOND, THIRD)
    assert any("Fourteen" in claim.text for claim in brief.summaries[0].claims)


def test_the_table_has_each_toll_once_and_says_that_it_was_revised() -> None:
    brief = page(
        "A quake struck the Orle valley on Monday and killed at least 17 people, the civil defence said.\n\n"
        "Hundreds slept in tents in Tarnow. The hospital in Tarnow treated 120 injured people.",
        "Rescuers dug through the night in Tarnow after Monday's quake in the Orle valley.\n\n"
        "The civil defence raised the death toll to 29 on Tuesday. Some 300 houses were destroyed in Tarnow.",
        "The number of people killed in the quake that struck the Orle valley on Monday has risen to 35, the civil "
        "defence said on Thursday.\n\nThe search in Tarnow ended at noon.",
    )
    told = [claim.text for claim in (brief.title, *brief.lead, *brief.key_points)]
    assert not [text for text in told if "17" in text or "29" in text]
    assert "35" in brief.lead[0].text
    (tolls,) = [d for d in brief.differences if d.subject.startswith("people killed")]
    assert tolls.subject == "people killed, revised"
    assert [r.value for r in tolls.reports] == ["at least 17 people", "29", "35"]


def test_a_page_of_which_all_is_taken_back_is_still_a_page() -> None:
    brief = page(
        "The fire in Tarnow killed 43 people on Monday.",
        "He said 31 people, not 43, died in it, officials said.",
        days=DAYS[:2],
    )
    assert [claim.text for claim in brief.lead] == ["The fire in Tarnow killed 43 people on Monday."]
    assert brief.differences[0].subject == "people killed, corrected"


@pytest.mark.parametrize("days", [(None, None, None), DAYS[::-1]], ids=["unknown", "the other way round"])
def test_only_a_later_article_corrects(days: tuple[dt.date | None, ...]) -> None:
    texts = (FIRST, SECOND, THIRD)
    articles = [article(n, text, date=day) for n, (text, day) in enumerate(zip(texts, days, strict=True), 1)]
    assert find_corrections(build_index(articles)) == ()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The landslide killed 11 villagers.", "Nine dogs, not 11, were found in the yard."),
        ("The bus carried 11 children to the coast.", "Nine people, not 11, died when the mill burned down."),
        ("The flood of 1994 closed 43 schools.", "The death toll of the fire was revised from 43 to 31."),
        ("Anton Reber, a baker, opened his shop late.", "The driver was Livia Stamm, not Anton Reber."),
        ("The fire killed 11 people.", "The fire killed 12 people."),
        ("The fire killed 35 people, the governor said.", "The ministry raised the death toll of the fire to 29."),
        (
            "Anton Reber missed a goal.",
            "The scorer of the last goal was Livia Stamm, not Anton Reber.",
        ),
    ],
)
def test_a_value_of_something_else_stands(earlier: str, later: str) -> None:
    articles = [article(1, earlier, date=DAYS[0]), article(2, later, date=DAYS[1])]
    assert find_corrections(build_index(articles)) == ()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The fire killed 43 people.", "The death toll of the fire was revised from 43 to 31."),
        ("The fire killed 43 people.", "The ministry lowered the death toll to 31."),
        ("At least 17 people died in the flood.", "The death toll was raised to 29 on Sunday."),
        (
            "The store lost 300 tonnes of wheat in the fire.",
            "The store lost 290 tonnes of wheat, not 300 tonnes.",
        ),
    ],
)
def test_a_value_of_the_same_is_replaced(earlier: str, later: str) -> None:
    index = build_index([article(1, earlier, date=DAYS[0]), article(2, later, date=DAYS[1])])
    old, new = index.lines
    assert dict(superseded(find_corrections(index))) == {old: new}


MONDAY = (
    "At least 17 people drowned when the ferry Alma sank off Port Elin on Monday, the coast guard said.\n\n"
    "The ferry was built in 1980 and was bound for Dunmore. Fishing boats took 40 survivors to the harbour, where the "
    "mayor of Port Elin opened the school for them."
)
WEDNESDAY = (
    "Port Elin buried the first of its dead on Wednesday as divers went on searching the harbour mouth.\n\n"
    "The sinking of the ferry Alma off Port Elin left 29 people dead, the coast guard said. "
    "Its owner, the Dunmore Line, has stopped its other two ferries until they have been inspected."
)


def test_the_page_opens_with_the_newer_toll() -> None:
    brief = page(MONDAY, WEDNESDAY, days=(dt.date(2024, 4, 1), dt.date(2024, 4, 3)))
    told = [claim.text for claim in (brief.title, *brief.lead, *brief.key_points)]
    assert not [text for text in told if "17" in text]
    assert "29" in brief.title.text
    assert [r.value for r in brief.differences[0].reports] == ["At least 17 people", "29 people"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("At least 17 people drowned when the ferry Alma sank.", "Seventeen people drowned when the ferry Alma sank."),
        ("29 people drowned when the ferry Alma sank.", "17 people drowned when the ferry Alma sank."),  # no growth
        ("At least 17 people drowned when the ferry Alma sank.", "A landslide near Harlow left 29 dead, police said."),
        ("The blast killed 17 Marsh Party members.", "The blast killed 29 Hill Party members."),
    ],
)
def test_another_toll_outgrows_nothing(earlier: str, later: str) -> None:
    assert not find_outgrown(build_index([article(1, earlier, date=DAYS[0]), article(2, later, date=DAYS[1])]))


@pytest.mark.parametrize(
    ("ahead", "done", "outdated"),
    [
        ("Ida Lund is due to be sentenced on Thursday.", "A judge in Elin sentenced Ida Lund on Thursday.", True),
        ("Ida Lund is due to be sentenced on Thursday.", "A judge in Elin sentenced Ida Lund on Friday.", False),
        ("Ida Lund is due to be sentenced on Thursday.", "Ulf Berg was freed in Elin on Thursday.", False),
        ("Ida Lund is due to be sentenced on Thursday.", "Ida Lund will hear on Thursday what she gets.", False),
        ("Ida Lund was sentenced on Thursday.", "A judge in Elin sentenced Ida Lund on Thursday.", False),
    ],
)
def test_what_is_told_as_done_is_no_more_to_come(ahead: str, done: str, outdated: bool) -> None:
    index = build_index([article(1, ahead), article(2, done)])
    assert dict(find_foretold(index)) == ({index.lines[0]: index.lines[1]} if outdated else {})


def test_what_an_earlier_article_has_done_may_come_again() -> None:
    texts = ("Ida Lund is due to be sentenced on Thursday.", "A judge in Elin sentenced Ida Lund on Thursday.")
    index = build_index([article(1, texts[0], date=DAYS[1]), article(2, texts[1], date=DAYS[0])])
    assert not find_foretold(index)
