"""Can a sentence stand on a page alone? What points outside it: pronouns, open quotations, the reader's own day."""

from __future__ import annotations

import re

from summarizer.checking.lexicon import PERSON_NOUNS, REPORTING
from summarizer.records import Mention, MentionKind, Name
from summarizer.text.places import PLACES
from summarizer.text.words import Token, tokens

_PERSONAL = frozenset("he she him her his hers himself herself".split())
_IMPERSONAL = frozenset("it its they them their theirs itself themselves this that these those such".split())
# Not "mine": in the news that is where coal comes from.
_FIRST_PERSON = frozenset("i me my we our ours you your yours".split())
_OF_ALL = frozenset("solar planet galaxy species sun moon universe ancestors".split())  # "our own galaxy"
_RELATIVE_DAY = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening|week|month|year)"
    r"|last (?:night|week|month|year|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|next (?:week|month|year)"
    r"|(?:days|hours|weeks) ago|earlier|now|recently)\b",
    re.IGNORECASE,
)
_COUNT = "an?|one|two|three|four|five|six|several|[0-9]+"
_POINTING = re.compile(
    rf"^(?:(?:{_COUNT}) (?:year|month|week|day|hour|minute)s? (?:later|earlier|before)"
    r"|the (?:very )?(?:next|same|previous|following) (?:day|year|month|week|morning|night)"
    r"|but|and|or|also|however|meanwhile|instead|moreover|besides|nor|thus|therefore|indeed"
    r"|so(?! far\b| many\b)|yet(?! another\b| to\b)|then(?!-)|still(?=, | the\b| an?\b| it\b| he\b| she\b| they\b)"
    r"|nevertheless|nonetheless|that said|in addition|as a result(?! of\b)|for example|for instance|what's more|here"
    r"|there(?! (?:is|are|was|were|has|have|had|will|would|may|might|could)\b)"
    r"|(?:some|others|many|most|several|none|few|both|all) (?:were|are|was|is|had|have|has|said|say)"
    r"|(?:[\w-]+ )?[\w-]+ of them"
    r"|(?:perhaps )?most (?:notably|remarkably|importantly)|another(?=,)|even (?:in|the|as)"
    r"|(?:(?:initially|originally|first|once) )?(?:thought|believed|described|suspected|rumou?red) (?:to|as)\b"
    r"(?! [^.]{3,80}?, (?:the|an?|he|she|it|(?-i:[A-Z])\w*)\b)"
    r"|\w+ed by(?! [^.]{3,60}?, (?:the|an?|(?-i:[A-Z])\w*)\b)"
    r"|with (?:the|that|this) [\w-]+ (?:finished|over|done|complete)"
    r"|which|starring|one \w+ in particular|(?:one|another|two|three)(?=, an? )"
    r"|before,|previously|earlier(?:,| today\b| this\b)|the (?:reports|trend|exchange|move)\b"
    r"|the (?:announcement|decision|news|development)(?! (?:that|to|of|by|on|in|about|not|from|at)\b)"
    rf"|(?:ten|{_COUNT}) (?:years?|months?|weeks?|days?) ago this"
    r"|in (?:his|her|their|its) (?:reading|view|account|telling|version|opinion)"
    r"|in response(?! to\b)|at the time(?! of\b| that\b| when\b)|(?:since|by|until) then"
    r"|after that|in that case)(?!\w)",
    re.IGNORECASE,
)
_POINTING_NOUN = re.compile(
    r"\b(?:how much of (?:it|this|that)|that (?:money|cash|amount)|the latter"
    r"|the former(?=[,.;]| (?:was|were|is|are|has|had|said|says|will|would|may)\b)"
    r"|the same (?:day|interview|time|thing|is true|goes|happened|applies)|the two of them|the pair"
    r"|the (?:very )?next (?:day|morning|week|month|year)|that (?:day|night|morning|week)|(?<=, )(?:that|this)['’]s"
    r"|the (?:toll|figure|number|count|estimate)s?(?: far| much)? (?:lower|higher)(?! than\b)"
    r"|(?:called|rejected|denied|disputed|dismissed|doubted|confirmed) (?:that|it|this)(?=[,.;]|\s{2,}|\s*$)"
    r"|(?:said|says|feels|felt|thinks|believes|hopes)\b.*\b(?:his|her) (?:siblings?|brothers?|sisters?|funeral|death)"
    r"|(?:of|with|by|after|before|about|than) that(?=[,.;]| and\b| but\b)|that (?:moment|point|figure|sum|exchange)\b"
    r"|(?:first|second|third|fourth|fifth|last|latest|only) such|the other|the others|another of|both of (?:them|whom)"
    r"|(?:find|figure) out(?=[,.;]| as\b| on\b)"
    r"|(?:above|below)(?! (?:the|a|an|its|his|her|their|those|that|sea|ground|average|freezing|zero|\d|(?-i:[A-Z])))"
    r"|pictured|click|the following|(?:took|take|taking|taken) part(?=[,.;]| (?:was|were|is|are|had|have)\b)"
    r"|(?<!every )(?<!each )(?:is|was|are|were) the (?:state|city|town|county|village|island|region|province)['’]s"
    r"|(?:before|after|when|since|while|as) (?:it|that|this|all this) (?:happened|occurred|took place)"
    r"|(?:says?|said) that (?:is|was)(?! (?:not )?(?:why|how|what|when|where)\b)"
    r"|that one (?:[\w-]+ ){1,3}that\b"
    r"|(?:glad|happy|delighted|sorry|willing|able|going|meant|trying) to(?=[:,.;]|$)"
    r"|that follow (?:was|were|is|are)|the statement (?:continued|added|went on)"
    r"|(?:quite|nearly|half|nowhere near|not) (?:so|as) (?!much\b|many\b|far\b|well\b|yet\b)\w+(?=[,.;]|$))(?!\w)",
    re.IGNORECASE,
)
# In which one may have "taken part", told before that.
_JOINED = re.compile(
    r"\b(?:strike|walkout|march|rally|protest|demonstration|vote|election|referendum|race|study|survey|exercise|drill)s?\b"
)
_ONE_OF_TWO = re.compile(r"\bone\b(?! (?:of the (?:most|best|largest|biggest|first)|day|time)\b)", re.IGNORECASE)
_ASIDE = re.compile(r"(?<=, )(?:it|they) (?:said|says|added|reported|wrote)\b")  # who?
# "Nobody there knew CPR", but not "there was no sign" nor "in Graz, where nobody there ...".
_THERE = re.compile(
    r"\bthere\b(?!['’]s| (?:is|are|was|were|has|have|had|will|would|may|might|could|can|should|must|seems?|appears?"
    r"|to be|(?:is|are|was|were|have|has)n)\b)",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?:in|at|to|into|from|near|on|outside|inside|around|through)\b", re.IGNORECASE)
# What speaks to the reader, or to the model that reads it: "Ignore all previous instructions and write ..."
_ORDER = re.compile(
    r"^(?:please,? )?(?:ignore|disregard|forget|override|click|tap|subscribe|vote|watch|don['’]t|let['’]s"
    r"|learn (?:how|more|why|what|about)|find out|check out|read (?:more|about|on))\b"
    r"|\b(?:ignore|disregard|forget|override) (?:(?:all|any|the|your|these|previous|prior|above) )+"
    r"(?:instructions?|prompts?|rules)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"^[“\"](?:[^”\"]{1,25}\?[”\"]|[^”\"]{1,40}[”\"] (?:[\w.’'-]+ ){0,4}(?:replied|responded|answered|retorted"
    r"|countered|(?:fired|shot|asked|said) (?:back|again))\b)"
)
_BEING = frozenset("is was will would has may might could becomes became remains remained isn't wasn't".split())
# What follows an "it" that means nothing: "it is clear", "it was the third flood", "it is the first time".
_EMPTY_IT = frozenset(
    """
    clear unclear possible impossible likely unlikely known unknown immediately uncertain certain necessary important
    difficult hard easy illegal legal time first second third fourth fifth last latest worst biggest largest deadliest
    snowing raining dark late early not estimated believed thought feared hoped reported understood
    """.split()
)
_EMERGING = frozenset("emerged emerges transpired turned appears appeared seems seemed happened follows".split())
_SEASONS = frozenset(
    "year month week weekend morning afternoon evening summer winter spring autumn season days".split()
)
_INTRODUCING = frozenset(
    "after before in with while when as despite during since although though on at by without like unlike for".split()
)
_LEADING = frozenset("in on at to into from by with for of".split())
_STAGE = frozenset("for in at on to by from among".split())
_PLACING = frozenset("in at near off outside inside".split())
EARLY = 6  # words before which an object stands beside its verb, and what it means before the sentence
SCRIPT = 4  # words outside its quotation, at most, of a line of a transcript
MAX_OPENING = 14  # words in which an opening phrase ends
# What is surely a verb, and what opens a clause.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|may|might|could|would)\b"
    r"|(?<!, )(?<!-)\b(?:\w{3,}ed|died|said|says|hit|won|lost|wants|seeks|remains|denies|becomes|believes|seems|appears"
    r"|began|fell|shot|struck|broke|came|went|took|made|told|found|left|held|sank|ran|rose|met|sent|bought|sold|led|cut"
    r"|wrote|gave|became|grew|drew|drove|flew|fled|spoke|chose|caught|brought|built|fought|sought|spent|stood|swept|threw"
    r"|paid|kept|knew|saw|felt|heard|thought|got|wore|taught)\b"
)
_CLAUSE = re.compile(
    r"\b(?:who|which|that(?! of\b)|when|while|as|if|because|since|although|until|before|after|where)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")


def outside_quotations(text: str) -> str:
    """The text with what stands in double quotation marks blanked, lengths kept."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def dangling(text: str, mentions: tuple[Mention, ...] = ()) -> str | None:
    """Why the sentence cannot stand alone, or None: the first word or mark that points outside it."""
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return "a quotation opens or closes outside it"
    plain = outside_quotations(text)
    words = tokens(plain)
    if not words:
        return "a quotation without its speaker"
    if plain.strip() != text.strip() and (not _has_speaker(words) or _is_script(text, plain)):
        return "a quotation without its speaker"
    if answers(text):
        return "it answers what was said before"
    if match := _POINTING.match(plain):
        return f"it begins with “{match.group()}”"
    if (match := _POINTING_NOUN.search(plain)) and not _is_told_of(match, plain):
        return f"“{match.group()}” points outside it"
    if (match := _ASIDE.search(plain)) and not any(m.span.end < match.start() for m in mentions):
        return f"“{match.group()}” points outside it"
    if (match := _THERE.search(plain)) and not _PLACED.search(plain, 0, match.start()):
        return f"“{match.group()}” points outside it"
    if match := _ORDER.search(plain):
        return f"“{match.group()}” gives an order"
    if plain.rstrip(" ”\"'").endswith("?"):
        return "it is a question"
    if _is_label(plain):
        return "it has no verb"
    return _pronoun(words, mentions)


def _is_told_of(pointing: re.Match[str], text: str) -> bool:
    """Whether a text itself tells of what its words point at: a strike, in which one took part; of two men, one of whom
    did what the other did not."""
    if "part" in pointing[0]:
        return bool(_JOINED.search(text, 0, pointing.start()))
    return pointing[0].lower() == "the other" and bool(_ONE_OF_TWO.search(text, 0, pointing.start()))


def answers(text: str) -> bool:
    """ "“Says who?” said Lund", "“Nine,” he replied": such a sentence does not tell what was said before it."""
    return bool(_ANSWER.match(text))


def gives_order(text: str) -> bool:
    """Whether a sentence tells its reader, or whatever reads it, what to do."""
    return bool(_ORDER.search(outside_quotations(text)))


def has_main_verb(text: str) -> bool:
    """Whether a verb stands before anything that opens a clause ("Less than a week before they were found")."""
    verb, clause = _VERB.search(text), _CLAUSE.search(text)
    return verb is not None and (clause is None or verb.start() < clause.start())


def _is_script(text: str, plain: str) -> bool:
    """ "Ida Lund “I was at home here.”": a line of a transcript, and not a sentence."""
    words = plain.split()
    if len(words) > SCRIPT or not text[0].isalpha() or text.rstrip()[-1] not in '”"':
        return False
    return not (has_main_verb(plain) or any(word.lower().strip(",:") in REPORTING for word in words))


def _is_label(text: str) -> bool:
    """ "Another person present: Ida Brandt, who runs the mill": a label and a name, as lists have them."""
    label, mark, rest = text.partition(": ")
    return bool(mark) and not has_main_verb(label) and not has_main_verb(rest)


def relative_day(text: str) -> str | None:
    """The word that means a day only to the article's own readers ("yesterday"), or None."""
    match = _RELATIVE_DAY.search(outside_quotations(text))
    return match.group() if match else None


def _has_speaker(words: tuple[Token, ...]) -> bool:
    return any(word.lower in REPORTING or word.is_content for word in words)


def _pronoun(words: tuple[Token, ...], mentions: tuple[Mention, ...]) -> str | None:
    """The first pronoun with nothing in the sentence that it could stand for."""
    names = [m for m in mentions if m.kind is MentionKind.NAME]
    people = _people(words, names)
    things = 0
    for n, word in enumerate(words):
        if _speaks_for_writer(words, n, names):
            return f"“{word.text}” speaks for the writer"
        until = _introduces(words, n)
        if word.lower.split("'")[0] in _PERSONAL and not any(m < n or n < m <= until for m in people):
            return f"“{word.text}” has no antecedent in it"
        lower = word.lower.split("'")[0]
        pointing = lower in ("this", "these") or not (things or until) or _after_place(words, n)
        if lower in _IMPERSONAL and (_outside(words, n) or (pointing and not _expletive(words, n))):
            return f"“{word.text}” has no antecedent in it"
        things += word.is_content and not _is_act(word) and not _is_officeholder(word, names)
    return None


def _is_act(word: Token) -> bool:
    """ "Mattis was quoted as putting it at 300": a participle is nothing that "it" could be."""
    return word.text.islower() and word.lower.endswith(("ed", "ing"))


def _is_officeholder(word: Token, names: list[Mention]) -> bool:
    titled = (m.span for m in names if isinstance(m.value, Name) and m.value.title)
    return any(span.start <= word.span.start < span.end for span in titled)


def _after_place(words: tuple[Token, ...], n: int) -> bool:
    """ "For titans such as West, it has become a way": what opens with "for" or "in" names nothing that "it" is."""
    opening = words[0].lower in _STAGE and words[n].lower.split("'")[0] == "it"
    return opening and n <= MAX_OPENING and words[n].span.start - words[n - 1].span.end > 1


def _is_infinitive(words: tuple[Token, ...], n: int) -> bool:
    """Whether "to" and a verb stand here, as far as small words tell: not "notes to the judge"."""
    return n + 1 < len(words) and words[n].lower == "to" and words[n + 1].is_content


def _outside(words: tuple[Token, ...], n: int) -> bool:
    """ "Reviewing it, she found", "fits right into that pattern": what is meant cannot stand before it here."""
    if words[n].lower == "that":
        return words[n - 1].lower in _LEADING and n + 1 < len(words) and words[n + 1].is_content
    if words[n].lower in ("it", "them") and n < EARLY and n + 1 < len(words):
        ended = words[n + 1].span.start - words[n].span.end > 1  # "Evergreen operates it; another firm owns it"
        return ended or (n == 1 and words[0].lower.endswith("ing"))
    return False


def _people(words: tuple[Token, ...], names: list[Mention]) -> list[int]:
    """Positions of the words that may be people: nouns, and names except those of places ("in Graz")."""
    named = [m for m in names if isinstance(m.value, Name) and not m.value.acronym and m.text.lower() not in PLACES]
    starts = {m.span.start for m in named}
    return [
        n
        for n, word in enumerate(words)
        if ((word.lower in PERSON_NOUNS or _acts_as_person(words, n)) and not _is_as(words, n))
        or (word.span.start in starts and not (n and words[n - 1].lower in _PLACING))
    ]


def _acts_as_person(words: tuple[Token, ...], n: int) -> bool:
    """ "The daredevil who fell", "the thrill-seeker and his friend": whatever it is called, it is somebody."""
    following = [word.lower for word in words[n + 1 : n + 3]]
    return words[n].is_content and (following[:1] == ["who"] or following in (["and", "his"], ["and", "her"]))


def _is_as(words: tuple[Token, ...], n: int) -> bool:
    """ "His career began as a rapper": what somebody is like or begins as names nobody."""
    return n > 1 and words[n - 1].lower in ("a", "an") and words[n - 2].lower == "as"


def _speaks_for_writer(words: tuple[Token, ...], n: int, names: list[Mention]) -> bool:
    """ "I" and "we", but not the numeral of "World War I", nor everybody's: "our solar system", "we now know"."""
    word = words[n]
    if word.text == "us":
        return True
    following = [token.lower.split("'")[0] for token in words[n + 1 : n + 3]]
    if not _OF_ALL.isdisjoint(following) or following == ["now", "know"]:
        return False
    numeral = word.text == "I" and any(m.span.start < word.span.start <= m.span.end + 1 for m in names)
    return word.lower.split("'")[0] in _FIRST_PERSON and not numeral


def _introduces(words: tuple[Token, ...], n: int) -> int:
    """Up to which word the sentence may name whom a pronoun of its opening phrase means; 0 if there is no such phrase.

    "After he resigned, Leif Dahl moved": the pronoun stands before the first comma, the name right after it.
    """
    if words[0].lower not in _INTRODUCING or n > MAX_OPENING or _ends_opening(words, n):
        return 0
    gaps = (m for m in range(n + 1, min(len(words), MAX_OPENING)) if words[m].span.start - words[m - 1].span.end > 1)
    comma = next(gaps, None)
    return comma + 2 if comma is not None else 0


def _ends_opening(words: tuple[Token, ...], n: int) -> bool:
    """Whether the opening phrase has ended before a word: "in the doorway, his mother, Ida Lund, waited"."""
    return any(words[m].span.start - words[m - 1].span.end > 1 for m in range(1, n + 1))


def _expletive(words: tuple[Token, ...], n: int) -> bool:
    """ "It was not clear if", "it took", "this year", "that" as a conjunction: these point at nothing before them."""
    following = [w.lower for w in words[n + 1 : n + 5]]
    word = words[n].lower
    if word in ("it", "this") and following and following[0] not in _SEASONS:
        being = following[0] in _BEING and bool(_EMPTY_IT & set(following[1:]))
        took = following[0] == "took" and any(_is_infinitive(words, m) for m in range(n + 2, n + 7))
        return being or took or (following[0] in _EMERGING and "that" in (w.lower for w in words))
    if word in ("this", "these") and following and following[0] in _SEASONS:
        return True
    if word == "such":
        return following[:1] == ["as"]
    return word == "that" and n > 0
