"""The words that carry certainty, attribution, negation and condition in English news prose: tables to extend.

Every entry is a lower-case word or phrase. Phrases are matched before words. The class names are what a reader sees
in the reason of a verdict.
"""

from __future__ import annotations

# Tables are read in rows, not one word a line.
# fmt: off

# What makes a statement less than certain. A claim that keeps the words it governs must keep one of its class.
CERTAINTY: dict[str, tuple[str, ...]] = {
    "possibility": (
        "may", "might", "could", "can", "possible", "possibly", "perhaps", "maybe", "potential", "potentially",
        "would", "unclear", "rumor", "rumors", "rumour", "rumours", "hope", "hopes", "hoping", "hoped", "hopeful",
    ),
    "likelihood": (
        "likely", "unlikely", "probably", "apparently", "apparent", "appear", "appears", "appeared", "appearing",
        "seem", "seems", "seemed", "seemingly", "believed", "believe", "believes", "thought", "think", "thinks",
        "presumed", "presumably", "suspected", "suspect", "suspects", "suspecting", "feared", "fears", "fear",
        "estimated", "estimate", "estimates", "assumed", "speculation", "speculated", "speculate",
    ),
    "report": (
        "reportedly", "allegedly", "alleged", "alleges", "allege", "alleging", "purported", "purportedly", "supposed",
        "supposedly", "claim", "claims", "claimed", "claiming", "so called", "self proclaimed",
        "self styled", "accused", "accuse", "accuses", "accusing",
        "accusation", "accusations", "allegation", "allegations", "charged", "charges", "suspicion",
    ),
    "expectation": (
        "will", "shall", "expected", "expects", "expect", "expecting", "scheduled", "due to", "set to", "about to",
        "plan", "plans", "planned", "planning", "plan to", "intend", "intends", "intended", "intending", "going to",
        "forecast", "predicted", "predict", "predicts", "projected", "proposed", "proposal", "proposes",
    ),
    "attempt": (
        "try", "tries", "tried", "trying", "attempt", "attempts", "attempted", "attempting", "seek", "seeks",
        "seeking", "sought", "want", "wants", "wanted", "wanting", "aim", "aims", "aimed", "aiming", "threaten",
        "threatens", "threatened", "threatening", "vow", "vows", "vowed", "promise", "promises", "promised",
        "agreed", "agree", "agrees", "refuse", "refuses", "refused", "urge", "urged", "urges", "ask", "asked", "asks",
        "call for", "called for", "calls for", "calling for", "demand", "demands", "demanded", "offer", "offered",
        "failed", "fail", "fails", "unsuccessful",
    ),
    "obligation": ("should", "must", "ought", "need to", "needs to", "has to", "have to", "had to"),
    "provisional": (
        "initially", "initial", "preliminary", "so far", "at first", "originally", "almost", "nearly", "partly",
        "partially", "mostly", "mainly", "largely", "primarily", "former", "formerly", "ex",
    ),
}

# Who stands behind a statement: verbs and phrases of reporting.
REPORTING: frozenset[str] = frozenset(
    """
    said say says saying told tell tells telling report reports reported reporting announce announces announced
    announcing state states stated statement statements according claim claims claimed describe describes described
    describing call calls called accuse accuses accused accusing admit admits admitted admitting confirm confirms
    confirmed confirming deny denies denied denying note notes noted noting add adds added adding tweet tweets
    tweeted tweeting write writes wrote written writing believe believes believed allege alleges alleged suggest
    suggests suggested warn warns warned warning conclude concludes concluded explain explains explained argue argues
    argued insist insists insisted predict predicted predicts recall recalled recalls reply replied replies ask asked
    asks respond responded responds declare declared declares acknowledge acknowledged acknowledges estimate estimated
    estimates suspect suspects suspected quote quoted citing cited cites blame blames blamed praise praised testify
    testified clarify clarified show shows showed find finds found reveal revealed reveals blast blasted boast boasts
    joke joked stress stressed maintain maintains maintained think thinks thought feel feels felt hope hopes hoped
    recalling records documents document filing filings
    """.split()
)

NEGATION: frozenset[str] = frozenset(
    """
    not no never none neither nor nothing nobody nowhere without cannot hardly barely scarcely unable lack lacks
    lacked lacking deny denies denied denying refuse refuses refused fail fails failed failing yet unlikely unclear
    unknown unconfirmed declined decline declines reject rejects rejected dismissed ruled
    """.split()
)

# What narrows a statement so far that leaving it out changes it, and words that do so only for what they govern.
CONDITION: frozenset[str] = frozenset("if unless only except provided providing supposing".split())
CONDITION_PHRASES: tuple[tuple[str, ...], ...] = (
    ("as", "long", "as"), ("so", "long", "as"), ("on", "condition"), ("in", "case"), ("at", "least", "by"),
    ("at", "least", "according"), ("at", "least", "for"), ("at", "least", "in"),
)
# A clause that opens with one of these and holds a REVERSAL takes back what the sentence says before it.
CONTRAST: frozenset[str] = frozenset("though although but however".split())
LIMIT: frozenset[str] = frozenset("until should whether".split())

# Adjectives after which a thing may not be what the noun says.
NON_FACTUAL: frozenset[str] = frozenset(
    """
    alleged suspected former failed attempted so-called self-proclaimed would-be potential possible fake mock false
    planned proposed presumed purported apparent likely unconfirmed supposed acting interim deputy vice assistant
    co anti non un partial near toy dummy replica imitation simulated hoax counterfeit ex onetime late then honorary
    designate elect step unborn rejected cancelled canceled
    """.split()
)

# Reporting verbs that are nouns more often: "neighboring states", "two reports".
NOUN_OR_REPORT: frozenset[str] = frozenset(
    """
    states reports report state claims claim calls call records documents document statements statement shows show
    finds estimates estimate hopes hope notes note suspects suspect quotes quote stress blame praise filings filing
    """.split()
)

# Who reports neutrally: one of these may stand for another. "Denied", "admitted", "confirmed" say more.
SAYING: frozenset[str] = frozenset(
    """
    said say says saying told tell tells telling report reports reported reporting announce announces announced
    announcing state states stated according add adds added adding note notes noted
    """.split()
)

# What turns the clause before it about: "was charged but cleared", "was held and later freed".
REVERSAL: frozenset[str] = frozenset(
    """
    cleared acquitted released freed dropped overturned withdrew withdrawn denied retracted recanted reversed survived
    recovered cancelled canceled postponed failed repelled repulsed beaten pardoned exonerated returned not never
    """.split()
)

# The kinds of small words.
DETERMINERS: frozenset[str] = frozenset("the a an his her its their our your my this that these those".split())
PREPOSITIONS: frozenset[str] = frozenset(
    """
    of for from in on at by to with against into between among over under near about through within without toward
    towards along via per amid amidst despite including upon during inside outside across behind beyond beside around
    above below off onto following throughout alongside besides worth
    """.split()
)
SUBORDINATORS: frozenset[str] = frozenset(
    """
    because although though since as after before while when where if unless until whether than whereas once so lest
    except
    """.split()
)
RELATIVES: frozenset[str] = frozenset("who whom whose which that what".split())
CONJUNCTIONS: frozenset[str] = frozenset("and or but nor".split())
MODALS: frozenset[str] = frozenset("will would shall should can could may might must".split())
AUXILIARIES: frozenset[str] = MODALS | frozenset("was were is are has have had been be being am do does did".split())
PRONOUNS: frozenset[str] = frozenset("he she it they him them we us i you himself herself itself themselves".split())
QUANTIFIERS: frozenset[str] = frozenset(
    """
    some any all both each every either neither most many much several few fewer more less least no none half only
    one another other others twice double
    """.split()
)
ADVERBS: frozenset[str] = frozenset(
    """
    also then later again just still even already now too very quite soon here there ever always often early
    however meanwhile ago afterwards overnight together abroad
    """.split()
)
# What may go in front of a name: "Interior Minister Fanta Sow".
TITLES: frozenset[str] = frozenset(
    """
    mr mrs ms dr sir president minister prime foreign health energy trade labor
    labour education culture transport environment defence defense interior finance justice secretary senator
    governor mayor general gen colonel col captain capt major maj lieutenant lt sergeant sgt admiral king queen prince
    princess
    pope judge justice chairman chief head coach spokesman spokeswoman spokesperson director professor prof ambassador
    rep sen gov congressman congresswoman police lawmaker leader analyst
    """.split()
)

# Past forms and participles without -ed, and words in -ed that are neither.
IRREGULAR_PAST: frozenset[str] = frozenset(
    """
    ate beat became become began begun bent bit bled blew blown born bought bound broke broken brought built burnt
    burst came caught chose chosen cost cut dealt drank drawn drew driven drove drunk eaten fallen fed fell felt
    fled flew flown forbade forbidden forced fought found froze frozen gave given gone grew grown heard held hid
    hidden hit hung hurt kept knew known laid lain lay led left lent lost made meant met overthrew overthrown paid
    put ran rang read rebuilt retaken retook ridden risen rode rose said sang sank sat saw seen sent set shaken
    shook shot shown shut slept slid sold sought spent split spoke spoken sprang spread stole stolen stood stricken
    struck stuck sung sunk swam swept swore sworn swung taken taught threw thrown told took tore torn understood
    undertook went wept withdrawn withdrew woke woken won wore worn wound written wrote
    """.split()
)
NOT_ADVERBS: frozenset[str] = frozenset(
    """
    apply reply supply family rally daily weekly monthly elderly deadly assembly anomaly imply comply multiply
    """.split()
)
NOT_PARTICIPLE: frozenset[str] = frozenset(
    "bring thing king ring wing spring string sing swing sting ceiling evening morning nothing something anything "
    "everything building".split()
)
NOT_PAST: frozenset[str] = frozenset(
    "hundred indeed need breed creed speed seed weed sacred naked wicked kindred exceed proceed succeed united".split()
)
# What makes a thing first among others, which are then named: "the first time since 2015".
RANKS: frozenset[str] = frozenset("first last only most least".split())
NOT_RANKS: frozenset[str] = frozenset(
    """
    west midwest northwest southwest forest arrest protest test contest request interest guest honest rest quest nest
    latest modest chest harvest invest suggest priest conquest unrest east northeast southeast
    """.split()
)
# Present forms that are hardly ever nouns.
PRESENT: frozenset[str] = frozenset(
    "go goes remain remains become becomes know knows include includes continue continues keep keeps hold holds bring "
    "brings give gives take takes make makes get gets come comes belong belongs produce produces carry carries".split()
)
# Past forms that are no participles of a noun: "sales fell by a fifth".
INTRANSITIVE: frozenset[str] = frozenset(
    "fell rose died went came grew began became arrived happened occurred emerged remained resigned "
    "appeared ran sank".split()
)
# Past forms that no one reads as active without an object: "seven miners killed in blast".
PASSIVE_SAFE: frozenset[str] = frozenset(
    """
    killed arrested injured wounded charged jailed sentenced convicted accused hospitalised hospitalized detained
    named elected appointed rescued evacuated destroyed damaged displaced cancelled canceled found taken held born
    based located freed closed banned
    """.split()
)

# Nouns that can stand for a person named nowhere in the sentence: "he" after one of these has an antecedent.
PERSON_NOUNS: frozenset[str] = frozenset(
    """
    man woman boy girl child teenager official spokesman spokeswoman spokesperson minister president leader officer
    doctor dentist teacher student mother father parent son daughter brother sister wife husband neighbor neighbour
    coach lawyer attorney judge suspect victim driver worker player singer actor actress rapper author writer
    director founder executive chief mayor governor senator general colonel captain sergeant soldier fighter
    resident witness friend colleague agent producer host anchor candidate nominee examiner coroner scientist
    researcher professor expert analyst analysts critic reporter journalist nurse baker farmer pilot bishop priest
    guard fisherman widow widower uncle aunt cousin nephew niece stepfather stepmother grandmother grandfather boss
    owner tenant refugee prisoner hostage engineer trader banker blogger gunman attacker shooter passenger tourist
    patient businessman king queen prince princess co-founder cofounder chairman chairwoman
    teen kid youth toddler buddy pal roommate classmate teammate boyfriend girlfriend
    baby infant newborn
    mountaineer walker climber hiker skier cyclist swimmer surfer diver sailor firefighter paramedic motorist pedestrian
    investigator detective inspector deputy sheriff constable trooper policeman policewoman commissioner prosecutor
    commander admiral lieutenant corporal veteran diplomat ambassador envoy congressman congresswoman lawmaker
    legislator councillor councilman councilwoman politician activist campaigner protester demonstrator volunteer
    astronomer physicist chemist biologist geologist historian archaeologist economist meteorologist forecaster
    psychologist psychiatrist surgeon physician therapist pharmacist scholar librarian
    pastor rabbi imam monk nun cleric novelist poet playwright composer musician guitarist drummer pianist violinist
    artist painter sculptor photographer architect filmmaker comedian dancer athlete footballer quarterback golfer boxer
    cheerleader jockey referee clerk receptionist waiter waitress bartender barber hairdresser hairstylist chef
    carpenter plumber electrician mechanic janitor caretaker gardener lifeguard babysitter nanny
    detainee inmate fugitive robber thief burglar murderer killer kidnapper smuggler hacker stranger
    migrant immigrant orphan bride fiancé fiancée spouse heir
    heiress bystander
    """.split()
)
