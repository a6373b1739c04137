"""Any summary held against its sources: a verdict with evidence for every number, date and name in it."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checking.statements import check_statements
from summarizer.records import Article, CheckedSummary, Label, Mention, MentionCheck, Verdict
from summarizer.text.equality import supports
from summarizer.text.index import StoryIndex, build_index


def check_summary(summary: str, sources: Sequence[Article]) -> CheckedSummary:
    """The summary with a verdict for each of its mentions, in order.

    `sources` are numbered from 1 in their order; evidence refers to those numbers and to their own text.
    """
    index = build_index(sources)
    mentions = tuple(_check(mention, index) for mention in index.mentions(summary))
    return CheckedSummary(summary, tuple(sources), mentions, check_statements(summary, index))


def _check(mention: Mention, index: StoryIndex) -> MentionCheck:
    for line in index.lines:
        if any(supports(mention, other, index.aliases) for other in line.mentions):
            found = (line.evidence(),)
            return MentionCheck(mention, Verdict(Label.SUPPORTED, mention.kind, mention.text, "stands there", found), 1.0)
    reason = "no source gives it"
    return MentionCheck(mention, Verdict(Label.UNSUPPORTED, mention.kind, mention.text, reason), 0.0)
