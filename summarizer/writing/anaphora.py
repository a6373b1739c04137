"""What a sentence speaks of as known: a reader of the page knows it only where the page has told of it."""

from __future__ import annotations

from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import Token

_POINTING = frozenset("the this that these those".split())
BEFORE = 8  # sentences in which an article may have introduced what it then calls "the crossing"
NOUN_WORDS = 2  # content words after "the" that may be the noun


def known_things(line: Line, index: StoryIndex) -> frozenset[str]:
    """The stems of the nouns after "the" and "this" that the article introduced before the sentence.

    "The company said 600 jobs may go" points at a company told of earlier; "the police" and "the end of the year",
    which nothing introduced, point at the world.
    """
    earlier = frozenset().union(*(other.stems for other in index.before(line, BEFORE)))
    return frozenset(
        token.stem
        for n, word in enumerate(line.tokens)
        if word.lower in _POINTING
        for token in _noun(line, n + 1)
        if token.stem in earlier
    )


def _noun(line: Line, start: int) -> list[Token]:
    """The first lower-case content words from `start`, as far as nothing parts them."""
    found: list[Token] = []
    for token in line.tokens[start : start + NOUN_WORDS]:
        if not token.is_content or not token.text.islower():
            break
        found.append(token)
    return found[-1:]
