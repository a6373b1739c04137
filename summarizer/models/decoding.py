"""Reading prompts once and writing several texts for each: shared caches, batched steps, seeded sampling."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
from transformers import DynamicCache, LogitsProcessorList, PreTrainedModel
from transformers.cache_utils import DynamicLayer

from summarizer.errors import ModelError
from summarizer.models.generator import Sampling

PREFILL_TOKENS = 2048  # tokens in one forward pass: more gains no speed and costs memory
ROOM = 64  # cache positions kept free, so that a step seldom copies the whole cache
TOP_P = 0.9
TOP_K = 128  # the nucleus is sought among the likeliest: sorting a vocabulary of 150,000 takes 10 ms a row


class RoomyLayer(DynamicLayer):
    """A cache layer that grows in place. The library's own copies all keys and values at every step."""

    keys: torch.Tensor  # these two are None only until `lazy_initialization`
    values: torch.Tensor

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # untyped there
        self._room: tuple[torch.Tensor, torch.Tensor] | None = None

    def update(
        self, key_states: torch.Tensor, value_states: torch.Tensor, *args: object, **kwargs: object
    ) -> tuple[torch.Tensor, torch.Tensor]:
        if not self.is_initialized:
            self.lazy_initialization(key_states, value_states)
        start = self.get_seq_length()
        end = start + key_states.shape[2]
        keys, values = self._with_room(key_states, start, end)
        keys[:, :, start:end], values[:, :, start:end] = key_states, value_states
        self.keys, self.values = keys[:, :, :end], values[:, :, :end]
        return self.keys, self.values

    def _with_room(self, like: torch.Tensor, start: int, end: int) -> tuple[torch.Tensor, torch.Tensor]:
        # Repeating and selecting rows replace `keys` by a copy of its own: then the room is stale.
        room = self._room if start else None
        if room and self.keys.data_ptr() == room[0].data_ptr() and room[0].shape[2] >= end:
            return room
        shape = (*like.shape[:2], end + ROOM, like.shape[3])
        room = (like.new_empty(shape), like.new_empty((*shape[:3], self.values.shape[-1] if start else shape[3])))
        if start:
            room[0][:, :, :start], room[1][:, :, :start] = self.keys, self.values
        self._room = room
        return room


def new_cache(model: PreTrainedModel) -> DynamicCache:
    """An empty cache for `model`, whose full-attention layers grow in place."""
    cache = DynamicCache(config=model.config)
    cache.layers = [RoomyLayer() if type(layer) is DynamicLayer else layer for layer in cache.layers]
    return cache


class Session(Protocol):
    """A batch of texts being written, one row each."""

    def step(self, tokens: torch.Tensor) -> torch.Tensor:
        """Feed `tokens` (rows,), give the logits (rows, vocabulary) of what follows."""
        ...

    def select(self, rows: torch.Tensor) -> None:
        """Go on with these rows only, in this order; a row may be given more than once."""
        ...


class DecoderSession:
    """Texts of a decoder-only model, one for each of `rows`, with nothing read yet."""

    def __init__(self, model: PreTrainedModel, rows: int) -> None:
        self._model = model
        self._cache = new_cache(model)
        self._mask = torch.ones(rows, 0, dtype=torch.long)
        self._next = torch.zeros(rows, dtype=torch.long)  # the position of each row's next token

    def fork(self, rows: Sequence[int]) -> DecoderSession:
        """A session of its own that has read what `rows` of this one have; this one stays as it is."""
        index = torch.tensor(rows)
        session = DecoderSession(self._model, len(rows))
        for own, layer in zip(session._cache.layers, self._cache.layers, strict=True):
            if not isinstance(own, DynamicLayer) or not isinstance(layer, DynamicLayer):
                hint = "name another model; `brief models` lists some"
                raise ModelError(f"the model has layers whose state cannot be copied ({type(layer).__name__})", hint)
            if layer.keys is not None and layer.values is not None:
                own.update(layer.keys[index], layer.values[index])
        session._mask, session._next = self._mask[index], self._next[index]
        return session

    def read(self, rows: Sequence[Sequence[int]], report: Callable[[float], None] = lambda share: None) -> torch.Tensor:
        """Feed token lists (none of them empty), one for each row; give the logits after the last token of each."""
        width = max(map(len, rows))
        ids = torch.tensor([[0] * (width - len(row)) + list(row) for row in rows])
        mask = torch.tensor([[0] * (width - len(row)) + [1] * len(row) for row in rows])
        slice_width = max(1, PREFILL_TOKENS // len(rows))
        for start in range(0, width, slice_width):
            part = slice(start, start + slice_width)
            logits = self.feed(ids[:, part], mask[:, part], keep=1)
            report(min(1.0, (start + slice_width) / width))
        return logits[:, -1]

    def step(self, tokens: torch.Tensor) -> torch.Tensor:
        return self.feed(tokens[:, None], torch.ones(len(tokens), 1, dtype=torch.long), keep=1)[:, -1]

    def feed(self, ids: torch.Tensor, mask: torch.Tensor, keep: int) -> torch.Tensor:
        """Feed `ids` (rows, n) where `mask` is 1; give the logits of the last `keep` positions (0: of all)."""
        positions = (self._next[:, None] + mask.cumsum(1) - 1).clamp_min(0)
        self._mask = torch.cat([self._mask, mask], dim=1)
        self._next = self._next + mask.sum(1)
        output = self._model(
            input_ids=ids,
            attention_mask=self._mask,
            position_ids=positions,
            past_key_values=self._cache,
            use_cache=True,
            logits_to_keep=keep,
        )
        logits: torch.Tensor = output.logits
        return logits

    def select(self, rows: torch.Tensor) -> None:
        self._cache.batch_select_indices(rows)
        self._mask, self._next = self._mask[rows], self._next[rows]


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
            kept = torch.tensor(going)
            session.select(kept)
            tokens, alive = tokens[kept], [alive[place] for place in going]
        logits = session.step(tokens)
    return written


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


def likelihoods(session: DecoderSession, logits: torch.Tensor, tails: Sequence[Sequence[int]]) -> list[float]:
    """The natural log-likelihood of each of `tails` as what follows its row of `session`.

    `logits` (rows, vocabulary) are those after what the session has read. The session is used up.
    """
    width = max(map(len, tails))
    totals = [0.0] * len(tails)
    for place in range(width):
        for row, tail in enumerate(tails):
            if place < len(tail):
                totals[row] += float(logits[row, tail[place]] - logits[row].logsumexp(dim=-1))
        if place + 1 < width:
            logits = session.step(torch.tensor([tail[place] if place < len(tail) else 0 for tail in tails]))
    return totals
