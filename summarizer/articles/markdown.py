"""Markdown to the plain text a reader sees: markup goes, words and paragraphs stay."""

from __future__ import annotations

import html
import re

_STEPS = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"^[ \t]*(?:```|~~~).*$", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:[ \t]*\S+.*$", re.MULTILINE), ""),  # [1]: https://…
    (re.compile(r"^ {0,3}(?:[*_-][ \t]*){3,}$", re.MULTILINE), ""),  # a rule
    (re.compile(r"^ {0,3}=+[ \t]*$", re.MULTILINE), ""),  # under a heading
    (re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"!\[[^\]\n]{0,500}\]\([^()\n]{0,500}\)"), ""),
    (re.compile(r"\[([^\]\n]{1,500})\](?:\([^()\n]{0,500}\)|\[[^\]\n]{0,100}\])"), r"\1"),
    (re.compile(r"<(https?://[^\s<>]{1,500})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>"), ""),
    (re.compile(r"(\*\*|__|~~)(?=\S)([^\n]{1,1000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,1000}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|$])"), r"\1"),
)


def plain(source: str) -> str:
    """`source` without markdown's marks: link and emphasis keep their words, images and comments go."""
    for pattern, replacement in _STEPS:
        source = pattern.sub(replacement, source)
    return html.unescape(source)
