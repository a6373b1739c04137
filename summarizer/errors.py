"""What can go wrong through no fault of the code, each with the way to mend it.

SummarizerError
├── InputError        the files or arguments given cannot be used
├── ModelError        the model named cannot be had or run
│   ├── UnknownModel  no model of that name, folder, file or hub id
│   ├── Unreachable   not on disk, and no source answers
│   └── Corrupt       what came does not have the hash it should have
└── OutputError       the result cannot be written where it was asked for
"""

from __future__ import annotations


class SummarizerError(Exception):
    """A fault the user can mend: `message` says what is wrong, `hint` how to mend it (both one line)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class InputError(SummarizerError):
    pass


class ModelError(SummarizerError):
    pass


class UnknownModel(ModelError):
    pass


class Unreachable(ModelError):
    pass


class Corrupt(ModelError):
    pass


class OutputError(SummarizerError):
    pass
