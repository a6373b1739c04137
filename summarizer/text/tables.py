"""What the scanners know about number words, units, bounds, months, titles and acronyms: extend by adding an entry."""

from __future__ import annotations

from summarizer.records import Bound
from summarizer.text.scanning import word_set


def _listed(words: str) -> list[str]:
    return words.split()


# --- numbers

DIGIT_WORDS = {
    word: value
    for value, word in enumerate(
        _listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
} | {
    word: 10 * value
    for value, word in enumerate(_listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
SCALES = {  # the power of ten of a scale word or suffix
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "k": 3, "m": 6, "mn": 6, "mln": 6, "b": 9, "bn": 9, "tn": 12, "trn": 12,
}  # fmt: skip
ORDINAL_WORDS = {
    word: value
    for value, word in enumerate(
        _listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000, "millionth": 1_000_000}
FRACTION_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
VAGUE = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1_000, "millions": 1_000_000,
         "billions": 1_000_000_000, "trillions": 1_000_000_000_000}  # fmt: skip
MULTIPLES = {
    "doubled": 2, "doubling": 2, "doubles": 2, "double": 2, "tripled": 3, "tripling": 3, "triples": 3, "triple": 3,
    "trebled": 3, "quadrupled": 4, "quadrupling": 4, "halved": 0.5, "halving": 0.5, "twice": 2, "thrice": 3,
    "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10,
}  # fmt: skip

# Words just before a number. "over" stands before "just over" would need it: the scanner tries the longest first.
BOUNDS = {
    Bound.ABOUT: (
        "about", "around", "some", "nearly", "almost", "roughly", "approximately", "approx.", "an estimated",
        "estimated", "close to", "circa", "in the region of", "more or less", "just about", "possibly", "perhaps",
        "maybe", "virtually", "an average of", "on average", "at about", "at around",
    ),
    Bound.OVER: (
        "more than", "over", "above", "greater than", "in excess of", "exceeding", "upwards of", "upward of",
        "north of", "just over", "just more than", "well over", "well above", "slightly more than", "slightly over",
        "a bit more than", "a little more than", "a little over", "far more than", "much more than", "older than",
        "longer than", "higher than", "better than", "beyond",
    ),
    Bound.AT_LEAST: (
        "at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of",
        "as few as", "as little as", "as low as",
    ),
    Bound.UNDER: (
        "less than", "fewer than", "under", "below", "just under", "just below", "slightly less than", "well under",
        "a little less than", "a bit less than", "a little under", "lower than", "younger than", "short of",
        "just short of",
    ),
    Bound.AT_MOST: (
        "as many as", "as much as", "up to", "at most", "no more than", "not more than", "a maximum of",
        "possibly as many as", "possibly up to", "perhaps as many as", "maybe as many as", "not exceeding",
        "no greater than", "no longer than", "as high as",
    ),
}  # fmt: skip
BOUNDS_AFTER = {"or so": Bound.ABOUT, "or more": Bound.AT_LEAST, "or less": Bound.AT_MOST, "or fewer": Bound.AT_MOST,
                "-odd": Bound.ABOUT, "-plus": Bound.AT_LEAST, "+": Bound.AT_LEAST, "and over": Bound.AT_LEAST,
                "or older": Bound.AT_LEAST, "or higher": Bound.AT_LEAST}  # fmt: skip

CURRENCY_SIGNS = {"US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD",
                  "S$": "SGD", "R$": "BRL", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB",
                  "₩": "KRW", "₪": "ILS", "USD": "USD", "EUR": "EUR", "GBP": "GBP", "Rs": "INR"}  # fmt: skip

# The unit's value, then every way to write it. "pounds" is money or weight: equality lets it meet either.
UNITS = {
    "%": "% percent per-cent pct",
    "pp": "percentage-points percentage-point pp",
    "bp": "basis-points basis-point",
    "USD": "dollars dollar US-dollars",
    "EUR": "euros euro", "JPY": "yen", "CNY": "yuan renminbi", "RUB": "rubles ruble roubles rouble", "INR": "rupees",
    "CHF": "Swiss-francs francs", "TRY": "lira liras", "MXN": "pesos", "cents": "cents cent", "pence": "pence",
    "pounds": "pounds pound",
    "km": "km kms kilometers kilometer kilometres kilometre",
    "miles": "miles mile mi", "m": "meters meter metres metre",
    "cm": "cm centimeters centimeter centimetres centimetre", "mm": "mm millimeters millimeter millimetres millimetre",
    "feet": "feet foot ft", "inches": "inches inch", "yards": "yards yard",
    "kg": "kg kgs kilograms kilogram kilos kilo", "g": "grams gram", "mg": "mg milligrams milligram",
    "lb": "lb lbs", "ounces": "ounces ounce oz", "tons": "tons ton", "tonnes": "tonnes tonne metric-tons metric-ton",
    "seconds": "seconds second secs sec", "minutes": "minutes minute mins min", "hours": "hours hour hrs hr",
    "days": "days day", "weeks": "weeks week", "months": "months month", "years": "years year yrs yr",
    "decades": "decades decade", "centuries": "centuries century",
    "°C": "°C degrees-Celsius degree-Celsius degrees-centigrade", "°F": "°F degrees-Fahrenheit degree-Fahrenheit",
    "degrees": "degrees degree °", "acres": "acres acre", "hectares": "hectares hectare",
    "square miles": "square-miles square-mile sq-mi", "square km": "square-kilometers square-kilometres sq-km",
    "square feet": "square-feet square-foot sq-ft", "square m": "square-meters square-metres",
    "mph": "mph miles-per-hour miles-an-hour", "km/h": "km/h kph kilometers-per-hour kilometres-per-hour",
    "liters": "liters liter litres litre", "gallons": "gallons gallon", "barrels": "barrels barrel",
    "kW": "kilowatts kilowatt kW", "MW": "megawatts megawatt MW", "GW": "gigawatts gigawatt GW",
    "caliber": "caliber calibre", "times": "times", "knots": "knots",
}  # fmt: skip
TIME_UNITS = word_set("seconds minutes hours days weeks months years decades centuries")

# "one" counts only before one of these: "one of its members" and "one day he will" do not count.
COUNTABLE = word_set("""
person man woman child girl boy soldier officer policeman member victim student teacher worker patient prisoner hostage
suspect gunman attacker bomber fighter militant civilian passenger driver pilot death injury killing arrest shot bullet
attack bomb explosion vote seat case goal point run win loss game set million billion trillion thousand hundred dozen
percent mile kilometer meter metre inch foot hour minute second week month year decade juror candidate house home car
vehicle plane helicopter ship boat tank missile rocket drone building dollar pound euro son daughter brother sister
company country state city team survivor witness report article study survey poll employee firefighter protester
american russian syrian iraqi israeli palestinian coalition militiaman marine sailor count charge
""")

# --- identifiers: a capital head and a number, or a street; the head is the unit

IDENTIFIER_HEADS = word_set(
    "Highway Hwy Route Rte Interstate Road Flight Article Section Channel Room Apartment Apt Suite Gate Terminal Pier "
    "Platform Exit Resolution Title Proposition Prop Measure District Ward Precinct Box Psalm Sector Zone Area Phase "
    "Level Tier Rule Bill Case Docket Hall Hangar Engine Station Building Ladder Unit Squad Battalion Lane Runway Lot "
    "Bus Line Train Track Group Pool Class Grade Camp Block Studio News NBC CBS ABC Fox FOX BBC Radio KTVU Day Week "
    "Game Round Stage Lap Act Episode Season Series Version Local Division Formula"
)
STREETS = {
    "street": "street St", "road": "road Rd", "avenue": "avenue Ave Av", "boulevard": "boulevard Blvd",
    "drive": "drive Dr", "lane": "lane Ln", "court": "court Ct", "place": "place Pl", "way": "way",
    "highway": "highway Hwy", "parkway": "parkway Pkwy", "circle": "circle Cir", "square": "square Sq",
    "terrace": "terrace Ter",
}  # fmt: skip
SCORE_CONTEXT = ("vot", "beat", "won", "win", "lost", "los", "lead", "led", "scor", "tie", "tied", "game", "victor",
                 "defeat", "pass", "rul", "decision", "margin", "approv", "match", "final", "record", "ahead",
                 "confirm", "reject", "drew", "draw")  # fmt: skip

# --- dates

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        [
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ]
    )
    for name in names.split()
}

# --- names

ABBREVIATIONS = {
    "lt": "lieutenant", "gen": "general", "col": "colonel", "maj": "major", "capt": "captain", "sgt": "sergeant",
    "adm": "admiral", "cmdr": "commander", "cpl": "corporal", "brig": "brigadier", "pvt": "private", "sen": "senator",
    "sens": "senators", "rep": "representative", "reps": "representatives", "gov": "governor", "pres": "president",
    "rev": "reverend", "prof": "professor", "dr": "doctor", "mr": "mr", "mrs": "mrs", "ms": "ms", "det": "detective",
    "supt": "superintendent", "insp": "inspector", "atty": "attorney", "hon": "honorable", "fr": "father",
    "spc": "specialist", "pfc": "private", "asst": "assistant", "dep": "deputy",
}  # fmt: skip
NAME_ABBREVIATIONS = word_set("st jr sr mt ft inc corp co ltd bros no dept univ")

# Words that make a title on their own, and words that only qualify one ("Foreign Minister").
TITLE_HEADS = word_set("""
lieutenant general colonel major captain sergeant admiral commander corporal brigadier private senator senators
representative representatives congressman congresswoman governor president reverend professor doctor mr mrs ms miss sir
dame lord lady detective superintendent inspector attorney minister secretary chief chancellor king queen prince
princess pope sheikh sheik ayatollah emperor mayor judge justice sheriff officer marshal ambassador envoy director
chairman chairwoman chairperson chair ceo cfo spokesman spokeswoman spokesperson producer counsel examiner coroner
commissioner councilman councilwoman councillor premier speaker leader champ champion coach manager editor actor actress
singer author rapper comedian host anchor agent constable trooper deputy pastor bishop archbishop cardinal rabbi imam
nominee candidate founder owner economist analyst lawyer prosecutor investigator 
headmaster principal specialist aide adviser advisor honorable baroness baron duke duchess earl count
""")
TITLE_MODIFIERS = word_set("""
foreign defense defence interior finance health prime vice deputy assistant acting former chief executive medical
special first field staff master petty senior junior attorney police district state federal supreme grand high crown
education justice trade energy labor labour home transport environment communications national security financial
operating undersecretary managing campaign press under republican democratic retired late
""")
# Before these words the title is a part of a name: General Motors, Major League, Justice Department.
NOT_TITLE_BEFORE = word_set("""
motors electric assembly mills dynamics hospital election elections services staff league department court house office
county cup club center centre park street avenue road city games award awards ministry headquarters division islands
""")
SURNAMES = word_set("king prince queen judge bishop pope dean major duke baron earl count lord coach marshal")
PARTIES = word_set("republican democrat democratic conservative labour tory liberal socialist")
COURTESY = word_set("mr mrs ms miss sir dame doctor professor honorable")

PARTICLES = word_set("al el ad an ar as at ash az ez es ed ul ur")  # Arabic articles, joined by a hyphen
CONNECTORS = word_set("de del della di da dos du van von der den la le al el bin ibn bint ben abu ter ten af av y")
OF_HEADS = word_set("""
voice department ministry university bank house board church city state states republic kingdom institute museum court
bureau office secretary chamber council association league isle gulf bay cape strait sea federation union college school
academy center centre society order duke duchess earl archbishop wolf degrees war battle declaration statue bill tower
knights sons journal bishop lord army speaker district commonwealth parliament college director joint chiefs game
organization organisation agency committee commission community congress guild conference confederation
""")
FOR_HEADS = word_set("""
center centers centre institute council campaign committee foundation fund organization organisation agency society
office alliance school doctors lawyers citizens americans party movement coalition association books dentistry college
department academy union network
""")
AND_HEADS = word_set("department ministry bureau office institute committee commission center centers agency")
# After a capital and a hyphen these are no part of the name: US-led, Kurdish-held. Others are: Ki-moon, Jong-un.
NAME_TAILS = word_set("led made like era born held run wide bound only area free based style owned built grown")

ACRONYMS = {
    "us": "united states", "usa": "united states", "uk": "united kingdom", "uae": "united arab emirates",
    "eu": "european union", "un": "united nations", "ussr": "soviet union", "is": "islamic state",
    "isis": "islamic state", "isil": "islamic state", "daesh": "islamic state",
    "nato": "north atlantic treaty organization",
    "fbi": "federal bureau of investigation", "cia": "central intelligence agency", "nsa": "national security agency",
    "dc": "washington", "epa": "environmental protection agency", "cdc": "centers for disease control and prevention",
    "who": "world health organization", "imf": "international monetary fund", "wto": "world trade organization",
    "nypd": "new york police department", "lapd": "los angeles police department", "nhs": "national health service",
    "gop": "republican party", "doj": "department of justice", "dhs": "department of homeland security",
    "fda": "food and drug administration", "ap": "associated press", "irs": "internal revenue service",
    "ntsb": "national transportation safety board", "faa": "federal aviation administration",
    "mit": "massachusetts institute of technology",
    "nyt": "new york times", "la": "los angeles", "nyc": "new york city", "idf": "israel defense forces",
    "iaea": "international atomic energy agency", "opec": "organization of the petroleum exporting countries",
    "centcom": "central command", "pla": "people's liberation army", "ira": "irish republican army",
    "plo": "palestine liberation organization", "aclu": "american civil liberties union",
    "nasa": "national aeronautics and space administration", "bbc": "british broadcasting corporation",
    "ecb": "european central bank", "drc": "democratic republic of the congo",
}  # fmt: skip
NOT_ACRONYMS = word_set("""
tv ok ceo cfo coo cto pr hr am pm et gmt bst est pst pdt edt cdt cst utc id iq pc cd dvd vip asap ai dna cpr atm suv ufo
gps ipo icu cctv gdp mp mps vat faq diy rsvp hd ii iii iv vi vii viii ix xi xii jr sr md phd rip lol omg wtf aka rt
eta ps nb
by in on of the and for to at is it we he she no yes not all who what new photo video read more update breaking watch
i a an as or so if be do go my me his her our you they them says say said says was are were has have had
""")  # fmt: skip
# Generic last words of a company's name, which a claim may leave out.
COMPANY_TAILS = word_set("inc corp corporation co company ltd llc plc group ag sa")
# As the last of two words these are surnames all the same: "Kanye West" stands behind "West".
SURNAMES_TOO = word_set("west north day park church hall star post street lake guard house force young great marsh")
# Words that mark a name as an organization, a work or a place: its parts do not stand for it ("York", "Times").
NOT_PERSON = word_set("""
times post forces force command university department party group street drive river school court bank army navy police
council committee association union league state states county city island islands lake mountain valley bay beach park
house club company corporation inc corp news network radio television magazine journal herald tribune star daily press
agency ministry office bureau center centre institute museum hospital church college society foundation fund team
front movement brigade division corps guard coalition alliance federation republic kingdom world cup games championship
war attack act law bill treaty agreement project program programme service services system international national
central american british democratic republican islamic arab united north south east west new old great airlines airport
station road avenue highway square bridge tower building hall theatre theater festival award awards day organization
desk show red holdings sea cross motors records pictures entertainment media studios province region district
town village minister president secretary chief parliament congress senate supreme federal royal middle elementary
academy channel fort port san santa los las saint isd dept
""")
DESIGNATION_HEADS = word_set(
    "iPhone iPad Boeing Airbus Windows Galaxy PlayStation Falcon Apollo Xbox Pixel Android Soyuz "
    "Type Model Mark Cessna Concorde Tesla Learjet Gulfstream Artemis Voyager Topol"
)
