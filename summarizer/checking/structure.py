"""What may be left out of a sentence so that the rest says the same: whole phrases, never what holds them together."""

from __future__ import annotations

from summarizer.checking.alignment import Alignment, Gap, Wording
from summarizer.checking.clauses import VERBAL, has_verb, is_finite, is_sure, main_words
from summarizer.checking.lexicon import CONJUNCTIONS, NEGATION, NOT_RANKS, RANKS
from summarizer.checking.phrases import OPENING, RULES, hangs, other_saying, small_words
from summarizer.records import Date, Name, Number

_CLAUSAL = frozenset("when where while because although though if unless whether until".split())
_POPULATIONS = frozenset(
    "adults children women men people patients infants teenagers voters workers students members residents households "
    "mice smokers drivers users companies firms schools".split()
)
_TAILS = frozenset(["following", "amid"])
_DAY_PARTS = frozenset("on in at by of the early late morning afternoon evening night noon midnight and".split())


def order(pair: Alignment) -> str | None:
    """Actor, act and object stand in the source's order; only an attribution or a phrase has moved to the other end."""
    stems = {word.stem for word in pair.source.words}
    for i in pair.inserted():
        word = pair.claim.words[i]
        number = pair.claim.kinds[i] in ("number", "date")
        if (word.is_content or number) and word.stem in stems:
            return "the order of who does what differs from the source sentence"
    if pair.turn and not _may_move(pair):
        return "the order of who does what differs from the source sentence"
    return None


def deletion(pair: Alignment) -> str | None:
    """What is left out is a whole phrase: no subject, verb or object that holds the rest together."""
    for gap in pair.gaps:
        if not _may_go(pair, gap):
            lost = " ".join(word.text for word in pair.source.words[gap.start : gap.end])
            return f"what is left out breaks the sentence: “{lost}”"
    return None


def _may_move(pair: Alignment) -> bool:
    """An attribution may change ends; so may a phrase, unless another clause is there for it to fall to."""
    source, size = pair.source, len(pair.source.words)
    front, back = range(pair.turn), range(pair.turn, size)
    reports = [n for n in source.reporting if n in pair.kept]
    for block, rest in ((front, back), (back, front)):
        kept = [n for n in block if n in pair.kept]
        if not kept:
            return True
        if any(n in block for n in reports):
            contrasts = [n for n in rest if n in pair.kept and source.words[n].lower in ("while", "but", "although")]
            if not contrasts and _is_speaker(pair, block):
                return True
            continue
        is_phrase = source.kinds[kept[0]] in ("preposition", "date") and (pair.turn in source.breaks or block is back)
        clauses = [n for n in pair.kept if n in source.reporting or source.kinds[n] in ("relative", "subordinator")]
        if is_phrase and not clauses and not any(source.kinds[n] in VERBAL for n in kept):
            return True
    return False


def _is_speaker(pair: Alignment, block: range) -> bool:
    """Whether a block says only who speaks: "the prosecutor said (on Monday that)", "according to police"."""
    source = pair.source
    verb = next(n for n in source.reporting if n in block)
    if source.words[verb].lower == "according":
        return True
    rest = [n for n in range(verb + 1, block.stop) if n in pair.kept and source.kinds[n] not in ("date", "relative")]
    if block.start == 0:
        return not [n for n in rest if source.kinds[n] != "preposition" and not _in_phrase(source, n, verb)]
    return not has_verb(source, verb + 1, block.stop) and block.start in source.breaks


def _in_phrase(source: Wording, n: int, verb: int) -> bool:
    return any(source.kinds[m] == "preposition" for m in range(verb + 1, n)) or source.words[verb].lower == "told"


def _is_tail(source: Wording, gap: Gap) -> bool:
    """Whether the gap is what a sentence ends with after a comma: on what it follows ("…, following a report")."""
    ends = gap.end == len(source.words) and gap.start in source.breaks
    return ends and source.words[gap.start].lower in _TAILS


def _may_go(pair: Alignment, gap: Gap) -> bool:
    if _is_tail(pair.source, gap):
        return True
    losses = (_cuts_a_value, _loses_verb, _loses_clause_verb, _loses_measure, _loses_cause)
    if any(loses(pair, gap) for loses in losses):
        return False
    rest = _without_trifles(pair, gap)
    if rest.start == rest.end:
        return True
    whole = Gap(rest.start, gap.end, gap.before, gap.after)
    if _ranks(pair.source, gap):
        return False
    return any(rule(pair, part) for part in dict.fromkeys((gap, whole, rest)) for rule in RULES)


def _ranks(source: Wording, gap: Gap) -> bool:
    """Whether the gap says among what a thing is first: "the first time [since 2015]", "the oldest mill [in Lobo]"."""
    if gap.before is None or gap.start in source.breaks or source.kinds[gap.start] not in OPENING:
        return False
    if source.words[gap.start].lower in CONJUNCTIONS:
        return False
    near = [source.words[n] for n in range(max(0, gap.before - 2), gap.before + 1) if source.kinds[n] != "number"]
    return any(w.lower in RANKS or (w.lower.endswith("est") and w.lower not in NOT_RANKS) for w in near)


def _cuts_a_value(pair: Alignment, gap: Gap) -> bool:
    """Half a number is another number: "more than | 60", "between 40 | and 70"; so is half a date but for its ends."""
    source = pair.source
    for n in range(gap.start, gap.end):
        mention = source.inside.get(n)
        if not mention or isinstance(mention.value, Name) or _is_spare(source.words[n].lower, mention.value):
            continue
        if any(m in pair.kept for m, other in source.inside.items() if other is mention):
            return True
    return False


def _is_spare(word: str, value: Number | Date) -> bool:
    """The weekday or the year of a fuller date, and the words between its parts."""
    if not isinstance(value, Date) or value.relative:
        return False
    return word.endswith("day") or (word.isdigit() and len(word) == 4) or word in ("the", "of", "on")


def _loses_verb(pair: Alignment, gap: Gap) -> bool:
    """Whether the sentence's verb goes and its subject stays: "The crew, who were tired, [have been on strike]"."""
    source, main = pair.source, main_words(pair.source)
    verb = next((n for n in main if is_sure(source, n)), None)
    joined = source.kinds[gap.start] == "conjunction"
    if joined or gap.before is None or verb is None or not gap.start <= verb < gap.end:
        return False
    if any(n < gap.start and (source.kinds[n] == "past" or is_finite(source, n)) for n in main):
        return False
    return not small_words(pair, gap) and not other_saying(pair, gap)


def _loses_clause_verb(pair: Alignment, gap: Gap) -> bool:
    """Whether a clause keeps its subject and loses its verb: "injured when the store [at Port Elin burned down]"."""
    source = pair.source
    opening = next((n for n in range(gap.start - 1, -1, -1) if _opens(source, n)), None)
    if opening is None or opening not in pair.kept or opening + 1 == gap.start:
        return False
    if any(source.kinds[n] in VERBAL or is_finite(source, n) for n in range(opening + 1, gap.start)):
        return False
    end = gap.end if gap.end in source.breaks else min(n for n in source.breaks if n > gap.start)
    if any(is_finite(source, n) for n in range(gap.end, end)):
        return False  # "while the council [led by Judge Saad] runs the towns"
    return any(source.kinds[n] == "past" or is_finite(source, n) for n in range(gap.start, gap.end))


def _loses_measure(pair: Alignment, gap: Gap) -> bool:
    """ "a workforce [of about 19,400]", "£3.4bn [including debt]": what is left says nothing, or something else."""
    source, first = pair.source, pair.source.words[gap.start].lower
    if gap.before is None:
        return False
    if first in ("including", "excluding"):
        return source.kinds[gap.before] == "number"
    near = range(gap.start + 1, min(gap.end, gap.start + 4))
    if first in ("in", "among", "for", "of") and any(source.words[n].lower in _POPULATIONS for n in near):
        return _keeps_share(pair)
    return first == "of" and any(source.kinds[n] == "number" for n in near) and source.kinds[gap.before] == "word"


def _keeps_share(pair: Alignment) -> bool:
    """Whether the claim keeps a percentage: "61% effective [in older adults]" holds only of those."""
    inside = pair.source.inside
    return any(n in pair.kept and getattr(inside[n].value, "unit", "") == "%" for n in inside)


def _loses_cause(pair: Alignment, gap: Gap) -> bool:
    """ "probably died [because of the sedatives]": what was doubted was the cause."""
    source = pair.source
    if gap.before is None or source.words[gap.start].lower not in ("because", "due", "from", "after"):
        return False
    before = {source.words[n].lower for n in range(max(0, gap.start - 4), gap.start)}
    return bool(before & {"likely", "probably", "possibly", "perhaps", "apparently", "may", "might"})


def _opens(source: Wording, n: int) -> bool:
    """Whether a clause with a verb of its own surely begins here; after "since" there may be a mere date."""
    return source.kinds[n] == "subordinator" and source.words[n].lower in _CLAUSAL


def _without_trifles(pair: Alignment, gap: Gap) -> Gap:
    """The gap less the adverbs, articles and dates at its two ends."""
    start, end, source = gap.start, gap.end, pair.source
    while start < end and _is_trifle(source, start, gap):
        start += 1
    if start == end:
        return Gap(start, end, gap.before, gap.after)
    start = _back_to_opening(source, gap.start, start)
    while end - 1 > start and (source.kinds[end - 1] == "adverb" or source.words[end - 1].lower == "that"):
        end -= 1
    while end > start and (day := _date_ending(source, start, end)) < end:
        end = day
    return Gap(start, end, gap.before, gap.after)


def _is_trifle(source: Wording, n: int, gap: Gap) -> bool:
    """An adverb, an article, or a date with its preposition, where a word goes on after it."""
    kind, word = source.kinds[n], source.words[n].lower
    if kind == "adverb":
        return word not in NEGATION
    if word in ("a", "an", "the", "his", "her", "its", "their"):
        return n + 1 == gap.end or source.kinds[n + 1] != "number"
    if kind == "date":
        waiting = gap.before is not None and source.kinds[gap.before] in ("preposition", "subordinator")
        return not waiting and not hangs(source, gap)
    if word in ("morning", "afternoon", "evening", "night") and n > 0 and source.kinds[n - 1] == "date":
        return True
    if word in _DAY_PARTS and not hangs(source, gap):
        following = next((m for m in range(n, gap.end) if source.words[m].lower not in _DAY_PARTS), None)
        return following is not None and source.kinds[following] == "date"
    return False


def _back_to_opening(source: Wording, first: int, start: int) -> int:
    """Articles belong to what follows them: "the | old rusty" is dropped with its article or not at all."""
    while start > first and source.kinds[start - 1] == "determiner":
        start -= 1
    return start


def _date_ending(source: Wording, start: int, end: int) -> int:
    """Where a date at the end of the gap begins, with its preposition; `end` if there is none."""
    n = end
    while n > start and source.kinds[n - 1] == "date":
        n -= 1
    if n == end:
        return end
    return n - 1 if n > start and source.kinds[n - 1] == "preposition" else n
