"""The titles that articles give, those that their own sentences bear out: an editor made them, no rule cuts as well."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from summarizer.checking.disputes import DENYING, DOUBTED
from summarizer.checking.lexicon import REPORTING
from summarizer.checking.passages import read_sources
from summarizer.checking.standalone import gives_order, relative_day
from summarizer.checking.summaries import check_read
from summarizer.checking.wording import Wording, compare
from summarizer.records import FLAGS, Article, Claim, Label, Mention, MentionKind, Verdict
from summarizer.text.equality import supports
from summarizer.text.index import Line, StoryIndex, coverage
from summarizer.text.words import content_stems, stems_of, tokens
from summarizer.writing.register import is_view

MIN_WORDS, MAX_WORDS = 4, 16
OPENING = 6  # sentences in which an article tells what its title says
BORNE_OUT = 0.25  # share of a title's weight that its article must hold: an editor says "box ship" for "container ship"
# A question, a label ("Opinion: ..."), "how the town voted": each is about the news and does not tell it.
_TELLS_NOT = re.compile(
    r"[?!#|]|^(?:What|Why|How|Who|Where|When|[A-Z][\w’']+(?: \w+){0,2}:)|[:,–—-] (?:how|why|what)\b"
)
_LABEL = re.compile(r"(?P<name>[A-Z][\w’'-]*(?: [\w’'-]+){1,4}): (?=[A-Z])")


def borne_out(index: StoryIndex, outdated: Collection[Line]) -> Iterator[tuple[Claim, Line]]:
    """Each title that its article's own sentences bear out, as a claim, with the sentence that does so most.

    Every number, date and name in it stands in the article, the numbers among its first sentences; none of its first
    sentences is more certain than it; and it is not the title of a sentence that is `outdated`.
    """
    for article in index.articles:
        lines = index.prose[article.number]
        title = _without_label(" ".join((article.title or "").split()), index)
        if lines and _may_head(title):
            told = _teller(title, lines, index)
            if told and told not in outdated and not is_view(told, index):
                yield from ((claim, told) for claim in _claims(title, told, article, index))


def _without_label(title: str, index: StoryIndex) -> str:
    """ "Lund wins the third stage" of "Tour of Norvane: Lund wins the third stage": a name that the articles have, and
    not "Opinion:"."""
    label = _LABEL.match(title)
    named = label is not None and any(label["name"] in line.text for line in index.lines if line.is_prose)
    return title[label.end() :] if label and named else title


def _may_head(title: str) -> bool:
    fits = MIN_WORDS <= len(title.split()) <= MAX_WORDS
    return fits and not (_TELLS_NOT.search(title) or gives_order(title) or relative_day(title))


def _teller(title: str, lines: Sequence[Line], index: StoryIndex) -> Line | None:
    """The first of the opening sentences that tells most of a title, where all of them together tell enough of it."""
    stems = stems_of(title)
    if coverage(index, stems, frozenset().union(*(line.stems for line in lines))) < BORNE_OUT:
        return None
    return max(lines[:OPENING], key=lambda line: coverage(index, stems, line.stems))


def _claims(title: str, told: Line, article: Article, index: StoryIndex) -> Iterator[Claim]:
    mentions = index.mentions(title)
    found = [_support(mention, told, index) for mention in mentions]
    if any(line is None for line in found) or _is_surer(title, mentions, told) or _is_disputed(title, index):
        return
    if any(verdict.label in FLAGS for verdict in check_read(title, read_sources([article])).verdicts):
        return
    lines = [line for line in dict.fromkeys([told, *found]) if line]
    verdicts = [
        Verdict(Label.SUPPORTED, mention.kind.value, mention.text, "stands in the article", (line.evidence(),))
        for mention, line in zip(mentions, found, strict=True)
        if line
    ]
    verdicts.append(Verdict(Label.SUPPORTED, "title", title, "the article's own title", (told.evidence(),)))
    yield Claim(title, mentions, tuple(verdicts), tuple(line.evidence() for line in lines))


def _support(mention: Mention, told: Line, index: StoryIndex) -> Line | None:
    """The sentence of the article that gives a value of its title; a number one of the first sentences."""
    lines = index.prose[told.article]
    lines = lines if mention.kind is MentionKind.NAME else lines[:OPENING]
    giving = (line for line in (told, *lines) if _gives(line, mention, index))
    return next(giving, None)


def _gives(line: Line, mention: Mention, index: StoryIndex) -> bool:
    """Whether a sentence gives a value of a title: a name, too, in the words of a longer one or in small letters."""
    if any(supports(mention, other, index.aliases) for other in line.mentions):
        return True
    words = {_plain(token.text) for token in tokens(mention.text)}
    return mention.kind is MentionKind.NAME and words <= {_plain(token.text) for token in line.tokens}


def _plain(word: str) -> str:
    """ "U.N." and "UN", "Climate" and "climate" are one."""
    return word.replace(".", "").removesuffix("'s").removesuffix("’s").lower()


def _is_surer(title: str, mentions: tuple[Mention, ...], told: Line) -> bool:
    """ "Mayor took bribes", where the sentence has that he is said to have taken them."""
    found = compare(Wording.of(title, mentions), Wording.of(told.text, told.mentions))
    return any(check == "certainty" and "the source says" in reason for check, reason in found)


def _is_disputed(title: str, index: StoryIndex) -> bool:
    """Whether a title says on its own account what some article denies or calls unconfirmed."""
    words = tokens(title)
    if any(word.lower in REPORTING for word in words):
        return False
    stems, plain = frozenset(content_stems(words)), {word.stem for word in words if word.text.islower()}
    lines = (line for line in index.lines if line.is_prose)
    doubts = (line for line in lines if DENYING.search(line.text) or DOUBTED.search(line.text))
    return any(len(stems & line.stems) > 1 and stems & plain & line.stems for line in doubts)
