"""What a sentence tells, as facts to be compared: its words by meaning, each with how much of the telling it bears.

Two sentences that share no inflected word may tell one thing ("a lawyer and an alcoholic", "her career at the bar ended
by drink"), and one that shares few may add nothing but colour. So words are compared by what they mean, those of the
main clause bear more than those of an aside, and who is the source of a report is none of what it tells.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from summarizer.checking.lexicon import REPORTING
from summarizer.checking.synonyms import key
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import Token, stem, tokens

MAIN, ASIDE = 1.0, 0.5  # what a word bears in the main clause, and in what is only said beside it
STEM = 5  # letters by which "alcohol", "alcoholic" and "alcoholism" are one; a name or a number is compared whole
NAMED = 1.3  # what a name or a number bears beside another word of its clause: it is what a reader learns
Facts = Mapping[str, float]

# Words of one meaning that reports change for the sake of change; no check rests on them. The first names all.
_SAME = """
lawyer attorney barrister solicitor counsel law
drug sedative anesthetic anaesthetic anesthesia anaesthesia medication sedation sedate
physician doctor medic
child kid boy girl daughter son toddler youngster
television tv
film movie picture
programme program show series
soldier troop fighter militant combatant mercenary contractor
dispute quarrel row
home house residence mansion property
plane aircraft jet warplane
ship vessel boat
salary pay wage
price cost retail
customer buyer shopper consumer
police officer detective deputy investigator
suspect accused defendant
student pupil
firm company business
employee worker staff
poll survey
bulletin forecast warning
injured hurt wounded
give administer receive
allege accuse claim allegation accusation
start begin launch announce
sell sale buy purchase available
"""
_CLASS = {stem(word): line.split()[0] for line in _SAME.strip().splitlines() for word in line.split()}

# Whose report it is: "According to the coroner,", ", a spokesman for the union said on Friday."
_SOURCE = re.compile(
    r"^(?:According to|In the words of) [^,]+, |,? according to [^,;]+"
    r"|, (?:[\w’'.-]+ ){1,12}?(?:said|says|told|announced|reported|reports|concluded|confirmed|added|stated|wrote|claimed)\b[^,;]*$"
    r"|\b(?:said|says)(?: (?:on|late|early) \w+)?[.]?$"
)
# What is told beside the main clause, up to the comma that ends it or the end.
_ASIDE = re.compile(
    r", (?:who|which|whose|where|an?|the|one|including|formerly|with|of|aged) [^,;]+(?=,|[.]?$)"
    r"|\([^)]*\)|[–—] [^–—]+ [–—]"
)


@lru_cache(maxsize=16384)
def facts(line: Line) -> Facts:
    """The facts of a sentence, by meaning, each with what it bears."""
    sources = [m.span() for m in _SOURCE.finditer(line.text)]
    asides = [m.span() for m in _ASIDE.finditer(line.text)]
    found: dict[str, float] = {}
    for token in line.tokens:
        if token.is_content and token.lower not in REPORTING and not _within(token, sources):
            named = token.text[0].isdigit() or (token.text[0].isupper() and token.span.start > 0)
            bears = (ASIDE if _within(token, asides) else MAIN) * (NAMED if named else 1.0)
            concept = _concept(token, named)
            found[concept] = max(bears, found.get(concept, 0.0))
    return found


def _within(token: Token, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= token.span.start < end for start, end in spans)


def _concept(token: Token, named: bool) -> str:
    own = key(token.lower)
    meaning = _CLASS.get(token.stem) or _CLASS.get(own) or own
    return meaning if named else meaning[:STEM]


@lru_cache(maxsize=4)
def _weights(index: StoryIndex) -> Mapping[str, float]:
    """The weight of each fact: the fewer sentences of the story have it, the more does it tell them apart."""
    counts = Counter(fact for line in index.lines for fact in facts(line))
    return {fact: math.log(1 + len(index.lines) / count) for fact, count in counts.items()}


def weighed(line: Line, index: StoryIndex) -> dict[str, float]:
    """The facts of a sentence, each with its weight in the story times what it bears."""
    weights = _weights(index)
    return {fact: bears * weights[fact] for fact, bears in facts(line).items()}


def told_share(line: Line, told: Sequence[Line], index: StoryIndex) -> float:
    """How much of what a sentence tells the sentences `told` have told, 0 to 1."""
    worth = weighed(line, index)
    known = frozenset().union(*(facts(other) for other in told))
    whole = sum(worth.values())
    return sum(weight for fact, weight in worth.items() if fact in known) / whole if whole else 0.0


def kinship(left: Line, right: Line, index: StoryIndex, shared: frozenset[str] = frozenset()) -> float:
    """How close two sentences are in what they tell, 0 to 1: the cosine of their facts but for those `shared` by all."""
    first, second = weighed(left, index), weighed(right, index)
    both = (first.keys() & second.keys()) - shared
    dot = sum(first[fact] * second[fact] for fact in both)
    norm = _norm(first, shared) * _norm(second, shared)
    return dot / norm if norm else 0.0


def _norm(worth: Mapping[str, float], shared: frozenset[str]) -> float:
    return math.sqrt(sum(weight**2 for fact, weight in worth.items() if fact not in shared))
