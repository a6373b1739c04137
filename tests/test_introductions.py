"""Who somebody is, where the page first names him and his sentence does not say."""

from __future__ import annotations

import pytest
from story import story

from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.records import Label
from summarizer.text.index import StoryIndex
from summarizer.writing.introductions import introduced

PRAISED = "Olaf Berg praised the divers of Port Elin on Sunday."

# (what else the article says of him, the sentence told, how it is told)
CASES = {
    "between commas": (
        "Olaf Berg, a retired diver, was on the pier.",
        PRAISED,
        "Olaf Berg, a retired diver, praised the divers of Port Elin on Sunday.",
    ),
    "by the last name": (
        "Berg, a retired diver, was on the pier.",
        PRAISED,
        "Olaf Berg, a retired diver, praised the divers of Port Elin on Sunday.",
    ),
    "whose he is": (
        "Nora Lund's former teacher, Olaf Berg, was on the pier.",
        PRAISED,
        "Olaf Berg, Nora Lund's former teacher, praised the divers of Port Elin on Sunday.",
    ),
    "before a pause": (
        "Olaf Berg, a retired diver, was on the pier.",
        "“They were quick,” said Olaf Berg, who left at noon.",
        "“They were quick,” said Olaf Berg, who left at noon.",
    ),
    "the sentence says it": (
        "Olaf Berg, a retired diver, was on the pier.",
        "Diver Olaf Berg praised the crew of Port Elin on Sunday.",
        "Diver Olaf Berg praised the crew of Port Elin on Sunday.",
    ),
    "it says it after him": (
        "Olaf Berg, a retired diver, was on the pier.",
        "Olaf Berg, the mayor, praised the divers of Port Elin on Sunday.",
        "Olaf Berg, the mayor, praised the divers of Port Elin on Sunday.",
    ),
    "a post in front of him": (
        "The pier is closed, and Elin Lines director Olaf Berg was on it.",
        PRAISED,
        "Elin Lines director Olaf Berg praised the divers of Port Elin on Sunday.",
    ),
    "a post of another": ("The pier is closed, Elin Lines director Ida Lund said. Olaf Berg left.", PRAISED, PRAISED),
    "nobody knows whose": ("Olaf Berg, a friend of his, was on the pier.", PRAISED, PRAISED),
    "two of them": (
        "Olaf Berg, a retired diver, was on the pier.",
        "Ida Lund and Olaf Berg praised the divers of Port Elin.",
        "Ida Lund and Olaf Berg praised the divers of Port Elin.",
    ),
    "his office": (
        "The pier is closed, Olaf Berg, director of the harbour of Elin, said.",
        PRAISED,
        "Olaf Berg, director of the harbour of Elin, praised the divers of Port Elin on Sunday.",
    ),
    "by his full name": (
        "Olaf Berg, a retired diver and former mayor of Dunmore, was on the pier.",
        "Mr Berg praised the divers of Port Elin on Sunday.",
        "Olaf Berg, a retired diver, praised the divers of Port Elin on Sunday.",
    ),
    "a doctor": (
        "Dr. Olaf Berg was on the pier.",
        "Dr. Berg praised the divers of Port Elin on Sunday.",
        "Dr. Olaf Berg praised the divers of Port Elin on Sunday.",
    ),
    "a president": (
        "President Olaf Berg was on the pier.",
        "President Berg praised the divers of Port Elin on Sunday.",
        "President Berg praised the divers of Port Elin on Sunday.",
    ),
    "one of two Mr Bergs": (
        "Olaf Berg met his brother Jon Berg, 34, in Elin.",
        "Mr Berg praised the divers of Port Elin on Sunday.",
        "Mr Berg praised the divers of Port Elin on Sunday.",
    ),
    "his mother": ("Mrs Berg, a retired diver, was on the pier.", PRAISED, PRAISED),
    "his sister": ("Nora Berg, a retired diver, was on the pier.", PRAISED, PRAISED),
    "one of two of that name": (
        "Olaf Berg met his brother Jon Berg, 34, in Elin. Berg, a retired diver, was on the pier.",
        PRAISED,
        PRAISED,
    ),
    "at the end of a sentence": (
        "“It was cold,” said Olaf Berg, the best diver of Elin.",
        PRAISED,
        "Olaf Berg, the best diver of Elin, praised the divers of Port Elin on Sunday.",
    ),
    "his rank": (
        "Olaf Berg, Elin Police Service inspector, was on the pier.",
        PRAISED,
        "Olaf Berg, Elin Police Service inspector, praised the divers of Port Elin on Sunday.",
    ),
    "his office, in a town": (
        "Olaf Berg, director of the harbour of Elin in Norland, was on the pier.",
        PRAISED,
        "Olaf Berg, director of the harbour of Elin, praised the divers of Port Elin on Sunday.",
    ),
    "the sentence says his office": (
        "Olaf Berg, a retired diver, was on the pier.",
        "Olaf Berg, chief executive of Elin Lines, praised the divers of Port Elin on Sunday.",
        "Olaf Berg, chief executive of Elin Lines, praised the divers of Port Elin on Sunday.",
    ),
    "nothing is said of him": ("Olaf Berg was on the pier.", PRAISED, PRAISED),
}


def told(index: StoryIndex, sentence: str) -> Passage:
    line = next(line for line in index.lines if line.text == sentence)
    return Passage(line, line.text)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_who_somebody_is_is_told_where_he_is_first_named(case: str) -> None:
    who, sentence, expected = CASES[case]
    index = story(f"Rain fell on the port. {who} {sentence} Olaf Berg said it was cold.", "Snow fell on Dunmore.")
    passage = told(index, sentence)
    claim = introduced(check_claim(sentence, passage, index), (), passage, index)
    assert claim.text == expected
    assert not failures(claim)


def test_the_sentence_that_says_it_is_cited_and_checked() -> None:
    who = "Olaf Berg, a retired diver, was on the pier."
    index = story(f"Rain fell on the port. {who} {PRAISED} Olaf Berg said it was cold.", "Snow fell on Dunmore.")
    passage = told(index, PRAISED)
    claim = introduced(check_claim(PRAISED, passage, index), (), passage, index)
    assert [evidence.quote for evidence in claim.evidence] == [PRAISED, who]
    assert {verdict.label for verdict in claim.verdicts} == {Label.SUPPORTED}
    assert not claim.verbatim


def test_whom_the_page_has_named_is_not_introduced() -> None:
    who = "Olaf Berg, a retired diver, was on the pier."
    index = story(f"Rain fell on the port. {who} {PRAISED} Olaf Berg said it was cold.", "Snow fell on Dunmore.")
    passage = told(index, PRAISED)
    claim = check_claim(PRAISED, passage, index)
    assert introduced(claim, (claim,), passage, index) is claim


def test_another_article_may_say_who_somebody_is() -> None:
    index = story(f"Rain fell on the port. {PRAISED} Olaf Berg said it was cold.", "Olaf Berg, a retired diver, left.")
    passage = told(index, PRAISED)
    claim = introduced(check_claim(PRAISED, passage, index), (), passage, index)
    assert claim.text == "Olaf Berg, a retired diver, praised the divers of Port Elin on Sunday."
    assert claim.citations == (1, 2)
