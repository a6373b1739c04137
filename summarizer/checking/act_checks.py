"""Checks on single acts: how sure, denied or not, done or planned, and who did it to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from summarizer.checking import meaning_words as table
from summarizer.checking.acts import Reading
from summarizer.checking.clause_reading import Act
from summarizer.checking.findings import Finding
from summarizer.checking.source_lines import STRONG, Match, Statement
from summarizer.checking.synonyms import lemma
from summarizer.records import Date, Label, Mention, MentionKind
from summarizer.text.equality import conflicts


def certainty(statement: Statement) -> Iterator[Finding]:
    """A "may" stays a "may", and a fact stays a fact."""
    soft = _holds_any(statement.reading, table.SOFT)
    told_or_not = _is_doubted_beyond_report if _holds_any(statement.reading, table.TOLD) else _is_in_doubt
    for act in statement.reading.acts:
        if act.status == "done" and not act.negation and not act.doubt and not soft:
            fails, told = told_or_not, "is not so sure"
        elif _is_promised(statement.reading, act) and not soft:
            fails, told = _is_merely_possible, "is not so sure"
        elif act.doubt and act.doubt.lower() in _PLAIN_DOUBT:
            hearsay = act.doubt.lower() in table.DOUBT["report"]
            fails, told = _is_untold_fact if hearsay else _is_plain_fact, "says it as a fact"
        else:
            continue
        if match := against(statement, act, fails):
            reason = f"the source {told}: “{_told(match)}”"
            yield Finding(Label.UNSUPPORTED, words(statement.reading, act), reason, match.passage)
    if not soft:
        yield from _in_present(statement)


def _in_present(statement: Statement) -> Iterator[Finding]:
    """ "The drug helps" where it may help. A verb in the present looks like a plural, so the source's act is sought."""
    reading, sources = statement.reading, statement.sources
    for n, lower in enumerate(reading.lower):
        verb = reading.wording.kinds[n] == "word" and lower.endswith("s") and n and n not in reading.wording.inside
        if not verb or reading.wording.kinds[n - 1] not in ("word", "adverb", "pronoun") or lemma(lower) == lower:
            continue
        lines = [line for line in sources.holding.get(reading.keys[n], ()) if statement.shares.get(line, 0) >= STRONG]
        told = [(act, line) for line in lines for act in sources.reading(line).acts if act.key == reading.keys[n]]
        if told and {line for _, line in told} == set(lines) and all(act.doubt.lower() in _MODAL for act, _ in told):
            act, line = told[0]
            reason = f"the source is not so sure: “{words(sources.reading(line), act)}”"
            yield Finding(Label.UNSUPPORTED, reading.wording.words[n].text, reason, sources.passages[line])


def _is_promised(reading: Reading, act: Act) -> bool:
    """ "She will appoint": sure of what is to come; a passive leaves open who does it, and means a plan as well."""
    return not act.doubt and not act.negation and bool({"will", "shall"} & {reading.lower[n] for n in act.group})


def _is_merely_possible(match: Match) -> bool:
    return match.act.doubt.lower() in _POSSIBLE


_MODAL = table.listed("may might could")
_POSSIBLE = table.listed("may might could possibly perhaps maybe probably likely")


def _is_in_doubt(match: Match) -> bool:
    unsure = match.act.doubt and match.act.doubt.lower() not in _CONDITION
    return bool(unsure) and match.act.status != "planned"


def _is_doubted_beyond_report(match: Match) -> bool:
    """Whether more than hearsay makes it unsure: "police say he bought" may stand for "had allegedly bought"."""
    return _is_in_doubt(match) and match.act.doubt.lower() not in table.DOUBT["report"] | table.LOADED


_CONDITION = table.listed("if unless whether")
_PLAIN_DOUBT = table.listed(
    "may might could possibly perhaps maybe likely probably apparently seemingly presumably reportedly allegedly "
    "purportedly supposedly"
)


def _is_plain_fact(match: Match) -> bool:
    sure = match.act.status == "done" and not match.act.doubt and not match.act.negation
    clause = {match.reading.lower[n] for n in match.act.clause}
    return sure and not clause & table.SOFT and not _holds_any(match.reading, table.LOADED)


def _is_untold_fact(match: Match) -> bool:
    """Whether nobody tells it: what authorities say, a summary may call alleged."""
    return _is_plain_fact(match) and not _holds_any(match.reading, table.TOLD)


def doubted_noun(statement: Statement) -> Iterator[Finding]:
    """An "alleged smuggler" is not called a smuggler."""
    reading, sources = statement.reading, statement.sources
    if _holds_any(reading, table.SOFT):
        return
    for n, word in enumerate(reading.wording.words):
        if reading.wording.kinds[n] != "word" or not word.is_content or (word.text[0].isupper() and n):
            continue
        lines = sources.holding.get(reading.keys[n], ())
        held = [number for number in lines if statement.shares.get(number, 0) >= 0.5]
        if held and all(_is_doubted(sources.reading(number), reading.keys[n]) for number in lines):
            line = max(held, key=lambda number: statement.shares[number])
            reason = "the source does not say so for certain"
            yield Finding(Label.UNSUPPORTED, word.text, reason, sources.passages[line])


def _is_doubted(reading: Reading, word: str) -> bool:
    """Whether an adjective of doubt stands before the word wherever the line holds it."""
    places = [n for n, other in enumerate(reading.keys) if other == word]
    return all(_UNSURE & {reading.lower[m] for m in range(max(0, n - 2), n)} for n in places)


_UNSURE = table.UNSURE - {"planned", "proposed", "apparent", "likely"}


def negation(statement: Statement) -> Iterator[Finding]:
    """What the source denies is not told, and what it tells is not denied."""
    negative = _holds_any(statement.reading, table.NEGATIVE)
    for act in statement.reading.acts:
        if act.negation:
            if act.negation.lower() in table.DENYING:  # somebody denies what the source may well tell
                continue
            match = against(statement, act, _is_told_outright)
            reason = "the source says it without “" + act.negation + "”"
        elif not negative and not act.doubt and act.status != "planned":
            match = against(statement, act, lambda other: bool(other.act.negation and not other.act.doubt))
            reason = f"the source says “{match.act.negation}”: “{_told(match)}”" if match else ""
        else:
            continue
        if match:
            yield Finding(Label.CONTRADICTED, words(statement.reading, act), reason, match.passage)


def _is_told_outright(match: Match) -> bool:
    """Whether nothing in the act's clause denies it or leaves it open."""
    clause = {match.reading.lower[n] for n in match.act.clause}
    denied = clause & (table.DENIES | table.EXCLUDING) or any(lower.endswith("n't") for lower in clause)
    return not (match.act.negation or match.act.doubt or denied)


def time(statement: Statement) -> Iterator[Finding]:
    """What is planned is not told as done, nor what is done as still to come."""
    reading = statement.reading
    lead = {reading.lower[n] for act in reading.acts for n in act.group}
    for act in reading.acts:
        if act.negation or act.doubt:
            continue
        if act.status == "done" and not _holds_any(reading, table.SOFT):
            match = against(statement, act, lambda other: other.act.status == "planned")
            reason = f"the source tells of a plan: “{_told(match)}”" if match else ""
        elif act.status == "planned" and _WILL & lead:
            match = against(statement, act, _is_past)
            reason = f"the source says it is done: “{_told(match)}”" if match else ""
        else:
            continue
        if match:
            yield Finding(Label.UNSUPPORTED, words(reading, act), reason, match.passage)


def _is_past(match: Match) -> bool:
    return match.act.status == "done" and match.reading.wording.kinds[match.act.at] == "past"


_WILL = table.listed("will shall due scheduled expected set plans")


def roles(statement: Statement) -> Iterator[Finding]:
    """Who acts and who is acted on do not change places."""
    for act in statement.reading.acts:
        if not (act.actor or act.object or act.other):
            continue
        matches = statement.matches(act)
        against = [match for match in matches if match.is_strong and _is_swapped(act, match.act)]
        if against and not any(_is_same_way(act, match.act) for match in matches):
            best = max(against, key=lambda match: match.strength)
            reason = f"who does what to whom is otherwise in the source: “{_told(best)}”"
            yield Finding(Label.CONTRADICTED, words(statement.reading, act), reason, best.passage)


def day(statement: Statement) -> Iterator[Finding]:
    """What happened on Tuesday did not happen on Thursday: where each clause gives one day, and the two differ."""
    for act in statement.reading.acts:
        mine = _day(statement.reading, act)
        matches = [match for match in statement.matches(act) if match.strength >= STRONG / 2] if mine else []
        strong = [match for match in matches if match.is_strong]
        if mine and strong and all(_on_another(mine, _day(match.reading, match.act)) for match in matches):
            best = max(strong, key=lambda match: match.strength)
            other = _day(best.reading, best.act)
            reason = f"the source says “{other.text if other else ''}”"
            yield Finding(Label.CONTRADICTED, mine.text, reason, best.passage)


def _on_another(mine: Mention, theirs: Mention | None) -> bool:
    return theirs is not None and conflicts(mine, theirs)


def _day(reading: Reading, act: Act) -> Mention | None:
    """The one day of the act's clause, None where it has none or several."""
    wording = reading.wording
    found = {wording.inside[n].span: wording.inside[n] for n in act.clause if wording.is_a(n, MentionKind.DATE)}
    dates = [m for m in found.values() if isinstance(m.value, Date) and not m.value.relative and _is_day(m.value)]
    return dates[0] if len(dates) == 1 and len(found) == 1 else None


def _is_day(value: Date) -> bool:
    return value.weekday is not None or value.day is not None


def _is_swapped(act: Act, source: Act) -> bool:
    """Whether two of the parties stand in each other's place, or one alone stands in the other's."""
    for mine, theirs in (("actor", "object"), ("actor", "other"), ("other", "object")):
        a, b = getattr(act, mine), getattr(act, theirs)
        c, d = getattr(source, mine), getattr(source, theirs)
        if a & c or b & d or not (c and d) or c & d:
            continue
        if a & d and b & c:
            return True
        # "Reyes was shot" where she shot; not "the branch opened" where somebody opened it
        if b & c and not a and mine == "actor" and not act.is_light and not act.is_noun:
            return True
    return False


def _is_same_way(act: Act, source: Act) -> bool:
    if act.actor and source.actor and not act.actor & source.actor and _is_swapped(act, source):
        return False
    return bool(act.actor & source.actor or act.object & source.object or act.other & source.other)


def against(statement: Statement, act: Act, fails: Callable[[Match], bool]) -> Match | None:
    """The strongest match that fails, if there is one and no match at all, strong or weak, holds."""
    matches = statement.matches(act)
    strong = [match for match in matches if match.is_strong]
    if not strong or not all(fails(match) for match in matches):
        return None
    return max(strong, key=lambda match: match.strength)


def _holds_any(reading: Reading, words: frozenset[str]) -> bool:
    return (
        any(lower in words or lower.endswith("n't") for lower in reading.lower)
        if "not" in words
        else bool(words & set(reading.lower))
    )


def words(reading: Reading, act: Act) -> str:
    """The words of the act's group as written."""
    first, last = (reading.wording.words[n].span for n in (act.group.start, act.at))
    return reading.wording.text[first.start : last.end]


def _told(match: Match) -> str:
    """The words around the act in the source, from its group's start or what denies it."""
    return words(match.reading, match.act)
