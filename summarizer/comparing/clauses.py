"""The words around a value that say of what it is, cut where a reader would pause."""

from __future__ import annotations

import re

from summarizer.checking.alignment import Wording
from summarizer.checking.clauses import is_finite
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
_FROM = frozenset({"from", "between"})  # "from 100 dead to over 600"
CORRECTS = re.compile(r", not \w+(?: \w+)?,")  # "nine people, not 11, died"
_SHOUTED = re.compile(r"^[A-Z]{4,}(?= [a-z])")


def around(text: str, phrase: Span) -> str:
    """The clause of `text` that holds `phrase`, without what follows far behind: "leaving about 100 of them dead".

    Of a long clause before the phrase only what follows its last verb: cut off elsewhere, "the attack by the coalition
    against the militias killed more than 100" lets the militias kill.
    """
    start = max((mark.end() for mark in _PAUSE.finditer(text, 0, phrase.start)), default=0)
    end = next((mark.start() for mark in _PAUSE.finditer(text, phrase.end)), len(text))
    if len(text[start:end].split()) > WHOLE:
        start = max((mark.end() for mark in _OPENS.finditer(text, start, phrase.start)), default=start)
        end = next((mark.start() for mark in _CLOSES.finditer(text, phrase.end + 1, end)), end)
    before, after = text[start : phrase.start].split(), text[phrase.start : end].split()
    long = len(before) + len(after) > WHOLE
    most = len(phrase.of(text).split()) + AFTER
    left = _from_verb(text, start, phrase.start) if long and len(before) > BEFORE else before
    right = [*after[:most], "…"] if long and len(after) > most else after
    clause = _SHOUTED.sub(lambda word: _calm(word.group()), " ".join([*left, *right]))
    return clause if re.search(r"\.\w\.$", clause) else clause.rstrip(".")


def _from_verb(text: str, start: int, end: int) -> list[str]:
    """The words from the last verb among those just before `end` on, or from a "from"; none where none is either."""
    wording = Wording.of(text)
    near = [n for n, word in enumerate(wording.words) if start <= word.span.start < end][-BEFORE:]
    first = next((n for n in reversed(near) if is_finite(wording, n) or wording.words[n].lower in _FROM), None)
    return [] if first is None else ["…", *text[wording.words[first].span.start : end].split()]


def _calm(word: str) -> str:
    return word.capitalize() if is_common(word.lower()) else word
