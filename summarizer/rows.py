"""Many summaries, one JSON object a line: each line in gives one line out, and a bad one does not stop the others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.articles import MAX_BYTES
from summarizer.articles.files import STDIN
from summarizer.articles.given import Given, given
from summarizer.articles.lines import Unreadable, opened_lines
from summarizer.articles.metadata import from_fields
from summarizer.errors import InputError
from summarizer.reporting.check_json import to_line, verdicts
from summarizer.review import check_given

if TYPE_CHECKING:
    from summarizer.models.generator import Scorer

_HINT = 'give a file of lines such as {"id": 1, "summary": "...", "source": "..."}, plain or *.gz, or - for stdin'


class _Bad(Exception):
    """This line cannot be checked; the message says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the output: its JSON, and how it went: "holds", "flagged" or "error"."""

    json: str
    outcome: str


@dataclass(slots=True)
class Tally:
    """How many rows went which way."""

    outcomes: dict[str, int] = field(default_factory=lambda: {"holds": 0, "flagged": 0, "error": 0})

    def add(self, row: Row) -> None:
        self.outcomes[row.outcome] += 1

    @property
    def rows(self) -> int:
        return sum(self.outcomes.values())

    @property
    def all_hold(self) -> bool:
        return self.rows == self.outcomes["holds"]

    def __str__(self) -> str:
        held, flagged, errors = self.outcomes.values()
        noun = "row" if self.rows == 1 else "rows"
        return f"{self.rows:,} {noun}: {held:,} without a flag, {flagged:,} flagged, {errors:,} in error"


def check_lines(lines: Iterable[bytes], scorer: Scorer | None = None) -> Iterator[Row]:
    """A row for each line that is not blank, in order, one at a time: nothing but the line in hand is kept.

    A line is {"id": str or int, "summary": str, "source": str} or has "sources", a list of strings and of objects
    with "text" and perhaps "title" and "date". A bad line gives {"id", "line", "error"}. `scorer` is a model that is
    asked where a mention is doubtful.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(number, line, scorer)


@contextmanager
def opened_rows(path: Path) -> Iterator[Iterator[bytes]]:
    """The lines of a file, plain or compressed, or of stdin (Path("-")); raises InputError where it cannot be read."""
    try:
        with opened_lines(path) as lines:
            yield lines
    except Unreadable as fault:
        raise InputError(f"{'stdin' if path == STDIN else path} cannot be read: {fault}", _HINT) from fault


def _row(number: int, line: bytes, scorer: Scorer | None) -> Row:
    value: object = None
    try:
        value = _parsed(line)
        checked = check_given(_summary(value), _sources(value), scorer)
        return Row(to_line({"id": _id(value), **verdicts(checked)}), "holds" if checked.holds else "flagged")
    except (_Bad, InputError) as fault:
        told = fault.message if isinstance(fault, InputError) else str(fault)
        return Row(to_line({"id": _known_id(value), "line": number, "error": told}), "error")


def _parsed(line: bytes) -> Mapping[str, Any]:
    if len(line) > MAX_BYTES:
        raise _Bad(f"over the limit of {MAX_BYTES / 1e6:.0f} MB")
    try:
        value = json.loads(line.strip().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _Bad(f"not UTF-8 (byte {error.start + 1})") from None
    except json.JSONDecodeError as error:
        raise _Bad(f"not valid JSON (column {error.colno})") from None
    except ValueError:  # a number of more digits than Python converts
        raise _Bad("not valid JSON") from None
    except RecursionError:
        raise _Bad("nested too deeply") from None
    if not isinstance(value, dict):
        raise _Bad("not a JSON object")
    return value


def _id(value: Mapping[str, Any]) -> str | int | None:
    found = value.get("id")
    if found is None or (isinstance(found, str | int) and not isinstance(found, bool)):
        return found
    raise _Bad('"id" is neither a string nor an integer')


def _known_id(value: object) -> str | int | None:
    try:
        return _id(value) if isinstance(value, dict) else None
    except _Bad:
        return None


def _summary(value: Mapping[str, Any]) -> str:
    _id(value)
    if "summary" not in value:
        raise _Bad('no "summary"')
    if not isinstance(value["summary"], str):
        raise _Bad('"summary" is not a string')
    return value["summary"]


def _sources(value: Mapping[str, Any]) -> list[Given]:
    named = [name for name in ("source", "sources") if name in value]
    if len(named) != 1:
        raise _Bad('both "source" and "sources"' if named else 'no "source" or "sources"')
    if named == ["source"]:
        if not isinstance(value["source"], str):
            raise _Bad('"source" is not a string')
        return [given(1, value["source"])]
    if not isinstance(value["sources"], list) or not value["sources"]:
        raise _Bad('"sources" is not a list of at least one source')
    return [_source(number, item) for number, item in enumerate(value["sources"], 1)]


def _source(number: int, item: object) -> Given:
    if isinstance(item, str):
        return given(number, item)
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise _Bad(f'source {number} is neither a string nor an object with a string "text"')
    known = from_fields(item)
    return given(number, item["text"], known["title"], known["date"])
