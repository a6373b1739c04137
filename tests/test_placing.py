"""A lone article placed with a story: each condition of the rule with its twin, on vectors of known cosines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from stories_recurring import EVENTS
from stories_support import AFRIN, FIRST_MATCH, PILOT, SECOND_MATCH, SECOND_SHIP, SINGLES

from eval.pairwise import pairwise
from eval.suites import stories as suite
from summarizer.models.catalog import EMBEDDER
from summarizer.models.embedder import Embedder
from summarizer.models.scripted import ScriptedEmbedder
from summarizer.models.store import Store, default_root
from summarizer.stories import Item, Story, placed, placements, split

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
STRAY = "mn-1c29fa3bc5/4.txt"  # the page of foolish campaigns, which is no report of the story
DAY = dt.date(2024, 3, 1)
HARD = (FIRST_MATCH, SECOND_MATCH, AFRIN, PILOT, SECOND_SHIP)
OURS = suite.corpus([*sorted((ROOT / "seeds").glob("*/")), *sorted((ROOT / "eval" / "articles").glob("*/"))])
Cosines = Mapping[tuple[str, str], float]


def told(*members: str) -> Story:
    return Story(members, ((),) * len(members))


def chunks(names: list[str], cosines: Cosines) -> dict[str, np.ndarray]:
    """A vector of length 1 for each chunk, those of pairs that are not given being at right angles."""
    gram = np.eye(len(names))
    for (one, other), cosine in cosines.items():
        gram[names.index(one), names.index(other)] = gram[names.index(other), names.index(one)] = cosine
    return dict(zip(names, np.linalg.cholesky(gram), strict=True))


def found(
    stories: list[Story],
    cosines: Cosines,
    dates: Mapping[str, dt.date] | None = None,
    made_of: Mapping[str, list[str]] | None = None,
) -> dict[str, str]:
    """Where the articles of `stories` are placed, one chunk each but where `made_of` names several."""
    keys = [key for story in stories for key in story.members]
    split_up = {key: (made_of or {}).get(key, [key]) for key in keys}
    vectors = chunks([name for names in split_up.values() for name in names], cosines)
    # The text is the names of its chunks, so that an article of more chunks is the longer one.
    items = {key: Item(key, "", " ".join(split_up[key]), (dates or {}).get(key)) for key in keys}
    return placements(
        stories, items.__getitem__, ScriptedEmbedder(lambda text: [vectors[name] for name in text.split()])
    )


STORIES = [told("a", "b"), told("c", "d"), told("x"), told("y")]
BASE = {("a", "b"): 0.5, ("c", "d"): 0.5}


def like(a: float, b: float, **more: float) -> dict[tuple[str, str], float]:
    """Lone article x as alike as this to the members a and b; "cx=0.2" is another pair."""
    return {**BASE, ("a", "x"): a, ("b", "x"): b, **{(pair[0], pair[1]): cosine for pair, cosine in more.items()}}


@pytest.mark.parametrize(
    ("cosines", "joins"),
    [
        (like(0.41, 0.41), True),
        (like(0.39, 0.39), False),
        (like(0.55, 0.27), True),  # it is the mean that counts
        (like(0.55, 0.23), False),
        (like(0.45, 0.45, cx=0.26, dx=0.26), True),  # another story is near
        (like(0.45, 0.45, cx=0.28, dx=0.28), False),
        (like(0.45, 0.45, cx=0.50, dx=0.00), True),
        (like(0.45, 0.45, xy=0.36), True),  # another lone article is
        (like(0.45, 0.45, xy=0.38), False),
        ({**like(0.45, 0.45), ("a", "b"): 0.58}, True),  # the members are far more alike
        ({**like(0.45, 0.45), ("a", "b"): 0.62}, False),
    ],
)
def test_an_article_joins_where_it_stands_out(cosines: Cosines, joins: bool) -> None:
    assert found(STORIES, cosines) == ({"x": "a"} if joins else {})


def test_the_only_story_and_the_only_lone_article() -> None:
    for cosine, joins in ((0.41, {"x": "a"}), (0.39, {})):
        cosines = {("a", "b"): 0.5, ("a", "x"): cosine, ("b", "x"): cosine}
        assert found([told("a", "b"), told("x")], cosines) == joins


def test_where_nothing_is_alone_or_all_is_no_model_is_asked() -> None:
    embedder = ScriptedEmbedder(lambda text: [[1.0]])
    for stories in ([], [told("a", "b")], [told("x"), told("y")]):
        assert placements(stories, lambda key: Item(key, "", key), embedder) == {}
    assert embedder.read == []


@pytest.mark.parametrize(("days", "joins"), [(0, True), (3, True), (7, False), (14, False), (None, True)])
def test_days_between_count_as_they_do_for_words(days: int | None, joins: bool) -> None:
    """0.44 stays above 0.40 with 3 days between (0.42), not with a week (0.35)."""
    dates = {"a": DAY, "b": DAY} | ({} if days is None else {"x": DAY + dt.timedelta(days)})
    assert found(STORIES, like(0.44, 0.44), dates) == ({"x": "a"} if joins else {})


def test_the_shorter_article_is_sought_in_the_longer() -> None:
    """One chunk that x and each member share is all of the shorter of them, and a third of what is as long."""
    one = {("a1", "b1"): 0.5, ("a1", "x"): 0.45, ("b1", "x"): 0.45}
    assert found(STORIES, one, made_of={"a": ["a1", "a2", "a3"], "b": ["b1", "b2", "b3"]}) == {"x": "a"}
    longer = {("a", "b"): 0.5, ("a", "x1"): 0.45, ("b", "x1"): 0.45}
    assert found(STORIES, longer, made_of={"x": ["x1", "x2", "x3"]}) == {"x": "a"}
    as_long = {("a1", "b1"): 0.5, ("a1", "x1"): 0.45, ("b1", "x1"): 0.45}
    three = {key: [f"{key}1", f"{key}2", f"{key}3"] for key in "abx"}
    assert found(STORIES, as_long, made_of=three) == {}


def test_each_article_is_read_once_with_its_title_and_heard_of() -> None:
    items = {key: Item(key, "A title" if key == "x" else "", f"text {key}") for key in "abx"}
    embedder = ScriptedEmbedder(lambda text: [[1.0, 0.0]])
    heard: list[tuple[int, int]] = []
    placements([told("x"), told("a", "b")], items.__getitem__, embedder, lambda *event: heard.append(event))
    assert embedder.read == ["text a", "text b", "A title. text x"]
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(("later", "joins"), [(0, False), (-6, True)])
def test_an_event_that_recurs_is_not_joined(later: int, joins: bool) -> None:
    """The same teams a week on, which a model finds alike: the silence parts them, and a day between does not."""
    stray = replace(SECOND_MATCH[0], date=SECOND_MATCH[0].date + dt.timedelta(later))
    items = {found.key: found for found in (*FIRST_MATCH, stray)}
    stories = [told(*(item.key for item in FIRST_MATCH)), told(stray.key)]
    embedder = ScriptedEmbedder(lambda text: [[1.0, 0.0]])
    assert placements(stories, items.__getitem__, embedder) == ({stray.key: "match-1a"} if joins else {})


def test_the_order_of_stories_does_not_count() -> None:
    cosines = like(0.45, 0.45, cx=0.2)
    assert found(STORIES[::-1], cosines) == found(STORIES, cosines) == {"x": "a"}


def test_a_placed_article_brings_its_copies_and_stories_stay_in_order() -> None:
    stories = [told("c", "d"), Story(("m", "n"), (("o",), ())), Story(("a",), (("k", "l"),)), told("z")]
    assert placed(stories, {"a": "m"}) == (
        Story(("a", "m", "n"), (("k", "l"), ("o",), ())),
        told("c", "d"),
        told("z"),
    )
    assert placed(stories, {}) == (stories[1], stories[0], stories[2], stories[3])


@pytest.fixture(scope="module")
def real() -> Embedder:
    folder = Store(default_root()).path(EMBEDDER.name)
    if folder is None:
        pytest.skip(f"{EMBEDDER.name} is not on disk")
    from summarizer.models.embedding import load_embedder

    return load_embedder(folder)


def placed_by(real: Embedder, items: list[Item]) -> tuple[Story, ...]:
    stories = split(items)
    by_key = {item.key: item for item in items}
    return placed(stories, placements(stories, by_key.__getitem__, real))


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared clusters beside the repository")
def test_the_news_are_split_as_editors_grouped_them(real: Embedder) -> None:
    """The paragraph on an actor joins the reviews of his film; the page of foolish campaigns stays alone."""
    corpus = suite.corpus([*sorted((SHARED / "clusters").glob("mn-*")), SHARED / "seeds"])
    labels = suite.labels(corpus)
    items = [*(item for group in corpus.values() for item in group), *SINGLES]
    stories = placed_by(real, items)
    assert pairwise({**labels, **{item.key: item.key for item in SINGLES}}, stories).precision == 1
    assert pairwise(labels, stories).f1 >= 0.95
    assert pairwise({**labels, STRAY: "campaigns"}, stories).f1 == 1


def test_the_seeds_are_still_two_stories(real: Embedder) -> None:
    items = [*OURS["suez"], *OURS["khusham"]]
    assert placed_by(real, items) == split(items)
    assert len(split(items)) == 2


def test_of_our_own_articles_none_is_misplaced(real: Embedder) -> None:
    """Also where a single article is left of most folders, and one or three of each pair of confusable events."""
    short = [item for group in (*HARD, *EVENTS) for item in group]
    first = [group[0] for name, group in OURS.items() if name not in ("suez", "khusham")]
    half = [*FIRST_MATCH, SECOND_MATCH[1], *AFRIN, PILOT[0], SECOND_SHIP[1]]
    for items in (
        [*(item for group in OURS.values() for item in group), *short, *SINGLES],
        [*OURS["suez"], *OURS["khusham"], *first, *half, *SINGLES],
    ):
        assert placed_by(real, items) == split(items)
