"""What the scanners share: making mentions, blanking what is taken, seeing a sentence begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.records import Mention, MentionKind, Span, Value

BLANK = "\x00"  # stands for a character that is taken: neither letter, digit, space nor punctuation
_OPENING = "\"'“‘([{«*"
_KINDS = {"Number": MentionKind.NUMBER, "Date": MentionKind.DATE, "Name": MentionKind.NAME}


def word_set(words: str) -> frozenset[str]:
    """The words of a table that is written as running text."""
    return frozenset(words.split())


def mention(text: str, start: int, end: int, value: Value) -> Mention:
    """The mention of `value` at `text[start:end]`."""
    return Mention(_KINDS[type(value).__name__], Span(start, end), text[start:end], value)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with the characters of the spans (sorted, not overlapping) blanked; every offset stays as it was."""
    parts: list[str] = []
    position = 0
    for start, end in spans:
        parts += (text[position:start], BLANK * (end - start))
        position = end
    return "".join([*parts, text[position:]])


def blank_mentions(text: str, mentions: Sequence[Mention]) -> str:
    """`text` with the characters of the mentions blanked."""
    return blank(text, sorted((item.span.start, item.span.end) for item in mentions)) if mentions else text


_TRIGGERS = re.compile(r"[a-z]+|[0-9#/-]")
_DIGIT = re.compile(r"[0-9]")
DIGIT = word_set("0 1 2 3 4 5 6 7 8 9")


def triggers(text: str) -> frozenset[str]:
    """The words, digits and marks (# / -) of a text: a rule whose words are not among them need not be tried."""
    return frozenset(_TRIGGERS.findall(text.lower()))


def has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


def holds_any(text: str, strings: Iterable[str]) -> bool:
    """Whether any of the strings is in the text."""
    return any(map(text.__contains__, strings))


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first; a hyphen or blank in a word matches either.

    Words that begin alike share their beginning, so that at most places one character tells that none of them stands
    there: units are found in a quarter of the time. Where case does not count, all words must be in lower case.
    """
    tree: _Tree = {}
    for word in sorted(set(words)):
        branch = tree
        for char in word:
            branch = branch.setdefault("[ -]" if char in " -" else re.escape(char), {})
        branch[""] = {}
    return _alternation(tree)


_Tree = dict[str, "_Tree"]  # what may follow, by the pattern of its first character; "" where a word ends


def _alternation(tree: _Tree) -> str:
    longer = [char + _alternation(branch) for char, branch in tree.items() if char]
    if not longer:
        return ""
    joined = longer[0] if len(longer) == 1 and "" not in tree else f"(?:{'|'.join(longer)})"
    return f"{joined}?" if "" in tree else joined


def starts_sentence(text: str, start: int) -> bool:
    """Whether a capital is due at `start`: after a full stop, a colon, an opening quote mark or a line end."""
    position = start - 1
    opened = False
    while position >= 0 and start - position < 8 and (text[position] in _OPENING or text[position] in " \t\u00a0”’)]"):
        opened = opened or text[position] in _OPENING
        position -= 1
    if position < 0 or (opened and position == start - 2 and text[position] in ",:"):
        return True
    return opened or text[position] in ".!?:;\n\r•|—–…" or text[max(0, position - 1) : position + 1] == "--"
