"""Texts of any causal model that transformers runs, side by side in one padded batch with the library's own cache."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from transformers import DynamicCache, PreTrainedModel
from transformers.cache_utils import DynamicLayer

from summarizer.errors import ModelError

PASS_TOKENS = 2048  # tokens in one forward pass: more gains no speed and costs memory


class PaddedSession:
    """Texts of a decoder-only model, one for each of `rows`, with nothing read yet."""

    def __init__(self, model: PreTrainedModel, rows: int) -> None:
        self._model = model
        self._cache = DynamicCache(config=model.config)
        self._mask = torch.ones(rows, 0, dtype=torch.long)
        self._next = torch.zeros(rows, dtype=torch.long)  # the position of each row's next token

    def fork(self, rows: Sequence[int], room: int) -> PaddedSession:
        """A session of its own that has read what `rows` of this one have; this one stays as it is."""
        index = torch.tensor(rows)
        session = PaddedSession(self._model, len(rows))
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
        slice_width = max(1, PASS_TOKENS // len(rows))
        for start in range(0, width, slice_width):
            part = slice(start, start + slice_width)
            logits = self._feed(ids[:, part], mask[:, part])
            report(min(1.0, (start + slice_width) / width))
        return logits

    def step(self, tokens: torch.Tensor) -> torch.Tensor:
        """Feed `tokens` (rows,), give the logits (rows, vocabulary) of what follows."""
        return self._feed(tokens[:, None], torch.ones(len(tokens), 1, dtype=torch.long))

    def select(self, rows: torch.Tensor) -> None:
        """Go on with these rows only, in this order."""
        self._cache.batch_select_indices(rows)
        self._mask, self._next = self._mask[rows], self._next[rows]

    def likelihoods(self, logits: torch.Tensor, tails: Sequence[Sequence[int]]) -> list[float]:
        """The natural log-likelihood of each of `tails` as what follows its row; 0 for one without tokens.

        `logits` (rows, vocabulary) are those after what has been read. The session is used up.
        """
        width = max(map(len, tails))
        totals = [0.0] * len(tails)
        for place in range(width):
            for row, tail in enumerate(tails):
                if place < len(tail):
                    totals[row] += float(logits[row, tail[place]] - logits[row].logsumexp(dim=-1))
            if place + 1 < width:
                logits = self.step(torch.tensor([tail[place] if place < len(tail) else 0 for tail in tails]))
        return totals

    def _feed(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Feed `ids` (rows, n) where `mask` is 1; give the logits (rows, vocabulary) of the last position."""
        positions = (self._next[:, None] + mask.cumsum(1) - 1).clamp_min(0)
        self._mask = torch.cat([self._mask, mask], dim=1)
        self._next = self._next + mask.sum(1)
        output = self._model(
            input_ids=ids,
            attention_mask=self._mask,
            position_ids=positions,
            past_key_values=self._cache,
            use_cache=True,
            logits_to_keep=1,
        )
        logits: torch.Tensor = output.logits[:, -1]
        return logits
