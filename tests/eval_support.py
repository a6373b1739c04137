"""What the tests of the harness share: a page over one article, a writer without a model, a small gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from eval.cache import Cache, Remembering
from eval.gate import Baseline, updated
from eval.results import Run
from eval.writer import Writer
from summarizer.models.scripted import ScriptedGenerator
from summarizer.models.store import Installed
from summarizer.settings import Settings

TEXT = "The ferry Alma sank off Port Elin on Sunday and 12 people drowned, the coast guard said."
OTHER = "The owner of the ferry did not answer questions. The harbour stays closed until 4 May."
ALMA = ("Alma", "name", "supported")
GOLD = (
    ("gold-1", "The ferry Alma sank and 12 people drowned.", [ALMA, ("12", "number", "supported")]),
    ("gold-2", "The ferry Alma sank and 19 people drowned.", [ALMA, ("19", "number", "flagged")]),
    ("gold-3", "The ferry sank off Port Dunmore.", [("Port Dunmore", "name", "flagged")]),
    ("gold-4", "It sank on Sunday.", [("Sunday", "date", "supported")]),
)  # fmt: skip


def claim(text: str = TEXT) -> dict[str, Any]:
    return {
        "text": text,
        "verbatim": True,
        "citations": [1],
        "evidence": [{"article": 1, "start": 0, "end": len(TEXT), "quote": TEXT}],
    }


def page() -> dict[str, Any]:
    """A page as `brief --format json` writes it, with what the harness reads of it: one true statement, twice."""
    articles = [
        {"number": number, "title": None, "date": "2024-05-06", "text": text}
        for number, text in enumerate((TEXT, OTHER), 1)
    ]
    empty: dict[str, Any] = {
        name: [] for name in ("key_points", "views", "summaries", "differences", "omissions", "subjects")
    }
    return {"title": claim(), "lead": [claim()], "articles": articles, **empty}


def writer(cache: Cache | None = None, script: Any = lambda prompt, candidate: "") -> Writer:
    """A writer whose model says what `script` says; by default nothing, so that every statement is a quotation."""
    generator = ScriptedGenerator(script)
    model = Installed("scripted", Path("nowhere"), 0, "0")
    cache = cache or Cache(None)
    return Writer(model, Remembering("scripted", "0", lambda: generator, cache, {}), Settings("scripted"), cache)


def quiet(line: str) -> None:
    """Who hears of the progress, and says nothing."""


def baseline_of(run: Run) -> Baseline:
    """The baseline as a first update writes it."""
    return updated(run, Baseline(), {})[0]


def write_gold(folder: Path, rows: int = len(GOLD)) -> Path:
    """A gold of four claims over one source, or of the first `rows` of them."""
    folder.mkdir(exist_ok=True)
    lines = [
        {
            "id": id,
            "sources": [{"text": TEXT, "date": "2024-05-06"}],
            "claim": text,
            "mentions": [dict(zip(("text", "kind", "verdict"), mention, strict=True)) for mention in mentions],
            "statement": "supported",
            "class": "exact",
            "why": "the source says so",
        }
        for id, text, mentions in GOLD[:rows]
    ]
    (folder / "gold.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return folder
