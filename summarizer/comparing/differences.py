"""Everything in which the articles of a story differ, from what was aligned between them, without a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from summarizer.comparing.accounts import find_accounts
from summarizer.comparing.days import find_days
from summarizer.comparing.denials import find_denials
from summarizer.comparing.designations import find_designations
from summarizer.comparing.hours import find_hours
from summarizer.comparing.posts import find_posts
from summarizer.comparing.quantities import find_quantities
from summarizer.comparing.wordings import find_wordings
from summarizer.records import Difference
from summarizer.text.index import Line, StoryIndex

DISPUTES = 4  # of them, statements and their denials, which take the most room
MOST = 8  # differences on a page: a longer table is not read


def find_differences(index: StoryIndex, alone: Mapping[Line, str] | None = None) -> tuple[Difference, ...]:
    """Every aligned disagreement between articles, up to MOST, those carried by the most articles first.

    `alone` has sentences as they can be said alone, "she" named; where whole sentences disagree, they are shown so.
    """
    quantities = list(find_quantities(index, alone))
    found = [
        *quantities,
        *islice((d for d in find_accounts(index) if not _is_told(d, quantities)), DISPUTES),
        *islice(find_denials(index, alone or {}), DISPUTES),
        *find_hours(index),
        *find_days(index),
        *find_posts(index),
        *find_designations(index),
        *find_wordings(index),
    ]
    return tuple(sorted(found, key=lambda d: -len({c for r in d.reports for c in r.citations}))[:MOST])


def _is_told(accounts: Difference, quantities: Sequence[Difference]) -> bool:
    """Whether a row already has the values in which two accounts differ."""
    mine = {e for report in accounts.reports for e in report.evidence}
    return any(mine <= {e for report in row.reports for e in report.evidence} for row in quantities)
