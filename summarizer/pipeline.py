"""The whole way from articles to a briefing, on one page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from summarizer import __version__
from summarizer.comparing.corrections import find_corrections, superseded
from summarizer.comparing.differences import find_differences
from summarizer.comparing.foretold import find_foretold
from summarizer.comparing.spellings import find_spellings
from summarizer.comparing.tolls import find_outgrown
from summarizer.models.generator import Generator, Model, Prompt
from summarizer.records import Article, Brief, Claim, Difference, Notice, Provenance
from summarizer.settings import Settings
from summarizer.text.index import Line, build_index
from summarizer.writing.compose import Composition, Outline, compose, outline, without_title
from summarizer.writing.headline import write_title
from summarizer.writing.lead import without_headline
from summarizer.writing.material import find_material, told_alone
from summarizer.writing.phrasing import phrase, sampling_of, to_shorten
from summarizer.writing.subjects import find_subjects
from summarizer.writing.timeline import find_events, in_brief

Progress = Callable[[str, float | None], None]


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """The articles of one story, read and planned: all of a briefing but what the model has to say.

    `prompts` are what it is asked; the answers go to `finish`.
    """

    articles: tuple[Article, ...]
    outline: Outline
    differences: tuple[Difference, ...]
    spellings: tuple[Difference, ...]
    prompts: tuple[Prompt, ...]


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
    story = prepare(articles, settings, progress)
    drafts = generator.generate(story.prompts, sampling_of(settings), lambda share: progress("Writing", share))
    progress("Titling", None)
    return finish(story, drafts, Model(generator.name, generator.revision), notices)


def prepare(articles: Sequence[Article], settings: Settings, progress: Progress = lambda stage, share: None) -> Story:
    """Read the articles of one story, compare them, and plan what to say: everything before the model is asked."""
    progress("Reading", None)
    index = build_index(articles)
    progress("Comparing", None)
    material = find_material(index)
    corrections = find_corrections(index)
    outdated = {**find_foretold(index), **find_outgrown(index), **superseded(corrections)}
    differences = find_differences(index, told_alone(material, index), corrections)
    taken_back = {mention.text for correction in corrections for _, mention in correction.withdrawn}
    subjects = [subject for subject in find_subjects(index, material) if subject.text not in taken_back]
    planned = outline(index, material, differences, subjects, settings, outdated)
    spellings = tuple(find_spellings(index))
    return Story(tuple(articles), planned, differences, spellings, tuple(to_shorten(planned.asked)))


def finish(story: Story, drafts: Sequence[Sequence[str]], model: Model, notices: Sequence[Notice] = ()) -> Brief:
    """The briefing of a story from the drafts that `model` wrote, those of each prompt in order.

    Raises InputError when nothing can be said.
    """
    planned, settings = story.outline, story.outline.settings
    composition = compose(planned, phrase(planned.passages, planned.asked, drafts, planned.index))
    stated = [*composition.lead, *composition.key_points]
    title = write_title(planned.told, stated, planned.subjects, planned.index, planned.superseded, planned.rivals)
    composition = without_title(composition, title)
    composition = replace(composition, lead=without_headline(composition.lead, title, planned.subjects))
    return Brief(
        title=title,
        articles=story.articles,
        lead=composition.lead,
        key_points=composition.key_points,
        subjects=tuple(subject.text for subject in planned.subjects),
        views=composition.views,
        threads=composition.threads,
        differences=story.differences,
        spellings=story.spellings,
        timeline=in_brief(find_events(_claims(composition, planned.superseded)), planned.index),
        summaries=composition.summaries,
        omissions=composition.omissions,
        notices=tuple(notices),
        provenance=Provenance(model.name, model.revision, settings.seed, settings.candidates, __version__),
    )


def with_seconds(brief: Brief, seconds: float) -> Brief:
    """The briefing with the time it took; left out by default, since the same input is to give the same bytes."""
    return replace(brief, provenance=replace(brief.provenance, seconds=seconds))


def _claims(composition: Composition, outdated: Collection[Line]) -> list[Claim]:
    """What the page says, but for what only an article's own summary may still say."""
    old = {line.evidence() for line in outdated}
    told = (claim for summary in composition.summaries for claim in summary.claims if old.isdisjoint(claim.evidence))
    return [*composition.lead, *composition.key_points, *told]
