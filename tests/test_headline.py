"""The title: cut from the sentence that tells the news, never in the middle of a list or of what a speaker says."""

from __future__ import annotations

import pytest
from story import story

from summarizer.checking.claims import Passage, check_claim
from summarizer.records import Claim
from summarizer.writing.headline import _cuts, write_title
from summarizer.writing.subjects import find_subjects

# (sentence, a headline it must offer or None, one it must not)
CUTS = [
    ("A boy died on Monday after being struck when he left a bus.", "A boy died on Monday after being struck", None),
    ("On Monday, police said Olaf Berg was arrested.", "Police said Olaf Berg was arrested", None),
    ("Her agents said her fun, laughter and wit would be missed.", None, "Her agents said her fun"),
    ("A fan made a page for the singer, actor and poet.", None, "A fan made a page for the singer, actor"),
    (
        "The last ships left the canal on Saturday, five days after the rescue, the authority announced.",
        "The last ships left the canal, the authority announced",
        None,
    ),
    ("Some 500 men attacked using tanks, an official said on Friday.", "Some 500 men attacked, an official said", None),
    ("The Marsh Fund, called a bank by many, failed.", None, "The Marsh Fund, called a bank by many"),
    ("Both died of “a heavy blow,” meaning a fall, police said.", "Both died of “a heavy blow”, police said", None),
]


@pytest.mark.parametrize(("sentence", "offered", "refused"), CUTS)
def test_a_sentence_is_cut_before_a_phrase(sentence: str, offered: str | None, refused: str | None) -> None:
    cuts = list(_cuts(sentence))
    assert offered is None or offered in cuts
    assert refused not in cuts


def titled(*texts: str) -> Claim:
    index = story(*texts)
    passages = [Passage(line, line.text) for line in index.lines]
    return write_title(
        passages, [check_claim(p.text, p, index) for p in passages], find_subjects(index, index.lines), index
    )


def test_the_title_tells_what_happened_to_whom() -> None:
    title = titled(
        "The couple had a quiet life in Dunmore. Olaf Berg is the chairman of the Dunmore Rowing Club. "
        "Olaf Berg and his wife Anna died in a fire at the old mill in Dunmore on Sunday.",
        "A fire killed Olaf Berg and his wife Anna at the old mill in Dunmore on Sunday.",
    )
    assert "Berg" in title.text
    assert "killed" in title.text or "died" in title.text
    assert title.supported


def test_no_cut_that_says_something_else_is_a_title() -> None:
    """Every cut of this sentence loses the "may" or who says so."""
    text = "The fire may have been started by Olaf Berg, who owns the mill, if a letter sent to the police is genuine."
    assert titled(text).supported
    assert "if" in titled(text).text or titled(text).text == text
