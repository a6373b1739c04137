"""Quantities that speak of the same thing in several articles with different values.

Two numbers count the same thing when the same thing happens to it (killed, injured, ...) and the counted words name
the same party; other quantities when they carry the same unit or counted noun and the words around them agree. What
is shown is each article's own words, so that a reader sees what was counted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.checking.lexicon import REPORTING
from summarizer.records import Difference, Evidence, Mention, Name, Number, Report, Span
from summarizer.text.equality import conflicts
from summarizer.text.events import EVENT_OF, EVENT_STEMS
from summarizer.text.index import Line, StoryIndex
from summarizer.text.tables import CURRENCY_SIGNS
from summarizer.text.words import Token

REACH = 16  # words between a number and the event that happens to what it counts
SPEECH = frozenset("said say says told tell tells".split())
MAGNITUDE = 20  # amounts further apart are of different things: a debt of $53 million, a gift of $50
# Two ages are mostly two people's, and two durations of two things.
AGES = frozenset("years months weeks days hours minutes seconds".split())
MONEY = frozenset(CURRENCY_SIGNS.values())
CONTEXT = 8  # words on each side that tell what a quantity is about
LABEL_WORDS = 3
CLOSE = 1.1  # two prices as near as that are one price, told apart, where their sentences share words
AGREE = 5.0  # weight of the words two contexts must share; below it "listed for $7 million" met any price
_RANGE = re.compile(r"\b(?:between|from) $", re.IGNORECASE)
_JOINTS = frozenset({"of", "the", "other"})
_STOP = re.compile(r"[,;:.!?—–()\"“”]")


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """A number in a sentence with what it counts: the phrase as written, its noun stems, names, and events nearby."""

    line: Line
    mention: Mention
    phrase: Span
    nouns: tuple[str, ...]
    names: frozenset[str]
    event: str | None
    context: frozenset[str]

    @property
    def number(self) -> Number:
        return self.mention.value

    def evidence(self) -> Evidence:
        return self.line.evidence()


def find_quantities(index: StoryIndex) -> Iterator[Difference]:
    """Every quantity of which articles give different values."""
    quantities = [q for line in index.lines if line.is_prose for q in _quantities(line)]
    yield from _by_event(quantities)
    yield from _by_context(quantities, index)


def _quantities(line: Line) -> Iterator[Quantity]:
    for mention in line.mentions:
        if isinstance(mention.value, Number) and mention.value.role in ("count", "identifier"):
            quantity = _quantity(line, mention)
            if not _speaks(quantity):
                yield quantity


def _speaks(quantity: Quantity) -> bool:
    """Whether what is counted are those who report ("three people who know of the case told Reuters")."""
    for token in [t for t in quantity.line.tokens if t.span.start >= quantity.phrase.end][:8]:
        if "," in quantity.line.text[quantity.phrase.end : token.span.start]:
            return False
        if token.lower in SPEECH:
            return True
    return False


def _quantity(line: Line, mention: Mention) -> Quantity:
    following = [t for t in line.tokens if t.span.start >= mention.span.end]
    nouns, end = [], mention.span.end
    for token in following[:8]:
        gap = line.text[end : token.span.start]
        joins = token.lower in (_JOINTS if nouns else _JOINTS | {"a", "its", "his", "their", "and"})
        if _STOP.search(gap) or not (token.is_content or joins) or _ends_phrase(token, nouns):
            break
        if token.is_content:
            nouns.append(token.stem)
            end_of_phrase = token.span.end
        end = token.span.end
    phrase_end = end_of_phrase if nouns else mention.span.end
    names = frozenset(
        " ".join(m.value.words)
        for m in line.mentions
        if isinstance(m.value, Name) and mention.span.end <= m.span.start < phrase_end
    )
    start = mention.span.start
    if mention.value.upper is not None and (opening := _RANGE.search(line.text[:start])):
        start = opening.start()
    near = _near(line, mention, CONTEXT)
    return Quantity(line, mention, Span(start, phrase_end), tuple(nouns), names, _event(line, mention), near)


def _ends_phrase(token: Token, nouns: list[str]) -> bool:
    """Whether the counted words end before this one: an event or a verb, "fighters killed", "fighters confirmed"."""
    verb = token.lower in REPORTING or token.lower.endswith("ed")
    return token.stem in EVENT_STEMS or (bool(nouns) and verb)


def _event(line: Line, mention: Mention) -> str | None:
    """What happens to what a number counts: the event word nearest to it that no other number is nearer to."""
    place = sum(t.span.end <= mention.span.start for t in line.tokens)
    others = [m.span.start for m in line.mentions if isinstance(m.value, Number) and m is not mention]
    reach = range(max(0, place - REACH), min(len(line.tokens), place + REACH + 1))
    for n in sorted(reach, key=lambda n: abs(n - place)):
        event = EVENT_OF.get(line.tokens[n].stem)
        start, end = sorted((line.tokens[n].span.start, mention.span.start))
        parted = any(start < other < end and "," in line.text[start:end] for other in others)
        # "Six people were killed and eleven were injured": a passive verb speaks of what stands before it.
        passive = 0 < n < place and line.tokens[n - 1].lower in {"was", "were", "been", "being"}
        if event and not parted and not passive:
            return _joined(line.tokens, n, event)
    return None


def _joined(words: Sequence[Token], place: int, event: str) -> str:
    """ "killed or injured" where two events are told as one: the number is of both together."""
    for near in (place - 2, place + 2):
        if 0 <= near < len(words) and words[(near + place) // 2].lower in {"or", "and"}:
            other = EVENT_OF.get(words[near].stem)
            if other and other != event:
                return " or ".join(sorted((event, other), reverse=True))
    return event


def _near(line: Line, mention: Mention, reach: int) -> frozenset[str]:
    place = sum(t.span.end <= mention.span.start for t in line.tokens)
    window = line.tokens[max(0, place - reach) : place + reach + 2]
    named = [m.span for m in line.mentions]
    return frozenset(t.stem for t in window if t.is_content and not any(s.start <= t.span.start < s.end for s in named))


def _by_event(quantities: Iterable[Quantity]) -> Iterator[Difference]:
    groups: dict[tuple[str, frozenset[str]], list[Quantity]] = defaultdict(list)
    for q in quantities:
        if q.event and q.number.role == "count" and q.number.unit == "":
            groups[q.event, q.names].append(q)
    for (event, _), group in groups.items():
        yield from _difference(group, _label(group, event))


def _by_context(quantities: Sequence[Quantity], index: StoryIndex) -> Iterator[Difference]:
    """Quantities with a unit or a counted noun in common, in contexts that share words."""
    rest = [q for q in quantities if not (q.event and q.number.unit == "") and q.number.unit not in AGES]
    links: list[list[Quantity]] = []
    for left, right in combinations(rest, 2):
        apart = left.line.article != right.line.article
        if apart and _same_thing(left, right, index) and _disagree(left, right):
            home = next((group for group in links if left in group or right in group), None)
            if home is None:
                links.append([left, right])
            else:
                home.extend(q for q in (left, right) if q not in home)
    for group in links:
        yield from _difference(group, _subject(group, index))


def _same_thing(left: Quantity, right: Quantity, index: StoryIndex) -> bool:
    if (left.number.unit, left.number.role) != (right.number.unit, right.number.role):
        return False
    if left.number.role == "identifier":
        return len(set(left.nouns) & set(right.nouns)) >= 2
    amounts = sorted((_size(left), _size(right)))
    if amounts[0] == amounts[1] or amounts[1] > MAGNITUDE * amounts[0]:
        return False
    if left.names != right.names or not (set(left.nouns) & set(right.nouns) or left.number.unit in MONEY):
        return False
    if left.number.unit in MONEY and amounts[1] <= CLOSE * amounts[0]:
        shared = left.line.stems & right.line.stems - left.names
        return len(shared) >= 2 and index.weight(shared) >= AGREE
    shared = left.context & right.context
    least = 2 if left.number.unit else 4  # counts of people and things abound; a unit says more
    return len(shared) >= least and index.weight(shared) >= AGREE


def _disagree(left: Quantity, right: Quantity) -> bool:
    """Whether both cannot be so; of money even where one may be the other rounded, for a price is told as it is."""
    exact = left.number.role == right.number.role == "identifier" or left.number.unit in MONEY
    if exact and left.number.bound is right.number.bound:
        return left.number.amount != right.number.amount
    return conflicts(left.mention, right.mention)


def _difference(group: Sequence[Quantity], subject: str) -> Iterator[Difference]:
    """The group's values, one row for each that is distinct; nothing when all articles agree on the largest.

    An article that gives two values may be counting a part: "three were injured", "the two injured children".
    """
    largest = max(_size(q) for q in group)
    group = [q for q in group if MAGNITUDE * _size(q) >= largest]
    rows: dict[tuple, list[Quantity]] = defaultdict(list)
    for q in group:
        rows[_reported_as(q)].append(q)
    pairs = combinations(_by_article(group), 2)
    if any(_disagree(max(left, key=_size), max(right, key=_size)) for left, right in pairs):
        yield Difference(subject, tuple(_report(row) for row in rows.values()))


def _by_article(group: Sequence[Quantity]) -> list[list[Quantity]]:
    """The exact values of each article: "dozens" here and two who are named there are no disagreement."""
    exact = [q for q in group if not _vague(q)]
    return [[q for q in exact if q.line.article == number] for number in sorted({q.line.article for q in exact})]


def _vague(q: Quantity) -> bool:
    """Whether the number is a word like "dozens"; such a one is written with more places than it has digits."""
    return 10**q.number.places > q.number.amount


def _size(q: Quantity) -> float:
    return abs(q.number.upper or q.number.amount)


def _reported_as(q: Quantity) -> tuple:
    """What makes two values one row; "100", "an estimated 100" and "more than 100" are three."""
    return (q.number.amount, q.number.upper, q.number.bound)


def _report(row: Sequence[Quantity]) -> Report:
    first = row[0]
    return Report(first.phrase.of(first.line.text), tuple(dict.fromkeys(q.evidence() for q in row)))


def _label(group: Sequence[Quantity], event: str) -> str:
    """What is counted, where all that name it agree, and what happened to it: "villagers killed"."""
    words = {q.nouns[-1]: q.phrase.of(q.line.text).split()[-1].strip(".,").lower() for q in group if q.nouns}
    if len(words) == 1 or any(q.names for q in group):
        return f"{next(iter(words.values()), 'people')} {event}"
    return event if event == "waiting" else f"people {event}"


def _subject(group: Sequence[Quantity], index: StoryIndex) -> str:
    """What the values are of: the words after an address's number, or the weightiest that all have near, in order."""
    first = group[0]
    if first.number.role == "identifier":
        return first.phrase.of(first.line.text).lstrip("0123456789 ")
    near = frozenset.intersection(*(q.context for q in group)) or first.context & group[1].context
    shared = frozenset.intersection(*(q.line.stems for q in group)) if first.number.unit in MONEY else near
    named = [token for mention in first.line.mentions for token in first.line.tokens if _within(token, mention)]
    plain = [t for t in first.line.tokens if t.stem in shared and t not in named]
    words = sorted(dict.fromkeys(t.stem for t in plain), key=lambda stem: (-index.weights[stem], stem))[:LABEL_WORDS]
    return " ".join(dict.fromkeys(t.text for t in plain if t.stem in words)) or "amount"


def _within(token: Token, mention: Mention) -> bool:
    return mention.span.start <= token.span.start < mention.span.end
