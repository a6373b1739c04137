"""Which of what could be said is said: the most salient first, nothing twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from summarizer.checking.claims import Passage
from summarizer.checking.standalone import outside_quotations
from summarizer.records import Difference, Evidence, Mention, MentionKind, Number, Report, Span
from summarizer.text.index import Line, StoryIndex
from summarizer.text.mentions import find_mentions
from summarizer.writing.aftermath import is_aftermath, puts_right
from summarizer.writing.anaphora import leaning, unmet
from summarizer.writing.days import days_of, is_of_last_day
from summarizer.writing.facts import begins_anew, facts, is_retold, quotes_in, sums_in
from summarizer.writing.plan import (
    NOVELTY,
    REDUNDANT,
    Point,
    likeness,
    opens_slowly,
    redundancy,
    redundant_share,
    says_little,
)

T = TypeVar("T")
LEAST = 0.1  # of the best point's salience; below it a story has said what it has to say
LATEST = 5  # points before one more of the last day
GOING_ON = 0.5  # of that, for what goes on from a point
_VERDICT = "verdict on "  # what a row is called by of how writers judge a whole work
_TOLL = re.compile(r"\bkilled(?: in all)?$")  # what a row of the dead is headed by
MANY_MORE = 1.5  # times as many dead
SPEAKS = 4  # words outside its quotation in which a sentence only tells who speaks
ALIKE = 0.3  # redundancy from which a second value of one thing is not told again beside the table that has both


def distinct_points(
    points: Sequence[Point],
    index: StoryIndex,
    count: int,
    rivals: Rivals,
    material: Mapping[Line, Passage],
) -> list[Point]:
    """Up to `count` points, each the most salient that says something new and points at nothing untold.

    A second value of one thing, which a row of the table shows, is nothing new. What a point speaks of as known
    must be told by another; the sentence before it in `material` is added where that does.
    """
    least = LEAST * max((point.salience for point in points), default=0.0)
    ranked = [(point, point.best.stems, point.salience) for point in points if point.salience >= least]
    found: list[Point] = []
    for point, _, _ in pick(ranked, index, 2 * count):
        told = [facts(other.best).keys() for other in found]
        again = is_retold(point.best.text, point.best.mentions, told) and not puts_right(point.best.text)
        rival = next((other for other in found if _told_otherwise(point, other, rivals, index)), None)
        if rival and _tells_news(point.best, index) and not _tells_news(rival.best, index):
            found[found.index(rival)] = point  # the event, before what somebody says of it
        elif not again and not rival:
            found.append(point)
    found = _with_news_of_each_day(found, points, index)
    return _of_each_article(_grounded(found, index, material), count)


def _with_news_of_each_day(found: Sequence[Point], points: Sequence[Point], index: StoryIndex) -> list[Point]:
    """The points found, of a story of several days with what each day's reports open with.

    That is the news, in words that the story repeats: by those alone "Dahl has won the race" is "Lund has won its third
    stage" again.
    """
    days = days_of(index)
    news = [point for point in points if opens_day(point.best, index)]
    added: list[Point] = []
    for point in (p for p in news if p not in found):
        day = days[point.best.article]
        told = [facts(other.best).keys() for other in (*found, *added) if days[other.best.article] == day]
        if not is_retold(point.best.text, point.best.mentions, told):
            added.append(point)
    return sorted([*added, *found], key=lambda point: point not in news)


def opens_day(line: Line, index: StoryIndex) -> bool:
    """Whether a report of a story of several days opens with a sentence, which is its day's news."""
    return bool(days_of(index)) and _tells_news(line, index) and not (says_little(line) or opens_slowly(line, index))


def _tells_news(line: Line, index: StoryIndex) -> bool:
    """Whether an article opens with a sentence, and not with what somebody says about the event."""
    return index.place[line] == 0 and not is_aftermath(line.text)


def _of_each_article(points: Sequence[Point], count: int) -> list[Point]:
    """The first `count` points, the last of them given up for articles that none of them tells anything of."""
    chosen, rest = list(points[:count]), points[count:]
    for point in rest:
        heard = Counter(other.best.article for other in chosen)
        spare = next((n for n in range(len(chosen) - 2, 2, -1) if heard[chosen[n].best.article] > 1), None)
        if point.best.article not in heard and spare is not None:
            chosen[spare] = point
    return chosen


def _grounded(points: Sequence[Point], index: StoryIndex, material: Mapping[Line, Passage]) -> list[Point]:
    """The points of which others tell what they speak of as known, each lone one led by the sentence before it.

    One that opens with "but" is always led by the sentence that it limits.
    """
    found: list[Point] = []
    for point in points:
        told = [other.best for other in points if other is not point]
        if unmet(point.best, told, index) <= material[point.best].resolved and not leaning(point.best, index):
            found.append(point)
        elif introduction := _introduction(point.best, index, material):
            found += [Point((introduction,), point.salience, point.carried), point]
    return list({point.best: point for point in found}.values())


def with_companions(
    points: Sequence[Point], planned: Sequence[Point], index: StoryIndex, count: int, rivals: Rivals
) -> list[Point]:
    """The points with up to `count` others of those `planned`, the most salient first, that go on from one of them or
    from which one goes on.

    What an article tells in one breath a reader follows better than lone sentences.
    """
    of = {point.best: point for point in planned}
    chosen = {point.best for point in points}
    least = LEAST * max((point.salience for point in points), default=0.0)
    near = [(p, other) for p in points for other in _neighbours(p.best, index) if other in of and other not in chosen]
    found: dict[Line, Point] = {}
    for point, other in sorted(((p, of[line]) for p, line in near), key=lambda pair: -pair[1].salience):
        known = [line.stems for line in (*chosen, *(o.best for o in found.values()))]
        new = redundancy(other.best.stems, known, index) < REDUNDANT
        rival = any(_told_otherwise(other, point, rivals, index) for point in points)
        if len(found) < count and new and not rival and other.salience >= GOING_ON * least:
            found[point.best] = other
    return [p for point in points for p in (point, found.get(point.best)) if p]


def with_latest(
    points: Sequence[Point], planned: Sequence[Point], index: StoryIndex, count: int, rivals: Rivals
) -> list[Point]:
    """The points with one more of the last of several days where only one of the first `count` is of it.

    What a report of that day opens with stands in the lead, and how things stand now is more than that; what it costs
    or who is to pay comes first.
    """
    latest = [point for point in points[:count] if is_of_last_day(point.best, index)]
    if len(latest) != 1:
        return list(points)
    told = [point.best for point in points]
    first = told[:count]
    for point in sorted(planned, key=lambda point: not sums_in(point.best.mentions)):
        line = point.best
        new = line not in first and redundancy(line.stems, [other.stems for other in first], index) < REDUNDANT
        of_it = is_of_last_day(line, index) and not (leaning(line, index) or unmet(line, told, index))
        if of_it and new and not any(_told_otherwise(point, other, rivals, index) for other in points[:count]):
            return [*points[:LATEST], point, *(other for other in points[LATEST:] if other.best is not line)]
    return list(points)


def _neighbours(line: Line, index: StoryIndex) -> Iterable[Line]:
    """The sentence after one that goes on from it, and the one before from which it goes on."""
    before, after = next(iter(index.before(line, 1)), None), index.after(line)
    if after is not None and _goes_on(after, line):
        yield after
    if before is not None and _goes_on(line, before) and not says_little(before):
        yield before


def _goes_on(line: Line, before: Line) -> bool:
    """Whether a sentence is of the same as the one before it, in its paragraph or right below it."""
    return line.sentence.paragraph <= before.sentence.paragraph + 1 and not begins_anew(line, [before])


def _introduction(line: Line, index: StoryIndex, material: Mapping[Line, Passage]) -> Line | None:
    """The sentence right before a line, where it can be said alone and tells what the line speaks of as known."""
    before = next(iter(index.before(line, 1)), None)
    if before is None or before not in material or not unmet(before, (), index) <= material[before].resolved:
        return None
    if not before.mentions:  # "Somebody had to fetch a doctor" tells of nothing
        return None
    if len(outside_quotations(before.text).split()) <= SPEAKS and not leaning(line, index):
        return None  # of whom it is said, its article told before
    return before if before.sentence.paragraph >= line.sentence.paragraph - 1 else None


def _told_otherwise(point: Point, other: Point, rivals: Rivals, index: StoryIndex) -> bool:
    """Whether two points tell one thing with two values and little besides: "three died", "four people were killed"."""
    alike = redundancy(point.best.stems, [other.best.stems], index) >= ALIKE
    return (
        alike
        and rivals.tell_apart(point.best, other.best)
        and not is_higher_toll(point.best, [other.best], rivals, index)
    )


def is_higher_toll(line: Line, known: Sequence[Line], rivals: Rivals, index: StoryIndex) -> bool:
    """Whether another article than those of the `known` lines counts many more dead: editors put the two figures side
    by side. Not in a story of several days, where a toll grows."""
    most = max((rivals.toll(other) for other in known), default=0.0)
    elsewhere = all(line.article != other.article for other in known)
    return bool(most) and elsewhere and not days_of(index) and rivals.toll(line) >= MANY_MORE * most


class Rivals:
    """Which sentences give different values of one thing, so that the table and not a second statement shows it.

    `verdicts` are where writers judge a work and differ.
    """

    def __init__(self, differences: Sequence[Difference]) -> None:
        self._rows: dict[tuple[int, Span], set[int]] = defaultdict(set)
        self._tolls: dict[tuple[int, Span], float] = defaultdict(float)
        works = (row for row in differences if row.subject.startswith(_VERDICT))
        self.verdicts = tuple(evidence for row in works for report in row.reports for evidence in report.evidence)
        self._values = [report.value.lower() for difference in differences for report in difference.reports]
        for number, difference in enumerate(differences):
            for evidence in (e for report in difference.reports for e in report.evidence if _is_value(report, e)):
                self._rows[evidence.article, evidence.span].add(number)
        for report in (report for row in differences if _TOLL.search(row.subject) for report in row.reports):
            for evidence in report.evidence:
                place = evidence.article, evidence.span
                self._tolls[place] = max(self._tolls[place], _largest(report.value))

    def tell_apart(self, left: Line, right: Line) -> bool:
        """Whether one row has a value of each."""
        return bool(self._of(left) & self._of(right))

    def toll(self, line: Line) -> float:
        """The largest number of dead that a row has of a sentence; 0 where none has."""
        return self._tolls.get((line.article, line.sentence.span), 0.0)

    def disputes(self, mentions: Iterable[Mention]) -> bool:
        """Whether a row has a figure of these, which no headline may then give as settled."""
        figures = (mention.text.lower() for mention in mentions if mention.kind is MentionKind.NUMBER)
        return any(re.search(rf"\b{re.escape(figure)}\b", value) for figure in figures for value in self._values)

    def quote(self, text: str) -> bool:
        """Whether a row has words that a text quotes: what one side calls a thing is no news of it."""
        called = [value.strip("“”") for value in self._values if value.startswith("“")]
        held = any(quoted in value for quoted in quotes_in(text) for value in self._values)
        return held or any(label in quoted for quoted in quotes_in(text) for label in called)

    def _of(self, line: Line) -> set[int]:
        return self._rows.get((line.article, line.sentence.span), set())


def _largest(value: str) -> float:
    numbers = (mention.value for mention in find_mentions(value))
    return max((n.upper or n.amount for n in numbers if isinstance(n, Number)), default=0.0)


def _is_value(report: Report, evidence: Evidence) -> bool:
    """A figure, a day, an office; not a whole sentence, or what a side calls it, whose other side deserves a statement
    too."""
    return 2 * len(report.value) < len(evidence.quote) and not report.value.startswith("“")


def pick(
    ranked: Sequence[tuple[T, frozenset[str], float]], index: StoryIndex, count: int, novelty: float = NOVELTY
) -> list[tuple[T, frozenset[str], float]]:
    """Greedy maximal marginal relevance over (thing, stems, salience)."""
    left = list(ranked)
    nearest = [0.0] * len(left)
    told: frozenset[str] = frozenset()
    chosen: list[tuple[T, frozenset[str], float]] = []
    while left and len(chosen) < count:
        shares = [redundant_share(stems, told, near, index) for (_, stems, _), near in zip(left, nearest, strict=True)]
        best = max(range(len(left)), key=lambda n: left[n][2] - novelty * shares[n])
        thing, kept = left.pop(best), shares[best] < REDUNDANT
        del nearest[best]
        if kept:
            chosen.append(thing)
            told |= thing[1]
            nearest = [max(n, likeness(o[1], thing[1], index)) for n, o in zip(nearest, left, strict=True)]
    return chosen
