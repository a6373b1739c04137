"""How far a run is: the figures, the plain and JSON lines, and the bar on a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_batch_command import command, root
from test_cli_errors import Terminal

from summarizer.cli_progress import Meter, State, _as_line, _duration

__all__ = ["root"]  # the fixture


def test_the_rate_counts_what_this_run_did_alone() -> None:
    now, seen = iter([0.0, 60.0, 120.0]), []
    meter = Meter(seen.append, lambda: next(now))
    meter.done("briefing", 40, 100)  # done before this run was started
    meter.done("briefing", 50, 100)
    meter.done("briefing", 80, 100)
    assert [(state.per_minute, state.seconds_left) for state in seen] == [(None, None), (10.0, 300), (20.0, 60)]


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (State("Loading the model", 0, None, None, None), "brief: loading the model"),
        (State("reading", 1200, None, None, None), "brief: reading: 1,200"),
        (State("briefing", 40, 120, 9.5, 505), "brief: briefing: 40 of 120 articles, 9.5 a minute, 8 min left"),
        (State("briefing", 120, 120, 9.5, 0), "brief: briefing: 120 of 120 articles, 9.5 a minute"),
        (State("briefing", 0, 99, None, None, 2.5), "brief: briefing: 0 of 99 articles, 2.5 batches drafted"),
    ],
)
def test_a_plain_line(state: State, line: str) -> None:
    assert _as_line(state) == line


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(40, "40 s"), (61, "1 min"), (3599, "1 h 0 min"), (12_000, "3 h 20 min")],
)
def test_a_duration(seconds: int, text: str) -> None:
    assert _duration(seconds) == text


def test_a_bar_on_a_terminal(root: Path, tmp_path: Path, tiny_model: Path, home: Path) -> None:
    with Terminal(command(root, tmp_path / "run", tiny_model), home) as terminal:
        terminal.wait_for("Briefing: ")
        assert terminal.finish() == 0
    assert "of 18 articles" in terminal.text()
    assert terminal.text().rstrip().endswith("index.md")
