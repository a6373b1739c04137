"""What office or part a person has, where articles give different ones in one body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from summarizer.records import Difference, Name, Report, Span
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import stem

# "Jeffrey Harrigian, the head of U.S. Air Forces Central Command"
_POST = re.compile(r", (?:the |a |an )?((?:[a-z][\w’'-]* ){0,3}?([a-z][\w’'-]+) (?:of|for|at) (?:the )?)(?=[A-Z])")

_OFFICES = frozenset(
    """
    associate attorney chairman chairwoman chancellor chief commissioner director governor leader manager mayor minister
    partner president principal prosecutor secretary sheriff speaker spokesman spokeswoman treasurer
    """.split()
)
_HEADS = frozenset(stem(word) for word in "leader president chancellor chairman minister chief".split())  # may be one
_SAME = {"prosecutor": "attorney"}  # a state's attorney is its prosecutor
_RANKS_OF_OFFICE = frozenset("acting assistant deputy former interim junior vice".split())

_BEFORE = re.compile(r"((?:[\w’'-]+ )?[a-z][\w’'-]*) $|\bthe (former [a-z]+), $")
_SPEAKS = re.compile(r"\b(?:spokes\w+|(?:communications|press|media|public relations) \w+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Post:
    """Who holds it, the part played ("head"), the body's name, and the words that say so."""

    person: tuple[str, ...]
    part: str
    body: frozenset[str]
    words: str
    line: Line


def find_posts(index: StoryIndex) -> Iterator[Difference]:
    """Each person whom two articles give different parts in bodies that share a name."""
    posts = [post for line in index.lines if line.is_prose for post in _posts(line)]
    told: set[str] = set()
    for left, right in combinations(posts, 2):
        apart = left.line.article != right.line.article and left.person[-1] not in told
        if (
            apart
            and not _both_speak(left, right)
            and _same_person(left, right)
            and left.part != right.part
            and _same_body(left, right)
        ):
            told.add(left.person[-1])
            rows = (Report(post.words, (post.line.evidence(),)) for post in (left, right))
            yield Difference(f"post of {_called(left)}", tuple(rows))


def _posts(line: Line) -> Iterator[Post]:
    names = [(m.span, m.value) for m in line.mentions if isinstance(m.value, Name) and m.value.words]
    for place, name in names:
        if len(name.words) not in (2, 3) or name.acronym:
            continue  # no person
        if office := _office(name, place, line):
            yield Post(name.words, *office, line)
        found = _POST.match(line.text, place.end)
        bodies = [(span, body) for span, body in names if found and abs(span.start - found.end()) <= 4]
        if found and bodies:
            span, body = bodies[0]
            words = Span(found.start(1), span.end).of(line.text)
            yield Post(name.words, stem(found.group(2)), frozenset(body.words), words, line)


def _office(name: Name, place: Span, line: Line) -> tuple[str, frozenset[str], str] | None:
    """ "mayor" of "Town mayor Ida Brandt", "deputy mayor" of a deputy's, and the words as written."""
    before = _BEFORE.search(line.text[: place.start])
    written = name.title or (before[before.lastindex or 1] if before else "")
    plain = (_SAME.get(word, word) for word in written.lower().split())
    words = [stem(word) for word in plain if word in _OFFICES or word in _RANKS_OF_OFFICE]
    start = place.start if name.title or not before else before.start(before.lastindex or 1)
    return (" ".join(words), frozenset(), line.text[start : place.end]) if words else None


def _both_speak(left: Post, right: Post) -> bool:
    """ "Communications manager" and "spokesman": one office, called two ways."""
    return all(_SPEAKS.search(post.words) for post in (left, right))


def _same_person(left: Post, right: Post) -> bool:
    return left.person[0] == right.person[0] and left.person[-1] == right.person[-1]


def _same_body(left: Post, right: Post) -> bool:
    if not left.body or not right.body:
        return not left.body and not right.body and not {left.part, right.part} <= _HEADS
    return len(left.body & right.body) >= min(2, len(left.body), len(right.body))


def _called(post: Post) -> str:
    return " ".join(word.capitalize() for word in post.person)
