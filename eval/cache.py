"""What was computed before, by the hash of all it depends on: a case whose inputs did not change costs nothing."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from summarizer.models.generator import Generator, Prompt, Sampling


class Cache:
    """JSON values in files below `folder`; None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, key: str) -> Any | None:
        """The value kept under `key`; None where there is none, or it was cut off."""
        if self._folder is None:
            return None
        try:
            return json.loads((self._folder / f"{key}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return None

    def put(self, key: str, value: Any) -> None:
        """Keep `value`; a process that is killed leaves the whole of it or nothing."""
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f".{key}.{os.getpid()}"
        draft.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
        draft.replace(self._folder / f"{key}.json")


def key_of(value: Mapping[str, Any]) -> str:
    """The key of what depends on `value`, which must be JSON."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


class Remembering:
    """A Generator that asks the real one only what it has not been asked before, whole calls at a time.

    Whole calls, since what shares a batch may tip the last bit of a sum. The real model is loaded at the first call
    that needs it. `identity` is what else its texts depend on: the model's hash, the code that runs it.
    """

    def __init__(
        self, name: str, revision: str, load: Callable[[], Generator], cache: Cache, identity: Mapping[str, Any]
    ) -> None:
        self.name = name
        self.revision = revision
        self.asked = 0  # calls that went to the model
        self._load = load
        self._loaded: Generator | None = None
        self._cache = cache
        self._identity = identity

    @property
    def context(self) -> int:
        return self.model().context

    def count_tokens(self, text: str) -> int:
        return self.model().count_tokens(text)

    def generate(
        self,
        prompts: Sequence[Prompt],
        sampling: Sampling,
        progress: Callable[[float], None] | None = None,
    ) -> list[tuple[str, ...]]:
        """As the protocol says."""
        key = key_of({**self._identity, **asdict(sampling), "prompts": [asdict(prompt) for prompt in prompts]})
        kept = self._cache.get(key)
        if kept is None:
            self.asked += 1
            kept = self.model().generate(prompts, sampling, progress)
            self._cache.put(key, kept)
        return [tuple(texts) for texts in kept]

    def model(self) -> Generator:
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded
