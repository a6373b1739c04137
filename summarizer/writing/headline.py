"""The page's title: made of its first statement and checked like it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.models.generator import Generator
from summarizer.records import Claim
from summarizer.settings import Settings
from summarizer.text.index import StoryIndex
from summarizer.writing.phrasing import first_line
from summarizer.writing.prompts import chat

MIN_WORDS, MAX_WORDS = 5, 20  # longer is a sentence, shorter a label
BEST_WORDS = 13
# Where a phrase begins, what is surely a verb, and what cannot end a headline.
_PHRASE = re.compile(
    r",? (?:who|which|where|while|when|after|before|during|following|in|on|at|with|as|but|and|because|since|according"
    r"|including|using)\b|[,;:—–]"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|may|might|could|would|\w{3,}ed|said|says|hit|won|lost|began)\b"
)
_CLAUSE = re.compile(
    r"\b(?:who|which|that|when|while|as|if|because|since|although|until|before|after|where)\b", re.IGNORECASE
)
_HALF = re.compile(
    r"\b(?:who|which|that|where|when|if|\w+ing|of|for|to|by|the|a)$|^(?:When|If|While|After|As|Before)\b"
)
TRIED = 3  # statements a headline is drafted of


def write_title(
    statements: Sequence[tuple[Passage, Claim]], index: StoryIndex, generator: Generator, settings: Settings
) -> Claim:
    """A headline of the first of `statements` that a draft holds for, or a title an article gives, or a statement.

    `statements` are the page's, the most salient first; none may be empty.
    """
    tried = statements[:TRIED]
    drafts = generator.generate(
        [chat("headline.j2", claim.text, sentence=claim.text) for _, claim in tried],
        candidates=settings.candidates,
        max_tokens=40,
        temperature=settings.temperature,
        seed=settings.seed,
    )
    for (passage, claim), texts in zip(tried, drafts, strict=True):
        for options in (map(_clean, texts), (*_cuts(claim.text), claim.text.rstrip("."))):
            titles = [_check(text, passage, index) for text in dict.fromkeys(options)]
            holding = [title for title in titles if title and not failures(title)]
            if holding:
                return max(holding, key=lambda title: -abs(len(title.text.split()) - BEST_WORDS))
    return _given(index) or min((claim for _, claim in tried), key=lambda claim: len(claim.text))


def _cuts(text: str) -> list[str]:
    """The sentence cut off before each of its later phrases, as far as a verb stands before the cut."""
    starts = [match.start() for match in _PHRASE.finditer(text)]
    pieces = [text[:start].rstrip(" ,;:—–-") for start in starts]
    return [piece for piece in pieces if _has_main_verb(piece) and not _HALF.search(piece)]


def _has_main_verb(piece: str) -> bool:
    """Whether a verb stands before anything that opens a clause ("Less than a week before they were found")."""
    verb, clause = _VERB.search(piece), _CLAUSE.search(piece)
    return bool(verb) and (clause is None or verb.start() < clause.start())


def _given(index: StoryIndex) -> Claim | None:
    """The first title an article gives that one of its sentences bears out."""
    for article in index.articles:
        for line in index.by_article[article.number] if article.title else ():
            title = _check(article.title, Passage(line, line.text), index)
            if line.is_prose and title and not failures(title):
                return title
    return None


def _check(text: str, passage: Passage, index: StoryIndex) -> Claim | None:
    if not MIN_WORDS <= len(text.split()) <= MAX_WORDS:
        return None
    return check_claim(text, passage, index)


def _clean(draft: str) -> str:
    return first_line(draft).strip('"“”#* ').rstrip(".")
