"""What can go wrong in a benchmark: a command line that asks for what cannot be done, an engine that fails."""

from __future__ import annotations


class Misused(Exception):
    """The command line asks for what cannot be done; the message is one line."""


class Failed(Exception):
    """An engine or the making of its weights failed; the message is one line."""
