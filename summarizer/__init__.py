"""A briefing from news articles by a small local model, every number, date and name traced to its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.models.generator import Scorer
    from summarizer.records import Article, CheckedSummary

__version__ = "0.1.0"
__all__ = ["__version__", "check", "load"]


def check(summary: str, sources: str | Sequence[str | Article], scorer: Scorer | None = None) -> CheckedSummary:
    """Any summary, whoever wrote it, with a verdict and evidence for every number, date and name in it.

    `sources` is the source's text, or several texts or Articles, numbered from 1 in their order. Offsets of mentions
    count in `summary`, those of evidence in the source's own text. `scorer`, a model of `load`, is asked where a
    mention is doubtful. Raises InputError where a text is empty.
    """
    from summarizer import review  # here, so that importing the package stays light

    return review.check(summary, sources, scorer)


def load(model: str) -> Scorer:
    """The model of that name for `check`, put on disk where it is not yet; raises ModelError where it cannot be had."""
    from summarizer.cli_models import load_scorer

    return load_scorer(model, lambda stage, share: None)
