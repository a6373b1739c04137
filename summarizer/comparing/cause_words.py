"""How far a thing is said to be the cause of another: a table to extend, from a part of the cause to the whole."""

from __future__ import annotations

import re

_NOT = r"(?:(?:did|had|was|were|is|are|do|does) not|\w+n['’]t)"
# Each degree with the words that say so; where two begin at one place, the degree that stands first is meant
# ("partly because of").
_DEGREES: dict[str, tuple[str, ...]] = {
    "part": (
        r"partly (?:to blame|because of|due to|caused by|responsible)",
        r"in part (?:because of|due to|by)",
        r"play(?:ed|s)? (?:a|some|its|their|his|her) (?:\w+ )?(?:role|part)",
        r"contribut(?:ed|es|ing) to",
        r"contributing (?:factor|cause)",
        r"(?:a|one|another) (?:\w+ )?factor",
        r"among the (?:causes|reasons)",
        r"one of (?:several|many|the) (?:causes|reasons|factors)",
        r"helped (?:to )?cause",
    ),
    "none": (
        rf"{_NOT} (?:the )?(?:caused?|to blame|due to|because of|responsible|a factor|blamed for)",
        r"had nothing to do with",
        r"play(?:ed|s)? no (?:role|part)",
        r"not as a result of",
        r"unrelated to",
    ),
    "whole": (
        r"because of",
        r"due to(?! [a-z]+ (?:on|in|at|by|from)\b| be\b| re\w+)",  # "due to open on Monday" tells no cause
        r"caused (?:by|the)",
        r"as a (?:direct )?result of",
        r"result(?:ed|ing) from",
        r"died (?:of|from)",
        r"killed by",
        r"the cause of",
        r"(?:was|were|is|are) (?:solely |fully )?(?:to blame|responsible) for",
    ),
}
CAUSING = re.compile(
    "|".join(rf"(?P<{degree}>\b(?:{'|'.join(words)})\b)" for degree, words in _DEGREES.items()), re.IGNORECASE
)
HEDGED = re.compile(
    r"\b(?:likely|probably|possibly|perhaps|apparently|may have|might have|could have|is (?:believed|thought) to"
    r"|suspected)\b",
    re.IGNORECASE,
)
