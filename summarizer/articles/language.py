"""Whether a text is English: the share of its words that are English function words."""

from __future__ import annotations

import re

_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "the of and to in a is that for it was on as with he be by at are this have not from but had his they she "
        "which or we an were been their has would there what will all if can her said who one so up out them about "
        "into than its no when more after also other",
    )
)
LEAST_WORDS = 40
# English news lies at 0.30 to 0.50, lists of headlines near 0.20; Dutch, German, French, Spanish, Italian,
# Portuguese, Polish and Swedish news below 0.10 ("in", "was", "a" and "no" are theirs too).
LEAST_SHARE = 0.14


def is_foreign(text: str) -> bool:
    """Whether `text` is long enough to tell and is not English."""
    letters = [char for char in text[:20_000] if char.isalpha()]
    if len(letters) > 100 and sum(char > "\u024f" for char in letters) > len(letters) / 2:
        return True  # another script; Chinese and Japanese have no spaces to count words by
    words = re.findall(r"[^\W\d_]+", text[:200_000].lower())
    if len(words) < LEAST_WORDS:
        return False
    return sum(word in _FUNCTION_WORDS for word in words) < LEAST_SHARE * len(words)
