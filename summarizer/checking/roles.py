"""Who does what to whom: the phrases beside an act as its actor, its object, and the other party of an exchange."""

from __future__ import annotations

from dataclasses import replace

from summarizer.checking import meaning_words as table
from summarizer.checking import synonyms
from summarizer.checking.clause_reading import Act, Clauses
from summarizer.checking.moods import is_adjective
from summarizer.checking.noun_phrases import agent, object_after, phrase_after, phrase_before

_BE = frozenset("is are was were be been being got gets".split())
_RECEIVES = {synonyms.lemma(word): name for verb, name in table.RECEIVES.items() for word in synonyms.alike(verb)}
_GIVES = {synonyms.lemma(word): name for verb, name in table.GIVES.items() for word in synonyms.alike(verb)}


def subject(reading: Clauses, act: Act, last: frozenset[str]) -> frozenset[str]:
    """The keys of the phrase that is the verb's subject; that of the verb before after "and" and "but"."""
    start, wording = act.group.start, reading.wording
    if reading.lower[start] == "to":  # "Coe needs to restructure it": the verb before is not read
        return frozenset()
    if start == 0 or (wording.kinds[act.at] == "participle" and act.group.start == act.at):
        return frozenset()
    before = wording.kinds[start - 1]
    if before == "conjunction":
        return last
    end = start - 2 if before == "relative" else start - 1
    return _keyed(reading, phrase_before(wording, end)) if end >= 0 else frozenset()


def with_roles(reading: Clauses, act: Act, who: frozenset[str]) -> Act:
    """The act of a verb with its parties; `who` is its subject, whom a passive makes the object."""
    wording = reading.wording
    if is_adjective(reading, act.at):
        return act
    is_passive = _is_passive(reading, act)
    if is_passive:
        done_by = _keyed(reading, agent(wording, act.at, act.clause.stop))
        return _exchanged(reading, replace(act, actor=done_by, object=who), is_passive)
    found = _keyed(reading, object_after(wording, act.at))
    return _exchanged(reading, replace(act, actor=who, object=found), is_passive)


def _is_passive(reading: Clauses, act: Act) -> bool:
    n = act.at
    if reading.kind(n) != "past":
        return False
    before = [reading.lower[m] for m in act.group[:-1]]
    if "to" in before:  # "is reported to have ignored" is active
        before = before[len(before) - before[::-1].index("to") :]
    if any(word in _BE for word in before):
        return True
    by = n + 1 < len(reading.lower) and reading.lower[n + 1] == "by" and n + 1 not in reading.wording.breaks
    return by and bool(agent(reading.wording, n, act.clause.stop))  # "rose by 12 percent" is no passive


def _exchanged(reading: Clauses, act: Act, is_passive: bool) -> Act:
    """Selling told as buying, losing told as beating: the receiver and the winner act."""
    lemma = synonyms.lemma(reading.lower[act.at])
    if lemma in _RECEIVES:
        giver = _keyed(reading, phrase_after(reading.wording, act.at, ("from",), act.clause.stop))
        return replace(act, key=_RECEIVES[lemma], other=giver)
    if lemma in _GIVES:
        taker = _keyed(reading, phrase_after(reading.wording, act.at, ("to",), act.clause.stop))
        thing = act.object if taker or is_passive else frozenset()
        taker = taker or (frozenset() if is_passive else _indirect(reading, act))
        return replace(act, key=_GIVES[lemma], actor=taker, object=thing, other=act.actor)
    return _contest(reading, act, lemma)


def _indirect(reading: Clauses, act: Act) -> frozenset[str]:
    """ "Lent [Latvia] 300 million": what stands before a second object that is a number or has an article."""
    positions = object_after(reading.wording, act.at)
    following = positions[-1] + 1 if positions else len(reading.lower)
    if following < len(reading.lower) and reading.wording.kinds[following] in ("number", "determiner"):
        return act.object
    return frozenset()


def _contest(reading: Clauses, act: Act, lemma: str) -> Act:
    """ "Lost to Holm" is Holm beating; "won over Holm" beats Holm."""
    if lemma == "lose":
        winner = _keyed(reading, phrase_after(reading.wording, act.at, ("to",), act.clause.stop))
        if winner:
            return replace(act, key=synonyms.key("beat"), actor=winner, object=act.actor)
    if lemma == "win":
        loser = _keyed(reading, phrase_after(reading.wording, act.at, ("over", "against"), act.clause.stop))
        if loser:
            return replace(act, key=synonyms.key("beat"), object=loser)
    return act


def with_noun_roles(reading: Clauses, act: Act) -> Act:
    """ "The attack on Y by X", "X's attack on Y"."""
    wording, n = reading.wording, act.at
    actor = _keyed(reading, phrase_after(wording, n, ("by",), act.clause.stop))
    if not actor and n and wording.words[n - 1].text.endswith(("'s", "’s", "s'", "s’")):
        actor = frozenset({reading.keys[n - 1]})
    target = _keyed(reading, phrase_after(wording, n, ("on", "of", "against", "over"), act.clause.stop))
    key = _RECEIVES.get(synonyms.lemma(reading.lower[n]), act.key)
    return replace(act, key=key, actor=actor, object=target)


def _keyed(reading: Clauses, positions: list[int]) -> frozenset[str]:
    return frozenset(reading.keys[n] for n in positions)
