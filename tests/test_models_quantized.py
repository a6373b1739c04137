"""The int8 linear layer against the float one, and models written and loaded again."""

import pytest
import safetensors.torch
import torch
from models_support import llama_config, write_gguf
from transformers import AutoConfig, AutoModelForCausalLM

from summarizer.models import int8, kernels
from summarizer.models.convert import gguf_config
from summarizer.models.gguf_file import GgufFile
from summarizer.models.int8 import Int8Linear, quantize
from summarizer.models.kernels import CHANNELS, Fbgemm, OneDnn, has_fbgemm, has_onednn, kernel_for
from summarizer.models.packing import Packing
from summarizer.models.quantized import load_quantized, write_quantized
from summarizer.models.rotation import ROWS
from summarizer.models.shards import WEIGHTS, Parts, ShardWriter, shards


def loaded_from(folder):
    with Parts(folder) as parts:
        return load_quantized(folder, parts)


def relative_error(got: torch.Tensor, wanted: torch.Tensor) -> float:
    return ((got - wanted).norm() / wanted.norm()).item()


WAYS = {
    "onednn": lambda values, scale, packing: OneDnn(values, scale, packing),
    "fbgemm": lambda values, scale, packing: Fbgemm(values, scale),
    "plain": lambda values, scale, packing: None,
}


@pytest.fixture(params=WAYS)
def path(request, monkeypatch):
    """Each way to multiply, whichever this machine would take."""
    if {"onednn": not has_onednn(), "fbgemm": not has_fbgemm()}.get(request.param):
        pytest.skip("this torch has no such kernel")
    monkeypatch.setattr(int8, "kernel_for", WAYS[request.param])
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


def test_fine_activations_leave_the_error_of_the_weights_alone(path):
    if path == "plain":
        pytest.skip("it rounds no activations")
    torch.manual_seed(0)
    linear = torch.nn.Linear(256, 96)
    values, scale = quantize(linear.weight)
    x = torch.randn(8, 256)
    x[:, 0] = 50.0  # an outlier, beside which the others have few steps left
    exact = torch.nn.functional.linear(x, values * scale[:, None], linear.bias)
    coarse = relative_error(Int8Linear(values, scale, linear.bias)(x), exact)
    fine = relative_error(Int8Linear(values, scale, linear.bias, fine=True)(x), exact)
    assert fine < coarse / 50


@pytest.mark.skipif(not (has_onednn() and has_fbgemm()), reason="this torch has not both kernels")
@pytest.mark.parametrize("fine", [False, True])
def test_both_kernels_give_the_same_to_the_last_bit(fine, monkeypatch):
    """With the fewer levels of both: pairs of products must not overflow at either end."""
    torch.manual_seed(0)
    values, scale = quantize(torch.randn(40, 64))
    values[0], values[1] = 127, -127
    x = torch.randn(9, 64)
    x[0], x[1] = 3.0, -3.0
    monkeypatch.setattr(torch.cpu, "_is_vnni_supported", lambda: False)
    found = []
    for way in ("onednn", "fbgemm"):
        monkeypatch.setattr(int8, "kernel_for", WAYS[way])
        found.append(Int8Linear(values, scale, fine=fine)(x))
    assert torch.equal(*found)
    assert relative_error(found[0], torch.nn.functional.linear(x, values * scale[:, None])) < 0.02


@pytest.mark.skipif(not has_fbgemm(), reason="this torch has no such kernel")
def test_more_channels_than_are_packed_at_once():
    values, scale = quantize(torch.randn(CHANNELS + 3, 4))
    kernel = Fbgemm(values, scale)
    x = torch.tensor([[1.0, 0.0, -2.0, 63.0]])
    assert relative_error(kernel(kernel.rounded(x, torch.ones(1, 1))), x @ (values * scale[:, None]).T) < 1e-6


@pytest.mark.parametrize(
    ("vnni", "flags", "kernel"), [(True, (), OneDnn), (False, ("avx_vnni",), OneDnn), (False, ("avx2",), Fbgemm)]
)
def test_the_processor_decides_which_kernel_is_taken(vnni, flags, kernel, monkeypatch):
    if not (has_onednn() and has_fbgemm()):
        pytest.skip("this torch has not both kernels")
    monkeypatch.setattr(torch.cpu, "_is_vnni_supported", lambda: vnni)
    monkeypatch.setattr(kernels, "has_flag", flags.__contains__)
    assert type(kernel_for(*quantize(torch.randn(8, 4)), Packing())) is kernel


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


@pytest.mark.skipif(not has_onednn(), reason="there is nothing to pack for")
@pytest.mark.parametrize("shape", [(64, 128), (128, 64), (192, 320), (96, 64), (64, 36), (3, 5)])
def test_every_weight_of_a_shape_is_packed_as_the_kernel_packs_it(shape):
    torch.manual_seed(0)
    packing = Packing()
    x, step = torch.randn(5, shape[1]), torch.ones(5, 1)
    for _ in range(4):
        values, scale = quantize(torch.randn(shape))
        one, other = OneDnn(values, scale, packing), OneDnn(values, scale, Packing())
        assert torch.equal(one(one.rounded(x, step)), other(other.rounded(x, step)))


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
