"""Where a server is: the base URL a user gives, taken apart, and shown without its login."""

from __future__ import annotations

import ipaddress
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from summarizer.errors import ModelError


@dataclass(frozen=True, slots=True)
class Address:
    """A server's base URL without "/v1" and without a login, which may be given apart (name and password)."""

    base: str
    login: tuple[str, str] | None = None

    def __str__(self) -> str:
        return self.base

    def url(self, path: str) -> str:
        return self.base + path

    @property
    def is_local(self) -> bool:
        """Whether what is sent there stays on this machine."""
        host = urlsplit(self.base).hostname or ""
        with suppress(ValueError):
            return ipaddress.ip_address(host).is_loopback
        return host == "localhost"


def parse_address(url: str) -> Address:
    """The address that a user's `url` means, with or without a trailing "/v1".

    Raises ModelError where it is no http or https URL, or has a query, which no path could follow.
    """
    hint = "give one such as http://127.0.0.1:8080"
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ModelError("the server's URL cannot be read", hint) from None
    if parts.scheme not in ("http", "https") or not host:
        shown = url.rpartition("@")[2]
        raise ModelError(f"{shown} is no http or https URL of a server", hint)
    if parts.query or parts.fragment or any(ord(c) <= 32 for c in parts.geturl()):
        # Not shown: some services take a key in it.
        raise ModelError("the server's URL has more than a host and a path", hint)
    login = (unquote(parts.username or ""), unquote(parts.password or ""))
    named = f"[{host}]" if ":" in host else host
    path = parts.path.rstrip("/").removesuffix("/v1").rstrip("/")
    return Address(f"{parts.scheme}://{named}{f':{port}' if port else ''}{path}", login if any(login) else None)
