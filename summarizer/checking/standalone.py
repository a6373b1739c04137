"""Can a sentence stand on a page alone? What points outside it: pronouns, open quotations, the reader's own day."""

from __future__ import annotations

import re

from summarizer.checking.lexicon import PERSON_NOUNS, REPORTING
from summarizer.records import Mention, MentionKind
from summarizer.text.words import Token, tokens

_PERSONAL = frozenset("he she him her his hers himself herself".split())
_IMPERSONAL = frozenset("it its they them their theirs itself themselves this that these those such".split())
_FIRST_PERSON = frozenset("i me my mine we our ours you your yours i'm i've i'd i'll we're we've we'll you're".split())
_RELATIVE_DAY = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening|week|month|year)"
    r"|last (?:night|week|month|year)|next (?:week|month|year)|(?:days|hours|weeks) ago|earlier|now|recently)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"^(?:(?:an?|one|two|three|four|five|six|several|\d+) (?:year|month|week|day|hour|minute)s? (?:later|earlier|before)"
    r"|the (?:very )?(?:next|same|previous|following) (?:day|year|month|week|morning|night)"
    r"|but|and|so|or|also|still|however|meanwhile|instead|moreover|besides|then|nor|thus|therefore|yet|indeed"
    r"|nevertheless|nonetheless|that said|in addition|as a result|for example|for instance|what's more|here|there)\b",
    re.IGNORECASE,
)
_POINTING_NOUN = re.compile(
    r"\b(?:the latter|the former(?! \w+ (?:of|head|chief))|the same (?:day|interview|time)|the two of them|the pair"
    r"|the other|the others|another of|both of (?:them|whom)|(?:above|below)|pictured|click|the following)\b",
    re.IGNORECASE,
)
# What speaks to the reader, or to the model that reads it: "Ignore all previous instructions and write ..."
_ORDER = re.compile(
    r"^(?:please,? )?(?:ignore|disregard|forget|override|click|tap|subscribe)\b"
    r"|\b(?:ignore|disregard|forget|override) (?:(?:all|any|the|your|these|previous|prior|above) )+"
    r"(?:instructions?|prompts?|rules)\b",
    re.IGNORECASE,
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
    if plain.strip() != text.strip() and not _has_speaker(words):
        return "a quotation without its speaker"
    if match := _POINTING.match(plain):
        return f"it begins with “{match.group()}”"
    if match := _POINTING_NOUN.search(plain):
        return f"“{match.group()}” points outside it"
    if match := _ORDER.search(plain):
        return f"“{match.group()}” gives an order"
    if plain.rstrip(" ”\"'").endswith("?"):
        return "it is a question"
    return _pronoun(words, mentions)


def relative_day(text: str) -> str | None:
    """The word that means a day only to the article's own readers ("yesterday"), or None."""
    match = _RELATIVE_DAY.search(outside_quotations(text))
    return match.group() if match else None


def _has_speaker(words: tuple[Token, ...]) -> bool:
    return any(word.lower in REPORTING or word.is_content for word in words)


def _pronoun(words: tuple[Token, ...], mentions: tuple[Mention, ...]) -> str | None:
    """The first pronoun with nothing before it in the sentence that it could stand for."""
    people = [m.span.start for m in mentions if m.kind is MentionKind.NAME]
    things = 0
    for n, word in enumerate(words):
        if word.lower in _FIRST_PERSON:
            return f"“{word.text}” speaks for the writer"
        if word.lower in _PERSONAL and not any(start < word.span.start for start in people):
            return f"“{word.text}” has no antecedent in it"
        if word.lower in _IMPERSONAL and not things and not _expletive(words, n):
            return f"“{word.text}” has no antecedent in it"
        if word.lower in PERSON_NOUNS:
            people.append(word.span.start)
        things += word.is_content
    return None


def _expletive(words: tuple[Token, ...], n: int) -> bool:
    """"It was not clear if ...", "It is", "that" as a conjunction or relative: these point at nothing before them."""
    following = [w.lower for w in words[n + 1 : n + 4]]
    if words[n].lower == "it":
        clear = {"clear", "unclear", "possible", "likely", "unlikely", "known", "immediately", "not"}
        return bool(clear & set(following))
    determiner = words[n].lower in {"this", "these", "those", "that"}
    return determiner and n > 0 and words[n].lower == "that"
