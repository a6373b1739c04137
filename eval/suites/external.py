"""Annotated summaries and clusters with references that a user brings, beside baselines run in the same call.

Sets of annotated summaries are `*.jsonl` files, a line {"id", "source", "summary", "label" (1 faithful, 0 not),
"spans": [{"text", "start", "end"}]}; clusters are folders of articles beside a folder `references` with a text for
each. Both are looked for in the folder given and in its subfolders. Nothing of them is kept.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import plain
from eval.fingerprint import fingerprint
from eval.lines import read_lines
from eval.results import Case, Score, Suite
from eval.sections import combined
from eval.suites.briefing import Report
from eval.writer import Writer
from summarizer.articles import read
from summarizer.errors import InputError
from summarizer.records import FLAGS, Article, SentenceKind
from summarizer.review import check

LEAD = 3  # sentences of each article that the baseline takes
LONGEST = 5  # words; a longer marked span speaks of a sentence, not of one value
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred"
    r"|thousand|million|billion|dozen|half|double|twice)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Flag:
    """A mention that a system calls wrong: where it stands in the summary, and "number" (dates too) or "name"."""

    start: int
    end: int
    kind: str


System = Callable[[str, str], list[Flag]]  # from a summary and its source


def run(folder: Path, writer: Writer, report: Report) -> Iterator[Suite]:
    """A suite for the program and one for each baseline, named "external/<system>".

    Raises InputError where the folder holds neither sets nor clusters.
    """
    sets, clusters = find_sets(folder), find_clusters(folder)
    if not sets and not clusters:
        hint = "give a folder of *.jsonl sets with summaries and spans, or of clusters beside `references`"
        raise InputError(f"nothing to measure on in {folder}", hint)
    if sets:
        for name, system in (("external/brief-check", _checked), ("external/presence", _absent)):
            yield _annotated(name, system, sets)
            report(f"{name}: {len(sets)} sets")
    if clusters:
        yield from _summarized(clusters, writer, report)


def find_sets(folder: Path) -> list[Path]:
    """The annotated sets in the folder and its subfolders."""
    return [path for path in sorted([*folder.glob("*.jsonl"), *folder.glob("*/*.jsonl")]) if _is_annotated(path)]


def _is_annotated(path: Path) -> bool:
    with path.open(encoding="utf-8") as file:
        try:
            return {"id", "source", "summary", "label", "spans"} <= json.loads(file.readline()).keys()
        except (ValueError, AttributeError):
            return False


def find_clusters(folder: Path) -> list[tuple[Path, Path]]:
    """Folders of articles, each with the file of its reference."""
    return [
        (reference.parents[1] / reference.stem, reference)
        for reference in sorted([*folder.glob("references/*"), *folder.glob("*/references/*")])
        if (reference.parents[1] / reference.stem).is_dir()
    ]


def _annotated(name: str, system: System, sets: Sequence[Path]) -> Suite:
    started = time.perf_counter()
    rows = [
        (path.stem, row)
        for path in sets
        for _, row in read_lines(path, "annotated summary")
        if row["label"] is not None
    ]
    cases = tuple(
        Case(f"{group}/{row['id']}", group, row["summary"], tuple(_scores(row, system(row["summary"], row["source"]))))
        for group, row in rows
    )
    return Suite(name, cases, fingerprint(len(cases), sets), round(time.perf_counter() - started, 1))


def _checked(summary: str, source: str) -> list[Flag]:
    flagged = [item.mention for item in check(summary, source).mentions if item.verdict.label in FLAGS]
    return [Flag(item.span.start, item.span.end, _coarse(item.kind.value)) for item in flagged]


def _absent(summary: str, source: str) -> list[Flag]:
    """The baseline: what the source does not hold anywhere."""
    missing = [found for found in plain.find(summary) if not plain.stands(found, [source])]
    return [Flag(found.start, found.end, _coarse(found.kind)) for found in missing]


def _coarse(kind: str) -> str:
    return "name" if kind == "name" else "number"


def _scores(row: Mapping, flags: Sequence[Flag]) -> Iterator[Score]:
    """Recall over short marked spans with a number or a name, precision over every marked span, alarm."""
    if row["label"] == 1:
        yield Score("alarm", bool(flags), 1)
    spans = [span for span in row["spans"] if span.get("start") is not None] if row["label"] == 0 else []
    for span in spans:
        kind = _kind(span)
        if kind:
            caught = any(_touch(flag, span) for flag in flags)
            yield Score("recall", caught, 1, kind, () if caught else (f"passed: “{span['text']}”",))
    for flag in flags:
        right = any(_touch(flag, span) for span in spans)
        words = row["summary"][flag.start : flag.end]
        yield Score("precision", right, 1, flag.kind, () if right else (f"flagged, not marked: “{words}”",))


def _kind(span: Mapping) -> str:
    """What a marked span is about, "" for neither number nor name; a summary's first word is capitalised anyway."""
    text = span.get("text") or ""
    if not text or len(text.split()) > LONGEST:
        return ""
    if _NUMBER.search(text):
        return "number"
    return "name" if _CAPITAL.search(text) and span["start"] > 0 else ""


def _touch(flag: Flag, span: Mapping) -> bool:
    return flag.start < span["end"] and span["start"] < flag.end


def _summarized(clusters: Sequence[tuple[Path, Path]], writer: Writer, report: Report) -> Iterator[Suite]:
    """ROUGE of the combined part of each briefing, and of two extracts; LexRank takes as many sentences as it has."""
    started = time.perf_counter()
    texts: dict[str, list[Case]] = {"external/brief": [], f"external/lead-{LEAD}": [], "external/lexrank": []}
    for folder, reference in clusters:
        together = combined(writer.brief(folder).page)
        report(f"{folder.name}: briefed")
        articles = read([folder]).articles
        written = (together, _lead(articles), _lexrank(articles, len(together)))
        expected = reference.read_text("utf-8")
        for cases, sentences in zip(texts.values(), written, strict=True):
            scores = tuple(_rouge(expected, "\n".join(sentences)))
            cases.append(Case(folder.name, "clusters", sentences[0], scores))
    seconds = round(time.perf_counter() - started, 1)
    for name, cases in texts.items():
        mark = fingerprint(len(cases), [reference for _, reference in clusters], writer.model)
        yield Suite(name, tuple(cases), mark, seconds)


def _lead(articles: Sequence[Article]) -> list[str]:
    return [sentence for article in articles for sentence in _prose(article)[:LEAD]]


def _prose(article: Article) -> list[str]:
    return [article.quote(item) for item in article.sentences if item.kind is SentenceKind.PROSE]


def _lexrank(articles: Sequence[Article], count: int) -> list[str]:
    """LexRank (Erkan and Radev 2004) by sumy, over the sentences of all articles."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer

    sentences = [Sentence(text, _Words()) for article in articles for text in _prose(article)]
    ranked = LexRankSummarizer(Stemmer("english"))(ObjectDocumentModel([Paragraph(sentences)]), count)
    return [str(sentence) for sentence in ranked]


class _Words:
    """What sumy asks of a tokenizer; its own fetches data from the network."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(re.findall(r"\w+", text))


def _rouge(expected: str, text: str) -> Iterator[Score]:
    """ROUGE F (Lin 2004) by rouge-score, stemmed."""
    from rouge_score.rouge_scorer import RougeScorer

    names = ("rouge1", "rouge2", "rougeL")
    found = RougeScorer(list(names), use_stemmer=True).score(expected, text)
    return (Score(name, round(found[name].fmeasure, 4), 1) for name in names)
