"""What a later article puts right: the old value with the earlier sentences that tell it, and the new one.

Only where the articles give their days, and only of one thing: a number of those to whom the same happened or of what
is called the same, a name of somebody called the same ("the driver").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.checking.lexicon import IRREGULAR_PAST, REPORTING
from summarizer.comparing.clauses import told as in_its_words
from summarizer.comparing.counted import Quantity, find_counted
from summarizer.comparing.nearest import comparable, kin
from summarizer.comparing.quantities import replacing
from summarizer.comparing.retractions import Retraction, find_retractions, is_called
from summarizer.comparing.values import size
from summarizer.records import Difference, Mention, Name, Number, Report, Span
from summarizer.text.equality import supports
from summarizer.text.events import EVENT_STEMS
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import Token, stem

OPENING = 3  # sentences in which an article gives the toll of its story, and not of an older one
BEFORE, AFTER = 8, 4  # words around a name that may tell who bears it: "the driver who was killed was Karel Vondra"
_TELLING = frozenset(
    stem(word)
    for word in [*REPORTING, *"name report identify wrong mistake people version article story statement".split()]
)


@dataclass(frozen=True, slots=True, eq=False)
class Correction:
    """A value taken back: the sentence that tells the right one, and those that tell the old one as so.

    `withdrawn` is where the later article itself gives the old value, only to take it back.
    """

    line: Line
    stands: tuple[Line, ...]
    withdrawn: frozenset[tuple[Line, Mention]]
    difference: Difference


def find_corrections(index: StoryIndex) -> tuple[Correction, ...]:
    """Every value that a later article takes back, with a new one in its place, and that an earlier one tells."""
    found: list[Correction] = []
    for number, lines in index.prose.items():
        retractions = [retraction for line in lines for retraction in find_retractions(line)]
        counts = [q for line in lines for q in find_counted(line, denied=True)] if retractions else []
        for told_once in _of_one_value(retractions):
            earlier = _earlier(number, index, same_day=any(r.plain and r.old for r in told_once))
            of_name = told_once[0].old is not None and isinstance(told_once[0].old.value, Name)
            found += (
                _of_name(told_once, lines, earlier, index) if of_name else _of_number(told_once, counts, earlier, index)
            )
    return tuple(found)


def superseded(corrections: Sequence[Correction]) -> Mapping[Line, Line]:
    """Each sentence that tells what has been taken back, or only takes it back, with the one that puts it right."""
    right = {correction.line for correction in corrections}
    told = [(line, c.line) for c in corrections for line in c.stands]
    told += [(line, c.line) for c in corrections for line, _ in c.withdrawn if line not in right]
    outdated = {old for old, _ in told}  # 17, raised to 29, raised to 35: the last that stands takes the place of both
    told.sort(key=lambda pair: (pair[1] not in outdated, _place(pair[0]), _place(pair[1])))
    return dict(told)


def _place(line: Line) -> tuple[int, int]:
    return (line.article, line.sentence.index)


def _of_one_value(retractions: Iterable[Retraction]) -> Iterator[list[Retraction]]:
    """The retractions of an article, those of one old value together, the first with a new value before the others."""
    groups: list[list[Retraction]] = []
    for found in sorted(retractions, key=lambda r: r.new is None or r.old is None):
        home = next((group for group in groups if _same_value(group[0].old, found.old)), None)
        if home is None:
            groups.append([found])
        else:
            home.append(found)
    return iter(groups)


def _same_value(left: Mention | None, right: Mention | None) -> bool:
    if left is None or right is None:
        return False
    one, other = left.value, right.value
    if isinstance(one, Number) and isinstance(other, Number):
        return (one.amount, one.upper, one.unit) == (other.amount, other.upper, other.unit)
    return supports(left, right) or supports(right, left)


def _earlier(number: int, index: StoryIndex, *, same_day: bool) -> list[Line]:
    """The sentences of the articles that are known to be older, or of the same day."""
    days = {article.number: article.date for article in index.articles}
    mine = days[number]
    return [
        line
        for other, lines in index.prose.items()
        for line in lines
        if mine and (day := days[other]) and other != number and (day < mine or (same_day and day == mine))
    ]


def _of_number(
    told: Sequence[Retraction], counts: Sequence[Quantity], earlier: Iterable[Line], index: StoryIndex
) -> Iterator[Correction]:
    """The figure put in place of another, where earlier articles count the same thing with that."""
    withdrawn = frozenset((r.line, r.old) for r in told if r.old)
    old = [q for q in counts if (q.line, q.mention) in withdrawn]
    given = [q for q in counts if any(q.mention is r.new for r in told)]
    event = next((q.event for q in [*old, *given] if q.event), None)
    old, given = [[replace(q, event=event) for q in group] for group in (old, given)]
    new = given or [q for q in counts if (q.line, q.mention) not in withdrawn and any(_rivals(q, o) for o in old)]
    counted = [q for line in earlier for q in find_counted(line)]
    was = [q for q in counted if any(_is_told(q, o) for o in old)] if withdrawn else _tolls(counted, new, told[0].rises)
    if new and was:
        stands = tuple(dict.fromkeys(q.line for q in was))
        yield Correction(new[0].line, stands, withdrawn, _told_of(replacing(was, new[:1], index), told[0]))


def _told_of(difference: Difference, told: Retraction) -> Difference:
    """The difference named for what it is, the old value beside the new where one sentence gives both."""
    *rows, last = difference.reports
    subject = f"{difference.subject}, {'revised' if told.revises else 'corrected'}"
    difference = replace(difference, subject=subject)
    if not (told.old and told.new):
        return difference
    first, second = sorted((told.old.span, told.new.span))
    context = in_its_words(told.line, Span(first.start, second.end))
    return replace(difference, reports=(*rows, replace(last, context=context)))


def _rivals(left: Quantity, right: Quantity) -> bool:
    return left.number.amount != right.number.amount and _same_thing(left, right)


def _is_told(earlier: Quantity, old: Quantity) -> bool:
    """Whether an earlier sentence gives the figure that is taken back."""
    one, other = earlier.number, old.number
    return (one.amount, one.upper) == (other.amount, other.upper) and _same_thing(earlier, old)


def _same_thing(left: Quantity, right: Quantity) -> bool:
    """Whether the same happens to what both count; where nothing does, whether they count the same."""
    if left.event or right.event:
        same_party = not (left.names and right.names) or bool(left.names & right.names)
        return left.event == right.event and left.number.unit == right.number.unit and same_party
    return comparable(left, right) and kin(left, right)


def _tolls(counted: Sequence[Quantity], new: Sequence[Quantity], rises: bool | None) -> list[Quantity]:
    """What articles open with and a toll "lowered to nine" replaces, wherever they tell it."""
    opening = [q for q in counted if q.line.sentence.index <= OPENING and q.event]
    replaced = [q for q in opening for n in new if _rivals(q, n) and rises in (None, size(q) < size(n))]
    return [q for q in counted if any(_is_told(q, o) for o in replaced)]


def _of_name(
    told: Sequence[Retraction], lines: Sequence[Line], earlier: Iterable[Line], index: StoryIndex
) -> Iterator[Correction]:
    """The name put in place of another, where earlier articles give that to who is called the same."""
    olds = [(r.line, r.old) for r in told if r.old]
    called = [token for line, old in olds for token in _called(line, old)]
    roles = frozenset(token.stem for token in called)
    enough = min(2, len(roles)) or 1
    new = next(((r.line, r.new) for r in told if r.new), None) or _named_anew(olds[0][1], roles, lines)
    was = [
        (line, mention)
        for line in earlier
        for mention in line.mentions
        if supports(mention, olds[0][1], index.aliases) and len(roles & _told_there(line, index)) >= enough
    ]
    if new and was:
        role = next((token.lower for token in called if token.stem in _told_there(was[0][0], index)), "name")
        reports = (_report(was), _report([new]))
        stands = tuple(dict.fromkeys(line for line, _ in was))
        yield Correction(new[0], stands, frozenset(olds), Difference(f"{role}, corrected", reports))


def _called(line: Line, name: Mention) -> list[Token]:
    """The plain words around a name that say who it is, those nearest before it first."""
    place = line.words_before(name)
    near = [*reversed(line.tokens[max(0, place - BEFORE) : place]), *line.tokens[place : place + AFTER]]
    plain = line.plain_stems() - _TELLING - EVENT_STEMS
    return [t for t in near if t.stem in plain and not (t.lower in IRREGULAR_PAST or t.lower.endswith(("ed", "ly")))]


def _named_anew(old: Mention, roles: frozenset[str], lines: Iterable[Line]) -> tuple[Line, Mention] | None:
    """Where the article says who it was: the first other name of whoever is called so."""
    named = ((line, m) for line in lines for m in line.mentions if isinstance(m.value, Name) and is_called(line, m))
    others = ((line, m) for line, m in named if not supports(m, old) and not supports(old, m))
    return next(((line, m) for line, m in others if roles & {t.stem for t in _called(line, m)}), None)


def _told_there(line: Line, index: StoryIndex) -> frozenset[str]:
    """The words of a sentence and of the one before it: "The driver was among the dead. He was named as ..."."""
    return line.stems.union(*(other.stems for other in index.before(line, 1)))


def _report(given: Sequence[tuple[Line, Mention]]) -> Report:
    line, mention = given[0]
    evidence = tuple(dict.fromkeys(line.evidence() for line, _ in given))
    return Report(mention.text, evidence, in_its_words(line, mention.span))
