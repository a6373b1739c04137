"""The words by which one party denies, doubts or disputes what another says."""

from __future__ import annotations

import re

# Words that speak of a report and not of the world: "was not arrested" denies nothing that anyone has said. What the
# first ones deny stands after them; who does so is no part of it.
DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:ed|s|ing)?|refut(?:ed|es|ing)|disput(?:ed|es|ing)|debunk(?:ed|s)"
    r"|dismiss(?:ed|es|ing)?(?: outright)? (?:the|an?|any|all|as|claims?|reports?|rumou?rs)"
    r"|contradict(?:ed|s|ing)|rul(?:ed|es|ing) out|refus(?:e|ed|es) to (?:even )?ac\w+"
    r"|(?:balk(?:ed|s) at|doubt(?:ed|s)|question(?:ed|s)) (?:the|that|whether)|unclear (?:whether|if)"
    r"|(?:not|\w+n['’]t|un)(?: been)? ?able to (?:determine|confirm|verify|establish)"
    r"|no (?:direct |clear )?(?:indications?|evidence|proof)\b(?! in)|insist(?:ed|s|ing)\b[^.]{0,60}\bnot)(?!\w)",
    re.IGNORECASE,
)
DOUBTED = re.compile(
    r"\b(?:unconfirmed|unproven|unverified|untrue|baseless|nothing to do with|no (?:part|role|hand) in"
    r"|(?:not|\w+n['’]t|never|nor|yet to) (?:yet )?(?:be |been |be independently |independently )?"
    r"(?:confirm|verif|substantiat|corroborat)\w*"
    r"|(?:was|were|is|are)(?: not|n['’]t) the (?:\w+ )?(?:reasons?|causes?)|prov(?:ed|en) (?:to be )?(?:false|wrong)"
    r"|(?:not|neither)\b[^.]{0,80}\bbeliev\w* to be true)(?!\w)",
    re.IGNORECASE,
)
# What is denied has just been said: "The union disputed that account".
ANAPHORIC = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:ed|s)|refuted|disput(?:ed|es)|dismiss(?:ed|es)|contradict(?:ed|s)"
    r"|challeng(?:ed|es)) (?:(?:that|this|it|those|them)(?=[,.;]| (?:and|but|on|in|saying|as)\b|$)"
    r"|(?:that|this|those|these|the) (?:account|version|suggestion|claim|allegation|accusation|charge|report|figure"
    r"|number|estimate)s?\b(?! (?:that|of)))",
    re.IGNORECASE,
)
# What was just said is taken back, put right or answered.
CORRECTING = re.compile(
    r"\b(?:later|since|subsequently|afterwards|then) (?:clarified|corrected|apologi[sz]ed|retracted|withdrew|denied"
    r"|backtracked|walked (?:it|that|this) back)\b"
    r"|^(?:None|Neither) (?:has|have|had|of (?:it|them|this|these|those)|was|were|could)\b"
    r"|^(?:But|However|Yet)\b.*\b(?:den(?:y|ies|ied)|reject(?:ed|s)|disput(?:ed|es)|dismiss(?:ed|es)|insist(?:ed|s)"
    r"|acquitted|cleared|clarified)\b",
)
