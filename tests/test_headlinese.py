"""The grammar of headlines: the present perfect in the present, no "was" before what was done; the meaning stays."""

from __future__ import annotations

import pytest

from summarizer.writing.headlinese import headlinese

CASES = [
    ("Ida Lund has died in Elin aged 66", "Ida Lund dies in Elin aged 66"),
    ("Guards have closed the quay", "Guards close the quay"),
    ("Elin Lines has also bought two ferries", "Elin Lines also buys two ferries"),
    ("The union has carried out a survey", "The union carries out a survey"),
    ("The mill is making clogs for the blind", "The mill makes clogs for the blind"),
    ("Clerks are warning of a flood", "Clerks warn of a flood"),
    ("Two men were found dead, police said", "Two men found dead, police said"),
    ("Olaf Berg has been named head of the mill", "Olaf Berg named head of the mill"),
    ("Man is in custody after two clerks were shot", "Man in custody after two clerks shot"),
    ("Woman was struck after she was seen on the quay", "Woman struck after she was seen on the quay"),
    (
        "Six people were killed and nine clerks were hurt when it fell",
        "Six people killed and nine clerks hurt when it fell",
    ),
    ("Mr. Berg, 81, was sentenced to nine years", "Mr. Berg, 81, sentenced to nine years"),
    ("Ida Lund, 22, of Port Elin, was reported missing", "Ida Lund, 22, of Port Elin, reported missing"),
    ("Police were investigating a fire in Elin", "Police investigate a fire in Elin"),
    ("Nine cooks were looking for work", "Nine cooks were looking for work"),
    # What would be read as another verb, or is none that headlines change.
    ("Police say Olaf Berg was arrested", "Police say Olaf Berg was arrested"),
    ("Clerks who were held have died", "Clerks who were held have died"),
    ("Five sailors may have died in Elin", "Five sailors may have died in Elin"),
    ("Fire could have been avoided", "Fire could have been avoided"),
    ("The mill is going to close", "The mill is going to close"),
    ("Olaf Berg was the first", "Olaf Berg was the first"),
    ("Ida Lund has had a fall", "Ida Lund has had a fall"),
    ("Olaf Berg called it “a mill that has died”", "Olaf Berg called it “a mill that has died”"),
]


@pytest.mark.parametrize(("text", "brief"), CASES)
def test_headlines_have_a_grammar_of_their_own(text: str, brief: str) -> None:
    assert headlinese(text) == brief
