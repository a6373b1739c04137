"""Two reports of one thing in other words: "268 babies were born", "312 births"; and two things that look alike."""

from __future__ import annotations

import pytest
from story import story

from summarizer.comparing.differences import find_differences
from summarizer.comparing.spellings import find_spellings

# What two articles tell, and what a row of the table is headed by; "" where they do not differ.
PAIRS = [
    (
        "The board said turnout in the Arden vote was 41.8 per cent. Polls closed at nine.",
        "At 43 per cent, turnout in the Arden vote was the lowest since 1998. The count took all night.",
        "turnout",
    ),
    (
        "Last year 268 babies were born in the ward at Elin, the hospital said. It has nine midwives.",
        "The ward at Elin had 312 births last year, according to the midwives' union. The ward closes in May.",
        "babies born",
    ),
    (
        "About 420 people were evacuated from the Sorne valley overnight. The river rose.",
        "More than 600 evacuees from the Sorne valley spent the night in halls. The river fell.",
        "people displaced",
    ),
    (
        "Three masked men took nine paintings from the museum in Elin. They fled in a van.",
        "Four thieves broke into the museum in Elin and took nine paintings. Police are looking for a van.",
        "number of thieves",
    ),
    (
        "The alarm at the museum in Elin went off at 4:12 a.m., police said. Nobody was inside.",
        "The alarm at the museum in Elin sounded at 4:25 a.m., a guard said. The guard was alone.",
        "time",
    ),
    (
        "The alarm at the museum in Elin went off at 4:12 a.m., police said. Nobody was inside.",
        "Police came to the museum in Elin at 4:25 a.m., a guard said. The alarm had gone off.",
        "",  # of two things
    ),
    (
        "Organisers said 5,000 people marched through Elin on Saturday. It was sunny.",
        "Police counted 4,118 participants in the march through Elin on Saturday. No one was held.",
        "people who marched",
    ),
    (
        "Olaf Berg, 74, was found dead in his house in Elin on Monday. The door was open.",
        "The body of 76-year-old engineer Olaf Berg was found in Elin on Monday. Neighbours had called.",
        "age of Olaf Berg",
    ),
    (
        "Olaf Berg, 74, was found dead in his house in Elin on Monday. The door was open.",
        "The body of Nils Berg, 41, was found in Elin on Monday. Olaf Berg was 74.",
        "",
    ),
    (
        "A guard's two and a half year old child was eaten by a leopard at the lodge in Elin.",
        "Police in Elin hunt a leopard after it ate a guard's three-year-old son at the lodge.",
        "age of the child",
    ),
    (
        "A guard's two and a half year old child was eaten by a leopard at the lodge in Elin.",
        "A 2-year-old toddler was eaten by a leopard at the lodge in Elin.",
        "",
    ),
    (
        "A 4-year-old girl was eaten by a leopard at the lodge in Elin.",
        "Police in Elin hunt a leopard after it ate a guard's three-year-old son at the lodge.",
        "",
    ),
    (
        "A court in Elin heard the former partner Ida Lund, who sued the firm on Monday.",
        "The firm in Graz wants costs of the former associate, Ida Lund, it said on Monday.",
        "post of Ida Lund",
    ),
    (
        "The storm left 12,000 homes without power in Elin, the grid said. Trees fell.",
        "Around 20,000 households lost power in Elin in the storm, the mayor said. Schools shut.",
        "homes without power",
    ),
    (
        "The plant in Elin will cut 300 jobs, Norvane said. Work ends in May.",
        "Norvane told unions that 450 workers at the Elin plant would be made redundant. They may strike.",
        "jobs to go",
    ),
    (
        "The bus was carrying 48 pupils when it left the road in Elin. The driver is safe.",
        "There were 52 children on the bus that left the road in Elin. The driver was unhurt.",
        "number of pupils",
    ),
    (
        "The blaze destroyed 40 homes in Elin, the fire service said. It began at noon.",
        "Flames razed 55 houses in Elin, according to the mayor. The wind turned.",
        "homes destroyed",
    ),
    (
        "The blaze destroyed 40 homes in Elin, the fire service said. It began at noon.",
        "The blaze destroyed nine boats in Elin, according to the mayor. The wind turned.",
        "",
    ),
]


# What two articles tell that is no disagreement.
AGREED = [
    (  # no jobs
        "Norvane cut 40 pines at its plant in Elin on Monday. The plant makes lamps.",
        "Norvane told unions that 60 workers at the plant in Elin would be made redundant.",
    ),
    (  # what something must lie between
        "The angle of the arm in Elin must be greater than 80 degrees and smaller than 100 degrees for the test.",
        "The angle of the arm in the test in Elin was around 45 degrees. The test took a day.",
    ),
    (  # what was never denied
        "The shroud of Elin shows the image of a man and is held to be real by some.",
        "The church has never ruled on the shroud of Elin nor officially rejected it.",
    ),
    (  # whoever votes against a rise does not say that there is none
        "That included a 20 per cent increase in the pay of Olaf Berg, the chief of Norvane.",
        "Some 59 per cent of investors rejected Mr Berg's 20 per cent increase in the pay at Norvane.",
    ),
    (  # of other things, one of which both price alike
        "At the market a case of Dunmore costs an extra $10 due to the tax in Elin.",
        "The signs show a case of Graz costing an extra $8 due to the tax, and a case of Dunmore $10, in Elin.",
    ),
    (  # two stations
        "The suspects were seen at Elin station at 8:30, each with a bag.",
        "The first picture shows a man with a bag at Graz station at 7:20.",
    ),
    (  # those told of before, and others
        "Thirty bodies have been recovered from the sea off Elin, said the coast guard.",
        "Teams flew the bodies of 12 more victims recovered from the sea off Elin back to Dunmore.",
    ),
    (  # a slip in a known place
        "Police in Los Angeles said on Monday that the mill had burned down.",
        "Los Angles police said on Tuesday that the mill had burned down.",
    ),
    (  # of deputies who fired, and of what a camera saw
        "Nine people were killed in Elin. Berg said they have two types of video of it, of a drone and a body camera.",
        "No knife was found in Elin after four deputies fired, also killing the suspect, a miller of Graz.",
    ),
    (  # of two groups each
        "The five-year survival rate in Elin was 76 percent for the young versus 70.3 percent for older patients.",
        "About 68 percent of patients in Elin under 50 had survived five years, while about 67 percent of older did.",
    ),
    (
        "Communications manager Olaf Berg called it sad on Monday.",
        "Authority spokesman Olaf Berg said on Monday that the maid had heard a scream.",
    ),
    (
        "“I hope they are all okay there, I do,” Olaf Berg said.",
        "“I hope they are all OK there, I do,” Olaf Berg said in Elin.",
    ),
    (  # one office
        "Prosecutor Olaf Berg said on Monday that the case was closed.",
        "State's Attorney Olaf Berg said on Monday that the case was closed.",
    ),
]


@pytest.mark.parametrize(("first", "second"), AGREED)
def test_what_is_no_disagreement_has_no_row(first: str, second: str) -> None:
    assert not find_differences(story(first, second))
    assert not list(find_spellings(story(first, second)))


@pytest.mark.parametrize(("first", "second", "subject"), PAIRS)
def test_one_thing_in_other_words_is_compared_and_two_things_are_not(first: str, second: str, subject: str) -> None:
    assert [row.subject for row in find_differences(story(first, second))] == [subject][: bool(subject)]
