"""Who the people of a story are: learned from how its articles write, so that a name can stand in full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from summarizer.checking.lexicon import PERSON_NOUNS, REPORTING
from summarizer.records import Mention, Name, Span
from summarizer.text.index import Line, StoryIndex
from summarizer.text.places import PLACES
from summarizer.text.tables import NOT_PERSON

_AGE_AFTER = re.compile(r"^,? (?:aged )?\d{1,3}\b")
_AGE_BEFORE = re.compile(r"\b\d{1,3}-year-old $")
_WORD_BEFORE = re.compile(r"([\w’'-]+),? $")
_TITLED = r"(?!(?:of|who|whose|which|that|where)\b)[\w’'-]+"
_APPOSED = re.compile(rf"^, (?:the|an?) ({_TITLED}(?: {_TITLED}){{0,4}} ?)")
_OF_PLACE = re.compile(r"^, of (?:the )?[\w ]{3,40},")  # "Ida Lund, of Port Elin,"
_WORD_AFTER = re.compile(r"^,? (?:[a-z]+ly )?([\w’'-]+)")
_PLACING = frozenset("in at near from to of on for outside inside around".split())
_PARTICLES = frozenset("de van der den von di da del della la le bin ibn al el dos du ter ten".split())
_FIRST_HALVES = frozenset("abdul abd abu umm ibn".split())
_FIRST_TOO = frozenset(["bill", "park"])  # what is of no person anywhere but in front: "Bill Lund", "Park Ji-won"
_ORDERS = frozenset("help get save stop let make give bring keep free meet join support remember".split())
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)\b"
_RUNS_ON = re.compile(rf" (?!{_DAY})[A-Z]\w")
# "Her book Ida's Harbour": a title that a name begins, and not what somebody owns.
_OF_WORK = re.compile(
    r"\b(?:books?|memoirs?|novels?|films?|movies?|shows?|series|albums?|plays?|songs?|programmes?|columns?"
    r"|called|titled),? $"
)
_OWNED = re.compile(r"['’]s? [A-Z]\w")
# "Writer-directors Ida Lund and Olaf Berg": what is said of the first is said of the other.
_CALLED_BOTH = re.compile(r"([\w-]+) (?:[A-Z][\w.’'-]+ ){1,3}and $")
_RANK = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-z]+ ){1,2}$")  # "Station" of "Station Officer Ida Lund"
_KIN = re.compile(
    r"\b(?:(?P<she>wife|widow|mother|daughter|sister|aunt|niece|grandmother|actress|\w+woman)"
    r"|husband|father|son|brother|uncle|nephew|grandfather|\w+[^o]man),? (?:(?:the|an?) )?(?:[a-z]+ ){0,2}$"
)
FEMALE, MALE = frozenset("ms mrs miss dame lady queen princess".split()), frozenset("mr sir lord king prince".split())


EITHER = "he or she"  # of two that bear a last name


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """A person of one article: the fullest name it gives, the line that gives it, and "she", "he", "" or EITHER.

    `short` is what the article mostly calls the person after that.
    """

    name: str
    words: tuple[str, ...]
    line: Line
    pronoun: str = ""
    short: str = ""


@lru_cache(maxsize=4)
def find_people(index: StoryIndex) -> Mapping[int, tuple[Person, ...]]:
    """For each article, the people it names in two words or more.

    A name is a person's when some article gives it a title or an age, has it say something, or says what the person
    is ("coach Don Clark", "Don Clark, the coach"), and does not mostly put it after "in" or "at" as it does a place.
    """
    known = {words for words, votes in _votes(index).items() if votes > 0}
    return {number: tuple(_of_article(lines, known)) for number, lines in index.by_article.items()}


def _votes(index: StoryIndex) -> Counter[tuple[str, ...]]:
    votes: Counter[tuple[str, ...]] = Counter()
    speaking: set[str] = set()  # last names alone: "Lund says", "Ms. Lund"
    for line in index.lines:
        for mention in line.mentions:
            if isinstance(mention.value, Name) and could_be_person(mention) and not in_title(line.text, mention.span):
                votes[mention.value.words] += _vote(line.text, mention.span, mention.value.title)
            elif isinstance(mention.value, Name) and len(mention.value.words) == 1 and not mention.value.acronym:
                alone = mention.value.title or _speaks(line.text[mention.span.end :])
                speaking |= set(mention.value.words if alone else ())
    for words in votes:  # "China said" makes no person of "in Beijing China"
        votes[words] += 2 * (words[-1] in speaking and words[-1] not in PLACES)
    return votes


def _speaks(after: str) -> bool:
    following = _WORD_AFTER.match(after)
    return following is not None and after.startswith(" ") and following.group(1) in REPORTING


def could_be_person(mention: Mention) -> bool:
    """Whether a name is of two to four words none of which a body, a work or a place is named by."""
    value = mention.value
    if not isinstance(value, Name) or value.acronym or value.designation or not 2 <= len(value.words) <= 4:
        return False
    words = value.words[1:] if value.words[0] in _FIRST_TOO else value.words
    named = not any(word in NOT_PERSON for word in words) and value.words[0] not in _ORDERS
    return named and mention.text[0].isupper()


def in_title(text: str, name: Span) -> bool:
    """Whether a name is part of a title or of what is shouted: "her Help Get Lund Home page", "SAVE LUND'S MILL"."""
    letters = re.split("['’]", text[name.start : name.end])[0]
    shouted = len(letters) > 3 and letters.isupper()
    owns = _OF_WORK.search(text, 0, name.start) and _OWNED.match(text, name.start + len(letters))
    return shouted or bool(owns) or bool(_RUNS_ON.match(text, name.end))


def _vote(text: str, name: Span, title: str) -> int:
    before, after = text[: name.start], text[name.end :]
    previous, following = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
    signs = (
        bool(title),
        bool(_AGE_AFTER.match(after) or _AGE_BEFORE.search(before)),
        bool(following and following.group(1) in REPORTING | {"who", "whose"}),
        bool(previous and (_is_calling(previous.group(1)) or previous.group(1) in ("said", "says"))),
        bool((both := _CALLED_BOTH.search(before)) and _is_calling(both.group(1))),
        _is_described(after) or bool(_OF_PLACE.match(after)),
    )
    several = name.start > 0 and before.lower().endswith("the ") and not title  # "the Norland Rovers, who"
    placed = bool(previous and previous.group(1).lower() in _PLACING)
    return 2 * sum(signs) - placed - 2 * several


def _is_calling(word: str) -> bool:
    """ "Coach", "meteorologist", "librarian": what somebody is."""
    noun = word.lower().rpartition("-")[2]
    known = noun in PERSON_NOUNS or noun.removesuffix("s") in PERSON_NOUNS
    return known or bool(re.fullmatch(r"[a-z]{3,}(?:ist|ian|eer)s?", noun))


def _is_described(after: str) -> bool:
    """Whether what follows a name says what the person is: ", the former captain of the Alma"."""
    found = _APPOSED.match(after)
    return found is not None and not PERSON_NOUNS.isdisjoint(found.group(1).lower().split())


def _of_article(lines: tuple[Line, ...], known: set[tuple[str, ...]]) -> Iterator[Person]:
    fullest: dict[tuple[str, ...], Person] = {}
    for line in lines:
        for mention in line.mentions:
            titled = in_title(line.text, mention.span)
            if isinstance(mention.value, Name) and mention.value.words in known and not titled:
                pronoun = _pronoun(mention.value.title) or _pronoun_of_kin(line.text[: mention.span.start])
                rank = _RANK.search(line.text[: mention.span.start]) if mention.value.title else None
                plain = without_courtesy((rank.group() if rank else "") + mention.text)
                have = fullest.get(mention.value.words)
                if have is None or (pronoun and not have.pronoun):
                    fullest[mention.value.words] = Person(
                        plain, mention.value.words, have.line if have else line, pronoun
                    )
    return (_as_told(person, lines) for person in fullest.values())


def _as_told(person: Person, lines: tuple[Line, ...]) -> Person:
    """A person with what the article calls him or her; where it has both "Mr. Lund" and "Mrs. Lund", of either sex."""
    values = [mention.value for line in lines for mention in line.mentions]
    last = person.words[-1]
    titled = {_pronoun(v.title) for v in values if isinstance(v, Name) and v.words[-1:] == (last,)}
    both = not person.pronoun and {"he", "she"} <= titled
    return replace(person, short=_short(person, lines), pronoun=EITHER if both else person.pronoun)


def _short(person: Person, lines: Iterable[Line]) -> str:
    """ "Dickson Wright", "Lund": the part of a name, its last words, that an article has most often; else the last."""
    values = (mention.value for line in lines for mention in line.mentions)
    words = [value.words for value in values if isinstance(value, Name) and value.words]
    parts = Counter(len(w) for w in words if len(w) < len(person.words) and w == person.words[-len(w) :])
    longest = max(parts, key=lambda length: (parts[length], length), default=1)
    written = person.name.split()
    if len(written[1:]) == 1 and written[0].lower() in _FIRST_HALVES:  # "Abdul Rauf" is one name
        return person.name
    if longest + 1 < len(written) and written[-longest - 1].lower() in _PARTICLES:  # "de Boer" of "Yvo de Boer"
        longest += 1
    return " ".join(written[-longest:])


def _pronoun(title: str) -> str:
    words = set(title.lower().replace(".", "").split())
    return "she" if words & FEMALE else "he" if words & MALE else ""


def _pronoun_of_kin(before: str) -> str:
    """ "She" after "his wife, the pianist"."""
    kin = _KIN.search(before)
    return "" if kin is None else "she" if kin["she"] else "he"


def without_courtesy(text: str) -> str:
    return re.sub(r"^(?:Mr|Ms|Mrs|Miss)\.? ", "", text)
