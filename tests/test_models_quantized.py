"""The int8 linear layer against the float one, and models written and loaded again."""

import pytest
import safetensors.torch
import torch
from models_support import llama_config, write_gguf
from transformers import AutoConfig, AutoModelForCausalLM

from summarizer.models import int8
from summarizer.models.convert import gguf_config
from summarizer.models.gguf_file import GgufFile
from summarizer.models.int8 import Int8Linear, quantize
from summarizer.models.packing import Packing
from summarizer.models.quantized import load_quantized, write_quantized
from summarizer.models.rotation import ROWS
from summarizer.models.shards import WEIGHTS, Parts, ShardWriter, shards


def loaded_from(folder):
    with Parts(folder) as parts:
        return load_quantized(folder, parts)


def relative_error(got: torch.Tensor, wanted: torch.Tensor) -> float:
    return ((got - wanted).norm() / wanted.norm()).item()


@pytest.fixture(params=["kernel", "plain"])
def path(request, monkeypatch):
    """Both ways to multiply: the int8 kernel, and what machines without it do."""
    if request.param == "plain":
        monkeypatch.setattr(int8, "_has_kernel", lambda: False)
    return request.param


@pytest.mark.parametrize("shape", [(1, 64), (3, 64), (2, 5, 64), (0, 64)])
@pytest.mark.parametrize("bias", [True, False])
def test_int8_linear_equals_the_float_one(path, shape, bias):
    torch.manual_seed(0)
    linear = torch.nn.Linear(64, 96, bias=bias)
    int8 = Int8Linear(*quantize(linear.weight), linear.bias)
    x = torch.randn(shape)
    assert int8(x).shape == linear(x).shape
    assert relative_error(int8(x), linear(x)) < 0.015 or not x.numel()


def test_a_row_of_massive_activations_leaves_the_other_rows_alone(path):
    torch.manual_seed(0)
    linear = torch.nn.Linear(64, 96)
    int8 = Int8Linear(*quantize(linear.weight), linear.bias)
    x = torch.randn(8, 64)
    x[0, :] *= 1e5
    for row in range(8):
        assert relative_error(int8(x)[row], linear(x)[row]) < 0.02
    assert torch.equal(int8(x)[3:4], int8(x[3:4]))


def test_fine_activations_leave_the_error_of_the_weights_alone():
    torch.manual_seed(0)
    linear = torch.nn.Linear(256, 96)
    values, scale = quantize(linear.weight)
    x = torch.randn(8, 256)
    x[:, 0] = 50.0  # an outlier, beside which the others have few steps left
    exact = torch.nn.functional.linear(x, values * scale[:, None], linear.bias)
    coarse = relative_error(Int8Linear(values, scale, linear.bias)(x), exact)
    fine = relative_error(Int8Linear(values, scale, linear.bias, fine=True)(x), exact)
    assert fine < coarse / 50


def test_rows_of_zeros_give_the_bias(path):
    linear = torch.nn.Linear(64, 96)
    int8 = Int8Linear(*quantize(linear.weight), linear.bias)
    assert torch.allclose(int8(torch.zeros(2, 64)), linear.bias.expand(2, 96))


def test_more_rows_than_are_worked_on_at_once_are_quantized_alike():
    weight = torch.randn(ROWS + 3, 4)
    values, scale = quantize(weight)
    assert torch.equal(values[-3:], quantize(weight[-3:])[0])
    assert relative_error(values * scale[:, None], weight) < 0.01


def test_files_are_written_as_safetensors_writes_them(tmp_path):
    tensors = {
        "layer.weight": torch.randint(-127, 127, (3, 5), dtype=torch.int8),
        "layer.bias": torch.randn(3),
        "embedding.weight": torch.randn(7, 2).bfloat16().t(),
        "a.norm": torch.ones(1),
    }
    writer = ShardWriter(tmp_path, WEIGHTS)
    for name, tensor in tensors.items():
        writer.add(name, tensor)
    writer.close()
    contiguous = {name: tensor.contiguous() for name, tensor in tensors.items()}
    assert shards(tmp_path, WEIGHTS)[0].read_bytes() == safetensors.torch.save(contiguous)


@pytest.mark.skipif(not int8._has_kernel(), reason="there is nothing to pack for")
@pytest.mark.parametrize("shape", [(64, 128), (128, 64), (192, 320), (96, 64), (64, 36), (3, 5)])
def test_every_weight_of_a_shape_is_packed_as_the_kernel_packs_it(shape):
    torch.manual_seed(0)
    packing = Packing()
    x = torch.randn(5, shape[1])
    for _ in range(4):
        values, scale = quantize(torch.randn(shape))
        assert torch.equal(Int8Linear(values, scale, packing=packing)(x), Int8Linear(values, scale)(x))


@pytest.mark.parametrize("tied", [True, False])
def test_a_model_written_and_loaded_gives_nearly_the_same_logits(tmp_path, tied):
    torch.manual_seed(0)
    model = AutoModelForCausalLM.from_config(llama_config(220, tie_word_embeddings=tied)).eval()
    names = set(model.all_tied_weights_keys)
    tensors = [(name, tensor) for name, tensor in model.state_dict().items() if name not in names]
    write_quantized(model, tensors, tmp_path)
    model.config.save_pretrained(tmp_path)
    loaded = loaded_from(tmp_path)
    ids = torch.randint(3, 220, (2, 20))
    with torch.inference_mode():
        assert relative_error(loaded(ids).logits, model(ids).logits) < 0.03
    assert isinstance(loaded.lm_head, Int8Linear)


def test_a_folder_that_lacks_a_tensor_is_refused(tmp_path):
    model = AutoModelForCausalLM.from_config(llama_config(220))
    tensors = [(name, tensor) for name, tensor in model.state_dict().items() if "layers.1.mlp.up" not in name]
    write_quantized(model, tensors, tmp_path)
    model.config.save_pretrained(tmp_path)
    with pytest.raises(KeyError, match=r"layers\.1\.mlp\.up_proj"):
        loaded_from(tmp_path)


def test_a_gguf_file_reads_as_transformers_reads_it(tmp_path):
    path = write_gguf(tmp_path / "tiny.gguf")
    file = GgufFile(path)
    theirs = AutoConfig.from_pretrained(tmp_path, gguf_file="tiny.gguf").to_dict()
    ours = gguf_config(file).to_dict()
    assert {key for key in theirs if ours.get(key) != theirs[key]} <= {"_name_or_path", "_model_name_or_path"}
    model = AutoModelForCausalLM.from_pretrained(tmp_path, gguf_file="tiny.gguf")
    embedding = next(info for info in file.tensors if info.name == "token_embd.weight")
    assert torch.equal(torch.from_numpy(file.read(embedding)), model.get_input_embeddings().weight)


@pytest.mark.parametrize("damage", [lambda data: data[:10], lambda data: data[:200], lambda data: b"GGML" + data[4:]])
def test_damaged_gguf_files_are_named_as_such(tmp_path, damage):
    path = write_gguf(tmp_path / "tiny.gguf")
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ValueError, match=r"GGUF|cut off"):
        GgufFile(path)
