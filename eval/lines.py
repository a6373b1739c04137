"""JSON lines as people write them: gold, facts, annotated sets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class Unreadable(ValueError):
    """A file of the harness that cannot be used; the message is one line."""


def read_lines(path: Path, what: str) -> Iterator[tuple[str, Any]]:
    """Where each line stands ("gold.jsonl, line 3") and its value; raises Unreadable naming a line that is no JSON.

    `what` is what a line should be, for the message.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        where = f"{path}, line {number}"
        try:
            yield where, json.loads(line)
        except ValueError as error:
            raise Unreadable(f"{where} is no {what}: {error}") from None
