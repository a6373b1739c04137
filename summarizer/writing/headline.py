"""The page's title: one that an article gives and bears out; else cut from the sentence that tells the news best.

A cut is checked like any other statement. By rule: headlines drafted by a small model took 15 of 90 seconds and were
chosen for the worse in three of eight stories ("Suez Canal Authority spoke of 10 tugs on last day").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from summarizer.checking.claims import Passage, check_claim, failures
from summarizer.checking.lexicon import REPORTING
from summarizer.checking.standalone import dangling, has_main_verb, relative_day
from summarizer.records import Claim, Label, Mention, MentionKind, SentenceKind, Verdict
from summarizer.text.events import EVENTS, GRAVE_STEMS
from summarizer.text.index import Line, StoryIndex
from summarizer.text.places import PLACES
from summarizer.text.words import stems_of, tokens
from summarizer.writing.aftermath import is_aftermath, is_all_aftermath, puts_right
from summarizer.writing.anaphora import unmet
from summarizer.writing.cutting import briefly, cuts, plainer, without_days, without_speaker
from summarizer.writing.days import days_of, is_of_last_day, is_passing, recency
from summarizer.writing.facts import carriers, quotes_in, sums_in
from summarizer.writing.headlinese import headlinese
from summarizer.writing.known_words import COLOUR
from summarizer.writing.lead import is_of_first, tells_of_somebody, widely_quoted
from summarizer.writing.people import find_people
from summarizer.writing.plan import gives_document, likeness, newsworthy, quoted_share
from summarizer.writing.register import is_view, reviewed_work
from summarizer.writing.scenes import is_besides, is_teaser, sets_scene
from summarizer.writing.selection import Rivals
from summarizer.writing.subjects import Subject, naming
from summarizer.writing.titles import borne_out

NO_RIVALS = Rivals(())
MIN_WORDS, MAX_WORDS = 5, 22  # longer is a sentence, shorter a label
BEST_WORDS = 12
TOO_SHORT, TOO_LONG = 0.07, 0.11  # what each word less or more than that costs, where the news is worth 0 to 4
# "The couple were found": who? "Michael Cohen is Executive Vice President": so he was yesterday.
_NO_NEWS = re.compile(
    r"(?:The (?![a-z]+ (?:[a-z]+ )?(?:that|who|which|of) )(?:\d+-)?|Under |Less |Sometimes )[a-z]"
    r"|(?:(?:[A-Z][\w.’'-]+|and) )+(?:is|was|were) (?:an?|the|[A-Z]\w*)\b"
)
_SPOKE = re.compile(r", (?P<who>[A-Z][\w’'-]+) (?:said|says)$")
_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss)\.? (?P<last>[A-Z][\w’-]+)(?=[ ,])")
# "The researchers found": which? Who reads no more than the headline has not met them.
_THE_TEAM = re.compile(r"The (?:researchers|scientists|authors|team|study|report|investigators|officials)\b")
_TO_COME = re.compile(r"\bnext (?:day|week|month|year)\b|\b(?:tomorrow|tonight|will)\b")
# How a study went about it is no news: what it found is.
_METHOD = re.compile(
    r"\b(?:followed|analy[sz]ed|examined|recruited|surveyed|studied|tracked|enrolled|interviewed) (?:the data of )?\d"
)
# What was asked is no news: the answer is; nor that somebody spoke.
_QUESTION = re.compile(r"\b(?:asked\b(?!.* to [a-z])|(?:spoke|spoken|talked) (?:of|to|with|about)\b)")
# "By noon on Tuesday the unit had counted": a headline begins with who or what.
_NOT_WHO = re.compile(
    r"(?:(?:Last|Next|This) (?:week|month|year)|Additionally"
    r"|Also|Still|On|In|At|By|For|Of|From|Over|Late|Early|Recently|Back|Meanwhile|Outside|Inside|Near)\b"
)
# "A woman fell as she", "who was", "after the": the reader waits for the rest.
_OPEN_END = re.compile(
    r"\b(?:he|she|they|it|we|who|which|that|as|and|or|but|to|of|an?|the|his|her|their|its|is|was|were|are|has|had|have"
    r"|while|when|where|after|before|because|even)$|\bto (?:go|come|get|be|do|make|take|have|give|keep|put)$"
)
# Who may be "they" though no word of it ends like a plural.
_SEVERAL = frozenset(
    "and two three four five six both couple pair family team police crew people men women children staff".split()
)
_PLURAL = re.compile(r"[a-z][^\Wis]s$")
_NO_PLURAL = REPORTING | frozenset("was has does as".split())
_CLAIMED = re.compile(r", [\w’'. ]{2,40} (?:says?|said)$")  # "..., Russians say": by the sources of one article
_AT_SOMEBODY = re.compile(r"\ban? (?:[\w-]+ )?(?:man|woman|boy|girl|child|person|caller|couple|teenager|student)$")
_BACKGROUND = re.compile(
    r"\bhad (?:been|\w+ed)\b|\b(?:was|were) (?:\w+ing|(?:widely )?(?:regarded|considered|known))\b"
)  # what was so before it happened
# "Lund said he and Berg were climbing", "Lund said Olaf Berg called": what happened as somebody's own story; what was
# so besides, and in another year.
_SAID_HE = re.compile(
    r"(?:(?!after\b|when\b|while\b|as\b)[\w.’'-]+ ){1,6}said (?:that )?(?:(?:he|she)\b|(?:[A-Z][a-z’'-]+ ){2,3}[a-z])"
)
_SHOUTS = re.compile(r"(?:\b[A-Z]{2,}\b[ ,]*){5}")  # a bulletin in capitals, of which no reader has heard yet
# The article that a headline does without; not that of "a few came", which is more than "few came".
_ARTICLE = re.compile(
    r"^(?:An? (?!(?:few|little|lot|bit|while|good|great|number|couple of|single|day|week|month|year|handful|total)\b)"
    r"|The (?=[A-Z]))(?P<next>\w)"
)
_DEAL = re.compile(
    r"\b(?:agree[sd]?|plans?|offer(?:s|ed)?|set) to (?:buy|sell|acquire|merge)\b|\b(?:bought|acquire[sd]|buys)\b"
)
_IN_YEAR = re.compile(r"\bin (?:19|20)\d\d\b")
# "Pronounced dead a short time later": after what, is not in the headline.
_LATER = re.compile(
    r"\b(?:(?:short (?:time|while)|minutes|hours|days|weeks|months|years|soon|shortly) (?:later|after(?:wards?)?$))\b"
)
_OF_OLD = re.compile(r"(?:Past|Previous|Earlier|Prior) (?:studies|research|reports|work)\b")  # and what was known
# A whole sentence about somebody, which names no photographer and points at no place in the picture.
_CAPTION = re.compile(
    r"(?!.*\b(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]ourtesy|[Pp]ictured|left|right)\b)[A-Z][^|/\n]+\.[”\"’']?$"
)
_CREDIT = re.compile(r"(?<=[.”\"’']) \| .*$")  # "… was down. | Getty": what follows is the picture's
_SOFT = re.compile(r"^['‘“\"]|^[a-z]+(?:, [a-z ]+)+: ", re.I)  # "'Look at me': ...", "Walk, cycle, share a cab: ..."
_STORM = re.compile(r"\b(?:Hurricane|Typhoon|Cyclone|Tropical Storm|Storm) [A-Z][a-z]+\b")
_ON_WHAT = re.compile(
    r" (?:(?:on|against|for|into|over|about|at) (?:an?|the|his|her|its|their|[A-Z])|(?:after|for|over) \w+ing)\b"
)
LATER = 0.12  # what each sentence more salient than its own costs a headline
NAMING = 0.5  # what the name that a reader must know the story by is worth
OPENS, LESS = 1.4, 0.25  # what it is worth to be cut from an article's first sentence, and that of each later one
CORRECTS = 1.2  # what it is worth to put right a figure that other articles still give
AGREES = 2.0  # what it is worth to be the title of the article that the page opens with
AGREES_BY_DAY = 5.0  # and of the last of several days, of which each has its own news
TALK = 0.5  # share of a headline in quotation marks from which it is talk
DEAL = 0.8  # what it is worth to tell who buys whom
ENDING = 3  # words by which the end of a cut is found in its sentence
WHO = 4.0  # what it costs to end with somebody of whom the sentence goes on to say what the person did
SHORT = 0.7  # what it costs to end where the sentence goes on with what it is about
UNMET = 1.5  # what it costs to speak of what its article told of before, or of who speaks by his last name
DEADLY = 1.5  # what it costs to leave out that somebody died, of which the page opens with
SUM = 0.6  # what it is worth to tell of a large sum of money
NAMELESS = 0.4  # what it costs to name nobody and no place
BARE, FEW_WORDS = 4.0, 7  # and to do so in no more words than these: "A woman fell to her death"
AFTERMATH = 2.5  # what it costs to tell what was said or done about the event
DISPUTED = 1.0  # what it costs to give as settled a figure that articles differ about
TELLS = 2.0  # and to tell what that does, in its words or others
LEADS = 1.0  # what it is worth to be of the sentence that opens the page
HEADS = 3.5  # what it is worth to be of the sentence that tells of "a boy" and opens the page
GAUDY, TEASING = 1.5, 2.0  # what a word that sells the news costs, and what only makes curious
SAID = 1.5  # what it is worth to give the words that all articles quote, unless they are one side's
WIDE = 1.5  # what it is worth that all articles carry it
AGAIN = 0.7  # what it costs to say word for word how the page goes on
WHOLE = 1.0  # and to be all of such a sentence
VIEW = 1.5  # what it costs to be the writer's own view
STALE = 3.0  # what it costs, in a story of several days, to tell what was so on an early one
LATEST, NEWEST = 2.0, 1.5  # what a title of a story's last day is worth beside one of its first, and of any other
OPENING = 2  # sentences of an article of which parts inside may be left out
FIRST = 3  # passages that come before the openings of articles
OPENED = 3  # statements with which a page opens
SPARE = 3  # claims of the page to choose from where no cut holds


def write_title(
    passages: Sequence[Passage],
    claims: Sequence[Claim],
    subjects: Sequence[Subject],
    index: StoryIndex,
    outdated: Collection[Line] = (),
    rivals: Rivals = NO_RIVALS,
) -> Claim:
    """The best title that an article gives and bears out; else the best cut of `passages` that holds as a headline,
    else the shortest of the first `claims`, those of the page.

    Neither may be empty, and both come the most salient first; nothing is made of the `outdated` sentences.
    """
    if review := _review_title(index, rivals):
        return review
    opened = claims[0]
    given = _given(opened, subjects, rivals, index, outdated)
    heads_day = given is not None and bool(days_of(index))  # of several days the last one's own title heads the page
    if given and (heads_day or _tells_of_death(given.text) or not _tells_of_death(opened.text)):
        return given
    place = {passage: n for n, passage in enumerate(_with_openings(passages, index, outdated))}
    found = dict.fromkeys((text, p) for p, n in place.items() for text in _cuts(p, index))
    top = claims[:OPENED]
    # Of a passage, and so worked out once for all its cuts: every sentence of the story is looked at for it.
    known = {p: WIDE * len(carriers(p.line, index)) / len(index.articles) - LATER * n for p, n in place.items()}
    worth = {(text, p): _cut_worth(text, p, top, subjects, rivals, index) + known[p] for text, p in found}
    ranked = sorted(found, key=lambda cut: -worth[cut])
    checked = (_check(text, passage, index) for text, passage in ranked)
    holding = (title for title in checked if title and not failures(title))
    title = next(holding, None)
    if title and is_teaser(title.text):
        document = next((c for c in top if gives_document(c.text) and not _SHOUTS.search(c.text)), None)
        if label := document or _label(claims, subjects, index):
            return label
    return _in_brief(title, index) if title else min(claims[:SPARE], key=lambda claim: len(claim.text))


def _review_title(index: StoryIndex, rivals: Rivals) -> Claim | None:
    """ "Critics differ over “The Mill”", or "Reviews of" it: no writer's own title speaks for the others."""
    found = reviewed_work(index)
    if found is None:
        return None
    work, line = found
    text = f"{'Critics differ over' if rivals.verdicts else 'Reviews of'} “{work}”"
    evidence = tuple(dict.fromkeys((line.evidence(), *rivals.verdicts)))
    verdict = Verdict(Label.SUPPORTED, "title", work, "the work that most articles review", evidence)
    return Claim(text, index.mentions(text), (verdict,), evidence)


def _label(claims: Sequence[Claim], subjects: Sequence[Subject], index: StoryIndex) -> Claim | None:
    """ "Ida Lund and Hurricane Alma", where what the page opens with only makes curious: who, in which storm."""
    who = next((subject.text for subject in subjects if subject.text.lower() not in PLACES), None)
    told = [claim for claim in claims if who and who in claim.text][:1]
    found = ((claim, match) for claim in claims if (match := _STORM.search(claim.text)))
    storm, match = next(found, (None, None))
    if not (who and told and storm and match) or who in match.group():
        return None
    text = f"{who} and {match.group()}"
    evidence = tuple(dict.fromkeys((told[0].evidence[0], storm.evidence[0])))
    verdict = Verdict(Label.SUPPORTED, "title", text, "whom and what the page is about", evidence)
    return Claim(text, index.mentions(text), (verdict,), evidence)


def _given(
    opened: Claim, subjects: Sequence[Subject], rivals: Rivals, index: StoryIndex, outdated: Collection[Line]
) -> Claim | None:
    """The title of an article that tells most of the story's news, of two alike the later one or the one of the article
    that the page opens with; a soft one only of that."""
    opens = opened.evidence[0].article

    def worth(title: tuple[Claim, Line]) -> float:
        claim, told = title
        costs = _length(claim.text) + DISPUTED * _is_disputed(claim.mentions, told, rivals, index)
        named = NAMING * naming(claim.text, claim.mentions, subjects)
        agrees = (AGREES_BY_DAY if is_of_last_day(told, index) else AGREES) * (told.article == opens)
        return _worth(claim.text, index) + named + _newest(told, index) + agrees - costs

    titles = (t for t in borne_out(index, outdated) if t[1].article == opens or not _SOFT.search(t[0].text))
    found = (title for title in titles if not _is_one_sided(title[0].text, title[1], index))
    best = max(found, key=worth, default=None)
    if best and days_of(index) and not is_of_last_day(best[1], index):
        return None  # it heads another day than the page
    return best[0] if best else None


def _is_one_sided(text: str, told: Line, index: StoryIndex) -> bool:
    """Whether a title of one article of several tells what somebody says of the event, where that is not the news: on
    the last day of several it is."""
    reacts = is_aftermath(text) and not (is_all_aftermath(index) or is_of_last_day(told, index))
    return len(index.articles) > 1 and (reacts or bool(_CLAIMED.search(text)))


def _is_disputed(mentions: Sequence[Mention], told: Line, rivals: Rivals, index: StoryIndex) -> bool:
    """Whether articles differ about a figure; that of the last day of several has outgrown the others."""
    return not is_of_last_day(told, index) and rivals.disputes(mentions)


def _tells_of_death(text: str) -> bool:
    """ "Fire destroys grain store" heads no page that opens with six dead."""
    return bool(stems_of(text) & EVENTS["killed"])


def _with_openings(passages: Sequence[Passage], index: StoryIndex, outdated: Collection[Line]) -> list[Passage]:
    """The passages, and the sentences articles open with that could not be said whole: a cut of one may stand alone."""
    told = {*outdated, *(passage.line for passage in passages)}
    openings = [lines[0] for lines in index.prose.values() if lines and lines[0] not in told and _reports(lines[0])]
    openings += [line for line in index.lines if _is_told_by_caption(line, index)]
    first = (Passage(line, _uncredited(line.text)) for line in openings)
    found = [*passages[:FIRST], *first, *passages[FIRST:]]
    return [replace(passage, text=plainer(passage.text)) for passage in found]


def _reports(line: Line) -> bool:
    """Not an order to the reader, or to whatever reads it: what a cut leaves of one is none of the news."""
    return not (dangling(line.text, line.mentions) or "").endswith("gives an order")


def _is_told_by_caption(line: Line, index: StoryIndex) -> bool:
    """Whether a caption tells the news in a sentence that could head a page; what only shows people or credits does
    not."""
    text = _uncredited(line.text)
    if line.sentence.kind is not SentenceKind.CAPTION or not _CAPTION.match(text):
        return False
    return has_main_verb(text) and not dangling(text, index.mentions(text))


def _uncredited(text: str) -> str:
    return _CREDIT.sub("", text)


def _place(line: Line, index: StoryIndex) -> int:
    """How many sentences of its article stand before one; a caption is as good as the second."""
    return index.place.get(line, 1)


def _cuts(passage: Passage, index: StoryIndex) -> Iterable[str]:
    inside = _place(passage.line, index) < OPENING
    return (text for text in cuts(passage.text, inside=inside) if _fits(text))


def _cut_worth(
    text: str, passage: Passage, opened: Sequence[Claim], subjects: Sequence[Subject], rivals: Rivals, index: StoryIndex
) -> float:
    """The news in a headline and the names it is known by, less what it is longer or shorter than a good one, and
    what of it the first statements of the page, `opened`, say again."""
    mentions = index.mentions(text)
    named = NAMING * naming(text, mentions, subjects) + CORRECTS * puts_right(text) + SUM * bool(sums_in(mentions))
    first = OPENS * LESS ** _place(passage.line, index)
    # Of "a boy" the title tells; who he is, the page does below it.
    opens = passage.line.evidence() == opened[0].evidence[0]
    heads = opens and tells_of_somebody(text) and any(is_of_first(c.text, c.mentions, subjects) for c in opened[1:])
    again = WHOLE * any(_is_all_of(text, claim.text) for claim in opened)
    again += 0.0 if heads else max(_again(text, claim.text) for claim in opened)
    costs = (
        STALE * _is_stale(passage.line, index)
        + VIEW * is_view(passage.line, index)
        - HEADS * heads
        - LEADS * opens
        + again
    )
    costs += DISPUTED * _is_disputed(mentions, passage.line, rivals, index) + SHORT * _stops_short(text, passage.text)
    costs += WHO * _stops_at_somebody(text, passage.text)
    if not any(mention.kind is MentionKind.NAME for mention in mentions):
        costs += NAMELESS + BARE * (len(text.split()) <= FEW_WORDS)
    if not _tells_of_death(text) and any(_tells_of_death(claim.text) for claim in opened[:2]):
        costs += DEADLY
    costs += UNMET * (_points_back(text, passage, index) or _asks_who_spoke(text, passage.line, index))
    if is_aftermath(text) and not is_all_aftermath(index):
        costs += AFTERMATH
    said = SAID * widely_quoted(text, rivals, index)
    if not is_aftermath(text):
        said += TELLS * likeness(stems_of(text), stems_of(opened[0].text), index)
    return _worth(text, index) + named + first + said + _newest(passage.line, index) - costs - _length(text)


def _points_back(text: str, passage: Passage, index: StoryIndex) -> bool:
    """ "The companies sell lists": which, the sentences before it told."""
    return not (_untold(passage.line, index) - passage.resolved).isdisjoint(stems_of(text))


@lru_cache(maxsize=64)  # of a passage, and so worked out once for all its cuts
def _untold(line: Line, index: StoryIndex) -> frozenset[str]:
    """What a sentence speaks of as known, of which a title has told nothing; a caption follows no sentence."""
    return unmet(line, (), index) if line.is_prose else frozenset()


def _asks_who_spoke(text: str, line: Line, index: StoryIndex) -> bool:
    """ ", Lund said": whom a headline's reader has not met."""
    spoke = _SPOKE.search(text)
    return spoke is not None and any(p.words[-1] == spoke["who"].lower() for p in find_people(index)[line.article])


def _is_stale(line: Line, index: StoryIndex) -> bool:
    """Whether a sentence tells, in an article that later ones follow, what was so or to come on its day."""
    early = bool(days_of(index)) and not is_of_last_day(line, index)
    return is_passing(line, index) or (early and bool(_TO_COME.search(line.text)))


def _newest(line: Line, index: StoryIndex) -> float:
    """What it is worth to be of a later day of a story of several, and most of all of the last."""
    return NEWEST * is_of_last_day(line, index) + LATEST * recency(line.article, index)


def _stops_short(text: str, whole: str) -> bool:
    """ "Shattered an advance" of "an advance on the mill": the reader asks on what."""
    end = " ".join(without_speaker(text).split()[-ENDING:])
    place = whole.find(end)
    return place >= 0 and bool(_ON_WHAT.match(whole, place + len(end)))


def _stops_at_somebody(text: str, whole: str) -> bool:
    """ "Received a call from a woman" of "a woman who said she was locked in": what she said is the news."""
    return bool(_AT_SOMEBODY.search(text)) and whole.partition(text)[2].startswith((" who ", " whose "))


def _length(text: str) -> float:
    words = len(briefly(text).split())
    return TOO_LONG * max(0, words - BEST_WORDS) + TOO_SHORT * max(0, BEST_WORDS - words)


def _again(text: str, opened: str) -> float:
    """What a reader reads twice: the share of the headline that the page opens with, word for word."""
    words = text.lower().split()
    pairs = zip(words, opened.lower().split(), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0].strip(".,") == pair[1].strip(".,"), pairs))
    return AGAIN * same / len(words)


def _is_all_of(text: str, opened: str) -> bool:
    return text.replace(".", "") == opened.replace(".", "")


def _worth(text: str, index: StoryIndex) -> float:
    """How much of the story's news a text tells: its words, and what happened to people."""
    stems = stems_of(text)
    weak = (
        0.8 * bool(_NO_NEWS.match(text))
        + 1.0 * bool(_THE_TEAM.match(text))
        + 1.5 * bool(_METHOD.search(text))
        + 1.0 * bool(_NOT_WHO.match(text))
        + 2.0 * _only_asks(text)
        + 2.0 * bool(_LATER.search(text))
        + 2.0 * bool(_SAID_HE.match(text))
        + 1.5 * is_besides(text)
        + 1.5 * (quoted_share(text) >= TALK)
        + 1.2 * bool(_IN_YEAR.search(text))
    )
    weak += 0.5 * bool(relative_day(text)) + 1.5 * bool(_BACKGROUND.search(text)) + 3.0 * bool(_OF_OLD.match(text))
    grave = 1.0 if stems & GRAVE_STEMS else DEAL * bool(_DEAL.search(text))
    # The mean of a short text and of a long one, drawn towards the sum: "struck in the 93rd minute" leaves out who won.
    news = newsworthy(stems, index) * max(8, len(stems)) / (len(stems) + 6)
    colour = sum(word.lower in COLOUR for word in tokens(text))
    return 3.5 * news + grave - weak - GAUDY * colour - TEASING * (sets_scene(text) or is_teaser(text))


def _only_asks(text: str) -> bool:
    """Whether a text tells that something was asked; not where it gives the very words, which are the news."""
    return bool(_QUESTION.search(text)) and not quotes_in(text)


def _fits(text: str) -> bool:
    whole = not (_OPEN_END.search(text) or _asks_who_they_are(text))
    return whole and MIN_WORDS <= len(briefly(text).split()) <= MAX_WORDS


def _asks_who_they_are(text: str) -> bool:
    """ "Lund left a job when they got married": who did?"""
    before, they, _ = text.partition(" they ")
    return bool(they) and not any(map(_may_be_several, before.lower().split()))


def _may_be_several(word: str) -> bool:
    """ "Sailors", "couple": not "Lund's", "was" and "says"."""
    return word in _SEVERAL or bool(_PLURAL.search(word) and word not in _NO_PLURAL)


def _in_brief(title: Claim, index: StoryIndex) -> Claim:
    """The title as headlines are written, its speaker in the fewest words, without the bare weekday and the article it
    opens with, in the grammar of headlines: that it says what its sentence does has been checked."""
    told = without_days(briefly(title.text))
    named = any(mention.span.start == 0 for mention in index.mentions(told))  # "The Hague"
    bare = told if named else _ARTICLE.sub(lambda match: match["next"].upper(), told)
    brief = headlinese(_in_full(bare if _fits(bare) else told, title, index))
    text = brief if _fits(brief) else told
    return replace(title, text=text, mentions=index.mentions(text))


def _in_full(text: str, title: Claim, index: StoryIndex) -> str:
    """ "Olaf Berg" of the "Mr. Berg" that a headline opens with, where its article has one of that name."""
    called = _COURTESY.match(text)
    people = find_people(index)[title.evidence[0].article]
    bearers = {person.name for person in people if called and person.name.split()[-1] == called["last"]}
    return bearers.pop() + text[called.end() :] if called and len(bearers) == 1 else text


def _check(text: str, passage: Passage, index: StoryIndex) -> Claim | None:
    if not _fits(text):
        return None
    return check_claim(text, passage, index)
