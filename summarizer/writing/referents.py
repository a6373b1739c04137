"""Whom a sentence's opening pronoun stands for, where the sentences before it leave no choice.

A small model asked to resolve a pronoun mostly repeats it, and now and then names the wrong person. So this is a
rule, and a narrow one: one person alone has been named shortly before, or the same speaker goes on speaking.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.checking.claims import Passage
from summarizer.records import Mention, Name
from summarizer.text.index import Line
from summarizer.text.tables import NOT_PERSON

EARLIER = 12  # sentences before one in which "a US military official" may have become "the official"
CONTEXT = 2  # sentences before one in which its pronoun's person is looked for

_OPENING = re.compile(r"^(He|She|His|Her)\b(?!,)")
_ROLES = "official|spokesman|spokeswoman|spokesperson|officer|statement|report|lawsuit|source|document|complaint"
_SAME_ROLE = re.compile(rf"\b([Tt])he (?:[\w-]+ ){{0,2}}({_ROLES})\b(?! (?:of|for|from|in|at|with)\b)(?=[ ,.])")
_NEW_ROLE = re.compile(rf"\b[Aa]n? ((?:[\w.’'-]+ ){{1,4}})({_ROLES})\b")


def name_referents(passage: Passage, before: Sequence[Line]) -> Passage:
    """The passage with a person in place of its opening pronoun, and an office as its holder was first introduced.

    `before` holds up to EARLIER sentences of prose before it, in order. What cannot be told stays as it is.
    """
    return _introduced(_resolved(passage, before[-CONTEXT:]), before)


def _resolved(passage: Passage, context: Sequence[Line]) -> Passage:
    match = _OPENING.match(passage.text)
    found = _only_person(context) if match else None
    if not match or not found:
        return passage
    person, lender = found
    possessive = match.group(1) == "His" or (match.group(1) == "Her" and _is_possessive(passage.text))
    text = person + ("’s" if possessive else "") + passage.text[match.end() :]
    return replace(passage, text=text, lenders=(*passage.lenders, lender))


def _only_person(context: Sequence[Line]) -> tuple[str, Line] | None:
    """The one person the sentences name, by the fullest name they give, and who gives it; None if there are more."""
    people: dict[str, tuple[str, Line]] = {}
    for line in context:
        for mention in filter(is_person, line.mentions):
            last = mention.value.words[-1]
            if len(mention.text) > len(people.get(last, ("", line))[0]):
                people[last] = (mention.text, line)
    return next(iter(people.values())) if len(people) == 1 else None


def _introduced(passage: Passage, before: Sequence[Line]) -> Passage:
    match = _SAME_ROLE.search(passage.text)
    for line in reversed(before) if match else ():
        for found in _NEW_ROLE.finditer(line.text):
            if found.group(2) == match.group(2):
                article = found.group().split()[0].lower()
                opening = article.capitalize() if match.group(1) == "T" else article
                named = f"{opening} {found.group(1)}{found.group(2)}"
                text = passage.text[: match.start()] + named + passage.text[match.end() :]
                return replace(passage, text=text, lenders=(*passage.lenders, line))
    return passage


def is_person(mention: Mention) -> bool:
    """Whether a mention looks like a person's name: with a title, or of two to four words that no body is named by."""
    if not isinstance(mention.value, Name):
        return False
    value = mention.value
    if value.acronym or value.designation or not value.words or any(word in NOT_PERSON for word in value.words):
        return False
    return bool(value.title) or (2 <= len(value.words) <= 4 and mention.text[0].isupper())


def _is_possessive(text: str) -> bool:
    """ "Her office said" against "Her, too": a lower-case word that is no verb of being follows."""
    following = text.split()[1:2]
    return bool(following) and following[0][0].islower()
