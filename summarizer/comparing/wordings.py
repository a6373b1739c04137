"""One quotation that articles give in different words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from summarizer.checking.standalone import outside_quotations
from summarizer.records import Difference, Name, Report, SentenceKind
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import content_stems, tokens

_QUOTATION = re.compile(r"[“\"]([^“”\"]{12,400})[”\"]")
_HE = re.compile(r"(?:He|She|They|It) ")
SHORT = 3  # words of a quotation that is no sentence, of which a single one may differ
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


_DIGITS = {word: str(n) for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}


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
        Quotation.of(piece.strip(" ,.") + "…" * piece.rstrip().endswith("..."), line)
        for line in index.lines
        if line.sentence.kind in (SentenceKind.PROSE, SentenceKind.FRAGMENT)
        for match in _QUOTATION.finditer(line.text)
        for piece in _SENTENCE.split(match.group(1))
    ]
    told: set[str] = set()
    for left, right in combinations(quoted, 2):
        apart = left.line.article != right.line.article and _same_but_reworded(left, right)
        if min(len(left.words), len(right.words)) <= SHORT:
            apart = apart and bool(_speakers(left.line, index) & _speakers(right.line, index))
        if apart and not told & {left.text, right.text}:
            told |= {left.text, right.text}
            rows = (Report(f"“{side.text}”", (side.line.evidence(),)) for side in (left, right))
            yield Difference(_whose_words(left.line, right.line, index), tuple(rows))


def _speakers(line: Line, index: StoryIndex) -> frozenset[str]:
    """The last words of the names in a sentence; of those in the one before it too, where it opens with "he"."""
    lines = [line, *(index.before(line, 1) if line.is_prose and _HE.match(line.text) else ())]
    names = (m.value for one in lines for m in one.mentions if isinstance(m.value, Name))
    return frozenset(name.words[-1] for name in names if name.words)


def _whose_words(left: Line, right: Line, index: StoryIndex) -> str:
    """The name that both sentences give outside the quotation, as the speaker's."""
    both = _speakers(left, index) & _speakers(right, index)
    names = [
        mention.text
        for line, plain in ((line, outside_quotations(line.text)) for line in (left, right))
        for mention in line.mentions
        if isinstance(mention.value, Name) and mention.value.words[-1] in both and plain[mention.span.start].strip()
    ]
    return f"how {max(names, key=len)} is quoted" if names else "words quoted"


def _same_but_reworded(left: Quotation, right: Quotation) -> bool:
    a, b = left.words, right.words
    if left.letters == right.letters:
        return False
    if min(len(a), len(b)) <= SHORT:
        return _differs_in_a_word(left, right)
    if abs(len(a) - len(b)) > 2:
        return False
    shared = len(left.vocabulary & right.vocabulary)
    if shared < 0.7 * max(len(left.vocabulary), len(right.vocabulary)):
        return False
    if " ".join(a) in " ".join(b) or " ".join(b) in " ".join(a):
        return False  # the same, or one cut shorter: no disagreement
    # a word put in or left out: a broadcaster's cut, no other saying
    return _has_content(left.vocabulary - right.vocabulary) and _has_content(right.vocabulary - left.vocabulary)


def _differs_in_a_word(left: Quotation, right: Quotation) -> bool:
    """Whether two short quotations are the same but for a word: "unsafe steps abroad", "dangerous steps abroad"."""
    if len(left.words) != len(right.words):
        return False
    pairs = list(zip(left.words, right.words, strict=True))
    same = frozenset(a for a, b in pairs if a == b)
    return len(pairs) - len([a for a, b in pairs if a == b]) == 1 and len(content_stems(tokens(" ".join(same)))) >= 2


def _has_content(words: frozenset[str]) -> bool:
    return any(token.is_content for token in tokens(" ".join(sorted(words))))


def _letters(text: str) -> str:
    """The text without what spelling leaves open: "it's" and "it is", "shake-up" and "shakeup", "five" and "5"."""
    plain = re.sub(r"\b(it|that|he|she|there|who)['’]s\b", r"\1 is", text.lower())
    plain = re.sub(r"\bokay\b", "ok", plain)
    figures = re.sub(r"\b(?:" + "|".join(_DIGITS) + r")\b", lambda word: _DIGITS[word.group()], plain)
    return re.sub(r"\W", "", figures)
