"""Who says what: a party's claim stays that party's claim, in its own words where they are quoted."""

from __future__ import annotations

import re

from summarizer.checking.alignment import Alignment, Wording
from summarizer.checking.clauses import is_finite, main_words
from summarizer.checking.lexicon import REPORTING, SAYING

_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][\"”’)]*\s")
_LINKING = frozenset({"preposition", "relative", "subordinator", "conjunction"})


# With these a clause opens that tells nothing without the next one.
_OPEN_CLAUSE = frozenset("if when unless until although though while because since as just even whether".split())


def attribution(pair: Alignment) -> str | None:
    """Who reports a thing is kept with what is reported; no other speaker comes in."""
    source = pair.source
    stated = [i for i in pair.claim.reporting if pair.source_of[i] is None]
    for n in source.reporting:
        if _is_seconded(pair, n):
            continue
        if n not in pair.kept and _says(pair, n):
            swapped = source.words[n].lower in SAYING and any(pair.claim.words[i].lower in SAYING for i in stated)
            if not swapped:
                return f"attribution lost: the source says “{source.words[n].text}”"
        if (n in pair.kept or _says(pair, n)) and not _speaker_kept(pair, n):
            return f"attribution lost: who “{source.words[n].text}” it is missing"
    lost = [n for n in source.reporting if n not in pair.kept and source.words[n].lower in SAYING]
    if len(stated) > len(lost):
        return f"attribution added: “{pair.claim.words[stated[0]].text}” is not in the source sentence"
    return None


def quotation(pair: Alignment) -> str | None:
    """Quoted words stay quoted and unbroken, and no others are."""
    claim, source = pair.claim, pair.source
    for i, n in enumerate(pair.source_of):
        if n is None or not (i in claim.quoted or n in source.quoted):
            if n is None and i in claim.quoted:
                return f"quotation changed: “{claim.words[i].text}”"
            continue
        if i not in claim.quoted and (claim.words[i].is_content or {n - 1, n + 1} <= source.quoted.keys()):
            return f"quotation marks lost at “{claim.words[i].text}”"
        if i in claim.quoted and n not in source.quoted:
            return f"quotation marks added at “{claim.words[i].text}”"
        if _is_broken_off(pair, i, n):
            return f"quotation broken off after “{claim.words[i].text}”"
        same = i + 1 in claim.quoted and claim.quoted.get(i) == claim.quoted[i + 1]
        if same and pair.source_of[i + 1] != n + 1:
            return f"quotation changed after “{claim.words[i].text}”"
    return None


def _is_broken_off(pair: Alignment, i: int, n: int) -> bool:
    """Whether a quotation that its speaker interrupts ("Even if you fear it," she said, "do not run") has lost what
    follows him: the claim's word `i` is the last before him, and word `n` of the source."""
    claim, source = pair.claim, pair.source
    ends = i in claim.quoted and claim.quoted.get(i + 1) != claim.quoted[i] and source.quoted.get(n + 1) is None
    if not ends or n + 1 >= len(source.words) or "," not in source.gap(n + 1):
        return False
    following = next((m for m in range(n + 1, len(source.words)) if m in source.quoted), None)
    goes_on = following is not None and source.words[following].text[0].islower()
    begun = source.words[min(m for m in source.quoted if source.quoted[m] == source.quoted[n])].lower in _OPEN_CLAUSE
    return goes_on and begun and not any(m in pair.kept for m in source.quoted if m > n)


def split(pair: Alignment) -> str | None:
    """A sentence cut in two keeps the speaker in both halves."""
    claim = pair.claim
    for i in range(1, len(claim.words)):
        if not _SENTENCE_END.search(claim.gap(i)) or not pair.source.reporting:
            continue
        n = pair.source_of[i]
        if n is not None and pair.source_of[i - 1] == n - 1 and _SENTENCE_END.search(pair.source.gap(n)):
            continue
        if not any(m > i for m in claim.reporting):
            return f"attribution lost: nobody says what begins with “{claim.words[i].text}”"
    return None


def _says(pair: Alignment, verb: int) -> bool:
    """Whether the claim keeps what this verb reports: two content words of it or half."""
    source = pair.source
    reported = _reported_after(source, verb)
    if reported is None:
        reported = range(verb)
    content = [n for n in reported if source.words[n].is_content or source.kinds[n] in ("number", "date")]
    kept = [n for n in content if n in pair.kept]
    return bool(kept) and (len(kept) >= 2 or 2 * len(kept) >= len(content))


def _is_seconded(pair: Alignment, verb: int) -> bool:
    """ ", as villagers claimed" may go where another still says so."""
    source = pair.source
    if verb in pair.kept:
        return False
    start = max(n for n in source.breaks if n <= verb)
    return source.words[start].lower == "as" and any(n in pair.kept for n in source.reporting if n < start)


def _reported_after(source: Wording, verb: int) -> range | None:
    """The words after a verb of saying that it reports; None when it follows them ("..., police said on Monday")."""
    size = len(source.words)
    if source.words[verb].lower == "according":
        first = next((n for n in sorted(source.breaks) if n > verb), size)
        return range(first, size) if verb == 0 else None
    if _is_postposed(source, verb):
        return None
    clause = _until_break(source, verb + 1)
    told = any(is_finite(source, n) or source.words[n].lower in ("that", "to") for n in clause)
    return range(verb + 1, size) if told else clause  # "wrote a letter, and ...": a thing, no statement


def _is_postposed(source: Wording, verb: int) -> bool:
    """Whether the speaker and the verb stand after a comma or quotation, as an aside or at the end."""
    start = max(n for n in source.breaks if n <= verb)
    if source.words[start].lower == "as":
        return True
    if start == 0 or source.kinds[start] in _LINKING or source.kinds[start] == "participle":
        return False
    end = min(n for n in source.breaks if n > verb)
    if any(is_finite(source, n) for n in range(start, verb) if source.kinds[n + 1] != "past"):
        return False
    if source.words[verb].lower in ("told", "tells"):
        return end == len(source.words) or start == verb
    if start == verb:  # ", said a spokesman", after what he said; not "Idris Malk, who works there, said"
        return start in source.quoted or any(is_finite(source, n) for n in main_words(source) if n < verb)
    clause = [n for n in range(verb + 1, end) if source.kinds[n] not in ("date", "preposition", "adverb")]
    begins = min(clause, default=end)
    # ", Petr Lund said on Sunday after he had met the owners": the verb after "after" opens no report.
    phrase = range(verb + 1, next((n for n in range(verb + 1, end) if source.kinds[n] == "subordinator"), end))
    objects = begins < end and source.kinds[verb + 1] not in ("preposition", "date", "adverb")
    verbs = [n for n in phrase if source.kinds[n] in ("past", "auxiliary") and not _describes(source, verb, n)]
    opened = bool(verbs) or any(source.words[n].lower == "that" for n in phrase)
    return not objects and not opened


def _describes(source: Wording, verb: int, n: int) -> bool:
    """ "police said in a statement [issued] Sunday": a participle of the noun the phrase after "said" ends with."""
    between = source.kinds[verb + 1 : n]
    return between[:2] == ("preposition", "determiner") and not {"preposition", "date"} & set(between[2:])


def _speaker_kept(pair: Alignment, verb: int) -> bool:
    """Whether whoever speaks is still named: by a name where the source gives one, else by a word."""
    source = pair.source
    speaker = _speaker(source, verb)
    if not speaker:
        return True
    names = [n for n in speaker if source.words[n].text[0].isupper() and n]
    if names:
        return any(n in pair.kept for n in names)
    first = next((n for n in range(speaker[0], speaker[-1]) if source.kinds[n] == "preposition"), speaker[-1] + 1)
    return any(n in pair.kept for n in speaker if n < first)


def _speaker(source: Wording, verb: int) -> list[int]:
    """The content words of the phrase that speaks: after "according to" or an inverted verb, else before the verb."""
    if source.words[verb].lower == "according":
        return _phrase(source, verb + 2)
    following = source.kinds[verb + 1] if verb + 1 < len(source.words) else "end"
    told = source.words[verb].lower in ("told", "tells", "asked")
    inverted = not told and verb in source.breaks and following in ("determiner", "word", "quantifier", "number")
    if inverted and not any(is_finite(source, n) for n in _until_break(source, verb + 1)):
        return _phrase(source, verb + 1)
    marks = sorted(n for n in source.breaks if n <= verb)
    start = marks[-1]
    if start == verb:  # "The spokesman, Idris Malk, said": the noun before the apposition speaks
        opening = max(0, len(marks) - 3)
        aged = opening > 0 and source.kinds[marks[opening]] == "number" and marks[opening + 1] - marks[opening] == 1
        opening -= aged  # "Idris Malk, 33, who works there, said"
        start, aside = marks[opening], marks[min(opening + 1, len(marks) - 1)]
        verb = aside if aged or source.kinds[aside] in (*_LINKING, "participle", "past") else verb
    linking = ("relative", "subordinator")
    earlier = [n + 1 for n in range(start, verb) if source.kinds[n] in linking or n in source.reporting]
    words = range(max([start, *earlier]), verb)
    return [n for n in words if _names_speaker(source, n)]


def _until_break(source: Wording, start: int) -> range:
    return range(start, next(n for n in sorted(source.breaks) if n >= start))


def _names_speaker(source: Wording, n: int) -> bool:
    """ "Farmers in Lobo said" may go without the place, "a spokesman for the Coastal Union" not without the union."""
    word = source.words[n]
    placed = n > 0 and source.words[n - 1].lower in ("in", "at", "near")
    return word.is_content and word.lower not in REPORTING and source.kinds[n] != "date" and not placed


def _phrase(source: Wording, start: int) -> list[int]:
    """The content words from `start` to the next mark, relative clause or date."""
    found = []
    for n in range(start, len(source.words)):
        if (n > start and n in source.breaks) or source.kinds[n] in ("relative", "date", "subordinator"):
            break
        if source.words[n].is_content:
            found.append(n)
    return found
