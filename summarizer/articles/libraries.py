"""How a library is let loose on a file that may be damaged or hostile."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from summarizer.articles.drafts import Unusable


@contextmanager
def guarded(fault: str, *loggers: str) -> Iterator[None]:
    """Whatever is raised inside becomes Unusable(fault); warnings and the log lines of `loggers` are dropped.

    A parser may raise nearly anything on a damaged file: pypdf NotImplementedError for a filter's name with one byte
    changed, and a page's date makes dateutil warn of its time zone. None of it is for the user to mend.
    """
    for name in loggers:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except Unusable:
            raise
        except Exception as error:
            raise Unusable(fault) from error
