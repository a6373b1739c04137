"""What is measured of one briefing, from its JSON page and the articles alone; the pipeline is not believed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summarizer.records import MentionKind
from summarizer.text.equality import Aliases, supports
from summarizer.text.mentions import find_mentions


@dataclass(frozen=True, slots=True)
class Metrics:
    """Shares are 0 to 1, each over the count named with it.

    mentions_found: of the numbers, dates and names on the page, those that stand in an article their statement cites.
    quotes_exact: of the evidence quotes, those that are exactly what their span covers.
    articles_cited: of the articles, those that the lead or a key point cites.
    rewritten: of the statements, those that are not a source's own sentence.
    differences: rows of the table of differences. compression: words of lead and key points over words of the articles.
    """

    statements: int
    mentions: int
    mentions_found: float
    quotes_exact: float
    articles_cited: float
    rewritten: float
    differences: int
    compression: float


@dataclass(frozen=True, slots=True)
class Missing:
    """A mention on the page that none of the cited articles holds."""

    mention: str
    statement: str


def measure(page: Mapping) -> tuple[Metrics, tuple[Missing, ...]]:
    """The metrics of a page as `brief --format json` writes it, and every mention that was not found."""
    texts = {article["number"]: article["text"] for article in page["articles"]}
    claims = list(_claims(page))
    whole = [*page["lead"], *page["key_points"]]
    aliases = Aliases.learn(texts.values())
    held = {number: find_mentions(text) for number, text in texts.items()}
    mentions = [(claim, mention) for claim in claims for mention in find_mentions(claim["text"])]
    missing = tuple(
        Missing(mention.text, claim["text"])
        for claim, mention in mentions
        if not any(_stands(mention, texts[n], held[n], aliases) for n in claim["citations"])
    )
    quotes = [item for claim in claims for item in claim["evidence"]]
    exact = sum(texts[q["article"]][q["start"] : q["end"]] == q["quote"] for q in quotes)
    cited = {number for claim in whole for number in claim["citations"]}
    words = sum(len(claim["text"].split()) for claim in whole)
    return (
        Metrics(
            statements=len(claims),
            mentions=len(mentions),
            mentions_found=_share(len(mentions) - len(missing), len(mentions)),
            quotes_exact=_share(exact, len(quotes)),
            articles_cited=_share(len(cited), len(texts)),
            rewritten=_share(sum(not claim["verbatim"] for claim in claims), len(claims)),
            differences=len(page["differences"]),
            compression=round(words / sum(len(text.split()) for text in texts.values()), 3),
        ),
        missing,
    )


def _claims(page: Mapping) -> Iterator[Mapping]:
    yield page["title"]
    yield from page["lead"]
    yield from page["key_points"]
    yield from page["views"]
    for summary in page["summaries"]:
        yield from summary["claims"]


def _stands(mention, text: str, held: tuple, aliases: Aliases) -> bool:
    """Whether an article holds the mention: the very words, or an equal value (never for a number inside another)."""
    if any(supports(mention, other, aliases) for other in held):
        return True
    return mention.kind is MentionKind.NAME and mention.text.lower() in text.lower()


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0
