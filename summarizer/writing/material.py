"""Which sentences a briefing can be made of, and how each must be mended to stand alone: by rule, without a model."""

from __future__ import annotations

import re

from summarizer.checking.standalone import dangling
from summarizer.text.index import Line, StoryIndex
from summarizer.writing.referents import resolve

MIN_WORDS, MAX_WORDS = 6, 60
CONTEXT = 2  # sentences before one in which its pronoun's person is looked for

_CONNECTIVE = re.compile(
    r"^(?:but|and|so|or|also|still|however|meanwhile|instead|moreover|in addition|then|nevertheless|indeed)\b,?\s*",
    re.IGNORECASE,
)
_WEB_GAP = re.compile(r"(?<=\.) (?=-[a-z])|(?<=\b(?:US|UK|EU)) (?=-[a-z])|(?<=USA) (?=-[a-z])")  # "U.S. -backed"
_LINK = re.compile(r"\s*\(?\bhttps?://\S+?\s?\)?(?=[\s,.;]|$)|\s*\(@\w+\)")


def prepare(line: Line, index: StoryIndex) -> str | None:
    """The sentence as it can be said alone: as it is, tidied, or with its opening pronoun resolved; None if it cannot."""
    words = len(line.text.split())
    if not line.is_prose or not MIN_WORDS <= words <= MAX_WORDS or len(line.stems) < 3:
        return None
    plain = tidy(line.text)
    resolved = resolve(plain, index.before(line, CONTEXT))
    options = [resolved] if resolved else [line.text, plain]
    return next((text for text in options if dangling(text, index.mentions(text)) is None), None)


def tidy(text: str) -> str:
    """The sentence without an opening connective, links and the gaps of web copy; nothing else is touched."""
    plain = _WEB_GAP.sub("", _LINK.sub("", _CONNECTIVE.sub("", text)))
    return plain[:1].upper() + plain[1:]
