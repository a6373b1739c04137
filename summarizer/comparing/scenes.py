"""Where the dead were found: inside a house for one report, outside it for another, even of one article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from summarizer.records import Difference, Name, Report, SentenceKind
from summarizer.text.index import Line, StoryIndex

MAX_WORDS = 45  # of a sentence in a cell
_DEAD = r"(?:bod(?:y|ies)|dead|shot|killed|slain|stabbed|hanging|lifeless)"
_FOUND = re.compile(
    rf"\b(?:found|discovered)\b[^.;]{{0,50}}\b{_DEAD}\b|\b{_DEAD}\b[^.;]{{0,40}}\b(?:found|discovered)\b", re.IGNORECASE
)
_OWN = r"(?:an?|the|their|his|her|its)"
_PLACES = {
    "inside": re.compile(
        rf"\binside\b|\bindoors\b|\bin {_OWN} (?:\w+ )?(?:bed|bedroom|kitchen|bathroom|hallway|attic|cellar|basement)\b"
    ),
    "outside": re.compile(
        rf"\boutside (?:of )?{_OWN}\b|\boutdoors\b"
        rf"|\bin {_OWN} (?:\w+ )?(?:driveway|yard|backyard|garden|street|alley|parking lot|field|ditch)\b"
        rf"|\bon {_OWN} (?:\w+ )?(?:lawn|pavement|sidewalk|street|porch|road)\b"
    ),
}
# Who was found: two sentences must speak of as many, or name the same.
_WHO = {
    "several": re.compile(r"\b(?:bodies|couple|pair|two|three|four|victims|family|neighbou?rs|brothers)\b", re.I),
    "man": re.compile(r"\b(?:man|boy|father|husband|son|teenager)\b", re.I),
    "woman": re.compile(r"\b(?:woman|girl|mother|wife|daughter)\b", re.I),
}
_ANOTHER = re.compile(r"\b(?:another|one of|the other|a second|a third|respectively|one body)\b", re.IGNORECASE)
_CREDIT = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A sentence, where it says that the dead were found, who they were, and the names in it."""

    line: Line
    place: str
    who: str
    names: frozenset[str]


def find_scenes(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """The first two sentences, captions too, that put the same dead inside and outside."""
    scenes = [scene for line in index.lines if (scene := _scene(line))]
    pair = next((pair for pair in combinations(scenes, 2) if _differ(*pair)), None)
    if pair:
        yield Difference("where the dead were found", tuple(_report(scene, scenes, alone) for scene in pair))


def _scene(line: Line) -> Scene | None:
    told = line.sentence.kind in (SentenceKind.PROSE, SentenceKind.CAPTION) and len(line.text.split()) <= MAX_WORDS
    if not told or not _FOUND.search(line.text) or _ANOTHER.search(line.text):
        return None
    places = [place for place, pattern in _PLACES.items() if pattern.search(line.text)]
    who = [who for who, pattern in _WHO.items() if pattern.search(line.text)]
    if len(places) != 1:
        return None
    names = frozenset(word for m in line.mentions if isinstance(m.value, Name) for word in m.value.words)
    return Scene(line, places[0], who[0] if who else "", names)


def _differ(left: Scene, right: Scene) -> bool:
    same = left.who == right.who and (left.who or left.names & right.names)
    return left.place != right.place and bool(same) and not _is_caption_of(left, right)


def _is_caption_of(left: Scene, right: Scene) -> bool:
    """Whether one is the caption of a picture in the article of the other: captions are of other days, and stay."""
    captions = (scene.line.sentence.kind is SentenceKind.CAPTION for scene in (left, right))
    return left.line.article == right.line.article and any(captions)


def _report(scene: Scene, scenes: list[Scene], alone: Mapping[Line, str]) -> Report:
    """The sentence without the credit of a caption, and every other that puts them there."""
    same = (s.line.evidence() for s in scenes if s.place == scene.place and s.who == scene.who)
    text = _CREDIT.sub("", alone.get(scene.line, scene.line.text)).rstrip(" .")
    return Report(text, tuple(dict.fromkeys([scene.line.evidence(), *same])))
