"""Every choice of a run in one frozen value; each threshold says what it was tuned on."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_MODEL = "qwen2.5-coder-1.5b"


@dataclass(frozen=True, slots=True)
class Settings:
    """How a briefing is made. Lengths are counts of sentences unless they say otherwise."""

    model: str = DEFAULT_MODEL
    seed: int = 0
    candidates: int = 2  # drafts per sentence: the first greedy, the others sampled
    temperature: float = 0.7
    lead: int = 3
    key_points: int = 8
    per_article: int = 2
    max_tokens: int = 90  # of one draft; the longest source sentence taken is 60 words
