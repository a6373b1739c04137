"""From chosen sentences to checked claims: the model drafts, the checks choose, the source's own words stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.checking.claims import check_claim, failures
from summarizer.checking.standalone import dangling, relative_day
from summarizer.models.generator import Generator, Prompt
from summarizer.records import Claim, Omission
from summarizer.settings import Settings
from summarizer.text.index import Line, StoryIndex, coverage
from summarizer.text.words import content_stems, tokens
from summarizer.writing.prompts import chat

# What a draft must keep of its sentence's weight: below it the draft is true but says too little. Set by reading
# the drafts of seven of fifteen stories.
MIN_KEPT = 0.4
SHORT = 20  # words: a sentence no longer than this needs no shortening
RESOLVE, SHORTEN = TEMPLATES = ("resolve.j2", "shorten.j2")
BREVITY = 0.012  # what a word costs against the share of the sentence kept
_CONNECTIVE = re.compile(
    r"^(?:but|and|so|or|also|still|however|meanwhile|instead|moreover|in addition|then|nevertheless|indeed)\b,?\s*",
    re.IGNORECASE,
)
_WEB_GAP = re.compile(r"(?<=\.) (?=-[a-z])")  # "U.S. -backed", as web pages give "U.S.-backed"
_LINK = re.compile(r"\s*\(?\bhttps?://\S+?\)?(?=[\s,.;]|$)|\s*\(@\w+\)")
_PREAMBLE = re.compile(r"^(?:sentence|answer|shortened|rewritten|edited)[^:]{0,20}:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Phrasing:
    """What came of one sentence: the claim to print, or None and what was refused."""

    line: Line
    claim: Claim | None
    refused: Omission | None


def phrase(
    lines: Sequence[Line],
    index: StoryIndex,
    generator: Generator,
    settings: Settings,
    progress: Callable[[float], None] | None = None,
) -> dict[Line, Phrasing]:
    """Draft every sentence that needs it and keep, for each, the best draft that holds.

    A sentence that points outside itself is resolved, a long one shortened, each kind in one batch that shares its
    instruction; a short one that stands alone is said as it is.
    """
    tasks = {template: [n for n, line in enumerate(lines) if _task(line) == template] for template in TEMPLATES}
    drafts: dict[int, tuple[str, ...]] = {}
    for template, places in tasks.items():
        prompts = [_prompt(template, lines[n], index, settings) for n in places]
        done, share = len(drafts) / len(lines), len(places) / len(lines)
        texts = generator.generate(
            prompts,
            candidates=settings.candidates,
            max_tokens=settings.max_tokens,
            temperature=settings.temperature,
            seed=settings.seed,
            progress=progress and (lambda part, done=done, share=share: progress(done + share * part)),
        ) if places else []
        drafts.update(zip(places, texts, strict=True))
    return {line: choose(line, drafts.get(n, ()), index, settings) for n, line in enumerate(lines)}


def choose(line: Line, drafts: Sequence[str], index: StoryIndex, settings: Settings) -> Phrasing:
    """The best of the drafts that hold; else the sentence itself, tidied or verbatim; else nothing, with the reason."""
    context = index.before(line, settings.context)
    texts = dict.fromkeys([*(_clean(draft) for draft in drafts), tidy(line.text), line.text])
    claims = [check_claim(text, line, context, index) for text in texts if text]
    holding = [claim for claim in claims if not failures(claim) and _kept(claim, line, index) >= MIN_KEPT]
    if holding:
        return Phrasing(line, max(holding, key=lambda claim: _worth(claim, line, index)), None)
    failure = failures(claims[0])
    reason = failure[0].reason if failure else "the draft says too little of the sentence"
    return Phrasing(line, None, Omission(line.text, reason, line.article, claims[0].text))


def tidy(text: str) -> str:
    """The sentence without an opening connective, links and the gaps of web copy; nothing else is touched."""
    plain = _WEB_GAP.sub("", _LINK.sub("", _CONNECTIVE.sub("", text)))
    return plain[:1].upper() + plain[1:]


def _task(line: Line) -> str | None:
    """The template a sentence needs, or None."""
    if dangling(tidy(line.text), line.mentions):
        return RESOLVE
    return SHORTEN if len(line.text.split()) > SHORT else None


def _prompt(template: str, line: Line, index: StoryIndex, settings: Settings) -> Prompt:
    """The sentences before go along only where the sentence points at them: they are dear to read, and tempt."""
    before = " ".join(other.text for other in index.before(line, settings.context)) if template == RESOLVE else ""
    return chat(template, line.text, before=before, sentence=tidy(line.text))


def _clean(draft: str) -> str:
    """The first line of what the model wrote, without a preamble or quotation marks around the whole."""
    line = next((part.strip() for part in draft.splitlines() if part.strip()), "")
    line = _PREAMBLE.sub("", line)
    if len(line) > 1 and line[0] == line[-1] == '"' and line.count('"') == 2:
        line = line[1:-1]
    return line if not line or line[-1] in ".!?”\"’'" else line + "."


def _kept(claim: Claim, line: Line, index: StoryIndex) -> float:
    return coverage(index, line.stems, frozenset(content_stems(tokens(claim.text))))


def _worth(claim: Claim, line: Line, index: StoryIndex) -> float:
    """What is kept of the sentence, less its length; a day that only the article's readers know costs."""
    day = 0.2 if relative_day(claim.text) else 0.0
    return _kept(claim, line, index) - BREVITY * len(claim.text.split()) - day
