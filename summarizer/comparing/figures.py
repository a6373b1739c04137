"""A value as a cell of a table has it: what it counts, of when it is, and by whose account, without its sentence.

"About 40 of the miners, according to the mine's owner" is read at a glance where the sentence that tells it, which the
page mostly has above, is read again.
"""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.checking.alignment import Wording
from summarizer.checking.clauses import is_finite
from summarizer.checking.lexicon import PERSON_NOUNS
from summarizer.checking.standalone import outside_quotations
from summarizer.comparing.clauses import OF_THESE, SAYS_WHOSE, in_dashes
from summarizer.comparing.labels import is_of_kind
from summarizer.records import Difference

SHORT = 12  # words of a sentence that is read at a glance as it is
MOST = 9  # words after a value that still say of what or when it is
SPEAKER = 12  # words that name who gives it
_PAUSE = re.compile(r"[,;:](?=\s|$)|\.$|\s[—–-]+\s|—|[()“”\"…]")
_GOES_ON = re.compile(r"\s(?:of|in|for|from|among|on|or|an?|per|to|that|and (?:possibly|perhaps|maybe|up to))\b")
# What goes on after a value with something else; "100 and possibly 300", "for Lund and Berg" are one.
_ANEW = re.compile(
    r"\s(?:and(?! (?:possibly|perhaps|maybe|as many|up to|at least|over|more|half|a half|\d|[A-Z]))"
    r"|but|while|after|before|as(?! many| much)|because|since|by \w+ing|(?:among|of) those|whom?|which|whose|where"
    r"|that)\b"
)
# A count that rises is of its moment: "the 35 euros raised when we went to press", "By noon, 12 had been found".
_MOMENT = re.compile(r"\b(?:when|as of|until|so far|by (?:now|noon|midnight|[A-Z]\w+day))\b")
_HAS_BEEN = re.compile(r"(?<= )that (?:has|have|had) been ")
_SINCE = re.compile(r"^(?P<when>(?:By|As of|Until) [^,…]{3,40}?)(?:,| …) ")
_FIGURE_OF = re.compile(r"\b(?:figure|number|count|estimate|toll) of $")  # another's, whoever speaks of it
_WHO = r"(?P<who>[^,;:\"“”]{2,80}?(?:, [^,;:\"“”]{2,60},)?)"
_SAY = "said|says|told|added|adds|reported|reports|announced|estimates?|estimated|believes?|maintains?|insists?"
_SAY += "|acknowledged|conceded|concedes|admitted|confirmed"
_GIVE = "puts?|putting|counts?|counted|gave|gives|thinks?|reckons?|spoke of|speaks? of|quoted as|reporting"
_SPEAKERS = (
    re.compile(rf"\b[Aa]ccording to {_WHO}(?=,|\.?$| …| on \w+day\b)"),
    re.compile(rf", (?:said|says|added) {_WHO}(?=,|\.?$| (?:on|in|at|after|late|early)\b)"),
    re.compile(rf"(?<=, ){_WHO} (?:{_SAY})\b(?=,|\.?$| (?:on|in|at|after|late|early|\w+day)\b)"),
    re.compile(rf"^{_WHO} (?:(?:has|have|had|was|were|been|now|also) )*(?:{_SAY}|{_GIVE})\b"),
)
# Whose words at second hand these are, or how sure: that goes lost with the verb.
_HEDGED = re.compile(
    r"\b(?:quoted as|reportedly|apparently|said to (?:be|have|number)|(?:may|might|could) (?:have|be)"
    r"|presumably)\b"
)
_TURNS = re.compile(r"[,;] (?:although|though|but|while|whereas) ")
_AT = re.compile(r"^at (?!least|most)")
_ACCOUNTS = re.compile(r"\bby (?:several|some|most|all|one|two|other|many) (?:\w+ )?accounts?\b")
_NOBODY = re.compile(r"(?:he|she|it|they|who|his|her|its|their|that|on|in|at|after|late|early)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"^(?:Meanwhile|However|Earlier|Later|Now|Still|Also|Then),? |^… | …$|(?:, (?:who|whose|which) .*|,)$"
)
_CLAUSE = re.compile(r"\b(?:was|were|had|has|have|is|are|will|would|did|does|said|that)\b")
_REPORTS = re.compile(rf"\b(?:{_SAY}|{_GIVE})\b")
_BARE = re.compile(r"^(?:statement|report|document|filing|spokes(?:man|woman|person))\b")  # "according to statement"
_OPENING = re.compile(r"^[A-Z][\w’'-]*(?! [A-Z])")  # no name goes on from it
_ARTICLE = re.compile(r"^(?:The|An?|One|Two|Three|Some|Several)\b")


def in_brief(difference: Difference) -> Difference:
    """A difference of quantities, each value as a cell has it; whole where the label tells only of what kind it is."""
    if is_of_kind(difference.subject):
        return difference
    shorter = (replace(r, context=r.context and as_stated(r.context, r.value)) for r in difference.reports)
    return replace(difference, reports=tuple(shorter))


def as_stated(sentence: str, value: str) -> str:
    """The `value` that a sentence gives, briefly; the whole sentence where that is short, or does not say by whose
    account it is in a way that can be read."""
    whole = sentence if sentence.endswith(("a.m.", "p.m.")) else sentence.rstrip(" .")
    start = sentence.find(value)
    if start < 0 or len(sentence.split()) <= SHORT:
        return whole
    aside = in_dashes(sentence, start)  # the writer's own, whoever the sentence quotes
    own = _own_clause(sentence, start)
    giver = "" if aside else said_by(own)
    if own != sentence and not giver:
        return whole
    accounts = "" if giver or aside else next(iter(_ACCOUNTS.findall(sentence)), "")
    if _HEDGED.search(outside_quotations(sentence)):
        return whole
    if not aside and (_FIGURE_OF.search(sentence[:start]) or (not (giver or accounts) and _says_whose(sentence))):
        return whole
    told = f"{_AT.sub('', value)}{_what_follows(sentence, start + len(value))}"
    if since := _SINCE.match(sentence):
        told = f"{told} {since['when'][0].lower()}{since['when'][1:]}"
    told += f", {accounts}" if accounts else ""
    return f"{told}, according to {giver}" if giver else told


def _own_clause(sentence: str, place: int) -> str:
    """The clause of a sentence that sets two against each other in which a place stands: what the survey put at 4.9,
    "although the institute reported it as 6.1"."""
    turns = [match.start() for match in _TURNS.finditer(outside_quotations(sentence))]
    start = max((turn for turn in turns if turn <= place), default=0)
    end = min((turn for turn in turns if turn > place), default=len(sentence))
    return _TURNS.sub("", sentence[start:end], count=1).strip(" ,;") if start else sentence[:end].strip(" ,;")


def _says_whose(sentence: str) -> bool:
    """Whether a sentence tells by whose account something is, be it "he"."""
    plain = outside_quotations(sentence)
    return bool(_REPORTS.search(plain)) or any(SAYS_WHOSE.search(part) for part in plain.split(", "))


def _what_follows(sentence: str, end: int) -> str:
    """What says of what a value is, after it and before the next verb or pause."""
    stop = next((mark.start() for mark in _PAUSE.finditer(sentence, end)), len(sentence))
    rest = sentence[end:stop].rstrip()
    if _MOMENT.search(rest) and len(rest.split()) <= MOST:
        return _HAS_BEEN.sub("", rest)
    if anew := _ANEW.search(rest):
        rest = rest[: anew.start()]
    wording = Wording.of(sentence)
    inside = ((n, word) for n, word in enumerate(wording.words) if end <= word.span.start < end + len(rest))
    verb = next((word for n, word in inside if is_finite(wording, n) or wording.kinds[n] == "past"), None)
    rest = sentence[end : verb.span.start].rstrip() if verb else rest
    told = rest if _GOES_ON.match(rest) and len(rest.split()) <= MOST else ""
    return told + _of_these(sentence, stop)


def _of_these(sentence: str, pause: int) -> str:
    """ ", mostly Lakelanders" after what is counted: who are meant."""
    if not OF_THESE.match(sentence, pause + 2):
        return ""
    until = next((mark.start() for mark in _PAUSE.finditer(sentence, pause + 2)), len(sentence))
    return sentence[pause:until].rstrip()


def said_by(sentence: str) -> str:
    """Who gives the value of a sentence, as it calls them; "" where nobody does, or it cannot be read."""
    plain = outside_quotations(sentence)
    found = (match["who"] for pattern in _SPEAKERS for match in pattern.finditer(plain))
    named = (_ASIDE.sub("", who) for who in found if not _NOBODY.match(who))
    who = next((who for who in named if len(who.split()) <= SPEAKER and not _CLAUSE.search(who)), "")
    return _BARE.sub(r"a \g<0>", _OPENING.sub(_inside, _ARTICLE.sub(lambda word: word.group().lower(), who)))


def _inside(first: re.Match[str]) -> str:
    """ "officials" for "Officials", as it is written inside a sentence; a name as it is."""
    plain = first.group().lower()
    return plain if {plain, plain.removesuffix("s")} & (PERSON_NOUNS | {"police"}) else first.group()
