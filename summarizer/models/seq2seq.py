"""Summarization models with an encoder (T5, BART, Pegasus), in float32; they read a passage and take no orders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import torch
from transformers import (
    AutoModelForSeq2SeqLM,
    AutoTokenizer,
    DynamicCache,
    EncoderDecoderCache,
    GenerationConfig,
    LogitsProcessorList,
    MinLengthLogitsProcessor,
    NoRepeatNGramLogitsProcessor,
    PreTrainedModel,
    PreTrainedTokenizerBase,
)
from transformers.generation import ForcedBOSTokenLogitsProcessor
from transformers.modeling_outputs import BaseModelOutput

from summarizer.errors import ModelError
from summarizer.models.decoding import rows_of, write
from summarizer.models.endings import Ending
from summarizer.models.generator import Prompt, Sampling
from summarizer.models.transformers_generator import stop_tokens, text_of

BATCH_TOKENS = 4096  # tokens of passages encoded together


class EncoderDecoderSession:
    """Texts being written from encoded passages, one for each row."""

    def __init__(self, model: PreTrainedModel, passages: Sequence[Sequence[int]], padding: int) -> None:
        width = max(map(len, passages))
        ids = torch.tensor([[*row, *[padding] * (width - len(row))] for row in passages])
        self._mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in passages])
        self._model = model
        self._encoded = model.get_encoder()(input_ids=ids, attention_mask=self._mask).last_hidden_state
        self._cache = EncoderDecoderCache(DynamicCache(), DynamicCache())

    def step(self, tokens: torch.Tensor) -> torch.Tensor:
        output = self._model(
            encoder_outputs=BaseModelOutput(last_hidden_state=self._encoded),
            attention_mask=self._mask,
            decoder_input_ids=tokens[:, None],
            past_key_values=self._cache,
            use_cache=True,
        )
        logits: torch.Tensor = output.logits[:, -1]
        return logits

    def select(self, rows: torch.Tensor) -> None:
        self._mask, self._encoded = self._mask[rows], self._encoded[rows]
        if self._cache.get_seq_length():
            self._cache.batch_select_indices(rows)


class Seq2SeqGenerator:
    """An encoder-decoder model behind the `Generator` protocol: it is given each prompt's passage alone."""

    def __init__(
        self,
        name: str,
        revision: str,
        model: PreTrainedModel,
        tokenizer: PreTrainedTokenizerBase,
        stops: frozenset[int],
    ) -> None:
        self.name = name
        self.revision = revision
        self._model = model
        self._tokenizer = tokenizer
        self._settings: GenerationConfig = model.generation_config
        self._stops = stops
        # T5 measures distances, not places: its configuration gives what it was trained on, if anything.
        config = model.config
        limits = [getattr(config, key, None) for key in ("max_position_embeddings", "n_positions")]
        limits.append(tokenizer.model_max_length if tokenizer.model_max_length < 10**6 else None)
        self.context = min((limit for limit in limits if limit), default=512)
        tasks = getattr(config, "task_specific_params", None) or {}
        self._prefix = (tasks.get("summarization") or {}).get("prefix") or ""

    def count_tokens(self, text: str) -> int:
        return len(self._tokenizer(text, add_special_tokens=False, verbose=False).input_ids)

    @torch.inference_mode()
    def generate(
        self,
        prompts: Sequence[Prompt],
        sampling: Sampling,
        progress: Callable[[float], None] | None = None,
    ) -> list[tuple[str, ...]]:
        """As the protocol says; raises ModelError when a passage exceeds the context."""
        ids = [list(self._tokenizer(self._prefix + prompt.passage, verbose=False).input_ids) for prompt in prompts]
        self._check_room(ids)
        texts: dict[int, tuple[str, ...]] = {}
        for chunk in _chunks(ids):
            session = EncoderDecoderSession(self._model, [ids[place] for place in chunk], self._padding)
            rows = rows_of([ids[place] for place in chunk], sampling)
            session.select(torch.arange(len(chunk)).repeat_interleave(sampling.candidates))
            start = self._start
            logits = session.step(torch.full((len(rows),), start))
            ending = Ending(partial(text_of, self._tokenizer), sampling.sentences)
            written = write(
                session,
                logits,
                rows,
                sampling,
                self._stops,
                is_full=ending.is_reached,
                starts=[start],
                processors=self._processors,
            )
            found = map(ending.text, written)
            texts.update((place, tuple(islice(found, sampling.candidates))) for place in chunk)
            if progress:
                progress(len(texts) / len(prompts))
        return [texts[place] for place in range(len(prompts))]

    @property
    def _padding(self) -> int:
        return self._tokenizer.pad_token_id or 0

    @property
    def _start(self) -> int:
        start = self._settings.decoder_start_token_id
        found: int = self._model.config.decoder_start_token_id if start is None else start
        return found

    @property
    def _processors(self) -> LogitsProcessorList | None:
        """What the model's own generation settings ask of its texts, as far as it matters without beams."""
        settings, found = self._settings, LogitsProcessorList()
        if settings.forced_bos_token_id is not None:
            found.append(ForcedBOSTokenLogitsProcessor(settings.forced_bos_token_id))
        if settings.no_repeat_ngram_size:
            found.append(NoRepeatNGramLogitsProcessor(settings.no_repeat_ngram_size))
        if settings.min_length:
            found.append(MinLengthLogitsProcessor(settings.min_length, sorted(self._stops), device="cpu"))
        return found or None

    def _check_room(self, ids: Sequence[Sequence[int]]) -> None:
        longest = max(map(len, ids), default=0)
        if longest > self.context:
            raise ModelError(
                f"a passage of {longest} tokens exceeds the {self.context} that {self.name} can hold",
                "split the text, or use a model with a longer context",
            )


def _chunks(ids: Sequence[Sequence[int]]) -> list[list[int]]:
    chunks: list[list[int]] = []
    for place in sorted(range(len(ids)), key=lambda place: (-len(ids[place]), place)):
        if not chunks or (len(chunks[-1]) + 1) * len(ids[chunks[-1][0]]) > BATCH_TOKENS:
            chunks.append([])
        chunks[-1].append(place)
    return chunks


def load_seq2seq(folder: Path, name: str, revision: str) -> Seq2SeqGenerator:
    """The encoder-decoder model in `folder`, in float32; raises OSError or ValueError when there is none."""
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model: PreTrainedModel = AutoModelForSeq2SeqLM.from_pretrained(
        folder, local_files_only=True, use_safetensors=True, dtype=torch.float32
    )
    model.eval()
    return Seq2SeqGenerator(name, revision, model, tokenizer, stop_tokens(model, tokenizer, folder))
