"""A real server on loopback that speaks as OpenAI-compatible ones do, and fails as it is told to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

CHAT, COMPLETIONS, MODELS = "/v1/chat/completions", "/v1/completions", "/v1/models"
ONE_MODEL = {"object": "list", "data": [{"id": "tiny", "object": "model", "owned_by": "tests", "created": 7}]}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server got it."""

    path: str
    body: Any
    headers: Mapping[str, str]


Answer = Callable[["Handler", Asked], None]


@dataclass
class Playing:
    """What the server does: `paths` answer by default; `faults` come first, one for each chat request."""

    paths: dict[str, Answer]
    faults: list[Answer] = field(default_factory=list)
    always: Answer | None = None  # for every chat request that no fault is left for
    asked: list[Asked] = field(default_factory=list)
    url: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)
    ending: threading.Event = field(default_factory=threading.Event)

    def chats(self) -> list[Asked]:
        return [asked for asked in self.asked if asked.path == CHAT]

    def choose(self, asked: Asked) -> Answer:
        with self.lock:
            self.asked.append(asked)
            if asked.path == CHAT and self.faults:
                return self.faults.pop(0)
        if asked.path == CHAT and self.always:
            return self.always
        return self.paths.get(asked.path, status(404))


class Handler(BaseHTTPRequestHandler):
    playing: Playing

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _answer(self, body: Any) -> None:
        asked = Asked(self.path, body, dict(self.headers))
        self.playing.choose(asked)(self, asked)

    def send(self, code: int, content: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(code)
        for name, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        pass


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *arguments: object) -> None:
        pass  # a client that has had enough goes


@contextmanager
def served(paths: Mapping[str, Answer] | None = None) -> Iterator[Playing]:
    """A server whose chat answers `reply` and whose only model is "tiny", unless `paths` say otherwise."""
    playing = Playing({MODELS: given(ONE_MODEL), CHAT: reply, **(paths or {})})
    server = _Quiet(("127.0.0.1", 0), type("Bound", (Handler,), {"playing": playing}))
    playing.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield playing
    finally:
        playing.ending.set()
        server.shutdown()
        server.server_close()
        thread.join()


# Answers


def given(value: object) -> Answer:
    """Answers with a JSON value."""
    return raw(json.dumps(value).encode())


def raw(content: bytes) -> Answer:
    return lambda handler, asked: handler.send(200, content)


def status(code: int, content: bytes = b"", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler, asked: handler.send(code, content, named)


def chat(content: object) -> Answer:
    return given({"choices": [{"index": 0, "message": {"role": "assistant", "content": content}}]})


def reply(handler: Handler, asked: Asked) -> None:
    """A text that tells what was asked for, so that a test sees which request it answers."""
    seed = asked.body.get("seed", "greedy")
    chat(f"About {asked.body['messages'][-1]['content']} ({seed})")(handler, asked)


def drop(handler: Handler, asked: Asked) -> None:
    """Closes the connection without a word."""
    handler.close_connection = True


def cut(handler: Handler, asked: Asked) -> None:
    """Promises more than it sends."""
    handler.send(200, b'{"choices"', {"Content-Length": "900"})
    handler.close_connection = True


def late(handler: Handler, asked: Asked) -> None:
    """Says nothing."""
    handler.playing.ending.wait(20)


def dripping(handler: Handler, asked: Asked) -> None:
    """Sends a byte now and then, so that no wait for one is long."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.playing.ending.wait(0.05):
        handler.wfile.write(b" ")


# A toy language model, in the three ways in which servers tell how likely a text is. Its tokens are characters.


def likelihood(before: str, token: str) -> float:
    """The log-likelihood of a character after others."""
    return -0.25 * (1 + (ord(token) * 7 + len(before)) % 11)


def likelihoods(before: str, text: str) -> float:
    return sum(likelihood(before + text[:place], token) for place, token in enumerate(text))


def filled(messages: list[dict[str, str]]) -> str:
    """The toy's chat template: it goes on with a last answer."""
    return "".join(f"#{message['role']}\n{message['content']}" for message in messages)


def _apply_template(handler: Handler, asked: Asked) -> None:
    given({"prompt": filled(asked.body["messages"])})(handler, asked)


def _llama_tokenize(handler: Handler, asked: Asked) -> None:
    given({"tokens": [ord(c) for c in asked.body.get("content", "")]})(handler, asked)


def _forced(handler: Handler, asked: Asked) -> None:
    before = "".join(map(chr, asked.body["prompt"]))
    ((token, _),) = asked.body["logit_bias"]
    one = {"id": token, "token": chr(token), "logprob": likelihood(before, chr(token))}
    given({"completion_probabilities": [one]})(handler, asked)


def _vllm_tokenize(handler: Handler, asked: Asked) -> None:
    body = asked.body
    text = filled(body["messages"]) if "messages" in body else body["prompt"]
    given({"count": len(text), "max_model_len": 512, "tokens": [ord(c) for c in text]})(handler, asked)


def _echo(handler: Handler, asked: Asked) -> None:
    prompt = asked.body["prompt"]
    text = prompt if isinstance(prompt, str) else "".join(map(chr, prompt))
    probabilities = [None, *(likelihood(text[:place], text[place]) for place in range(1, len(text))), -0.5]
    echoed = {"tokens": [*text, "!"], "token_logprobs": probabilities, "text_offset": [*range(len(text) + 1)]}
    given({"choices": [{"text": text + "!", "logprobs": echoed}]})(handler, asked)


LLAMA: Mapping[str, Answer] = {
    "/apply-template": _apply_template,
    "/tokenize": _llama_tokenize,
    "/completion": _forced,
}
VLLM: Mapping[str, Answer] = {"/tokenize": _vllm_tokenize, COMPLETIONS: _echo}
ECHO: Mapping[str, Answer] = {COMPLETIONS: _echo}
