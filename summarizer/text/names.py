"""Names of people, places, organizations, works and machines, found by their capitals and the tables."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.records import Mention, Name
from summarizer.text.commonwords import FUNCTION, STARTERS, is_common
from summarizer.text.places import CANONICAL
from summarizer.text.scanning import BLANK, alternatives, mention, starts_sentence, word_set
from summarizer.text.tables import (
    ABBREVIATIONS,
    ACRONYMS,
    AND_HEADS,
    CONNECTORS,
    DESIGNATION_HEADS,
    FOR_HEADS,
    NAME_ABBREVIATIONS,
    NAME_TAILS,
    NOT_ACRONYMS,
    NOT_PERSON,
    NOT_TITLE_BEFORE,
    OF_HEADS,
    PARTICLES,
    SURNAMES,
    TITLE_HEADS,
    TITLE_MODIFIERS,
)

# --- designations: every digit counts

_DESIGNATION = re.compile(
    r"(?<![\w-])(?:(?P<plain>(?:[A-Z]{1,5}|[A-Z][a-z]|Covid|MiG)-[0-9]{1,4}[A-Za-z]{0,2}|[A-Z]{1,4}[0-9]{1,4}[A-Z]?[0-9]?)(?P<plural>s)?"
    rf"|(?P<head>{alternatives(DESIGNATION_HEADS)}) (?P<number>[A-Z]?[0-9]{{1,4}}(?:-[0-9]{{1,3}})?[A-Z]?)s?(?: (?P<tail>Plus|Pro|Max|Mini|MAX))?)(?![\w-]*[0-9])\b"
)


def find_designations(text: str) -> list[Mention]:
    found = []
    for match in _DESIGNATION.finditer(text):
        written = match["plain"] or " ".join(filter(None, (match["head"], match["number"], match["tail"])))
        if match["plain"] and not match["plural"] and written.endswith("s"):
            written = written[:-1]
        value = written.lower()
        found.append(mention(text, match.start(), match.end(), Name(tuple(value.split()), designation=value)))
    return found


# --- quoted works: “A History of Maps”, "Six Days in Rome"

_WORK = re.compile(
    r"(?P<open>[“\"]|(?<![\w])[‘'])(?P<title>[A-Z][\w’-]{0,30}(?: (?:[A-Z0-9][\w’-]{0,30}|of|the|in|to|a|an|and|for|on|with|at|by|from)){1,8})"
    r"[,.!?]?(?:(?<=[,.!?])|(?<=\w))[”\"’'](?!\w)"
)
_SMALL_WORDS = word_set("of the in to a an and for on with at by from")


def find_works(text: str) -> list[Mention]:
    """Quoted titles that begin with an ordinary word or hold a small one; others are found as names are."""
    found = []
    for match in _WORK.finditer(text):
        words = [fold(word) for word in match["title"].split()]
        if words[-1] in _SMALL_WORDS or words[0] in TITLE_HEADS or words[0] in TITLE_MODIFIERS:
            continue
        if _SMALL_WORDS.isdisjoint(words) and not is_common(words[0]):
            continue
        start = match.start("title") + len(_ARTICLE.match(match["title"]).group())  # type: ignore[union-attr]
        value = tuple(
            part for word in match.string[start : match.end("title")].split() for part in fold(word).split("-")
        )
        found.append(mention(text, start, match.end("title"), Name(value)))
    return found


_ARTICLE = re.compile(r"(?:(?:The|A|An) )?")

# --- tokens

_TOKEN = re.compile(r"(?:[A-Z]\.){1,6}[A-Z]\b\.?|[A-Z]\.(?=[\s,])|\w+(?:[-'’&]\w+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")
_ROMAN = word_set("II III IV VI VII VIII IX XI XII XIII XIV")


@dataclass(slots=True)
class _Token:
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
    """The characters of a hyphenated word that are a name: "Assad" of "pro-Assad", all of "Ban Ki-moon" and "al-Qaeda"."""
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


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(text):
        token = _token(text, match.group(), *match.span())
        if token.initial and tokens and _follows_abbreviation(text, tokens[-1], token):
            token.initial = False
        tokens.append(token)
    return tokens


def _follows_abbreviation(text: str, before: _Token, token: _Token) -> bool:
    """Whether the full stop before the word belongs to "Dr.", "J." or "U.S.", so that no sentence begins here."""
    if before.word.endswith("."):  # "the U.S. Navy", but "left the U.S. Officials said"
        plain = token.lower in FUNCTION or is_common(token.lower)
        return not plain or _is_name_word(token) or len(before.word) == 2
    abbreviated = before.lower in ABBREVIATIONS or before.lower in NAME_ABBREVIATIONS
    return abbreviated and text[before.whole_end : token.start] == ". "


def _is_name_word(token: _Token) -> bool:
    """Whether an ordinary word is at home in names: "Special", "Forces", "Department"."""
    lower = token.lower
    return (
        lower in STARTERS
        or lower in NOT_PERSON
        or lower in OF_HEADS
        or _expanded(token) in TITLE_HEADS | TITLE_MODIFIERS
    )


def _token(text: str, word: str, start: int, end: int) -> _Token:
    if word.isalpha() and not word[0].isupper():
        return _Token(start, end, word, fold(word), False, False, False, False, end)
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
    return _Token(start + first, start + last, body, fold(body), capital, closed, opened, initial, end)


# --- runs of capitals

_GAPS = frozenset((" ", "\u00a0", "  "))


def _joined(text: str, left: _Token, right: _Token) -> bool:
    if left.closed or right.opened or right.start - left.end > 3:
        return False
    gap = text[left.whole_end : right.start]
    if gap in _GAPS:
        return True
    abbreviated = left.lower in ABBREVIATIONS or left.lower in NAME_ABBREVIATIONS or len(left.word) == 1
    return gap == " & " or (
        gap in (". ", ".") and abbreviated and left.lower not in ("inc", "corp", "co", "ltd", "jr", "sr")
    )


def _connects(text: str, run: list[_Token], middle: Sequence[_Token], after: _Token) -> bool:
    """Whether the small words between two capitals are part of a name: "Department of Defense", "Ursula von der Leyen"."""
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


def _is_titled_place(run: list[_Token], after: _Token) -> bool:
    """ "Six Degrees of Separation", but not "President of Ukraine" or "Hawks of Atlanta"."""
    return (
        after.lower not in CANONICAL
        and run[-1].lower not in TITLE_HEADS
        and not run[-1].initial
        and run[-1].lower != "i"
    )


def _is_pair(run: list[_Token], after: _Token) -> bool:
    """ "Bosnia and Herzegovina", "Department of Health and Human Services"; "Lavrov and Harrigian" are two."""
    if f"{run[-1].lower} and {after.lower}" in CANONICAL:
        return True
    return _names_office(run) and not after.initial


def _names_office(run: list[_Token]) -> bool:
    """Whether one "and" may still be part of the name of an office: the second one joins two names."""
    words = [token.lower for token in run]
    return len(run) > 2 and "and" not in words and not AND_HEADS.isdisjoint(words)


def _runs(text: str, tokens: list[_Token]) -> list[list[_Token]]:
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


def _extend(text: str, tokens: list[_Token], position: int, run: list[_Token]) -> int:
    """Adds to `run` what belongs to it; the position after it."""
    while True:
        step = 1
        while (
            step <= 3
            and position + step < len(tokens)
            and _joined(text, tokens[position + step - 1], tokens[position + step])
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


def _expanded(token: _Token) -> str:
    return ABBREVIATIONS.get(token.lower, token.lower)


def _title_end(run: list[_Token], start: int) -> int:
    """Where the title that begins at `start` of the run ends; `start` where none does."""
    end, head = start, False
    while end < len(run):
        word = _expanded(run[end])
        if word in TITLE_HEADS or word.removeprefix("vice-").removeprefix("ex-") in TITLE_HEADS:
            head = True
        elif word == "of" and head and run[end - 1].lower in _OF_TITLES:
            pass
        elif word not in TITLE_MODIFIERS and not (end and run[end - 1].lower == "of" and head and end > start):
            break
        end += 1
    if not head or (end < len(run) and run[end].lower in NOT_TITLE_BEFORE):
        return start
    while end > start and _expanded(run[end - 1]) not in TITLE_HEADS and run[end - 2].lower != "of":
        end -= 1
    return end


def _only_suffix(rest: list[_Token]) -> bool:
    """Whether nothing or only "Jr." follows: King is the name in "Martin Luther King Jr."."""
    return all(token.lower in ("jr", "sr") or token.word in _ROMAN for token in rest)


def _split_titles(run: list[_Token]) -> list[tuple[list[_Token], str]]:
    """The names of a run with their titles: "Russian", and "Sergey Lavrov" with "foreign minister"."""
    position, names, plain = 0, [], []
    while position < len(run):
        end = _title_end(run, position)
        surname = plain and run[position].lower in SURNAMES and _only_suffix(run[end:])
        if end == position or surname:
            plain.append(run[position])
            position += 1
            continue
        names.append((plain, ""))
        plain = []
        rest = end
        while rest < len(run) and _title_end(run, rest) == rest:
            rest += 1
        title = " ".join(_expanded(token) for token in run[position:end])
        names.append(([*run[position:rest]], title) if rest > end else ([], ""))
        position = rest
    return [(tokens, title) for tokens, title in [*names, (plain, "")] if tokens]


# --- sentences: where a capital means a name

_HEADLINE_SHARE = 0.75


class _Reader:
    """Decides what a capital means in this text, from its small words and its capitals inside sentences."""

    def __init__(self, text: str, lowercase: frozenset[str]) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.related = bool(lowercase)
        self.lowercase = lowercase | {token.lower for token in self.tokens if not token.capital}
        self.shouted = self._find_shouted()
        self.headlines = self._find_headlines()
        self.datelines = [match.span(1) for match in _DATELINE.finditer(text)]
        self.inside, self.capitals = self._find_capitals()
        self.pairs = self._find_pairs()

    def _find_headlines(self) -> list[bool]:
        """For every token, whether its line is written in title case, where capitals tell nothing."""
        flags = [False] * len(self.tokens)
        begin = 0
        for end in range(1, len(self.tokens) + 1):
            if end < len(self.tokens) and not self._breaks(self.tokens[end - 1], self.tokens[end]):
                continue
            flags[begin:end] = [self._is_headline(self.tokens[begin:end])] * (end - begin)
            begin = end
        return flags

    def _breaks(self, left: _Token, right: _Token) -> bool:
        gap = self.text[left.whole_end : right.start]
        return "\n" in gap or (right.initial and gap[:1] in (".", "!", "?"))

    def _is_headline(self, tokens: list[_Token]) -> bool:
        words = [token for token in tokens if token.lower not in FUNCTION and token.lower.isalpha()]
        capitals = [token for token in words if token.capital]
        rest = self.text[tokens[-1].whole_end : tokens[-1].whole_end + 24].partition("\n")[0]
        stopped = "." in rest.partition(" ")[0] or (BLANK in rest and "." in rest)
        if len(words) < 4 or len(capitals) < (0.9 if stopped else _HEADLINE_SHARE) * len(words):
            return False
        return sum(self._is_ordinary(token) for token in capitals[1:]) >= 2

    def _is_ordinary(self, token: _Token) -> bool:
        """Whether the word would have no capital in a plain sentence: "Results", "Soldiers", not "General" or "Forces"."""
        return not _is_name_word(token) and (is_common(token.lower) or token.lower in self.lowercase)

    def _find_capitals(self) -> tuple[frozenset[str], frozenset[str]]:
        """Words that stand with a capital inside a plain sentence, and anywhere in one."""
        flags = zip(self.tokens, self.headlines, self.shouted, strict=True)
        plain = [token for token, headline, shouted in flags if not headline and not shouted]
        capitals = [token for token in plain if token.capital and token.lower not in FUNCTION]
        return frozenset(token.lower for token in capitals if not token.initial), frozenset(
            token.lower for token in capitals
        )

    def _find_pairs(self) -> frozenset[tuple[str, str]]:
        """Capitals side by side inside a sentence: after "starring Will Smith" a first "Will Smith" is a name too."""
        return frozenset(
            (left.lower, right.lower)
            for left, right, headline in zip(self.tokens, self.tokens[1:], self.headlines, strict=False)
            if left.capital and right.capital and not left.initial and not headline and not left.closed
        )

    def known(self, token: _Token) -> bool:
        """Whether the word is a name wherever it stands with a capital."""
        if (token.lower in CANONICAL and token.lower != "us") or _is_acronym(token):
            return True
        return token.lower in self.inside and token.lower not in self.lowercase

    def mark(self) -> None:
        """Takes the capital from words that have it only for their place."""
        for number, (token, headline) in enumerate(zip(self.tokens, self.headlines, strict=True)):
            if not token.capital or self._in_dateline(token):
                continue
            following = self.tokens[number + 1] if number + 1 < len(self.tokens) else None
            if token.lower in FUNCTION and not _is_acronym(token):
                token.capital = self._names_something(token, following, headline)
            elif self.shouted[number]:
                token.capital = self.known(token)
            elif headline and not self.known(token) and token.lower not in STARTERS:
                token.capital = self._stands_out(token)
            elif token.word.isupper() and len(token.word) > 1 and "." not in token.word:
                token.capital = _is_code(token, self.lowercase)

    def _names_something(self, token: _Token, following: _Token | None, headline: bool) -> bool:
        """Whether a small word with a capital begins a name: "Will Smith", the film "After Earth"."""
        if following is None or not following.capital or headline or not _joined(self.text, token, following):
            return False
        if token.initial:
            return (token.lower, following.lower) in self.pairs
        return token.lower not in _NEVER_FIRST and not token.word.isupper()

    def _stands_out(self, token: _Token) -> bool:
        """Whether a word of a headline is a name: an acronym, or no word of the tables and known from the texts."""
        if is_common(token.lower) or token.lower in self.lowercase:
            return False
        return (
            (token.word.isupper() and _is_code(token, self.lowercase)) or token.lower in self.capitals or self.related
        )

    def _find_shouted(self) -> list[bool]:
        """For every token, whether it stands among words all in capitals: "THE VAST MAJORITY OF TREES"."""
        loud = [len(token.word) > 1 and token.word.isupper() and not _is_acronym(token) for token in self.tokens]
        flags, begin = [False] * len(loud), 0
        for end in range(len(loud) + 1):
            if end < len(loud) and (loud[end] or len(self.tokens[end].word) == 1):
                continue
            if sum(loud[begin:end]) >= 4:
                flags[begin:end] = [True] * (end - begin)
            begin = end + 1
        return flags

    def _in_dateline(self, token: _Token) -> bool:
        index = bisect.bisect_right(self.datelines, (token.start, len(self.text))) - 1
        return index >= 0 and self.datelines[index][0] <= token.start < self.datelines[index][1]


# "FORT WORTH --", "HONOLULU (AP) —" at a line's start
_DATELINE = re.compile(
    r"^[ \t]{0,8}([A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3})(?=,| \(| --| ?[—–] )", re.MULTILINE
)
_NEVER_FIRST = word_set("the a an and or of i i'm i'd i've i'll but as so is was he she it we they you my your if")
_ACRONYMS_UPPER = frozenset(word.upper() for word in ACRONYMS)


def _is_acronym(token: _Token) -> bool:
    """Whether it is an acronym of the tables: "US" and "U.S.", not "us" and "Us"."""
    return token.word.replace(".", "") in _ACRONYMS_UPPER


def _is_code(token: _Token, lowercase: frozenset[str]) -> bool:
    """Whether a word in capitals is a name or an acronym: not "BOMB" and "TV"."""
    if token.lower in NOT_ACRONYMS and token.word not in ("IS", "WHO", "II", "III"):
        return False
    return _is_acronym(token) or (token.word.isupper() and not (is_common(token.lower) or token.lower in lowercase))


def _drop_first(run: list[_Token], reader: _Reader) -> bool:
    """Whether the first word of a run is an ordinary word that only begins its sentence."""
    first = run[0]
    if len(run) > 1 and (first.lower, run[1].lower) in reader.pairs:
        return False
    if first.lower in FUNCTION and not _is_acronym(first):
        return first.initial or len(run) == 1 or first.lower in _NEVER_FIRST
    if not first.initial or (first.word.isupper() and len(first.word) > 1) or reader.known(first) or _phrase_known(run):
        return False
    if first.lower in reader.lowercase or _looks_ordinary(first.lower):
        return len(run) == 1 or first.lower not in STARTERS
    return False


_ORDINARY_ENDINGS = (
    "ed",
    "ing",
    "tion",
    "tions",
    "ment",
    "ments",
    "ness",
    "ship",
    "ism",
    "ists",
    "ously",
    "ally",
    "ably",
)


def _looks_ordinary(lower: str) -> bool:
    """Whether an unknown first word is rather a word than a name: "Baptised", "Pop-up", "Evacuations"."""
    first, _, rest = lower.partition("-")
    if is_common(lower) or (rest and is_common(first)):
        return True
    return len(lower) > 6 and lower.endswith(_ORDINARY_ENDINGS)


def _phrase_known(run: list[_Token]) -> bool:
    return any(" ".join(token.lower for token in run[:length]) in CANONICAL for length in (2, 3))


def _trimmed(run: list[_Token], reader: _Reader) -> list[_Token]:
    """The run without ordinary words at its edges, and without small words left there."""
    while run and _title_end(run, 0) == 0 and (_drop_first(run, reader) or not run[0].capital):
        run = run[1:]
        if run and not run[0].capital:
            continue
        break_here = bool(run) and not run[0].initial and run[0].lower not in FUNCTION
        if break_here:
            break
    while run and (not run[-1].capital or (run[-1].lower in FUNCTION and not _is_acronym(run[-1]))):
        run = run[:-1]
    return run


# --- values


def _split_word(token: _Token) -> list[str]:
    return [part for part in token.lower.replace("'", "").split("-") if part]


def name_value(words: Sequence[str], title: str = "", acronym: str = "") -> Name:
    """The value of a name from its folded words: "russian" -> russia, "us central command" -> united states ..."""
    phrase = " ".join(words)
    if phrase in CANONICAL:
        return Name(tuple(CANONICAL[phrase].split()), acronym, "", title)
    if acronym and phrase in ACRONYMS:
        return Name(tuple(ACRONYMS[phrase].split()), acronym, "", title)
    if words and words[0] in ("us", "usa") and len(words) > 1:
        words = ["united", "states", *words[1:]]
    return Name(tuple(words), acronym, "", title)


def _mention_of(text: str, run: list[_Token], title: str) -> Mention | None:
    """The mention of one name, or None for a lone letter, numeral or generic acronym."""
    named = run
    if title:
        named = run[_title_end(run, 0) :]
    if not named:
        return None
    only = named[0] if len(named) == 1 else None
    if only and (len(only.word.rstrip(".")) < 2 or only.word in _ROMAN or only.word.isdigit()):
        return None
    words = [part for token in named for part in _split_word(token)]
    acronym = ""
    if only:
        letters = only.word.replace(".", "")
        base = letters[:-1] if letters.endswith("s") and letters[:-1].isupper() and len(letters) > 2 else letters
        if base.isupper() and 2 <= len(base) <= 8:
            if base.lower() in NOT_ACRONYMS and base not in ("IS", "WHO"):
                return None
            acronym, words = base, [base.lower()]
    end = run[-1].end
    if text[end : end + 1] == "." and run[-1].lower in ("jr", "sr", "inc", "corp", "co", "ltd") and end + 1 < len(text):
        end += 1
    value = name_value(words, title, acronym)
    return mention(text, run[0].start, end, value) if value.words else None


def find_names(text: str, lowercase: frozenset[str] = frozenset()) -> list[Mention]:
    """The names of a text whose taken characters are blanked; `lowercase` holds words seen small in other texts."""
    found: list[Mention] = []
    reader = _Reader(text, lowercase)
    reader.mark()
    for run in _runs(text, reader.tokens):
        for tokens, title in _split_titles(run):
            tokens = tokens if title else _trimmed(tokens, reader)
            item = _mention_of(text, tokens, title) if tokens else None
            if item:
                found.append(item)
    return sorted(found, key=lambda item: item.span)
