"""Checks on who says so: a party's claim is not told as fact, and nobody says what another said.

That police, officials or doctors said what nobody disputes may be left out, as editors do. What a careful editor
flags is a claim, an allegation or an accusation, and the word of a party to the dispute (rebels, a union, a lawyer).
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checking import meaning_words as table
from summarizer.checking.act_checks import against, words
from summarizer.checking.acts import Reading
from summarizer.checking.clause_reading import Act
from summarizer.checking.findings import Finding
from summarizer.checking.source_lines import Match, Statement
from summarizer.checking.speakers import Voice, voices
from summarizer.checking.synonyms import key
from summarizer.records import Label

_SAID = 0.6  # share of what is said that a source sentence must hold to be the one that reports it


def attribution(statement: Statement) -> Iterator[Finding]:
    """A party's claim stays that party's claim."""
    reading = statement.reading
    if table.TOLD & set(reading.lower) or "“" in reading.wording.text or '"' in reading.wording.text:
        return
    named = frozenset[str]().union(*(voice.speaker for voice in voices(reading)))
    for act in reading.acts:
        if act.status == "done" and not act.negation and not act.doubt:
            match = against(statement, act, lambda found: _is_claimed(found, named))
            if match:
                reason = "the source has it as a claim"
                yield Finding(Label.UNSUPPORTED, words(reading, act), reason, match.passage)


def _is_claimed(match: Match, named: frozenset[str]) -> bool:
    """Whether the act stands under a word of claiming, or a party to the dispute says it who is not `named` too."""
    reading, act = match.reading, match.act
    if any(reading.lower[n] in table.LOADED and _is_over(reading, n, act) for n in reading.wording.reporting):
        return True
    if act.doubt.lower() in table.LOADED:
        return True
    return any(voice.speaker & _PARTY_KEYS and not voice.speaker & named for voice in voices(reading))


def _is_over(reading: Reading, verb: int, act: Act) -> bool:
    """Whether a verb of claiming governs the act: the act's clause begins after it, or it closes the sentence."""
    if act.clause.start <= verb:
        return verb in act.group or (verb > act.at and verb + 1 in reading.wording.breaks)
    first = act.clause.start
    return verb + 1 == first or (verb + 2 == first and reading.lower[verb + 1] == "that")


_PARTY_KEYS = frozenset(map(key, table.PARTIES))


def speaker(statement: Statement) -> Iterator[Finding]:
    """Whoever is said to speak is the one the source lets speak."""
    mine = voices(statement.reading)
    for voice in mine if len(mine) == 1 else ():
        if not voice.speaker or len(voice.said) < 2:
            continue
        lines = _reporting(statement, voice)
        others = [(number, other) for number in lines for other in voices(statement.sources.reading(number))]
        if not others or len({number for number, _ in others}) < len(lines):
            continue
        if all(_is_another(statement, voice, number, other) for number, other in others):
            number, other = others[0]
            reason = f"the source lets another say it, by “{other.verb}”"
            passage = statement.sources.passages[number]
            yield Finding(Label.CONTRADICTED, " ".join(sorted(voice.speaker)), reason, passage)


def _reporting(statement: Statement, voice: Voice) -> list[int]:
    """The lines that hold most of what is said."""
    weights = {word: statement.sources.weight(word) for word in voice.said}
    shares = statement.sources.near(weights)
    return sorted((n for n in shares if shares[n] >= _SAID), key=lambda n: (-shares[n], n))


def _is_another(statement: Statement, voice: Voice, number: int, other: Voice) -> bool:
    """Whether the two speakers are surely two: both known to the sources, and never told of together as one."""
    sources = statement.sources
    if not other.speaker or voice.speaker & (other.speaker | sources.keys[number]):
        return False
    if any(word not in sources.holding for word in voice.speaker):
        return False
    return voice.named and other.named
