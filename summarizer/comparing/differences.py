"""Everything in which the articles of a story differ, from what was aligned between them, without a model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from summarizer.comparing.accounts import find_accounts
from summarizer.comparing.ages import find_ages
from summarizer.comparing.callings import find_callings
from summarizer.comparing.causes import find_causes
from summarizer.comparing.contrasts import find_contrasts
from summarizer.comparing.corrections import Correction
from summarizer.comparing.days import find_days
from summarizer.comparing.denials import find_denials
from summarizer.comparing.designations import find_designations
from summarizer.comparing.doers import find_doers
from summarizer.comparing.each import find_each
from summarizer.comparing.figures import in_brief
from summarizer.comparing.hours import find_hours
from summarizer.comparing.labels import is_which
from summarizer.comparing.manners import find_manners
from summarizer.comparing.posts import find_posts
from summarizer.comparing.quantities import find_quantities
from summarizer.comparing.retorts import find_retorts
from summarizer.comparing.rival_words import find_rival_words
from summarizer.comparing.scenes import find_scenes
from summarizer.comparing.shares import find_shares
from summarizer.comparing.standings import find_standings
from summarizer.comparing.states import find_states
from summarizer.comparing.trades import find_trades
from summarizer.comparing.unknowns import find_unknowns
from summarizer.comparing.verdicts import find_verdicts
from summarizer.comparing.word_families import PART_OF_DAY
from summarizer.comparing.wordings import find_wordings
from summarizer.records import Difference, Mention, Report
from summarizer.text.index import Line, StoryIndex

_BUT = re.compile(r"^(?:But|And|However|Still|Yet),? (?P<first>\w)")
# "The second official said", where no first one is told of.
_SECOND = re.compile(
    r"^(?:The|A) (?:second|third|fourth) (?P<who>(?:[A-Z][\w.]+ )?[a-z]+ (?:said|says|told|argued|added|spoke|found)\b)"
)
# "Its general manager, Craig Dunmore, put it": whose manager stood in the sentence before.
_ITS_OWN = re.compile(r"^(?:Its|Their) (?P<role>[a-z][a-z -]+), (?P<name>[A-Z][\w.’'-]*(?: [\w.’'-]+)? [A-Z][\w’'-]*),")
DISPUTES = 4  # of them, statements and their denials, which take the most room
MOST = 8  # differences on a page: a longer table is not read


def find_differences(
    index: StoryIndex, alone: Mapping[Line, str] | None = None, corrections: Sequence[Correction] = ()
) -> tuple[Difference, ...]:
    """Every aligned disagreement between articles, up to MOST: what `corrections` put right, then what most carry,
    and last what differs in a designation or the wording of a quotation.

    `alone` has sentences as they can be said alone, "she" named; where whole sentences disagree, they are shown so.
    """
    withdrawn = frozenset[tuple[Line, Mention]]().union(*(c.withdrawn for c in corrections))
    quantities = list(find_quantities(index, alone, withdrawn))
    put_right = list(dict.fromkeys(_with_all_values(c.difference, quantities) for c in corrections))
    shown = [*quantities, *put_right]
    alone = alone or {}
    deaths = [*find_manners(index, alone), *find_scenes(index, alone)]
    counted = [d for d in quantities if not any(_holds(other, d) for other in put_right)]
    grave = [
        *(in_brief(d) for d in counted if not is_which(d.subject)),
        *islice((d for d in find_accounts(index) if not any(_holds(row, d) for row in shown)), DISPUTES),
        *islice(find_denials(index, alone), DISPUTES),
        *find_retorts(index, alone),
        *find_verdicts(index, alone),
        *find_causes(index, alone),
        *find_callings(index, alone),
        *find_doers(index, alone),
        *deaths,
        *find_each(index, alone),
        *find_shares(index, alone),
        *find_days(index),
        *find_states(index, alone),
        *find_standings(index, alone),
        *find_unknowns(index, alone),
        *islice(find_contrasts(index, alone), DISPUTES),
        *find_trades(index),
        *(
            d
            for d in find_rival_words(index, alone)
            if not (_by_day(d, index) or any(_holds(row, d) for row in deaths))
        ),
    ]
    of_people = (*find_ages(index), *find_posts(index))
    numbered = (in_brief(d) for d in counted if is_which(d.subject))
    details = (*numbered, *of_people, *find_hours(index), *find_designations(index), *find_wordings(index))
    light = [replace(d, minor=True) for d in details]
    rows = _injured_last([*put_right, *_by_articles(_each_once(grave)), *_by_articles(light)])[:MOST]
    return tuple(replace(row, reports=tuple(map(_without_ties, row.reports))) for row in rows)


def _by_day(row: Difference, index: StoryIndex) -> bool:
    """Whether articles of several days differ in a part of the day, which each of them has."""
    dates = {article.date for article in index.articles if any(article.number in r.citations for r in row.reports)}
    return row.subject == PART_OF_DAY and len(dates) > 1


def _without_ties(report: Report) -> Report:
    """The report without what ties it to the sentence before: "But the core lacks force", "The second official"."""
    text = _BUT.sub(lambda match: match["first"].upper(), report.context or report.value)
    text = _ITS_OWN.sub(lambda match: f"{match['role'].capitalize()} {match['name']}", _SECOND.sub(_one_of_them, text))
    return replace(report, context=text) if report.context else replace(report, value=text)


def _one_of_them(match: re.Match[str]) -> str:
    return f"{'An' if match['who'][0] in 'aeioAEIO' else 'A'} {match['who']}"


def _injured_last(rows: list[Difference]) -> list[Difference]:
    """The rows, the number of the injured behind all others where one on the dead tells how grave it was."""
    if not any(row.subject.partition(",")[0].removesuffix(" in all").endswith(" killed") for row in rows):
        return rows
    return sorted(rows, key=lambda row: row.subject.endswith(" injured"))


def _by_articles(found: Iterable[Difference]) -> list[Difference]:
    """Those that more articles carry first."""
    return sorted(found, key=lambda d: -len({c for r in d.reports for c in r.citations}))


def _each_once(found: Iterable[Difference]) -> Iterator[Difference]:
    """The differences but for those of accounts whose every sentence an earlier one shows."""
    kept: list[Difference] = []
    for difference in found:
        if difference.reports[0].context or not any(_holds(other, difference) for other in kept):
            kept.append(difference)
            yield difference


def _with_all_values(put_right: Difference, found: Iterable[Difference]) -> Difference:
    """A correction with the values that others give besides, where a row of the table holds both of its own."""
    whole = next((d for d in found if _holds(d, put_right) and not _holds(put_right, d)), put_right)
    return replace(whole, subject=put_right.subject)


def _holds(whole: Difference, part: Difference) -> bool:
    """Whether every sentence of one difference is shown by the other."""
    shown = {e for report in whole.reports for e in report.evidence}
    return all(e in shown for report in part.reports for e in report.evidence)
