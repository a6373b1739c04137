"""A check on turns: "rose" for "fell", "above" for "below", "won" for "lost", beside the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from summarizer.checking import meaning_words as table
from summarizer.checking import turn_words as turns
from summarizer.checking.acts import Reading
from summarizer.checking.findings import Finding
from summarizer.checking.passages import Passage
from summarizer.checking.source_lines import Statement, total
from summarizer.checking.synonyms import lemma
from summarizer.records import Label, MentionKind

_SUPPORT = 0.6  # a turn the same way that shares so much of the other's share settles it
_SAME = 0.35  # share of what stands beside a turn that must stand beside the other
_MOST = 12  # turns of one sentence that are looked at
_WINDOW = 8  # words on either side within the clause


def direction(statement: Statement) -> Iterator[Finding]:
    """What rises in the source does not fall in the summary."""
    reading = statement.reading
    places = (n for n in range(len(reading.lower)) if _turns(reading, n))
    for n in islice(places, _MOST):
        for name, sign in _turns(reading, n):
            finding = _turned(statement, n, name, sign) if not _is_denied(reading, n) else None
            if finding:
                yield finding
                break


def _turned(statement: Statement, n: int, name: str, sign: int) -> Finding | None:
    """The turn at `n` held against every turn of its kind: one the other way must share far more of what is beside."""
    weights = {word: statement.sources.weight(word) for word in _beside(statement.reading, n)}
    whole = total(weights.values()) or 1.0
    same, opposite, place = 0.0, 0.0, (0, 0)
    for number in statement.lines:
        if not _may_turn(statement.sources.passages[number]):
            continue
        reading = statement.sources.reading(number)
        poles = list(islice(_poles(reading, name), _MOST))
        alone = len({theirs for _, theirs in poles}) == 1
        for m, theirs in poles:
            beside = reading.content if alone and theirs != sign else _beside(reading, m)
            share = total(weights[word] for word in weights.keys() & beside) / whole
            if theirs == sign or _is_denied(reading, m):
                same = max(same, share)
            elif share > opposite and _fits(name, statement.reading, n, reading, m):
                opposite, place = share, (number, m)
    if len(weights) < 2 or opposite < _SAME or same >= _SUPPORT * opposite:
        return None
    said = statement.sources.reading(place[0]).wording.words[place[1]].text
    subject = statement.reading.wording.words[n].text
    passage = statement.sources.passages[place[0]]
    return Finding(Label.CONTRADICTED, subject, f"the source says “{said}”", passage)


def _may_turn(passage: Passage) -> bool:
    """Whether any word of a passage may turn a thing: most have none, and need not be read for one."""
    return any(lemma(word.lower) in turns.POLE_OF for word in passage.words)


def _fits(name: str, mine: Reading, n: int, theirs: Reading, m: int) -> bool:
    """Whether a win and a loss are of one side: the same name stands before both, and not behind one of them."""
    if name != "result":
        return True
    before = {mine.keys[i] for i in mine.clause(n) if i < n} & {theirs.keys[i] for i in theirs.clause(m) if i < m}
    return any(key in statement_names(mine) for key in before)


def statement_names(reading: Reading) -> frozenset[str]:
    """The keys of the words that stand in a name."""
    return frozenset(reading.keys[n] for n in reading.wording.inside)


def _poles(reading: Reading, name: str) -> Iterator[tuple[int, int]]:
    for m in range(len(reading.lower)):
        for kind, sign in _turns(reading, m):
            if kind == name:
                yield m, sign


def _turns(reading: Reading, n: int) -> tuple[tuple[str, int], ...]:
    """What the word at `n` may turn; () for "increasingly", for a name, and where it belongs to a number."""
    lower, word = reading.lower[n], reading.wording.words[n]
    named = reading.wording.is_a(n, MentionKind.NAME) or (n and word.text[0].isupper())
    if named or (lower.endswith("ly") and lower not in turns.SURE_TURNS):
        return ()
    return () if _is_measure(reading, n) else turns.POLE_OF.get(lemma(lower), ())


def _beside(reading: Reading, n: int) -> frozenset[str]:
    """The keys of the content words near a place, within its clause; no turns themselves."""
    clause, words = reading.clause(n), reading.wording.words
    near = range(max(clause.start, n - _WINDOW), min(clause.stop, n + _WINDOW + 1))
    if reading.lower[n] in _COMPARED and n + 1 in clause and words[n + 1].is_content:
        near = range(n, min(clause.stop, n + 4))  # "despite lower sales" says nothing of the profit before it
    return frozenset(
        reading.keys[m]
        for m in near
        if m != n
        and words[m].is_content
        and lemma(reading.lower[m]) not in turns.POLE_OF
        and reading.wording.kinds[m] != "date"
    )


def _is_measure(reading: Reading, n: int) -> bool:
    """ "Up to 40", "more than 60", "over 60", "open fire": no turns."""
    following = n + 1
    if following == len(reading.lower):
        return reading.lower[n] in ("up", "down")
    if reading.lower[n] in ("up", "down"):  # "was down 0.4 percent", not "shut down" and "up to 40"
        here = {reading.wording.kinds[m] for m in range(following, min(following + 2, len(reading.lower)))}
        return "number" not in here or (reading.lower[following] == "to" and reading.lower[n] == "up")
    if reading.lower[n] in ("more", "less", "fewer"):
        return reading.lower[following] == "than" or reading.wording.kinds[following] == "number"
    return reading.lower[n] in ("over", "under") and reading.wording.kinds[following] == "number"


_COMPARED = table.listed("higher lower more less fewer larger greater bigger smaller longer shorter faster slower")


def _is_denied(reading: Reading, n: int) -> bool:
    """Whether a negation stands in the turn's clause: "did not rise" is no rise."""
    clause = reading.clause(n)
    near = [m for m in range(max(clause.start, n - _REACH), min(clause.stop, n + _REACH)) if m != n]
    lower = reading.lower
    # Exports "declined to give figures" refuse; those that "declined by 9 percent" fell.
    refused = any(lower[m] in table.REFUSING and "to" in lower[m + 1 : m + 2] for m in near)
    return refused or any(lower[m] in _DENIALS or lower[m].endswith("n't") for m in near)


_DENIALS = table.NOT | table.NO | table.DENYING
_REACH = 30  # words on either side in which a negation is looked for
