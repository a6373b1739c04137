"""Whom a sentence's opening pronoun stands for, where the sentences before it leave no choice.

A small model asked to resolve a pronoun mostly repeats it, and now and then names the wrong person. So this is a
rule, and a narrow one: one person alone has been named shortly before, or the same speaker goes on speaking.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.records import Mention, Name
from summarizer.text.index import Line
from summarizer.text.tables import NOT_PERSON

_OPENING = re.compile(r"^(He|She|His|Her)\b(?!,)")
# "The official said ... He said ...": a speaker by office alone.
_OFFICE = re.compile(
    r"^(?:The|A|An) ((?:[\w-]+ ){0,3}(?:official|spokesman|spokeswoman|spokesperson|officer|statement|report|lawsuit))\b"
)


def resolve(text: str, context: Sequence[Line]) -> str | None:
    """The sentence with the person in place of its opening pronoun, or None when it opens with none or who is unsure.

    `context` holds the sentences of prose right before it, in order.
    """
    match = _OPENING.match(text)
    if not match or not context:
        return None
    person = _only_person(context) or _office(context[-1])
    if not person:
        return None
    possessive = match.group(1) == "His" or (match.group(1) == "Her" and _is_possessive(text))
    return person + ("’s" if possessive else "") + text[match.end() :]


def _only_person(context: Sequence[Line]) -> str | None:
    """The one person the sentences name, by the fullest name they give; None when there are more."""
    people: dict[str, str] = {}
    for line in context:
        for mention in line.mentions:
            if is_person(mention):
                last = mention.value.words[-1]
                people[last] = max(people.get(last, ""), mention.text, key=len)
    return next(iter(people.values())) if len(people) == 1 else None


def is_person(mention: Mention) -> bool:
    """Whether a mention looks like a person's name: a title before it, or two or three words none of which is an office's."""
    if not isinstance(mention.value, Name):
        return False
    value = mention.value
    if value.acronym or value.designation or not value.words or any(word in NOT_PERSON for word in value.words):
        return False
    return bool(value.title) or (2 <= len(value.words) <= 4 and mention.text[0].isupper())


def _office(line: Line) -> str | None:
    match = _OFFICE.match(line.text)
    return f"The {match.group(1)}" if match else None


def _is_possessive(text: str) -> bool:
    """ "Her office said" against "Her, too": a lower-case word that is no verb of being follows."""
    following = text.split()[1:2]
    return bool(following) and following[0][0].islower()
