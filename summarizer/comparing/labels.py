"""What a difference is about, in the articles' words: "people killed", "loss from the fire", "whether it failed"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from summarizer.checking.alignment import Wording
from summarizer.checking.clauses import is_finite
from summarizer.checking.lexicon import PREPOSITIONS, REPORTING
from summarizer.checking.noun_phrases import run
from summarizer.comparing.counted import JOBS_CUT, POWERLESS, Quantity
from summarizer.comparing.parties import LOOKED_BACK, parties, speaker
from summarizer.comparing.topics import disputed_topic
from summarizer.records import MentionKind, Name
from summarizer.text.events import OF_THINGS
from summarizer.text.index import Line, StoryIndex
from summarizer.text.words import stem, tokens

UNNAMED = "denied claim"  # what no pattern tells better
_NO_THING = frozenset(map(stem, "end start first second last time day way year month week end rest".split()))
_POINTS_AT = frozenset("the a an those these its".split())
ACCOUNT = "account of "  # before who gives it
WHICH = "which "  # before what is told apart by a number: a block, a flight
DISPUTED = "disputed: "  # before words that both sides have
SHARED = 3  # words that both sides share, in a label that has nothing better
_SAID = (
    r"(?P<said>(?:[^,.;:\"“”]|(?<=Mr)\.|(?<=Mrs)\.|(?<=Dr)\.|(?<=\b[A-Z])\.){6,60}?)"
    r"(?=[,;\"”]|(?<!\b[A-Z])\.|$| (?:said|and|but|because|for)\b)"
)
_THAT = r"[\"”]? that (?!and\b|saying\b)" + _SAID
_MAY_HAVE = re.compile(r"\b(?:may|might|could) have (?=\w+ed\b)")  # "whether he may have fled" asks whether he fled
_DENIES_THAT = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput\w+|evidence|suggestion|claims?|allegations?|reports?|confirm\w*|finding"
    r"|idea|notion|theory|doubt\w*)" + _THAT
)
_UNCLEAR = re.compile(r"\b(?:unclear|unknown|doubt\w*|question\w*|determine|establish) (?:whether|if) " + _SAID)
_SAYS_THAT = re.compile(r"\b(?:alleg\w+|claim\w*|says|said|believes?|accus\w+|told \w+|was|is)" + _THAT)
_RELATIVE = re.compile(r", (?:which|who|whose) [^,]+,")
_PART = re.compile(r"\b(?:nothing to do with|no (?:part|role|hand) in) (?P<what>(?:the|any|that) [a-z]+)")
_OWNED = re.compile(r"(?P<who>[A-Z]\w+['’]s) [a-z ]+$")
_ALLEGATIONS = re.compile(r"\b(?P<what>the (?:allegation|accusation|charge)s?)\b")
_WHY = re.compile(r"\breasons? why (?P<what>[^,.;]{6,70})")
_ACCUSED = re.compile(r"\baccus\w+ [^,.;]{3,40}? of (?P<what>\w+ing [^,.;]{2,40})")
# "The ministry offered a third version. It said …"
VERSION = re.compile(r"^(?P<who>[^,;]{3,60}?) (?:offered|gave|told|presented|had) [^,;]{0,20}\b(?:version|account)\b")
_IT = re.compile(r"(?:It|He|She|They) ")
_POINTING = re.compile(r"\b(?P<of>in|of|with|for|at) (?:this|that) (?P<next>\w+ \w+)")
_DEFINITE = re.compile(r"^(?:an?|those|these|its) ")
_SCENE = re.compile(r"^(?:At|In|On|After|During|Before) [^,“\"]{3,60}, ")  # "At a tense press conference, he said"
_OF_WHICH = re.compile(
    r"\b(?P<what>crowd|attendance|turnout|audience|total|toll|magnitude) (?:(?:of|was|is|stood at|was given as) )?$"
)
_FIGURE = re.compile(r"\b(?:figure|number|estimate|toll)s?\b")

BEFORE = 140  # characters before a value in which its verb may stand
MONEY = frozenset(["pounds", "pence", "cents"])  # and what is written in capitals: USD
KINDS = {
    **dict.fromkeys("km m cm mm miles feet yards inches".split(), "distance"),
    **dict.fromkeys("seconds minutes hours days weeks months".split(), "how long"),
    **dict.fromkeys("kg g lb tons tonnes".split(), "weight"),
    **dict.fromkeys(("%", "pp"), "share"),
}
_ANYBODY = frozenset("people persons others".split())
_EMPTY = frozenset(
    "figure number sum total average list estimate kind sort because most some all one part each".split()
)
_PUT = re.compile(
    r"\b(?:put|puts|putting|gave|estimated) (?:its |his |her |their |the )?(?P<what>[a-z][a-z ]{2,40}?) "
    r"(?:at|as) (?:about |around |at least )?$"
)
_NOUN_OF = re.compile(r"\b(?P<what>[a-z]{4,}) of (?:about |around |at least |up to )?$")
_TURNOUT = stem("turnout")
_WHO_DID = re.compile(r" (?:people|persons|men|women|children) (?P<did>(?!who\b)[a-z]{3,}(?:ed|ched|shed))\b")
_IN = re.compile(r" in (?P<what>fees|damage|damages|losses|aid|sales|wages|taxes|fines|savings|debt|revenue)\b")
_VERBS = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"\b(?:valued at|worth|would fetch|values? .{0,20} at) (?:about |at least |up to )?$", "value"),
        (r"\b(?:weighs?|weighing|weighed) (?:about |some )?$", "weight"),
        (r"\b(?:listed|on the market|asking|priced)\b.{0,120} (?:for|at) (?:about )?$", "asking price"),
        (r"\b(?:sold?|sells?|moves?|bought)\b.{0,40} for (?:about )?$", "price"),
        (r"\bclos(?:ed|ing) (?:\w+ ){0,4}at $", "closing price"),
        (r"\bcosts? (?:[A-Z\w' ]{0,40} )?(?:about |some )?$", "cost"),
        (r"\b(?:raised|pledged|donated|collected) (?:about |at least |more than |a total of )?$", "sum raised"),
        (r"(?: that)? (?:has|have|had|was|were) (?:been )?(?:raised|pledged|donated|collected)\b", "sum raised"),
        (r"[Tt]urnout (?:was|of|stood at) $", "turnout"),
        (r" effective\b", "effectiveness"),
    )
)


def asked(report: Line, denial: Line, index: StoryIndex) -> str:
    """What one says and another denies: "whether the ferry was overloaded", else whose account it is."""
    for pattern, line in ((_UNCLEAR, denial), (_DENIES_THAT, denial), (_SAYS_THAT, report)):
        match = pattern.search(_RELATIVE.sub("", line.text))
        if match and _tells(match["said"]):
            return f"whether {_unpointed(_MAY_HAVE.sub('', match['said'])).strip()}"
    if match := _WHY.search(denial.text):
        return f"why {match['what'].strip()}"
    if match := _ACCUSED.search(report.text):
        return f"accusation of {match['what']}"
    if match := _PART.search(denial.text):
        who = _speaker_words(denial, index)
        if owner := _OWNED.match(who):
            return f"{owner['who']} part in {match['what']}"  # of her soldiers, or of those in her pay
        return f"whether {who} had a part in {match['what']}" if who else f"part in {match['what']}"
    if _FIGURE.search(denial.text) and (number := _number(report)):
        return f"figure: {number}"
    if match := _ALLEGATIONS.search(denial.text):
        who = _speaker_words(report, index)
        return f"{match['what']} of {who}" if who else match["what"]
    return account_of(report, index) or _topic_of(report, denial, index) or UNNAMED


def _speaker_words(line: Line, index: StoryIndex) -> str:
    """Who speaks in a sentence as it calls him, "the ministry"; as an earlier one does where it says "he"; else ""."""
    for told in (line, *reversed(index.before(line, LOOKED_BACK))):
        if words := next((party.words for _, party in parties(told)), ""):
            return _uncapitalized(words)
    return ""


def _uncapitalized(words: str) -> str:
    """ "The ministry" as it is written inside a sentence."""
    return re.sub(r"^(?:The|An?|His|Her|Their|Its|One|Some)\b", lambda word: word.group().lower(), words)


def _topic_of(report: Line, denial: Line, index: StoryIndex) -> str:
    """The words that both sides of a dispute have."""
    shared = shared_words(denial, report.plain_stems() & denial.plain_stems(), index)
    return f"{DISPUTED}{shared}" if shared else ""


def is_unnamed(label: str) -> bool:
    """Whether no pattern told what is disputed."""
    return label == UNNAMED or label.startswith(DISPUTED)


def _unpointed(words: str) -> str:
    """The words without pointing at what a table does not show: "in this large debt" as "in a large debt"."""
    return _POINTING.sub(lambda m: f"{m['of']} {'an' if m['next'][0] in 'aeiou' else 'a'} {m['next']}", words)


def _tells(clause: str) -> bool:
    """Whether the words are a clause, with a subject and its verb."""
    wording = Wording.of(clause)
    return any(is_finite(wording, n) for n in range(1, len(wording.words)))


def account_of(report: Line, index: StoryIndex) -> str:
    """What somebody tells of who speaks in a sentence or, as "she", has been named just before; else ""."""
    for before in index.before(report, 1):
        if (version := VERSION.match(before.text)) and _IT.match(report.text):
            return told_of(_uncapitalized(version["who"]), report.text)
    who = speaker(report, index)
    for line in (report, *reversed(index.before(report, LOOKED_BACK))):
        names = [m.text for m in line.mentions if m.kind is MentionKind.NAME]
        if found := [name for name in names if 2 * len(who & {token.stem for token in tokens(name)}) > len(who)]:
            return told_of(found[0], report.text)
    words = _speaker_words(report, index)
    return told_of(re.sub(r"^(?!(?:the|an?|its|his|her|their) )(?=[a-z])", "the ", words), report.text) if words else ""


def told_of(who: str, text: str) -> str:
    """ "the mill": the first thing of which a text tells what somebody says; whose account it is, where there is none.

    Who says it stands in the cells: "the union on the mill" was read as what both sides of the row speak of.
    """
    text = _SCENE.sub("", text)
    wording = Wording.of(text)
    spoken = {token.stem for token in tokens(who)}
    for n, kind in enumerate(wording.kinds[:-1]):
        found = run(wording, n + 1) if kind in ("determiner", "quantifier") else []
        words = {wording.words[m].stem for m in found}
        if words - _NO_THING and not spoken & words and wording.words[n].lower in _POINTS_AT:
            start, end = wording.words[n].span.start, wording.words[found[-1]].span.end
            return _DEFINITE.sub("the ", _uncapitalized(text[start:end]))
    return f"{ACCOUNT}{who}"


def is_bare(label: str) -> bool:
    """Whether a label says only whose account it is."""
    return label.startswith(ACCOUNT)


def _number(line: Line) -> str:
    """The first number of a sentence with the word after it."""
    numbers = [m for m in line.mentions if m.kind is MentionKind.NUMBER]
    if not numbers:
        return ""
    following = [t.text for t in line.tokens if t.span.start >= numbers[0].span.end and t.is_content][:1]
    return " ".join([numbers[0].text, *following])


def counted(group: Sequence[Quantity], event: str) -> str:
    """What is counted, where all that name it agree, and what happened to it: "villagers killed"."""
    if event in (POWERLESS, JOBS_CUT):
        return f"homes {event}" if event == POWERLESS else event
    if event in OF_THINGS:
        things = (q.phrase.of(q.line.text).split()[-1].strip(".,").lower() for q in group if q.nouns)
        return f"{next(things, 'things')} {event}"
    words = {q.nouns[-1]: q.phrase.of(q.line.text).split()[-1].strip(".,").lower() for q in group if q.nouns}
    if people := _people(group):
        return f"{people} {event}"
    if len(words) == 1 or any(q.names for q in group):
        return f"{next(iter(words.values()), 'people')} {event}"
    return event if event == "waiting" else f"people {event}"


def _people(group: Sequence[Quantity]) -> str:
    """ "Russians", where all that is counted are of one country; "" where it is another body or nobody's."""
    names = {name for q in group for name in q.names}
    if len(names) != 1 or not all(q.names for q in group):
        return ""
    (name,) = names
    mentions = ((m.text, m.value) for q in group for m in q.line.mentions if isinstance(m.value, Name))
    called = [text for text, value in mentions if " ".join(value.words) == name and text.lower() != name]
    one = next((text for text in called if " " not in text), "")
    return one if not one or one.endswith(("s", "sh", "ch", "ese")) else f"{one}s"


def measured(group: Sequence[Quantity], index: StoryIndex) -> str:
    """What the values are of, as the first that counts what most of them count has it: "cubic metres of sand".

    What has a unit is called by the noun it is given of ("loss from the fire"), or by the kind of unit and the words
    that its sentences share ("price: home").
    """
    beside = ((q, line) for q in group for line in (q.line, *index.before(q.line, 2)))
    topics = [(topic, q) for q, line in beside if (topic := disputed_topic(line))]
    if topics and (len(topics) > 1 or all(_is_beside(topics[0][1], q) for q in group)):
        return topics[0][0]
    nouns = Counter(q.nouns[0] for q in group if q.nouns)
    plain = {q.nouns[0] for q in group if len(q.nouns) == 1}  # "burglars" rather than "masked men"
    noun = max(nouns, key=lambda word: (nouns[word], word in plain), default="")
    first = next((q for q in group if q.nouns[:1] == (noun,)), group[0])
    if first.number.role == "identifier":
        return f"{WHICH}{first.phrase.of(first.line.text).lstrip('0123456789 ')}"
    if first.number.unit:
        return _of_unit(group, index)
    label = first.line.text[first.mention.span.end : first.phrase.end].strip(" -")
    if not label:
        return next((match["what"] for q in group if (match := _OF_WHICH.search(_before(q)))), "figure")
    did = (match for q in group if (match := _WHO_DID.match(q.line.text, q.mention.span.end)))
    if label in _ANYBODY and (match := next(did, None)):
        return f"{label} who {match['did']}"
    if label in _ANYBODY and (near := _shared(group, index)):
        return f"{label}: {near}"
    return f"number {label}" if label.split()[0] in PREPOSITIONS else f"number of {label}"


def _before(q: Quantity) -> str:
    return q.line.text[: q.mention.span.start]


def is_which(label: str) -> bool:
    """Whether a label tells of what only has a number: "which block of Mill Road"."""
    return label.startswith(WHICH)


def is_of_kind(label: str) -> bool:
    """Whether a label tells of what kind a value is ("price", "distance: goal") and not of what."""
    return label.partition(":")[0] in {*KINDS.values(), "amount", "price", "cost"}


def _is_beside(told: Quantity, other: Quantity) -> bool:
    """Whether what an article calls disputed may be what another quantity is of."""
    return told.line.article == other.line.article or bool(other.number.unit)


def _of_unit(group: Sequence[Quantity], index: StoryIndex) -> str:
    for name in (name for q in group for name in _named(q)):
        return name
    unit = group[0].number.unit
    kind = "amount" if unit.isupper() or unit in MONEY else KINDS.get(unit, unit)
    shared = _shared(group, index)
    if kind == "amount":  # whose it is, the cells say
        of_what = [word for word in shared.split() if word.islower()]
        shared = " ".join(of_what) if len(of_what) > 1 else ""
    return f"{kind}: {shared}" if shared else kind


def _named(q: Quantity) -> Iterator[str]:
    """What a sentence calls the value that it gives."""
    before, after = q.line.text[: q.mention.span.start], q.line.text[q.mention.span.end :]
    if q.number.unit == "%" and _TURNOUT in q.line.stems:
        yield "turnout"
    if match := _PUT.search(before):
        yield match["what"]
    if (match := _NOUN_OF.search(before)) and match["what"].lower() not in _EMPTY:
        yield match["what"].lower()
    if match := _IN.match(after):
        yield match["what"]
    for pattern, name in _VERBS:
        if pattern.search(before[-BEFORE:]) or pattern.match(after):
            yield name


def _shared(group: Sequence[Quantity], index: StoryIndex) -> str:
    """The weightiest words around the values that all have; "" where they share but one."""
    own = {q.nouns[0] for q in group if q.nouns}
    count = Counter(word for q in group for word in q.context.keys() - own)
    common = frozenset(word for word in count if count[word] == len(group))
    best = max(group, key=lambda q: len(q.line.stems & common))
    words = shared_words(best.line, common & best.line.stems, index)
    return words if len(words.split()) > 1 else ""


def shared_words(line: Line, stems: frozenset[str], index: StoryIndex, most: int = SHARED) -> str:
    """The weightiest of the stems that a sentence holds, as it writes them and in its order."""
    plain = {t.stem for t in line.tokens if t.lower in REPORTING}
    best = index.weightiest(stems - plain, most)
    return " ".join(dict.fromkeys(token.text for token in line.tokens if token.stem in best))
