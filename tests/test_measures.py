"""Two reports of one thing in other words: "268 babies were born", "312 births"; and two things that look alike."""

from __future__ import annotations

import pytest
from story import story

from summarizer.comparing.differences import find_differences

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


@pytest.mark.parametrize(("first", "second", "subject"), PAIRS)
def test_one_thing_in_other_words_is_compared_and_two_things_are_not(first: str, second: str, subject: str) -> None:
    assert [row.subject for row in find_differences(story(first, second))] == [subject][: bool(subject)]
