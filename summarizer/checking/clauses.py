"""Where the verbs and subjects of a sentence are, as far as small words and endings tell."""

from __future__ import annotations

from summarizer.checking.alignment import Wording
from summarizer.checking.lexicon import INTRANSITIVE, PRESENT
from summarizer.records import Number

_TEMPORAL = frozenset({"since", "before", "after", "as", "than"})
VERBAL = frozenset({"past", "participle", "auxiliary"})


def has_verb(source: Wording, start: int, end: int) -> bool:
    return any(source.kinds[n] in VERBAL or n in source.reporting for n in range(start, end))


def is_finite(source: Wording, n: int) -> bool:
    """Whether the word is surely its clause's verb: an auxiliary, a reporting verb, or a past form with an object."""
    kind = source.kinds[n]
    if kind == "auxiliary" or n in source.reporting or source.words[n].lower in PRESENT | INTRANSITIVE:
        return True
    following = source.kinds[n + 1] if n + 1 < len(source.words) and n + 1 not in source.breaks else "end"
    if kind == "past":
        if following in ("determiner", "quantifier", "number", "date", "adverb", "pronoun", "word", "conjunction"):
            return True
        stop = next(m for m in sorted(source.breaks) if m > n)
        return source.words[min(n + 1, stop - 1)].lower != "by" and not has_verb(source, n + 1, stop)
    infinitive = n > 0 and source.words[n - 1].lower == "to"
    return (
        kind == "word"
        and not infinitive
        and source.words[n].text[0].islower()
        and following in ("determiner", "number", "pronoun")
    )


def has_finite_verb_before(source: Wording, n: int) -> bool:
    """Whether a verb stands before the word at `n`: in its own clause, or the verb of saying that opens it."""
    start = max((m for m in range(n) if m in source.reporting or source.kinds[m] == "relative"), default=0)
    return any(is_finite(source, m) for m in range(start, n))


def is_subject(source: Wording, n: int) -> bool:
    """Whether the noun ending at `n` may be the subject of what follows: its clause has no verb yet."""
    if n in source.reporting or source.kinds[n] not in ("word", "past", "number", "date"):
        return False
    start = max((m + 1 for m in range(n) if _opens_clause(source, m)), default=0)
    return not any(is_finite(source, m) for m in range(start, n))


def _opens_clause(source: Wording, n: int) -> bool:
    """Whether a clause begins after the word at `n`; after "since" and "before" there may be a mere date."""
    kind, word = source.kinds[n], source.words[n].lower
    if kind == "conjunction":
        return n in source.breaks
    return n in source.reporting or kind == "relative" or (kind == "subordinator" and word not in _TEMPORAL)


def main_words(source: Wording) -> list[int]:
    """The words outside relative and subordinate clauses."""
    found, n = [], 0
    while n < len(source.words):
        if source.kinds[n] in ("relative", "subordinator") and not (n and n - 1 in source.reporting):
            n = _clause_end(source, n)
        else:
            found.append(n)
            n += 1
    return found


def is_sure(source: Wording, n: int) -> bool:
    """Whether the word is a verb for certain: "was", "said", "cost the minister"; not "escaped from"."""
    if source.kinds[n] == "participle" or not is_finite(source, n):
        return False
    following = source.kinds[n + 1] if n + 1 < len(source.words) else "end"
    known = n in source.reporting or source.words[n].lower in INTRANSITIVE
    return source.kinds[n] != "past" or known or following in ("determiner", "number", "pronoun")


def _clause_end(source: Wording, n: int) -> int:
    """Where the clause ends that begins at `n`: at the next mark if it follows one, else after its verb."""
    end = min(m for m in source.breaks if m > n)
    if n in source.breaks:
        return end
    verb = next((m for m in range(n + 1, end) if is_finite(source, m)), end - 1)
    return next((m for m in range(verb + 1, end) if source.kinds[m] not in VERBAL), end)


def is_determined(source: Wording, n: int) -> bool:
    """Whether the noun ending at `n` stands for certain things: a name, or under an article, a number or "his"."""
    while n >= 0 and source.kinds[n] in ("word", "past", "participle", "adverb", "conjunction"):
        word = source.words[n]
        if n and word.text[0].isupper():
            return True
        if word.text.endswith(("'s", "’s", "s'", "s’")):
            return True
        if n in source.breaks:
            return False
        n -= 1
    # "No homes [in the hills] have water", "all players [on the bus]": they hold of those only.
    general = n >= 0 and source.words[n].lower in ("no", "all", "every", "each", "any", "most", "many", "few")
    return n >= 0 and not general and source.kinds[n] in ("determiner", "number", "quantifier")


def is_measure(source: Wording, n: int) -> bool:
    """Whether a number at `n` carries its unit and waits for no noun: "$9 billion", "8%"."""
    value = source.inside[n].value if n in source.inside else None
    return isinstance(value, Number) and bool(value.unit)


def is_event(source: Wording, stop: int) -> bool:
    """Whether the words before `stop` tell what happened, not what holds: their verb is past, and nothing is denied."""
    first = next((n for n in main_words(source) if n < stop and is_finite(source, n)), None)
    if first is None or any(word.lower in ("not", "no") for word in source.words):
        return False
    return source.kinds[first] == "past" or source.words[first].lower in ("was", "were", "had")
