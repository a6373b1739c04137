"""Who gives a value or an account: the subject of the verb that reports it, "he" being whoever spoke last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.checking.alignment import Wording
from summarizer.checking.clauses import is_finite
from summarizer.checking.noun_phrases import phrase_after, phrase_before, run
from summarizer.records import Span
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import stem

# Whoever demands, offers or promises a value reports none: a union that wants 9 and a firm that offers 5 agree.
GIVING = frozenset(
    """
    according said says told tells adds added argued argues maintained maintains insists insisted claims claimed
    alleges alleged thinks thought believes believed estimates estimated reckons reckoned counted counts put puts gave
    gives spoke speaks speak reported recorded logged calculated read quoted maintain say think believe estimate
    speak reckon count holds hold blames denies denied disputes disputed rejects rejected dismissed dismisses
    stands stood repeated clarified
    """.split()
)
_SEGMENT = re.compile(r"; |, (?=while |whereas |but )|(?<=\w) (?=and at \S+ (?:\S+ ){0,5}by )")
_FIGURE_OF = re.compile(r"([\w’'-]+) (?:figure|number|count|estimate|toll) of (?:about |at least )?$")
_BY = re.compile(r"^(?: or more| or less)? by (?:the )?(?!\w+ing\b)([\w’'-]+)")
_BY_OWN = re.compile(r"\bby (?:his|her|their|its) (?:own )?(?:reckoning|count|estimate)\b")
_PRONOUNS = frozenset("he she it they his her its their".split())
_DETERMINED = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?) )?(?:[A-Z][\w.]*(?: [A-Z][\w.]*)*['’]s )?$")
_BEING = frozenset("was were been being is are".split())
_RELATIVE = frozenset("who which whose".split())
LOOKED_BACK = 3


@dataclass(frozen=True, slots=True)
class Party:
    """The stems that name who speaks, and the words; `named` is false for "he", named in a sentence before."""

    stems: frozenset[str]
    named: bool = True
    words: str = ""


def parties(line: Line) -> Iterator[tuple[int, Party]]:
    """Where each verb of reporting outside quotation marks begins, with its subject."""
    return parties_of(Wording(line.text, line.tokens, line.mentions))


def parties_of(wording: Wording) -> Iterator[tuple[int, Party]]:
    """The same of any text that has been read."""
    for n, word in enumerate(wording.words):
        if word.lower in GIVING and n not in wording.quoted and (n or word.lower == "according"):
            found = _subject(wording, n)
            stems = frozenset(wording.words[m].stem for m in found)
            if stems or _is_pronoun(wording, n):
                yield word.span.start, Party(stems, bool(stems), _text(wording, found))


def _text(wording: Wording, words: Sequence[int]) -> str:
    """The text from the first to the last of the words, "the" and "Norland's" before them with it."""
    if not words:
        return ""
    start = wording.words[min(words)].span.start
    before = _DETERMINED.search(wording.text, 0, start)
    return wording.text[before.start() if before else start : wording.words[max(words)].span.end]


def _subject(wording: Wording, verb: int) -> list[int]:
    if wording.words[verb].lower == "according":
        return phrase_after(wording, verb, ("to",), len(wording.words))
    told_before = any(is_finite(wording, n) for n in range(verb)) or 0 in wording.quoted
    if verb in wording.breaks and told_before and _before_relative(wording, verb) == verb:
        return run(wording, verb + 1) if verb + 1 < len(wording.words) else []
    if _is_passive(wording, verb):
        return []  # "an alarm was recorded": it says nothing
    start = _before_relative(wording, verb)
    while start > 0 and start not in wording.breaks and wording.kinds[start - 1] in ("auxiliary", "adverb"):
        start -= 1
    return phrase_before(wording, start - 1) if start else []


def _is_passive(wording: Wording, verb: int) -> bool:
    return wording.words[verb].lower != "quoted" and wording.words[verb - 1].lower in _BEING


def _before_relative(wording: Wording, verb: int) -> int:
    """Where the subject ends: before the clause of "Ida Brandt, who lives there, says", before "who says"."""
    if verb and wording.words[verb - 1].lower in _RELATIVE:
        return verb - 1
    if verb in wording.breaks and verb:
        opened = max(n for n in wording.breaks if n < verb)
        if opened and wording.words[opened].lower in _RELATIVE:
            return opened
    return verb


def _is_pronoun(wording: Wording, verb: int) -> bool:
    beside = wording.words[max(0, verb - 2) : verb]
    return any(word.lower in _PRONOUNS for word in beside)


def speaker(line: Line, index: StoryIndex, back: int = LOOKED_BACK) -> frozenset[str]:
    """Who speaks in a sentence of prose, "he" named; empty where nobody does or it cannot be read."""
    found = [party for _, party in parties(line)]
    if not found:
        return frozenset()
    return found[0].stems or last_named(line, index, back)


def holder(line: Line, value: Span, index: StoryIndex) -> frozenset[str]:
    """Who gives the value at `value`; empty where nobody is told."""
    if of := _FIGURE_OF.search(line.text[: value.start]) or _BY.match(line.text[value.end :]):
        owner = of.group(1).lower().replace("’", "'").removesuffix("'s")
        return (_opening(line) or last_named(line, index)) if owner in _PRONOUNS else frozenset({stem(owner)})
    start = max((m.end() for m in _SEGMENT.finditer(line.text, 0, value.start)), default=0)
    end = next((m.start() for m in _SEGMENT.finditer(line.text, value.end)), len(line.text))
    told = list(parties(line))
    inside = [(place, party) for place, party in told if start <= place < end] or told
    before = [party for place, party in inside if place < value.start]
    givers = before[-1:] or [party for _, party in inside]
    if not givers and not _BY_OWN.search(line.text):
        return frozenset()
    return (givers[0].stems if givers else frozenset()) or last_named(line, index)


def _opening(line: Line) -> frozenset[str]:
    """The subject that opens a sentence, "Ida Brandt" of "Ida Brandt stood by her figure"."""
    wording = Wording(line.text, line.tokens, line.mentions)
    return (
        frozenset(wording.words[m].stem for m in run(wording, 0)) if wording.kinds[:1] != ("pronoun",) else frozenset()
    )


def last_named(line: Line, index: StoryIndex, back: int = LOOKED_BACK) -> frozenset[str]:
    """Who spoke last before a sentence, in its article."""
    for earlier in reversed(index.before(line, back)):
        if named := [party.stems for _, party in parties(earlier) if party.named]:
            return named[-1]
    return frozenset()
