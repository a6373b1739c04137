"""Chats as tokens: the model's own chat template where it has one, plain text where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import TemplateError

from summarizer.models.generator import Message, Prompt

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

_PROBE = "a7f3e0"  # a word no template holds


class ChatFormat:
    """Turns prompts into token ids for one tokenizer."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase) -> None:
        self._tokenizer = tokenizer
        # Longest first, so that no token is broken inside a longer one.
        marks = {*tokenizer.get_added_vocab(), *tokenizer.all_special_tokens}
        self._marks = sorted((mark for mark in marks if len(mark) > 2 and mark.strip()), key=len, reverse=True)
        self._templated = bool(tokenizer.chat_template)
        self._system = self._templated and self._takes_system()

    def tokens(self, prompt: Prompt) -> list[int]:
        """The ids of the chat in `prompt`, ending where the answer begins (or goes on, after an assistant's)."""
        messages = [Message(message.role, self.defused(message.content)) for message in prompt.messages]
        if self._templated:
            return self._ids(self._render(messages if self._system else merge_system(messages)), special=False)
        return self._ids("\n\n".join(message.content for message in messages), special=True)

    def continuation(self, text: str) -> list[int]:
        """The ids of a text that follows a prompt."""
        return self._ids(self.defused(text), special=False)

    def defused(self, text: str) -> str:
        """`text` with the tokenizer's control tokens broken up: an article must not be able to end the user's turn."""
        for mark in self._marks:
            if mark in text:
                text = text.replace(mark, f"{mark[0]} {mark[1:]}")
        return text

    def _ids(self, text: str, special: bool) -> list[int]:
        ids: list[int] = list(self._tokenizer(text, add_special_tokens=special, verbose=False).input_ids)
        # Some tokenizers close what they are given; a prompt is to be continued.
        if special and ids and ids[-1] == self._tokenizer.eos_token_id and not text.endswith(self._tokenizer.eos_token):
            ids.pop()
        return ids

    def _render(self, messages: list[Message]) -> str:
        continuing = bool(messages) and messages[-1].role == "assistant"
        rendered = self._tokenizer.apply_chat_template(
            [{"role": message.role, "content": message.content} for message in messages],
            tokenize=False,
            add_generation_prompt=not continuing,
            continue_final_message=continuing,
        )
        return str(rendered)  # it is one: only tokens would be something else

    def _takes_system(self) -> bool:
        try:
            return _PROBE in self._render([Message("system", _PROBE), Message("user", "x")])
        except TemplateError:  # Gemma's raises "System role not supported"
            return False


def merge_system(messages: list[Message]) -> list[Message]:
    """`messages` with the system's text put before the first user message."""
    system = "\n\n".join(message.content for message in messages if message.role == "system")
    rest = [message for message in messages if message.role != "system"]
    if not system:
        return rest
    if not rest or rest[0].role != "user":
        return [Message("user", system), *rest]
    return [Message("user", f"{system}\n\n{rest[0].content}"), *rest[1:]]
