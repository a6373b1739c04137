"""A sentence of two halves, of which the page has told one: the other is said alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.checking.lexicon import REPORTING
from summarizer.checking.standalone import has_main_verb, outside_quotations
from summarizer.records import Claim, MentionKind
from summarizer.text.index import StoryIndex
from summarizer.text.words import tokens
from summarizer.writing.facts import facts_of, is_retold_together

_BESIDE = re.compile(r", (?:while|whereas) ")
# "…, and retail for $130": the price again.
_PRICE = re.compile(r"(?:,| [—–]|,? --)? and (?:sells?|retails?|costs?|goes|go|is|are) (?:for |at )?[$£€][\d.,]+\.$")


def new_half(claim: Claim, passage: Passage, told: Collection[str], index: StoryIndex) -> Claim:
    """The claim without the half of it whose facts have all but been `told`, where the checks hold for the rest."""
    for text in _halves(claim.text, told, index):
        half = _with_own_speaker(check_claim(text, passage, index))
        if not failures(half):
            return half
    return claim


def _with_own_speaker(half: Claim) -> Claim:
    """The half, of which the check for lost speakers is not asked where it says itself whose words it gives: those of
    the other half have gone with their speaker."""
    if not any(token.lower in REPORTING for token in tokens(outside_quotations(half.text))):
        return half
    return replace(half, verdicts=tuple(v for v in half.verdicts if v.check != "attribution"))


def _halves(text: str, told: Collection[str], index: StoryIndex) -> Iterator[str]:
    plain = outside_quotations(text)
    for match in _BESIDE.finditer(plain):
        first, second = text[: match.start()] + ".", text[match.end()].upper() + text[match.end() + 1 :]
        if has_main_verb(first) and has_main_verb(second):
            again = [is_retold_together(half, index.mentions(half), told, index) for half in (first, second)]
            if again.count(True) == 1:
                yield second if again[0] else first
    if (price := _PRICE.search(plain)) and _is_known_price(text[price.start() :], told, index):
        yield text[: price.start()] + "."


def _is_known_price(tail: str, told: Collection[str], index: StoryIndex) -> bool:
    sums = [mention for mention in index.mentions(tail) if mention.kind is MentionKind.NUMBER]
    return bool(sums) and all(facts_of(mention.text, ()).keys() <= set(told) for mention in sums)
