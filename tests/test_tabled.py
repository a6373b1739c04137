"""What the table has whole is no key point beside it."""

from __future__ import annotations

import pytest
from story import story

from summarizer.records import Claim, Difference, Report
from summarizer.writing.naming import own_sentence
from summarizer.writing.tabled import without_tabled

INDEX = story(
    "The ferry Alma sank off Port Elin. The owner blamed a wave. Nobody was hurt.",
    "The engine of the Alma failed, a diver said. It was cold.",
)
SANK, WAVE, UNHURT, ENGINE, _ = (own_sentence(line, INDEX) for line in INDEX.lines)


def row(*sides: Claim, subject: str = "why the Alma sank") -> Difference:
    return Difference(subject, tuple(Report(side.text, side.evidence) for side in sides))


def left(topics: list[tuple[Claim, ...]], *rows: Difference, opening: tuple[Claim, ...] = ()) -> list[list[Claim]]:
    return [list(topic) for topic in without_tabled(topics, opening, rows, {UNHURT.evidence[0]})]


def test_a_point_that_a_row_has_whole_beside_another_side_is_not_told() -> None:
    assert left([(WAVE,), (SANK,)], row(WAVE, ENGINE)) == [[SANK]]
    assert left([(SANK, WAVE)], row(WAVE, ENGINE)) == [[SANK]]


@pytest.mark.parametrize("opening", [(ENGINE,), ()])
def test_a_row_all_of_whose_sides_the_page_tells_is_not_shown_and_its_sides_stay(opening: tuple[Claim, ...]) -> None:
    topics = [(WAVE,)] if opening else [(WAVE,), (ENGINE,)]
    assert left(topics, row(WAVE, ENGINE), opening=opening) == [list(topic) for topic in topics]


def test_a_denial_stays_where_it_answers_a_question_that_it_repeats() -> None:
    assert left([(ENGINE,)], row(WAVE, ENGINE, subject="whether a wave sank the Alma")) == [[ENGINE]]
    assert left([(WAVE,)], row(WAVE, ENGINE, subject="whether a wave sank the Alma")) == []


def test_what_others_lean_on_a_mere_figure_and_the_news_of_a_day_stay() -> None:
    assert left([(WAVE, UNHURT)], row(WAVE, ENGINE)) == [[WAVE, UNHURT]]
    ship, engine = Report("Alma", SANK.evidence, SANK.text), Report("engine", ENGINE.evidence, ENGINE.text)
    figure = Difference("ships", (ship, engine))
    assert left([(SANK,)], figure) == [[SANK]]
    assert left([(UNHURT,)], row(UNHURT, ENGINE)) == [[UNHURT]]
