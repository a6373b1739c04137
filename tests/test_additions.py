"""What an article's summary adds to the page, and where that stands."""

from __future__ import annotations

from story import story

from summarizer.checking.claims import Passage
from summarizer.records import Claim
from summarizer.text.index import Line, StoryIndex
from summarizer.writing.additions import Additions
from summarizer.writing.naming import own_sentence

ARTICLE = (
    "The ferry Alma sank off Port Elin on Sunday. Nine divers searched the wreck until midnight. "
    "Eleven sheep were on the lower deck. Herring is cheap this spring. The mayor of Elin closed the harbour."
)
OTHER = "A trader in Velmar bought 40 lamps."


def additions(index: StoryIndex, *summed: Line) -> Additions:
    per_article = {number: tuple(x for x in summed if x.article == number) for number in index.by_article}
    return Additions(per_article, {line: own_sentence(line, index) for line in summed}, frozenset(), (), index)


def topics(index: StoryIndex, *groups: tuple[int, ...]) -> list[tuple[Claim, ...]]:
    return [tuple(own_sentence(index.lines[n], index) for n in group) for group in groups]


def texts(found: list[tuple[Claim, ...]]) -> list[list[str]]:
    return [[claim.text for claim in topic] for topic in found]


def test_what_goes_on_from_a_point_stands_right_after_it() -> None:
    index = story(ARTICLE)
    searched, sheep = index.lines[1:3]
    found = additions(index, sheep).with_neighbours(topics(index, (4,), (1,)), ())
    assert texts(found)[1] == [searched.text, sheep.text]


def test_what_leads_to_a_point_stands_right_before_it() -> None:
    index = story(ARTICLE)
    searched, sheep = index.lines[1:3]
    found = additions(index, searched).with_neighbours(topics(index, (2,)), ())
    assert texts(found) == [[searched.text, sheep.text]]


def test_what_stands_beside_no_point_is_not_told() -> None:
    index = story(ARTICLE)
    given = topics(index, (0,), (4,))
    assert additions(index, index.lines[2]).with_neighbours(given, ()) == given


def test_what_the_page_has_told_is_not_added() -> None:
    index = story(ARTICLE)
    given = topics(index, (1,))
    assert additions(index, index.lines[0]).with_neighbours(given, topics(index, (0,))[0]) == given


def test_a_point_grows_to_four_sentences_at_most() -> None:
    index = story(ARTICLE)
    given = topics(index, (0, 1, 2, 3))
    assert additions(index, index.lines[4]).with_neighbours(given, ()) == given


def test_a_sentence_of_somebody_else_is_not_added_behind() -> None:
    index = story("Nine divers searched the wreck until midnight. Ida Lund of Velmar sold 30 lamps in the spring.")
    given = topics(index, (0,))
    assert additions(index, index.lines[1]).with_neighbours(given, ()) == given


def test_only_an_article_that_the_page_tells_nothing_of_adds_under_its_own_name() -> None:
    index = story(ARTICLE, OTHER)
    sank, bought = index.lines[0], index.lines[5]
    passages = {line.evidence(): Passage(line, line.text) for line in index.lines}
    summed = additions(index, index.lines[2], bought)
    first, second = summed.summaries([own_sentence(sank, index)], passages)
    assert (len(first.claims), first.added) == (1, ())
    assert [claim.text for claim in second.added] == [bought.text]
    assert summed.summaries([own_sentence(sank, index), own_sentence(bought, index)], passages)[1].added == ()
