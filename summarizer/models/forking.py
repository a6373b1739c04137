"""Texts that begin alike, read once: a tree of keys and values, and attention over its branches.

Prompts share their instructions and candidates share their prompt. What is shared is kept once and never copied: a row
attends to each branch above it and to its own end, and the parts are joined as one softmax. Shared parts are multiplied
for all their rows at once (Juravsky et al. 2024, "Hydragen"; the joining is Milakov and Gimelshein 2018, "Online
normalizer calculation for softmax"). Texts are fed end to end without padding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

import numpy as np
import torch
from transformers import AttentionInterface, PreTrainedModel

PASS_TOKENS = 256  # tokens in one forward pass: more gains no speed and costs memory
SCORED_TOKENS = 128  # as many where the logits of each are wanted: one takes 0.6 MB with a vocabulary of 152,000
NO_WEIGHT = -60.0  # e to this is lost in a sum from 1 on; what underflows takes MKL 25 times as long
# What keys and values are kept in, and multiplied, where the processor can: half the memory.
KEPT = torch.bfloat16 if torch.cpu._is_avx512_bf16_supported() else torch.float32
STRIDE = 32  # what the length that texts are multiplied as if they had is a multiple of
LIKE, FEW = 0.8, 2  # lengths down to this share are alike; so few branches are always together
ATTENTION = "prefix_tree"  # the name transformers knows the attention of this module by


@dataclass(frozen=True, slots=True)
class Shape:
    """What a model's keys and values look like in each of its `layers`."""

    layers: int
    heads: int
    dim: int

    @property
    def token_bytes(self) -> int:
        """What one token's keys and values take."""
        return 2 * KEPT.itemsize * self.layers * self.heads * self.dim


def shape_of(model: PreTrainedModel) -> Shape:
    config = model.config.get_text_config()
    heads = getattr(config, "num_key_value_heads", None) or config.num_attention_heads
    dim = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    return Shape(config.num_hidden_layers, heads, dim)


class Branches:
    """Keys and values of texts side by side, each layer's (texts, heads, width, dim), and how long each text is."""

    def __init__(self, keys: list[torch.Tensor], values: list[torch.Tensor], lengths: torch.Tensor) -> None:
        self.keys, self.values, self.lengths = keys, values, lengths

    @classmethod
    def empty(cls, shape: Shape, count: int, width: int) -> Branches:
        size = (count, shape.heads, width, shape.dim)
        # Zeros, since what is masked is multiplied too; numpy's take no memory before they are written.
        make = partial(np.zeros, size, f"i{KEPT.itemsize}")
        keys, values = ([torch.from_numpy(make()).view(KEPT) for _ in range(shape.layers)] for _ in range(2))
        return cls(keys, values, torch.zeros(count, dtype=torch.long))

    def only(self, places: torch.Tensor) -> Branches:
        """A copy of some of the texts, no wider than they need."""
        lengths = self.lengths[places]
        width = int(lengths.max())
        keys, values = ([tensor[places, :, :width] for tensor in tensors] for tensors in (self.keys, self.values))
        return Branches(keys, values, lengths)

    def move(self, source: torch.Tensor, target: torch.Tensor, count: int) -> None:
        """Put the texts numbered `source` in the places `target` and keep the first `count`."""
        width = int(self.lengths.max())
        for tensors in (self.keys, self.values):
            for layer, tensor in enumerate(tensors):
                tensor[target, :, :width] = tensor[source, :, :width]
                tensors[layer] = tensor[:count]
        self.lengths[target] = self.lengths[source]
        self.lengths = self.lengths[:count]


@dataclass(frozen=True, slots=True)
class _Part:
    """What the tokens of a pass attend to on one level of the tree.

    `grid` (branches, most tokens of one) numbers the tokens by the branch they attend to, `back` (tokens,) is the place
    of each in the flattened grid; both None where there is one branch for all. `mask` (branches, 1, tokens, 1, width)
    is added to the scores; None where each token sees all. `blocks` are branches of like length, with the longest's.
    """

    branches: Branches
    blocks: Sequence[tuple[slice, int]]
    grid: torch.Tensor | None
    back: torch.Tensor | None
    mask: torch.Tensor | None


@dataclass(frozen=True, slots=True)
class _Pass:
    """Tokens in one forward pass: each one's `owner` (tokens,) and `place` (tokens,) there, and what they attend to."""

    owner: torch.Tensor
    place: torch.Tensor
    own: _Part
    above: Sequence[_Part]

    def attend(self, layer: int, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor) -> torch.Tensor:
        """What the tokens see in `layer`: (tokens, heads, groups, dim) from scaled queries of that shape, and their own
        keys and values (tokens, heads, dim), which are kept.
        """
        self.own.branches.keys[layer][self.owner, :, self.place] = key.to(KEPT)
        self.own.branches.values[layer][self.owner, :, self.place] = value.to(KEPT)
        seen, top, total = _attend(self.own, layer, query)
        for part in self.above:
            more, high, weights = _attend(part, layer, query)
            best = torch.maximum(top, high)
            before, now = (top - best).exp_(), (high - best).exp_()
            seen = seen.mul_(before).addcmul_(more, now)
            total, top = total.mul_(before).addcmul_(weights, now), best
        return seen.div_(total)


class LastFeedForward(torch.nn.Module):
    """The feed-forward of a model's last layer for the `wanted` tokens alone, those that logits are asked of.

    Of the others nothing reads what it gives, which is 0. With 28 layers that is 3% of reading a prompt.
    """

    def __init__(self, mlp: torch.nn.Module) -> None:
        super().__init__()
        self.mlp = mlp
        self.wanted = torch.zeros(0, dtype=torch.long)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if len(self.wanted) == x.shape[1]:
            whole: torch.Tensor = self.mlp(x)
            return whole
        y = torch.zeros_like(x)
        y[:, self.wanted] = self.mlp(x[:, self.wanted])
        return y


def adapt(model: PreTrainedModel) -> None:
    """Make a model ready for `ForkingSession`: one of those that `rotation.is_plain` tells."""
    model.set_attn_implementation(ATTENTION)
    last = model.get_decoder().layers[-1]
    last.mlp = LastFeedForward(last.mlp)


class ForkingSession:
    """Texts of a decoder-only model, one for each of `rows`, with room for `room` more tokens each."""

    def __init__(self, model: PreTrainedModel, rows: int, room: int) -> None:
        self._model = model
        self._above: tuple[tuple[Branches, torch.Tensor], ...] = ()  # and which branch each row has grown from
        self._own = Branches.empty(shape_of(model), rows, room)
        self._before = torch.zeros(rows, dtype=torch.long)  # tokens above each row

    def fork(self, rows: Sequence[int], room: int) -> ForkingSession:
        """A session that goes on from `rows` of this one, with room for `room` more tokens; nothing is copied."""
        index = torch.tensor(rows)
        session = ForkingSession(self._model, len(rows), room)
        session._above = tuple((branches, parents[index]) for branches, parents in self._above)
        session._above += ((self._own, index),) if int(self._own.lengths.max()) else ()
        session._before = (self._before + self._own.lengths)[index]
        return session

    def copied(self, rows: Sequence[int], room: int) -> ForkingSession:
        """As `fork`, but each row holds its own copy of what this session, which has not forked itself, has read.

        A short beginning takes little room, and one level less of the tree is a dozen operations less in each layer.
        """
        index = torch.tensor(rows)
        lengths = self._own.lengths[index]
        width = int(lengths.max())
        session = ForkingSession(self._model, len(rows), width + room)
        for kept, read in ((session._own.keys, self._own.keys), (session._own.values, self._own.values)):
            for layer, tensor in enumerate(read):
                kept[layer][:, :, :width] = tensor[index, :, :width]
        session._own.lengths = lengths
        return session

    def read(self, rows: Sequence[Sequence[int]], report: Callable[[float], None] = lambda share: None) -> torch.Tensor:
        """Feed token lists (none of them empty), one for each row; give the logits after the last token of each."""
        passes = list(_passes(rows, PASS_TOKENS))
        last: dict[int, torch.Tensor] = {}
        for done, pieces in enumerate(passes):
            ends = [place for place, piece in enumerate(pieces) if piece.stop == len(rows[piece.row])]
            after = list(accumulate(map(len, pieces)))
            logits = self._feed(rows, pieces, [after[place] - 1 for place in ends] or [0])
            last.update((pieces[place].row, logits[number]) for number, place in enumerate(ends))
            report((done + 1) / len(passes))
        return torch.stack([last[row] for row in range(len(rows))])

    def step(self, tokens: torch.Tensor) -> torch.Tensor:
        """Feed `tokens` (rows,), give the logits (rows, vocabulary) of what follows."""
        pieces = [_Piece(row, 0, 1) for row in range(len(tokens))]
        return self._feed([[token] for token in tokens.tolist()], pieces, range(len(tokens)))

    def advance(self, rows: Sequence[Sequence[int]]) -> list[torch.Tensor]:
        """Feed each row its tokens; give the logits (tokens, vocabulary) after each of them."""
        pieces = [_Piece(number, 0, len(row)) for number, row in enumerate(rows)]
        logits = self._feed(rows, pieces, range(sum(map(len, rows))))
        return list(torch.split(logits, list(map(len, rows))))

    def take_back(self, counts: Sequence[int]) -> None:
        """Forget so many of each row's last tokens."""
        self._own.lengths -= torch.tensor(counts)

    def select(self, rows: torch.Tensor) -> None:
        """Go on with these rows only; each but those that change their place stays where it is."""
        target = (rows != torch.arange(len(rows))).nonzero()[:, 0]
        self._own.move(rows[target], target, len(rows))
        self._above = tuple(_thinned(branches, parents[rows]) for branches, parents in self._above)
        self._before = self._before[rows]

    def likelihoods(self, logits: torch.Tensor, tails: Sequence[Sequence[int]]) -> list[float]:
        """The natural log-likelihood of each of `tails` as what follows its row; 0 for one without tokens.

        `logits` (rows, vocabulary) are those after what has been read. The session is used up.
        """
        totals = [0.0] * len(tails)
        for row, tail in enumerate(tails):
            if tail:
                totals[row] = _chance(logits[row], tail[0])
        for pieces in _passes([tail[:-1] for tail in tails], SCORED_TOKENS):
            found = iter(self._feed(tails, pieces, range(sum(map(len, pieces)))))
            for piece in pieces:
                for place in range(piece.start, piece.stop):
                    totals[piece.row] += _chance(next(found), tails[piece.row][place + 1])
        return totals

    def _feed(self, rows: Sequence[Sequence[int]], pieces: Sequence[_Piece], keep: Sequence[int]) -> torch.Tensor:
        """Feed `pieces` of `rows` end to end; give the logits (len(keep), vocabulary) of the tokens numbered `keep`."""
        ids = [token for piece in pieces for token in rows[piece.row][piece.start : piece.stop]]
        owner = torch.tensor([piece.row for piece in pieces]).repeat_interleave(torch.tensor(list(map(len, pieces))))
        place = self._own.lengths[owner] + torch.cat([torch.arange(len(piece)) for piece in pieces])
        self._own.lengths.scatter_reduce_(0, owner, place + 1, "amax")
        above = [self._part_above(branches, parents[owner]) for branches, parents in self._above]
        wanted = torch.tensor(list(keep))
        self._model.get_decoder().layers[-1].mlp.wanted = wanted
        output = self._model(
            input_ids=torch.tensor([ids]),
            position_ids=(self._before[owner] + place)[None],
            use_cache=False,
            logits_to_keep=wanted,
            tree=_Pass(owner, place, self._part_own(owner, place), above),
        )
        logits: torch.Tensor = output.logits[0]
        return logits

    def _part_above(self, branches: Branches, parents: torch.Tensor) -> _Part:
        lengths = branches.lengths
        width = int(lengths.max())
        grid, back = _grid(parents, len(lengths)) if len(lengths) > 1 else (None, None)
        beyond = torch.arange(width) >= lengths[:, None]
        mask = _mask(beyond)[:, None, None, None] if bool(beyond.any()) else None
        return _Part(branches, _blocks(lengths.tolist()), grid, back, mask)

    def _part_own(self, owner: torch.Tensor, place: torch.Tensor) -> _Part:
        first, count = int(owner[0]), int(owner[-1] - owner[0]) + 1
        # Of lengths that grow by one, each would make oneDNN compile another kernel.
        width = min(-(-(int(place.max()) + 1) // STRIDE) * STRIDE, self._own.keys[0].shape[2])
        grid, back = _grid(owner - first, count)
        later = torch.arange(width) > place[grid][:, :, None]
        mask = _mask(later)[:, None, :, None] if bool(later.any()) else None
        return _Part(self._own, [(slice(first, first + count), width)], grid, back, mask)


def _thinned(branches: Branches, parents: torch.Tensor) -> tuple[Branches, torch.Tensor]:
    """The branches that `parents` still name, and their numbers there; unchanged until half of them are bare."""
    used, numbers = torch.unique(parents, return_inverse=True)
    if 2 * len(used) > len(branches.lengths):
        return branches, parents
    return branches.only(used), numbers


def _attend(part: _Part, layer: int, query: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The values seen, not yet divided, with the greatest score and the sum of each token's weights."""
    asked = (query[None] if part.grid is None else query[part.grid]).transpose(1, 2)
    keys, values = part.branches.keys[layer], part.branches.values[layer]
    found, done = [], 0
    for rows, width in part.blocks:
        here = slice(done, done + len(keys[rows]))
        mask = None if part.mask is None else part.mask[here, ..., :width]
        found.append(_seen(asked[here], keys[rows, :, :width], values[rows, :, :width], mask))
        done = here.stop
    # One block, the usual case, is not copied.
    whole = found[0] if len(found) == 1 else map(torch.cat, zip(*found, strict=True))
    seen, top, total = (_by_token(tensor, part) for tensor in whole)
    return seen, top, total


def _seen(
    asked: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, mask: torch.Tensor | None
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """What `asked` (branches, heads, tokens, groups, dim) sees of `keys` and `values` (branches, heads, width, dim)."""
    shape = asked.shape[:4]
    scores = asked.flatten(2, 3) @ keys.float().transpose(2, 3)  # rounded after, scores of 10,000 would be 64 apart
    if mask is not None:
        scores.view(*shape, -1).add_(mask)
    top = scores.amax(-1, keepdim=True)
    weights = scores.sub_(top).clamp_min_(NO_WEIGHT).exp_()
    found = ((weights.to(KEPT) @ values).float(), top, weights.sum(-1, keepdim=True))
    seen, top, total = (tensor.view(*shape, -1) for tensor in found)
    return seen, top, total


def _by_token(tensor: torch.Tensor, part: _Part) -> torch.Tensor:
    """(branches, heads, tokens of one, groups, n) as (tokens of the pass, heads, groups, n)."""
    apart = tensor.transpose(1, 2).flatten(0, 1)
    return apart if part.back is None else apart[part.back]


def _blocks(lengths: Sequence[int]) -> list[tuple[slice, int]]:
    """Branches that follow each other and are of like length, each lot with the length of its longest: all are
    multiplied as if they were as long."""
    found: list[tuple[slice, int]] = []
    start = 0
    for place, length in enumerate(lengths):
        width = max(lengths[start:place], default=0)
        if length < LIKE * width and place - start >= FEW:
            found.append((slice(start, place), width))
            start = place
    return [*found, (slice(start, len(lengths)), max(lengths[start:]))]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Tokens `start` to `stop` of a row."""

    row: int
    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start


def _passes(rows: Sequence[Sequence[int]], most: int) -> Iterator[list[_Piece]]:
    """The tokens of `rows` in order, in passes of at most `most`; a row that would be cut starts a pass of its own."""
    pieces: list[_Piece] = []
    free = most
    for number, row in enumerate(rows):
        if len(row) > free and free < most // 2:  # side by side, each is attended to as if it had the longer's length
            yield pieces
            pieces, free = [], most
        start = 0
        while start < len(row):
            stop = min(len(row), start + free)
            pieces.append(_Piece(number, start, stop))
            free -= stop - start
            start = stop
            if not free:
                yield pieces
                pieces, free = [], most
    if pieces:
        yield pieces


def _grid(owner: torch.Tensor, count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Tokens numbered by their `owner` (tokens,), in lines as long as the longest; and each one's place in that."""
    sizes = torch.bincount(owner, minlength=count)
    width = int(sizes.max())
    order = owner.argsort(stable=True)
    column = torch.arange(len(owner)) - (sizes.cumsum(0) - sizes)[owner[order]]
    grid = torch.zeros(count, width, dtype=torch.long)
    grid[owner[order], column] = order
    back = torch.empty_like(owner)
    back[order] = owner[order] * width + column
    return grid, back


def _mask(hidden: torch.Tensor) -> torch.Tensor:
    """What is added to scores: nothing, or, where `hidden`, what leaves a weight of 0 (and no NaN where all are)."""
    return torch.zeros(hidden.shape).masked_fill_(hidden, torch.finfo(torch.float32).min / 2)


def _chance(logits: torch.Tensor, token: int) -> float:
    return float(logits[token] - logits.logsumexp(dim=-1))


def _attention(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    *,
    tree: _Pass,
    scaling: float,
    **kwargs: object,
) -> tuple[torch.Tensor, None]:
    """Attention as transformers asks for it: `query` (1, heads, tokens, dim), of the same layout `key` and `value`."""
    _, heads, tokens, dim = query.shape
    asked = (query[0] * scaling).transpose(0, 1).reshape(tokens, key.shape[1], -1, dim)
    layer: int = module.layer_idx  # type: ignore[assignment]
    seen = tree.attend(layer, asked, key[0].transpose(0, 1), value[0].transpose(0, 1))
    return seen.reshape(1, tokens, heads, dim), None


# Known by name only: a name without a mask function gets no mask made, and the tree has its own.
AttentionInterface.register(ATTENTION, _attention)
