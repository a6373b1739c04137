"""The generator that asks a server: one request a text, each sampled one with a seed of its own."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from summarizer.errors import ModelError
from summarizer.models.generator import Prompt, Sampling, Score
from summarizer.models.server.jobs import in_order
from summarizer.models.server.models import Known, find_model, refusal
from summarizer.models.server.requests import Patience, Refused, Server
from summarizer.models.server.scores import Scores, chat_of, find_scores, tokenizer
from summarizer.models.server.url import parse_address

AT_ONCE = 4  # requests: as many as llama.cpp's server has slots if it is not told otherwise
TOP_P = 0.9  # as for models run here
_LONGEST_TOKEN = 40  # characters: a server may ignore the most tokens it is asked for, a model run here does not
_BYTES_A_TOKEN = 3  # fewer than the 4 of English prose, so that a guess errs on the long side
_THOUGHT = re.compile(r"\s*<think>.*?(?:</think>|\Z)", re.DOTALL)  # one that was cut off has no end

Progress = Callable[[float], None]


def connect(
    url: str,
    model: str | None = None,
    *,
    key: str = "",
    at_once: int = AT_ONCE,
    patience: Patience = Patience(),  # noqa: B008  # frozen
) -> ServerGenerator:
    """The model called `model` of the server at `url`, ready to generate; of a server with one model, that one.

    `url` is the base, with or without a trailing "/v1"; `key` ("" for none) is sent as a bearer token; `at_once` is the
    most requests that are under way. What is given is a Scorer only where the server tells how likely given texts are.
    Raises ModelError where the URL is none, no such server answers, or it has no such model.
    """
    return attach(Server(parse_address(url), key, patience), model, at_once)


def attach(server: Server, model: str | None = None, at_once: int = AT_ONCE) -> ServerGenerator:
    """As `connect`, for a `server` made already."""
    known = find_model(server, model)
    tokens = tokenizer(server, known.id)
    scores = find_scores(server, known.id)
    if scores is None:
        return ServerGenerator(server, known, tokens, at_once)
    return ScoringServerGenerator(server, known, tokens, at_once, scores)


class ServerGenerator:
    """A server's model behind the `Generator` protocol: one request a text.

    The same arguments make the same requests. Whether a server answers them with the same texts is its own affair:
    one that computes several requests in a batch may round differently from run to run.
    """

    def __init__(
        self, server: Server, known: Known, tokens: Callable[[str], Sequence[int]] | None, at_once: int
    ) -> None:
        self.name = known.name
        self.revision = known.revision
        self.context = known.context
        self._server = server
        self._model = known.id
        self._tokens = tokens
        self._at_once = at_once

    def count_tokens(self, text: str) -> int:
        """The tokens of `text` where the server has /tokenize, else a guess from its length on the long side."""
        return len(self._tokens(text)) if self._tokens else -(-len(text.encode()) // _BYTES_A_TOKEN)

    def generate(
        self, prompts: Sequence[Prompt], sampling: Sampling, progress: Progress | None = None
    ) -> list[tuple[str, ...]]:
        """As the protocol says; raises ModelError where a text cannot be had, or all are empty."""
        jobs = [(prompt, candidate) for prompt in prompts for candidate in range(sampling.candidates)]
        texts = in_order(lambda job: self._write(*job, sampling), jobs, self._at_once, progress or _ignore)
        if texts and not any(texts):
            raise ModelError(
                f"{self._server.address} answered every prompt with an empty text",
                "where the model thinks before it answers, switch that off at the server",
            )
        step = sampling.candidates
        return [tuple(texts[place * step : (place + 1) * step]) for place in range(len(prompts))]

    def _write(self, prompt: Prompt, candidate: int, sampling: Sampling) -> str:
        body = {"model": self._model, "max_tokens": sampling.max_tokens, **request(prompt, candidate, sampling)}
        try:
            text = self._server.ask("/v1/chat/completions", _text, body)
        except Refused as refused:
            raise refusal(self._server, refused, self._model) from refused
        return text[: sampling.max_tokens * _LONGEST_TOKEN]


class ScoringServerGenerator(ServerGenerator):
    """The same for a server that tells how likely given texts are: a Scorer too."""

    def __init__(
        self,
        server: Server,
        known: Known,
        tokens: Callable[[str], Sequence[int]] | None,
        at_once: int,
        scores: Scores,
    ) -> None:
        super().__init__(server, known, tokens, at_once)
        self._scores = scores

    def score(self, prompts: Sequence[Prompt], continuations: Sequence[Sequence[str]]) -> list[tuple[Score, ...]]:
        """How likely each of `continuations[i]` is after `prompts[i]`, as precisely as the server's way allows.

        A text without tokens scores 0. Raises ModelError where a score cannot be had.
        """
        jobs = list(zip(prompts, continuations, strict=True))
        try:
            return in_order(lambda job: self._scores.score(*job), jobs, self._scores.at_once or self._at_once)
        except Refused as refused:
            raise refusal(self._server, refused, self._model) from refused


def request(prompt: Prompt, candidate: int, sampling: Sampling) -> dict[str, object]:
    """What is asked for a candidate of a prompt: greedy for the first, sampled with a seed of its own for the others.

    A seed depends on the prompt and not on its place, so that a text is the same whatever is asked with it.
    """
    messages = chat_of(prompt)
    if not candidate or sampling.temperature <= 0:
        return {"messages": messages, "temperature": 0}
    digest = hashlib.sha256(f"{sampling.seed} {candidate} {json.dumps(messages)}".encode()).digest()
    seed = int.from_bytes(digest[:4], "big") >> 1  # 31 bits: a signed integer to every server
    return {"messages": messages, "temperature": sampling.temperature, "top_p": TOP_P, "seed": seed}


def _text(answer: Any) -> str:
    """The text of a chat completion, without the thought before it; "" where the model wrote none."""
    content = answer["choices"][0]["message"].get("content")
    if not isinstance(content, str | None):
        raise TypeError("no text")
    # JSON may hold halves of characters ("\ud800"), which no file can.
    text = (content or "").encode("utf-8", "replace").decode()
    thought = _THOUGHT.match(text)
    return text[thought.end() if thought else 0 :].strip()


def _ignore(share: float) -> None:
    pass
