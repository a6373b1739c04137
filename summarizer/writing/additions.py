"""What the summaries of the articles add to the page, and where that stands: beside what it goes on from or leads to.

Six editors graded twelve pages by readability, some with every summary printed whole and some without: 2.6 and 3.2 of
5. What a reader has read is no summary to them; and a fact or two under the name of their article are lost on them:
four other editors asked for each of those where it belongs, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.checking.claims import Passage
from summarizer.records import ArticleSummary, Claim, Evidence, MentionKind, Name
from summarizer.text.index import Line, StoryIndex
from summarizer.writing.article_summary import told_in_order
from summarizer.writing.facts import begins_anew, facts, is_retold, told_share
from summarizer.writing.naming import as_called
from summarizer.writing.plan import is_empty, quoted_share
from summarizer.writing.register import is_view
from summarizer.writing.subjects import Subject
from summarizer.writing.topics import SENTENCES

TOLD = 0.5  # share of what a sentence tells that the page has told, from which it adds nothing
IN_QUOTES = 0.7  # share of a sentence from which it is nothing but somebody's words
POINTING = frozenset("the this these those such".split())


@dataclass(frozen=True, slots=True, eq=False)
class Additions:
    """The sentences of each article's summary, and the claims that hold of them.

    `compared` is where those stand that the table has whole.
    """

    per_article: Mapping[int, Sequence[Line]]
    held: Mapping[Line, Claim]
    compared: frozenset[Evidence]
    subjects: Sequence[Subject]
    index: StoryIndex

    def with_neighbours(self, topics: Iterable[tuple[Claim, ...]], opening: Sequence[Claim]) -> list[tuple[Claim, ...]]:
        """The topics of a page, each with what adds to it: the sentence right before or after one that it tells."""
        found = list(topics)
        printed = self._printed((*opening, *(claim for topic in found for claim in topic)))
        for line in (line for lines in self.per_article.values() for line in lines if line in self.held):
            if not is_empty(line) and self._adds(line, printed):
                for place, topic in enumerate(found):
                    found[place] = self._beside(line, topic)
                    if found[place] is not topic:
                        printed.append(line)
                        break
        return found

    def summaries(self, told: Sequence[Claim], passages: Mapping[Evidence, Passage]) -> tuple[ArticleSummary, ...]:
        """Each article's best statements in its own order, and which of them say what a page of the claims `told` does
        not: of an article that it tells something of, none."""
        heard = {claim.evidence[0].article for claim in told}
        printed = self._printed(told)
        return tuple(
            self._summary(number, passages, None if number in heard else printed) for number in self.per_article
        )

    def _summary(
        self, number: int, passages: Mapping[Evidence, Passage], printed: Sequence[Line] | None
    ) -> ArticleSummary:
        held = [line for line in self.per_article[number] if line in self.held]
        lines = told_in_order(held, self.index)
        claims = as_called([self.held[line] for line in lines], (), passages, self.index)
        if printed is None:
            return ArticleSummary(number, claims)
        both = zip(lines, claims, strict=True)
        return ArticleSummary(number, claims, tuple(claim for line, claim in both if self._adds(line, printed)))

    def _beside(self, line: Line, topic: tuple[Claim, ...]) -> tuple[Claim, ...]:
        """The topic with a line's claim, where that stands next to one of its own in their article and goes on with it;
        else the very topic."""
        before = {other.evidence() for other in self.index.before(line, 1)}
        after = self.index.after(line)
        beside = before | {after.evidence()} if after else before
        place = next((n for n, claim in enumerate(topic) if claim.evidence[0] in beside), None)
        if place is None or len(topic) >= SENTENCES:
            return topic
        place += topic[place].evidence[0] in before
        if place and begins_anew(line, self._printed(topic)):
            return topic
        return (*topic[:place], self.held[line], *topic[place:])

    def _printed(self, claims: Iterable[Claim]) -> list[Line]:
        """The lines that the claims, or rows of the table, have told."""
        above = self.compared.union(claim.evidence[0] for claim in claims)
        return [line for line in self.index.lines if line.evidence() in above]

    def _adds(self, line: Line, printed: Sequence[Line]) -> bool:
        """Whether a sentence tells what the lines `printed` have not, and is no quip, nor of "the talks" of nobody."""
        claim = self.held[line]
        named = any(mention.kind is MentionKind.NAME for mention in claim.mentions)
        if line in printed or (not named and line.tokens[0].lower in POINTING):
            return False
        if is_retold(line.text, line.mentions, map(facts, printed)):
            return False
        quip = quoted_share(line.text) >= IN_QUOTES
        quip = quip or (is_view(line, self.index) and not names_more(claim, self.subjects))
        return not quip and told_share(line, printed, self.index) < TOLD


def names_more(claim: Claim, subjects: Sequence[Subject]) -> bool:
    """Whether a claim has a figure, a date, or a name besides those of whom and what the page is: else it is a quip."""
    known = {word for subject in subjects for word in subject.words}
    return any(not isinstance(m.value, Name) or known.isdisjoint(m.value.words) for m in claim.mentions)
