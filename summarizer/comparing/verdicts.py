"""What reviewers think of one work and of those who play in it, where one praises what another faults."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.checking.lexicon import REPORTING
from summarizer.comparing.accounts import fits
from summarizer.comparing.verdict_words import FAULT, PRAISE, TURNED
from summarizer.records import Difference, Name, Report
from summarizer.text.index import Line, StoryIndex

# An article is a review when this share of its sentences names the work and hardly any says who says so.
OF_WORK, REPORTED, FEWEST = 0.2, 0.2, 5
SURE = 2  # words of praise, less those of blame, from which an article is for the work; as many the other way round
SURE_OF_PERSON = 1
_WORK = re.compile(
    r"\b(?:the|this|that|a|its) (?:[\w-]+ )?(?P<work>movie|film|novel|album|book|musical|sequel|series)\b", re.I
)
_HE = re.compile(r"^(?:He|She) ")
_OPENS = re.compile(r"(?:[“‘\"][A-Z]|(?:The|This) (?:movie|film|novel|album|book|musical|sequel|series)\b)")
# "Ridiculous in every detail", "not a strong leading man".
_OF_WHAT = re.compile(
    r" in (?:every|each|all) \w+(?!\w)"
    r"|(?: (?!(?:of|that|and|but|or|which|as|in|to|at|for|with|from|by|on|is|was|are|were)\b)[a-z-]+){1,2}(?![\w-])"
)
_HOW = re.compile(
    r"(?<![\w-])(?!(?:an?|the|its|his|her|their|this|and|or|but|is|was|as|more|most|so|of|in)\b)[a-z]{4,} $"
)
_QUOTED_TITLE = re.compile(r"[“‘\"][A-Z][\w’]+(?: [\w’]+){0,5}[,.]?[”’\"]")


@dataclass(frozen=True, slots=True, eq=False)
class Opinion:
    """A sentence of a review, how much more it praises than it faults, and whom its "he" means, if anybody."""

    line: Line
    worth: int
    he: str = ""


def find_verdicts(index: StoryIndex, alone: Mapping[Line, str]) -> Iterator[Difference]:
    """What reviews are at odds about: the work, then each person whom two of them name."""
    reviews = {number: lines for number, lines in index.prose.items() if _is_review(lines)}
    if len(reviews) < 2:
        return
    told = {number: [Opinion(x, _worth(x.text)) for x in lines if _names_work(x)] for number, lines in reviews.items()}
    yield from _at_odds(f"verdict on the {_work(reviews.values())}", told, SURE, alone)
    whole = {number: index.by_article[number] for number in reviews}
    for name, opinions in _of_persons(whole, alone).items():
        yield from _at_odds(f"how good {name} is", opinions, SURE_OF_PERSON, alone, name)


def _is_review(lines: Sequence[Line]) -> bool:
    of_work = sum(map(_names_work, lines))
    reported = sum(any(token.lower in REPORTING for token in line.tokens) for line in lines)
    return len(lines) >= FEWEST and of_work >= OF_WORK * len(lines) and reported <= REPORTED * len(lines)


def _names_work(line: Line) -> bool:
    return bool(_WORK.search(line.text) or _QUOTED_TITLE.search(line.text))


def _work(reviews: Iterable[Sequence[Line]]) -> str:
    """What the reviews call the work most often."""
    found = (match["work"].lower() for lines in reviews for line in lines for match in _WORK.finditer(line.text))
    return Counter(found).most_common(1)[0][0]


def _worth(text: str) -> int:
    """Words of praise less those of blame; "never dull" praises."""
    found = [(match, sign) for pattern, sign in ((PRAISE, 1), (FAULT, -1)) for match in pattern.finditer(text)]
    return sum(-sign if TURNED.search(text, 0, match.start()) else sign for match, sign in found)


def _of_persons(
    reviews: Mapping[int, Sequence[Line]], alone: Mapping[Line, str]
) -> Mapping[str, Mapping[int, list[Opinion]]]:
    """The opinions on each person whom a review gives in full and two reviews name, by article."""
    names = [
        (number, m.value.words, m.text)
        for number, lines in reviews.items()
        for line in lines
        for m in line.mentions
        if isinstance(m.value, Name) and not m.value.acronym and m.value.words
    ]
    spread = Counter(last for last, _ in {(words[-1], number) for number, words, _ in names})
    full = {words[-1]: text for _, words, text in names if len(words) == 2 and spread[words[-1]] > 1}
    found: dict[str, dict[int, list[Opinion]]] = defaultdict(lambda: defaultdict(list))
    for number, lines in reviews.items():
        for before, line in pairwise((None, *lines)):
            worth = _worth(line.text) if line and line.is_prose else 0
            if line is not None and worth:
                text = alone.get(line, line.text)
                led = before if text == line.text and _HE.match(text) else None
                named = _named(f"{led.text} {text}" if led else text, full)
                if len(named) == 1:
                    name = full[named[0]]
                    found[name][number].append(Opinion(line, worth, name if led else ""))
    return found


def _named(text: str, last_names: Iterable[str]) -> list[str]:
    return [last for last in last_names if re.search(rf"\b{re.escape(last)}\b", text, re.IGNORECASE)]


def _at_odds(
    subject: str, told: Mapping[int, Sequence[Opinion]], sure: int, alone: Mapping[Line, str], who: str = ""
) -> Iterator[Difference]:
    """One row for each article that is sure of its verdict, where one is for and another against."""
    sums = {number: sum(opinion.worth for opinion in opinions) for number, opinions in told.items()}
    judging = {number: total for number, total in sums.items() if abs(total) >= sure}
    if min(judging.values(), default=0) < 0 < max(judging.values(), default=0):
        best = (_clearest(told[number], total) for number, total in sorted(judging.items()))
        cells = [_cell(opinion, alone, who) for opinion in best if opinion]
        if len(cells) == len(judging):
            yield Difference(subject, tuple(cells))


def _cell(opinion: Opinion, alone: Mapping[Line, str], who: str) -> Report:
    """The words that judge, in their sentence, or in its clause that begins with `who` is judged."""
    text = alone.get(opinion.line, opinion.line.text)
    named = (_HE.sub(f"{opinion.he} ", text, count=1) if opinion.he else text).rstrip(" .")
    words = _judging(named, opinion.worth, who)
    clause = (
        re.search(rf"(?:{re.escape(who)}|{re.escape(_last(who))}) [^,;:—–]*?{re.escape(words)}[^,;:—–]*", named)
        if who
        else None
    )
    return Report(words, (opinion.line.evidence(),), clause.group() if clause else named)


def _judging(text: str, worth: int, who: str) -> str:
    """The words of a text that praise, or fault, with what they say it of: "ridiculous in every detail".

    Of several after `who` is named those that say most.
    """
    turned = PRAISE if worth < 0 else FAULT
    found = [match for match in (FAULT if worth < 0 else PRAISE).finditer(text) if not _turns(text, match)]
    found += [match for match in turned.finditer(text) if _turns(text, match)]
    after = [match for match in found if match.start() > text.find(_last(who))]
    phrases = [_phrase(text, match) for match in sorted(after or found, key=lambda match: match.start())]
    return max(phrases, key=lambda phrase: len(phrase.split()))


def _phrase(text: str, match: re.Match[str]) -> str:
    """The words around one that judges: what turns it or how it is so, and of what it is said."""
    before = _turns(text, match) or _HOW.search(text, 0, match.start())
    rest = _OF_WHAT.match(text, match.end())
    return text[before.start() if before else match.start() : rest.end() if rest else match.end()]


def _last(who: str) -> str:
    return who.rpartition(" ")[2]


def _turns(text: str, match: re.Match[str]) -> re.Match[str] | None:
    return TURNED.search(text, 0, match.start())


def _clearest(opinions: Sequence[Opinion], total: int) -> Opinion | None:
    """The opinion that says most clearly what the article thinks: of the work as a whole, and most strongly."""
    agreed = [o for o in opinions if o.worth * total > 0 and fits([o.line])]
    return max(agreed, key=lambda o: (bool(_OPENS.match(o.line.text)), abs(o.worth)), default=None)
