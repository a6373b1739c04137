"""Paragraphs that every page of a site carries: neither material nor evidence.

Each pattern has to match a whole paragraph, from its first character to its last, so a sentence of the article that
begins like one ("Advertisement for the post drew 300 replies.") stays.
"""

from __future__ import annotations

import re
from functools import cache

_LINK = r"(?:https?://\S+|www\.\S+)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )"
_DATE = rf"{_DAY}?(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_CLOCK = r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?,?)"

_PATTERNS = (
    # what another page holds
    r"(?:More news|Read(?: more| also| next)?|Also read|See also|Related(?: (?:stories|articles?|coverage|news))?|"
    r"Recommended|Trending|You may also like|Watch(?: live| now| below)?|Don'?t miss|Must read|More from [^.]{2,40})"
    r"(?:(?::| [|»>-]) ?[^\n]{0,160})?",
    r"To read the (?:entire|full|whole) (?:article|story)[^\n]{0,120}",
    r"(?:Click|Tap) here (?:to|for) [^\n]{0,120}",
    r"Read or Share this story: ?\S*",
    r"(?:Story|Article) continue[sd] below(?: (?:advertisement|ad|video))?\.?",
    r"(?:Continue|Keep) reading(?: the main story| below)?",
    r"(?:Back to|View|Open|Launch|Scroll down for)(?: the)? (?:Gallery|Photos?|Slideshow|top|video)",
    r"(?:\d+ of \d+|\d+ / \d+|Next|Previous|Close|Menu|Search|Home|Hide|Show more|Load more|Loading\.*)",
    # advertisement, subscription, sharing
    r"(?:-+ ?)?(?:Advertisements?|Advertising|Sponsored(?: content)?|Promoted(?: content)?|Ad)(?: ?-+)?",
    r"(?:Sign up|Subscribe|Register|Log ?in|Sign in)(?: (?:now|here|today|free|for|to|with|via)\b[^.\n]{0,100})?[.!]?",
    r"(?:Get|Receive) [^.\n]{0,80}(?:newsletter|inbox)[^.\n]{0,60}[.!]?",
    r"(?:[A-Z]\w+ ){0,4}(?:Emails?|Newsletters?|Alerts?):? (?:Get|Receive|Sign up)\b[^\n]{0,160}",
    r"(?:Reach|Contact|Email) [A-Z][^\n]{2,60} (?:at|on|via) \S+@\S+[^\n]{0,120}",
    r"Story highlights\b[^\n]{0,200}|JUST WATCHED\b[^\n]{0,300}",
    r"(?:Play )?(?:Facebook|Twitter|Google Plus|Embed)|Embed [^\n]{0,200}\bCopy this code to your website or blog",
    r"EMBED ?>? ?More News Videos[^\n]{0,300}|(?-i:CLOSE) [^\n]{0,500}",
    r"(?:Like|Share|Follow|Tweet|Print|Email)(?: (?:this|us|on|via|Facebook|Twitter|article|story|page|loading)){0,4}"
    r"[:.… ]*(?:Loading\.*)?",
    r"(?:(?:Share|Tweet|Email|Print|Pin|Reddit|LinkedIn|Facebook|Twitter|WhatsApp|Comments?)[|/•· ]*){2,}",
    r"(?:LISTEN TO ARTICLE|LISTEN:)[^\n]{0,200}",
    r"(?:(?:SHARE|Share) (?:THIS ARTICLE|On more|on)\b ?|(?:Share|Tweet|Post|Email|Print) ?){2,}",
    r"Photos?|Images?|Your browser does not support[^\n]{0,80}",
    r"\((?:This (?:story|article|post)|Editor's note)[^\n()]{0,200}\)",
    r"[^\n.]{0,80}\b\d[\d.,]*k? shares? on Facebook(?: shares on Facebook)?",
    r"Follow [^.\n]{1,60} on (?:Twitter|Facebook|Instagram|X)\.?"
    r"(?: ?[@:][^\n]{0,60}| to (?:join|see|get|stay)\b[^\n]{0,80})?",
    r"(?:Leave|Post|Add|View|Show)(?: a| all)? (?:comments?|reply)|\d* ?comments?(?: \(\d+\))?",
    r"(?:This (?:site|website)|We) uses? cookies[^\n]{0,300}",
    r"(?:Please )?(?:enable|turn on) JavaScript[^\n]{0,120}",
    # rights and provenance
    r"(?:Copyright ?(?:©|\(c\))?|©|\(c\)) ?\d{4}[^\n]{0,300}|Copyright [^.\n]{2,60}",
    r"[^.\n]{0,80}All rights reserved\.?(?: This material may not be published[^\n]{0,200})?",
    r"This material may not be [^\n]{0,200}",
    r"(?:Unauthorized )?reproduction (?:in whole|in part|without|or distribution|is prohibited)[^\n]{0,160}",
    rf"Information from: [^\n]{{2,80}}, ?{_LINK}",
    r"Media playback is unsupported on your device",
    r"Share this with \w+|For more information,? (?:visit|call|go to|contact)\b[^\n]{0,160}",
    r"Our Standards: ?[^\n]{0,80}",
    r"(?:You must|Please) (?:enter|type) the (?:characters|code|letters) [^\n]{0,160}",
    r"Message: ?\*? ?A friend wanted you to see [^\n]{0,160}",
    r"Starting in 1996, Alexa Internet has been donating[^\n]{0,300}",
    r"This (?:story|article) (?:was|has been) (?:originally )?(?:published|updated)[^.\n]{0,160}\.?",
    r"The views expressed (?:in this|here)[^\n]{0,200}",
    # rules, links and dates alone
    r"[\W_]+",
    rf"(?:Source|Via|Link|URL)?:? ?{_LINK}",
    rf"\(?(?:(?:Published|Posted|Updated|Last updated|Last modified|Date|First published)(?: on| at)?:? ?)?"
    rf"(?:{_CLOCK},? ?)?{_DATE}{_CLOCK}?(?: ?\| ?Updated[^\n]{{0,60}})?\)?",
)
_LONGEST = 600  # characters; nothing above runs longer
_GALLERY = re.compile(r"\s*(?:\d+ of \d+ )?Full Screen Autoplay Close\b")  # and the captions of all its pictures


@cache
def _whole() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)


def is_boilerplate(paragraph: str) -> bool:
    """Whether all of `paragraph` is such boilerplate."""
    if _GALLERY.match(paragraph):
        return True
    return len(paragraph) <= _LONGEST and bool(_whole().fullmatch(" ".join(paragraph.split())))
