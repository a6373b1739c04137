"""Which words are compared as one: irregular forms brought home, and words that may stand for each other.

A line of FORMS is a verb with its irregular forms and the nouns made of it; a line of SAME holds words of which the
first names all. What is in no table is compared by its stem.
"""

from __future__ import annotations

from functools import lru_cache

from summarizer.text.words import stem

FORMS = """
rise rose risen
fall fell fallen
buy bought
sell sold
lend lent
win won
lose lost losing
beat beaten
hit
shoot shot
strike struck stricken
steal stole stolen theft
give gave given
leave left
meet met
lead led
leadership leader
send sent
build built
find found
hold held
break broke broken
begin began begun
bring brought
choose chose chosen
come came
catch caught
draw drew drawn
drive drove driven
eat ate eaten
fight fought
flee fled
fly flew flown
forgive forgave forgiven
freeze froze frozen
go went gone
grow grew grown
hide hid hidden
keep kept
know knew known
lay laid
lie lay lain
make made
overthrow overthrew overthrown
pay paid
read
ride rode ridden
run ran
see saw seen
seek sought
shake shook shaken
shrink shrank shrunk
shut
sing sang sung
sink sank sunk
sit sat
speak spoke spoken speech
spend spent
spread
stand stood
swear swore sworn
swim swam swum
take took taken
teach taught
tear tore torn
throw threw thrown
wear wore worn
withdraw withdrew withdrawn withdrawal
write wrote written
overtake overtook overtaken
hang hung hanged
die died dying dies
tie tied tying
deny denied denial denies
marry married marriage
bury buried burial
carry carried
try tried
cut cutting
ban banned banning
rob robbed robbery
stab stabbed
plan planned
drop dropped dropping
slip slipped
stop stopped stopping
step stepped
rape raped
free freed
choose choice
arrive arrival
approve approval
refuse refusal
dismiss dismissal
close closure
explode explosion
collide collision
decide decision
divide division
elect election
invade invasion
injure injury injuries
sue sued suing
resign resignation
identify identification identified
destroy destruction
expand expansion
extend extension
collapse
evacuate evacuation
reduce reduction
produce production
seize seizure
fail failure
"""

# Words that may stand for each other; the first names them.
SAME = """
attack raid assault ambush shell shelling bomb bombing bombard
hit strike ram
buy purchase acquire acquisition takeover
sell sale
lend loan
kill slay slain murder
die death dead
injure wound hurt injured
jail imprison sentence
arrest detain detention
approve approval authorise authorize
reach agree-on
begin start launch
close shut closure
rise increase climb grow growth surge jump soar gain
fall drop decline decrease slip slump shrink tumble plunge dip
raise hike
lower cut reduce reduction slash
beat defeat
resign quit step-down
marry wed
praise commend hail
criticise criticize condemn blast slam denounce
replace succeed
cancel scrap axe
seize capture
spread reach
flee escape
appoint name
destroy demolish
rescue save
hire recruit employ
fire sack dismiss
build construct construction
help aid assist
reject dismiss
accept uphold
win victory
ban prohibit outlaw
sue lawsuit
invade invasion
collapse
evacuate evacuation
steal theft rob robbery
open reopen
cause
explode explosion blast
find discover
kidnap abduct
release free
deport expel
pass adopt
postpone delay
support back endorse
resume restart
suspend halt
protest demonstrate rally
complete finish
investigate probe
repair fix restore
damage
burn
name appoint
move relocate
reveal disclose
infect
test
"""


def _pairs(table: str) -> dict[str, str]:
    """Each word of a line with the line's first."""
    return {word: line.split()[0] for line in table.strip().splitlines() for word in line.split()}


_BASE = _pairs(FORMS)
_CLASS: dict[str, str] = {}
for _word, _first in _pairs(SAME).items():
    _CLASS.setdefault(stem(_BASE.get(_word, _word)), stem(_first))


_WORDS = 65536  # kept: the words of a story many times over; a corpus has no end of them


@lru_cache(maxsize=_WORDS)
def lemma(lower: str) -> str:
    """A word's stem, an irregular form brought home first: "rose" as "rise"."""
    return stem(_BASE.get(lower, lower))


@lru_cache(maxsize=_WORDS)
def key(lower: str) -> str:
    """What a word is compared by: the first of its synonyms' stems, or its own."""
    own = lemma(lower)
    return _CLASS.get(own, own)


@lru_cache(maxsize=_WORDS)
def known(lower: str) -> str:
    """The key of a word that the tables hold in any of its forms; "" for all others."""
    own = lemma(lower)
    return _CLASS.get(own, own if lower in _BASE else "")


def alike(word: str) -> tuple[str, ...]:
    """The words of the table that may stand for this one, itself among them."""
    line = next((line for line in SAME.strip().splitlines() if line.split()[0] == word), word)
    return tuple(line.split())
