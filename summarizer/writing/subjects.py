"""Who and what a story is about, by name: what a reader must see before the first sentence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.records import Mention, Name
from summarizer.text.index import StoryIndex
from summarizer.text.places import PEOPLE
from summarizer.text.tables import TITLE_HEADS, TITLE_MODIFIERS
from summarizer.writing.known_words import PRESS

MOST = 4  # names; more are no subject
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


def find_subjects(index: StoryIndex) -> tuple[Subject, ...]:
    """The names that most articles give, those given most widely and most often first; () where there is none."""
    works = list(_works(index))
    titles = {words for words, _, _ in works}
    given = [*works, *(name for name in _names(index) if name[0] not in titles)]
    counts = Counter(words for words, _, _ in given)
    whole = {words: _in_full(words, counts) for words in counts}
    written: dict[Words, Counter[str]] = defaultdict(Counter)
    articles: dict[Words, set[int]] = defaultdict(set)
    times: Counter[Words] = Counter()
    for words, text, article in given:
        times[whole[words]] += 1
        articles[whole[words]].add(article)
        if words == whole[words]:
            written[words][text] += 1
    ranked = sorted(written, key=lambda words: (-len(articles[words]), -times[words], words))
    wide = [words for words in ranked if times[words] >= LEAST and len(articles[words]) >= _enough(index)]
    apart = [words for n, words in enumerate(wide) if not any(_overlap(words, other) for other in wide[:n])]
    return tuple(Subject(written[words].most_common(1)[0][0], words) for words in apart[:MOST])


def _names(index: StoryIndex) -> Iterator[Given]:
    for line in index.lines:
        for mention in filter(_may_be_subject, line.mentions):
            yield mention.value.words, _plain(mention), line.article


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


def _enough(index: StoryIndex) -> int:
    """In how many articles a name must stand: in half of them, and in two where there are two."""
    return max(min(2, len(index.articles)), (len(index.articles) + 1) // 2)


def _overlap(left: Words, right: Words) -> bool:
    return set(left) <= set(right) or set(right) <= set(left)


def _may_be_subject(mention: Mention) -> bool:
    """A name, but no weapon, no newspaper, and no "Russian", which tells of whom and not who."""
    value = mention.value
    if not isinstance(value, Name) or not value.words or value.designation or PRESS & set(value.words):
        return False
    return mention.text.lower() not in PEOPLE


def _in_full(words: Words, counts: Counter[Words]) -> Words:
    """The longer name, up to three words, that a part of a name mostly stands for; else the name itself."""
    if words[0] in _TITLES and words[1:] in counts:
        return words[1:]
    whole = [w for w in counts if len(words) < len(w) <= 3 and w[0] not in _TITLES]
    longer = [w for w in whole if words == w[-len(words) :] or words == w[:1]]
    best = max(longer, key=lambda w: (counts[w], w), default=words)
    return best if counts[best] >= RENAMED * counts[words] else words


def _plain(mention: Mention) -> str:
    """The name without the title before it, which another article may not give: "Lilly Geyer" of "Dr. Lilly Geyer"."""
    parts, letters = mention.text.split(), "".join(mention.value.words)
    tails = (" ".join(parts[n:]) for n in range(len(parts)))
    return next((tail for tail in tails if re.sub(r"[\W_]", "", tail.lower()) == letters), mention.text)


def _is_part(words: Words, whole: Words) -> bool:
    return bool(words) and (words == whole or words == whole[-len(words) :])
