"""The words around a value that say of what it is, cut where a reader would pause."""

from __future__ import annotations

import re

from summarizer.checking.alignment import Wording
from summarizer.checking.clauses import is_finite
from summarizer.checking.standalone import has_main_verb
from summarizer.records import Span
from summarizer.text.commonwords import is_common
from summarizer.text.index import Line

SENTENCE, LONG_SENTENCE = 32, 44  # words of one that is shown whole; of one whose clause would not tell of what
WHOLE = 14  # words of a clause that needs no cut
HALF = 5  # words of a part of a sentence, before or after a semicolon, that tells something alone
BEFORE, AFTER = 5, 8  # words on either side of a value, at most, of a longer one
_PAUSE = re.compile(r"[,;:](?=\s)|\s[—–-]+\s|—|[()“”\"]")
_OPENS = re.compile(r"\b(?:when|while|where|who|which|but|because|since|that)\b")
_CLOSES = re.compile(
    r"\b(?:when|while|after|before|(?<!many )(?<!much )as(?! many| much)|where|who|which|but|because|since"
    r"|and(?! (?:possibly|perhaps|maybe|as many|up to|at least|over|more|of|\d|[A-Z])))\b"
)
_FROM = frozenset({"from", "between"})  # "from 100 dead to over 600"
CORRECTS = re.compile(r", not \w+(?: \w+)?,")  # "nine people, not 11, died"
# "Put the toll lower, at about 100": lower than what is not in the table.
_COMPARED = re.compile(r"(?<=\btoll) (?:(?:far|much|slightly|even) )?(?:lower|higher),? (?=(?:at|between|from) )")
_SHOUTED = re.compile(r"^[A-Z]{4,}(?= [a-z])")


def told(line: Line, phrase: Span, alone: str | None = None) -> str:
    """A value at `phrase` in its sentence, or in `alone`, that as it can be said alone; of a long one only its clause.

    A clause cut out of a sentence has often lost of what it speaks and who says so: "and said 13 tugs had taken part".
    """
    clause, value = around(line.text, phrase), phrase.of(line.text)
    sentence = alone if alone and value in alone else line.text
    half = next((part for part in sentence.split("; ") if value in part), sentence)
    sentence = _ended(half if len(half.split()) >= HALF else sentence)
    sentence = _COMPARED.sub(" ", sentence)
    headless = not clause[:1].isupper() or not has_main_verb(clause)
    return sentence if len(sentence.split()) <= (LONG_SENTENCE if headless else SENTENCE) else clause


def _ended(text: str) -> str:
    """The text without its full stop, but "at 5:42 a.m." with it."""
    return text if re.search(r"\.\w\.$", text) else text.rstrip(" .")


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
    return _ended(clause)


def _from_verb(text: str, start: int, end: int) -> list[str]:
    """The words from the last verb among those just before `end` on, or from a "from"; none where none is either."""
    wording = Wording.of(text)
    near = [n for n, word in enumerate(wording.words) if start <= word.span.start < end][-BEFORE:]
    first = next((n for n in reversed(near) if is_finite(wording, n) or wording.words[n].lower in _FROM), None)
    return [] if first is None else ["…", *text[wording.words[first].span.start : end].split()]


def _calm(word: str) -> str:
    return word.capitalize() if is_common(word.lower()) else word
