"""The options that several commands have."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from summarizer.settings import DEFAULT_MODEL, Settings

DEFAULTS = Settings()
_AMOUNT = re.compile(r"(\d{1,6}(?:\.\d{1,6})?) ?([MG]i?)B?", re.IGNORECASE)
_UNITS = {"m": 10**6, "g": 10**9, "mi": 2**20, "gi": 2**30}


def memory_size(text: str) -> int:
    """The bytes that "3GB", "2500 MB" or "2.5GiB" are; raises typer.BadParameter for anything else."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        raise typer.BadParameter(f"{text!r} is no amount of memory; write it like 3GB or 2500MB")
    return int(float(found[1]) * _UNITS[found[2].lower()])


Model = Annotated[
    str | None,
    typer.Option(
        "-m",
        "--model",
        help="A name of `brief models`, a Hugging Face id, a folder, or a .gguf file; with --server, one of its.",
        show_default=DEFAULT_MODEL,
    ),
]
Server = Annotated[
    str | None,
    typer.Option("--server", metavar="URL", help="Ask an OpenAI-compatible server instead of loading a model here."),
]
MaxMemory = Annotated[
    int | None,
    typer.Option(
        "--max-memory",
        metavar="SIZE",
        parser=memory_size,
        help="What a model here may take, like 3GB; fewer texts are then written side by side. [default: what is free]",
        show_default=False,
    ),
]
Seed = Annotated[int, typer.Option(help="The same input, model and seed give the same page.")]
Candidates = Annotated[int, typer.Option(min=1, max=16, help="Drafts per sentence to choose from.")]
KeyPoints = Annotated[int, typer.Option(min=0, max=50, help="Key points at most.")]
