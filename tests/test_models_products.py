"""Whose products the matrices of attention are."""

import pytest
import torch

from summarizer.models.products import by_onednn

SETTING = getattr(torch.backends.mkldnn, "matmul", None)


@pytest.mark.skipif(SETTING is None, reason="this torch has no such setting")
def test_only_within_are_products_left_to_onednn():
    before = SETTING.fp32_precision
    with by_onednn():
        assert SETTING.fp32_precision == "bf16"
    assert SETTING.fp32_precision == before
    with pytest.raises(KeyError), by_onednn():
        raise KeyError
    assert SETTING.fp32_precision == before


def test_products_are_added_up_in_float32():
    torch.manual_seed(0)
    left, right = torch.randn(2, 300, 128), torch.randn(2, 128, 200)
    exact = left.bfloat16().double() @ right.bfloat16().double()
    with by_onednn():
        # Added up in bfloat16, the sums would be 0.1 off.
        assert torch.allclose(left.bfloat16().float() @ right.bfloat16().float(), exact.float(), atol=1e-3)
