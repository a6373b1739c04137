"""Two accounts that an article itself says are at odds: "Witnesses contradict each other.", "The firm gave another."

Each account is what one party says in a row, one sentence or two, so that a reader sees more than that somebody denies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from summarizer.comparing.labels import account_of, asked
from summarizer.comparing.parties import speaker
from summarizer.comparing.topics import SHORT, disputed_topic
from summarizer.records import Difference, Report
from summarizer.text.index import Line, StoryIndex

MAX_WORDS = 60  # of one account
AHEAD = 4  # sentences after the one that says so in which two accounts must stand

# "Each side accused the other of leaving the table."
_EACH = re.compile(
    r"^(?:Each|Both)\b.{0,20}? (?:accus\w+|blam\w+) (?:the|each) other (?:of|for) (?P<topic>[^,.]{3,60})\.$"
)
# "Depends on whom you ask.", after the question
_ASKED = re.compile(r"^(?:That |It |The answer )?[Dd]epends on wh(?:om?|ich side) you ask\.$")
_ANOTHER = re.compile(
    r"^(?P<who>.{2,60}?) (?:gave|gives|offered|offers|told|tells|has|had|presented) "
    r"(?:another|a (?:very )?different|its own|his own|her own) (?:account|version|story)"
    r"(?: of .{3,40})?\.$|^(?P<other>.{2,60}?) (?:sees|saw|tells|told|remembers|describes) (?:it|things|that) "
    r"differently\.$"
)

# "The manager stands by its finding that the wind did it."
_STANDS_BY = re.compile(
    r"\b(?:stands?|stood) by (?:its|his|her|their) (?:\w+ )?"
    r"(?:finding|account|version|claim|statement|conclusion)s? that\b"
)
# "It runs at a third of its normal output, the firm says. It has stopped altogether, says the union."
_SHARE = re.compile(
    r"\b(?:half|(?:a|one) (?:third|quarter|fifth|tenth)|two-thirds|three-quarters|\d+(?:%| per ?cent)) of "
    r"(?:the |its |their )?(?:normal |usual )?(?P<what>[a-z]+)"
)
_NOTHING = re.compile(
    r"\b(?:stopped altogether|stopped completely|standstill|none at all|nothing at all|not a single|not one)\b"
)


def find_accounts(index: StoryIndex) -> Iterator[Difference]:
    """Every two or three accounts that stand beside a sentence which says that they are at odds."""
    for line in index.lines:
        if line.is_prose and (found := _announced(line, index)):
            subject, accounts = found
            if len(accounts) > 1:
                yield Difference(subject, tuple(told(account) for account in accounts))
    yield from _some_or_none(index)


def _some_or_none(index: StoryIndex) -> Iterator[Difference]:
    """A share of a thing, and none of it, from two parties who have a paragraph to themselves."""
    found: dict[str, list[tuple[Line, Line]]] = {}
    for line in index.lines:
        other = index.after(line) if line.is_prose else None
        for some, none in [(line, other), (other, line)] if other else []:
            share = _SHARE.search(some.text) if _NOTHING.search(none.text) else None
            if share and _have_a_paragraph(some, none, index) and not speaker(some, index) & speaker(none, index):
                found.setdefault(share["what"], []).append((some, none))
    for what, pairs in found.items():
        sides = ([pair[side] for pair in pairs] for side in (0, 1))
        yield Difference(
            what,
            tuple(Report(side[0].text.rstrip(" ."), tuple(line.evidence() for line in side)) for side in sides),
        )


def _have_a_paragraph(one: Line, other: Line, index: StoryIndex) -> bool:
    """Whether a paragraph is two sentences, each with its own speaker."""
    first, last = sorted((one, other), key=lambda line: index.place[line])
    beside = [*index.before(first, 1), index.after(last)]
    alone = not any(line and line.sentence.paragraph == first.sentence.paragraph for line in beside)
    together = alone and first.sentence.paragraph == last.sentence.paragraph
    return together and all(speaker(line, index, 0) for line in (one, other))


def _announced(line: Line, index: StoryIndex) -> tuple[str, list[list[Line]]] | None:
    """What a sentence says is at odds, and the accounts."""
    if _STANDS_BY.search(line.text):
        before = _told_before(line, index)
        whether = asked(line, line, index)
        subject = whether if whether.startswith("whether ") else account_of(line, index) or whether
        return subject, [*before[-1:], *_accounts([line], index)]
    if len(line.text.split()) > SHORT:
        return None
    if another := _ANOTHER.match(line.text):
        before, after = _told_before(line, index)[-1:], _told_after(line, index)[:1]
        return ("what happened", [*before, *after]) if another["who"] or _of_one_thing(*before, *after) else None
    if _ASKED.match(line.text):
        question = _question(line, index)
        return (question, _told_after(line, index)) if question else None
    if match := _EACH.match(line.text):
        return f"blame for {match['topic']}", _told_after(line, index)
    topic = disputed_topic(line)
    return (topic, _told_after(line, index, paragraphs=0)) if topic else None


def _of_one_thing(*accounts: Sequence[Line]) -> bool:
    """Whether accounts have a word in common: "it", of which somebody saw something else, may be told of elsewhere."""
    stems = [frozenset().union(*(line.plain_stems() for line in account)) for account in accounts]
    return len(stems) > 1 and bool(frozenset.intersection(*stems))


def _question(line: Line, index: StoryIndex) -> str:
    """The question that stands before a line of an article, "why did talks break down?"."""
    lines = index.by_article[line.article]
    before = lines[: lines.index(line)][-1:]
    return next((f"{q.text[0].lower()}{q.text[1:]}" for q in before if q.text.endswith("?")), "")


def _told_after(line: Line, index: StoryIndex, paragraphs: int = 2) -> list[list[Line]]:
    """What each party says in the sentences that follow, at most so many paragraphs on."""
    after: list[Line] = []
    while len(after) < AHEAD and (following := index.after(after[-1] if after else line)):
        after.append(following)
    near = [other for other in after if other.sentence.paragraph - line.sentence.paragraph <= paragraphs]
    return _accounts(near, index)[:2]


def _told_before(line: Line, index: StoryIndex) -> list[list[Line]]:
    return _accounts(index.before(line, AHEAD), index)


def _accounts(lines: Sequence[Line], index: StoryIndex) -> list[list[Line]]:
    """The runs of sentences that one party speaks; a bare quotation belongs to whoever spoke before it."""
    spoken: list[tuple[frozenset[str], Line]] = []
    for line in lines:
        who = speaker(line, index)
        if spoken and (spoken[-1][0] & who or (not who and line.text[:1] in '"“')):
            who = spoken[-1][0]
        spoken.append((who, line))
    runs = [(who, [line for _, line in run]) for who, run in groupby(spoken, key=lambda pair: pair[0])]
    return [_short(run) for who, run in runs if who]


def _short(run: list[Line]) -> list[Line]:
    """The first sentences of a run that fit into a cell."""
    return run[:2] if fits(run[:2]) else run[:1]


def fits(lines: Sequence[Line]) -> bool:
    return sum(len(line.text.split()) for line in lines) <= MAX_WORDS


def told(account: Sequence[Line]) -> Report:
    """Sentences that one party speaks, as one cell."""
    return Report(" ".join(line.text for line in account).rstrip(" ."), tuple(line.evidence() for line in account))
