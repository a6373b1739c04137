"""Names of people, places and organizations: what a capital means in this text, and the value of a name."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from summarizer.records import Mention, Name
from summarizer.text.commonwords import FUNCTION, STARTERS, is_common
from summarizer.text.places import CANONICAL
from summarizer.text.runs import find_runs, joined, split_titles, title_end
from summarizer.text.scanning import BLANK, mention, word_set
from summarizer.text.tables import ACRONYMS, NOT_ACRONYMS
from summarizer.text.tokens import ROMAN, Token, is_acronym, is_code, is_name_word, tokenize

# --- sentences: where a capital means a name

_HEADLINE_SHARE = 0.75


class _Reader:
    """Decides what a capital means in this text, from its small words and its capitals inside sentences."""

    def __init__(self, text: str, lowercase: frozenset[str], capitals: frozenset[str]) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.related = bool(lowercase)
        self.lowercase = lowercase | {token.lower for token in self.tokens if not token.capital}
        self.shouted = self._find_shouted()
        self.headlines = self._find_headlines()
        self.datelines = [match.span(1) for match in _DATELINE.finditer(text)]
        self.inside, self.capitals = (seen | capitals for seen in self._find_capitals())
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

    def _breaks(self, left: Token, right: Token) -> bool:
        gap = self.text[left.whole_end : right.start]
        return "\n" in gap or (right.initial and gap[:1] in (".", "!", "?"))

    def _is_headline(self, tokens: list[Token]) -> bool:
        words = [token for token in tokens if token.lower not in FUNCTION and token.lower.isalpha()]
        capitals = [token for token in words if token.capital]
        rest = self.text[tokens[-1].whole_end : tokens[-1].whole_end + 24].partition("\n")[0]
        stopped = tokens[-1].word.endswith(".") or "." in rest.partition(" ")[0] or (BLANK in rest and "." in rest)
        if len(words) < 4 or len(capitals) < (0.9 if stopped else _HEADLINE_SHARE) * len(words):
            return False
        return sum(self._is_ordinary(token) for token in capitals[1:]) >= 2

    def _is_ordinary(self, token: Token) -> bool:
        """Whether the word would have no capital in a plain sentence: "Results", not "General" or "Forces"."""
        return not is_name_word(token) and (is_common(token.lower) or token.lower in self.lowercase)

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

    def known(self, token: Token) -> bool:
        """Whether the word is a name wherever it stands with a capital."""
        if (token.lower in CANONICAL and token.lower != "us") or is_acronym(token):
            return True
        return token.lower in self.inside and token.lower not in self.lowercase

    def mark(self) -> None:
        """Takes the capital from words that have it only for their place."""
        for number, (token, headline) in enumerate(zip(self.tokens, self.headlines, strict=True)):
            if not token.capital or self._in_dateline(token):
                continue
            following = self.tokens[number + 1] if number + 1 < len(self.tokens) else None
            if token.lower in FUNCTION and not is_acronym(token):
                ends = number > 0 and self._ends_small_name(self.tokens[number - 1], token)
                token.capital = ends or self._names_something(token, following, headline)
            elif self.shouted[number]:
                token.capital = self.known(token)
            elif headline and not self.known(token) and token.lower not in STARTERS:
                token.capital = self._stands_out(token)
            elif token.word.isupper() and len(token.word) > 1 and "." not in token.word:
                token.capital = is_code(token, self.lowercase)

    def _names_something(self, token: Token, following: Token | None, headline: bool) -> bool:
        """Whether a small word with a capital begins a name: "Will Smith", the film "After Earth"."""
        if following is None or not following.capital or headline or not joined(self.text, token, following):
            return False
        if token.initial:
            return (token.lower, following.lower) in self.pairs
        return token.lower not in _NEVER_FIRST and not token.word.isupper()

    def _ends_small_name(self, left: Token, token: Token) -> bool:
        """Whether it is the second of two small words with capitals inside a sentence: the ship "Ever Given"."""
        if token.lower in _NEVER_FIRST or left.lower in _NEVER_FIRST:
            return False
        return left.capital and left.lower in FUNCTION and (left.lower, token.lower) in self.pairs

    def _stands_out(self, token: Token) -> bool:
        """Whether a word of a headline is a name: an acronym, or no word of the tables and known from the texts."""
        if is_common(token.lower) or token.lower in self.lowercase:
            return False
        return (token.word.isupper() and is_code(token, self.lowercase)) or token.lower in self.capitals or self.related

    def _find_shouted(self) -> list[bool]:
        """For every token, whether it stands among words all in capitals: "THE VAST MAJORITY OF TREES"."""
        loud = [len(token.word) > 1 and token.word.isupper() and not is_acronym(token) for token in self.tokens]
        flags, begin = [False] * len(loud), 0
        for end in range(len(loud) + 1):
            if end < len(loud) and (loud[end] or len(self.tokens[end].word) == 1):
                continue
            if sum(loud[begin:end]) >= 4:
                flags[begin:end] = [True] * (end - begin)
            begin = end + 1
        return flags

    def _in_dateline(self, token: Token) -> bool:
        index = bisect.bisect_right(self.datelines, (token.start, len(self.text))) - 1
        return index >= 0 and self.datelines[index][0] <= token.start < self.datelines[index][1]


# "FORT WORTH --", "HONOLULU (AP) —" at a line's start
_DATELINE = re.compile(
    r"^[ \t]{0,8}([A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3})(?=,| \(| --| ?[—–] )", re.MULTILINE
)
_NEVER_FIRST = word_set("the a an and or of i i'm i'd i've i'll but as so is was he she it we they you my your if")


def _drop_first(run: list[Token], reader: _Reader) -> bool:
    """Whether the first word of a run is an ordinary word that only begins its sentence."""
    first = run[0]
    if len(run) > 1 and (first.lower, run[1].lower) in reader.pairs:
        return False
    if first.lower in FUNCTION and not is_acronym(first):
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


def _phrase_known(run: list[Token]) -> bool:
    return any(" ".join(token.lower for token in run[:length]) in CANONICAL for length in (2, 3))


def _trimmed(run: list[Token], reader: _Reader) -> list[Token]:
    """The run without ordinary words at its edges, and without small words left there."""
    while run and title_end(run, 0) == 0 and (_drop_first(run, reader) or not run[0].capital):
        run = run[1:]
        if run and not run[0].capital:
            continue
        break_here = bool(run) and not run[0].initial and run[0].lower not in FUNCTION
        if break_here:
            break
    while run and (not run[-1].capital or (run[-1].lower in FUNCTION and not is_acronym(run[-1]))):
        if len(run) == 2 and run[-1].capital and (run[0].lower, run[1].lower) in reader.pairs:
            break
        run = run[:-1]
    return run


# --- values


def _split_word(token: Token) -> list[str]:
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


def _mention_of(text: str, run: list[Token], title: str) -> Mention | None:
    """The mention of one name, or None for a lone letter, numeral or generic acronym."""
    named = run
    if title:
        named = run[title_end(run, 0) :]
    if not named:
        return None
    only = named[0] if len(named) == 1 else None
    if only and (len(only.word.rstrip(".")) < 2 or only.word in ROMAN or only.word.isdigit()):
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


def capitals_inside(text: str) -> frozenset[str]:
    """The words, in lower case, that stand with a capital inside a plain sentence and nowhere without one."""
    reader = _Reader(text, frozenset(), frozenset())
    return reader.inside - reader.lowercase


def find_names(
    text: str, lowercase: frozenset[str] = frozenset(), capitals: frozenset[str] = frozenset()
) -> list[Mention]:
    """The names of a text whose taken characters are blanked.

    `lowercase` and `capitals` hold words seen small, and with a capital inside a sentence, in related texts.
    """
    found: list[Mention] = []
    reader = _Reader(text, lowercase, capitals)
    reader.mark()
    for run in find_runs(text, reader.tokens):
        for tokens, title in split_titles(run):
            tokens = tokens if title else _trimmed(tokens, reader)
            item = _mention_of(text, tokens, title) if tokens else None
            if item:
                found.append(item)
    return sorted(found, key=lambda item: item.span)
