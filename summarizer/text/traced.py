"""A text made of another by leaving out and replacing, that knows where each of its characters came from.

What is checked is plain text; what is reported has to point into the text as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from summarizer.records import Span


@dataclass(frozen=True, slots=True)
class Traced:
    """`text`, whose character i came from the characters `starts[i]` to `ends[i]` of the text it was made of."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Traced:
        """`text` as it is."""
        return cls(text, range(len(text)), range(1, len(text) + 1))

    def back(self, span: Span) -> Span:
        """The characters of the first text that `span` of this one came from; an empty span stays empty."""
        if not self.starts:
            return Span(0, 0)
        if span.start >= span.end:
            start = self.starts[min(span.start, len(self.starts) - 1)]
            return Span(start, start)
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def put(self, pattern: re.Pattern[str], fill: str | Callable[[re.Match[str]], str] = "") -> Traced:
        """With `fill` in the place of every match; each character of it came from the whole match."""
        new = fill if callable(fill) else lambda match: fill
        return self._edited((Span(*match.span()), new(match), None) for match in pattern.finditer(self.text))

    def keep(self, pattern: re.Pattern[str], group: int, around: str = "") -> Traced:
        """With only the group left of every match, and `around` on either side of it."""
        found = pattern.finditer(self.text)
        return self._edited((Span(*match.span()), around, Span(*match.span(group))) for match in found)

    def without(self, spans: Iterable[Span]) -> Traced:
        """With nothing in the place of the spans, which are in order and do not overlap."""
        return self._edited((span, "", None) for span in spans)

    def _edited(self, edits: Iterable[tuple[Span, str, Span | None]]) -> Traced:
        """Each edit is what goes, what is put there, and what of it is kept, with the new words then on both sides."""
        made, position = _Pieces(self), 0
        for gone, words, kept in edits:
            made.copy(Span(position, gone.start))
            made.insert(words, gone)
            if kept:
                made.copy(kept)
                made.insert(words, gone)
            position = gone.end
        if not position:
            return self
        made.copy(Span(position, len(self.text)))
        return Traced("".join(made.parts), made.starts, made.ends)


class _Pieces:
    """A traced text in the making."""

    def __init__(self, source: Traced) -> None:
        self.source = source
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def copy(self, span: Span) -> None:
        self.parts.append(span.of(self.source.text))
        self.starts += self.source.starts[span.start : span.end]
        self.ends += self.source.ends[span.start : span.end]

    def insert(self, words: str, instead_of: Span) -> None:
        came_from = self.source.back(instead_of)
        self.parts.append(words)
        self.starts += [came_from.start] * len(words)
        self.ends += [came_from.end] * len(words)
