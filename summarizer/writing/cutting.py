"""The cuts of a sentence that may head a page: whole statements, each with its speaker where the sentence has one.

A cut leaves out an opening phrase, a day, a place, an aside, or what follows a phrase's beginning. Whether what is
left still says what the sentence says is for the checks; here is refused what they let pass and a reader stumbles
over: a verb without its object, a participle without what completes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from summarizer.checking.lexicon import IRREGULAR_PAST, REPORTING
from summarizer.checking.standalone import has_main_verb, outside_quotations
from summarizer.writing.known_words import COLOUR, COMMON_GROUND

MOST_LEFT_OUT = 2  # spans inside one cut; each more makes it less likely that what is left reads well

# Where a phrase begins, what is surely a verb, and what cannot end a headline.
_PHRASE = re.compile(
    r" for (?=(?:the|an?|his|her|their) )"
    r"|,? (?:who|which|where|while|when|after|before|during|following|in|on|at|with|as|but|and|because|since|according"
    r"|including|using)\b| that (?=(?:had|has|have|was|were|is|are)\b)|(?<!\d)[,;:—–]|[,;:—–](?!\d)|(?<=[,\s]) \w+ing\b"
    r"| (?:lying|sitting|standing|wearing|carrying)\b"
)
_HALF = re.compile(
    r"\b(?:who|which|that|where|when|if|(?!(?:morn|even|spr|k|r|w|th|noth|build|meet|wedd|hear|shoot|kill|bomb|warn)ing$)\w+ing|of|for|to|by|the|a|went|came|took|made|told|found|held|met|sent|bought"
    r"|sold|led|put|gave|set|got|kept|became|began|said|called|is|are|was|were|has|have|had|will)$"
    r"|\b(?:in connection|on suspicion|on behalf|been|being)$"
    r"|\b\w+ing (?:it|them|him|her)$"  # "putting it": on course
    r"|\b(?:figure|find|work|sort|point|rule|carry)(?:d|ed|s)? out$"  # what?
    r"|\b(?:who|what|which|how|why|where), \w+$"  # "who, exactly"
    r"|\b(?:says?|believes?|thinks?|claims?|argues?|insists?|suggests?|shows?|finds?|warns?|hopes?)$"
    r"|, (?:an?|one|two|three|four|five|six|[a-z]+|\d+) (?:hour|day|week|month|year)s?$"
    r"|^(?:When|If|While|After|As|Before|Though|Although|Since|Because|Once|Until|Whether|Despite|With|Without|Amid"
    r"|Under|Like|Unlike|And|But|Or|Which|Who)\b"
)
# "Workers aged 60" of "aged 60 and over" are others, and a price "excluding debt" is another.
_WIDENED = re.compile(
    r",? (?:excluding|except|apart from|not including)\b"
    r"|,? (?:and|or) (?:over|above|under|below|older|younger|more|less|fewer|up|so|later|earlier)\b"
)
# "Asked a court", "agreed with the union": to do what, if the sentence tells it.
_TO_DO = re.compile(
    r"\b(?:ask|order|urg|forc|allow|agre|refus|decid|promis|offer|threaten|fail|continu|vow|pledg|warn|persuad|invit"
    r"|permitt?|requir|vot|plann?|expect|want|intend|hop)(?:ed|s|es)\b(?!.* to [a-z])|\b(?:due|likely|able|ready)$"
)
_OF_WHAT = re.compile(r"\b(?:accus|convict|suspect|rob|depriv)\w+(?!.* of )")
_AS_WHAT = re.compile(r"\b(?:describ|regard|portray|depict)(?:ed|es|s)\b(?!.* as )")
_FOR_WHAT = re.compile(r"\b(?:arrested|charged|detained|held|booked|sued|fined)$")
_WHERE_TO = re.compile(
    r"\bput(?:s|ting)? (?!.*\b(?:in|on|into|onto|at|under|up|out|down|off|to|inside|through|away|back)\b)"
)
_HIT = re.compile(r"\b(?:been|was|were|is|are) (?:hit|struck|met|charged|faced)$")
_OPEN_NAME = re.compile(r"\bthe [A-Z]\w*$")  # "the Singapore | and Asian Schools Olympiad"
_COMPLETED = (
    (_TO_DO, re.compile(r"[^,;:]*? to [a-z]+")),
    (_OF_WHAT, re.compile(r".* of ")),
    (_AS_WHAT, re.compile(r".* as ")),
    (_FOR_WHAT, re.compile(r" (?:in connection with|on suspicion of|on (?:an? )?(?:\w+ )?charges?|for|over)\b")),
    (_WHERE_TO, re.compile(r" (?:in|on|into|onto|at|under|inside|through)\b")),
    (_HIT, re.compile(r" with ")),
    (_OPEN_NAME, re.compile(r" and [A-Z]")),
)
# What ends in a participle and goes on with what completes it: "paintings valued | at", "raid carried out | in".
_PARTICIPLE = re.compile(r"(?P<before>\S+) (?P<verb>[\w-]+)(?: (?:out|off|up|down|away))?$")
_GOES_ON = re.compile(
    r",? (?:at|in|on|by|with|as|for|from|to|of|against|near|between|under|using|after|before|during)\b"
)
_CARRIERS = frozenset(
    "is are was were be been being has have had not and or also then who which that he she it they".split()
)
_INCOMPLETE = frozenset(
    """
    employed known described considered regarded named based located situated used designed aimed believed thought
    valued scheduled accused linked compared allied tied armed equipped aged suspected convicted filled composed
    sentenced identified named locked trapped
    """.split()
)
_OPENER = re.compile(
    r"\b(?:after|before|when|while|as|that|who|which|because|since|where|said|says|and|but|if|until|once)\b"
)
# ", according to police", ", said a spokesman", ", a US military official said": what a claim ends with.
_SPEAKER = re.compile(
    r",”? (?:according to [^,]+|(?:said|says?) [^,]+?"
    r"|[^,]{3,40} (?:said|says?|announced|reports?|reported|suggests?|shows?|finds?"
    r"|told [A-Z][\w.]+(?: [A-Z][\w.]+){0,2}))"
    r"(?= on \w+day$| in a statement| \w+day$|$)"
)
_IN_A_LIST = re.compile(r", (?:[\w’'-]+ ){1,3}(?:and|or) |, (?:[\w’'-]+ ){0,2}[\w’'-]+, ")
# "Lists of victims, patients and even the dying": to tell of the first alone is true, but of a number of them.
_FIRST_ITEM = re.compile(r"(?:, (?:[\w’'-]+ ){0,5}[\w’'-]+){1,6}?,? and ")
_OF_ITEM = re.compile(r"\b(?:of|with|from|for|against|including)(?: [\w’'-]+){1,3}s$")  # no subject, nor one man's part
_COUNTED = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|several|dozens?|both|between)(?: [\w’'-]+){1,3}$"
)
# "Tools dropped on a floor | as old as the mill have been laid bare": the verb of what was begun.
_STILL_TO_COME = re.compile(
    r"(?:(?!\b(?:that|which|who|whom|whose|what|when|where|while|why|how|because|since|if|whether|after|before|until|once"
    r"|although|though|than|and|or|but|so|said|says|he|she|it|they|we|I|you|there)\b)[^,;:.—–()“”\"])*?"
    r" (?:have|has|had|is|are|was|were|will|may|might|could|would|must)\b"
)
# "Says it appears a shooting that claimed two lives | and a third was no crime": of the shooting nothing is told.
_ONLY_WHICH = re.compile(r"\b(?:says?|said) (?:it appears )?(?:an?|the) (?:[\w-]+ ){1,4}(?:that|which|who) [^,;]+$")
_LAST_ITEM = re.compile(r", (?!\d)[\w’'-]+$")  # "victims, seniors | with dementia"
_ITEMS = re.compile(r", [\w’'-]+(?: [\w’'-]+){0,2} ?$")
# ", a day after he had resigned": what the news follows on may stay where all between is left out.
_AFTER = re.compile(r", (?P<when>\w+ (?:hour|day|week|month|year)s? after [^,]+)$")
# Whose words they are, in the fewest: ", the coalition says" of ", an officer speaking for the coalition said".
_BRIEFLY = (
    (
        re.compile(r", according to (?:a |the )?(?:statement|report|release|document)s? (?:from|by|of) (.+)$"),
        r", \1 says",
    ),
    (
        re.compile(
            r"(, according to (?:an?|the) [^,]+?) (?:led|published|released|conducted|obtained) (?:by|in|on) .+$"
        ),
        r"\1",
    ),
    (re.compile(r", said an? spokes(?:man|woman|person) for (.+)$"), r", \1 says"),
    (re.compile(r", an? (?:officer|official|spokes\w+) (?:speaking )?for (.+) said$"), r", \1 says"),
)
# "On Monday, police said ...": a headline begins with who or what.
_OPENING = re.compile(
    r"^(?:On|In|At|By|Under|With|Amid|Late|Early|Over|After|Before|During|Back in|As|While|When|Despite|Meanwhile"
    r"|Recently|Outside|Inside|Near|Today|Yesterday|Earlier|Asked|[\w ]{3,20} ago)\b[^,]{0,80},(?: \d{4},)?"
    r" (?!and |but |or |who |which |where )"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
# "Walked into a funeral home following a visit and stole a ring": on what it followed.
_FOLLOWING = re.compile(
    r" (?:following|after|during) (?:an?|the|his|her|their) [\w’'-]+(?: [\w’'-]+){0,3}"
    r"(?= and (?:\w+ed|stole|took|shot|left|fled|told|made)\b)"
)
# What a headline can do without, inside it: a day, a named place, an aside. What it must not lose is checked.
_WHEN = re.compile(
    rf"(?: (?:late|early))?(?: on)? {_DAY}(?:, (?:\d{{1,2}} [A-Z]\w+|[A-Z]\w+\.? \d{{1,2}}))?(?=[ ,.;]|$)(?! [A-Z])"
)
_ON_DAY = re.compile(rf"^(?:(?:Late |Early )?[Oo]n|Late|Early) {_DAY},? (?P<next>[A-Za-z])")
# "From Monday to Friday", "by Friday", "last Sunday", "the Sunday": no day that may go.
_TIED = re.compile(
    r"\b(?:from|to|by|until|till|since|of|for|and|or|between|next|last|every|each|the|a|this|that|before|after|on|his|her|is|was|out"
    r"|its|their)$",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r" (?:off|near|outside|in|at) (?:the |an? )?(?:[\w-]+ ){0,5}?(?:of )?[A-Z][\w-]*(?: (?:of |de |la )?[A-Z][\w-]*)*"
    r"(?=,(?! [A-Z])|$| (?:late|early|on|in|at|and|to|by|after|has|have|had|is|are|was|were|will|\w+ed)\b)"
)
_ASIDE = re.compile(
    r"(?:, \d{1,3})?, (?:who|which|where|an?|the|one|aged|his|her|its|their|found|built|founded|born|based"
    r"|believed|thought|known|considered)\b[^,]{0,100},(?= [a-z])|, \d{1,3},(?= [a-z])"
)
_WITH_IT = re.compile(r" and with (?:it|them) [^,]{3,60}(?=, )")
_BRACKETS = re.compile(r" \([^()]{1,60}\)")
# "..., and the driver", "declared that visitors": what of them? "..., suggesting the ban": on what?
_BEGUN = re.compile(r"(?:, (?:and|but) (?=[^,]+$)| that (?=\S+(?: \S+){0,11} ?$))(?P<clause>[^,]+)$")
_SHARED = re.compile(r" and [a-z]+ (?:of|for|to|against) ")  # "the neglect | and beating of nine": of whom?
_DOING = re.compile(r", [a-z]+ing (?:the|an?|his|her|its|their) [^,]*$")
# "In a row of letters to the mayor", "Ida Lund, the miller whose bread was sold": of which nothing is told.
_WHERE_ONLY = re.compile(r"(?:In|On|At|By|For|From|Of|With|Under|During) [^,]*$")
_WHO_ONLY = re.compile(r", (?:(?:the|an?) [^,]*\b)?(?:who|which|whose|that)\b(?:[^,]|,(?=\d))*$")
# "Ida Lund's will, signed last fall": of which nothing is told.
_SIGNED_ONLY = re.compile(
    r"^(?P<what>[^,]+), (?:\w+ly )?(?:\w+ed|found|built|born|left|sent|held|shot|sold|known|taken|written) [^,]*"
    r"(?=, according to |$)"
)
# "An unmarked bus": no verb.
_UNMARKED = re.compile(
    r"(?:\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|['’]s) \w+ed (?=[a-z])|['’]s will\b(?! [a-z])"
    r"|\b(?:two|three|four|five|six|seven|several|some|many|\d+) \w+ed (?=[A-Za-z])"
)
# What is never a verb of its own.
_PARTICIPLES = frozenset(
    """
    shown given taken known seen written driven spoken broken chosen stolen drawn grown thrown worn torn born done gone
    hidden forgotten frozen beaten ridden shaken sworn proven
    """.split()
)
_SHORT_ASIDE = re.compile(r", (?:not [^,]{1,20}|\d{1,3}), ")  # "Nine people, not 11, died"
_NAMED_ASIDE = re.compile(r" [a-z]+, [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3} ?$")
_BEING = re.compile(r" being \w+")  # "A submarine being repaired" tells nothing
_AGE = re.compile(r", \d{1,3}, ")
_OWNER = re.compile(r"\bthe ([a-z]+)['’]s\b")

# What a sentence goes on with after an "and", about somebody it names.
_SECOND = re.compile(r", and (?=[A-Z])")
_BY_IT = re.compile(r" (?:by|with|for|from|through|after) (?:it|that|this)$")

# "A girl who fell ill on a ferry has died": that somebody is told of needs no telling of whom.
_SOMEBODY_WHO = re.compile(
    r"^(?P<who>An? (?:[\w-]+ ){1,4}?)who(?:se (?:[\w-]+ ){1,3}?(?=(?:was|were|had|has|is|\w+ed) ))? ?(?P<verb>\w+) "
    r"(?:(?!(?:and|or|that|who|which|said|says)\b)[\w’'-]+ ){1,14}?"
    r"(?=(?:(?:likely|probably|reportedly|allegedly) )?(?:died|was|were|has|have|is|are|will|may)\b)"
)
_LABEL = re.compile(r"^[^:,“\"]{3,40}: (?=[A-Z])")  # "No more queues: Norvane is to open nine counters"

_AMUSING = re.compile(
    r", (?P<last>[\w’'-]+(?: [\w’'-]+){0,3}) and (?:[\w’'-]+ ){0,4}"
    rf"(?:{'|'.join(sorted(COLOUR))})\b[^,.;“”\"]{{0,30}}(?=,)"
)
Span = tuple[int, int]


def plainer(text: str) -> str:
    """The sentence without a label before it, and without what tells of somebody it begins with which one he is."""
    plain = _LABEL.sub("", text)
    plain = plain[:1].upper() + plain[1:]
    match = _SOMEBODY_WHO.match(plain)
    tells = match and _may_be_verb(match["verb"]) and match["verb"] not in REPORTING
    return match["who"] + plain[match.end() :] if match and tells else plain


def sober(text: str) -> str:
    """A sentence without what a list ends with to amuse: "for the singer, painter and Elin's crazier half,"."""
    return _AMUSING.sub(r" and \g<last>", text)


def briefly(text: str) -> str:
    """A headline with whose words it gives in the fewest: "the coalition says" for "a spokesman for the coalition"."""
    for long, brief in _BRIEFLY:
        text = long.sub(brief, text)
    return text


def without_speaker(text: str) -> str:
    """A cut without who says so at its end."""
    return _SPEAKER.sub("", text)


def without_days(text: str) -> str:
    """The sentence without the bare weekdays that nothing in it holds: "died on Saturday in Dunmore"."""
    text = _ON_DAY.sub(lambda match: match["next"].upper(), text)
    plain = outside_quotations(text)
    bare = (match for match in _WHEN.finditer(plain) if not re.search(r"\d", match.group()))
    return _without(text, tuple(match.span() for match in bare if not _TIED.search(plain, 0, match.start())))


def cuts(text: str, *, inside: bool = False) -> Iterator[str]:
    """The sentence, with and without its opening phrase, whole and cut off before each of its later phrases; where
    the sentence ends with who says so, so do they.

    With `inside`, also each of them without one or two of the days, places and asides it has.
    """
    plain, opened = text.rstrip("."), _without_opening(text).rstrip(".")
    for whole in dict.fromkeys((plain, opened, *_second_half(plain))):
        tail, after = _SPEAKER.search(whole), _AFTER.search(whole)
        for end in _ends(whole):
            piece = _tidy(whole[:end])
            said = tail.group() if tail and end <= tail.start() else ""
            if not _is_broken(piece, whole[end:]):
                shorter = [found for found in (_shortened(piece) if inside else (piece,)) if _is_told(found)]
                yield from (found + said for found in shorter)
                if after and end < after.start():
                    yield from (f"{found} {after['when']}" for found in shorter)


def _second_half(text: str) -> Iterator[str]:
    """ "Lund has lost his seat" of "The committee has corrected the count, and Lund has lost his seat by it"."""
    for match in _SECOND.finditer(outside_quotations(text)):
        yield _BY_IT.sub("", text[match.end() :])


def _ends(whole: str) -> list[int]:
    """Where the sentence may be cut off: before each phrase, not in a list, and at its end."""
    marks = _PHRASE.finditer(outside_quotations(whole))
    places = (match.start() for match in marks)
    return [*(n for n in places if not _in_a_list(whole, n) or _ends_first_item(whole, n)), len(whole)]


def _shortened(piece: str) -> Iterator[str]:
    """A piece as it is, and without what it has inside that a headline can do without."""
    spans = sorted(_spare(piece))
    for count in range(MOST_LEFT_OUT + 1):
        for chosen in combinations(spans, count):
            if all(left[1] <= right[0] for left, right in pairwise(chosen)):
                shorter = _tidy(_without(piece, chosen))
                aside = any(piece[start] == "," for start, _ in chosen)
                if not (aside and _points_back(shorter)) and not _is_half(shorter):
                    yield shorter


def _spare(piece: str) -> set[Span]:
    """Where the days, places and asides of a piece stand; a place that its verb needs is none: "came off the bank"."""
    plain = outside_quotations(piece)
    found = {match.span() for part in (_ASIDE, _WITH_IT, _BRACKETS) for match in part.finditer(plain)}
    found |= {match.span() for match in _FOLLOWING.finditer(plain)}
    found |= {match.span() for match in _WHEN.finditer(plain) if not _TIED.search(plain, 0, match.start())}
    places = (match.span() for match in _WHERE.finditer(plain))
    found |= {(a, b) for a, b in places if not (_is_half(piece[:a]) or _ends_in_participle(piece[:a]))}
    kept = {(start, end - _keeps_comma(piece, start, end)) for start, end in found}
    return {span for span in kept if _AGE.match(piece, span[0]) or not _in_a_list(piece, span[0])}


def _keeps_comma(piece: str, start: int, end: int) -> bool:
    """Whether the comma that ends an aside also ends what stands around it: "his wife, Ida Lund, 70, died", or begins
    who says so: "on Monday, a week after the flood, the unit said"."""
    if piece[end - 1] != ",":
        return False
    if piece.startswith((" said ", " says "), end) and not has_main_verb(piece[:start]):
        return False  # "Ida Lund, 70, said the mill had burnt": who says so is the subject
    return bool(_SPEAKER.match(piece, end - 1) or _NAMED_ASIDE.search(piece, 0, start))


def _without(piece: str, spans: tuple[Span, ...]) -> str:
    for start, end in reversed(spans):
        piece = piece[:start] + piece[end:]
    return piece


def _points_back(piece: str) -> bool:
    """ "The novelist's letters", when the novelist's name has been left out."""
    return any(match.group(1) not in COMMON_GROUND for match in _OWNER.finditer(piece))


def _is_told(piece: str) -> bool:
    """Whether it tells something: a verb of its own, before or after "that swept through the ferry"."""
    plain = _UNMARKED.sub(" ", _BEING.sub(" ", _SHORT_ASIDE.sub(" ", piece)))
    plain = _SIGNED_ONLY.sub(r"\g<what>", _WHO_ONLY.sub("", plain))
    return has_main_verb(plain) or _has_verb_after_relative(plain)


def _has_verb_after_relative(piece: str) -> bool:
    """ "A fire that swept through a ferry killed 14": the second of two verbs, of which none joins the other."""
    subject = re.match(r"(?:(?!(?:that|who|which)\b)[\w’'-]+ ){1,6}(?:that|who|which) ", piece)
    if not subject:
        return False
    words = piece[subject.end() :].split()
    verbs = [n for n, word in enumerate(words) if _may_be_verb(word)]
    heads = [n for n in verbs if n - 1 not in verbs and (n == 0 or words[n - 1] not in ("and", "or", "by", "to"))]
    return len(heads) > 1


def _may_be_verb(word: str) -> bool:
    lower = word.strip(",").lower()
    return lower in IRREGULAR_PAST | _CARRIERS_OF_TENSE or (lower.endswith("ed") and len(lower) > 4)


_CARRIERS_OF_TENSE = frozenset("is are was were has have had will would may might could can must should".split())


def _is_broken(piece: str, rest: str) -> bool:
    """Whether what was cut off completes the piece."""
    if piece.count("(") != piece.count(")"):
        return True
    if _is_half(piece) or _WIDENED.match(rest):
        return True
    for verb, completion in _COMPLETED:
        if verb.search(piece) and completion.match(rest):
            return True
    if _STILL_TO_COME.match(rest) or (rest.startswith(" and ") and _ONLY_WHICH.search(piece)):
        return True
    if rest and _LAST_ITEM.search(piece):
        return True
    if rest and (begun := _BEGUN.search(piece)) and not any(map(_may_be_verb, begun["clause"].split())):
        return True
    if _SHARED.match(rest) or (rest and _DOING.search(piece)):
        return True
    if rest.startswith(",") and _WHERE_ONLY.match(piece):
        return True
    return bool(_GOES_ON.match(rest)) and _ends_in_participle(piece)


def _is_half(piece: str) -> bool:
    """Whether a piece, without who says so at its end, ends or begins in the middle."""
    return bool(_HALF.search(without_speaker(piece)))


def _ends_in_participle(piece: str) -> bool:
    """ "Paintings valued", "is employed": not "a wall collapsed", the verb of its clause."""
    match = _PARTICIPLE.search(piece)
    if match and match["verb"].rpartition("-")[2] in _PARTICIPLES:
        return match["before"].lower() not in _CARRIERS
    if not match or not _may_be_verb(match["verb"]):
        return False
    before = match["before"].lower()
    if before in _CARRIERS or before.endswith("ly") or before[0].isdigit():
        return match["verb"] in _INCOMPLETE
    if before.endswith(","):
        return True
    openers = [opener.end() for opener in _OPENER.finditer(piece, 0, match.start("verb"))]
    clause = piece[openers[-1] if openers else 0 : match.start("verb")]
    return any(_may_be_verb(word) for word in clause.split())


def _without_opening(text: str) -> str:
    """The sentence from who or what on: "At his desk in Graz, outside the bank, a man ..." has two phrases before."""
    plain = _OPENING.sub("", text)
    plain = plain[:1].upper() + plain[1:]
    return _without_opening(plain) if plain != text else text


def _ends_first_item(text: str, place: int) -> bool:
    """Whether a comma ends the first item of a list of which a headline may tell that alone."""
    before = text[:place]
    first = _FIRST_ITEM.match(text, place) and _OF_ITEM.search(before)
    return bool(first) and not (_ITEMS.search(before) or _COUNTED.search(before))


def _in_a_list(text: str, place: int) -> bool:
    """Whether a mark or an "and" stands between the items of "fun, laughter and intelligence"."""
    return bool(_IN_A_LIST.match(text, place) or (text[place:].startswith(" and") and _ITEMS.search(text[:place])))


def _tidy(piece: str) -> str:
    """A piece without the mark it was cut at: "a heavy blow," and a closing quotation mark change places."""
    return re.sub(r",([”\"’'])$", r"\1", piece.rstrip(" ,;:—–-"))
