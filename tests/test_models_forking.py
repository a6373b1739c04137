"""Texts grown from shared branches against the same texts read whole."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from models_support import llama_config
from transformers import AutoModelForCausalLM

from summarizer.models import forking
from summarizer.models.forking import ForkingSession, adapt

VOCABULARY = 220
token_lists = st.lists(st.integers(3, VOCABULARY - 1), min_size=1, max_size=9)


@pytest.fixture(scope="module", params=[torch.float32, torch.bfloat16])
def models(request):
    """The same two layers with the library's attention and with that of the tree, in either of its number formats."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forking, "KEPT", request.param)
        yield _models()


def _models():
    torch.manual_seed(0)
    plain = AutoModelForCausalLM.from_config(llama_config(VOCABULARY)).eval()
    own = AutoModelForCausalLM.from_config(llama_config(VOCABULARY)).eval()
    own.load_state_dict(plain.state_dict())
    adapt(own)
    return plain, own


def logits_after(plain, ids):
    with torch.inference_mode():
        return plain(torch.tensor([ids])).logits[0, -1]


def close(got, wanted):
    return torch.allclose(got, wanted, atol=1e-4 if forking.KEPT is torch.float32 else 1e-2)


@settings(max_examples=40, deadline=None)
@given(
    root=token_lists,
    prompts=st.lists(token_lists, min_size=1, max_size=4),
    data=st.data(),
    width=st.sampled_from([1, 3, 512]),
    copied=st.booleans(),
)
def test_whatever_is_shared_the_logits_are_those_of_the_whole_text(models, root, prompts, data, width, copied):
    plain, own = models
    with pytest.MonkeyPatch.context() as patch, torch.inference_mode():
        patch.setattr(forking, "PASS_TOKENS", width)
        trunk = ForkingSession(own, 1, len(root))
        trunk.read([root])
        grow = trunk.copied if copied else trunk.fork
        read = grow([0] * len(prompts), max(map(len, prompts)))
        logits = read.read(prompts)
        texts = [root + prompt for prompt in prompts]
        assert all(close(logits[row], logits_after(plain, text)) for row, text in enumerate(texts))

        rows = data.draw(st.lists(st.integers(0, len(prompts) - 1), min_size=1, max_size=6))
        ends = read.fork(rows, 4)
        texts = [texts[row] for row in rows]
        for _ in range(3):
            tokens = data.draw(st.lists(st.integers(3, VOCABULARY - 1), min_size=len(texts), max_size=len(texts)))
            logits = ends.step(torch.tensor(tokens))
            texts = [[*text, token] for text, token in zip(texts, tokens, strict=True)]
            assert all(close(logits[row], logits_after(plain, text)) for row, text in enumerate(texts))
            kept = data.draw(st.permutations(range(len(texts))))[: data.draw(st.integers(1, len(texts)))]
            ends.select(torch.tensor(kept))
            texts = [texts[row] for row in kept]


@settings(max_examples=20, deadline=None)
@given(
    prompts=st.lists(token_lists, min_size=1, max_size=3),
    tails=st.lists(st.lists(st.integers(3, 219), max_size=6), min_size=1, max_size=5),
    width=st.sampled_from([1, 4, 128]),
)
def test_likelihoods_are_those_of_the_whole_text(models, prompts, tails, width):
    plain, own = models
    rows = [number % len(prompts) for number in range(len(tails))]
    with pytest.MonkeyPatch.context() as patch, torch.inference_mode():
        patch.setattr(forking, "SCORED_TOKENS", width)
        session = ForkingSession(own, len(prompts), max(map(len, prompts)))
        logits = session.read(prompts)
        found = session.fork(rows, max(1, *map(len, tails))).likelihoods(logits[rows], tails)
        for row, tail, total in zip(rows, tails, found, strict=True):
            chances = plain(torch.tensor([prompts[row] + tail])).logits[0].log_softmax(-1)
            start = len(prompts[row]) - 1
            wanted = sum(float(chances[start + place, token]) for place, token in enumerate(tail))
            assert total == pytest.approx(wanted, abs=1e-3 if forking.KEPT is torch.float32 else 3e-2)


def test_a_fork_leaves_what_it_grew_from_as_it_was(models):
    plain, own = models
    with torch.inference_mode():
        trunk = ForkingSession(own, 2, 8)
        before = trunk.read([[5, 6, 7], [8, 9]])
        ends = trunk.fork([0, 0, 1], 2)
        ends.select(torch.tensor([2]))  # so few that the branches are thinned
        after = ends.step(torch.tensor([11]))[0]
        again = trunk.fork([0], 2).step(torch.tensor([12]))[0]
    assert close(before[1], logits_after(plain, [8, 9]))
    assert close(after, logits_after(plain, [8, 9, 11]))
    assert close(again, logits_after(plain, [5, 6, 7, 12]))


def test_texts_of_unlike_length_are_not_multiplied_as_if_all_were_the_longest():
    assert forking._blocks([400, 390, 380, 200, 190, 50]) == [(slice(0, 3), 400), (slice(3, 5), 200), (slice(5, 6), 50)]
    assert forking._blocks([7]) == [(slice(0, 1), 7)]
    assert forking._blocks([5, 90, 80, 40]) == [(slice(0, 3), 90), (slice(3, 4), 40)]


def test_texts_of_unlike_length_side_by_side_are_those_read_alone(models):
    plain, own = models
    prompts = [[5] * length for length in (9, 8, 3, 3, 1)]
    with torch.inference_mode():
        read = ForkingSession(own, len(prompts), 9)
        read.read(prompts)
        ends = read.fork([4, 0, 2, 2, 1], 2)
        found = ends.step(torch.tensor([11, 12, 13, 14, 15]))
    texts = [[*prompts[row], token] for row, token in zip([4, 0, 2, 2, 1], range(11, 16), strict=True)]
    assert all(close(got, logits_after(plain, text)) for got, text in zip(found, texts, strict=True))


def test_the_last_feed_forward_is_only_for_what_is_asked_of(models):
    _, own = models
    last, seen = own.get_decoder().layers[-1].mlp, []
    hook = last.mlp.register_forward_hook(lambda module, args, output: seen.append(args[0].shape[1]))
    with torch.inference_mode():
        session = ForkingSession(own, 2, 8)
        session.read([[5, 6, 7], [8, 9]])
        session.advance([[10, 11], [12]])
    hook.remove()
    assert seen == [2, 3]  # of five tokens read the last of each text, of three guessed all
