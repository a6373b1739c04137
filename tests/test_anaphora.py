"""What a sentence speaks of as known, and when a reader of the page knows it."""

from __future__ import annotations

import pytest
from story import story

from summarizer.writing.anaphora import known_things, unmet

# The article; the stems of what its last sentence speaks of as known.
CASES = {
    "a thing told of before": ("A crane stands at the mill. Two men tested the crane on Monday.", {"crane"}),
    "the world's own": ("A judge heard the case. The police and the government said nothing.", set()),
    "the subject of a sentence": ("Rain fell all night. The crane broke in two on Monday.", {"crane"}),
    "which one is said": ("A crane stands at the mill. Two men tested the crane of the port on Monday.", set()),
    "whose name follows": ("A firm owns the mill. Now the firm, Berg and Sons, has sold it.", set()),
    "whose name stands before": ("Lind Oil owns the mill. Lind Oil said the company would not sell it.", set()),
    "a company by no name": ("Lind Oil owns the mill. On Monday the company said that 600 jobs may go.", {"compani"}),
    "named where an article begins": ("The ship stuck in Lake Elin is to be freed on Monday.", set()),
    "not named where an article begins": ("On Monday the storm was still a day away.", {"storm"}),
    "a part of what was told of": ("Eleven Danes fled. Two of the Danes were held on Monday.", {"dane"}),
    "a bare number": ("Eleven men fled. Police said the five were held on Monday.", {"five"}),
    "an owner": ("A couple lived there. An agent opened the couple's house on Monday.", {"coupl"}),
    "an occasion by another word": ("The mill burned down. It rained after the accident on Monday.", {"accid"}),
    "told in the sentence itself": ("Rain fell. A crane broke and hit a man who tested the crane.", set()),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_spoken_of_as_known(case: str) -> None:
    text, expected = CASES[case]
    index = story(text)
    assert known_things(index.lines[-1], index) == expected


def test_what_any_article_told_is_known_and_a_company_only_from_its_own() -> None:
    index = story(
        "Lind Oil sold the mill. A crane stands there. The crane is old. On Monday the company said it would go.",
        "The company Berg and Sons bought a crane.",
    )
    sold, stands, crane, company, berg = index.lines
    assert unmet(crane, (), index) == {"crane"}
    assert unmet(crane, [berg], index) == unmet(crane, [stands], index) == frozenset()
    assert unmet(company, [berg], index) == {"compani"}
    assert unmet(company, [sold, crane], index) == frozenset()
