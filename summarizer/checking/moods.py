"""How an act is told: as done or planned, how surely, and whether it is denied."""

from __future__ import annotations

from summarizer.checking import meaning_words as table
from summarizer.checking.clause_reading import Act, Clauses

_UNREAL = frozenset("can should must would ought cannot".split())
_CONDITION = frozenset("if unless whether".split())
_ACCUSED = frozenset("accused accuse accuses suspected charged suspicion accusing".split())
_ADVERBS_OF_DOUBT = frozenset(
    "reportedly allegedly possibly probably apparently perhaps maybe presumably seemingly purportedly "
    "supposedly".split()
)


def status(reading: Clauses, act: Act) -> str:
    """ "done", "planned", or "open" where the form does not tell: "to reach", "could reach", "the attack"."""
    before = [reading.lower[m] for m in act.group[:-1]]
    kind, n = reading.kind(act.at), act.at
    if any(word in table.PLAN_BARE for word in before) or "won't" in before:
        return "planned"
    if "to" in before:
        lead = before[before.index("to") - 1] if before.index("to") else ""
        return "planned" if lead in table.PLANNED or lead in ("is", "are") else "open"
    if act.is_noun and n and reading.lower[n - 1] in table.COMING:
        return "planned"
    if act.is_noun or set(before) & (_UNREAL | table.DOUBT["possible"]):
        return "open"
    if kind == "past":
        return "open" if is_adjective(reading, n) else "done"
    if kind == "participle":
        return "done" if n in reading.wording.breaks and n else "open"
    return "done" if {"did", "didn't"} & set(before) else "open"


def is_adjective(reading: Clauses, n: int) -> bool:
    """ "The [injured] man": a past form between an article and a noun."""
    before, after = reading.wording.kinds[n - 1] if n else "preposition", reading.wording.kinds[n + 1 : n + 2]
    return before in ("determiner", "quantifier", "number", "preposition") and after == ("word",)


def doubt(reading: Clauses, act: Act) -> str:
    """The word that makes the act unsure: in its group, an adverb of its clause, or a verb over its clause."""
    words = reading.wording.words
    for m in act.group[:-1]:
        if any(reading.lower[m] in group for group in table.DOUBT.values()):
            return words[m].text
    near = range(max(act.clause.start, act.group.start - 2), min(act.clause.stop, act.at + 2))
    for m in near:
        if reading.lower[m] in _ADVERBS_OF_DOUBT or (m == act.clause.start and reading.lower[m] in _CONDITION):
            return words[m].text
    if act.is_noun and act.at and reading.lower[act.at - 1] in table.UNSURE - table.COMING:
        return words[act.at - 1].text
    accused = _accused(reading, act)
    return words[accused].text if accused is not None else _over(reading, act)


def _accused(reading: Clauses, act: Act) -> int | None:
    """ "Accused of accepting", "suspected of": the word over a participle after "of" or "with"."""
    n = act.at
    if n < 2 or reading.wording.kinds[n] != "participle" or reading.lower[n - 1] not in ("of", "with"):
        return None
    return next((m for m in range(n - 2, max(-1, n - 8), -1) if reading.lower[m] in _ACCUSED), None)


def _over(reading: Clauses, act: Act) -> str:
    """The verb of doubt over the act's clause: before it ("doctors suspect that ..."), or closing the sentence."""
    start = act.clause.start
    opener = start - 1
    bare = opener >= 0 and start not in reading.wording.breaks and not is_adjective(reading, opener)
    if bare and reading.lower[opener] in table.DOUBTING:
        return reading.wording.words[opener].text
    last = len(reading.lower) - 1
    if last >= 1 and reading.lower[last] in table.DOUBTING and last in reading.wording.reporting and act.at < last - 1:
        return reading.wording.words[last].text if act.clause.stop <= last else ""
    return ""


def negation(reading: Clauses, act: Act) -> str:
    """The word that denies the act: in its group, before it ("denied punching"), or in its subject ("no one")."""
    words = reading.wording.words
    for m in act.group[:-1]:
        lower = reading.lower[m]
        if lower in table.NOT | table.REFUSING | table.DENYING | {"longer"} or "n't" in lower:
            return words[m].text
    n, start = act.at, act.group.start
    if start and reading.lower[start - 1] in ("without", "not"):
        return words[start - 1].text
    if n >= 2 and reading.lower[n - 1] == "out" and reading.lower[n - 2] in table.EXCLUDING:
        return f"{words[n - 2].text} out"
    prevented = _prevented(reading, n)
    if prevented is not None:
        return words[prevented].text
    if act.is_noun:
        return words[n - 1].text if n and reading.lower[n - 1] == "no" else ""
    return _no_subject(reading, act)


def _prevented(reading: Clauses, n: int) -> int | None:
    """ "[Barred] him from leaving": the word over a participle after "from"."""
    if n < 2 or reading.lower[n - 1] != "from" or reading.wording.kinds[n] != "participle":
        return None
    return next((m for m in range(n - 2, max(-1, n - 7), -1) if reading.lower[m] in table.PREVENTING), None)


def _none_of(reading: Clauses, act: Act) -> bool:
    """ "[None] of the 22 crew, most of them Danes, was hurt": the sentence opens so, and this is its first verb."""
    return reading.lower[0] in ("none", "neither") and not any(
        kind in ("past", "auxiliary") for kind in reading.wording.kinds[1 : act.group.start]
    )


def _no_subject(reading: Clauses, act: Act) -> str:
    """ "[No] passengers were injured", "[nobody] was hurt": up to four words before the group, in its clause."""
    if _none_of(reading, act):
        return reading.wording.words[0].text
    first = max(act.clause.start, act.group.start - 4)
    for m in range(act.group.start - 1, first - 1, -1):
        if reading.lower[m] in table.NO and not (m + 1 < len(reading.lower) and reading.lower[m + 1] == "longer"):
            return reading.wording.words[m].text
        if reading.wording.kinds[m] in ("preposition", "past", "auxiliary"):
            return ""
    return ""
