"""From chosen sentences to checked claims: the model drafts, the checks choose, the source's own words stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.chats import chat
from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.checking.standalone import answers, has_main_verb, outside_quotations, relative_day
from summarizer.models.generator import Prompt, Sampling
from summarizer.records import Claim, MentionKind, Omission
from summarizer.settings import Settings
from summarizer.text.index import Line, StoryIndex, coverage
from summarizer.text.sentences import split
from summarizer.text.words import stems_of, tokens
from summarizer.writing.cutting import sober, without_days
from summarizer.writing.days import has_stray_day
from summarizer.writing.known_words import COLOUR

# What a draft must keep of its sentence's weight: below it the draft is true but says too little. Set by reading
# the drafts of seven of fifteen stories.
MIN_KEPT = 0.4
# What joins two clauses.
_SUBORDINATE = re.compile(r"(?P<joint>While|Although|Though|Whereas|Because|Since|As|If|Unless|Even though) (?=\S)")
_JOINT = re.compile(r", (?:and|but|so|yet|while|or|whereas) (?P<next>[\w’'-]+ [\w’'-]+)")
# A year, and "on the day of the march".
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b(?![,.]\d)")
_ON_THE_DAY = re.compile(r"\bon the (?:day|night|morning|evening) (?:of|that|when|after|before)\b")
JOINED, SAME_START = 3, 8  # words at the end, and letters at the beginning, by which a draft has both
# Words of a sentence that needs no shortening. Of 129 drafts of eleven stories' sentences from 19 words on, 29 were
# taken; of the 57 of fewer than 25 words 11, which left out 7 words in all; of the others 18, which left out 156.
SHORT = 24
SENTENCES = 2  # of a draft of one sentence; a model that goes on has begun to chat
FIGURE = 0.1  # what a lost figure costs that other articles give too
LOST_PART = 0.5  # what it costs to drop what tells of a part, or that it is the first time
LOST_LIMIT = 0.3  # what it costs to drop what a sentence goes on with against itself, or a day it gives
LOST_ROLE = 0.25  # what it costs to name somebody and drop who that is
SPLIT = 0.3  # what it costs to make two sentences of one: of unlike things they read as a leap
GAUDY = 0.15  # what each word costs that sells the news or mocks
NO_DAY = 0.2  # what it costs to speak of a day that only the article's own readers know
BREVITY, FREE_WORDS = 0.02, 14  # what each word beyond the free ones costs against the share of the sentence kept
_PREAMBLE = re.compile(r"^(?:sentence|answer|shortened|rewritten|edited)[^:]{0,20}:\s*", re.IGNORECASE)


# "200 soldiers, the bulk of them Russian,", "for the first time": an aside that is the news.
_PART = re.compile(
    r", (?P<part>(?:(?:the bulk|most|many|some|all|none|half|nearly all|almost all|the majority|\w+) of (?:them|whom)"
    r"|mostly|mainly|largely) [^,.;]+)[,.;]|\b(?P<first>for the first time|among the [a-z]+)\b"
)


# "Ida Lund, the president of the union", "Olaf Berg, who owns the mill".
_ROLE = re.compile(r"(?P<name>[A-Z][\w’'-]+), (?P<role>(?:the|an?|who) [^,.;]{3,60})(?=[,.;])")

# "The earthquake that hit the region eleven days ago": without that, which?
_WHICH_ONE = re.compile(r"\b(?P<the>[Tt]h(?:e|at|ose) [a-z]+) (?:that|which|who) (?!(?:the|an?|he|she|it|they)\b)")

# "Yeasty -- one of Lund's nicknames -- sang": what an article explains a name by.
_GLOSS = re.compile(r"(?P<name>[A-Z][\w’'-]+) (?P<dash>--|–|—) (?P<role>[^–—]{5,60}?) (?P=dash)(?= [a-z])")

# "He is wounded but walks", "will stay, though they are closed for now": what limits what stands before it. "Is suing
# them, saying they were never members": why.
_LIMIT = re.compile(
    r"(?<!all)(?<!nothing)(?<!anything),? \b(?:but(?! also\b)|yet|despite|though|although|albeit|pending|barring|except"
    r"(?: for)?) (?P<limit>[\w’'-]+(?: [\w’'-]+)?)"
    r"|, (?:saying|claiming|arguing|citing|alleging) (?P<reason>[\w’'-]+(?: [\w’'-]+)?)"
)

# "Police said in a letter on Friday": where articles give their days, when it was said matters less than what was.
_TOLD_WHEN = re.compile(
    r"(?:,[”\"]? (?:[^,]+ )?(?:said|says|told|announced|reported)\b[^,]*"
    r"| in an? (?:\w+ )?(?:statement|letter|interview|report|briefing|tweet)\b[^,]*)\.$"
)

_SAID = re.compile(r"[“\"][^”\"]+[”\"]")

# "A campaign to save the mill": of what is left without its purpose nobody can tell why it was told.
_PURPOSE = re.compile(
    r"\b(?P<what>campaign|bid|effort|efforts|plan|plans|attempt|attempts|decision|offer|proposal|drive|mission|petition"
    r"|lawsuit|promise|pledge|threat|refusal|failure|chance|permission) to (?=[a-z]+)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Phrasing:
    """What came of one sentence: the claim to print or None, and what was refused when no draft of it held."""

    line: Line
    claim: Claim | None
    refused: Omission | None


def to_shorten(passages: Sequence[Passage]) -> list[Prompt]:
    """What the model is asked: to shorten each passage that is long; a short one is said as it stands."""
    return [chat("shorten.j2", passage.text, sentence=passage.text) for passage in passages if _is_long(passage)]


def sampling_of(settings: Settings) -> Sampling:
    return Sampling(settings.candidates, settings.max_tokens, settings.temperature, settings.seed, SENTENCES)


def phrase(
    passages: Sequence[Passage], asked: Sequence[Passage], drafts: Sequence[Sequence[str]], index: StoryIndex
) -> dict[Line, Phrasing]:
    """For each passage the best of its drafts that holds; `drafts` answer `to_shorten` of those that were `asked`."""
    found = dict(zip(filter(_is_long, asked), drafts, strict=True))
    return {passage.line: choose(passage, found.get(passage, ()), index) for passage in passages}


def _is_long(passage: Passage) -> bool:
    return len(passage.text.split()) > SHORT


def choose(passage: Passage, drafts: Sequence[str], index: StoryIndex) -> Phrasing:
    """The best of the drafts that hold; else the sentence itself as a quotation; else nothing, with the reason."""
    line = passage.line
    plain = (_with_article(_clean(draft), passage.text) for draft in drafts)
    written = [draft for draft in plain if not (is_spliced(draft, passage.text) or _loses_time(draft, passage.text))]
    wholes = [*written, passage.text, sober(passage.text)]
    texts = dict.fromkeys(text for whole in wholes for text in _placed(whole, index))
    claims = [check_claim(text, passage, index) for text in texts if text]
    if all(map(failures, claims)):
        claims.append(check_claim(line.text, passage, index))
    holding = [claim for claim in claims if not failures(claim) and _kept(claim, line, index) >= MIN_KEPT]
    best = max(holding, key=lambda claim: _worth(claim, line, index), default=None)
    drafted = any(claim.text not in (passage.text, sober(passage.text)) for claim in holding)
    return Phrasing(line, best, None if drafted or (best and not drafts) else _refusal(line, claims[0], best))


def is_spliced(draft: str, source: str) -> bool:
    """Whether a draft is without the word that joins two clauses of its sentence and has both: "While" of "While Lund
    warned of ice, the race went on", "and" of ", and the mill burned"."""
    opening = _SUBORDINATE.match(source)
    if opening and not draft.lower().startswith(opening["joint"].lower()):
        start = source.lower().find(draft.lower()[:SAME_START])
        before = source[opening.end() : start] if start > 0 else ""
        ends = source.split()[-JOINED:] == draft.split()[-JOINED:]
        if ends and start > 0 and not has_main_verb(before):  # it begins inside the first clause
            return True
    return any(f", {match['next']}" in draft for match in _JOINT.finditer(source))


def _loses_time(draft: str, source: str) -> bool:
    """Whether a draft is without the year of its sentence, or the day it is set on: "In June 2004, eight were held"
    would be of today."""
    years = [match.group() for match in _YEAR.finditer(source)]
    set_on = (match.group() for match in _ON_THE_DAY.finditer(source))
    return any(words not in draft for words in (*years, *set_on))


def _placed(text: str, index: StoryIndex) -> tuple[str, ...]:
    """A text, and where its "Monday" may be any Monday, also without it."""
    return (text, without_days(text)) if has_stray_day(text, index) else (text,)


def _refusal(line: Line, first: Claim, best: Claim | None) -> Omission:
    """What became of a sentence of which no draft held."""
    failure = failures(first)
    reason = failure[0].reason if failure else "the draft says too little of the sentence"
    return Omission(line.text, reason, line.article, first.text, replaced=best is not None)


def first_line(draft: str) -> str:
    """The first line of a draft that holds anything, with "U. S." as the sources write it; "" where none does."""
    line = next((part.strip() for part in draft.splitlines() if part.strip()), "")
    return line.replace("U. S.", "U.S.")


def _clean(draft: str) -> str:
    """The first line of what the model wrote, without a preamble or quotation marks around the whole."""
    line = _PREAMBLE.sub("", first_line(draft))
    if len(line) > 1 and line[0] == line[-1] == '"' and line.count('"') == 2:
        line = line[1:-1]
    return line if not line or line[-1] in ".!?”\"’'" else line + "."


def _with_article(draft: str, source: str) -> str:
    """The draft with the article its sentence opens with, which a model that shortens likes to drop."""
    article, _, rest = source.partition(" ")
    if article in ("The", "A", "An") and draft and rest.lower().startswith(" ".join(draft.lower().split()[:2])):
        return f"{article} {draft[0].lower() if rest[0].islower() else draft[0]}{draft[1:]}"
    return draft


def _kept(claim: Claim, line: Line, index: StoryIndex) -> float:
    return coverage(index, line.stems, stems_of(claim.text))


def _worth(claim: Claim, line: Line, index: StoryIndex) -> float:
    """What is kept of the sentence, less its length; a day that only the article's readers know costs."""
    days = bool(relative_day(claim.text)) + has_stray_day(claim.text, index)
    length = BREVITY * max(0, len(claim.text.split()) - FREE_WORDS)
    return (
        _kept(claim, line, index)
        - length
        - NO_DAY * days
        - FIGURE * _lost(claim, line, index)
        - 0.1 * (claim.text in (line.text, without_days(line.text)))
        - _dropped(claim, line)
        - LOST_LIMIT * _unlimited(claim, line, index)
        - LOST_PART * _is_unasked(claim, line, index)
        - GAUDY * sum(token.lower in COLOUR for token in tokens(claim.text))
        - SPLIT * (len(split(claim.text)) > len(split(line.text)))
    )


def _dropped(claim: Claim, line: Line) -> float:
    """What it costs that a claim does not say of which part its sentence speaks, that it is the first time, or who
    somebody it names is.
    """
    parts = (match["part"] or match["first"] for match in _PART.finditer(line.text))
    roles = (m["role"] for m in _ROLE.finditer(line.text) if m["name"] in claim.text and _is_role(m["role"]))
    lost = sum(part not in claim.text for part in parts)
    aims = (m for m in _PURPOSE.finditer(line.text) if re.search(rf"\b{m['what']}\b", claim.text))
    lost += sum(m.group() not in claim.text for m in aims)
    lost += sum(bool(re.search(rf"\b{m['the']}[.,;]", claim.text)) for m in _WHICH_ONE.finditer(line.text))
    glosses = (m["role"] for m in _GLOSS.finditer(line.text) if m["name"] in claim.text)
    return LOST_PART * lost + LOST_ROLE * sum(role not in claim.text for role in (*roles, *glosses))


def _unlimited(claim: Claim, line: Line, index: StoryIndex) -> int:
    """How many limits ("but ...") and reasons (", saying ...") of its sentence a claim leaves out, and its day, unless
    that may be of any week."""
    plain = outside_quotations(line.text)
    limits = sum(
        (match["limit"] or match["reason"]) not in claim.text for match in _LIMIT.finditer(plain) if match.start()
    )
    dated = any(article.date for article in index.articles)
    told = _TOLD_WHEN.sub(".", line.text) if dated else line.text
    lost = without_days(claim.text) == claim.text and without_days(told) != told
    return limits + (lost and not has_stray_day(line.text, index))


def _is_unasked(claim: Claim, line: Line, index: StoryIndex) -> bool:
    """Whether a claim drops the words that the next sentence answers."""
    after = index.after(line)
    if claim.text == line.text or after is None or not answers(after.text):
        return False
    said = [match.group().strip('“”"') for match in _SAID.finditer(line.text)]
    return not all(words in claim.text for words in said)


def _is_role(text: str) -> bool:
    """ "The president of the union", "who owns the mill"; not "the company said" after a name and a comma."""
    return text.startswith("who ") or not has_main_verb(text)


def _lost(claim: Claim, line: Line, index: StoryIndex) -> int:
    """How many figures of the sentence that other articles give too a claim leaves out: "$53 million in debt"."""
    figures = (mention for mention in line.mentions if mention.kind is MentionKind.NUMBER)
    told = stems_of(claim.text)
    stems = (stems_of(figure.text) for figure in figures)
    return sum(not found <= told for found in stems if all(index.spread.get(stem, 0) > 1 for stem in found))
