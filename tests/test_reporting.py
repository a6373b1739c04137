"""The page: laid out as the golden one, valid as JSON, and deaf to any markup that articles or models bring."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path

import jinja2
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.errors import OutputError
from summarizer.prompting import environment, escape_markdown, one_line
from summarizer.prompting import render as render_template
from summarizer.records import (
    Article,
    ArticleSummary,
    Bound,
    Brief,
    Claim,
    Date,
    Difference,
    Event,
    Evidence,
    Label,
    Mention,
    MentionKind,
    Name,
    Notice,
    Number,
    Omission,
    Provenance,
    Report,
    Sentence,
    SentenceKind,
    Span,
    Thread,
    Verdict,
)
from summarizer.reporting import render
from summarizer.reporting.as_json import schema, to_json
from summarizer.reporting.layout import OMISSIONS_LISTED, articles_of, cells, count, quoted
from summarizer.reporting.markdown import to_markdown

GOLDEN = Path(__file__).parent / "golden" / "page.md"

FERRY = (
    "The ferry Solveig ran aground off Tern Island on 3 May. "
    'About 140 people were on board, the owner said. "Nobody was hurt," she added.'
)
PORT = "A ferry with 152 passengers struck a sandbank on 3 May, the port authority said. It was refloated on 5 May."
LETTER = "The Solveig was refloated on Tuesday."


def article(number: int, name: str, text: str, **known: object) -> Article:
    sentence = Sentence(Span(0, len(text)), 0, 0, SentenceKind.PROSE)
    return Article(number, name, text, (sentence,), **known)


ARTICLES = (
    article(1, "ferry_aground.md", FERRY, title="Ferry aground off Tern Island", source="Harbour Dispatch",
            date=dt.date(2024, 5, 4), copies=("ferry_again.txt",)),
    article(2, "port.html", PORT, title="Port authority: <b>152</b> on stranded ferry", date=dt.date(2024, 5, 6),
            url="https://harbour.example/port"),
    article(3, "letter.txt", LETTER),
)  # fmt: skip


def evidence(number: int, quote: str) -> Evidence:
    start = ARTICLES[number - 1].text.index(quote)
    return Evidence(number, Span(start, start + len(quote)), quote)


def mention(text: str, words: str, value: Number | Date | Name) -> Mention:
    kind = {Number: MentionKind.NUMBER, Date: MentionKind.DATE, Name: MentionKind.NAME}[type(value)]
    start = text.index(words)
    return Mention(kind, Span(start, start + len(words)), words, value)


def claim(text: str, *sources: Evidence, verbatim: bool = False, **values: Number | Date | Name) -> Claim:
    """A supported claim; each keyword is a mention, its words' spaces written as underscores."""
    mentions = tuple(mention(text, words.replace("_", " "), value) for words, value in values.items())
    verdicts = tuple(Verdict(Label.SUPPORTED, "mentions", item.text, "stated there", sources) for item in mentions)
    return Claim(text, mentions, verdicts, sources, verbatim)


SOLVEIG = Name(("solveig",))
THIRD_OF_MAY = Date(month=5, day=3)
AGROUND = claim(
    "The ferry Solveig ran aground on 3 May.",
    evidence(1, "The ferry Solveig ran aground off Tern Island on 3 May."),
    evidence(2, "A ferry with 152 passengers struck a sandbank on 3 May"),
    **{"Solveig": SOLVEIG, "3 May": THIRD_OF_MAY},
)
UNHURT = Claim(
    '"Nobody was hurt," she added.',
    (),
    (Verdict(Label.UNCHECKED, "mentions", "", "nothing to check", ()),),
    (evidence(1, '"Nobody was hurt," she added.'),),
    verbatim=True,
)
REFLOATED = claim(
    "It was refloated on 5 May.",
    evidence(2, "It was refloated on 5 May."),
    evidence(3, LETTER),
    **{"5 May": Date(month=5, day=5)},
)
ON_BOARD = claim(
    "About 140 people were on board, the owner said.",
    evidence(1, "About 140 people were on board, the owner said."),
    verbatim=True,
    **{"About 140": Number(140.0, bound=Bound.ABOUT, places=1)},
)

BRIEF = Brief(
    title=claim("Ferry Solveig aground off Tern Island", evidence(1, FERRY[:55]), Solveig=SOLVEIG),
    articles=ARTICLES,
    lead=(AGROUND, UNHURT),
    key_points=(REFLOATED, ON_BOARD),
    differences=(
        Difference(
            "people on board",
            (Report("about 140", (evidence(1, "About 140"),)), Report("152", (evidence(2, "152 passengers"),))),
        ),
    ),
    timeline=(Event("3 May", (2024, 5, 3), AGROUND), Event("5 May", (2024, 5, 5), REFLOATED)),
    summaries=(ArticleSummary(1, (AGROUND, ON_BOARD)), ArticleSummary(2, (REFLOATED,)), ArticleSummary(3, ())),
    omissions=(Omission('The ferry carried "1,520" people.', "no article gives 1,520", 2),),
    notices=(Notice("scan.pdf", "no text in it; left aside"),),
    provenance=Provenance("qwen2.5-1.5b-instruct", "9f3a1c", seed=7, candidates=4, version="0.1.0"),
)


def changed(**fields: object) -> Brief:
    return dataclasses.replace(BRIEF, **fields)


def counts_line(brief: Brief) -> str:
    return to_markdown(brief).splitlines()[2].removesuffix(" · ” marks an article’s own sentence")


def with_dates(*dates: dt.date | None) -> Brief:
    return changed(articles=tuple(dataclasses.replace(a, date=d) for a, d in zip(ARTICLES, dates, strict=True)))


# --- the page as it should be


def test_golden_page() -> None:
    assert to_markdown(BRIEF) == GOLDEN.read_text("utf-8")


def test_same_bytes_again() -> None:
    assert to_markdown(BRIEF) == to_markdown(BRIEF)
    assert to_json(BRIEF) == to_json(BRIEF)


@pytest.mark.parametrize("format", ["md", "json", "html"])
def test_render_dispatches_and_ends_in_one_newline(format: str) -> None:
    page = render(BRIEF, format)
    assert page.endswith("\n")
    assert not page.endswith("\n\n")


def test_unknown_format_is_the_users_fault() -> None:
    with pytest.raises(OutputError, match="there is no format 'pdf'; use one of: md, json, html"):
        render(BRIEF, "pdf")


def test_quotations_in_the_tests_equal_their_spans() -> None:
    """The hand-made briefing keeps the promise that every briefing must keep."""
    for item in (*AGROUND.evidence, *UNHURT.evidence, *REFLOATED.evidence, *ON_BOARD.evidence):
        assert item.span.of(ARTICLES[item.article - 1].text) == item.quote


# --- parts that come and go

SECTIONS = {
    "key_points": "## Key points",
    "differences": "## Where the articles differ",
    "timeline": "## Timeline",
}


def test_the_key_points_of_a_topic_are_one_paragraph() -> None:
    page = to_markdown(changed(key_points=(ON_BOARD, UNHURT, REFLOATED), threads=(Thread(2), Thread(1))))
    assert '\n- About 140 people were on board, the owner said. [1”] "Nobody was hurt," she added. [1”]\n' in page
    assert "\n- It was refloated on 5 May. [2][3]\n" in page


def test_a_point_of_most_of_the_articles_says_how_many() -> None:
    more = dataclasses.replace(REFLOATED, evidence=(*REFLOATED.evidence, evidence(1, "Nobody was hurt")))
    assert "\n- It was refloated on 5 May. [1][2][3] (3 of 3 articles)\n" in to_markdown(changed(key_points=(more,)))
    three = [*ARTICLES, *(dataclasses.replace(ARTICLES[2], number=n) for n in (4, 5, 6))]
    half = to_markdown(changed(key_points=(more,), articles=tuple(three)))
    assert "\n- It was refloated on 5 May. [1][2][3]\n" in half


def test_a_key_point_of_no_topic_stands_alone() -> None:
    page = to_markdown(changed(key_points=(ON_BOARD, UNHURT), threads=()))
    assert "\n- About 140 people were on board, the owner said. [1”]\n" in page


def test_two_values_of_one_clause_are_one_row() -> None:
    clause = "at least 100 and perhaps 300 died"
    told = evidence(1, "Nobody was hurt")
    reports = (Report("at least 100", (told,), clause), Report("perhaps 300", (told,), "and perhaps 300 died"))
    page = to_markdown(changed(differences=(Difference("people killed", reports),)))
    assert "| people killed | **at least 100** and **perhaps 300** died | [1] |" in page
    assert page.count("perhaps 300") == 1


def test_what_differs_in_a_detail_is_no_row_of_the_table() -> None:
    reports = (Report("T-54", (evidence(1, "Nobody was hurt"),)), Report("T-55", (evidence(2, "refloated"),)))
    detail = Difference("type of *tanks*", reports, minor=True)
    page = to_markdown(changed(differences=(*BRIEF.differences, detail)))
    assert "\nIn detail: type of \\*tanks\\*: T-54 [1], T-55 [2].\n" in page
    assert page.index("| What |") < page.index("In detail:")
    assert "| What |" not in to_markdown(changed(differences=(detail,)))
    own = tuple(dataclasses.replace(report, evidence=reports[0].evidence) for report in reports)
    assert "In detail" not in to_markdown(changed(differences=(dataclasses.replace(detail, reports=own),)))


def test_a_cell_is_signed_by_the_article_whose_words_it_gives() -> None:
    own, other = evidence(1, "Nobody was hurt"), evidence(2, "refloated")
    in_words = Report("Nobody", (own, other), "Nobody was hurt")
    bare = Report("Nobody", (own, other))
    assert "| [1], also [2] |" in to_markdown(changed(differences=(Difference("hurt", (in_words,)),)))
    assert "| [1] [2] |" in to_markdown(changed(differences=(Difference("hurt", (bare,)),)))


def test_in_a_story_of_several_days_the_lead_is_told_by_day() -> None:
    friday = claim("It sank on Friday.", evidence(1, "Nobody was hurt"), Friday=Date(weekday=4))
    dates = [dataclasses.replace(a, date=dt.date(2024, 5, 3 + a.number)) for a in ARTICLES]
    told = changed(articles=tuple(dates), lead=(friday, ON_BOARD, REFLOATED), key_points=(UNHURT,))
    page = to_markdown(told)
    first = "It sank on Friday. [1] About 140 people were on board, the owner said. [1”]"
    assert f"\n**Reported 4 May** — {first}\n" in page
    assert "\n**Reported 5 May** — It was refloated on 5 May. [2][3]\n" in page
    assert "It sank on Friday. [1] About" in to_markdown(changed(lead=(friday, ON_BOARD)))


def test_in_a_story_of_several_days_the_key_points_stand_under_the_day_of_their_report() -> None:
    dates = [dataclasses.replace(a, date=dt.date(2024, 5, 3 + a.number)) for a in ARTICLES]
    points = (ON_BOARD, UNHURT, REFLOATED)
    told = changed(articles=tuple(dates), lead=(REFLOATED,), key_points=points, threads=(Thread(1), Thread(1)))
    page = to_markdown(told)
    above = "## Key points, day by day\n\n**Earlier: reported 4 May**\n\n- About 140 people were on board"
    assert f"{above}, the owner said. [1”]\n- " in page
    # What is of the day of the lead stands right below it.
    below = dataclasses.replace(told, lead=(ON_BOARD,))
    assert "## Key points, day by day\n\n- About 140 people were on board" in to_markdown(below)
    # But not where the lead is of two days: which of them?
    two = to_markdown(dataclasses.replace(told, lead=(REFLOATED, ON_BOARD)))
    assert "## Key points, day by day\n\n**Reported 4 May**\n\n- About 140 people" in two
    days = [len(re.findall(r"<h3>(?:Earlier: r|R)eported ", render(brief, "html"))) for brief in (below, told)]
    assert days == [1, 2]
    assert "she added. [1”]\n\n**Reported 5 May**\n\n- It was refloated on 5 May. [2][3]\n" in page
    assert "**Reported 4 May**" not in to_markdown(changed(key_points=(ON_BOARD, UNHURT, REFLOATED)))


def test_a_row_of_one_day_of_several_says_of_which() -> None:
    dates = [dataclasses.replace(a, date=dt.date(2024, 5, 3 + a.number)) for a in ARTICLES]
    sides = tuple(Report(claim.text, claim.evidence[:1]) for claim in (ON_BOARD, UNHURT))
    row = Difference("whether it floats", sides)
    page = to_markdown(changed(articles=tuple(dates), differences=(row,), lead=(REFLOATED,), key_points=(), threads=()))
    assert "| whether it floats, reported 4 May | " in page
    assert "| whether it floats | " in to_markdown(changed(differences=(row,), lead=(REFLOATED,), key_points=()))


def test_nothing_less_is_not_less() -> None:
    own = evidence(1, "Nobody was hurt")
    (cell,) = cells(
        Difference("support", (Report("less than $25k", (own,), "He wants nothing less than $25k a month"),))
    )
    assert cell.parts == (("He wants ", False), ("nothing less than $25k", True), (" a month", False))


def test_an_article_with_a_side_of_its_own_is_not_signed_for_another() -> None:
    own, other = ON_BOARD.evidence[0], REFLOATED.evidence[0]
    said = "About 140 people were on board, the owner said"
    first, second = Report("About 140", (own, other), said), Report("152", (other,), "It was refloated on 5 May")
    assert [articles_of(cell.alike) for cell in cells(Difference("people on board", (first,)))] == [(2,)]
    assert [articles_of(cell.alike) for cell in cells(Difference("people on board", (first, second)))] == [(), ()]


def test_a_day_that_comes_after_a_later_one_is_said_to_be_earlier() -> None:
    dates = [dataclasses.replace(a, date=dt.date(2024, 5, 3 + a.number)) for a in ARTICLES]
    page = to_markdown(changed(articles=tuple(dates), key_points=(REFLOATED, ON_BOARD), threads=(Thread(1), Thread(1))))
    assert "## Key points, day by day\n\n**Reported 5 May**\n\n- It was refloated" in page
    assert "\n\n**Earlier: reported 4 May**\n\n- About 140 people" in page


def test_a_topic_told_on_two_days_stands_under_the_first_and_notes_the_other() -> None:
    dates = [dataclasses.replace(a, date=dt.date(2024, 5, 3 + a.number)) for a in ARTICLES]
    page = to_markdown(changed(articles=tuple(dates), lead=(), key_points=(ON_BOARD, REFLOATED), threads=(Thread(2),)))
    assert "the owner said. [1”] It was refloated on 5 May. [2, 5 May][3]" in page
    assert page.split("## Sources")[0].count("**") == 2


def test_a_writers_views_are_told_together() -> None:
    page = to_markdown(changed(views=(ON_BOARD, UNHURT, REFLOATED)))
    assert 'the owner said. [1”] "Nobody was hurt," she added. [1”]\n- It was refloated' in page


def test_a_source_is_listed_by_what_is_known_of_it_with_what_it_adds() -> None:
    untitled = dataclasses.replace(ARTICLES[0], title=None)
    summaries = (ArticleSummary(1, (AGROUND, ON_BOARD), (ON_BOARD,)), ArticleSummary(2, (AGROUND,)))
    brief = changed(articles=(untitled, *ARTICLES[1:]), summaries=(*summaries, ArticleSummary(3, ())))
    page = to_markdown(brief)
    told = page[page.index("## Sources and what each adds") : page.index("## Checks")]
    assert "- **[1] Harbour Dispatch** — 4 May 2024, ferry\\_aground.md, 25 words, also as ferry\\_again.txt\n" in told
    assert f"  {ON_BOARD.text} [1”]\n" in told  # what the lead has not told
    assert AGROUND.text not in told
    whole = to_markdown(brief, summaries=True)
    assert f"  {AGROUND.text} [1][2] {ON_BOARD.text} [1”]\n" in whole
    assert f"\n  {AGROUND.text} [1][2]\n- **[3]" in whole
    assert told.endswith("- **[3] letter.txt** — 6 words\n\n")
    assert "- [3] is not summed up: none of its sentences tells of this story by itself.\n" in page


def test_the_page_of_one_article_does_not_sum_it_up_twice() -> None:
    alone = changed(articles=ARTICLES[:1], lead=(ON_BOARD,), key_points=(), threads=(), differences=(), timeline=())
    page = to_markdown(dataclasses.replace(alone, summaries=(ArticleSummary(1, (UNHURT,)),)))
    assert UNHURT.text not in page
    assert "2 statements" in page  # the title and the lead


def test_only_what_stands_on_the_page_is_said_to_be_quoted() -> None:
    own = ON_BOARD.evidence[0]
    quoted_here = Omission(own.quote, "certainty changed", own.article, replaced=True)
    elsewhere = Omission("Nobody saw the port of Elin burn.", "certainty changed", 1, replaced=True)
    page = to_markdown(changed(omissions=(quoted_here, elsewhere)))
    assert "- 1 of them stands as the article has it because no shorter wording held.\n" in page
    assert elsewhere.text not in page
    assert "because no shorter wording" not in to_markdown(changed(omissions=(elsewhere,)))


def test_views_have_their_place() -> None:
    page = to_markdown(changed(views=(ON_BOARD,)))
    assert page.index("## Key points") < page.index("## Comment and background") < page.index("## Sources")
    assert "## Comment and background" not in to_markdown(BRIEF)


def test_a_row_of_sentences_that_the_page_has_printed_only_says_that_they_differ() -> None:
    sides = tuple(Report(claim.text, claim.evidence) for claim in (ON_BOARD, REFLOATED))
    told = Difference("whether it floats", sides)
    page = to_markdown(changed(differences=(told, *BRIEF.differences), lead=(ON_BOARD,), key_points=(REFLOATED,)))
    line = "Accounts differ, as told above, over whether it floats [1][2][3]."
    assert line in page.split("## Where the articles differ")[1].split("\n## ")[0]
    # No section that only points back.
    assert line not in to_markdown(changed(differences=(told,), lead=(ON_BOARD,), key_points=(REFLOATED,)))
    assert "| whether it floats |" not in page
    alone = to_markdown(changed(differences=(told,), lead=(ON_BOARD,), key_points=()))
    assert "| whether it floats | " in alone
    assert "Accounts differ" not in alone
    hull = dataclasses.replace(told, subject="the hull")
    named = changed(differences=(hull, *BRIEF.differences), lead=(ON_BOARD, REFLOATED))
    assert "the hull" not in to_markdown(named)  # what is only named says not what is asked
    two = (told, dataclasses.replace(told, subject="whether it sails"), *BRIEF.differences)
    page = render(changed(differences=two, lead=(ON_BOARD, REFLOATED)), "html")
    assert re.search(
        r"<p>Accounts differ, as told above, over whether it floats <a .*> and over whether it sails <a .*>\.</p>", page
    )


def test_a_page_of_views_alone_says_whose_they_are() -> None:
    alone = changed(views=(ON_BOARD, REFLOATED), key_points=(), threads=())
    assert "\n## What each writer thinks\n\n- **[1] Ferry aground off Tern Island**: " in to_markdown(alone)
    bare = dataclasses.replace(ARTICLES[0], title=None, source=None)
    nameless = dataclasses.replace(alone, articles=(bare, *ARTICLES[1:]))
    assert "- **[1] untitled**: " in to_markdown(nameless)
    assert '<a href="#a1">[1]</a> <strong>Ferry aground off Tern Island</strong>: ' in render(alone, "html")
    (row,) = BRIEF.differences
    over = (
        dataclasses.replace(row, subject="verdict on the ferry"),
        dataclasses.replace(row, subject="how good Ek is"),
    )
    page = to_markdown(dataclasses.replace(alone, differences=over))
    assert (
        "\n\nThe writers differ over the ferry (“about 140” [1], “152” [2]) and Ek (“about 140” [1], “152” [2]).\n\n"
        in page
    )
    assert "The writers differ" not in to_markdown(alone)
    assert "What each writer thinks" not in to_markdown(changed(views=(ON_BOARD,)))
    assert "The writers differ" not in to_markdown(changed(views=(ON_BOARD,)))


@pytest.mark.parametrize(("field", "heading"), SECTIONS.items())
def test_empty_sections_are_omitted(field: str, heading: str) -> None:
    assert heading in to_markdown(BRIEF)
    assert heading not in to_markdown(changed(**{field: ()}))


def test_barest_page() -> None:
    empty = dict.fromkeys(("lead", *SECTIONS, "summaries", "omissions", "notices"), ())
    page = to_markdown(changed(**empty))
    assert re.findall(r"^#+ .*", page, re.MULTILINE)[1:] == ["## Sources", "## Checks"]
    assert "left out" not in page
    assert "\n\n\n" not in page


@pytest.mark.parametrize(
    ("dates", "part"),
    [
        ((None, None, None), None),
        ((dt.date(2018, 2, 12), None, None), "1 dated (12 February 2018)"),
        ((dt.date(2018, 2, 14), None, dt.date(2018, 2, 8)), "2 dated (8 to 14 February 2018)"),
        ((dt.date(2018, 2, 28), dt.date(2018, 3, 1), None), "2 dated (28 February to 1 March 2018)"),
        ((dt.date(2017, 12, 31), dt.date(2018, 1, 1), None), "2 dated (31 December 2017 to 1 January 2018)"),
        ((dt.date(2018, 2, 14), dt.date(2018, 2, 8), dt.date(2018, 2, 9)), "2018-02-08 to 2018-02-14"),
        ((dt.date(2018, 2, 8),) * 3, "2018-02-08"),
    ],
)
def test_dates_of_the_counts_line(dates: tuple[dt.date | None, ...], part: str | None) -> None:
    parts = counts_line(with_dates(*dates)).split(" · ")
    assert parts[1:-2] == ([part] if part else [])


def test_counts_in_the_singular() -> None:
    """One of each thing, and a statement that stands twice on the page is one statement."""
    alone = claim("It was refloated on 5 May.", evidence(2, "It was refloated on 5 May."), **{"5 May": THIRD_OF_MAY})
    one = changed(
        title=alone, articles=ARTICLES[1:2], lead=(alone,), key_points=(), timeline=(), summaries=(), differences=()
    )
    assert counts_line(one) == "1 article · 2024-05-06 · 1 statement, 1 figure or name checked · 1 statement left out"
    assert "- 1 statement checked against the articles: 1 date" in to_markdown(one)


def test_counts_in_the_plural() -> None:
    twice = changed(omissions=BRIEF.omissions * 2, notices=BRIEF.notices * 2)
    assert counts_line(twice).endswith(" checked · 2 statements left out")
    assert "- 2 notices about the files:\n" in to_markdown(twice)
    assert counts_line(changed(omissions=())).endswith(" checked")


@pytest.mark.parametrize(("number", "words"), [(0, "0 copies"), (1, "1 copy"), (2, "2 copies"), (1200, "1,200 copies")])
def test_count(number: int, words: str) -> None:
    assert count(number, "copy", "copies") == words


def test_long_list_of_omissions_is_capped() -> None:
    many = tuple(Omission(f"Draft {n}.", "no article says so", 1) for n in range(OMISSIONS_LISTED + 3))
    page = to_markdown(changed(omissions=many))
    assert page.count("“Draft ") == OMISSIONS_LISTED
    assert "  - and 3 more\n" in page


@pytest.mark.parametrize(
    ("seconds", "ending"),
    [
        (None, "localbrief 0.1.0."),
        (0.44, "localbrief 0.1.0; 0.4 seconds."),
        (0.96, "localbrief 0.1.0; 1 second."),
        (1.2, "localbrief 0.1.0; 1 second."),
        (41.5, "localbrief 0.1.0; 42 seconds."),
    ],
)
def test_time_is_printed_only_when_recorded(seconds: float | None, ending: str) -> None:
    timed = changed(provenance=dataclasses.replace(BRIEF.provenance, seconds=seconds))
    assert to_markdown(timed).endswith(f"{ending}\n")


@pytest.mark.parametrize(
    ("text", "typeset"),
    [
        ("It sank.", "“It sank.”"),
        ('"Nobody was hurt," she said.', "“‘Nobody was hurt,’ she said.”"),
        ("He called it a “war crime”.", "“He called it a ‘war crime’.”"),
        ('Officials ("two of them") said—"no".', "“Officials (‘two of them’) said—‘no’.”"),
        ("„Nein“, he said, «non».", "“‘Nein‘, he said, ‘non’.”"),
        ('It measured 6" across.', "“It measured 6’ across.”"),
        ("Two\nlines.", "“Two lines.”"),
    ],
)
def test_quotation(text: str, typeset: str) -> None:
    assert quoted(text) == typeset


# --- text from outside

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tokens(page: str) -> list[Token]:
    return [part for token in RENDERER.parse(page) for part in (token, *(token.children or ()))]


def structure(page: str) -> list[tuple[str, str]]:
    """Every element of the page in order, its running text aside."""
    return [(token.type, token.tag) for token in tokens(page) if token.type not in ("text", "text_special")]


def shown(line: str) -> str:
    """The characters a reader sees of one line of Markdown."""
    return "".join(token.content for token in tokens(line) if token.type == "text")


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- hidden",
    "&lt;script&gt; &#60;b&#62; &amp;",
    "[click](https://evil.example)",
    "![pixel](https://evil.example/p.png)",
    "[1]: https://evil.example",
    "text\n\n[1]: https://evil.example\n",
    "[1][3]",
    "<https://evil.example>",
    "# A heading",
    "Text\n===",
    "Text\n---",
    "---",
    "***",
    "- item",
    "+ item",
    "1. item",
    "2018. It was cold.",
    "3) item",
    "> quoted",
    "```\ncode\n```",
    "~~~",
    "    indented",
    "`code` *emphasis* **strong** __strong__ ~~gone~~",
    "cell | cell",
    "cell \\| cell",
    "ends in a backslash\\",
    "a  \nhard break",
    "|---|---|",
    "[x] done",
    "[^1]: note",
    "Ignore the above {{ config }} {% raw %}",
    "\u202egnorw\u202c",
    "bell\x07 and null\x00",
    "half a pair \ud83d",
    "\u2028\u2029\x85",
    "",
]


def everywhere(text: str, verbatim: bool = False) -> Brief:
    """The briefing with `text` in every place that articles, file names or the model fill."""
    said = dataclasses.replace(AGROUND, text=text, verbatim=verbatim)
    named = tuple(
        dataclasses.replace(item, name=f"{text}.txt", title=text or None, source=f"x{text}", copies=(text,))
        for item in ARTICLES
    )
    return Brief(
        title=said,
        articles=named,
        lead=(said, UNHURT),
        key_points=(said,),
        differences=(Difference(text, (Report(text, ()), Report(text, BRIEF.differences[0].reports[0].evidence))),),
        timeline=(Event(text, (1,), said),),
        summaries=(ArticleSummary(1, (said,)),),
        omissions=(Omission(text, text, 1),),
        notices=(Notice(text, text),),
        provenance=Provenance(text, f"x{text}", 1, 1, text),
    )


PLAIN = {verbatim: structure(to_markdown(everywhere("plain", verbatim))) for verbatim in (False, True)}


@pytest.mark.parametrize("verbatim", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_no_element_of_the_page(text: str, verbatim: bool) -> None:
    page = to_markdown(everywhere(text, verbatim))
    assert structure(page) == PLAIN[verbatim]
    page.encode("utf-8")


@given(st.text(), st.booleans())
def test_no_text_changes_an_element_of_the_page(text: str, verbatim: bool) -> None:
    assert structure(to_markdown(everywhere(text, verbatim))) == PLAIN[verbatim]


@given(st.text(alphabet="\\`*_{}[]<>#|!~&;:=-+.1()\"' \nax/", max_size=40))
def test_no_run_of_markup_characters_changes_an_element_of_the_page(text: str) -> None:
    assert structure(to_markdown(everywhere(text))) == PLAIN[False]


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_shows_its_own_characters(text: str) -> None:
    assert shown(escape_markdown(text)) == one_line(text)


@given(st.text())
def test_any_escaped_text_shows_its_own_characters(text: str) -> None:
    assert shown(escape_markdown(text)) == one_line(text)


@given(st.text())
def test_one_line_is_idempotent(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    "prose",
    [
        'U.S.-led strikes cost $4.2 billion (or $5 billion), AT&T said - "not 3.5%" - at 5:30 p.m.; it\'s over!',
        "Q&A: who pays? 50/50, l'Élysée says… +5 °C, T-72s & F-15s = 12.",
    ],
)
def test_ordinary_prose_is_left_alone(prose: str) -> None:
    assert escape_markdown(prose) == prose


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("- five", "\\- five"),
        ("2018. It was cold.", "2018\\. It was cold."),
        ("1.5 million", "1.5 million"),
        ("a_b*c", "a\\_b\\*c"),
        ("a < b", "a &lt; b"),
        ("&lt;", "&amp;lt;"),
        ("see https://evil.example or www.evil.example", "see https\\://evil.example or www\\.evil.example"),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


def test_a_template_that_lacks_a_value_or_is_missing_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError, match="brief"):
        render_template("page.md.j2")
    with pytest.raises(jinja2.TemplateNotFound, match="pdf"):
        render_template("page.pdf.j2")


def test_values_are_not_read_as_templates() -> None:
    assert environment().from_string("{{ it | md }}").render(it="{{ 6 * 7 }}") == "\\{\\{ 6 \\* 7 \\}\\}"


@given(st.text())
def test_pages_are_tidy(text: str) -> None:
    page = to_markdown(everywhere(text))
    assert "\n\n\n" not in page
    assert not re.search(r"[ \t]\n", page)
    assert re.search(r"[^\n]\n\Z", page)


# --- JSON


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(
    "brief",
    [
        BRIEF,
        everywhere("plain"),
        changed(lead=(), key_points=(), differences=(), timeline=(), summaries=(), omissions=(), notices=()),
        changed(provenance=dataclasses.replace(BRIEF.provenance, seconds=1.5)),
    ],
)
def test_json_satisfies_the_schema(brief: Brief) -> None:
    validate(to_json(brief))


@given(st.text())
def test_json_of_any_text_satisfies_the_schema_and_keeps_the_text(text: str) -> None:
    page = validate(to_json(everywhere(text, verbatim=True)).encode("utf-8"))
    assert page["title"]["text"] == text


def test_lone_surrogates_keep_their_place() -> None:
    page = json.loads(to_json(everywhere("half \ud83d pair")).encode("utf-8"))
    assert page["title"]["text"] == "half \ufffd pair"


def test_json_offsets_can_be_followed() -> None:
    page = json.loads(to_json(BRIEF))
    texts = {item["number"]: item["text"] for item in page["articles"]}
    assert [texts[e["article"]][e["start"] : e["end"]] for e in page["lead"][0]["evidence"]] == [
        e["quote"] for e in page["lead"][0]["evidence"]
    ]
    assert [AGROUND.text[m["start"] : m["end"]] for m in page["lead"][0]["mentions"]] == ["Solveig", "3 May"]


def test_json_tags_values_and_keeps_exact_quotations() -> None:
    page = json.loads(to_json(BRIEF))
    assert page["key_points"][1]["mentions"][0]["value"] == {
        "type": "number", "amount": 140.0, "upper": None, "unit": "", "bound": "about", "places": 1, "role": "count",
    }  # fmt: skip
    assert page["lead"][1]["text"] == UNHURT.text


def test_json_refuses_what_the_schema_does_not_name() -> None:
    page = json.loads(to_json(BRIEF))
    page["title"]["confidence"] = 0.9
    with pytest.raises(jsonschema.ValidationError, match="confidence"):
        jsonschema.validate(page, schema())


@pytest.mark.parametrize("record", [Number, Date, Name, Omission, Notice, Provenance])
def test_schema_names_every_field_of_a_record(record: type) -> None:
    fields = {field.name for field in dataclasses.fields(record)}
    assert set(schema()["$defs"][record.__name__.lower()]["properties"]) - {"type"} == fields


@pytest.mark.parametrize(("record", "field", "kinds"), [
    ("verdict", "label", Label), ("mention", "kind", MentionKind), ("number", "bound", Bound),
])  # fmt: skip
def test_schema_names_every_value_of_an_enumeration(record: str, field: str, kinds: type) -> None:
    assert schema()["$defs"][record]["properties"][field]["enum"] == [kind.value for kind in kinds]


def validate(page: str | bytes) -> dict:
    value = json.loads(page)
    jsonschema.Draft202012Validator(schema()).validate(value)
    return value


def test_every_object_of_the_schema_is_closed() -> None:
    objects = [node for node in nodes(schema()) if node.get("type") == "object"]
    assert Counter(node.get("additionalProperties") for node in objects) == {False: len(objects)}
    assert all(node["required"] == list(node["properties"]) for node in objects)


def nodes(value: object) -> list[dict]:
    if isinstance(value, list):
        return [node for item in value for node in nodes(item)]
    if isinstance(value, dict):
        return [value, *(node for item in value.values() for node in nodes(item))]
    return []


def test_two_parties_whom_one_article_hears_are_no_two_articles() -> None:
    (row,) = BRIEF.differences
    heard = dataclasses.replace(
        row, reports=tuple(dataclasses.replace(r, evidence=row.reports[0].evidence) for r in row.reports)
    )
    assert "## Where accounts differ\n" in to_markdown(changed(differences=(heard,)))
    assert "## Where the articles differ\n" in to_markdown(changed(differences=(heard, row)))
