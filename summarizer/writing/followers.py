"""Sentences that lean on the one before them: said right after it, as their article says them, they are clear.

"Thieves took nine lamps. They were gone in a minute. No one has been charged." What cannot stand alone, or is too short
to, often holds what matters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from summarizer.checking.claims import Passage
from summarizer.checking.standalone import gives_order, outside_quotations, relative_day
from summarizer.records import Claim, Name
from summarizer.text.index import Line, StoryIndex, coverage
from summarizer.text.words import content_stems, tokens
from summarizer.writing.lead import Statement
from summarizer.writing.people import could_be_person
from summarizer.writing.plan import salience
from summarizer.writing.register import is_view

SHARE = 2  # key points for each such sentence, so that a page stays one page
MIN_WORDS, MAX_WORDS = 4, 32
LEAST = -0.5  # salience below which a sentence is not worth its line: a short one has little by its words
SHORT = 6  # words of a sentence that tells one thing
KEPT = 0.9  # share of its sentence that a claim must have for the next one to lean on it: "it" may be what was cut
# What opens a sentence that goes on from the one before it.
_LEANS = re.compile(
    r"^(?:He|She|It|They|His|Her|Its|Their|That|This|These|Those|None|Neither|Both|Most|Some|Two|Three|Four|Five|Six"
    r"|Another|[\w-]+ of them|Against (?:it|them)|No \w+ (?:was|were)\b)"
    r"|, (?:he|she|it|they) (?:\w+\.$|(?:said|says|added|argued)\b)"
)
_OF_PERSON = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_NO_ANSWER = re.compile(r"\b(?:respond|comment|reply)\b")
_TO_READER = re.compile(r"\b(?:I|we|you|our|my|your|us|me)\b|[?!]$|[:;]$")


def find_followers(
    statements: Sequence[Statement],
    told: Collection[Line],
    material: Mapping[Line, Passage],
    index: StoryIndex,
    count: int,
) -> dict[Line, Line]:
    """Up to `count` sentences that lean on the sentence of a statement before them, by that, the weightiest first.

    None that is `told` already, or that can be said alone (as those of `material` can), or that its writer thinks.
    """
    pairs = [(s.passage.line, after) for s in statements for after in _leaning(s, index)]
    new = [(line, after) for line, after in pairs if after not in told and after not in material]
    best = sorted(new, key=lambda pair: (-salience(pair[1], index), pair[1].article, pair[1].sentence.index))
    return dict(pair for pair in best[:count] if salience(pair[1], index) >= LEAST)


def _leaning(statement: Statement, index: StoryIndex) -> Iterator[Line]:
    line = statement.passage.line
    after = index.after(line)
    if after is None or after.sentence.paragraph > line.sentence.paragraph + 1 or is_view(after, index):
        return
    plain = outside_quotations(after.text)
    whole = after.text.count('"') % 2 == 0 and after.text.count("“") == after.text.count("”")
    fits = MIN_WORDS <= len(after.text.split()) <= MAX_WORDS and whole
    leans = _LEANS.search(plain) or (len(after.text.split()) <= SHORT and plain == after.text)
    leans = leans and not (_TO_READER.search(plain) or _NO_ANSWER.search(plain) or gives_order(after.text))
    leans = leans and not relative_day(after.text) and (not _OF_PERSON.search(plain) or _names_one(line))
    if fits and leans and (statement.claim.verbatim or _kept(statement.claim, line, index) >= KEPT):
        yield after


def _names_one(line: Line) -> bool:
    """Whether one person alone is named whom "he" can mean: after "two of the men said" it means nobody there."""
    return sum(could_be_person(m) or bool(isinstance(m.value, Name) and m.value.title) for m in line.mentions) == 1


def _kept(claim: Claim, line: Line, index: StoryIndex) -> float:
    return coverage(index, line.stems, frozenset(content_stems(tokens(claim.text))))
