"""Who is said to say what in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.checking import meaning_words as table
from summarizer.checking.acts import Reading
from summarizer.checking.noun_phrases import phrase_after, phrase_before, run
from summarizer.records import MentionKind


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, as keys (empty for "he" and what cannot be read), by which word, and the keys of what is said."""

    speaker: frozenset[str]
    named: bool
    verb: str
    said: frozenset[str]


def voices(reading: Reading) -> tuple[Voice, ...]:
    """The speakers of a sentence, in order."""
    verbs = [n for n in reading.wording.reporting if reading.lower[n] in _SPEECH]
    return tuple(_voice(reading, n) for n in verbs[:_VOICES])


_VOICES = 6  # speakers of one sentence that are read
_SPEECH = table.listed("according say says said told tells added adds called calls warned warns announced argued") | (
    table.LOADED - table.listed("accuse accuses accused accusing claiming alleging arguing")
)


def _voice(reading: Reading, verb: int) -> Voice:
    positions = _speaker(reading, verb)
    words = reading.wording.words
    speaker = frozenset(reading.keys[n] for n in positions)
    said = frozenset(
        k for n, k in enumerate(reading.keys) if words[n].is_content and k not in speaker | table.LIGHT_KEYS
    )
    named = any(reading.wording.is_a(n, MentionKind.NAME) for n in positions)
    return Voice(speaker, named, words[verb].text, said)


def _speaker(reading: Reading, verb: int) -> list[int]:
    wording = reading.wording
    if reading.lower[verb] == "according":
        return phrase_after(wording, verb, ("to",), len(reading.lower))
    told_before = any(kind in ("past", "auxiliary") for kind in wording.kinds[:verb]) or 0 in wording.quoted
    if verb in wording.breaks and verb and told_before:
        return run(wording, verb + 1) if verb + 1 < len(reading.lower) else []
    start = verb
    while start > 0 and start not in wording.breaks and wording.kinds[start - 1] in ("auxiliary", "adverb"):
        start -= 1
    return phrase_before(wording, start - 1) if start else []
