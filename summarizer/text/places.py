"""Countries, states and large cities with the words for their people: extend by adding a line."""

from __future__ import annotations

# One country or region a line: "name | other names | adjectives and people". The first name is the value of all.
_COUNTRIES = """
afghanistan | | afghan afghans
albania | | albanian albanians
algeria | | algerian algerians
andorra | | andorran andorrans
angola | | angolan angolans
argentina | | argentine argentines argentinian argentinians
armenia | | armenian armenians
australia | | australian australians aussie aussies
austria | | austrian austrians
azerbaijan | | azerbaijani azerbaijanis azeri azeris
bahamas | the bahamas | bahamian bahamians
bahrain | | bahraini bahrainis
bangladesh | | bangladeshi bangladeshis
barbados | | barbadian barbadians
belarus | | belarusian belarusians
belgium | | belgian belgians
belize | | belizean belizeans
benin | | beninese
bhutan | | bhutanese
bolivia | | bolivian bolivians
bosnia and herzegovina | bosnia; bosnia-herzegovina | bosnian bosnians
botswana | | botswanan
brazil | | brazilian brazilians
brunei | | bruneian
bulgaria | | bulgarian bulgarians
burkina faso | | burkinabe
burundi | | burundian burundians
cambodia | | cambodian cambodians
cameroon | | cameroonian cameroonians
canada | | canadian canadians
cape verde | | verdean
central african republic | |
chad | | chadian chadians
chile | | chilean chileans
china | people's republic of china | chinese
colombia | | colombian colombians
comoros | | comorian
democratic republic of the congo | democratic republic of congo; dr congo; drc |
congo | | congolese
costa rica | | rican
croatia | | croatian croatians croat croats
cuba | | cuban cubans
cyprus | | cypriot cypriots
czech republic | czechia | czech czechs
denmark | | danish dane danes
djibouti | | djiboutian
dominican republic | |
dominica | |
ecuador | | ecuadorian ecuadorians ecuadorean
egypt | | egyptian egyptians
el salvador | | salvadoran salvadorans
england | | english englishman englishwoman englishmen
eritrea | | eritrean eritreans
estonia | | estonian estonians
eswatini | swaziland | swazi
ethiopia | | ethiopian ethiopians
fiji | | fijian fijians
finland | | finnish finn finns
france | | french frenchman frenchwoman frenchmen
gabon | | gabonese
gambia | the gambia | gambian gambians
georgia | | georgian georgians
germany | | german germans
ghana | | ghanaian ghanaians
greece | | greek greeks
greenland | | greenlandic
grenada | | grenadian
guatemala | | guatemalan guatemalans
guinea | | guinean guineans
guinea-bissau | |
guyana | | guyanese
haiti | | haitian haitians
honduras | | honduran hondurans
hong kong | | hongkonger hongkongers
hungary | | hungarian hungarians
iceland | | icelandic icelander icelanders
india | | indian indians
indonesia | | indonesian indonesians
iran | islamic republic of iran | iranian iranians
iraq | | iraqi iraqis
ireland | republic of ireland | irish irishman irishwoman irishmen
israel | | israeli israelis
italy | | italian italians
ivory coast | cote d'ivoire | ivorian ivorians
jamaica | | jamaican jamaicans
japan | | japanese
jordan | | jordanian jordanians
kazakhstan | | kazakh kazakhs kazakhstani
kenya | | kenyan kenyans
kosovo | | kosovar kosovars
kurdistan | | kurdish kurd kurds
kuwait | | kuwaiti kuwaitis
kyrgyzstan | | kyrgyz
laos | | laotian laotians
latvia | | latvian latvians
lebanon | | lebanese
lesotho | | basotho
liberia | | liberian liberians
libya | | libyan libyans
liechtenstein | |
lithuania | | lithuanian lithuanians
luxembourg | | luxembourger
madagascar | | malagasy
malawi | | malawian malawians
malaysia | | malaysian malaysians
maldives | the maldives | maldivian
mali | | malian malians
malta | | maltese
mauritania | | mauritanian
mauritius | | mauritian
mexico | | mexican mexicans
micronesia | | micronesian
moldova | | moldovan moldovans
monaco | | monegasque
mongolia | | mongolian mongolians
montenegro | | montenegrin montenegrins
morocco | | moroccan moroccans
mozambique | | mozambican mozambicans
myanmar | burma | burmese
namibia | | namibian namibians
nepal | | nepalese nepali nepalis
netherlands | the netherlands; holland | dutch dutchman dutchwoman
new zealand | | kiwi kiwis
nicaragua | | nicaraguan nicaraguans
niger | | nigerien
nigeria | | nigerian nigerians
north korea | | north-korean
north macedonia | macedonia | macedonian macedonians
northern ireland | |
norway | | norwegian norwegians
oman | | omani omanis
pakistan | | pakistani pakistanis
palestine | | palestinian palestinians
panama | | panamanian panamanians
papua new guinea | |
paraguay | | paraguayan paraguayans
peru | | peruvian peruvians
philippines | the philippines | philippine filipino filipinos filipina filipinas
poland | | polish pole poles
portugal | | portuguese
puerto rico | |
qatar | | qatari qataris
romania | | romanian romanians
russia | russian federation | russian russians
rwanda | | rwandan rwandans
samoa | | samoan samoans
saudi arabia | | saudi saudis
scotland | | scottish scots scot
senegal | | senegalese
serbia | | serbian serbians serb serbs
seychelles | |
sierra leone | |
singapore | | singaporean singaporeans
slovakia | | slovak slovaks slovakian
slovenia | | slovenian slovenians slovene slovenes
solomon islands | |
somalia | | somali somalis
south africa | |
south korea | republic of korea |
south sudan | |
soviet union | ussr | soviet soviets
spain | | spanish spaniard spaniards
sri lanka | | lankan
sudan | | sudanese
suriname | | surinamese
sweden | | swedish swede swedes
switzerland | | swiss
syria | syrian arab republic | syrian syrians
taiwan | | taiwanese
tajikistan | | tajik tajiks
tanzania | | tanzanian tanzanians
thailand | | thai thais
tibet | | tibetan tibetans
togo | | togolese
tonga | | tongan tongans
trinidad and tobago | trinidad | trinidadian
tunisia | | tunisian tunisians
turkey | turkiye | turkish turk turks
turkmenistan | | turkmen
uganda | | ugandan ugandans
ukraine | | ukrainian ukrainians
united arab emirates | uae | emirati emiratis
united kingdom | uk; u.k.; great britain; britain; gb | british briton britons brit brits
united states | us; u.s.; usa; u.s.a.; united states of america; america | american americans
uruguay | | uruguayan uruguayans
uzbekistan | | uzbek uzbeks
vanuatu | |
vatican | holy see |
venezuela | | venezuelan venezuelans
vietnam | | vietnamese
wales | | welsh welshman welshwoman
west bank | |
western sahara | | sahrawi
yemen | | yemeni yemenis
zambia | | zambian zambians
zimbabwe | | zimbabwean zimbabweans
africa | | african africans
asia | | asian asians
europe | | european europeans
latin america | |
middle east | mideast |
chechnya | | chechen chechens
crimea | | crimean crimeans
catalonia | | catalan catalans
gaza | gaza strip | gazan gazans
texas | | texan texans
california | | californian californians
hawaii | | hawaiian hawaiians
alaska | | alaskan alaskans
florida | | floridian floridians
quebec | | quebecois
"""

# Two-word adjectives: neither word alone names the country.
_PHRASES = {
    "north korean": "north korea", "north koreans": "north korea", "south korean": "south korea",
    "south koreans": "south korea", "south african": "south africa", "south africans": "south africa",
    "saudi arabian": "saudi arabia", "sri lankan": "sri lanka", "sri lankans": "sri lanka",
    "costa rican": "costa rica", "puerto rican": "puerto rico", "puerto ricans": "puerto rico",
    "new zealander": "new zealand", "new zealanders": "new zealand", "northern irish": "northern ireland",
    "northern irishman": "northern ireland", "northern irishmen": "northern ireland",
    "northern irishwoman": "northern ireland",
    "south sudanese": "south sudan", "latin american": "latin america", "latin americans": "latin america",
    "middle eastern": "middle east", "hong kongers": "hong kong", "cape verdean": "cape verde",
}  # fmt: skip

# Places without an adjective of their own: they matter at a sentence's start ("Damascus denied it") and after "of".
_OTHER = """
alabama|arizona|arkansas|colorado|connecticut|delaware|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|
maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|
new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|
south dakota|tennessee|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|ontario|alberta|manitoba|
british columbia|nova scotia|new south wales|victoria|queensland|tasmania|abu dhabi|addis ababa|aleppo|algiers|amman|
amsterdam|ankara|athens|atlanta|auckland|austin|baghdad|baltimore|bangkok|barcelona|beijing|beirut|belfast|belgrade|
berlin|birmingham|bogota|boston|bratislava|brisbane|brooklyn|brussels|bucharest|budapest|buenos aires|cairo|calgary|
cape town|caracas|chicago|cincinnati|cleveland|cologne|copenhagen|dallas|damascus|delhi|denver|detroit|dhaka|doha|
dubai|dublin|edinburgh|fort worth|frankfurt|geneva|glasgow|guantanamo|hamburg|hanoi|havana|helsinki|hiroshima|
hollywood|honolulu|houston|idlib|indianapolis|islamabad|istanbul|jakarta|jerusalem|johannesburg|kabul|kandahar|karachi|
kathmandu|khartoum|kinshasa|kyiv|lagos|lahore|las vegas|lima|lisbon|liverpool|london|long island|los angeles|madrid|
manchester|manhattan|manila|marseille|mecca|melbourne|memphis|mexico city|miami|milan|milwaukee|minneapolis|mogadishu|
montreal|moscow|mosul|mumbai|munich|nairobi|naples|nashville|new delhi|new orleans|oakland|orlando|oslo|ottawa|
palestine|paris|perth|philadelphia|phoenix|pittsburgh|portland|prague|pyongyang|raqqa|riyadh|rome|sacramento|
san antonio|san diego|san francisco|san jose|sao paulo|seattle|seoul|shanghai|sofia|st. louis|stockholm|sydney|
taipei|tehran|tel aviv|tokyo|toronto|tripoli|tunis|vancouver|vienna|vilnius|warsaw|wellington|yerevan|zagreb|zurich|
kiev|crimea|donetsk|donbas|scandinavia|balkans|caribbean|arctic|antarctica|siberia|sinai|kashmir|darfur|sahel
"""

_SAME = {
    "kiev": "kyiv", "bombay": "mumbai", "calcutta": "kolkata", "kolkata": "kolkata", "burma": "myanmar",
    "peking": "beijing", "rangoon": "yangon", "yangon": "yangon", "derry": "londonderry", "londonderry": "londonderry",
}  # fmt: skip


def _read() -> tuple[dict[str, str], frozenset[str]]:
    canonical, people = dict(_PHRASES), set(_PHRASES)
    for line in _COUNTRIES.strip().splitlines():
        name, others, adjectives = (part.strip() for part in line.split("|"))
        canonical[name] = name
        canonical |= {other.strip(): name for other in others.split(";") if other.strip()}
        canonical |= dict.fromkeys(adjectives.split(), name)
        people |= set(adjectives.split())
    canonical |= {place.strip(): place.strip() for place in _OTHER.split("|")}
    return canonical | _SAME, frozenset(people)


# Every way to write a place or its people, in lower case -> the place; and which of these are adjectives or people.
CANONICAL, PEOPLE = _read()
PLACES = frozenset(CANONICAL.values())
