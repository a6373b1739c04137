"""Who somebody is, where the page first names him and does not say: as his article says it in another sentence.

An article introduces whom it quotes once, and the sentence that does is often not the one worth printing: "Olaf Berg
praised the divers" leaves a reader to ask who that is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.checking.standalone import outside_quotations
from summarizer.records import Claim, Mention, Name
from summarizer.text.index import Line, StoryIndex
from summarizer.writing.people import Person, find_people

MOST_WORDS = 10  # of what somebody is
_UNCLEAR = re.compile(
    r"\b(?:he|she|his|her|their|its|our|my|who|which|said|says|told|then|later|(?:19|20)\d\d|\d+ years?|\d+$)\b",
    re.IGNORECASE,
)
# Where the sentence itself says who it is: "coach Ida Lund", "Ida Lund, the coach", "Ida Lund, 34", "Ida Lund (Nina)".
_SAID_BEFORE = re.compile(
    r"^(?:[A-Z][\w’'-]+ ){1,3}$|(?:\b[a-z][\w’'-]*[a-z]|[A-Z][\w’'-]+['’]s),? $|(?:['’]s [\w -]{3,40}, )$"
)
_FREE = re.compile(r"\b(?:and|or|by|of|to|with|that|for|from|when|as|said|says|told|asked|but|while|on|in|at|if|than)$")
_OFFICES = (
    "director|head|chief|president|chairman|chairwoman|spokesman|spokeswoman|manager|professor|founder|owner|editor|coach"
    "|leader|commissioner|secretary|minister|superintendent|curator|analyst|researcher|executive"
)
_SAID_AFTER = re.compile(
    rf"(?:[’']s)\b|, (?:[a-z-]+ ){{0,2}}(?:{_OFFICES}) (?:of|at|for)\b"
    r"|,? (?:\d|an?\b|the\b|who\b|whose\b|of\b)|,? (?:is|was) (?:an?|the)\b| and [A-Z]|[ ,]*\("
)
_RANKS = "inspector|captain|sergeant|lieutenant|detective|constable|deputy|attorney|lawyer|engineer"
_POST = rf"(?:[A-Z][\w.&’'-]* ){{1,4}}(?:[a-z-]+ )?(?:{_OFFICES}|attorney|lawyer|officer|detective|engineer)"
_POLITE = frozenset("mr ms mrs miss dr doctor prof professor".split())
Say = Callable[[str, str, str], str]  # a text, somebody's name in it and who that is, to the text with both
_OF_TWO = re.compile(r"\band $")


def introduced(claim: Claim, known: Sequence[Claim], passage: Passage, index: StoryIndex) -> Claim:
    """The claim with who somebody is whom none of the claims `known` names, if its article says so elsewhere: "Mr Lund"
    by his full name too.

    `passage` is what the claim was made from. At most one person is introduced, and none in a quotation.
    """
    claim, passage = _by_full_name(claim, known, passage, index)
    for mention in claim.mentions:
        person = _stranger(mention, claim, known, index)
        told = _who(person, passage.line, index) if person else None
        if person and told and mention.text in passage.text:
            line, who, say = told
            lent = replace(passage, text=say(passage.text, mention.text, who), lenders=(*passage.lenders, line))
            longer = check_claim(say(claim.text, mention.text, who), lent, index)
            return claim if failures(longer) else longer
    return claim


def _by_full_name(claim: Claim, known: Sequence[Claim], passage: Passage, index: StoryIndex) -> tuple[Claim, Passage]:
    """The claim with the full name of the first whom it and the claims `known` have only as "Mr Lund", and what it was
    made from so."""
    people = find_people(index)[claim.evidence[0].article]
    for mention in claim.mentions:
        value = mention.value
        if not isinstance(value, Name) or len(value.words) != 1 or _is_known(value.words[0], known):
            continue
        if value.title.lower().rstrip(".") not in _POLITE:  # "President Lund" is who she is
            continue
        bearers = [person for person in people if person.words[-1] == value.words[0]]
        quoted = not mention.span.of(outside_quotations(claim.text)).strip()
        if len(bearers) != 1 or quoted or mention.text not in passage.text or bearers[0].name in claim.text:
            continue
        full = bearers[0].name
        text = claim.text[: mention.span.start] + full + claim.text[mention.span.end :]
        lenders = (*passage.lenders, bearers[0].line)
        lent = replace(passage, text=passage.text.replace(mention.text, full, 1), lenders=lenders)
        longer = check_claim(text, lent, index)
        return (claim, passage) if failures(longer) else (longer, lent)
    return claim, passage


def _is_known(last: str, known: Sequence[Claim]) -> bool:
    names = (m.value for other in known for m in other.mentions if isinstance(m.value, Name))
    return any(value.words[-1:] == (last,) for value in names)


def _before(text: str, name: str, who: str) -> str:
    """A text with who somebody is right before his name."""
    start = text.index(name)
    return f"{text[:start]}{who if start else who[0].upper() + who[1:]} {text[start:]}"


def _after(text: str, name: str, who: str) -> str:
    """A text with who somebody is after his name, between commas."""
    end = text.index(name) + len(name)
    ends = not text[end : end + 1] or text[end] in ",.;"
    return f"{text[:end]}, {who}{'' if ends else ','}{text[end:]}"


def _stranger(mention: Mention, claim: Claim, known: Sequence[Claim], index: StoryIndex) -> Person | None:
    """The person whom a mention names for the first time on the page, where its sentence does not say who that is."""
    value, span = mention.value, mention.span
    if not isinstance(value, Name) or len(value.words) < 2 or value.title:
        return None
    before, after = claim.text[: span.start], claim.text[span.end :]
    said = (_SAID_BEFORE.search(before) and not _FREE.search(before.rstrip(" ,"))) or _SAID_AFTER.match(after)
    quoted = not span.of(outside_quotations(claim.text)).strip()
    if said or quoted or _is_known(value.words[-1], known) or _OF_TWO.search(before):
        return None
    people = find_people(index)[claim.evidence[0].article]
    return next((person for person in people if person.words == value.words), None)


def _who(person: Person, own: Line, index: StoryIndex) -> tuple[Line, str, Say] | None:
    """What another sentence of the article calls somebody, with that sentence and how it is said: "a retired diver" and
    "Elin's mayor" after the name, "Elin Lines director" in front of it."""
    name = re.escape(person.name)
    last = re.escape(person.name.split()[-1])
    apposed = r", (?P<who>(?:an?|the) [^,;:()“”\"]{3,70}?)(?:,|\.$| and (?:the |an? )?former\b)"
    posted = (
        rf", (?P<who>(?:[a-z-]+ ){{0,2}}(?:{_OFFICES}) (?:of|at|for|with) [^,;:()“”\"]{{3,70}}?)(?:,|\.$| in [A-Z])"
    )
    named = rf", (?P<who>(?:[A-Z][\w.&’'-]* ){{1,4}}(?:\d+ )?(?:[a-z-]+ )?(?:{_OFFICES}|{_RANKS}))(?:,|\.$)"
    forms = (
        re.compile(rf"\b{name}{posted}"),
        re.compile(rf"\b{name}{named}"),
        re.compile(rf"\b{name}{apposed}"),
        re.compile(rf"(?P<before>\b[A-Z][\w’'.-]* )?\b(?P<called>{last}){apposed}"),
        re.compile(rf"\b(?P<who>(?:[A-Z][\w.-]+ ){{0,2}}[A-Z][\w.-]+['’]s (?:[a-z-]+ ){{0,4}}[a-z-]+),? {name}\b"),
        re.compile(rf"(?:^|(?<=[a-z,] ))(?P<who>{_POST}) {name}\b"),
    )
    others = (line for number, lines in index.prose.items() if number != own.article for line in lines)
    lines = (line for line in (*index.prose[own.article], *others) if line is not own)
    found = ((line, match) for line in lines for form in forms if (match := form.search(line.text)))
    told = ((line, match["who"], match.re is forms[-1]) for line, match in found if _is_meant(match, person, index))
    clear = (each for each in told if len(each[1].split()) <= MOST_WORDS and not _UNCLEAR.search(each[1]))
    return next(((line, who, _before if front else _after) for line, who, front in clear), None)


def _is_meant(match: re.Match[str], person: Person, index: StoryIndex) -> bool:
    """Whether a name is the person's: not "Mrs Lund" or "Ida Lund", nor "Lund" where the story has two of them."""
    groups = match.groupdict()
    if groups.get("called") is None:
        return True
    people = (other for found in find_people(index).values() for other in found)
    namesakes = {other.words for other in people if other.words[-1:] == person.words[-1:]}
    return not groups["before"] and len(namesakes) == 1
