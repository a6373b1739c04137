"""The reports on a checked summary: the golden text, JSON by its schema, JUnit as CI reads it; from fixed records."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import OutputError
from summarizer.records import (
    Article,
    CheckedSummary,
    Date,
    Evidence,
    Label,
    Mention,
    MentionCheck,
    MentionKind,
    Name,
    Notice,
    Number,
    Review,
    Sentence,
    Span,
    StatementCheck,
    Verdict,
)
from summarizer.reporting import render_check
from summarizer.reporting.check_json import schema, to_line, verdicts
from summarizer.reporting.check_text import EVIDENCE_MOST, QUOTED_MOST
from summarizer.reporting.flags import findings

GOLDEN = Path(__file__).parent / "golden" / "check.txt"

AGROUND = "The ferry Solveig ran aground off Tern Island on 3 May. About 140 people were on board, the owner said."
PORT = "A ferry struck a sandbank on 3 May, the port authority said. It was refloated on 5 May."
SUMMARY = """\
# Ferry aground

The **Solveig** ran aground on 4 May with 140 people on board [1].
It was refloated on 5 May, Jan Holm said [2].

- Jan Holm denied that 140 people were on board.

## Sources

1. Harbour Dispatch, 4 May 2024
"""


def article(number: int, name: str, text: str, **known: object) -> Article:
    return Article(number, name, text, (Sentence(Span(0, len(text)), 0, 0),), **known)


ARTICLES = (
    article(1, "aground.md", AGROUND, title="Ferry aground", source="Harbour Dispatch", date=dt.date(2024, 5, 4)),
    article(2, "port.html", PORT),
)


def span(text: str, words: str, nth: int = 0) -> Span:
    start = [match.start() for match in re.finditer(re.escape(words), text)][nth]
    return Span(start, start + len(words))


def evidence(number: int, quote: str) -> Evidence:
    return Evidence(number, span(ARTICLES[number - 1].text, quote), quote)


ON_BOARD = evidence(1, "About 140 people were on board, the owner said.")
ON_3_MAY = (evidence(1, AGROUND[:55]), evidence(2, "A ferry struck a sandbank on 3 May, the port authority said."))


def checked(words: str, kind: str, label: Label, reason: str, *found: Evidence, nth: int = 0) -> MentionCheck:
    value = {"number": Number(140.0), "date": Date(), "name": Name((words.lower(),))}[kind]
    mention = Mention(kind_of(value), span(SUMMARY, words, nth), words, value)
    verdict = Verdict(label, kind, words, reason, found)
    return MentionCheck(mention, verdict, 1.0 if label is Label.SUPPORTED else 0.25)


def kind_of(value: Number | Date | Name) -> MentionKind:
    return {Number: MentionKind.NUMBER, Date: MentionKind.DATE, Name: MentionKind.NAME}[type(value)]


MENTIONS = (
    checked("Solveig", "name", Label.SUPPORTED, "stands there", ON_3_MAY[0]),
    checked("4 May", "date", Label.CONTRADICTED, "both say 3 May", *ON_3_MAY),
    checked("140", "number", Label.SUPPORTED, "stands there", ON_BOARD),
    checked("5 May", "date", Label.SUPPORTED, "stands there", evidence(2, "It was refloated on 5 May.")),
    checked("Jan Holm", "name", Label.UNSUPPORTED, "no source gives it"),
    checked("Jan Holm", "name", Label.UNSUPPORTED, "no source gives it", nth=1),
    checked("140", "number", Label.UNCHECKED, "stands in a denial", nth=1),
)
DENIED = Verdict(Label.CONTRADICTED, "negation", "denied that", "the source does not deny it", (ON_BOARD,))
STATEMENTS = (
    StatementCheck(span(SUMMARY, "It was refloated on 5 May, Jan Holm said [2]."), ()),
    StatementCheck(span(SUMMARY, "Jan Holm denied that 140 people were on board."), (DENIED,)),
)
REVIEW = Review(
    "ferry.md",
    CheckedSummary(SUMMARY, ARTICLES, MENTIONS, STATEMENTS),
    (Span(SUMMARY.index("## Sources"), len(SUMMARY)),),
    (Notice("scan.pdf", "no text in it; perhaps scanned pages"),),
)
HOLDING = dataclasses.replace(
    REVIEW, checked=CheckedSummary(SUMMARY, ARTICLES, (MENTIONS[0], MENTIONS[2]), ()), unread=(), notices=()
)
EMPTY = dataclasses.replace(HOLDING, checked=CheckedSummary("It rained.\n", ARTICLES, (), ()))


def test_the_text_is_the_golden_one() -> None:
    assert render_check(REVIEW, "text") == GOLDEN.read_text("utf-8")


def test_everything_lists_what_is_supported_too() -> None:
    short, long = render_check(REVIEW, "text"), render_check(REVIEW, "text", everything=True)
    assert "Supported\n\n  ✓ name “Solveig”, line 3\n      supported: stands there\n      [1] aground.md: “" in long
    assert "Supported" not in short
    before, after = short.split("Counts")
    assert long.startswith(before)
    assert long.endswith(after)


def test_the_first_line_says_it_all() -> None:
    first = [render_check(review, "text").split("\n")[0] for review in (REVIEW, HOLDING, EMPTY)]
    assert first == [
        "Check of ferry.md against 2 articles: does not hold: 2 contradicted, 2 unsupported, 3 supported, 1 unchecked",
        "Check of ferry.md against 2 articles: holds: 2 supported",
        "Check of ferry.md against 2 articles: nothing to check in it, no number, date or name",
    ]


def test_a_long_quote_and_many_of_them_are_cut() -> None:
    text = "word " * 200
    many = tuple(Evidence(1, Span(n, len(text)), text[n:]) for n in range(EVIDENCE_MOST + 2))
    mention = dataclasses.replace(MENTIONS[4], verdict=dataclasses.replace(MENTIONS[4].verdict, evidence=many))
    report = render_check(
        dataclasses.replace(REVIEW, checked=CheckedSummary(SUMMARY, ARTICLES, (mention,), ())), "text"
    )
    quotes = [line for line in report.splitlines() if line.startswith("      [1] ")]
    assert len(quotes) == EVIDENCE_MOST
    assert all(line.endswith("…”") and len(line) < QUOTED_MOST + 40 for line in quotes)
    assert "      and 2 more\n" in report


def test_nothing_in_a_summary_or_its_sources_steers_the_terminal() -> None:
    hostile = "\x1b[31mred\x07\u202e"
    sources = (article(1, hostile, hostile + " 5", title=hostile),)
    found = (Evidence(1, Span(0, len(hostile)), hostile),)
    mention = Mention(kind_of(Number(5.0)), Span(0, 1), "\x1b", Number(5.0))
    verdict = Verdict(Label.UNSUPPORTED, "number", "\x1b", hostile, found)
    checks = (MentionCheck(mention, verdict, 0.0),)
    summary = CheckedSummary(f"{hostile}\r\x1b]0;title\x07 5", sources, checks, ())
    review = Review(hostile, summary, (), (Notice(hostile, hostile),))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", render_check(review, "text"))
    ET.fromstring(render_check(review, "junit"))


# JSON


@pytest.mark.parametrize("review", [REVIEW, HOLDING, EMPTY], ids=["flagged", "holding", "empty"])
def test_json_follows_its_schema(review: Review) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    value = json.loads(render_check(review, "json"))
    jsonschema.validate(value, schema(), format_checker=jsonschema.FormatChecker())
    assert value["holds"] == review.checked.holds


def test_json_keeps_every_offset() -> None:
    value = json.loads(render_check(REVIEW, "json"))
    texts = {source["number"]: source["text"] for source in value["sources"]}
    for item in [*value["mentions"], *value["statements"]]:
        assert value["summary"][item["start"] : item["end"]] == item["text"]
    found = [e for m in value["mentions"] for e in m["evidence"]] + value["statements"][1]["verdicts"][0]["evidence"]
    assert len(found) == 6
    assert all(texts[e["source"]][e["start"] : e["end"]] == e["quote"] for e in found)
    assert value["counts"]["date"] == {"supported": 1, "unsupported": 0, "contradicted": 1, "unchecked": 0}
    assert value["counts"]["statement"]["contradicted"] == 1


def test_the_schema_refuses_what_is_not_in_it() -> None:
    value = json.loads(render_check(REVIEW, "json"))
    for spoiled in ({**value, "more": 1}, {**value, "sources": []}, {k: v for k, v in value.items() if k != "holds"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(spoiled, schema())


@given(st.text(alphabet=st.characters(categories=("Cs", "Cc", "L")), max_size=8))
def test_a_row_is_one_line_and_comes_back_whole(words: str) -> None:
    line = to_line({"id": words, **verdicts(EMPTY.checked)})
    assert line.encode("utf-8").count(b"\n") == 1
    back = json.loads(line)["id"]
    assert back.encode("utf-16", "surrogatepass") == words.encode("utf-16", "surrogatepass")


# JUnit

ATTRIBUTES = {
    "testsuites": {"tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time"},
    "testcase": {"classname", "name", "time"},
    "failure": {"message", "type"},
    "skipped": {"message"},
}


@pytest.mark.parametrize("review", [REVIEW, HOLDING, EMPTY], ids=["flagged", "holding", "empty"])
def test_junit_has_the_usual_shape_and_its_totals_are_right(review: Review) -> None:
    root = ET.fromstring(render_check(review, "junit"))
    assert {element.tag: set(element.attrib) for element in root.iter()}.items() <= ATTRIBUTES.items()
    (suite,) = root
    cases = list(suite)
    assert int(suite.get("tests")) == len(cases) == len({case.get("name") for case in cases}) >= 1
    assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
    assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
    assert (suite.get("failures") == "0") == review.checked.holds


def test_junit_tells_what_failed_and_why() -> None:
    root = ET.fromstring(render_check(REVIEW, "junit"))
    assert [(case.get("classname"), case.get("name"), [child.tag for child in case]) for case in root[0]] == [
        ("check.ferry_md", "name “Solveig”", []),
        ("check.ferry_md", "date “4 May”", ["failure"]),
        ("check.ferry_md", "number “140”", []),
        ("check.ferry_md", "date “5 May”", []),
        ("check.ferry_md", "name “Jan Holm”", ["failure"]),
        ("check.ferry_md", "number “140” (2)", ["skipped"]),
        ("check.ferry_md", "negation “denied that”", ["failure"]),
    ]
    failure = root.find("testsuite/testcase/failure")
    assert failure.attrib == {"message": "contradicted: both say 3 May", "type": "contradicted"}
    assert failure.text.split("\n") == [
        "line 3: The **Solveig** ran aground on 4 May with 140 people on board [1].",
        "[1] aground.md: “The ferry Solveig ran aground off Tern Island on 3 May.”",
        "[2] port.html: “A ferry struck a sandbank on 3 May, the port authority said.”",
    ]


@given(st.text(max_size=30))
def test_junit_is_xml_whatever_is_in_it(words: str) -> None:
    mention = Mention(kind_of(Name(())), Span(0, len(words)), words, Name(()))
    verdict = Verdict(Label.UNSUPPORTED, "name", words, words)
    review = Review(words, CheckedSummary(words, ARTICLES, (MentionCheck(mention, verdict, 0.0),), ()))
    assert ET.fromstring(render_check(review, "junit").encode("utf-8")).find("testsuite/testcase/failure") is not None


# All of them


def test_what_is_found_of_the_same_words_is_one_finding() -> None:
    found = findings(REVIEW.checked)
    assert [(finding.subject, len(finding.places)) for finding in found if finding.flagged] == [
        ("4 May", 1),
        ("Jan Holm", 2),
        ("denied that", 1),
    ]


@pytest.mark.parametrize("format", ["text", "json", "junit"])
def test_the_same_review_gives_the_same_characters(format: str) -> None:
    assert render_check(REVIEW, format) == render_check(dataclasses.replace(REVIEW), format)
    assert render_check(REVIEW, format).endswith("\n")
    assert not render_check(REVIEW, format).endswith("\n\n")


def test_a_format_there_is_not() -> None:
    with pytest.raises(OutputError, match=r"^there is no format 'html'; use one of: text, json, junit$"):
        render_check(REVIEW, "html")
