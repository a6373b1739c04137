"""The text of a PDF as paragraphs, which its lines only hint at."""

from __future__ import annotations

import io
import re

from summarizer.articles import metadata
from summarizer.articles.drafts import Draft, Unusable
from summarizer.articles.libraries import guarded

_FAULT = "not a PDF that can be read"


def pdf_file(data: bytes) -> list[Draft]:
    """The text of the pages; lines are joined to paragraphs, words cut at a line's end made whole."""
    from pypdf import PdfReader

    with guarded(_FAULT, "pypdf"):
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted
    if locked:
        with guarded("encrypted; it cannot be opened here", "pypdf"):
            if not reader.decrypt(""):
                raise Unusable("protected by a password")
    with guarded(_FAULT, "pypdf"):
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    text = "\n".join(page.strip("\n") for page in pages if page.strip())
    if not text:
        raise Unusable("no text in it; perhaps scanned pages")
    return [Draft(_rejoined(text), title=metadata.one_line(title))]


def _rejoined(text: str) -> str:
    """Lines of a printed page as paragraphs: one ends at a blank line, or where a sentence ends on a short line."""
    width = sorted(len(line) for line in text.split("\n"))[int(0.9 * text.count("\n"))]
    pieces: list[str] = []
    for line in text.split("\n"):
        pieces.append(line.strip())
        short = len(line) < 0.8 * width
        pieces.append("\n\n" if not line.strip() or (short and re.search(r"[.!?…][\"'”’)]*\s*$", line)) else "\n")
    return re.sub(r"(?<!\n)\n(?!\n)", " ", _dehyphenated("".join(pieces)))


def _dehyphenated(text: str) -> str:
    """ "inter-\\nnational" made one word; the hyphen stays after capitals and digits ("U.S.-", "12-") and where the
    same word stands hyphenated elsewhere."""

    def join(match: re.Match[str]) -> str:
        first, second = match.groups()
        keep = not first.islower() or f"{first}-{second}" in text
        return f"{first}-{second}" if keep else first + second

    return re.sub(r"([^\W_][\w.]*)-\n([a-z]+)", join, text)
