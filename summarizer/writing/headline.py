"""The page's title: made of its first statement and checked like it."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checking.claims import check_claim, failures
from summarizer.models.generator import Generator
from summarizer.records import Claim
from summarizer.settings import Settings
from summarizer.text.index import Line, StoryIndex
from summarizer.writing.prompts import chat

MAX_WORDS = 18  # a headline longer than this is a sentence
MIN_WORDS = 4


def write_title(
    lead: Sequence[tuple[Line, Claim]], index: StoryIndex, generator: Generator, settings: Settings
) -> Claim:
    """A headline of the first lead statement that a checked draft can be made of; else the shortest lead statement."""
    prompts = [chat("headline.j2", claim.text, sentence=claim.text) for _, claim in lead]
    drafts = generator.generate(
        prompts, candidates=settings.candidates, max_tokens=40, temperature=settings.temperature, seed=settings.seed
    )
    for (line, _), texts in zip(lead, drafts, strict=True):
        titles = [_check(_clean(text), line, index, settings) for text in texts]
        holding = [title for title in titles if title and not failures(title)]
        if holding:
            return min(holding, key=lambda title: abs(len(title.text.split()) - 12))
    return min((claim for _, claim in lead), key=lambda claim: len(claim.text))


def _check(text: str, line: Line, index: StoryIndex, settings: Settings) -> Claim | None:
    if not MIN_WORDS <= len(text.split()) <= MAX_WORDS:
        return None
    return check_claim(text, line, index.before(line, settings.context), index)


def _clean(draft: str) -> str:
    line = next((part.strip() for part in draft.splitlines() if part.strip()), "")
    return line.strip("\"“”#* ").rstrip(".")
