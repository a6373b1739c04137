"""Which sentences a briefing can be made of, and how each must be mended to stand alone: by rule, without a model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarizer.checking.claims import Passage
from summarizer.checking.standalone import dangling, outside_quotations
from summarizer.records import Mention, Name
from summarizer.text.commonwords import COMMON
from summarizer.text.index import Line, StoryIndex
from summarizer.writing.issuers import count_unmet
from summarizer.writing.people import Person, find_people
from summarizer.writing.referents import EARLIER, in_full, introduced, name_referents
from summarizer.writing.register import tells_scene

MIN_WORDS, MAX_WORDS = 6, 60
SPEAKS = 3  # words outside its quotation that only tell who speaks
SHORT, MOSTLY = 20, 0.7  # letters of which a sentence may be a bulletin's title, and share from which it shouts
BRIEF = 7  # words of a sentence that only turns against the one before it
_BUT = re.compile(r"(?:But|Not) (?:it|this|that|not|today|now)\b")

# "But" always goes; an adverb only before a comma: "Instead of giving" and "Still recovering" are no openings.
_CONNECTIVE = re.compile(
    r"^(?:(?:but )?(?:perhaps )?(?:(?:most|more) (?:notably|remarkably|importantly|significantly|strikingly)"
    r"|most of all|above all), "
    r"|(?:but|and|or|so(?! far\b| that\b)|nor)\b,? "
    r"|(?:also|plus|later|still|then|however|meanwhile|instead|moreover|nevertheless|indeed|in fact|in addition"
    r"|additionally|furthermore|likewise|of course|even so), )",
    re.IGNORECASE,
)
# The reader's own day, where a sentence opens with it: what happened is told as well without.
_TODAY = re.compile(
    r"^(?:(?:earlier|starting) )?(?:today|yesterday|tonight|this (?:morning|afternoon|evening|week)|recently), ",
    re.IGNORECASE,
)
# "The team reports today in the journal": of which day, only its own readers know.
_SAID_TODAY = re.compile(r"\b(?P<said>said|says|reports?|reported|announced|published|released) today\b")
# "Issued a report on the industry today, and", "has just released": of which day, only they know.
_TODAY_INSIDE = re.compile(r"(?<=[a-z]) (?:earlier )?today(?=[,;]|\.$| and\b)")
_PAST = re.compile(
    r"\b(?:was|were|had|\w{2,}ed|said|made|met|told|began|sent|took|gave|fell|rose|hit|won|lost|hitting)\b"
)
_HOWEVER = re.compile(r"(?<=[\w’]), however,(?= [a-z])")  # against what, only the sentence before tells
_TOMORROW = re.compile(r"(?<=[a-z]) tomorrow(?=[,.;]|$| and\b)")  # "is to appear in court tomorrow"
_JUST = re.compile(r"\b(?P<has>has|have) just (?=\w+ed\b|put\b|made\b|sent\b|won\b|given\b)")
_TO_BE = re.compile(r"\b(?:will|(?:is|are|was|were) (?:to|due|expected|scheduled|set)|may|plans? to)\b")
_HERE = re.compile(r"(?<=[a-z]) based here(?= [a-z])")  # in a town that only a dateline names
_AGO_TODAY = re.compile(r"(?<= ago) this (?:(?P<day>morning|afternoon|evening)|week|month)\b")
# Whom a report calls its own is nobody's on a page made of several: "told our crew they had heard nothing".
_TO_US = re.compile(
    r"\btold (?:us|our (?:crew|reporters?|newsroom|station|team|cameras?)|this (?:newspaper|paper|station))(?: that)?"
    r"(?= (?:the|an?|he|she|it|they|there|his|her|its|their|no|[A-Z]\w+)\b)"
)
# "Raised when we published this story": who are "we"? That it was so at that time is not to be lost.
_PUBLISHED = re.compile(
    r",? (?:(?P<when>when|as|before) (?:we published|we posted|we went to press with) this"
    r" (?P<what>story|article|report|post)"
    r"|(?:at|by) (?:the )?time of (?:publication|writing|press))\b",
    re.IGNORECASE,
)
# "Despite that answer, the bank opened": that it was so is told without.
_GIVEN_THAT = re.compile(
    r"^(?:despite|because of|given|due to|thanks to|in light of) (?:(?:this|that|these|those) (?:[\w-]+ ){0,3}[\w-]+"
    r"|the (?:[a-z]+ ){0,1}[a-z]+), ",
    re.IGNORECASE,
)
_TICKER = re.compile(r"\b[A-Z]{1,5}\.?,? [+−–-]\d+\.\d+% ?")  # "Elin Oil ELO., +0.88%": what a page puts beside a firm
# "(NORV.N)", "Norvane NORV.L": a firm at the stock exchange, in an agency's copy.
_LISTED = re.compile(r" (?:\([A-Z]{2,5}\.[A-Z]{1,2}\)|[A-Z]{3,5}\.(?:L|N|O|PA|DE|T|HK|SS|TO|AX|MI|AS|MC|ST)(?= [a-z]))")
_ALSO = re.compile(
    r" also(?= (?:said|says|reported|told|confirmed|noted|wrote|announced|tweeted)\b)"
    r"|(?<=[a-z]) also(?= (?:received|won|lost|signed|opened|closed|released|raised|ordered|launched)\b)"
    r"|(?<=\bwill) also\b|(?<=\b(?:was|has|had)) also\b|(?<=\bis) also\b|(?<=\b(?:were|have)) also\b"
)
# "Lund then heard a cry": after what, is told only where the sentence before it stands.
_THEN = re.compile(
    r"(?<=[a-z])(?<!\band)(?<!\bsince)(?<!\bby)(?<!\buntil)(?<!\bfrom)(?<!\bwas)(?<!\bwere) then"
    r"(?= (?:\w+ed|heard|saw|went|took|told|said|left|ran|came|made|got|fell|began|became|found)\b)"
)
# "No more queues: the bank is to open nine counters"; but "Police: Man shot" says who says so.
# Where somebody lived is for neighbours: "Ida Lund, of the 3400 block of Mill Road, was at practice".
_ADDRESS = re.compile(r"(?<=[a-z]), of the \d+ block of (?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+,(?= [a-z])")
_LABEL = re.compile(r"^(?:No|More|Less|First|Finally|Good news|Bad news)\b[^:,.“\"]{5,40}: (?=[A-Z])")
# "Analysis The letter shows", "Storms 101 They last an hour": a heading that a page glued to its paragraph.
_HEADING = re.compile(r"^(?:[A-Z][\w’'-]+ ){1,3}(?:\d+ )?(?=(?:The|They|These|This|We|It|She) [a-z])")
_WEB_GAP = re.compile(r"(?<=\.) (?=-[a-z])|(?<=\b(?:US|UK|EU)) (?=-[a-z])|(?<=USA) (?=-[a-z])")  # "U.S. -backed"
_SHOUTED = re.compile(r"(?:[A-Z’']{2,}|A)?(?: [A-Z’']{3,})?")
_KIN_OF = re.compile(
    r"(?:(?<=['’]s)|(?<=s['’])|['’]s?) (?:\w+ )?"
    r"(?:father|mother|parents?|son|daughter|brother|sister|wife|husband|family)\b"
)
_UPDATED = re.compile(r"^\[(?:UPDATED?|CORRECTION|CORRECTED|BREAKING)\b[^\]]{0,40}\] ", re.IGNORECASE)
_CROSSHEAD = re.compile(r"^['‘][A-Z][\w-]+(?: [\w-]+){0,3}['’] (?=(?:In|On|At|The|It|But|A|An) [a-z])")
# "Olaf Berg / Elin News The mill": who took the picture above it.
_CREDIT = re.compile(
    r"^(?:[A-Z][\w.’'-]+ ){1,3}/ ?(?:[A-Z]\w+ ){0,2}?(?:News|Images|Photos?|AP|AFP|Reuters|WireImage|Getty|EPA|Press)"
    r" (?=[A-Z])"
)
_LEARNED = re.compile(
    r"^(?:[A-Z][\w.]* ){0,2}(?:\w+\.com|News|Times|Post|TMZ|CNN|Today|ABC|NBC|CBS|BBC) (?:has|have) (?:\w+ly )?learned"
    r"(?: that)? (?=[a-zA-Z])"
)
_LINK = re.compile(
    r"\s*\((?:including|like|see|such as) (?:this one|here|above|below)\)|\s*\(https?://[^)]*\)|\s*\bhttps?://\S*[^\s.,;)]"
    r"|\s*\(@\w+\)"
)


def find_material(index: StoryIndex) -> dict[Line, Passage]:
    """Every sentence of the story that can be said alone, and how."""
    people = find_people(index)
    prepared = ((line, prepare(line, people[line.article], index)) for line in index.lines)
    return {line: passage for line, passage in prepared if passage}


def told_alone(material: Mapping[Line, Passage], index: StoryIndex) -> dict[Line, str]:
    """The words of each sentence as it can be said alone; of one that cannot be, with its people named in full.

    A cell of a table may have it all the same: "Lund put it at about 300" with "Chief Whip Ida Lund".
    """
    people = find_people(index)
    rest = (line for line in index.lines if line.is_prose and line not in material)
    whole = ((line, introduced(Passage(line, tidy(line.text)), index.before(line, EARLIER))) for line in rest)
    named = {line: in_full(passage, people[line.article], index).text for line, passage in whole}
    return named | {line: passage.text for line, passage in material.items()}


def prepare(line: Line, people: Sequence[Person], index: StoryIndex) -> Passage | None:
    """The sentence as it can be said alone: as it is, tidied, or with what it points at named; None if it cannot be."""
    words = len(line.text.split())
    if not line.is_prose or not MIN_WORDS <= words <= MAX_WORDS or len(line.stems) < 3 or tells_scene(line, index):
        return None
    if index.place[line] == 0 and _only_quotes(line.text):
        return None
    if _is_turned_round(line, index) or line.text.startswith("(") or _shouts(line.text) or _breaks_off(line.text):
        return None
    text = count_unmet(_calm(tidy(line.text), index), index.before(line, index.place[line]))
    passage = name_referents(Passage(line, text), people, index)
    mentions = line.mentions if passage.text == line.text else index.mentions(passage.text)
    whose = _asks_whose_kin(passage.text, mentions, people)
    return None if whose or dangling(passage.text, mentions) else passage


def _only_quotes(text: str) -> bool:
    """ "“I lost hope,” Lund said.": where an article begins so, nobody has told who he is, or of what he speaks."""
    plain = outside_quotations(text)
    return text[:1] in '"“' and plain != text and len(plain.split()) <= SPEAKS


def _shouts(text: str) -> bool:
    """Whether all of a text outside quotation marks is in capitals, as the captions of a broadcast are."""
    letters = [c for c in outside_quotations(text) if c.isalpha()]
    return len(letters) > SHORT and sum(map(str.isupper, letters)) > MOSTLY * len(letters)


def _breaks_off(text: str) -> bool:
    """Whether a text ends in dots after its last quotation mark, where a page shows no more without payment."""
    return outside_quotations(text).rstrip().endswith(("...", "…"))


def _asks_whose_kin(text: str, mentions: Sequence[Mention], people: Sequence[Person]) -> bool:
    """ "Lund's father": that of which Lund, where an article tells of two?"""
    owners = (m.value.words for m in mentions if isinstance(m.value, Name) and _KIN_OF.match(text, m.span.end))
    bare = [words[0] for words in owners if len(words) == 1]
    return any(sum(person.words[-1] == last for person in people) > 1 for last in bare)


def _is_turned_round(line: Line, index: StoryIndex) -> bool:
    """Whether the next few words take it back: "The day may come when it works. But it is not this day!" """
    after = index.after(line)
    return after is not None and bool(_BUT.match(after.text)) and len(after.text.split()) <= BRIEF


def _calm(text: str, index: StoryIndex) -> str:
    """ "FOUR people were killed", "BRITAIN'S best": words that newspapers shout at the opening, set in plain type."""
    shouted = _SHOUTED.match(text)
    end = shouted.end() if shouted else 0
    plain = " ".join(_plain_type(word, index) for word in text[:end].split(" ")) + text[end:]
    return plain[:1].upper() + plain[1:]


def _plain_type(word: str, index: StoryIndex) -> str:
    letters = re.split("['’]", word)[0].lower()
    if len(letters) < 3 or not word.isupper():
        return word
    if letters in COMMON or (len(letters) > 3 and letters in index.lowercase):
        return word.lower()
    named = re.compile(rf"\b{letters.capitalize()}\b")  # never "Sana" for the agency SANA
    return word.capitalize() if any(named.search(article.text) for article in index.articles) else word


def _when_published(match: re.Match[str]) -> str:
    """ "When the story was published" of "when we published this story"; nothing of "at the time of writing"."""
    when, what = match["when"], match["what"]
    return f" {when.lower()} the {what.lower()} was published" if when else ""


def _to_the_day(match: re.Match[str]) -> str:
    """ "Ten years ago to the day" of "ten years ago this morning": what goes on with "that day" has one to mean."""
    return " to the day" if match["day"] else ""


def _without_today(text: str) -> str:
    """ "Issued a report" of "issued a report today"; how things are "today" is told as it was."""
    today = _TODAY_INSIDE.search(outside_quotations(text))
    told = today and _PAST.search(text, 0, today.start())
    return text[: today.start()] + text[today.end() :] if today and told else text


def tidy(text: str) -> str:
    """The sentence without a connective or "today" at its opening, "also", "then", a heading, an address, "told us",
    links and gaps."""
    text = _LEARNED.sub("", _CREDIT.sub("", text))
    plain = _LABEL.sub("", _HEADING.sub("", _CROSSHEAD.sub("", _UPDATED.sub("", text))))
    plain = _AGO_TODAY.sub(_to_the_day, _TODAY.sub("", _CONNECTIVE.sub("", plain)))
    plain = _JUST.sub(r"\g<has> ", _without_today(_SAID_TODAY.sub(r"\g<said>", plain)))
    plain = _LISTED.sub("", _TICKER.sub("", _GIVEN_THAT.sub("", plain)))
    plain = _PUBLISHED.sub(_when_published, _WEB_GAP.sub("", _LINK.sub("", plain)))
    plain = _HERE.sub("", _HOWEVER.sub("", plain, count=1))
    if _TO_BE.search(plain):
        plain = _TOMORROW.sub("", plain, count=1)
    plain = _ADDRESS.sub("", _ALSO.sub("", _THEN.sub("", _TO_US.sub("said", plain), count=1)))
    return plain[:1].upper() + plain[1:]
