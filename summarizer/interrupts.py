"""Ctrl-C: whatever a library makes of it, the command ends with one line and exit code 130."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from summarizer.output import say

INTERRUPTED = 130


class _CtrlC:
    """Remembers that Ctrl-C was pressed.

    An import under way may swallow the KeyboardInterrupt, or make an error of its own of it: pressed while torch was
    imported, one in sixteen came to nothing and one ended in a RuntimeError.
    """

    def __init__(self) -> None:
        self.pressed = False
        self.writing = False  # the page is on its way out, and may be out in part
        self.resumable = False  # what is done is kept, and the same command goes on from there

    def __call__(self, signum: int, frame: object) -> None:
        self.pressed = True
        raise KeyboardInterrupt

    def check(self) -> None:
        if self.pressed:
            raise KeyboardInterrupt


ctrl_c = _CtrlC()


def _consequence() -> str:
    if ctrl_c.resumable:
        return "; run the same command again to go on"
    return "" if ctrl_c.writing else "; nothing was written"


@contextmanager
def interruptible() -> Iterator[None]:
    """Whatever comes of Ctrl-C inside, the process ends with one line and exit code 130."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield  # started in the background, where Ctrl-C is not meant for it
        return
    signal.signal(signal.SIGINT, ctrl_c)
    try:
        yield
    except BaseException:
        if not ctrl_c.pressed:
            raise
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN if ctrl_c.pressed else signal.default_int_handler)
    if ctrl_c.pressed:
        say(f"brief: interrupted{_consequence()}")
        # Not sys.exit: where C code was interrupted, Python would end itself by the signal once more.
        os._exit(INTERRUPTED)
