"""A report and a column: what the writer of an article thinks is told apart from what he reports."""

from __future__ import annotations

from story import story

from summarizer.settings import Settings
from summarizer.writing.compose import compose, outline
from summarizer.writing.material import find_material
from summarizer.writing.phrasing import phrase, to_shorten
from summarizer.writing.register import describes_work, introduces_parts, is_view, judges, only_casts, tells_scene

COLUMN = (
    "You can't take your eyes off the harbour. It's a dream, and who could say no? We've all been there! "
    "The harbour is a place of quiet charm. It'll cost 40 crowns to get in. The owner said nobody would be sent away. "
    "The mayor didn't respond to a request for comment."
)
REPORT = "The harbour opened on Monday. The harbour is a place for ships. “You can't miss it,” the mayor said."


def test_the_view_of_a_column_and_not_its_figures_or_its_sources() -> None:
    index = story(COLUMN, REPORT)
    views = [line.text for line in index.lines if is_view(line, index)]
    assert "The harbour is a place of quiet charm." in views
    assert "You can't take your eyes off the harbour." in views
    for told in ("It'll cost", "The owner said", "The mayor didn't respond", "The harbour is a place for ships."):
        assert not any(view.startswith(told) for view in views), told


def test_what_is_quoted_does_not_make_a_report_a_column() -> None:
    said = "“I can't say! We don't know!” he said. “You won't like it?” she said. The harbour is calm. "
    index = story(said + REPORT)
    assert not any(is_view(line, index) for line in index.lines)


REVIEW = (
    "“Lanterns” is dull in every scene. The film has no plot and no heart. Nora takes nine lamps and runs. "
    "The actor Jon Vale plays a thief with some charm. “You are late,” says the thief in the first scene. "
    "The novel by Ada Kron had both."
)
OTHER = "Jon Vale stars in “Lanterns”, Norvane announced. The director said the film was made in Graz. It opened."


def test_praise_is_the_writers_own_in_a_report_too() -> None:
    told = "The harbour opened on Monday. The harbour deserves high marks for its cranes, said the mayor."
    index = story(
        f"{told} The harbour deserves high marks for its lamps. Clerks aren't at their best when they're stressed."
    )
    views = [is_view(line, index) for line in index.lines]
    assert views == [False, False, True, True]


def test_a_review_judges_a_work_and_a_scene_of_it_is_no_news() -> None:
    index = story(REVIEW, OTHER)
    review = index.prose[1]
    assert [is_view(line, index) for line in review] == [True] * 6
    assert [tells_scene(line, index) for line in review] == [False, False, True, False, True, True]
    assert [judges(line, index) for line in review] == [True, True, False, False, False, True]
    assert not any(tells_scene(line, index) or judges(line, index) for line in index.prose[2])


def test_a_page_of_reviews_has_views_and_no_key_points() -> None:
    index = story(REVIEW)
    planned = outline(index, find_material(index), (), (), Settings())
    page = compose(planned, phrase(planned.passages, planned.asked, [[""]] * len(to_shorten(planned.asked)), index))
    told = [claim.text for claim in (*page.lead, *page.views)]
    assert page.key_points == ()
    assert page.lead[0].text == "“Lanterns” is dull in every scene."
    assert "The film has no plot and no heart." in told
    assert not any("Nora" in text for text in told)


def test_a_page_of_reviews_opens_with_what_the_work_is_of() -> None:
    cast = "Jon Vale plays Nino and Ada Kron is Tess in “Lanterns.”"
    part = "Jon Vale plays a lamp thief, with Ada Kron as his pupil, in “Lanterns.”"
    index = story(f"{REVIEW} {cast} {part}", REVIEW.replace("nine", "ten"))
    described = describes_work(index)
    assert described
    assert described.text == part
    casting = [line.text for line in index.prose[1] if only_casts(line)]
    assert casting == [cast, part]


def test_a_page_of_reviews_says_who_plays_whom() -> None:
    meets = "Nino (Vale) and Tess (Kron) meet in a lamp shop."
    index = story(f"{REVIEW} {meets}", REVIEW.replace("nine", "ten"))
    found = introduces_parts(index)
    assert found
    assert found.text == meets
    assert introduces_parts(story(REVIEW)) is None
    assert introduces_parts(story(f"{REVIEW} But {meets}")) is None  # what it goes against is not told
