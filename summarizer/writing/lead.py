"""The two or three statements a reader in a hurry can stop after."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.checking.claims import Passage
from summarizer.checking.disputes import ANAPHORIC, CORRECTING, DENYING
from summarizer.checking.lexicon import REPORTING
from summarizer.checking.standalone import outside_quotations, relative_day
from summarizer.records import Claim, Mention, MentionKind, Name
from summarizer.settings import Settings
from summarizer.text.commonwords import is_common
from summarizer.text.events import EVENT_OF, GRAVE_STEMS
from summarizer.text.index import Line, StoryIndex
from summarizer.text.places import PLACES
from summarizer.text.words import stems_of
from summarizer.writing.aftermath import is_aftermath, is_all_aftermath, puts_right
from summarizer.writing.anaphora import unmet
from summarizer.writing.days import days_of, is_of_last_day, is_passing, recency
from summarizer.writing.facts import kinship, names_nothing_new, quoted_by, quotes_in, told_share
from summarizer.writing.plan import REDUNDANT, gives_document, newsworthy, quoted_share, redundancy
from summarizer.writing.register import is_of_review, judges
from summarizer.writing.scenes import is_background, is_besides, is_of_old, is_teaser, is_tribute, sets_scene
from summarizer.writing.selection import Rivals, is_higher_toll, opens_day
from summarizer.writing.subjects import Subject, naming

BEGINNING = 16  # words in which somebody speaks before he says it: a report ends with "officials said"
OPENING = 3  # the first sentences of an article, its headline among them, hold its news
# Of the most urgent statement's urgency; below it another has no place in the lead, or one that goes on from it.
LEAST_URGENT, ENOUGH = 0.72, 0.4
LEAD_NOVELTY = 2.0  # what telling again costs in the lead, which is to stay with the news
# Redundancy from which a lead tells its news twice; where both tell of a death half of that is enough, and a third
# where they have two values of one thing.
AGAIN = 0.35
OPENS = 4  # sentences in which a report tells its event
OPENS_AGAIN, AKIN = 0.4, 0.33  # share of it that others have told, and kinship to one of them, by which it is theirs
BEGINS, NEAR = 2, 0.3  # its first sentences, and kinship by which they begin the story anew where they name nothing new
HEADS_AGAIN = 0.25  # share of its first sentence that others have told, for a lead to leave it to the key points
HARM = frozenset(["killed", "injured"])
EVENT_TOLD = 0.3  # share of the event of an early day that the news of the last has told
# What it is worth to follow the statement before in its article, right after it, or a few sentences below.
NEXT, BELOW, RUN = 2.0, 0.6, 3
OPEN, ANSWERED = 1.5, 0.6  # what it is worth to tell what is disputed, or came of the event; and to be answered
RESOLVES = 4.5  # and, after a lead that only makes curious, to give the words of the document that it is about
TOLL = 2.5  # what it is worth to count many more dead than the lead has
SAID = 1.5  # what it is worth to give the few words that all articles quote
MOST = 2 / 3  # share of the articles that quote words from which they are the news
TALK = 1.0  # what it costs to be nothing but somebody's words
AFTERMATH = 0.8  # what it costs to tell what was said or done about the event
CORRECTS = 0.8  # what it is worth to put right a figure that other articles still give
RETOLD = 0.3  # share of its words that the second of two statements has of the first where it tells the same by name
SAME_EVENT = 1.0  # and that of the same event
QUOTES = frozenset("\"“‘'")
AS_GOOD = 0.85  # of the urgency of a sentence below it, from which an article's first one opens the page in its place
HEADS, HIGH = 1.7, 0.6  # what it is worth to be the first sentence of an article, and one of the next
WHO, FIRST = 2.0, 6  # what it is worth, after "a boy", to say which, and words before his name
PASSING = 1.5  # what it costs to tell what was so on an early day of the story
OF_OLD = 1.2  # what it costs to tell what was so before
ALSO = 2.5  # and what was so besides
BACKGROUND = 1.2  # and who somebody is
POINTS_BACK = 0.8  # what it costs to speak of what the article's first sentence introduces
WIDE = 1.5  # what it is worth that all articles carry it: no side story of one
TEASER = 0.7  # what it costs only to make curious
SCENE = 1.0  # what it costs to set a scene
RIDDLE = 0.7  # what it costs to tell of somebody by whom he belongs to
TODAY = 0.8  # what it costs to speak of a day that only its own readers know
NAMING = 0.6  # what the name that a reader must know the story by is worth

_ASIDE = frozenset("while though although as when if since because despite less sometimes".split())  # no way to open
# What somebody decides or finds out is done and not only said.
_TALK = REPORTING - frozenset(
    "announce announces announced reveal reveals revealed find finds found show shows showed".split()
)
# Somebody is told of before his name is.
_SOMEBODY = re.compile(r"An? (?:[\w-]+ ){0,3}(?:man|woman|boy|girl|child|couple|teenager|student|teacher)\b")
_AGED = re.compile(
    r"\b(?:[Aa]n? )?(\d{1,3})-(?:year|month)-old (?:(?:[\w-]+ ){0,2}"
    r"(?:man|woman|boy|girl|child|teenager|student|teacher|mother|father)\b|[A-Z])"
)
_OPEN = re.compile(
    r"\b(?:(?:open|launch|begin|order|conduct)(?:ed|s)? (?:\w+ ){0,2}(?:investigations?|inquiry)"
    r"|lawsuits?|sued|charged with|disputes?|contradict\w+|unclear|unexplained"
    r"|(?:has|have|had) not (?:yet )?been (?:established|confirmed|identified|released)|not (?:yet )?(?:known|clear)"
    r"|(?:not|n['’]t) (?:been )?able to (?:determine|confirm|say))\b"
)
# "May be related to another robbery": to tell of the other, a report has to tell of the event again.
_LINKS = re.compile(r"\b(?:related|linked|connected|tied) to (?:an?|another|one|other|two|three|several|the same)\b")
_HOLDS = re.compile(r"(?P<who>(?:[A-Z][\w.’'-]+ ){1,3})is (?:the |an? )?[A-Z][^,;]+$")  # "Ida Lund is Chief Whip of"
_RIDDLE = re.compile(r"\b[Tt]he (?:[\w-]+ ){1,3}[a-z]+['’]s [a-z]+['’]s\b")  # whose?
_NEW = re.compile(r"An? (?:[a-z-]+ ){0,2}?(?P<what>[a-z]+) (?:by|for|from|in|of|on|that|to|which|who|with)\b")
_KNOWN = re.compile(r"(?:[^,]{3,40}, )?(?:[A-Z][\w’'-]*['’]s?|The|His|Her|the|his|her) (?P<what>[a-z]+)\b")
_NAMELESS = re.compile("The [a-z]")  # "The couple were found dead" makes a reader ask who


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with the passage it was made from, the salience of its point and the articles that `carried` that."""

    passage: Passage
    claim: Claim
    salience: float
    carried: frozenset[int] = frozenset()


def choose_lead(
    statements: Sequence[Statement], subjects: Sequence[Subject], rivals: Rivals, index: StoryIndex, settings: Settings
) -> tuple[tuple[Statement, ...], list[Statement]]:
    """What a reader in a hurry should have: widely reported, of what happened, early in its article; and the rest."""
    count = min(settings.lead, max(1, len(statements) // 2))
    newest = _of_newest_day(statements, index)
    urgency = {s: _urgency(s, subjects, rivals, index) for s in newest}
    most = max(urgency.values())
    lead: list[Statement] = []
    while len(read := _below_title(lead, subjects)) < count:
        fitting = [s for s in newest if _may_follow(s, lead, subjects, rivals, index)]
        if not lead:
            fitting = _opening(fitting, index)
        goes_on = {s: _goes_on(s, lead, rivals, index) for s in fitting}
        # What else is new on the last day of several, a lead always tells.
        settled = bool(days_of(index)) and len(read) < 2
        least = {s: most * (ENOUGH if goes_on[s] else LEAST_URGENT) for s in fitting}
        fitting = [s for s in fitting if not read or settled or urgency[s] >= least[s] or _resolves(s, lead, index)]
        if not fitting:
            break
        again = {s: LEAD_NOVELTY * _redundancy(s, read, index) for s in fitting}
        worth = {s: urgency[s] - again[s] + goes_on[s] + _says_who(s, lead, subjects, index) for s in fitting}
        lead.append(max(fitting, key=lambda s: worth[s]))
    lead = _from_its_head(lead or newest[:1], urgency, index)
    lead = sorted(lead, key=lambda s: not tells_of_somebody(s.claim.text))  # before he is named
    if count > 1 and (event := _event_before(statements, lead, subjects, rivals, index)):
        lead = [*lead[: count - 1], event]
    rest = [s for s in statements if s not in lead]
    return tuple(lead), rest


def _from_its_head(lead: Sequence[Statement], urgency: Mapping[Statement, float], index: StoryIndex) -> list[Statement]:
    """The lead from the first sentence of an article on, where it opens with the second or third, and the first is
    below it or as good as that: its writer has put first what a reader is to know first."""
    opening = lead[0]
    of_its_article = (s for s in urgency if s.passage.line.article == opening.passage.line.article)
    head = next((s for s in of_its_article if index.place[s.passage.line] == 0), None)
    place = index.place[opening.passage.line]
    if head is None or not 0 < place < OPENING:
        return list(lead)
    as_good = urgency[head] >= AS_GOOD * urgency[opening] and not days_of(index)
    if not (as_good or (head in lead and place == 1)):
        return list(lead)
    return [head, *(s for s in lead if s is not head)][: len(lead)]


def _opening(statements: Sequence[Statement], index: StoryIndex) -> list[Statement]:
    """With which of the statements of a story's last day its page may open: how a report of that does, but how many
    were killed or hurt comes before what has no figure."""
    opens = [s for s in statements if opens_day(s.passage.line, index)]
    toll = any(_events(s) & HARM and _has_figure(s) for s in statements)
    return list(statements) if not opens or (toll and not any(map(_has_figure, opens))) else opens


def _has_figure(statement: Statement) -> bool:
    return any(mention.kind is MentionKind.NUMBER for mention in statement.claim.mentions)


def _event_before(
    statements: Sequence[Statement],
    lead: Sequence[Statement],
    subjects: Sequence[Subject],
    rivals: Rivals,
    index: StoryIndex,
) -> Statement | None:
    """What a report of the first day opens with, where the last day's reports still speak of whom or where and the lead
    does not tell it, of people killed or hurt above all: a reader in a hurry is to know why there is news."""
    below = [s for s in statements if s not in lead and opens_day(s.passage.line, index)]
    first = [s for s in below if recency(s.passage.line.article, index) == 0]
    spoken = [m for line in index.lines if is_of_last_day(line, index) for m in line.mentions]
    told = [s.passage.line for s in lead]
    harm = HARM & frozenset().union(*map(_events, lead))
    known = [
        s
        for s in first
        if any(_is_spoken_of(mention, spoken) for mention in s.claim.mentions)
        and (told_share(s.passage.line, told, index) < EVENT_TOLD or (_events(s) & HARM and not _events(s) & harm))
        and unmet(s.passage.line, (), index) <= s.passage.resolved
    ]
    harmed = [s for s in known if _events(s) & HARM]
    return max(harmed or known, key=lambda s: _urgency(s, subjects, rivals, index), default=None)


def _is_spoken_of(mention: Mention, spoken: Sequence[Mention]) -> bool:
    """Whether a mention is a name, and one of those `spoken` has a word of it that is not common."""
    words = {word for word in mention.value.words if not is_common(word)} if isinstance(mention.value, Name) else set()
    return any(isinstance(m.value, Name) and not words.isdisjoint(m.value.words) for m in spoken)


def _of_newest_day(statements: Sequence[Statement], index: StoryIndex) -> list[Statement]:
    """Those of the latest day of which any is, in a story of several: how things stand opens the page, as a headline
    has it, and what led to it is told below, day by day."""
    latest = max(recency(s.passage.line.article, index) for s in statements)
    return [s for s in statements if recency(s.passage.line.article, index) == latest]


def _goes_on(statement: Statement, lead: Sequence[Statement], rivals: Rivals, index: StoryIndex) -> float:
    """What it is worth to follow in the article that the lead opens with, and to tell what is disputed, or what came
    of the event, where the lead has not."""
    if not lead:
        return 0.0
    line, before = statement.passage.line, lead[-1].passage.line
    apart = index.place[line] - index.place[before] if line.article == before.article else 0
    follows = NEXT if apart == 1 and len(lead) == 1 else BELOW if 0 < apart <= RUN else 0.0
    follows += TOLL * is_higher_toll(line, [s.passage.line for s in lead], rivals, index)
    follows += RESOLVES * _resolves(statement, lead, index)
    untold = not days_of(index) and not any(is_open(s.passage.line, index) for s in lead)
    if not (untold and is_open(line, index)):
        return follows
    return follows + OPEN + ANSWERED * (answer_to(line, index) is not None) + AFTERMATH * is_aftermath(line.text)


def _resolves(statement: Statement, lead: Sequence[Statement], index: StoryIndex) -> bool:
    """Whether a statement gives a document's words where the lead opens with what only makes curious: "Ida Lund faced a
    dilemma", and what she came to write; not where its article has introduced the document before, unread."""
    told = any(gives_document(s.claim.text) for s in lead)
    resolves = bool(lead) and not told and is_teaser(lead[0].claim.text) and gives_document(statement.claim.text)
    return resolves and not _is_introduced(statement.passage.line, index)


def _is_introduced(line: Line, index: StoryIndex) -> bool:
    """Whether an article has told of "a document" before a line that opens with "Lund's document"."""
    known = _KNOWN.match(line.text)
    if known is None:
        return False
    new = re.compile(rf"\b[Aa]n? (?:[\w-]+ ){{0,2}}{known['what']}\b")
    return any(new.search(other.text) for other in index.before(line, index.place[line]))


def is_open(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence tells what is disputed, unknown, or being done about the event."""
    if is_of_old(line.text):
        return False
    told = is_aftermath(line.text) or bool(_OPEN.search(outside_quotations(line.text)))
    return told or answer_to(line, index) is not None


def answer_to(line: Line, index: StoryIndex) -> Line | None:
    """The next sentence of the article where it disputes "that" or puts it right."""
    after = index.after(line)
    return after if after and (ANAPHORIC.search(after.text) or CORRECTING.search(after.text)) else None


def _says_who(statement: Statement, lead: Sequence[Statement], subjects: Sequence[Subject], index: StoryIndex) -> float:
    """What it is worth to be of whom a lead means that has told of "a boy", most if it tells the same of him."""
    if len(lead) != 1 or not tells_of_somebody(lead[0].claim.text):
        return 0.0
    if not is_of_first(statement.claim.text, statement.claim.mentions, subjects):
        return 0.0
    after = index.after(lead[0].passage.line)
    if after is not None and is_of_first(after.text, after.mentions, subjects):  # the article itself goes on with him
        return (WHO + SAME_EVENT) * (statement.passage.line is after)
    return WHO + SAME_EVENT * bool(_events(statement) & _events(lead[0]))


def _below_title(lead: Sequence[Statement], subjects: Sequence[Subject]) -> Sequence[Statement]:
    """What a lead tells beside its title, which is to tell of "a boy" where the second statement says who he is."""
    heads = len(lead) > 1 and is_named_anew(lead[0].claim, lead[1].claim, subjects)
    return lead[1:] if heads else lead


def tells_of_somebody(text: str) -> bool:
    """ "A boy", "Three men": somebody is told of before his name is."""
    return bool(_SOMEBODY.match(text))


def _opens(statement: Statement, lead: Sequence[Statement]) -> bool:
    """Whether a statement opens a page that has opened."""
    text = statement.claim.text
    return sets_scene(text) or is_teaser(text) or introduces_again(statement.claim, [s.claim for s in lead])


def introduces_again(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether a claim tells of "a 12-year-old boy" who, by his age, has been told of: he would be read as another."""
    ages = {match[1] for match in _AGED.finditer(claim.text)}
    return any(re.search(rf"\b{age}\b", other.text) for age in ages for other in told if other is not claim)


def only_says_who(claim: Claim, named: Sequence[Mention]) -> bool:
    """Whether a claim tells no more than which post somebody holds of whom those `named` are one."""
    match = _HOLDS.match(claim.text)
    if not match or any(mention.kind is not MentionKind.NAME for mention in claim.mentions):
        return False
    last = match["who"].split()[-1]
    return any(last in mention.text.split() for mention in named)


def is_of_first(text: str, mentions: Sequence[Mention], subjects: Sequence[Subject]) -> bool:
    """Whether the first name in a text, early in it, is whom the story is about."""
    names = (m for m in mentions if m.kind is MentionKind.NAME and m.text.lower() not in PLACES)
    first = next(names, None)
    who = next((subject for subject in subjects if subject.text.lower() not in PLACES), None)
    if first is None or who is None or text.startswith(("'", "’"), first.span.end):
        return False
    early = len(text[: first.span.start].split()) <= FIRST
    return early and isinstance(first.value, Name) and who.words[-1] in first.value.words


def without_headline(lead: Sequence[Claim], title: Claim, subjects: Sequence[Subject]) -> tuple[Claim, ...]:
    """The lead without its first statement where that tells of "a boy" what the title does and the next one names him,
    or in a riddle what the title has quoted.

    "A girl died" as the title and "Ida Lund, 3, died" below it are one girl; said in a row they are two.
    """
    first, *rest = lead
    heads = title.evidence[:1] == first.evidence[:1] and rest and is_named_anew(first, rest[0], subjects)
    posed = _RIDDLE.search(first.text) and not set(quotes_in(first.text)).isdisjoint(quotes_in(title.text))
    return tuple(rest) if rest and (heads or posed) else tuple(lead)


def is_named_anew(first: Claim, second: Claim, subjects: Sequence[Subject]) -> bool:
    """Whether the second claim tells by his name what the first one tells of "a boy"; not where its article goes on."""
    named = tells_of_somebody(first.text) and is_of_first(second.text, second.mentions, subjects)
    one, other = (stems_of(claim.text) for claim in (first, second))
    elsewhere = first.evidence[0].article != second.evidence[0].article
    again = elsewhere or len(one & other) >= RETOLD * min(len(one), len(other))
    return named and again and bool(_happens(one) & _happens(other))


def _may_follow(
    statement: Statement, lead: Sequence[Statement], subjects: Sequence[Subject], rivals: Rivals, index: StoryIndex
) -> bool:
    """Whether a lead may go on with a statement: it points at nothing untold and tells nothing twice or otherwise."""
    quoted = statement.claim.text[0] in QUOTES  # whose words these are comes too late
    if lead and (quoted or _opens(statement, lead) or _RIDDLE.search(statement.claim.text)):
        return False
    before = [s.passage.line for s in lead]
    if opens_again(statement.passage.line, before, index):
        return False
    told = _redundancy(statement, _below_title(lead, subjects), index)
    named = len(lead) == 1 and bool(_says_who(statement, lead, subjects, index))
    untold = unmet(statement.passage.line, before, index)
    if statement in lead or not untold <= statement.passage.resolved:
        return False
    if named or is_higher_toll(statement.passage.line, before, rivals, index):
        return told < REDUNDANT
    if _heads_again(statement.passage.line, before, index):
        return False
    if told >= AGAIN / 3 and any(rivals.tell_apart(statement.passage.line, other.passage.line) for other in lead):
        return False
    same = _events(statement) & frozenset().union(*map(_events, _below_title(lead, subjects)))
    if lead and is_open(statement.passage.line, index):  # what is said about an event speaks of it again
        return told < REDUNDANT
    return told < (AGAIN / 2 if same else AGAIN)


def _naming(statement: Statement, subjects: Sequence[Subject]) -> float:
    return naming(statement.claim.text, statement.claim.mentions, subjects)


def _events(statement: Statement) -> frozenset[str]:
    """What happens in a statement: "killed", "injured"."""
    return events_of(statement.passage.line)


def events_of(line: Line) -> frozenset[str]:
    """What happens to people in a sentence: "killed", "injured"."""
    return _happens(line.stems)


def _happens(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(EVENT_OF[stem] for stem in stems & GRAVE_STEMS)


def opens_again(line: Line, told: Sequence[Line], index: StoryIndex) -> bool:
    """Whether an article opens with the event that others tell, by the lines `told`, in its own words."""
    others = [other for other in told if other.article != line.article]
    if not others or index.place[line] >= OPENS or days_of(index):
        return False
    if DENYING.search(line.text) or _LINKS.search(line.text):
        return False
    akin = max(kinship(line, other, index) for other in others)
    if index.place[line] < BEGINS and akin >= NEAR and names_nothing_new(line, told):
        return True
    figures = (m.text for m in line.mentions if m.kind is MentionKind.NUMBER)
    new = any(figure not in other.text for other in others for figure in figures)
    return akin >= AKIN and not new and told_share(line, others, index) >= OPENS_AGAIN


def _heads_again(line: Line, told: Sequence[Line], index: StoryIndex) -> bool:
    """Whether a line is the first of its article and the lines `told` of others tell a good part of it: in a lead it
    reads as the same news announced twice, whatever figure is new."""
    others = [other for other in told if other.article != line.article]
    heads = bool(others) and index.place[line] == 0 and not days_of(index)
    return heads and told_share(line, others, index) >= HEADS_AGAIN


def _redundancy(statement: Statement, lead: Sequence[Statement], index: StoryIndex) -> float:
    return redundancy(statement.passage.line.stems, [s.passage.line.stems for s in lead], index)


def _urgency(statement: Statement, subjects: Sequence[Subject], rivals: Rivals, index: StoryIndex) -> float:
    """How soon a reader should know: the news, what happened and to whom, before what somebody says or thinks of it."""
    line = statement.passage.line
    happened = 0.6 if line.stems & GRAVE_STEMS else 0.0
    first = HEADS if index.place[line] == 0 else HIGH if line.sentence.index <= OPENING else 0.0
    if is_of_review(line, index):
        first = 1.2 * judges(line, index)
    named = NAMING * _naming(statement, subjects)
    told = 0.8 if any(token.lower in _TALK for token in line.tokens[:BEGINNING]) else 0.0
    if is_aftermath(line.text) and not is_all_aftermath(index):
        told += AFTERMATH
    told += AFTERMATH * is_tribute(line.text) + OF_OLD * is_of_old(line.text) + BACKGROUND * is_background(line.text)
    told += SCENE * sets_scene(line.text) + TEASER * is_teaser(line.text)
    told += TALK * quoted_share(line.text)
    named += SAID * widely_quoted(line.text, rivals, index)
    told += PASSING * is_passing(line, index) + TODAY * bool(relative_day(statement.claim.text))
    told += ALSO * is_besides(line.text)
    aside = 1.5 if _is_aside(line) else 0.5 if _NAMELESS.match(line.text) else 0.0
    aside += RIDDLE * bool(_RIDDLE.search(line.text)) + POINTS_BACK * _points_back(line, index)
    named += WIDE * len(statement.carried) / len(index.articles)
    news = newsworthy(line.stems, index) + 0.3 * len(statement.claim.citations) + CORRECTS * puts_right(line.text)
    return statement.salience + news + happened + first + named - told - aside


def _points_back(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence has "the statement", where its article opens with "A statement": that comes first."""
    new = _NEW.match(index.prose[line.article][0].text)
    return new is not None and bool(re.search(rf"\b[Tt]he {new['what']}\b", line.text))


def widely_quoted(text: str, rivals: Rivals, index: StoryIndex) -> float:
    """The share of the articles that quote the few words a text does, if they are not only one side's; else 0.

    What most of them quote is the news itself, whoever said it.
    """
    share = quoted_by(text, index) if len(index.articles) > 1 else 0.0
    return share if share >= MOST or not rivals.quote(text) else 0.0


def _is_aside(line: Line) -> bool:
    """ "While many feared", "Baptised Clarissa Theresa, she": no way to open a story."""
    first = line.tokens[0].lower
    return first in _ASIDE or (first.endswith(("ed", "ing")) and is_common(first))
