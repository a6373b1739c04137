"""Does a claim say what its source sentence says? Checks on the words around the numbers and names.

A claim made from a known sentence stays checkable without a model: laid along the sentence, nothing may come in that
the sentence does not hold, and what governs the words it keeps must be kept with them: certainty, attribution,
negation, condition, prepositions, and the order of actor, act and object.
The checks err on the side of refusing: a claim refused costs a second try, one let through wrongly costs the reader.
"""

from __future__ import annotations

from collections.abc import Callable

from summarizer.checking.alignment import Alignment, Gap, Wording, align
from summarizer.checking.attribution import attribution, quotation, split
from summarizer.checking.lexicon import (
    CERTAINTY,
    CONDITION,
    CONDITION_PHRASES,
    CONTRAST,
    LIMIT,
    NEGATION,
    NON_FACTUAL,
    REVERSAL,
    SAYING,
)
from summarizer.checking.structure import deletion, order
from summarizer.records import MentionKind
from summarizer.text.equality import supports

__all__ = ["CHECKS", "Wording", "compare"]

SCOPE = 3  # content words a hedge or a negation is taken to govern; four began to reach the next clause
_ARTICLES = frozenset("a an the".split())
_BESIDE = frozenset("along together with who which including".split())
_BEING = frozenset("was were is are been has have had be".split())
_PAST_BEING = frozenset("was were".split())

_CLASS_OF = {word: name for name, words in CERTAINTY.items() for word in words if " " not in word}
_PHRASES = [(tuple(word.split()), name) for name, words in CERTAINTY.items() for word in words if " " in word]

Check = Callable[[Alignment], str | None]


def addition(pair: Alignment) -> str | None:
    """No content word comes in that the source sentence does not hold."""
    stems = {word.stem for word in pair.source.words}
    for i in pair.inserted():
        word = pair.claim.words[i]
        if word.is_content and word.stem not in stems and not _is_same_value(pair, i):
            if word.lower in SAYING and pair.source.reporting:
                continue
            return f"added: “{word.text}” is not in the source sentence"
    return None


def certainty(pair: Alignment) -> str | None:
    """A "may" stays a "may": no hedge is lost with its words kept, none is added."""
    source = pair.source
    for position, length in _hedges(source):
        if not all(n in pair.kept for n in range(position, position + length)) and _governs_kept(
            pair, position + length - 1
        ):
            return f"certainty changed: the source says “{source.words[position].text}”"
    for position, length in _hedges(pair.claim):
        if any(pair.source_of[i] is None for i in range(position, position + length)):
            return f"certainty changed: “{pair.claim.words[position].text}” is not in the source"
    return None


def modifiers(pair: Alignment) -> str | None:
    """An adjective that unsettles its noun ("alleged", "former") stays with the noun."""
    words = pair.source.words
    for n, word in enumerate(words[:-1]):
        if word.lower in NON_FACTUAL and n not in pair.kept and n + 1 in pair.kept:
            return f"certainty changed: the source says “{word.text} {words[n + 1].text}”"
    return None


def negation(pair: Alignment) -> str | None:
    """No "not" is lost with its words kept, and none is added."""
    for i in pair.inserted():
        if _negates(pair.claim, i):
            return f"negation added: “{pair.claim.words[i].text}”"
    for n, word in enumerate(pair.source.words):
        if n not in pair.kept and _negates(pair.source, n) and _governs_kept(pair, n):
            return f"negation lost: the source says “{word.text}”"
    return None


def condition(pair: Alignment) -> str | None:
    """A condition ("if", "unless", "only") is kept."""
    for n, word in enumerate(pair.source.words):
        if n in pair.kept:
            continue
        if word.lower in CONDITION or (word.lower in LIMIT and _governs_kept(pair, n)):
            return f"condition lost: the source says “{word.text}”"
        if _is_once(pair.source, n) and any(m in pair.kept for m in range(_segment(pair.source, n), n)):
            return "condition lost: the source says “once”"
        phrases = [p for p in CONDITION_PHRASES if p == tuple(w.lower for w in pair.source.words[n : n + len(p)])]
        if phrases:
            return f"condition lost: the source says “{' '.join(phrases[0])}”"
    return None


def _is_once(source: Wording, n: int) -> bool:
    """ "worth 34 million once its debts are counted": a condition; "he once promised" is none."""
    if source.words[n].lower != "once" or n + 1 == len(source.words):
        return False
    return source.kinds[n + 1] in ("determiner", "pronoun") or _is_possessive(source.words[n + 1].text)


def _segment(source: Wording, n: int) -> int:
    """Where what stands between two marks begins that holds the word at `n`."""
    return max(m for m in source.breaks if m <= n)


def contrast(pair: Alignment) -> str | None:
    """What takes the rest back is not left out: "was organized by a fan, though it appears to have been canceled"."""
    for gap in pair.gaps:
        words = [word.lower for word in pair.source.words[gap.start : gap.end]]
        negated = any(word in ("not", "never") or word.endswith("n't") for word in words)
        if words[:1] and words[0] in CONTRAST and (negated or REVERSAL & set(words)):
            return f"contrast lost: the source says “{' '.join(words)}”"
    return None


def restriction(pair: Alignment) -> str | None:
    """What tells which ones are meant, or what broke in on what went on, is not left out with the rest kept.

    "Every recommendation that concerned it" is not every one; who had been fighting "when they were bombed" is news.
    """
    source = pair.source
    for gap in pair.gaps:
        if gap.before != gap.start - 1 or gap.start in source.breaks:
            continue
        if _restricts(source, gap) or (source.words[gap.start].lower == "when" and _goes_on(source, gap.start)):
            words = source.words[max(0, gap.start - 1) : gap.start + 3]
            return f"restriction lost: the source says “{' '.join(word.text for word in words)} ...”"
    return None


def _restricts(source: Wording, gap: Gap) -> bool:
    """Whether a clause is left out that tells which of many: "every step that ...", "for information that ...".

    "The gang leader who ordered it" is one man with the clause or without.
    """
    n = gap.start
    noun = source.kinds[n - 1] == "word" and source.words[n - 1].is_content and n - 1 not in source.reporting
    if source.words[n].lower not in _WHICH or not noun or n - 1 in source.inside:
        return False
    before = range(max(_segment(source, n - 1), n - 4), n - 1)
    if any(source.words[m].lower in _OF_MANY for m in before):
        return True
    bare = n > 1 and source.kinds[n - 2] == "preposition" and source.words[n].lower in ("that", "which")
    return bare and gap.after is None


def _goes_on(source: Wording, n: int) -> bool:
    """Whether something was going on before: "had been fighting", "was walking"."""
    before = range(max(_segment(source, n), n - 16), n - 1)
    return any(source.words[m].lower in _GOING and source.kinds[m + 1] == "participle" for m in before)


_WHICH = frozenset("that who which whose".split())
_OF_MANY = frozenset("every all any each no only those most few".split())
_GOING = frozenset("been was were".split())


def relation(pair: Alignment) -> str | None:
    """No small word comes in that makes another relation: "by", "because", "after", "to", "not", "and" for "to"."""
    for i in pair.inserted():
        if not pair.claim.words[i].is_content and not _may_enter(pair, i):
            return f"relation changed: “{pair.claim.words[i].text}” does not stand there in the source sentence"
    return None


def form(pair: Alignment) -> str | None:
    """Words keep their forms: "to seize" is not "seized", "the minister's aide" not "the minister"."""
    for i, n in enumerate(pair.source_of):
        if n is not None and not _same_form(pair, i, n):
            return f"changed: the source says “{pair.source.words[n].text}”"
    return None


def grouping(pair: Alignment) -> str | None:
    """No comma comes in before who is beside somebody: "shot, along with Lund, is well" says that she is well too."""
    for i, n in enumerate(pair.source_of[1:], 1):
        before = pair.source_of[i - 1]
        joined = n is not None and before == n - 1 and "," not in pair.source.gap(n)
        if joined and pair.claim.words[i].lower in _BESIDE and "," in pair.claim.gap(i):
            return f"grouping changed: a comma before “{pair.claim.words[i].text}” that the source has not"
    return None


CHECKS: dict[str, Check] = {
    "addition": addition,
    "certainty": certainty,
    "modifiers": modifiers,
    "attribution": attribution,
    "quotation": quotation,
    "split": split,
    "negation": negation,
    "condition": condition,
    "restriction": restriction,
    "contrast": contrast,
    "relation": relation,
    "grouping": grouping,
    "form": form,
    "order": order,
    "deletion": deletion,
}


def compare(claim: Wording, source: Wording) -> tuple[tuple[str, str], ...]:
    """The checks that fail, as (check, reason); empty when the claim says what the source sentence says."""
    if claim.text == source.text:
        return ()
    pair = align(claim, source)
    found = ((name, check(pair)) for name, check in CHECKS.items())
    return tuple((name, reason) for name, reason in found if reason)


def _hedges(wording: Wording) -> list[tuple[int, int]]:
    """Position and length of each hedge."""
    lower = [word.lower for word in wording.words]
    # "in May" is a month, and "will" as a name starts with a capital inside a sentence.
    single = [
        (n, 1)
        for n, word in enumerate(lower)
        if word in _CLASS_OF
        and wording.kinds[n] not in ("date", "number")
        and not (n and wording.words[n].text[0].isupper())
    ]
    phrases = [
        (n, len(words))
        for words, _ in _PHRASES
        for n in range(len(lower) - len(words) + 1)
        if tuple(lower[n : n + len(words)]) == words
    ]
    return sorted(single + phrases)


def _governs_kept(pair: Alignment, position: int) -> bool:
    """Whether the claim keeps what a hedge or negation governs: the next content word, or half of the next few."""
    source = pair.source
    scope: list[int] = []
    is_adverb = source.kinds[position] == "adverb"
    for n in range(position + 1, len(source.words)):
        if len(scope) == SCOPE or any(mark in source.gap(n) for mark in ";:—"):
            break
        if n in source.breaks and not is_adverb:
            break
        if source.words[n].is_content or source.kinds[n] == "number":
            scope.append(n)
    if not scope and is_adverb:  # "..., apparently"
        scope = [n for n in range(position) if source.words[n].is_content][-SCOPE:]
    return bool(scope) and (scope[0] in pair.kept or 2 * sum(n in pair.kept for n in scope) >= len(scope))


def _negates(wording: Wording, n: int) -> bool:
    lower = wording.words[n].lower
    return lower in NEGATION or lower.endswith("n't")


def _is_same_value(pair: Alignment, i: int) -> bool:
    """Whether the word belongs to a number or date that the source writes otherwise ("12" for "twelve")."""
    mention = pair.claim.inside.get(i)
    if not mention or mention.kind is MentionKind.NAME:
        return False
    return any(supports(mention, other) for other in pair.source.mentions)


def _may_enter(pair: Alignment, i: int) -> bool:
    """Whether a small word may come in: an article, "that" after a verb of saying, "and" for a dropped one ..."""
    claim, source = pair.claim, pair.source
    lower, (before, after) = claim.words[i].lower, pair.neighbours(i)
    following = i + 1 < len(claim.words)
    if lower in _ARTICLES or _is_same_value(pair, i):
        return True
    if lower == "that":
        return i > 0 and i - 1 in claim.reporting
    if lower == "and":
        return after is not None and before is not None and after > before and _joins(pair, before, after)
    if lower in _PAST_BEING:
        lost = [n for n in range((before or 0) + 1, after or 0) if source.words[n].lower in _BEING]
        return len(lost) == 2 or (after in source.breaks and source.kinds[after] == "past")
    if lower in SAYING or (lower == "to" and i and claim.words[i - 1].lower == "according"):
        return bool(source.reporting)
    return lower in ("on", "in") and following and claim.kinds[i + 1] == "date" and after in source.breaks


def _joins(pair: Alignment, before: int, after: int) -> bool:
    """Whether the source has the two joined too: by a mark before a participle, or with an item between left out."""
    source = pair.source
    if source.kinds[after] == "participle" and after in source.breaks:
        return True
    return source.kinds[before] == source.kinds[after] == "word" and any(
        source.words[n].lower == "and" for n in range(before + 1, min(len(source.words), after + 12))
    )


def _same_form(pair: Alignment, i: int, n: int) -> bool:
    said, word = pair.claim.words[i], pair.source.words[n]
    if _is_possessive(said.text) != _is_possessive(word.text):
        return False
    if said.lower == word.lower or (len(said.stem) <= 3 and not said.lower.isalpha()):
        return True
    if said.stem == "us" or (said.lower in SAYING and word.lower in SAYING):
        return True
    # "and admitted" may become ", admitting", and the other way about; "to seize" never ", seizing".
    unbound = n > 0 and pair.source.kinds[n - 1] in ("conjunction", "pronoun", "relative")
    if said.lower.endswith("ing"):
        return i in pair.claim.breaks and unbound and n - 1 not in pair.kept
    past = pair.claim.kinds[i] == "past" and i > 0 and pair.claim.words[i - 1].lower == "and"
    return past and pair.source.kinds[n] == "participle" and n in pair.source.breaks


def _is_possessive(text: str) -> bool:
    return text.endswith(("'s", "’s", "'", "’"))
