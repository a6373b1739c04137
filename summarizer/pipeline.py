"""The whole way from articles to a briefing, on one page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from summarizer import __version__
from summarizer.comparing.corrections import find_corrections, superseded
from summarizer.comparing.differences import find_differences
from summarizer.comparing.tolls import find_outgrown
from summarizer.models.generator import Generator
from summarizer.records import Article, Brief, Claim, Notice, Provenance
from summarizer.settings import Settings
from summarizer.text.index import Line, build_index
from summarizer.writing.compose import Composition, Writing, compose
from summarizer.writing.headline import write_title
from summarizer.writing.material import find_material
from summarizer.writing.subjects import find_subjects
from summarizer.writing.timeline import find_events

Progress = Callable[[str, float | None], None]


def build_brief(
    articles: Sequence[Article],
    generator: Generator,
    settings: Settings,
    *,
    notices: Sequence[Notice] = (),
    progress: Progress = lambda stage, share: None,
) -> Brief:
    """The briefing of one story.

    `articles` are the reports as read; `progress` hears the stage and the share of it that is done, 0 to 1 or None.
    The same articles, model and settings give the same briefing. Raises InputError when nothing can be said.
    """
    progress("Reading", None)
    index = build_index(articles)
    progress("Comparing", None)
    material = find_material(index)
    corrections = find_corrections(index)
    outdated = {**find_outgrown(index), **superseded(corrections)}
    alone = {line: passage.text for line, passage in material.items()}
    differences = find_differences(index, alone, corrections)
    taken_back = {mention.text for correction in corrections for _, mention in correction.withdrawn}
    subjects = [subject for subject in find_subjects(index, material) if subject.text not in taken_back]
    writing = Writing(generator, settings, lambda share: progress("Writing", share))
    composition = compose(index, material, differences, subjects, writing, outdated)
    progress("Titling", None)
    stated = [*composition.lead, *composition.key_points]
    title = write_title(composition.told, stated, subjects, index, outdated)
    return Brief(
        title=title,
        articles=tuple(articles),
        lead=composition.lead,
        key_points=composition.key_points,
        subjects=tuple(subject.text for subject in subjects),
        views=composition.views,
        differences=differences,
        timeline=find_events(_claims(composition, outdated)),
        summaries=composition.summaries,
        omissions=composition.omissions,
        notices=tuple(notices),
        provenance=Provenance(generator.name, generator.revision, settings.seed, settings.candidates, __version__),
    )


def with_seconds(brief: Brief, seconds: float) -> Brief:
    """The briefing with the time it took; left out by default, since the same input is to give the same bytes."""
    return replace(brief, provenance=replace(brief.provenance, seconds=seconds))


def _claims(composition: Composition, outdated: Collection[Line]) -> list[Claim]:
    """What the page says, but for what only an article's own summary may still say."""
    old = {line.evidence() for line in outdated}
    told = (claim for summary in composition.summaries for claim in summary.claims if old.isdisjoint(claim.evidence))
    return [*composition.lead, *composition.key_points, *told]
