"""Sentences that do nothing but say that something is at odds, and what they say it of."""

from __future__ import annotations

import re

from summarizer.checking.lexicon import REPORTING
from summarizer.text.index import Line

SHORT = 12  # words of a sentence that does nothing but say so
# "Why the friends parted is disputed as well."
_TOPIC = re.compile(
    r"^(?:Even |But )?(?P<topic>.{4,60}?) (?:is|are|remains?|was) (?:still )?(?:disputed|in dispute|unsettled|"
    r"contested|unclear|a matter of (?:opinion|dispute|debate))(?: (?:as well|too|in .{3,30}))?\.$"
)
# "Witnesses contradict each other."
_AT_ODDS = re.compile(
    r"^(?P<who>[A-Z][\w ]{2,30}?) (?:contradict|disagree|differ|diverge|conflict|vary)"
    r"(?: (?:with )?each other| widely)?"
    r"(?: (?:about|on|over|as to) (?P<topic>[^,.]{3,40}?))?(?: as well| too)?\.$"
)


def disputed_topic(line: Line) -> str:
    """What a sentence that says nothing else says is at odds: "why the friends parted"; "" for any other sentence."""
    match = _TOPIC.match(line.text) or _AT_ODDS.match(line.text)
    said = any(token.lower in REPORTING for token in line.tokens)  # "he stressed that the town is contested"
    if not match or said or len(line.text.split()) > SHORT:
        return ""
    topic = match["topic"] or "what happened"
    return topic if topic[:2].isupper() else f"{topic[0].lower()}{topic[1:]}"
