"""Who and what a story is about, by name: what a reader must see before the first sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.records import Mention, Name
from summarizer.text.index import Line, StoryIndex
from summarizer.text.places import PEOPLE
from summarizer.text.tables import PARTIES, TITLE_HEADS, TITLE_MODIFIERS
from summarizer.text.words import stem
from summarizer.writing.known_words import PRESS

MOST = 4  # names; more are no subject
OPENING = 3  # sentences of prose in which an article tells what it is about
LEAST = 3  # times a name must be given
RENAMED = 0.2  # of the times a part of a name is given, how often the whole must be: "Robert Ricks" for "Ricks"

Words = tuple[str, ...]
Given = tuple[Words, str, int]  # a name, as it is written, and the number of the article
_TITLES = TITLE_HEADS | TITLE_MODIFIERS
_TITLE = re.compile(r"[“‘\"']([A-Z][\w’]{2,}(?: [A-Z0-9][\w’]*){0,3}),?[”’\"'](?!\w)")


@dataclass(frozen=True, slots=True)
class Subject:
    """A name of the story as most often written, and its words in lower case."""

    text: str
    words: Words

    def is_named_in(self, text: str, mentions: Iterable[Mention]) -> bool:
        """Whether a text with these mentions has the name or, of a person, the last name."""
        return self.text in text or any(
            isinstance(m.value, Name) and _is_part(m.value.words, self.words) for m in mentions
        )


def find_subjects(index: StoryIndex, said: Collection[Line]) -> tuple[Subject, ...]:
    """The names that most articles give, those given and opened with most often first; () where there is none.

    Each must stand in a sentence of `said`, those that could be printed, and what is written in capitals in those of
    two articles: what only orders a reader about, or shouts at him, names nothing.
    """
    enough = max(min(2, len(index.articles)), (len(index.articles) + 1) // 2)
    tallies = sorted(_tallies(index), key=lambda t: (-len(t.articles), -t.times * (1 + len(t.opens)), t.words))
    wide = [tally for tally in tallies if tally.times >= LEAST and len(tally.articles) >= enough]
    told = [tally for tally in wide if len(tally.told_in(said)) >= (min(2, enough) if tally.text.isupper() else 1)]
    apart = [t for n, t in enumerate(told) if not any(_overlap(t.words, other.words) for other in told[:n])]
    return tuple(Subject(tally.text, tally.words) for tally in apart[:MOST])


@dataclass(slots=True)
class _Tally:
    """How a name is written, which articles give it and which open with it, and how often it or a part stands there."""

    words: Words
    written: Counter[str] = field(default_factory=Counter)
    articles: set[int] = field(default_factory=set)
    opens: set[int] = field(default_factory=set)
    times: int = 0

    @property
    def text(self) -> str:
        return self.written.most_common(1)[0][0]

    def told_in(self, lines: Iterable[Line]) -> set[int]:
        last = self.text.split()[-1]
        return {line.article for line in lines if last in line.text}


def _tallies(index: StoryIndex) -> Iterable[_Tally]:
    openings = {number: lines[:OPENING] for number, lines in index.prose.items()}
    works = [work for work in _works(index) if not work[1].isupper()]
    titles = {words for words, _, _ in works}
    given = [*works, *(name for name in _names(index) if name[0] not in titles)]
    counts = Counter(words for words, _, _ in given)
    found = {words: _Tally(words) for words in counts}
    for words, text, article in given:
        tally = found[_in_full(words, counts)]
        tally.times += 1
        tally.articles.add(article)
        if words == tally.words:
            tally.written[text] += 1
    for tally in found.values():
        tally.opens = {number for number in tally.articles if tally.written and tally.told_in(openings[number])}
    return [tally for tally in found.values() if tally.written]


def _names(index: StoryIndex) -> Iterator[Given]:
    for line in index.lines:
        for mention in line.mentions:
            if isinstance(mention.value, Name) and _may_be_subject(mention.value, mention.text):
                yield mention.value.words, _plain(mention.value, mention.text), line.article


def _works(index: StoryIndex) -> Iterator[Given]:
    """What is quoted as a title is, wherever it stands with its capitals: “Focus”, which is a plain word too."""
    titles = {match.group(1) for article in index.articles for match in _TITLE.finditer(article.text)}
    for title in sorted(titles):
        for article in index.articles:
            for _ in re.finditer(rf"(?<![.!?] )\b{re.escape(title)}\b", article.text):
                yield tuple(title.lower().split()), title, article.number


def naming(text: str, mentions: Sequence[Mention], subjects: Sequence[Subject]) -> float:
    """How well a text tells which story it is: 1 for the first subject, half for the second, a third for the third."""
    return sum(1 / n for n, subject in enumerate(subjects, 1) if subject.is_named_in(text, mentions))


def _overlap(left: Words, right: Words) -> bool:
    """Whether one name is a part of the other, of several who bear it ("the Shermans"), or its initials."""
    mine, theirs = set(map(stem, left)), set(map(stem, right))
    return mine <= theirs or theirs <= mine or _initials(left) == "".join(right) or _initials(right) == "".join(left)


def _initials(words: Words) -> str:
    return "".join(word[0] for word in words)


def _may_be_subject(name: Name, written: str) -> bool:
    """No weapon, no newspaper, and no "Russian", which tells of whom and not who."""
    if not name.words or name.designation:
        return False
    words = {*name.words, written.lower()}
    return not words & (PRESS | PARTIES) and written.lower() not in PEOPLE


def _in_full(words: Words, counts: Counter[Words]) -> Words:
    """The longer name, up to three words, that a part of a name mostly stands for; else the name itself."""
    if words[0] in _TITLES and words[1:] in counts:
        return words[1:]
    whole = [w for w in counts if len(words) < len(w) <= 3 and w[0] not in _TITLES]
    longer = [w for w in whole if words == w[-len(words) :] or words == w[:1]]
    best = max(longer, key=lambda w: (counts[w], w), default=words)
    return best if counts[best] >= RENAMED * counts[words] else words


def _plain(name: Name, written: str) -> str:
    """The name without the title before it, which another article may not give: "Lilly Geyer" of "Dr. Lilly Geyer"."""
    parts, letters = written.split(), "".join(name.words)
    tails = (" ".join(parts[n:]) for n in range(len(parts)))
    return next((tail for tail in tails if re.sub(r"[\W_]", "", tail.lower()) == letters), written)


def _is_part(words: Words, whole: Words) -> bool:
    return bool(words) and (words == whole or words == whole[-len(words) :])
