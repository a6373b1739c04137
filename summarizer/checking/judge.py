"""From what is measured of a mention to its verdict: a weighted sum of features, two thresholds, and a plain reason."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from summarizer.checking.appearances import EXACT, Appearance
from summarizer.checking.features import Measured, Rival
from summarizer.records import Evidence, Label, MentionCheck, MentionKind, Verdict

if TYPE_CHECKING:
    from summarizer.checking.likelihood import Preference

NOWHERE = 0.95  # doubt of a value that no source gives: people add true ones too, but a reader cannot follow them back
ASKED = 0.1  # from this doubt on a model is asked
FARTHEST = 8.0  # nats against a mention; more says no more
TOLD = 0.2  # from this fit on a rival in the place of a missing value tells what the source says instead
QUOTED = 2  # words after a rival that are quoted with it: "two Spanish citizens"
_STOPS = '.,;:!?()"“”\n'


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature is worth for figures and for names, and the doubts from which a mention is left or flagged."""

    flag: float
    doubtful: float
    tables: Mapping[str, Mapping[str, float]]

    def doubt(self, item: Measured) -> float:
        """How likely the mention is wrong, 0 to 1."""
        if item.nowhere:
            return NOWHERE
        table = self.tables["name" if item.mention.kind is MentionKind.NAME else "figure"]
        total = sum(table.get(name, 0.0) * value for name, value in item.features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def with_model(self, doubt: float, preference: Preference) -> float:
        """The doubt once a model has said what it expects."""
        total = math.log(doubt / (1 - doubt)) + self.tables["model"]["against"] * min(FARTHEST, preference.against)
        return 1 / (1 + math.exp(-total))


@cache
def weights() -> Weights:
    """The weights of weights.toml."""
    read = tomllib.loads(resources.files("summarizer.checking").joinpath("weights.toml").read_text("utf-8"))
    return Weights(read["flag"], read["doubtful"], {kind: read[kind] for kind in ("figure", "name", "model")})


def is_doubtful(item: Measured) -> bool:
    """Whether what a model expects could turn the verdict: neither plainly absent nor beyond doubt.

    Of a name that the sources give in part ("Eddie Howe" for Howe) a model tells how well known it is, not whether
    they give it.
    """
    settled = item.nowhere or item.aside or item.derived is not None or item.features.get("missing", 0.0) > 0
    return not settled and weights().doubt(item) >= ASKED


def judged(item: Measured, preference: Preference | None = None) -> MentionCheck:
    """The verdict on a mention, with how sure it is that the sources use the value so.

    `preference` is what a model expects in its place, where one was asked.
    """
    doubt = weights().doubt(item)
    if preference:
        told, doubt = doubt, weights().with_model(doubt, preference)
    label, reason, found = _verdict(item, doubt)
    if preference and preference.rival and label is Label.UNSUPPORTED and told < weights().flag:
        reason += f"; by the sources “{preference.rival}” is likelier here"
    return MentionCheck(
        item.mention, Verdict(label, item.mention.kind.value, item.mention.text, reason, found), round(1 - doubt, 4)
    )


def _verdict(item: Measured, doubt: float) -> tuple[Label, str, tuple[Evidence, ...]]:
    if item.aside:
        return Label.UNCHECKED, "speaks of the summary itself", ()
    if item.derived:
        return Label.UNCHECKED, f"no source says it; {item.derived.told} would give it", item.derived.evidence
    if doubt >= weights().flag:
        return _flagged(item)
    if item.best is None:
        return Label.UNCHECKED, "not found, but it may be said otherwise", ()
    evidence = (item.best.passage.evidence(),)
    if doubt >= weights().doubtful:
        return Label.UNCHECKED, f"the source has “{item.best.text}”, perhaps of another thing", evidence
    same = item.best.level >= EXACT
    return Label.SUPPORTED, "stands there" if same else f"the source says “{item.best.text}”", evidence


def _flagged(item: Measured) -> tuple[Label, str, tuple[Evidence, ...]]:
    if item.exchange:
        reason = f"exchanged with another: the source says “{_with_next(item.exchange.taken)}”"
        return Label.CONTRADICTED, reason, (item.exchange.passage.evidence(),)
    if item.rival and _takes_its_place(item, item.rival):
        said = item.rival.appearance
        return Label.CONTRADICTED, f"the source says “{_quoted(item.rival)}”", (said.passage.evidence(),)
    if item.best is None:
        return Label.UNSUPPORTED, "no source gives it", ()
    if item.features.get("another last name in its place"):
        return Label.CONTRADICTED, f"the source says “{_whole_name(item.best)}”", (item.best.passage.evidence(),)
    evidence = (item.best.passage.evidence(),)
    if item.best.level < EXACT:
        return Label.UNSUPPORTED, f"the source has only “{item.best.text}”", evidence
    return Label.UNSUPPORTED, "the source gives it of another thing", evidence


def _takes_its_place(item: Measured, rival: Rival) -> bool:
    """Whether the rival stands where the mention should: told of it, beside the same words or counting the same."""
    beside = rival.counts or rival.touches >= 0.5
    if item.best is None:
        return rival.fit >= TOLD and beside
    return item.features.get("rival fits better", 0.0) > 0 and (beside or rival.fit >= 2 * TOLD)


def _whole_name(found: Appearance) -> str:
    """The word found with the capital after it: "Ada Moreau"."""
    words = found.passage.words[found.first : found.last + 1]
    return " ".join(word.text for word in words)


def _quoted(rival: Rival) -> str:
    """The rival's words, a number's with what it counts."""
    return rival.appearance.text if rival.named else _with_next(rival.appearance)


def _with_next(said: Appearance) -> str:
    """A value as it stands, with the words after it: "two Spanish citizens"."""
    words = said.passage.words
    text, base = said.passage.text, said.passage.span.start
    start, end = words[said.first].start - base, words[said.last - 1].end - base
    if said.text not in text:
        return said.text
    start = text.find(said.text, max(0, start - len(said.text)))
    for word in words[said.last : said.last + QUOTED]:
        if any(stop in text[end : word.start - base] for stop in _STOPS):
            break
        end = word.end - base
    return text[start:end]
