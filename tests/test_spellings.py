"""Names that articles write in two ways: told below the table, for they are no disagreement."""

from __future__ import annotations

import dataclasses
import json

import jsonschema
import pytest
from story import story
from test_reporting import BRIEF

from summarizer.comparing.differences import find_differences
from summarizer.comparing.spellings import find_spellings
from summarizer.records import Difference, Evidence, Report
from summarizer.reporting.as_json import schema, to_json
from summarizer.reporting.html import to_html
from summarizer.reporting.markdown import to_markdown

# (first article, second article, the spellings expected)
CASES: dict[str, tuple[str, str, list[str]]] = {
    "a first name": (
        "Foreign Minister Dmitri Volkov spoke of a mistake.",
        "Dmitry Volkov, the foreign minister, left for Oslo.",
        ["Dmitri Volkov", "Dmitry Volkov"],
    ),
    "two letters exchanged": (
        "Dimitri Olivares spoke of a mistake.",
        "Dimitri Oliveras, a friend, left for Oslo.",
        ["Dimitri Olivares", "Dimitri Oliveras"],
    ),
    "and another first name": (
        "Dimitri Olivares spoke of a mistake.",
        "Olaf Oliveras, a friend, left for Oslo.",
        [],
    ),
    "two brothers": (
        "Foreign Minister Dmitri Volkov spoke of a mistake.",
        "Dmitri Volkov and his brother Dmitry Volkov left for Oslo.",
        [],
    ),
    "first names of two people": (
        "Foreign Minister Dmitri Volkov spoke of a mistake.",
        "Dmitry Orlov, the foreign minister, left for Oslo.",
        [],
    ),
    "a body": (
        "The Elin Seismologic Service measured the quake.",
        "The Elin Seismological Service measured the quake.",
        [],
    ),
    "a medicine": (
        "The girl was given three drugs, among them Nembutal and other sedatives.",
        "A nurse gave the girl three drugs, among them Nembutol and other sedatives.",
        ["Nembutal", "Nembutol"],
    ),
    "names that stand among other words": (
        "The girl was given three drugs, among them Nembutal and other sedatives.",
        "The train from Nembutol was late again, and the station was cold.",
        [],
    ),
    "a people and its country": (
        "The ship sailed to Tunisia with grain for the mills.",
        "The ship with Tunisian grain for the mills sailed home.",
        [],
    ),
    "a letter of a designation": (
        "The raid was flown with MQ-9 drones from a base in the desert.",
        "Six AQ-9 drones took part in the raid, the ministry said.",
        ["MQ-9", "AQ-9"],
    ),
    "designations of two things": (
        "The raid was flown with MQ-9 drones from a base in the desert.",
        "Six AQ-9 radios were lost in the raid, the ministry said.",
        [],
    ),
}
SPELT = Difference(
    "spelling of a name",
    tuple(
        Report(name, (Evidence(article.number, article.sentences[0].span, article.quote(article.sentences[0])),))
        for name, article in zip(("Yoann Berg", "Johan_n Berg"), BRIEF.articles, strict=False)
    ),
)
MET = tuple(dataclasses.replace(claim, text=f"{claim.text} Yoann Berg saw it.") for claim in BRIEF.lead)
PAGE = dataclasses.replace(BRIEF, lead=MET, spellings=(SPELT, SPELT))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_two_spellings_of_one_name_are_told_and_stand_in_no_row(case: str) -> None:
    first, second, expected = CASES[case]
    index = story(first, second)
    assert [report.value for found in find_spellings(index) for report in found.reports] == expected
    assert not find_differences(index)


def test_a_spelling_cites_every_article_that_has_it() -> None:
    index = story("Dmitri Volkov left.", "Dmitry Volkov came.", "Nobody saw Dmitry Volkov again.")
    (found,) = find_spellings(index)
    assert [report.citations for report in found.reports] == [(1,), (2, 3)]


def test_the_page_tells_them_in_one_line_of_its_checks() -> None:
    line = "Spelled differently: Yoann Berg [1], Johan\\_n Berg [2]; Yoann Berg [1], Johan\\_n Berg [2]."
    page = to_markdown(PAGE)
    assert f"\n- {line}\n- " in page.split("## Checks")[1]
    assert "Spelled differently" not in to_markdown(BRIEF)


def test_whoever_does_not_meet_the_name_need_not_know() -> None:
    assert "Spelled differently" not in to_markdown(dataclasses.replace(PAGE, lead=BRIEF.lead))


def test_the_web_page_links_them_to_the_articles() -> None:
    page = to_html(PAGE)
    told = page.split("Spelled differently: ")[1].split("</li>")[0]
    assert told.count('<a class="cite"') == 4
    assert "Johan_n Berg" in told


def test_the_record_of_a_page_has_them() -> None:
    record = json.loads(to_json(PAGE))
    jsonschema.validate(record, schema())
    assert [report["value"] for report in record["spellings"][0]["reports"]] == ["Yoann Berg", "Johan_n Berg"]


def test_three_spellings_of_one_name_are_told_once() -> None:
    index = story(
        "Captain Henrik Aasland was heard on Monday in Elin.",
        "Henrik Asland, the captain, was heard again.",
        "The captain, Henrik Aslund, is formally a suspect.",
    )
    (row,) = find_spellings(index)
    assert [report.value for report in row.reports] == ["Henrik Aasland", "Henrik Asland", "Henrik Aslund"]
