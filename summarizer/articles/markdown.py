"""Markdown to the plain text a reader sees: markup goes, words and paragraphs stay."""

from __future__ import annotations

import html
import re

from summarizer.text.traced import Traced

# What is found, which group of it stays, and what comes before and after that.
_STEPS = (
    (re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL), 0, ""),  # one that is not closed hides the rest, as a renderer does
    (re.compile(r"^[ \t]*(?:```|~~~).*$", re.MULTILINE), 0, ""),
    (re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:[ \t]*\S+.*$", re.MULTILINE), 0, ""),  # [1]: https://…
    (re.compile(r"^ {0,3}(?:[*_-][ \t]*){3,}$", re.MULTILINE), 0, ""),  # a rule
    (re.compile(r"^ {0,3}=+[ \t]*$", re.MULTILINE), 0, ""),  # under a heading
    (re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE), 0, ""),
    # The marks that close a heading go first: one pattern for both ends takes cubic time on a line of spaces.
    (re.compile(r"^( {0,3}#{1,6}[ \t][^\n]*(?<![ \t#\n]))[ \t]+#+[ \t]*$", re.MULTILINE), 1, ""),
    (re.compile(r"^ {0,3}#{1,6}[ \t]+([^\n]*)$", re.MULTILINE), 1, "\n"),
    (re.compile(r"!\[[^\]\n]{0,500}\]\([^()\n]{0,500}\)"), 0, ""),
    (re.compile(r"\[([^\]\n]{1,500})\](?:\([^()\n]{0,500}\)|\[[^\]\n]{0,100}\])"), 1, ""),
    (re.compile(r"<(https?://[^\s<>]{1,500})>"), 1, ""),
    (re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>"), 0, ""),
    (re.compile(r"(\*\*|__|~~)(?=\S)([^\n]{1,1000}?)(?<=\S)\1"), 2, ""),
    (re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,1000}?)(?<=\S)\1(?![\w*])"), 2, ""),
    (re.compile(r"`([^`\n]{1,500})`"), 1, ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|$])"), 1, ""),
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});")


def plain(source: str) -> str:
    """`source` without markdown's marks: link and emphasis keep their words, images and comments go."""
    for pattern, group, around in _STEPS:
        source = pattern.sub(f"{around}\\{group}{around}" if group else "", source)
    return html.unescape(source)


def plain_traced(source: Traced) -> Traced:
    """What `plain` does, with every character traced to where it came from."""
    for pattern, group, around in _STEPS:
        source = source.keep(pattern, group, around) if group else source.put(pattern)
    return source.put(_ENTITY, lambda match: html.unescape(match[0]).replace("\u00a0", " "))
