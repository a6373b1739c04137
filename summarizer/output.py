"""Where results and messages go: stdout, a file that is whole or as it was, and stderr."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import typer

from summarizer.errors import OutputError

STDOUT = Path("-")


def say(message: str) -> None:
    """A message for whoever sits before the terminal, on stderr."""
    typer.echo(message, err=True)


def on_terminal() -> bool:
    """Whether somebody reads messages as they come; Python has no stderr at all where it was closed (`2>&-`)."""
    stderr: TextIO | None = sys.stderr
    return stderr is not None and stderr.isatty()


def require_writable(output: Path | None) -> None:
    """Refuse before the work what could not be written after it; None is stdout."""
    if output is None:
        return
    with _faults(output):
        if output.is_dir():
            raise OutputError(f"{output} is a folder", "name a file for -o")
        if not output.parent.is_dir():
            raise OutputError(f"no such folder: {output.parent}", "make it first, or name another file for -o")
        if output.exists() and not os.access(output, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if not _is_special(output):
            # Tried and not asked for: in /proc and on some network disks the permissions promise more than is given.
            _draft(output).touch()
            _draft(output).unlink()


def emit(text: str, output: Path | None) -> None:
    """To stdout, or to a file that is whole or as it was."""
    with opened(output) as put:
        put(text)


@contextmanager
def opened(output: Path | None) -> Iterator[Callable[[str], bool]]:
    """A function that writes a text to `output` (None is stdout), and says whether anyone is still there to read.

    A file is replaced when the block ends; where it ends in an error the file is as it was. Raises OutputError.
    """
    if output is None:
        yield _print
        return
    with _faults(output), _file(output) as file:
        yield lambda text: file.write(text) >= 0


@contextmanager
def _file(output: Path) -> Iterator[TextIO]:
    if _is_special(output):
        with output.open("w", encoding="utf-8") as file:
            yield file
        return
    draft, target = _draft(output), Path(os.path.realpath(output))
    try:
        with draft.open("w", encoding="utf-8") as file:
            yield file
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _draft(output: Path) -> Path:
    """The file that is written first, beside the one it becomes; a link stays a link to what is replaced."""
    target = Path(os.path.realpath(output))
    return target.with_name(f".{target.name}.{os.getpid()}")


def _is_special(output: Path) -> bool:
    """Whether it is there and no file: /dev/null, a pipe. A file put in its place would take it away."""
    return output.exists() and not output.is_file()


@contextmanager
def _faults(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot write {output}: {reason(error)}", "name another file for -o") from error


def _stdout() -> TextIO | None:
    """None where it was closed (`>&-`)."""
    return sys.stdout


def _print(text: str) -> bool:
    """`text` on stdout, in UTF-8 whatever the machine's language; a reader that has gone (`head`) has had enough."""
    if (stdout := _stdout()) is None:
        raise OutputError("cannot write to stdout: it is closed", "name a file with -o")
    if isinstance(stdout, TextIOWrapper):
        stdout.reconfigure(encoding="utf-8")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(f"cannot write to stdout: {reason(error)}", "name a file with -o") from error
    return True


def reason(error: OSError) -> str:
    """What the system says, as a clause."""
    return (error.strerror or str(error)).lower()
