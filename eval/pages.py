"""What is measured of one briefing, from its JSON page and the articles in it alone; the pipeline is not believed."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import pyphen

from eval import plain
from eval.facts import Fact
from eval.facts import scores as fact_scores
from eval.results import Score
from eval.sections import combined, statements
from summarizer.articles.given import given
from summarizer.checking.passages import Sources, read_sources
from summarizer.checking.summaries import check_read
from summarizer.records import Label, MentionKind

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TERM = re.compile(r"[\w’'$£€%.,-]*\w")
RUN = 3  # words in a row that are said twice


def measure(page: Mapping, facts: Sequence[Fact]) -> tuple[Score, ...]:
    """Every score of a page as `brief --format json` writes it, but for what it cost."""
    claims = list(statements(page))
    together = combined(page)
    return (
        *_supported(claims, page["articles"]),
        _present(claims, page["articles"]),
        _citations(claims, page["articles"]),
        _quotes(claims, page["articles"]),
        *fact_scores(facts, page),
        _repetition(together),
        _left_out(claims, page["omissions"]),
        Score("rewritten", sum(not claim["verbatim"] for claim in claims), len(claims)),
        Score("compression", _words(together), _words(article["text"] for article in page["articles"])),
        Score("grade", round(grade(together), 2), 1),
    )


def _supported(claims: Sequence[Mapping], articles: Sequence[Mapping]) -> Iterator[Score]:
    """By kind, the mentions of each statement that the summary check supports by the articles the statement cites."""
    read = _Reading(articles)
    checks = [
        (claim, check)
        for claim in claims
        if (sources := read.of(claim["citations"]))
        for check in check_read(claim["text"], sources).mentions
    ]
    for kind in MentionKind:
        found = [(claim, check) for claim, check in checks if check.mention.kind is kind]
        wrong = [item for item in found if item[1].verdict.label is not Label.SUPPORTED]
        faults = tuple(
            f"{check.verdict.label}: “{check.mention.text}” ({check.verdict.reason}) in “{claim['text']}”"
            for claim, check in wrong
        )
        yield Score("supported", len(found) - len(wrong), len(found), kind.value, faults)


class _Reading:
    """The articles of a page, read once for each set of them that a statement cites."""

    def __init__(self, articles: Sequence[Mapping]) -> None:
        self._articles = {
            article["number"]: given(
                article["number"], article["text"], article["title"], _day(article["date"])
            ).article
            for article in articles
        }
        self._read: dict[tuple[int, ...], Sources] = {}

    def of(self, numbers: Sequence[int]) -> Sources | None:
        known = tuple(number for number in numbers if number in self._articles)
        if known and known not in self._read:
            self._read[known] = read_sources([self._articles[number] for number in known])
        return self._read.get(known)


def _day(date: str | None) -> dt.date | None:
    return dt.date.fromisoformat(date) if date else None


def _present(claims: Sequence[Mapping], articles: Sequence[Mapping]) -> Score:
    """The same counted by `eval.plain`, which shares no code with the program."""
    texts = {article["number"]: article["text"] for article in articles}
    found = [(claim, mention) for claim in claims for mention in plain.find(claim["text"])]
    missing = [
        (claim, mention)
        for claim, mention in found
        if not plain.stands(mention, [texts[number] for number in claim["citations"] if number in texts])
    ]
    faults = tuple(f"in no cited article: “{mention.text}” in “{claim['text']}”" for claim, mention in missing)
    return Score("present", len(found) - len(missing), len(found), faults=faults)


def _citations(claims: Sequence[Mapping], articles: Sequence[Mapping]) -> Score:
    """A citation resolves when its article is there and evidence of the statement is a quote from it."""
    texts = {article["number"]: article["text"] for article in articles}
    cited = [(claim, number) for claim in claims for number in claim["citations"] or (0,)]
    broken = [
        (claim, number)
        for claim, number in cited
        if not any(item["article"] == number and _quotes_its_span(item, texts) for item in claim["evidence"])
    ]
    faults = tuple(
        f"[{number}] leads nowhere: “{claim['text']}”" if number else f"nothing is cited: “{claim['text']}”"
        for claim, number in broken
    )
    return Score("citations", len(cited) - len(broken), len(cited), faults=faults)


def _quotes(claims: Sequence[Mapping], articles: Sequence[Mapping]) -> Score:
    texts = {article["number"]: article["text"] for article in articles}
    items = [item for claim in claims for item in claim["evidence"]]
    wrong = [item for item in items if not _quotes_its_span(item, texts)]
    faults = tuple(f"not what its span covers in [{item['article']}]: “{item['quote']}”" for item in wrong)
    return Score("quotes", len(items) - len(wrong), len(items), faults=faults)


def _quotes_its_span(item: Mapping, texts: Mapping[int, str]) -> bool:
    return texts.get(item["article"], "")[item["start"] : item["end"]] == item["quote"] != ""


def _repetition(texts: Sequence[str]) -> Score:
    runs: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        words = [word.lower() for word in _TERM.findall(text)]
        runs.update(zip(*(words[start:] for start in range(RUN)), strict=False))
    again = sum(runs.values()) - len(runs)
    faults = tuple(f"said {count} times: “{' '.join(run)}”" for run, count in runs.items() if count > 1)
    return Score("repetition", again, sum(runs.values()), faults=faults)


def _left_out(claims: Sequence[Mapping], omissions: Sequence[Mapping]) -> Score:
    lost = [omission for omission in omissions if not omission["replaced"]]
    faults = tuple(f"left out, {omission['reason']}: “{omission['text']}”" for omission in lost)
    return Score("left_out", len(lost), len(lost) + len(claims), faults=faults)


def grade(sentences: Sequence[str]) -> float:
    """School years needed to read the sentences with ease (Kincaid et al. 1975); syllables by hyphenation."""
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return 0.0
    syllables = sum(len(_hyphens().positions(word)) + 1 for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US", left=1, right=1)


def _words(texts: Iterator[str] | Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)
