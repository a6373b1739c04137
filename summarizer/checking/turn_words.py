"""Words that turn each other about when they stand beside the same thing: a table to extend."""

from __future__ import annotations

from summarizer.checking.synonyms import lemma

# Tables are read in rows, not one word a line.
# fmt: off

POLES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    name: (frozenset(up.split()), frozenset(down.split()))
    for name, up, down in (
        (
            "amount",
            "rise rose risen rises rising increase increased increases increasing climb climbed climbs climbing grow "
            "grew grown grows growing growth surge surged jump jumped soar soared gain gained gains gaining up higher "
            "doubled raise raised raises raising hike hiked more strengthen strengthened widen widened boost boosted "
            "improve improved accelerated accelerate expand expanded larger greater bigger longer faster",
            "fall fell fallen falls falling drop dropped drops dropping decline declined declines declining decrease "
            "decreased decreases decreasing slip slipped slips slump slumped shrink shrank shrunk shrinking tumble "
            "tumbled plunge plunged dip dipped down lower lowered lowers lowering halved cut cuts cutting reduce "
            "reduced reduces reducing reduction slash slashed less fewer weaken weakened narrow narrowed lost lose "
            "loses losing loss worsen worsened slowed smaller shorter slower downturn",
        ),
        ("level", "above over exceeds exceeded exceeding", "below under"),
        ("result", "win won wins winning victory", "lost lose loses losing"),
        ("stance", "support supported supports favour favor endorse", "oppose opposed opposes reject"),
        (
            "answer",
            "accept accepted accepts uphold upheld approve approved approves admit admitted admits confirm "
            "confirmed confirms acknowledge acknowledged acknowledges",
            "reject rejected rejects rejecting dismiss dismissed refuse refused overturned overturn deny denied denies",
        ),
        ("leave", "allow allowed allows permit permitted permits legalise legalised legalize legalized",
         "ban banned bans prohibit prohibited outlawed outlaw forbid forbade"),
        ("secrecy", "publicly openly", "secretly privately"),
        ("feeling", "love loves loved praise praised praises", "hate hates hated condemn condemned condemns"),
        ("accord", "agree agrees agreed", "disagree disagrees disagreed"),
        ("part", "add adds added include includes included", "remove removes removed exclude excludes excluded"),
        ("outcome", "success succeeded succeeds successful successfully", "failure failed fails unsuccessful "
         "unsuccessfully"),
        ("shot", "scored scores", "missed misses"),
        ("side", "north northern", "south southern"),
        ("hand", "east eastern", "west western"),
        ("currency", "strengthened strengthen stronger", "weakened weaken weaker"),
        ("door", "open opened opens reopened opening", "close closed closes shut closing"),
        ("road", "arrive arrived arrives arrival enter entered", "depart departed leave left leaves departure"),
        ("rank", "best oldest largest biggest highest strongest richest", "worst youngest smallest lowest "
         "weakest poorest"),
        ("trial", "convicted guilty conviction", "acquitted cleared innocent acquittal"),
        ("pursuit", "escaped fled escape escapes", "caught captured recaptured"),
        ("custody", "jailed imprisoned arrested detained", "freed released"),
        ("start", "begin began begun begins started starts start", "end ended ends ending stopped finished"),
    )
}
# Adverbs that turn; any other word in -ly does not ("increasingly").
SURE_TURNS = frozenset("publicly openly secretly privately successfully unsuccessfully only early".split())

POLE_OF: dict[str, tuple[tuple[str, int], ...]] = {}
for _name, _sides in POLES.items():
    for _sign, _words in zip((1, -1), _sides, strict=True):
        for _word in _words:
            _turns = POLE_OF.get(lemma(_word), ())
            POLE_OF[lemma(_word)] = _turns if (_name, _sign) in _turns else (*_turns, (_name, _sign))
