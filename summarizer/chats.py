"""Chat prompts from the templates in `prompts/`: a line "=== role" opens a message."""

from __future__ import annotations

import re
from functools import cache

from summarizer.models.generator import Message, Prompt, Role
from summarizer.prompting import environment, one_line, source

_ROLES: tuple[Role, ...] = ("system", "user", "assistant")
_ROLE = re.compile(rf"^=== ({'|'.join(_ROLES)})\n", re.MULTILINE)


def chat(template: str, passage: str, **values: str) -> Prompt:
    """The chat that `template` makes of `values`; `passage` is what a model without instructions reads.

    The template is cut into messages before it is filled, and values are put on one line, so that no article can
    open a message of its own. A message that its values leave empty is left out.
    """
    clean = {name: one_line(value) for name, value in values.items()}
    made = environment()
    filled = [Message(role, made.from_string(body).render(clean).strip()) for role, body in _messages(template)]
    return Prompt(tuple(message for message in filled if message.content), one_line(passage))


@cache
def _messages(template: str) -> tuple[tuple[Role, str], ...]:
    parts = _ROLE.split(source(template))[1:]
    return tuple((role, body) for role, body in zip(parts[::2], parts[1::2], strict=True) if role in _ROLES)
