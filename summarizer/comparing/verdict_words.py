"""Words that praise a work or its makers and words that fault them: a table to extend.

Only words that hardly stand for anything else in a review: "strong", "light" and "cold" belong in none.
"""

from __future__ import annotations

import re

_PRAISE = """
success triumph triumphant delight delights delightful allure masterpiece brilliant brilliantly superb superbly dazzling
dazzles terrific splendid hilarious gripping thrilling enchanting captivating exhilarating stunning magnificent
marvelous marvellous excellent flawless irresistible joyous remarkable luminous riveting witty unforgettable sublime
charmer wonderful wonderfully enthralling compelling
"""
_FAULT = """
ridiculous absurd silly ludicrous dull boring tedious dreary mess disappointing disappointment disappoints lifeless
bland clumsy forgettable pointless awful terrible dreadful dismal stale muddled tiresome unfunny laughable preposterous
pretentious shallow bloated fails failure lacks worst unconvincing incoherent overlong mediocre uninspired
flop turgid
"""
_PRAISE_PHRASES = ("real deal", "to a tee", "a treat", "tour de force", "steals the show")
_FAULT_PHRASES = ("falls? flat", "waste of", "not a strong", "no chemistry", "wears thin")


def _either(words: str, phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join([*phrases, *words.split()])})\b", re.IGNORECASE)


PRAISE, FAULT = _either(_PRAISE, _PRAISE_PHRASES), _either(_FAULT, _FAULT_PHRASES)
# "Hardly a masterpiece", "never dull": right before a word, this turns it round.
TURNED = re.compile(
    r"\b(?:not|n['’]t|never|no|hardly|neither|nor|without|far from)(?: (?:a|an|the|so|very|quite))? $", re.IGNORECASE
)
