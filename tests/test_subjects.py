"""The names a story is known by: those most articles give, in full, without titles."""

from __future__ import annotations

import pytest
from story import story

from summarizer.writing.subjects import find_subjects, naming

# The articles, and the subjects in order.
CASES = {
    "in full, as most write": (
        ("Mayor Ida Lund met Lund's aide. Ida Lund left.", "Lund left Elin. Ida Lund is back in Elin."),
        ["Ida Lund"],
    ),
    "in every article before in one": (
        ("Elin voted. Ada Berg won Elin. Ada Berg smiled at Ada Berg.", "Elin rejoiced over Elin."),
        ["Elin"],
    ),
    "no newspaper and no people": (
        ("The Russian fleet told Reuters. The Russian fleet left.", "Reuters saw the Russian fleet. Reuters left."),
        [],
    ),
    "a work whose title is a plain word": (
        ("The film “Harvest” opened. Many saw “Harvest” on Monday.", "They called Harvest a bore. It opens “Harvest”."),
        ["Harvest"],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_who_and_what_a_story_is_about(case: str) -> None:
    texts, expected = CASES[case]
    index = story(*texts)
    assert [subject.text for subject in find_subjects(index, index.lines)] == expected


def test_the_first_subject_tells_the_story_best() -> None:
    index = story("Ida Lund left Elin. Ida Lund met Elin. Ida Lund saw Elin. Ida Lund won.")
    subjects = find_subjects(index, index.lines)
    assert [subject.text for subject in subjects] == ["Ida Lund", "Elin"]
    scores = [naming(text, index.mentions(text), subjects) for text in ("Lund won Elin.", "Lund won.", "Elin won.")]
    assert scores == [1.5, 1.0, 0.5]
