"""A corpus split into stories: what belongs together, what only looks like it, and that nothing else decides."""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories_recurring import EVENTS
from stories_support import AFRIN, FIRST_MATCH, PILOT, SECOND_MATCH, SECOND_SHIP, SINGLES

from eval.pairwise import Pairs, keys, pairwise
from eval.story_corpus import generated, one_story
from eval.suites import stories as suite
from summarizer.stories import Item, Story, split

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
HARD = (FIRST_MATCH, SECOND_MATCH, AFRIN, PILOT, SECOND_SHIP)
OURS = suite.corpus([*sorted((ROOT / "seeds").glob("*/")), *sorted((ROOT / "eval" / "articles").glob("*/"))])
ALL = [found for group in OURS.values() for found in group]


def members(items: list[Item] | tuple[Item, ...]) -> list[tuple[str, ...]]:
    return [story.members for story in split(items)]


def names(items: tuple[Item, ...] | list[Item]) -> tuple[str, ...]:
    return tuple(found.key for found in items)


def undated(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(replace(found, date=None) for found in items)


def later(items: tuple[Item, ...], days: int) -> tuple[Item, ...]:
    return tuple(replace(found, date=found.date and found.date + dt.timedelta(days)) for found in items)


def test_an_empty_corpus_has_no_stories() -> None:
    assert split([]) == ()


def test_one_article_is_a_story() -> None:
    assert split(iter(SINGLES[:1])) == (Story(names(SINGLES[:1]), ((),)),)


def test_articles_without_words_are_alone() -> None:
    assert members([Item("b", "", ""), Item("a", "", "…"), Item("c", "", "is of the")]) == [("a",), ("b",), ("c",)]


def test_two_articles_of_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="'single-bees'"):
        split([SINGLES[0], SINGLES[1], SINGLES[0]])


def test_the_seeds_are_two_stories() -> None:
    assert members([*OURS["suez"], *OURS["khusham"]]) == [names(OURS["khusham"]), names(OURS["suez"])]


@pytest.mark.parametrize("name", OURS)
def test_a_corpus_that_is_one_story_stays_whole(name: str) -> None:
    """Where every word of the story is in every article, none is rare."""
    assert len(split(OURS[name])) == 1


def test_a_story_of_hundreds_does_not_fall_apart() -> None:
    """Its names are in most articles of the corpus and all the same not common."""
    items = list(one_story(400))
    assert max(story.size for story in split(items)) > 0.98 * len(items)


def test_similar_events_are_told_apart_and_each_stays_whole() -> None:
    """Battles of one war, matches of two teams, ships in one canal, each in two reports, among all else."""
    items = [*ALL, *(found for pair in HARD for found in pair), *SINGLES]
    found = members(items)
    for group in (*HARD, *OURS.values(), *([single] for single in SINGLES)):
        kept = [key for key in names(group) if key != "near-duplicates/02-agency-copy-again.md"]
        assert tuple(kept) in found


@pytest.mark.parametrize("pair", HARD, ids=lambda pair: pair[0].key)
def test_two_reports_of_one_event_are_joined(pair: tuple[Item, ...]) -> None:
    assert members([*pair, *SINGLES])[0] == names(pair)


def test_singles_stay_singles() -> None:
    first = [group[0] for group in OURS.values()]
    assert all(story.size == 1 for story in split([*first, *SINGLES]))


def test_a_silence_parts_events_that_recur() -> None:
    assert members([*FIRST_MATCH, *SECOND_MATCH]) == [names(FIRST_MATCH), names(SECOND_MATCH)]


def test_every_event_that_recurs_is_a_story_and_one_that_goes_on_is_another() -> None:
    """Races, storms, rate decisions, earthquakes, council meetings; an arrest and the charge a week later."""
    found = members([report for event in EVENTS for report in event])
    assert sorted(found) == sorted(map(names, EVENTS))


def test_one_report_a_week_of_the_same_teams_is_a_story_a_week() -> None:
    weeks = [replace(FIRST_MATCH[0], key="1"), replace(SECOND_MATCH[0], key="2")]
    assert members(weeks) == [("1",), ("2",)]


def test_the_same_reports_without_a_silence_are_one_story() -> None:
    """The twin of the matches: reports as alike, with a day between them, are a story that goes on."""
    assert len(split([*FIRST_MATCH, *later(SECOND_MATCH, -6)])) == 1


def test_a_story_does_not_end_with_a_silence_of_five_days() -> None:
    """The last ships left the Suez Canal five days after the Ever Given was afloat."""
    assert len(split(OURS["suez"])) == 1


def test_half_a_year_apart_is_another_story() -> None:
    assert len(split([*FIRST_MATCH, *later(tuple(replace(it, key=f"{it.key}'") for it in SECOND_MATCH), 180)])) == 2


def test_an_unknown_date_says_nothing() -> None:
    khusham = OURS["khusham"]
    assert members([*khusham[:2], *undated(tuple(khusham[2:])), *SINGLES])[0] == names(khusham)
    assert members([*FIRST_MATCH, *undated(SECOND_MATCH[:1]), SECOND_MATCH[1]])[:2] == [
        names(FIRST_MATCH),
        names(SECOND_MATCH),
    ]


def test_copies_stand_with_the_longest() -> None:
    report = OURS["suez"][0]
    short = Item("a-copy", "Ship stuck", " ".join(report.text.split()[:-4]), report.date)
    (story, *rest) = split([short, *OURS["suez"], replace(report, key="z-copy"), *SINGLES[:1]])
    assert story.members == names(OURS["suez"])
    assert story.copies == (("a-copy", "z-copy"), (), (), (), ())
    assert story.size == 7
    assert [other.members for other in rest] == [names(SINGLES[:1])]


def test_stories_stand_by_reports_then_size_then_key() -> None:
    copy = replace(PILOT[1], key="pilot-copy")
    found = split([*SINGLES[:2], *AFRIN, *PILOT, copy, *OURS["correction"]])
    assert [story.members[0].split("/")[0] for story in found] == [
        "correction",
        "pilot-a",
        "afrin-a",
        "single-bees",
        "single-rates",
    ]


def test_five_hundred_copies_are_one_report() -> None:
    (story,) = split(replace(PILOT[0], key=f"{n:03}") for n in range(500))
    assert (story.members, len(story.copies[0])) == (("000",), 499)


MIXED = [*FIRST_MATCH, *SECOND_MATCH, *undated(AFRIN), *SINGLES[:3], *OURS["near-duplicates"], Item("empty", "", "")]
DRAWN = st.lists(st.sampled_from(MIXED), unique_by=lambda found: found.key)


@settings(max_examples=25, deadline=None)
@given(DRAWN, st.randoms(use_true_random=False))
def test_a_split_is_a_partition_and_order_does_not_count(items: list[Item], chance: random.Random) -> None:
    found = split(items)
    assert sorted(key for story in found for key in keys(story)) == sorted(names(items))
    assert all(list(story.members) == sorted(story.members) for story in found)
    assert all(len(story.members) == len(story.copies) for story in found)
    shuffled = list(items)
    chance.shuffle(shuffled)
    assert split(shuffled) == found


def test_the_hash_seed_does_not_count() -> None:
    code = (
        "from eval.story_corpus import generated; from summarizer.stories import split;"
        "print(split(item for item, _ in generated(60)))"
    )
    told = [
        subprocess.run(
            [sys.executable, "-W", "error", "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert told[0].startswith("(Story(")


def test_only_a_split_loads_the_libraries() -> None:
    code = (
        "import sys, summarizer, summarizer.stories, summarizer.cli;"
        "print({'sklearn', 'scipy', 'datasketch', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_generated_corpus_is_split_as_it_was_made() -> None:
    made = list(generated(300, seed=1))
    found = pairwise({found.key: label for found, label in made}, split(item for item, _ in made))
    assert found.f1 > 0.98


def test_a_large_component_is_cut_at_its_weakest_links(monkeypatch: pytest.MonkeyPatch) -> None:
    from summarizer.stories import clusters

    whole = split(ALL)
    monkeypatch.setattr(clusters, "LARGEST", 3)
    monkeypatch.setattr(clusters, "BLOCK", 7)
    small = split(ALL)
    assert sorted(key for story in small for key in keys(story)) == sorted(names(ALL))
    assert max(len(story.members) for story in small) == 3
    assert pairwise({key: str(n) for n, story in enumerate(whole) for key in keys(story)}, small).precision == 1


def test_pairs_are_counted() -> None:
    stories = (Story(("a", "b"), (("c",), ())), Story(("d",), ((),)))
    assert pairwise({"a": "1", "b": "1", "c": "2", "d": "2"}, stories) == Pairs(1, 3, 2)
    assert Pairs(1, 3, 2).f1 == pytest.approx(0.4)
    assert Pairs(0, 0, 0).f1 == 1


# A page of the ten most foolish campaigns for money, which does not name the story's campaign, its man or his debt.
STRAY = "mn-1c29fa3bc5/4.txt"


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared clusters beside the repository")
def test_shared_clusters_thrown_together_come_apart_again() -> None:
    folders = [*sorted((SHARED / "clusters").glob("mn-*")), SHARED / "seeds"]
    corpus = suite.corpus(folders)
    items = [*(found for group in corpus.values() for found in group), *SINGLES]
    labels = suite.labels(corpus)
    random.Random(0).shuffle(items)
    stories = split(items)
    assert pairwise({**labels, **{key: key for key in names(SINGLES)}}, stories).precision == 1
    assert pairwise(labels, stories).f1 > 0.92  # by the letter: the stray page and a paragraph on an actor are apart
    assert pairwise({**labels, STRAY: "campaigns"}, stories).f1 >= 0.95
