"""Whose "the ministry" and whose "the statement" is: named as the article itself named them before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.checking.claims import Passage
from summarizer.checking.standalone import outside_quotations
from summarizer.text.index import Line

STATED = 4  # sentences before "the statement continued" in which somebody made it

_BODIES = (
    "ministry|department|embassy|consulate|agency|commission|committee|council|bureau|authority|directorate|tribunal"
    "|navy|army|air force"
)
_BODY = re.compile(
    rf"\b(?P<the>[Tt])he (?P<body>{_BODIES}|Navy|Army|Air Force)\b"
    r"(?! (?:of|for|in|on|at|that|which|whose|head|stores?|estate|house|tax)\b|['’]|, [A-Z])"
)
_SMALL = r"(?!(?:the|an?|of|in|on|by|and|said|that|for|to|at|with|from|its|their|his|her)\b)"
# "Russia's defence ministry", "the US Defense Department", "the foreign ministry", "the Ministry of Defence".
_FULL_BODY = re.compile(
    rf"\b(?:(?P<owned>(?:(?:North|South|East|West|New|Saudi|Great) )?"
    rf"(?:[A-Z][\w-]*['’]s?) (?:{_SMALL}[\w-]+ ){{0,2}}(?i:(?P<one>{_BODIES})))"
    rf"|[Tt]he (?P<named>(?:[A-Z][\w.-]+ |{_SMALL}[a-z-]+ ){{1,4}}(?i:(?P<two>{_BODIES}))"
    rf"|(?i:(?P<three>{_BODIES})) of(?: the)? [A-Z]\w+(?: [A-Z]\w+)*))\b"
)
_CONTINUED = re.compile(r"\b[Tt]he statement (?:continued|added|went on|said|says|read|reads|concluded)\b")
_WHO = r"(?:[Tt]he [a-z]+(?: [a-z]+)?|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})"
_STATEMENT = re.compile(
    rf"\b[Ii]n an? (?:\w+ )?statement(?: [\w ]{{3,30}})?, (?P<before>{_WHO}) said\b"
    rf"|(?P<after>{_WHO}) said in an? (?:\w+ )?statement\b|\bstatement (?:by|from) (?P<by>{_WHO})"
)
# "Two of the Russians said", where no Russians were told of: two Russians said it.
_COUNT = "two|three|four|five|six|seven|eight|nine|ten|several|some|many|\\d+"
_SOME_OF = re.compile(
    rf"\b(?P<count>(?i:{_COUNT})) of the (?P<whom>[A-Z]\w+s)\b(?= (?:said|told|say|confirmed|added)\b)"
)


def name_issuers(passage: Passage, before: Sequence[Line]) -> Passage:
    """The passage with "the ministry" and "the statement" named as the sentences `before` it have them.

    What they do not name stays as it is; of bodies the nearest is meant.
    """
    passage = _with_body(passage, before)
    return _with_issuer(passage, before[-STATED:])


def count_unmet(text: str, before: Sequence[Line]) -> str:
    """ "Two Russians said" for "two of the Russians said", where no sentence `before` has told of any."""
    match = _SOME_OF.search(text)
    if not match or any(re.search(rf"\b{match['whom']}\b", line.text) for line in before):
        return text
    return f"{text[: match.start()]}{match['count']} {match['whom']}{text[match.end() :]}"


def _with_body(passage: Passage, before: Sequence[Line]) -> Passage:
    match = _BODY.search(outside_quotations(passage.text))
    if not match or _nearest(match["body"], passage.text[: match.start()]):
        return passage
    for line in reversed(before):
        if full := _nearest(match["body"], line.text):
            named = full[0].upper() + full[1:] if match["the"] == "T" else full
            return _put(passage, match.span(), named, line)
    return passage


def _nearest(body: str, text: str) -> str:
    """The last full name of a body of this kind in a text, with the article it needs, or ""."""
    full = ""
    for match in _FULL_BODY.finditer(text):
        if body.lower() in (str(match[kind]).lower() for kind in ("one", "two", "three")):
            full = match["owned"] or f"the {match['named']}"
    return full


def _with_issuer(passage: Passage, before: Sequence[Line]) -> Passage:
    match = _CONTINUED.search(outside_quotations(passage.text))
    if not match:
        return passage
    for line in reversed(before):
        if issued := _STATEMENT.search(line.text):
            who = next(name for name in issued.groups() if name)
            who = who if match.start() == 0 or not who.startswith("The ") else who[0].lower() + who[1:]
            return _put(passage, match.span(), f"{who} said", line)
    return passage


def _put(passage: Passage, place: tuple[int, int], name: str, lender: Line) -> Passage:
    start, end = place
    text = passage.text[:start] + name + passage.text[end:]
    named = (*passage.named, (name, passage.text[start:end]))
    return replace(passage, text=text, lenders=(*passage.lenders, lender), named=named)
