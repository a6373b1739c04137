"""Where a text is to end: after so many sentences, as seen when the next one begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from summarizer.text.sentences import split

RECENT = 12  # tokens in which a sentence's mark, closing quotation marks and the next word lie
_MARKS = frozenset(".!?…\n")


class Ending:
    """Makes texts of tokens, of at most so many `sentences`, or as long as they are where that is None."""

    def __init__(self, decode: Callable[[Sequence[int]], str], sentences: int | None) -> None:
        self._decode, self._most = decode, sentences
        self._says = cache(lambda token: decode([token]))

    def is_reached(self, tokens: Sequence[int]) -> bool:
        """Whether the sentences are whole, and the first word of another as well, since "the U.S." may go on."""
        if self._most is None or not self._may_begin_a_sentence(tokens):
            return False
        text = self._decode(tokens)
        begun = self._next(text)
        return begun is not None and " " in text[begun:]

    def text(self, tokens: Sequence[int]) -> str:
        """What `tokens` say, without what goes beyond the last sentence, or white space at its ends."""
        text = self._decode(tokens).strip()
        return text[: self._next(text)].rstrip()

    def _next(self, text: str) -> int | None:
        """Where in a text the first sentence too many begins; None where there is none, or it is of a quotation."""
        found = split(text) if self._most is not None else ()
        begun = found[self._most].start if self._most is not None and len(found) > self._most else None
        return None if _is_open(text[:begun]) else begun

    def _may_begin_a_sentence(self, tokens: Sequence[int]) -> bool:
        """Spares nearly all calls the decoding: a word has just ended, and a mark stands not far before it."""
        *before, last = tokens[-RECENT:]
        return self._says(last)[:1].isspace() and any(not _MARKS.isdisjoint(self._says(token)) for token in before)


def _is_open(text: str) -> bool:
    """Whether a text ends inside a quotation, which is of one sentence with what says whose it is."""
    return text.count('"') % 2 > 0 or text.count("“") > text.count("”")
