"""Runs local models with transformers and torch on the CPU, behind the protocol of `generator`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import torch
from transformers import AutoTokenizer, GenerationConfig, PreTrainedModel, PreTrainedTokenizerBase

from summarizer.errors import ModelError
from summarizer.models.chat import ChatFormat
from summarizer.models.decoding import MOST_GUESSED, rows_of, write
from summarizer.models.endings import Ending
from summarizer.models.forking import ForkingSession, adapt, shape_of
from summarizer.models.generator import Prompt, Sampling, Score
from summarizer.models.lookup import Lookup
from summarizer.models.memory import MOST, give_back, keep_freed
from summarizer.models.padded import PaddedSession
from summarizer.models.products import by_onednn
from summarizer.models.quantized import load_quantized
from summarizer.models.rotation import is_plain
from summarizer.models.shards import Parts

SCORED_ROWS = 16  # continuations scored at once
SHARED_TOKENS = 64  # saved by reading a common beginning once, from which it is worth a pass of its own
FORKED_TOKENS = 64  # a shorter one is copied for each prompt

Session = ForkingSession | PaddedSession

Progress = Callable[[float], None]


def load_decoder(folder: Path, parts: Parts, name: str, revision: str, room: int) -> DecoderGenerator:
    """The decoder-only model in `folder`, of which `parts` are being read, with `room` bytes for keys and values.

    Raises OSError, KeyError or ValueError when the folder holds none.
    """
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = load_quantized(folder, parts)
    keep_freed()
    return DecoderGenerator(name, revision, model, tokenizer, stop_tokens(model, tokenizer, folder), room)


def stop_tokens(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, folder: Path) -> frozenset[int]:
    """Every token id that ends a text: of the generation settings, the model's configuration and the tokenizer."""
    found = [tokenizer.eos_token_id, model.config.eos_token_id]
    if (folder / "generation_config.json").exists():
        found.append(GenerationConfig.from_pretrained(folder, local_files_only=True).eos_token_id)
    stops: set[int] = set()
    for ids in found:
        stops.update(ids if isinstance(ids, list | tuple) else [ids] if ids is not None else [])
    return frozenset(stops)


def text_of(tokenizer: PreTrainedTokenizerBase, tokens: Sequence[int]) -> str:
    """What token ids say, without the special ones."""
    return str(tokenizer.decode(list(tokens), skip_special_tokens=True))


class DecoderGenerator:
    """A decoder-only language model behind the `Generator` protocol."""

    def __init__(
        self,
        name: str,
        revision: str,
        model: PreTrainedModel,
        tokenizer: PreTrainedTokenizerBase,
        stops: frozenset[int],
        room: int = MOST,
    ) -> None:
        self.name = name
        self.revision = revision
        self._model = model
        self._tokenizer = tokenizer
        self._chat = ChatFormat(tokenizer)
        self._stops = stops
        self._room = room  # bytes of keys and values held at once
        config = model.config.get_text_config()
        self.context = int(getattr(config, "max_position_embeddings", None) or tokenizer.model_max_length)
        self._forks = is_plain(config) and getattr(config, "sliding_window", None) is None
        if self._forks:
            adapt(model)
        # Padding after a shared beginning shifts nothing but windows, which count positions.
        self._shares = "sliding_attention" not in (getattr(config, "layer_types", None) or ())
        self._token_bytes = shape_of(model).token_bytes

    def count_tokens(self, text: str) -> int:
        return len(self._tokenizer(text, add_special_tokens=False, verbose=False).input_ids)

    @torch.inference_mode()
    @by_onednn()
    def generate(
        self,
        prompts: Sequence[Prompt],
        sampling: Sampling,
        progress: Progress | None = None,
    ) -> list[tuple[str, ...]]:
        """As the protocol says; raises ModelError when a prompt and its answer exceed the context."""
        ids = [self._chat.tokens(prompt) for prompt in prompts]
        self._check_room(ids, sampling.max_tokens)
        shared = self._read_shared(ids)
        skipped = shared[1] if shared else 0
        held = skipped if skipped >= FORKED_TOKENS else 0  # once for all
        chunks = self._chunks([len(row) - held for row in ids], sampling.candidates, sampling.max_tokens)
        texts: dict[int, tuple[str, ...]] = {}
        for done, chunk in enumerate(chunks):
            report = _part(progress, done, len(chunks))
            texts.update(zip(chunk, self._write(ids, chunk, shared, sampling, report), strict=True))
            give_back()
        return [texts[place] for place in range(len(prompts))]

    def _write(
        self,
        ids: Sequence[list[int]],
        chunk: Sequence[int],
        shared: tuple[Session, int] | None,
        sampling: Sampling,
        report: Progress,
    ) -> list[tuple[str, ...]]:
        """The candidates for each of the prompts numbered in `chunk`; what was held for them is free afterwards."""
        session, logits = self._read(ids, chunk, shared, _part(report, 0, 2))
        repeat = [row for row in range(len(chunk)) for _ in range(sampling.candidates)]
        ends = session.fork(repeat, sampling.max_tokens + MOST_GUESSED)
        lookups = [Lookup(ids[place][shared[1] if shared else 0 :], self._stops) for place in chunk]
        rows = rows_of([ids[place] for place in chunk], sampling, lookups)
        ending = Ending(partial(text_of, self._tokenizer), sampling.sentences)
        report = _part(report, 1, 2)
        written = write(ends, logits[repeat], rows, sampling, self._stops, is_full=ending.is_reached, report=report)
        found = map(ending.text, written)
        return [tuple(islice(found, sampling.candidates)) for _ in chunk]

    @torch.inference_mode()
    @by_onednn()
    def score(self, prompts: Sequence[Prompt], continuations: Sequence[Sequence[str]]) -> list[tuple[Score, ...]]:
        """How likely each of `continuations[i]` is after `prompts[i]`; each prompt is read once.

        A text without tokens scores 0. Raises ModelError when a prompt and its continuation exceed the context.
        """
        ids = [self._chat.tokens(prompt) for prompt in prompts]
        tails = [[self._chat.continuation(text) for text in texts] for texts in continuations]
        longest = max((len(tail) for texts in tails for tail in texts), default=0)
        most = max(map(len, tails), default=0)
        self._check_room(ids, longest)
        shared = self._read_shared(ids)
        scores: dict[int, tuple[Score, ...]] = {}
        for chunk in self._chunks([len(row) for row in ids], 1 + min(most, SCORED_ROWS), longest):
            session, logits = self._read(ids, chunk, shared, _ignore)
            wanted = [(row, tail) for row, place in enumerate(chunk) for tail in tails[place]]
            found = iter(self._score_rows(session, logits, wanted))
            scores.update((place, tuple(islice(found, len(tails[place])))) for place in chunk)
        return [scores[place] for place in range(len(prompts))]

    def _score_rows(
        self, session: Session, logits: torch.Tensor, wanted: Sequence[tuple[int, list[int]]]
    ) -> Iterator[Score]:
        for start in range(0, len(wanted), SCORED_ROWS):
            batch = wanted[start : start + SCORED_ROWS]
            rows = [row for row, _ in batch]
            tails = [tail for _, tail in batch]
            totals = session.fork(rows, max(map(len, tails))).likelihoods(logits[rows], tails)
            yield from map(Score, totals, map(len, tails))

    def _check_room(self, ids: Sequence[Sequence[int]], more: int) -> None:
        longest = max(map(len, ids), default=0)
        if longest + more > self.context:
            raise ModelError(
                f"a prompt of {longest} tokens and {more} to follow exceed the {self.context} {self.name} can hold",
                "split the text, or use a model with a longer context",
            )

    def _new_session(self, rows: int, room: int) -> Session:
        return ForkingSession(self._model, rows, room) if self._forks else PaddedSession(self._model, rows)

    def _read_shared(self, ids: Sequence[list[int]]) -> tuple[Session, int] | None:
        """A session that has read the tokens all prompts begin with, and their number; None where it does not pay."""
        shared = common_prefix(ids)
        saved = shared * (len(ids) - 1) if self._forks or shared >= FORKED_TOKENS else 0
        if not self._shares or saved < SHARED_TOKENS:
            return None
        session = self._new_session(1, shared)
        session.read([ids[0][:shared]])
        return session, shared

    def _read(
        self,
        ids: Sequence[Sequence[int]],
        chunk: Sequence[int],
        shared: tuple[Session, int] | None,
        report: Progress,
    ) -> tuple[Session, torch.Tensor]:
        """A session that has read the prompts numbered in `chunk`, and the logits after each."""
        skipped = shared[1] if shared else 0
        rest = [ids[place][skipped:] for place in chunk]
        longest = max(map(len, rest))
        session = self._begun(shared, len(chunk), longest)
        return session, session.read(rest, report)

    def _begun(self, shared: tuple[Session, int] | None, rows: int, room: int) -> Session:
        if not shared:
            return self._new_session(rows, room)
        session, length = shared
        if length < FORKED_TOKENS and isinstance(session, ForkingSession):
            return session.copied([0] * rows, room)
        return session.fork([0] * rows, room)

    def _chunks(self, lengths: Sequence[int], copies: int, more: int) -> list[list[int]]:
        """The prompts' numbers, those of like length together, in chunks whose keys and values fit into the room."""
        chunks: list[list[int]] = []
        for place in sorted(range(len(lengths)), key=lambda place: (-lengths[place], place)):
            row = self._tokens_held(lengths[chunks[-1][0]], copies, more) if chunks else 0
            if not chunks or (len(chunks[-1]) + 1) * row * self._token_bytes > self._room:
                chunks.append([])
            chunks[-1].append(place)
        return chunks

    def _tokens_held(self, length: int, copies: int, more: int) -> int:
        """The tokens whose keys and values a prompt of `length` takes with `copies` texts of `more` after it."""
        return length + copies * more if self._forks else copies * (length + more)


def common_prefix(rows: Sequence[list[int]]) -> int:
    """How many leading tokens all `rows` share, leaving every row one of its own."""
    if not rows:
        return 0
    first, last = min(rows), max(rows)  # in lexical order: what these two share, all share
    length = next((place for place, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return min(length, min(map(len, rows)) - 1)


def _ignore(share: float) -> None:
    pass


def _part(report: Progress | None, number: int, count: int) -> Progress:
    """A progress callback for part `number` of `count` equal parts of what `report` covers."""
    if report is None:
        return _ignore
    return lambda share: report((number + share) / count)
