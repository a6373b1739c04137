"""One reader for each format: text or bytes in, drafts out. The libraries are imported where they are used."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping

from summarizer.articles import metadata
from summarizer.articles.decoding import decode
from summarizer.articles.drafts import Draft, Unusable
from summarizer.articles.libraries import guarded
from summarizer.articles.markdown import plain
from summarizer.articles.pdf import pdf_file

_BODY = ("text", "body", "content", "article", "maintext", "articlebody", "article_text", "full_text")
_LISTS = ("articles", "data", "items", "results", "stories")
_TAG = re.compile(r"</?(?:p|br|div|a|strong|em|b|i|h\d|li|ul|ol|span|blockquote|script|style)\b[^<>]*>", re.IGNORECASE)
_BLOCK = re.compile(r"(?:</(?:p|div|h\d|li|blockquote)>|<br\s*/?>)", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1>", re.IGNORECASE | re.DOTALL)


def text_file(data: bytes) -> list[Draft]:
    return [Draft(decode(data))]


def markdown_file(data: bytes) -> list[Draft]:
    """Front matter gives the metadata; without a title there, the first top heading is the title."""
    import frontmatter
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    source = decode(data).replace("\r\n", "\n")
    notes: tuple[str, ...] = ()
    try:
        fields, body = frontmatter.parse(source, handler=YAMLHandler())
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        fields, body = {}, re.sub(r"\A---\n.*?\n---\n", "", source, count=1, flags=re.DOTALL)
        notes = ("its front matter is not valid YAML and was left out",)
    known = metadata.from_fields(fields if isinstance(fields, dict) else {})
    heading = re.match(r"\s*# +(.+)", body)
    if heading and not known["title"]:
        known["title"] = metadata.one_line(plain(heading[1]))
    return [Draft(plain(body), **known, notes=notes)]


def html_file(data: bytes) -> list[Draft]:
    """The main text of the page and what its markup says of it, by trafilatura."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    page = _declared(data)
    with guarded("not a page that can be read", "trafilatura", "htmldate", "justext"):
        document = bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params={"extensive_search": False}
        )
    if not isinstance(document, Document) or not (text := document.text or "").strip():
        raise Unusable("no article text found in the page")
    known = metadata.from_fields(
        {"title": document.title, "source": document.sitename, "date": document.date, "url": document.url}
    )
    return [Draft(text.replace("\n", "\n\n"), **known)]


def _declared(data: bytes) -> str:
    """The page as text, in the encoding its markup declares where it is not UTF-8."""
    found = re.search(rb"""<meta[^>]{0,100}charset=["']?([\w-]{3,20})""", data[:4096], re.IGNORECASE)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if found and b"\0" not in data:
            try:
                return data.decode(found[1].decode("ascii"))
            except (LookupError, UnicodeDecodeError):
                pass
    return decode(data)


def json_file(data: bytes) -> list[Draft]:
    """One object, a list of them, or an object that holds such a list under a usual name ("articles")."""
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        raise Unusable(f"not valid JSON ({_where(error)})") from error
    if isinstance(value, dict) and not _body(value):
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), value)
    if isinstance(value, dict):
        return [_record(value, "")]
    if not isinstance(value, list) or not value:
        raise Unusable("no article in it: an object or a list of objects was expected")
    return [_safe_record(item, str(i)) for i, item in enumerate(value, 1)]


def jsonl_file(data: bytes) -> list[Draft]:
    """An object a line; a line that cannot be read gives a draft without text, whose note says so."""
    lines = [(i, line) for i, line in enumerate(decode(data).split("\n"), 1) if line.strip()]
    return [_line(line, str(i)) for i, line in lines]


def _line(line: str, mark: str) -> Draft:
    try:
        return _safe_record(json.loads(line), mark)
    except (ValueError, RecursionError):
        return Draft("", mark=mark, notes=("not valid JSON; left out",))


def _safe_record(value: object, mark: str) -> Draft:
    try:
        return _record(value, mark)
    except Unusable as fault:
        return Draft("", mark=mark, notes=(f"{fault}; left out",))


def _record(value: object, mark: str) -> Draft:
    if not isinstance(value, Mapping) or not (body := _body(value)):
        raise Unusable(f"no article text in it (looked for {', '.join(_BODY[:5])})")
    return Draft(_without_tags(body), **metadata.from_fields(value), mark=mark)


def _body(fields: Mapping[str, object]) -> str:
    named = {str(key).lower(): value for key, value in fields.items()}
    for key in _BODY:
        value = named.get(key)
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _without_tags(body: str) -> str:
    """A body with markup in it as plain text; one without is left alone, "&amp;" and all."""
    if not _TAG.search(body):
        return body
    body = _BLOCK.sub("\n\n", _HIDDEN.sub("", body))
    return html.unescape(re.sub(r"<[^<>]{0,2000}>", "", body))


def _where(error: Exception) -> str:
    return f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "nested too deeply"


READERS: dict[str, Callable[[bytes], list[Draft]]] = {
    ".txt": text_file,
    ".text": text_file,
    "": text_file,
    ".md": markdown_file,
    ".markdown": markdown_file,
    ".html": html_file,
    ".htm": html_file,
    ".json": json_file,
    ".jsonl": jsonl_file,
    ".ndjson": jsonl_file,
    ".pdf": pdf_file,
}


def extensions() -> Iterator[str]:
    """The extensions that are read, for messages."""
    return (name for name in READERS if name)
