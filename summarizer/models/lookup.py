"""Guesses what a text will say next from the prompt it answers: what shortens or summarizes repeats much of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise


class Lookup:
    """Guesses for the texts that follow one prompt (Saxena 2023, "Prompt lookup decoding")."""

    def __init__(self, prompt: Sequence[int], stops: Collection[int]) -> None:
        """`prompt` and `stops` are token ids; no guess holds one of the latter."""
        self._prompt, self._stops = prompt, stops
        # Where it stands more than once, the last is nearest to what is asked.
        self._after = {pair: place + 2 for place, pair in enumerate(pairwise(prompt))}

    def guess(self, written: Sequence[int], most: int) -> list[int]:
        """At most so many tokens that followed in the prompt where the last two `written` stand; often none."""
        start = self._after.get((written[-2], written[-1])) if len(written) > 1 else None
        if start is None:
            return []
        found = list(self._prompt[start : start + max(0, most)])
        end = next((place for place, token in enumerate(found) if token in self._stops), len(found))
        return found[:end]
