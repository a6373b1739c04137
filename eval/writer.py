"""The briefings that the suites measure: written by the real model as the command would, and kept."""

from __future__ import annotations

import contextlib
import json
import platform
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.cache import Cache, Remembering, key_of
from eval.fingerprint import code, digest, hashes, model_hash, prompts
from summarizer.articles import read
from summarizer.models.generator import Generator
from summarizer.models.store import Installed, Store
from summarizer.pipeline import build_brief
from summarizer.reporting import render
from summarizer.settings import Settings

_ENGINE = "summarizer/models"


@dataclass(frozen=True, slots=True)
class Written:
    """A page as `brief --format json` writes it, and what it cost; None where the model was not asked anew.

    `seconds` are without loading the model, `memory` is the peak of the process in GB. `new` is false for a page that
    was kept from before.
    """

    page: Mapping[str, Any]
    seconds: float | None
    memory: float | None
    new: bool = True


class Writer:
    """Briefs folders with one model and settings; what was written before, of the very same, is kept."""

    def __init__(self, model: Installed, generator: Remembering, settings: Settings, cache: Cache) -> None:
        self.model = model
        self._generator = generator
        self._settings = settings
        self._cache = cache
        # Now, since the code that runs is the code that was there when it was started.
        self._identity = {
            "prompts": prompts(),
            "code": digest(code()),
            "model": model_hash(model),
            "settings": asdict(settings),
        }

    def brief(self, story: Path) -> Written:
        """The page of a folder; raises InputError where it cannot be used, ModelError where the model cannot run."""
        key = key_of({**self._identity, "articles": hashes(articles_of(story))})
        kept = self._cache.get(key)
        if kept is not None:
            return Written(**kept, new=False)
        made = self._write(story)
        self._cache.put(key, {"page": made.page, "seconds": made.seconds, "memory": made.memory})
        return made

    def _write(self, story: Path) -> Written:
        reading = read([story])
        self._generator.model()  # loading it is not the folder's time
        asked = self._generator.asked
        _forget_peak()
        started = time.perf_counter()
        brief = build_brief(reading.articles, self._generator, self._settings, notices=reading.notices)
        seconds = round(time.perf_counter() - started, 1)
        page = json.loads(render(brief, "json"))
        return Written(page, seconds, _peak()) if self._generator.asked > asked else Written(page, None, None)


def open_writer(settings: Settings, store: Store, cache: Cache) -> Writer:
    """With the model that the settings name, put on disk where it is not yet; it is loaded when it is first asked."""
    folder = store.ensure(settings.model)
    known = (model for model in store.installed() if model.path == folder)
    model = next(known, Installed(settings.model, folder, 0, "local"))

    def load() -> Generator:
        from summarizer.models.loading import load

        return load(model.path, name=model.name)

    # Another machine's arithmetic may write other texts.
    identity = {"model": model_hash(model), "engine": code()[_ENGINE], "machine": platform.machine()}
    return Writer(model, Remembering(model.name, model.revision, load, cache, identity), settings, cache)


def articles_of(story: Path) -> list[Path]:
    return sorted(path for path in story.rglob("*") if path.is_file())


def _forget_peak() -> None:
    """Let the kernel count the peak memory anew, where it can."""
    with contextlib.suppress(OSError):  # the peak of the whole run is reported then
        Path("/proc/self/clear_refs").write_text("5")


def _peak() -> float | None:
    """Peak resident memory in GB; None where the system does not say."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return None
    return next((round(int(line.split()[1]) * 1024 / 1e9, 2) for line in lines if line.startswith("VmHWM")), None)
