"""Everything in which the articles of a story differ, from what was aligned between them, without a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from summarizer.comparing.corrections import Correction
from summarizer.comparing.days import find_days
from summarizer.comparing.denials import find_denials
from summarizer.comparing.designations import find_designations
from summarizer.comparing.posts import find_posts
from summarizer.comparing.quantities import find_quantities
from summarizer.comparing.wordings import find_wordings
from summarizer.records import Difference, Mention
from summarizer.text.index import Line, StoryIndex

DISPUTES = 4  # of them, statements and their denials, which take the most room
MOST = 8  # differences on a page: a longer table is not read


def find_differences(
    index: StoryIndex, alone: Mapping[Line, str] | None = None, corrections: Sequence[Correction] = ()
) -> tuple[Difference, ...]:
    """Every aligned disagreement between articles, up to MOST: what `corrections` put right, then what most carry.

    `alone` has sentences as they can be said alone, "she" named; where whole sentences disagree, they are shown so.
    """
    withdrawn = frozenset[tuple[Line, Mention]]().union(*(c.withdrawn for c in corrections))
    put_right = [correction.difference for correction in corrections]
    quantities = [d for d in find_quantities(index, withdrawn) if not any(_holds(other, d) for other in put_right)]
    found = [
        *quantities,
        *islice(find_denials(index, alone or {}), DISPUTES),
        *find_days(index),
        *find_posts(index),
        *find_designations(index),
        *find_wordings(index),
    ]
    found.sort(key=lambda d: -len({c for r in d.reports for c in r.citations}))
    return tuple([*put_right, *found][:MOST])


def _holds(whole: Difference, part: Difference) -> bool:
    """Whether every sentence of one difference is shown by the other."""
    shown = {e for report in whole.reports for e in report.evidence}
    return all(e in shown for report in part.reports for e in report.evidence)
