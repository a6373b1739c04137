"""The acts a sentence tells of: what is said to happen, how surely, whether it is denied, when, and who does it.

No parser: an act is a verb or a noun of a table, its group is read backwards word by word ("is thought to have
entered"), its subject and object are the phrases beside it. What cannot be read so stays empty, and no check uses it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from summarizer.checking import meaning_words as table
from summarizer.checking import synonyms
from summarizer.checking.clause_reading import Act, Clauses
from summarizer.checking.moods import doubt, negation, status
from summarizer.checking.roles import subject, with_noun_roles, with_roles
from summarizer.records import MentionKind

_DO = frozenset("do does did don't doesn't didn't".split())
_IN_GROUP = frozenset("to not never no longer likely unlikely".split())
_GROUP_LIMIT = 9  # words; "is not now thought likely to have been" has eight


class Reading(Clauses):
    """One sentence read for its acts."""

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts in order, each with its roles."""
        found: list[Act] = []
        last: frozenset[str] = frozenset()
        for n in range(len(self.lower)):
            act = self._act(n)
            if act is None:
                continue
            if act.is_noun:
                found.append(with_noun_roles(self, act))
                continue
            last = subject(self, act, last)
            found.append(with_roles(self, act, last))
        return tuple(found)

    def _act(self, n: int) -> Act | None:
        """The act a word tells of, without its roles; None for other words and for verbs of many meanings."""
        kind, wording = self.kind(n), self.wording
        lemma = synonyms.lemma(self.lower[n])
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
        return replace(act, status=status(self, act), doubt=doubt(self, act), negation=negation(self, act))

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
