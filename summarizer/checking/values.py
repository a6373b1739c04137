"""What is measured of a mention's own value: whether the sources give it, whole or in part, and what kind it is."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checking.appearances import BARE, CLOSE, Appearance
from summarizer.checking.keys import Word
from summarizer.checking.namesakes import Naming
from summarizer.records import Bound, Date, Mention, Name, Number
from summarizer.text.commonwords import is_common
from summarizer.text.places import PEOPLE, PLACES
from summarizer.text.tables import NOT_PERSON


def name_features(mention: Mention, named: Naming, opens: bool) -> dict[str, float]:
    name = mention.value
    words = name.words if isinstance(name, Name) else ()
    phrase = " ".join(words)
    missing = 1 - named.found
    lone = len(named.parts) == 1
    place, person = phrase in PLACES, _is_person(words, phrase)
    return {
        "missing": missing,
        "none of it": float(named.found == 0),
        "last word missing": float(not named.last),
        "apart": named.found - named.together,
        "missing words are common": float(missing > 0 and named.plain),
        "missing, opens the sentence": missing * opens,
        "missing, one word": missing * lone,
        "missing, a place": missing * place,
        "missing, a people": missing * (mention.text.lower() in PEOPLE),
        "missing, a person": missing * person,
        "missing, letters": missing * bool(isinstance(name, Name) and name.acronym),
        "missing, only a first name": missing * (person and named.last and named.found > 0),
        "place": float(place),
        "person": float(person),
        "one word": float(lone),
    }


def goes_on(named: Naming, written: Sequence[Word]) -> bool:
    """Whether another name follows the part that is held: "Ada Moreau" where the summary has "Ada Lund"."""
    if not named.places or named.last or len(written) < 2:
        return False
    place, lowers = named.places[0], {word.lower for word in written}
    beside = place.passage.words[place.last : place.last + 1]
    gap = place.passage.text[place.passage.words[place.first].end - place.passage.span.start :][:1]
    return bool(beside) and gap == " " and beside[0].text[0].isupper() and beside[0].lower not in lowers


def nowhere(features: dict[str, float]) -> bool:
    """Whether no source gives the value in any form, so that nothing around it needs to be weighed.

    Headlines round and shorten; "two ways" and "last week" are told in other words; a name of common words may be a
    reading error ("The Hill"): of these the words around decide.
    """
    if features["headline"]:
        return False
    if "absent" in features:
        return bool(features["absent"] and not features.get("absent, small") and not features.get("absent, relative"))
    if features["none of it"]:
        return bool(features["place"] or features["person"] or not features["missing words are common"])
    return bool(features["person"] and features["last word missing"])


def _is_person(words: Sequence[str], phrase: str) -> bool:
    if phrase in PLACES or not 2 <= len(words) <= 4:
        return False
    return not any(word in NOT_PERSON or is_common(word) or not word.isalpha() for word in words)


def figure_features(mention: Mention, found: Sequence[Appearance]) -> dict[str, float]:
    value = mention.value
    level = max((item.level for item in found), default=0.0)
    absent = float(level == 0)
    kinds = _number_kinds(value) if isinstance(value, Number) else _date_kinds(value)
    return {
        "absent": absent,
        "bare": float(level == BARE),
        "close": float(level == CLOSE),
        **{f"absent, {kind}": absent * is_so for kind, is_so in kinds.items()},
        "date": float(isinstance(value, Date)),
    }


def _number_kinds(value: Number) -> dict[str, bool]:
    return {
        "small": not value.unit and 0 <= value.amount <= 3 and value.role == "count",
        "age or span": value.unit in ("years", "months", "weeks", "days", "hours", "minutes"),
        "money or share": value.unit in ("%", "USD", "GBP", "EUR", "pounds") or value.role == "fraction",
        "ordinal": value.role == "ordinal",
        "score": value.role in ("score", "identifier"),
        "vague": value.bound is not Bound.EXACT,
    }


def _date_kinds(value: object) -> dict[str, bool]:
    if not isinstance(value, Date):
        return {}
    return {
        "relative": bool(value.relative),
        "weekday": value.weekday is not None and value.day is None,
        "year": value.year is not None and value.month is None,
        "month": value.month is not None,
    }
