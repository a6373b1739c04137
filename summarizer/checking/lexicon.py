"""The words that carry certainty, attribution, negation and condition in English news prose: tables to extend.

Every entry is a lower-case word or phrase. Phrases are matched before words. The class names are what a reader sees
in the reason of a verdict.
"""

from __future__ import annotations

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
        "supposedly", "claim", "claims", "claimed", "claiming", "so-called", "accused", "accuse", "accuses",
        "accusing", "accusation", "accusations", "allegation", "allegations", "charged", "charges", "suspicion",
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
        "partially", "mostly", "mainly", "largely", "primarily", "some of", "former", "formerly", "ex",
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

# What narrows a statement so far that leaving it out changes it.
CONDITION: frozenset[str] = frozenset("if unless except only until should provided supposing whether".split())

# Small words that say who acts on whom, what comes first, and what causes what. One that the source lacks is a
# relation the source does not state ("killed 100 fighters" -> "killed by 100 fighters").
RELATION: frozenset[str] = frozenset(
    """
    by against because since after before during while despite although though without versus until towards amid
    following due therefore thus so hence
    """.split()
)

# Adjectives after which a thing may not be what the noun says.
NON_FACTUAL: frozenset[str] = frozenset(
    """
    alleged suspected former failed attempted so-called self-proclaimed would-be potential possible fake mock false
    planned proposed presumed purported apparent likely unconfirmed supposed acting interim deputy vice assistant
    co anti non un partial near
    """.split()
)

# Nouns that can stand for a person named nowhere in the sentence: "he" after one of these has an antecedent.
PERSON_NOUNS: frozenset[str] = frozenset(
    """
    man woman boy girl child teenager official spokesman spokeswoman spokesperson minister president leader officer
    doctor dentist teacher student mother father parent son daughter brother sister wife husband neighbor neighbour
    coach lawyer attorney judge suspect victim driver worker player singer actor actress rapper author writer
    director founder executive chief boss mayor governor senator general colonel captain sergeant soldier fighter
    resident witness friend colleague agent producer host anchor candidate nominee examiner coroner scientist
    researcher professor expert analyst analysts critic reporter journalist businessman king queen prince princess
    """.split()
)
