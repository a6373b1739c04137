"""What a sentence speaks of as known: a reader of the page knows it only where the page has told of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from summarizer.checking.lexicon import IRREGULAR_PAST, PERSON_NOUNS, REPORTING
from summarizer.checking.standalone import outside_quotations
from summarizer.records import MentionKind
from summarizer.text.events import EVENT_OF, GRAVE_STEMS
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import Token, stem
from summarizer.writing.known_words import AROUND, COMMON_GROUND, NAMED_OTHERWISE, OCCASIONS, WORKS
from summarizer.writing.register import names_work

_PEOPLE = frozenset(map(stem, PERSON_NOUNS))
_POINTING = frozenset("the this that these those".split())
BEFORE = 8  # sentences in which an article may have introduced what it then calls "the crossing"
NOUN_WORDS = 3  # words after "the" that may be the noun
_GROUND = frozenset(map(stem, COMMON_GROUND))
_OCCASION = frozenset(map(stem, OCCASIONS))
_AROUND = frozenset(map(stem, AROUND))
RENAMED_STEMS = frozenset(map(stem, NAMED_OTHERWISE | PERSON_NOUNS)) - _OCCASION
# "The storm" of a hurricane that has been told of.
_KINDS = {stem("storm"): frozenset(map(stem, "hurricane typhoon cyclone tornado blizzard".split()))}
# "Lund and his wife, Ida": the couple, and the family of those who knew them.
_MARRIED = re.compile(r"\band (?:his wife|her husband|his husband|her wife)\b")
_COUPLE = frozenset(map(stem, ("couple", "pair", "family")))
DEATH = EVENT_OF[stem("died")]
WORK_STEMS = frozenset(map(stem, WORKS))
_WHEN = (
    "[A-Z][a-z]+day|(?:the )?(?:night|morning|afternoon|evening|weekend|week|month|year|day)"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\d"
)
# What somebody did, and nothing that was done to those it stands behind: "the sisters confirmed".
_DID = (
    "confirmed|denied|announced|added|claimed|argued|testified|insisted|admitted|agreed|refused|decided|tried|died|lived"
    "|worked|walked|arrived|returned|remained|seemed|appeared|happened|planned|hoped|responded|replied|apologi[sz]ed"
    "|complained|noted|warned|explained|suggested|concluded|promised|continued|declined|managed|failed|struggled|moved"
)
# What says which one is meant: "the head of the bank", "the man who fell", "the company, Norvane,",
# "the ferry Alma".
_DEFINED = re.compile(
    rf" (?:(?:of|who|whose|which|that|where|with|between|against|behind|near|outside|inside|around|he|she|they|it"
    rf"|(?!(?:{_DID})\b)\w{{3,}}(?:ed|ing))\b"
    rf"|(?:in|into|at|on|over|about|for|to|from|by)\b(?! (?:{_WHEN}))|(?!(?:{_WHEN}))[A-Z])"
    r"|, [A-Z“\"]| \(|: | and [a-z]+ of\b"
)
_EXPLAINED = re.compile(r", (?:which|who|where)\b")
_PLACED = re.compile(r" (?:[a-z]+ )?(?:in|at|on|off|near|from|of) (?:the )?[A-Z]")
_OBJECT = re.compile(r" (?:[A-Z]|(?:the|an?|him|her|them|it|its|his|their)\b)")
_PLAIN_VERBS = frozenset("go goes come comes begin begins start starts remain remains stem stems date dates".split())
_OWNER = re.compile("['’]s?$")
_AGE = re.compile(r"\d+-year-old (?=[a-z])")
_BODY = re.compile(r"\b(?:coast|border|national|home) guard$")  # one of a kind, like the police
# "The University of Elin study raises questions": which of its studies?
_NAMED_WORK = re.compile(
    r"The (?:[A-Z][\w.’'-]+ (?:(?:of|for|and) )?){1,5}"
    r"(?P<what>study|report|survey|analysis|poll|ruling|lawsuit|suit|deal|settlement|proposal)\b"
    r"(?! (?:of|on|by|that|in)\b)"
)
_FINDING = frozenset("find finds found show shows showed suggest suggests suggested believe believes believed".split())
_RANKS = frozenset("first last final only latest largest biggest oldest worst".split())
# A part of what has been told of: "two of the Russians", "the five were", "The two had been".
_PARTITIVE = re.compile(
    r"\b(?i:one|two|three|four|five|six|several|some|many|most|both|all|none|half|each|either|neither|another|\d+) of"
    r" (?:the|these|those) (?:(?P<count>two|three|four|five|six) |\w+ )?(?P<of>[A-Za-z]\w+s)\b"
    r"(?! (?:of|who|in|at|that|killed|injured)\b)"
    r"|\b(?P<bare>[Tt]he (?:two|three|four|five|six|pair|trio|duo)) (?=was|were|had|have|are|will|also|then|who|said)"
)

# What opens a sentence that is only told with the one before it: what it limits or goes against, or the first of what
# it counts on. "But Lund leads in one poll" alone is the wrong news. "But most of all" only ends a list.
_LEANING = re.compile(
    r"^(?:(?P<contrast>but(?! (?:most|more|above)(?: \w+){1,2},)|however|yet(?! another\b| to\b)|still(?=,)"
    r"|nevertheless|nonetheless"
    r"|even so|instead(?=,)|by contrast|in contrast(?! to\b)|on the other hand|conversely)"
    r"|(?P<more>another(?! (?:day|week|month|year)s?\b)|others?"
    r"|(?:an?|the) (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"(?! (?:half|quarter|time|day|week|month|year|season|floor|round|world|place|largest|biggest|highest|of)\b)"
    r"|in (?:an? |another )?separate \w+|separately(?=,)"
    r"|it (?:was|is) (?:only )?the (?:first|second|third|fourth|fifth|last|latest) (?:such|time)"
    r"|both (?!sides\b|of\b)[a-z]{3,}s\b"
    r"|the (?:other )?(?:two|three|four|five|six) (?:\w+ )?[a-z]{3,}s(?! (?:of|who|that|in|from|at|for|to)\b)"
    r"|the (?:other|rest of the) (?:[A-Z]\w+ )?[a-z]+s?|an? (?:bigger|larger|further|similar|smaller|second)"
    r" (?!than\b|part\b|version\b)[a-z]+(?! (?:to|than|as)\b)))\b"
    r"|(?P<soon>(?:soon|suddenly|minutes later|moments later)(?=, ))"
    r"|(?P<though>(?<=, )though(?=,))"
    r"|(?P<too>(?<=, )too(?=[.,])|\bas well(?=[.,]))|\b(?P<example>for (?:example|instance))\b",
    re.IGNORECASE,
)
_REPLIED = re.compile(
    r"(?<!not )(?<!immediately )\b(?P<how>responded|replied|retorted|hit back|fired back)\b"
    r"(?! (?:to|that|with a|by|immediately)\b)"
)
# "Olaf Berg made the discovery in Elin": of what?
_MADE_THE = re.compile(
    r"\bmade the (?P<what>discovery|discoveries|announcement|find|decision|claim|remark|comment)s?\b"
    r"(?! (?:that|to|of)\b)"
)
_ENSUED = re.compile(r"\bensued\b(?! (?:after|when|over|between)\b)")  # "Laughter ensued": upon what?
# "After a few rounds of talks, they left": which talks?
_AFTER = re.compile(r"^(?:After|Following|Amid|Despite) (?P<what>[^,]{3,60}),")
_NOBODY = re.compile(r"(?:Nobody|No one|None|No other)\b")
# "As a boy from Graz, Dahl found his tone", after "the comedy “Nine Lamps”": a part that he played, not his life.
_IN_A_PART = re.compile(r"(?:As|Playing) (?:an?|the) ")
# "I will not speak of this force": what somebody points at who was asked of it.
_POINTED_AT = re.compile(
    r"\b[Tt]h(?:is|ese|ose) (?P<noun>[a-z]{3,})"
    r"(?=[,.;!?”\"]|['’](?:s\b|$)| (?:or|and|but|is|was|are|were|has|had|will|would)\b)"
)


def leaning(line: Line, index: StoryIndex) -> str:
    """The word by which a sentence leans on the one before it in its article ("but", "a third"), else ""."""
    before = index.before(line, 1)
    plain = outside_quotations(line.text)
    match = _LEANING.search(plain) if before else None
    if before and (reply := _REPLIED.search(plain)):
        return reply["how"].lower()  # to what?
    if before and (ensued := _ENSUED.search(plain)):
        return ensued.group().lower()
    if before and (made := _MADE_THE.search(plain)):
        return made["what"]
    if before and _NOBODY.match(line.text) and line.stems & GRAVE_STEMS:
        return line.tokens[0].lower  # of which event?
    if match:
        return next(word for word in match.groups() if word).lower()
    return "as" if before and _IN_A_PART.match(line.text) and names_work(before[0]) else ""


def known_things(line: Line, index: StoryIndex) -> frozenset[str]:
    """The stems of what the sentence speaks of as known and does not itself say which it is.

    "The company said 600 jobs may go" points at a company told of earlier; "the police" and "the end of the year" point
    at the world.
    """
    earlier = frozenset().union(*(other.stems for other in index.before(line, BEFORE)))
    parts = parts_of(line) if earlier else frozenset()
    begins = index.place[line] == 0
    return (
        parts
        | (_gone_before(line) & earlier)
        | frozenset(
            noun.stem
            for n, noun in _definite_nouns(line)
            if not (
                noun.stem in _GROUND
                or _is_explained(noun, line, earlier)
                or (begins and _is_placed(noun, line))
                or _is_ranked(n, line)
            )
            and (noun.stem in earlier or noun.stem in RENAMED_STEMS | _OCCASION or n == 0)
        )
    )


def _gone_before(line: Line) -> frozenset[str]:
    """The stems of what a sentence opens with as over: "talks" and "rounds" of "After a few rounds of talks, they"."""
    match = _AFTER.match(line.text)
    before = [t for t in line.tokens if match and t.span.end <= match.end() and t.is_content and t.text[0].islower()]
    return frozenset(token.stem for token in before) - _GROUND


def _definite_nouns(line: Line) -> Iterator[tuple[int, Token]]:
    """Each noun after "the" or "this", with where that stands, which nothing after it or before it explains."""
    if work := _NAMED_WORK.match(line.text):
        yield from ((n, token) for n, token in enumerate(line.tokens) if token.span.start == work.start("what"))
    names = [mention for mention in line.mentions if mention.kind is MentionKind.NAME]
    for n, word in enumerate(line.tokens):
        noun = _noun(line, n + 1) if word.lower in _POINTING and not _joins_clause(line.tokens, n) else None
        if not noun or _DEFINED.match(line.text, noun.span.end) or _BODY.search(line.text, 0, noun.span.end):
            continue
        before = line.tokens[:n]
        # "Lund" may be "the man" after it, but not in "Lund and the man".
        beside = before and before[-1].lower == "and" and any(m.span.end == before[-1].span.start - 1 for m in names)
        named = not beside and noun.stem in RENAMED_STEMS and any(m.span.end <= word.span.start for m in names)
        named = named or (noun.stem in _PEOPLE and _tells_of_somebody(before))
        if not named and noun.stem not in {token.stem for token in before}:
            yield n, noun


def _joins_clause(words: Sequence[Token], n: int) -> bool:
    """Whether "that" only opens what somebody said or found: "found that rye bread may help"."""
    before = words[n - 1].lower if n else ""
    return words[n].lower == "that" and (before in REPORTING or before in _FINDING)


def _tells_of_somebody(words: Sequence[Token]) -> bool:
    """Whether words tell of "a friend", who may be "the woman" that their sentence goes on with."""
    new = (n for n, word in enumerate(words) if word.lower in ("a", "an"))
    return any(token.lower in PERSON_NOUNS for n in new for token in words[n + 1 : n + 1 + NOUN_WORDS])


def _is_explained(noun: Token, line: Line, earlier: Collection[str]) -> bool:
    """ "The album, which sold badly,": enough where its article has not told of an album before."""
    return bool(_EXPLAINED.match(line.text, noun.span.end)) and noun.stem not in earlier


def _is_placed(noun: Token, line: Line) -> bool:
    """ "The ship stuck in the Suez Canal", where an article begins: a name tells which."""
    return bool(_PLACED.match(line.text, noun.span.end))


def _is_ranked(n: int, line: Line) -> bool:
    """ "The last ships", "the largest bank": no other can be meant."""
    return line.tokens[n + 1].lower in _RANKS


def _noun(line: Line, start: int) -> Token | None:
    """The noun of the lower-case words from `start`: the last, or the owner of what follows ("the couple's home")."""
    found: Token | None = None
    if start < len(line.tokens) and (age := _AGE.match(line.text, line.tokens[start].span.start)):
        start += sum(age.start() <= token.span.start < age.end() for token in line.tokens)
    for token in line.tokens[start : start + NOUN_WORDS]:
        parted = found and line.text[found.span.end : token.span.start] not in (" ", "-")
        if parted or not token.is_content or not token.text[0].islower():
            break
        if found is None and token.lower.endswith("ed") and line.tokens[start - 1].lower == "that":
            break  # "a flood that claimed nine": no claim
        if found and (_is_verb(token) or _has_object(token, line)):
            break
        found = token
        if _OWNER.search(token.text):
            break
    return found


def _is_verb(token: Token) -> bool:
    lower = token.lower
    return lower in REPORTING or lower in IRREGULAR_PAST or lower in _PLAIN_VERBS or lower.endswith("ed")


def _has_object(token: Token, line: Line) -> bool:
    """ "The part suits Lund", "the bank sells the mill": a verb, by what follows."""
    return token.lower.endswith("s") and bool(_OBJECT.match(line.text, token.span.end))


def parts_of(line: Line) -> frozenset[str]:
    """The stems of what the sentence takes a part of: "russian" of "two of the Russians", "five" of "the five were".

    "Two russian" of "one of the two Russians": those two, of whom one sentence must tell.
    """
    found = set()
    for match in _PARTITIVE.finditer(line.text):
        part = stem((match.group("of") or match.group("bare").split()[1]).lower())
        if part not in {token.stem for token in line.tokens if token.span.end <= match.start()}:
            found.add(f"{match['count']} {part}" if match["count"] else part)
    return frozenset(found)


def _tells_of(part: str, line: Line) -> bool:
    return set(part.split()) <= {token.stem for token in line.tokens}


def _pointed_at(line: Line) -> frozenset[str]:
    """The stems of what a quotation points at ("this force") and its sentence has not told of."""
    plain = outside_quotations(line.text)
    found = set()
    for match in _POINTED_AT.finditer(line.text):
        noun = stem(match["noun"])
        told = {token.stem for token in line.tokens if token.span.end <= match.start()}
        if not plain[match.start()].strip() and noun not in _GROUND | _AROUND | told:
            found.add(noun)
    return frozenset(found)


def unmet(line: Line, read: Iterable[Line], index: StoryIndex) -> frozenset[str]:
    """What of the known things of a sentence the lines read so far have not told of, and the word it leans by.

    A company or a man may be another one than an article's "the company": only the article itself can tell of it.
    """
    read = tuple(read)
    told = frozenset().union(*(other.stems for other in read))
    told |= {part for part in parts_of(line) if any(_tells_of(part, other) for other in read)}
    before = index.before(line, BEFORE)
    own = frozenset().union(*(other.stems for other in read if other in before))
    own |= {kind for kind, named in _KINDS.items() if named & told}
    if own:  # whoever has read of the accident in this article knows which one
        told |= _OCCASION
    if any(EVENT_OF.get(stem) == DEATH for other in read for stem in other.stems):
        told |= {stem("death")}
    if any(_MARRIED.search(other.text) for other in read):
        own |= _COUPLE
    if any(names_work(other) for other in read if other in before):
        own |= WORK_STEMS
    if before and before[-1] in read:
        return frozenset()
    leans = frozenset({word} if (word := leaning(line, index)) else ())
    return (
        leans
        | (_pointed_at(line) - own)
        | frozenset(
            thing for thing in known_things(line, index) if thing not in (own if thing in RENAMED_STEMS else told)
        )
    )
