"""Dates and times of day in English prose, as far as the words give them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarizer.records import Date, Mention
from summarizer.text.scanning import DIGIT, alternatives, blank_mentions, mention, triggers, word_set
from summarizer.text.tables import BOUNDS, DIGIT_WORDS, MONTHS, UNITS, WEEKDAYS

Found = Iterator[tuple[int, int, Date]]

_LONG_MONTHS = [name.capitalize() for name in MONTHS if len(name) > 4 or name in ("may", "june", "july")]
_SHORT_MONTHS = [name.capitalize() for name in MONTHS if len(name) <= 4 and name not in ("may", "june", "july")]
_MONTH = (
    rf"(?P<month>(?:{alternatives(_LONG_MONTHS)})\b|(?:{alternatives(name.upper() for name in _LONG_MONTHS)})\b"
    rf"|(?:{alternatives(_SHORT_MONTHS)})\b\.?)"
)
_WEEKDAY = rf"(?:{alternatives(name.capitalize() for name in WEEKDAYS)})\b\.?"
_LONG_WEEKDAYS = alternatives(name.capitalize() for name in WEEKDAYS if name.endswith("day"))
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[:.,][0-9])"
_TO_DAY = (
    r"(?:(?P<to> ?[-–] ?| to | through | and (?=[0-9]{1,2}(?:[,.;]|$)))"
    r"(?P<day2>3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)?(?![\w%:]|[.,][0-9]))?"
)
_YEAR = r"(?P<year>(?:1[5-9]|20)[0-9]{2})(?![\w%]|[:.,][0-9])"
_NOT_INSIDE = r"(?<![\w/.,:$£€#-])"


def _weekday(written: str | None) -> int | None:
    return WEEKDAYS[written.rstrip(".").lower()] if written else None


def _month(match: re.Match[str]) -> int:
    return MONTHS[match["month"].rstrip(".").lower()]


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


# --- days: "Mon, February 12, 2018", "7 February", "2018-02-12"

_MONTH_DAY = re.compile(rf"\b(?:(?P<weekday>{_WEEKDAY}),? )?{_MONTH} {_DAY}{_TO_DAY}(?:,? {_YEAR})?")
_DAY_MONTH = re.compile(
    rf"(?<![\w$.,:/-])(?:(?P<weekday>{_WEEKDAY}),? )?(?:the )?"
    rf"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_YEAR})?"
)


def _month_days(match: re.Match[str]) -> Found:
    """One day, or two for "Feb. 7-9, 2018": the second day's span holds the year."""
    year, month = _year(match), _month(match)
    first_end = match.start("to") if match["to"] else match.end()
    yield match.start(), first_end, Date(year, month, int(match["day"]), _weekday(match["weekday"]))
    if match["to"]:
        yield match.start("day2"), match.end(), Date(year, month, int(match["day2"]))


def _day_month(match: re.Match[str]) -> Found:
    start = match.start() + (4 if match.group().startswith("the ") else 0)
    yield start, match.end(), Date(_year(match), _month(match), int(match["day"]), _weekday(match["weekday"]))


_ISO = re.compile(
    r"(?<![\w./-])(?P<year>(?:1[5-9]|20)[0-9]{2})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01])(?![0-9-])"
)
_SLASHED = re.compile(
    r"(?<![\w./-])(?P<a>[0-9]{1,2})(?P<sep>[/.])(?P<b>[0-9]{1,2})(?P=sep)(?P<year>(?:1[5-9]|20)[0-9]{2})(?![\w/])"
)
_NINE_ELEVEN = re.compile(r"(?<![\w./$-])9/11(?![\w/])")


def _iso(match: re.Match[str]) -> Found:
    yield match.start(), match.end(), Date(int(match["year"]), int(match["month"]), int(match["day"]))


def _slashed(match: re.Match[str]) -> Found:
    """12/02/2018 is December or February: day and month stay open unless one number is over 12."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    month, day = (b, a) if 12 < a <= 31 and 1 <= b <= 12 else (a, b) if 12 < b <= 31 and 1 <= a <= 12 else (None, None)
    if a == b and 1 <= a <= 12:
        month = day = a
    yield match.start(), match.end(), Date(year, month, day)


def _nine_eleven(match: re.Match[str]) -> Found:
    yield match.start(), match.end(), Date(2001, 9, 11)


# --- months and weekdays

_MONTH_YEAR = re.compile(rf"\b{_MONTH}(?: of|,)? {_YEAR}")
_CUE = (
    r"(?:in|since|until|till|by|from|to|of|last|next|this|early|late|mid|between|during"
    r"|before|after|through|every|each)"
)
_BARE_MONTH = re.compile(
    r"\b(?P<month>January|February|July|September|October|November|December)\b"
    rf"|(?:(?<=\s)|(?<=^)|(?<=-))(?P<cue>(?i:{_CUE})[ -])(?P<plain>March|April|May|June|August)\b(?! [A-Z])"
)
_NAMED_DAY = re.compile(
    rf"(?:(?P<relative>(?i:last|next|this|every|each)) )?\b(?P<weekday>{_LONG_WEEKDAYS})s?\b"
    r"(?! (?:Times|Telegraph|Mail|Mirror|Express|Herald|Post|Night Live|Night Football|Agreement))"
)
_DAY_NAME_BEFORE = re.compile(r"\b(?:Black|Good|Super|Ash|Cyber|Palm|Easter|Bloody|Holy|Fat|Shrove) $")


def _month_year(match: re.Match[str]) -> Found:
    yield match.start(), match.end(), Date(_year(match), _month(match))


def _bare_month(match: re.Match[str]) -> Found:
    """ "in May" is a month; May, June, April, August and March alone are also people and marches."""
    relative = (match["cue"] or "").strip(" -").lower()
    relative = relative if relative in ("last", "next", "this") else ""
    start = match.start() if relative else match.start("plain") if match["plain"] else match.start()
    yield start, match.end(), Date(month=MONTHS[(match["month"] or match["plain"]).lower()], relative=relative)


def _named_day(match: re.Match[str]) -> Found:
    if _DAY_NAME_BEFORE.search(match.string[max(0, match.start() - 8) : match.start()]):
        return
    relative = (match["relative"] or "").lower()
    yield match.start(), match.end(), Date(weekday=_weekday(match["weekday"]), relative=relative)


# --- years

_NUMBER_UNITS = alternatives(form.replace("-", " ").lower() for forms in UNITS.values() for form in forms.split())
_BOUND_BEFORE = re.compile(
    rf"\b(?i:{alternatives(phrase for phrases in BOUNDS.values() for phrase in phrases)}) (?:a |the )?\Z"
)
_YEAR_CUE = re.compile(
    r"(?i:\b(?:in|since|until|till|by|from|during|before|after|through|late|early|mid|year|spring|summer|autumn|fall|winter"
    r"|of|to|and|or|the|a|an|his|her|their|its|our|my|this|that|fiscal|circa|election|season)|['’]s|[(,])[ -]?$"
)
_COUNT_CUE = re.compile(r"\b(?:of|to|and|or|by|from|a|the|their|its) $", re.I)
_COUNTED = re.compile(
    r" (?P<noun>(?:people|men|women|children|troops|police|personnel|staff|miles|[a-z]{3,20}(?<![su])s)\b)", re.ASCII
)
_VERBS = word_set("was has is says does means includes shows remains marks this as us its his sees begins starts")
_DECADE = re.compile(
    r"(?<![\w.,/$£€-])(?:(?P<part>(?i:early|late|mid)(?:dle)?)[ -](?:the )?)?"
    r"(?:(?P<century>1[5-9]|20)(?P<tens>[0-9])0['’]?s|['’](?P<short>[2-9])0s)\b"
)
_YEARS = re.compile(
    rf"{_NOT_INSIDE}{_YEAR}(?:(?P<dash>[-–/])(?P<second>(?:1[5-9]|20)[0-9]{{2}}|[0-9]{{2}})(?![\w/-]))?"
)
_YEAR_UNIT = re.compile(rf"[ -](?:(?i:{_NUMBER_UNITS})\b|(?:hundred|thousand|million|billion)\b)")


def _decade(match: re.Match[str]) -> Found:
    """The 1990s: the first year and ten years of span; "early" and "late" stay beside it."""
    year = 1900 + 10 * int(match["short"]) if match["short"] else int(match["century"]) * 100 + 10 * int(match["tens"])
    part = (match["part"] or "").lower().removesuffix("dle")
    yield match.start(), match.end(), Date(year, span_years=10, relative=part)


def _years(match: re.Match[str]) -> Found:
    """A bare year, or two for "2014-15": where a count is meant ("about 2000 troops") nothing."""
    text, start, year = match.string, match.start(), int(match["year"])
    if _is_count(text, start, match.end()):
        return
    yield start, match.end("year"), Date(year)
    if match["second"]:
        second = match["second"]
        later = int(second) if len(second) == 4 else year - year % 100 + int(second)
        if later > year:
            yield match.start("second"), match.end(), Date(later)


def _is_count(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    counted = _COUNTED.match(after)
    noun = counted is not None and counted["noun"] not in _VERBS
    if _YEAR_UNIT.match(after) and not re.match(r" (?:second|m|g)\b", after):
        return True
    if _BOUND_BEFORE.search(before):
        return noun or not re.match(r"[\s]*(?:[.,;:)]|$)", after)
    if not _YEAR_CUE.search(before) or (_COUNT_CUE.search(before) and not before.lower().endswith(" the ")):
        return noun
    return noun and bool(re.search(r"\b(?:by|to|of|from) $", before))


# --- relative days and times of day

_PERIOD = (
    r"(?:week|month|year|night|weekend|decade|century|quarter"
    r"|summer|winter|spring|fall|autumn|morning|afternoon|evening)"
)
_AMOUNT = rf"(?:an?|[0-9]{{1,3}}|{alternatives(DIGIT_WORDS)}|several|a few|a couple of|many)"
_RELATIVE = re.compile(
    rf"(?<![\w-])(?<![0-9][.,])(?i:yesterday|today|tonight|tomorrow|(?:last|next|this|previous|past|coming) {_PERIOD}"
    rf"|(?P<amount>{_AMOUNT})(?:[ -](?P<half>and a half))? "
    r"(?P<unit>minute|hour|day|week|month|year|decade)s? ago)\b(?!-year|-old)"
)
_TIME = re.compile(
    r"(?<![\w.:$£€-])(?P<hour>1[0-9]|2[0-3]|0?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?(?:\s?(?P<half>[aApP])(?:\.\s?[mM]\.?|[mM]\b)"
    r"| (?P<clock>o['’]clock))"
    r"|(?<![\w.:$£€-])(?P<hour24>1[0-9]|2[0-3]|0?[0-9]):(?P<minute24>[0-5][0-9])(?![\w:%-]|[.,][0-9])"
    r"|(?<![\w-])(?P<named>(?i:noon|midnight))\b"
)


def _relative(match: re.Match[str]) -> Found:
    """Words that need the article's own date, in one spelling: "2 years ago", "last week"."""
    words = match.group().lower()
    if match["amount"]:
        amount = match["amount"].lower()
        count = "1" if amount in ("a", "an") else str(DIGIT_WORDS.get(amount, amount)) + (".5" if match["half"] else "")
        words = f"{count} {match['unit'].lower()}{'' if count == '1' else 's'} ago"
    elif match.string[max(0, match.start() - 4) : match.start()].lower() == "the ":
        words = f"the {words}"  # "the next year" is counted from the story's own time
    yield match.start(), match.end(), Date(relative=re.sub(r"\s+", " ", words))


def _time(match: re.Match[str]) -> Found:
    if match["named"]:
        yield match.start(), match.end(), Date(hour=12 if match["named"].lower() == "noon" else 0, minute=0)
        return
    hour = int(match["hour"] or match["hour24"])
    minute = match["minute"] or match["minute24"]
    if match["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    yield match.start(), match.end(), Date(hour=hour, minute=int(minute) if minute else None)


_MONTH_WORDS = frozenset(MONTHS)
# Each pattern with its reader and words of which the text must hold one, of each set where there are several.
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Found], *tuple[frozenset[str], ...]], ...] = (
    (_ISO, _iso, DIGIT, word_set("-")),
    (_SLASHED, _slashed, DIGIT),
    (_MONTH_DAY, _month_days, DIGIT, _MONTH_WORDS),
    (_DAY_MONTH, _day_month, DIGIT, _MONTH_WORDS),
    (_MONTH_YEAR, _month_year, DIGIT, _MONTH_WORDS),
    (_DECADE, _decade, DIGIT, word_set("s")),
    (_RELATIVE, _relative, word_set("yesterday today tonight tomorrow last next this previous past coming ago")),
    (_TIME, _time, DIGIT | word_set("noon midnight")),
    (_NAMED_DAY, _named_day, frozenset(name + end for name in WEEKDAYS for end in ("", "s"))),
    (_BARE_MONTH, _bare_month, _MONTH_WORDS),
    (_YEARS, _years, DIGIT),
    (_NINE_ELEVEN, _nine_eleven, word_set("/")),
)


def find_dates(text: str) -> list[Mention]:
    """The dates and times of a text whose taken characters are blanked; sorted, without overlap."""
    found: list[Mention] = []
    words = triggers(text)
    for pattern, read, *needed in _RULES:
        if any(map(words.isdisjoint, needed)):
            continue
        new = [mention(text, *item) for match in pattern.finditer(text) for item in read(match)]
        found += new
        text = blank_mentions(text, new)
    return sorted(found, key=lambda item: item.span)
