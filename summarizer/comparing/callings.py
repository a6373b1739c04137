"""What two sides call one thing: an "unprovoked attack" for one, a "reconnaissance party" for the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.comparing.figures import said_by
from summarizer.comparing.parties import speaker
from summarizer.records import Difference, Report, SentenceKind
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import FUNCTION_WORDS, stem, tokens

MAX_WORDS = 45  # of a sentence in a cell
SUBJECT = 8  # words of a clause that is nothing but who speaks
_OPEN, _SHUT = r"[“‘\"']", r"[”’\"']"
_LABEL = rf"(?:an? |the )?{_OPEN}(?:an? |the )?(?P<label>[a-z][\w-]*(?: [a-z][\w-]*){{0,3}}?)[.,]?{_SHUT}"
_CALLING = r"(?:call|describ|characteri[sz]|brand|label|dub|term|denounc|condemn|blast|slam|dismiss|decri|portray)\w*"
# "Central Command called the attack “unprovoked”", "described the strike on the camp as a “war crime”"
_CALLED = re.compile(rf"\b{_CALLING} (?P<what>(?:[\w.’'-]+ ){{1,12}}?)(?:as )?{_LABEL}")
# "calls the bombardment a crime", "called the attack cowardly and the reply an act of self-defense": without marks only
# what excuses or condemns.
_JUDGED = re.compile(
    rf"\b{_CALLING} (?:[^,;.]{{3,60}} and )?(?P<what>the (?:[\w’'-]+ ){{1,5}}?)(?:as )?(?:an? )?"
    r"(?P<label>(?:war )?crime|(?:act of )?(?:self-defen[cs]e|murder|aggression|terror(?:ism)?|revenge|war)|massacre"
    r"|accident|mistake|provocation|atrocity|necessity)\b"
)
# One act, whatever it is called: a table to extend.
_STRIKES = frozenset(
    map(stem, "strike strikes airstrike airstrikes raid bombing bombardment shelling reply response".split())
)
_ANSWERS = frozenset(map(stem, "reply response".split()))
_PAUSE = re.compile(r"[,;:](?=\s)|\s[—–-]+\s")
# "an attack Russia claims was just a “reconnaissance party”"
_SAID_TO_BE = re.compile(
    rf"\b(?P<what>[a-z]+),? (?:which |that )?(?P<who>(?:the )?[A-Z][\w.’-]*(?: [A-Z][\w.’-]*){{0,3}}) "
    rf"(?:says?|said|claim(?:s|ed)?|insist(?:s|ed)?|calls|called) (?:was |is )?(?:just |only |merely )?{_LABEL}"
)
# "initiated an “unprovoked attack”, according to Central Command": the label holds the thing
_NAMED = re.compile(
    rf"\b(?:an?|the) {_OPEN}(?P<label>[a-z][\w-]* (?P<what>[a-z]{{4,}})){_SHUT}"
    rf"|{_OPEN}[^“”\"]*?\ban? (?P<within>[a-z]+ed (?P<thing>[a-z]{{4,}})){_SHUT}"
)


@dataclass(frozen=True, slots=True, eq=False)
class Calling:
    """A label in quotation marks, the stem of what is called so, and the stems of who calls it so."""

    line: Line
    what: str
    noun: str
    label: str
    who: frozenset[str]
    said_by: str = ""  # the same as its sentence has it, where that can be read


def find_callings(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """Each thing that two sides call by labels with no word in common, each label once."""
    things: dict[str, list[Calling]] = defaultdict(list)
    for line in index.lines:
        if line.sentence.kind is not SentenceKind.FRAGMENT and len(line.text.split()) <= MAX_WORDS:
            for calling in _callings(line, index):
                things[calling.what].append(calling)
    for callings in things.values():
        sides = _sides(callings)
        if len(sides) > 1:
            reports = tuple(_report(side, alone) for side in sides)
            yield Difference(f"what each side calls {_thing([side[0].noun for side in sides])}", reports)


def _thing(nouns: Sequence[str]) -> str:
    """What the sides call something: "the reply" where one says so, for "the attack" of its cell is another's."""
    answers = [noun for noun in nouns if stem(noun) in _ANSWERS]
    one = len({stem(noun) for noun in nouns}) == 1
    return f"the {(answers or nouns)[0]}" if answers or one else "it"


def _sides(callings: Sequence[Calling]) -> list[list[Calling]]:
    """The callings by label, where the labels share no word and no party gives two of them."""
    sides: list[list[Calling]] = []
    for calling in sorted(callings, key=lambda calling: not calling.who):  # what nobody says is put to the others
        near = next((side for side in sides if _words(side[0]) & _words(calling)), None)
        if near is not None:  # "a crime" is no other word for it than "a war crime", and not the same
            if _words(near[0]) == _words(calling):
                near.append(calling)
        elif calling.who and not any(calling.who & other.who for side in sides for other in side):
            sides.append([calling])
    return sides


def _words(calling: Calling) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(calling.label)) - {calling.what}


def _callings(line: Line, index: StoryIndex) -> Iterator[Calling]:
    for match in (*_CALLED.finditer(line.text), *_JUDGED.finditer(line.text)):
        who = _speaker(line, index) or _subject(line, match.start())
        yield from _calling(line, match["what"], match["label"], who)
    for match in _SAID_TO_BE.finditer(line.text):
        who = frozenset(t.stem for t in tokens(match["who"]))
        yield from (replace(c, said_by=match["who"]) for c in _calling(line, match["what"], match["label"], who))
    for match in _NAMED.finditer(line.text):
        what, label = match["what"] or match["thing"], match["label"] or match["within"]
        named = _calling(line, what, label, _speaker(line, index))
        yield from (replace(calling, said_by=said_by(line.text)) for calling in named)


def _calling(line: Line, what: str, label: str, who: frozenset[str]) -> Iterator[Calling]:
    """The calling, where what is called so has a noun: the last one before "by", "on" and the like."""
    nouns: list[str] = []
    for word in what.split():
        if nouns and word.lower() in FUNCTION_WORDS:
            break
        if word.isalpha() and word.islower() and word not in FUNCTION_WORDS:
            nouns.append(word)
    if nouns:
        noun = stem(nouns[-1])
        yield Calling(line, "strike" if noun in _STRIKES else noun, nouns[-1], label, who)


def _speaker(line: Line, index: StoryIndex) -> frozenset[str]:
    return speaker(line, index) if line.is_prose else frozenset()


def _subject(line: Line, end: int) -> frozenset[str]:
    """The words of the clause before a verb, where it names somebody: "the foreign ministry" called it so."""
    start = max((m.end() for m in _PAUSE.finditer(line.text, 0, end)), default=0)
    words = [token for token in line.tokens if start <= token.span.start < end]
    told = frozenset(token.stem for token in words if token.is_content)
    return told if told and len(words) <= SUBJECT else frozenset()


def _report(side: Sequence[Calling], alone: Mapping[Line, str]) -> Report:
    """The label with all whose it is; the sentence where that cannot be read in any."""
    evidence = tuple(dict.fromkeys(calling.line.evidence() for calling in side))
    signed = dict.fromkeys(calling.said_by for calling in side if calling.said_by)
    if signed:
        label = f"“{side[0].label.strip('“”')}”"
        return Report(label, evidence, f"{label}, according to {' and '.join(signed)}")
    return Report(alone.get(side[0].line, side[0].line.text).rstrip(" ."), evidence)
