"""How likely given texts are to a server's model. No standard has it; three ways are known, each tried once.

1. `ForcedTokens`, llama.cpp's server: the chat by the model's own template, the text's tokens forced one by one, each
   answered with its log-likelihood before the forcing. It is what `DecoderGenerator.score` computes.
2. `EchoedChat`, vLLM: the chat by the model's own template, the prompt echoed with the likelihoods of its tokens. The
   same, in one request a text.
3. `EchoedText`, llama-cpp-python and others: the same echo where nothing turns a chat into tokens. The messages stand
   in it as plain text, one after the other, without the marks the model was trained with; a token that reaches over
   the end of the prompt counts to the text. How much worse that tells is not measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from summarizer.errors import ModelError
from summarizer.models.generator import Message, Prompt, Score
from summarizer.models.server.requests import Refused, Server

_FORCED = 1e6  # added to a logit, so that its token is the one chosen
_PROBE = Prompt((Message("user", "Name the capital of France."), Message("assistant", "The capital of France is")), "")
_PROBED = " Ulm"  # unlikely, so that a server that gives the likelihood after the forcing shows itself
# Marks such as <|im_end|>, </s>, <start_of_turn> and [INST]. A server's tokenizer is not known here, so that what
# looks like a mark is broken up.
_MARK = re.compile(r"<(?=[|｜]|/?\w+>)|\[(?=/?[A-Z_]{2,}\])")

Tokens = Callable[[str], Sequence[int]]


class Scores(Protocol):
    at_once: int | None  # prompts, where it must be another number than for texts

    def score(self, prompt: Prompt, texts: Sequence[str]) -> tuple[Score, ...]:
        """How likely each of `texts` is after `prompt`; raises Refused or ModelError where that cannot be had."""
        ...


def chat_of(prompt: Prompt) -> list[dict[str, str]]:
    """The messages as they are sent, marks broken up: an article must not be able to end the user's turn."""
    return [{"role": message.role, "content": defused(message.content)} for message in prompt.messages]


def defused(text: str) -> str:
    """`text` with a space into whatever a tokenizer may take for a control token."""
    return _MARK.sub(r"\g<0> ", text)


def tokenizer(server: Server, model: str) -> Tokens | None:
    """What gives the tokens of a text by the server's model; None where the server does not."""
    try:
        if not _tokens(server.hasty(), model, "brief"):
            return None
    except (Refused, ModelError):
        return None
    return lambda text: _tokens(server, model, text) if text else []


def find_scores(server: Server, model: str) -> Scores | None:
    """The best way in which this server tells how likely a text is; None where it knows none."""
    for way in (ForcedTokens, EchoedChat, EchoedText):
        try:
            (score,) = way(server.hasty(), model).score(_PROBE, [_PROBED])
        except (Refused, ModelError):
            continue
        if score.tokens and score.mean < -0.01:
            return way(server, model)
    return None


class ForcedTokens:
    """Likelihoods by llama.cpp's own endpoints /apply-template, /tokenize and /completion."""

    # A server with one slot keeps what it has read of one prompt: two in turn would be read anew for every token.
    at_once: int | None = 1

    def __init__(self, server: Server, model: str) -> None:
        self._server = server
        self._model = model

    def score(self, prompt: Prompt, texts: Sequence[str]) -> tuple[Score, ...]:
        chat = chat_of(prompt)
        filled = self._server.ask("/apply-template", _prompt, {"model": self._model, "messages": chat})
        if chat[-1]["role"] == "assistant" and not filled.endswith(chat[-1]["content"]):
            raise ModelError(
                f"{self._server.address} does not continue an answer", "start it with prefilled answers on"
            )
        start = _tokens(self._server, self._model, filled, special=True)
        known: dict[tuple[int, ...], float] = {}  # rivals often begin alike
        return tuple(self._score(start, text, known) for text in texts)

    def _score(self, start: Sequence[int], text: str, known: dict[tuple[int, ...], float]) -> Score:
        tail = _tokens(self._server, self._model, defused(text)) if text else []
        for end in range(1, len(tail) + 1):
            path = tuple(tail[:end])
            if path not in known:
                known[path] = self._forced([*start, *path[:-1]], path[-1])
        return Score(sum((known[tuple(tail[:end])] for end in range(1, len(tail) + 1)), 0.0), len(tail))

    def _forced(self, before: Sequence[int], token: int) -> float:
        """The log-likelihood of a token after others; the server keeps what it has read, so that only one is new."""

        def read(answer: Any) -> float:
            (chosen,) = answer["completion_probabilities"]
            if chosen["id"] != token:
                raise ValueError("another token was chosen")
            return _likelihood(chosen["logprob"])

        body = {"model": self._model, "prompt": before, "n_predict": 1, "n_probs": 1, "temperature": 0}
        return self._server.ask("/completion", read, {**body, "logit_bias": [[token, _FORCED]], "cache_prompt": True})


class EchoedChat:
    """Likelihoods by /v1/completions with `echo`, after vLLM's /tokenize has made tokens of the chat."""

    at_once: int | None = None

    def __init__(self, server: Server, model: str) -> None:
        self._server = server
        self._model = model

    def score(self, prompt: Prompt, texts: Sequence[str]) -> tuple[Score, ...]:
        chat = chat_of(prompt)
        goes_on = chat[-1]["role"] == "assistant"
        how = {"continue_final_message": goes_on, "add_generation_prompt": not goes_on}
        start = self._server.ask("/tokenize", _ids, {"model": self._model, "messages": chat, **how})
        return tuple(self._score(start, text) for text in texts)

    def _score(self, start: Sequence[int], text: str) -> Score:
        tail = _tokens(self._server, self._model, defused(text)) if text else []

        def read(answer: Any) -> Score:
            given = answer["choices"][0]["logprobs"]["token_logprobs"][len(start) : len(start) + len(tail)]
            if not start or len(given) != len(tail):
                raise ValueError("not every token has a likelihood")
            return Score(sum(map(_likelihood, given)), len(tail))

        if not tail:
            return Score(0.0, 0)
        return self._server.ask("/v1/completions", read, _echo(self._model, [*start, *tail]))


class EchoedText:
    """Likelihoods by /v1/completions with `echo` of the messages as plain text."""

    at_once: int | None = None

    def __init__(self, server: Server, model: str) -> None:
        self._server = server
        self._model = model

    def score(self, prompt: Prompt, texts: Sequence[str]) -> tuple[Score, ...]:
        start = "\n\n".join(message["content"] for message in chat_of(prompt))
        return tuple(self._score(start, defused(text)) for text in texts)

    def _score(self, start: str, text: str) -> Score:
        whole = start + text

        def read(answer: Any) -> Score:
            found = answer["choices"][0]
            given, offsets = found["logprobs"]["token_logprobs"], found["logprobs"]["text_offset"]
            if not found["text"].startswith(whole) or len(given) != len(offsets):
                raise ValueError("the prompt is not echoed")
            spans = zip(given, offsets, [*offsets[1:], len(found["text"])], strict=True)
            own = [_likelihood(value) for value, at, end in spans if at < len(whole) and end > len(start)]
            return Score(sum(own, 0.0), len(own))

        return self._server.ask("/v1/completions", read, _echo(self._model, whole)) if text else Score(0.0, 0)


def _echo(model: str, prompt: str | Sequence[int]) -> dict[str, object]:
    # One token, since some servers take 0 for "no limit".
    return {"model": model, "prompt": prompt, "echo": True, "logprobs": 1, "max_tokens": 1, "temperature": 0}


def _tokens(server: Server, model: str, text: str, *, special: bool = False) -> list[int]:
    """The tokens of `text`: with those that the model puts before a prompt, and marks read as such, where `special`.

    The fields that llama.cpp's server reads and those that vLLM's reads, in one request.
    """
    llama = {"content": text, "add_special": special, "parse_special": special}
    return server.ask("/tokenize", _ids, {"model": model, "prompt": text, "add_special_tokens": special, **llama})


def _ids(answer: Any) -> list[int]:
    ids = answer["tokens"]
    if not isinstance(ids, list) or not all(isinstance(token, int) for token in ids):
        raise TypeError("no tokens")
    return ids


def _prompt(answer: Any) -> str:
    prompt = answer["prompt"]
    if not isinstance(prompt, str):
        raise TypeError("no text")
    return prompt


def _likelihood(value: Any) -> float:
    """A log-likelihood; raises TypeError or ValueError for what is none."""
    if not isinstance(value, int | float) or not -1e5 < value < 1e-3:  # which no NaN and no infinity is
        raise ValueError(f"no log-likelihood: {value!r}")
    return min(0.0, float(value))
