"""Templates by name, from the folder that is installed as `summarizer.prompts`: model prompts and page layouts."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNPRINTABLE = re.compile(f"[\x00-\x1f\x7f-\x9f{BIDI_CONTROLS}]")
SPACES = re.compile("[\t\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
SURROGATES = re.compile("[\ud800-\udfff]")
SPECIAL = re.compile(r"[\\`*_{}\[\]#|~]")
ENTITY = re.compile(r"&(?=#?\w+;)")
BLOCK_MARK = re.compile(r"^(?:[-+=:]|\d+(?=[.)](?:\s|$)))")
AUTOLINK = re.compile(r"(?<=[a-z])(?=://)|(?<=\bwww)(?=\.)", re.IGNORECASE)


def render(name: str, **values: object) -> str:
    """The template file `name` ("page.md.j2") filled with `values`; a value it uses and is not given is an error."""
    return environment().get_template(name).render(values)


@cache
def environment() -> jinja2.Environment:
    """The one way templates are read: what fills NAME.html.j2 is escaped.

    Elsewhere plain text comes out, so untrusted text on a page must pass through `md`.
    """
    import jinja2  # here, since `brief check` escapes text and fills no template

    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_source),
        undefined=jinja2.StrictUndefined,
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["md"] = escape_markdown
    return made


def escape_markdown(text: str) -> str:
    """`text` on one line so that any Markdown renderer, HTML allowed or not, shows its characters and nothing else."""
    line = one_line(text)
    line = SPECIAL.sub(r"\\\g<0>", line)
    # Entities, not backslashes: renderers older than CommonMark know no `\<` and would pass the tag through.
    line = ENTITY.sub("&amp;", line).replace("<", "&lt;").replace(">", "&gt;")
    # GitHub makes links of bare addresses; "https\://" stays text and stays readable.
    line = AUTOLINK.sub(r"\\", line)
    return BLOCK_MARK.sub(_escape_block_mark, line)


def one_line(text: str) -> str:
    """`text` with every run of white space as one space, and without control characters.

    Direction overrides go too: one in a headline would reverse the rest of its line.
    """
    return SURROGATES.sub("\ufffd", " ".join(UNPRINTABLE.sub("", " ".join(text.split())).split()))


def printable(text: str) -> str:
    """`text` without control characters, as `one_line` takes them out, but with its lines and its runs of spaces."""
    lines = (UNPRINTABLE.sub("", line) for line in SPACES.sub(" ", text).split("\n"))
    return SURROGATES.sub("\ufffd", "\n".join(lines))


def _escape_block_mark(match: re.Match[str]) -> str:
    """A list's dash or number at the start of a line, made plain: "\\- five", "1\\. five"."""
    mark = match.group()
    return mark + "\\" if mark[-1].isdigit() else "\\" + mark


def templates() -> dict[str, str]:
    """Every template file as it is written, by name."""
    return {file.name: file.read_text("utf-8") for file in _folder().iterdir() if file.name.endswith(".j2")}


def source(name: str) -> str:
    """The template file `name` as it is written."""
    return (_folder() / name).read_text("utf-8")


def _source(name: str) -> tuple[str, str, None] | None:
    file = _folder() / name
    return (source(name), str(file), None) if file.is_file() else None


@cache
def _folder() -> Traversable:
    try:
        return resources.files("summarizer.prompts")
    except ModuleNotFoundError:
        # A source tree that is not installed: the package mapping in pyproject.toml is not yet in force.
        return Path(__file__).parents[1] / "prompts"
