"""What a sentence tells, as facts to be compared: its words by meaning, each with how much of the telling it bears.

Two sentences that share no inflected word may tell one thing ("a lawyer and an alcoholic", "her career at the bar ended
by drink"), and one that shares few may add nothing but colour. So words are compared by what they mean, those of the
main clause bear more than those of an aside, and who is the source of a report is none of what it tells.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from weakref import WeakKeyDictionary

from summarizer.checking.disputes import DENYING, DOUBTED
from summarizer.checking.lexicon import REPORTING
from summarizer.checking.synonyms import key
from summarizer.records import Claim, Mention, MentionKind, Name, Number
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import Token, stem, tokens
from summarizer.writing.known_words import PRESS

MAIN, ASIDE, SOURCE = 1.0, 0.3, 0.4  # what a word bears in the main clause, beside it, and in who says so
STEM = 5  # letters by which "alcohol", "alcoholic" and "alcoholism" are one; a name or a number is compared whole
NAME, FIGURE = 1.3, 1.2  # what names, and numbers and dates, bear beside another word: they are what a reader learns
SUBJECT = 2.0  # what a name that two sentences share counts beside another word: they are about it
RETOLD = 0.66  # share of a main clause that is told already, from which the sentence tells it again
# Of a main clause, and of its weight, what several statements have told from which together they have told it.
TOGETHER, TOGETHER_WEIGHT = 0.6, 0.47
WORDS_QUOTED = 3
CARRIED, SHARED = 0.36, 2  # weight of what a sentence tells, and facts, from which one of another article carries it
COMMON, FEW = 12, 3  # a fact that more than one sentence in so many has, and more than these, is of the whole story
OPENING = 3  # words with which a sentence opens
PARTIES, LARGE = 2, 1000.0  # names, and the least sum of money, by which two sentences tell of one deal
QUOTED = 0.9  # what a few quoted words bear, as one fact: that all articles quote them makes them the news
Facts = Mapping[str, float]

# Words of one meaning that reports change for the sake of change; no check rests on them. The first names all.
_SAME = """
die dead death kill fatal perish
lawyer attorney barrister solicitor counsel law
drug sedative anesthetic anaesthetic anesthesia anaesthesia medication sedation sedate
physician doctor medic
child kid boy girl daughter son toddler youngster
television tv
film movie picture
programme program show series
soldier troop fighter militant
dispute quarrel row
home house residence mansion property
plane aircraft jet warplane
ship vessel boat
salary pay wage
price cost retail
customer buyer shopper consumer
dentist dental dentistry dentition tooth teeth
police detective deputy investigator
suspect accused defendant
student pupil
firm company business
employee worker staff
poll survey
bulletin forecast warning
injured hurt wounded
bombard bomb strike airstrike raid shell
give administer receive
allege accuse claim allegation accusation
start begin launch announce
sell sale buy purchase available
oil oilfield
"""
_MONTHS = "january february march april may june july august september october november december".split()
_CLASS = {stem(word): line.split()[0] for line in _SAME.strip().splitlines() for word in line.split()}
_CLASS |= {month[:3]: stem(month) for month in _MONTHS} | {"sept": stem("september")}

_WEEKDAYS = frozenset(key(day) for day in "monday tuesday wednesday thursday friday saturday sunday".split())

_MANY = frozenset("hundreds dozens scores thousands".split())  # beside a number that is known they say nothing new
_MANY_FACTS = frozenset(key(word)[:STEM] for word in _MANY)

# Words that hold a sentence together and tell nothing.
_LIGHT = frozenset(
    map(
        stem,
        """
        play role part combination prior number result use make made take get got come go went put set lot way kind
        thing time day people someone something so today news source medium media outlet now then back include become
        call know see several various probably likely perhaps possibly currently recently previously finally
        ultimately already away around bring brought short local case quote
        """.split(),
    )
)
# Whose report it is: "According to the coroner,", ", a spokesman for the union said on Friday."
_SOURCE = re.compile(
    r"^(?:According to|In the words of) [^,]+, |,? according to [^,;]+"
    r"|, (?:[\w’'.-]+ ){1,12}?(?:said|says|told|announced|reported|reports|concluded|confirmed|added|stated|wrote"
    r"|claimed)\b[^,;:\"“]{0,40}$"
    r"|\b(?:said|says)(?: (?:on|late|early) \w+)?[.]?$"
)
# What was found or ruled: "ruled the death an accident" is new to whoever has read of a death.
_RULED = re.compile(
    r"\b(?:ruled|classified|declared|convicted|acquitted|sentenced|indicted|cleared|pleaded|found guilty)\b"
)
_WHERE = re.compile(r"\b(?:in|at|near|outside)(?: the)?(?: [a-z][\w-]+){0,2}(?: of)? $")
_SITE = re.compile(r"\b(?:Hospital|Airport|Park|School|Street|Road|Avenue|Stadium|Station)\b")
_STANCE = re.compile(r"\b(?:anti|pro)-$")  # "the anti-ISIS coalition": of ISIS it tells nothing
# An age, the hour and the house: who has heard the event learns nothing by them.
_AGES = re.compile(r"(?<=\w), \d{1,3}(?=,)|\b\d{1,3}-(?:year|month|week)-old\b|\b(?:at the age of|aged) \d{1,3}\b")
_TRIFLES = re.compile(
    rf"{_AGES.pattern}"
    r"|\b(?:(?:at|around|about|just (?:before|after)|shortly (?:before|after)) ){0,2}\d{1,2}(?::\d\d)? ?[ap]\.?m\b\.?"
    r"|\bthe \d+ block of (?:[A-Z]\w+ ?){1,4}"
    r"|\b\d+ (?:[A-Z]\w+ ){1,3}(?:Rd|St|Ave|Street|Road|Avenue|Drive|Lane|Terrace)\b"
)
_GREW_UP = re.compile(r"\b(?:grew up|was (?:born|raised|brought up))\b")
_QUOTATION = re.compile('[“"]([^“”"]+)[”"]')
_QUOTED = re.compile(r"[“\"‘]((?:[\w’'-]+ ){1,5}[\w’'-]+[,.?!]?)[”\"’](?!\w)")
# What is told beside the main clause, up to the comma that ends it or the end.
_ASIDE = re.compile(
    r",[”\"]? (?:who|which|whose|where|including|formerly|with|of|aged) [^,;]+(?=,|[.]?$)"
    r"|,[”\"]? (?:an?|the|one) [^,;]+(?=,)"
    r"|\([^)]*\)|[–—] [^–—]+ [–—]"
    r"|^(?:As|Amid|While) [^,]{5,90}(?=, )"
)


_FOUND: WeakKeyDictionary[Line, Facts] = WeakKeyDictionary()  # as long as its story: a corpus has no end


def facts(line: Line) -> Facts:
    """The facts of a sentence, by meaning, each with what it bears."""
    found = _FOUND.get(line)
    if found is None:
        found = _FOUND[line] = facts_of(line.text, line.mentions)
    return found


def facts_of(text: str, mentions: Sequence[Mention]) -> Facts:
    """The facts of a text with these mentions, by meaning, each with what it bears."""
    sources = [match.span() for match in _SOURCE.finditer(text)]
    asides = [match.span() for match in _ASIDE.finditer(text)]
    names = [(m.span.start, m.span.end) for m in mentions if m.kind is MentionKind.NAME]
    figures = [(m.span.start, m.span.end) for m in mentions if m.kind is not MentionKind.NAME]
    found: dict[str, float] = {}
    for token in tokens(text):
        tells = token.is_content and token.stem not in _LIGHT and token.lower not in REPORTING
        if tells and token.lower not in PRESS:
            capital = token.span.start > 0 and token.text[0].isupper()
            special = FIGURE if _within(token, figures) else NAME if capital or _within(token, names) else 1.0
            place = SOURCE if _within(token, sources) else ASIDE if _within(token, asides) else MAIN
            concept = _concept(token, special > 1)
            found[concept] = max(place * special, found.get(concept, 0.0))
    return found | dict.fromkeys(quotes_in(text), QUOTED)


def _within(token: Token, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= token.span.start < end for start, end in spans)


def is_retold(text: str, mentions: Sequence[Mention], told: Iterable[Collection[str]]) -> bool:
    """Whether the main clause of a text tells again what one of those `told` has, by its facts, and nothing new of a
    name or a number.

    "Ida Lund, who grew up in Dunmore and made the port what it is, has died" is her death again, with colour.
    """
    if DENYING.search(text) or DOUBTED.search(text):  # what is denied is told again in all its words
        return False
    text, mentions = _without(_TRIFLES, text, mentions)
    main = {fact: bears for fact, bears in facts_of(text, mentions).items() if bears >= MAIN}
    least = 1.0 if _RULED.search(text) else RETOLD
    near = (known for known in told if _share(main, known) >= least)
    return any(not _new_names(main, mentions, known) for known in near)


def is_retold_together(
    text: str, mentions: Sequence[Mention], told: Collection[str], index: StoryIndex, more: float = 0.0
) -> bool:
    """Whether what several statements have `told`, taken together, is all but a little of the main clause of a text,
    and every figure and date in it; `more` is the share that is asked beyond what makes a statement one told again."""
    figures = (m for m in mentions if m.kind is not MentionKind.NAME and m.text.lower() not in _MANY)
    new = any({_concept(token, True) for token in tokens(m.text)}.isdisjoint(told) for m in figures)
    if new or DENYING.search(text) or DOUBTED.search(text) or _RULED.search(text):
        return False
    weights = _weights(index)
    main = {fact: bears for fact, bears in facts_of(text, mentions).items() if bears >= MAIN}
    worth = {fact: bears * weights.get(fact, 1.0) for fact, bears in main.items()}
    known = _share(main, told) >= TOGETHER + more and _share(worth, told) >= TOGETHER_WEIGHT + more
    stances = (m for m in mentions if _STANCE.search(text, 0, m.span.start))
    called = {_concept(token, True) for mention in stances for token in tokens(mention.text)}
    return known and not _new_names(main, mentions, told) - called


def _without(what: re.Pattern[str], text: str, mentions: Sequence[Mention]) -> tuple[str, list[Mention]]:
    """A text with spaces where `what` stands, and the mentions that are none of it."""
    plain = what.sub(lambda match: " " * len(match.group()), text)
    return plain, [m for m in mentions if plain[m.span.start : m.span.end].strip()]


def _new_names(main: Facts, mentions: Sequence[Mention], known: Collection[str]) -> frozenset[str]:
    """The names and figures of a main clause that are not known: of a person none where any part of the name is, no
    bare weekday, and no "hundreds"."""
    nothing = _WEEKDAYS | _MANY_FACTS
    new = {fact for fact, bears in main.items() if bears > MAIN and fact not in known and fact not in nothing}
    for mention in mentions:
        parts = {_concept(token, True) for token in tokens(mention.text)}
        if mention.kind is MentionKind.NAME and not parts.isdisjoint(known):
            new -= parts
    return frozenset(new)


def names_nothing_new(line: Line, told: Iterable[Line]) -> bool:
    """Whether every name and figure of what a sentence tells in its main clause is one of those the lines `told` have;
    an age counts for nothing."""
    text, mentions = _without(_AGES, line.text, line.mentions)
    main = {fact: bears for fact, bears in facts_of(text, mentions).items() if bears >= MAIN}
    return not _new_names(main, mentions, frozenset().union(*(facts(other) for other in told)))


def asks_again(mentions: Sequence[Mention], told: Iterable[Sequence[Mention]]) -> bool:
    """Whether a statement with these mentions has the same sum of money and the same two names as one of those `told`:
    "asked Ida Lund of Norvane for $1bn" after "wanted Lund and Norvane to give $1 billion" is one plea."""
    sums, names = sums_in(mentions), _name_words(mentions)
    return any(sums & sums_in(other) and len(names & _name_words(other)) >= PARTIES for other in told)


def grows_up_again(claim: Claim, told: Iterable[Claim]) -> bool:
    """Whether a claim tells how somebody grew up of whose childhood one of those `told` tells: each article begins a
    life anew."""
    others = (other for other in told if _GREW_UP.search(other.text)) if _GREW_UP.search(claim.text) else ()
    return any(_name_words(claim.mentions) & _name_words(other.mentions) for other in others)


def sums_in(mentions: Iterable[Mention]) -> set[tuple[float, str]]:
    """The large sums of money among mentions, each with its currency."""
    numbers = (m.value for m in mentions if isinstance(m.value, Number))
    return {(number.amount, number.unit) for number in numbers if number.unit.isupper() and number.amount >= LARGE}


def _name_words(mentions: Iterable[Mention]) -> frozenset[str]:
    """The last words of all names, of which one is a person's or a thing's own."""
    return frozenset(m.value.words[-1] for m in mentions if isinstance(m.value, Name) and m.value.words)


def carriers(line: Line, index: StoryIndex) -> frozenset[int]:
    """The numbers of the articles one sentence of which tells much of what this one does, its own among them.

    That two sentences are of the same people, or of what the whole story is about, is no fact that both carry.
    """
    weights, common = _weights(index), math.log(1 + min(COMMON, len(index.lines) / FEW))
    telling = {
        fact: bears
        for fact, bears in facts(line).items()
        if " " in fact or (weights[fact] > common and not _is_name(fact, line))
    }
    worth = {fact: bears * weights[fact] for fact, bears in telling.items()}
    near = (other for other in index.lines if other.article != line.article and other.is_prose)
    alike = (other for other in near if _alike(worth, facts(other)))
    return frozenset({line.article, *(other.article for other in alike)})


def quoted_by(text: str, index: StoryIndex) -> float:
    """The largest share of the articles that quote the same few words as a text does; 0 where it quotes none."""
    by = ({line.article for line in index.lines if quote in facts(line)} for quote in quotes_in(text))
    return max((len(articles) / len(index.articles) for articles in by), default=0.0)


def places_in(line: Line) -> frozenset[str]:
    """The facts of a sentence that say where: a name after "in", "at" or "near", if need be "the oil-rich", and that of
    a hospital or a street wherever it stands."""
    names = (m for m in line.mentions if m.kind is MentionKind.NAME)
    where = [
        (m.span.start, m.span.end) for m in names if _SITE.search(m.text) or _WHERE.search(line.text, 0, m.span.start)
    ]
    return frozenset(_concept(token, True) for token in tokens(line.text) if _within(token, where))


def quotes_in(text: str) -> list[str]:
    """The few words that a text quotes, each in small letters."""
    return [match[1].lower().rstrip(",.?!") for match in _QUOTED.finditer(text)]


def quotes_again(text: str, told: Iterable[str]) -> bool:
    """Whether a text quotes a few words that one of those `told` quotes, or more of the same words."""
    own = _quotations(text)
    return any(a in b or b in a for other in told for a in own for b in _quotations(other))


@lru_cache(maxsize=1024)
def _quotations(text: str) -> tuple[str, ...]:
    """The words of each quotation in a text, in small letters with a space on both sides."""
    found = (" ".join(token.lower for token in tokens(match[1])) for match in _QUOTATION.finditer(text))
    return tuple(f" {words} " for words in found if len(words.split()) >= WORDS_QUOTED)


def _alike(worth: Mapping[str, float], other: Facts) -> bool:
    shared = worth.keys() & other.keys()
    return any(" " in fact for fact in shared) or (len(shared) >= SHARED and _share(worth, other.keys()) >= CARRIED)


def _concept(token: Token, named: bool) -> str:
    if token.text[0].isdigit():
        return _rounded(token.text)
    own = key(token.lower)
    meaning = _CLASS.get(token.stem) or _CLASS.get(own) or own
    return _country(meaning) if named else meaning[:STEM]


def _country(name: str) -> str:
    """ "Russian" as "Russia", "Syrian" as "Syria"."""
    return name[:-1] if name.endswith("ian") else name


def _rounded(number: str) -> str:
    """ "129.99" and "130" are one price."""
    plain = number.replace(",", "")
    return f"{float(plain):.0f}" if re.fullmatch(r"\d{2,}\.\d+", plain) else plain


@lru_cache(maxsize=4)
def _weights(index: StoryIndex) -> Mapping[str, float]:
    """The weight of each fact: the fewer sentences of the story have it, the more does it tell them apart."""
    counts = Counter(fact for line in index.lines for fact in facts(line))
    return {fact: math.log(1 + len(index.lines) / count) for fact, count in counts.items()}


def weighed(line: Line, index: StoryIndex) -> dict[str, float]:
    """The facts of a sentence, each with its weight in the story times what it bears."""
    weights = _weights(index)
    return {fact: bears * weights[fact] for fact, bears in facts(line).items()}


def told_share(line: Line, told: Sequence[Line], index: StoryIndex) -> float:
    """How much of what a sentence tells the sentences `told` have told, 0 to 1.

    The mean of the share of its facts and of their weight: by weight alone the words of the event itself, which a
    story repeats most, count too little to show that it is told again.
    """
    known = frozenset().union(*(facts(other) for other in told))
    borne, worth = facts(line), weighed(line, index)
    return (_share(borne, known) + _share(worth, known)) / 2


def _share(worth: Mapping[str, float], known: Collection[str]) -> float:
    whole = sum(worth.values())
    return sum(weight for fact, weight in worth.items() if fact in known) / whole if whole else 0.0


def kinship(left: Line, right: Line, index: StoryIndex, known: Collection[str] = ()) -> float:
    """How close two sentences are in what they tell, 0 to 1: the share of the weight of both that both have.

    What is `known` to be of the whole story brings no two of its sentences together.
    """
    first, second = weighed(left, index), weighed(right, index)
    borne = facts(left), facts(right)
    shared = (
        fact
        for fact in first.keys() & second.keys()
        if fact not in known and not all(told[fact] <= SOURCE * NAME for told in borne)
    )
    both = sum(min(first[fact], second[fact]) * (SUBJECT if _is_name(fact, left) else 1.0) for fact in shared)
    whole = sum(first.values()) + sum(second.values())
    return 2 * both / whole if whole else 0.0


def begins_anew(line: Line, before: Iterable[Line]) -> bool:
    """Whether a sentence opens with a name of which those before it do not tell: it is of somebody else."""
    names = (m for m in line.mentions if m.kind is MentionKind.NAME)
    opening = [name for name in names if len(line.text[: name.span.start].split()) < OPENING]
    told = frozenset().union(*map(facts, before))
    return bool(opening) and all(_named_by(name).isdisjoint(told) for name in opening)


def _named_by(mention: Mention) -> frozenset[str]:
    """The facts that a name is, wherever it stands: "Norlandic" tells of Norland."""
    return frozenset(_concept(token, named) for token in tokens(mention.text) for named in (True, False))


def _is_name(fact: str, line: Line) -> bool:
    return facts(line)[fact] in (MAIN * NAME, ASIDE * NAME, SOURCE * NAME)
