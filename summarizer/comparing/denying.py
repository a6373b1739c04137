"""Sentences by which somebody denies, doubts or cannot believe what has been said."""

from __future__ import annotations

import re

from summarizer.checking.disputes import DENYING, DOUBTED
from summarizer.text.index import Line

MAX_WORDS = 45  # a longer sentence is no cell of a table
# "Persuaded him to reject the club", "the complaint must be rejected": nobody denies anything that was said.
_URGED = re.compile(r"\b(?:to|be|must|should) $")
# "She sounded surprised that he would refuse to admit it" holds what he denies to be so.
_EMBEDDED = re.compile(r"\b(?:surprise\w*|astonish\w*|incredulous|amaze\w*|accus\w+)\b[^.;]{0,60}$", re.IGNORECASE)
# "While it is unclear whether he owes it, fans have begun to collect": the news is what they do.
_GRANTED = re.compile(r"^(?:While|Though|Although|Even if) (?:it['’]s|it (?:is|was|remains)) $")
# Nor does whoever turns down a plan, "rejected the offer", or a machine: "began rejecting ballots".
_REFUSED = re.compile(
    r"denied (?=(?:[a-z]+ )?(?:access|entry|bail|visas?|permission|treatment|asylum|parole)\b)"
    r"|reject\w* (?:an?|the|any|his|her|its|their|this|that) (?:[\w-]+ ){0,2}?"
    r"(?:proposals?|offers?|bids?|plans?|calls?|requests?|deals?|appeals?|motions?|amendments?|bills?|applications?)\b"
    r"|reject\w* (?:[\w.’'%-]+ ){1,5}?(?:increases?|raises?|packages?|polic(?:y|ies)|remuneration|salar(?:y|ies)"
    r"|decisions?|compensation|pay)\b"
    r"|reject\w* (?:[a-z]+ )?(?:ballots?|votes?|cards?|coins?|tickets?|parts|goods)\b"
)
# "The church has never rejected it", "he gave no indication whether they would": that denies nothing either.
_NEVER = re.compile(r"\b(?:never|nor|neither|did not|has not|have not)(?: \w+){0,3} $|\b(?:gave|give|given|gives) $")
# "A second official found that hard to credit."
DISBELIEVED = re.compile(
    r"\b(?:f(?:ound|inds) (?:that|this|it) (?:hard|difficult|impossible) to (?:credit|believe|accept)"
    r"|(?:called|dismissed) (?:that|this|it) (?:as )?(?:nonsense|false|untrue|a lie|absurd|laughable)"
    r"|scoff(?:ed|s) at (?:that|this)|(?:was|were) not convinced)(?=[,.;]|$)"
)
HARD_TO_BELIEVE = re.compile(
    r"\b(?:hard|difficult|impossible) to (?:imagine|believe|conceive) that\b.*\b(?:not|n['’]t|nothing|unaware|no)\b"
)


def usable(line: Line) -> bool:
    return line.is_prose and len(line.text.split()) <= MAX_WORDS and not line.text.startswith("(")


def denies(line: Line) -> re.Match[str] | None:
    found = DENYING.search(line.text)
    if found and _NEVER.search(line.text, 0, found.start()):
        found = None
    if found and _GRANTED.search(line.text, 0, found.start()):
        return None
    if found and _EMBEDDED.search(line.text, 0, found.start()):
        return None
    if found and (_URGED.search(line.text, 0, found.start()) or _REFUSED.match(line.text, found.start())):
        found = None
    return found or DOUBTED.search(line.text)
