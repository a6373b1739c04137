"""Naming what a sentence points at, where the sentences before it leave no choice.

A small model asked to resolve a pronoun mostly repeats it, and now and then names the wrong person. So these are
rules, and narrow ones: a pronoun is resolved when one person alone has been named shortly before; "the official"
becomes who he was when he first spoke; a last name alone becomes the full name its article gives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.checking.claims import Passage
from summarizer.checking.standalone import outside_quotations
from summarizer.records import Mention, Name
from summarizer.text.index import Line, StoryIndex
from summarizer.writing.issuers import name_issuers
from summarizer.writing.people import Person, could_be_person, in_title

EARLIER = 12  # sentences before one in which "a US military official" may have become "the official"
CONTEXT = 2  # sentences before one in which its pronoun's person is looked for

_TITLED = re.compile(r"(?: and)?(?: the| a)? [A-Z]| of (?:the|a) [A-Z]| and (?!(?:his|her|colleagues|others|team)\b)")
# "A Lund family friend", "the Lund campaign": no one person.
_OF_MANY = re.compile(r"\b(?:an?|the|two|both|several) $", re.IGNORECASE)
_HOUSE = re.compile(
    r" (?:family|families|campaign|administration|government|home|estate|foundation|brothers|sisters)\b"
)
_BESIDE = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")  # "His wife, Ida Lund, died": two people
_OPENING = re.compile(r"^(He|She|His|Her)\b(?!,)")
_OF_THE_DEAD = re.compile(r" (?:estate|will|funeral|death|killing|murder|body|remains|autopsy)\b(?! (?:be|not|have)\b)")
_OF_SEX = {
    "she": re.compile(
        r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Tt]heir) (?:[\w-]+ ){0,2}(?:woman|girl|mother|wife|daughter|sister|widow)\b"
    ),
    "he": re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]er|[Tt]heir) (?:[\w-]+ ){0,2}(?:man|boy|father|husband|son|brother)\b"),
}
_HE_ADDED = re.compile(r", (?P<who>s?he) (?:said|added|told \w+|says|adds|argued|insisted|found)(?= [a-z]|\.?$)")
_SPOKE = r"\b{0} (?:said|says|told|added|wrote|announced)\b|\bsaid (?:[\w.’'-]+ ){{0,5}}{0}\b"
_ROLES = "official|spokesman|spokeswoman|spokesperson|officer|statement|report|lawsuit|source|document|complaint"
_SAME_ROLE = re.compile(rf"\b([Tt])he (?:[\w-]+ ){{0,2}}({_ROLES})\b(?! (?:of|for|from|in|at|with)\b)(?=[ ,.])")
_NO_NOUN = r"(?!(?:in|of|to|on|at|for|from|by|with|and|that|who|the|said|told|stated|wrote)\b)"
_NEW_ROLE = re.compile(rf"\b(?:[Aa]n|[Aa](?:nother)?) ((?:{_NO_NOUN}[\w.’'-]+ ){{1,4}})({_ROLES})\b")


def name_referents(passage: Passage, people: Sequence[Person], index: StoryIndex) -> Passage:
    """The passage with what it points at named; what cannot be told for sure stays as it is.

    `people` are those of the passage's article.
    """
    before = index.before(passage.line, EARLIER)
    passage = _resolved(passage, before[-CONTEXT:], people)
    passage = _with_speaker(passage, before[-CONTEXT:], people)
    passage = name_issuers(introduced(passage, before), before)
    return in_full(passage, people, index)


def _resolved(passage: Passage, context: Sequence[Line], people: Sequence[Person]) -> Passage:
    """ "He was charged" as "Cary Heath was charged"."""
    match = _OPENING.match(passage.text)
    person = (_who_spoke(context, people) or _only_person(context, people)) if match else None
    if not match or not person:
        return passage
    pronoun = "he" if match.group(1) in ("He", "His") else "she"
    if person.pronoun not in ("", pronoun) or _tells_of_another(context, person, pronoun):
        return passage
    quoted = outside_quotations(context[-1].text) != context[-1].text
    if quoted and _OF_THE_DEAD.match(passage.text, match.end()):
        return passage  # of whom the story tells, and not of who spoke of her
    possessive = match.group(1) == "His" or (match.group(1) == "Her" and _is_possessive(passage.text))
    return _naming(passage, match.span(), person.name + ("’s" if possessive else ""), person.line)


def _tells_of_another(context: Sequence[Line], person: Person, pronoun: str) -> bool:
    """Whether the last sentence gives somebody's words about "the woman", whom "she" then means, and not who spoke."""
    last = outside_quotations(context[-1].text)
    spoke = re.search(_SPOKE.format(re.escape(person.name.split()[-1])), last)
    return spoke is not None and not person.pronoun and bool(_OF_SEX[pronoun].search(last))


def _naming(passage: Passage, place: tuple[int, int], name: str, lender: Line) -> Passage:
    """The passage with `name` at a place of its text, as `lender` has it."""
    start, end = place
    text = passage.text[:start] + name + passage.text[end:]
    named = (*passage.named, (name, passage.text[start:end]))
    return replace(passage, text=text, lenders=(*passage.lenders, lender), named=named)


def _with_speaker(passage: Passage, context: Sequence[Line], people: Sequence[Person]) -> Passage:
    """ "Twelve were missing, he added." with who spoke just before."""
    match = _HE_ADDED.search(outside_quotations(passage.text))
    person = _who_spoke(context, people) if match else None
    if not match or not person or person.pronoun not in ("", match["who"]):
        return passage
    return _naming(passage, match.span("who"), person.name, person.line)


def _who_spoke(context: Sequence[Line], people: Sequence[Person]) -> Person | None:
    """The speaker of the last sentence, where it names no other person: "Governor Ida Lund said", "said Ida Lund"."""
    if not context:
        return None
    line = context[-1]
    named = {person.words: person for person in people for mention in line.mentions if _names(mention, person)}
    person = next(iter(named.values())) if len(named) == 1 else None
    spoke = person and re.search(_SPOKE.format(re.escape(person.name.split()[-1])), outside_quotations(line.text))
    return person if spoke else None


def _only_person(context: Sequence[Line], people: Sequence[Person]) -> Person | None:
    """The one person these sentences name, or None when there is none, more than one, or a name that could be one's.

    "Finley Boyle had a heart attack at Dr. Geyer's office. She fell into a coma": whoever else may be a person counts,
    known or not, and of whoever is only there as an owner, as what somebody is "led by", or as "his wife", it is not.
    """
    named: dict[tuple[str, ...], Person] = {}
    for line in context:
        for mention in line.mentions:
            found = [person for person in people if _names(mention, person)]
            if len(found) > 1 or (not found and could_be_person(mention) and not _is_placed(line.text, mention)):
                return None
            if found and (_is_aside(line.text, mention) or _BESIDE.search(line.text[: mention.span.start])):
                return None
            named.update((person.words, person) for person in found)
    return next(iter(named.values())) if len(named) == 1 else None


def _is_aside(text: str, mention: Mention) -> bool:
    """Whether a name only tells whose or what kind: "Lund's office", "the party led by Lund"."""
    owner = text[mention.span.end :].startswith(("'", "’"))
    return owner or bool(re.search(r"\b(?:by|of|under|like|than)(?: the)? $", text[: mention.span.start]))


def _is_placed(text: str, mention: Mention) -> bool:
    """Whether a name stands after "in", "at" or an address, as a place does."""
    return bool(re.search(r"\b(?:in|at|near|from|to|of|on|for)(?: the)? $", text[: mention.span.start]))


def _names(mention: Mention, person: Person) -> bool:
    """Whether a mention is this person's name, in full or in part (first or last)."""
    if not isinstance(mention.value, Name) or not mention.value.words:
        return False
    words = mention.value.words
    first = () if mention.value.title else (person.words[0],)  # "Lady Fiona", a ship, is no Fiona Geddes
    return words == person.words or words in (first, (person.words[-1],), person.words[-2:])


def introduced(passage: Passage, before: Sequence[Line]) -> Passage:
    """ "The official said" as "A US military official said", as the article first had it."""
    match = _SAME_ROLE.search(passage.text)
    if not match:
        return passage
    for line in reversed(before):
        for found in _NEW_ROLE.finditer(line.text):
            if found.group(2) == match.group(2):
                article = "a" if found.group()[1:].startswith("nother") else found.group().split()[0].lower()
                opening = article.capitalize() if match.group(1) == "T" else article
                named = f"{opening} {found.group(1)}{found.group(2)}"
                return _naming(passage, match.span(), named, line)
    return passage


def in_full(passage: Passage, people: Sequence[Person], index: StoryIndex) -> Passage:
    """Each part of a name as the whole, where it stands first and only one person of the article bears it."""
    unchanged = passage.text == passage.line.text
    mentions = passage.line.mentions if unchanged else index.mentions(passage.text)
    plain = outside_quotations(passage.text)
    for mention in mentions:
        if not isinstance(mention.value, Name) or len(mention.value.words) != 1:
            continue
        if mention.value.title and not _is_learned(mention.value.title, people):
            continue  # "Mr Lund" is who he is to his article
        if not plain[mention.span.start].strip() or in_title(passage.text, mention.span):
            continue  # inside a quotation, or in a title
        if _is_titled(passage.text[mention.span.end :], people):
            continue  # "Clarissa and the Countryman"
        if _OF_MANY.search(passage.text, 0, mention.span.start) or _HOUSE.match(passage.text, mention.span.end):
            continue
        bearers = [p for p in people if mention.value.words[0] in (p.words[0], p.words[-1])]
        bearers = [p for p in bearers if _is_part(mention.text, p)]
        said = any(bearer.name in passage.text or any(_is_full(m, bearer) for m in mentions) for bearer in bearers[:1])
        if len(bearers) == 1 and not said and bearers[0].line.sentence.index < passage.line.sentence.index:
            place = (mention.span.start, mention.span.end)
            return in_full(_naming(passage, place, bearers[0].name, bearers[0].line), people, index)
    return passage


def _is_part(text: str, person: Person) -> bool:
    """Whether a name stands in the full one as it is written: "Norlanders" do not in "Norland Air"."""
    word = re.sub("['’]s?$", "", text.split()[-1])
    return word.lower() in {part.strip(".,").lower() for part in re.split("[ -]", person.name)} or "-" in word


def _is_learned(title: str, people: Sequence[Person]) -> bool:
    """Whether a title ("Dr.") stands with the full name of somebody of the article too: "Dr. Ida Lund"."""
    learned = title.lower().rstrip(".") in ("dr", "prof", "professor")
    return learned and any(person.name.lower().startswith(title.lower()) for person in people)


def _is_titled(after: str, people: Sequence[Person]) -> bool:
    """Whether a name goes on as a title does, and not with "and" and another of the people."""
    titled = _TITLED.match(after)
    other = re.match(r" and ([A-Z][\w-]+)", after)
    two = other is not None and any(other[1].lower() in (person.words[0], person.words[-1]) for person in people)
    return titled is not None and not two


def _is_full(mention: Mention, person: Person) -> bool:
    return isinstance(mention.value, Name) and mention.value.words == person.words


def _is_possessive(text: str) -> bool:
    """ "Her office said" against "Her, too": a lower-case word that is no verb of being follows."""
    following = text.split()[1:2]
    return bool(following) and following[0][0].islower()
