"""Sentences made to stand alone by rule: who a pronoun is, who spoke, what a name is in full."""

from __future__ import annotations

import pytest
from story import story

from summarizer.writing.material import find_material, tidy

# The article, and its last sentence as it can be said alone; None where it cannot.
CASES = {
    "a pronoun with one person before it": (
        "Tomas Reiner, 41, was detained on Sunday in Westgate. He is being held without bail at the county jail.",
        "Tomas Reiner is being held without bail at the county jail.",
    ),
    "a possessive": (
        "Tomas Reiner, 41, was detained on Sunday in Westgate. His car was found by the river on Monday.",
        "Tomas Reiner’s car was found by the river on Monday.",
    ),
    "a link to the page itself": (
        "Tomas Reiner, 41, has threatened to sue nine papers over their reports (including this one).",
        "Tomas Reiner, 41, has threatened to sue nine papers over their reports.",
    ),
    "two people: nobody can say who": (
        "Tomas Reiner, 41, met coach Lars Holm on Sunday. He is being held without bail at the county jail.",
        None,
    ),
    "his wife is not he": (
        "Tomas Reiner, 41, spoke. His wife, the pianist Ida Lund, died in 2021. He thanked her at the county jail.",
        None,
    ),
    "a wife is she": (
        "Also there was the governor's wife, Ida Lund. She is being held without bail at the county jail.",
        "Ida Lund is being held without bail at the county jail.",
    ),
    "a rank as it is given": (
        "It rained. Also there was Station Officer Ida Lund. She said that the loft of the mill was dry.",
        "Station Officer Ida Lund said that the loft of the mill was dry.",
    ),
    "a street is nobody": (
        "Tomas Reiner, 41, lives in the 900 block of Willow Bend. He is being held without bail at the county jail.",
        "Tomas Reiner is being held without bail at the county jail.",
    ),
    "who leads a party spoke nowhere": (
        "Guards loyal to a party led by Tomas Reiner, 41, hold the west bank. He said two officers spoke by telephone.",
        None,
    ),
    "she is not Mr": (
        "Mr. Tomas Reiner, 41, was detained on Sunday in Westgate. She is being held without bail at the county jail.",
        None,
    ),
    "an office as it was introduced": (
        "Some 500 men attacked, a coalition military official said. The official said nobody on the base was hurt.",
        "A coalition military official said nobody on the base was hurt.",
    ),
    "another office": (
        "Some 500 men attacked, a coalition military official said. The spokesman said nobody on the base was hurt.",
        "The spokesman said nobody on the base was hurt.",
    ),
    "a last name in full, of whom it is said who he is": (
        "Also there: Tomas Reiner, the former cofounder of Lund Lifting. Nobody was hurt. "
        "Reiner left Lund Lifting in 2014 after a quarrel over the price of two cranes.",
        "Tomas Reiner left Lund Lifting in 2014 after a quarrel over the price of two cranes.",
    ),
    "a firm is nobody": (
        "Also there: Lund Lifting, the company of two brothers. Nobody was hurt. "
        "Lifting the two cranes took until Monday in 2014, police officer Ann Marsh said.",
        "Lifting the two cranes took until Monday in 2014, police officer Ann Marsh said.",
    ),
    "a last name in full": (
        "Jordan Milner, 30, who lives across the road, heard it all. Milner said the victims were old neighbors.",
        "Jordan Milner said the victims were old neighbors.",
    ),
    "a people is no part of a firm's name": (
        "Norland Air, which flies to Graz, said nothing. Rain fell. "
        "Much effort has gone into finding the mostly Norlander victims.",
        "Much effort has gone into finding the mostly Norlander victims.",
    ),
    "a last name that two bear": (
        "Ashley Boyle, 30, and Evan Boyle, 31, sued the dentist. Boyle said the records had been lost.",
        "Boyle said the records had been lost.",
    ),
    "whose last name speaks": (
        "At his desk in Westgate, Tomas Reiner wrote a letter. Rain fell. Reiner says the letter came to nothing.",
        "Tomas Reiner says the letter came to nothing.",
    ),
    "what somebody is": (
        "The meteorologist Tomas Reiner wrote a letter. Rain fell. By noon Reiner had nine answers from the port.",
        "By noon Tomas Reiner had nine answers from the port.",
    ),
    "of a place": (
        "Nora Falk, of Port Elin, fell into the lock. Rain fell. By noon Falk had been pulled from the cold water.",
        "By noon Nora Falk had been pulled from the cold water.",
    ),
    "a family is no one person": (
        "Tomas Reiner, 41, met coach Lars Holm. Rain fell. A Reiner family friend told the court that he was ill.",
        "A Reiner family friend told the court that he was ill.",
    ),
    "two names in part": (
        "Tomas Reiner, 41, met coach Lars Holm. Rain fell. Reiner told the court that Holm had sold nine lamps.",
        "Tomas Reiner told the court that Lars Holm had sold nine lamps.",
    ),
    "a page's title is nobody, and what is shouted stays": (
        "Ida Lund wrote on her Help Get Berg Home page. Berg said he was cold. "
        "A page called FEED BERG'S DOGS! was made by Olaf Dahl in Westgate.",
        "A page called FEED BERG'S DOGS! was made by Olaf Dahl in Westgate.",
    ),
    "a ministry as it was introduced": (
        "Norland's finance ministry published nine letters. It rained. Lamps will cost 40 crowns, the ministry said.",
        "Lamps will cost 40 crowns, Norland's finance ministry said.",
    ),
    "the nearest of two ministries": (
        "Norland's finance ministry wrote nine letters. The Ministry of Trade in Graz answered. "
        "The ministry sold 40 lamps to Dunmore.",
        "The Ministry of Trade sold 40 lamps to Dunmore.",
    ),
    "the estate of whom the story tells": (
        "Maid Ida Lund, 41, was shocked. “Oh my goodness, no,” Ida Lund exclaimed. Her estate has a flat in Graz.",
        None,
    ),
    "the office of who spoke": (
        "Maid Ida Lund, 41, was shocked by it. “Oh my!” Ida Lund said. Her office has a flat and a trust in Graz.",
        "Ida Lund’s office has a flat and a trust in Graz.",
    ),
    "a navy of two words": (
        "South Norland's navy held a drill off Dunmore. It rained. “We will sink whoever comes near,” the Navy said.",
        "“We will sink whoever comes near,” South Norland's navy said.",
    ),
    "a navy": (
        "The Norland Navy held a drill off Dunmore. It rained. “We will sink whoever comes near,” the Navy said.",
        "“We will sink whoever comes near,” the Norland Navy said.",
    ),
    "a ministry that nobody introduced": (
        "Rain fell on the town all night. Lamps will cost 40 crowns a piece, the ministry said.",
        "Lamps will cost 40 crowns a piece, the ministry said.",
    ),
    "another kind of body": (
        "The US Energy Department wrote nine letters. Lamps will cost 40 crowns a piece, the agency said.",
        "Lamps will cost 40 crowns a piece, the agency said.",
    ),
    "who made the statement": (
        "In a statement released on Sunday, the family said “we miss him”. “He sold 40 lamps in Graz,” the statement "
        "continued.",
        "“He sold 40 lamps in Graz,” the family said.",
    ),
    "a statement that nobody made": (
        "The family was at home. “Ida Lund sold 40 lamps in Graz,” the statement continued.",
        None,
    ),
    "a part of nobody": (
        "Rain fell on the town all night. Nine lamps were sold in Graz, two of the Danes said.",
        "Nine lamps were sold in Graz, two Danes said.",
    ),
    "a part of somebody": (
        "Eleven Danes fled to Westgate. Nine lamps were sold in Graz, two of the Danes said.",
        "Nine lamps were sold in Graz, two of the Danes said.",
    ),
    "whom a report calls its own": (
        "Rain fell on the town. Several dockers told our crew they had counted only nine lamps.",
        "Several dockers said they had counted only nine lamps.",
    ),
    "what was reported before": (
        "Rain fell on the town. The Graz Courier also reported that nine lamps had been stolen.",
        "The Graz Courier reported that nine lamps had been stolen.",
    ),
    "as pure as what": (
        "Rain fell on the town. Some people in Graz had ideas about the lamps that were not quite so pure.",
        None,
    ),
    "the reader's own day": (
        "The bridge is old. Earlier today, the county closed the bridge to all lorries but those of the army.",
        "The county closed the bridge to all lorries but those of the army.",
    ),
    "a year that is over": (
        "Ten years ago this morning, the county of Westgate closed the bridge to all lorries.",
        "Ten years ago to the day, the county of Westgate closed the bridge to all lorries.",
    ),
    "an update": (
        "Rain fell. [UPDATE May 23, 2016] The county of Westgate has closed the bridge to lorries.",
        "The county of Westgate has closed the bridge to lorries.",
    ),
    "a heading of one paragraph": (
        "Rain fell. 'Sold out' In a long speech, the owner of Elin Lines praised nine clerks.",
        "In a long speech, the owner of Elin Lines praised nine clerks.",
    ),
    "whose kin": (
        "Nora Lund, 19, swam. Mayor Olaf Lund, 51, said so. Lund's father had sold the mill of Westgate to a bank.",
        None,
    ),
    "the kin of the only one": (
        "Nora Lund, 19, swam. Mayor Olaf Berg, 51, said so. Lund's father had sold the mill of Westgate to a bank.",
        "Nora Lund's father had sold the mill of Westgate to a bank.",
    ),
    "a place that a team has in its name": (
        "The Westgate Rovers, who play in blue, won. The old Berg family lives in Dunmore, Westgate, which is a port.",
        "The old Berg family lives in Dunmore, Westgate, which is a port.",
    ),
    "who was found by whoever speaks": (
        "Detectives found the woman at a mill, said Mayor Olaf Berg. She was questioned about nine lamps on Friday.",
        None,
    ),
    "who speaks": (
        "Detectives searched the mill, said Mayor Olaf Berg. He was questioned about nine lamps on Friday.",
        "Mayor Olaf Berg was questioned about nine lamps on Friday.",
    ),
    "what was also won": (
        "Rain fell. The clerk Ida Lund also received nine lamps and a bonus from Elin Lines on Friday.",
        "The clerk Ida Lund received nine lamps and a bonus from Elin Lines on Friday.",
    ),
    "an opening connective": (
        "The bridge is old. However, the county said it would stay open for the winter.",
        "The county said it would stay open for the winter.",
    ),
    "who spoke before": (
        "Governor Ida Lund said that 21 people had drowned off Port Elin. Nine men were unaccounted for, she added.",
        "Nine men were unaccounted for, Governor Ida Lund added.",
    ),
    "who was only spoken of": (
        "A clerk praised Governor Ida Lund for her work on Sunday. Nine men were unaccounted for, she added.",
        None,
    ),
    "two who may have spoken": (
        "Coach Lars Holm, 41, wept when Ida Lund, 30, told reporters so. Nine men were unaccounted for, she added.",
        None,
    ),
    "he who spoke last": (
        'The tide helped the tugs of Port Elin. "We did it," said Olaf Berg, 50, of the firm Norvane. '
        "He gave the time as noon and thanked nine crews.",
        "Olaf Berg gave the time as noon and thanked nine crews.",
    ),
    "a ship named as a lady is no woman": (
        "Fiona Geddes, 41, sold tickets. It rained all night. The Lady Fiona was opened up at Dunmore on Friday. "
        "Her main valve was stuck in the same position.",
        None,
    ),
    "a question": ("The bridge is old. Will the county keep it open for the winter?", None),
    "the writer speaks": ("The bridge is old. We think the county should close it for the winter.", None),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_sentence_is_made_to_stand_alone(case: str) -> None:
    text, expected = CASES[case]
    index = story(text)
    material = find_material(index)
    last = index.lines[-1]
    assert (material[last].text if last in material else None) == expected


def test_who_lends_a_name_is_kept() -> None:
    index = story(CASES["a last name in full"][0])
    first, last = index.lines
    assert find_material(index)[last].lenders == (first,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("But the talks failed.", "The talks failed."),
        ("Instead, the talks failed.", "The talks failed."),
        ("Instead of talks came war.", "Instead of talks came war."),
        ("So far the talks have failed.", "So far the talks have failed."),
        ("Still recovering, he left.", "Still recovering, he left."),
        ("The U.S. -backed men left.", "The U.S.-backed men left."),
        ("The paper (http://ow.ly/x ) said so.", "The paper said so."),
        ("Despite that cold answer, the bank opened.", "The bank opened."),
        ("Because of the poor harvest, clerks sold theirs.", "Clerks sold theirs."),
        ("Despite the rain in Graz, they sang.", "Despite the rain in Graz, they sang."),
        ("The lamps will also stay in shops.", "The lamps will stay in shops."),
        ("No more queues in Elin: The bank opens nine counters.", "The bank opens nine counters."),
        ("Police: Nine lamps are gone.", "Police: Nine lamps are gone."),
        ("Analysis The letter shows how she thought.", "The letter shows how she thought."),
        ("Storms 101 They last an hour at most.", "They last an hour at most."),
        ("Vice Premier He said so.", "Vice Premier He said so."),
        ("Berg (BERG.N) agreed to buy Lund LUND.L for $1 billion.", "Berg agreed to buy Lund for $1 billion."),
        ("Berg (B.A.) agreed to buy Lund.", "Berg (B.A.) agreed to buy Lund."),
        ("Ida Lund then heard a cry.", "Ida Lund heard a cry."),
        ("The team reports today in the journal.", "The team reports in the journal."),
        ("Lamps are used today in Elin.", "Lamps are used today in Elin."),
        (
            "The council issued a list of lamps today, and all sold.",
            "The council issued a list of lamps, and all sold.",
        ),
        ("The lamp is the dearest of all today.", "The lamp is the dearest of all today."),
        ("The police have just released a film.", "The police have released a film."),
        ("The police have just one film.", "The police have just one film."),
        ("Olaf Berg / Elin News The lamp is lit.", "The lamp is lit."),
        ("Olaf Berg / Ida Lund The lamp is lit.", "Olaf Berg / Ida Lund The lamp is lit."),
        ("Gull News has learned that a clerk was held.", "A clerk was held."),
        ("Olaf Berg has learned that a clerk was held.", "Olaf Berg has learned that a clerk was held."),
        ("A clerk is expected to appear in court tomorrow.", "A clerk is expected to appear in court."),
        ("Rye is the grain of tomorrow.", "Rye is the grain of tomorrow."),
        ("In fact, one of the lamps broke.", "One of the lamps broke."),
        ("Lund, however, went home.", "Lund went home."),
        ("Lund went home, however, at nine.", "Lund went home at nine."),
        ("Lund went home, however late.", "Lund went home, however late."),
        ("Plus, most had no lamp.", "Most had no lamp."),
        ("Later, clerks asked a judge.", "Clerks asked a judge."),
        ("Later in May, clerks asked a judge.", "Later in May, clerks asked a judge."),
        ("Rebel leaders based here say so.", "Rebel leaders say so."),
        ("Ida Lund sat down and then heard a cry.", "Ida Lund sat down and then heard a cry."),
        ("Ida Lund, by then moved to Elin, heard it.", "Ida Lund, by then moved to Elin, heard it."),
        ("Group A will meet in Elin.", "Group A will meet in Elin."),
        ("Ida Lund and The Gull said so.", "Ida Lund and The Gull said so."),
        ("Ida Lund, of the 3400 block of Old Mill Road, was at practice.", "Ida Lund was at practice."),
        ("Ida Lund, of the 3400 block of Old Mill Road.", "Ida Lund, of the 3400 block of Old Mill Road."),
    ],
)
def test_tidying_touches_nothing_else(text: str, expected: str) -> None:
    assert tidy(text) == expected


@pytest.mark.parametrize(
    ("shouted", "plain"),
    [
        (
            "FOUR people drowned in the harbour of Elin on Sunday.",
            "Four people drowned in the harbour of Elin on Sunday.",
        ),
        (
            "A TEAM of divers searched the harbour of Elin on Sunday.",
            "A team of divers searched the harbour of Elin on Sunday.",
        ),
        ("SANA reported on the harbour of Elin on Sunday.", "SANA reported on the harbour of Elin on Sunday."),
        ("NATO ships searched the harbour of Elin on Sunday.", "NATO ships searched the harbour of Elin on Sunday."),
        (
            "ELIN'S harbour was searched by four divers on Sunday.",
            "Elin's harbour was searched by four divers on Sunday.",
        ),
    ],
)
def test_an_opening_is_not_shouted(shouted: str, plain: str) -> None:
    index = story(f"{shouted} Later the mayor of Elin said that four ships of a team had come, SANA said.")
    line = index.lines[0]
    assert find_material(index)[line].text == plain


@pytest.mark.parametrize(
    "text", ["A CLERK OF ELIN WAS HELD BY THE POLICE ON MONDAY.", "Ida Lund said lamps may be “sold there in May,”..."]
)
def test_the_captions_of_a_broadcast_and_what_breaks_off_are_no_material(text: str) -> None:
    index = story(f"Rain fell on the mill of Elin on Monday. {text}", "A clerk of Elin was held on Monday.")
    assert [line.text for line in index.lines if line not in find_material(index)] == [text]


def test_no_article_begins_with_what_somebody_said() -> None:
    index = story("“I have lost hope of the mill,” Lund said. “I have lost hope of the inn,” Lund said in Graz.")
    assert [line.text for line in find_material(index)] == ["“I have lost hope of the inn,” Lund said in Graz."]
