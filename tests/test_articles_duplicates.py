"""The same report under several names."""

from __future__ import annotations

import time

from summarizer.articles.duplicates import groups


def _report(name: str, words: int = 200) -> str:
    return " ".join(f"{name}{i}" for i in range(words))


def test_different_reports_stay() -> None:
    assert groups([_report("a"), _report("b"), _report("c")]) == [[0], [1], [2]]


def test_the_first_of_equals_stays() -> None:
    assert groups([_report("a"), _report("b"), _report("a")]) == [[0, 2], [1]]


def test_the_longest_stays_and_the_order_is_that_of_what_stays() -> None:
    short = _report("a", 180)
    assert groups([short, _report("b"), _report("a")]) == [[1], [2, 0]]


def test_punctuation_and_case_do_not_count() -> None:
    assert groups(["The bridge closed on Monday after a crash.", "THE BRIDGE CLOSED, on Monday; after a crash"]) == [
        [0, 1]
    ]


def test_a_few_changed_words_are_the_same_report() -> None:
    words = _report("a").split()
    words[50], words[150] = "changed", "words"
    assert groups([_report("a"), " ".join(words)]) == [[0, 1]]


def test_an_excerpt_of_half_is_its_own_report() -> None:
    assert groups([_report("a"), _report("a", 100)]) == [[0], [1]]


def test_a_common_paragraph_does_not_make_a_copy() -> None:
    background = _report("background", 60)
    assert groups([f"{_report('a')} {background}", f"{_report('b')} {background}"]) == [[0], [1]]


def test_texts_without_words_are_alone() -> None:
    assert groups(["", "…", "one two"]) == [[0], [1], [2]]
    assert groups([]) == []


def test_three_hundred_copies_take_no_time() -> None:
    start = time.perf_counter()
    assert len(groups([_report("a", 300)] * 300 + [_report(f"b{i}-", 100) for i in range(100)])) == 101
    assert time.perf_counter() - start < 5
