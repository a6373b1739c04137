"""Capitals that stand together as one name, and the titles that split them."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.text.commonwords import is_common
from summarizer.text.places import CANONICAL, PEOPLE
from summarizer.text.scanning import word_set
from summarizer.text.tables import (
    ABBREVIATIONS,
    AND_HEADS,
    CONNECTORS,
    FOR_HEADS,
    NAME_ABBREVIATIONS,
    NOT_TITLE_BEFORE,
    OF_HEADS,
    PARTIES,
    SURNAMES,
    TITLE_HEADS,
    TITLE_MODIFIERS,
)
from summarizer.text.tokens import ROMAN, Token, expanded, is_name_word

_GAPS = frozenset((" ", "\u00a0", "  "))


# "National Farmers' Union", "Women's Institute", but "the Rangers' Scott Brown" and "Assad's Party" are two.
_OF_PEOPLE = word_set("""
union party institute association federation league society hospital court guild club congress front fund refuge
""")


def _of_people(text: str, left: Token, right: Token) -> bool:
    if right.lower not in _OF_PEOPLE or not right.capital or not is_common(left.lower):
        return False
    if left.closed:
        return left.lower in ("women", "men", "children", "people") and right.start == left.end + 3
    return left.lower.endswith("s") and text[left.whole_end : right.start] in ("' ", "’ ")


def joined(text: str, left: Token, right: Token) -> bool:
    if _of_people(text, left, right):
        return True
    if left.closed or right.opened or right.start - left.end > 3:
        return False
    gap = text[left.whole_end : right.start]
    if gap in _GAPS:
        return True
    abbreviated = left.lower in ABBREVIATIONS or left.lower in NAME_ABBREVIATIONS or len(left.word) == 1
    return gap == " & " or (
        gap in (". ", ".") and abbreviated and left.lower not in ("inc", "corp", "co", "ltd", "jr", "sr")
    )


def _connects(text: str, run: list[Token], middle: Sequence[Token], after: Token) -> bool:
    """Whether the small words between two capitals are part of a name: "Department of Defense", "Juan de la Cruz"."""
    words, head = [token.lower for token in middle], run[-1].lower
    if all(word in CONNECTORS for word in words):
        return True
    if words in (["of"], ["of", "the"], ["on"], ["in"], ["of", "al"]) and words[0] != "of":
        return False
    if words[0] == "of":
        return head in OF_HEADS or (len(words) == 1 and _is_titled_place(run, after))
    if words == ["for"] or words == ["for", "the"]:
        return head in FOR_HEADS
    if words == ["and"]:
        return _is_pair(run, after)
    return False


def _is_titled_place(run: list[Token], after: Token) -> bool:
    """ "Six Degrees of Separation", but not "President of Ukraine" or "Hawks of Atlanta"."""
    return (
        after.lower not in CANONICAL
        and run[-1].lower not in TITLE_HEADS
        and not run[-1].initial
        and run[-1].lower != "i"
    )


def _is_pair(run: list[Token], after: Token) -> bool:
    """ "Bosnia and Herzegovina", "Department of Health and Human Services"; "Lavrov and Harrigian" are two."""
    if f"{run[-1].lower} and {after.lower}" in CANONICAL:
        return True
    return _names_office(run) and not after.initial


def _names_office(run: list[Token]) -> bool:
    """Whether one "and" may still be part of the name of an office: the second one joins two names."""
    words = [token.lower for token in run]
    return len(run) > 2 and "and" not in words and not AND_HEADS.isdisjoint(words)


def find_runs(text: str, tokens: list[Token]) -> list[list[Token]]:
    """Tokens of capitals that stand together, with the small words that connect them."""
    runs, position = [], 0
    while position < len(tokens):
        if not tokens[position].capital:
            position += 1
            continue
        run = [tokens[position]]
        position = _extend(text, tokens, position, run)
        runs.append(run)
    return runs


def _extend(text: str, tokens: list[Token], position: int, run: list[Token]) -> int:
    """Adds to `run` what belongs to it; the position after it."""
    while True:
        step = 1
        while (
            step <= 3
            and position + step < len(tokens)
            and joined(text, tokens[position + step - 1], tokens[position + step])
        ):
            if tokens[position + step].capital:
                break
            step += 1
        else:
            return position + 1
        if step > 3:
            return position + 1
        middle = tokens[position + 1 : position + step]
        if middle and not _connects(text, run, middle, tokens[position + step]):
            return position + 1
        run += tokens[position + 1 : position + step + 1]
        position += step


# --- titles

_OF_TITLES = word_set("secretary minister chief director speaker chairman undersecretary head")


def title_end(run: list[Token], start: int) -> int:
    """Where the title that begins at `start` of the run ends; `start` where none does."""
    end, head = start, False
    while end < len(run):
        word = expanded(run[end])
        if word in TITLE_HEADS or word.removeprefix("vice-").removeprefix("ex-") in TITLE_HEADS:
            head = True
        elif word == "of" and head and run[end - 1].lower in _OF_TITLES:
            pass
        elif word not in TITLE_MODIFIERS and not (end and run[end - 1].lower == "of" and head and end > start):
            break
        end += 1
    if not head or (end < len(run) and run[end].lower in NOT_TITLE_BEFORE):
        return start
    while end > start and expanded(run[end - 1]) not in TITLE_HEADS and run[end - 2].lower != "of":
        end -= 1
    return end


def _only_suffix(rest: list[Token]) -> bool:
    """Whether nothing or only "Jr." follows: King is the name in "Martin Luther King Jr."."""
    return all(token.lower in ("jr", "sr") or token.word in ROMAN for token in rest)


def split_titles(run: list[Token]) -> list[tuple[list[Token], str]]:
    """The names of a run with their titles: "Russian", and "Sergey Lavrov" with "foreign minister"."""
    names: list[tuple[list[Token], str]] = []
    plain: list[Token] = []
    position = 0
    while position < len(run):
        end = title_end(run, position)
        surname = plain and run[position].lower in SURNAMES and _only_suffix(run[end:])
        if end == position or surname:
            plain.append(run[position])
            position += 1
            continue
        names.append((plain, ""))
        plain = []
        rest = end
        while rest < len(run) and title_end(run, rest) == rest:
            rest += 1
        title = " ".join(expanded(token) for token in run[position:end])
        names.append(([*run[position:rest]], title) if rest > end else ([], ""))
        position = rest
    parts = [part for tokens, title in [*names, (plain, "")] for part in _split_people(tokens, title)]
    return [(tokens, title) for tokens, title in parts if tokens]


def _split_people(run: list[Token], title: str) -> list[tuple[list[Token], str]]:
    """ "Republican Mike Bell" and "Frenchman Alain Dupuy" are two names; "Syrian Arab Army" is one."""
    split = not title and len(run) in (3, 4) and (run[0].lower in PEOPLE or run[0].lower in PARTIES)
    if split and not is_common(run[1].lower) and not any(is_name_word(token) for token in run[1:]):
        return [(run[:1], ""), (run[1:], "")]
    return [(run, title)]
