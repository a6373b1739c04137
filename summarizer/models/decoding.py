"""Writing several texts side by side: batched steps, seeded sampling, and what a batch of texts has to offer for it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
from transformers import LogitsProcessorList

from summarizer.models.generator import Sampling

TOP_P = 0.9
TOP_K = 128  # the nucleus is sought among the likeliest: sorting a vocabulary of 150,000 takes 10 ms a row


class Session(Protocol):
    """A batch of texts being written, one row each."""

    def step(self, tokens: torch.Tensor) -> torch.Tensor:
        """Feed `tokens` (rows,), give the logits (rows, vocabulary) of what follows."""
        ...

    def select(self, rows: torch.Tensor) -> None:
        """Go on with these rows only, in this order."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """Which text a row writes: that of a prompt's greedy candidate, or of one sampled from a random `stream`."""

    stream: torch.Generator | None


def rows_of(prompts: Sequence[Sequence[int]], sampling: Sampling) -> list[Row]:
    """A row for each candidate of each prompt, given as its tokens.

    A stream depends on the prompt and not on its place, so that a text is the same whatever is asked with it.
    """
    return [
        Row(_stream(f"{sampling.seed} {candidate} {prompt}") if candidate else None)
        for prompt in map(list, prompts)
        for candidate in range(sampling.candidates)
    ]


def write(
    session: Session,
    logits: torch.Tensor,
    rows: Sequence[Row],
    sampling: Sampling,
    stops: Collection[int],
    *,
    starts: Sequence[int] = (),
    processors: LogitsProcessorList | None = None,
    report: Callable[[float], None] = lambda share: None,
) -> list[list[int]]:
    """The tokens written for each of `rows`, from `logits` (rows, vocabulary) on, without the stop token.

    `starts` is what each row holds already, for `processors` that look at the tokens written so far.
    """
    written: list[list[int]] = [[] for _ in rows]
    alive = list(range(len(rows)))
    for number in range(sampling.max_tokens):
        if processors:
            so_far = torch.LongTensor([[*starts, *written[row]] for row in alive])
            logits = processors(so_far, logits)
        tokens = choose(logits, [rows[row].stream for row in alive], sampling.temperature)
        going = [place for place, token in enumerate(tokens.tolist()) if token not in stops]
        for place in going:
            written[alive[place]].append(int(tokens[place]))
        report((number + 1) / sampling.max_tokens)
        if not going or number + 1 == sampling.max_tokens:
            break
        if len(going) < len(alive):
            # A step's time grows with its rows, so the finished ones leave.
            kept = _without_gaps(going)
            session.select(torch.tensor(kept))
            tokens, alive = tokens[kept], [alive[place] for place in kept]
        logits = session.step(tokens)
    return written


def _without_gaps(places: Sequence[int]) -> list[int]:
    """`places` in an order that leaves as many as possible where they are: the last fill the gaps."""
    count, staying = len(places), set(places)
    last = [place for place in places if place >= count]
    return [place if place in staying else last.pop() for place in range(count)]


def _stream(key: str) -> torch.Generator:
    digest = hashlib.sha256(key.encode()).digest()
    return torch.Generator().manual_seed(int.from_bytes(digest[:7], "big"))


def choose(logits: torch.Tensor, streams: Sequence[torch.Generator | None], temperature: float) -> torch.Tensor:
    """A token for each row of `logits`: the likeliest where the stream is None, else drawn from the nucleus."""
    tokens = logits.argmax(dim=-1)
    drawn = [place for place, stream in enumerate(streams) if stream is not None]
    if not drawn or temperature <= 0:
        return tokens
    scaled = logits[drawn].double() / temperature
    best, ids = scaled.topk(min(TOP_K, scaled.shape[1]), dim=-1)
    chances = (best - scaled.logsumexp(dim=-1, keepdim=True)).exp()
    reached = chances.cumsum(dim=-1)
    # A token belongs to the nucleus when those before it do not reach TOP_P; the first always does.
    chances = chances.masked_fill(reached - chances >= TOP_P, 0.0)
    bounds = chances.cumsum(dim=-1)
    points = torch.stack([torch.rand(1, generator=streams[place], dtype=torch.float64) for place in drawn])
    picks = torch.searchsorted(bounds, points * bounds[:, -1:], right=True).clamp_max(ids.shape[1] - 1)
    tokens[drawn] = ids.gather(1, picks).squeeze(1)
    return tokens
