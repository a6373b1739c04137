"""English words that begin sentences and are no names: a capital alone does not make "Officers" a name."""

from __future__ import annotations

from summarizer.text.scanning import word_set

# Never (part of) a name at its edges, wherever they stand.
FUNCTION = word_set("""
a an the this that these those i you he she it we they me him her us them my your his its our their mine yours
himself herself itself themselves myself who whom whose which what when where why how and or but nor so yet for if
then else than as at by in into of off on onto out over per to toward towards under until up upon via with within
without about above across after against along amid among around before behind below beneath beside besides between
beyond despite down during except from inside like near outside past since through throughout till unlike is am are
was were be been being do does did done doing have has had having can could may might must shall should will would
not no yes none nobody nothing nowhere anybody anyone anything everybody everyone everything somebody someone something
all any both each either every few half less many more most much neither other others another several some such same
there here now also again already always ever never often once only just even still too very quite rather almost
i'm i've i'd i'll it's he's she's that's there's what's we're they're you're don't didn't doesn't isn't wasn't let's
aren't weren't can't couldn't won't wouldn't we've they've you've we'll they'll you'll
however meanwhile moreover nevertheless nonetheless furthermore therefore thus hence otherwise instead indeed still
perhaps maybe although though because unless whereas whether while whilst ago later earlier soon today tonight
tomorrow yesterday according following including regarding concerning considering given based due thanks asked
regardless likewise whoever whatever whichever whenever wherever yeah ok okay oh well please sorry hello hi sometimes
""")

# Content words of news, as stems: plural, -ed, -ing and -ly forms are found through them.
COMMON = word_set("""
abandon able absence absolute abstract abuse academic accept access accident accompany accord account accurate
accuse achieve acquire act action activist activity actor actual actually adapt add additionally address adequate
adjust administration admission admit adopt adult advance advantage adventure advertisement advertising adviser
advisor advocate affair afford afraid age agency agent aggressive aggressor agree agreement agricultural ahead aid
aide aim air aircraft airline airport airstrike alarm album alert allege allow ally alone aluminum amazing
ambassador ambition ambulance amend ammunition amount analysis analyst anchor anger animal anniversary announce
announcement annual anonymous answer anxiety apartment apparently appeal appear appearance applicant apply appoint
approach appropriate approve architect area argue arm armed army arrange arrest arrive arrow art article artillery
artist ash ask aspect assassin assault assembly asset assignment assist associate assume atmosphere atom attack
attempt attend attention attorney auction audience author authority automatic autopsy autumn available average avoid
award aware baby back bacteria bad bag bail balance ball ban band bank bankrupt baptise baptize bar bargain barrel
barrier base basement basket battery battle beach bean bear beat beautiful become bee beer begin behavior believe
bell belt benefit best better big bike bill bird birth bishop bit bite black blade blame blanket blast blind block
blood blow blue board boat body bolt bomb bomber bond bone bonus book boom boot border born boss both bother bottle
bottom boundary bowl box boy brain branch brand brave bread break breakfast breaking breath breeze bribe brick
bridge brief bright bring broad broadcast brother brown bubble bucket budget build building bulk bullet burden burn
bury bus business busy butter button buy buyer bye cabin cabinet cable cake call calm camera camp campaign cancel
cancer candidate candle capacity capital captain caption capture car carbon card care career carpet carriage carry
case cash cast casualty catch cattle cause caution ceiling celebrity cell center central centre century ceremony
certain certainly chain chair challenge champion chance change channel chaos chapter character charge charity chart
chase cheap check cheer cheese chef chemical chicken child childhood children chip chocolate choice choose church
cigarette cinema circle circumstance citizen city civil civilian claim clash class classic classroom clay clean
clear clearly clerk click climate climb clinic clip close closure cloth clothes cloud club coach coal coalition
coast cocaine code coffee coin cold collapse collar colleague collect college colonel color column combat come
comedy comfort comic command comment comments commission commit committee common communication community companion
company compare comparison compensate compete competition complain complete complex complicate compose comprehensive
compromise computer concentrate concept concern concert conclude concrete condition conduct conference confirm
conflict congratulations congregation congress connect consequence conservation consider conspiracy constant
constitution construct consult consumer consumption contact contain content contest continue continued contract
contractor contrast contribute control convention conversation conversion convict convince cook cool coordinate cop
copper copy copyright corn corner corporate correct correspondent corrupt cost cottage cotton cough council counsel
count counter countless country countryside county couple courage course court courtesy courtroom cousin cover cow
craft crash crazy cream create creature credit crew crime criminal crisis critic critical criticism cross crowd
crucial crude cruel cruise cry culinary culture cup cure curious currency current curve custody custom customer cut
cycle daily dairy dam damage dance danger dark data date daughter day dead deadly deal dealer dear death debate debt
decade decide decision declare decline decrease dedicate deep defeat defence defend defendant defender defense
define definite degree delay delegate deliberate delicate deliver demand democracy democrat demonstrate density deny
depart department depend deploy deposit depress depth deputy descend describe desert deserve design desire desk
despair destination destroy detail detain detect detective deteriorate determine devastate develop development
device devote diamond dictator die diet difference different difficult digital dinner dip diplomat direct direction
director dirt disability disappear disappoint disaster discipline discount discover discuss disease dismiss disorder
dispatch display disposal dispute disrupt dissolve distance distant distinct distribute district disturb dive divide
doctor document dog doll dollar domestic donate donor door dose double doubt download dozen draft drag drain drama
draw dream dress drill drink drive driver drone drop drought drug drunk dry duck dump dust duty eager ear early earn
earth ease easy eat echo eclipse economic economist economy edge edit edition editor editorial education effect
efficient effort egg eight eighth elderly election electric elegant element elevate eleven eliminate elite embassy
embrace emerge emergency emission emotion emperor emphasis empire employ employee empty enable encounter encourage
end endanger endorse enemy energy enforce engage engine engineer enjoy enormous enough ensure enter enterprise
entertain enthusiasm entire entrance envelope environment envoy epidemic episode equal equip equipment era error
erupt escape especially essay essential establish estate estimate ethnic evacuate event eventual evidence evil
evolve exact examine example excellent exchange excite exclude exclusive excuse executive exercise exhibit exile
exist exit expand expansion expect expense expensive experience expert explain explode explore explosion export
expose express extend extension extent external extra extraordinary extreme extremist eye fabric face facility fact
factor factory fade fail failure faint fair fairly faith fake fall false fame familiar family famous fan fancy
fantasy far fare farm farmer fashion fast fat fatal fatally fate father fatigue fault favor favorite favour fear
feather feature federal fee feed feedback feel fellow female fence ferry fever fiction fierce fight fighter figure
file fill film final finally finance financial find fine finger finish fire firefighter firm first fish fit five fix
flag flame flash flat flavor flee fleet flesh flexible flight float flood floor flow flower flu fluid fly foam focus
fog fold folk follow food foot footage football forbid force forecast foreign forest forever forget form formal
formation former formula fort fortunately fortune forum forward foul found founder four fraction fragile frame fraud
free freedom frequent fresh friend front frozen fruit frustrate fuel fulfill full fun fund fundamental funeral funny
funnyman fur furniture fury future gain galaxy gallery gamble game gang gap garage garbage garden gas gasoline gate
gather gay gaze gear general generation genius gentle genuine gesture ghost giant gift girl give glacier glad glance
glass global glory glove go goal goat god gold good goodbye government governor grab grade graduate grain grand
grandfather grandmother grant graph grass grave great green greet grief grip grocery gross ground group grow growth
guarantee guard guerrilla guess guest guidance guide guideline guilty guitar gun gunman gunmen guy habit hair hall
halt hammer hand handful handle handsome hang happen happy harbor harbour hard hardware harm harvest hate hazard
head headline health healthy hear hearing heart heat heaven heavy height hell helmet help herd heritage hero hey
hide high highway hill hint hip hire history hit hold hole holiday hollow holy home homeless homicide honest honor
hook hope horizon horrible horror horse hospital host hostage hot hotel hotline hour house household huge human
hundred hunger hunt hurricane hurry hurt husband hypothesis ice icon idea ideal identify identity ideology ignore
ill illegal illness illustrate image imagine immediate immigrant immigration immune impact implement implication
imply import important impose impossible impress imprison improve impulse incentive inch incident include income
increase incredible incredulous independent indicate indict individual industry infant infect infection inflation
influence inform information inherit initial initially inject injure injury inmate innocent innovation input inquiry
insect insert inside insist inspect inspector install installation instance instinct institution instruct instrument
insult insurance intelligence intend intense interact interest interestingly interfere interior internal
international internet interpret interrupt intervene interview introduce invade invest investigate investigation
investigator investor invisible invite involve iron ironically island issue item jacket jail jet jewel job join
joint joke journalist journey joy judge juice jump jungle junior jury just justice keep key keyboard kick kid kidnap
kill killer kilometer kind king kiss kit kitchen knee knife knock know knowledge label labor laboratory labour lack
ladder lady lake land landlord landmark landscape language lap large laser last late latest laugh launch law
lawmaker lawn lawsuit lawyer lay layer lead leader league leak lean leap learn least leather leave lecture left
legacy legal legend legislation legitimate leisure lemon lend length lens lesson let letter level liberal liberate
liberty library license lid lie life lift light lightning limb limit line link lip liquid list listen literary
literature little live liver load loan lobby local locate lock logic lonely long look loose lord lorry lose loss lot
love loved low lower loyal luck luggage lunch lung luxury machine mad magazine magic magnitude maid mail main
maintain major majority make male mall man manage manager manner mansion many map margin marine mark market marriage
marry mask masked mass massive master match mate material mathematics matter maximum mayor meal mean measure meat
mechanic medal media medical medicine meet meeting melt member membrane memory men mental mention menu merchant
mercy mere merge merger mess message metal meteorologist meter methane method microphone midday middle midnight
migrant mild mile militant military militia milk mill million mind mine minimum minister ministry minor minority
minute miracle mirror miss missile mission mistake mix mixture mob mobile model modern moment monarch money monitor
monkey monster month monument mood moral morning mortar mosque most mother motion motivate motor mount mountain
mouth move movement movie mud multiple murder muscle museum music musical muslim mutual mystery myth nail naked name
narrative narrow nasty nation national native natural nature navy near nearby nearly neck need negative negotiate
neighbor neighborhood neighbour nervous net network neutral new news newspaper next nice night nightmare nine ninth
noise nominate nominee nonsense norm normal north note notice notify novel nuclear number numerous nurse nut object
obligation observe observer obstacle obtain obvious occasion occupy occur ocean odd odds offend offense offensive
offer office officer official oil oilfield old once one onion open opening opera operate operation opinion opponent
opportunity oppose opposition opt optimistic option oral orange orbit orchestra order ordinary organ organic
organization organize origin original originally outbreak outcome outlet outline output outrage outstanding oven
overall overcome overnight oversee owe own owner oxygen pace pack package page pain paint pair palace palm pan panel
panic paper parade parallel pardon parent park parliament part participate particular particularly partner party
pass passage passenger passion passport past pasture patch path pathological patient patrol pattern pause pay
payment peace peak peer penalty pension people pepper perceive percent perfect perform performance period permanent
permission permit persist person personal personnel persuade petition phase phenomenon philosophy phone photo
photograph photographer phrase physical piano pick picture piece pig pile pill pilot pin pipe pitch pity place
plague plain plan plane planet plant plastic plate platform play player plea plead please pleasure plenty plot plug
plus pocket poem poet point poison pole police policeman policemen policy polite political politician politics poll
pollute pollution pond pool poor pop popular population port portion portrait pose position positive possible
possibly post posted potato potential pound pour poverty powder power powerful practice praise pray precious precise
predict prefer pregnant preliminary premier premium prepare present preserve president press pressure pretty prevent
previous previously price pride priest primary prince princess principal print prior priority prison prisoner
private privilege prize probably probe problem procedure proceed process proclaim produce producer product
professional professor profit program programme progress project prominent promise promote prompt proof property
proportion proposal propose prosecute prosecutor prospect protect protest protester proud prove provide province
provoke psychology public publish published pull pump punch punish pupil purchase pure purpose pursue push put
puzzle qualify quality quarrel quarter queen quest question queue quick quickly quiet quit quota quote rabbit race
racial rack radical radio raid rail rain raise rally random range rank ransom rape rapid rare rat rate ratio raw
reach react read reader ready real realistic reality realize really rear reason rebel rebuild recall receive recent
recently recession recipe reckless reckon recommend record recover recruit rector red reduce refer referee reference
referendum reflect reform refugee refuse regard regime region register regret regular regulate rehearse reinforce
reject relate related relation relationship relative relax release reliable relief religion religious reluctant
remain remark remedy remember remind remote remove rent repair repeat replace reply report reportedly reporter
represent representative republic republican reputation request require rescue rescuer research researcher resemble
reserve residence resident resign resist resolution resolve resource respect respond response responsible rest
restaurant restless restore restrict result retail retain retire retreat return reveal revenge revenue reverse
review revise revive revolution reward rhythm rich ride rider ridiculous rifle right riot rise risk ritual rival
river road rob robbery rock rocket role roll roof room root rope rotate rough round route row royal rubber rubbish
ruin rule ruler rumor rumour run rural rush sacred sacrifice sad safe safety sail salary sale salt salute same
sample sanction sand satellite satisfy sauce save say scale scandal scare scatter scenario scene schedule scholar
school science scientist score scrap scream screen script sculpture sea seal search season seat second secret
secretary section sector secure security see seek seem seize select selfish sell semester senator send senior sense
sensitive sentence separate separatist sequence sergeant series serious servant serve service session set settle
seven seventh several severe sew sex sexual shade shadow shake shallow shame shape share sharp sheep sheet shelf
shell shelter sheriff shield shift ship shirt shock shoe shoot shooter shooting shop shopper shore short shortage
shortly shot shoulder shout show shower shrink shut sick side siege sight sign signal silence silk silver similar
similarly simple simply sin sing singer single sink sister sit site situation six sixth size skeleton sketch skill
skin skip skull sky slam slave slavery sleep slice slide slip slope slow small smart smash smell smile smoke smooth
smuggle snake sniper snow soap sober soccer social socialist society soft software soil solar soldier sole solid
solution solve sometime son song sorry sort soul sound soup source south space spare spark speak speaker special
specialist specific specifically spectacle spectator speech speed spell spend spider spill spin spine spiral spirit
splendid split spoil spokesman spokesperson spokeswoman sponsor sport spot spray spread spring spur spy squad square
squeeze stab stability stable stadium staff stage stain stair stake stamp stand standard star start starve state
statement station statistics status statute stay steady steal steam steel steep stem step stick still stimulate
sting stir stock stomach stone stop storm story strain strand strange stranger strap strategic strategy straw stream
street strength stress stretch strict strike string strip stroke strong structure struggle stubborn student study
stuff stupid style subject submarine submit subscribe subsequent subsidy substance substantial substitute suburb
succeed success successful succession sudden suddenly sue suffer sugar suggest suicide suit summer sun super superb
superior supply support supporter suppose supreme sure surface surge surgeon surgery surprise surprisingly surrender
surround survey survive survivor suspect suspend suspicion sustain swallow swap swear sweat sweep sweet swell swim
swing switch sword symbol sympathetic sympathy symptom syndrome system table tackle tactic tail take tale talk tall
tank tap tape target tariff task taste tax tea teach teacher team tear technical technically technician technology
teen teenager telephone television tell ten tend tender tennis tension tent term terrain terrible territory terror
terrorism terrorist test testify testimony text textbook thank theater theatre theft theme theory thick thief thin
thing think third thirty thorough thousand threat threaten three thrill throat throne throw thunder ticket tide tie
tight timber time tiny tip tire title tobacco together toilet tomato ton tone tongue tool tooth top topic torch
torture toss total touch tough tour tourism tourist toward towel town toxic toy trace track trade tradition
traditional traffic tragedy tragic trail train trait transfer transform transit transition translate transport trap
trash travel traveler traveller treasure treat treatment treaty tree tremendous trend trial tribe tribute trick
trigger trip triumph troop tropical trouble trousers truck true trump trunk trust truth try tsunami tube tune tunnel
turn turnout tweet twelve twenty twice twin twist two type typical ugly ultimate ultimately umbrella unable unarmed
uncle understand unemployment unfortunately uniform union unique unit unite unity universe university unknown
unprovoked unrest unsatisfied unusual update updated upset upstairs urban urge urgent use user usual utility
vacation vaccine vacuum valid valley value van vanish variety various vary vast vegetable vehicle venture venue
verdict verse version vessel veteran veto viable vice victim victory video view viewer village violate violence
violent virtual virtue virus visible vision visit visitor vital vitamin vocal voice volcano volume voluntary
volunteer vote voter vow vulnerable wage wait walk wall wander want war warehouse warm warn warning warplane warrant
warrior wash waste watch water wave way weak wealth weapon wear weather web website wedding weed week weekend weekly
weigh weight weird welcome west western wet whale wheat wheel whip whisper white whole wide widespread width wife
wild wildlife willing win wind window wine wing winner winter wipe wire wisdom wise wish withdraw withdrawal
withstand witness wolf woman women wonder wood wool word work worker workshop world worldwide worry worse worship
worst worth wound wounded wrap wreck wrist write writer wrong yacht yard yay year yellow yield young youth zero zone
""") - {"trump", "van"}  # fmt: skip
# More of them: who does things in the news, and what is done, built and counted there.
COMMON |= word_set("""
abattoir absenteeism accountant acquisition acquittal affidavit aftershock albatross amnesty amphibian annexation
anthology anthropologist antibiotic antibody apprentice arbitration arbitrator archaeologist archivist armistice
arraignment arson arsonist assailant asteroid astronaut astronomer asylum attacker attendance auditor autobiography
avalanche backbencher backlog bacterium bailiff bakery ballerina ballot bankruptcy baritone batsman beekeeper
benefactor bereavement biography biologist blackmail blizzard blogger bombardment bookseller borrower brewery bribery
bricklayer broadcaster builder burglar burglary burial bushfire buyout byelection bypass bystander cabbage campaigner
cartoonist ceasefire celebration cellist chairman chairwoman challenger choreographer claimant clemency cleric
colliery commemoration commentator commuter complaint composer concerto condolence conductor confusion conscript
conservationist consignment constituency construction container conviction coroner corruption cosmonaut councillor
councilman creditor cremation crop culvert curator cyclist dancer debtor deflation demolition demonstrator dentist
deportation deserter developer diagnosis diary dinosaur disappointment disbelief dismay distiller distillery dividend
drummer earnings earthquake electorate electrician electron embankment embezzlement employment enquiry
environmentalist enzyme eruption etching eulogy evacuee excavation exhibition exporter extortion extradition
eyewitness famine fatality festivity filmmaker fingerprint fireworks fisherman fishermen floodwater forecaster
forensic forger foundry fraudster freight freighter frontrunner fundraiser furnace gene genome geologist goalkeeper
grower guitarist hailstorm hardliner headteacher heatwave helium helper hijacker hijacking historian hoarding
homebuyer homeowner humidity hurdler hydrogen illustrator importer incumbent incursion indictment infantry injunction
inoculation inquest insolvency insurgent intern interpreter invasion inventory jetty jockey jubilation judgement
judgment juror kidnapper landslide larceny layoff lease lecturer legislator lender levee librarian libretto lifeboat
lifeguard linesman linguist litigant locomotive logger looter magistrate maize mammal manslaughter manufacturer
manuscript mathematician mediation mediator memoir meteorite midfielder midwife miner misconduct missionary molecule
monarchist mortgage mosquito motorist motorway mourner mudslide mural murderer musician nationalist negligence
negotiation negotiator neutron newborn newsreader nitrogen novelist novella obituary ombudsman onlooker orchard orphan
overcrowding ozone pact pandemic paramedic parasite paratrooper parchment parishioner parliamentarian parolee particle
passerby pathogen pathologist peacekeeper pedestrian pensioner perjury petitioner pharmacist philanthropist
philosopher photon physician physicist pianist pipeline plaintiff playwright plumber pollster postgraduate postmortem
precedent preparation printer probation procession productivity prognosis programmer protein proton psychiatrist
psychologist publisher punctuality pundit punishment pylon quarterback racegoer racehorse railroad railway rainfall
rainstorm rancher rapist rapprochement rationing reactor rebate reconciliation reconstruction redundancy refinery
reformist refund refurbishment rehearsal renovation reprieve reptile reservist reservoir restoration retailer retiree
retrospective returnee rioter robber roundabout rower sawmill scarcity schoolchild schoolchildren schoolteacher
screenplay screenwriter sculptor secessionist seismologist shareholder shipment shipowner shoplifting skater skier
slaughterhouse sluice smelter smog smuggler snowfall snowstorm sociologist sonata soprano soundtrack soya soybean
spacecraft sprinter stalker steelworker stockpile striker subpoena substation supplier surcharge surplus swimmer
swindler symphony takeover tanker tapestry telescope temperature tenancy tenant tenor theologian therapist
thunderstorm toddler toll townsfolk townspeople towpath toxicologist trader trafficker trafficking trainee translator
trawler treasurer tremor tribunal trilogy truce trucker trustee tumor tumour turbine turnover umpire undergraduate
understaffing vacancy vaccination vandalism viaduct villager vineyard violinist visibility volcanologist watercolor
watercolour welder wharf wholesaler wicket widow widower wildfire windfarm winemaker winger worshiper worshipper
wreath wrestler
""")

# Common words that do begin names: "North Korea", "Supreme Court". Before another capital they are kept.
STARTERS = word_set("""
new north south east west northern southern eastern western central united fort port mount lake saint st san santa los
las el la le great grand royal national international federal supreme white red black blue green golden silver general
world first second third air army navy marine islamic arab european african democratic republican social public human
high king's queen's old upper lower inner state american british free big super tea labour labor conservative liberal
common universal warner associated united middle new little long palm rock iron star sun island associate
""")

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
            ("ly", ""), ("est", ""), ("ally", ""))  # fmt: skip
# Not -er: it would turn Walker, Hunter, Turner, Fisher and Parker into common words.


def is_common(word: str) -> bool:
    """Whether a lower-case word is an English word of the tables, or an inflected form of one."""
    if word in FUNCTION or word in COMMON:
        return True
    return any(
        word.endswith(ending) and _known(word[: len(word) - len(ending)] + stem_end) for ending, stem_end in _ENDINGS
    )


def _known(stem: str) -> bool:
    """Doubling is undone: "running", "stopped"."""
    return stem in COMMON or (len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in COMMON)
