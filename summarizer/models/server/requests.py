"""Asks a server for JSON over HTTP: with limits on time and size, and again after what may pass."""

from __future__ import annotations

import email.utils
import json
import os
import random
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from http import HTTPStatus
from typing import Any, TypeVar

import httpx2

from summarizer.errors import ModelError
from summarizer.models.server.url import Address

MAX_BYTES = 4_000_000  # of one answer; the longest known, a list of several hundred hosted models, has 1 MB
SAID = 200  # characters of a server's own reason that are shown
PASSING = frozenset({408, 409, 425, 429, *range(500, 600)} - {501})  # statuses that the next try may not meet

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a server is asked and how long it is waited for, in seconds.

    Waits double from `first_wait` to `longest_wait`, each cut by a random share of up to a half. A server that asks
    for more (Retry-After) gets it, up to `asked_wait`; one that asks for more still is given up.
    """

    tries: int = 5
    connect: float = 10.0
    read: float = 300.0  # of a whole answer: a busy CPU writes 90 tokens in half a minute, and may have a queue
    first_wait: float = 0.5
    longest_wait: float = 30.0
    asked_wait: float = 120.0


class Refused(Exception):
    """The server says no, and will say so again: its HTTP `status`, and its reason in its own words ("" for none)."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(status, said)
        self.status = status
        self.said = said

    def __str__(self) -> str:
        return f"answered {_status(self.status)}{f': {self.said}' if self.said else ''}"


class _Passing(Exception):
    """What the next try may not meet: what happened, a hint, and the seconds the server asks to be left alone."""

    def __init__(self, happened: str, hint: str, wait: float = 0.0, *, absent: bool = False) -> None:
        super().__init__(happened)
        self.hint = hint
        self.wait = wait
        self.absent = absent  # nobody is there at all


LOOK = "look at the server's log, then try again"
OTHER = "check that it is an OpenAI-compatible server"


@dataclass(frozen=True, slots=True)
class Server:
    """A server at `address` that is asked with `key` ("" for none). It may be used by several threads."""

    address: Address
    key: str = ""
    patience: Patience = Patience()
    sleep: Callable[[float], object] = time.sleep
    random: Callable[[], float] = random.random
    answered: threading.Event = field(default_factory=threading.Event)  # it has been there once

    def hasty(self) -> Server:
        """The same, asked twice at most: for what it may not have."""
        return replace(self, patience=replace(self.patience, tries=min(2, self.patience.tries)))

    def ask(self, path: str, read: Callable[[Any], T], body: object = None) -> T:
        """What `read` makes of the JSON at `path`, posted to where there is a `body`.

        For what is not of the shape it should be `read` raises ValueError, LookupError, TypeError or AttributeError,
        which counts like no answer. Raises Refused, and ModelError where nothing usable came in all the tries.
        """
        for number in range(1, self.patience.tries + 1):
            try:
                return self._once(path, read, body)
            except _Passing as fault:
                # One that was never there is more likely a wrong URL than one that restarts.
                hopeless = fault.wait > self.patience.asked_wait or (fault.absent and not self.answered.is_set())
                if hopeless or number == self.patience.tries:
                    raise ModelError(f"{self.address} {fault}{_tries(number)}", fault.hint) from fault
                self.sleep(max(self._wait(number), fault.wait))
        raise AssertionError("no tries")

    def _wait(self, number: int) -> float:
        """The seconds after try `number`; random in part, so that what failed together does not come back together."""
        longest = min(self.patience.longest_wait, self.patience.first_wait * 2.0 ** (number - 1))
        return longest * (1 - self.random() / 2)

    def _once(self, path: str, read: Callable[[Any], T], body: object) -> T:
        status, wait, content = self._exchange(path, body)
        self.answered.set()
        if status != HTTPStatus.OK:
            raise self._refusal(status, wait, content)
        try:
            return read(json.loads(content))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise _Passing(f"answered {path} with something else than the JSON it should be", OTHER) from None

    def _refusal(self, status: int, wait: float, content: bytes) -> Exception:
        # A reason for a refused key may quote the key.
        said = "" if status in (401, 403) else _said(content)
        refused = Refused(status, (said.replace(self.key, "…") if self.key else said)[:SAID])
        if status not in PASSING:
            return refused
        asked = f" and asks to wait {wait:.0f} s" if wait > self.patience.asked_wait else ""
        return _Passing(f"{refused}{asked}", LOOK, wait)

    def _exchange(self, path: str, body: object) -> tuple[int, float, bytes]:
        """The status, the seconds of Retry-After, and the content of one answer."""
        late = _Passing(f"gave no answer within {self.patience.read:g} s", LOOK)
        deadline = time.monotonic() + self.patience.read
        content = bytearray()
        method, url = "GET" if body is None else "POST", self.address.url(path)
        try:
            client = _client(self.address.is_local)
            with client.stream(method, url, json=body, **self._options()) as response:
                for part in response.iter_raw():
                    content += part
                    if len(content) > MAX_BYTES:
                        raise _Passing(f"answered {path} with more than {MAX_BYTES // 10**6} MB", OTHER)
                    if time.monotonic() > deadline:  # the time limit below begins anew with every byte
                        raise late
                return response.status_code, _retry_after(response.headers.get("retry-after", "")), bytes(content)
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError) as error:
            hint = "start the server, or check its URL"
            raise _Passing(f"cannot be reached ({_reason(error)})", hint, absent=True) from error
        except (httpx2.InvalidURL, UnicodeError) as error:  # a host's name with a part of 64 letters
            raise ModelError(f"{self.address} names no host that could exist", "check the server's URL") from error
        except httpx2.TimeoutException:
            raise late from None
        except httpx2.HTTPError as error:
            raise _Passing("broke off without a whole answer", LOOK) from error

    def _options(self) -> dict[str, Any]:
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        timeout = httpx2.Timeout(self.patience.read, connect=self.patience.connect)
        return {"headers": headers, "auth": None if self.key else self.address.login, "timeout": timeout}


@cache
def _client(local: bool) -> httpx2.Client:
    """What makes the connections, one for each request: kept ones fail when the server has closed them meanwhile.

    A proxy of the environment would take what is said to this machine out of it, so `local` knows none.
    """
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=0)
    return httpx2.Client(trust_env=not local, limits=limits)


def _status(status: int) -> str:
    with suppress(ValueError):
        return f"{status} {HTTPStatus(status).phrase}"
    return str(status)


def _tries(number: int) -> str:
    return f" ({number} tries)" if number > 1 else ""


def _reason(error: BaseException) -> str:
    """Why there is no connection: what the system says about it, in its words."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.errno:
            return (os.strerror(cause.errno) if cause.errno > 0 else str(cause.strerror)).lower()
        cause = cause.__cause__ or cause.__context__
    return type(error).__name__


def _retry_after(value: str) -> float:
    """The seconds of a Retry-After header, given as seconds or as a date; 0 where there is none that can be read."""
    with suppress(ValueError, OverflowError):
        return max(0.0, float(int(value)))
    with suppress(ValueError, TypeError, OverflowError):
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    return 0.0


def _said(content: bytes) -> str:
    """The server's own reason in an answer that is an error: one printable line, "" where there is none."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return ""
    if isinstance(answer, dict):
        error = answer.get("error", answer)
        answer = error.get("message", error.get("detail")) if isinstance(error, dict) else error
    return printable(answer) if isinstance(answer, str) else ""


def printable(text: str) -> str:
    """A server's text on one line, without what a terminal would act on."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
