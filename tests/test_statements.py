"""A summary as plain statements: what is taken out, that every character is traced, and that it takes linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.articles.decoding import clean, clean_traced
from summarizer.articles.markdown import plain, plain_traced
from summarizer.articles.statements import statements
from summarizer.records import Span
from summarizer.text.traced import Traced

_MARKS = "# ## ** * _ ` [1] [1][2] [a](b) ![a](b) > - 1. | |---| <b> </b> <!-- --> &amp; \\* --- ~~ e\u0301"
_PIECES = [*_MARKS.split(), " ", "\n", "\r\n", "\n\n", "\u200b", "\u00a0", "a", "It was 5 km.", "Sources"]
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))


@given(texts)
def test_a_trace_takes_out_what_the_plain_way_does(text: str) -> None:
    assert plain_traced(Traced.of(text)).text.split() == plain(text).split()
    assert "".join(clean_traced(text).text.split()) == "".join(clean(clean_traced(text).text).split())


@given(texts)
def test_every_span_leads_back_into_the_text(text: str) -> None:
    found = statements(text)
    plain_text, traced = found.plain.text, found.plain
    assert len(traced.starts) == len(traced.ends) == len(plain_text)
    for start in range(len(plain_text)):
        span = traced.back(Span(start, len(plain_text)))
        assert 0 <= span.start < span.end <= len(text)
    for part in found.unread:
        assert 0 <= part.start < part.end <= len(text)


@given(texts)
def test_words_that_are_only_moved_stay_the_words_they_were(text: str) -> None:
    traced = statements(text).plain
    for n, char in enumerate(traced.text):
        if char.isascii() and char.isalnum():
            assert char in traced.back(Span(n, n + 1)).of(text) or "&" in traced.back(Span(n, n + 1)).of(text)


@pytest.mark.parametrize(
    ("summary", "stated"),
    [
        ("# Closed #\nThe **bridge** is [closed](a) [1][2].", "Closed The bridge is closed."),
        ("C# is not # closed ##", "C# is not # closed ##"),
        ("1. One\n2. Two\n\n(3) Three", "One Two Three"),
        ("It closed on May\n15. Then it opened.", "It closed on May 15. Then it opened."),
        ("| a | b |\n|---|:-:|\n| 5 km | [1, quoted] |", "a b 5 km"),
        ("It sank on Friday. [1, quoted, 8 May][2, 9 May]", "It sank on Friday."),
        ("It sank on Friday. [1”, 8 May][2”]", "It sank on Friday."),
        ("It holds.[1](https://a.example)[^2] So [3-5], [1; 2].", "It holds. So,."),
        ("---\ntitle: 5\n---\nIt rained.", "It rained."),
        ("It rained.\n\n**Sources:**\n\n1. Gazette", "It rained."),
        ("Sources said it rained.\n\nSources close to him agreed.", None),
        ("# Sources of rain\n\nClouds.", "Sources of rain Clouds."),
        ("## Timeline\n\n- 3 May: it rained. (2 of 3 articles)", "Timeline 3 May: it rained."),
        ("a <!-- hidden\nto the end", "a"),
    ],
)
def test_what_is_stated(summary: str, stated: str | None) -> None:
    assert " ".join(statements(summary).plain.text.split()) == " ".join((stated or summary).split())


OWN = """# Rain

**Reported 9 May** — It rained. [2]

## Key points, day by day

**Earlier: reported 8 May**

- The sun shone. [1]

**Reported 14 February 2024**

- It snowed. [3]

## Where the articles differ

Accounts differ, as told above, over whether it rained [1][2].

## Sources

- **[1] a.txt** — 3 words

## Checks

- Spelled differently: Ann [1], Anne [2].
"""


def test_what_a_page_of_our_own_says_of_its_articles_is_no_statement() -> None:
    assert statements(OWN).plain.text.split() == "Rain It rained. The sun shone. It snowed.".split()
    other = OWN.replace("**[1] a.txt**", "a.txt")
    assert "Reported 9 May" in " ".join(statements(other).plain.text.split())  # not by us


HOSTILE = {
    "spaces in a heading": "# a" + " " * 20_000 + "b",
    "marks in a heading": "# " + "#" * 20_000 + "b",
    "spaces": "a" + " " * 20_000 + "b",
    "comments": "<!--" * 5_000,
    "emphasis": "*a " * 7_000,
    "links": "[a](" * 5_000,
    "tables": "|---" * 5_000,
    "bars": " |" * 10_000,
    "a page": "## Sources and what each adds\n\n- **[1] a\n\n1 articles" + " checked" * 3_000,
    "accents": "a" + "\u0301" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_summary_takes_long(name: str) -> None:
    started = time.process_time()
    statements(HOSTILE[name])
    assert time.process_time() - started < 2
