"""Which draft of a sentence is printed: the one that keeps what matters of it."""

from __future__ import annotations

import pytest
from story import story

from summarizer.checking.claims import Passage
from summarizer.writing.phrasing import choose

# The sentence, a draft of it that holds, and whether the draft is printed.
DRAFTS = [
    (
        "Some 200 men, most of them Danes, drowned off Port Elin on Sunday, the coast guard of Dunmore said.",
        "Some 200 men drowned off Port Elin on Sunday, the coast guard of Dunmore said.",
        False,  # of whom they were is the news
    ),
    (
        "Some 200 men, most of them Danes, drowned off Port Elin on Sunday in fog, the coast guard of Dunmore said.",
        "Some 200 men, most of them Danes, drowned off Port Elin on Sunday, the coast guard of Dunmore said.",
        True,
    ),
    (
        "Guards with dogs cleared the road for nine buses on Sunday, according to Ida Lund, the union leader.",
        "Guards with dogs cleared the road for nine buses on Sunday, according to Ida Lund.",
        False,  # who is she?
    ),
    (
        "Guards with dogs cleared the road to Elin for nine buses, the firm of Olaf Berg said on Sunday in Graz.",
        "Guards with dogs cleared the road to Elin for nine buses, the firm of Olaf Berg said on Sunday.",
        True,  # the firm is no role of Elin's
    ),
    (
        "The port of Dunmore admitted for the first time that boats may have sunk off Port Elin in bad weather.",
        "The port of Dunmore admitted that boats may have sunk off Port Elin in bad weather.",
        False,
    ),
]


@pytest.mark.parametrize(("sentence", "draft", "printed"), DRAFTS)
def test_a_draft_that_loses_of_which_part_or_whom_it_speaks_is_not_printed(
    sentence: str, draft: str, printed: bool
) -> None:
    index = story(sentence)
    line = index.lines[0]
    claim = choose(Passage(line, line.text), [draft], index).claim
    assert claim is not None
    assert claim.text == (draft if printed else sentence)
