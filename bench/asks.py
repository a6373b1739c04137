"""What every engine is asked, and its tokens: one chat template, one tokenizer and one set of stops for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from bench.records import Ask
from summarizer.models.generator import Generator, Message, Prompt, Sampling

MAX_TOKENS = 160
SENTENCES = 3  # asked for; an engine that can see them come ends a text there
SYSTEM = "You summarize news articles."
USER = "Summarize this news article in three sentences.\n\n{text}"


def summary_prompt(text: str) -> Prompt:
    return Prompt((Message("system", SYSTEM), Message("user", USER.format(text=text))), text)


class Tokens:
    """The tokenizer of the model folder `folder` (as the store makes it): prompts to ids, ids to texts."""

    def __init__(self, folder: Path) -> None:
        from transformers import AutoConfig, AutoTokenizer

        from summarizer.models.chat import ChatFormat

        self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        self._chat = ChatFormat(self._tokenizer)
        ends = AutoConfig.from_pretrained(folder, local_files_only=True).eos_token_id
        several = ends if isinstance(ends, list) else [ends]
        self.stops = frozenset(end for end in (*several, self._tokenizer.eos_token_id) if end is not None)

    def ids(self, prompt: Prompt) -> list[int]:
        return self._chat.tokens(prompt)

    def text(self, ids: Sequence[int]) -> str:
        """The text of `ids`, which may end with a stop."""
        return str(self._tokenizer.decode(list(ids), skip_special_tokens=True)).strip()

    def count(self, text: str) -> int:
        return len(self._tokenizer(text, add_special_tokens=False).input_ids)


class Counter(Protocol):
    """What counts tokens: `Tokens`, or a test's own."""

    def ids(self, prompt: Prompt) -> Sequence[int]: ...

    def count(self, text: str) -> int: ...


def counted(prompts: Sequence[Sequence[int]], written: Sequence[int]) -> Ask:
    """One call with these prompts, as token ids, and so many tokens written in each text."""
    given = sum(map(len, prompts))
    return Ask(len(prompts), given, given - shared(prompts) * max(0, len(prompts) - 1), tuple(written))


def shared(rows: Sequence[Sequence[int]]) -> int:
    """How many tokens all `rows` begin with, leaving each one of its own."""
    if not rows:
        return 0
    first, last = min(rows, key=list), max(rows, key=list)
    same = next((place for place, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return max(0, min(same, min(map(len, rows)) - 1))


class CountingGenerator:
    """`generator`, whose calls are remembered, to be counted when the work is done."""

    def __init__(self, generator: Generator) -> None:
        self.name, self.revision, self.context = generator.name, generator.revision, generator.context
        self._generator = generator
        self._calls: list[tuple[Sequence[Prompt], list[tuple[str, ...]]]] = []

    def count_tokens(self, text: str) -> int:
        return self._generator.count_tokens(text)

    def generate(
        self, prompts: Sequence[Prompt], sampling: Sampling, progress: Callable[[float], None] | None = None
    ) -> list[tuple[str, ...]]:
        texts = self._generator.generate(prompts, sampling, progress)
        self._calls.append((prompts, texts))
        return texts

    def asks(self, tokens: Counter) -> list[Ask]:
        """Every call, counted with `tokens`."""
        return [
            counted([tokens.ids(prompt) for prompt in prompts], [tokens.count(text) for row in texts for text in row])
            for prompts, texts in self._calls
        ]
