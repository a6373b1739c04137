"""What a sentence speaks of as known, and when a reader of the page knows it."""

from __future__ import annotations

import pytest
from story import story

from summarizer.writing.anaphora import known_things, leaning, unmet

# The article; the stems of what its last sentence speaks of as known.
CASES = {
    "a thing told of before": ("A crane stands at the mill. Two men tested the crane on Monday.", {"crane"}),
    "the world's own": ("A judge heard the case. The police and the government said nothing.", set()),
    "the subject of a sentence": ("Rain fell all night. The crane broke in two on Monday.", {"crane"}),
    "which one is said": ("A crane stands at the mill. Two men tested the crane of the port on Monday.", set()),
    "whose name follows": ("A firm owns the mill. Now the firm, Berg and Sons, has sold it.", set()),
    "whose name stands before": ("Lind Oil owns the mill. Lind Oil said the company would not sell it.", set()),
    "a company by no name": ("Lind Oil owns the mill. On Monday the company said that 600 jobs may go.", {"compani"}),
    "named where an article begins": ("The ship stuck in Lake Elin is to be freed on Monday.", set()),
    "not named where an article begins": ("On Monday the storm was half a day off.", {"storm"}),
    "a part of what was told of": ("Eleven Danes fled. Two of the Danes were held on Monday.", {"dane"}),
    "one of two": ("Two Danes spoke. Rain fell. One of the two Danes sang on Monday.", {"two dane"}),
    "a bare number": ("Eleven men fled. Police said the five were held on Monday.", {"five"}),
    "a verb after it": ("Rain fell. The character suits Lund to a tee in Graz.", {"charact"}),
    "an owner": ("A couple lived there. An agent opened the couple's house on Monday.", {"coupl"}),
    "an occasion by another word": ("The mill burned down. It rained after the accident on Monday.", {"accid"}),
    "what it says is over": ("The firm began talks. Rain fell. After rounds of talks, Prem left.", {"talk"}),
    "a flood that did it": ("Boats sank. They sank in a storm that claimed nine men of the port of Elin.", set()),
    "the new one, when it was told": (
        "They had set a route. Ida Lund ran to the new route when it was told.",
        {"rout"},
    ),
    "a man beside a name": ("A man came by. Later, Ida Lund and the man were gone.", {"man"}),
    "a man by his name": ("A man came by. Olaf Lund said the man was gone.", set()),
    "before what it does": ("Ida Lund met Olaf Berg. The meetings go back to the war.", {"meet"}),
    "the woman who was a friend": ("A man lay down before a car of a friend as the woman drove off.", set()),
    "the woman of another sentence": ("A friend came by. A car hit a pole as the woman drove off.", {"woman"}),
    "who, by an age": ("A fighter fled. The 25-year-old rebel fighter was lost on the coast.", {"fighter"}),
    "what was found of a thing": ("Rye grows there. Clerks found that rye may help the poor.", set()),
    "that thing": ("Rye grows there. Clerks sold that rye on Monday.", {"rye"}),
    "an inquiry into what": ("An inquiry began. Police took over the inquiry into the theft of a lamp.", set()),
    "a named study": ("A study followed nine men. The Elin Mills study raises questions on rye.", {"studi"}),
    "what was studied": ("A study followed nine men. The Elin Mills study of rye raises questions.", set()),
    "a guard": ("Rain fell. A guard fell ill. On Monday the guard said so.", {"guard"}),
    "a body of guards": ("Rain fell. A guard fell ill. On Monday the coast guard said so.", set()),
    "what somebody did": ("Ida and Una Lund spoke. The sisters confirmed a theft on Monday.", {"sister"}),
    "to whom it was done": ("Ida and Una Lund spoke. The sisters buried in Elin were nuns.", set()),
    "of whom, after a second": ("Rain fell. The robbery and shooting of two clerks may be linked.", set()),
    "told in the sentence itself": ("Rain fell. A crane broke and hit a man who tested the crane.", set()),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_spoken_of_as_known(case: str) -> None:
    text, expected = CASES[case]
    index = story(text)
    assert known_things(index.lines[-1], index) == expected


def test_what_any_article_told_is_known_and_a_company_only_from_its_own() -> None:
    index = story(
        "Lind Oil sold the mill. A crane stands there. The crane is old. On Monday the company said it would go.",
        "The company Berg and Sons bought a crane.",
    )
    sold, stands, crane, company, berg = index.lines
    assert unmet(crane, (), index) == {"crane"}
    assert unmet(crane, [berg], index) == unmet(crane, [stands], index) == frozenset()
    assert unmet(company, [berg], index) == {"compani"}
    assert unmet(company, [sold, crane], index) == frozenset()


def test_one_of_two_is_known_where_one_sentence_has_told_of_both() -> None:
    index = story("Two clerks slept. Danes fled. Two Danes spoke. Rain fell. One of the two Danes sang on Monday.")
    slept, fled, spoke, _, sang = index.lines
    assert unmet(sang, [slept, fled], index) == {"two dane"}
    assert unmet(sang, [spoke], index) == frozenset()


def test_a_couple_is_known_once_a_man_and_his_wife_are() -> None:
    index = story(
        "Ulf Berg and his wife, Ida, died in Elin. The couple were rich. Rain fell. Friends of the couple wept."
    )
    married, _, rain, wept = index.lines
    assert unmet(wept, [rain], index) == {"coupl"}
    assert unmet(wept, [married], index) == frozenset()


def test_a_storm_is_known_once_a_hurricane_is() -> None:
    index = story("On Monday the storm was half a day off.", "Hurricane Ida reached Elin.", "Rain fell on Elin.")
    storm, hurricane, rain = index.lines
    assert unmet(storm, [hurricane], index) == frozenset()
    assert unmet(storm, [rain], index) == {"storm"}


# The article's two sentences; by what word the second leans on the first.
LEANING = {
    "what it limits": ("Holm leads in most towns. But Lind leads in one town on the coast.", "but"),
    "an adverb": ("Holm leads in most towns. However, Lind leads in one town.", "however"),
    "one more of them": ("A nurse fled the fire. Another nurse told police that the door was locked.", "another"),
    "which of them": ("A nurse fled the fire. A third nurse told police that the door was locked.", "a third"),
    "though": ("A nurse fled the fire. Unlike her, though, a cook was hurt.", "though"),
    "as well": ("A nurse fled the fire. A cook in the cellar was hurt, too.", "too"),
    "a part that is played": ("Dahl sang in “Nine Lamps of Bel-Elin.” As a boy from Graz, Dahl found his tone.", "as"),
    "an office": ("Dahl sang in Graz. As a mayor of Graz, Dahl found his tone.", ""),
    "a list that ends": ("She baked and sang. But most of all, Ida Lund was a miller.", ""),
    "a quarter": ("The mill lost money. The third quarter brought a profit.", ""),
    "a day": ("The mill lost money. Another day of rain would flood it.", ""),
    "quoted": ("Lind spoke. “But nobody listened,” Lind said on the coast.", ""),
    "an answer": ("Holm called the lamps a waste. Lind artfully responded while she took a prize.", "responded"),
    "an answer to what it tells": ("Holm spoke. Lind responded to a letter of the mayor on Monday.", ""),
    "nobody, in an event": ("A drone hit a truck in Graz. Nobody in the port was hurt.", "nobody"),
    "nobody, of whom all know": ("A drone hit a truck in Graz. Nobody in the port slept.", ""),
    "the two of which it told": ("Lind and Holm met. The two nations believe that it will rain.", "the two nations"),
    "two that it says": ("Lind and Holm met. The two nations of the north believe that it will rain.", ""),
    "what is left": ("Rabo sent Dahl home. The rest of the Rabo team may go on to Graz.", "the rest of the rabo team"),
    "more than another": ("Lind wants a date. A bigger point is what the port will cost.", "a bigger point"),
    "the first time": (
        "Mayor Lund lost. It was the first time that a mayor had lost in Elin.",
        "it was the first time",
    ),
    "both of what it told": (
        "Mayor Lund went. Dahl stayed there. Both moves surprised the council of Elin.",
        "both moves",
    ),
    "both sides": ("Lund and Holm met. Both sides spoke of a good talk in Elin.", ""),
    "with others": ("Some lamps were broken. Other lamps were at odds with the list as well, off by ten.", "other"),
    "what came upon it": ("The mayor slipped. Laughter ensued in the hall of Elin.", "ensued"),
    "what came upon what it says": ("The mayor slipped. Laughter ensued when the mayor fell.", ""),
    "what was found": ("A jar was dug up. A team from Graz made the discovery at the mill of Elin.", "discovery"),
    "what it says was found": ("A jar lay there. A team from Graz made the discovery that jars float.", ""),
    "an example": ("Lind and Holm differ. Elin for example calls for nine lamps by May.", "for example"),
    "what soon followed": ("The guards brought men. Soon, nine men were crammed into the mill.", "soon"),
    "a separate thing": (
        "Lund spoke of the rain. In a separate interview, Berg said he was sorry.",
        "in a separate interview",
    ),
    "where the article begins": ("But Lind leads in one town on the coast.", ""),
}


@pytest.mark.parametrize("case", LEANING, ids=str)
def test_what_goes_against_or_on_from_the_sentence_before_it(case: str) -> None:
    text, word = LEANING[case]
    index = story(text)
    line = index.lines[-1]
    assert leaning(line, index) == word
    assert (word in unmet(line, (), index)) is bool(word)
    assert not unmet(line, index.lines[:-1], index)


def test_a_film_is_known_once_its_title_is() -> None:
    index = story(
        "Ida Lund showed “Cold Water” in Graz, police said. Rain fell, police said. Nobody was hurt, said Lund. "
        "The movie was cold and long."
    )
    named, rain, _, movie = index.lines
    assert unmet(movie, [rain], index) == {"movi"}
    assert unmet(movie, [named], index) == frozenset()


POINTED = {
    "what he was asked of": ("The army spoke. “We know nothing of this force,” said Lund.", {"forc"}),
    "told in the sentence": ("The army spoke. Of the force, Lund said: “We know nothing of this force.”", set()),
    "with a verb after it": ("The army spoke. “We know of whom this force was made,” said Lund.", {"forc"}),
    "all around him": ("The army spoke. “We love this country,” said Lund.", set()),
}


@pytest.mark.parametrize("case", POINTED, ids=str)
def test_what_a_quotation_points_at_must_be_told(case: str) -> None:
    text, things = POINTED[case]
    index = story(text)
    assert unmet(index.lines[-1], (), index) >= things
    assert bool(unmet(index.lines[-1], (), index) & {"forc", "countri"}) is bool(things)
