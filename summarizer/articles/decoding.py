"""Bytes to clean text: the encoding by evidence, newlines as \\n, Unicode NFC, nothing invisible left in."""

from __future__ import annotations

import codecs
import re
import unicodedata

from summarizer.articles.drafts import Unusable
from summarizer.text.traced import Traced

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"))
_BOMS_16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters, zero-width characters, the soft hyphen, and the marks that reorder what the eye reads.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_COMBINING = re.compile("[\u0300-\u036f]")
_COMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_EDGES = re.compile("^[ \t]+|(?<![ \t])[ \t]+$", re.MULTILINE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes) -> str:
    """The text in `data`; raises Unusable where it is empty, binary or in no encoding that can be told."""
    if not data.strip(b"\0 \t\r\n"):
        raise Unusable("empty")
    for bom, encoding in (*_BOMS, *_BOMS_16):
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding)
    if b"\0" in data:
        return _strictly(data, _utf16_without_bom(data))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _legacy(data)
    return _readable(text)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return _readable(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise Unusable(f"cannot be decoded as {encoding.upper()}") from error


def _utf16_without_bom(data: bytes) -> str:
    """Western text in UTF-16 has a NUL in nearly every second byte, on one side only; anything else is binary."""
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    half = len(data[:4096]) / 2
    if len(data) % 2 == 0 and max(even, odd) > 0.7 * half and min(even, odd) < 0.1 * half:
        return "utf-16-le" if odd > even else "utf-16-be"
    raise Unusable("binary data, not text")


def _legacy(data: bytes) -> str:
    """Text that is not UTF-8.

    A few bad bytes among good UTF-8 become U+FFFD. Otherwise Windows-1252 (and with it Latin-1) where the high bytes
    are as rare as in English, since a detector takes two curly quotes for Central European; else what it finds.
    """
    lenient = data.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    if sum(char > "\x7f" for char in lenient) > 4 * bad:
        return lenient
    if sum(byte > 0x7F for byte in data) < 0.05 * len(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise Unusable("in no text encoding that could be recognized")
    return data.decode(best.encoding, "replace")


def _readable(text: str) -> str:
    if len(_CONTROLS.findall(text)) > 0.02 * len(text):
        raise Unusable("binary data, not text")
    return text


def clean(text: str) -> str:
    """`text` with \\n for every newline, plain spaces, no invisible characters or lone surrogates, in NFC, stripped."""
    text = _INVISIBLE.sub("", _NEWLINES.sub("\n", text))
    text = _SURROGATES.sub("\ufffd", _SPACES.sub(" ", text))
    lines = (line.strip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def clean_traced(text: str) -> Traced:
    """What `clean` does to a text, as far as it matters to reading it, with every character traced to `text`."""
    traced = Traced.of(text).put(_NEWLINES, "\n").put(_SPACES, " ").put(_INVISIBLE).put(_SURROGATES, "\ufffd")
    if _COMBINING.search(traced.text):
        traced = traced.put(_COMPOSED, lambda match: unicodedata.normalize("NFC", match[0]))
    return traced.put(_EDGES) if _may_have_edges(traced.text) else traced


def _may_have_edges(text: str) -> bool:
    """Whether white space may stand at the end of a line."""
    return text != text.strip(" \t") or "\t" in text or " \n" in text or "\n " in text
