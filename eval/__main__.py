"""`python -m eval`: brief every story under seeds/, measure the pages, and exit with 1 when a floor is broken."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from eval import gate
from eval.metrics import measure
from summarizer.articles import read
from summarizer.models.store import Store, default_root
from summarizer.models.transformers_generator import load
from summarizer.pipeline import build_brief
from summarizer.reporting import render
from summarizer.settings import DEFAULT_MODEL, Settings

SEEDS = Path(__file__).parents[1] / "seeds"


def main(
    stories: Annotated[list[Path] | None, typer.Argument(help="Folders of articles; all of seeds/ by default.")] = None,
    model: Annotated[str, typer.Option(help="The model that writes.")] = DEFAULT_MODEL,
    update: Annotated[bool, typer.Option("--update", help="Raise the floors to what was measured.")] = False,
    lower: Annotated[bool, typer.Option("--lower", help="With --update: let floors sink too.")] = False,
) -> None:
    folders = stories or sorted(folder for folder in SEEDS.iterdir() if folder.is_dir())
    generator = load(Store(default_root()).ensure(model), name=model)
    measured = {}
    for folder in folders:
        reading = read([folder])
        page = build_brief(reading.articles, generator, Settings(model=model), notices=reading.notices)
        measured[folder.name], missing = measure(json.loads(render(page, "json")))
        print(folder.name, json.dumps(asdict(measured[folder.name])), flush=True)
        for item in missing:
            print(f"  not in a cited article: {item.mention!r} in {item.statement!r}")
    if update:
        print("\n".join(gate.update(measured, lower)) or "baseline written")
        return
    broken = gate.failures(measured, gate.load())
    print("\n".join(broken) or "all floors hold")
    sys.exit(bool(broken))


if __name__ == "__main__":
    typer.run(main)
