"""The phrases beside a verb: the subject before it, the object after it, and what follows a preposition."""

from __future__ import annotations

from summarizer.checking.alignment import Wording

_STOPS = frozenset({"relative", "subordinator", "auxiliary", "pronoun", "date"})
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_PARTICLES = frozenset("out up down off away back over".split())
_PLACELESS = frozenset("online home early late ahead alone live".split())  # adverbs that look like nouns
_LONGEST = 30  # words of one phrase
_REACH = 10  # words between a verb and the "by" that names who did it


def phrase_before(wording: Wording, end: int) -> list[int]:
    """The head words of the noun phrase that ends at `end`, without what follows its first preposition.

    An apposition between two marks counts with it: "Lacta, the dairy group, | was acquired" gives all three words.
    """
    start = _first(wording, end)
    if end + 1 in wording.breaks and start in wording.breaks and start > 0:
        outer = _first(wording, start - 1)
        if any(wording.kinds[n] == "word" for n in range(outer, start)):
            return _head(wording, outer, start - 1) + _head(wording, start, end)
    return _head(wording, start, end)


def _first(wording: Wording, end: int) -> int:
    """Where the run of words that may belong to one phrase begins."""
    n = end
    while n >= max(0, end - _LONGEST) and not _ends(wording, n):
        if n in wording.breaks:
            return n
        n -= 1
    return n + 1


def _ends(wording: Wording, n: int) -> bool:
    """Whether the word cannot be inside a subject; "based in Sabha" can, a verb with its object cannot."""
    kind = wording.kinds[n]
    if kind in _STOPS or n in wording.reporting:
        return True
    if kind == "past":
        following = wording.kinds[n + 1] if n + 1 < len(wording.words) else ""
        return following not in ("preposition", "word")
    return kind == "conjunction" and wording.kinds[n + 1] in ("past", "auxiliary")


def _head(wording: Wording, start: int, end: int) -> list[int]:
    """The content words from `start` up to the first preposition, without owners: "Stern's widow" gives the widow."""
    found: list[int] = []
    for n in range(start, end + 1):
        kind, word = wording.kinds[n], wording.words[n]
        if kind == "preposition" or (kind in ("past", "participle") and found):
            if found:
                break
            return []  # "In Sabha troops": what stands after the phrase is not told apart
        if word.text.endswith(_POSSESSIVE):
            found = []
        elif word.is_content and kind in ("word", "past"):
            found.append(n)
    return found


def object_after(wording: Wording, verb: int) -> list[int]:
    """The head words of the phrase right after a verb; [] before a preposition, a mark or a clause."""
    n, size = verb + 1, len(wording.words)
    while (
        n < size and n not in wording.breaks and (wording.kinds[n] == "adverb" or wording.words[n].lower in _PARTICLES)
    ):
        n += 1
    found = run(wording, n) if n not in wording.breaks else []
    end = found[-1] + 1 if found else 0
    if found and end in wording.breaks and end < len(wording.words) and wording.words[end].text[0].isupper():
        found += [m for m in run(wording, end) if wording.words[m].text[0].isupper()]  # "the suspect, Paul Krantz,"
    return found


def run(wording: Wording, n: int) -> list[int]:
    """The head words of the phrase that begins at `n`, up to its first preposition, verb, mark or second article."""
    found: list[int] = []
    first = n
    while n < len(wording.words) and (n == first or n not in wording.breaks):
        kind, word = wording.kinds[n], wording.words[n]
        if kind in ("determiner", "quantifier", "number"):
            if found:
                break
        elif word.text.endswith(_POSSESSIVE):
            found = []
        elif word.lower in _PLACELESS:
            break
        elif kind == "word" or (kind == "past" and not found):
            if word.is_content:
                found.append(n)
        elif kind != "adverb" and not (kind == "conjunction" and found and _names_more(wording, n)):
            break
        n += 1
    return found


def _names_more(wording: Wording, n: int) -> bool:
    """ "Ada Moreau [and] Per Stolt": a second noun, no second clause."""
    return n + 1 < len(wording.words) and wording.kinds[n + 1] == "word" and wording.words[n + 1].text[0].isupper()


def phrase_after(wording: Wording, start: int, prepositions: tuple[str, ...], stop: int) -> list[int]:
    """The head words after the first of these prepositions behind `start`, before any other verb."""
    for n in range(start + 1, min(stop, start + _REACH)):
        if wording.words[n].lower in prepositions:
            return run(wording, n + 1) if n + 1 not in wording.breaks and _opens_phrase(wording, n) else []
        if wording.kinds[n] in ("past", "auxiliary", "participle", "relative", "subordinator"):
            return []
    return []


def _opens_phrase(wording: Wording, n: int) -> bool:
    """Whether a noun follows for certain: after "to" a bare word may be a verb ("to repair its grid")."""
    if wording.words[n].lower != "to" or n + 1 == len(wording.words):
        return n + 1 < len(wording.words)
    return wording.kinds[n + 1] in ("determiner", "quantifier") or wording.words[n + 1].text[0].isupper()


def agent(wording: Wording, verb: int, stop: int) -> list[int]:
    """Who did what the passive tells: after "by", which may also bring a measure or a day, and then names nobody."""
    for n in range(verb + 1, min(stop, verb + _REACH)):
        if wording.words[n].lower == "by" and n + 1 < len(wording.words):
            return [] if wording.kinds[n + 1] in ("number", "date", "participle") else run(wording, n + 1)
        if wording.kinds[n] in ("past", "auxiliary", "participle", "relative", "subordinator"):
            return []
    return []
