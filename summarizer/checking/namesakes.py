"""Where the sources name what a summary names, word by word: whole, in part, as an acronym, a people, a spelling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.checking.appearances import LIMIT, Appearance
from summarizer.checking.keys import Word, read_words, root
from summarizer.checking.passages import Place, Sources, spelled
from summarizer.records import Mention, MentionKind, Name
from summarizer.text.commonwords import is_common
from summarizer.text.equal_names import same_spelling
from summarizer.text.equality import supports
from summarizer.text.places import CANONICAL, PLACES
from summarizer.text.scanning import word_set
from summarizer.text.tables import ABBREVIATIONS, ACRONYMS, NOT_PERSON, TITLE_HEADS, TITLE_MODIFIERS

WINDOW = 5  # words between the parts of one name: "Abbie, the daughter of Lesley Conman"
FEW = 6  # places of a part of a name at which the whole is looked for in another spelling
ORDINARY = 0.5  # what a common word weighs in a name
TITLE = 0.2  # what a title weighs
_ENDINGS = ("", "s", "es", "n", "an", "ian", "ese", "i", "ish", "er", "ers", "ans", "ians")
_SHORT = {  # to keys
    "brits": "united_kingdom", "dems": "democrat", "nj": "new_jersey", "prez": "presid", "gov": "governor",
    "utd": "unit", "gop": "republican", "lgbtq": "lgbt", "lgbt": "lgbtq", "covid": "coronaviru", "barça": "barcelona",
}  # fmt: skip
_SMALL = word_set("of the and for in de la van von da bin al el")
_ACRONYMS_OF = {full: [s for s, other in ACRONYMS.items() if other == full] for full in ACRONYMS.values()}


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name with its weight, and where the sources have it."""

    word: Word
    weight: float
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """What the sources have of a name.

    `found` is the share of its weight they hold anywhere, `together` the largest share one place holds, `last` whether
    the last word that is no common one is held, `plain` whether what is missing is all common words.
    """

    parts: tuple[Part, ...]
    places: tuple[Appearance, ...]
    found: float
    together: float
    last: bool
    plain: bool


def naming(mention: Mention, sources: Sources) -> Naming:
    """What the sources have of this name; its best places first, at most LIMIT."""
    if places := _whole(mention, sources):
        return Naming((), _appearances([(place, 1.0) for place in places], sources), 1.0, 1.0, True, True)
    words = [word for word in read_words(mention.text) if word.lower not in _SMALL]
    if isinstance(mention.value, Name) and mention.value.designation:
        words = [word for word in words if word.text[0].isdigit()] or words  # a T-72 is no T-54
    parts = tuple(_part(word, sources) for word in words)
    if places := _respelled(mention, parts, sources):
        return Naming(parts, _appearances([(place, 1.0) for place in places], sources), 1.0, 1.0, True, True)
    total = sum(part.weight for part in parts) or 1.0
    ranked = sorted(_together(parts, total), key=lambda pair: -pair[1])[:LIMIT]
    heavy = [part for part in parts if part.weight > TITLE and part.word.lower not in NOT_PERSON] or list(parts)
    return Naming(
        parts,
        _appearances(ranked, sources),
        sum(part.weight for part in parts if part.places) / total,
        ranked[0][1] if ranked else 0.0,
        bool(heavy and heavy[-1].places),
        all(part.places or part.weight < 1.0 for part in parts),
    )


def _appearances(ranked: list[tuple[Place, float]], sources: Sources) -> tuple[Appearance, ...]:
    found = []
    for (number, n), share in ranked[:LIMIT]:
        passage = sources.passages[number]
        found.append(Appearance(passage, n, n + 1, share, passage.words[n].text))
    return tuple(found)


def _whole(mention: Mention, sources: Sources) -> list[Place]:
    """Places of the whole name in another form: a country for its people, an acronym for its words and back."""
    name = mention.value
    if not isinstance(name, Name):
        return []
    phrase = " ".join(name.words)
    if phrase in PLACES:
        return (sources.countries(phrase) + _short(phrase, sources))[:LIMIT]
    # Some write acronyms as words: "Isis", "Nato".
    letters = name.acronym.lower() or (phrase if len(phrase) > 3 and phrase in ACRONYMS else "")
    if letters:
        direct = sources.places.get(letters, []) + sources.initials(letters)
        full = ACRONYMS.get(letters, "")
        return (direct or _phrase(full, sources) or _short(full, sources))[:LIMIT]
    if places := _short(phrase, sources):
        return places[:LIMIT]
    words = [word.text for word in read_words(mention.text)]
    for letters in sorted(spelled(words)) if len(words) >= 3 else ():
        if places := [place for place in sources.places.get(letters, []) if _upper(place, sources)]:
            return places[:LIMIT]
    return []


def _short(phrase: str, sources: Sources) -> list[Place]:
    """Places of the acronyms of a long form: "IS", "ISIS" and "Isil" all stand for Islamic State."""
    return [place for short in _ACRONYMS_OF.get(phrase, ()) for place in sources.places.get(short, ())]


def _respelled(mention: Mention, parts: tuple[Part, ...], sources: Sources) -> list[Place]:
    """Places of part of the name in a name that is the same in another spelling: "Deir al-Zour" in "Deir Ezzor"."""
    missing = any(not part.places for part in parts)
    return [
        (number, n)
        for part in (parts if missing else ())
        for number, n in part.places[:FEW]
        if any(item.kind is MentionKind.NAME and supports(mention, item) for item in _named_at(number, n, sources))
    ]


def _named_at(number: int, n: int, sources: Sources) -> Iterator[Mention]:
    """The name a word of a passage belongs to."""
    passage = sources.passages[number]
    place = passage.words[n].start - passage.span.start
    return (item for item in sources.mentions(passage) if item.span.start <= place < item.span.end)


def _upper(place: Place, sources: Sources) -> bool:
    return sources.passages[place[0]].words[place[1]].text.isupper()


def _phrase(phrase: str, sources: Sources) -> list[Place]:
    """Where the words of a known long form stand side by side."""
    if phrase in CANONICAL:
        return sources.countries(CANONICAL[phrase])
    words = [word for word in phrase.split() if word not in _SMALL]
    if not words:
        return []
    heads = [word.key for word in read_words(" ".join(words))]
    return [
        (number, n)
        for number, n in sources.places.get(heads[0], [])
        if all(key in sources.passages[number].at for key in heads)
    ]


def _part(word: Word, sources: Sources) -> Part:
    lower = word.lower
    title = ABBREVIATIONS.get(lower, lower) in TITLE_HEADS | TITLE_MODIFIERS
    weight = TITLE if title else ORDINARY if is_common(lower) else 1.0
    return Part(word, weight, tuple(_places(word, sources))[:LIMIT])


def _places(word: Word, sources: Sources) -> list[Place]:
    """Where the word stands: itself, a country or its people, a short form, an ending more, another spelling."""
    key = word.key or root(word.lower)
    if found := sources.places.get(key):
        return found
    if found := sources.countries(CANONICAL.get(word.lower, "")):
        return found
    if found := sources.places.get(_SHORT.get(word.lower, "")):
        return found
    return [place for other in _kin(word.lower, sources) for place in sources.places.get(other, ())]


def _kin(lower: str, sources: Sources) -> Iterator[str]:
    """Keys of words that are this one with another ending or in another spelling: "Cumbrian", "Sergey"."""
    if len(lower) < 4:
        return
    for other, key in sources.alike(lower):
        shared = min(len(lower), len(other)) - 1
        if lower[:shared] != other[:shared] and not same_spelling(lower, other):
            continue
        if same_spelling(lower, other) or _same_root(lower, other):
            yield key


def _same_root(left: str, right: str) -> bool:
    """ "cumbria" and "cumbrian", "scot" and "scottish" no, "wale" and "wales"."""
    for short, long in ((left, right), (right, left)):
        root = short.rstrip("aeoy") if len(short) > 4 else short
        if long.startswith(root) and long[len(short) :] in _ENDINGS and long[: len(short)] == short:
            return True
        if len(root) >= 4 and long.startswith(root) and long[len(root) :] in _ENDINGS:
            return True
    return False


def _together(parts: tuple[Part, ...], total: float) -> Iterator[tuple[Place, float]]:
    """Every place of the name's last found word with the share of the name that stands within a few words of it."""
    held = [part for part in parts if part.places]
    if not held:
        return
    anchor = max(held, key=lambda part: (part.weight, -len(part.places)))
    near = [frozenset(part.places) for part in held if part is not anchor]
    weights = [part.weight for part in held if part is not anchor]
    for number, n in anchor.places:
        around = [(number, n + step) for step in range(-WINDOW, WINDOW + 1)]
        share = anchor.weight + sum(w for w, places in zip(weights, near, strict=True) if not places.isdisjoint(around))
        yield (number, n), share / total
