"""What sentences tell: the same in other words, again with colour, or something new."""

from __future__ import annotations

import pytest
from story import story

from summarizer.text.index import Line
from summarizer.writing.facts import (
    asks_again,
    begins_anew,
    carriers,
    facts,
    grows_up_again,
    is_retold,
    is_retold_together,
    names_nothing_new,
    quoted_by,
    quotes_again,
    told_share,
)
from summarizer.writing.naming import own_sentence


def lines(*texts: str) -> tuple[Line, ...]:
    return story(*texts).lines


# What has been told, and what another sentence says; whether that tells it again.
AGAIN = [
    (
        "The painter Ida Lund has died in Dunmore.",
        "Ida Lund, who made harbour scenes the fashion of her day, died in Dunmore.",
        True,
    ),
    ("The painter Ida Lund has died in Dunmore.", "Ida Lund died in Elin.", False),
    (
        "Ida Lund died because of the drugs she was given in Dunmore.",
        "Ida Maria Lund probably died because of the sedatives given to her, coroner Olaf Berg said.",
        True,
    ),
    ("The lamp costs $130 in Elin.", "The lamp costs $129.99 in Elin.", True),
    ("The lamp costs $130 in Elin.", "The lamp costs $150 in Elin.", False),
    ("The ferry Alma sank off Elin.", "The owner denied that the ferry Alma sank off Elin.", False),
    # An age, an hour and an address are nothing new.
    ("Police found Ida Lund dead at her home.", "Ida Lund, 49, was found dead at her home around 5 p.m.", True),
    ("Police found Ida Lund dead at her home.", "Ida Lund was found dead at home, the 500 block of Mill Lane.", True),
    ("Police found Ida Lund dead at her home.", "Ida Lund was found dead at her home with 49 crowns.", False),
    ("The ferry Alma sank off Elin.", "Divers searched the hull for a safe.", False),
    ("Planes bombed the mill.", 'The mayor called the planes that bombed the mill a "war crime".', False),
]


@pytest.mark.parametrize(("told", "text", "again"), AGAIN)
def test_a_main_clause_that_tells_what_was_told_tells_it_again(told: str, text: str, again: bool) -> None:
    first, second = lines(told, text)
    assert is_retold(second.text, second.mentions, [facts(first)]) is again


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("A club of Dunmore says that the 7-year-old Ida Lund will have the boat.", True),
        ("A club of Velmar says that Ida Lund will have the boat.", False),
        ("A club of Dunmore says that Ida Lund will have nine boats.", False),
    ],
)
def test_a_sentence_names_nothing_new_but_an_age(text: str, nothing: bool) -> None:
    told, line = lines("Ida Lund of Dunmore is to have a boat.", text)
    assert names_nothing_new(line, [told]) is nothing


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Ms Lund was raised in a mill and went to sea at 21.", True),
        ("Ms Lund went to sea at 21.", False),
        ("Olaf Berg was raised in a mill.", False),
    ],
)
def test_a_childhood_is_told_once(text: str, again: bool) -> None:
    told, claim = (own_sentence(line, story(line.text)) for line in lines("Ida Lund grew up in Elin.", text))
    assert grows_up_again(claim, [told]) is again


TOLD = ("The port of Elin has sold its crane.", "A bank in Dunmore took over the port of Elin and its nine sheds.")


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("The bank in Dunmore has sold the crane of the port.", True),
        ("The bank in Dunmore has sold the crane of the port for 40 crowns.", False),  # a figure that none has told
        ("The bank in Dunmore denied that it has sold the crane of the port.", False),
        ("Olaf Berg sings in the harbour choir.", False),
        ("The anti-Norland bank in Dunmore has sold the crane of the port.", True),  # of Norland it tells nothing
        ("The bank in Dunmore has sold Norland the crane of the port.", False),
        ("As rumours spread in the harbour town, the bank in Dunmore has sold the crane of the port.", True),
    ],
)
def test_what_several_have_told_together_is_told_again(text: str, again: bool) -> None:
    index = story(*TOLD, text)
    *known, last = index.lines
    told = frozenset().union(*map(facts, known))
    assert is_retold_together(last.text, last.mentions, told, index) is again


def test_a_sentence_begins_anew_with_a_name_that_those_before_do_not_have() -> None:
    first, second, third = lines("Ida Lund left. Lund took a lamp. Olaf Berg took a rope.")
    assert not begins_anew(second, [first])
    assert begins_anew(third, [first, second])


def test_it_is_told_again_only_where_one_of_those_told_has_all_of_it() -> None:
    engine, harbour, both = lines(
        "The engine failed.", "The ship lies in harbour.", "The engine failed of the ship in harbour."
    )
    apart = [facts(engine).keys(), facts(harbour).keys()]
    assert not is_retold(both.text, both.mentions, apart)
    assert is_retold(both.text, both.mentions, [apart[0] | apart[1]])


def test_who_says_so_is_hardly_what_is_told() -> None:
    index = story(
        "A brake failed on the Dunmore lift.",
        "A brake failed on the Dunmore lift, according to an engineer of the railway board.",
    )
    first, second = index.lines
    assert told_share(second, [first], index) > 0.6


FILLING = "Rain fell on the hills. A choir sang all night. Sheep were sold at noon. The baker has a new oven. "


def test_an_article_carries_what_it_tells_in_other_words() -> None:
    index = story(
        "Burglars left no sign of a forced entry at the villa. " + FILLING,
        "There were no signs of forced entry, an officer said. The lawn was wet.",
        "The villa was built by a sea captain. Its garden is open in May.",
    )
    assert carriers(index.lines[0], index) == {1, 2}
    assert carriers(index.lines[1], index) == {1}


def test_words_that_all_articles_quote_are_carried_by_all() -> None:
    index = story(
        "Asked about the bill, the mayor answered “not my pen”. " + FILLING,
        "“Not my pen,” the mayor snapped. The lawn was wet.",
        "The garden is open in May.",
    )
    assert carriers(index.lines[0], index) == {1, 2}
    assert quoted_by(index.lines[0].text, index) == pytest.approx(2 / 3)
    assert quoted_by("The mayor answered.", index) == 0.0


@pytest.mark.parametrize(
    ("told", "text", "again"),
    [
        ("Berg said the raid was “a crime against the whole port”.", "The raid was “a crime against” Elin.", True),
        ("Berg said the raid was “a crime”.", "Lund called the raid “a crime”.", False),  # too few to know them by
        ("Berg said the raid was “a crime against peace”.", "Lund spoke of “a crime of passion”.", False),
        ("Berg said the raid was a crime against peace.", "Lund spoke of “a crime against peace”.", False),
    ],
)
def test_words_quoted_already_are_known_again(told: str, text: str, again: bool) -> None:
    assert quotes_again(text, [told]) is again


def test_less_need_be_told_together_of_what_quotes_the_same_words() -> None:
    texts = (
        "Berg and his wife died of “pressure on the neck”, the coroner of Elin said.",
        "Detectives investigate the deaths.",
        "The police of Elin told reporters that a squad led the inquiry and both died of “pressure on the neck”.",
    )
    index = story(" ".join(texts))
    *told, last = index.lines
    known = frozenset().union(*map(facts, told))
    assert is_retold_together(last.text, last.mentions, known, index, -0.1)
    assert not is_retold_together(last.text, last.mentions, known, index)


def test_bombing_is_a_strike() -> None:
    strike, bombing = lines("An air strike hit the mill near Elin.", "The mill near Elin was bombed from the air.")
    assert told_share(bombing, [strike], story(strike.text, bombing.text)) > 0.5


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Lund pleaded with the banker Nora Reiner to give him $1 billion for a film.", True),
        ("Lund pleaded with the banker Nora Reiner to give him $2 billion for a film.", False),
        ("Lund pleaded with the banker Olga Prem to give him $1 billion for a film.", False),
        ("Lund had a debt of $1 billion.", False),
    ],
)
def test_one_plea_for_one_sum_is_one(text: str, again: bool) -> None:
    first, second = lines("In a letter Olaf Lund asked Reiner for $1bn to buy a mill.", text)
    assert asks_again(second.mentions, [first.mentions]) is again
