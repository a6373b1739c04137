"""What is measured of a mention before it is judged: where the sources give it, how the words around agree, who rivals.

Every feature is a number from 0 to 1 with a name; `weights.toml` says what each is worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.checking.appearances import (
    CLOSE,
    EXACT,
    Appearance,
    Figures,
    appearances,
    date_level,
    number_level,
)
from summarizer.checking.context import (
    Extent,
    Setting,
    counts_the_same,
    drawn_away,
    fit,
    setting_of,
    told,
    touches,
    words_of,
)
from summarizer.checking.derived import Derived, derived
from summarizer.checking.exchanges import Exchange, Placed, exchanges
from summarizer.checking.namesakes import naming
from summarizer.checking.passages import Passage, Sources
from summarizer.checking.values import figure_features, goes_on, name_features, nowhere
from summarizer.records import Date, Mention, MentionKind, Name, Number
from summarizer.text.commonwords import FUNCTION
from summarizer.text.equal_numbers import comparable
from summarizer.text.mentions import within
from summarizer.text.places import PLACES
from summarizer.text.tables import NOT_PERSON

ALIGNED = 3  # passages in which rivals are looked for
PER_PASSAGE = 60  # mentions of one passage, or of one sentence, that are compared
POSTINGS = 200  # of a key's passages at most so many are aligned with
_ASIDE = re.compile(r"\b[Ss]ummary\b.{0,80}\bwords\b|^(?:Sure|Certainly)!|^Here(?: is|'s) (?:a|the) summary\b")
HEADLINE = 0.7  # share of capitals among a sentence's longer words that makes it a headline


@dataclass(frozen=True, slots=True, eq=False)
class Rival:
    """Another value of the same kind, in a passage that tells the same, with how well the mention's setting fits it."""

    appearance: Appearance
    fit: float
    counts: bool
    touches: float
    named: bool


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A mention with its features, its best appearance in the sources and its best rival there.

    `nowhere` marks a value that no source gives in any form, `aside` one that speaks of the summary itself: "Here is
    the summary in 80 words:". `exchange` is the place of another value of the summary that it took;
    `derived` how a number that no source gives follows from two.
    """

    mention: Mention
    features: dict[str, float]
    best: Appearance | None
    rival: Rival | None
    nowhere: bool = False
    aside: bool = False
    exchange: Exchange | None = None
    derived: Derived | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A sentence of a summary with its mentions and the passages that tell the same, the nearest first.

    `aside` tells that it speaks of the summary itself.
    """

    passage: Passage
    mentions: tuple[Mention, ...]
    aligned: tuple[Passage, ...]
    near: frozenset[int]
    share: float
    headline: bool
    aside: bool
    unsaid: tuple[Place, ...]


Given = Mapping[Mention, Sequence[Appearance]]
Place = tuple[Passage, Mention, int, int]  # a mention of a passage with its first word and the word after its last


def statement(passage: Passage, mentions: Sequence[Mention], sources: Sources, figures: Figures) -> Statement:
    """A summary's sentence with what it stands beside in the sources."""
    inside = within(mentions, passage.span)
    ranked, share = _aligned(passage, sources)
    near = {p.number for p in ranked} | {other.number for p in ranked for other in sources.beside(p)}
    unsaid = tuple(_unsaid(inside, ranked, sources, figures)) if inside else ()
    aside = bool(_ASIDE.search(passage.text))
    return Statement(passage, inside, ranked, frozenset(near), share, _is_headline(passage), aside, unsaid)


def _unsaid(
    mentions: tuple[Mention, ...], aligned: Iterable[Passage], sources: Sources, figures: Figures
) -> Iterator[Place]:
    """What the aligned passages give that the statement does not: only such a value can be a rival for another."""
    for passage in aligned:
        for other in sources.mentions(passage)[:PER_PASSAGE]:
            if not any(same_value(mine, other, figures, passage) for mine in mentions[:PER_PASSAGE]):
                yield passage, other, *words_of(passage, other.span.start, other.span.end)


def _aligned(passage: Passage, sources: Sources) -> tuple[tuple[Passage, ...], float]:
    scores: dict[int, float] = {}
    total = 0.0
    for key in passage.at:
        weight = sources.weight(key)
        total += weight
        for number in {number for number, _ in sources.places.get(key, ())[:POSTINGS]}:
            scores[number] = scores.get(number, 0.0) + weight
    ranked = sorted(scores, key=lambda number: (-scores[number], number))[:ALIGNED]
    return tuple(sources.passages[n] for n in ranked), scores[ranked[0]] / total if ranked and total else 0.0


def _is_headline(passage: Passage) -> bool:
    """Whether capitals tell nothing here: most words have one and no full stop ends them ("Dow Up 41")."""
    long = [word.text for word in passage.words if len(word.text) > 2 and word.lower not in FUNCTION]
    if len(long) < 2 or passage.text.endswith((".", '"', "”")):
        return False
    return sum(text[0].isupper() for text in long) >= HEADLINE * len(long)


def given(place: Statement, sources: Sources, figures: Figures) -> Given:
    """Where the sources give each number and date of a statement."""
    return {item: appearances(item, sources, figures) for item in place.mentions if not isinstance(item.value, Name)}


def exchanged(place: Statement, places: Given, sources: Sources, figures: Figures) -> dict[Mention, Exchange]:
    """The numbers of a statement that stand where the sources have another of them."""
    items = [item for item in place.mentions if _may_change_places(item)][:PER_PASSAGE]
    if len(items) < 2 or "respectively" in place.passage.text:
        return {}

    def rivals(left: int, right: int) -> bool:
        mine, theirs = items[left], items[right]
        return may_stand_for(mine, theirs) and not same_value(mine, theirs, figures, place.passage)

    values = [Placed(_extent(item, place.passage), [at for at in places[item] if at.level >= CLOSE]) for item in items]
    return {items[n]: exchange for n, exchange in exchanges(place.passage, values, rivals, sources).items()}


def _may_change_places(mention: Mention) -> bool:
    """Not two scores of one match, a person's age then and now, nor days: the same words stand near both."""
    value = mention.value
    return isinstance(value, Number) and value.role != "score" and not (value.unit == "years" and "old" in mention.text)


def _extent(mention: Mention, passage: Passage) -> Extent:
    return words_of(passage, mention.span.start - passage.span.start, mention.span.end - passage.span.start)


def measure(
    mention: Mention, place: Statement, places: Given, sources: Sources, exchange: Exchange | None = None
) -> Measured:
    """The features of a mention of a statement; `places` are where the sources give its numbers and dates."""
    first, last = _extent(mention, place.passage)
    setting = setting_of(place.passage.keys, first, last, sources)
    features = {"bias": 1.0, "headline": float(place.headline), "unlike": 1 - place.share}
    if isinstance(mention.value, Name):
        named = naming(mention, sources)
        found: Sequence[Appearance] = named.places
        features |= name_features(mention, named, first == 0)
        other = not place.headline and goes_on(named, place.passage.words[first:last])
        features["another last name in its place"] = float(other)
    else:
        found = places[mention]
        features |= figure_features(mention, found)
    best, own = _best(found, setting, sources)
    rival = _rival(mention, place, setting, sources)
    features |= _context_features(mention, best, own, rival, setting, place)
    features["told late"] = min((sources.depth(item.passage) for item in found), default=0.0)
    if best and not isinstance(mention.value, Name):
        features["its words belong to another"] = _drawn_away(mention, best, setting, sources)
    features["exchanged"] = float(exchange is not None)
    follows = None if best else derived(mention, place.passage, place.aligned, sources)
    return Measured(mention, features, best, rival, nowhere(features), place.aside, exchange, follows)


def _best(found: Iterable[Appearance], setting: Setting, sources: Sources) -> tuple[Appearance | None, float]:
    """The appearance whose value and surroundings agree best, with how well the surroundings do."""
    best, own, score = None, 0.0, -1.0
    for item in found:
        fits = fit(setting, item.passage, item.first, item.last, sources)
        beside = 0.2 * counts_the_same(setting, item.passage, item.last)
        beside += 0.1 * touches(setting, item.passage, item.first, item.last)
        if item.level * (0.3 + fits + beside) > score:
            best, own, score = item, fits, item.level * (0.3 + fits + beside)
    return best, own


def _drawn_away(mention: Mention, best: Appearance, setting: Setting, sources: Sources) -> float:
    """How much of what surrounds the mention stands nearer to another value of its kind, where it stands itself."""
    passage, extent = best.passage, (best.first, best.last)
    found = (
        words_of(passage, other.span.start, other.span.end)
        for other in sources.mentions(passage)[:PER_PASSAGE]
        if may_stand_for(mention, other)
    )
    rivals = [other for other in found if other[1] <= extent[0] or other[0] >= extent[1]]
    return drawn_away(setting, passage, extent, rivals, sources)


def _context_features(
    mention: Mention, best: Appearance | None, own: float, rival: Rival | None, setting: Setting, place: Statement
) -> dict[str, float]:
    """How the words around agree with the best appearance, and how much better they agree with the rival."""
    if best is None:
        fits = rival.fit if rival else 0.0
        top = max((told(setting, passage) for passage in place.aligned), default=0.0)
        return {
            "absent where it is told": top * top,
            "absent and unlike": 1 - place.share,
            "absent and rival": fits,
            "absent and rival counts the same": float(rival is not None and rival.counts),
            "absent and rival beside the same words": rival.touches if rival else 0.0,
        }
    counts = counts_the_same(setting, best.passage, best.last)
    beside = touches(setting, best.passage, best.first, best.last)
    number = isinstance(mention.value, Number)
    top = max((told(setting, passage) for passage in place.aligned), default=0.0)
    ahead = max(0.0, rival.fit - own) if rival else 0.0
    without = max(0.0, top - told(setting, best.passage))
    return {
        "misfit": 1 - own,
        "misfit squared": (1 - own) ** 2,
        "not beside the same words": 1 - beside,
        "untold": 1 - told(setting, best.passage),
        "not where it is told": float(best.passage.number not in place.near),
        "loose and misfit": (1 - own) * (best.level < EXACT and number),
        "counts another thing": float(number and bool(setting.counted) and not counts),
        "rival fits better": ahead,
        "rival fits better, by share": ahead / (rival.fit + 0.05) if rival else 0.0,
        "rival counts the same": float(number and not counts and rival is not None and rival.counts),
        "rival beside the same words": max(0.0, rival.touches - beside) if rival else 0.0,
        "told without it": without,
        "told without it, with a rival": without * bool(ahead),
        "rival fits twice as well": float(rival is not None and rival.fit > 2 * own and rival.fit > 0.2),
    }


def _rival(mention: Mention, place: Statement, setting: Setting, sources: Sources) -> Rival | None:
    """The value of the same kind that the setting fits best in the passages that tell the same."""
    best, named = None, isinstance(mention.value, Name)
    for passage, other, first, last in place.unsaid:
        if not may_stand_for(mention, other):
            continue
        fits = fit(setting, passage, first, last, sources)
        counts = isinstance(mention.value, Number) and counts_the_same(setting, passage, last)
        if best is None or fits + 0.2 * counts > best.fit + 0.2 * best.counts:
            beside = touches(setting, passage, first, last)
            best = Rival(Appearance(passage, first, last, 1.0, other.text), fits, counts, beside, named)
    return best


def may_stand_for(mention: Mention, other: Mention) -> bool:
    """Whether two values are of one kind, so that one may stand where the other belongs."""
    mine, theirs = mention.value, other.value
    if isinstance(mine, Number) and isinstance(theirs, Number):
        return comparable(mine, theirs)
    if isinstance(mine, Date) and isinstance(theirs, Date):
        return any(
            getattr(mine, name) not in (None, "") and getattr(theirs, name) not in (None, "")
            for name in ("relative", "weekday", "month", "year", "hour")
        )
    if isinstance(mine, Name) and isinstance(theirs, Name):
        return _sort_of(mine) == _sort_of(theirs)
    return False


def _sort_of(name: Name) -> str:
    if " ".join(name.words) in PLACES:
        return "place"
    return "other" if name.acronym or any(word in NOT_PERSON for word in name.words) else "person"


def same_value(mine: Mention, other: Mention, figures: Figures, passage: Passage) -> bool:
    """Whether a mention of a passage is the value of another, or a name that shares a word with it."""
    if mine.kind is not other.kind:
        return False
    if mine.kind is MentionKind.NUMBER:
        return number_level(mine, other) > 0
    if mine.kind is MentionKind.DATE:
        return date_level(mine, other, figures.day.get(passage.article)) > 0
    return bool(set(_words(mine)) & set(_words(other)))


def _words(mention: Mention) -> Iterator[str]:
    if isinstance(mention.value, Name):
        yield from mention.value.words
