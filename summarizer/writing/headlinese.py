"""The grammar of headlines: the present for what has just happened, no "is" and "was" before what was done.

"Lund has died" is "Lund dies", "Two men were found dead" is "Two men found dead", "The mill is making clogs" is "The
mill makes clogs". Only the verb of the main clause: in "Police say Lund was arrested" a reader needs the "was".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checking.lexicon import REPORTING
from summarizer.checking.standalone import outside_quotations
from summarizer.text.commonwords import is_common

# Of each the present of what "has" or "have" stands before.
_IRREGULAR = dict(
    pair.split()
    for pair in """
    died die|won win|made make|taken take|given give|become become|begun begin|lost lose|found find|told tell|said say
    set set|cut cut|left leave|come come|gone go|held hold|sent send|sold sell|bought buy|paid pay|met meet|led lead
    run run|put put|shut shut|hit hit|risen rise|fallen fall|broken break|chosen choose|withdrawn withdraw|spoken speak
    seen see|built build|brought bring|struck strike|caught catch|kept keep|quit quit|beaten beat|fought fight
    sought seek|shot shoot|hurt hurt|written write|drawn draw|thrown throw|grown grow|shown show|known know|got get
    """.replace("\n", "|").split("|")
    if pair.split()
)
_BE_WITHOUT = frozenset(_IRREGULAR) - frozenset("died become come gone risen fallen got run quit won said left".split())
_ADVERB = r"(?:(?P<adverb>\w+ly|also|now|again) )?"
_PERFECT = re.compile(rf" (?P<verb>has|have) {_ADVERB}(?P<done>[a-z]+)\b")
_PASSIVE = re.compile(rf" (?:is|are|was|were|(?:has|have) been) (?P<rest>{_ADVERB}(?P<done>(?!\w+ing\b)[a-z]+)\b)")
_INQUIRING = re.compile(
    r"(?<=police|Police|rities|gators|ficers|icials) were (?P<doing>investigating|searching|looking|hunting)\b"
)
_PROGRESSIVE = re.compile(rf" (?P<verb>is|are) {_ADVERB}(?P<doing>(?!going\b|being\b|missing\b)[a-z]+ing)\b")
_STATE = re.compile(
    r" (?:is|are) (?=(?:in (?:custody|court|hospital|prison|jail)|under arrest|on trial|missing|dead)\b)"
)
# "... killed and nine were injured": of two things that were done both go without.
_ALSO_DONE = re.compile(r"(?P<who> and (?:[\w’'-]+ ){1,4})(?:is|are|was|were) (?P<done>[a-z]+)\b")
_VERBS = (_STATE, _PASSIVE, _PERFECT, _PROGRESSIVE, _INQUIRING)
# What parts the main clause from one that would be read for it without its "was".
_CLAUSE = re.compile(
    r"\b(?:that|who|which|whose|when|where|while|if|because|how|why|what|whether|as|(?:and|or)(?! [A-Z]))\b|[,;:—–]"
    r"|\b(?:may|might|could|would|must|should|will|to|he|she|they|it)\b"
)
# "Ida Lund, 41, of Port Elin, has died": what stands beside the name parts no clause.
_ASIDE = re.compile(r"(?:, (?:\d{1,3}|of [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*))+,$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|[^aeiou]o)$")


def headlinese(text: str) -> str:
    """A headline in the grammar of headlines; unchanged where its verbs are none that they write otherwise."""
    main, after, cause = text.partition(" after ")  # what came before is told with no "was" either
    return _rewritten(main, _VERBS) + after + _rewritten(f" {cause}", (_PASSIVE,))[1:]


def _rewritten(text: str, verbs: Sequence[re.Pattern[str]]) -> str:
    """A text with the first of the verbs found in it as a headline has it, if it is that of the first clause."""
    plain = outside_quotations(text)
    found = [match for part in verbs if (match := part.search(plain))]
    match = min(found, key=lambda match: match.start(), default=None)
    if match is None or not _is_main(plain[: match.start()]):
        return text
    instead = _written(match)
    if instead is None:
        return text
    rest = text[match.end() :]
    return f"{text[: match.start()]} {instead}{_ALSO_DONE.sub(_done_too, rest) if match.re is _PASSIVE else rest}"


def _done_too(match: re.Match[str]) -> str:
    return match["who"] + match["done"] if _is_participle(match["done"]) else match.group()


def _is_main(before: str) -> bool:
    before = _ASIDE.sub("", before)
    return not _CLAUSE.search(before) and not any(word in REPORTING for word in before.lower().split())


def _written(match: re.Match[str]) -> str | None:
    """What a headline writes for the verb that was found, or None to leave it."""
    if match.re is _STATE:
        return ""
    if match.re is _PASSIVE:
        return match["rest"] if _is_participle(match["done"]) else None
    if match.re is _INQUIRING:
        return _stem_of(match["doing"], "ing")
    base = _base(match["done"]) if match.re is _PERFECT else _stem_of(match["doing"], "ing")
    if base is None:
        return None
    verb = base if match["verb"] in ("have", "are") else _third_person(base)
    return f"{match['adverb']} {verb}" if match["adverb"] else verb


def _is_participle(word: str) -> bool:
    return word in _BE_WITHOUT or (word.endswith("ed") and _stem_of(word, "ed") is not None)


def _base(participle: str) -> str | None:
    """ "Create" of "created"; None where it is no participle that is known."""
    if participle in _IRREGULAR:
        return _IRREGULAR[participle]
    return _stem_of(participle, "ed") if participle.endswith("ed") else None


def _stem_of(word: str, ending: str) -> str | None:
    """The verb of which a word with that ending is a form; None where no such word is common."""
    root = word.removesuffix(ending)
    if ending == "ed" and root.endswith("i"):
        return root[:-1] + "y"
    double = root[:-1] if len(root) > 2 and root[-1] == root[-2] else ""
    return next((form for form in (root + "e", root, double) if form and is_common(form)), None)


def _third_person(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if _SIBILANT.search(base) else "s")
