"""Who did a thing that only one can have done: who found the bodies, who started the fire."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.checking.acts import Reading
from summarizer.checking.alignment import Wording
from summarizer.checking.synonyms import key, lemma
from summarizer.records import Difference, MentionKind, Report
from summarizer.text.index import Line, StoryIndex

MAX_WORDS = 45  # of a sentence in a cell
# Acts that are done once, by one party, with what they are done to: a table to extend.
_ONCE = {
    "find": "body bodies remains corpse corpses wreck wreckage",
    "start": "fire blaze fight brawl rumour rumor",
    "score": "winner equaliser equalizer",
    "kidnap": "boy girl child driver",
}
_OBJECTS = {key(act): frozenset(map(key, words.split())) for act, words in _ONCE.items()}
_ACT = re.compile(r"\b(?:f[io]u?nd|discover\w*|start\w*|began|begun|scor\w+|kidnap\w*|abduct\w*)\b")
# Words for one party; two of a line are no two parties.
_PARTIES = tuple(
    frozenset(lemma(word) for word in line.split())
    for line in (
        "police officer officers deputy deputies detective detectives trooper troopers patrol",
        "firefighter firefighters crew crews rescuer rescuers",
        "wife mother sister widow daughter woman",
        "husband father brother son man",
        "relative relatives family parents wife husband mother father son daughter brother sister",
        "neighbour neighbor resident woman man",
        "agent realtor broker",
        "hiker walker jogger cyclist passer-by passerby",
        "worker workers employee employees staff colleague colleagues cleaner",
    )
)
# "Someone from outside the family" may be any of them.
_KNOWN = frozenset().union(*_PARTIES)


@dataclass(frozen=True, slots=True, eq=False)
class Deed:
    """A sentence, the act it tells of, what it was done to, and who did it: the stems of a name, or a common noun."""

    line: Line
    act: str
    object: str
    who: frozenset[str]
    named: bool


def find_doers(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """The first sentences of two articles that let two parties do one thing, for each thing."""
    deeds: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    lines = [line for line in index.lines if line.is_prose and _ACT.search(line.text)]
    for line in lines:
        for deed in _deeds(line) if len(line.text.split()) <= MAX_WORDS else ():
            deeds[deed.act, deed.object].append(deed)
    for group in deeds.values():
        pair = next((pair for pair in combinations(group, 2) if _are_two(*pair)), None)
        if pair:
            yield Difference(_label(pair[0]), tuple(_report(deed, lines, alone) for deed in pair))


def _deeds(line: Line) -> Iterator[Deed]:
    reading = Reading(Wording(line.text, line.tokens, line.mentions))
    names = {reading.keys[n] for n in range(len(reading.keys)) if reading.wording.is_a(n, MentionKind.NAME)}
    for act in reading.acts:
        objects = _OBJECTS.get(act.key, frozenset()) & act.object
        who = act.actor & names or act.actor & _KNOWN
        if objects and who and not act.negation and not act.is_noun:
            yield Deed(line, act.key, min(objects), who, bool(act.actor & names))


def _are_two(left: Deed, right: Deed) -> bool:
    """Whether two articles name two parties: two names, or two common nouns of which one cannot be the other."""
    if left.line.article == right.line.article or left.who & right.who or left.named != right.named:
        return False
    if left.named and _tells_of_both(left, right):
        return False
    return left.named or not any(left.who & line and right.who & line for line in _PARTIES)


def _tells_of_both(left: Deed, right: Deed) -> bool:
    """Whether one of two sentences names both parties: "asked Lund" is no other report than "asked Lund and Berg"."""
    told = [{key(token.lower) for token in deed.line.tokens} for deed in (left, right)]
    return left.who <= told[1] or right.who <= told[0]


def _label(deed: Deed) -> str:
    """ "who found the bodies", in the words of the first sentence."""
    words = [token.lower for token in deed.line.tokens]
    verb = next(word for word in words if key(word) == deed.act)
    noun = next(word for word in words if key(word) == deed.object)
    return f"who {verb} the {noun}"


def _report(deed: Deed, lines: Sequence[Line], alone: Mapping[Line, str]) -> Report:
    """The sentence, and those of other articles that hold the act, what it is done to and the same party."""
    wanted = {deed.act, deed.object, *deed.who}
    told = [line for line in lines if wanted <= {key(token.lower) for token in line.tokens}]
    same = [line.evidence() for line in told if line.article != deed.line.article]
    text = alone.get(deed.line, deed.line.text).rstrip(" .")
    return Report(text, tuple(dict.fromkeys([deed.line.evidence(), *same])))
