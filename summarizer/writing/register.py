"""How an article speaks: as a report, or as a review, a column or a fan does, which talks to the reader and judges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from summarizer.checking.lexicon import REPORTING
from summarizer.checking.standalone import dangling, has_main_verb, outside_quotations
from summarizer.records import MentionKind
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import content_stems, tokens

# Outside quotations a report has hardly a contraction, a "you" or a question: of the sentences of thirty-one reports
# at most 16% had one, of those of nine reviews, columns and appeals at least 25%.
COMMENT = 0.2
_SAYING = REPORTING - {"stressed"}  # "they're super stressed out"
CHATTY = 2  # contractions of one sentence that names nobody, in any article
LEAST = 3  # sentences that talk so, in an article too short for a share
_TALK = re.compile(
    r"n['’]t\b|\b(?:it|that|there|what|here|let|who|he|she|you|they|we)['’](?:s|re|ve|ll|d)\b"
    r"|\b(?:you|your|yourself|we|our|us|I|my|me)\b|[!?…]|\.\.\."
)
_QUOTED_TITLE = r"[“‘\"][A-Z][\w’-]+(?: (?:[A-Z\d][\w’-]*|of|the|and|an?|in|to|on|for))*[,.]?[”’\"](?!\w)"
_TITLE = re.compile(_QUOTED_TITLE)
_WHOLE = re.compile(r"\b(?:[Tt]he|a) (?:movie|film|novel|album|book|record)\b")
# How good it is, or who in it.
_VERDICT = re.compile(
    r"\b(?:deserves? (?:some |much |no |high )?(?:credit|praise|better|marks)"
    r"|success|triumph|failure|flop|masterpiece|real deal"
    r"|delight|ridiculous|dull|tedious|brilliant|superb|excellent|mediocre|disappoint\w+|irresistible|charmer|flawless|flawed"
    r"|(?:suits?|fits?) [A-Z]\w+ |(?:best|worst) (?:thing|part|performance|work))\b"
)
# What a work is, told by who plays in it or made it.
_DESCRIBES = re.compile(
    r"\b(?:plays?|stars?|starring|directed by|written by|adaptation of|sequel to|is about|tells (?:of|the story)"
    r"|follows|cent(?:er|re)s on)\b"
)
# And not only by the names of its parts: "plays a big-time swindler", "a caper film about a con man".
_OF_WHAT = re.compile(r"\b(?:plays?|stars? as|as) an? [a-z]|\b(?:film|movie|comedy|thriller|novel|drama) (?:about|of) ")
WHAT = 3  # names that it is worth
# "Ida Lund plays a thief": "plays" may be a noun to whoever looks for a verb.
_PLAYS = re.compile(r"(?:[A-Z][\w.’'-]+ ){1,4}(?:plays|stars as) (?:[A-Z]|(?:an?|the) [a-z])")
_PART = re.compile(r"\b[A-Z][a-z]+ \([A-Z][\w. ]+\)")
_CREDITS = re.compile(r"\b(?:[Pp]hotos?|[Ii]mages?|[Cc]aption|[Cc]ourtesy|[Pp]ictured)\b")
# What a review is about, and what it calls that.
_WORK = re.compile(
    r"\b(?i:movies?|films?|starring|screenplay|script|sequel|plot|scenes?|novel|album|actors?|actress|leading man"
    r"|role|character|performances?|genre|directed by|directors?|playing|comedy|thriller)\b"
    rf"|{_QUOTED_TITLE}"
)
REVIEW, REPORTED = 0.25, 0.2  # share of sentences that name the work in a review, and that say who says so in a report
# What a reporter leaves to others: what ought to have been done, and praise.
_OUGHT = re.compile(
    r"\bshould(?: not|n['’]t)? have (?:\w+ed|paid|known|been|done|seen|gone|kept|left|told)\b"
    r"|\bdeserves? (?:high |full |some |much |great )?(?:marks|credit|praise)\b"
    r"|\b(?:should be|bears|(?:is|['’]s) worth) not(?:ed|ing)\b"
    r"|\b(?:is|are) (?:chilling|shameful|laughable|commendable)\b"
)
_ANSWERED = re.compile(r"\b(?:respond|comment|reply|return)\b")  # "did not respond to requests" is a report


def is_view(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence is the writer's own view: in an article that talks to its readers, without source or figure.

    "For titans such as West, it's a way to grow" is one; "$50 had been pledged by Tuesday" there is not.
    """
    if line.article in _reviews(index):
        return True
    plain = outside_quotations(line.text)
    if _OUGHT.search(plain) and not any(token.lower in REPORTING for token in line.tokens):
        return True
    names_nobody = not line.mentions and not any(token.lower in _SAYING for token in line.tokens)
    if names_nobody and len(_TALK.findall(plain)) >= CHATTY:
        return True
    if line.article not in _comments(index) or _ANSWERED.search(line.text):
        return False
    if any(token.lower in REPORTING for token in line.tokens):
        return False
    if index.place.get(line) == 0 and not _talks(line.text):
        return False  # what it opens with is its news
    return _talks(line.text) or not any(mention.kind is not MentionKind.NAME for mention in line.mentions)


def tells_scene(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence of a review tells what happens in the work, or of others, as if it were news.

    "Nicky takes a dozen wallets" is no theft; "the film has no plot" is what a reader of a review must learn.
    """
    if line.article not in _reviews(index):
        return False
    names = [m for m in line.mentions if m.kind is MentionKind.NAME]
    enough = min(2, len(index.articles))
    shared = any(index.spread.get(stem, 0) >= enough for m in names for stem in content_stems(tokens(m.text)))
    plain = _TITLE.sub(" ", line.text)
    spoken = outside_quotations(plain) != plain
    if not spoken and _VERDICT.search(plain):
        return False
    return spoken or not _WORK.search(line.text) or (bool(names) and not shared)


def judges(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence of a review speaks of the work as a whole, by its title or as "the film"."""
    if line.article not in _reviews(index):
        return False
    titles = [content_stems(tokens(title)) for title in _TITLE.findall(line.text)]
    enough = min(2, len(index.articles))
    opened = any(index.opening.get(stem, 0) >= enough for stems in titles for stem in stems)
    return opened or bool(_WHOLE.search(line.text)) or bool(_VERDICT.search(line.text))


def reviewed_work(index: StoryIndex) -> tuple[str, Line] | None:
    """The title of the work that most articles of a story review, quoted in one of them, with the first sentence that
    has it; None where they are no reviews of one work."""
    if 2 * len(_reviews(index)) <= len(index.articles):
        return None
    titles = Counter(_bare(m.group()) for line in index.lines for m in _TITLE.finditer(line.text))
    for title, _ in titles.most_common():
        named = re.compile(rf"\b{re.escape(title)}\b")
        lines = [line for line in index.lines if named.search(line.text)]
        if 2 * len({line.article for line in lines}) > len(index.articles):
            return title, lines[0]
    return None


def describes_work(index: StoryIndex) -> Line | None:
    """The sentence or caption that tells what the reviewed work is: who plays in it, who made it, of what it tells."""
    reviewed = reviewed_work(index)
    if reviewed is None:
        return None
    work = re.compile(rf"\b{re.escape(reviewed[0])}\b")
    told = [line for line in index.lines if work.search(line.text) and _DESCRIBES.search(line.text)]
    told = [line for line in told if not _CREDITS.search(line.text)]
    told = [line for line in told if _PLAYS.match(line.text) or has_main_verb(line.text)]
    whole = (line for line in told if not dangling(line.text, line.mentions))
    return max(whole, key=_describing, default=None)


def introduces_parts(index: StoryIndex) -> Line | None:
    """The sentence that says who plays whom, "Nicky (Lund) meets Jess (Berg)": views call them by their parts."""
    whole = (line for line in index.lines if line.is_prose and len(_PART.findall(line.text)) > 1)
    return next((line for line in whole if not dangling(line.text, line.mentions)), None)


def _describing(line: Line) -> int:
    names = sum(mention.kind is MentionKind.NAME for mention in line.mentions)
    return names + WHAT * bool(_OF_WHAT.search(line.text))


def only_casts(line: Line) -> bool:
    """Whether a sentence only tells who plays in a work, and not how well."""
    return bool(_PLAYS.match(line.text)) and not _VERDICT.search(line.text)


def _bare(title: str) -> str:
    return title.strip('“‘",.”’')


def names_work(line: Line) -> bool:
    """Whether a sentence gives the title of a work, so that "the film" after it is known."""
    return bool(_TITLE.search(line.text))


def is_of_review(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence stands in a review, of which the beginning tells no news."""
    return line.article in _reviews(index)


@lru_cache(maxsize=4)
def _reviews(index: StoryIndex) -> frozenset[int]:
    """The numbers of the articles that judge a film, a book or a record."""
    return frozenset(number for number, lines in index.prose.items() if _is_review(lines))


def _is_review(lines: Sequence[Line]) -> bool:
    of_work = sum(bool(_WORK.search(line.text)) for line in lines)
    reported = sum(any(token.lower in REPORTING for token in line.tokens) for line in lines)
    return of_work >= max(2, REVIEW * len(lines)) and reported <= max(1, REPORTED * len(lines))


@lru_cache(maxsize=4)
def _comments(index: StoryIndex) -> frozenset[int]:
    """The numbers of the articles that talk to their readers."""
    return frozenset(number for number, lines in index.prose.items() if _is_comment([line.text for line in lines]))


def _is_comment(sentences: list[str]) -> bool:
    talking = sum(map(_talks, sentences))
    return talking >= LEAST and talking >= COMMENT * len(sentences)


def _talks(text: str) -> bool:
    return bool(_TALK.search(outside_quotations(text)))
