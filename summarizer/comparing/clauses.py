"""The words around a value that say of what it is, cut where a reader would pause."""

from __future__ import annotations

import re

from summarizer.records import Span
from summarizer.text.commonwords import is_common

WHOLE = 14  # words of a clause that needs no cut
BEFORE, AFTER = 5, 8  # words on either side of a value, at most, of a longer one
_PAUSE = re.compile(r"[,;:](?=\s)|\s[—–-]+\s|—|[()“”\"]")
_OPENS = re.compile(r"\b(?:when|while|where|who|which|but|because|since|that)\b")
_CLOSES = re.compile(
    r"\b(?:when|while|after|before|(?<!many )(?<!much )as(?! many| much)|where|who|which|but|because|since"
    r"|and(?! (?:possibly|perhaps|maybe|as many|up to|at least|over|more|of|\d|[A-Z])))\b"
)
_SHOUTED = re.compile(r"^[A-Z]{4,}(?= [a-z])")


def around(text: str, phrase: Span) -> str:
    """The clause of `text` that holds `phrase`, without what follows far behind: "leaving about 100 of them dead".

    Where the clause is long before the phrase, the phrase alone: cut off at its head, "the attack by the coalition
    against the militias killed more than 100" lets the militias kill.
    """
    start = max((mark.end() for mark in _PAUSE.finditer(text, 0, phrase.start)), default=0)
    end = next((mark.start() for mark in _PAUSE.finditer(text, phrase.end)), len(text))
    if len(text[start:end].split()) > WHOLE:
        start = max((mark.end() for mark in _OPENS.finditer(text, start, phrase.start)), default=start)
        end = next((mark.start() for mark in _CLOSES.finditer(text, phrase.end + 1, end)), end)
    before, after = text[start : phrase.start].split(), text[phrase.start : end].split()
    if len(before) > BEFORE and len(before) + len(after) > WHOLE:
        return phrase.of(text)
    most = len(phrase.of(text).split()) + AFTER
    right = [*after[:most], "…"] if len(after) > most and len(before) + len(after) > WHOLE else after
    clause = _SHOUTED.sub(lambda word: _calm(word.group()), " ".join([*before, *right]))
    return clause if re.search(r"\.\w\.$", clause) else clause.rstrip(".")


def _calm(word: str) -> str:
    return word.capitalize() if is_common(word.lower()) else word
