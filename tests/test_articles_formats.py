"""Every format, from a real file of it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from summarizer.articles import Reading, read
from summarizer.articles.markdown import plain
from summarizer.errors import InputError
from summarizer.records import Article, SentenceKind

FIRST = "The old bridge at Harrow Point was closed on Monday after a lorry struck one of its pillars."
SECOND = "Two people were taken to hospital, and neither of them was badly hurt, the police said."
BODY = f"{FIRST}\n\n{SECOND}"


def _read(folder: Path, name: str, content: str | bytes) -> Reading:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read([path])


def _one(folder: Path, name: str, content: str | bytes) -> Article:
    (article,) = _read(folder, name, content).articles
    return article


def _prose(article: Article) -> list[str]:
    return [article.quote(s) for s in article.sentences if s.kind is SentenceKind.PROSE]


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a", "a.md", "a.text"])
def test_plain_text(tmp_path: Path, name: str) -> None:
    article = _one(tmp_path, name, f"Bridge Closes After Crash\n\n{BODY}\n")
    assert (article.title, article.name, article.number) == ("Bridge Closes After Crash", name, 1)
    assert _prose(article) == [FIRST, SECOND]


def test_plain_text_without_a_heading_has_no_title(tmp_path: Path) -> None:
    article = _one(tmp_path, "harrow-2019-03-04.txt", BODY)
    assert (article.title, article.date, article.source, article.url) == (None, None, None, None)


def test_hard_wrapped_text_has_no_newline_in_a_sentence(tmp_path: Path) -> None:
    wrapped = "The old bridge at Harrow Point was closed on Monday\nafter a lorry struck one of its pillars."
    article = _one(tmp_path, "a.txt", f"{wrapped}\n\n{wrapped.replace('Monday', 'Friday')}")
    assert _prose(article) == [FIRST, FIRST.replace("Monday", "Friday")]


def test_markdown(tmp_path: Path) -> None:
    article = _one(
        tmp_path,
        "a.md",
        "---\ntitle: Bridge closes\nsource: Gull News\ndate: 2019-03-04\nurl: https://gull.example/a\n---\n"
        "# Another title\n\n"
        "The **old bridge** at [Harrow Point](https://gull.example/harrow) was closed on *Monday* after a lorry struck "
        "one of its pillars.\n\n![A lorry](lorry.jpg)\n\n> Two people were taken to hospital, and neither of them was "
        "badly hurt, the police said.\n\n* * *\n\n- a list entry of five words\n",
    )
    assert (article.title, article.source, article.date) == ("Bridge closes", "Gull News", dt.date(2019, 3, 4))
    assert article.url == "https://gull.example/a"
    assert _prose(article) == [FIRST, SECOND]
    assert "lorry.jpg" not in article.text


def test_a_box_of_highlights_is_no_title(tmp_path: Path) -> None:
    box = "Story highlights Bridge closes after a crash\n\nOne lane may open by May"
    assert _one(tmp_path, "a.txt", f"{box}\n\n{BODY}").title is None
    assert _one(tmp_path, "b.txt", f"One lane may open by May\n\n{BODY}").title == "One lane may open by May"


def test_a_markdown_heading_is_the_title(tmp_path: Path) -> None:
    assert _one(tmp_path, "a.md", f"# Who pays for the *bridge*?\n\n{BODY}").title == "Who pays for the bridge?"


@pytest.mark.parametrize("front", ["title: [unclosed", "date: 2019-13-45", "{a: b}: c", "- a list"])
def test_front_matter_that_is_not_valid(tmp_path: Path, front: str) -> None:
    reading = _read(tmp_path, "a.md", f"---\n{front}\n---\n{BODY}")
    assert _prose(reading.articles[0]) == [FIRST, SECOND]
    assert all("front matter" in notice.message for notice in reading.notices)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a **b** c", "a b c"),
        ("a __b__ *c* _d_", "a b c d"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("[a](b) and [c][1]\n\n[1]: https://x.example", "a and c\n\n"),
        ("a <!-- b --> c", "a  c"),
        ("`code` here", "code here"),
        (r"5 \* 3 and \#1", "5 * 3 and #1"),
        ("AT&amp;T", "AT&T"),
        ("<https://x.example>", "https://x.example"),
        ("[an aside] stays", "[an aside] stays"),
    ],
)
def test_markup_goes_and_words_stay(source: str, text: str) -> None:
    assert plain(source) == text


PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge closes | Gull News</title>
<meta property="og:site_name" content="Gull News"><meta property="og:title" content="Bridge closes &amp; opens">
<meta property="article:published_time" content="2019-03-04T10:00:00Z">
<link rel="canonical" href="https://gull.example/bridge"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Bridge closes &amp; opens</h1><p>{FIRST}</p><p>{SECOND}</p><p>Fish &amp; chips are &lt;b&gt;sold&lt;/b&gt;
at the caf&eacute; by the bridge, which stayed open all day long.</p><script>alert("no")</script></article>
<footer>Copyright 2019 Gull News</footer></body></html>"""


@pytest.mark.parametrize("name", ["a.html", "a.htm"])
def test_html(tmp_path: Path, name: str) -> None:
    article = _one(tmp_path, name, PAGE)
    assert (article.title, article.source) == ("Bridge closes & opens", "Gull News")
    assert (article.date, article.url) == (dt.date(2019, 3, 4), "https://gull.example/bridge")
    assert _prose(article)[:2] == [FIRST, SECOND]
    assert "Fish & chips are <b>sold</b> at the café" in article.text
    assert "alert" not in article.text


def test_html_in_the_encoding_it_declares(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "iso-8859-2").replace("Harrow Point", "Łódź Point").encode("iso-8859-2")
    assert "Łódź Point" in _one(tmp_path, "a.html", page).text


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<p>", "<<<>>>"])
def test_html_without_an_article(tmp_path: Path, page: str) -> None:
    with pytest.raises(InputError, match=r"no usable article in .*a\.html"):
        _read(tmp_path, "a.html", page)


@pytest.mark.parametrize("key", ["text", "body", "content", "article", "maintext", "articleBody"])
def test_json(tmp_path: Path, key: str) -> None:
    record = {"headline": "Bridge closes", "site": "Gull News", "datePublished": "2019-03-04T10:00:00Z", key: BODY}
    article = _one(tmp_path, "a.json", json.dumps(record))
    assert (article.title, article.source, article.date) == ("Bridge closes", "Gull News", dt.date(2019, 3, 4))
    assert (article.name, _prose(article)) == ("a.json", [FIRST, SECOND])


def test_json_of_several(tmp_path: Path) -> None:
    other = "The ferry at Arden will cost four euros from May, its owners said in a letter to the council."
    records = [{"text": BODY}, {"title": "no text"}, 3, {"text": [other, SECOND + " It rained."]}]
    for content in (records, {"status": "ok", "articles": records}):
        reading = _read(tmp_path, "a.json", json.dumps(content))
        assert [(a.number, a.name) for a in reading.articles] == [(1, "a.json:1"), (2, "a.json:4")]
        assert [notice.name for notice in reading.notices] == ["a.json:2", "a.json:3"]


def test_markup_in_json_becomes_text(tmp_path: Path) -> None:
    first = FIRST.replace("after", "<b>after</b>")
    text = f"<p>{first}</p><script>alert(1)</script><p>{SECOND}</p><p>Fish &amp; chips.</p>"
    article = _one(tmp_path, "a.json", json.dumps({"text": text}))
    assert _prose(article) == [FIRST, SECOND, "Fish & chips."]


@pytest.mark.parametrize("content", ["{", "[" * 100_000, "3", "[]", "{}", '{"text": 3}', '{"text": " "}', "null"])
def test_json_without_an_article(tmp_path: Path, content: str) -> None:
    with pytest.raises(InputError, match=r"no usable article in .*a\.json"):
        _read(tmp_path, "a.json", content)


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    good = [json.dumps({"text": BODY, "title": "One"}), json.dumps({"text": "Rain fell all day in Arden."})]
    lines = [good[0], "", "{broken", good[1]]
    reading = _read(tmp_path, name, "\n".join(lines))
    assert [(a.name, a.title) for a in reading.articles] == [(f"{name}:1", "One"), (f"{name}:4", None)]
    assert [(n.name, n.message) for n in reading.notices] == [(f"{name}:3", "not valid JSON; left out")]


def _pdf(lines: list[str], encrypt: str = "") -> bytes:
    """A small real PDF with one page of these lines."""
    import io

    from pypdf import PdfReader, PdfWriter

    shown = " T* ".join(f"({line}) Tj".replace("\\", "") for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 72 720 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    entries = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    data += f"xref\n0 6\n0000000000 65535 f \n{entries}trailer\n<< /Size 6 /Root 1 0 R >>\n".encode()
    data += f"startxref\n{data.index(b'xref')}\n%%EOF\n".encode()
    if not encrypt:
        return data
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(data))), io.BytesIO()
    writer.encrypt(encrypt, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


PRINTED = [
    "The old bridge at Harrow Point was closed on Monday after a lor-",
    "ry struck one of its pillars. It was a U.S.-",
    "built lorry, and the 12-",
    "year-old bridge will be closed for some time to come, they said.",
    "It rained.",
    "Two people were taken to hospital, and neither of them was badly",
    "hurt, the police said.",
]


def test_pdf(tmp_path: Path) -> None:
    article = _one(tmp_path, "a.pdf", _pdf(PRINTED))
    assert _prose(article)[0] == FIRST
    assert SECOND in _prose(article)
    assert "U.S.-built lorry, and the 12-year-old bridge" in article.text
    assert "It rained.\n\nTwo people" in article.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_pdf([]), "scanned"),
        (b"%PDF-1.4\nnot really", "not a PDF"),
        (b"no PDF at all", "not a PDF"),
        (_pdf(PRINTED)[:300], "PDF|no text"),
        (_pdf(PRINTED, encrypt="secret"), "password"),
    ],
    ids=["scanned", "broken", "other", "cut", "locked"],
)
def test_pdf_without_an_article(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        _read(tmp_path, "a.pdf", data)
