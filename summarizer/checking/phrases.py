"""The phrases a sentence can lose: one rule for each kind, of which any one lets a gap pass."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.checking.alignment import Alignment, Gap, Wording
from summarizer.checking.clauses import (
    VERBAL,
    has_finite_verb_before,
    has_verb,
    is_determined,
    is_event,
    is_finite,
    is_measure,
    is_subject,
    is_sure,
)
from summarizer.checking.lexicon import (
    CONJUNCTIONS,
    INTRANSITIVE,
    PASSIVE_SAFE,
    RANKS,
    REPORTING,
    REVERSAL,
    SAYING,
    TITLES,
)
from summarizer.records import MentionKind

OPENING = frozenset({"preposition", "subordinator", "relative", "conjunction"})
UNFINISHED = OPENING | {"determiner", "auxiliary", "quantifier", "number"}
AGO = frozenset({"earlier", "later", "ago", "before", "after"})
# Phrases of place, means and time: what follows one may follow the word before it.
_LOOSE = frozenset("in at near by worth inside outside during across throughout amid from within around off".split())
_TIED = frozenset({"of", "by", "to", "for", "than", "against"})  # a phrase with these belongs to the word before it
_TIMES = frozenset("year month week day hour minut decad".split())  # stems
_PARTICLES = frozenset("out up down away back off".split())  # "carried out"
# "A number of", "the end of": nouns that say nothing without what follows.
_PARTITIVE = frozenset(
    "number lack end risk threat death loss absence part half third quarter majority series group some most all one "
    "kind sort use fear fears possibility thousands hundreds dozens millions".split()
)


def hangs(source: Wording, gap: Gap) -> bool:
    """Whether the word kept before the gap waits for one that is left out: "in | the city" """
    if gap.before is None or source.kinds[gap.before] not in UNFINISHED:
        return False
    if gap.start in source.breaks or source.kinds[gap.start] in OPENING or is_measure(source, gap.before):
        return source.kinds[gap.before] in OPENING
    return gap.after is None or gap.end in source.breaks or source.kinds[gap.after] in OPENING


def _opens(source: Wording, gap: Gap) -> bool:
    return gap.start in source.breaks or source.kinds[gap.start] in OPENING or gap.before is None


def lower_words(source: Wording, gap: Gap) -> list[str]:
    return [word.lower for word in source.words[gap.start : gap.end]]


def small_words(pair: Alignment, gap: Gap) -> bool:
    """ "That" after a verb, "who was" before a participle, "has" before one, and auxiliaries of headlines."""
    source, words = pair.source, lower_words(pair.source, gap)
    if gap.after is None:
        return False
    after = source.kinds[gap.after]
    if words == ["and"] and pair.claim.kinds[pair.claim_of[gap.after]] == "participle":
        return True  # "and put the figures at" as ", putting the figures at": its form is checked elsewhere
    if words == ["that"]:
        return gap.before is not None and (gap.before in source.reporting or after in ("determiner", "word", "pronoun"))
    if set(words) <= {"has", "have", "had"}:
        return after in ("past", "auxiliary")
    if words[0] in ("which", "who", "that") and all(word in ("was", "were", "is", "are") for word in words[1:]):
        return len(words) > 1 and after in ("past", "participle", "determiner")
    if set(words) <= {"was", "were", "been", "is", "are", "has", "have", "had"}:
        following = gap.after + 1
        ends = following in source.breaks or source.kinds[following] == "preposition"
        return source.words[gap.after].lower in PASSIVE_SAFE and ends
    pronouns = all(source.kinds[n] == "pronoun" for n in range(gap.start + 1, gap.end))
    return words[0] in ("and", "while", "although") and pronouns and gap.start in source.breaks


def other_saying(pair: Alignment, gap: Gap) -> bool:
    """ "Told lawmakers" as "said": the hearers go with the verb."""
    source = pair.source
    return (
        source.words[gap.start].lower in SAYING
        and gap.after is not None
        and any(pair.claim.words[i].lower in SAYING for i in pair.inserted())
        and all(source.kinds[n] in ("word", "determiner") for n in range(gap.start + 1, gap.end))
    )


def _modifiers(pair: Alignment, gap: Gap) -> bool:
    """Adjectives before their noun: "the [heavy] rain". Not the noun itself: "the [man who shot the] officer"."""
    source = pair.source
    if gap.after is None or gap.end in source.breaks or source.kinds[gap.after] not in ("word", "past"):
        return False
    if any(source.kinds[n] not in ("word", "past", "participle", "adverb") for n in range(gap.start, gap.end)):
        return False
    if any(n in source.breaks for n in range(gap.start + 1, gap.end)) or is_finite(source, gap.after):
        return False
    if gap.before is None:
        return _is_title(pair, gap)
    if any(w in RANKS | {"next", "previous"} for w in lower_words(source, gap)):
        return False
    if any(_is_plural(source, n) for n in range(gap.start, gap.end)):
        return False  # "the [law bans] phones": what ends in -s here is a verb or a head, no modifier
    if gap.before is not None and source.kinds[gap.before] == "preposition":
        verbal = source.kinds[gap.end - 1] == "participle" or source.words[gap.before].lower == "to"
        if verbal:
            return False  # "of [buying] votes", "to [report] payments"
    inner = range(gap.start + 1, gap.end)
    if any(source.kinds[n] in ("past", "participle") and source.kinds[n - 1] == "word" for n in inner):
        return False  # "struck a [convoy escorting United Nations] inspectors"
    following = source.kinds[gap.after + 1] if gap.after + 1 < len(source.words) else "end"
    if source.kinds[gap.after] == "past" and following in OPENING | {"end"}:
        return False  # "a [prison] guarded by men"
    possessive = source.words[gap.before].text.endswith(("'s", "’s"))
    return possessive or source.kinds[gap.before] in UNFINISHED - {"auxiliary", "relative"} or _is_title(pair, gap)


def _is_plural(source: Wording, n: int) -> bool:
    word = source.words[n].text
    return word[0].islower() and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def _is_title(pair: Alignment, gap: Gap) -> bool:
    source = pair.source
    return source.words[gap.after or 0].text[0].isupper() and all(w in TITLES for w in lower_words(source, gap))


def _part_of_name(pair: Alignment, gap: Gap) -> bool:
    """A given name, before the family name: "President [Amadou] Keta"; a full name before its letters in brackets."""
    source = pair.source
    if gap.after is None or not source.is_a(gap.start, MentionKind.NAME):
        return False
    if "(" in source.gap(gap.end) and source.words[gap.after].text.isupper():
        return all(source.is_a(n, MentionKind.NAME) for n in range(gap.start, gap.end))
    name = source.inside[gap.start]
    return all(source.inside.get(n) is name for n in (*range(gap.start, gap.end), gap.after))


def _opening_phrase(pair: Alignment, gap: Gap) -> bool:
    """What precedes the sentence: a dateline, "On Monday,", "In a ruling that ...,"."""
    source = pair.source
    if gap.before is not None or gap.after is None:
        return False
    last = source.words[gap.end - 1].lower
    if last in CONJUNCTIONS | {"while", "although"} and gap.end - 1 in source.breaks:
        return source.kinds[gap.after] not in VERBAL  # the first of two clauses
    if gap.end not in source.breaks:
        return False
    kind = source.kinds[gap.start]
    if _is_apposed(source, gap):
        return True
    counted = kind == "number" and any(
        word in AGO for word in lower_words(source, gap)
    )  # "Three years after the coup,"
    if counted or kind in OPENING | {"participle", "past", "date"}:
        marks = [n for n in source.breaks if gap.start < n < gap.end]
        return not any(is_finite(source, n) for n in range(min(marks, default=gap.end), gap.end))
    return all(word.text[0].isupper() for word in source.words[gap.start : gap.end])


def _until(source: Wording, gap: Gap, kind: str) -> range:
    return range(gap.start, next((n for n in range(gap.start, gap.end) if source.kinds[n] == kind), gap.end))


def _is_apposed(source: Wording, gap: Gap) -> bool:
    """Whether a name follows that takes the place of what is left out: "[The chairman,] Hana Weil, resigned"."""
    name = source.inside.get(gap.end)
    if not name or name.kind is not MentionKind.NAME or has_verb(source, gap.start, gap.end):
        return False
    end = next((n for n in range(gap.end, len(source.words)) if source.inside.get(n) is not name), None)
    if end is None or end not in source.breaks or any(gap.start < n < gap.end for n in source.breaks):
        return False
    return source.kinds[end] != "conjunction" and not source.words[end - 1].text.endswith(("'s", "’s"))


def _is_open(source: Wording, gap: Gap) -> bool:
    """Whether the gap takes the first word of a phrase that is kept: ", with Per Stolt, who | had run" """
    return source.kinds[gap.end - 1] in OPENING | {"determiner", "auxiliary"}


def _aside(pair: Alignment, gap: Gap) -> bool:
    """What stands between two marks: a clause, an apposition, a name's letters; no item of a list of actors."""
    source = pair.source
    if gap.before is None or gap.start not in source.breaks or _is_open(source, gap):
        return False
    if gap.after is not None and gap.end not in source.breaks:
        return source.words[gap.after].lower == "and" and has_finite_verb_before(source, gap.start)
    if gap.after is None:
        return _ending(pair, gap)
    clause = source.kinds[gap.start] not in OPENING and any(is_sure(source, n) for n in _until(source, gap, "relative"))
    if clause:
        return False  # "Should the talks fail, [the union will strike,] its chairman said"
    items = "(" not in source.gap(gap.start) and source.kinds[gap.after] == "conjunction"
    if source.kinds[gap.after] == "relative":
        return False
    return not items or has_finite_verb_before(source, gap.start)


def _phrase(pair: Alignment, gap: Gap) -> bool:
    """A phrase inside the sentence, up to the next phrase or the verb, after which nothing changes hands."""
    source = pair.source
    if gap.before is None or gap.after is None or gap.end in source.breaks or hangs(source, gap):
        return False
    first, kind, after = source.words[gap.start].lower, source.kinds[gap.start], source.kinds[gap.after]
    if gap.start in source.breaks and kind not in OPENING | {"participle", "past", "date", "adverb"}:
        return False  # ", [the car maker on Monday] replaced its chief"
    if any(n in source.breaks for n in range(gap.start + 1, gap.end)):
        return False  # "fell [to 48 percent, the lowest level] in four decades"
    if _cuts_clause(source, gap):
        return False
    reduced = kind == "participle" or (kind == "past" and _is_reduced(source, gap.start))
    if not _opens(source, gap) and not (reduced and source.kinds[gap.before] == "word"):
        return False
    verb = has_verb(source, gap.start, gap.end) or kind in ("relative", "subordinator")
    if kind == "relative" and (gap.start in source.breaks or not has_verb(source, gap.start, gap.end)):
        return False
    if first == "from" and source.kinds[gap.start + 1] == "number" and after == "preposition":
        return False  # "fell to 48 percent [from 61 percent] in the last vote"
    if source.words[gap.after - 1].lower == "that" and not verb:
        return _follows_report(source, gap)
    if _is_open(source, gap):
        return first in CONJUNCTIONS and _second_verb(source, gap)
    if first in CONJUNCTIONS or not _may_lose(source, gap):
        return _second_verb(source, gap) or _second_object(source, gap)
    reports = gap.after in source.reporting or (after == "auxiliary" and gap.after + 1 in source.reporting)
    verbs = sum(source.kinds[n] == "past" for n in range(gap.start, gap.end))
    main = kind == "relative" and after == "past" and verbs == 1 and is_subject(source, gap.before)
    main = main and source.words[gap.after + 1].lower != "by"
    if main or (is_finite(source, gap.after) and (reports or _is_plain(source, gap) or is_subject(source, gap.before))):
        # An event, not "children using phones sleep less".
        told = reports or (kind in ("participle", "past") and after == "past")
        subject = source.kinds[gap.before] in ("word", "past", "number", "date")
        return subject and (told or is_determined(source, gap.before) or _has_subject_phrase(source, gap))
    if after == "preposition":
        loose = first in _LOOSE or (first == "to" and source.kinds[gap.start + 1] == "number")
        phrases = [w for n, w in enumerate(lower_words(source, gap), gap.start) if source.kinds[n] == "preposition"]
        single = sum(word != "of" for word in phrases) == 1
        tied = {"of"} if single else _TIED
        return not verb and loose and source.words[gap.after].lower not in tied
    if after == "conjunction":
        following = source.kinds[gap.after + 1]
        return following in ("past", "auxiliary", "pronoun") and kind == "preposition"
    if after == "relative":
        return gap.after - 1 < gap.end and source.words[gap.after].lower == "that" and _follows_report(source, gap)
    following = source.kinds[gap.after + 1] if gap.after + 1 < len(source.words) else "end"
    early = after == "adverb" and following in ("preposition", "date")  # "[off the coast] early on Friday"
    return (early or after in ("date", "subordinator")) and not verb


def _cuts_clause(source: Wording, gap: Gap) -> bool:
    """Whether a clause opens in the gap and its verb is kept: "fired [after a patrol boat] was rammed"."""
    opened = [n for n in range(gap.start, gap.end) if source.kinds[n] in ("subordinator", "relative")]
    if not opened or opened[-1] == gap.end - 1 or source.words[opened[-1]].lower == "as":
        return False
    return is_finite(source, gap.after or 0) and not has_verb(source, opened[-1], gap.end)


def _is_plain(source: Wording, gap: Gap) -> bool:
    """A prepositional phrase before an auxiliary swallows no subject: "for two days [in a shaft] were"."""
    plain = {"preposition", "determiner", "word", "number", "date", "adverb"}
    inner = range(gap.start, gap.end)
    described = [n for n in inner if source.kinds[n] == "past" and source.kinds[n - 1] == "determiner"]
    kinds = {source.kinds[n] for n in range(gap.start, gap.end) if n not in described}
    before = gap.before is not None and gap.before not in source.reporting
    return before and kinds <= plain and gap.after is not None and source.kinds[gap.after] == "auxiliary"


def _is_reduced(source: Wording, n: int) -> bool:
    """Whether a past form is a participle that describes a noun: "held by", "dressed as"; not "appeared to"."""
    following = n + 1
    if following >= len(source.words) or source.words[following].lower == "to":
        return False
    return source.kinds[following] in OPENING | {"adverb"} or source.words[following].lower in _PARTICLES


def _second_verb(source: Wording, gap: Gap) -> bool:
    """ "Shot [and wounded] a man": the second of two verbs with one object."""
    return (
        gap.end - gap.start == 2
        and source.kinds[gap.start + 1] == "past"
        and source.words[gap.start].lower == "and"
        and source.kinds[gap.before or 0] == "past"
    )


def _second_object(source: Wording, gap: Gap) -> bool:
    """ "Killed two men [and a boy] in Rome": one of several objects."""
    phrase = source.words[gap.after or 0].lower in _LOOSE | {"on", "after"} or source.kinds[gap.after or 0] == "date"
    objects = source.words[gap.start].lower == "and" and not has_verb(source, gap.start, gap.end)
    paired = any(word.lower in ("between", "both") for word in source.words[: gap.start])
    return objects and phrase and not paired and not is_subject(source, gap.before or 0)


def _has_subject_phrase(source: Wording, gap: Gap) -> bool:
    """Whether the noun keeps a phrase that narrows it: "workers [, many of them women,] at the plant"."""
    return any(source.kinds[n] == "preposition" for n in range(max(0, (gap.before or 0) - 4), gap.before or 0))


def _follows_report(source: Wording, gap: Gap) -> bool:
    return any(n in source.reporting for n in range(max(0, gap.start - 4), gap.start))


def _ending(pair: Alignment, gap: Gap) -> bool:
    """What closes the sentence or a part between marks, unless it turns the rest about."""
    source = pair.source
    if gap.before is None or (gap.after is not None and gap.end not in source.breaks) or hangs(source, gap):
        return False
    words, kind = lower_words(source, gap), source.kinds[gap.start]
    if _would_fall_back(source, gap):
        return False
    narrowed = gap.after is not None and gap.start not in source.breaks and kind == "preposition"
    if narrowed and not has_finite_verb_before(source, gap.start) and not is_determined(source, gap.before):
        return gap.after in source.reporting  # "workers [at the plant], many of them women, are on strike"
    if words[-1] in AGO and len(words) <= 4:
        return True
    if gap.after is not None:
        following = source.kinds[gap.after]
        if following == "past" and _is_reduced(source, gap.after) and gap.start not in source.breaks:
            return False  # "over [remarks,] made by the president"
        if following == "relative":
            return False
    if words[0] in CONJUNCTIONS:
        whole = has_finite_verb_before(source, gap.start) or (gap.after is None and _is_second_act(source, gap))
        return whole and not REVERSAL & set(words[:6])
    if words[0] in INTRANSITIVE:
        return False
    if kind in ("past", "participle"):
        by = source.words[min(gap.start + 1, gap.end - 1)].lower == "by"
        noun = source.kinds[gap.before] == "word"
        told = has_finite_verb_before(source, gap.start) and (kind == "participle" or _is_reduced(source, gap.start))
        return gap.start in source.breaks or (noun and (by or told))
    others = OPENING - {"preposition"}
    ends = (n for n in range(gap.start + 1, gap.end) if n in source.breaks or source.kinds[n] in others)
    own = range(gap.start, next(ends, gap.end))
    if kind == "preposition" and any(source.words[n].lower in INTRANSITIVE for n in own):
        return False  # "those [of the vaccine fell by a fifth]"
    return _opens(source, gap) and _may_lose(source, gap)


def _is_second_act(source: Wording, gap: Gap) -> bool:
    """ "Plans to close six courts [and to move their staff]", "intends to sell [and is in talks]"."""
    following = min(gap.start + 1, gap.end - 1)
    return source.words[following].lower == "to" or source.kinds[following] in VERBAL


def _would_fall_back(source: Wording, gap: Gap) -> bool:
    """Whether what closed a dropped clause would close the rest: "left the forest [where she saw him,] on Friday"."""
    if gap.after is None or gap.start in source.breaks or source.kinds[gap.after] not in ("preposition", "date"):
        return False
    return has_verb(source, gap.start, gap.end) or source.kinds[gap.start] in ("relative", "subordinator")


def _may_lose(source: Wording, gap: Gap) -> bool:
    """Whether the word before the gap says the same without it: "imports [of steel]" does not."""
    first, before = source.words[gap.start].lower, gap.before
    if before is None or gap.start in source.breaks:
        return True
    word = source.words[before].lower
    if first == "of" and source.kinds[before] == "number":
        return False  # "in two [of the camps]"
    if first == "as" and word in ("twice", "times", "half"):
        return False
    if (first in AGO and source.words[before].stem in _TIMES) or (first == "as" and before in source.reporting):
        return False
    if first == "than" or (first == "as" and "as" in (source.words[max(0, before - 1)].lower, word)):
        return False
    if first in ("and", "or") and any(w.lower in ("between", "both", "either") for w in source.words[:before]):
        return False
    if first in ("of", "between") or source.kinds[gap.start] == "relative":
        if word in _PARTITIVE or before in source.reporting or source.kinds[before] == "auxiliary":
            return before in source.reporting
        told = source.kinds[gap.start] == "relative" and gap.after is None and is_event(source, gap.start)
        return told or is_determined(source, before)
    return not (first == "to" and word in REPORTING)


def _list_head(pair: Alignment, gap: Gap) -> bool:
    """The first of two participles or phrases: "[burning tires and] demanding lower prices"."""
    source = pair.source
    if gap.after is None or gap.before is None:
        return False
    if lower_words(source, gap)[-2:] == ["and", "to"] and source.words[gap.before].lower == "to":
        return True  # "agreed to [reopen the border and to] swap prisoners"
    if source.words[gap.end - 1].lower != "and" or gap.start not in source.breaks:
        return False
    return source.kinds[gap.start] == source.kinds[gap.after] == "participle"


RULES: tuple[Callable[[Alignment, Gap], bool], ...] = (
    small_words,
    other_saying,
    _list_head,
    _modifiers,
    _part_of_name,
    _opening_phrase,
    _aside,
    _phrase,
    _ending,
)
