"""The words around a value that say of what it is, cut where a reader would pause."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from summarizer.checking.alignment import Wording
from summarizer.checking.clauses import is_finite
from summarizer.checking.lexicon import REPORTING
from summarizer.checking.standalone import has_main_verb, outside_quotations
from summarizer.records import Span
from summarizer.text.commonwords import is_common
from summarizer.text.index import Line

SENTENCE, LONG_SENTENCE = 32, 44  # words of one that is shown whole; of one whose clause would not tell of what
BRIEF, SPARED = 18, 5  # words of one in which nothing is left out; and words that are worth leaving out
WHOLE = 14  # words of a clause that needs no cut
HALF = 5  # words of a part of a sentence, before or after a semicolon, that tells something alone
FEW = 4  # words that are worth no cut
BEFORE, AFTER = 5, 8  # words on either side of a value, at most, of a longer one
_DASH = re.compile(r"\s[—–-]+\s|—")
_PAUSE = re.compile(rf"[,;:](?=\s)|{_DASH.pattern}|[()“”\"]")
_QUOTES = '“”"'
_OPENS = re.compile(r"\b(?:when|while|where|who|which|but|because|since|that)\b")
_CLOSES = re.compile(
    r"\b(?:when|while|after|before|(?<!many )(?<!much )as(?! many| much)|where|who|which|but|because|since"
    r"|and(?! (?:possibly|perhaps|maybe|as many|up to|at least|over|more|of|\d|[A-Z])))\b"
)
_FROM = frozenset({"from", "between"})  # "from 100 dead to over 600"
CORRECTS = re.compile(r", not \w+(?: \w+)?,")  # "nine people, not 11, died"
# "Put the toll lower, at about 100": lower than what is not in the table.
_COMPARED = re.compile(r"(?<=\btoll) (?:(?:far|much|slightly|even) )?(?:lower|higher),? (?=(?:at|between|from) )")
# A part of a sentence that says by whose account it is, or when: that is never left out.
SAYS_WHOSE = re.compile(
    r"^(?:according to|in the words of|by (?:\w+ ){0,4}(?:account|count|estimate|reckoning|figure)s?)\b"
    rf"|\b(?<!\ban )(?:{'|'.join(sorted(REPORTING))})\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"^(?:by|on|in|at|since|until|before|after|as of|late|early|last)\b(?: \S+){1,3}$", re.IGNORECASE)
OF_THESE = re.compile(r"(?:mostly|nearly all|almost all|all|most|many|some|half|the bulk|including)\b")  # which dead
_OF_WHICH = re.compile(r"^(?:who|which|whose|where|when)\b")
_PARTICIPLE = re.compile(r"\w+ing\b")
# "But it put": who is meant stands before it.
_SAME_SUBJECT = re.compile(r"^(?:(?:and|but|or|that) )*(?:it|he|she|they|this|these|those|its|his|her|their)\b")
_SHOUTED = re.compile(r"^[A-Z]{4,}(?= [a-z])")


def told(line: Line, phrase: Span, alone: str | None = None) -> str:
    """A value at `phrase` in its sentence, or in `alone`, that as it can be said alone; of a long one only its clause.

    A clause cut out of a sentence has often lost of what it speaks and who says so: "and said 13 tugs had taken part".
    """
    clause, value = around(line.text, phrase), phrase.of(line.text)
    sentence = alone if alone and value in alone else line.text
    half = next((part for part in sentence.split("; ") if value in part), sentence)
    sentence = _ended(half if len(half.split()) >= HALF else sentence)
    sentence = without_asides(_COMPARED.sub(" ", sentence), value)
    headless = not clause[:1].isupper() or not has_main_verb(clause)
    return sentence if len(sentence.split()) <= (LONG_SENTENCE if headless else SENTENCE) else clause


def without_asides(sentence: str, value: str) -> str:
    """A long sentence with "…" for its parts, from pause to pause, that tell nothing of a value in it.

    What says of whom or of what the value is, by whose account, or when, stays.
    """
    if len(sentence.split()) <= BRIEF or value not in sentence or in_dashes(sentence, sentence.index(value)):
        return sentence
    parts = _parts(sentence)
    start = sentence.index(value)
    last = max((n for n, part in enumerate(parts) if part.start < start + len(value)), default=0)
    first = max((n for n, part in enumerate(parts) if part.start <= start), default=0)
    if sentence[: parts[first].start].rstrip().endswith(":"):  # what is offered, to whom stands before it
        return sentence
    kept = _telling(parts, first, last, sentence)
    if not SAYS_WHOSE.search(sentence[parts[min(kept)].start : start]):
        whose = [n for n, part in enumerate(parts) if SAYS_WHOSE.search(part.of(sentence).strip())]
        kept.update(n for end in whose for n in range(_start_of(parts, end, last, sentence), end + 1))
    kept |= {n for n, part in enumerate(parts) if _WHEN.match(part.of(sentence).strip())}
    kept |= {n for n in (last + 1,) if n < len(parts) and OF_THESE.match(parts[n].of(sentence).strip())}
    # Cut off before it, "accusing it of a fraud" would be what the subject of the sentence does, and not whom it pays.
    if any(n - 1 not in kept and _PARTICIPLE.match(parts[n].of(sentence).strip()) for n in sorted(kept)[1:]):
        return sentence
    left_out = sum(len(part.of(sentence).split()) for n, part in enumerate(parts) if n not in kept)
    return _joined(parts, kept, sentence) if left_out >= SPARED else sentence


def in_dashes(sentence: str, place: int) -> bool:
    """Whether what stands there is put in: cut off after it, "an agent – it was listed for 9 euros" has no verb."""
    dashes = [match.start() for match in _DASH.finditer(outside_quotations(sentence))]
    before = sum(dash < place for dash in dashes)
    return before % 2 == 1 and before < len(dashes)


def _parts(sentence: str) -> list[Span]:
    """The parts of a sentence from pause to pause, none of them within a quotation."""
    plain = outside_quotations(sentence)
    marks = [match for match in _PAUSE.finditer(plain) if match.group() not in _QUOTES]
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(sentence)]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if sentence[a:b].strip()]


def _telling(parts: Sequence[Span], first: int, last: int, sentence: str) -> set[int]:
    """The parts from `first` to `last` with those before them without which they are no clause of a known subject."""
    text = sentence[parts[first].start : parts[last].end].strip()
    plain = outside_quotations(text)
    if not first or _SAME_SUBJECT.match(plain):
        return {*range(last + 1), *(() if has_main_verb(text) else _verb_of(parts, last, sentence))}
    if _lacks_subject(plain):
        return {0, *range(first, last + 1)}
    if _OF_WHICH.match(plain) or not (has_main_verb(text) or _PARTICIPLE.match(plain)):
        return _telling(parts, first - 1, last, sentence)
    return set(range(first, last + 1))


def _verb_of(parts: Sequence[Span], last: int, sentence: str) -> Iterable[int]:
    """The part after an aside in which a clause goes on with its verb: "200 soldiers, mostly Russians, died"; all
    parts where none does."""
    later = range(last + 1, len(parts))
    return [n for n in later if _lacks_subject(parts[n].of(sentence).strip())][:1] or later


def _start_of(parts: Sequence[Span], end: int, last: int, sentence: str) -> int:
    """The part in which who speaks is named: of ", the head of the office, Ida Lund, said" the first."""
    goes_on = _lacks_subject(parts[end].of(sentence).strip())
    return min(last + 1, end) if goes_on and end > last else end


def _lacks_subject(plain: str) -> bool:
    """ "And said 13 tugs had taken part"."""
    wording = Wording.of(re.sub(r"^(?:and |but |or |\w+ly )+", "", plain))
    return bool(wording.words) and is_finite(wording, 0)


def _joined(parts: Sequence[Span], kept: Collection[int], sentence: str) -> str:
    found = ""
    for n in sorted(kept):
        part = parts[n]
        if n - 1 in kept:
            found += sentence[parts[n - 1].end : part.end]
        else:
            found += (" … " if found else "… " if n else "") + part.of(sentence).strip()
    return found if len(parts) - 1 in kept else f"{found} …"


def _ended(text: str) -> str:
    """The text without its full stop, but "at 5:42 a.m." with it."""
    return text if re.search(r"\.\w\.$", text) else text.rstrip(" .")


def around(text: str, phrase: Span) -> str:
    """The clause of `text` that holds `phrase`, without what follows far behind: "leaving about 100 of them dead".

    Of a long clause before the phrase only what follows its last verb: cut off elsewhere, "the attack by the coalition
    against the militias killed more than 100" lets the militias kill.
    """
    start = max((mark.end() for mark in _PAUSE.finditer(text, 0, phrase.start)), default=0)
    end = next((mark.start() for mark in _PAUSE.finditer(text, phrase.end)), len(text))
    if len(text[start:end].split()) > WHOLE:
        start = max((mark.end() for mark in _OPENS.finditer(text, start, phrase.start)), default=start)
        end = next((mark.start() for mark in _CLOSES.finditer(text, phrase.end + 1, end)), end)
    before, after = text[start : phrase.start].split(), text[phrase.start : end].split()
    long = len(before) + len(after) > WHOLE
    most = len(phrase.of(text).split()) + AFTER
    left = _from_verb(text, start, phrase.start) if long and len(before) > BEFORE else before
    right = [*after[:most], "…"] if long and len(after) > most + FEW else after
    clause = _SHOUTED.sub(lambda word: _calm(word.group()), " ".join([*left, *right]))
    return _ended(clause)


def _from_verb(text: str, start: int, end: int) -> list[str]:
    """The words from the last verb among those just before `end` on, or from a "from"; none where none is either."""
    wording = Wording.of(text)
    near = [n for n, word in enumerate(wording.words) if start <= word.span.start < end][-BEFORE:]
    first = next((n for n in reversed(near) if is_finite(wording, n) or wording.words[n].lower in _FROM), None)
    return [] if first is None else ["…", *text[wording.words[first].span.start : end].split()]


def _calm(word: str) -> str:
    return word.capitalize() if is_common(word.lower()) else word
