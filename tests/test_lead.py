"""Title and lead together: one event, told once, of one person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from story import story

from summarizer.checking.claims import Passage
from summarizer.comparing.differences import find_differences
from summarizer.models.scripted import ScriptedGenerator
from summarizer.pipeline import build_brief
from summarizer.records import Brief, Claim, Difference, Report
from summarizer.settings import Settings
from summarizer.text.index import Line, StoryIndex
from summarizer.writing.compose import Composition, without_title
from summarizer.writing.headline import write_title
from summarizer.writing.lead import (
    Statement,
    _from_its_head,
    choose_lead,
    introduces_again,
    only_says_who,
    opens_again,
    widely_quoted,
    without_headline,
)
from summarizer.writing.scenes import is_of_old, is_teaser, is_tribute, sets_scene
from summarizer.writing.selection import Rivals
from summarizer.writing.subjects import Subject


def page(*texts: str) -> Brief:
    """The page of a story of which the model drafts nothing."""
    return build_brief(story(*texts).articles, ScriptedGenerator(lambda prompt, n: ""), Settings())


GIRL = (
    "A 9-year-old girl died after a fall from a ski lift in Norway on Monday. The ski lift was built in 1970.",
    "The death of a girl in a fall from a ski lift in Norway on Monday has shocked her school. Nora Lund died in a "
    "clinic in Oslo. Nora Lund had a twin brother.",
    "Nora Lund, a pupil in Oslo, will be buried on Friday. A brake of the ski lift in Norway had failed. Friends of "
    "Nora Lund lit candles.",
)


def test_a_girl_in_the_title_is_named_in_the_lead_and_not_told_of_as_another() -> None:
    brief = page(*GIRL)
    assert brief.title.text.startswith("9-year-old girl died")
    assert brief.lead[0].text.startswith("Nora Lund died")
    assert not any("9-year-old girl" in claim.text for claim in (*brief.lead, *brief.key_points))


def test_the_lead_keeps_its_first_statement_where_the_title_is_of_another() -> None:
    girl, named = (page(text).lead[0] for text in (GIRL[0], "Police say the brake of a lift failed on Monday."))
    lund = Subject("Nora Lund", ("nora", "lund"))
    assert without_headline((girl, named), named, (lund,)) == (girl, named)
    assert without_headline((girl, named), girl, (lund,)) == (girl, named)  # which does not say who she is


def test_somebody_told_of_is_not_introduced_again() -> None:
    first, again, other = (
        page(text).lead[0]
        for text in (
            "A 9-year-old girl died after a fall from the Dunmore lift on Monday.",
            "Inquiries begin after a 9-year-old girl fell from a lift in Dunmore.",
            "A 12-year-old boy broke an arm in Dunmore on Monday.",
        )
    )
    assert introduces_again(again, [first])
    assert not introduces_again(other, [first])


def test_a_figure_that_articles_differ_about_is_in_dispute() -> None:
    index = story(
        "A storm killed 14 people in Port Elin on Monday, the mayor said. It tore nine roofs off.",
        "A storm killed 31 people in Port Elin on Monday, the army said.",
    )
    rivals = Rivals(find_differences(index))
    first, second, other = (index.lines[n].mentions for n in (0, 2, 1))
    assert rivals.disputes(first)
    assert rivals.disputes(second)
    assert not rivals.disputes(other)


def chosen(index: StoryIndex, more: float) -> list[str]:
    """The lead of statements of all the lines, all as salient but for the first, which is by so much `more`."""
    worth = {line: 3.0 + more * (n == 0) for n, line in enumerate(index.lines)}
    statements = [Statement(Passage(line, line.text), claim_of(line), worth[line]) for line in index.lines]
    lead, _ = choose_lead(statements, (), Rivals(()), index, Settings())
    return [statement.claim.text for statement in lead]


def claim_of(line: Line) -> Claim:
    return Claim(line.text, line.mentions, (), (line.evidence(),))


FIRE = "A fire killed nine dockers in Port Elin on Monday, the coast guard said."


def test_a_lead_runs_on_in_the_article_that_it_opens_with() -> None:
    index = story(
        f"{FIRE} Tugs from Graz pumped water on the quay until dawn. Herring is cheap in Velmar this spring.",
        "Herring is cheap in Velmar this spring. Choirs from Graz sang on a pier until dawn.",
    )
    assert chosen(index, 2.0)[:2] == [index.lines[0].text, index.lines[1].text]


def test_a_lead_begins_with_the_first_sentence_of_its_article_where_it_has_the_second_too() -> None:
    text = f"Nine dockers will not come home to Port Elin again. {FIRE} Herring is cheap in Velmar this spring."
    index = story(text)
    head, second, third = (Statement(Passage(line, line.text), claim_of(line), 1.0) for line in index.lines)
    less = {head: 1.0, second: 2.0, third: 2.0}
    assert _from_its_head([second, third, head], less, index) == [head, second, third]
    assert _from_its_head([second, third], less, index) == [second, third]
    assert _from_its_head([third, head], less, index) == [third, head]
    as_good = {**less, head: 1.8}
    assert _from_its_head([second, third], as_good, index) == [head, second]
    assert _from_its_head([third, head], as_good, index) == [head, third]


def test_a_lead_tells_what_is_disputed() -> None:
    index = story(
        f"{FIRE} Tugs from Graz pumped water on the quay until dawn. Herring is cheap in Velmar this spring. "
        "Detectives in Elin believe that a clerk of Port Elin lit the fire. The union of the clerks denied that. "
        "Choirs from Graz sang on a pier."
    )
    assert index.lines[3].text in chosen(index, 2.0)


def test_what_most_articles_quote_is_the_news_whoever_said_it() -> None:
    index = story(
        'Asked of the polls, Olaf Berg said "says who" in Elin.',
        'The "says who" of Olaf Berg was heard in Dunmore.',
        "Olaf Berg spoke in Elin.",
    )
    assert widely_quoted(index.lines[0].text, Rivals(()), index) == pytest.approx(2 / 3)
    assert widely_quoted(index.lines[2].text, Rivals(()), index) == 0


REVIEWS = (
    "“Lanterns” is dull in every scene. The film has no plot and no heart. Its actors look for the door.",
    "“Lanterns” is a triumph and a film for the ages. The director deserves credit for its cast.",
)


def test_reviews_are_headed_by_the_work_and_each_writer_is_heard() -> None:
    brief = page(*REVIEWS)
    assert brief.title.text == "Reviews of “Lanterns”"  # of too few sentences to tell for or against
    assert {number for claim in (*brief.lead, *brief.views) for number in claim.citations} == {1, 2}
    assert not brief.key_points


def test_reviews_that_differ_are_headed_by_that() -> None:
    index = story(*REVIEWS)
    sides = tuple(Report(lines[0].text, (lines[0].evidence(),)) for lines in index.by_article.values())
    title = write_title(
        (), [claim_of(index.lines[0])], (), index, rivals=Rivals([Difference("verdict on the film", sides)])
    )
    assert title.text == "Critics differ over “Lanterns”"
    assert title.citations == (1, 2)


def test_reviews_open_with_what_the_work_is() -> None:
    told = "Jon Vale plays a thief of lamps and Nora Lind is his wife in “Lanterns.”"
    brief = page(f"{REVIEWS[0]} {told}", REVIEWS[1])
    assert [claim.text for claim in brief.lead] == [told]
    assert [claim.citations for claim in brief.views[:2]] == [(1,), (1,)]  # each writer's views together
    assert brief.views[0].text == "“Lanterns” is dull in every scene."


# A sentence, and which of the four it is.
OPENINGS = [
    ("Coach Ida Lund faced a dilemma.", is_teaser),
    ("Lawyer Olaf Berg had a serious bone to pick with Ida Lund.", is_teaser),
    ("At her desk in Dunmore, Ida Lund stared at the harbour.", sets_scene),
    ("Repairs were under way in Dunmore and the first masons were beginning to climb.", sets_scene),
    ("Back in May, the port of Elin said it would close.", is_of_old),
    ("Olaf Berg, a baker, once promised to sell the mill.", is_of_old),
    ("Friends paid tribute to Ida Lund.", is_tribute),
    ("Ida Lund faced a jury of nine men in Dunmore on Monday.", None),
    ('"I knew it," said Olaf Berg after the port of Elin closed.', None),
]


@pytest.mark.parametrize(("text", "kind"), OPENINGS)
def test_what_opens_no_page(text: str, kind: object) -> None:
    assert [test for test in (is_teaser, sets_scene, is_of_old, is_tribute) if test(text)] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("text", "named", "only"),
    [
        ("Ida Lund is Chief Whip and Treasurer of the Harbour Party.", True, True),
        ("Ida Lund is the Treasurer of the Harbour Party.", False, False),
        ("Ida Lund is the Treasurer who sold nine ships.", True, False),
        ("Ida Lund is the Treasurer of Elin, and she owes it a ship.", True, False),
    ],
)
def test_whose_post_somebody_holds_is_no_news_once_he_is_named(text: str, named: bool, only: bool) -> None:
    own, other = (page(told).lead[0] for told in (text, "Ida Lund sank a ferry off Port Elin."))
    assert only_says_who(own, other.mentions if named else ()) is only


def test_a_page_does_not_open_with_a_riddle_of_who_it_is() -> None:
    told = "Ida Lund lost nine ships and a mill in Port Elin, and on Monday {} answer was “who says so?”"
    other = "Nine clerks of Elin Lines met in Port Elin. Rain fell."
    for who, opens in (("the old brewer’s lawyer’s", False), ("the lawyer’s", True)):
        assert page(told.format(who), other).lead[0].text.startswith("Ida Lund lost") is opens


def test_a_much_higher_toll_of_another_article_stands_beside_the_first() -> None:
    texts = (
        "A storm killed 14 people in Port Elin on Monday, the mayor said. The harbour of Port Elin is closed. It will "
        "open on Friday, its master said.",
        "The storm in Port Elin killed 60 people, two doctors said. Nine roofs fell on the mill. Olga Prem sold eleven "
        "boats to the town of Dunmore.",
        "The storm in Port Elin killed 15 people, the army said. Its soldiers brought 300 tents to Lake Norvik.",
    )
    brief = page(*texts)
    assert [claim.citations[0] for claim in brief.lead[:2]] == [1, 2]
    assert brief.lead[1].text == "By another account, the storm in Port Elin killed 60 people, two doctors said."
    assert not brief.lead[1].verbatim


def test_the_lead_does_not_announce_its_news_again_as_another_article_opens() -> None:
    first = (
        "A shipyard of the 9th century has been found under a tennis court in Elin. The yard of Elin built boats for "
        "the Norvane fleet. Two slips were dug out by Olaf Berg on Monday."
    )
    again = (
        "Scholars from Dunmore have confirmed that a tennis court in a port was the shipyard of Olaf the Stout. Ida "
        "Lund dug there for a week. The court in Elin belongs to a club with 40 members."
    )
    lead = page(first, again).lead
    assert {claim.citations for claim in lead} == {(1,)}


@pytest.mark.parametrize(
    ("opening", "again"),
    [
        ("The pupil Ida Lund, 7, will have a first dose of the medicine, whoever asks for it, in a trial.", True),
        ("The pupil Ida Lund will have a first dose of the medicine, whoever asks, in a trial of Berg Mills.", False),
        ("The pupil Ida Lund will have nine doses of the medicine, whoever asks for it, in a trial.", False),
        ("The pupil Ida Lund will have the medicine of the doctors, linked to another pupil, it says.", False),
        ("Olaf Berg, the mayor, has closed the pier, whoever asks for it, in a row over the herring.", False),
    ],
)
def test_an_article_that_opens_with_the_event_and_names_nothing_new_opens_again(opening: str, again: bool) -> None:
    told = "Ida Lund, a pupil of Port Elin, is to have the medicine that her doctors hope for."
    index = story(f"{told} Rain fell on the hills.", f"{opening} Snow fell.")
    line = next(line for line in index.lines if line.text == opening)
    assert opens_again(line, [index.lines[0]], index) is again


def test_a_quip_is_no_background() -> None:
    told = "A fire killed nine dockers in Port Elin on Monday, the coast guard said. Nine boats in Port Elin burned."
    quip, view = "Port Elin may be the prettiest port of all, at least to itself.", "I think Dunmore should pay for it."
    views = [claim.text for claim in page(f"{told} {quip} {view}", told.replace("nine dockers", "nine men")).views]
    assert quip not in views


def test_what_a_writer_finds_so_besides_is_no_background() -> None:
    column = (
        "You can't take your eyes off the harbour. It's a dream, and who could say no? We've all been there! "
        "The harbour of Elin is a place of charm and {}lends Dunmore some quiet dignity. "
        "The mayor didn't respond to a request."
    )
    report = (
        "The harbour of Elin opened on Monday. Ida Lund, its owner, said 40 boats had come. Nine ships left on Sunday."
    )
    assert [len(page(column.format(word), report).views) for word in ("", "also ")] == [1, 0]


def test_a_point_that_says_no_more_than_the_title_is_not_told_below_it() -> None:
    brief = page(*GIRL)
    claim = brief.key_points[0]
    made = Composition(brief.lead, (claim, *brief.key_points[1:]), brief.threads, (), (), ())
    left = without_title(made, replace(claim, text=claim.text.rstrip(".")))
    assert claim not in left.key_points
    assert sum(thread.count for thread in left.threads) == len(left.key_points) == len(made.key_points) - 1
    assert without_title(made, replace(claim, text="Nora Lund")) == made  # a title of less is no telling of it


def test_a_lead_does_not_go_on_with_a_quotation() -> None:
    brief = page(
        "The ferry Alma sank off Dunmore on Monday with 40 people on board. Its owner is the Elin line.",
        '"The Alma was a good ship, and nine captains loved her," Ida Lund said in Elin on Monday. She sank at noon.',
        "The Alma had been inspected in May, the harbour of Dunmore said. Divers are looking for 12 of its crew.",
    )
    assert not any(claim.text.startswith('"') for claim in brief.lead)
    assert any(claim.text.startswith('"') for claim in brief.key_points)


def test_a_riddle_is_not_told_below_a_title_that_has_its_words() -> None:
    riddle = "Asked about the mill, the old brewer’s lawyer’s dry answer was “who says so?”"
    plain = "Lawyer Ida Lund answered “who says so?” when clerks in Port Elin said on Monday that the mill was lost."
    lead, other = map(claim_of, story(riddle, plain).lines)
    title = replace(other, text="Lawyer Ida Lund answered “who says so?” to clerks")
    assert without_headline([lead, other], title, ()) == (other,)
    assert without_headline([lead, other], replace(title, text="Lawyer Ida Lund meets clerks"), ()) == (lead, other)
    assert without_headline([lead], title, ()) == (lead,)


DILEMMA = "Ten years ago, forecaster Ida Lund of Elin faced a dilemma."
BULLETIN = "A long bulletin predicted: “MOST OF THE COAST WILL BE UNINHABITABLE FOR WEEKS.”"
HARBOUR = "Boats of the coast were being hauled up on the beach of Elin."


def lead_of(opening: str) -> list[str]:
    index = story(f"{opening} Rain fell on the hills.", f"Gulls flew inland. {HARBOUR} Herring was cheap. {BULLETIN}")
    worth = {opening: 3.0, BULLETIN: 0.5}
    statements = [Statement(Passage(x, x.text), claim_of(x), worth.get(x.text, 1.0)) for x in index.lines]
    lead, _ = choose_lead(statements, (), Rivals(()), index, Settings())
    return [statement.claim.text for statement in lead]


def test_a_lead_that_makes_curious_goes_on_with_the_words_of_the_document() -> None:
    assert BULLETIN in lead_of(DILEMMA)
    assert BULLETIN not in lead_of(DILEMMA.replace("faced a dilemma", "warned the coast of a storm"))


def test_a_document_that_its_article_has_introduced_is_not_told_of_as_known() -> None:
    known = BULLETIN.replace("A long bulletin", "Lund's bulletin")
    texts = f"{DILEMMA} Rain fell on the hills.", f"Out came a stern bulletin. {HARBOUR} Herring was cheap. {known}"
    for other, told in ((texts[1], False), (texts[1].replace("a stern bulletin", "the sun"), True)):
        index = story(texts[0], other)
        worth = {DILEMMA: 3.0, known: 0.5}
        statements = [Statement(Passage(x, x.text), claim_of(x), worth.get(x.text, 1.0)) for x in index.lines]
        lead, _ = choose_lead(statements, (), Rivals(()), index, Settings())
        assert (known in [statement.claim.text for statement in lead]) is told


def test_a_lead_goes_on_with_what_is_disputed_where_more_pressing_news_is_too_little_so() -> None:
    other = "Nine ferries of Elin Lines stayed in the harbour of Port Elin for four days, Elin Lines said on Friday."
    denied = "Detectives in Elin believe that a clerk of Port Elin lit the fire. The union of the clerks denied that."
    index = story(f"{FIRE} Rain fell on the hills. {denied}", f"Gulls flew inland. {other} Herring was cheap.")
    believed = index.lines[2].text
    worth = {FIRE: 9.0, other: 6.4, believed: 3.9}
    statements = [Statement(Passage(x, x.text), claim_of(x), worth.get(x.text, 0.0)) for x in index.lines]
    lead, _ = choose_lead(statements, (), Rivals(()), index, Settings())
    assert [statement.claim.text for statement in lead][1:2] == [believed]


def test_a_lead_opens_with_nothing_that_was_so_besides() -> None:
    also, left = "Ida Lund also remembered two clerks of Elin.", "Ida Lund left 26 mills to her sons."
    index = story(f"{also} Rain fell on the hills.", f"{left} Snow fell on Dunmore.")
    worth = {also: 3.0, left: 2.5}
    statements = [Statement(Passage(x, x.text), claim_of(x), worth.get(x.text, 0.0)) for x in index.lines]
    lead, _ = choose_lead(statements, (), Rivals(()), index, Settings())
    assert left in [statement.claim.text for statement in lead]
    assert also not in [statement.claim.text for statement in lead]


def test_what_an_article_introduces_is_told_before_what_points_at_it() -> None:
    opening, back = "A statement from six clerks of Elin puzzles Graz.", "Ida Lund did not sign the statement."
    index = story(f"{opening} {back} Rain fell on the hills.", "Snow fell on Dunmore. Tugs left Velmar.")
    worth = {opening: 1.0, back: 2.1}
    statements = [Statement(Passage(x, x.text), claim_of(x), worth.get(x.text, 0.0)) for x in index.lines]
    lead, _ = choose_lead(statements, (), Rivals(()), index, Settings())
    assert [statement.claim.text for statement in lead][:2] == [opening, back]
