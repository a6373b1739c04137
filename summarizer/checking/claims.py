"""From a drafted sentence to a Claim: its mentions, a verdict for each check, and every span it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.checking.passages import Sources, read_sources
from summarizer.checking.standalone import dangling, outside_quotations
from summarizer.checking.summaries import check_read
from summarizer.checking.wording import Wording, compare
from summarizer.records import FLAGS, Claim, Evidence, Label, Mention, MentionKind, Verdict
from summarizer.text.equality import conflicts, supports
from summarizer.text.index import Line, StoryIndex, coverage, plain_stems
from summarizer.text.words import content_stems, tokens

# Share of the weight of a claim's plain words (those outside its names and numbers) that a sentence of another article
# must hold to be cited for it too. Names are looked for by themselves: "lapsed into a coma at Dr. Geyer's office in
# Kailua" shares most of its weight with every other sentence about that office. Tuned by reading the citations of
# seven of fifteen stories.
CITED_COVERAGE = 0.75

_SHOUT_BEFORE, _SHOUT_AFTER = re.compile(r"\b[A-Z]{4,} $"), re.compile(r"['’]S\b|(?:['’]s)? [A-Z]{4,}\b")


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A sentence as it can be said alone: `text` is the line's own, or mended with what its `lenders` name.

    `named` are those names and things, each with what the line has in its place.
    """

    line: Line
    text: str
    lenders: tuple[Line, ...] = ()
    named: tuple[tuple[str, str], ...] = ()

    @property
    def resolved(self) -> frozenset[str]:
        """The stems of what the line speaks of as known and `text` names: "the official" as "a US official"."""
        return frozenset(stem for _, short in self.named for stem in content_stems(tokens(short)))


def check_claim(text: str, passage: Passage, index: StoryIndex) -> Claim:
    """The claim `text`, drafted from `passage`, with everything checked.

    A claim equal to its article's sentence is verbatim: only whether it can stand alone is left to check.
    """
    mentions = index.mentions(text)
    verbatim = text == passage.line.text
    verdicts = [_mention_verdict(mention, passage, index) for mention in mentions]
    if not verbatim:
        verdicts += _lent_verdicts(text, passage)
        verdicts += _wording_verdicts(text, mentions, passage, index)
        if not any(verdict.label in FLAGS for verdict in verdicts):
            verdicts += _reader_verdicts(text, index)
    if reason := dangling(text, mentions):
        verdicts.append(Verdict(Label.UNSUPPORTED, "standalone", text, reason))
    own = [line.evidence() for line in (passage.line, *passage.lenders)]
    evidence = tuple(dict.fromkeys([*own, *_elsewhere(text, mentions, passage.line, index)]))
    return Claim(text, mentions, tuple(verdicts), evidence, verbatim)


def failures(claim: Claim) -> tuple[Verdict, ...]:
    """The verdicts that keep a claim off the page."""
    return tuple(v for v in claim.verdicts if v.label in FLAGS)


def _mention_verdict(mention: Mention, passage: Passage, index: StoryIndex) -> Verdict:
    """A value is supported only where it is used: in the claim's own sentence; a name also where it was lent from."""
    kind, source = mention.kind.value, passage.line
    lines = (source, *passage.lenders) if mention.kind is MentionKind.NAME else (source,)
    for line in lines:
        if any(supports(mention, other, index.aliases) for other in line.mentions):
            return Verdict(Label.SUPPORTED, kind, mention.text, "stands in the sentence", (line.evidence(),))
    rivals = [other for other in source.mentions if conflicts(mention, other)]
    if rivals:
        reason = f"the source sentence says “{rivals[0].text}”"
        return Verdict(Label.CONTRADICTED, kind, mention.text, reason, (source.evidence(),))
    reason = f"“{mention.text}” is not in the sentence the claim was made from"
    return Verdict(Label.UNSUPPORTED, kind, mention.text, reason)


def _lent_verdicts(text: str, passage: Passage) -> list[Verdict]:
    """A name that was put into the sentence never stands in a quotation or amid what is shouted.

    In "the campaign HELP PAY Ida Lund'S DEBT" it is in a title; the wording check takes the mended sentence as given.
    """
    spoilt = []
    for full, short in passage.named:
        name = full.removesuffix("’s")
        start = text.find(name)
        quoted = start >= 0 and not outside_quotations(text)[start].strip()
        shouted = _SHOUT_BEFORE.search(text, 0, max(start, 0)) or _SHOUT_AFTER.match(text, start + len(name))
        if start >= 0 and (quoted or shouted):
            reason = f"“{name}” stands for “{short}” in a title or a quotation"
            spoilt.append(Verdict(Label.UNSUPPORTED, "name", name, reason))
    return spoilt


def _wording_verdicts(text: str, mentions: tuple[Mention, ...], passage: Passage, index: StoryIndex) -> list[Verdict]:
    said = Wording.of(passage.text, index.mentions(passage.text))
    found = compare(Wording.of(text, mentions), said)
    rests = (passage.line.evidence(),)
    if found:
        return [Verdict(Label.UNSUPPORTED, check, text, reason, rests) for check, reason in found]
    return [Verdict(Label.SUPPORTED, "wording", text, "says what the sentence says", rests)]


def _reader_verdicts(text: str, index: StoryIndex) -> list[Verdict]:
    """What `brief check` says against it: like a reader of the page, it knows no sentence the claim was made from."""
    checked = check_read(text, _sources(index))
    return [verdict for verdict in checked.verdicts if verdict.label in FLAGS]


@lru_cache(maxsize=2)
def _sources(index: StoryIndex) -> Sources:
    return read_sources(index.articles)


def _elsewhere(text: str, mentions: tuple[Mention, ...], source: Line, index: StoryIndex) -> list[Evidence]:
    """The sentence of each other article, if any, that supports the whole claim: every value and most plain words."""
    plain = plain_stems(tokens(text), mentions)
    found = []
    for number, lines in index.by_article.items():
        if number == source.article:
            continue
        ranked = sorted(lines, key=lambda line: (-coverage(index, plain, line.stems), line.sentence.index))
        best = next((line for line in ranked[:5] if _carries(line, plain, mentions, index)), None)
        if best:
            found.append(best.evidence())
    return found


def _carries(line: Line, plain: frozenset[str], mentions: tuple[Mention, ...], index: StoryIndex) -> bool:
    if not line.is_prose or not plain or coverage(index, plain, line.stems) < CITED_COVERAGE:
        return False
    return all(any(supports(m, other, index.aliases) for other in line.mentions) for m in mentions)
