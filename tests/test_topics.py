"""Key points by topic: what belongs together in one paragraph, in the order in which a reader needs it."""

from __future__ import annotations

import datetime as dt

from story import article, story

from summarizer.text.index import Line, StoryIndex, build_index
from summarizer.writing.subjects import Subject
from summarizer.writing.topics import SENTENCES, in_topics


def topics(
    index: StoryIndex,
    lines: list[Line] | None = None,
    told: list[Line] | None = None,
    subjects: tuple[Subject, ...] = (),
) -> list[list[str]]:
    """The text of each topic's sentences, where every line is a key point of its own."""
    chains = [(line,) for line in lines or index.lines]
    found = in_topics(chains, told or [], subjects, index)
    return [[line.text for chain in topic for line in chain] for topic in found]


SUIT = (
    "Olga Prem has filed a lawsuit over the fall from the Norvik lift.\n\n"
    "Herring in Elin costs nine crowns a barrel.\n\n"
    "The lawsuit says that the Norvik lift had no brake.",
    "Norvik's lawyer called the lawsuit of Olga Prem baseless.\n\nTickets are sold in the harbour hall.",
)


def together(found: list[list[str]], *parts: str) -> bool:
    """Whether one topic has sentences with all these parts."""
    return any(all(any(part in text for text in topic) for part in parts) for topic in found)


def test_what_is_told_of_one_thing_is_one_paragraph_and_other_things_are_not_in_it() -> None:
    found = topics(story(*SUIT))
    assert together(found, "filed a lawsuit", "no brake", "baseless")
    assert not together(found, "filed a lawsuit", "nine crowns")


def test_an_answer_stands_after_what_it_answers() -> None:
    index = story(*SUIT)
    (topic,) = (topic for topic in topics(index, list(reversed(index.lines))) if any("filed" in t for t in topic))
    places = [next(n for n, text in enumerate(topic) if part in text) for part in ("filed", "no brake")]
    assert places == sorted(places)
    denied = story(
        "The union of the Dunmore port denied that its crane was rusty.",
        "The crane of the Dunmore port was rusty, the inspectors found.",
    )
    assert [text[:9] for text in topics(denied)[0]] == ["The crane", "The union"]


def test_a_topic_is_no_longer_than_a_reader_takes_in() -> None:
    text = " ".join(f"The crane of Dunmore port lifted {n} crates of salted herring." for n in range(20, 29))
    assert all(len(topic) <= SENTENCES for topic in topics(story(text)))


def test_topics_come_by_how_deep_they_stand_in_their_articles() -> None:
    index = story(
        "A choir sang on the pier.\n\nThe mill burned down.\n\nSheep grazed in peace.\n\nSnow fell on Dunmore.",
        "Herring is cheap.\n\nThe bakery closed.",
    )
    sang, burned, grazed, fell, _, closed = index.lines
    found = topics(index, [fell, closed, grazed, sang, burned])
    assert [topic[0] for topic in found] == [line.text for line in (sang, burned, grazed, closed, fell)]


def test_a_scene_comes_late() -> None:
    index = story("The miller sat quietly by the fire.\n\nNine boats were sold.\n\nSnow fell on Dunmore.")
    sat, sold, fell = index.lines
    assert topics(index, [sat, sold, fell])[0] == [sold.text]


def test_a_story_of_several_days_goes_on_from_its_last_and_is_then_told_from_the_first() -> None:
    last = (
        "The mill burned down.\n\nAsh fell on Velmar.\n\nTwo of it. Six of it. Nine of it. Ten of it.\n\n"
        "Sheep grazed in peace."
    )
    texts = (last, "A choir sang on the pier.", "Snow fell on Dunmore.")
    index = build_index([article(n, t, date=dt.date(2024, 5, 9 - n)) for n, t in enumerate(texts, 1)])
    burned, ash, *_, grazed, sang, fell = index.lines
    found = topics(index, [grazed, ash, sang, fell], told=[burned])
    assert found == [[ash.text], [fell.text], [sang.text], [grazed.text]]


def test_of_the_last_day_only_what_comes_next_in_its_article_stands_before_the_first() -> None:
    texts = ("A choir sang on the pier.", "The mill burned down. Ash fell on Velmar. The mill burned Berg.")
    index = build_index([article(n, t, date=dt.date(2024, 5, n)) for n, t in enumerate(texts, 1)])
    sang, burned, ash, berg = index.lines
    assert topics(index, [berg, sang], told=[burned]) == [[sang.text], [berg.text]]
    assert topics(index, [ash, sang], told=[burned]) == [[ash.text], [sang.text]]


def test_what_had_to_wait_for_a_later_day_stands_at_the_end_of_its_own() -> None:
    first = "Herring is cheap.\n\nRain fell on Velmar.\n\nThe bakery will close."
    texts = (first, "A trader in Elin bought a bakery.", "Snow fell on Graz.")
    index = build_index([article(n, t, date=dt.date(2024, 5, n)) for n, t in enumerate(texts, 1)])
    herring, _, close, bought, fell = index.lines
    assert topics(index, [herring, close, bought, fell]) == [[x.text] for x in (herring, close, bought, fell)]


def test_what_the_last_day_speaks_of_as_known_is_told_before_it() -> None:
    texts = ("A trader in Elin bought a bakery.", "The bakery will close.")
    index = build_index([article(n, t, date=dt.date(2024, 5, n)) for n, t in enumerate(texts, 1)])
    assert topics(index) == [[texts[0]], [texts[1]]]


def test_a_life_that_has_ended_is_told_in_its_order_before_what_is_said_of_it_and_what_is_to_come() -> None:
    index = story(
        "Ida Lund, the painter, has died.\n\nA vigil for the painter is on Friday.\n\n"
        "Galleries paid tribute to the painter.\n\n"
        "Prizes for harbour scenes made her famous.\n\nBees of 2004 sold well.\n\nNine mills of 1991 burned.\n\n"
        "She was born in a lighthouse."
    )
    died, vigil, tribute, prizes, bees, mills, born = index.lines
    found = topics(index, [vigil, tribute, prizes, bees, mills, born], told=[died])
    in_order = (born, prizes, mills, bees, tribute, vigil)
    assert [text for topic in found for text in topic] == [line.text for line in in_order]


def test_what_one_article_has_by_the_clock_is_told_so() -> None:
    between = "Sheep grazed in peace.\n\nHerring is cheap.\n\nA choir sang in Dunmore.\n\nNine boats were sold."
    index = story(f"The bakery burned down at 9:56 p.m.\n\n{between}\n\nAn ambulance left for Elin at 9:16 p.m.")
    burned, *_, left = index.lines
    assert [text for topic in topics(index, [burned, left]) for text in topic] == [left.text, burned.text]
    other = story("The bakery burned down at 9:56 p.m.", "An ambulance left for Elin at 9:16 p.m.")
    assert [text for topic in topics(other) for text in topic] == [line.text for line in other.lines]
    days = story(f"The bakery burned down on Monday at 9 p.m.\n\n{between}\n\nAn ambulance left for Elin at 8 p.m.")
    burned, *_, left = days.lines
    assert [text for topic in topics(days, [burned, left]) for text in topic] == [burned.text, left.text]


def test_a_death_that_the_police_look_into_is_no_life_to_be_told() -> None:
    index = story(
        "Ida Lund, the painter, has died.\n\nThe police of Dunmore investigate.\n\n"
        "Prizes for harbour scenes made her famous.\n\nGalleries paid tribute to the painter.\n\n"
    )
    died, police, prizes, tribute = index.lines
    found = topics(index, [tribute, prizes], told=[died, police])
    assert [text for topic in found for text in topic] == [prizes.text, tribute.text]


def test_the_name_of_the_whole_story_makes_no_topic() -> None:
    index = story("Solveig has new engines.\n\nSolveig carries salted herring.")
    subject = Subject("Solveig", ("solveig",))
    assert len(topics(index)) == 1
    assert len(topics(index, told=[index.lines[0]], lines=[index.lines[1]], subjects=(subject,))) == 1


def test_a_sentence_that_points_at_what_nobody_told_is_left_out() -> None:
    index = story(
        "The mill burned down. A trader in Elin bought a bakery. The bakery will close.",
    )
    burned, bought, closing = index.lines
    assert topics(index, [closing]) == []
    assert together(topics(index, [closing, bought, burned]), "bought", "will close")


def test_a_sentence_that_leans_on_the_one_before_it_stays_with_it() -> None:
    index = story("Thieves took nine lamps from the pier.\n\nTwo are by a smith of Elin.\n\nRain fell on the hills.")
    assert topics(index)[0] == [line.text for line in index.lines[:2]]


def test_that_two_things_happened_in_one_place_makes_them_no_topic() -> None:
    index = story(
        "Herring was landed in the rainy Velmar Sound by nine boats.",
        "A choir sang hymns for an hour in the Velmar Sound.",
    )
    assert len(topics(index)) == 2


def test_the_wounded_of_one_article_are_not_told_as_those_of_another() -> None:
    index = story(
        "Nine dockers were wounded at the Norvik mill, the port said.",
        "The wounded of the Norvik mill were flown to a port hospital.",
    )
    assert not any("Nine" in topic[0] and "flown" in topic[-1] for topic in topics(index) if len(topic) > 1)


def test_what_was_so_for_years_comes_after_what_happened() -> None:
    index = story("Olga Prem founded a school of weaving.\n\nNine boats were sold.\n\nSnow fell on Dunmore.")
    founded, sold, fell = index.lines
    assert topics(index, [founded, sold, fell])[0] == [sold.text]


def test_what_speaks_of_a_paper_stands_with_what_tells_of_it() -> None:
    index = story(
        "Prem gave the court a filing on her losses.\n\nHerring is cheap.",
        "Snow fell on Dunmore.\n\nAccording to the filing, nine boats sank.",
    )
    assert together(topics(index), "gave the court", "nine boats")
    two = story(
        "Prem gave the court a filing.\n\nA filing by Berg was late.", "According to the filing, nine boats sank."
    )
    assert not together(topics(two), "gave the court", "nine boats")  # which of the two, no reader could tell


def test_how_a_case_stands_is_told_together() -> None:
    text = (
        "Homicide detectives have taken over the inquiry into a fall in Elin.\n\n"
        "The mill of Olaf Berg was for sale for nine million crowns.\n\n"
        "Friends lit candles for Ida Lund in a church of Dunmore.\n\n"
        "No door had been forced, the police of the harbour town said."
    )
    order = [found[0][:8] for found in topics(story(text))]
    assert order.index("No door ") == order.index("Homicide") + 1


def test_what_the_story_is_about_is_explained_first() -> None:
    text = (
        "Buyers wait two weeks for the new lamps.\n\nThe firm lost nine million crowns in a year.\n\n"
        "In May a firm announced lamps with a clock called Norvane."
    )
    norvane = Subject("Norvane", ("norvane",))
    assert topics(story(text), subjects=(norvane,))[0][0].startswith("In May")


def test_what_opens_with_the_thing_its_article_told_of_goes_on_from_the_sentence_before() -> None:
    staff = "Port Elin has had a shake-up of its staff.\n\nRain fell.\n\nIda Lund, a clerk, stays on. {}"
    goes_on, other = (story(staff.format(last)) for last in (SHAKE_UP, SHAKE_UP.replace("The shake-up", "The herring")))
    assert together(topics(goes_on, list(goes_on.lines[2:])), "stays on", "Olaf Berg")
    assert not together(topics(other, list(other.lines[2:])), "stays on", "Olaf Berg")


SHAKE_UP = "\n\nThe shake-up comes a month after Olaf Berg was let go."


def test_what_also_is_so_is_told_with_what_was_told_before_it() -> None:
    index = story("Ida Lund, a clerk, stays on.\n\nOlaf Berg, the baker, will also look in.\n\nSnow fell on Dunmore.")
    assert together(topics(index), "stays on", "will also")


def test_nothing_of_a_later_day_is_told_under_an_earlier_one() -> None:
    text = "The crane of the Dunmore port fell into the harbour and sank."
    days = [dt.date(2024, 5, 9), dt.date(2024, 5, 11)]
    index = build_index([article(n, text, date=day) for n, day in enumerate(days, 1)])
    assert len(topics(index)) == 2
    same = build_index([article(n, text, date=days[0]) for n in (1, 2)])
    assert len(topics(same)) == 1


def test_a_name_in_another_form_begins_nothing_anew() -> None:
    index = story(
        "Norlandic minister Ida Lund spoke of harsh steps on Monday. Norland's army said it had no part in the raid."
    )
    assert together(topics(index), "harsh steps", "no part")
