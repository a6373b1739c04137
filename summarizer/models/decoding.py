"""Writing several texts side by side: batched steps, seeded sampling, and what a batch of texts has to offer for it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import count, zip_longest
from typing import Protocol, runtime_checkable

import torch
from transformers import LogitsProcessorList

from summarizer.models.generator import Sampling
from summarizer.models.lookup import Lookup

# So many tokens in a step take little longer than one, since reading the weights takes the time; where the processor
# multiplies matrices by itself, more do.
STEP_TOKENS = 192 if torch.cpu._is_amx_tile_supported() else 16
MOST_GUESSED = 4
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


@runtime_checkable
class Rewindable(Session, Protocol):
    """A batch that can be told guesses of what its texts say, several tokens at once."""

    def advance(self, rows: Sequence[Sequence[int]]) -> list[torch.Tensor]:
        """Feed each row its tokens; give the logits (tokens, vocabulary) after each of them."""
        ...

    def take_back(self, counts: Sequence[int]) -> None:
        """Forget so many of each row's last tokens."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """Which text a row writes: that of a prompt's greedy candidate, or of one sampled from a random `stream`.

    `lookup` guesses what it will say, for a session that can be told several tokens at once.
    """

    stream: torch.Generator | None
    lookup: Lookup | None = None


def rows_of(prompts: Sequence[Sequence[int]], sampling: Sampling, lookups: Sequence[Lookup] = ()) -> list[Row]:
    """A row for each candidate of each prompt, given as its tokens, with the prompt's one of `lookups` if any.

    A stream depends on the prompt and not on its place, so that a text is the same whatever is asked with it.
    """
    return [
        Row(_stream(f"{sampling.seed} {candidate} {prompt}") if candidate else None, lookup)
        for prompt, lookup in zip_longest(map(list, prompts), lookups)
        for candidate in range(sampling.candidates)
    ]


def write(
    session: Session,
    logits: torch.Tensor,
    rows: Sequence[Row],
    sampling: Sampling,
    stops: Collection[int],
    *,
    is_full: Callable[[Sequence[int]], bool] = lambda written: False,
    starts: Sequence[int] = (),
    processors: LogitsProcessorList | None = None,
    report: Callable[[float], None] = lambda share: None,
) -> list[list[int]]:
    """The tokens written for each of `rows`, from `logits` (rows, vocabulary) on, without the stop token.

    A text ends at a stop, with `max_tokens`, or where `is_full` says so of its tokens. `starts` is what each row holds
    already, for `processors` that look at the tokens written so far.
    """
    written: list[list[int]] = [[] for _ in rows]
    alive = list(range(len(rows)))

    def pick(logits: torch.Tensor, places: Sequence[int]) -> list[int]:
        chosen = [alive[place] for place in places]
        if processors:
            logits = processors(torch.LongTensor([[*starts, *written[row]] for row in chosen]), logits)
        drawn: list[int] = choose(logits, [rows[row].stream for row in chosen], sampling.temperature).tolist()
        return drawn

    def goes_on(row: int, tokens: Sequence[int]) -> bool:
        """Write `tokens` as far as the text goes, one by one, as if none had been guessed."""
        for token in tokens:
            if token in stops:
                return False
            written[row].append(token)
            if len(written[row]) >= sampling.max_tokens or is_full(written[row]):
                return False
        return True

    found = [[token] for token in pick(logits, alive)]
    while True:
        going = [place for place, (row, tokens) in enumerate(zip(alive, found, strict=True)) if goes_on(row, tokens)]
        report(max(map(len, written)) / sampling.max_tokens)
        if not going:
            return written
        if len(going) < len(alive):
            # A step's time grows with its rows, so the finished ones leave.
            kept = _without_gaps(going)
            session.select(torch.tensor(kept))
            found, alive = [found[place] for place in kept], [alive[place] for place in kept]
        last = [tokens[-1] for tokens in found]
        if not isinstance(session, Rewindable):
            found = [[token] for token in pick(session.step(torch.tensor(last)), range(len(last)))]
            continue
        guesses = _guesses([rows[row].lookup for row in alive], [written[row] for row in alive], sampling.max_tokens)
        right, following = _follow(session, last, guesses, pick)
        found = [[*guess[:held], token] for guess, held, token in zip(guesses, right, following, strict=True)]


def _guesses(lookups: Sequence[Lookup | None], written: Sequence[Sequence[int]], max_tokens: int) -> list[list[int]]:
    """What each row may say next, as far as a step of so many rows leaves time for."""
    most = min(STEP_TOKENS // len(lookups) - 1, MOST_GUESSED)
    # The token after a guess is written too.
    return [
        lookup.guess(text, min(most, max_tokens - len(text) - 1)) if lookup else []
        for lookup, text in zip(lookups, written, strict=True)
    ]


def _follow(
    session: Rewindable,
    tokens: Sequence[int],
    guesses: Sequence[Sequence[int]],
    pick: Callable[[torch.Tensor, Sequence[int]], list[int]],
) -> tuple[list[int], list[int]]:
    """How many of each row's guessed tokens are what it says after its token, and what it says then.

    Each token is picked as if nothing had been guessed, so that the texts are the same without guesses.
    """
    places = range(len(tokens))
    if not any(guesses):
        return [0] * len(tokens), pick(session.step(torch.tensor(tokens)), places)
    logits = session.advance([[token, *guess] for token, guess in zip(tokens, guesses, strict=True)])
    right, following = [0] * len(tokens), [0] * len(tokens)
    going = list(places)
    for number in count():
        found = pick(torch.stack([logits[place][number] for place in going]), going)
        for place, token in zip(going, found, strict=True):
            following[place] = token
        going = [place for place in going if list(guesses[place][number : number + 1]) == [following[place]]]
        for place in going:
            right[place] += 1
        if not going:
            break
    session.take_back([len(guess) - held for guess, held in zip(guesses, right, strict=True)])
    return right, following


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
    tokens = logits.max(dim=-1).indices  # as argmax, in a third of the time
    drawn = [place for place, stream in enumerate(streams) if stream is not None]
    if not drawn or temperature <= 0:
        return tokens
    scaled = logits[drawn].div_(temperature)
    best, ids = scaled.topk(min(TOP_K, scaled.shape[1]), dim=-1)
    chances = (best - scaled.logsumexp(dim=-1, keepdim=True)).double().exp()
    reached = chances.cumsum(dim=-1)
    # A token belongs to the nucleus when those before it do not reach TOP_P; the first always does.
    chances = chances.masked_fill(reached - chances >= TOP_P, 0.0)
    bounds = chances.cumsum(dim=-1)
    points = torch.stack([torch.rand(1, generator=streams[place], dtype=torch.float64) for place in drawn])
    picks = torch.searchsorted(bounds, points * bounds[:, -1:], right=True).clamp_max(ids.shape[1] - 1)
    tokens[drawn] = ids.gather(1, picks).squeeze(1)
    return tokens
