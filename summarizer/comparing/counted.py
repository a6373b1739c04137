"""The numbers of a story with what they count: the noun, the party named, and what happened to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.checking.lexicon import IRREGULAR_PAST, PERSON_NOUNS, REPORTING
from summarizer.records import Evidence, Mention, Name, Number, Span
from summarizer.text.events import EVENT_OF, EVENT_STEMS
from summarizer.text.index import Line
from summarizer.text.words import Token, stem

REACH = 16  # words between a number and the event that happens to what it counts
PERSONS = frozenset(stem(word) for word in PERSON_NOUNS)
_ANYBODY = frozenset(stem(word) for word in ("people", "person", "men", "women", "children"))
SPEECH = frozenset("said say says told tell tells".split())
SPANS = frozenset("seconds minutes hours days weeks months years".split())
ROLES = ("count", "identifier", "ordinal")
HALF = 8  # words after which a word near a number counts half
_RANGE = re.compile(r"\b(?:between|from) $", re.IGNORECASE)
_ORGANS = frozenset({"cardiac", "respiratory", "heart"})  # "cardiac arrest" takes nobody into custody
_JOINTS = frozenset({"of", "the", "other"})
_STOP = re.compile(r"[,;:.!?—–()\"“”]")
_CLAUSE = re.compile(r"\b(?:when|where|while|after|before|since|who|whose|which)\b|;|—")
_PARTS = re.compile(
    r" of the (?:(?:most )?(?:serious|severe|bad|critical|grave)ly )?"
    r"(?:dead|victims|killed|wounded|injured|hurt|bodies)\b"
    r"| of (?:which|whom)\b"
)
# "Of another year": "a 1987 earthquake killed more than 1,100".
_OF_A_YEAR = re.compile(r"\b(?:[Aa]n?|[Tt]he) (?:1[89]|20)\d\d [a-z]+ ")
# "And 17 were missing", "and more than 300 injured": what is told of it in so many words.
_IS_TOLD = re.compile(
    r" (?:(?:people|others|more|of them) )?(?:(?:were|was|are|is|remain(?:ed)?)(?: \w+ly| still)? )?(?P<what>\w+)"
)
# "Four deputies fired, killing a man": those counted did it.
_ACTIVE = re.compile(
    r"(?:killing|injuring|wounding|kills?|injures?|wounds?|arresting|arrests?)"
    r" (?:an?|the|his|her|their|its|[A-Z]\w+|\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|several|dozens)\b"
)
# "53 percent of the young versus 48 of the old": of which group the one of another article is, no word nearby tells.
_OF_GROUPS = re.compile(
    r"\d ?(?:%|per ?cent)(?:[^.]|\.\d)*\b(?:versus|vs\.?|while|whereas|compared (?:to|with))\b"
    r"(?:[^.]|\.\d)*\d ?(?:%|per ?cent)"
)
_AND_DID = re.compile(r"\band (?:\w+ly )?\w+ed\b")  # "chaired two meetings and visited patients"
_OFFSET = re.compile(r" (?:\w+ )?(?:earlier|later|ago|before|after)\b")  # "13 minutes earlier" is no length of time
_BROKEN = re.compile(r"-(?:quarter|fifth|third|eighth)")  # "a three-quarter-size cello"
_OF_AN_AGE = re.compile(r" (?:of (?:them|whom) )?aged \d")  # "the three who were arrested, two aged 29"
# "Greater than 80 and smaller than 100": what something must lie between is no count.
_LIMITS = re.compile(
    r"\b(?:greater|more|larger|higher|older) than \S+ (?:\w+ )?(?:and|but) (?:smaller|less|lower|fewer|younger) than\b"
)
_ZONE = re.compile(r" (?:UTC|GMT|BST|CET|CEST|[ECMP][SD]?T|local time)\b")  # an hour is no count
_TO, _AND = re.compile(r"\bto (?:over |nearly )?$"), re.compile(r"\b(?:and|or) $")
_FURTHER = re.compile(r" (?:more|further|additional) (?!than\b)[a-z]+s\b")  # "12 more victims": beside those told of
_OR_MORE = re.compile(r"possibly|perhaps|maybe|as many|up to|at least|more", re.IGNORECASE)
_DENIED = re.compile(r"(?:^|[,(] |but )not (?:about |the )?$", re.IGNORECASE)  # "nine, not 11"
_WOUNDS = re.compile(r" (?:\w+ )?(?:wounds|injuries)\b")  # of one body, perhaps
_WHERE = re.compile(r"\b(?:in|at|across|near|around) (?:the |all |some )?$", re.IGNORECASE)
_SOUGHT = re.compile(r"\b(?:look|search)(?:ed|ing)? for (?:the |about |another )?$")
_PEOPLE = re.compile(r" (?:people|persons|passengers|victims|men|women|children)\b")
# "Estimates run from 100 dead to over 600" gives one figure; "revised from 43 to 31" gives two.
_RUN = r"\b(?:[Ee]stimates?|[Cc]ounts|[Ff]igures|runs?|ran|rang\w+|var\w+)\b(?: (?!\w+(?:ed|en) )[a-z]+)*"
_LOWER_END = re.compile(
    rf"{_RUN} (?P<range>from (?:about |some )?[\d,]+ (?:[a-z]+ )?to (?:over |about |nearly |more than )?)$"
)
_UPPER_END = re.compile(r" (?:[a-z]+ )?to (?:over |about |nearly |more than )?\d")
_FROM = re.compile(rf"{_RUN} from (?:about |some )?$")
_MOSTLY = re.compile(
    r",? (?:for \w+)?,? ?(?:mostly|mainly|many|most|all|the (?:bulk|majority))(?: of (?:them|whom))? (?:were |are )?"
)
_THEIR_NUMBER = re.compile(r"\btheir (?:number|toll|count) (?:at|as|is|was) (?:about |around |just |only )?\w+$")
_OWN_PEOPLE = re.compile(r"\b(?:its|his|her|their) (?:nationals|citizens|countrymen|compatriots)\b")
# "Two boys who ran to help are recovering from burns": what stands between is told of them.
_IN_HOSPITAL = re.compile(
    r" (?:[a-z]+ ){1,3}(?:who [^,.;]{3,40} )?(?:are|were) (?:still |both |also |now )?"
    r"(?:recovering (?:in|at|from)|being treated|in (?:the )?hospital)\b"
)
_KIND_OF = {stem(word): "home" for word in "homes houses households dwellings properties residences".split()}
POWERLESS, JOBS_CUT = "without power", "jobs to go"
_POWERLESS = re.compile(
    r" (?:\w+ ){0,2}(?:homes|households|customers|properties|houses|users|people) (?:in [A-Z]\w+ |were |are |was )?"
    r"(?:left |still )?(?:without|lost|had no) (?:power|electricity)\b"
)
_CUT = re.compile(
    r"\b(?:cut|cuts|cutting|shed|shedding|axe|axing|slash|slashing|eliminate|eliminating|lay off|laying off)"
    r" (?:about |up to |some |around |as many as |more than |at least )*$"
)
_JOBS = re.compile(r" (?:\w+ ){0,2}?(?:jobs|workers|staff|employees|posts|people)\b")
_REDUNDANT = re.compile(
    rf"{_JOBS.pattern}[^.;]{{0,40}}?"
    r"\b(?:(?:made|be) redundant|laid off|lose their jobs|be cut|would go|will go|to go|at risk)\b"
)
_AGED = re.compile(
    r"\b(?:man|woman|boy|girl|aged|age)(?: of)? $|\baged \d+ (?:and|to|or) $"
    r"|\ban? (?:\w+ )?(?!number|order|quarter|corner|cent)\w+(?:er|or|ist|ian|ic|nurse) of $",  # "a bus mechanic of 22"
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """A number in a sentence with what it counts: the phrase as written, its noun stems, names, and an event nearby.

    `context` is how near each content word of the sentence is, 0 to 1.
    """

    line: Line
    mention: Mention
    number: Number
    phrase: Span
    nouns: tuple[str, ...]
    names: frozenset[str]
    event: str | None
    context: Mapping[str, float]

    def evidence(self) -> Evidence:
        return self.line.evidence()


def kind_of_thing(noun: str) -> str:
    """ "home" of homes, houses and dwellings: one name for what is counted under several."""
    return _KIND_OF.get(noun, noun)


def find_counted(line: Line, *, denied: bool = False) -> Iterator[Quantity]:
    for mention in line.mentions:
        if isinstance(mention.value, Number) and mention.value.role in ROLES:
            quantity = _quantity(line, mention, mention.value)
            before = line.text[: mention.span.start]
            lower_end = _FROM.search(before) and _UPPER_END.match(line.text, mention.span.end)
            offset = mention.value.unit in SPANS and _OFFSET.match(line.text, mention.span.end)
            broken = (
                _ZONE.match(line.text, mention.span.end)
                or _BROKEN.match(line.text, mention.span.end)
                or _LIMITS.search(line.text)
                or _FURTHER.match(line.text, mention.span.end)
            )
            grouped = mention.value.unit == "%" and _OF_GROUPS.search(line.text)
            other = lower_end or offset or _AGED.search(before) or broken or grouped
            if not (other or _speaks(quantity)) and (denied or not _DENIED.search(before)):
                yield quantity


def _speaks(quantity: Quantity) -> bool:
    """Whether what is counted are those who report ("three people who know of the case told Reuters")."""
    for token in [t for t in quantity.line.tokens if t.span.start >= quantity.phrase.end][:8]:
        if re.search(r"[,;:]", quantity.line.text[quantity.phrase.end : token.span.start]):
            return False
        if token.lower in SPEECH:
            return True
    return False


def _quantity(line: Line, mention: Mention, number: Number) -> Quantity:
    following = [t for t in line.tokens if t.span.start >= mention.span.end]
    if number.unit.isupper() and following and following[0].is_content:
        following = []  # money counts nothing by itself: "6.4 million euros comes from a list"
    nouns: list[str] = []
    end = mention.span.end
    for n, token in enumerate(following[:8]):
        gap = line.text[end : token.span.start]
        joins = _joins_peoples(following, n) or token.lower in (
            _JOINTS if nouns else _JOINTS | {"a", "its", "his", "their", "and"}
        )
        if _STOP.search(gap) or not (token.is_content or joins) or ends_phrase(token, nouns):
            break
        if token.is_content:
            nouns.append(token.stem)
            end_of_phrase = token.span.end
        end = token.span.end
    phrase_end = end_of_phrase if nouns else mention.span.end
    names = frozenset(
        " ".join(m.value.words)
        for m in line.mentions
        if isinstance(m.value, Name) and mention.span.end <= m.span.start < phrase_end
    )
    names |= _whose(line, phrase_end)
    start = mention.span.start
    if number.upper is not None and (opening := _RANGE.search(line.text[:start])):
        start = opening.start()
    elif opening := _LOWER_END.search(line.text[:start]):
        start = opening.start("range")
    near = _near(line, mention)
    phrase = Span(start, phrase_end)
    return Quantity(line, mention, number, phrase, tuple(nouns), names, _event(line, mention), near)


def _whose(line: Line, end: int) -> frozenset[str]:
    """The people that those counted up to `end` belong to, where it is told after them or as "its nationals".

    "200 fighters, most of them Norlanders"; "Norland said its nationals were among the dead, but put their number at
    five".
    """
    found = _MOSTLY.match(line.text, end)
    places = [found.end()] if found else []
    named = frozenset(
        " ".join(m.value.words) for m in line.mentions if isinstance(m.value, Name) and m.span.start in places
    )
    return named | own_people(line) if _THEIR_NUMBER.search(line.text[:end]) else named


def own_people(line: Line) -> frozenset[str]:
    """Whose "countrymen" or "nationals" a sentence speaks of: who is named last before; empty where it does not."""
    own = _OWN_PEOPLE.search(line.text)
    names = [m.value for m in line.mentions if own and isinstance(m.value, Name) and m.span.end <= own.start()]
    return frozenset(" ".join(name.words) for name in names[-1:])


def _joins_peoples(words: Sequence[Token], n: int) -> bool:
    """ "Syrian [and] Russian forces": two adjectives of one noun."""
    beside = [*words[max(0, n - 1) : n], *words[n + 1 : n + 2]]
    return words[n].lower == "and" and len(beside) == 2 and all(word.text[0].isupper() for word in beside)


def ends_phrase(token: Token, nouns: list[str]) -> bool:
    """Whether the counted words end before this one: an event or a verb, "fighters killed", "fighters confirmed"."""
    verb = token.lower in REPORTING or token.lower in IRREGULAR_PAST or token.lower.endswith("ed")
    return token.stem in EVENT_STEMS or (bool(nouns) and verb)


def _event(line: Line, mention: Mention) -> str | None:
    """What happens to what a number counts: the event word nearest to it that no other number is nearer to."""
    place = line.words_before(mention)
    if (
        _PARTS.match(line.text, mention.span.end)
        or _OF_AN_AGE.match(line.text, mention.span.end)
        or _OF_A_YEAR.search(line.text[: mention.span.start])
        or _is_of_places(line, mention)
    ):
        return None
    told = _IS_TOLD.match(line.text, mention.span.end)
    if told and (event := EVENT_OF.get(stem(told["what"]))):
        return event
    if _IN_HOSPITAL.match(line.text, mention.span.end):
        return "injured"
    if _POWERLESS.match(line.text, mention.span.end):
        return POWERLESS
    cut = _CUT.search(line.text[: mention.span.start]) and _JOBS.match(line.text, mention.span.end)
    if cut or _REDUNDANT.match(line.text, mention.span.end):
        return JOBS_CUT
    if _SOUGHT.search(line.text[: mention.span.start]) and _PEOPLE.match(line.text, mention.span.end):
        return "missing"
    others = [
        m.span.start
        for m in line.mentions
        if isinstance(m.value, Number) and m is not mention and not are_one(line, mention, m)
        if not _DENIED.search(line.text[: m.span.start])
    ]
    reach = range(max(0, place - REACH), min(len(line.tokens), place + REACH + 1))
    for n in sorted(reach, key=lambda n: abs(n - place)):
        event = EVENT_OF.get(line.tokens[n].stem) or _lives_lost(line.tokens, n)
        if (n and line.tokens[n - 1].lower in _ORGANS) or line.tokens[n].lower == "body":  # "the body camera"
            continue
        if n > place and _ACTIVE.match(line.text, line.tokens[n].span.start):
            continue
        start, end = sorted((line.tokens[n].span.start, mention.span.start))
        between = line.text[start:end]
        parted = any(start < other < end for other in others) or _CLAUSE.search(between) or _AND_DID.search(between)
        # "Six people were killed and eleven were injured": a passive verb speaks of what stands before it.
        passive = 0 < n < place and line.tokens[n - 1].lower in {"was", "were", "been", "being"}
        if event and not parted and not passive:
            return _joined(line.tokens, n, event)
    return None


def _is_of_places(line: Line, mention: Mention) -> bool:
    """ "bodies in four villages", "two wounds": no number of those to whom it happened."""
    after = line.words_before(mention) + len(mention.text.split())
    noun = line.tokens[after].stem if after < len(line.tokens) else ""
    place = _WHERE.search(line.text[: mention.span.start]) and noun and noun not in PERSONS | _ANYBODY | EVENT_STEMS
    return bool(place or _WOUNDS.match(line.text, mention.span.end))


def _lives_lost(words: Sequence[Token], n: int) -> str | None:
    """ "lost their lives", "claimed six lives"."""
    before = {token.lower for token in words[max(0, n - 3) : n]}
    return "killed" if words[n].lower == "lives" and before & {"lost", "lose", "claimed", "took", "cost"} else None


def are_one(line: Line, left: Mention, right: Mention) -> bool:
    """ "at least 100 of the attackers and possibly as many as 300": two numbers for one thing."""
    first, second = sorted((left, right), key=lambda mention: mention.span.start)
    between = line.text[first.span.end : second.span.start]
    return bool(_TO.search(between)) or bool(_AND.search(between) and _OR_MORE.match(second.text))


def _joined(words: Sequence[Token], place: int, event: str) -> str:
    """ "killed or injured" where two events are told as one: the number is of both together."""
    for near in (place - 2, place + 2):
        if 0 <= near < len(words) and words[(near + place) // 2].lower in {"or", "and"}:
            other = EVENT_OF.get(words[near].stem)
            if other and other != event:
                return " or ".join(sorted((event, other), reverse=True))
    return event


def _near(line: Line, mention: Mention) -> dict[str, float]:
    values = [m.span for m in line.mentions if not isinstance(m.value, Name)]
    place = line.words_before(mention)
    near: dict[str, float] = {}
    for n, token in enumerate(line.tokens):
        counted = any(span.start <= token.span.start < span.end for span in values)
        if token.is_content and not counted and token.lower not in REPORTING:
            near[token.stem] = max(near.get(token.stem, 0.0), 1 / (1 + abs(n - place) / HALF))
    return near
