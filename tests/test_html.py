"""The HTML page: all that the Markdown page says, every citation leading to its span, and no markup but its own."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from lxml.html import HtmlElement
from markdown_it import MarkdownIt
from test_reporting import (
    AGROUND,
    ARTICLES,
    BRIEF,
    FERRY,
    HOSTILE,
    ON_BOARD,
    PORT,
    REFLOATED,
    UNHURT,
    article,
    changed,
    claim,
    everywhere,
    evidence,
)

from summarizer.prompting import one_line, printable
from summarizer.records import (
    Article,
    Brief,
    Changes,
    Claim,
    Date,
    Difference,
    Evidence,
    Report,
    Sentence,
    Span,
    Thread,
)
from summarizer.reporting.html import QUOTED_MOST, Mark, paragraphs, to_html, web_address, words
from summarizer.reporting.markdown import to_markdown

RENDERER = MarkdownIt("commonmark", {"html": True}).enable("table")
# Every element that the page may have, with its attributes.
ALLOWED = {
    "html": {"lang"}, "head": set(), "body": set(), "title": set(), "style": set(),
    "meta": {"charset", "name", "content", "http-equiv"}, "main": set(), "header": set(), "section": {"class"},
    "h1": set(), "h2": set(), "h3": set(), "p": {"class"}, "ul": {"class"}, "li": set(), "label": set(),
    "input": {"type", "id"}, "a": {"class", "href", "data-quote", "rel"}, "span": {"class", "title"},
    "strong": set(), "table": {"class"}, "thead": set(), "tbody": set(), "tr": set(),
    "th": {"scope", "rowspan", "class"}, "td": {"class", "data-label"}, "details": set(), "summary": set(),
    "div": {"class", "id"}, "mark": {"class", "id"},
}  # fmt: skip
VOID = {"meta", "input"}


def parsed(brief: Brief) -> HtmlElement:
    return document(to_html(brief))


def document(page: str) -> HtmlElement:
    """The parsed page; encoding it fails where it holds what no file can."""
    return lxml_html.document_fromstring(page.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))


def visible(page: HtmlElement) -> str:
    """The words of the page before its articles in full, citations and the box to tick aside."""
    for element in page.xpath("//style | //title | //*[@class='switch'] | //section[@class='full']"):
        element.drop_tree()
    return without_citations(page)


def without_citations(page: HtmlElement) -> str:
    """The words of a page in their order; an end of a line or a cell is the end of a word."""
    for element in page.iter("td", "th", "li", "p", "h1", "h2", "h3"):
        element.tail = f" {element.tail or ''}"
    return " ".join(re.sub(r"\[\d+[^][]*\]", " ", page.text_content()).split())


def markdown_words(brief: Brief) -> str:
    """Without what only that page must explain: here a citation says "quoted"."""
    page = to_markdown(brief).replace(" · ” marks an article’s own sentence", "", 1)
    return without_citations(document(RENDERER.render(page)))


class Structure(HTMLParser):
    """The elements of a page as a browser's tokenizer finds them; fails where one is not closed in its place."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(attributes)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(tag, tuple(name for name, _ in attributes)) for tag, attributes in self.found]


FRIDAY = claim("It sank on Friday.", evidence(1, "Nobody was hurt"), Friday=Date(weekday=4))
RICH = changed(
    subjects=("Solveig", "Tern Island"),
    views=(UNHURT,),
    threads=(Thread(1), Thread(1)),
    key_points=(ON_BOARD, REFLOATED),
    lead=(FRIDAY, AGROUND, UNHURT),
    changes=Changes((REFLOATED,), BRIEF.differences, ("It is still aground.",)),
)
EMPTY = dict.fromkeys(("lead", "key_points", "differences", "timeline", "summaries", "omissions", "notices"), ())
PAGES = {
    "golden": BRIEF,
    "rich": RICH,
    "bare": changed(**EMPTY),
    "nothing new": changed(changes=Changes()),
    **{f"no {field}": changed(**{field: ()}) for field in EMPTY},
}
pages = pytest.mark.parametrize("brief", PAGES.values(), ids=PAGES)


# --- the page as it should be


@pages
def test_it_says_what_the_markdown_page_says_in_its_order(brief: Brief) -> None:
    assert visible(parsed(brief)) == markdown_words(brief)


@pages
def test_it_is_well_formed_and_all_its_elements_are_known(brief: Brief) -> None:
    page = to_html(brief)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">\n')
    assert page.endswith("</html>\n")
    for tag, attributes in Structure(page).shape:
        assert set(attributes) <= ALLOWED[tag]


@pages
def test_its_headings_are_in_order_and_its_table_heads_have_a_scope(brief: Brief) -> None:
    page = parsed(brief)
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert levels.count(1) == 1
    assert all(head.get("scope") for head in page.iter("th"))


@pages
def test_the_same_bytes_again(brief: Brief) -> None:
    assert to_html(brief) == to_html(brief)


def test_nothing_is_asked_of_the_network_and_no_script_can_run() -> None:
    page = parsed(RICH)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert not page.xpath("//script | //link | //img | //iframe | //@src | //@style")
    assert not re.search(r"url\(|@import", page.findtext(".//style"))


@pytest.mark.parametrize("field", EMPTY)
def test_an_empty_section_has_no_heading(field: str) -> None:
    page = to_html(changed(**{field: ()}))
    assert not re.search(r"<ul>\s*</ul>|<p[^>]*>\s*</p>|<tbody>\s*</tbody>", page)


# --- every statement can be followed


@pages
def test_every_link_within_the_page_leads_somewhere_and_every_id_is_there_once(brief: Brief) -> None:
    page = parsed(brief)
    ids = Counter(page.xpath("//@id"))
    assert set(ids.values()) == {1}
    assert {link[1:] for link in page.xpath("//@href") if link.startswith("#")} <= set(ids)


@pages
def test_the_text_of_an_anchor_is_what_its_span_covers(brief: Brief) -> None:
    texts = {article.number: article.text for article in brief.articles}
    for mark in parsed(brief).xpath("//mark[@id]"):
        number, start, end = map(int, re.fullmatch(r"a(\d+)-(\d+)-(\d+)", mark.get("id")).groups())
        assert mark.text_content() == texts[number][start:end]


@pages
def test_every_article_stands_in_full(brief: Brief) -> None:
    page = parsed(brief)
    for item in brief.articles:
        text = " ".join(p.text_content() for p in page.xpath(f"//div[@id='a{item.number}']/p[not(@class)]"))
        assert text.split() == item.text.split()


def test_a_citation_leads_to_its_first_evidence_in_that_article_and_shows_the_sentence() -> None:
    spans = [evidence(1, quote).span for quote in (FERRY[:55], FERRY[56:103], FERRY[104:])]
    told = dataclasses.replace(ARTICLES[0], sentences=tuple(Sentence(span, n, 0) for n, span in enumerate(spans)))
    page = parsed(changed(articles=(told, *ARTICLES[1:])))
    first, second, whole = page.xpath("//p[@class='lead']/a")
    assert (first.text, first.get("href")) == ("[1]", "#a1-0-55")
    assert first.get("data-quote") == f"“{FERRY[:55]}” — Harbour Dispatch, 4 May 2024"
    assert second.get("href") == f"#a2-0-{PORT.index(', the port')}"
    assert (whole.text, whole.get("data-quote")) == ("[1, quoted]", "Harbour Dispatch, 4 May 2024")


def test_statements_in_the_summary_of_their_article_can_be_followed_too() -> None:
    alone = claim("It ran aground on 3 May.", evidence(1, "The ferry Solveig ran aground off Tern Island on 3 May."))
    summary = dataclasses.replace(BRIEF.summaries[0], claims=(alone,), added=(alone,))
    brief = changed(summaries=(summary,), lead=())
    assert "It ran aground on 3 May.\n" in to_markdown(brief)
    page = parsed(brief)
    assert page.xpath("//ul[@class='sources']/li/p/a/@href")[0] == "#a1-0-55"


def test_a_title_leads_to_its_evidence_without_a_citation() -> None:
    (link,) = parsed(BRIEF).xpath("//h1/a")
    assert (link.text, link.get("href")) == (BRIEF.title.text, "#a1-0-55")


def test_what_a_citation_shows_is_whole_sentences_and_not_too_long() -> None:
    sentence = "Many were aboard, " + "and more came, " * 60 + "the owner said."
    told = article(1, "a.txt", f"{sentence} It sank.")
    told = dataclasses.replace(told, sentences=(Sentence(Span(0, len(sentence)), 0, 0),))
    cited = Claim("Many.", (), (), (Evidence(1, Span(0, 4), "Many"),))
    page = parsed(changed(articles=(told,), lead=(cited,), title=cited, **{f: () for f in EMPTY if f != "lead"}))
    shown = page.xpath("//p[@class='lead']/a/@data-quote")[0]
    assert shown.startswith("“Many were aboard, and more")
    assert shown.endswith(" …” — a.txt")
    assert len(shown) < QUOTED_MOST + 20


def test_a_checked_mention_says_so_and_the_words_stay_whole() -> None:
    page = parsed(BRIEF)
    titles = page.xpath("//p[@class='lead']/span/@title")
    assert titles == ["name, supported by [1][2]", "date, supported by [1][2]"]
    assert "".join(part.text for part in words(AGROUND)) == AGROUND.text


# --- marks

LINES = "One two three.\n\nFour five six.\nSeven."


def marks(text: str, *spans: tuple[int, int]) -> str:
    """The paragraphs of a text, each mark as "<anchor:...>", one that goes on as "<...>"."""
    told = article(1, "a.txt", text)

    def shown(parts: tuple[str | Mark, ...]) -> str:
        return "".join(p if isinstance(p, str) else f"<{p.anchor and p.anchor + ':'}{shown(p.parts)}>" for p in parts)

    return "¶".join(shown(parts) for parts in paragraphs(told, [Span(*span) for span in spans]))


@pytest.mark.parametrize(
    ("spans", "marked"),
    [
        ((), "One two three.¶Four five six.\nSeven."),
        (((4, 7),), "One <a1-4-7:two> three.¶Four five six.\nSeven."),
        (((8, 14), (0, 3)), "<a1-0-3:One> two <a1-8-14:three.>¶Four five six.\nSeven."),
        (((0, 7), (7, 14)), "<a1-0-7:One two><a1-7-14: three.>¶Four five six.\nSeven."),
        (((4, 7), (0, 14)), "<a1-0-14:One <a1-4-7:two> three.>¶Four five six.\nSeven."),
        (((0, 3), (0, 14)), "<a1-0-14:<a1-0-3:One> two three.>¶Four five six.\nSeven."),
        (((0, 7), (4, 14)), "<a1-0-7:One <a1-4-14:two>>< three.>¶Four five six.\nSeven."),
        (((0, 9), (4, 12), (6, 14)), "<a1-0-9:One <a1-4-12:tw<a1-6-14:o t>>><<hre>e.>¶Four five six.\nSeven."),
        (((8, 20),), "One two <a1-8-20:three.>¶<Four> five six.\nSeven."),
        (((8, 20), (16, 30)), "One two <a1-8-20:three.>¶<<a1-16-30:Four>>< five six.>\nSeven."),
        (((0, 99),), "One two three.¶Four five six.\nSeven."),
        (((3, 3),), "One two three.¶Four five six.\nSeven."),
    ],
)
def test_marks(spans: tuple[tuple[int, int], ...], marked: str) -> None:
    assert marks(LINES, *spans) == marked


@given(st.text(alphabet="ab. \n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_marks_change_no_character_and_every_span_has_its_anchor(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [(start, end) for start, end in spans if text[start:end].strip()]
    shown = marks(text, *spans)
    assert re.sub(r"<(?:a[-\d]+:)?|[>¶\s]", "", shown) == re.sub(r"\s", "", text)
    anchors = Counter(re.findall(r"a1-(\d+)-(\d+)", shown))
    assert all(anchors[str(start), str(min(end, len(text)))] == 1 for start, end in inside if end <= len(text))


# --- text from outside

BREAKING = [
    *HOSTILE,
    "</details></div></main><script>alert(1)</script>",
    "</title></style><svg onload=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)",
    "<!--><b>",
    "<![CDATA[ ]]>",
    "&#34; &quot; &lt;b&gt;",
    "javascript:alert(1)",
    "{{ 6 * 7 }}{# gone #}",
    "\u202egnorw\u202c \u2066\u061c",
    "half \ud83d pair",
]


def hostile(text: str, verbatim: bool = False) -> Brief:
    """The briefing with `text` in every place there is, the articles' own text and address included."""
    said = dataclasses.replace(AGROUND, text=text, verbatim=verbatim)
    brief = everywhere(text, verbatim)
    articles = tuple(
        dataclasses.replace(item, text=f"{text or 'x'} {item.text}", url=f"x{text}") for item in brief.articles
    )
    changes = Changes((said,), everywhere(text).differences, (text,))
    return dataclasses.replace(brief, articles=articles, views=(said,), subjects=(f"x{text}",), changes=changes)


def shape(brief: Brief) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page but for marks, mentions and paragraphs of articles, which depend on their text."""
    return [one for one in Structure(to_html(brief)).shape if one[0] not in {"mark", "span", "p"}]


PLAIN = shape(hostile("plain"))


@pytest.mark.parametrize("verbatim", [False, True])
@pytest.mark.parametrize("text", BREAKING)
def test_hostile_text_makes_no_element_of_its_own(text: str, verbatim: bool) -> None:
    brief = hostile(text, verbatim)
    assert shape(brief) == PLAIN
    page = to_html(brief)
    assert {tag for tag, _ in Structure(page).found} <= set(ALLOWED)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
    page.encode("utf-8")


@given(st.text(), st.booleans())
def test_no_text_makes_an_element_of_its_own(text: str, verbatim: bool) -> None:
    brief = hostile(text, verbatim)
    assert shape(brief) == PLAIN
    assert all(set(names) <= ALLOWED[tag] for tag, names in Structure(to_html(brief)).shape)


@given(st.text(alphabet="<>&\"'/=!-[]{}%# \nabdepstyl", max_size=40))
def test_no_run_of_markup_characters_makes_an_element_of_its_own(text: str) -> None:
    assert shape(hostile(text)) == PLAIN


@pytest.mark.parametrize("text", BREAKING)
def test_hostile_text_is_shown_as_the_markdown_page_shows_it(text: str) -> None:
    """Marks of list and heading may part words there; the characters are the same."""
    page, other = visible(parsed(hostile(text))), markdown_words(hostile(text))
    assert page.replace(" ", "") == other.replace(" ", "")


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://harbour.example/port?a=1&b='2'", True),
        ("HTTP://harbour.example", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://harbour.example", False),
        ("https://harbour.example/\u202etxt.exe", False),
        ("https://", False),
        ("https:///x", False),
        ("//harbour.example", False),
        ("data:text/html,<b>", False),
        ("ferry.txt", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, followed: bool) -> None:
    told = dataclasses.replace(ARTICLES[0], url=url)
    assert web_address(told) == (url if followed else "")
    page = parsed(changed(articles=(told, *ARTICLES[1:])))
    links = [a for a in page.iter("a") if not a.get("href").startswith("#") and a.text != ARTICLES[1].url]
    assert [(a.get("href"), a.get("rel")) for a in links] == ([(url, "noreferrer nofollow")] if followed else [])
    assert not url or one_line(url) in " ".join(page.text_content().split())


@given(st.text())
def test_printable_is_idempotent_and_reads_as_one_line_does(text: str) -> None:
    assert printable(printable(text)) == printable(text)
    assert one_line(printable(text)) == one_line(text)


def test_a_span_with_what_cannot_be_printed_keeps_its_anchor() -> None:
    text = f"Half \ud83d a\u202e pair. {FERRY}"
    told: Article = article(1, "a.txt", text)
    cited = Claim("Half.", (), (), (Evidence(1, Span(0, 15), text[:15]),))
    page = parsed(changed(articles=(told, *ARTICLES[1:]), lead=(cited,)))
    assert page.xpath("//mark[@id='a1-0-15']")[0].text_content() == "Half \ufffd a pair."


def test_a_cell_and_a_value_are_cited_with_every_report_in_them() -> None:
    reports = (Report("140", (evidence(1, "About 140"),)), Report("140", (evidence(2, "152 passengers"),)))
    page = parsed(changed(differences=(Difference("people on board", reports),)))
    links = page.xpath("//table[@class='differences']//a")
    assert [a.text for a in links] == ["[1]", "[2]"]
    assert links[0].get("data-quote").startswith(f"“{FERRY[:20]}")
