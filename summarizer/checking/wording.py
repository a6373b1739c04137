"""Does a claim say what its source sentence says? Checks on the words around the numbers and names.

A claim made from a known sentence stays checkable without a model: nothing may come in that the sentence does not
hold, and what governs the words it keeps must be kept with them: certainty, attribution, negation, condition, prepositions, and the order of actor, act and object.
The checks err on the side of refusing: a claim refused costs a second try, one let through wrongly costs the reader.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from summarizer.checking.lexicon import (
    CERTAINTY,
    CONDITION,
    NEGATION,
    NON_FACTUAL,
    RELATION,
    REPORTING,
)
from summarizer.records import Mention, MentionKind
from summarizer.text.words import Token, tokens

SCOPE = 3  # content words a hedge or a negation is taken to govern; four began to reach the next clause
DETERMINERS = frozenset("the a an his her its their our your my this that these those some any all".split())
PREPOSITIONS = frozenset(
    "of for from in on at by to with against into between among over under near about through within without".split()
)
_BREAK = re.compile(r"[,;:—–\"“”()]|\s-+\s")

# Words with which a phrase begins.
_OPENERS = PREPOSITIONS | frozenset(
    "who which where when while that and but or although though because since as after before during despite including "
    "according following amid until upon toward towards along via per using".split()
)
_ADVERBS = frozenset("also then later again just still even already now too very quite".split())

_AUXILIARIES = frozenset("was were is are has have had been be".split())
_DAY_PARTS = PREPOSITIONS | frozenset("morning afternoon evening night noon midnight early late".split())
# What may go when a clause becomes a sentence of its own or a phrase: "which is backed", "while he said".
_LINKS = frozenset("who which that while although though but and he she his her him it its they them their".split())

_CLASS_OF = {word: name for name, words in CERTAINTY.items() for word in words if " " not in word}
_PHRASES = [(tuple(word.split()), name) for name, words in CERTAINTY.items() for word in words if " " in word]


@dataclass(frozen=True)
class Wording:
    """A text's words, with those inside numbers and dates set apart (their values are compared elsewhere)."""

    text: str
    words: tuple[Token, ...]
    valued: frozenset[int]  # positions of words inside a number or a date

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention] = ()) -> Wording:
        words = tokens(text)
        spans = [m.span for m in mentions if m.kind is not MentionKind.NAME]
        inside = {
            n for n, w in enumerate(words) if any(s.start < w.span.end and w.span.start < s.end for s in spans)
        }
        return cls(text, words, frozenset(inside))

    @cached_property
    def content(self) -> tuple[tuple[int, str], ...]:
        """Position and stem of each content word outside numbers and dates."""
        return tuple((n, w.stem) for n, w in enumerate(self.words) if w.is_content and n not in self.valued)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(w.stem for w in self.words)

    @cached_property
    def starts(self) -> frozenset[int]:
        """Positions of words that follow a mark, "that" or a verb of saying: where a block of words may have been moved."""
        after = {0}
        for n in range(1, len(self.words)):
            gap = self.text[self.words[n - 1].span.end : self.words[n].span.start]
            follows = self.words[n - 1].lower == "that" or self.words[n - 1].lower in REPORTING
            if _BREAK.search(gap) or follows or self.words[n].lower in PREPOSITIONS:
                after.add(n)
        return frozenset(after)

    def scope(self, position: int) -> tuple[str, ...]:
        """The stems of the content words that the word at `position` governs: the next few of its clause."""
        following = []
        for n in range(position + 1, len(self.words)):
            gap = self.text[self.words[n - 1].span.end : self.words[n].span.start]
            if any(mark in gap for mark in ";:—") or len(following) == SCOPE:
                break
            if self.words[n].is_content:
                following.append(self.words[n].stem)
        return tuple(following)


Check = Callable[[Wording, Wording], str | None]


def certainty(claim: Wording, source: Wording) -> str | None:
    """A "may" stays a "may": no hedge is lost with its words kept, none is added."""
    kept = {name for _, name in _hedges(claim)}
    for position, name in _hedges(source):
        if name not in kept and _is_kept(source.scope(position), claim):
            return f"certainty changed: the source says “{source.words[position].text}”"
    known = {name for _, name in _hedges(source)}
    for position, name in _hedges(claim):
        if name not in known:
            return f"certainty changed: “{claim.words[position].text}” is not in the source"
    return None


def attribution(claim: Wording, source: Wording) -> str | None:
    """A party's claim stays that party's claim: who reports it is kept with what is reported."""
    said = {claim.words[n].stem for n in _reporting(claim)}
    for n in _reporting(source):
        if not _is_reported(n, claim, source):
            continue
        verb = source.words[n]
        if verb.stem not in said:
            return f"attribution lost: the source says “{verb.text}”"
        if not _speaker_kept(n, claim, source):
            return f"attribution lost: who “{verb.text}” it is missing"
    if said and not _reporting(source):
        return "attribution added: the source names nobody who says it"
    return None


def negation(claim: Wording, source: Wording) -> str | None:
    """No "not" is lost with its words kept, and none is added."""
    have, had = _count(claim, NEGATION), _count(source, NEGATION)
    if have - had:
        return f"negation added: “{next(iter(have - had))}”"
    for n, word in enumerate(source.words):
        is_negator = word.lower in NEGATION or word.lower.endswith("n't")
        if is_negator and not have[_negator(word)] and _is_kept(source.scope(n), claim):
            return f"negation lost: the source says “{word.text}”"
    return None


def condition(claim: Wording, source: Wording) -> str | None:
    """A condition ("if", "unless", "only") is kept."""
    have = {w.lower for w in claim.words}
    lost = [w.text for w in source.words if w.lower in CONDITION and w.lower not in have]
    return f"condition lost: the source says “{lost[0]}”" if lost else None


def addition(claim: Wording, source: Wording) -> str | None:
    """No content word comes in that the source sentence does not hold."""
    reports = set(_reporting(claim)) if _reporting(source) else set()
    added = [claim.words[n].text for n, s in claim.content if s not in source.stems and n not in reports]
    return f"added: “{added[0]}” is not in the source sentence" if added else None


def relation(claim: Wording, source: Wording) -> str | None:
    """No "by", "because" or "after" comes in, and a word keeps the preposition that governs it."""
    extra = _count(claim, RELATION) - _count(source, RELATION)
    if extra:
        return f"relation added: “{next(iter(extra))}” is not in the source sentence"
    allowed = _governors(source)
    for n, s in claim.content:
        if s in allowed and _governor(claim, n) not in allowed[s]:
            return f"relation changed at “{claim.words[n].text}”"
    return None


def modifiers(claim: Wording, source: Wording) -> str | None:
    """An adjective that unsettles its noun ("alleged", "former") stays with the noun."""
    have = {w.lower for w in claim.words}
    for n, word in enumerate(source.words[:-1]):
        if word.lower in NON_FACTUAL and word.lower not in have and source.words[n + 1].stem in claim.stems:
            return f"certainty changed: the source says “{word.text} {source.words[n + 1].text}”"
    return None


def order(claim: Wording, source: Wording) -> str | None:
    """Actor, act and object stand in the source's order; one block may have been moved to the other end."""
    if _turn(claim, source) is None:
        return "the order of who does what differs from the source sentence"
    return None


def deletion(claim: Wording, source: Wording) -> str | None:
    """What is left out is a whole phrase: no subject, verb or object that holds the rest together."""
    turn = _turn(claim, source) or 0
    words = [*source.words[turn:], *source.words[:turn]]
    matcher = SequenceMatcher(None, [w.stem for w in words], [w.stem for w in claim.words], autojunk=False)
    for kind, start, end, _, _ in matcher.get_opcodes():
        if kind in ("delete", "replace") and not _is_phrase(words, start, end, source):
            return f"what is left out breaks the sentence: “{' '.join(w.text for w in words[start:end])}”"
    return None


CHECKS: dict[str, Check] = {
    "addition": addition,
    "certainty": certainty,
    "modifiers": modifiers,
    "attribution": attribution,
    "negation": negation,
    "condition": condition,
    "relation": relation,
    "order": order,
    "deletion": deletion,
}


def compare(claim: Wording, source: Wording) -> tuple[tuple[str, str], ...]:
    """The checks that fail, as (check, reason); empty when the claim says what the source sentence says."""
    found = ((name, check(claim, source)) for name, check in CHECKS.items())
    return tuple((name, reason) for name, reason in found if reason)


def _hedges(wording: Wording) -> list[tuple[int, str]]:
    lower = [w.lower for w in wording.words]
    # "in May" is a month, and "will" as a name starts with a capital inside a sentence.
    single = [
        (n, _CLASS_OF[word])
        for n, word in enumerate(lower)
        if word in _CLASS_OF and n not in wording.valued and not (n and wording.words[n].text[0].isupper())
    ]
    phrases = [
        (n, name)
        for words, name in _PHRASES
        for n in range(len(lower) - len(words) + 1)
        if tuple(lower[n : n + len(words)]) == words
    ]
    return sorted(single + phrases)


def _is_kept(scope: Sequence[str], claim: Wording) -> bool:
    """Whether the claim says what a hedge or negation governs: at least half of those words."""
    return bool(scope) and 2 * sum(s in claim.stems for s in scope) >= len(scope)


def _is_noun(wording: Wording, position: int) -> bool:
    """Whether a word that reports is a noun here ("the report", "in statements")."""
    before = wording.words[position - 1].lower if position else ""
    return before in DETERMINERS or before in PREPOSITIONS


def _reporting(wording: Wording) -> list[int]:
    """Positions of the words that report somebody's speech or view: not the nouns, nor "States" in a name."""
    return [
        n
        for n, word in enumerate(wording.words)
        if word.lower in REPORTING and not (n and word.text[0].isupper()) and not _is_noun(wording, n)
    ]


def _is_reported(verb: int, claim: Wording, source: Wording) -> bool:
    """Whether the claim says what this reporting verb reports: half of the content words around it or more."""
    before = [s for n, s in source.content if n < verb][-4:]
    after = [s for n, s in source.content if n > verb][:4]
    return any(part and 2 * sum(s in claim.stems for s in part) >= len(part) for part in (before, after))


def _speaker_kept(verb: int, claim: Wording, source: Wording) -> bool:
    """Whether someone who could be the speaker near this reporting verb is still in the claim."""
    first = verb if source.words[verb].lower == "according" else max(0, verb - 6)
    near = [source.words[n] for n in range(first, min(len(source.words), verb + 7)) if n != verb]
    speakers = {w.stem for w in near if w.is_content and w.lower not in REPORTING}
    kept = len(speakers & claim.stems)
    return not speakers or (2 * kept >= len(speakers) if source.words[verb].lower == "according" else kept > 0)


def _negator(word: Token) -> str:
    return "not" if word.lower.endswith("n't") else word.lower


def _count(wording: Wording, table: frozenset[str]) -> Counter[str]:
    return Counter(_negator(w) for w in wording.words if w.lower in table or (table is NEGATION and "n't" in w.lower))


def _governor(wording: Wording, position: int) -> str | None:
    """The preposition right before the word at `position`, articles and possessives skipped."""
    n = position - 1
    while n >= 0 and wording.words[n].lower in DETERMINERS:
        n -= 1
    return wording.words[n].lower if n >= 0 and wording.words[n].lower in PREPOSITIONS else None


def _governors(source: Wording) -> dict[str, set[str | None]]:
    """For each content stem, the prepositions it may stand under: its own, or that of the compound it ends."""
    allowed: dict[str, set[str | None]] = {}
    inherited: str | None = None
    previous = -2
    for n, s in source.content:
        own = _governor(source, n)
        inherited = own or (inherited if n == previous + 1 else None)
        allowed.setdefault(s, set()).update({own} if own else {inherited, None})
        previous = n
    return allowed


def _turn(claim: Wording, source: Wording) -> int | None:
    """The word of the source at which the claim starts, so that its content words follow the source's; None if none."""
    said = [s for _, s in source.content]
    wanted = [s for _, s in claim.content if s in set(said)]
    for start in sorted(source.starts):
        turn = sum(n < start for n, _ in source.content)
        if _is_subsequence(wanted, said[turn:] + said[:turn]):
            return start
    return None


def _is_phrase(words: Sequence[Token], start: int, end: int, source: Wording) -> bool:
    """Whether words `start` to `end` can be left out whole: an article, an adverb, a date, a modifier, or a phrase.

    A phrase begins after a mark or with a preposition, conjunction or relative pronoun, and ends where the next begins.
    """
    gone = words[start:end]
    linking = gone[0].lower in _LINKS and all(w.lower in _LINKS | _AUXILIARIES for w in gone)
    if linking or _is_auxiliary(words, start, end):
        return True
    if all(w.lower in DETERMINERS or w.lower in _ADVERBS or w.lower.endswith("ly") for w in gone):
        return True
    if all(n in source.valued or w.lower in _DAY_PARTS for n, w in enumerate(source.words) if w in gone):
        return True
    before, after = (words[start - 1] if start else None), (words[end] if end < len(words) else None)
    if all(w.is_content and w.text[0].islower() for w in gone) and before and after:
        return not before.is_content and after.is_content and _adjoin(source, gone[-1], after)
    if after is None and gone[0].lower.endswith(("ed", "ing")) and any(w.lower in _AUXILIARIES for w in words[:start]):
        return True  # "in an operation carried out at night": a participle that closes the sentence, its verb kept
    return _opens(source, before, gone[0]) and (after is None or _opens(source, gone[-1], after))


def _is_auxiliary(words: Sequence[Token], start: int, end: int) -> bool:
    """Headline style: "Heath was arrested on" as "Heath arrested on"; not before an object, which would turn it about."""
    if not all(w.lower in _AUXILIARIES for w in words[start:end]) or end + 1 >= len(words):
        return False
    return words[end].lower.endswith("ed") and words[end + 1].lower in PREPOSITIONS


def _opens(source: Wording, before: Token | None, word: Token) -> bool:
    """Whether a phrase begins at `word`, which follows `before`."""
    if before is None or before.span.start > word.span.start:
        return True  # the sentence's edge, or the seam of a block that was moved
    return word.lower in _OPENERS or bool(_BREAK.search(source.text[before.span.end : word.span.start]))


def _adjoin(source: Wording, word: Token, after: Token) -> bool:
    return not source.text[word.span.end : after.span.start].strip(" -")


def _is_subsequence(wanted: Sequence[str], said: Sequence[str]) -> bool:
    rest = iter(said)
    return all(any(s == other for other in rest) for s in wanted)

