"""The acts a sentence tells of: what is said to happen, how surely, whether it is denied, when, and who does it.

No parser: an act is a verb or a noun of a table, its group is read backwards word by word ("is thought to have
entered"), its subject and object are the phrases beside it. What cannot be read so stays empty, and no check uses it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from summarizer.checking import meaning_words as table
from summarizer.checking.alignment import Wording
from summarizer.checking.noun_phrases import agent, object_after, phrase_after, phrase_before
from summarizer.records import MentionKind

_BE = frozenset("is are was were be been being got gets".split())
_DO = frozenset("do does did don't doesn't didn't".split())
_UNREAL = frozenset("can should must would ought cannot".split())
_IN_GROUP = frozenset("to not never no longer likely unlikely".split())
_CONDITION = frozenset("if unless whether".split())
_ADVERBS_OF_DOUBT = frozenset(
    "reportedly allegedly possibly probably apparently perhaps maybe presumably seemingly purportedly "
    "supposedly".split()
)
_GROUP_LIMIT = 9  # words; "is not now thought likely to have been" has eight


@dataclass(frozen=True, slots=True)
class Act:
    """Something said to happen: `at` is its word, `status` "done", "planned" or "open" (the form does not tell).

    `doubt` and `negation` are the words that make it unsure or deny it, "" where none stands with it. `actor`,
    `object` and `other` hold the keys of the phrases beside it; `other` is the giver where the actor receives.
    """

    at: int
    key: str
    group: range
    clause: range
    status: str
    doubt: str = ""
    negation: str = ""
    actor: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    is_noun: bool = False
    is_light: bool = False  # a verb of many meanings


class Reading:
    """One sentence read for its acts; everything is found once, when it is first asked for."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.lower = tuple(word.lower for word in wording.words)
        self.keys = tuple(table.key(lower) for lower in self.lower)

    @cached_property
    def content(self) -> frozenset[str]:
        """The keys of the content words."""
        words = self.wording.words
        return frozenset(k for n, k in enumerate(self.keys) if words[n].is_content)

    @cached_property
    def clauses(self) -> tuple[range, ...]:
        """The sentence cut where a clause may begin: at marks, subordinators, relatives and after verbs of saying."""
        cuts = sorted({0, len(self.lower), *self._cuts()})
        return tuple(range(a, b) for a, b in pairwise(cuts))

    def _cuts(self) -> Iterator[int]:
        for n in range(1, len(self.lower)):
            if n in self.wording.breaks or self._opens_clause(n):
                yield n

    def _opens_clause(self, n: int) -> bool:
        kind, lower = self.wording.kinds[n], self.lower[n]
        if kind == "subordinator":
            return lower not in ("than", "as", "once")
        if kind == "conjunction":
            return self._verb_follows(n)
        return kind == "relative" or (n - 1 in self.wording.reporting and lower not in ("to", "of", "by"))

    def _verb_follows(self, n: int) -> bool:
        """Whether a verb stands soon after a conjunction: "rose and profit [fell]"."""
        kinds = self.wording.kinds[n + 1 : n + 5]
        return any(kind in ("past", "auxiliary") for kind in kinds)

    def clause(self, n: int) -> range:
        return next(clause for clause in self.clauses if n in clause)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts in order, each with its roles."""
        found: list[Act] = []
        subject: frozenset[str] = frozenset()
        for n in range(len(self.lower)):
            act = self._act(n)
            if act is None:
                continue
            if act.is_noun:
                found.append(self._with_noun_roles(act))
                continue
            subject = self._subject(act, subject)
            found.append(self._with_roles(act, subject))
        return tuple(found)

    # ------------------------------------------------------------------ what a word tells

    def _act(self, n: int) -> Act | None:
        """The act a word tells of, without its roles; None for other words and for verbs of many meanings."""
        kind, wording = self._kind(n), self.wording
        lemma = table.lemma(self.lower[n])
        if lemma in table.NEVER_KEYS or kind not in ("past", "participle", "word") or not wording.words[n].is_content:
            return None
        if wording.is_a(n, MentionKind.NAME) or (n and wording.words[n].text[0].isupper()):
            return None
        group = self._group(n)
        bare = kind == "word" and not ({"to"} | _DO | table.MODAL) & {self.lower[m] for m in group[:-1]}
        if bare and lemma not in table.ACT_NOUN_LEMMAS:
            return None
        light = lemma in table.LIGHT_KEYS
        act = Act(n, self.keys[n], group, self.clause(n), "open", is_noun=bare, is_light=light)
        return replace(act, status=self._status(act), doubt=self._doubt(act), negation=self._negation(act))

    def _kind(self, n: int) -> str:
        """What the word is; "died" is too short for the ending to tell."""
        return "past" if self.lower[n] in ("died", "tied", "sued") else self.wording.kinds[n]

    def _group(self, n: int) -> range:
        """The verb at `n` with the auxiliaries, adverbs and hedges before it."""
        start = n
        while start > 0 and n - start < _GROUP_LIMIT and start not in self.wording.breaks:
            if not self._joins(start - 1, n):
                break
            start -= 1
        return range(start, n + 1)

    def _joins(self, m: int, verb: int) -> bool:
        lower, kind, following = self.lower[m], self.wording.kinds[m], self.lower[m + 1]
        if kind in ("auxiliary", "adverb") or lower in _IN_GROUP or "n't" in lower:
            return True
        if following == "to":
            return lower in table.BEFORE_TO | table.PLANNED | table.REFUSING
        return m + 1 == verb and lower in table.DENYING and self.wording.kinds[verb] == "participle"

    def _status(self, act: Act) -> str:
        before = [self.lower[m] for m in act.group[:-1]]
        kind, n = self._kind(act.at), act.at
        if any(word in table.PLAN_BARE for word in before) or "won't" in before:
            return "planned"
        if "to" in before:
            lead = before[before.index("to") - 1] if before.index("to") else ""
            return "planned" if lead in table.PLANNED or lead in ("is", "are") else "open"
        if act.is_noun and n and self.lower[n - 1] in table.COMING:
            return "planned"
        if act.is_noun or set(before) & (_UNREAL | table.DOUBT["possible"]):
            return "open"
        if kind == "past":
            return "open" if self._is_adjective(n) else "done"
        if kind == "participle":
            return "done" if n in self.wording.breaks and n else "open"
        return "done" if {"did", "didn't"} & set(before) else "open"

    def _is_adjective(self, n: int) -> bool:
        """ "The [injured] man": a past form between an article and a noun."""
        before, after = self.wording.kinds[n - 1] if n else "preposition", self.wording.kinds[n + 1 : n + 2]
        return before in ("determiner", "quantifier", "number", "preposition") and after == ("word",)

    def _doubt(self, act: Act) -> str:
        """The word that makes the act unsure: in its group, an adverb of its clause, or a verb over its clause."""
        words = self.wording.words
        for m in act.group[:-1]:
            if any(self.lower[m] in group for group in table.DOUBT.values()):
                return words[m].text
        near = range(max(act.clause.start, act.group.start - 2), min(act.clause.stop, act.at + 2))
        for m in near:
            if self.lower[m] in _ADVERBS_OF_DOUBT or (m == act.clause.start and self.lower[m] in _CONDITION):
                return words[m].text
        if act.is_noun and act.at and self.lower[act.at - 1] in table.UNSURE - table.COMING:
            return words[act.at - 1].text
        accused = self._accused(act)
        return words[accused].text if accused is not None else self._over(act)

    def _accused(self, act: Act) -> int | None:
        """ "Accused of accepting", "suspected of": the word over a participle after "of" or "with"."""
        n = act.at
        if n < 2 or self.wording.kinds[n] != "participle" or self.lower[n - 1] not in ("of", "with"):
            return None
        over = table.listed("accused accuse accuses suspected charged suspicion accusing guilty")
        return next((m for m in range(n - 2, max(-1, n - 8), -1) if self.lower[m] in over - {"guilty"}), None)

    def _over(self, act: Act) -> str:
        """The verb of doubt over the act's clause: before it ("doctors suspect that ..."), or closing the sentence."""
        start = act.clause.start
        opener = start - 1
        bare = opener >= 0 and start not in self.wording.breaks and not self._is_adjective(opener)
        if bare and self.lower[opener] in table.DOUBTING:
            return self.wording.words[opener].text
        last = len(self.lower) - 1
        if last >= 1 and self.lower[last] in table.DOUBTING and last in self.wording.reporting and act.at < last - 1:
            return self.wording.words[last].text if act.clause.stop <= last else ""
        return ""

    def _negation(self, act: Act) -> str:
        """The word that denies the act: in its group, before it ("denied punching"), or in its subject ("no one")."""
        words = self.wording.words
        for m in act.group[:-1]:
            lower = self.lower[m]
            if lower in table.NOT | table.REFUSING | table.DENYING | {"longer"} or "n't" in lower:
                return words[m].text
        n, start = act.at, act.group.start
        if start and self.lower[start - 1] in ("without", "not"):
            return words[start - 1].text
        if n >= 2 and self.lower[n - 1] == "out" and self.lower[n - 2] in table.EXCLUDING:
            return f"{words[n - 2].text} out"
        prevented = self._prevented(n)
        if prevented is not None:
            return words[prevented].text
        if act.is_noun:
            return words[n - 1].text if n and self.lower[n - 1] == "no" else ""
        return self._no_subject(act)

    def _prevented(self, n: int) -> int | None:
        """ "[Barred] him from leaving": the word over a participle after "from"."""
        if n < 2 or self.lower[n - 1] != "from" or self.wording.kinds[n] != "participle":
            return None
        return next((m for m in range(n - 2, max(-1, n - 7), -1) if self.lower[m] in table.PREVENTING), None)

    def _no_subject(self, act: Act) -> str:
        """ "[No] passengers were injured", "[nobody] was hurt": up to four words before the group, in its clause."""
        first = max(act.clause.start, act.group.start - 4)
        for m in range(act.group.start - 1, first - 1, -1):
            if self.lower[m] in table.NO and not (m + 1 < len(self.lower) and self.lower[m + 1] == "longer"):
                return self.wording.words[m].text
            if self.wording.kinds[m] in ("preposition", "past", "auxiliary"):
                return ""
        return ""

    # ------------------------------------------------------------------ who does what to whom

    def _subject(self, act: Act, last: frozenset[str]) -> frozenset[str]:
        """The keys of the phrase that is the verb's subject; that of the verb before after "and" and "but"."""
        start, wording = act.group.start, self.wording
        if self.lower[start] == "to":  # "Coe needs to restructure it": the verb before is not read
            return frozenset()
        if start == 0 or (wording.kinds[act.at] == "participle" and act.group.start == act.at):
            return frozenset()
        before = wording.kinds[start - 1]
        if before == "conjunction":
            return last
        end = start - 2 if before == "relative" else start - 1
        return self._keyed(phrase_before(wording, end)) if end >= 0 else frozenset()

    def _with_roles(self, act: Act, subject: frozenset[str]) -> Act:
        wording = self.wording
        if self._is_adjective(act.at):
            return act
        is_passive = self._is_passive(act)
        if is_passive:
            done_by = self._keyed(agent(wording, act.at, act.clause.stop))
            return self._exchanged(replace(act, actor=done_by, object=subject), is_passive)
        found = self._keyed(object_after(wording, act.at))
        return self._exchanged(replace(act, actor=subject, object=found), is_passive)

    def _is_passive(self, act: Act) -> bool:
        n = act.at
        if self._kind(n) != "past":
            return False
        before = [self.lower[m] for m in act.group[:-1]]
        if "to" in before:  # "is reported to have ignored" is active
            before = before[len(before) - before[::-1].index("to") :]
        if any(word in _BE for word in before):
            return True
        by = n + 1 < len(self.lower) and self.lower[n + 1] == "by" and n + 1 not in self.wording.breaks
        return by and bool(agent(self.wording, n, act.clause.stop))  # "rose by 12 percent" is no passive

    def _exchanged(self, act: Act, is_passive: bool) -> Act:
        """Selling told as buying, losing told as beating: the receiver and the winner act."""
        lemma = table.lemma(self.lower[act.at])
        if lemma in _RECEIVES:
            giver = self._keyed(phrase_after(self.wording, act.at, ("from",), act.clause.stop))
            return replace(act, key=_RECEIVES[lemma], other=giver)
        if lemma in _GIVES:
            taker = self._keyed(phrase_after(self.wording, act.at, ("to",), act.clause.stop))
            thing = act.object if taker or is_passive else frozenset()
            taker = taker or (frozenset() if is_passive else self._indirect(act))
            return replace(act, key=_GIVES[lemma], actor=taker, object=thing, other=act.actor)
        return self._contest(act, lemma)

    def _indirect(self, act: Act) -> frozenset[str]:
        """ "Lent [Latvia] 300 million": what stands before a second object that is a number or has an article."""
        positions = object_after(self.wording, act.at)
        following = positions[-1] + 1 if positions else len(self.lower)
        if following < len(self.lower) and self.wording.kinds[following] in ("number", "determiner"):
            return act.object
        return frozenset()

    def _contest(self, act: Act, lemma: str) -> Act:
        """ "Lost to Holm" is Holm beating; "won over Holm" beats Holm."""
        if lemma == "lose":
            winner = self._keyed(phrase_after(self.wording, act.at, ("to",), act.clause.stop))
            if winner:
                return replace(act, key=table.key("beat"), actor=winner, object=act.actor)
        if lemma == "win":
            loser = self._keyed(phrase_after(self.wording, act.at, ("over", "against"), act.clause.stop))
            if loser:
                return replace(act, key=table.key("beat"), object=loser)
        return act

    def _with_noun_roles(self, act: Act) -> Act:
        """ "The attack on Y by X", "X's attack on Y"."""
        wording, n = self.wording, act.at
        actor = self._keyed(phrase_after(wording, n, ("by",), act.clause.stop))
        if not actor and n and wording.words[n - 1].text.endswith(("'s", "’s", "s'", "s’")):
            actor = frozenset({self.keys[n - 1]})
        target = self._keyed(phrase_after(wording, n, ("on", "of", "against", "over"), act.clause.stop))
        key = _RECEIVES.get(table.lemma(self.lower[n]), act.key)
        return replace(act, key=key, actor=actor, object=target)

    def _keyed(self, positions: list[int]) -> frozenset[str]:
        return frozenset(self.keys[n] for n in positions)


_RECEIVES = {table.lemma(word): name for verb, name in table.RECEIVES.items() for word in table.alike(verb)}
_GIVES = {table.lemma(word): name for verb, name in table.GIVES.items() for word in table.alike(verb)}
