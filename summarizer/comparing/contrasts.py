"""What one party says and another says otherwise, set against each other by the article itself.

In one sentence ("The firm said it had warned residents, but residents said they had heard nothing"), or in two that
stand together ("The salvors, for their part, credited the tide"). That somebody puts his own words right, or leads in
one poll and not in most, is no difference between two accounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from summarizer.checking.alignment import Wording
from summarizer.checking.lexicon import NEGATION
from summarizer.checking.standalone import outside_quotations
from summarizer.comparing.accounts import fits
from summarizer.comparing.labels import UNNAMED, asked, is_bare, told_of
from summarizer.comparing.parties import last_named, parties_of, speaker
from summarizer.records import Difference, Report
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import stems_of, tokens

MAX_WORDS = 45  # of a sentence in a cell
_BUT = re.compile(r", (?:but|while|whereas|although|though|yet) ")
_THEY = re.compile(r"^(?:They|He|She|It) (?=said|says|told)")
_TOLD_US = re.compile(r"\btold (?:us|our \w+)\b")  # a table has no "us"
_SOME_OF = re.compile(r"\b(?:a|the) (?:\w+ )?(?:number|group|majority|handful|couple|lot) of ", re.IGNORECASE)
_GAVE = re.compile(
    r"\b(?:told|notified|warned|informed|alerted|sent|asked|consulted|paid|offered|contacted|called|invited|helped"
    r"|trained|given|gave)\b"
)
_PARTICIPLES = {"gave": "given"}
_NO_PASSIVE = frozenset({"sent"})  # "sent a letter to": not they were sent
_COUNTED = re.compile(r"^(?:[Ss]everal|[Mm]any|[Ss]ome|[Mm]ost|[Tt]he) ")
_GOT_NOTHING = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bnothing|\bnobody|\bno one)\b[^.;]{0,20}"
    r"\b(?:heard?|told|notified|warned|informed|alerted|received?|asked|consulted|paid|offered|contacted|called|invited|aware|known?|got|get|seen|helped|trained|given)\b"
)
_NEGATED = re.compile(r"n['’]t\b")
_FOR_ITS_PART = re.compile(r", (?:for (?:its|their|his|her) part|on the contrary|by contrast),")


def find_contrasts(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """Every two accounts that one article sets against each other; `alone` has sentences with "she" named."""
    for line in index.lines:
        if line.is_prose and len(line.text.split()) <= MAX_WORDS:
            yield from _in_one_sentence(line, index, alone)
            yield from _in_two(line, index, alone)


def _in_one_sentence(line: Line, index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """ "They said they warned parents, but parents told us they had not heard": two speakers, one of them denying.

    Whoever denies must be one whom the other says to have reached, or both must speak of the same: "Police said they
    shot at an officer, but the officer said he was not hurt" tells two things.
    """
    text = alone.get(line, line.text)
    for joint in _BUT.finditer(outside_quotations(text)):
        halves = text[: joint.start()], text[joint.end() :].rstrip(" .")
        ours, theirs = (_speaker(half, line, index) for half in halves)
        if not (ours and theirs) or ours & theirs or _denies(halves[0]) == _denies(halves[1]):
            continue
        first, second = (stems_of(half) for half in halves)
        reached = bool(theirs & first) and _GAVE.search(halves[0]) and _GOT_NOTHING.search(halves[1])
        if reached or len((first & second) - ours - theirs) > 1:
            answer = _TOLD_US.sub("said", halves[1])
            told = _with_name(halves[0], ours, line, index), answer[0].upper() + answer[1:]
            rows = tuple(Report(half, (line.evidence(),)) for half in told)
            yield Difference((reached and _whether_reached(halves)) or _account_of(halves[0], ours), rows)
            return


def _speaker(half: str, line: Line, index: StoryIndex) -> frozenset[str]:
    """The stems of who speaks in half a sentence, "they" being who spoke last before it."""
    half = _SOME_OF.sub("", half)
    found = next((party for _, party in parties_of(Wording.of(half, index.mentions(half)))), None)
    if found is None:
        return frozenset()
    return found.stems or last_named(line, index)


def _with_name(half: str, who: frozenset[str], line: Line, index: StoryIndex) -> str:
    """The half sentence, "They said" as "Elin Council said", where the sentence before calls them so."""
    before = index.before(line, 1)
    name = next((m.text for one in before for m in one.mentions if who and who <= _stems(m.text)), "")
    return _THEY.sub(f"{name} ", half) if name else half


def _whether_reached(halves: tuple[str, str]) -> str:
    """ "whether parents were told", from "They told parents by letter" and "parents said they heard nothing"."""
    verb = _GAVE.search(halves[0])
    who = next((party.words for _, party in parties_of(Wording.of(_SOME_OF.sub("", halves[1])))), "")
    who = _COUNTED.sub("", who)
    if not verb or not who or verb.group() in _NO_PASSIVE:
        return ""
    return f"whether {who} were {_PARTICIPLES.get(verb.group(), verb.group())}"


def _account_of(half: str, who: frozenset[str]) -> str:
    """ "account of the school", as the first half calls it."""
    words = [token.text for token in tokens(half) if token.stem in who]
    article = "the " if words and words[0].islower() else ""
    return told_of(f"{article}{' '.join(words)}", half) if words else UNNAMED


def _denies(half: str) -> bool:
    return bool(_NEGATED.search(half)) or any(token.lower in NEGATION for token in tokens(half))


def _in_two(line: Line, index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """ "Most of those who took part were ours, Ek said. The salvors, for their part, credited the tide." """
    before = index.before(line, 1)
    if not before or not _FOR_ITS_PART.search(line.text) or not fits([before[0], line]):
        return
    mine, theirs = speaker(line, index, 0), speaker(before[0], index)
    label = asked(before[0], line, index) if theirs and not mine & theirs else ""
    if label and not is_bare(label):  # of what they speak a reader could not tell
        yield Difference(label, tuple(_cell(one, alone) for one in (before[0], line)))


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(text))


def _cell(line: Line, alone: Mapping[Line, str]) -> Report:
    return Report(alone.get(line, line.text).rstrip(" ."), (line.evidence(),))
