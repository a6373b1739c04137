"""What a briefing says that the last one could not, what no article says any more, and which values moved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from summarizer.batch.entries import Entry
from summarizer.pipeline import Story
from summarizer.records import Brief, Changes, Claim, Difference
from summarizer.text.index import Line, StoryIndex, overlap
from summarizer.text.words import stems_of
from summarizer.writing.plan import SAME

LISTED = 8  # of each kind at most


def with_changes(brief: Brief, story: Story, hashes: Sequence[str], last: Entry | None) -> Brief:
    """The briefing with what changed since the page `last`; as it is where there is none or no article is new or gone.

    `hashes` are those of the story's articles, in order.
    """
    if last is None or set(hashes) == set(last.hashes):
        return brief
    old = {number for number, known in enumerate(hashes, 1) if known in set(last.hashes)}
    index = story.outline.index
    return replace(
        brief,
        changes=Changes(
            new=_new([*brief.lead, *brief.key_points], old, index)[:LISTED],
            changed=tuple(found for d in brief.differences if (found := _moved(d, old)))[:LISTED],
            gone=_gone(last, set(hashes), index)[:LISTED],
        ),
    )


def _new(claims: Sequence[Claim], old: Collection[int], index: StoryIndex) -> tuple[Claim, ...]:
    """The claims that only new articles bear out, and that no old one says in other words."""
    before = [line for line in index.lines if line.article in old]
    fresh = (claim for claim in claims if not set(claim.citations) & set(old))
    return tuple(claim for claim in fresh if not _says(claim.text, before, index))


def _says(text: str, lines: Sequence[Line], index: StoryIndex) -> bool:
    stems = stems_of(text)
    return any(overlap(index, stems, line.stems) >= SAME for line in lines if len(stems & line.stems) > 2)


def _moved(difference: Difference, old: Collection[int]) -> Difference | None:
    """The values of one thing that old articles give, and then those that only new ones give; None where none is new.

    A row is of one thing by the checks of `comparing`: "100" in January's articles and "120" in the new one.
    """
    before = [report for report in difference.reports if set(report.citations) & set(old)]
    after = [report for report in difference.reports if report.citations and not set(report.citations) & set(old)]
    if not before or not after:
        return None
    return Difference(difference.subject, (before[-1], after[-1]))


def _gone(last: Entry, hashes: Collection[str], index: StoryIndex) -> tuple[str, ...]:
    """What the last page said on articles that are all gone, and no article says now."""
    return tuple(
        told.text
        for told in last.told
        if not any(last.hashes[number - 1] in hashes for number in told.citations)
        and not _says(told.text, index.lines, index)
    )
