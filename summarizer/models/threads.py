"""The threads that torch computes with."""

from __future__ import annotations

import torch

# What torch gives to MKL's vector library, as far as models and sampling use it.
_ELEMENTWISE = (torch.cos, torch.sin, torch.exp, torch.log, torch.sqrt, torch.tanh, torch.erf)


def use_threads(count: int) -> None:
    """Compute with `count` threads, and to the same bits from the first operation on.

    MKL chooses how to compute a function when it is first called. Where two threads call it first at once, one may be
    given a coarse way for that call, wrong by 1e-4 (pytorch issue 188792): the cosines of the first prompts, and with
    them the texts, then differed in one run of ten. Called by one thread first, each is chosen for good.
    """
    torch.set_num_threads(count)
    for dtype in (torch.float32, torch.float64):
        one = torch.ones(1, dtype=dtype)
        for function in _ELEMENTWISE:
            function(one)
