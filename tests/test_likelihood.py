"""What a model adds to the check: where it is asked, what it reads, and how its answer turns a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from story import article

from summarizer.checking.judge import ASKED, weights
from summarizer.checking.likelihood import Preference
from summarizer.checking.summaries import check_summary
from summarizer.models.generator import Prompt, Score
from summarizer.records import Label, MentionCheck

SOURCE = (
    "The council of Orn met on Monday to talk about the school roof. A passenger train hit a cement lorry at a "
    "crossing near Ulm on Thursday, killing 6 people and injuring 41. Most of the passengers were students."
)
DOUBTFUL = "The council paid for 41 desks in the school at Ulm."
FLAGS = (Label.UNSUPPORTED, Label.CONTRADICTED)


@dataclass
class Expecting:
    """A scorer that expects one text and nothing else."""

    expected: str
    asked: list[tuple[Prompt, tuple[str, ...]]] = field(default_factory=list)

    def score(self, prompts: Sequence[Prompt], continuations: Sequence[Sequence[str]]) -> list[tuple[Score, ...]]:
        self.asked += [(prompt, tuple(texts)) for prompt, texts in zip(prompts, continuations, strict=True)]
        return [tuple(Score(0.0 if t.strip() == self.expected else -9.0, 1) for t in texts) for texts in continuations]


def checked(summary: str, scorer: Expecting | None = None) -> MentionCheck:
    found = check_summary(summary, [article(1, SOURCE)], scorer).mentions
    return next(item for item in found if item.mention.text.isdigit())


def test_the_model_is_asked_where_the_words_around_leave_doubt() -> None:
    assert 1 - checked(DOUBTFUL).score >= ASKED
    scorer = Expecting("41")
    checked(DOUBTFUL, scorer)
    prompt, texts = next((prompt, texts) for prompt, texts in scorer.asked if texts[0] == " 41")
    assert " 6" in texts[1:] or " 6 people" in texts[1:]
    assert "injuring 41" in prompt.messages[0].content
    assert prompt.messages[-1].role == "assistant"
    assert prompt.messages[-1].content == "The council paid for"


def test_what_no_source_gives_needs_no_model() -> None:
    scorer = Expecting("88")
    assert checked("A train killed 88 people near Ulm.", scorer).verdict.label in FLAGS
    assert not any("88" in text for _, texts in scorer.asked for text in texts)


def test_a_model_that_expects_the_mention_lowers_the_doubt_and_one_that_expects_another_raises_it() -> None:
    rival = Expecting("41")
    checked(DOUBTFUL, rival)
    other = next(texts[1].strip() for _, texts in rival.asked if texts[0] == " 41")
    alone, borne_out, doubted = checked(DOUBTFUL), checked(DOUBTFUL, rival), checked(DOUBTFUL, Expecting(other))
    assert doubted.score < alone.score
    assert doubted.score < borne_out.score


def test_the_reason_names_what_is_likelier() -> None:
    found = checked(DOUBTFUL, Expecting("6"))
    if found.verdict.label is Label.UNSUPPORTED:
        assert "likelier here" in found.verdict.reason
    assert weights().with_model(0.3, Preference("6", 8.0)) > weights().flag


def test_a_summary_that_opens_with_the_mention_asks_without_a_beginning() -> None:
    scorer = Expecting("Orn")
    check_summary("Ulm is where the council met on Monday about the school roof.", [article(1, SOURCE)], scorer)
    for prompt, texts in scorer.asked:
        if prompt.messages[-1].role == "user":
            assert not texts[0].startswith(" ")


def test_the_same_answers_give_the_same_verdicts() -> None:
    assert checked(DOUBTFUL, Expecting("6")) == checked(DOUBTFUL, Expecting("6"))
