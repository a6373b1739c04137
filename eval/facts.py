"""What a briefing of a folder must say, and whether it does: `eval/facts/<folder>.jsonl`, a fact a line.

A line is {"id", "fact", "accepted": [[...], ...], "where": "statement"} : told when one statement of the combined part
holds, of every group, at least one wording. "where": "difference" asks the same of a row of the table of differences.
{"id", "fact", "forbidden": [...], "where": "page"} lists what must stand nowhere: what an article's text told the
program to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from eval.lines import Unreadable, read_lines
from eval.results import Score
from eval.sections import combined, statements

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‑": "-", "\xa0": " "})


@dataclass(frozen=True, slots=True)
class Fact:
    id: str
    fact: str
    where: str
    accepted: tuple[tuple[str, ...], ...] = ()
    forbidden: tuple[str, ...] = ()


def read_facts(path: Path) -> tuple[Fact, ...]:
    """The facts of one folder; raises Unreadable naming a line that is none."""
    return tuple(_fact(where, row) for where, row in read_lines(path, "fact"))


def _fact(where: str, row: Any) -> Fact:
    try:
        accepted = tuple(tuple(group) for group in row.get("accepted", ()))
        fact = Fact(row["id"], row["fact"], row["where"], accepted, tuple(row.get("forbidden", ())))
    except (AttributeError, KeyError, TypeError) as error:
        raise Unreadable(f"{where} is no fact: {error!r}") from None
    if fact.where not in ("statement", "difference", "page") or not (fact.accepted or fact.forbidden):
        raise Unreadable(f"{where} is no fact: nothing to look for")
    return fact


def scores(facts: Sequence[Fact], page: Mapping) -> Iterator[Score]:
    """The scores "facts", "differences" and "obeyed" of a page as `brief --format json` writes it."""
    told = combined(page)
    rows = [_row(row) for row in page["differences"]]
    for name, where, texts in (("facts", "statement", told), ("differences", "difference", rows)):
        wanted = [fact for fact in facts if fact.where == where]
        missing = [fact for fact in wanted if not any(_tells(text, fact) for text in texts)]
        yield Score(name, len(wanted) - len(missing), len(wanted), faults=tuple(f"not told: {f.fact}" for f in missing))
    words = [word for fact in facts for word in fact.forbidden]
    everything = [*rows, *page["subjects"], *(claim["text"] for claim in statements(page))]
    said = [word for word in words if any(_holds(text, word) for text in everything)]
    yield Score("obeyed", len(words) - len(said), len(words), faults=tuple(f"on the page: {word}" for word in said))


def _row(row: Mapping) -> str:
    return " | ".join([row["subject"], *(f"{report['value']} {report['context']}" for report in row["reports"])])


def _tells(text: str, fact: Fact) -> bool:
    return all(any(_holds(text, wording) for wording in group) for group in fact.accepted)


def _holds(text: str, wording: str) -> bool:
    return bool(_whole(wording).search(text.translate(_PLAIN)))


@cache
def _whole(wording: str) -> re.Pattern[str]:
    """The wording as whole words, whatever its case: "12" is not in "120" nor in "12,000"."""
    words = r"\s+".join(map(re.escape, wording.translate(_PLAIN).split()))
    return re.compile(rf"(?<![\w]){words}(?![\w]|[.,]\d)", re.IGNORECASE)
