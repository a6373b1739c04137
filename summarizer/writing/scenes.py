"""What opens no page and makes no point: a scene that is set, a teaser, what was so long before."""

from __future__ import annotations

import re

from summarizer.checking.standalone import outside_quotations

# What only makes curious: "faced a dilemma" tells of none.
_TEASER = re.compile(
    r"^(?:Perhaps|Maybe) [a-z]"  # what the writer muses
    r"|^(?:Less than|Just|Only|Barely) (?:an? |\w+ )?(?:hours?|days?|weeks?|months?) before "
    r"|\b(?:faced an? \w+(?=[.,]|$)"
    r"|(?:makes?|made) (?:it )?(?:clear|plain) what\b"
    r"|(?:had|has) (?:an? )?(?:\w+ )?(?:bone to pick|job to do|choice to make|story to tell))"
)
# How somebody felt or stood there.
_SCENE = re.compile(
    r"\bunder way\b|\bw(?:as|ere) (?:just )?(?:starting|beginning) to\b"
    r"|\b(?:knew|felt|sat|stood|stared|looked|wondered|smiled|sobbed|wept|woke|strolled|chatted|cheerfully|nervously|quietly)\b"
)
_OF_OLD = re.compile(
    r"(?:Back in|Previously|Once|Last (?:week|month|year)|In (?:19|20)\d\d)\b"
    r"|.{3,120}?,? once (?:promised|said|told|worked|wrote|called|planned|hoped|lived)\b"
)


# Who somebody is and has been, what he owns, what was so for years: no news of what happened.
_BACKGROUND = re.compile(
    r"\b(?:net worth|fortune|philanthrop\w+|board of (?:governors|directors|trustees)|career|biography|bio"
    r"|(?:co-)?founded|graduat(?:ed|e of)|served (?:\w+ )?(?:\w+ )?(?:years|terms)|first year (?:at|in|as)"
    r"|licen[sc]ed?|(?:has|have|had) (?:long|previously|once)|over the years|for (?:years|decades)|in recent years"
    r"|(?:is|are|was|were) (?:widely |generally )?(?:regarded|considered|known) as"
    r"|since (?:19|20)\d\d|net income|revenues? of)\b"
)
_TRIBUTE = re.compile(r"\b(?:tributes?|condolences|(?:be|is) missed|mourn\w*|vigil|funeral)\b")
_BESIDES = re.compile(r"(?<!but) also (?!known\b|called\b)")


def is_besides(text: str) -> bool:
    """Whether a sentence tells what was so "also", outside what it quotes: besides something else."""
    return bool(_BESIDES.search(outside_quotations(text)))


def is_tribute(text: str) -> bool:
    """Whether a sentence tells how somebody who died is mourned."""
    return bool(_TRIBUTE.search(text))


def sets_scene(text: str) -> bool:
    """Whether a sentence sets a scene, outside what it quotes."""
    return bool(_SCENE.search(outside_quotations(text)))


def is_teaser(text: str) -> bool:
    """Whether a sentence only makes curious of what it does not tell."""
    return bool(_TEASER.search(text))


def is_background(text: str) -> bool:
    """Whether a sentence tells who somebody is, what he owns, or what has been so for years."""
    return bool(_BACKGROUND.search(outside_quotations(text)))


def is_of_old(text: str) -> bool:
    """Whether a sentence opens with what was so before: "Back in May, the port said it would close"."""
    return bool(_OF_OLD.match(text))
