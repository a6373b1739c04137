"""What is guessed from a prompt, and that guesses are checked token by token."""

import pytest
import torch

from summarizer.models.decoding import Row, write
from summarizer.models.generator import Sampling
from summarizer.models.lookup import Lookup

PROMPT = [4, 5, 6, 7, 1, 8, 5, 6, 9, 10, 11]
STOP = 1


@pytest.mark.parametrize(
    ("written", "most", "guess"),
    [
        ([5, 6], 3, [9, 10, 11]),  # the last place where they stand
        ([2, 5, 6], 2, [9, 10]),
        ([4, 5], 4, [6, 7]),  # no further than a stop
        ([6, 7], 4, []),
        ([10, 11], 4, []),
        ([5], 4, []),
        ([], 4, []),
        ([11, 4], 4, []),
        ([5, 6], 0, []),
        ([5, 6], -3, []),
    ],
)
def test_guesses(written, most, guess):
    assert Lookup(PROMPT, {STOP}).guess(written, most) == guess


class Reciting:
    """Says a given text whatever it is fed, and counts the passes; what it is fed must be what it said."""

    def __init__(self, texts):
        self.texts, self.places, self.passes = texts, [0] * len(texts), 0

    def after(self, row, place):
        return torch.nn.functional.one_hot(torch.tensor(self.texts[row][place]), 20).float()

    def advance(self, rows):
        self.passes += 1
        found = []
        for row, tokens in enumerate(rows):
            assert tokens[0] == self.texts[row][self.places[row]]
            ends = [
                self.after(row, min(self.places[row] + n, len(self.texts[row]) - 1)) for n in range(1, len(tokens) + 1)
            ]
            found.append(torch.stack(ends))
            self.places[row] += len(tokens)
        return found

    def step(self, tokens):
        return torch.stack([logits[0] for logits in self.advance(tokens[:, None].tolist())])

    def take_back(self, counts):
        self.places = [place - count for place, count in zip(self.places, counts, strict=True)]

    def select(self, rows):
        self.texts, self.places = [self.texts[row] for row in rows], [self.places[row] for row in rows]


@pytest.mark.parametrize("most", [3, 5, 9, 50])
def test_a_text_is_what_the_session_says_in_fewer_passes(most):
    texts = [[4, 5, 6, 9, 10, 12, 13, STOP], [5, 6, 7, 8, 5, 6, 9, STOP]]
    passes = []
    for lookup in (None, Lookup(PROMPT, {STOP})):
        session = Reciting([list(text) for text in texts])
        first = torch.stack([session.after(row, 0) for row in range(2)])
        found = write(session, first, [Row(None, lookup)] * 2, Sampling(1, most, 0.0, 0), {STOP})
        assert found == [text[:-1][:most] for text in texts]
        passes.append(session.passes)
    assert passes[1] < passes[0] if most > 5 else passes[1] == passes[0]


def test_a_text_ends_where_it_is_full_whatever_was_guessed():
    texts = [[4, 5, 6, 9, 10, 12, 13, STOP], [5, 6, 7, 8, 5, 6, 9, STOP]]
    full, found = {(4, 5, 6, 9), (5, 6, 7, 8, 5, 6)}, []
    for lookup in (None, Lookup(PROMPT, {STOP})):
        session = Reciting([list(text) for text in texts])
        first = torch.stack([session.after(row, 0) for row in range(2)])
        rows, sampling = [Row(None, lookup)] * 2, Sampling(1, 50, 0.0, 0)
        found.append(write(session, first, rows, sampling, {STOP}, is_full=lambda text: tuple(text) in full))
    assert found == [[[4, 5, 6, 9], [5, 6, 7, 8, 5, 6]]] * 2
