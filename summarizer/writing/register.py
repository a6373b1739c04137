"""How an article speaks: as a report, or as a review, a column or a fan does, which talks to the reader and judges."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.checking.lexicon import REPORTING
from summarizer.checking.standalone import outside_quotations
from summarizer.records import MentionKind
from summarizer.text.index import Line, StoryIndex

# Outside quotations a report has hardly a contraction, a "you" or a question: of the sentences of thirty-one reports
# at most 16% had one, of those of nine reviews, columns and appeals at least 25%.
COMMENT = 0.2
LEAST = 3  # sentences that talk so, in an article too short for a share
_TALK = re.compile(
    r"n['’]t\b|\b(?:it|that|there|what|here|let|who|he|she|you|they|we)['’](?:s|re|ve|ll|d)\b"
    r"|\b(?:you|your|yourself|we|our|us|I|my|me)\b|[!?…]|\.\.\."
)
_ANSWERED = re.compile(r"\b(?:respond|comment|reply|return)\b")  # "didn't respond to requests for comment" is a report


def is_view(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence is the writer's own view: in an article that talks to its readers, without source or figure.

    "For titans such as West, it's a way to grow" is one; "$50 had been pledged by Tuesday" there is not.
    """
    if line.article not in _comments(index) or _ANSWERED.search(line.text):
        return False
    if any(token.lower in REPORTING for token in line.tokens):
        return False
    return _talks(line.text) or not any(mention.kind is not MentionKind.NAME for mention in line.mentions)


@lru_cache(maxsize=4)
def _comments(index: StoryIndex) -> frozenset[int]:
    """The numbers of the articles that talk to their readers."""
    return frozenset(number for number, lines in index.prose.items() if _is_comment([line.text for line in lines]))


def _is_comment(sentences: list[str]) -> bool:
    talking = sum(map(_talks, sentences))
    return talking >= LEAST and talking >= COMMENT * len(sentences)


def _talks(text: str) -> bool:
    return bool(_TALK.search(outside_quotations(text)))
