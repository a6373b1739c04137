"""Models behind a server: what is asked, what is tried again, what is refused, and what the user is told."""

from __future__ import annotations

import email.utils
import json
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command_support import Brief, environment
from hypothesis import given as drawn
from hypothesis import strategies as st
from server_support import (
    CHAT,
    COMPLETIONS,
    ECHO,
    LLAMA,
    MODELS,
    VLLM,
    Answer,
    Asked,
    Handler,
    Playing,
    chat,
    cut,
    dripping,
    drop,
    filled,
    given,
    late,
    likelihoods,
    raw,
    reply,
    served,
    status,
)

from summarizer.errors import ModelError, UnknownModel
from summarizer.models.generator import Message, Prompt, Sampling, Scorer
from summarizer.models.server import ServerGenerator, attach, connect
from summarizer.models.server.client import _text
from summarizer.models.server.models import _entries
from summarizer.models.server.requests import MAX_BYTES, Patience, Server
from summarizer.models.server.scores import defused
from summarizer.models.server.url import parse_address

QUICK = Patience(tries=3, read=0.4)
SAMPLING = Sampling(candidates=1, max_tokens=20, temperature=0.7, seed=0)


def prompt(text: str) -> Prompt:
    return Prompt((Message("system", "Be brief."), Message("user", text)), text)


@pytest.fixture
def server() -> Iterator[Playing]:
    with served() as playing:
        yield playing


def joined(playing: Playing, slept: list[float] | None = None, patience: Patience = QUICK) -> ServerGenerator:
    """The model of a server, asked without any time between the tries."""
    waits = [] if slept is None else slept
    return attach(Server(parse_address(playing.url), patience=patience, sleep=waits.append, random=lambda: 0.0))


# What passes, and what does not

BAD_SHAPES = {
    "a list": [],
    "null": None,
    "a number": 7,
    "no choices": {"id": "x"},
    "empty choices": {"choices": []},
    "choices that are none": {"choices": {"message": {}}},
    "a message that is a text": {"choices": [{"message": "hello"}]},
    "a text that is a list": {"choices": [{"message": {"content": ["hello"]}}]},
    "a text that is a number": {"choices": [{"message": {"content": 5}}]},
}
NOT_JSON = f"answered {CHAT} with something else than the JSON it should be"
BROKE_OFF = "broke off without a whole answer"
OTHER = "check that it is an OpenAI-compatible server"
LOG = "look at the server's log, then try again"
PASSING: dict[str, tuple[Answer, str]] = {
    "drops the connection": (drop, f"{BROKE_OFF} (3 tries); {LOG}"),
    "ends in the middle": (cut, f"{BROKE_OFF} (3 tries); {LOG}"),
    "says nothing": (late, f"gave no answer within 0.4 s (3 tries); {LOG}"),
    "drips": (dripping, f"gave no answer within 0.4 s (3 tries); {LOG}"),
    "is busy": (status(429), f"answered 429 Too Many Requests (3 tries); {LOG}"),
    "timed out": (status(408), f"answered 408 Request Timeout (3 tries); {LOG}"),
    "conflicts": (status(409), f"answered 409 Conflict (3 tries); {LOG}"),
    "is early": (status(425), f"answered 425 Too Early (3 tries); {LOG}"),
    "loads": (
        status(503, b'{"error": {"message": "Loading \\u001b[31mmodel\\n", "code": 503}}'),
        f"answered 503 Service Unavailable: Loading [31mmodel (3 tries); {LOG}",
    ),
    "fails": (status(500, b"<h1>oh</h1>"), f"answered 500 Internal Server Error (3 tries); {LOG}"),
    "has a status of its own": (status(529), f"answered 529 (3 tries); {LOG}"),
    "breaks the JSON": (raw(b'{"choices": ['), f"{NOT_JSON} (3 tries); {OTHER}"),
    "is no JSON": (raw(b"<html>hello</html>"), f"{NOT_JSON} (3 tries); {OTHER}"),
    "is no text": (raw(b"\xff\xfe\x00"), f"{NOT_JSON} (3 tries); {OTHER}"),
    "is too deep": (raw(b"[" * 200_000), f"{NOT_JSON} (3 tries); {OTHER}"),
    "is huge": (raw(b"a" * (MAX_BYTES + 1)), f"answered {CHAT} with more than 4 MB (3 tries); {OTHER}"),
    **{name: (given(value), f"{NOT_JSON} (3 tries); {OTHER}") for name, value in BAD_SHAPES.items()},
}


@pytest.mark.parametrize("name", PASSING)
def test_what_may_pass_is_tried_again(server: Playing, name: str) -> None:
    generator = joined(server)
    fault, message = PASSING[name]
    server.faults = [fault, fault]
    assert generator.generate([prompt("Ulm")], SAMPLING) == [("About Ulm (greedy)",)]
    assert len(server.chats()) == 3
    server.faults = [fault] * 3
    with pytest.raises(ModelError) as caught:
        generator.generate([prompt("Ulm")], SAMPLING)
    assert str(caught.value) == f"{server.url} {message}"
    assert len(server.chats()) == 6


REFUSING: dict[str, tuple[Answer, str]] = {
    "wants a key": (status(401), "answered 401 Unauthorized; set LOCALBRIEF_API_KEY to a key that it accepts"),
    "forbids it": (
        status(403, b'{"error": "key sk-12 is not known"}'),
        "answered 403 Forbidden; set LOCALBRIEF_API_KEY to a key that it accepts",
    ),
    "has no such model": (
        status(404, b'{"error": {"message": "model \\"tiny\\" not found, try pulling it first"}}'),
        'answered 404 Not Found: model "tiny" not found, try pulling it first; '
        "it may have no model called 'tiny'; name another with -m",
    ),
    "cannot read so much": (
        status(400, b'{"object": "error", "message": "maximum context length is 512"}'),
        "answered 400 Bad Request: maximum context length is 512; "
        "look at the server's log, and see whether its URL and the model are those you want",
    ),
    "validates": (
        status(422, b'{"detail": [{"loc": ["body"]}]}'),
        "answered 422 Unprocessable Entity; "
        "look at the server's log, and see whether its URL and the model are those you want",
    ),
    "points elsewhere": (
        status(307, Location="http://127.0.0.1:9/"),
        "answered 307 Temporary Redirect; "
        "look at the server's log, and see whether its URL and the model are those you want",
    ),
}


@pytest.mark.parametrize("name", REFUSING)
def test_what_will_not_pass_is_not_tried_again(server: Playing, name: str) -> None:
    generator = joined(server)
    server.always, message = REFUSING[name]
    with pytest.raises(ModelError) as caught:
        generator.generate([prompt("Ulm")], SAMPLING)
    assert str(caught.value) == f"{server.url} {message}"
    assert len(server.chats()) == 1


def test_the_waits_double_and_are_cut_at_random(server: Playing) -> None:
    slept: list[float] = []
    generator = joined(server, slept, Patience(tries=6, longest_wait=5))
    server.faults = [status(500)] * 5
    slept.clear()
    generator.generate([prompt("Ulm")], SAMPLING)
    assert slept == [0.5, 1.0, 2.0, 4.0, 5.0]
    jittered: list[float] = []
    other = attach(Server(parse_address(server.url), sleep=jittered.append, random=lambda: 0.5))
    server.faults = [status(500)] * 2
    other.generate([prompt("Ulm")], SAMPLING)
    assert jittered[-2:] == [0.375, 0.75]


@pytest.mark.parametrize("asked", ["7", "date", "-3", "soon", "0"])
def test_a_server_that_asks_for_time_gets_it(server: Playing, asked: str) -> None:
    slept: list[float] = []
    generator = joined(server, slept)
    value = email.utils.formatdate(time.time() + 8, usegmt=True) if asked == "date" else asked
    server.faults = [status(429, Retry_After=value)]
    slept.clear()
    assert generator.generate([prompt("Ulm")], SAMPLING) == [("About Ulm (greedy)",)]
    (wait,) = slept
    assert 5 < wait <= 8 if asked in ("7", "date") else wait == 0.5


def test_a_server_that_asks_for_too_much_time_is_given_up(server: Playing) -> None:
    generator = joined(server)
    server.always = status(429, Retry_After="3600")
    with pytest.raises(ModelError, match=r"answered 429 Too Many Requests and asks to wait 3600 s; look at"):
        generator.generate([prompt("Ulm")], SAMPLING)
    assert len(server.chats()) == 1


def test_nobody_there_is_told_at_once() -> None:
    slept: list[float] = []
    with pytest.raises(ModelError) as caught:
        attach(Server(parse_address("http://127.0.0.1:9"), sleep=slept.append))
    message = "http://127.0.0.1:9 cannot be reached (connection refused); start the server, or check its URL"
    assert (str(caught.value), slept) == (message, [])


def test_a_server_that_has_been_there_is_waited_for() -> None:
    slept: list[float] = []
    with served() as server:
        generator = joined(server, slept)
    slept.clear()
    with pytest.raises(ModelError, match=r"cannot be reached \(connection refused\) \(3 tries\)"):
        generator.generate([prompt("Ulm")], SAMPLING)
    assert slept == [0.5, 1.0]


# What is asked


def test_texts_come_in_order_though_several_are_asked_for_at_once(server: Playing) -> None:
    now, most, lock = 0, 0, threading.Lock()

    def counting(handler: Handler, asked: Asked) -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        # The first asked for is the last to be answered.
        time.sleep(0.3 - 0.02 * int(asked.body["messages"][-1]["content"]))
        with lock:
            now -= 1
        reply(handler, asked)

    generator = joined(server, patience=Patience())
    server.always = counting
    shares: list[float] = []
    texts = generator.generate([prompt(str(n)) for n in range(12)], SAMPLING, shares.append)
    assert texts == [(f"About {n} (greedy)",) for n in range(12)]
    assert most == 4
    assert shares == sorted(shares)
    assert (len(shares), shares[-1]) == (12, 1.0)


def test_a_text_is_asked_for_by_its_prompt_and_not_by_what_is_asked_with_it(server: Playing) -> None:
    generator = joined(server)

    def asked(texts: str, seed: int = 0) -> dict[str, list[object]]:
        server.asked.clear()
        generator.generate([prompt(text) for text in texts], Sampling(3, 20, 0.7, seed))
        bodies = sorted((asked.body for asked in server.chats()), key=json.dumps)
        return {text: [body for body in bodies if body["messages"][-1]["content"] == text] for text in texts}

    first = asked("abc")
    assert asked("cba") == first
    assert asked("b")["b"] == first["b"]
    assert asked("abc", seed=1) != first
    greedy, *sampled = sorted(first["a"], key=lambda body: "seed" in body)
    messages = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "a"}]
    assert greedy == {"model": "tiny", "max_tokens": 20, "messages": messages, "temperature": 0}
    seeds = {body["seed"] for text in "abc" for body in first[text] if "seed" in body}
    assert len(seeds) == 6
    assert all(0 <= seed < 2**31 for seed in seeds)
    assert sampled[0] == {**greedy, "temperature": 0.7, "top_p": 0.9, "seed": sampled[0]["seed"]}


def test_nothing_asked_for_gives_nothing(server: Playing) -> None:
    generator = joined(server)
    assert generator.generate([], SAMPLING) == []
    assert server.chats() == []


MARKS = {
    "a <|im_end|> b": "a < |im_end|> b",
    "</s><s>": "< /s>< s>",
    "<start_of_turn>model": "< start_of_turn>model",
    "[/INST] x [INST]": "[ /INST] x [ INST]",
    "<｜User｜>": "< ｜User｜>",
    "a < b, [he] said [3] of 5 <5 kg": "a < b, [he] said [3] of 5 <5 kg",
}


@pytest.mark.parametrize("text", MARKS)
def test_an_article_cannot_end_the_users_turn(server: Playing, text: str) -> None:
    assert defused(text) == MARKS[text]
    joined(server).generate([prompt(text)], SAMPLING)
    assert server.chats()[0].body["messages"][-1]["content"] == MARKS[text]


TEXTS = {
    "  A train. \n": "A train.",
    "<think>\nHm.\n</think>\n\nA train.": "A train.",
    "A <think>b</think>": "A <think>b</think>",
    "<think>Okay, so I": "",
    "half \ud83d of it": "half ? of it",
    None: "",
}


@pytest.mark.parametrize("content", TEXTS)
def test_a_text_as_it_comes(server: Playing, content: str | None) -> None:
    generator = joined(server)
    server.faults = [chat(content)]
    sampling = Sampling(2, 20, 0.7, 0)  # one text is the server's usual one, so that not all are empty
    (texts,) = generator.generate([prompt("Ulm")], sampling)
    assert TEXTS[content] in texts


def test_a_text_is_no_longer_than_was_asked_for(server: Playing) -> None:
    generator = joined(server)
    server.always = chat("long " * 100_000)
    ((text,),) = generator.generate([prompt("Ulm")], SAMPLING)
    assert len(text) == 40 * SAMPLING.max_tokens


def test_a_model_that_only_thinks_is_told(server: Playing) -> None:
    generator = joined(server)
    server.always = chat("<think>Okay, so I")
    with pytest.raises(ModelError) as caught:
        generator.generate([prompt("Ulm"), prompt("Orn")], SAMPLING)
    assert str(caught.value) == (
        f"{server.url} answered every prompt with an empty text; "
        "where the model thinks before it answers, switch that off at the server"
    )


def nested(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    names = st.sampled_from(["choices", "message", "content", "data", "id"])
    return st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()), nested)
SHAPE = (ValueError, LookupError, TypeError, AttributeError)


@drawn(JSON)
def test_no_answer_crashes_what_reads_it(answer: object) -> None:
    for read in (_text, _entries):
        try:
            found = read(answer)
        except SHAPE:
            continue
        assert isinstance(found, str | dict)


# Which server, which model

URLS = {
    "http://127.0.0.1:8080": "http://127.0.0.1:8080",
    "http://127.0.0.1:8080/": "http://127.0.0.1:8080",
    " http://127.0.0.1:8080/v1 ": "http://127.0.0.1:8080",
    "https://example.com/llm/v1/": "https://example.com/llm",
    "http://[::1]:8080/v1": "http://[::1]:8080",
    "https://me:secret%21@example.com/v1": "https://example.com",
}


@pytest.mark.parametrize("url", URLS)
def test_a_url_with_or_without_its_version(url: str) -> None:
    address = parse_address(url)
    assert str(address) == URLS[url]
    assert address.login == (("me", "secret!") if "secret" in url else None)
    assert address.is_local == ("example" not in url)


NO_URLS = {
    "localhost:8080": "localhost:8080 is no http or https URL of a server",
    "": " is no http or https URL of a server",
    "ftp://example.com": "ftp://example.com is no http or https URL of a server",
    "me:secret@example.com": "example.com is no http or https URL of a server",
    "http://example.com/v1?key=secret": "the server's URL has more than a host and a path",
    "http://example.com:port": "the server's URL cannot be read",
    "http://[": "the server's URL cannot be read",
}


@pytest.mark.parametrize("url", NO_URLS)
def test_what_is_no_url_of_a_server(url: str) -> None:
    with pytest.raises(ModelError) as caught:
        connect(url)
    assert str(caught.value) == f"{NO_URLS[url]}; give one such as http://127.0.0.1:8080"


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "exa\u2028mple", "..", "\u0000"])
def test_a_host_that_cannot_exist(host: str) -> None:
    with pytest.raises(ModelError) as caught:
        connect(f"http://{host}:80")
    assert "\n" not in str(caught.value)
    assert str(caught.value).count("; ") == 1


def models(*names: str, **more: object) -> dict[str, Answer]:
    return {MODELS: given({"data": [{"id": name, "owned_by": "tests", **more} for name in names]})}


def test_the_only_model_is_the_one() -> None:
    with served(models("org/name", max_model_len=512, root="/srv/weights/name-7b", created=5)) as server:
        generator = joined(server)
    assert (generator.name, generator.context) == ("org/name", 512)
    assert generator.revision == f"name-7b, served by tests at {server.url}"


def test_what_llama_cpp_says_of_a_model() -> None:
    meta = {"n_params": 630167424, "size": 485452288, "n_ctx": 4096, "n_ctx_train": 32768}
    with served(models("/home/me/models/tiny.gguf", meta=meta)) as server:
        generator = joined(server)
        generator.generate([prompt("Ulm")], SAMPLING)
    # The folders of another's machine are no part of the page, but the server wants its own name for it.
    assert (generator.name, generator.context) == ("tiny.gguf", 4096)
    assert server.chats()[0].body["model"] == "/home/me/models/tiny.gguf"
    assert generator.revision == f"630,167,424 parameters, 485,452,288 bytes, served by tests at {server.url}"


def test_an_older_llama_cpp_says_its_context_elsewhere() -> None:
    props = {"/props": given({"default_generation_settings": {"n_ctx": 1024}})}
    with served(models("tiny", meta={"n_ctx_train": 32768}) | props) as server:
        assert joined(server).context == 1024
    with served(models("tiny", meta={"n_ctx_train": 32768})) as server:
        assert joined(server).context == 32768
    with served(models("tiny", meta=[], max_model_len="long")) as server:
        assert joined(server).context == 4096


def test_of_several_models_one_must_be_named() -> None:
    names = [f"model-{n:02}" for n in range(13)]
    with served(models(*names)) as server:
        for model, message in (
            (None, f"{server.url} has 13 models; name one with -m"),
            ("gpt", f"{server.url} has no model called 'gpt'; name one that it has"),
        ):
            with pytest.raises(ModelError) as caught:
                connect(server.url, model)
            assert str(caught.value) == f"{message}: {', '.join(names[:10])} and 3 more"
        assert isinstance(caught.value, UnknownModel)
        assert connect(server.url, "model-05").name == "model-05"


def test_the_latest_of_a_model_needs_no_tag() -> None:
    with served(models("qwen2.5:latest", "qwen2.5:7b")) as server:
        assert connect(server.url, "qwen2.5").name == "qwen2.5"


def test_a_server_that_lists_no_models_is_told_one() -> None:
    with served({MODELS: status(404)}) as server:
        assert connect(server.url, "tiny").generate([prompt("Ulm")], SAMPLING) == [("About Ulm (greedy)",)]
        with pytest.raises(ModelError) as caught:
            connect(server.url)
    assert str(caught.value) == (
        f"{server.url} answered 404 Not Found; "
        "check that its URL is that of an OpenAI-compatible server, or name the model with -m"
    )
    with served({MODELS: given({"data": []})}) as server, pytest.raises(ModelError, match=r"has no model; name one"):
        connect(server.url)


# Tokens and likelihoods

ASKED = Prompt((Message("user", "Where?"), Message("assistant", "At Orn, near")), "")
LIKELY = (" Ulm", " Arden", "")
WAYS = {"llama": (LLAMA, filled), "vllm": (VLLM, filled), "echo": (ECHO, None)}


@pytest.mark.parametrize("way", WAYS)
def test_a_server_tells_how_likely_texts_are(way: str) -> None:
    paths, template = WAYS[way]
    with served(paths) as server:
        generator = joined(server)
        assert isinstance(generator, Scorer)
        found = generator.score([ASKED, prompt("Ulm")], [LIKELY, (" Yes",)])
    messages = [{"role": message.role, "content": message.content} for message in ASKED.messages]
    before = template(messages) if template else "Where?\n\nAt Orn, near"
    assert [score.total for score in found[0]] == [pytest.approx(likelihoods(before, text)) for text in LIKELY]
    assert [score.tokens for score in found[0]] == list(map(len, LIKELY))
    assert [score.tokens for score in found[1]] == [4]


def _certain(handler: Handler, asked: Asked) -> None:
    """As a server would that tells the likelihood after the forcing."""
    ((token, _),) = asked.body["logit_bias"]
    given({"completion_probabilities": [{"id": token, "logprob": 0.0}]})(handler, asked)


def _forgetful(handler: Handler, asked: Asked) -> None:
    given({"choices": [{"text": "!", "logprobs": {"tokens": ["!"], "token_logprobs": [-0.5], "text_offset": [0]}}]})(
        handler, asked
    )


SILENT: dict[str, dict[str, Answer]] = {
    "has no such paths": {},
    "tells the likelihood after the forcing": {**LLAMA, "/completion": _certain},
    "does not continue an answer": {**LLAMA, "/apply-template": given({"prompt": "#assistant\nAt Orn.#end"})},
    "echoes nothing": {COMPLETIONS: _forgetful},
    "answers everything with a page": {path: raw(b"<html>") for path in (*LLAMA, COMPLETIONS, "/props")},
    "fails at it": {path: status(500) for path in (*LLAMA, COMPLETIONS, "/props")},
}


@pytest.mark.parametrize("name", SILENT)
def test_a_server_that_does_not_tell_is_no_scorer(name: str) -> None:
    with served(SILENT[name]) as server:
        generator = joined(server)
        assert not isinstance(generator, Scorer)
        assert generator.generate([prompt("Ulm")], SAMPLING) == [("About Ulm (greedy)",)]


def test_tokens_are_counted_by_the_server_or_guessed(server: Playing) -> None:
    assert joined(server).count_tokens("Two people were hurt.") == 7
    assert joined(server).count_tokens("") == 0
    for paths in (LLAMA, VLLM):
        with served(paths) as other:
            assert joined(other).count_tokens("Two people") == 10
            assert joined(other).count_tokens("") == 0


# Through the command


def test_a_page_whose_drafts_come_from_a_server(brief: Brief, folder: Path, server: Playing) -> None:
    outcome = brief(folder, "--server", f"{server.url}/v1")
    assert (outcome.code, outcome.err) == (0, "")
    shown = server.url.replace("://", "\\://")
    assert f"- Model: tiny, revision served by tests at {shown}; seed 0; 2 candidates; localbrief " in outcome.out
    assert {asked.body["model"] for asked in server.chats()} == {"tiny"}  # not the default of models run here
    assert brief(folder, "--server", server.url).out == outcome.out


def test_a_fault_that_passes_leaves_no_trace(brief: Brief, folder: Path, server: Playing) -> None:
    whole = brief(folder, "--server", server.url)
    server.faults = [status(429, Retry_After="0"), drop, raw(b"{")]
    assert brief(folder, "--server", server.url) == whole


def test_a_fault_that_stays_is_one_line(brief: Brief, folder: Path, server: Playing, tmp_path: Path) -> None:
    server.always = status(500)
    outcome = brief(folder, "--server", server.url, "-o", tmp_path / "brief.md")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"brief: {server.url} answered 500 Internal Server Error (5 tries); {LOG}\n"
    assert not (tmp_path / "brief.md").exists()


@pytest.mark.parametrize("name", REFUSING)
def test_what_a_server_refuses_is_one_line(brief: Brief, folder: Path, server: Playing, name: str) -> None:
    server.always, message = REFUSING[name]
    outcome = brief(folder, "--server", server.url)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"brief: {server.url} {message}\n")


def test_misuse_of_a_server_is_one_line(brief: Brief, folder: Path, server: Playing) -> None:
    for options, line in (
        (("--server", "localhost"), "localhost is no http or https URL of a server; give one such as {hint}"),
        (("--server", "http://127.0.0.1:9"), "http://127.0.0.1:9 cannot be reached (connection refused); {start}"),
        (("--server", server.url, "-m", "gpt"), "{url} has no model called 'gpt'; name one that it has: tiny"),
    ):
        outcome = brief(folder, *options)
        told = line.format(hint="http://127.0.0.1:8080", start="start the server, or check its URL", url=server.url)
        assert (outcome.code, outcome.out, outcome.err) == (2, "", f"brief: {told}\n")


def test_check_asks_a_server_that_tells_likelihoods(brief: Brief, folder: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.txt"
    summary.write_text("The council counted 14 people at the bridge, four of them on the ferry at Arden on Monday.")
    with served(LLAMA) as server:
        outcome = brief("check", summary, "--sources", folder, "--server", server.url)
        forced = [asked for asked in server.asked if asked.path == "/completion"]
    assert outcome.code in (0, 1)
    assert outcome.err == ""
    assert len(forced) > 1 + len(" Ulm")  # more than the probe


@pytest.mark.parametrize("options", [(), ("-m", "tiny")])
def test_check_says_so_where_a_server_tells_none(
    brief: Brief, folder: Path, server: Playing, tmp_path: Path, options: tuple[str, ...]
) -> None:
    summary = tmp_path / "summary.txt"
    summary.write_text("The council counted 14 people.")
    outcome = brief("check", summary, "--sources", folder, "--server", server.url, *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "brief: tiny cannot tell how likely a text is; use a server that gives the likelihoods of given tokens "
        "(llama.cpp's, vLLM), or leave --server out\n"
    )


KEY = "sk-very-secret"


def test_the_key_is_sent_and_never_shown(
    brief: Brief, folder: Path, server: Playing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCALBRIEF_API_KEY", f"{KEY}\n")
    login = server.url.replace("://", "://me:hidden@")
    page = brief(folder, "--server", login, "-v")
    assert page.code == 0
    assert {asked.headers["Authorization"] for asked in server.asked} == {f"Bearer {KEY}"}
    server.always = status(400, json.dumps({"error": f"{'no ' * 60} {KEY} may do that"}).encode())
    refused = brief(folder, "--server", login)
    assert refused.code == 2
    for printed in (page.out, page.err, refused.err):
        assert not re.search("secret|hidden|sk-", printed)
    monkeypatch.setenv("LOCALBRIEF_API_KEY", "sk-very secret\x07")
    unusable = brief(folder, "--server", server.url).err
    assert unusable == "brief: LOCALBRIEF_API_KEY holds characters that no key has; set it to the key alone\n"


def test_a_login_in_the_url_is_sent_where_there_is_no_key(server: Playing) -> None:
    connect(server.url.replace("://", "://me:hidden@"))
    assert {asked.headers["Authorization"] for asked in server.asked} == {"Basic bWU6aGlkZGVu"}


def test_what_is_said_to_this_machine_passes_no_proxy(
    folder: Path, server: Playing, spawned: Callable[..., object]
) -> None:
    proxies = dict.fromkeys(("HTTP_PROXY", "http_proxy", "ALL_PROXY"), "http://127.0.0.1:9")
    outcome = spawned(folder, "--server", server.url, **proxies, NO_PROXY="", no_proxy="")
    assert (outcome.code, outcome.err) == (0, "")


RUN = """
import sys
sys.argv = ["brief", *{!r}]
from summarizer.cli import main
try: main()
except SystemExit as ended: assert not ended.code
print([name for name in ("torch", "transformers", "safetensors") if name in sys.modules], file=sys.stderr)
"""


def test_nothing_that_runs_models_is_loaded(folder: Path, server: Playing, home: Path) -> None:
    code = RUN.format([str(folder), "--server", server.url])
    done = subprocess.run([sys.executable, "-c", code], env=environment(home), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "[]\n")


def test_ctrl_c_waits_for_no_answer(folder: Path, server: Playing, home: Path, tmp_path: Path) -> None:
    server.always = late
    output = tmp_path / "brief.md"
    command = [sys.executable, "-m", "summarizer", str(folder), "--server", server.url, "-o", str(output)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment(home)}
    # Started in the background of a shell, pytest ignores Ctrl-C and hands that on.
    ready = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.default_int_handler)}
    with subprocess.Popen(command, **pipes, **ready) as process:
        while not server.chats():
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)  # an answer would take 20 seconds
    assert (process.returncode, out, err) == (130, b"", b"brief: interrupted; nothing was written\n")
    assert not output.exists()


INTERRUPTED = """
import sys
from summarizer.models.generator import Message, Prompt, Sampling
from summarizer.models.server import connect

def stop(share):
    raise KeyboardInterrupt

prompts = [Prompt((Message("user", text),), text) for text in "ab"]
try: connect({!r}).generate(prompts, Sampling(1, 20, 0.7, 0), stop)
except KeyboardInterrupt: print("interrupted")
"""


def test_an_interrupted_program_waits_for_no_answer_at_its_end(server: Playing) -> None:
    server.faults, server.always = [reply], late
    started = time.monotonic()
    code = INTERRUPTED.format(server.url)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    assert (done.stdout, done.stderr) == ("interrupted\n", "")
    assert time.monotonic() - started < 10
