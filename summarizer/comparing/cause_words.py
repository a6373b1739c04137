"""How far a thing is said to be the cause of another: a table to extend, from the whole cause to none of it."""

from __future__ import annotations

import re

# Each degree with the words that say so; the degrees in which a phrase stands first win ("partly because of").
_DEGREES = {
    "part": r"""
        partly (?:to blame|because of|due to|caused by|responsible)|in part (?:because of|due to|by)
        play(?:ed|s)? (?:a|some|its|their|his|her) (?:\w+ )?(?:role|part)
        contribut(?:ed|es|ing) to|contributing (?:factor|cause)|(?:a|one|another) (?:\w+ )?factor
        among the (?:causes|reasons)|one of (?:several|many|the) (?:causes|reasons|factors)|helped (?:to )?cause
        """,
    "none": r"""
        (?:did not|didn['’]t|had not|hadn['’]t|was not|wasn['’]t|were not|weren['’]t|is not|isn['’]t) (?:the )?
        (?:caused?|the cause|responsible|to blame|due to|because of|a factor|blamed for)
        had nothing to do with|play(?:ed|s)? no (?:role|part)|not as a result of|unrelated to
        """,
    "whole": r"""
        because of|due to(?! [a-z]+ (?:on|in|at|by|from)\b| be\b| re\w+)|caused by|as a (?:direct )?result of|result(?:ed|ing) from|died (?:of|from)|killed by
        the cause of|(?:was|were|is|are) (?:solely |fully )?(?:to blame|responsible) for|caused the
        """,
}


def _pattern(lines: str) -> str:
    joined = re.sub(r"\)\? *\n\s+\(", ")? (", lines.strip())  # a phrase goes on in the next line after "the "
    return "|".join(part.strip() for part in joined.splitlines())


CAUSING = re.compile(
    "|".join(rf"(?P<{degree}>\b(?:{_pattern(lines)})\b)" for degree, lines in _DEGREES.items()), re.IGNORECASE
)
HEDGED = re.compile(
    r"\b(?:likely|probably|possibly|perhaps|apparently|may have|might have|could have|is (?:believed|thought) to"
    r"|suspected)\b",
    re.IGNORECASE,
)
