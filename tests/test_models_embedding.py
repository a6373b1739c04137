"""A tiny sentence-embedding model: what it is given of a text, and that neither neighbours nor padding count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from models_support import LINES, bert_folder

from summarizer.errors import ModelError
from summarizer.models import embedding
from summarizer.models.embedding import ChunkEmbedder, chunks_of, load_embedder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bert_folder(tmp_path_factory.mktemp("bert"))


@pytest.fixture
def embedder(folder: Path) -> ChunkEmbedder:
    return load_embedder(folder)


@pytest.mark.parametrize(
    ("tokens", "sizes"),
    [
        (0, [0]),
        (1, [1]),
        (191, [191]),
        (193, [97, 96]),
        (320, [160, 160]),
        (330, [110, 110, 110]),
        (1020, [128] * 7 + [124]),
    ],
)
def test_a_text_is_cut_into_equal_chunks(tokens: int, sizes: list[int]) -> None:
    chunks = chunks_of(list(range(tokens)))
    assert [len(chunk) for chunk in chunks] == sizes
    assert [token for chunk in chunks for token in chunk] == list(range(tokens))


def test_a_row_of_length_one_for_each_chunk(embedder: ChunkEmbedder) -> None:
    short, empty, long = embedder.embed([LINES[0], "", " ".join(LINES * 20)])
    assert (short.shape, empty.shape, long.shape) == ((1, 32), (1, 32), (8, 32))
    for rows in (short, empty, long):
        assert rows.dtype == np.float32
        assert np.linalg.norm(rows, axis=1) == pytest.approx(1)


def test_what_lies_beyond_the_first_thousand_tokens_is_not_read(embedder: ChunkEmbedder) -> None:
    words = " ".join(LINES * 20).replace(".", "").split()
    first, more, other = embedder.embed([" ".join(w) for w in (words[:1020], words, ["court", *words[1:1020]])])
    assert np.array_equal(first, more)
    assert not np.allclose(first[0], other[0])


def test_a_text_has_its_vectors_whatever_is_read_with_it(
    embedder: ChunkEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [*LINES[:6], " ".join(LINES[:6]), " ".join(LINES * 3)]
    alone = [next(embedder.embed([text])) for text in texts]
    monkeypatch.setattr(embedding, "WINDOW", 5)
    monkeypatch.setattr(embedding, "BATCH", 3)
    for one, together in zip(alone, embedder.embed(texts), strict=True):
        assert one == pytest.approx(together, abs=1e-5)


def test_few_texts_are_held(embedder: ChunkEmbedder) -> None:
    taken = 0

    def texts() -> Iterator[str]:
        nonlocal taken
        for _ in range(10 * embedding.WINDOW):
            taken += 1
            yield LINES[0]

    next(embedder.embed(texts()))
    assert taken == embedding.WINDOW


def test_the_threads_are_as_they_were(embedder: ChunkEmbedder) -> None:
    before = torch.get_num_threads()
    list(embedder.embed(LINES[:1]))
    assert torch.get_num_threads() == before


def test_a_folder_that_holds_no_such_model(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes())
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_embedder(tmp_path)
