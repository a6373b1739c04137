"""The words that tell how a thing is said to have happened: tables to extend, read by the checks on statements.

Every entry is a lower-case word. A line of FORMS is a verb with its irregular forms; a line of SAME holds words that
may stand for each other, verbs and the nouns made of them alike. What is in no table is compared by its stem.
"""

from __future__ import annotations

from functools import cache

from summarizer.text.words import stem


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


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

# Words that turn each other about when they stand beside the same thing: those that go up, and those that go down.
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
            "accept accepted accepts uphold upheld approve approved approves admit admitted admits",
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
        ("custody", "jailed imprisoned arrested detained", "freed released"),
        ("start", "begin began begun begins started starts start", "end ended ends ending stopped finished"),
    )
}
# Only the first of these is said of figures: "the party gained nine seats", "lost" is the turn of both.

# --- how sure: hedges that stand in the verb's own group ("may have been", "is thought to have"), by what they say
DOUBT: dict[str, frozenset[str]] = {
    "possible": listed("may might could possibly perhaps maybe"),
    "likely": listed(
        "likely unlikely probably apparently seemingly presumably appear appears appeared appearing seem seems seemed "
        "believed thought suspected feared presumed assumed understood estimated"
    ),
    "report": listed("reportedly allegedly alleged purportedly supposedly reported rumoured rumored said accused"),
    "attempt": listed(
        "try tries tried trying attempt attempts attempted attempting seek seeks sought seeking bid bids threaten "
        "threatens threatened threatening threat want wants wanted wanting hope hopes hoped hoping"
    ),
}
# "said" and "believed" hedge only before "to": "is said to have fled", not "he said".
BEFORE_TO = listed(
    "likely unlikely appear appears appeared appearing seem seems seemed believed thought suspected feared presumed "
    "assumed understood estimated alleged reported rumoured rumored said try tries tried trying attempt attempts "
    "attempted attempting seek seeks sought seeking bid bids threaten threatens threatened threatening threat want "
    "wants wanted wanting hope hopes hoped hoping"
)
# Verbs that put a whole clause in doubt: "doctors suspect that ...", "..., officials fear".
DOUBTING = listed(
    "believe believes believed suspect suspects suspected fear fears feared think thinks thought speculate speculated "
    "speculates suspicion suspicions fear possibility possible likely unclear rumours rumors hope hopes hoped "
    "suggest suggests suggested"
)
# Adjectives without which a noun is another thing.
UNSURE = listed(
    "alleged suspected presumed purported would-be attempted self-proclaimed so-called supposed apparent potential "
    "possible likely proposed planned"
)
# Anything that leaves a summary's sentence less than plain; looked for generously.
SOFT = (
    frozenset().union(*DOUBT.values())
    | DOUBTING
    | UNSURE
    | listed(
        "accusing accuse accuses allegation allegations allege alleges claim claims claimed claiming can would should "
        "plot plots plotted plan plans planned planning conspiracy conspiring if whether unless appears charge charges "
        "charged suspicion suspicions possibility risk potentially potential fearing believing rumour rumor warn warns "
        "warned warning expected feared alleging foiled failed aim aims aimed offer offers offered proposal proposals "
        "proposed urge urged urges urging considering must wanting"
    )
) - {"said"}

# --- time: what makes an act a plan
PLANNED = listed(
    "will shall would expected expects expect set due scheduled plan plans planned planning intend intends intended "
    "going about agreed agrees agree vow vows vowed promise promises promised threatened threatens pledge pledged "
    "pledges propose proposes proposed aim aims hope hopes hoped want wants wanted ready prepare prepares preparing "
    "hoping decided decide decision plan poised slated track readying seeks seek want preparing"
)
COMING = listed("planned proposed upcoming looming imminent threatened scheduled expected future")
PLAN_BARE = listed("will shall would")  # the others stand before "to"

# --- negation
MODAL = listed("will would shall should can could may might must cannot won't can't couldn't wouldn't")
NOT = listed("not never cannot nor neither without hardly barely")
NO = listed("no none nobody neither nothing no-one")
REFUSING = listed(  # before "to": "failed to reach"
    "fail fails failed failing refuse refuses refused refusing decline declines declined declining unable yet"
)
DENYING = listed("deny denies denied denying avoid avoids avoided")  # before a verb in -ing: "denied punching"
PREVENTING = listed(
    "prevent prevents prevented bar bars barred block blocks blocked stop stops stopped ban bans banned keep keeps "
    "kept stopping blocking discourage discouraged"
)
EXCLUDING = listed("ruled rule rules ruling")  # with "out"
DENIES = NOT | NO | REFUSING | DENYING | listed("lack lacks lacked until unless yet")
# What makes a summary's sentence negative in any way, looked for generously.
NEGATIVE = NOT | NO | REFUSING | DENYING | listed(
    "lack lacks lacked impossible reject rejects rejected dismiss dismissed dismisses prevent prevented block blocked "
    "stop stopped halt halted abandon abandoned cancel cancelled canceled foiled unless few little zero ban banned "
    "refusal failure denial without except despite yet until spared escaped unharmed unhurt unsuccessful "
    "unsuccessfully instead rather rule ruled"
)

# --- who says so
LOADED = listed(
    "claim claims claimed claiming allege alleges alleged alleging accuse accuses accused accusing insist insists "
    "insisted insisting argue argues argued arguing contend contends contended assert asserts asserted"
)
PARTIES = listed(
    "rebel rebels opposition activist activists union unions militant militants insurgent insurgents "
    "campaigner campaigners separatist separatists critics opponents lawyer lawyers rivals protesters taliban "
    "jihadists guerrillas"
)
# Anything that shows a summary's sentence to be somebody's word, looked for generously.
TOLD = listed(
    "according say says said saying told tells tell claim claims claimed claiming allege alleges alleged allegedly "
    "alleging accuse accuses accused accusing accusation accusations insist insists insisted argue argues argued "
    "contend contends contended assert asserts asserted report reports reported reportedly believe believes believed "
    "warn warns warned allegation allegations call calls called deny denies denied denying suspect suspects suspected "
    "describe describes described blame blames blamed admit admits admitted state states stated add adds added reject "
    "rejects rejected charge charged charges over dispute disputed disputes maintain maintains maintained reveal "
    "reveals revealed confirm confirms confirmed suggest suggests suggested think thinks cite cites citing trial "
    "complain complained complains speak speaks spoke concern concerns criticise criticised criticize criticized"
)

# --- cause
CAUSED_BY = (  # effect before, cause after
    ("because",), ("due", "to"), ("owing", "to"), ("thanks", "to"), ("as", "a", "result", "of"), ("caused", "by"),
    ("triggered", "by"), ("sparked", "by"), ("prompted", "by"), ("resulted", "from"), ("resulting", "from"),
    ("blamed", "on"), ("stemmed", "from"), ("brought", "about", "by"),
)
CAUSES = (  # cause before, effect after
    ("led", "to"), ("leads", "to"), ("leading", "to"), ("caused",), ("causes",), ("causing",), ("cause",),
    ("resulted", "in"), ("resulting", "in"), ("triggered",), ("triggering",), ("sparked",), ("sparking",),
    ("prompted",), ("prompting",),
)
LATER = (("after",), ("following",))  # what follows them came first
EARLIER = (("before",), ("ahead", "of"), ("prior", "to"))
BESIDE = (("while",), ("amid",), ("on", "the", "day"), ("meanwhile",))  # at the same time, and no more
MEASURES = listed("second seconds minute minutes hour hours day days week weeks month months year years decade decades")

# --- what acts are not worth comparing: verbs of many meanings
NEVER_ACTS = listed("be have do say")
LIGHT = listed(
    "tell make take get go come use include follow continue call know think show see look work feel "
    "keep put set run want need try seem appear become add note report state announce give expect plan believe "
    "suspect describe ask claim allege accuse deny insist argue warn hope fear fail refuse decline agree base relate "
    "concern involve lead remain stay live stand act turn bring carry face leave move hold lie lay like love let play "
    "allow cause result trigger spark prompt attempt threaten vow promise intend pledge aim seek want schedule "
    "rule suggest admit reveal confirm explain consider think speak talk begin start end help create provide offer "
    "pull decide write read learn understand mean talk watch post share cover let form mark spend work age title due"
)
# Nouns that tell of an act as a verb would, beyond those in FORMS and SAME.
ACT_NOUNS = listed(
    "attack raid assault ambush shelling bombing purchase acquisition takeover sale loan murder death arrest closure "
    "rise increase climb growth surge fall drop decline decrease cut reduction defeat win victory loss injury injuries "
    "resignation marriage denial theft robbery withdrawal collapse evacuation explosion rescue capture seizure "
    "sentence approval rejection refusal invasion strike visit vote trial appeal lawsuit crash collision killing "
    "shooting stabbing release destruction lead deaths arrests"
)

# --- giving and taking: the verbs whose subject receives, and those whose subject gives, of one exchange
RECEIVES = {"buy": "trade", "borrow": "loan", "receive": "gift", "inherit": "legacy"}
GIVES = {"sell": "trade", "lend": "loan", "donate": "gift", "award": "gift", "grant": "gift", "bequeath": "legacy"}


def _pairs(table: str) -> dict[str, str]:
    """Each word of a line with the line's first."""
    return {word: line.split()[0] for line in table.strip().splitlines() for word in line.split()}


_BASE = _pairs(FORMS)
_CLASS: dict[str, str] = {}
for _word, _first in _pairs(SAME).items():
    _CLASS.setdefault(stem(_BASE.get(_word, _word)), stem(_first))


@cache
def lemma(lower: str) -> str:
    """A word's stem, an irregular form brought home first: "rose" as "rise"."""
    return stem(_BASE.get(lower, lower))


@cache
def key(lower: str) -> str:
    """What a word is compared by: the first of its synonyms' stems, or its own."""
    own = lemma(lower)
    return _CLASS.get(own, own)


def alike(word: str) -> tuple[str, ...]:
    """The words of the table that may stand for this one, itself among them."""
    line = next((line for line in SAME.strip().splitlines() if line.split()[0] == word), word)
    return tuple(line.split())


POLE_OF: dict[str, tuple[tuple[str, int], ...]] = {}
for _name, _sides in POLES.items():
    for _sign, _words in zip((1, -1), _sides, strict=True):
        for _word in _words:
            _turns = POLE_OF.get(lemma(_word), ())
            POLE_OF[lemma(_word)] = _turns if (_name, _sign) in _turns else (*_turns, (_name, _sign))
NEVER_KEYS = frozenset(lemma(word) for word in NEVER_ACTS)
REPORT_KEYS = frozenset(lemma(word) for word in TOLD)
SURE_TURNS = listed("publicly openly secretly privately successfully unsuccessfully only early")
LIGHT_KEYS = NEVER_KEYS | frozenset(lemma(word) for word in LIGHT)
ACT_NOUN_LEMMAS = frozenset(lemma(word) for word in ACT_NOUNS)
