"""`python -m eval.story_corpus 10000`: seconds and memory of splitting a generated corpus of that many articles.

The articles have the shape of news and none of its sense: common words by Zipf's law, a vocabulary of each of thirty
beats (who reports of courts writes of judges), and ten names for each story. A third are alone, the others in stories
of 2 to 40 on up to six days of a year; every twentieth is a copy of another with a few words changed.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
import time
from collections.abc import Iterator

from eval.pairwise import pairwise
from summarizer.stories import Item, split
from summarizer.text.commonwords import COMMON

BEATS, NAMES, YEAR = 30, 10, 365
_WORDS = sorted(COMMON)
_WEIGHTS = [1 / (rank + 10) for rank in range(len(_WORDS))]
_SYLLABLES = "ba de ri mo lu ka ves ton ner gal sim tor pra hel dun wick mar os len fi".split()
_FIRST = dt.date(2021, 1, 1)


def generated(count: int, seed: int = 0) -> Iterator[tuple[Item, str]]:
    """`count` articles, each with the name of its story; the same for the same seed."""
    chance = random.Random(seed)
    beats = [[_word(chance) for _ in range(60)] for _ in range(BEATS)]
    made, story = 0, 0
    while made < count:
        story += 1
        names = [_word(chance).capitalize() for _ in range(NAMES)]
        beat, day = chance.choice(beats), chance.randrange(YEAR)
        wanted = 1 if chance.random() < 0.6 else min(40, 2 + int(chance.expovariate(0.2)))
        for item in _story(chance, story, min(wanted, count - made), names, beat, day):
            made += 1
            yield item, f"story {story}"


def one_story(count: int, seed: int = 0) -> Iterator[Item]:
    """`count` articles of one story, copies among them."""
    chance = random.Random(seed)
    names = [_word(chance).capitalize() for _ in range(NAMES)]
    yield from _story(chance, 1, count, names, [_word(chance) for _ in range(60)], 0)


def _story(
    chance: random.Random, story: int, count: int, names: list[str], beat: list[str], day: int
) -> Iterator[Item]:
    text = ""
    for number in range(count):
        words = text.split()
        if number and chance.random() < 0.1:
            words[chance.randrange(len(words))] = "changed"
            text = " ".join(words)
        else:
            text = _text(chance, names, beat)
        date = _FIRST + dt.timedelta(days=day + chance.randrange(6))
        yield Item(f"{story:06}-{number:02}", " ".join(chance.sample(names, 3)), text, date)


def _text(chance: random.Random, names: list[str], beat: list[str]) -> str:
    """Some 400 words in sentences of 20: six names of the story, most words common, one in ten of the beat."""
    known = chance.sample(names, 6)
    sentences = []
    for _ in range(chance.randrange(10, 30)):
        words = [chance.choice(beat) if chance.random() < 0.1 else "" for _ in range(18)]
        common = chance.choices(_WORDS, _WEIGHTS, k=18)
        words = [word or other for word, other in zip(words, common, strict=True)]
        sentences.append(f"The {' '.join([*words[:9], chance.choice(known), *words[9:]])}.")
    return " ".join(sentences)


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3))


def main() -> None:
    labels: dict[str, str] = {}

    def articles() -> Iterator[Item]:
        for item, label in generated(int(sys.argv[1])):
            labels[item.key] = label
            yield item

    start = time.perf_counter()
    stories = split(articles())
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    found = pairwise(labels, stories)
    print(f"{len(labels)} articles, {len(stories)} stories: {seconds:.1f} s, peak {memory:.2f} GB, {found}")


if __name__ == "__main__":
    main()
