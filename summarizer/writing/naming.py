"""What the page calls people and things: in full where it first speaks of them, then as their articles do.

A sentence is made to stand alone before it is known where it will stand. "Ida Lund's office", "a coroner's report":
once the page has told of them, the article's own "Lund's office" and "the report" read better, and right after the
sentence that it goes on from, so does "her office".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.records import Claim, Evidence, Label, Name, Verdict
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import content_stems, tokens
from summarizer.writing.material import tidy
from summarizer.writing.people import Person, find_people

PRONOUNS = frozenset("he she his her".split())
_CONTRAST = re.compile(r"(?:But|However|Yet|Still|Even so|Nevertheless),? ")
THINGS = frozenset(
    "report statement lawsuit document complaint ministry department embassy agency council".split()
)  # of "the official" there may be two


def as_called(
    claims: Sequence[Claim], told: Sequence[Claim], passages: Mapping[Evidence, Passage], index: StoryIndex
) -> tuple[Claim, ...]:
    """The claims that a reader meets in this order after those `told`, with the names and things they know in short.

    `passages` are those that claims were made from, by the evidence of their sentences.
    """
    called: list[Claim] = []
    for claim in claims:
        passage = passages.get(claim.evidence[0])
        known = [*told, *called]
        follows = bool(called) and _goes_on(called[-1], passage, index)
        changes = passage and (passage.named or follows)
        called.append(_in_short(claim, passage, known, index, follows) if passage and changes else claim)
    return tuple(called)


def own_sentence(line: Line, index: StoryIndex) -> Claim:
    """An article's own sentence, which stands right after the one that it goes on from."""
    verdict = Verdict(Label.SUPPORTED, "wording", line.text, "the article's own sentence")
    return Claim(line.text, index.mentions(line.text), (verdict,), (line.evidence(),), verbatim=True)


def _goes_on(before: Claim, passage: Passage | None, index: StoryIndex) -> bool:
    """Whether a passage's sentence is the next one of the article after that of the claim before it."""
    previous = index.before(passage.line, 1) if passage else ()
    return bool(previous) and previous[0].evidence() == before.evidence[0]


def _in_short(claim: Claim, passage: Passage, known: Sequence[Claim], index: StoryIndex, follows: bool) -> Claim:
    """A claim with each name or thing that its article has in short, where the page has told of it."""
    own = passage.line
    text, said = claim.text, passage.text
    for full, short in passage.named:
        written = next((form for form in (full, full.replace("’", "'")) if form in text), None)
        if written and _is_told(full, short, own, known, index):
            brief = _short_name(full, short, own, index)
            text, said = text.replace(written, brief, 1), said.replace(full, brief, 1)
    if follows and _as_written(text, passage, index) == own.text != claim.text:
        return own_sentence(own, index)
    shorter = check_claim(text, replace(passage, text=said), index) if text != claim.text else claim
    called = claim if failures(shorter) else shorter
    return _with_opening(called, own, index) if follows else called


def _with_opening(claim: Claim, line: Line, index: StoryIndex) -> Claim:
    """The claim with the "But" or "However," of its sentence, which stands right after the one it goes on from."""
    opening, plain = _CONTRAST.match(line.text), tidy(line.text)
    if not opening or opening.end() + len(plain) != len(line.text) or claim.text.split()[0] != plain.split()[0]:
        return claim
    text = opening.group() + line.text[opening.end()] + claim.text[1:]
    return replace(claim, text=text, mentions=index.mentions(text), verbatim=text == line.text)


def _as_written(text: str, passage: Passage, index: StoryIndex) -> str:
    """A text with the pronouns of its article back in it."""
    for full, short in passage.named:
        if short.lower() in PRONOUNS:
            text = text.replace(_short_name(full, short, passage.line, index), short, 1)
    return text


def _short_name(full: str, short: str, line: Line, index: StoryIndex) -> str:
    """What the article has in place of the full name or thing; for a pronoun, how it mostly calls the person."""
    if short.lower() not in PRONOUNS:
        return short
    owner = "’s" if full.endswith("’s") else ""
    person = _person(full, line, index)
    return (person.short if person else full.removesuffix("’s")) + owner


def _is_told(full: str, short: str, line: Line, known: Sequence[Claim], index: StoryIndex) -> bool:
    """Whether the claims tell of a person by the full name, or of a thing in all its words."""
    person = _person(full, line, index)
    if person is None:
        stems = frozenset(content_stems(tokens(full)))
        own = (claim for claim in known if claim.evidence[0].article == line.article)
        return full.split()[-1] in THINGS and any(stems <= {*content_stems(tokens(claim.text))} for claim in own)
    names = [m.value.words for claim in known for m in claim.mentions if isinstance(m.value, Name)]
    if re.split("['’]", short)[0].lower() == person.words[0]:  # by his first name he is no other of the family
        ends = person.words[0], person.words[-1]
        return any((words[0], words[-1]) == ends for words in names if len(words) > 1)
    alike = {words[0] for words in names if len(words) > 1 and words[-1] == person.words[-1]}
    return alike == {person.words[0]}


def _person(full: str, line: Line, index: StoryIndex) -> Person | None:
    plain = full.removesuffix("’s")
    return next((person for person in find_people(index)[line.article] if person.name == plain), None)
