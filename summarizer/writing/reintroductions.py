"""Who somebody is, said once: each article introduces him anew, and a page made of several is one text.

"Lt. Gen. Osama Rabie", "Osama Rabie, the authority's chairman", "Rabie, 58,": to a reader who has met him by the first
the others read like somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.checking.lexicon import PERSON_NOUNS
from summarizer.checking.standalone import outside_quotations
from summarizer.records import Claim, Mention, Name, Span
from summarizer.text.index import StoryIndex
from summarizer.text.words import stems_of
from summarizer.writing.people import Person, find_people

_RANKS = "Lt Gen Sgt Det Insp Supt Capt Col Maj Cpl Spc Cmdr Dr Sir Lord Lady Rep Sen Gov Rev Judge Justice Secretary"
_KINDS = "aide adviser advisor ally billionaire mogul contestant"
_POSTS = "|".join(
    sorted({*PERSON_NOUNS, *_RANKS.split(), *_KINDS.split()} - {"king", "queen", "prince", "baker", "pal", "guard"})
)
_POST = re.compile(rf"\b(?:{_POSTS})\b", re.IGNORECASE)
_NO_PART = (
    "On|In|At|By|For|From|But|And|As|When|While|After|Before|With|That|Then|To|Of|Is|Was|Has|If"
    "|Mon\\w*day|Tues\\w*day|Wed\\w*day|Thurs\\w*day|Fri\\w*day|Sat\\w*day|Sun\\w*day"
)
# What stands right before a name: "the DeKalb County state's attorney ", "Plaintiff attorney ".
_BEFORE = re.compile(
    rf"(?:\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]n?) )?"
    rf"(?:\b(?!(?:{_NO_PART})\b)(?:[A-Z][\w’'&-]*\.?|(?:former|senior|state|deputy|{_POSTS})(?:[’']s)?) )+$"
)
_AGE = re.compile(r", (?P<age>\d{1,3})(?:,(?! of )|(?=,? of |[.;]| (?:and|was|is|said|says|has|had)\b))")
_APPOSED = re.compile(r", (?:an?|the|who (?:is|was)) (?P<what>[^,;()“”\"]{3,70}),(?= [a-z])")
_ITS = re.compile(rf"\b(?:{_POSTS}), $")  # "Berg's attorney, Ida Lund"
_SAID_WHO = re.compile(r"(?:[’']s)?,? (?:\d|an?\b|the\b|who\b|whose\b|(?:is|was) (?:an?|the)\b)")


def met(claim: Claim, known: Sequence[Claim], passage: Passage, index: StoryIndex) -> Claim:
    """The claim without who those are whom the claims `known` name in full and say who they are.

    What of it those do not say stays where it stands behind the name; in front of it, a post is in place of a name.
    `passage` is what the claim was made from. The claim itself where it would not hold so.
    """
    text, said = claim.text, passage.text
    for span, short in sorted(_told_again(claim, known, index), reverse=True):
        again = span.of(text)
        if again not in said:
            continue
        said = said.replace(again, short, 1)
        text = text[: span.start] + short + text[span.end :]
    if text == claim.text:
        return claim
    shorter = check_claim(text, replace(passage, text=said), index)
    as_it_was = {verdict.reason for verdict in failures(check_claim(claim.text, passage, index))}
    return shorter if {verdict.reason for verdict in failures(shorter)} <= as_it_was else claim


def _told_again(claim: Claim, known: Sequence[Claim], index: StoryIndex) -> Iterator[tuple[Span, str]]:
    plain = outside_quotations(claim.text)
    for mention in claim.mentions:
        person = _person(mention, claim, index)
        if person is None or not mention.span.of(plain).strip():
            continue
        telling = [other for other in known if _names(other, person)]
        if not any(_says_who(other, person) for other in telling):
            continue
        behind = list(_behind(claim.text, mention, telling, known))
        yield from behind
        yield from _in_front(claim.text, mention, person, anyway=bool(behind))


def _person(mention: Mention, claim: Claim, index: StoryIndex) -> Person | None:
    """Whom of the claim's article a name means; nobody where two of the story bear that last name."""
    value = mention.value
    if not isinstance(value, Name) or not value.words or value.acronym:
        return None
    everybody = [person for people in find_people(index).values() for person in people]
    alike = {person.words for person in everybody if person.words[-1] == value.words[-1]}
    people = find_people(index)[claim.evidence[0].article]
    found = (person for person in people if person.words[-len(value.words) :] == value.words)
    return next(found, None) if len({words[0] for words in alike}) == 1 else None


def _names(claim: Claim, person: Person) -> bool:
    ends = person.words[0], person.words[-1]
    names = (m.value.words for m in claim.mentions if isinstance(m.value, Name) and len(m.value.words) > 1)
    return any((words[0], words[-1]) == ends for words in names)


def _says_who(claim: Claim, person: Person) -> bool:
    """Whether a claim says who somebody is beside the name in full."""
    names = (m for m in claim.mentions if isinstance(m.value, Name) and m.value.words[-1:] == person.words[-1:])
    return any(
        m.value.title
        or _post(claim.text, m.span.start)
        or _ITS.search(claim.text[: m.span.start])
        or _SAID_WHO.match(claim.text, m.span.end)
        for m in names
        if isinstance(m.value, Name)
    )


def _post(text: str, start: int, *, titled: bool = False) -> str:
    """The post that stands right before a name that starts there; "" where none does.

    Of a name with a title in it, whatever is written as a part of that: "the Elin State’s" of "Attorney Lund".
    """
    before = _BEFORE.search(text[:start])
    return before.group() if before and (titled or _POST.search(before.group())) else ""


def _in_front(text: str, mention: Mention, person: Person, *, anyway: bool) -> Iterator[tuple[Span, str]]:
    """A post and a full name, or that name `anyway`, and the last name in their place."""
    titled = isinstance(mention.value, Name) and bool(mention.value.title)
    post = _post(text, mention.span.start, titled=titled)
    if (post or titled or (anyway and len(mention.text.split()) > 1)) and person.short:
        yield Span(mention.span.start - len(post), mention.span.end), person.short


def _behind(
    text: str, mention: Mention, telling: Sequence[Claim], known: Sequence[Claim]
) -> Iterator[tuple[Span, str]]:
    """An age that has been told of the person, and what he is in words that have been told."""
    if age := _AGE.match(text, mention.span.end):
        if any(re.search(rf"\b{age['age']}\b", other.text) for other in telling):
            yield Span(*age.span()), ""
    elif what := _APPOSED.match(text, mention.span.end):
        told = frozenset().union(*(stems_of(other.text) for other in known))
        if stems_of(what["what"]) <= told:
            yield Span(*what.span()), ""
