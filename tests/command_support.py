"""What the tests of the command share: two articles of our own, and the command in a process of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]

BRIDGE = (
    "The old bridge at Harrow Point was closed on Monday after a lorry carrying 14 tonnes of gravel struck one of its "
    "pillars, the county council said.\n\n"
    "Two people were injured in the crash, according to the council, which had warned in March that the bridge may "
    "have to be closed for repairs.\n"
)
FERRY = (
    "At least three people were injured when a lorry struck a pillar of the bridge at Harrow Point on Monday morning, "
    "police officer Ann Marsh told reporters.\n\n"
    "The ferry at Arden will carry passengers without charge until the bridge is open again, its owners said in a "
    "letter to the council on Tuesday.\n"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one run of `brief` ended and what it printed."""

    code: int
    out: str
    err: str


Brief = Callable[..., Outcome]


def environment(home: Path, **more: str) -> Mapping[str, str]:
    """The environment of a `brief` of its own: models in `home`, and nothing of what pip and the hub are told here."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "HF_", "COV_"))}
    return kept | {"LOCALBRIEF_HOME": str(home), "PYTHONPATH": str(ROOT)} | more
