"""What a difference is about, in the articles' words: "people killed", "loss from the fire", "whether the pumps failed"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.checking.lexicon import REPORTING
from summarizer.comparing.counted import Quantity
from summarizer.records import MentionKind
from summarizer.text.index import Line, StoryIndex

SHARED = 3  # words that both sides share, in a label that has nothing better
_THAT = r" that (?P<said>(?:the |its |his |her |their |a |an )?[^,.;:\"“”]{8,60}?)(?=[,.;\"”]|$| (?:said|and|but|because)\b)"
_DENIES_THAT = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput\w+|evidence|suggestion|claims?|allegations?|reports?|confirm\w*)" + _THAT
)
_SAYS_THAT = re.compile(r"\b(?:alleg\w+|claim\w*|says|said|believes?|accus\w+|told \w+)" + _THAT)
_ACCUSED = re.compile(r"\baccus\w+ (?P<who>[^,.;]{3,40}?) of (?P<what>\w+ing [^,.;]{2,40})")
_FIGURE = re.compile(r"\b(?:figure|number|estimate|toll)s?\b")


def asked(report: Line, denial: Line, index: StoryIndex) -> str:
    """What one says and another denies: "whether the ferry was overloaded", else the words that both sides share."""
    for pattern, line in ((_DENIES_THAT, denial), (_SAYS_THAT, report)):
        if match := pattern.search(line.text):
            return f"whether {match['said'].strip()}"
    if match := _ACCUSED.search(report.text):
        return f"whether {match['who']} did so: {match['what']}"
    if _FIGURE.search(denial.text) and (number := _number(report)):
        return f"figure: {number}"
    shared = report.plain_stems() & denial.plain_stems()
    words = shared_words(report, shared, index)
    return words if len(words.split()) > 1 and report is not denial else "in dispute"


def _number(line: Line) -> str:
    """The last number of a sentence with the word after it."""
    numbers = [m for m in line.mentions if m.kind is MentionKind.NUMBER]
    if not numbers:
        return ""
    following = [t.text for t in line.tokens if t.span.start >= numbers[-1].span.end and t.is_content][:1]
    return " ".join([numbers[-1].text, *following])


def shared_words(line: Line, stems: frozenset[str], index: StoryIndex, most: int = SHARED) -> str:
    """The weightiest of the stems that a sentence holds, as it writes them and in its order."""
    plain = {t.stem for t in line.tokens if t.lower in REPORTING}
    best = index.weightiest(stems - plain, most)
    return " ".join(dict.fromkeys(token.text for token in line.tokens if token.stem in best))
