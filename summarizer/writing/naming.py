"""What the page calls people and things: in full where it first speaks of them, then as their articles do.

A sentence is made to stand alone before it is known where it will stand. "Ida Lund's office", "a coroner's report":
once the page has told of them, the article's own "Lund's office" and "the report" read better, and right after the
sentence that it goes on from, so does "her office".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.checking.standalone import outside_quotations
from summarizer.records import Claim, Evidence, Label, Mention, Name, Span, Verdict
from summarizer.text.commonwords import is_common
from summarizer.text.events import EVENTS
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import content_stems, stems_of, tokens
from summarizer.writing.introductions import introduced
from summarizer.writing.material import tidy
from summarizer.writing.people import Person, find_people, without_courtesy
from summarizer.writing.reintroductions import met

PRONOUNS = frozenset("he she his her".split())
_CONTRAST = re.compile(r"(?:But|However|Yet|Still|Even so|Nevertheless),? ")
COURTESIES = frozenset("mr ms mrs miss".split())
# "The anchor Ida Lund", "writers Olaf Berg and Ida Lund", "Ida Lund, 34", "Ida Lund, the anchor": who she is is said.
_FREE = "and or by of to with that for from when as said says told asked but while on in"
_CALLED = re.compile(rf"(?!\b(?:{'|'.join(_FREE.split())})\b)\b[a-z][\w’'-]* $|[A-Z][\w’'-]+,? and $")
_WHO = re.compile(r"(?:[’']s)?,? (?:(?:\d|an?|the|who|whose|of|his|her|their|(?:is|was) (?:an?|the))\b|\()")
_SECOND = re.compile(
    r"^A (?:second|third) (?P<who>(?:(?:[A-Z][\w.-]+|[a-z]+) ){0,3}(?:official|officer|witness|source|person))\b"
)
_OF_DEAD = re.compile(
    r"\b(?P<what>(?:deaths?|killings?|murders?|shootings?|drownings?) of) (?P<number>an?|two|three|four|five) "
)
DEATHS = EVENTS["killed"]
CHIEF = 2  # times as often as all others of his last name is he named whom the story is about
THINGS = frozenset(
    "report statement lawsuit document complaint ministry department embassy agency council".split()
)  # of "the official" there may be two


def as_called(
    claims: Sequence[Claim], told: Sequence[Claim], passages: Mapping[Evidence, Passage], index: StoryIndex
) -> tuple[Claim, ...]:
    """The claims that a reader meets in this order after those `told`, with the names and things they know in short.

    `passages` are those that claims were made from, by the evidence of their sentences.
    """
    called: list[Claim] = []
    for claim in claims:
        passage = passages.get(claim.evidence[0])
        known = [*told, *called]
        follows = bool(called) and _goes_on(called[-1], passage, index)
        changes = passage and (passage.named or follows)
        short = _in_short(claim, passage, known, index, follows) if passage and changes else claim
        source = passage or _own_passage(claim, index)
        short = _one_of_them(short, known, source, index)
        shorter = _as_known(met(short, known, source, index), known, passage, index)
        called.append(introduced(shorter, known, source, index))
    return tuple(called)


def _as_known(claim: Claim, known: Sequence[Claim], passage: Passage | None, index: StoryIndex) -> Claim:
    """A claim with whom and what the page has told of as what is known: by a last name, without a "Ms." that others
    do without, "the two bankers" for "two bankers"."""
    source = passage or _own_passage(claim, index)
    text, said = claim.text, source.text
    for span, short in sorted([*_known_names(claim, known, index), *_known_dead(claim, known)], reverse=True):
        said = said.replace(span.of(text), short, 1)
        text = text[: span.start] + (short if span.start else _opening(short)) + text[span.end :]
    if text == claim.text:
        return claim
    shorter = check_claim(text, replace(source, text=said), index)
    return claim if failures(shorter) else shorter


def _one_of_them(claim: Claim, known: Sequence[Claim], passage: Passage, index: StoryIndex) -> Claim:
    """ "A U.S. official said" of "A second U.S. official said", where the page has told of no first."""
    match = _SECOND.match(claim.text)
    if match is None or any(stems_of(match["who"]) <= {*content_stems(tokens(other.text))} for other in known):
        return claim
    one = f"{'An' if match['who'][0] in 'aeiouAEIO' else 'A'} {match['who']}"  # "A U.S. official"
    text, said = (_SECOND.sub(one, each, count=1) for each in (claim.text, passage.text))
    plain = check_claim(text, replace(passage, text=said), index)
    return claim if failures(plain) else plain


def _opening(short: str) -> str:
    """ "De Vries" of "de Vries", where a sentence opens with it."""
    return short[:1].upper() + short[1:]


def _own_passage(claim: Claim, index: StoryIndex) -> Passage:
    """The sentence of a claim that was not made to stand alone."""
    own = claim.evidence[0]
    line = next(line for line in index.by_article[own.article] if line.evidence() == own)
    return Passage(line, line.text)


def _known_names(claim: Claim, known: Sequence[Claim], index: StoryIndex) -> Iterator[tuple[Span, str]]:
    """Where a name stands of whom the page has told in full, and how the page goes on to call the person: a full name,
    one with a courtesy, a last name that several bear. Not where the claim says who that is, or quotes it."""
    plain = outside_quotations(claim.text)
    article = claim.evidence[0].article
    for mention in claim.mentions:
        value, span = mention.value, mention.span
        if not isinstance(value, Name) or not value.words or not span.of(plain).strip():
            continue
        namesakes = _namesakes(value.words[-1], known)
        bare = any(_is_plain(m, value) for other in known for m in other.mentions)
        called = _CALLED.search(plain, 0, span.start) or _WHO.match(plain, span.end)
        if value.title:
            if value.title in COURTESIES and bare and len(namesakes | _family(value.words[-1], index)) == 1:
                yield span, without_courtesy(mention.text)
        elif len(value.words) == 1:
            if len(namesakes) > 1 and (own := _own_first_name(value.words[0], article, index)):
                yield span, own
        elif value.words[0] in namesakes and not called:
            person = next((p for p in find_people(index)[article] if p.words == value.words), None)
            if person and _by_first_name(person, index.by_article[article]):
                yield span, mention.text.split()[0]
            elif person and _is_called_so(person, index) and (len(namesakes) == 1 or _is_chief(value.words, index)):
                yield span, person.short


def _family(last: str, index: StoryIndex) -> frozenset[str]:
    """The first names of all people of the story with such a last name: "Ms. Lund" may be whose husband is told of."""
    people = (person for found in find_people(index).values() for person in found)
    return frozenset(p.words[0] for p in people if p.words[-1] == last and p.words[0] != last and len(p.words) > 1)


def _namesakes(last: str, known: Sequence[Claim]) -> frozenset[str]:
    """The first names of all of whom the claims tell in full by such a last name."""
    alike = {words for words, _ in _names(known) if len(words) > 1 and words[-1] == last}
    # "Dickson Wright" is Clarissa Dickson Wright.
    return frozenset(words[0] for words in alike if not any(words == other[-len(words) :] for other in alike - {words}))


def _own_first_name(last: str, article: int, index: StoryIndex) -> str:
    """The first name of whom an article means by a last name that the page has told of several by; "" where the article
    tells of several too, or the story does not call that one by the first name more than once."""
    firsts = {words[0] for words, _ in _names(index.by_article[article]) if len(words) > 1 and words[-1] == last}
    called = [text for words, text in _names(index.lines) if len(words) == 1 and set(words) == firsts]
    return called[0] if len(called) > 1 else ""


def _is_called_so(person: Person, index: StoryIndex) -> bool:
    """Whether a short name may be a person's, or any article has it alone: "Elin Lines", a firm, is never "Lines"."""
    short = tuple(person.short.lower().split())
    return not is_common(short[-1]) or any(words == short for words, _ in _names(index.lines))


def _is_chief(words: tuple[str, ...], index: StoryIndex) -> bool:
    """Whether a story names somebody in full so much more often than others of the last name that it alone is his."""
    full = [found for found, _ in _names(index.lines) if len(found) > 1 and found[-1] == words[-1]]
    own = sum(found[0] == words[0] or found[-len(words) :] == words for found in full)
    return own >= CHIEF * (len(full) - own)


def _by_first_name(person: Person, lines: Sequence[Line]) -> bool:
    """Whether an article calls somebody, a child mostly, by the first name more often than by the last."""
    alone = [words[0] for words, _ in _names(lines) if len(words) == 1]
    return alone.count(person.words[0]) > alone.count(person.words[-1])


def _names(told: Iterable[Claim | Line]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The names in claims or lines: their words in small letters, and as they are written."""
    mentions = (mention for text in told for mention in text.mentions)
    return ((m.value.words, m.text) for m in mentions if isinstance(m.value, Name))


def _is_plain(mention: Mention, name: Name) -> bool:
    """Whether a name stands in a claim in short, without a courtesy."""
    return isinstance(mention.value, Name) and mention.value.words == name.words and not mention.value.title


def _known_dead(claim: Claim, known: Sequence[Claim]) -> Iterator[tuple[Span, str]]:
    """ "The deaths of two bankers", once the page has told of deaths: "the two bankers"."""
    match = _OF_DEAD.search(outside_quotations(claim.text))
    if match and any(DEATHS & set(content_stems(tokens(other.text))) for other in known):
        number = "" if match["number"] in ("a", "an") else match["number"] + " "
        yield Span(*match.span()), f"{match['what']} the {number}"


def own_sentence(line: Line, index: StoryIndex) -> Claim:
    """An article's own sentence, which stands right after the one that it goes on from."""
    verdict = Verdict(Label.SUPPORTED, "wording", line.text, "the article's own sentence")
    return Claim(line.text, index.mentions(line.text), (verdict,), (line.evidence(),), verbatim=True)


def _goes_on(before: Claim, passage: Passage | None, index: StoryIndex) -> bool:
    """Whether a passage's sentence is the next one of the article after that of the claim before it."""
    previous = index.before(passage.line, 1) if passage else ()
    return bool(previous) and previous[0].evidence() == before.evidence[0]


def _in_short(claim: Claim, passage: Passage, known: Sequence[Claim], index: StoryIndex, follows: bool) -> Claim:
    """A claim with each name or thing that its article has in short, where the page has told of it."""
    own = passage.line
    text, said = claim.text, passage.text
    for full, short in passage.named:
        written = next((form for form in (full, full.replace("’", "'")) if form in text), None)
        if written and _is_told(full, short, own, known, index):
            brief = _short_name(full, short, own, index)
            brief = _opening(brief) if text.startswith(written) else brief
            text, said = text.replace(written, brief, 1), said.replace(full, brief, 1)
    if (
        follows
        and claim.text != own.text
        and (_as_written(text, passage, index) == own.text or _adds(text, passage, index))
    ):
        return own_sentence(own, index)
    shorter = check_claim(text, replace(passage, text=said), index) if text != claim.text else claim
    called = claim if failures(shorter) else shorter
    return _with_opening(called, own, index) if follows else called


def _with_opening(claim: Claim, line: Line, index: StoryIndex) -> Claim:
    """The claim with the "But" or "However," of its sentence, which stands right after the one it goes on from."""
    opening, plain = _CONTRAST.match(line.text), tidy(line.text)
    if not opening or opening.end() + len(plain) != len(line.text) or claim.text.split()[0] != plain.split()[0]:
        return claim
    text = opening.group() + line.text[opening.end()] + claim.text[1:]
    return replace(claim, text=text, mentions=index.mentions(text), verbatim=text == line.text)


def _as_written(text: str, passage: Passage, index: StoryIndex) -> str:
    """A text with the pronouns of its article back in it."""
    for full, short in passage.named:
        if short.lower() in PRONOUNS:
            text = text.replace(_short_name(full, short, passage.line, index), short, 1)
    return text


def _adds(text: str, passage: Passage, index: StoryIndex) -> bool:
    """Whether a text is its sentence, named, without the "also" by which that goes on from the one before it."""
    own = passage.line.text
    for full, short in passage.named:
        called = full if full in text else _short_name(full, short, passage.line, index)
        text = text.replace(called, short, 1)
    return " also " in own and text == own.replace(" also ", " ", 1)


def _short_name(full: str, short: str, line: Line, index: StoryIndex) -> str:
    """What the article has in place of the full name or thing; for a pronoun, how it mostly calls the person."""
    if short.lower() not in PRONOUNS:
        return short
    owner = "’s" if full.endswith("’s") else ""
    person = _person(full, line, index)
    return (person.short if person else full.removesuffix("’s")) + owner


def _is_told(full: str, short: str, line: Line, known: Sequence[Claim], index: StoryIndex) -> bool:
    """Whether the claims tell of a person by the full name, or of a thing in all its words."""
    person = _person(full, line, index)
    if person is None:
        stems = stems_of(full)
        own = (claim for claim in known if claim.evidence[0].article == line.article)
        return full.split()[-1] in THINGS and any(stems <= {*content_stems(tokens(claim.text))} for claim in own)
    names = [m.value.words for claim in known for m in claim.mentions if isinstance(m.value, Name)]
    if re.split("['’]", short)[0].lower() == person.words[0]:  # by his first name he is no other of the family
        ends = person.words[0], person.words[-1]
        return any((words[0], words[-1]) == ends for words in names if len(words) > 1)
    alike = {words[0] for words in names if len(words) > 1 and words[-1] == person.words[-1]}
    return alike == {person.words[0]}


def _person(full: str, line: Line, index: StoryIndex) -> Person | None:
    plain = full.removesuffix("’s")
    return next((person for person in find_people(index)[line.article] if person.name == plain), None)
