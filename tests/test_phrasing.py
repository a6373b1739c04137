"""Which draft of a sentence is printed: the one that keeps what matters of it."""

from __future__ import annotations

import datetime as dt

import pytest
from story import article, story

from summarizer.checking.claims import Passage
from summarizer.text.index import build_index
from summarizer.writing.cutting import without_days
from summarizer.writing.days import has_stray_day
from summarizer.writing.phrasing import choose

# The sentence, a draft of it that holds, and whether the draft is printed.
DRAFTS = [
    (
        "In June 2004, three boats and eight sailors were held off Port Elin for a week, the coast guard said.",
        "Three boats and eight sailors were held off Port Elin for a week, the coast guard said.",
        False,  # not now
    ),
    (
        "Cameras showed the men at the station of Elin at 8:30 on the day of the fire, each with a bag from the army.",
        "Cameras showed the men at the station of Elin at 8:30, each with a bag from the army.",
        False,  # not on the day the report is of
    ),
    (
        "While the mayor of Elin, Ida Lund, said on Sunday that ice was not feared, the ferry was held after all.",
        "Ida Lund said on Sunday that ice was not to be feared, the ferry was held after all.",
        False,  # two sentences in one
    ),
    (
        "The flood made 900 people homeless on Sunday, and some estimates of the union put the dead of it at 200.",
        "The flood made 900 people homeless on Sunday, some estimates of the union put the dead of it at 200.",
        False,
    ),
    (
        "Divers from Dunmore and Graz searched on Monday for the ferry that sank off Port Elin eleven days ago.",
        "Divers from Dunmore and Graz searched on Monday for the ferry.",
        False,  # which?
    ),
    (
        "The Elin Mills have sued a group of nine bakers of Graz over a fire, saying they never worked for the mills.",
        "The Elin Mills have sued a group of nine bakers of Graz over a fire.",
        False,  # why?
    ),
    (
        "Some 200 men, most of them Danes, drowned off Port Elin on Sunday, the coast guard of Dunmore said.",
        "Some 200 men drowned off Port Elin on Sunday, the coast guard of Dunmore said.",
        False,  # of whom they were is the news
    ),
    (
        "Some 200 men, most of them Danes, drowned off Port Elin on Sunday in fog, the coast guard of Dunmore said.",
        "Some 200 men, most of them Danes, drowned off Port Elin on Sunday, the coast guard of Dunmore said.",
        True,
    ),
    (
        "Dunmore reported eleven of its cattle boats among the delayed, and the union spoke of nine more in the port.",
        "Dunmore reported eleven of its cattle boats, and the union spoke of nine more in the port.",
        False,  # reported what of them?
    ),
    (
        "Guards with dogs cleared the road for nine buses on Sunday, according to Ida Lund, the union leader.",
        "Guards with dogs cleared the road for nine buses on Sunday, according to Ida Lund.",
        False,  # who is she?
    ),
    (
        "Guards with dogs cleared the road to Elin for nine buses, the firm of Olaf Berg said on Sunday in Graz.",
        "Guards with dogs cleared the road to Elin for nine buses, the firm of Olaf Berg said on Sunday.",
        True,  # the firm is no role of Elin's
    ),
    (
        "The port of Dunmore admitted for the first time that boats may have sunk off Port Elin in bad weather.",
        "The port of Dunmore admitted that boats may have sunk off Port Elin in bad weather.",
        False,
    ),
    (
        "The baker Olaf Berg met Ida Lund when she had begun a campaign to bring the rye of Dunmore back to the shops.",
        "The baker Olaf Berg met Ida Lund when she had begun a campaign.",
        False,  # for what?
    ),
    (
        "The ferry counters on the coast of Elin will stay a part of its plans, though they are closed for the winter.",
        "The ferry counters on the coast of Elin will stay a part of its plans.",
        False,  # not now
    ),
    (
        "The union of Dunmore won the vote on the coast of Elin by nine to three, but Dahl may yet go to court.",
        "The union of Dunmore won the vote on the coast of Elin by nine to three.",
        False,
    ),
    (
        "Seven guards with dogs cleared the old road to Port Elin for nine buses and two lorries on Sunday.",
        "Seven guards with dogs cleared the old road to Port Elin for nine buses and two lorries.",
        False,  # when?
    ),
    (
        "Seven guards with dogs cleared the old road to Port Elin for nine buses, the firm said in a letter on Sunday.",
        "Seven guards with dogs cleared the old road to Port Elin for nine buses, the firm said.",
        True,  # when it was said is not when it was
    ),
    (
        "Yeasty -- that is one of Lund's many names -- sang nine songs for the port of Dunmore and sold them all.",
        "Yeasty sang nine songs for the port of Dunmore and sold them all.",
        False,  # who is that?
    ),
    (
        "The port of Dunmore said the raid on nine buses was over, while Olaf Berg of Elin said it had just begun.",
        "The port of Dunmore said the raid on nine buses was over. Olaf Berg of Elin said it had just begun.",
        False,  # two statements of one
    ),
]


@pytest.mark.parametrize(("sentence", "draft", "printed"), DRAFTS)
def test_a_draft_that_loses_of_which_part_or_whom_it_speaks_is_not_printed(
    sentence: str, draft: str, printed: bool
) -> None:
    index = build_index([article(1, sentence, date=dt.date(2024, 5, 6))])
    line = index.lines[0]
    claim = choose(Passage(line, line.text), [draft], index).claim
    assert claim is not None
    assert claim.text == (draft if printed else sentence)


UNPLACED = "Olaf Berg, who ran the mill of Port Elin for forty years, died on Saturday at a hospital in Dunmore."


@pytest.mark.parametrize(
    ("day", "others", "told"),
    [
        (dt.date(2024, 5, 6), ["Nobody in Port Elin spoke on Monday."], True),
        (None, ["Nobody in Port Elin spoke on that day."], True),  # no other week to take it for
        (None, ["Olaf Berg died on Saturday.", "Port Elin mourned him on Monday."], True),
        (None, ["Nobody spoke on Monday.", "Port Elin mourned him on Monday."], False),
    ],
)
def test_a_weekday_is_told_where_it_is_the_storys_own(day: dt.date | None, others: list[str], told: bool) -> None:
    index = build_index([article(n, text, date=day) for n, text in enumerate([UNPLACED, *others], 1)])
    claim = choose(Passage(index.lines[0], UNPLACED), [""], index).claim
    assert claim is not None
    assert claim.supported
    assert ("Saturday" in claim.text) is told


WEEKDAYS = [
    ("On Monday, police held two men.", "Police held two men."),
    ("Two men were held late on Monday morning.", "Two men were held."),
    ("Late Sunday, police held two men.", "Police held two men."),
    ("By Tuesday two men had been held.", "By Tuesday two men had been held."),
    ("Two men were held on Monday, 6 May.", "Two men were held on Monday, 6 May."),
    ("The two men met on a Monday.", "The two men met on a Monday."),
    ("It was Monday when two men were held.", "It was Monday when two men were held."),
    ("“It was on Monday,” he said on Tuesday.", "“It was on Monday,” he said."),
]


@pytest.mark.parametrize(("text", "plain"), WEEKDAYS)
def test_a_weekday_that_nothing_holds_may_go(text: str, plain: str) -> None:
    assert without_days(text) == plain


def test_what_a_list_ends_with_to_amuse_is_left_out() -> None:
    told = "A fan of Elin lit nine lamps for the singer, painter and {}, a day after he lost 90 crowns in Dunmore."
    plain = "A fan of Elin lit nine lamps for the singer and painter, a day after he lost 90 crowns in Dunmore."
    for last, printed in (("Ida Lund's crazier half", plain), ("father of three", told.format("father of three"))):
        index = build_index([article(1, told.format(last))])
        phrasing = choose(Passage(index.lines[0], index.lines[0].text), [], index)
        assert phrasing.claim
        assert phrasing.claim.text == printed
        assert phrasing.refused is None


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("The mill in Elin burned on Saturday.", True),
        ("A vigil is planned in Elin on Saturday at the mill.", False),
        ("The gates in Elin open on Saturday at 4pm.", False),
        ("The shares fell on Thursday and rose on Friday.", False),
    ],
)
def test_a_day_without_which_nothing_is_said_stays(text: str, stray: bool) -> None:
    assert has_stray_day(text, story(text, "The mill was sold on Monday.", "Ida Lund left Elin on Monday.")) == stray
