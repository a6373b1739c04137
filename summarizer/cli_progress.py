"""How far a long run is, on stderr: a bar on a terminal, plain lines otherwise, JSON lines for programs."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from summarizer.interrupts import ctrl_c
from summarizer.output import on_terminal, say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PLAIN_SECONDS = 30.0  # between two plain lines: a log of a night is to be read in the morning
JSON_SECONDS = 1.0


class Style(StrEnum):
    BAR = "bar"
    PLAIN = "plain"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class State:
    """How far a stage is: articles (or pieces of a corpus) done and in all, a minute, and seconds left if known.

    `batches` are those the model has drafted in this run, the one in hand by its share.
    """

    stage: str
    done: int
    total: int | None
    per_minute: float | None
    seconds_left: int | None
    batches: float = 0.0


@dataclass(slots=True)
class Meter:
    """Tells `show` how far a run is; what was done before it was started does not count as its speed."""

    show: Callable[[State], None]
    clock: Callable[[], float] = time.monotonic
    _stage: str = ""
    _since: float = 0.0
    _before: int = field(default=0)

    def stage(self, stage: str, share: float | None = None) -> None:
        """A step before the work on articles: the model is fetched, or loaded."""
        ctrl_c.check()
        self.show(State(stage, 0, None, None, None))

    def done(self, stage: str, done: int, total: int | None, batches: float = 0.0) -> None:
        """`done` of `total` articles are through a stage, for which so many batches were drafted."""
        ctrl_c.check()
        now = self.clock()
        if stage != self._stage:
            self._stage, self._since, self._before = stage, now, done
        made, minutes = done - self._before, (now - self._since) / 60
        rate = made / minutes if made and minutes > 0 else None
        left = round((total - done) / rate * 60) if rate and total is not None else None
        self.show(State(stage, done, total, rate and round(rate, 1), left, round(batches, 2)))


@contextmanager
def shown_run(style: Style | None = None) -> Iterator[Meter]:
    """A meter that shows on stderr; in the style that suits it where none is asked for."""
    style = style or (Style.BAR if on_terminal() else Style.PLAIN)
    if style is Style.BAR:
        with _bar() as show:
            yield Meter(show)
    else:
        seconds, form = (JSON_SECONDS, _as_json) if style is Style.JSON else (PLAIN_SECONDS, _as_line)
        yield Meter(_now_and_then(seconds, lambda state: say(form(state))))


def _now_and_then(seconds: float, show: Callable[[State], None]) -> Callable[[State], None]:
    """Show what begins or ends a stage, and of the rest no more than one in so many seconds."""
    last: tuple[str, int | None] = ("", None)
    at = 0.0

    def shown(state: State) -> None:
        nonlocal last, at
        now = time.monotonic()
        ended = state.total is not None and state.done == state.total and last != (state.stage, state.done)
        if state.stage != last[0] or ended or now - at >= seconds:
            show(state)
            last, at = (state.stage, state.done), now

    return shown


def _as_json(state: State) -> str:
    return json.dumps(asdict(state))


def _as_line(state: State) -> str:
    """ "brief: briefing: 40 of 120 articles, 9.5 a minute, 8 min left"."""
    return f"brief: {state.stage.lower()}{': ' if _figures(state) else ''}{_figures(state)}"


def _figures(state: State) -> str:
    if not state.done and state.total is None:
        return ""
    parts = [f"{state.done:,}" if state.total is None else f"{state.done:,} of {state.total:,} articles"]
    if state.batches:
        parts.append(f"{state.batches:.1f} batches drafted")
    if state.per_minute is not None:
        parts.append(f"{state.per_minute:g} a minute")
    if state.seconds_left:
        parts.append(f"{_duration(state.seconds_left)} left")
    return ", ".join(parts)


def _duration(seconds: int) -> str:
    """ "40 s", "8 min", "3 h 20 min"."""
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


@contextmanager
def _bar() -> Iterator[Callable[[State], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _shown_on(bar, bar.add_task("", total=None))


def _shown_on(bar: Progress, task: TaskID) -> Callable[[State], None]:
    def show(state: State) -> None:
        figures = _figures(state)
        description = state.stage.capitalize() + (f": {figures}" if figures else "")
        bar.update(task, description=description, total=state.total, completed=state.done)

    return show
