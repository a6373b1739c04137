"""Bytes to text: every encoding that newspapers' files come in, and what is not text."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.articles.decoding import clean, decode
from summarizer.articles.drafts import Unusable

TEXT = "The café on Main Street – “the old one” – closed on Monday, its owner said, after the flood of 3 May."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16-le-bom", "utf-16-be-bom", "utf-16-le", "utf-16-be", "utf-32-bom", "cp1252"],
)
def test_encodings(data: bytes) -> None:
    assert clean(decode(data)) == TEXT


def test_latin_1() -> None:
    text = TEXT.replace("–", "-").replace("“", '"').replace("”", '"')
    assert decode(text.encode("latin-1")) == text


def test_a_bad_byte_in_utf_8_costs_one_character() -> None:
    text = "“Yes,” she said. “The café is shut – for good.” "
    assert decode(text.encode() * 3 + b"\xff") == text * 3 + "\ufffd"


def test_another_alphabet_is_found() -> None:
    text = "Мост через реку закрыли в понедельник после аварии, сообщил представитель города. " * 5
    assert "понедельник" in decode(text.encode("cp1251"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\0" * 100, "empty"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\x07\x11" * 50, "binary"),
        (b"\x01\x02\x03\x04 words " * 20, "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "UTF-16-LE"),
    ],
)
def test_what_is_not_text(data: bytes, reason: str) -> None:
    with pytest.raises(Unusable, match=reason):
        decode(data)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne"),
        ("a\u00a0b\u2009c", "a b c"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("ab\u202ecd\u2069", "abcd"),
        ("bell\x07 escape\x1b del\x7f c1\x9c", "bell escape del c1"),
        ("tab\there", "tab\there"),
        ("cafe\u0301", "café"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("  a  \n\n\n\n  b  ", "a\n\nb"),
    ],
)
def test_cleaning(raw: str, text: str) -> None:
    assert clean(raw) == text


@given(st.binary())
def test_no_bytes_crash_it(data: bytes) -> None:
    try:
        text = clean(decode(data))
    except Unusable:
        return
    text.encode()


@given(st.text(st.characters(), max_size=50))
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    text = clean(raw)
    assert clean(text) == text == unicodedata.normalize("NFC", text)
