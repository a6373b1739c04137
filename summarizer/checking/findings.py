"""What a check on a statement finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer.checking.passages import Passage
from summarizer.checking.source_lines import Statement
from summarizer.records import Label


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault: the summary's words, why they do not stand, and the source sentence that shows it."""

    label: Label
    subject: str
    reason: str
    passage: Passage


Check = Callable[[Statement], Iterator[Finding]]
