"""Words as the summary check compares them: one key for every form of a word, made by a short table of endings.

The stems of `text.words` are finer and cost ten times as much; here only whether two words may be one matters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from summarizer.checking.synonyms import known
from summarizer.text.places import CANONICAL
from summarizer.text.tables import DIGIT_WORDS
from summarizer.text.words import FUNCTION_WORDS

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SAME = {"u.s.": "us", "u.s.a.": "us", "usa": "us", "u.k.": "uk", "u.n.": "un", "e.u.": "eu"}
# The endings that go, the longest first, each with what comes in its place; a word keeps at least three letters.
_ENDINGS = (
    ("ations", "at"), ("ation", "at"), ("ments", ""), ("ment", ""), ("ings", ""), ("ing", ""), ("ies", "y"),
    ("ied", "y"), ("ed", ""), ("es", "e"), ("ly", ""), ("s", ""),
)  # fmt: skip
_KEPT = 3


class Word(NamedTuple):
    """A word with its place in its text, its lower-case form without a possessive ending, and its key."""

    text: str
    start: int
    end: int
    lower: str
    key: str


def read_words(text: str) -> list[Word]:
    """The words of a text in order; the key of a word of grammar is ""."""
    return [Word(match.group(), *match.span(), *_read(match.group())) for match in _WORD.finditer(text)]


@lru_cache(maxsize=131072)
def _read(written: str) -> tuple[str, str]:
    """A word's lower-case form and its key: a root, the digits of a number word, the country of its people."""
    lower = written.lower().replace("’", "'")
    if lower.endswith(("'s", "'")):
        lower = lower.rstrip("s").rstrip("'") if lower.endswith("'s") else lower[:-1]
    if lower == "us" and not written.startswith(("US", "U.S")):
        return lower, ""
    if lower.split("'")[0] in FUNCTION_WORDS or lower.endswith("n't"):
        return lower, ""
    if lower in DIGIT_WORDS:
        return lower, str(DIGIT_WORDS[lower])
    if written[0].isupper() and lower in CANONICAL:
        return lower, CANONICAL[lower].replace(" ", "_")
    return lower, known(lower) or root(_SAME.get(lower, lower))


def root(lower: str) -> str:
    """What the forms of a word share: "arrest" of "arrested", "carry" of "carries", "stop" of "stopping"."""
    if len(lower) <= _KEPT or not lower.isalpha():
        return lower.replace(",", "") if lower[0].isdigit() else lower
    for ending, instead in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= _KEPT and not lower.endswith("ss"):
            lower = lower[: len(lower) - len(ending)] + instead
            break
    if len(lower) > _KEPT and lower[-1] == lower[-2] and lower[-1] not in "aeiouls":
        lower = lower[:-1]
    return lower[:-1] if lower.endswith("e") and len(lower) > _KEPT else lower
