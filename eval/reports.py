"""A run as people and machines read it: a terminal's tables, Markdown for a CI's summary, JUnit XML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from rich.console import Console
from rich.table import Table as RichTable

from eval.gate import Baseline, Verdict, missed
from eval.metrics import Metric, definitions, metrics
from eval.results import Case, Run, Score, Suite
from summarizer.prompting import escape_markdown, one_line
from summarizer.reporting.check_junit import xml_text

WORST = 10
QUOTED = 5  # faults of one case
_INFORMING = ("repetition", "abstained", "compression", "grade", "seconds", "memory", "rewritten", "claims")


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(run: Run, baseline: Baseline) -> Iterator[Table]:
    """Each suite's metrics with what they were computed from, then the same by group."""
    for suite in run.suites:
        found = metrics(suite, intervals=suite.name.startswith("external"))
        yield _overall(suite, [metric for metric in found if metric.scope != "group"], baseline)
        if len({case.group for case in suite.cases}) > 1:
            yield _by_group(suite, [metric for metric in found if metric.scope == "group"])


def _overall(suite: Suite, found: Sequence[Metric], baseline: Baseline) -> Table:
    rows = []
    for metric in found:
        limit = baseline.limits.get(metric.key)
        sign = "+" if limit and limit.kind == "ceiling" else "-"
        held = f"{limit.kind} {limit.value:.4g} {sign} {limit.tolerance:g}" if limit else ""
        name = f"{metric.definition.name} ({metric.slice})" if metric.slice else metric.definition.name
        rows.append((name, metric.shown, metric.counted, _interval(metric) or held, metric.definition.meaning))
    title = f"{suite.name}: {len(suite.cases):,} cases in {suite.seconds:,.1f} s"
    ranged = any(metric.interval for metric in found)
    return Table(title, ("metric", "value", "of", "95% interval" if ranged else "limit", "what it is"), tuple(rows))


def _by_group(suite: Suite, found: Sequence[Metric]) -> Table:
    by = {(metric.slice, metric.definition.name): metric.shown for metric in found}
    names = {metric.definition.name for metric in found}
    used = [definition.name for definition in definitions(suite.name) if definition.name in names]
    sizes = Counter(case.group for case in suite.cases)
    rows = [(group, str(size), *(by.get((group, name), "–") for name in used)) for group, size in sorted(sizes.items())]
    return Table(f"{suite.name}, by group", ("group", "cases", *used), tuple(rows))


def _interval(metric: Metric) -> str:
    if metric.interval is None:
        return ""
    low, high = metric.interval
    return f"{100 * low:.1f} to {100 * high:.1f}%"


def worst(suite: Suite, most: int = WORST) -> list[Case]:
    """The cases that lost most, those of one size by name; cases without a fault are none."""
    lost = {case.id: sum(len(score.faults) for score in _telling(case)) for case in suite.cases}
    return sorted((case for case in suite.cases if lost[case.id]), key=lambda case: (-lost[case.id], case.id))[:most]


def _telling(case: Case) -> Iterator[Score]:
    return (score for score in case.scores if score.name not in _INFORMING)


def quoted(case: Case) -> list[str]:
    faults = list(dict.fromkeys(one_line(fault) for score in _telling(case) for fault in score.faults))
    more = [f"and {len(faults) - QUOTED} more"] if len(faults) > QUOTED else []
    return faults[:QUOTED] + more


def print_tables(run: Run, baseline: Baseline, console: Console) -> None:
    """The tables on a terminal, or as plain lines where there is none."""
    for table in tables(run, baseline):
        shown = RichTable(title=table.title, title_justify="left", box=None, pad_edge=False)
        for column, name in enumerate(table.head):
            shown.add_column(
                name, no_wrap=column == 0, justify="left" if column in (0, len(table.head) - 1) else "right"
            )
        for row in table.rows:
            shown.add_row(*row)
        console.print(shown)
        console.print()


def to_markdown(run: Run, baseline: Baseline, verdict: Verdict | None) -> str:
    """The tables, the gate's verdict where it was asked, and the worst cases of each suite, quoted."""
    lines = ["# Evaluation", ""]
    if verdict:
        lines += [f"**{'The gate is shut' if verdict.failures else 'All limits hold'}.**", ""]
        lines += [f"- {escape_markdown(failure.message)}" for failure in verdict.failures]
        lines += [f"- changed since the baseline: {escape_markdown(cause)}" for cause in verdict.causes]
        lines += [f"- {escape_markdown(note)}" for note in verdict.notes] + [""]
    for table in tables(run, baseline):
        lines += [f"## {table.title}", "", _row(table.head), _row(["---"] * len(table.head))]
        lines += [_row([escape_markdown(cell) for cell in row]) for row in table.rows] + [""]
    for suite in run.suites:
        if found := worst(suite):
            lines += [f"## {suite.name}: the worst {len(found)}", ""]
        for case in found:
            lines += [f"- **{escape_markdown(case.id)}** ({case.group}): {escape_markdown(case.text)}"]
            lines += [f"  - {escape_markdown(fault)}" for fault in quoted(case)]
        lines += [""] if found else []
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def to_junit(run: Run, baseline: Baseline, verdict: Verdict) -> str:
    """A test case for each case, and one for each limit that is broken.

    A case that the baseline knows as misjudged is skipped, so that what fails is what is new. A folder fails when one
    of its own limits is broken.
    """
    root = ET.Element("testsuites")
    for suite in run.suites:
        now, known = (frozenset(ids) for ids in (missed(suite), baseline.missed.get(suite.name, ())))
        cases = [(case.id, case.group, *_outcome(case, suite.name, now, known, verdict)) for case in suite.cases]
        _suite(root, suite.name, suite.seconds, cases)
    broken = [(failure.name, "gate", "failure", failure.message) for failure in verdict.failures]
    _suite(root, "gate", 0.0, broken or [("limits", "gate", "", "")])
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _outcome(case: Case, suite: str, now: frozenset[str], known: frozenset[str], verdict: Verdict) -> tuple[str, str]:
    """How a case ended: "failure", "skipped" or "", and what is said of it; `now` and `known` are misjudged cases."""
    broken = [failure.message for failure in verdict.failures if failure.name.endswith(f".{case.group}")]
    if broken and suite == "briefing":
        return "failure", "; ".join([*broken, *quoted(case)])
    if case.id not in now:
        return "", ""
    return ("skipped" if case.id in known else "failure"), "; ".join(quoted(case) or case.faults[:QUOTED])


def _suite(root: ET.Element, name: str, seconds: float, cases: Sequence[tuple[str, str, str, str]]) -> None:
    counts: Mapping[str, int] = {kind: sum(case[2] == kind for case in cases) for kind in ("failure", "skipped")}
    totals = {"tests": len(cases), "failures": counts["failure"], "errors": 0, "skipped": counts["skipped"]}
    suite = ET.SubElement(root, "testsuite", name=name, time=str(seconds), **{k: str(v) for k, v in totals.items()})
    for id, group, outcome, message in cases:
        case = ET.SubElement(suite, "testcase", classname=f"eval.{name}.{group}", name=xml_text(id), time="0")
        if outcome:
            ET.SubElement(case, outcome, message=xml_text(one_line(message)))
