"""What texts are about, by a sentence-embedding model (Reimers and Gurevych 2019), in chunks of a paragraph or two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertModel
from transformers.utils import logging as transformers_logging

from summarizer.errors import ModelError
from summarizer.models.memory import give_back

TOKENS = 1020  # of a text that are read
CHUNK = 128  # tokens of a chunk, about: a text is cut into equal ones
WINDOW = 64  # texts whose chunks are sorted by length together
BATCH = 16  # chunks in one pass
STEP = 16  # a pass is a multiple of so many tokens wide: a plan is kept for each width, 0.2 GB for all there are
THREADS = 2  # however many cores there are, so that every machine cuts its sums alike; more gain little

Vectors = NDArray[np.float32]

transformers_logging.set_verbosity_error()
transformers_logging.disable_progress_bar()


def load_embedder(folder: Path) -> ChunkEmbedder:
    """The model in `folder`, as `Store.ensure` gives it; raises ModelError where it cannot be loaded."""
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        model = BertModel.from_pretrained(folder, local_files_only=True, use_safetensors=True, dtype=torch.float32)
        return ChunkEmbedder(model.eval(), tokenizer)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{folder} cannot be loaded: {error}", "remove that folder, and it is fetched anew") from error


class ChunkEmbedder:
    """A model of BERT's shape behind the `Embedder` protocol: a chunk's vector is the mean over its tokens."""

    def __init__(self, model: BertModel, tokenizer: Tokenizer) -> None:
        self._model = model
        self._tokenizer = tokenizer
        tokenizer.no_padding()
        tokenizer.enable_truncation(TOKENS)
        vocabulary = tokenizer.get_vocab()
        self._first, self._last = vocabulary["[CLS]"], vocabulary["[SEP]"]

    def embed(self, texts: Iterable[str]) -> Iterator[Vectors]:
        left = iter(texts)
        while some := list(islice(left, WINDOW)):
            yield from self._embed(some)
            give_back()

    def _embed(self, texts: Sequence[str]) -> list[Vectors]:
        read = self._tokenizer.encode_batch(texts, add_special_tokens=False)
        chunks = [chunks_of(text.ids) for text in read]
        flat = [[self._first, *chunk, self._last] for own in chunks for chunk in own]
        order = sorted(range(len(flat)), key=lambda place: len(flat[place]))
        found = np.empty((len(flat), self._model.config.hidden_size), np.float32)
        with _threads(THREADS):
            for start in range(0, len(order), BATCH):
                places = order[start : start + BATCH]
                found[places] = self._vectors([flat[place] for place in places])
        return np.split(found, np.cumsum([len(own) for own in chunks])[:-1])

    @torch.inference_mode()
    def _vectors(self, chunks: Sequence[Sequence[int]]) -> Vectors:
        """A row of length 1 for each chunk."""
        width = -(-max(map(len, chunks)) // STEP) * STEP
        ids = torch.tensor([[*chunk, *[0] * (width - len(chunk))] for chunk in chunks])
        mask = torch.tensor([[1] * len(chunk) + [0] * (width - len(chunk)) for chunk in chunks])
        states = self._model(input_ids=ids, attention_mask=mask).last_hidden_state
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        rows: Vectors = torch.nn.functional.normalize(mean, dim=-1).numpy()
        return rows


def chunks_of(ids: Sequence[int]) -> list[Sequence[int]]:
    """A text's tokens in equal chunks of about CHUNK; a text without any is one chunk without any."""
    count = max(1, round(len(ids) / CHUNK))
    size = max(1, -(-len(ids) // count))
    return [ids[start : start + size] for start in range(0, max(1, len(ids)), size)]


@contextmanager
def _threads(count: int) -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)
