"""Words of a text with their places, folded so that inflected forms meet: the common ground of comparing sentences."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from summarizer.records import Span

# An acronym with full stops, a number with separators, or a run of letters with an inner apostrophe. A hyphen parts
# words ("US-led" is "US" and "led"), so that one half can be found without the other.
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")

# Words that carry grammar rather than content. Prepositions, negations and modal verbs are in here too: what they
# do to a sentence is looked at by checks of their own.
FUNCTION_WORDS = frozenset(
    """
    a an the this that these those such same own other another each every either neither both all any some no none
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs himself herself
    itself themselves who whom whose which what when where why how there here one ones
    and or but nor so yet if then than as because since while although though unless until whether
    of in on at by to from for with without about against between among into onto through during before after above
    below over under up down out off near within across around behind beyond along toward towards upon per via amid
    is am are was were be been being has have had having do does did doing done will would shall should can could may
    might must ought not n't
    also too very just only even still again further more most much many few less least own already ever never now
    however meanwhile moreover therefore thus instead otherwise indeed rather quite really according
    said say says saying told tell tells added adds
    mr mrs ms dr
    """.split()
)

_PRONOUN_US = {"us"}  # "us" is a pronoun, "US" a country: only the lower-case form is a function word
_ACRONYM_FORMS = {"u.s.": "us", "u.s.a.": "us", "usa": "us", "u.k.": "uk", "u.n.": "un", "e.u.": "eu"}
_stemmer = Stemmer.Stemmer("english", 0)  # 0: `stem` remembers, and to a limit


class Token(NamedTuple):  # made for every word that is read: three times as fast as a frozen dataclass
    """A word as written (`text` is what `span` covers), its lower-case form and its stem."""

    text: str
    span: Span
    lower: str
    stem: str

    @property
    def is_content(self) -> bool:
        if self.lower in _PRONOUN_US:
            return self.text.startswith(("US", "U.S"))
        return self.lower.split("'")[0] not in FUNCTION_WORDS and not self.lower.endswith("n't")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a lower-case word (Porter2); acronyms with and without full stops have one stem."""
    word = _ACRONYM_FORMS.get(word, word)
    if len(word) <= 3 or not word.isascii():
        return word
    found: str = _stemmer.stemWord(word)
    return found


def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` in order, each with its span; possessive endings belong to the span, not to the stem."""
    found = []
    for match in _WORD.finditer(text):
        written = match.group()
        lower = written.lower().replace("’", "'")
        base = _POSSESSIVE.sub("", lower) if lower.endswith(("'s", "'")) else lower
        found.append(Token(written, Span(*match.span()), base, stem(base)))
    return tuple(found)


def content_stems(words: tuple[Token, ...]) -> tuple[str, ...]:
    """The stems of the content words, in order."""
    return tuple(word.stem for word in words if word.is_content)


def stems_of(text: str) -> frozenset[str]:
    """The content stems of a text."""
    return frozenset(content_stems(tokens(text)))
