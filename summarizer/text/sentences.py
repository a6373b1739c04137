"""Where the sentences of a text begin and end, and what each of them is.

`split` finds the boundaries; `sentences` also says what a sentence is (prose, heading, caption, fragment), leaves
datelines out and gives what is repeated only once. Everything runs in time linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarizer.records import Sentence, SentenceKind, Span
from summarizer.text.scanning import holds_any

QUOTATION_LIMIT = 400  # characters; a longer quotation is split into its sentences
BRACKET_LIMIT = 250
_WRAPPED = 140  # characters; the longest line of a hard-wrapped text


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _listed(
    "mr mrs ms mx dr prof sen gov rep col sgt det lt gen capt maj cmdr adm pvt cpl rev hon pres insp supt fr "
    "messrs sens reps govs gens atty asst spc pfc vs v e.g i.e cf viz"
)
_BEFORE_NUMBER = _listed("no nos art sec fig vol ch pp p op ft lb jan feb mar apr jun jul aug sep sept oct nov dec")
_MONTHS = _listed("jan feb mar apr jun jul aug sep sept oct nov dec")
_ABBREVIATIONS = _MONTHS | _listed(
    "inc corp ltd co cos llc plc bros assn dept univ govt st mt ft ave rd blvd hwy jr sr esq ph.d m.d etc al est "
    "approx calif ariz ark colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa "
    "tenn tex va vt wash wis wyo ala ont que"
)
# Words that open a sentence and hardly ever follow an abbreviation inside one: "in the U.S. The" but "the U.S. Army".
_STARTERS = _listed(
    "the a an he she it they we i you his her its their our my your this that these those there here in on at for "
    "from with by as after before when while if but and or so yet however although though since because during "
    "despite according meanwhile also both some many most several all no not nor one two what who why how where which "
    "police officials authorities officers investigators witnesses residents reporters neighbors mr mrs ms dr about "
    "more another other each every even still now then once until last earlier later today tonight yesterday"
)
_DAYS_AND_ZONES = _listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet eastern central "
    "pacific mountain"
)
_ZONE = re.compile(r"(?:[A-Z][a-z]+ ){1,2}(?:Standard |Daylight |Summer )?[Tt]ime\b")  # "8 p.m. China Standard Time"
# A line that is only the day an article is of, and such a day with the first sentence glued to it.
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})"
)
_DAY_LINE = re.compile(rf"{_DAY}\s*$")
_GLUED = re.compile(rf"{_DAY}(?=[A-Z][a-z])")
_REPORTS = (
    "said|says|asked|asks|replied|replies|added|adds|wrote|writes|told|tells|tweeted|answered|responded|recalled|"
    "explained|shouted|yelled|cried|insisted|noted|joked|warned|admitted|declared|snapped|continued|"
    "fired back|shot back"
)

_MARK = re.compile(r"""(?P<mark>[.!?…]+)(?P<close>["'”’»)\]]*)(?P<gap>\s*)""")
_QUOTE = re.compile('["“”]')
_OPENING = re.compile(r"""["'“‘«(\[*#@$£€]+""")
_WORD = re.compile(r"[^\W_]+(?:[.&-][^\W_]+)*")
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_YEAR_LAST = re.compile(r" (?:19|20)\d\d$")
_NAME_REPORTS = re.compile(rf"(?:[\w.’'-]+,? ){{1,4}}(?:{_REPORTS})\b")
_CREDIT = re.compile(
    r"\((?:(?:Photo|Image|Picture|Published|Courtesy|File photo|Screenshot)\b[^()\n]{0,80}"
    r"|[A-Z][^()\n/]{1,40}/[A-Z][^()\n]{1,40}"
    r"|(?:AP|AFP|CBC|BBC|CNN|NBC|ABC|CBS|PA|EPA|Reuters|Getty(?: Images)?)(?: Photo)?)\)"
)

# ---------------------------------------------------------------------------------------------- paragraphs


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text`: blocks between blank lines, and lines within them unless the text is hard-wrapped.

    A text is hard-wrapped when nine of ten lines have at most 140 characters and four of ten of the lines that
    follow another directly go on in lower case. There a newline ends a paragraph only where the next line's first
    word would have fitted on the line (a heading over its text); everywhere else every newline ends one.
    """
    lines = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text) if match[0].strip()]
    joined = [False] * len(lines)
    inner = [i for i in range(1, len(lines)) if text[lines[i - 1].end : lines[i].start].count("\n") == 1]
    short = [line.end - line.start for line in lines if line.end - line.start <= _WRAPPED]
    lower = sum(_goes_on(text, lines[i]) for i in inner)
    width = max(short, default=0)
    if inner and len(short) >= 0.9 * len(lines) and lower >= 0.4 * len(inner):
        for i in inner:
            joined[i] = _goes_on(text, lines[i]) or not _would_fit(text, lines[i - 1], lines[i], width)
    return tuple(_trimmed(text, block) for block in _blocks(lines, joined))


def unwrapped(text: str) -> str:
    """`text`, as long as before, with a space for each newline inside a paragraph and a newline kept for each other."""
    parts, last = [], 0
    for span in paragraphs(text):
        parts += [text[last : span.start], _line(text, span)]
        last = span.end
    return "".join([*parts, text[last:]])


def _line(text: str, paragraph: Span) -> str:
    """A paragraph as one line, every character in its place."""
    return paragraph.of(text).replace("\n", " ")


def _goes_on(text: str, line: Span) -> bool:
    return line.of(text).lstrip()[:1].islower()


def _would_fit(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the following line had room: twelve characters of slack, for ragged wrapping."""
    word = following.of(text).split(maxsplit=1)[0]
    return len(line.of(text).rstrip()) + 1 + len(word) <= width - 12


def _blocks(lines: list[Span], joined: list[bool]) -> Iterator[Span]:
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or not joined[i]:
            yield Span(lines[start].start, lines[i - 1].end)
            start = i


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


# ---------------------------------------------------------------------------------------------- boundaries


def split(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without white space at their ends, none reaching over a paragraph's end."""
    return tuple(span for paragraph in paragraphs(text) for span in _split(text, paragraph))


def _split(text: str, paragraph: Span) -> list[Span]:
    body = _line(text, paragraph)
    start, found = 0, []
    for end in _boundaries(body):
        found.append(_trimmed(text, Span(paragraph.start + start, paragraph.start + end)))
        start = end
    return [span for span in found if span.end > span.start]


def _boundaries(body: str) -> Iterator[int]:
    """Where the sentences of one paragraph end; the paragraph's own end is the last."""
    whole, openings = _enclosures(body)
    last = 0
    for match in _MARK.finditer(body):
        end = match.end("close") if match["gap"] or match.end() == len(body) else _unspaced(body, match, openings)
        if not end or end <= last or whole[end - 1] == 2:
            continue
        if match["gap"] and not _ends(body, match):
            continue
        # A picture's credit closes the caption before it: "… the old mill. (Jo Roe/Gull) On Friday …"
        credit = _CREDIT.match(body, match.end())
        last = credit.end() if credit else end
        yield last
    if last < len(body):
        yield len(body)


def _unspaced(body: str, match: re.Match[str], openings: set[int]) -> int:
    """The end of a sentence whose space was lost, or 0: `the fire."I saw` and `last week.The mayor`."""
    mark_end = match.end("mark")
    if mark_end in openings and match.start() > 0 and body[match.start() - 1].isalpha():
        return mark_end
    before = body[max(0, match.start() - 3) : match.start()]
    word = before.isalpha() and before.islower() and len(before) == 3
    if match["mark"] == "." and (word or _YEAR_LAST.search(body, max(0, match.start() - 5), match.start())):
        return match.end() if re.match(r"[A-Z][a-z]*(?:['’][a-z]+)? ", body[match.end() : match.end() + 20]) else 0
    return 0


def _enclosures(body: str) -> tuple[bytearray, set[int]]:
    """For each character 2 inside a quotation or bracket to be kept whole, 1 inside another quotation, 0 outside.

    A quotation left open reaches to the paragraph's end (1: newswire closes it paragraphs later). Also returned: the
    places of the opening quotation marks.
    """
    depth = bytearray(len(body))
    openings: set[int] = set()
    stack: list[int] = []
    for match in _QUOTE.finditer(body):
        i = match.start()
        if _opens(body, i, bool(stack)):
            openings.add(i)
            stack.append(i)
        elif stack:
            first = stack.pop()
            if not stack:
                _mark(depth, first, i, QUOTATION_LIMIT)
    if stack:
        _mark(depth, stack[0], len(body), 0)
    for match in re.finditer(r"\([^()]*\)", body):
        if match.end() - match.start() <= BRACKET_LIMIT:
            _mark(depth, match.start(), match.end() - 1, BRACKET_LIMIT)
    return depth, openings


def _mark(depth: bytearray, start: int, end: int, limit: int) -> None:
    depth[start:end] = bytes([2 if end - start <= limit else 1]) * (end - start)


def _opens(body: str, i: int, within: bool) -> bool:
    """Whether the double quotation mark at `i` opens; the text around it decides, since “ is also typed to close."""
    before = body[i - 1 : i] if i else " "
    after = body[i + 1 : i + 2] or " "
    if body[i] == "”":
        return False
    if before.isspace() or before in "([—–-/‘'":
        return not after.isspace() and after not in ".,;:!?)"
    if body[i] == "“":
        return True
    return not within and after.isalnum() and before in ".!?,:"


def _ends(body: str, match: re.Match[str]) -> bool:
    """Whether a mark followed by white space ends a sentence."""
    mark, after = match["mark"], match.end()
    opening = _OPENING.match(body, after)
    opened = opening.end() if opening else after
    following = body[opened : opened + 1]
    if not following:
        return True
    if following.islower() or not (following.isalnum() or ord(following) > 0x2FFF):
        return following in "•■►"
    if mark[-1] in "?!" or (match["close"] and mark == "."):
        return not _speaker_follows(body, match)
    if mark != ".":  # an ellipsis
        word = _word(body, opened)
        return word[:2].istitle() and (word[1:].islower() or word in ("I", "A")) and not _speaker_follows(body, match)
    return _full_stop_ends(body, match.start(), after, opened)


def _speaker_follows(body: str, match: re.Match[str]) -> bool:
    """Whether '"Who says so?" Marlow asked' goes on.

    A closing '."' does not, since newswire writes a comma there; nor does a quotation whose speaker came before it:
    'She asked: "Who did it?" Marlow said nothing.'
    """
    if match["mark"] == "." or not set(match["close"]) & set("\"”'’"):
        return False
    ahead = body[match.end() : match.end() + 80]
    behind = re.split('["“]', body[max(0, match.start() - QUOTATION_LIMIT) : match.start()])
    if len(behind) > 1 and behind[-2].rstrip()[-1:] in (":", ","):
        return False
    return bool(_NAME_REPORTS.match(ahead)) and _word(body, match.end()).lower() not in _STARTERS - _TITLES


def _full_stop_ends(body: str, dot: int, after: int, opened: int) -> bool:
    before = _LAST_WORD.search(body[max(0, dot - 24) : dot])
    if not before:
        return body[dot - 1 : dot] not in ("", " ", ".")  # a dot alone: ". . ."
    word, following = before[0], _word(body, opened)
    lower = word.lower()
    if lower in _TITLES or (word.isdigit() and dot == len(word)):  # "1. Boil the water."
        return False
    if lower in _BEFORE_NUMBER and following[:1].isdigit():
        return False
    if lower in ("a.m", "p.m"):
        zone = following.lower() in _DAYS_AND_ZONES or _ZONE.match(body, opened)
        return not zone and not following[:1].isdigit()
    if lower in _ABBREVIATIONS and (word[:1].isupper() or lower in ("etc", "al", "approx", "est")):
        return _starts(body, opened, following)
    if re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word):
        return _starts(body, opened, following)
    return True


def _starts(body: str, at: int, word: str) -> bool:
    """Whether `word`, which follows an abbreviation, opens a sentence; "J. A. Smith" has an initial, not an article."""
    initial = len(word) == 1 and body[at + 1 : at + 2] == "."
    return (word.lower() in _STARTERS and not initial) or body[at - 1 : at] in ('"', "“")


def _word(body: str, at: int) -> str:
    match = _WORD.match(body[at : at + 40])
    return match[0] if match else ""


# ---------------------------------------------------------------------------------------------- kinds

_DASH = r"\s*(?:--+|[—–_-])\s+"
_DATELINE = re.compile(
    # FORT HALE --   ARDEN (AP) —   ARDEN, June 3 (Reuters) -   ARDEN, Ga. (WXYZ) –   ARDEN, Monday 3 June —
    r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:/[A-Z][A-Z .]+)?"
    r"(?:, [A-Z][\w.]+(?: [A-Z\d][\w.]*){0,2}(?:,? \d{4})?){0,2}"
    r"(?: \([A-Z][^()\n]{1,40}\))?"
    # London (CNN) —   (Reuters) -   (CNN)
    r"|(?:[A-Z][\w.'’-]+(?:,? [A-Z\d][\w.'’-]*){0,4} )?\([A-Z][\w./ ]{1,20}\))" + _DASH + r"(?=[\"“'‘A-Z\d])"
    r"|(?:[A-Z][\w.'’-]+(?:,? [A-Z][\w.'’-]*){0,4} )?\((?:CNN|AP|AFP|UPI|BBC|Reuters)\) (?=[\"“'‘A-Z\d])"
    # Arden, Ga. --A mayor
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, [A-Z][a-z]{1,5}\. ?--+ ?(?=[\"“'‘A-Z\d])"
    # ARDEN/FORT HALE, Freedonia Search teams   — The mayor
    r"|[A-Z]{3,}/[A-Z]{3}[A-Z .'’-]*, [A-Z][a-z]+ (?=[A-Z][a-z]+ [a-z])|[—–] (?=[A-Z])"
    # Fort Hale >> The mayor
    r"|(?:[A-Z][\w.'’-]+(?:,? [A-Z][\w.'’-]*){0,4}) (?:>>|»|&gt;&gt;) (?=[\"“'‘A-Z\d])"
    # Headline Glued On ARDEN, Ga. (AP) - The mayor
    r"|[A-Z‘'“\"][^.!?\n]{10,90} [A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}, [A-Z][\w.]+ \([A-Z]{2,8}\)"
    + _DASH
    + r"(?=[\"“'‘A-Z\d])"
    # Arden, Freedonia (CNN)The mayor   (The Gull)The mayor
    r"|(?:[A-Z][\w.'’-]+(?:,? [A-Z\d][\w.'’-]*){0,4} )?\([A-Z][\w./ ]{1,25}\)(?=[\"“'‘]?[A-Z])"
    # (May 4, 2020  3:45 PM CDT)
    r"|\([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4},? {1,3}\d{1,2}:\d\d ?[APap]\.?[Mm]\.?(?: [A-Z]{2,4})?\) +(?=[\"“'‘A-Z\d])"
)
_CAPTION = re.compile(
    r"(?:Image|Media|Video) (?:caption|copyright)\b"
    r"|(?:File )?(?:Photo(?:s|graph)?|Picture|Image|Video|Illustration)s?(?::| by\b| courtesy\b| credit\b|$)"
    r"|(?:View|Open|See|Launch) (?:Images?|Photos?|Gallery|Slideshow) [A-Z]"
    r"|Courtesy (?:of )?[A-Z]|Enlarge (?:Image|this image)|(?:Toggle|Hide) caption"
    r"|(?:Written |Reported |Edited |Reporting )?[Bb]y (?:(?:[A-Z][\w.'’-]*|and|of|the)(?:[ ,]+|$)){1,9}$"
    r"|\(?(?:Reporting|Additional reporting|Editing|Writing) by |With (?:reports?|files) from "
    r"|Getty Images [A-Z]|FILE ?[-–—:]|REUTERS/[A-Z]|(?:Getty Images|Reuters|AFP|AP)$"
    r"|Credit [A-Z][\w.'’-]+ [A-Z][\w.'’-]+(?:/| for |$)"
    r"|(?:PHOTOS?|VIDEO|GALLERY|SLIDESHOW): |\([A-Z][^()]{1,60}(?<![.!?])\)$"
)
_CAPTION_END = re.compile(
    r"(?:Photo|Photograph|Image|Picture|Credit|Pic)s?: [^.!?\n]{2,80}$|/(?:Getty Images|AFP|Reuters|EPA|AP|PA)\)?$"
)
# "A news crew reports from a house in Arden on Tuesday, Jan. 24, 2017.": a picture is told of in the present.
_IN_PICTURE = re.compile(
    r"(?!.*\b(?:said|says|told)\b)(?:\d+ of \d+\. )?"
    r"(?:An?|The|[A-Z][\w.’'-]+)(?: [\w.,’'-]+){1,8}? (?:arrives?|reports?|stands?|walks?|leaves?|speaks?|looks?"
    r"|lays?|(?:is|are) (?:lifted|carried|loaded|unloaded)"
    r"|carry|carries|lifts?|loads?|unloads?|places?|buries|bury|inspects?|searche?s?|moves?"
    r"|waits?|attends?|holds?|poses?|sits?|waves?|prays?|gathers?|works?|talks?|watch(?:es)?|listens?|appears?|is seen"
    r"|are seen)\b.{5,200}? "
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.$"
)
# "Bags are lifted onto a ship at sea, Saturday, Jan. 3, 2015.": so is what ends with the day it was taken.
_TAKEN = re.compile(
    r"(?!.*\b(?:said|says|told|will|has|have|had|was|were)\b).* (?:is|are) .*,"
    r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.$"
)
_CREDIT_END = re.compile(_CREDIT.pattern + r"$")
_CAPTION_ANY = re.compile(
    r" \| (?:Getty|AP|AFP|Reuters)\b|/Getty Images\b.*/Getty Images\b|\b1 of \d+ Close\b|^Hide Caption \d"
)
_CONTRIBUTED = re.compile(
    r"^This (?:story|article) has been corrected\b"
    r"|\bcontributed to this (?:report|story|article)\.?$|\b[Ee]-?mail: ?\S{1,64}@\S"
)
# What a caption or an embedded post holds anywhere, each with strings of which the paragraph must hold one.
_CAPTIONS = (
    (_CAPTION_END, (": ", "/")),
    (_CREDIT_END, ("(",)),
    (_CAPTION_ANY, (" | ", "/Getty Images", " Close", "Hide Caption")),
    (_CONTRIBUTED, ("This ", "contributed to this ", "mail")),
)
_POST = (re.compile(r"\(@\w{1,20}\)|\bpic\.twitter\.com/|\bt\.co/\w"), ("(@", "pic.twitter.com/", "t.co/"))
_LABEL = re.compile(r"(?:[A-Z][\w.'’-]* ){0,2}[A-Z][\w.'’-]+: [\"“A-Z]")
_CAPITALS_LABEL = re.compile(r"[A-Z][A-Z.'’ -]+: (?=[\"“A-Z])")
OPENING_WORDS = 15
_ENTRY = re.compile(r"[-–—*•·■►]\s|\d{1,3}[.)]\s|\d+ [\d,]+ [\d,]+ ")
_CLOSERS = "\"'”’»)]*"
_CUT_OFF = re.compile(r"[a-z,](?:\.\.\.|…)(?: \([A-Z][^()]{1,40}\))?$")  # "an internationally known..."
_FINAL = re.compile(rf"[.!?…][{re.escape(_CLOSERS)}]*$")


# A longer paragraph is no caption, whoever "contributed to this report" at its end: many collections give an article in
# one line. Of such, and of a text that is one paragraph, each sentence is looked at.
CAPTION_WORDS = 100
# "According to her suit:", "The release consisted of three sentences:"
_INTRODUCES = re.compile(
    r"\b(?:according to|said|says|wrote|writes|added|reads?|stated|states|statement|release|letter|e-?mail|suit|lawsuit"
    r"|complaint|filing|post|message|memo|sentences|ruling)\b[^.!?]*:$"
)
INTRODUCING = 200  # characters at the end of a paragraph
_BEGINS = re.compile(r"[^:/|]{40,300}?[.!?][”\"]? ")  # a sentence that is no figure of speech


def sentences(text: str, boilerplate: Callable[[str], bool] = lambda paragraph: False) -> tuple[Sentence, ...]:
    """The sentences of `text`, numbered from 0, each with its paragraph's number and its kind.

    A paragraph that `boilerplate` holds of gives none, nor does one that stood before, nor a sentence of six words
    and more that stood before. A dateline is left out of the span of the sentence it opens.
    """
    spans = paragraphs(text)
    turns = [words for span in spans if _LABEL.match(words := _line(text, span)) and _FINAL.search(words)]
    transcript = sum(not boilerplate(words) for words in turns) >= 2
    found: list[Sentence] = []
    seen_paragraphs: set[str] = set()
    seen_sentences: set[str] = set()
    before = ""
    for number, span in enumerate(spans):
        words = _line(text, span)
        if boilerplate(words) or _repeated(words, seen_paragraphs, 0) or _is_doubled(words):
            continue
        apart = len(spans) == 1 or len(words.split()) > CAPTION_WORDS
        kind = _paragraph_kind(words, transcript, apart)
        if not (number or kind) and len(spans) > 1 and _DAY_LINE.match(_line(text, spans[1])):
            kind = SentenceKind.HEADING  # "Tax relief for donors in the U.S.", above the day
        if kind is None and _introduces(before) and words[:1] not in "\"“'‘":
            kind = SentenceKind.FRAGMENT  # somebody's words, whose is not said in them
        before = words
        dateline = None if kind else _DATELINE.match(words[:200]) or _CAPITALS_LABEL.match(words[:60])
        dateline = dateline or (None if kind else _GLUED.match(words[:60]))
        body = Span(span.start + (dateline.end() if dateline else 0), span.end)
        for piece, inside in _pieces(text, body):
            if not _repeated(piece.of(text), seen_sentences, 6):
                found.append(Sentence(piece, len(found), number, kind or _kind(piece.of(text), inside, apart)))
    return tuple(found)


def _introduces(words: str) -> bool:
    """Whether a paragraph ends with who says, in a document or to the letter, what the next one has: "In her suit:"."""
    return words.endswith(":") and _INTRODUCES.search(words, max(0, len(words) - INTRODUCING)) is not None


def _repeated(words: str, seen: set[str], least: int) -> bool:
    """Whether these words, of which there are at least `least`, stood before; they are in `seen` afterwards."""
    key = " ".join(words.casefold().split())
    if key in seen and key.count(" ") + 1 >= least:
        return True
    seen.add(key)
    return False


def _is_doubled(words: str) -> bool:
    """Whether a paragraph gives its first sentence twice, as pages do with a picture's caption."""
    begins = _BEGINS.match(words)
    short = len(words.split()) <= 2 * CAPTION_WORDS
    return short and begins is not None and words.find(begins.group(), begins.end()) > 0


def _pieces(text: str, paragraph: Span) -> Iterator[tuple[Span, bool]]:
    """The sentences of a paragraph, each with whether it stands wholly inside a quotation."""
    depth, _ = _enclosures(_line(text, paragraph))
    for span in _split(text, paragraph):
        start = span.start - paragraph.start
        last = start + len(span.of(text).rstrip(_CLOSERS + ".!?…,"))  # '"… the ministry".' has its full stop outside
        yield span, all(depth[start:last]) and text[span.start] != "("


def _paragraph_kind(words: str, transcript: bool, apart: bool) -> SentenceKind | None:
    """What all of a paragraph is, or None where each sentence has to be looked at, `apart` from the others for what it
    credits.
    """
    if not apart and (kind := _credit_kind(words)):
        return kind
    opens = words.startswith("— ") and len(words.split()) >= OPENING_WORDS  # a dateline that lost its place
    if (_ENTRY.match(words) and not opens) or (transcript and _LABEL.match(words)):
        return SentenceKind.FRAGMENT
    return SentenceKind.HEADING if _is_heading(words) else None


def _credit_kind(words: str) -> SentenceKind | None:
    """What words are for the photographer, writer or account that they name, or None where they name none."""
    if _CAPTION.match(words) or any(_found(pattern, needed, words) for pattern, needed in _CAPTIONS):
        return SentenceKind.CAPTION
    return SentenceKind.FRAGMENT if _found(*_POST, words) else None


def _found(pattern: re.Pattern[str], needed: tuple[str, ...], words: str) -> bool:
    """Whether the pattern is found in words that hold one of the strings it needs."""
    return holds_any(words, needed) and pattern.search(words) is not None


def _is_heading(words: str) -> bool:
    """A line of at most twenty words: in capitals, or in title case, or without a full stop and not cut off."""
    tokens = words.split()
    if len(tokens) > 20 or words[:1].islower() or words[:1] in ".…*" or words[-1] in ":;,…":
        return False
    letters = [char for char in words if char.isalpha()]
    if len(letters) > 3 and all(char.isupper() for char in letters) and words[:1] not in '"“':
        return True
    if not _FINAL.search(words) or re.search(r"[?!.]['’]$", words):
        return words[:1] not in '"“' or words[-1] in '"”'
    long = [token for token in tokens if sum(map(str.isalpha, token)) >= 4]
    capital = [token for token in tokens if token.lstrip("\"'“‘(")[:1].isupper()]
    return set(long) <= set(capital) and len(tokens) >= 4 and len(capital) >= 0.75 * len(tokens) and words[-1] != "."


def _kind(words: str, inside: bool, apart: bool) -> SentenceKind:
    """What one sentence of a body paragraph is; one `inside` a quotation lacks its speaker and cannot stand alone."""
    if apart and (kind := _credit_kind(words)):
        return kind
    if _CREDIT_END.search(words) or _IN_PICTURE.match(words) or _TAKEN.match(words):
        return SentenceKind.CAPTION
    cut = words[:1].islower() or words.startswith(("...", "…")) or not _FINAL.search(words) or _CUT_OFF.search(words)
    return SentenceKind.FRAGMENT if inside or cut or len(words.split()) < 3 else SentenceKind.PROSE
