"""The title: cut from the sentence that tells the news, never in the middle of a list or of what a speaker says."""

from __future__ import annotations

import pytest
from story import story

from summarizer.checking.claims import Passage, check_claim
from summarizer.models.scripted import ScriptedGenerator
from summarizer.settings import Settings
from summarizer.writing.headline import _cuts, write_title

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


def titled(*texts: str, draft: str = "") -> str:
    index = story(*texts)
    passages = [Passage(line, line.text) for line in index.lines]
    claims = [check_claim(passage.text, passage, index) for passage in passages]
    return write_title(passages, claims, index, ScriptedGenerator(lambda prompt, n: draft), Settings()).text


STORY = (
    "The couple had a quiet life in Dunmore. Olaf Berg is the chairman of the Dunmore Rowing Club. "
    "Olaf Berg and his wife Anna died in a fire at the old mill in Dunmore on Sunday.",
    "A fire killed Olaf Berg and his wife Anna at the old mill in Dunmore on Sunday.",
)


def test_the_title_tells_what_happened_to_whom() -> None:
    title = titled(*STORY)
    assert "Berg" in title
    assert "killed" in title or "died" in title


def test_a_draft_that_tells_more_of_the_news_is_taken_and_a_false_one_never() -> None:
    assert titled(*STORY, draft="Olaf Berg and his wife Anna set a fire at the old mill") == titled(*STORY)
    assert titled(*STORY, draft="A fire killed Olaf Berg and his wife Anna at old mill in Dunmore") != ""
