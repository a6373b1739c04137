"""The words that tell how a thing is said to have happened: tables to extend, read by the checks on statements.

Every entry is a lower-case word. Words that stand for each other are in synonyms.py, those that turn each other about
in turn_words.py.
"""

from __future__ import annotations

from summarizer.checking.synonyms import lemma

# Tables are read in rows, not one word a line.
# fmt: off


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


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
    "rejects rejected charge charged charges dispute disputed disputes maintain maintains maintained reveal "
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

NEVER_KEYS = frozenset(lemma(word) for word in NEVER_ACTS)
LIGHT_KEYS = NEVER_KEYS | frozenset(lemma(word) for word in LIGHT)
ACT_NOUN_LEMMAS = frozenset(lemma(word) for word in ACT_NOUNS)
