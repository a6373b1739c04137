"""Quantities that speak of the same thing in several articles with different values.

Numbers of people count the same thing when the same thing happens to them (killed, injured, ...) and the counted words
name the same party. Of the others each is aligned with the one in the other article that is nearest to it: in unit, in
what it counts, in the words around it, in size; and only where it is the nearest to that one too, as words of parallel
texts are aligned from both sides (Melamed 2000, competitive linking). What is shown is each article's own words, so
that a reader sees what was counted.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from summarizer.checking.lexicon import IRREGULAR_PAST, PERSON_NOUNS, REPORTING
from summarizer.records import Bound, Difference, Evidence, Mention, Name, Number, Report, Span
from summarizer.text.equality import conflicts
from summarizer.text.events import EVENT_OF, EVENT_STEMS
from summarizer.text.index import Line, StoryIndex
from summarizer.text.tables import CURRENCY_SIGNS
from summarizer.text.words import Token, stem

REACH = 16  # words between a number and the event that happens to what it counts
SPEECH = frozenset("said say says told tell tells".split())
MAGNITUDE = 20  # counts of the dead that are further apart are of different things
AGES = frozenset(["years"])  # two ages are mostly two people's
MONEY = frozenset(CURRENCY_SIGNS.values())
LABEL_WORDS = 3
# Two numbers are aligned from this likeness on, 0 to 1 for the words around them, and a bonus for what they count and
# for their size. All set by reading what was aligned in thirteen stories; six others were then looked at.
ALIKE = 0.42
SAME_NOUN, SAME_SIZE = 0.25, 0.3
ROLES = ("count", "identifier", "ordinal")
FARTHEST = 2.2  # times one number may be the other
NEAR, LARGE = 1.6, 1000
HALF = 8  # words after which a word near a number counts half
_RANGE = re.compile(r"\b(?:between|from) $", re.IGNORECASE)
_JOINTS = frozenset({"of", "the", "other"})
_STOP = re.compile(r"[,;:.!?—–()\"“”]")
_CLAUSE = re.compile(r"\b(?:when|where|while|after|before|since|who|whose|which)\b|;|—")
_PARTS = re.compile(r" of the (?:dead|victims|killed|wounded|injured|bodies)\b")
_TO, _AND = re.compile(r"\bto (?:over |nearly )?$"), re.compile(r"\b(?:and|or) $")
_OR_MORE = re.compile(r"possibly|perhaps|maybe|as many|up to|at least|more", re.IGNORECASE)
_AGED = re.compile(r"\b(?:man|woman|boy|girl|aged|age)(?: of)? $", re.IGNORECASE)
_GENERAL = frozenset(stem(word) for word in "people person man men woman women others time times day days part".split())
_PERSONS = frozenset(stem(word) for word in PERSON_NOUNS)


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """A number in a sentence with what it counts: the phrase as written, its noun stems, names, and an event nearby.

    `context` is how near each content word of the sentence is, 0 to 1.
    """

    line: Line
    mention: Mention
    phrase: Span
    nouns: tuple[str, ...]
    names: frozenset[str]
    event: str | None
    context: Mapping[str, float]

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
        if isinstance(mention.value, Number) and mention.value.role in ROLES:
            quantity = _quantity(line, mention)
            if not _speaks(quantity) and not _AGED.search(line.text[: mention.span.start]):
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
    near = _near(line, mention)
    return Quantity(line, mention, Span(start, phrase_end), tuple(nouns), names, _event(line, mention), near)


def _ends_phrase(token: Token, nouns: list[str]) -> bool:
    """Whether the counted words end before this one: an event or a verb, "fighters killed", "fighters confirmed"."""
    verb = token.lower in REPORTING or token.lower in IRREGULAR_PAST or token.lower.endswith("ed")
    return token.stem in EVENT_STEMS or (bool(nouns) and verb)


def _event(line: Line, mention: Mention) -> str | None:
    """What happens to what a number counts: the event word nearest to it that no other number is nearer to."""
    place = sum(t.span.end <= mention.span.start for t in line.tokens)
    if _PARTS.match(line.text, mention.span.end):
        return None
    others = [
        m.span.start
        for m in line.mentions
        if isinstance(m.value, Number) and m is not mention and not _are_one(line, mention, m)
    ]
    reach = range(max(0, place - REACH), min(len(line.tokens), place + REACH + 1))
    for n in sorted(reach, key=lambda n: abs(n - place)):
        event = EVENT_OF.get(line.tokens[n].stem) or _lives_lost(line.tokens, n)
        start, end = sorted((line.tokens[n].span.start, mention.span.start))
        between = line.text[start:end]
        parted = any(start < other < end for other in others) or _CLAUSE.search(between)
        # "Six people were killed and eleven were injured": a passive verb speaks of what stands before it.
        passive = 0 < n < place and line.tokens[n - 1].lower in {"was", "were", "been", "being"}
        if event and not parted and not passive:
            return _joined(line.tokens, n, event)
    return None


def _lives_lost(words: Sequence[Token], n: int) -> str | None:
    """ "lost their lives", "claimed six lives"."""
    before = {token.lower for token in words[max(0, n - 3) : n]}
    return "killed" if words[n].lower == "lives" and before & {"lost", "lose", "claimed", "took", "cost"} else None


def _are_one(line: Line, left: Mention, right: Mention) -> bool:
    """ "at least 100 of the attackers and possibly as many as 300": two numbers for one thing."""
    first, second = sorted((left, right), key=lambda mention: mention.span.start)
    between = line.text[first.span.end : second.span.start]
    return bool(_TO.search(between)) or bool(_AND.search(between) and _OR_MORE.match(second.text))


def _joined(words: Sequence[Token], place: int, event: str) -> str:
    """ "killed or injured" where two events are told as one: the number is of both together."""
    for near in (place - 2, place + 2):
        if 0 <= near < len(words) and words[(near + place) // 2].lower in {"or", "and"}:
            other = EVENT_OF.get(words[near].stem)
            if other and other != event:
                return " or ".join(sorted((event, other), reverse=True))
    return event


def _near(line: Line, mention: Mention) -> dict[str, float]:
    values = [m.span for m in line.mentions if not isinstance(m.value, Name)]
    place = sum(t.span.end <= mention.span.start for t in line.tokens)
    near: dict[str, float] = {}
    for n, token in enumerate(line.tokens):
        counted = any(span.start <= token.span.start < span.end for span in values)
        if token.is_content and not counted and token.lower not in REPORTING:
            near[token.stem] = max(near.get(token.stem, 0.0), 1 / (1 + abs(n - place) / HALF))
    return near


def _by_event(quantities: Iterable[Quantity]) -> Iterator[Difference]:
    groups: dict[tuple[str, frozenset[str]], list[Quantity]] = defaultdict(list)
    for q in quantities:
        if q.event and q.number.role == "count" and q.number.unit == "":
            groups[q.event, q.names].append(q)
    for (event, _), group in groups.items():
        yield from _difference(group, _label(group, event))


def _by_context(quantities: Sequence[Quantity], index: StoryIndex) -> Iterator[Difference]:
    """The groups of quantities aligned with one another, where some of them disagree."""
    rest = [q for q in quantities if not (q.event and q.number.unit == "") and q.number.unit not in AGES]
    groups: list[list[Quantity]] = []
    for left, right in _aligned([q for q in rest if not _vague(q)], index):
        joined = [group for group in groups if left in group or right in group]
        merged = [q for group in joined for q in group]
        groups = [group for group in groups if group not in joined]
        groups.append(merged + [q for q in (left, right) if q not in merged])
    for group in groups:
        members = sorted([*group, *_likewise(group, rest)], key=lambda q: (q.line.article, q.line.sentence.index))
        yield from _difference(members, _subject(members, index))


def _likewise(group: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Those that give a value of the group for the same noun, or with a word around it in common, in other articles."""
    articles = {q.line.article for q in group}
    return [
        q
        for q in others
        if q not in group
        and q.line.article not in articles
        and any(_comparable(q, g) and _size(q) == _size(g) and _kin(q, g) for g in group)
    ]


def _kin(left: Quantity, right: Quantity) -> bool:
    return bool(set(left.nouns) & set(right.nouns)) or len(left.context.keys() & right.context.keys()) >= 2


def _aligned(quantities: Sequence[Quantity], index: StoryIndex) -> list[tuple[Quantity, Quantity]]:
    """The pairs of two articles that are each other's nearest, the most alike first."""
    pairs = [
        (likeness, left, right)
        for left, right in combinations(quantities, 2)
        if left.line.article != right.line.article and (likeness := _likeness(left, right, index)) >= ALIKE
    ]
    pairs.sort(key=lambda pair: -pair[0])
    taken: set[tuple[int, int]] = set()
    found = []
    for _, left, right in pairs:
        ends = {(id(left), right.line.article), (id(right), left.line.article)}
        if not ends & taken:
            found.append((left, right))
        taken |= ends
    return found


def _likeness(left: Quantity, right: Quantity, index: StoryIndex) -> float:
    """How likely two numbers are of the same thing: 0 where they cannot be, else 0 to about 1.4."""
    if not _comparable(left, right):
        return 0.0
    shared = left.context.keys() & right.context.keys()
    nouns = set(left.nouns) & set(right.nouns)
    if not _may_be_one(left, right, nouns, shared - nouns):
        return 0.0
    both = sum(index.weight([word]) * math.sqrt(left.context[word] * right.context[word]) for word in shared)
    whole = math.sqrt(_weight(left, index) * _weight(right, index))
    apart = abs(math.log(_size(left) / _size(right))) / math.log(FARTHEST)
    return both / whole + SAME_NOUN * bool(nouns) + SAME_SIZE * (1 - apart) ** 2


def _may_be_one(left: Quantity, right: Quantity, nouns: set[str], around: Collection[str]) -> bool:
    """Whether enough beside size and unit tells that two numbers are of one thing."""
    if left.number.role == "identifier":
        return True
    if left.number.unit:
        return bool(around)
    if nouns - _GENERAL:
        return bool(around) or max(_size(left), _size(right)) <= NEAR * min(_size(left), _size(right))
    large = min(_size(left), _size(right)) >= LARGE and _of_people(left) == _of_people(right)
    return len(around) >= 2 and (bool(nouns) or large or (_of_people(left) and _of_people(right)))


def _comparable(left: Quantity, right: Quantity) -> bool:
    if (left.number.unit, left.number.role) != (right.number.unit, right.number.role):
        return False
    if left.names and right.names and not left.names & right.names:
        return False
    if left.number.role == "identifier":
        return len(set(left.nouns) & set(right.nouns)) >= 2
    small, large = sorted((_size(left), _size(right)))
    return small > 0 and large <= FARTHEST * small


def _of_people(quantity: Quantity) -> bool:
    return bool(_PERSONS & set(quantity.nouns))


def _weight(quantity: Quantity, index: StoryIndex) -> float:
    return sum(index.weight([word]) * near for word, near in quantity.context.items())


def _disagree(left: Quantity, right: Quantity) -> bool:
    """Whether both cannot be so, rounding and bounds allowed for."""
    one, other = left.number, right.number
    if one.role == other.role == "identifier":
        return one.amount != other.amount
    if _rounds(one, other) or _rounds(other, one):
        return False
    if left.event and left.event == right.event:
        return conflicts(left.mention, right.mention)
    return conflicts(left.mention, right.mention) and not (_allows(one, other) or _allows(other, one))


def _rounds(whole: Number, exact: Number) -> bool:
    """Whether "four inches" is 4.3 inches told in a whole number."""
    single = whole.upper is exact.upper is None
    return single and whole.places >= 0 > exact.places and round(exact.amount) == whole.amount


def _allows(bound: Number, other: Number) -> bool:
    """Whether "more than 25,000" leaves room for 25,400."""
    if other.bound not in (Bound.EXACT, Bound.ABOUT) or other.upper is not None:
        return False
    if bound.bound in (Bound.OVER, Bound.AT_LEAST):
        return bound.amount <= other.amount <= 1.1 * bound.amount
    return bound.bound in (Bound.UNDER, Bound.AT_MOST) and 0.9 * bound.amount <= other.amount <= bound.amount


def _difference(group: Sequence[Quantity], subject: str) -> Iterator[Difference]:
    """The group's values, one row for each that is distinct; nothing when all articles agree on the largest.

    An article that gives two values may be counting a part: "three were injured", "the two injured children".
    """
    usual = median(_size(q) for q in group)
    group = [q for q in group if usual <= MAGNITUDE * _size(q) <= MAGNITUDE**2 * usual]
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
    """What makes two values one row; "100" and "an estimated 100" are one, "more than 100" is another."""
    bound = Bound.EXACT if q.number.bound is Bound.ABOUT else q.number.bound
    return (q.number.amount, q.number.upper, bound)


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
    uses = Counter(word for q in group for word in q.context)
    shared = [t for t in first.line.tokens if uses[t.stem] > 1 and not _ends_phrase(t, ["any"])]
    plain = [t for t in shared if len(t.text) > 2 and t.text.isalpha()]
    worth = {t.stem: (uses[t.stem], first.context.get(t.stem, 0.0) * index.weights[t.stem], t.stem) for t in plain}
    words = sorted(worth, key=worth.__getitem__, reverse=True)[:LABEL_WORDS]
    return " ".join(dict.fromkeys(t.text for t in plain if t.stem in words)) or "amount"
