"""What a format's reader hands on: an article before its sentences are found, or the reason there is none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


class Unusable(Exception):
    """This input gives no article; the message says why, in words that follow the file's name and a colon."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its format gives it: plain text, and the metadata that the file states (None where it does not).

    `mark` tells the articles of one file apart ("3" for the third line or object). `notes` are for the reader.
    """

    text: str
    title: str | None = None
    source: str | None = None
    date: dt.date | None = None
    url: str | None = None
    mark: str = ""
    notes: tuple[str, ...] = ()
