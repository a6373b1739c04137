"""One quotation that articles give in different words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from summarizer.checking.standalone import outside_quotations
from summarizer.records import Difference, Name, Report, SentenceKind
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import tokens

_QUOTATION = re.compile(r"[“\"]([^“”\"]{12,400})[”\"]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence in quotation marks with its words, and its letters without what spelling leaves open."""

    text: str
    line: Line
    words: tuple[str, ...]
    vocabulary: frozenset[str]
    letters: str

    @classmethod
    def of(cls, text: str, line: Line) -> Quotation:
        words = tuple(re.findall(r"\w+", text.lower()))
        return cls(text, line, words, frozenset(words), _letters(text))


def find_wordings(index: StoryIndex) -> Iterator[Difference]:
    """Every sentence that two articles quote with most of its words the same and some not."""
    quoted = [
        Quotation.of(piece.strip(" ,."), line)
        for line in index.lines
        if line.sentence.kind in (SentenceKind.PROSE, SentenceKind.FRAGMENT)
        for match in _QUOTATION.finditer(line.text)
        for piece in _SENTENCE.split(match.group(1))
    ]
    told: set[str] = set()
    for left, right in combinations(quoted, 2):
        apart = left.line.article != right.line.article and _same_but_reworded(left, right)
        if apart and not told & {left.text, right.text}:
            told |= {left.text, right.text}
            rows = (Report(f"“{side.text}”", (side.line.evidence(),)) for side in (left, right))
            yield Difference(_whose_words(left.line, right.line), tuple(rows))


def _whose_words(left: Line, right: Line) -> str:
    """The name that both sentences give outside the quotation, as the speaker's."""
    theirs = {m.value.words[-1:] for m in right.mentions if isinstance(m.value, Name)}
    plain = outside_quotations(left.text)
    names = [
        m.text
        for m in left.mentions
        if isinstance(m.value, Name) and m.value.words[-1:] in theirs and plain[m.span.start].strip()
    ]
    return f"how {max(names, key=len)} is quoted" if names else "words quoted"


def _same_but_reworded(left: Quotation, right: Quotation) -> bool:
    a, b = left.words, right.words
    if min(len(a), len(b)) <= 3 or abs(len(a) - len(b)) > 2:
        return False
    shared = len(left.vocabulary & right.vocabulary)
    if shared < 0.7 * max(len(left.vocabulary), len(right.vocabulary)):
        return False
    if left.letters == right.letters or " ".join(a) in " ".join(b) or " ".join(b) in " ".join(a):
        return False  # the same, or one cut shorter: no disagreement
    # a word put in or left out: a broadcaster's cut, no other saying
    return _has_content(left.vocabulary - right.vocabulary) and _has_content(right.vocabulary - left.vocabulary)


def _has_content(words: frozenset[str]) -> bool:
    return any(token.is_content for token in tokens(" ".join(sorted(words))))


def _letters(text: str) -> str:
    """The text without what spelling leaves open: "it's" and "it is", "shake-up" and "shakeup"."""
    return re.sub(r"\W", "", re.sub(r"\b(it|that|he|she|there|who)['’]s\b", r"\1 is", text.lower()))
