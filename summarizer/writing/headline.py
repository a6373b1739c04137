"""The page's title: cut from the sentence that tells the story's news best, and checked like any other.

By rule: headlines drafted by a small model took 15 of 90 seconds and were chosen for the worse in three of eight
stories ("Suez Canal Authority spoke of 10 tugs on last day").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.checking.standalone import has_main_verb, outside_quotations
from summarizer.records import Claim
from summarizer.text.events import GRAVE_STEMS
from summarizer.text.index import StoryIndex
from summarizer.text.words import content_stems, tokens
from summarizer.writing.plan import newsworthy
from summarizer.writing.register import is_view
from summarizer.writing.subjects import Subject, naming

MIN_WORDS, MAX_WORDS = 5, 22  # longer is a sentence, shorter a label
BEST_WORDS = 13
TOO_LONG_OR_SHORT = 0.07  # what each word more or less than that costs, where the news is worth 0 to 4
# Where a phrase begins, what is surely a verb, and what cannot end a headline.
_PHRASE = re.compile(
    r",? (?:who|which|where|while|when|after|before|during|following|in|on|at|with|as|but|and|because|since|according"
    r"|including|using)\b|[,;:—–]|(?<=[,\s]) \w+ing\b"
)
_HALF = re.compile(
    r"\b(?:who|which|that|where|when|if|\w+ing|of|for|to|by|the|a|went|came|took|made|told|found|held|met|sent|bought"
    r"|sold|led|put|gave|set|got|kept|became|began|said|called|is|are|was|were|has|have|had|will)$"
    r"|^(?:When|If|While|After|As|Before|Though|Although|Since|Because|Once|Until|Whether|Despite)\b"
)
# "The couple were found": who? "Michael Cohen is Executive Vice President": so he was yesterday.
_NO_NEWS = re.compile(
    r"(?:The|Under|Less|Sometimes) [a-z]"
    r"|(?:[A-Z][\w.’'-]+ )+(?:is|was) (?:an?|the|[A-Z]\w*)\b"
)
# What was asked is no news: the answer is; nor that somebody spoke.
_QUESTION = re.compile(r"\b(?:asked|(?:spoke|spoken|talked) (?:of|to|with|about))\b")
LATER = 0.12  # what each sentence more salient than its own costs a headline
NAMING = 0.5  # what the name that a reader must know the story by is worth
VIEW = 1.5  # what it costs to be the writer's own view
SPARE = 3  # claims of the page to choose from where no cut holds
# ", according to police", ", said a spokesman", ", a US military official said": what a claim ends with.
_SPEAKER = re.compile(
    r",”? (?:according to [^,]+|(?:said|says) [^,]+?|[^,]{3,40} (?:said|says|announced|reports?|reported))"
    r"(?= on \w+day$| in a statement| \w+day$|$)"
)
_IN_A_LIST = re.compile(r", (?:[\w’'-]+ ){1,3}(?:and|or) |, (?:[\w’'-]+ ){0,2}[\w’'-]+, ")
_ITEMS = re.compile(r", (?:[\w’'-]+ ?){1,3}$")
# "On Monday, police said ...": a headline begins with who or what.
_OPENING = re.compile(
    r"^(?:On|In|At|By|Under|With|Amid|Late|Early|Over|After|Before|During|Back in|As|While|When|Despite|Meanwhile"
    r"|Recently)\b[^,]{0,80},(?: \d{4},)? "
)


def write_title(
    passages: Sequence[Passage], claims: Sequence[Claim], subjects: Sequence[Subject], index: StoryIndex
) -> Claim:
    """The best cut of `passages` that holds as a headline; else a title an article gives, if one of its sentences
    bears it out, else the shortest of the first `claims`, those of the page.

    Neither may be empty, and both come the most salient first.
    """
    place = {passage: n for n, passage in enumerate(passages)}
    cuts = dict.fromkeys((text, passage) for passage in passages for text in _cuts(passage.text))
    ranked = sorted(cuts, key=lambda cut: LATER * place[cut[1]] - _cut_worth(cut[0], cut[1], subjects, index))
    checked = (_check(text, passage, index) for text, passage in ranked)
    holding = (title for title in checked if title and not failures(title))
    return next(holding, None) or _given(index) or min(claims[:SPARE], key=lambda claim: len(claim.text))


def _cut_worth(text: str, passage: Passage, subjects: Sequence[Subject], index: StoryIndex) -> float:
    """The news in a headline and the names it is known by, less what it is longer or shorter than a good one."""
    named = NAMING * naming(text, index.mentions(text), subjects)
    view = VIEW * is_view(passage.line, index)
    return _worth(text, index) + named - view - TOO_LONG_OR_SHORT * abs(len(text.split()) - BEST_WORDS)


def _worth(text: str, index: StoryIndex) -> float:
    """How much of the story's news a text tells: its words, and what happened to people."""
    stems = frozenset(content_stems(tokens(text)))
    weak = 0.8 * bool(_NO_NEWS.match(text)) + 1.5 * bool(_QUESTION.search(text))
    grave = 1.0 if stems & GRAVE_STEMS else 0.0
    # The mean of a short text and of a long one, drawn towards the sum: "struck in the 93rd minute" leaves out who won.
    news = newsworthy(stems, index) * max(8, len(stems)) / (len(stems) + 6)
    return 3.5 * news + grave - weak


def _without_opening(text: str) -> str:
    plain = _OPENING.sub("", text)
    return plain[:1].upper() + plain[1:]


def _cuts(text: str) -> Iterator[str]:
    """The sentence, with and without its opening phrase, whole and cut off before each of its later phrases; where
    the sentence ends with who says so, so do they."""
    for whole in dict.fromkeys((text.rstrip("."), _without_opening(text).rstrip("."))):
        tail = _SPEAKER.search(whole)
        marks = _PHRASE.finditer(outside_quotations(whole))
        ends = [match.start() for match in marks if not _in_a_list(whole, match.start())]
        for end in [*ends, len(whole)]:
            piece = re.sub(r",([”\"’'])$", r"\1", whole[:end].rstrip(" ,;:—–-"))
            if has_main_verb(piece) and not _HALF.search(piece):
                yield piece + tail.group() if tail and end <= tail.start() else piece


def _in_a_list(text: str, place: int) -> bool:
    """Whether a mark or an "and" stands between the items of "fun, laughter and intelligence"."""
    return bool(_IN_A_LIST.match(text, place) or (text[place:].startswith(" and") and _ITEMS.search(text[:place])))


def _given(index: StoryIndex) -> Claim | None:
    """The first title an article gives that one of its sentences bears out."""
    given = ((a.title, line) for a in index.articles if a.title for line in index.by_article[a.number])
    for text, line in given:
        title = _check(text, Passage(line, line.text), index)
        if line.is_prose and title and not failures(title):
            return title
    return None


def _check(text: str, passage: Passage, index: StoryIndex) -> Claim | None:
    if not MIN_WORDS <= len(text.split()) <= MAX_WORDS:
        return None
    return check_claim(text, passage, index)
