"""What "the" needs no telling of, and what needs it always: tables to extend."""

from __future__ import annotations

# One alone in the world, in any town, trial or match, or no thing at all: "the police", "the jury", "the first".
COMMON_GROUND = frozenset(
    """
    police government public world country nation state city town village region area capital coast border street
    authorities president mayor governor parliament senate congress council cabinet opposition army military navy
    minister ministry pope king queen judge jury prosecution prosecutors defence defense court coroner examiner law
    internet web media press news economy market markets stock industry environment weather climate rain sun sky sea
    air ground water earth land population people poor rich dead wounded injured elderly young old
    morning afternoon evening night day week weekend month year years decade century summer winter autumn spring
    season holiday holidays past future present time times moment hour minute date end beginning start middle rest
    top bottom side left right north south east west centre center
    first second third fourth fifth last next same only latest other others former latter best worst biggest largest
    highest most more least few many number numbers majority possibility fact need way kind lot wake case cause causes
    chance reason result face hands truth
    ball bar goal half halftime pitch penalty referee final finals crowd keeper lead table
    phone radio television newspapers pope church faith
    """.split()
)

# What somebody who speaks may point at, since it is about him.
AROUND = frozenset(
    """
    community family house home place places thing things job team club kind sort type level size scale point stage
    process work life story people guys
    """.split()
)

# What an article has called by its name before it calls it so: the word alone does not tell which one is meant.
NAMED_OTHERWISE = frozenset(
    """
    company companies firm firms group groups team teams club couple pair family union agency department organisation
    organization business bank network station channel programme program carmaker maker drugmaker retailer airline
    movie film show series book album song document letter bulletin memo paper report statement study
    ship vessel boat plane jet aircraft vehicle truck building site facility school hospital university centre
    neighbourhood neighborhood
    manager operator insurer supplier
    character role sequel
    man woman boy girl boys girls men women child children teenager student victim victims suspect
    """.split()
)

# What somebody's title is the title of.
WORKS = frozenset("movie film picture show series programme program book novel album song document play".split())

# What happened, by another word than it was told in: clear to whoever has read of it.
OCCASIONS = frozenset(
    """
    incident accident attack shooting blunder exchange interview segment broadcast episode affair encounter clash
    tragedy disaster blaze fire crash storm hurricane flood flooding earthquake outbreak strike walkout protest crisis
    raid
    move decision announcement ruling verdict comment comments remark remarks accusation accusations allegation
    allegations claim claims theory rumour rumours rumor rumors
    deal bid offer plan plans proposal measure measures agreement takeover merger transaction
    """.split()
)

# Who tells the news, and is hardly ever the news.
PRESS = frozenset(
    """
    reuters ap afp bbc cnn nbc cbs abc cbc cnbc guardian times telegraph mashable upi twitter facebook instagram
    """.split()
)

# Words that sell the news and tell nothing of it.
COLOUR = frozenset(
    """
    whopping blockbuster bumper swoop gobble gobbles gobbled gobbling bombshell shocker stunner stunning sensational
    sizzling jaw-dropping eye-watering gut-wrenching heart-stopping heartbreaking mind-blowing nightmare mayhem carnage
    rant rants ranted bizarre crazy crazier craziest dumb dumber dumbest funky cute sleepy swanky scrapheap romp
    romped blitz bonanza bloodbath payday supremo boffin boffins punter punters quid kiddies booze boozy
    best-loved beloved iconic legendary epic awesome amazing incredible unbelievable
    """.split()
)
