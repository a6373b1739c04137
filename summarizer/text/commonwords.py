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
whoever whatever whichever whenever wherever yeah ok okay oh well please sorry hello hi sometimes
""")

# Content words of news, as stems: plural, -ed, -ing and -ly forms are found through them.
COMMON = word_set("""
able abuse accept access accident accord account accuse achieve act action activist activity actor actual add address
admit adult advance adviser advisor advocate affair afford afraid age agency agent aggressor agree agreement ahead aid
aide aim air aircraft airline airport airstrike alarm album alert allege allow ally alone amount analyst analysis anchor
anger animal announce annual answer appeal appear applicant apply appoint approach approve area argue arm army arrange
arrest arrive art article artillery artist ask assault assembly asset assist associate assume attack attempt attend
attention attorney audience author authority autopsy available average avoid award aware baby back bad bag bail ball
ban band bank bar base battle beach bear beat beautiful become begin behavior believe benefit best better big bill
bird birth bit black blame blast block blood blow blue board boat body bomb bomber bond bone book boom border born boss
both bottom boundary box boy brain branch brand break breakfast bridge brief bright bring broad broadcast brother
brown budget build building bullet burn bus business busy buy buyer call calm camera camp campaign cancel cancer candidate
capital car card care career carry case cash cast casualty catch cause cell center central centre century certain chain
chair challenge chance change channel character charge charity chase cheap check chef chemical child children choice
choose church citizen city civil civilian claim clash class classic clean clear clearly click climate climb close
clothes cloud club coach coalition coast code coffee cold collapse colleague collect college color column combat come
comedy comfort command comment commission commit committee common community company compare compete complain complete
computer concern condition conduct conference confirm conflict congress connect consider consumer contact contain
content contest continue contract contractor control convict cook cool cop copy cost council counsel count country
county couple course court cover crash crazy create credit crew crime criminal crisis critic critical criticism cross
crowd cry culture cup current customer cut cycle daily damage dance danger dark data date daughter day dead deal
dealer dear death debate debt decade decide decision declare decline deep defeat defence defend defense define degree
delay deliver demand democracy democrat demonstrate deny department deploy deputy describe desert design desire desk
detail detect detective determine develop development device die diet difference different difficult dinner diplomat
direct direction director disaster discover discuss disease dismiss display dispute distance district divide doctor
document dog dollar domestic door double doubt download draft drama draw dream dress drink drive driver drone drop drug
drunk duty early earn earth easy eat economic economist economy edge edit editor education effect effort egg eight
eighth election electric eleven emergency emotion employ employee empty end enemy energy engage engine engineer enjoy
enough enter entire environment episode equal equipment error escape especially essential establish estimate event
eventual evidence exact examine example excellent exchange excite executive exercise exist expand expect experience
expert explain explode explosion expose express extend extra extreme eye face facility fact fail failure fair faith fall
false familiar family famous fan far farm farmer fast fat father fault favor favorite fear feature federal fee feed feel
fellow female fight fighter figure file fill film final finance financial find fine finger finish fire firefighter
firm first fish fit five fix flag flat flee flight float flood floor flow flower fly focus folk follow food foot
football footage force foreign forest forget form formal former forward found founder four free freedom fresh friend
front fruit fuel full fun fund funeral funny future gain game gang gap garden gas gather gay gear general generation
gift girl give glad glass global go goal god gold good government governor grab grade graduate grand grant great green
ground group grow growth guard guess guest guide guilty gun gunman gunmen guy hair hall hand handle hang happen happy
hard harm hate head headline health hear hearing heart heat heavy height help hero hide high highway hill hire history
hit hold hole holiday home honest honor hope horror horse hospital hostage hot hotel hour house household huge human
hundred hunt hurricane hurt husband ice idea identify ignore ill illegal illness image imagine immediate immigrant
immigration impact implement important impose impossible improve incident include income increase incredible independent
indicate individual industry inflation influence inform information initial initially injure injury inmate inside insist
inspect inspector insurance intelligence intend interest internal international internet interview introduce invade
invest investigate investigation investigator investor invite involve iron island issue item jail jet job join joint
joke journalist journey joy judge jump junior jury just justice keep key kick kid kill killer kind king kitchen knock
know knowledge labor labour lack lady lake land language large last late latest laugh launch law lawmaker lawsuit
lawyer lay lead leader league learn least leave left legal legislation lend length lesson let letter level liberal
library license lie life lift light limit line link list listen little live local lock long look lord lose loss lot
love loved low lower luck lunch machine mad magazine mail main maintain major majority make male man manage manager
manner many map mark market marriage marry mass massive master match mate material matter mayor meal mean measure meat
media medical medicine meet meeting member memory men mental mention merger message metal meter method middle midnight
migrant mile militant military militia milk million mind mine minister minor minute miss missile mission mistake mix
mob mobile model modern moment money monitor month moral morning mortar most mother motion motor mountain mouth move
movement movie multiple murder museum music muslim mystery name narrow nation national native natural nature navy
near nearby nearly neck need negotiate neighbor neighborhood neighbour nervous net network new news newspaper next
nice night nine ninth noise nominee normal north note notice notify novel nuclear number nurse object observe observer
obtain obvious occasion occupy occur ocean odd offense offer office officer official oil oilfield old once one open
opening operate operation opinion opponent opportunity oppose opposition option order ordinary organization organize
original outcome overall overnight owe own owner pack page pain paint pair palace panel paper parent park parliament
part partner party pass passenger passion past path patient pattern pay payment peace peak people perfect perform
performance period permanent permit person personal personnel phone photo photograph photographer pick picture piece
pilot pipe place plan plane planet plant play player plead please pleasure plenty plot plus pocket poem point police
policeman policemen policy political politician politics poll pollution pool poor pop popular population port pose
position positive possible possibly post potential pound pour poverty power practice praise pray prefer pregnant
prepare present president press pressure pretty prevent previous previously price pride priest primary prince princess
principal print prior priority prison prisoner private prize probably problem procedure process produce producer
product professional professor profit program programme progress project promise promote proof property proposal
propose prosecutor protect protest protester proud prove provide province public publish pull punish purchase pure
purpose push put quality quarter queen question quick quickly quiet quit quote race racial radical radio rain raise
range rape rapid rare rate raw reach react read reader ready real reality realize really rear reason rebel recall
receive recent recently recipe recommend record recover red reduce refer reflect reform refugee refuse regard regime
region register regret regular reject relate relation relationship relative release relief religion religious remain
remark remember remind remote remove rent repair repeat replace reply report reportedly reporter represent
representative republic republican request require rescue rescuer research researcher resident resign resist resolution
resolve resource respect respond response responsible rest restaurant restore result retire return reveal revenue review
revolution rich ride rifle right riot rise risk rival river road rob robbery rock rocket role roll room root rough round
route row royal rule rumor rumour run rural rush sad safe safety sail salary sale same sample sanction save say scale
scandal scene schedule school science scientist score scream screen sea search season seat second secret secretary
section sector secure security see seek seem seize select sell senator send senior sense sentence separate separatist
sergeant series serious serve service session set settle seven seventh several severe sex sexual shake shape share sharp
sheriff shift ship shock shoe shoot shooter shooting shop shopper short shot show shut sick side sight sign signal silence
silver similar simple simply sing singer single sister sit site situation six sixth size skill skin sky slam slave sleep
slow small smart smile smoke smooth snow social society soft software soil soldier solid solution solve son song sort
sound source south space speak speaker special specialist specific speech speed spend spirit spokesman spokesperson
spokeswoman sport spot spread spring square squad stability staff stage stake stand standard star start state statement
station statistics status stay steal steel step stick still stock stop storm story strange stranger strategy street
strength stress stretch strike strong structure struggle student study stuff style subject succeed success successful
sudden suddenly sue suffer suggest suicide suit summer sun super supply support supporter suppose supreme sure surface
surgery surprise surprisingly surround survey survive survivor suspect suspend sustain swear sweet swim switch sympathy
system table take tale talk tall tank target task taste tax teach teacher team tear technical technician technology
teen teenager telephone television tell ten tend tension term terrible terror terrorism terrorist test testify text
thank theater theatre theft theme theory thick thin thing think third thirty thousand threat threaten three throw ticket
tie tight time tiny tip tire title together tone tool top topic total touch tough tour tourist town toy trace track
trade tradition traditional traffic tragedy trail train transfer transition transport travel traveler treat treatment
treaty tree trend trial tribute trick trip troop trouble truck true trump trust truth try tune turn twelve twenty twin
twice two type typical ugly ultimate unable uncle understand unfortunately union unique unit unite unity university
unknown unusual update upset urban urge use user usual valley value van variety various vast vehicle version veteran
vice victim victory video view viewer village violate violence violent virus visible vision visit visitor vital voice
volunteer vote voter vow wage wait walk wall want war warm warn warning warplane wash waste watch water wave way weak
wealth weapon wear weather web website wedding week weekend weekly weigh weight welcome west western wet white whole
wide wife wild win wind window wine wing winner winter wire wise wish witness woman women wonder wood word work worker
world worry worse worst worth wound write writer wrong yard year yellow young youth zero zone
fatal fatally shortly apparently additionally similarly finally eventual originally unfortunately fortunately
interestingly ironically technically certainly specifically ultimately particularly
advertisement advertising caption courtesy credit published updated posted related read watch see click subscribe share
tweet breaking exclusive opinion editorial analysis gallery continued close comments comment copyright
abandon absence absolute abstract academic accompany accurate acquire adapt adequate adjust administration admission
adopt advantage adventure aggressive agricultural aluminum ambassador ambition ambulance amend ammunition anniversary
announcement anxiety apartment appearance appropriate architect arrow ash aspect assassin assignment atmosphere atom
auction automatic autumn bacteria balance bankrupt bargain barrel barrier basement basket battery bean bee beer bell
belt bike bishop bite blade blanket blind bolt boot bother bottle bowl brave bread breath breeze bribe brick bubble
bucket bulk burden bury butter button cabin cabinet cable cake candle capacity captain capture carbon carpet carriage
cattle caution ceiling ceremony champion chaos chapter chart cheer cheese chicken childhood chip chocolate cigarette
cinema circle circumstance classroom clay clerk clinic clip closure cloth coal cocaine coin collar colonel comic
communication companion comparison compensate competition complex complicate compose comprehensive compromise
concentrate concept concert conclude concrete congregation consequence conservation conspiracy constant constitution
construct consult consumption contrast contribute convention conversation conversion convince coordinate copper corn
corner corporate correct correspondent corrupt cottage cotton cough counter countless courage courtroom cousin cow
craft cream creature crucial crude cruel cruise cure curious currency curve custody custom dairy dam deadly decrease
dedicate defendant defender definite delegate deliberate delicate density depart depend deposit depress depth descend
deserve despair destination destroy detain deteriorate devastate devote diamond dictator digital dip dirt disability
disappear disappoint discipline discount disorder dispatch disposal disrupt dissolve distant distinct distribute
disturb dive doll donate donor dose dozen drag drain drill drought dry duck dump dust eager ear ease echo eclipse
edition efficient elderly elegant element elevate eliminate elite embassy embrace emerge emission emperor emphasis
empire enable encounter encourage endanger endorse enforce enormous ensure enterprise entertain enthusiasm entrance
envelope envoy epidemic equip era erupt essay estate ethnic evil evolve exclude excuse exhibit exile exit expansion
expense expensive explore export extension extent external extraordinary extremist fabric factor factory fade faint
fairly fake fame fancy fantasy fare fashion fate fatigue favour feather feedback fence ferry fever fiction fierce
flame flash flavor fleet flesh flexible flu fluid foam fog fold forbid forever formation formula fort fortune forum
foul fraction fragile frame fraud frequent frozen frustrate fulfill fundamental fur furniture fury galaxy gamble
garage garbage gasoline gate gaze genius gentle genuine gesture ghost giant glacier glance glory glove goat grain
grandfather grandmother graph grass grave greet grief grip grocery gross guarantee guerrilla guidance guideline guitar
habit halt hammer handful handsome harbor harbour hardware harvest hazard healthy heaven hell helmet herd heritage
hint hip hollow holy homeless hook horizon horrible host hotline hunger hurry hypothesis icon ideal identity ideology
illustrate immune implication imply import impress imprison impulse incentive inch indict infant infect infection
inherit inject innocent innovation input inquiry insect insert install installation instance instinct institution
instruct instrument insult intense interact interfere interior interpret interrupt intervene invisible jacket jewel
juice jungle keyboard kidnap kilometer kiss kit knee knife label laboratory ladder landlord landmark landscape lap
laser lawn layer leak lean leap leather lecture legacy legend legitimate leisure lemon lens liberate liberty lid
lightning limb lip liquid literary literature liver load loan lobby locate logic lonely loose lorry loyal luggage lung
luxury magic magnitude maid mall mansion margin marine mask mathematics maximum mechanic medal melt membrane menu
merchant mercy mere merge mess methane microphone midday mild mill minimum ministry minority miracle mirror mixture
monarch monkey monster monument mood mosque motivate mount mud muscle mutual myth nail naked narrative nasty negative
neutral nightmare nominate nonsense norm numerous nut obligation obstacle odds offend offensive onion opera opt
optimistic oral orange orbit orchestra organ organic origin outbreak outlet outline output outrage outstanding oven
overcome oversee oxygen pace package palm pan panic parade parallel pardon participate particular passage passport
pasture patch patrol pause peer penalty pension pepper perceive percent permission persist persuade petition phase
phenomenon philosophy phrase physical piano pig pile pill pin pitch pity plague plain plastic plate platform plea plug
poet poison pole polite pollute pond portion portrait potato powder powerful precious precise predict preliminary
premier premium preserve privilege probe proceed proclaim prominent prompt proportion prosecute prospect provoke
psychology pump punch pupil pursue puzzle qualify quarrel quest queue quota rabbit rack raid rail rally random rank
ransom rat ratio realistic rebuild recession reckless reckon recruit referee reference referendum regulate rehearse
reinforce relax reliable reluctant remedy reputation resemble reserve residence restless restrict retail retain
retreat revenge reverse revise revive reward rhythm rider ridiculous ritual roof rope rotate rubber rubbish ruin ruler
sacred sacrifice salt salute sand satellite satisfy sauce scare scatter scenario scholar scrap script sculpture seal
selfish semester sensitive sequence servant sew shade shadow shallow shame sheep sheet shelf shell shelter shield
shirt shore shoulder shout shower shrink siege silk sin sink skeleton sketch skip skull slavery slice slide slip slope
smash smell smuggle snake sniper soap soccer socialist solar sole sorry soul soup spare spark spectacle spectator
spell spider spill spin spine spiral splendid split spoil sponsor spray spur spy squeeze stab stable stadium stain
stair stamp starve statute steady steam steep stem stimulate sting stir stomach stone strain strand strap strategic
straw stream strict string strip stroke stubborn stupid submarine submit subsequent subsidy substance suburb
succession sugar superb superior surge surgeon surrender suspicion swallow swap sweat sweep swell swing sword symbol
sympathetic symptom syndrome tackle tactic tail tap tape tariff tea tender tennis tent terrain territory testimony
textbook thief thorough thrill throat throne thunder tide timber tobacco toilet tomato ton tongue tooth torch torture
toss tourism toward towel toxic tragic trait transform transit translate trap trash traveller treasure tremendous
tribe trigger triumph tropical trousers trunk tsunami tube tunnel turnout twist umbrella unemployment uniform universe
unrest upstairs urgent utility vacation vaccine vacuum valid vanish vary vegetable venture venue verdict verse vessel
veto viable virtual virtue vitamin vocal volcano volume voluntary vulnerable wander warehouse warrant warrior weed
weird whale wheat wheel whip whisper widespread width wildlife willing wipe wisdom withdraw withdrawal withstand wolf
wool workshop worldwide worship wrap wreck wrist yacht yield
goodbye bye congratulations celebrity photograph photographer countryside bonus evacuate funnyman hey yay rector tribute
sometime sober baptise baptize homicide forecast meteorologist multiple actually amazing anonymous couple pop tweet shortage
culinary musical pathological unprovoked unsatisfied incredulous substitute substantial armed unarmed masked wounded
""") - {"trump", "van"}  # fmt: skip

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
