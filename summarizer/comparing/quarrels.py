"""Reports and their denials as rows: one for each quarrel, with what leads to it and what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.checking.standalone import outside_quotations
from summarizer.comparing.accounts import fits
from summarizer.comparing.denying import HARD_TO_BELIEVE, usable
from summarizer.comparing.labels import VERSION, asked
from summarizer.records import Difference, MentionKind, Name, Report
from summarizer.text.index import Line, StoryIndex

_GOES_ON = re.compile(r"\b(?:added|adds)\b")
_IT_SAID = re.compile(r", (?:he|she|it|they) (?:said|says|argued|argues|insisted|insists)\.?$")
_NO_PART = re.compile(r"\b(?:nothing to do with|no (?:part|role|hand|knowledge) (?:in|of)|not aware of|did not know)\b")
BARE = 14  # words of a denial that tells nothing else
_HE = re.compile(r"^(?:He|She|They|It)\b")


class Quarrel(NamedTuple):
    """Reports of one thing, the one to show first, and what is denied of each."""

    reports: list[Line]
    denials: list[list[Line]]


def quarrels(denials: Mapping[Line, list[Line]], index: StoryIndex) -> list[Quarrel]:
    """The reports with their denials, two made one where a denial of the one follows right on the report of the other.

    "The police think he shot her. But their children dismiss that he did": both stand in another article as well.
    """
    found: list[Quarrel] = []
    for report, denying in denials.items():
        mine = Quarrel([report], [denying])
        same = next((other for other in found if _follow(mine, other, index) or _follow(other, mine, index)), None)
        if same is None:
            found.append(mine)
        else:
            same.reports.append(report)
            same.denials.append(denying)
    return found


def _follow(one: Quarrel, other: Quarrel, index: StoryIndex) -> bool:
    """Whether a denial of the one stands right after a report of the other."""
    return any(
        index.before(denial, 1) == (report,) for lines in one.denials for denial in lines for report in other.reports
    )


def row_of(quarrel: Quarrel, alone: Mapping[Line, str], index: StoryIndex) -> Difference:
    """The first report of a quarrel and its denials; the other articles that tell of it are cited beside them."""
    report, denying = quarrel.reports[0], quarrel.denials[0]
    cells = [
        _cell(_with_what_led(report, denying[0], alone, index), alone, quarrel.reports[1:]),
        *(_cell(with_what_follows(line, index), alone) for line in denying[1:]),
    ]
    cells += (_cell([line], alone) for line in _disbelieving(denying[0], index))
    others = [line for lines in quarrel.denials[1:] for line in lines]
    cells.insert(1, _cell(with_what_follows(denying[0], index), alone, others))
    return Difference(asked(report, denying[0], index), tuple(cells))


def _disbelieving(denial: Line, index: StoryIndex) -> Iterator[Line]:
    """Who finds it hard to believe that whoever denies a part in a thing knew nothing of it: the first to say so."""
    no_part = _NO_PART.search(denial.text)
    for line in index.lines if no_part else ():
        doubted = HARD_TO_BELIEVE.search(line.text) if usable(line) else None
        if doubted and line.article != denial.article:
            names = _words_of_names(denial, 0) & _words_of_names(line, doubted.start())
            if names and denial.plain_stems() & line.plain_stems():
                yield line
                return


def _words_of_names(line: Line, start: int) -> frozenset[str]:
    """The words of the names in a sentence from `start` on, "russia" of "Russian"."""
    names = (m.value for m in line.mentions if isinstance(m.value, Name) and m.span.start >= start)
    return frozenset(word for name in names for word in name.words)


def _cell(lines: Sequence[Line], alone: Mapping[Line, str], others: Sequence[Line] = ()) -> Report:
    """One party's sentences, the first as it can be said alone, with the sentences of `others` that tell the same."""
    text = " ".join([alone.get(lines[0], lines[0].text), *(line.text for line in lines[1:])])
    if len(lines) > 1 and (version := VERSION.match(lines[0].text)):
        text = _HE.sub(version["who"], lines[1].text, count=1)  # the ministry that "offered a third version" says it
    return Report(text.rstrip(" ."), tuple(line.evidence() for line in (*lines, *others)))


def _with_what_led(report: Line, denial: Line, alone: Mapping[Line, str], index: StoryIndex) -> list[Line]:
    """What was denied, with the sentence it goes on from ("…, he said. …, he added.") or that names who "it" is."""
    before = index.before(report, 1)
    if not before or before[0].sentence.paragraph != report.sentence.paragraph or not usable(before[0]):
        return [report]
    said = outside_quotations(report.text)
    goes_on = report.article == denial.article and _GOES_ON.search(said)
    named = any(mention.kind is MentionKind.NAME for mention in before[0].mentions)
    points = _IT_SAID.search(said) or _HE.match(said)
    unnamed = points and alone.get(report, report.text) == report.text and named
    return [before[0], report] if (goes_on or unnamed) and fits([before[0], report]) else [report]


def with_what_follows(denial: Line, index: StoryIndex) -> list[Line]:
    """A bare denial with what its speaker says instead: "The agency denies this. It insists …"."""
    following = index.after(denial)
    goes_on = following and (_HE.match(following.text) or _IT_SAID.search(following.text))
    bare = len(denial.text.split()) <= BARE and goes_on
    if bare and following and following.sentence.paragraph == denial.sentence.paragraph and fits([denial, following]):
        return [denial, following]
    return [denial]
