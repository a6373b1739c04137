"""The options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

from summarizer.settings import DEFAULT_MODEL, Settings

DEFAULTS = Settings()

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
Seed = Annotated[int, typer.Option(help="The same input, model and seed give the same page.")]
Candidates = Annotated[int, typer.Option(min=1, max=16, help="Drafts per sentence to choose from.")]
KeyPoints = Annotated[int, typer.Option(min=0, max=50, help="Key points at most.")]
