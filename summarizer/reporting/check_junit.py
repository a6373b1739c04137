"""A checked summary as JUnit XML, which every CI shows: one test case for each number, date, name and statement.

A test's name is the words it is about and not their place, so that its history survives an edit above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from summarizer.prompting import one_line
from summarizer.records import CheckedSummary, Evidence, Label, Review
from summarizer.reporting.flags import Finding, findings, line_of

NAME_MOST = 120  # characters of a test's name that CI pages show without breaking
# What XML 1.0 cannot hold, escaped or not.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(review: Review) -> str:
    """One test suite: what is flagged failed, what could not be checked was skipped. The same review, the same bytes.

    What is found of the same words in several places is one test. A summary with nothing to check is one skipped test,
    since CI takes an empty suite for a fault.
    """
    found = findings(review.checked)
    suite = ET.Element("testsuite", _totals(review, found))
    for finding, name in zip(found, _names(found), strict=True):
        _case(suite, review, name, finding)
    if not found:
        case = _empty_case(suite, review, "nothing to check")
        ET.SubElement(case, "skipped", message="no number, date or name in it")
    suites = ET.Element("testsuites", {name: suite.attrib[name] for name in ("tests", "failures", "errors")})
    suites.append(suite)
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _totals(review: Review, found: tuple[Finding, ...]) -> dict[str, str]:
    labels = Counter(finding.verdict.label for finding in found)
    return {
        "name": xml_text(f"brief check {review.name}"),
        "tests": str(len(found) or 1),
        "failures": str(sum(finding.flagged for finding in found)),
        "errors": "0",
        "skipped": str(labels[Label.UNCHECKED] if found else 1),
        "time": "0",
    }


def _names(found: tuple[Finding, ...]) -> Iterator[str]:
    """A name for each: GitLab takes two tests of one name for one, so the second is "… (2)"."""
    seen: Counter[str] = Counter()
    for finding in found:
        words = one_line(finding.subject)
        words = words if len(words) <= NAME_MOST else words[: NAME_MOST - 1] + "…"
        name = f"{finding.kind} “{words}”"
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _case(suite: ET.Element, review: Review, name: str, finding: Finding) -> None:
    case = _empty_case(suite, review, name)
    verdict = finding.verdict
    told = xml_text(f"{verdict.label.value}: {one_line(verdict.reason)}")
    if finding.flagged:
        failure = ET.SubElement(case, "failure", message=told, type=verdict.label.value)
        failure.text = xml_text("\n".join(_details(review.checked, finding)))
    elif verdict.label is Label.UNCHECKED:
        ET.SubElement(case, "skipped", message=told)


def _empty_case(suite: ET.Element, review: Review, name: str) -> ET.Element:
    # A dot would make Jenkins take "summary.md" for the class md in the package summary.
    where = "check." + xml_text(one_line(review.name).replace(".", "_"))
    return ET.SubElement(suite, "testcase", classname=where, name=xml_text(name), time="0")


def _details(checked: CheckedSummary, finding: Finding) -> Iterator[str]:
    """The lines of the summary it stands in, then the evidence."""
    lines = checked.text.split("\n")
    for number in dict.fromkeys(line_of(checked.text, span) for span in finding.places):
        yield f"line {number}: {one_line(lines[number - 1])}"
    names = {article.number: article.name for article in checked.sources}
    yield from (_quote(item, names[item.article]) for item in finding.verdict.evidence)


def _quote(evidence: Evidence, name: str) -> str:
    return f"[{evidence.article}] {one_line(name)}: “{one_line(evidence.quote)}”"


def xml_text(words: str) -> str:
    return _NOT_XML.sub("\ufffd", words)
