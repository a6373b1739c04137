"""Rotated weights compute what the plain ones do, with activations that 8 bits can hold."""

import pytest
import torch
from models_support import llama_config
from transformers import AutoModelForCausalLM, Qwen2Config, Qwen3Config

from summarizer.models.rotation import ONLINE, hadamard, rotated, rotated_columns, rotated_rows

SHAPE = {
    "vocab_size": 120, "hidden_size": 48, "intermediate_size": 96, "num_hidden_layers": 2, "num_attention_heads": 4,
    "num_key_value_heads": 2, "bos_token_id": 1, "eos_token_id": 2,
}  # fmt: skip
CONFIGS = {
    "llama": llama_config(120, attention_bias=True, mlp_bias=True),
    "qwen2": Qwen2Config(**SHAPE),
    "qwen3": Qwen3Config(**SHAPE, head_dim=16),
}


@pytest.mark.parametrize(("width", "most", "size"), [(1536, None, 512), (8960, 64, 64), (576, None, 64), (7, None, 1)])
def test_hadamard_matrices_are_orthogonal(width, most, size):
    matrix = hadamard(width, most)
    assert matrix.shape == (size, size)
    assert torch.allclose(matrix @ matrix.T, torch.eye(size), atol=1e-5)


def test_rows_and_columns_are_rotated_in_blocks():
    weight = torch.randn(6, 8)
    matrix = hadamard(2)
    assert torch.allclose(rotated_columns(weight, matrix)[:, 2:4], weight[:, 2:4] @ matrix)
    assert torch.allclose(rotated_rows(weight, matrix)[2:4], matrix.T @ weight[2:4], atol=1e-6)


def random_model(config):
    torch.manual_seed(0)
    model = AutoModelForCausalLM.from_config(config).eval()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "norm" in name or name.endswith("bias"):
                parameter.uniform_(0.5, 2)  # neither the ones nor the zeros they start with
    return model


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("kind", list(CONFIGS))
def test_a_rotated_model_gives_the_same_logits(kind, order):
    config = CONFIGS[kind]
    model, other = random_model(config), AutoModelForCausalLM.from_config(config).eval()
    tensors = list(model.state_dict().items())[::order]  # a norm may come after what reads it
    other.load_state_dict(dict(rotated(config, tensors)))
    mixing = hadamard(config.intermediate_size, ONLINE)
    for layer in other.model.layers:
        layer.mlp.down_proj.register_forward_pre_hook(lambda module, args: (rotated_columns(args[0], mixing),))
    ids = torch.randint(3, 120, (2, 12))
    with torch.inference_mode():
        assert torch.allclose(other(ids).logits, model(ids).logits, atol=1e-4)


def test_a_channel_that_stands_out_is_spread_over_all():
    config = CONFIGS["qwen2"]
    model = random_model(config)
    with torch.no_grad():
        model.model.embed_tokens.weight[:, 5] *= 300
    rows = model.model.embed_tokens.weight.detach()
    turned = dict(rotated(config, model.state_dict().items()))["model.embed_tokens.weight"]

    def crest(values):
        return float((values.abs().amax(1) / values.pow(2).mean(1).sqrt()).mean())

    assert crest(turned) < crest(rows) / 1.5
    assert torch.allclose(turned.norm(dim=1), rows.norm(dim=1), rtol=1e-4)


def test_a_norm_that_never_comes_is_an_error():
    tensors = [
        (name, tensor)
        for name, tensor in random_model(CONFIGS["llama"]).state_dict().items()
        if name != "model.norm.weight"
    ]
    with pytest.raises(KeyError, match=r"lacks model\.norm\.weight"):
        list(rotated(CONFIGS["llama"], tensors))
