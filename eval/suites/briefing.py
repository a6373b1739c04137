"""The real model on folders of articles: each briefed as the command would, and its page measured."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from eval import pages
from eval.facts import read_facts
from eval.fingerprint import ROOT, fingerprint
from eval.results import Case, Score, Suite
from eval.writer import Writer, Written, articles_of

NAME = "briefing"
FACTS = ROOT / "eval" / "facts"

Report = Callable[[str], None]


def folders() -> list[Path]:
    """The sample stories and the harness's own folders."""
    roots = (ROOT / "seeds", ROOT / "eval" / "articles")
    return sorted(folder for root in roots for folder in root.iterdir() if folder.is_dir())


def run(stories: Sequence[Path], writer: Writer, report: Report, facts: Path = FACTS) -> Suite:
    """Every folder of `stories` briefed and measured; `report` hears of each as it is done.

    `facts` holds a file for each folder that has some. Raises ModelError and InputError as the writer does.
    """
    started = time.perf_counter()
    files = [path for story in stories for path in (*articles_of(story), facts / f"{story.name}.jsonl")]
    cases = []
    for story in stories:
        written = writer.brief(story)
        cases.append(_case(story.name, written, facts / f"{story.name}.jsonl"))
        cost = f"{written.seconds:.0f} s" if written.seconds is not None else "drafts kept from before"
        report(f"{story.name}: {cost if written.new else 'kept from before'}")
    mark = fingerprint(len(stories), [path for path in files if path.is_file()], writer.model)
    return Suite(NAME, tuple(cases), mark, round(time.perf_counter() - started, 1))


def _case(name: str, written: Written, facts: Path) -> Case:
    scores = pages.measure(written.page, read_facts(facts) if facts.is_file() else ())
    costs = (("seconds", written.seconds), ("memory", written.memory))
    cost = [Score(name, value, 1) for name, value in costs if value is not None]
    return Case(name, name, written.page["title"]["text"], (*scores, *cost))
