"""What an article's own summary says: its best sentences, of which a reader of the summary alone can tell of what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from summarizer.records import MentionKind
from summarizer.text.events import GRAVE_STEMS
from summarizer.text.index import Line, StoryIndex
from summarizer.writing.anaphora import RENAMED_STEMS, WORK_STEMS, leaning, parts_of, unmet
from summarizer.writing.facts import told_share
from summarizer.writing.plan import NOVELTY, salience
from summarizer.writing.register import is_of_review
from summarizer.writing.selection import pick
from summarizer.writing.subjects import Subject, naming

CANDIDATES = 4  # sentences looked at for each one wanted
OPENS = 0.8  # what it is worth to open an article, for the sentence that says what it is about
WEIGHTY = 0.4  # of the worth of that sentence; below it nothing that an article alone adds is told
AGAIN = 1.5  # and besides, that the page prints that very sentence above
TOLD = 1.5  # what it costs a sentence of an article’s summary that the page has told it already


def summary_lines(
    lines: Iterable[Line], told: Sequence[Line], subjects: Sequence[Subject], index: StoryIndex, count: int
) -> tuple[Line, ...]:
    """Up to `count` of the lines of one article that can be said alone, the best first, none without what it leans on.

    First comes what tells most of what the article is about, then what it alone adds to what is `told` of all.

    The sentence before one comes with it where that tells of what it speaks. What speaks of something untold only fills
    a summary up that would be short; what goes against a sentence that is not there never does. It does not open with
    what tells nothing of the story ("Artists need support"), where another sentence does.
    """
    material = set(lines)
    ordered = sorted(material, key=_as_written)
    openers = [line for line in ordered if _grounded(line, (), material, index, count)]
    ranked = _ranked(ordered, openers or ordered, told, index, count)
    best = [line for line, _, _ in pick(ranked, index, CANDIDATES * count)]
    chosen: list[Line] = []
    while group := next(filter(None, (_grounded(line, chosen, material, index, count) for line in best)), None):
        chosen += group
    spare = [line for line in best if line not in chosen and not (leaning(line, index) or _opens_known(line, index))]
    return _from_opening([*chosen, *spare], subjects, count)


def _opens_known(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence opens with what nothing in it explains: "The talks go back a decade"."""
    return line.tokens[0].lower in ("the", "these", "those") and bool(unmet(line, (), index))


def _ranked(
    lines: Sequence[Line], openers: Sequence[Line], told: Sequence[Line], index: StoryIndex, count: int
) -> list[tuple[Line, frozenset[str], float]]:
    """The lines worth telling with their worth: that of the best of the `openers` is above all."""
    worth = {line: salience(line, index) for line in lines}
    first = max(openers, key=lambda line: worth[line] + OPENS * (index.place.get(line) == 0), default=None)
    if first is None:
        return []
    others = sorted((line for line in lines if line is not first), key=lambda line: -worth[line])
    others = [line for n, line in enumerate(others) if n < count or worth[line] >= WEIGHTY * worth[first]]
    adds = {line: worth[line] - TOLD * told_share(line, told, index) - AGAIN * (line in told) for line in others}
    best = max(adds.values(), default=0.0)
    return [(first, first.stems, best + NOVELTY), *((line, line.stems, adds[line]) for line in others)]


def _from_opening(best: Sequence[Line], subjects: Sequence[Subject], count: int) -> tuple[Line, ...]:
    """The first `count` of the lines, but for those that would stand before any of the first that tells the story."""
    opening = min(filter(lambda line: _tells_story(line, subjects), best[:count]), key=_as_written, default=None)
    kept = [line for line in best if opening is None or _as_written(line) >= _as_written(opening)]
    return tuple(kept[:count])


def _tells_story(line: Line, subjects: Sequence[Subject]) -> bool:
    """Whether a sentence has a subject of the story, a figure or date, or what happened to whom."""
    counted = any(mention.kind is not MentionKind.NAME for mention in line.mentions)
    return counted or bool(line.stems & GRAVE_STEMS) or naming(line.text, line.mentions, subjects) > 0


def told_in_order(lines: Iterable[Line], index: StoryIndex) -> list[Line]:
    """The lines as their article has them, without those that go against or on from a sentence that is not there."""
    told: list[Line] = []
    for line in sorted(lines, key=_as_written):
        if not leaning(line, index) or set(index.before(line, 1)) <= set(told):
            told.append(line)
    return told


def _grounded(
    line: Line, chosen: Sequence[Line], material: Collection[Line], index: StoryIndex, count: int
) -> list[Line]:
    """The line, after the sentence before it where that tells of what it speaks; [] if neither will do or fit."""
    read = [other for other in chosen if _as_written(other) < _as_written(line)]
    if line in chosen or len(chosen) >= count:
        return []
    untold = _untold(line, read, index)
    if not untold:
        return [line]
    before = [other for other in index.before(line, 1) if other in material and not _untold(other, read, index)]
    tells = bool(before) and untold <= before[0].stems | {leaning(line, index)}
    return [*before, line] if tells and len(chosen) + 2 <= count else []


def _untold(line: Line, read: Sequence[Line], index: StoryIndex) -> frozenset[str]:
    """What a reader of the summary, who has read those lines of it, cannot tell from the line.

    After a first sentence "the coast guard" and "the line" are of its story; "the company" and "two of
    the men" may still be any. "The film" is what a review is about, whose title stands above it.
    """
    untold = unmet(line, read, index) - (WORK_STEMS if is_of_review(line, index) else frozenset())
    return untold & (RENAMED_STEMS | parts_of(line) | {leaning(line, index)}) if read else untold


def _as_written(line: Line) -> tuple[int, int]:
    return line.article, line.sentence.index
