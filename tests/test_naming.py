"""What the page calls people and things it has told of: in short, as their articles do."""

from __future__ import annotations

import pytest
from story import story

from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.writing.material import find_material
from summarizer.writing.naming import as_called

TOLD = "Mayor Ida Lund, 41, was detained on Sunday in Westgate. "

# The article; the number of its sentence that stands on the page before its last; the last as the page then has it.
CASES = {
    "a name that the page has told": (
        TOLD + "Rain fell on the town all night. Lund said she had paid for nine lamps.",
        0,
        "Lund said she had paid for nine lamps.",
    ),
    "a name that it has not": (
        TOLD + "Rain fell on the old town all night. Lund said she had paid for nine lamps.",
        1,
        "Mayor Ida Lund said she had paid for nine lamps.",
    ),
    "a pronoun right after its sentence": (
        TOLD + "She is being held without bail at the county jail.",
        0,
        "She is being held without bail at the county jail.",
    ),
    "a pronoun that stands elsewhere": (
        TOLD + "Rain fell on the old town all night. She is being held without bail at the county jail.",
        0,
        "Lund is being held without bail at the county jail.",
    ),
    "one name in two words": (
        "Fighter Abdul Rauf, 25, was detained on Sunday in Westgate. Rain fell on the old town all night. "
        "He is being held without bail at the county jail.",
        0,
        "Abdul Rauf is being held without bail at the county jail.",
    ),
    "a firm whose name ends in a plain word": (
        "Elin Lines, the owner of nine ships, was sorry. Rain fell on the old town all night. The mayor ordered "
        "the owner, Elin Lines, to keep its ships in port.",
        0,
        "The mayor ordered the owner, Elin Lines, to keep its ships in port.",
    ),
    "what was also so, right after its sentence": (
        TOLD + "She was also fined for nine lamps by the court of Westgate.",
        0,
        "She was also fined for nine lamps by the court of Westgate.",
    ),
    "an owner": (
        TOLD + "Her car was found by the river on Monday. Lund’s lawyer said the car had been stolen.",
        0,
        "Lund’s lawyer said the car had been stolen.",
    ),
    "a thing by all its words": (
        "A coroner's report says that Ida Lund, 41, drowned. The report says she had been ill for a year.",
        0,
        "The report says she had been ill for a year.",
    ),
    "a last name that two on the page bear": (
        "Ida Lund, 41, met her brother Olaf Lund, 39, on Sunday. It rained. Ida said the mill had been sold to a bank.",
        0,
        "Ida said the mill had been sold to a bank.",
    ),
    "what it goes against stands before it": (
        "Holm leads in most of the 40 towns on the coast. But Lind leads in one of the towns on the coast.",
        0,
        "But Lind leads in one of the towns on the coast.",
    ),
    "what it goes against stands elsewhere": (
        "Holm leads in most of the 40 towns on the coast. Rain fell on the old town all night. "
        "But Lind leads in one town near the coast.",
        0,
        "Lind leads in one town near the coast.",
    ),
    "a first name that nobody else bears": (
        "Ida Lund, 41, met her brother Olaf Lund, 39, on Sunday. It rained. Ida’s mill had been sold to a bank.",
        0,
        "Ida’s mill had been sold to a bank.",
    ),
    "a title that a name begins": (
        TOLD + "Rain fell on the old town all night. Her novel Ida’s Harbour sold out within a week.",
        1,
        "Mayor Ida Lund’s novel Ida’s Harbour sold out within a week.",
    ),
    "a full name again": (
        TOLD + "Rain fell on the old town. The court heard that Ida Lund had paid for nine lamps on Friday.",
        0,
        "The court heard that Lund had paid for nine lamps on Friday.",
    ),
    "a full name with who that is": (
        TOLD + "Rain fell on the old town. The court heard that Ida Lund, the shipowner, had paid for nine lamps.",
        0,
        "The court heard that Ida Lund, the shipowner, had paid for nine lamps.",
    ),
    "a full name with who that is told to be": (
        TOLD + "Rain fell on the old town. The court heard that Ida Lund, the mayor, had paid for nine lamps.",
        0,
        "The court heard that Lund had paid for nine lamps.",
    ),
    "a full name after what somebody is": (
        TOLD + "Rain fell on the old town. The court heard that shipowner Ida Lund had paid for nine lamps.",
        0,
        "The court heard that shipowner Ida Lund had paid for nine lamps.",
    ),
    "a full name in a quotation": (
        TOLD + "Rain fell on the old town. The judge told the court on Friday: “Nobody but Ida Lund can have paid.”",
        0,
        "The judge told the court on Friday: “Nobody but Ida Lund can have paid.”",
    ),
    "a child of whose name there are two": (
        "Nora Lund, 3, and her father Olaf Lund fell ill on Sunday in Westgate. Nora was ill. Nora had eaten fish. "
        "Nora Lund was given nine drugs in the clinic of Westgate.",
        0,
        "Nora was given nine drugs in the clinic of Westgate.",
    ),
    "deaths that the page has told of": (
        "Ida Lund, 41, and Olaf Berg, 39, were found dead in Westgate. Rain fell on the old town. "
        "Police in Westgate took over the inquiry into the deaths of two rich bankers.",
        0,
        "Police in Westgate took over the inquiry into the deaths of the two rich bankers.",
    ),
    "deaths that it has not": (
        "Ida Lund, 41, and Olaf Berg, 39, met on Sunday in Westgate. Rain fell on the old town. "
        "Police in Westgate took over the inquiry into the deaths of two rich bankers.",
        0,
        "Police in Westgate took over the inquiry into the deaths of two rich bankers.",
    ),
    "somebody who speaks, of whom there may be two": (
        "Some 500 men attacked, a coalition military official said. The official said nobody on the base was hurt.",
        0,
        "A coalition military official said nobody on the base was hurt.",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_the_page_has_told_of_is_called_in_short(case: str) -> None:
    text, before, expected = CASES[case]
    index = story(text)
    material = find_material(index)
    passages = [material[index.lines[before]], material[index.lines[-1]]]
    claims = [check_claim(passage.text, passage, index) for passage in passages]
    called = as_called(claims, (), {passage.line.evidence(): passage for passage in passages}, index)
    assert called[-1].text == expected
    assert called[-1].verbatim is (expected == index.lines[-1].text)
    assert called[-1].supported


@pytest.mark.parametrize(
    ("first", "called"), [("A clerk", "An official"), ("An official of Westgate", "A second official")]
)
def test_a_second_official_is_one_of_them_where_the_page_has_told_of_no_first(first: str, called: str) -> None:
    index = story(f"{first} said the mill had burned down. A second official found that hard to believe.")
    claims = [check_claim(line.text, Passage(line, line.text), index) for line in index.lines]
    found = as_called(claims, (), {line.evidence(): Passage(line, line.text) for line in index.lines}, index)[-1]
    assert found.text == f"{called} found that hard to believe."


@pytest.mark.parametrize(
    ("beside", "called"),
    [
        ("It rained.", "Lund"),
        ("Olaf Lund swam. Olaf Lund sang.", "Ida Lund"),
        ("Ida Una Lund swam. Ida Una Lund sang. Olaf Lund swam.", "Lund"),
    ],
)
def test_whom_a_story_is_about_is_called_by_a_last_name_that_others_bear(beside: str, called: str) -> None:
    sister = "Ida Lund is the sister of Olaf Lund, the baker."
    index = story(f"{TOLD}{beside} {sister} The court heard that Ida Lund had paid for nine lamps.")
    lines = [index.lines[0], *index.lines[-2:]]
    claims = [check_claim(line.text, Passage(line, line.text), index) for line in lines]
    found = as_called(claims, (), {line.evidence(): Passage(line, line.text) for line in lines}, index)[-1]
    assert found.text == f"The court heard that {called} had paid for nine lamps."


@pytest.mark.parametrize(
    ("beside", "called"),
    [("", "Lund sold the mill of Westgate to a bank."), ("Her son Olaf Lund, 9, was ill. ", None)],
)
def test_a_courtesy_that_the_page_does_without(beside: str, called: str | None) -> None:
    own = "Ms. Lund sold the mill of Westgate to a bank."
    index = story(TOLD + "Lund paid for nine lamps in Westgate.", beside + own)
    lines = [*index.lines[:2], index.lines[-1]]
    passages = [Passage(line, line.text) for line in lines]
    claims = [check_claim(passage.text, passage, index) for passage in passages]
    found = as_called(claims, (), {passage.line.evidence(): passage for passage in passages}, index)[-1]
    assert found.text == (called or own)
    assert found.supported


def test_a_name_in_a_quotation_stays_where_it_also_stands_outside() -> None:
    own = "The judge said Ida Lund had told him: “Nobody but Ida Lund paid.”"
    index = story(TOLD + own)
    passages = [Passage(line, line.text) for line in index.lines]
    claims = [check_claim(passage.text, passage, index) for passage in passages]
    found = as_called(claims, (), {passage.line.evidence(): passage for passage in passages}, index)[-1]
    assert found.text == "The judge said Lund had told him: “Nobody but Ida Lund paid.”"


@pytest.mark.parametrize(
    ("short", "full", "holds"),
    [
        ("Lund", "Ida Lund", True),
        ("DAHL", "Olaf Dahl", False),  # in a shouted title
        ("Reiner", "Nora Reiner", False),  # in a quotation
    ],
)
def test_a_name_put_in_is_checked_again(short: str, full: str, holds: bool) -> None:
    own = "Lund named the page SAVE DAHL'S MILL! and wrote that “Reiner and nine others” had paid for it."
    index = story(f"Ida Lund, Olaf Dahl and Nora Reiner met on Sunday. {own}")
    line = index.lines[-1]
    assert line.text == own
    passage = Passage(line, own.replace(short, full), index.lines[:1], ((full, short),))
    assert (not failures(check_claim(passage.text, passage, index))) is holds
