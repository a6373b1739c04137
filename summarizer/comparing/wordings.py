"""One quotation that articles give in different words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from summarizer.checking.standalone import outside_quotations
from summarizer.records import Difference, Name, Report, SentenceKind
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import tokens

_QUOTATION = re.compile(r"[“\"]([^“”\"]{12,400})[”\"]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def find_wordings(index: StoryIndex) -> Iterator[Difference]:
    """Every sentence that two articles quote with most of its words the same and some not."""
    quoted = [
        (piece.strip(" ,."), line)
        for line in index.lines
        if line.sentence.kind in (SentenceKind.PROSE, SentenceKind.FRAGMENT)
        for match in _QUOTATION.finditer(line.text)
        for piece in _SENTENCE.split(match.group(1))
    ]
    told: set[str] = set()
    for (left, a), (right, b) in combinations(quoted, 2):
        if a.article != b.article and not told & {left, right} and _same_but_reworded(left, right):
            told |= {left, right}
            reports = (Report(f"“{left}”", (a.evidence(),)), Report(f"“{right}”", (b.evidence(),)))
            yield Difference(_whose_words(a, b), reports)


def _whose_words(left: Line, right: Line) -> str:
    """The name that both sentences give outside the quotation, as the speaker's."""
    theirs = {m.value.words[-1:] for m in right.mentions if isinstance(m.value, Name)}
    plain = outside_quotations(left.text)
    names = [
        m.text
        for m in left.mentions
        if isinstance(m.value, Name) and m.value.words[-1:] in theirs and plain[m.span.start].strip()
    ]
    return f"words of {max(names, key=len)}" if names else "words quoted"


def _same_but_reworded(left: str, right: str) -> bool:
    a, b = (re.findall(r"\w+", text.lower()) for text in (left, right))
    if _letters(left) == _letters(right) or " ".join(a) in " ".join(b) or " ".join(b) in " ".join(a):
        return False  # the same, or one cut shorter: no disagreement
    if not (_has_content(set(a) - set(b)) and _has_content(set(b) - set(a))):
        return False  # a word put in or left out: a broadcaster's cut, no other saying
    shared = len(set(a) & set(b))
    return len(a) > 3 and len(b) > 3 and abs(len(a) - len(b)) <= 2 and shared >= 0.7 * max(len(set(a)), len(set(b)))


def _has_content(words: set[str]) -> bool:
    return any(token.is_content for token in tokens(" ".join(sorted(words))))


def _letters(text: str) -> str:
    """The text without what spelling leaves open: "it's" and "it is", "shake-up" and "shakeup"."""
    return re.sub(r"\W", "", re.sub(r"\b(it|that|he|she|there|who)['’]s\b", r"\1 is", text.lower()))
