"""What a check on a statement finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer.checking.source_lines import Statement
from summarizer.records import Label
from summarizer.text.index import Line


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault: the summary's words, why they do not stand, and the source sentence that shows it."""

    label: Label
    subject: str
    reason: str
    line: Line


Check = Callable[[Statement], Iterator[Finding]]
