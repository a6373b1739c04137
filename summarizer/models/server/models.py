"""What a server says of its models: which it has, what each is, and how much it can read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from summarizer.errors import ModelError, UnknownModel
from summarizer.models.server.requests import Refused, Server, printable

KEY = "LOCALBRIEF_API_KEY"
CONTEXT = 4096  # tokens, where the server does not say: what Ollama gives a model that is not told otherwise
LISTED = 10  # models named in a message


def api_key() -> str:
    """The key to ask servers with: $LOCALBRIEF_API_KEY, "" where it is not set. Raises ModelError for what is none."""
    key = os.environ.get(KEY, "").strip()
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ModelError(f"{KEY} holds characters that no key has", "set it to the key alone")
    return key


@dataclass(frozen=True, slots=True)
class Known:
    """What a server says of one model: the id it goes by there, what it is called here, its revision and context."""

    id: str
    name: str
    revision: str
    context: int


def find_model(server: Server, model: str | None = None) -> Known:
    """The model called `model` as the server knows it; where none is named, the only one it has.

    Raises ModelError where it has several or none, or not the one named, or says no.
    """
    return _known(server, *_chosen(server, model))


def _chosen(server: Server, model: str | None) -> tuple[str, Mapping[str, Any]]:
    """The id of the model to use and what the server lists of it (nothing, where it does not list its models)."""
    try:
        listed = server.ask("/v1/models", _entries)
    except Refused as refused:
        if model is None or refused.status not in (404, 405, 501):
            raise refusal(server, refused, "") from refused
        listed = {}
    if model is None:
        if len(listed) != 1:
            has = f"has {len(listed)} models" if listed else "has no model"
            raise ModelError(f"{server.address} {has}", f"name one with -m{_names(listed)}")
        return next(iter(listed.items()))
    found = next((name for name in (model, f"{model}:latest") if name in listed), None)  # ":latest" is Ollama's
    if listed and found is None:
        raise UnknownModel(f"{server.address} has no model called {model!r}", f"name one that it has{_names(listed)}")
    return model, listed.get(found or model, {})


def _entries(answer: Any) -> dict[str, Mapping[str, Any]]:
    entries = answer["data"] or []
    if not all(isinstance(entry["id"], str) for entry in entries):
        raise TypeError("no ids")
    return {entry["id"]: entry for entry in entries}


def _names(listed: Mapping[str, object]) -> str:
    names = sorted(map(printable, listed))
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return f": {', '.join(names[:LISTED])}{more}" if names else ""


def _known(server: Server, model: str, entry: Mapping[str, Any]) -> Known:
    meta = entry.get("meta")
    meta = meta if isinstance(meta, Mapping) else {}
    served = f"served by {_shown(entry.get('owned_by')) or 'a server'} at {server.address}"
    root, name = _shown(entry.get("root")), _shown(model)
    # No date: llama.cpp's and vLLM's servers give that of the request.
    facts = [
        root if root != name else "",
        f"{meta['n_params']:,} parameters" if _count(meta.get("n_params")) else "",
        f"{meta['size']:,} bytes" if _count(meta.get("size")) else "",
    ]
    context = _count(entry.get("max_model_len")) or _count(meta.get("n_ctx")) or _props_context(server)
    return Known(
        model,
        name,
        ", ".join([*filter(None, facts), served]),
        context or _count(meta.get("n_ctx_train")) or CONTEXT,
    )


def _props_context(server: Server) -> int:
    """The context of llama.cpp's server, by its own way to ask; 0 where there is none."""
    try:
        return server.hasty().ask("/props", lambda answer: _count(answer["default_generation_settings"]["n_ctx"]))
    except (Refused, ModelError):
        return 0


def _count(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _shown(value: object) -> str:
    """A server's word for something: without the folders of a path, which are nobody's business."""
    text = printable(value)[:100] if isinstance(value, str) else ""
    return PurePath(text).name if text.startswith("/") else text


def refusal(server: Server, refused: Refused, model: str) -> ModelError:
    if refused.status in (401, 403):
        hint = f"set {KEY} to a key that it accepts"
    elif refused.status == 404 and not model:
        hint = "check that its URL is that of an OpenAI-compatible server, or name the model with -m"
    elif refused.status == 404:
        hint = f"it may have no model called {_shown(model)!r}; name another with -m"
    else:
        hint = "look at the server's log, and see whether its URL and the model are those you want"
    return ModelError(f"{server.address} {refused}", hint)
