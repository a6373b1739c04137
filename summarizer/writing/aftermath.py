"""What is said and done about an event, no way to head a page: a charge, a reply, a plan, what it will cost."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.checking.standalone import outside_quotations
from summarizer.text.index import StoryIndex
from summarizer.text.tables import DIGIT_WORDS

BEGINNING = 14  # words in which a sentence has its main verb
MOSTLY = 0.5  # share of the articles that must open so before that is the news: a lawsuit, a reform, a quarrel

# The main verb, not "was accused of" nor "who accused him": what somebody says against, for or about what happened.
_REACTS = re.compile(
    r"(?<!\bto )(?<!\bwho )(?<!\bwhich )(?<!\bthat )(?<!\bbe )(?<!\bbeen )(?<!\bwas )(?<!\bwere )(?<!\bis )(?<!\bare )"
    r"(?<!\bnot )(?:"
    r"accus(?:ed|es)|blam(?:ed|es)|den(?:ied|ies)|reject(?:ed|s)|condemn(?:ed|s)|denounc(?:ed|es)|critici[sz](?:ed|es)"
    r"|blasted|slammed|demand(?:ed|s)|urg(?:ed|es)|call(?:ed|s) (?:for|on|the|it|him|her|them)|prais(?:ed|es)"
    r"|welcom(?:ed|es)|mourn(?:ed|s)|vow(?:ed|s)|promis(?:ed|es)|pledg(?:ed|es)|threaten(?:ed|s)|offer(?:ed|s)"
    r"|defend(?:ed|s)|dismiss(?:ed|es)|disput(?:ed|es)|insist(?:ed|s)|argu(?:ed|es)|apologi[sz](?:ed|es)|thank(?:ed|s)"
    r"|acknowledg(?:ed|es)|conced(?:ed|es)|told (?:the|its|his|her|their)|react(?:ed|s)"
    r"|respond(?:ed|s)|repl(?:ied|ies)|compar(?:ed|es)|hop(?:ed|es)|had (?:said|claimed|told)"
    r"|call(?:ed|s) (?:[\w’'.-]+ ){1,3}(?:death|killing|shooting|attack|crash|loss)"
    r"|(?:may|might|could) be able"
    r"|estimat(?:ed|es) (?:that )?|(?:will|would|could|may|might) (?:pay|cost|compensate|sue|appeal|lose)"
    r")\b"
)
_RIGHT = re.compile(rf", not (?:about |over |at least )?(?:\d|(?:{'|'.join(DIGIT_WORDS)})\b)")
_CLAUSE = re.compile(r"\b(?:after|when|while|because|since|although|though|where)\b")


def is_aftermath(text: str) -> bool:
    """Whether a sentence mainly tells what somebody says, asks, offers or will pay because of what happened."""
    beginning = " ".join(outside_quotations(text).split()[:BEGINNING])
    clause = _CLAUSE.search(beginning)
    # "After the fire, the union blamed the owner" opens with its clause; "died after the guards denied" does not.
    main = beginning[: clause.start()] if clause and clause.start() else beginning
    return bool(_REACTS.search(main))


def puts_right(text: str) -> bool:
    """ "Nine people, not 11, died": whether a sentence corrects a figure that earlier articles give."""
    return bool(_RIGHT.search(outside_quotations(text)))


@lru_cache(maxsize=4)
def is_all_aftermath(index: StoryIndex) -> bool:
    """Whether most articles of a story open so: then it is the news."""
    openings = [lines[0].text for lines in index.prose.values() if lines]
    return sum(map(is_aftermath, openings)) > MOSTLY * len(openings)
