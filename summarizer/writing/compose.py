"""The briefing as a whole: what is planned is phrased once, then laid out as lead, key points and article summaries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

from summarizer.checking.claims import Passage
from summarizer.errors import InputError
from summarizer.records import (
    ArticleSummary,
    Claim,
    Difference,
    Evidence,
    MentionKind,
    Name,
    Omission,
    Thread,
)
from summarizer.settings import Settings
from summarizer.text.index import Line, StoryIndex, overlap
from summarizer.text.words import stem, tokens
from summarizer.writing.additions import Additions, names_more
from summarizer.writing.aftermath import puts_right
from summarizer.writing.article_summary import summary_lines
from summarizer.writing.days import days_of, is_of_last_day
from summarizer.writing.facts import (
    Facts,
    asks_again,
    facts_of,
    grows_up_again,
    is_retold,
    is_retold_together,
    quotes_again,
)
from summarizer.writing.followers import SHARE, URGENT, find_followers, is_caveat, other_half
from summarizer.writing.halves import new_half
from summarizer.writing.lead import (
    Statement,
    answer_to,
    choose_lead,
    events_of,
    introduces_again,
    is_of_first,
    only_says_who,
    opens_again,
    tells_of_somebody,
)
from summarizer.writing.naming import as_called, own_sentence
from summarizer.writing.phrasing import Phrasing
from summarizer.writing.plan import Point, is_empty, plan, quoted_share, salience, says_little
from summarizer.writing.register import describes_work, introduces_parts, is_view, judges, only_casts
from summarizer.writing.scenes import is_besides, is_teaser
from summarizer.writing.selection import (
    Rivals,
    distinct_points,
    is_higher_toll,
    opens_day,
    with_companions,
    with_latest,
)
from summarizer.writing.subjects import Subject
from summarizer.writing.superseded import put_right, stands, told_of
from summarizer.writing.tabled import compared, without_tabled
from summarizer.writing.topics import DIED, in_topics

IN_THE_SAME_WORDS = 0.85  # shared weight from which two summaries would print one agency's sentence
TOLD = 25  # points of which a title may be made
VIEWS, MOST_VIEWS = 2, 6  # of the writers' own, which are no news; and where there are only those
_NOTHING: Mapping[Line, Line] = MappingProxyType({})
_ALONE: Mapping[Line, tuple[Line, ...]] = MappingProxyType({})
IN_LEAD = 1  # sentences that lean on one of the lead
OPENING = 4  # points of which one may tell of somebody whom the page is to name
COMPANIONS = 2  # points for each that goes on from one of them
ENTITLED = 2  # words more than the title that a point must have to be told below it
# Of what a sentence tells, how much less need be told already where it quotes what has been quoted, and how much more
# where it goes on from another: its words are bound to be those.
QUOTED_ALREADY, GOES_ON = 0.1, 0.12
ANOTHER = "By another account, "
TALK = 0.5  # share of a sentence in quotation marks from which it is talk
UNTOLD = 1  # sentences more in the summary of an article that no point tells of
DAY_WORDS, NAMED_FIRST = 14, 3  # words of a sentence that tells a day of death, and those in which it names who died
# What is done about an event, by whom it is known already: that it is, is news.
DONE = frozenset(
    map(
        stem,
        "investigation investigate inquiry probe lawsuit sue trial indict resign suspend recall ban fine"
        " questioning detain arrest charge".split(),
    )
)
MORE, TWO_DAYS = 2, 2  # key points more of a story of more days than these
SPARE = 3  # points beyond those wanted, told in their own words, for those of which nothing holds or nothing is new


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """What a page will say, before a word of it is written.

    `points` are for the lead and the key points, of which `spare` ones only stand in and `companions` only go with the
    one before or after them; `per_article` the sentences for
    each article's summary, `told` the passages worth a headline; of `superseded` sentences, each with the one that
    takes its place, only the summary of their article tells. `rows` are those of the table.
    """

    index: StoryIndex
    settings: Settings
    material: Mapping[Line, Passage]
    rivals: Rivals
    subjects: tuple[Subject, ...]
    superseded: Mapping[Line, Line]
    told: tuple[Passage, ...]
    points: tuple[Point, ...]
    companions: frozenset[Line]
    spare: frozenset[Line]
    per_article: Mapping[int, tuple[Line, ...]]
    rows: tuple[Difference, ...]

    @property
    def asked(self) -> list[Passage]:
        """What the model is asked to shorten; a point that stands in for another is told in its own words."""
        return [passage for passage in self.passages if passage.line not in self.spare]

    @property
    def passages(self) -> list[Passage]:
        """What is to be phrased, each sentence once."""
        summaries = (line for lines in self.per_article.values() for line in lines)
        return [self.material[line] for line in dict.fromkeys([*(point.best for point in self.points), *summaries])]


@dataclass(frozen=True, slots=True)
class Composition:
    """What the page says; `threads` part the key points."""

    lead: tuple[Claim, ...]
    key_points: tuple[Claim, ...]
    threads: tuple[Thread, ...]
    views: tuple[Claim, ...]
    summaries: tuple[ArticleSummary, ...]
    omissions: tuple[Omission, ...]


def outline(
    index: StoryIndex,
    material: Mapping[Line, Passage],
    differences: Sequence[Difference],
    subjects: Sequence[Subject],
    settings: Settings,
    superseded: Mapping[Line, Line] = _NOTHING,
) -> Outline:
    """Plan one story.

    `material` are its sentences that can be said alone; values in a row of `differences` are not told again as points.
    """
    rivals = Rivals(differences)
    telling = [line for line in material if not is_empty(line)] or material
    planned = put_right(plan(telling, index), material, superseded)
    standing = {line: passage for line, passage in material.items() if stands(passage, superseded)} or material
    points = distinct_points(planned, index, _wanted(index, settings) + SPARE, rivals, standing)
    points = with_latest(points, planned, index, _wanted(index, settings), rivals)
    spare = frozenset(point.best for point in points[_wanted(index, settings) :])
    points = _with_names(points, standing, subjects, index)
    alone = frozenset(point.best for point in points)
    points = with_companions(points, planned, index, _wanted(index, settings) // COMPANIONS, rivals)
    told = [point.best for point in points]
    per_article = _per_article(material, told, subjects, index, settings.per_article)
    news = tuple(told_of(planned[:TOLD], material, superseded))
    return Outline(
        index=index,
        settings=settings,
        material=material,
        rivals=rivals,
        subjects=tuple(subjects),
        superseded=superseded,
        told=news,
        points=tuple(points),
        companions=frozenset(point.best for point in points) - alone,
        spare=spare,
        per_article=per_article,
        rows=tuple(row for row in differences if not row.minor),
    )


def _per_article(
    material: Mapping[Line, Passage], told: Sequence[Line], subjects: Sequence[Subject], index: StoryIndex, count: int
) -> dict[int, tuple[Line, ...]]:
    """The sentences for each article's summary: where there are others, none that an earlier one has word for word.

    One more where no point is of the article: what a reader learns of it is not to depend on how many there are.
    """
    heard = {line.article for line in told}
    found: dict[int, tuple[Line, ...]] = {}
    for number, lines in index.by_article.items():
        own = [line for line in lines if line in material]
        summed = [line for chosen in found.values() for line in chosen]
        new = [line for line in own if all(overlap(index, line.stems, o.stems) < IN_THE_SAME_WORDS for o in summed)]
        wanted = count + UNTOLD * (number not in heard)
        found[number] = summary_lines(new if len(new) >= wanted else own, told, subjects, index, wanted)
    return found


def _with_names(
    points: Sequence[Point], material: Mapping[Line, Passage], subjects: Sequence[Subject], index: StoryIndex
) -> list[Point]:
    """The points, the first that tells of "a boy" followed by the best sentence that tells the same by his name."""
    somebody = next((point for point in points[:OPENING] if tells_of_somebody(point.best.text)), None)
    if somebody is None:
        return list(points)
    named = [
        line
        for line, passage in material.items()
        if events_of(line) & events_of(somebody.best)
        and is_of_first(passage.text, index.mentions(passage.text), subjects)
    ]
    best = max(named, key=lambda line: salience(line, index), default=None)
    if best is None or any(point.best is best for point in points):
        return list(points)
    place = points.index(somebody) + 1
    return [*points[:place], Point((best,), somebody.salience, somebody.carried), *points[place:]]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The statements that are printed: the lead, the `rest` of the news and the writers' `views`, all of them where
    nothing `is_news`; with what goes on from those of the lead, `urgent`, and from the rest, `following`."""

    lead: Sequence[Statement]
    rest: Sequence[Statement]
    views: Sequence[Statement]
    is_news: bool
    urgent: Mapping[Line, Sequence[Line]]
    following: Mapping[Line, Sequence[Line]]


def compose(outline: Outline, phrasings: Mapping[Line, Phrasing]) -> Composition:
    """Lay out what was phrased of an outline; raises InputError when not one statement can be printed."""
    index = outline.index
    statements = _statements(outline.points, outline.material, phrasings)
    if not statements:
        hint = "add articles that report in whole sentences"
        raise InputError("no statement of these articles can stand alone", hint)
    chosen = _choose(statements, outline)
    passages = {line.evidence(): passage for line, passage in outline.material.items()}
    held = {line: phrasing.claim for line, phrasing in phrasings.items() if phrasing.claim}
    additions = Additions(outline.per_article, held, compared(outline.rows), outline.subjects, index)
    lead = _with_replies(_as_rivals(chosen.lead, outline.rivals, index), index, chosen.urgent)
    opening = as_called(lead, (), passages, index)
    topics = _paragraphs(chosen, opening, additions, passages, outline) if chosen.is_news else []
    points = as_called([claim for topic in topics for claim in topic], opening, passages, index)
    thought = _thought(chosen, outline)
    if not chosen.is_news:
        views = _judging([*chosen.lead, *chosen.rest[:MOST_VIEWS]], index)
        opening, thought = _of_what(_with_replies(views, index, {**chosen.urgent, **chosen.following}), index)
    return Composition(
        opening,
        points,
        tuple(Thread(len(topic)) for topic in topics),
        as_called(thought, (*opening, *points), passages, index),
        additions.summaries((*opening, *points, *thought), passages),
        tuple(p.refused for p in phrasings.values() if p.refused),
    )


def _choose(statements: Sequence[Statement], outline: Outline) -> _Chosen:
    """What is printed of the statements, the most salient first: what answers another only with that."""
    index, settings = outline.index, outline.settings
    replies = {reply for s in statements if (reply := answer_to(s.passage.line, index))}
    statements = [s for s in statements if s.passage.line not in replies]
    views = [s for s in statements if is_view(s.passage.line, index)]
    reported = [s for s in statements if s not in views]
    lead, left = choose_lead(reported or statements, outline.subjects, outline.rivals, index, settings)
    if not reported and len({s.passage.line.article for s in statements}) > 1:
        lead, left = _one_of_each(statements, index, settings)
    wanted = _wanted(index, settings)
    room = wanted + wanted // COMPANIONS - len(lead) - len(views) * bool(reported)
    rest = _accompanied(_new(left, lead, index), lead, outline)[: max(0, room)]
    known = {*(s.passage.line for s in (*lead, *rest)), *replies, *outline.superseded}
    urgent = find_followers(lead, known, outline.material, index, IN_LEAD, URGENT)
    if day := _day_of_death(lead[0], outline.material, index):
        urgent[lead[0].passage.line] = (day, *urgent.get(lead[0].passage.line, ()))
    known.update(line for leaning in urgent.values() for line in leaning)
    found = find_followers(rest, known, outline.material, index, settings.key_points // SHARE)
    return _Chosen(lead, rest, views, bool(reported), urgent, _unheard(found, (*lead, *rest), index))


def _unheard(
    found: Mapping[Line, Sequence[Line]], told: Sequence[Statement], index: StoryIndex
) -> dict[Line, Sequence[Line]]:
    """What goes on from each sentence and neither quotes again nor only ends with what the statements `told` have."""
    quoted = [s.claim.text for s in told]
    heard = frozenset().union(*(facts_of(s.claim.text, s.claim.mentions) for s in told))
    new = {line: [f for f in after if not quotes_again(f.text, quoted)] for line, after in found.items()}
    return {line: _still_new(after, heard, index) for line, after in new.items()}


def _paragraphs(
    chosen: _Chosen,
    opening: Sequence[Claim],
    additions: Additions,
    passages: Mapping[Evidence, Passage],
    outline: Outline,
) -> list[tuple[Claim, ...]]:
    """The claims of each topic of the news below the `opening`, in the order in which they are read, nothing twice."""
    index = outline.index
    told = [line for s in chosen.lead for line in (s.passage.line, *_after(s.passage.line, index, chosen.urgent))]
    most = _most(index, outline.settings)
    topics = _topics(chosen.rest, told, chosen.following, outline.subjects, index, most)
    topics = _in_new_halves(_told_once(topics, opening, index), opening, passages, index)
    news = {line.evidence() for line in outline.material if opens_day(line, index)}
    return without_tabled(additions.with_neighbours(topics, opening), opening, outline.rows, news)


def _thought(chosen: _Chosen, outline: Outline) -> tuple[Claim, ...]:
    """What the writers of a page of news think, each heard to the end; no quips, and nothing that is so "also"."""
    index = outline.index
    own = (s for s in chosen.views if not (says_little(s.passage.line) or is_besides(s.claim.text)))
    weighty = [s for s in own if names_more(s.claim, outline.subjects)]
    granted = {s.passage.line: other_half(s.passage.line, index) for s in weighty}
    halves = {line: (half,) for line, half in granted.items() if half}
    return _with_replies(_by_article(weighty[:VIEWS]), index, halves)


def without_title(composition: Composition, title: Claim) -> Composition:
    """The page without the key point that says no more than its title, which was cut from that sentence."""
    topics: list[tuple[Claim, ...]] = []
    left = composition.key_points
    for thread in composition.threads:
        topic, left = left[: thread.count], left[thread.count :]
        topics.append(tuple(claim for claim in topic if not _is_title(claim, title)))
    kept = [*filter(None, topics), *((claim,) for claim in left)]
    points = tuple(claim for topic in kept for claim in topic)
    return replace(composition, key_points=points, threads=tuple(Thread(len(topic)) for topic in kept))


def _is_title(claim: Claim, title: Claim) -> bool:
    longer = len(claim.text.split()) - len(title.text.split())
    return claim.evidence[:1] == title.evidence[:1] and longer <= ENTITLED


def _wanted(index: StoryIndex, settings: Settings) -> int:
    """Lead and key points together: fewer where there is little to tell."""
    prose = sum(line.is_prose for line in index.lines)
    return settings.lead + min(_most(index, settings), max(5, prose // 3))


def _most(index: StoryIndex, settings: Settings) -> int:
    """Key points: as many as are asked for, or by default more of them where each of several days has its own news."""
    days = len(set(days_of(index).values()))
    return settings.key_points + MORE * (days > TWO_DAYS and settings.key_points == Settings().key_points)


def _statements(
    points: Sequence[Point], material: Mapping[Line, Passage], phrasings: Mapping[Line, Phrasing]
) -> list[Statement]:
    """The points whose phrasing holds, in the order of the plan."""
    held = ((point, phrasings[point.best].claim) for point in points)
    return [Statement(material[point.best], claim, point.salience, point.carried) for point, claim in held if claim]


def _one_of_each(
    statements: Sequence[Statement], index: StoryIndex, settings: Settings
) -> tuple[tuple[Statement, ...], list[Statement]]:
    """The lead where there are only views: of each writer the one that says most of the whole; and the rest."""
    ranked = sorted(statements, key=lambda s: not judges(s.passage.line, index))
    first = {s.passage.line.article: s for s in reversed(ranked)}
    lead = tuple(sorted(first.values(), key=ranked.index))[: settings.lead]
    return lead, [s for s in statements if s not in lead]


def _judging(views: Sequence[Statement], index: StoryIndex) -> list[Statement]:
    """Each writer's views together, those of the whole work first; not who plays where there are others."""
    weighty = _by_article([s for s in views if not only_casts(s.passage.line)] or views)
    judged = sorted(weighty, key=lambda s: (s.passage.line.article, not judges(s.passage.line, index)))
    return _introduced(judged)


def _introduced(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, of two neighbours of one article first the one that says who those are that both name:
    "writer-directors Ida Lund and Olaf Berg" before "Ida Lund and Olaf Berg"."""
    found = list(statements)
    for n in range(len(found) - 1):
        left, right = found[n : n + 2]
        same = left.passage.line.article == right.passage.line.article
        if same and n and any(_says_who(m, right.claim) and not _says_who(m, left.claim) for m in _shared(left, right)):
            found[n : n + 2] = [right, left]
    return found


def _shared(left: Statement, right: Statement) -> list[str]:
    """The names in full that both statements have."""
    names = (m.text for m in left.claim.mentions if isinstance(m.value, Name) and len(m.value.words) > 1)
    return [name for name in names if name in right.claim.text]


def _says_who(name: str, claim: Claim) -> bool:
    return bool(re.search(rf"[a-z]{{3}} (?:[A-Z][\w.’'-]+ ){{0,3}}(?:and )?{re.escape(name)}", claim.text))


def _day_of_death(opening: Statement, material: Iterable[Line], index: StoryIndex) -> Line | None:
    """The short sentence that says on which day who has died died, where the opening of its article does not."""
    line = opening.passage.line
    if not line.stems & DIED or any(mention.kind is MentionKind.DATE for mention in line.mentions):
        return None
    names = {m.value.words[-1] for m in line.mentions if isinstance(m.value, Name) and m.value.words}
    told = (other for other in material if other.article == line.article and other.stems & DIED)
    dated = (other for other in told if any(m.kind is MentionKind.DATE for m in other.mentions))
    short = (other for other in dated if len(other.text.split()) <= DAY_WORDS and other is not line)
    return next((other for other in short if names & {token.lower for token in other.tokens[:NAMED_FIRST]}), None)


def _of_what(views: Sequence[Claim], index: StoryIndex) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """What opens a page of views alone, and the views: what the work is of which they are and who plays whom in it,
    else the first of them."""
    told = dict.fromkeys(filter(None, (describes_work(index), introduces_parts(index))))
    opening = tuple(own_sentence(line, index) for line in told) or tuple(views[:1])
    above = [claim.evidence[0] for claim in opening]
    return opening, tuple(claim for claim in views if claim.evidence[0] not in above)


def _by_article(statements: Sequence[Statement]) -> list[Statement]:
    """Each writer's views together, in their order."""
    return sorted(statements, key=lambda s: (s.passage.line.article, s.passage.line.sentence.index))


def _new(statements: Sequence[Statement], told: Sequence[Statement], index: StoryIndex) -> list[Statement]:
    """The statements, the most salient first, that tell, and do not only hint at, what neither those `told`
    nor one before them has told; whose post somebody holds is no news where the page has named him."""
    found: list[Statement] = []
    lead = [facts_of(s.claim.text, s.claim.mentions) for s in told]
    known: list[Collection[str]] = [frozenset().union(*lead)]
    for statement in statements:
        claim = statement.claim
        if opens_day(statement.passage.line, index):
            found.append(statement)
            known.append(facts_of(claim.text, claim.mentions))
            continue
        before = [other.claim for other in (*told, *found)]
        more = -QUOTED_ALREADY * quotes_again(claim.text, [other.text for other in before])
        again = not _tells_what_is_done(claim, before) and (
            is_retold(claim.text, claim.mentions, known)
            or opens_again(statement.passage.line, [s.passage.line for s in told], index)
            or is_retold_together(claim.text, claim.mentions, frozenset().union(*known), index, more)
        )
        again = again or introduces_again(claim, [s.claim for s in told])
        again = again or grows_up_again(claim, before)
        again = again or asks_again(claim.mentions, [other.mentions for other in before])
        named = [mention for other in before for mention in other.mentions]
        if puts_right(claim.text) or not (again or is_teaser(claim.text) or only_says_who(claim, named)):
            found.append(statement)
            known.append(facts_of(claim.text, claim.mentions))
    return found


def _tells_what_is_done(claim: Claim, beside: Iterable[Claim]) -> bool:
    """Whether a claim tells that something is done about the event of which those `beside` it tell nothing: by whom,
    they may have told."""
    done = _done(claim.text)
    return bool(done) and all(done.isdisjoint(_done(other.text)) for other in beside)


def _done(text: str) -> frozenset[str]:
    """What a text says is done; the Bureau of Investigation is only called so."""
    return DONE & {token.stem for token in tokens(text) if token.text.islower() or token.span.start == 0}


def _topics(
    statements: Sequence[Statement],
    told: Sequence[Line],
    followers: Mapping[Line, Sequence[Line]],
    subjects: Sequence[Subject],
    index: StoryIndex,
    most: int,
) -> list[tuple[Claim, ...]]:
    """The claims of each topic, in the order in which they are read; of the `statements`, the most salient first, as
    many as make `most` topics."""
    of = {s.passage.line: s for s in statements}
    chains = [(line, *_after(line, index, followers)) for line in of]
    resolved = {line: statement.passage.resolved for line, statement in of.items()}
    while len(topics := in_topics(chains, told, subjects, index, resolved)) > most:
        latest = [chain for chain in chains if is_of_last_day(chain[0], index)]
        chains.remove(next(chain for chain in reversed(chains) if latest != [chain]))  # one of them stays
    return [_with_replies([of[chain[0]] for chain in topic], index, followers) for topic in topics]


def _accompanied(statements: Sequence[Statement], lead: Sequence[Statement], outline: Outline) -> Sequence[Statement]:
    """The statements without what somebody says of what is not told, where it was only to go with that."""
    told = {s.passage.line for s in (*lead, *statements)}
    index = outline.index
    talk = [line for line in outline.companions if quoted_share(line.text) >= TALK]
    beside = {line: {*index.before(line, 1), index.after(line)} for line in talk}
    return [s for s in statements if s.passage.line not in beside or beside[s.passage.line] & told]


def _still_new(after: Sequence[Line], heard: Collection[str], index: StoryIndex) -> list[Line]:
    """What goes on from a sentence, up to the last that tells what has not been `heard`."""
    found = list(after)
    while (
        found
        and not is_caveat(found[-1])
        and is_retold_together(found[-1].text, found[-1].mentions, heard, index, GOES_ON)
    ):
        found.pop()
    return found


def _told_once(
    topics: Sequence[tuple[Claim, ...]], opening: Sequence[Claim], index: StoryIndex
) -> list[tuple[Claim, ...]]:
    """The topics without what one ends with where all the others of the page, taken together, have told it."""
    found = list(topics)
    first = _told_by(opening)
    told = [_told_by(topic) for topic in topics]
    for place, topic in enumerate(topics):
        ends = told[place].pop()
        beside = frozenset().union(*first, *(facts for each in told for facts in each))
        page = (claim for each in (opening, *found) for claim in each if claim is not topic[-1])
        if (
            len(topic) > 1
            and is_retold_together(topic[-1].text, topic[-1].mentions, beside, index, GOES_ON)
            and not _tells_what_is_done(topic[-1], page)
        ):
            found[place] = topic[:-1]
        else:
            told[place].append(ends)
    return found


def _as_rivals(lead: Sequence[Statement], rivals: Rivals, index: StoryIndex) -> list[Statement]:
    """The lead, a much higher toll after the first said to be what another counts: side by side they read as two
    events."""
    found: list[Statement] = []
    for statement in lead:
        before = [other.passage.line for other in found]
        higher = is_higher_toll(statement.passage.line, before, rivals, index)
        found.append(replace(statement, claim=_by_another(statement.claim, index)) if higher else statement)
    return found


def _by_another(claim: Claim, index: StoryIndex) -> Claim:
    named = any(mention.span.start == 0 and mention.kind is MentionKind.NAME for mention in claim.mentions)
    text = ANOTHER + (claim.text if named else claim.text[0].lower() + claim.text[1:])
    return replace(claim, text=text, mentions=index.mentions(text), verbatim=False)


def _in_new_halves(
    topics: Sequence[tuple[Claim, ...]],
    opening: Sequence[Claim],
    passages: Mapping[Evidence, Passage],
    index: StoryIndex,
) -> list[tuple[Claim, ...]]:
    """The topics, each sentence of two halves of which all the others of the page have told one without that."""
    page = [*opening, *(claim for topic in topics for claim in topic)]
    told = _told_by(page)
    for place, claim in list(enumerate(page))[len(opening) :]:
        if passage := passages.get(claim.evidence[0]):
            beside = frozenset().union(*told[:place], *told[place + 1 :])
            page[place] = new_half(claim, passage, beside, index)
            told[place : place + 1] = _told_by([page[place]])
    left = iter(page[len(opening) :])
    return [tuple(islice(left, len(topic))) for topic in topics]


def _told_by(claims: Iterable[Claim]) -> list[Facts]:
    return [facts_of(claim.text, claim.mentions) for claim in claims]


def _with_replies(
    statements: Sequence[Statement], index: StoryIndex, followers: Mapping[Line, Sequence[Line]] = _ALONE
) -> tuple[Claim, ...]:
    """The claims, each with what answers it in its article, so that no party is heard alone, or goes on from it."""
    found: list[Claim] = []
    for statement in statements:
        after = _after(statement.passage.line, index, followers)
        found += [statement.claim, *(own_sentence(line, index) for line in after)]
    return tuple(found)


def _after(line: Line, index: StoryIndex, followers: Mapping[Line, Sequence[Line]]) -> Sequence[Line]:
    answer = answer_to(line, index)
    return [answer] if answer else followers.get(line, ())
