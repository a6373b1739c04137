"""Whether two names are one: parts, acronyms, countries and their people, spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.records import Name
from summarizer.text.names import name_value
from summarizer.text.places import CANONICAL, PLACES
from summarizer.text.scanning import word_set
from summarizer.text.tables import ACRONYMS, COMPANY_TAILS, CONNECTORS, COURTESY, NOT_PERSON, PARTICLES, SURNAMES_TOO
from summarizer.text.tokens import fold

# --- aliases learned from the texts

_SHORT_IN_BRACKETS = re.compile(r" [(](?P<short>[A-Z][A-Za-z]{0,8}[A-Z])s?[),;]")
_SHORT_THEN_LONG = re.compile(r"\b(?P<short>[A-Z]{2,8}) [(](?P<words>[A-Z][\w'’&-]{1,40}(?: [\w'’&-]{1,40}){1,9})[)]")
_SMALL = word_set("of the and for in on to a an de la")


@dataclass(frozen=True, slots=True)
class Aliases:
    """Acronyms with their long forms, as pairs of lower-case letters and words."""

    pairs: frozenset[tuple[str, tuple[str, ...]]] = frozenset()

    @classmethod
    def learn(cls, texts: Iterable[str]) -> Aliases:
        """Collects "Syrian Democratic Forces (SDF)" and "SDF (Syrian Democratic Forces)" from the texts."""
        found = (_spelled(written.split(), short) for text in texts for written, short in _explained(text))
        return cls(frozenset(pair for pair in found if pair))

    def meet(self, acronym: str, words: tuple[str, ...]) -> bool:
        return (acronym, words) in self.pairs


def _explained(text: str) -> Iterator[tuple[str, str]]:
    """The words beside an acronym in brackets, or in brackets beside one, with the acronym."""
    for match in _SHORT_IN_BRACKETS.finditer(text):
        before = re.split(r"[^\w'’& -]", text[max(0, match.start() - 120) : match.start()])[-1]
        yield " ".join(before.split()[-10:]), match["short"]
    for match in _SHORT_THEN_LONG.finditer(text):
        yield match["words"], match["short"]


def _spelled(written: list[str], short: str) -> tuple[str, tuple[str, ...]] | None:
    """The acronym with the shortest run of words at the end whose initials spell it, as a name's words."""
    for start in range(len(written) - 1, -1, -1):
        tail = written[start:]
        if tail[0].lower() not in _SMALL and short.upper() in _initials(tail):
            words = [part for word in tail for part in fold(word).replace("'s", "").split("-")]
            return short.lower(), name_value(words).words
    return None


def _initials(words: Iterable[str]) -> tuple[str, str]:
    """The initials of the words, without the small words and with them."""
    parts = [part for word in words for part in re.split(r"[-/]", word) if part]
    large = "".join(part[0] for part in parts if part.lower() not in _SMALL and part not in PARTICLES)
    return large.upper(), "".join(part[0] for part in parts).upper()


# --- names


def name_supports(claim: Name, source: Name, aliases: Aliases) -> bool:
    if claim.designation or source.designation:
        return _designation_supports(claim, source)
    if not _titles_agree(claim.title, source.title):
        return False
    if _key(claim) == _key(source) or _acronym_meets(claim, source, aliases) or _acronym_meets(source, claim, aliases):
        return True
    return _is_part(claim, source) or _is_spelling(claim, source)


def _designation_supports(claim: Name, source: Name) -> bool:
    """Every digit counts; "F16" is "F-16", and "Boeing" is borne out by "Boeing 737"."""
    mine, theirs = (re.sub(r"[- ]", "", name.designation) for name in (claim, source))
    return mine == theirs or (not mine and len(claim.words) == 1 and claim.words[0] == source.words[0].split("-")[0])


def _titles_agree(claim: str, source: str) -> bool:
    """A courtesy title says nothing; "General" is borne out by "Lieutenant General", "President" not by "Minister"."""
    mine = [word for word in claim.split() if word not in COURTESY and word not in ("of", "the", "former", "acting")]
    theirs = source.split()
    if not mine or all(word in COURTESY for word in theirs):
        return True
    spelling = {"defence": "defense", "sheik": "sheikh", "labour": "labor"}
    return {spelling.get(word, word) for word in mine} <= {spelling.get(word, word) for word in theirs}


def _key(name: Name) -> tuple[str, ...]:
    """The words without particles and articles, with spellings and countries in one form."""
    words = tuple(word for word in name.words if word not in PARTICLES and word != "the") or name.words
    words = tuple({"defence": "defense", "centre": "center", "labour": "labor"}.get(word, word) for word in words)
    phrase = " ".join(words)
    return tuple(CANONICAL.get(phrase, phrase).split())


def _acronym_meets(short: Name, long: Name, aliases: Aliases) -> bool:
    """Whether one is the acronym of the other: learned, known, or three letters and more that the words begin with."""
    letters = short.acronym.lower()
    if not letters or (long.acronym and len(long.words) == 1):
        return False
    if aliases.meet(letters, long.words) or ACRONYMS.get(letters, "") in _with_and_without_country(long.words):
        return True
    if letters in ACRONYMS or any(letters == known for known, _ in aliases.pairs) or long.title:
        return False
    return len(letters) >= 3 and len(long.words) >= 2 and letters.upper() in _initials(long.words)


def _with_and_without_country(words: tuple[str, ...]) -> set[str]:
    """The phrase, and the phrase without a country before it: "central command" of "united states central command"."""
    phrases = {" ".join(words)}
    for length in (1, 2, 3):
        if len(words) > length and " ".join(words[:length]) in CANONICAL:
            phrases.add(" ".join(words[length:]))
    return phrases


def _is_person(name: Name) -> bool:
    """Whether a name's parts may stand for it: no organization, place or work by the words of the tables."""
    if name.acronym or name.designation:
        return False
    if name.title:
        return True
    words = [word for word in name.words if word not in CONNECTORS]
    if not 2 <= len(words) <= 5 or " ".join(name.words) in PLACES:
        return False
    if words[-1] in SURNAMES_TOO:
        words = words[:-1]
    return not any(
        word in NOT_PERSON or word in CANONICAL or word in ("of", "and", "for") or not word.isalpha() for word in words
    )


def _is_part(claim: Name, source: Name) -> bool:
    """ "Moreno" of "Paul Moreno", "Dana Fields" of "Dana W. Fields", "Defense Ministry" of "Iraqi Defense Ministry"."""
    mine, theirs = _key(claim), _key(source)
    if not mine or len(mine) >= len(theirs) or claim.acronym:
        return False
    if _is_person(source):
        if len(mine) == 1 and mine[0] in (f"{theirs[-1]}s", f"{theirs[-1]}es"):
            return True  # "the Ortegas"
        return mine == theirs[-len(mine) :] or mine == theirs[:1] or (mine[0] == theirs[0] and _in_order(mine, theirs))
    if mine == theirs[: len(mine)] and all(word in COMPANY_TAILS for word in theirs[len(mine) :]):
        return True
    return len(mine) > 1 and " ".join(mine) in _with_and_without_country(theirs)


def _in_order(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    rest = iter(whole)
    return all(word in rest for word in part) and part[-1] == whole[-1]


# --- spellings of one name in Latin letters

_SOUNDS = (
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("dh", "d"),
    ("th", "t"),
    ("zh", "z"),
    ("ck", "k"),
    ("q", "k"),
    ("w", "v"),
)
_VOWELS = (
    *((written, "i") for written in ("iy", "ey", "ei", "ai", "ay", "ee", "ie", "y", "ae")),
    ("ou", "u"),
    ("oo", "u"),
)
_NEAR_VOWELS = frozenset(frozenset(pair) for pair in ("ae", "au", "ou", "ei"))
_SUN_LETTER = re.compile(r"(?P<article>[ea])(?P<sun>zz|ss|sh|dd|rr|tt|nn)")  # "Ezzor" is ez-Zor
_ENDING = re.compile(r"(?:yi|iy|ij|yy|ii|y|i)$")


def _is_spelling(claim: Name, source: Name) -> bool:
    """Whether two names are one in two transliterations: "Sergei" and "Sergey", "Deir Ezzor" and "Deir el-Zour"."""
    mine, theirs = _key(claim), _key(source)
    if claim.acronym or source.acronym or " ".join(mine) in PLACES or " ".join(theirs) in PLACES:
        return False
    if _is_person(source) and len(mine) < len(theirs):
        theirs = theirs[-len(mine) :]
    if len(mine) == len(theirs):
        arabic = any(word in PARTICLES or _SUN_LETTER.match(word) for word in (*claim.words, *source.words))
        return all(_word_spelling(a, b, 2 if arabic else 3) for a, b in zip(mine, theirs, strict=True))
    return False


def _word_spelling(left: str, right: str, consonants: int) -> bool:
    """Equal in sound, or in all but near vowels between at least so many consonants."""
    if left == right:
        return True
    if min(len(left), len(right)) < 3 or max(len(left), len(right)) > 40:
        return False
    left, right = _sounded(left), _sounded(right)
    if left == right:
        return True
    mine, theirs = re.findall(r"[aeiou]+|[^aeiou]+", left), re.findall(r"[aeiou]+|[^aeiou]+", right)
    if len(mine) != len(theirs) or sum(len(part) for part in mine if part[0] not in "aeiou") < consonants:
        return False
    if mine[0] != theirs[0] or mine[-1] != theirs[-1]:
        return False
    return all(a == b or frozenset(a + b) in _NEAR_VOWELS for a, b in zip(mine, theirs, strict=True))


def same_spelling(left: str, right: str) -> bool:
    """Whether two lower-case words are one name in two spellings: "sergei" and "sergey", not "jan" and "jane"."""
    return _word_spelling(left, right, 3)


def _sounded(word: str) -> str:
    """One form for the letters that transliterations vary, doubled letters as one."""
    if sun := _SUN_LETTER.match(word):
        word = word[sun.end("article") :]
    word = _ENDING.sub("i", word)
    for written, sound in (*_VOWELS, *_SOUNDS):
        word = word.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def names_conflict(left: Name, right: Name) -> bool:
    if left.designation and right.designation:
        mine, theirs = (re.match(r"[a-z]+", name.designation) for name in (left, right))
        return bool(mine and theirs and mine.group() == theirs.group())
    if not (_is_person(left) and _is_person(right)) or left.acronym or right.acronym:
        return False
    return left.words[-1] == right.words[-1] and left.words != right.words
