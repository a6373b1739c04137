"""The words of a text with what their capitals, hyphens and full stops say about names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from summarizer.text.commonwords import FUNCTION, STARTERS, is_common
from summarizer.text.scanning import starts_sentence, word_set
from summarizer.text.tables import (
    ABBREVIATIONS,
    ACRONYMS,
    NAME_ABBREVIATIONS,
    NAME_TAILS,
    NOT_ACRONYMS,
    NOT_PERSON,
    OF_HEADS,
    PARTICLES,
    TITLE_HEADS,
    TITLE_MODIFIERS,
)

_TOKEN = re.compile(r"(?:[A-Z]\.){1,6}[A-Z]\b\.?|[A-Z]\.(?=[\s,])|\w+(?:[-'’&]\w+)*")
ROMAN = word_set("II III IV VI VII VIII IX XI XII XIII XIV")


@dataclass(slots=True)
class Token:
    """A word of the text; `start` to `end` is the part that can belong to a name ("US" of "US-led")."""

    start: int
    end: int
    word: str
    lower: str
    capital: bool
    closed: bool  # nothing joins after it: "Assad's", "US-led"
    opened: bool  # nothing joins before it: "pro-Assad"
    initial: bool
    whole_end: int


def fold(word: str) -> str:
    """Lower case without accents and dots: "Erdoğan" -> "erdogan", "U.S." -> "us"."""
    if word.isascii():
        return word.lower().replace(".", "")
    word = word.replace("’", "'").lower()
    if not word.isascii():
        word = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
        word = word.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("ß", "ss")
    return word.replace(".", "")


_PREFIXES = word_set("pro anti non ex post pre")


def _named_part(word: str) -> tuple[int, int]:
    """Which characters of a hyphenated word are a name: "Assad" of "pro-Assad", all of "Ki-moon" and "al-Qaeda"."""
    parts, position, start, end = word.split("-"), 0, -1, 0
    for number, part in enumerate(parts):
        capital = (part[:1].isupper() and (number or part.lower() not in _PREFIXES)) or (
            part[:2] in ("d'", "d’", "l'") and part[2:3].isupper()
        )
        if start < 0 and capital:
            start, end = position, position + len(part)
        elif start < 0 and part in PARTICLES and parts[number + 1 : number + 2] and parts[number + 1][:1].isupper():
            start = position
        elif start >= 0 and (capital or part in PARTICLES or not _is_tail(part)):
            end = position + len(part)
        elif start >= 0:
            break
        position += len(part) + 1
    return (start, end) if start >= 0 else (0, 0)


def _is_tail(part: str) -> bool:
    """Whether a small part after a hyphen belongs to the sentence: "-backed", "-led", not "-moon"."""
    return part in NAME_TAILS or part.endswith(("ed", "ing", "ly")) or len(part) > 4 or part.isdigit()


def tokenize(text: str) -> list[Token]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        token = _token(text, match.group(), *match.span())
        if token.initial and tokens and _follows_abbreviation(text, tokens[-1], token):
            token.initial = False
        tokens.append(token)
    return tokens


def _follows_abbreviation(text: str, before: Token, token: Token) -> bool:
    """Whether the full stop before the word belongs to "Dr.", "J." or "U.S.", so that no sentence begins here."""
    if before.word.endswith("."):  # "the U.S. Navy", but "left the U.S. Officials said"
        plain = token.lower in FUNCTION or is_common(token.lower)
        return not plain or is_name_word(token) or len(before.word) == 2
    abbreviated = before.lower in ABBREVIATIONS or before.lower in NAME_ABBREVIATIONS
    return abbreviated and text[before.whole_end : token.start] == ". "


def is_name_word(token: Token) -> bool:
    """Whether an ordinary word is at home in names: "Special", "Forces", "Department"."""
    lower = token.lower
    return (
        lower in STARTERS
        or lower in NOT_PERSON
        or lower in OF_HEADS
        or expanded(token) in TITLE_HEADS | TITLE_MODIFIERS
    )


def _token(text: str, word: str, start: int, end: int) -> Token:
    if word.isalpha() and not word[0].isupper():
        return Token(start, end, word, fold(word), False, False, False, False, end)
    first, last, closed, opened = 0, len(word), False, False
    if word[-2:] in ("'s", "’s", "'S", "’S"):
        last, closed = len(word) - 2, True
    if "-" in word and not word.islower():
        first, part_end = _named_part(word[:last])
        closed, opened = closed or part_end < last, first > 0
        last = part_end or last
    body = word[first:last]
    prefixed = len(body) > 3 and (body[1] in "'’-" or body[2] == "-") and not body.islower()  # al-Assad, d'Ivoire
    capital = body[:1].isupper() or prefixed
    initial = capital and starts_sentence(text, start)
    return Token(start + first, start + last, body, fold(body), capital, closed, opened, initial, end)


def expanded(token: Token) -> str:
    return ABBREVIATIONS.get(token.lower, token.lower)


_ACRONYMS_UPPER = frozenset(word.upper() for word in ACRONYMS)


def is_acronym(token: Token) -> bool:
    """Whether it is an acronym of the tables: "US" and "U.S.", not "us" and "Us"."""
    return token.word.replace(".", "") in _ACRONYMS_UPPER


def is_code(token: Token, lowercase: frozenset[str]) -> bool:
    """Whether a word in capitals is a name or an acronym: not "BOMB" and "TV"."""
    if token.lower in NOT_ACRONYMS and token.word not in ("IS", "WHO", "II", "III"):
        return False
    return is_acronym(token) or (token.word.isupper() and not (is_common(token.lower) or token.lower in lowercase))
