"""A generator and an embedder that answer from a script: they drive the program in tests without a model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.models.generator import Prompt, Sampling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Script = Callable[[Prompt, int], str] | Mapping[str, str | Sequence[str]] | Sequence[str]


@dataclass(frozen=True, slots=True)
class Call:
    """The arguments of one `generate` call."""

    prompts: tuple[Prompt, ...]
    sampling: Sampling


@dataclass(slots=True)
class ScriptedGenerator:
    """Answers from `script` and records every call in `calls`.

    `script` is a function of the prompt and the candidate's number from 0; or replies (one, or one for each candidate)
    by the prompt's passage; or replies given one after the other, one for each text asked for. A passage or a reply
    that the script lacks raises KeyError or IndexError.
    """

    script: Script
    name: str = "scripted"
    revision: str = "0"
    context: int = 4096
    calls: list[Call] = field(default_factory=list)
    _given: int = 0

    def count_tokens(self, text: str) -> int:
        """The words of `text`."""
        return len(text.split())

    def generate(
        self,
        prompts: Sequence[Prompt],
        sampling: Sampling,
        progress: Callable[[float], None] | None = None,
    ) -> list[tuple[str, ...]]:
        self.calls.append(Call(tuple(prompts), sampling))
        texts = []
        for done, prompt in enumerate(prompts, 1):
            texts.append(tuple(self._reply(prompt, candidate) for candidate in range(sampling.candidates)))
            if progress:
                progress(done / len(prompts))
        return texts

    def _reply(self, prompt: Prompt, candidate: int) -> str:
        if callable(self.script):
            return self.script(prompt, candidate)
        if isinstance(self.script, Mapping):
            reply = self.script[prompt.passage]
            return reply if isinstance(reply, str) else reply[candidate % len(reply)]
        self._given += 1
        return self.script[self._given - 1]


@dataclass(slots=True)
class ScriptedEmbedder:
    """Gives each text the chunks that `script` makes of it, and keeps the texts in `read`."""

    script: Callable[[str], Sequence[Sequence[float]]]
    read: list[str] = field(default_factory=list)

    def embed(self, texts: Iterable[str]) -> Iterator[NDArray[np.float32]]:
        import numpy as np

        for text in texts:
            self.read.append(text)
            yield np.array(self.script(text), np.float32)
