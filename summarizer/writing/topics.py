"""Key points by topic: what belongs together is one small paragraph, the most widely reported first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, product

from summarizer.checking.disputes import DENYING
from summarizer.text.index import Line, StoryIndex
from summarizer.writing.anaphora import unmet
from summarizer.writing.days import recency
from summarizer.writing.facts import facts, kinship

Chain = tuple[Line, ...]  # a sentence with those that follow it in its article, which nothing may part
Topic = list[Chain]

SENTENCES, WORDS = 4, 110  # of a topic, at most: more is no point any more
# Mean kinship from which two groups are one topic; what it adds to stand side by side in an article, or near. Set by
# reading the pages of thirteen stories.
CLOSE = 0.08
NEXT, NEAR = 0.12, 0.04
NEARBY = 3  # sentences apart that are near


def in_topics(
    chains: Sequence[Chain], told: Sequence[Line], carried: Mapping[Line, frozenset[int]], index: StoryIndex
) -> list[Topic]:
    """The chains as a reader should meet them after the lines `told`, in topics.

    The topic of which the most articles `carried` a sentence comes first, of those alike the one that stands earliest
    in its articles. Chains that point at what no line has told are left out.
    """
    left = _gathered(chains, told, index)
    read = list(told)
    found: list[Topic] = []
    while left:
        ready = [(topic, ordered) for topic in left if (ordered := _in_order(topic, read, index))]
        if not ready:
            break
        topic, ordered = min(ready, key=lambda pair: _rank(pair[0], carried, index))
        left.remove(topic)
        rest = [chain for chain in topic if chain not in ordered]
        left += [[chain] for chain in rest]
        read += [line for chain in ordered for line in chain]
        found.append(ordered)
    return found


def _gathered(chains: Sequence[Chain], told: Sequence[Line], index: StoryIndex) -> list[Topic]:
    """The chains in groups of what is close, by average linkage."""
    shared = frozenset().union(*(facts(line) for line in told))
    close = {pair: _closeness(*pair, shared, index) for pair in combinations(chains, 2)}

    def mean(left: Topic, right: Topic) -> float:
        pairs = [close.get((a, b), close.get((b, a), 0.0)) for a, b in product(left, right)]
        return sum(pairs) / len(pairs)

    topics: list[Topic] = [[chain] for chain in chains]
    while fitting := [pair for pair in combinations(topics, 2) if _fits(*pair)]:
        first, second = max(fitting, key=lambda pair: mean(*pair))
        if mean(first, second) < CLOSE:
            break
        topics = [topic for topic in topics if topic not in (first, second)] + [[*first, *second]]
    return topics


def _closeness(left: Chain, right: Chain, shared: frozenset[str], index: StoryIndex) -> float:
    kin = max(kinship(a, b, index, shared) for a, b in product(left, right))
    if left[0].article != right[0].article:
        return kin
    first, second = sorted((left, right), key=lambda chain: index.place[chain[0]])
    apart = index.place[second[0]] - index.place[first[-1]]
    return kin + (NEXT if apart == 1 else NEAR if apart <= NEARBY else 0.0)


def _fits(left: Topic, right: Topic) -> bool:
    lines = [line for chain in (*left, *right) for line in chain]
    return len(lines) <= SENTENCES and sum(len(line.text.split()) for line in lines) <= WORDS


def _in_order(topic: Topic, read: Sequence[Line], index: StoryIndex) -> Topic:
    """The chains of a topic as they went: by day, then each article in its own order, what denies after what it denies;
    without those that point at what no line has told."""
    left = sorted(topic, key=_as_told(topic, index))
    ordered: Topic = []
    while chain := next((c for c in left if not _pointing(c, ordered, read, index)), None):
        ordered.append(chain)
        left.remove(chain)
    return ordered


def _as_told(topic: Topic, index: StoryIndex) -> Callable[[Chain], tuple[float, int, int, int, int]]:
    lines = [chain[0] for chain in topic]
    begins = {line.article: min(index.place[o] for o in lines if o.article == line.article) for line in lines}

    def order(chain: Chain) -> tuple[float, int, int, int, int]:
        line = chain[0]
        denies = int(len(begins) > 1 and bool(DENYING.search(line.text)))
        return (recency(line.article, index), denies, begins[line.article], line.article, line.sentence.index)

    return order


def _pointing(chain: Chain, ordered: Topic, read: Sequence[Line], index: StoryIndex) -> bool:
    before = [*read, *(line for other in ordered for line in other)]
    return bool(unmet(chain[0], before, index))


def _rank(topic: Topic, carried: Mapping[Line, frozenset[int]], index: StoryIndex) -> tuple[int, float, int]:
    lines = [chain[0] for chain in topic]
    articles = frozenset().union(*(carried.get(line, frozenset({line.article})) for line in lines))
    depth = min(index.place[line] / max(1, len(index.prose[line.article])) for line in lines)
    return (-len(articles), depth, min(line.article for line in lines))
