"""Where articles differ: what must be aligned, and what only looks alike."""

from __future__ import annotations

import datetime as dt

import pytest
from story import article, story

from summarizer.comparing.clauses import around, told, without_asides
from summarizer.comparing.differences import find_differences
from summarizer.records import Span
from summarizer.text.index import build_index

# Words weigh by how rare they are in their story, so a story needs some.
ELSE = "Snow fell on the hills. A dog barked in the yard. The baker opened late. No train ran to the coast that night."

# (first article, second article, the values expected in order); none expected: the two say nothing different.
CASES = {
    "count of dead": (
        "The landslide killed 40 villagers on Monday.",
        "At least 65 people died in the landslide, officials said.",
        ["40 villagers", "At least 65 people"],
    ),
    "the same count in words and digits": (
        "The landslide killed twelve villagers on Monday.",
        "The landslide left 12 people dead.",
        [],
    ),
    "about a number is that number": ("The blast killed about 40 people.", "The blast killed 40 people.", []),
    "more than a number is another report": (
        "The blast killed 40 people.",
        "The blast killed more than 40 people.",
        ["40 people", "more than 40 people"],
    ),
    "dead and injured are two things": (
        "The blast killed 40 people in the market.",
        "The blast injured 95 people in the market.",
        [],
    ),
    "the speakers are not counted": (
        "The blast killed 40 people, three officials said.",
        "The blast killed 40 people, two witnesses said.",
        [],
    ),
    "a number with its own event": (
        "The official put the toll at about 40, with 90 to 95 more injured.",
        "The blast killed 40 people.",
        [],
    ),
    "a range is shown whole": (
        "Reports put the dead between 40 and 60.",
        "The fire killed 75 people.",
        ["between 40 and 60", "75 people"],
    ),
    "two parties": (
        "The clash killed 40 Marsh Party members.",
        "The clash killed 65 Hill Party members.",
        [],
    ),
    "the dead of one country and all dead": (
        "The raid killed 120 fighters. More than 200 guards, most of them Finns, died in the raid, clerks said.",
        "The raid killed 300 fighters. Finland said its nationals were among the dead, but put their number at four.",
        ["120 fighters", "300 fighters", "More than 200 guards", "four"],
    ),
    "dozens of a country, and hundreds": (
        "Dozens of Finns were killed in the raid, their papers write.",
        "More than 300 guards, mostly Finns, died in the raid, two clerks said.",
        ["Dozens of Finns", "More than 300 guards"],
    ),
    "others who were hurt": (
        "A boy fell from the roof of the mill. Three other people were hurt.",
        "A boy fell from the roof of the mill, and two other boys who ran to help him are recovering from their burns.",
        ["Three other people", "two other boys"],
    ),
    "boys who are a part of the hurt": (
        "Three people were hurt on the roof of the mill, and two of them were boys.",
        "Two boys are recovering from burns in Elin.",
        [],
    ),
    "casualties are not all dead": (
        "The raid killed 120 fighters.",
        "The raid caused dozens of casualties, the radio said, and later it spoke of 300 casualties.",
        [],
    ),
    "a figure that runs from one number to another": (
        "The raid killed 120 fighters.",
        "Estimates of the dead run from 120 killed to over 700, and none has been proved.",
        ["120 fighters", "from 120 killed to over 700"],
    ),
    "ages are of two people": (
        "Anna Berg, 71, founded the shop in Harlow with her husband.",
        "Her husband Olaf Berg, 75, ran the shop in Harlow.",
        [],
    ),
    "amounts of another size": (
        "The singer owes $53 million to the banks of the city.",
        "A fan sent $50 to the banks of the city for the singer.",
        [],
    ),
    "dozens, and two who are named": (
        "Dozens of Marsh Party members were killed in the clash.",
        "Two Marsh Party members were killed in the clash, their families said.",
        [],
    ),
    "a vote of the year before": (
        "Owners of Elin Mill rejected the pay of Ida Lund on Monday, with 59 per cent of votes cast against it.",
        "Last year, a firm asked Elin Mill to reject the pay of Ida Lund. It was passed by 86 per cent of votes.",
        [],
    ),
    "a sum told in a round million": (
        "Norvik Mills is seeking about $973,000 in costs from Ida Lund, a court filing in Elin says.",
        "Norvik Mills is seeking $1 million in costs from Ida Lund, a clerk of Elin says.",
        [],
    ),
    "another sum in millions": (
        "Norvik Mills is seeking $872,814 in costs from Ida Lund, a court filing in Elin says.",
        "Norvik Mills is seeking $1 million in costs from Ida Lund, a clerk of Elin says.",
        ["$872,814", "$1 million"],
    ),
    "an address": (
        "Officers were called to the 900 block of Willow Bend Drive.",
        "The shooting in the 800 block of Willow Bend Drive is under investigation.",
        ["900 block of Willow Bend Drive", "800 block of Willow Bend Drive"],
    ),
    "those who are missing are not among the dead": (
        "40 people died and 65 were missing after the landslide.",
        "The landslide killed 40 people.",
        [],
    ),
    "dead and injured in one breath": (
        "According to the ministry, 40 miners lost their lives and 95 were injured in the landslide.",
        "The landslide killed 40 miners.",
        [],
    ),
    "what somebody said before": (
        "“We have 65 dead,” Governor Ida Lund said after the landslide. She had earlier put the toll at 26.",
        "The landslide killed 40 people.",
        ["65", "40 people"],
    ),
    "what is to be paid back": (
        "Judge Ida Lund ordered Ulf Berg to pay $63 million in restitution and to forfeit a marina.",
        "Ulf Berg was found guilty in June. He was ordered to repay $68 million, a sum that surprised the court.",
        ["$63 million", "$68 million"],
    ),
    "two ages": (
        "Two men were arrested over the theft of the bell in Elin.",
        "The men, aged 34 and 41, were arrested in Elin over the theft of the bell.",
        [],
    ),
    "so much earlier is not so long": (
        "The alarm at the museum in Elin sounded 13 minutes earlier, the police said of the theft of the bell.",
        "The first patrol arrived at the museum in Elin nine minutes later after the theft of the bell.",
        [],
    ),
    "two hours of which one word is shortly": (
        "She claims that the board opened the gates of the weir shortly after midnight.",
        "The river peaked at Elin shortly after 6 a.m., the highest level since 1951.",
        [],
    ),
    "so much since a day": (
        "Around 12 million litres of water had been pumped out of the Elin zinc mine since Wednesday.",
        "Rescuers brought nine miners out of the Elin zinc mine on Friday.",
        [],
    ),
    "hurt and dead in one quotation": (
        "“We have 40 confirmed dead and more than 95 injured,” the governor said after the landslide.",
        "The landslide killed 40 people.",
        [],
    ),
    "meetings are not hurt": (
        "The landslide left 40 people injured.",
        "The governor chaired two meetings after the landslide and visited patients.",
        [],
    ),
    "the dead of another year": (
        "The landslide killed 40 people on Monday.",
        "A 1987 landslide in the same hills killed more than 110 people.",
        [],
    ),
    "some of the hurt": (
        "The landslide left 40 people injured.",
        "Two helicopters have carried out 12 of the most seriously hurt from the landslide.",
        [],
    ),
    "an age is no count": (
        "The clash left one officer injured.",
        "One, a bus mechanic of 22, was injured in the clash.",
        [],
    ),
    "some of the dead beside all of them": (
        "The landslide killed 40 people.",
        "The toll of the landslide rose to 65 dead. Divers recovered three bodies, and two more in a wood.",
        ["40 people", "65"],
    ),
    "a crowd": (
        "A crowd of 51,284 at the Elin Stadium saw Dunmore lead twice.",
        "The official crowd at the Elin Stadium was 50,917, although a train with hundreds of Dunmore fans broke down.",
        ["51,284", "50,917"],
    ),
    "the update of who gave the first": (
        "The landslide buried 40 cars on the coast road, Elin Mines said.",
        "Elin Mines now estimates that the landslide buried 65 cars on the coast road.",
        [],
    ),
    "the estimate of somebody else": (
        "The landslide buried 40 cars on the coast road, Elin Mines said.",
        "The army now estimates that the landslide buried 65 cars on the coast road.",
        ["40 cars", "65 cars"],
    ),
    "a designation": (
        "The rebels came with T-54 and T-72 battle tanks across the river.",
        "The rebels manned T-55 and T-72 battle tanks near the river.",
        ["T-54 and T-72", "T-55 and T-72"],
    ),
    "a distance in two units": (
        "The base is 5 miles east of the river crossing at Dunmore.",
        "The base is about 8 km east of the river crossing at Dunmore.",
        [],
    ),
    "a quotation in two wordings": (
        "“They have taken a dangerous unilateral step,” the minister said.",
        "“They have taken an unsafe unilateral step,” the minister said.",
        ["“They have taken a dangerous unilateral step”", "“They have taken an unsafe unilateral step”"],
    ),
    "a quotation that trails off": (
        "“I ask if it can be that my dangerous lamp... took a life,” the inventor said.",
        "“I ask if it can be that my unsafe lamp... may have taken nine of them,” the inventor said.",
        [
            "“I ask if it can be that my dangerous lamp…”",
            "“I ask if it can be that my unsafe lamp…”",
        ],
    ),
    "a quotation spelt otherwise": (
        "“You say it is not a shakeup but you are down,” the host said.",
        "“You say it’s not a shake-up, but you are down,” the host said.",
        [],
    ),
    "a quotation with a figure in words": (
        "It passed a “once-every-five-years inspection” in May, the minister said.",
        "It passed a “once-every-5-years inspection” in May, the minister said.",
        [],
    ),
    "a figure denied": (
        "The union says 900 jobs will go. Shops in the town fear for their trade. The owner flatly denies the figure. "
        + ELSE,
        "The works in Dunmore was sold on Monday. " + ELSE,
        ["The union says 900 jobs will go", "The owner flatly denies the figure"],
    ),
    "an account denied": (
        "Talks began after a call from the chair, the buyer said. The seller disputed that account. " + ELSE,
        "The works in Dunmore was sold on Monday. " + ELSE,
        ["Talks began after a call from the chair, the buyer said", "The seller disputed that account"],
    ),
    "a quotation with a word more": (
        "“The fact that this happened to children is heartbreaking,” the coach said.",
        "“The fact that this just happened to children is heartbreaking,” the coach said.",
        [],
    ),
    "a price that is asked, and the same in whole millions": (
        "The couple had put their home on the market and it was listed for $6.9 million. " + ELSE,
        "The couple listed their home for $7 million in the autumn. " + ELSE,
        [],
    ),
    "a price, and the same in whole dollars": (
        "The couple had put their bicycle on the market and it was listed for $129.99. " + ELSE,
        "The couple listed their bicycle for $130 in the autumn. " + ELSE,
        [],
    ),
    "a sum paid, and the same rounded": (
        "The couple sold their home to the city and were paid $6.9 million. " + ELSE,
        "The couple sold their home for $7 million in the autumn. " + ELSE,
        [],
    ),
    "the same price": (
        "The couple had put their home on the market and it was listed for $6.9 million.",
        "The couple listed their home for $6,900,000 in the autumn.",
        [],
    ),
    "the same day": (
        "The ferry Alma sank off Port Elin on Sunday and 12 people drowned.",
        "Twelve people drowned when the ferry Alma sank off Port Elin on Sunday.",
        [],
    ),
    "a day": (
        "The ferry Alma sank off Port Elin on Sunday and 12 people drowned.",
        "Twelve people drowned when the ferry Alma sank off Port Elin on Saturday.",
        ["Sunday", "Saturday"],
    ),
    "the day of telling": (
        "The ferry Alma sank off Port Elin and 12 people drowned, the owner said on Sunday.",
        "The ferry Alma sank off Port Elin and 12 people drowned, the owner told reporters on Monday.",
        [],
    ),
    "days of two events": (
        "The ferry Alma sank off Port Elin on Sunday and 12 people drowned.",
        "The owner of the ferry company will meet the minister in Dunmore on Tuesday.",
        [],
    ),
    "a post": (
        "Jon Hale, the head of the Northern Port Authority, praised the divers.",
        "Jon Hale, a spokesman for the Northern Port Authority, praised the divers.",
        ["head of the Northern Port Authority", "spokesman for the Northern Port Authority"],
    ),
    "two people's posts": (
        "Jon Hale, the head of the Northern Port Authority, praised the divers.",
        "Ida Brandt, a spokesman for the Northern Port Authority, praised the divers.",
        [],
    ),
    "posts in two bodies": (
        "Jon Hale, the head of the Northern Port Authority, praised the divers.",
        "Jon Hale, a member of the Dunmore Rowing Club, praised the divers.",
        [],
    ),
    "an office": (
        "Town mayor Ida Brandt praised the divers.",
        "Council leader Ida Brandt praised the divers.",
        ["Town mayor Ida Brandt", "Council leader Ida Brandt"],
    ),
    "a head called otherwise": (
        "President Ida Brandt praised the divers.",
        "The country's leader Ida Brandt praised the divers.",
        [],
    ),
    "an assistant": (
        "Assistant District Attorney Marla Quist spoke to the jury.",
        "District Attorney Marla Quist spoke to the jury.",
        ["Assistant District Attorney Marla Quist", "District Attorney Marla Quist"],
    ),
    "the day of a hearing": (
        "Judge Brand set the sentencing for May 9. " + ELSE,
        "What is next: Tull is due back in court for sentencing on May 16. " + ELSE,
        ["May 9", "May 16"],
    ),
    "an hour": (
        "The walkout began at 4 a.m. when the first shift was due. " + ELSE,
        "Drivers began the walkout at 12:01 a.m. and went home. " + ELSE,
        ["4 a.m.", "12:01 a.m."],
    ),
    "a share": (
        "The vaccine was 61% effective at preventing illness. " + ELSE,
        "The vaccine was 57 per cent effective in older adults. " + ELSE,
        ["61% effective", "57 per cent effective"],
    ),
    "shares of two things": (
        "The vaccine was 61% effective at preventing illness. " + ELSE,
        "Shares of the company rose 57 per cent in Dunmore. " + ELSE,
        [],
    ),
    "strikers": (
        "About 5,800 workers joined the city's first transit strike since 2006. " + ELSE,
        "The strike by some 6,200 workers closed the city's light rail. " + ELSE,
        ["About 5,800 workers", "some 6,200 workers"],
    ),
    "a bound that leaves room": (
        "The vaccine was tried on more than 25,000 volunteers in six countries. " + ELSE,
        "The trial gave the vaccine to 25,400 volunteers in six countries. " + ELSE,
        [],
    ),
    "numbers far apart": (
        "Strikers will get $150 a week from the union. " + ELSE,
        "Support the paper for $2 a week. " + ELSE,
        [],
    ),
    "a count of the dead beside another count": (
        "The flood killed three people and drove about 1,200 residents from their homes. " + ELSE,
        "Four people were killed in the flood. " + ELSE,
        ["three people", "Four people"],
    ),
    "an age": ("A woman of 81 died in the flood. " + ELSE, "Four people died in the flood. " + ELSE, []),
    "a report denied": (
        "Detectives are treating the deaths in the mill as a murder and suicide, two officers said.",
        "The children of the couple dismissed the suggestion that a murder and suicide was behind the deaths.",
        [
            "Detectives are treating the deaths in the mill as a murder and suicide, two officers said",
            "The children of the couple dismissed the suggestion that a murder and suicide was behind the deaths",
        ],
    ),
    "a report that nobody confirms": (
        "Foreign mercenaries were among the dead, according to growing reports in the capital.",
        "That foreign mercenaries were among the dead has not been confirmed.",
        [
            "Foreign mercenaries were among the dead, according to growing reports in the capital",
            "That foreign mercenaries were among the dead has not been confirmed",
        ],
    ),
    "a compound written in two ways": (
        "The premier's staff had undergone a major shake-up, aides said.",
        "Olsen insisted that the change was not, in fact, “a shake up.”",
        [
            "The premier's staff had undergone a major shake-up, aides said",
            "Olsen insisted that the change was not, in fact, “a shake up.”",
        ],
    ),
    "what is denied is another matter": (
        "Foreign mercenaries were among the dead, according to growing reports in the capital.",
        "The minister denied that the harbour would be sold to a bank.",
        [],
    ),
    "dismissed from office": (
        "The premier named a coach to lead the sports council in Dunmore.",
        "The premier dismissed Lena Moss, who led the sports council in Dunmore.",
        [],
    ),
    "what did not happen is no denial": (
        "Two people were arrested after the fire in the mill, police said.",
        "Police held another man after the fire in the mill but he was not arrested.",
        [],
    ),
    "a quotation cut short": (
        "“They have taken a dangerous unilateral step,” the minister said.",
        "The minister said they had taken “a dangerous unilateral step” last night.",
        [],
    ),
    "a value put right": (
        "Eleven people were killed in the crash.",
        "Nine people, not 11, died in the crash, the fire service said.",
        ["Eleven people", "Nine people, not 11, died in the crash, the fire service said"],
    ),
    "a value denied that nobody else gives": (
        "Nine people were killed in the crash.",
        "Nine people, not 11, died in the crash, the fire service said.",
        [],
    ),
    "a value of an earlier report": (
        "Nine people were killed in the crash.",
        "Nine people died in the crash. This article corrects an earlier report that eleven people were killed.",
        [],
    ),
    "counts of two parties in one article": (
        "The police speak of two burglars. Ida Brandt, who lives there, says she saw three men. " + ELSE,
        ELSE,
        ["two burglars", "three men"],
    ),
    "counts of one party": (
        "The police speak of two burglars. The police say a guard saw three men go by. " + ELSE,
        ELSE,
        [],
    ),
    "a demand and an offer": (
        "The union demands a rise of 9 per cent, it says. Cobrex says it offers 5 per cent, and thinks 3 likelier. "
        + ELSE,
        ELSE,
        [],
    ),
    "losses of which one is said to be greater": (
        "Brisa put its loss from the fire at 95 million euros. The harbour board thinks the damage was greater. "
        "Ship and cargo come to 140 million euros, it said. " + ELSE,
        ELSE,
        ["95 million euros", "140 million euros"],
    ),
    "a loss and another sum": (
        "Brisa put its loss from the fire at 95 million euros. The harbour board met on the pier. "
        "Its new crane comes to 140 million euros, it said. " + ELSE,
        ELSE,
        [],
    ),
    "a figure that its owner stands by": (
        "The pump stood still for nine hours, the works said. " + ELSE,
        "Dunmore had said that the pump failed for nine hours; an inspector read 31 hours out of the log. " + ELSE,
        ["nine hours", "31 hours"],
    ),
    "a count given beside another's": (
        "The officer said 500 men came with tanks. " + ELSE,
        "Hale was quoted as putting it at about 300 men; other officials said there may have been as many as 500. "
        + ELSE,
        ["500 men", "at about 300 men"],
    ),
    "an hour of two parties": (
        "Smoke rose through the floor at 10:15 p.m., said Jon Hale. Harbour officers put the outbreak at 10:40 p.m.",
        "Flames broke out at 10:40 p.m., an officer said.",
        ["10:15 p.m.", "10:40 p.m."],
    ),
    "hours of two things": (
        "Smoke rose through the floor at 10:15 p.m., said Jon Hale. Harbour officers reached the pier at 10:40 p.m.",
        "Flames broke out at 10:40 p.m., an officer said.",
        [],
    ),
    "a limit": (
        "The limit at the curve is 60 kilometres an hour. " + ELSE,
        "The limit at the curve was 40 kilometres an hour, the union said. " + ELSE,
        ["60 kilometres", "40 kilometres"],
    ),
    "a limit that is planned": (
        "The limit at the curve is 60 kilometres an hour. " + ELSE,
        "The line will reopen on Monday, with a limit of 40 kilometres an hour at the curve. " + ELSE,
        [],
    ),
    "what a ship can hold": (
        "The ship can carry 20,000 containers. " + ELSE,
        "A part of the 18,300 containers of the ship was lifted off. " + ELSE,
        [],
    ),
    "what a ship holds": (
        "The ship carries 20,000 containers. " + ELSE,
        "A part of the 18,300 containers of the ship was lifted off. " + ELSE,
        ["20,000 containers", "18,300 containers of the ship"],
    ),
    "the highest of many": (
        "Turnout in the town was 58.4 per cent. " + ELSE,
        "Turnout was highest on the island, at 71.4 per cent. " + ELSE,
        [],
    ),
    "a turnout": (
        "Turnout in the town was 58.4 per cent. " + ELSE,
        "Turnout in the town was 55.1 per cent. " + ELSE,
        ["58.4 per cent", "55.1 per cent"],
    ),
    "a count of places": (
        "Nine people died in the flood. " + ELSE,
        "His office counted the bodies brought ashore in four villages. " + ELSE,
        [],
    ),
    "wounds of one man": (
        "Seven people were injured in the clash. " + ELSE,
        "The doctor found two wounds on the back of his head, and he was injured in the clash. " + ELSE,
        [],
    ),
    "a share that is a condition": (
        "The offer of the bank is conditional on 47% of the shareholders accepting it by Friday. " + ELSE,
        "So far 41% of the shareholders have accepted the offer of the bank. " + ELSE,
        [],
    ),
    "what a target once was": (
        "The bank lowered the target for the share of those accepting its offer to 47%. " + ELSE,
        "Previously the target of the bank for the share of those accepting its offer was 50%. " + ELSE,
        [],
    ),
    "some of those arrested, by their age": (
        "Three men were arrested in Elin after a man was shot at a market. " + ELSE,
        "The men arrested in Elin, two aged 29 and one 32, are held after a man was shot at a market. " + ELSE,
        [],
    ),
    "days of which one article gives both": (
        "The sentencing on Friday is followed by another sentencing on Monday. " + ELSE,
        "The court set the sentencing for Monday. " + ELSE,
        [],
    ),
    "a sum in thousands": (
        "She paid her husband £11,072 for a newsletter that never existed. " + ELSE,
        "The clerk paid her husband £11,000 for a newsletter that never existed. " + ELSE,
        [],
    ),
    "a sum that is no other in thousands": (
        "She paid her husband £11,872 for a newsletter that never existed. " + ELSE,
        "The clerk paid her husband £11,000 for a newsletter that never existed. " + ELSE,
        ["£11,872", "£11,000"],
    ),
    "an arrest of the heart": (
        "The police made seven arrests after the match. " + ELSE,
        "A nurse gave him five drugs, and he went into cardiac arrest. " + ELSE,
        [],
    ),
    "centuries of two things": (
        "The thieves took a 17th-century painting of the harbour from the town museum. " + ELSE,
        "The town museum is a 19th-century house by the harbour, and the thieves broke a window. " + ELSE,
        [],
    ),
    "one figure with three bounds": (
        "About 500 Lowland and Upland men attacked a camp of the guard near the river. " + ELSE,
        "As many as 500 men attacked the camp of the guard near the river, or a bit more than 500 men. " + ELSE,
        [],
    ),
    "men of two peoples": (
        "About 500 Lowland and Upland men attacked a camp of the guard near the river. " + ELSE,
        "Some 300 men attacked the camp of the guard near the river. " + ELSE,
        ["About 500 Lowland and Upland men", "Some 300 men"],
    ),
    "two figures of one sentence": (
        "At least 40 of the miners and possibly as many as 90 were killed. " + ELSE,
        "The fire killed 30 miners. " + ELSE,
        ["At least 40 of the miners and possibly as many as 90", "30 miners"],
    ),
    "the parts of a count": (
        "Seven people were injured in the clash. " + ELSE,
        "The police reported people injured in the clash: seven, four strikers and three guards. " + ELSE,
        [],
    ),
    "the boys among the injured": (
        "Three people were injured at the fence. The two boys who were injured ran to help. " + ELSE,
        "Two young boys were injured at the fence. " + ELSE,
        [],
    ),
    "boys of whom nobody else tells": (
        "Three boys were injured at the fence. " + ELSE,
        "Two young boys were injured at the fence. " + ELSE,
        ["Three boys", "Two young boys"],
    ),
    "those whom divers look for": (
        "Twelve people were missing after the fire. " + ELSE,
        "The coast guard was still looking for nine people. " + ELSE,
        ["Twelve people", "nine people"],
    ),
    "the only distance of a kick": (
        "A free kick decided it, and the captain had the ball. Gethin struck it from 35 metres. " + ELSE,
        "The free kick of the captain was Gethin's, from 25 metres. " + ELSE,
        ["35 metres", "25 metres"],
    ),
    "a speed and a limit": (
        "The limit at the curve near Lhotov is 60 kilometres an hour for a train. " + ELSE,
        "The train that left the rails near Lhotov went into the curve at 118 kilometres an hour. " + ELSE,
        [],
    ),
    "two events of one week": (
        "A striking worker died on Tuesday after a clash at the gate of the copper smelter. " + ELSE,
        "The striking workers agreed on Friday to talk, but the strike at the copper smelter goes on. " + ELSE,
        [],
    ),
    "accounts said to be at odds": (
        "Why the friends parted is disputed as well. Sorrel blames a quarrel over money. "
        "Quell speaks of a cruel review.\n\n" + ELSE,
        ELSE,
        ["Sorrel blames a quarrel over money", "Quell speaks of a cruel review"],
    ),
    "accounts that are not": (
        "Why the friends parted is now well known. Sorrel blames a quarrel over money. "
        "Quell speaks of a cruel review.\n\n" + ELSE,
        ELSE,
        [],
    ),
    "another account": (
        "The guards charged the picket, said Ida Brandt of the union. Cobrex gave another account. "
        "The strikers had stoned the buses, its spokesman Jon Hale said. " + ELSE,
        ELSE,
        [
            "The guards charged the picket, said Ida Brandt of the union",
            "The strikers had stoned the buses, its spokesman Jon Hale said",
        ],
    ),
    "no other account": (
        "The guards charged the picket, said Ida Brandt of the union. Cobrex gave no other account. "
        "The strikers had stoned the buses, its spokesman Jon Hale said. " + ELSE,
        ELSE,
        [],
    ),
    "a finding stood by": (
        "Human errors may have played a part, Rabie told reporters. The manager stands by its finding that a gust "
        "pushed the ship. " + ELSE,
        ELSE,
        [
            "Human errors may have played a part, Rabie told reporters",
            "The manager stands by its finding that a gust pushed the ship",
        ],
    ),
    "a friend stood by": (
        "Human errors may have played a part, Rabie told reporters. The manager stands by its captain. " + ELSE,
        ELSE,
        [],
    ),
    "a part, and none of it": (
        "The smelter runs at a third of its normal output, Cobrex says. All work has stopped altogether, says the "
        "union.\n\n" + ELSE,
        ELSE,
        [
            "The smelter runs at a third of its normal output, Cobrex says",
            "All work has stopped altogether, says the union",
        ],
    ),
    "a part, and another thing that stopped": (
        "The smelter runs at a third of its normal output, Cobrex says. Trains to the coast have stopped "
        "altogether.\n\n" + ELSE,
        ELSE,
        [],
    ),
    "denied in the same sentence": (
        "A worker died on Tuesday. The union accused the guards of beating him; the company denied it. " + ELSE,
        ELSE,
        ["The union accused the guards of beating him", "the company denied it"],
    ),
    "a denial with what its speaker says instead": (
        "Hale wrote the ending himself, Brandt said. Nobody had known. Hale denies it. He cut two pages, he said.\n\n"
        + ELSE,
        ELSE,
        ["Hale wrote the ending himself, Brandt said", "Hale denies it. He cut two pages, he said"],
    ),
    "what tells nothing is not denied": (
        "Two firms asked for the books, said Jon Hale. He did not name them. Cobrex denied it. " + ELSE,
        ELSE,
        ["Two firms asked for the books, said Jon Hale", "Cobrex denied it"],
    ),
    "what is not confirmed has just been said": (
        "The flood left nine people missing on the river, the coast guard said. " + ELSE,
        "Three of them never boarded, Jon Hale said. The coast guard has not confirmed this. " + ELSE,
        ["Three of them never boarded, Jon Hale said", "The coast guard has not confirmed this"],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_values_that_differ_are_set_side_by_side(case: str) -> None:
    first, second, expected = CASES[case]
    found = find_differences(story(first, second))
    assert [report.value for difference in found for report in difference.reports] == expected


@pytest.mark.parametrize(
    ("text", "value", "cell"),
    [
        (
            "Guns shelled the camp, leaving about 40 of the men dead, a clerk said.",
            "about 40",
            "leaving about 40 of the men dead",
        ),
        (
            "At least 40 men and possibly as many as 90 were killed on Monday.",
            "At least 40",
            "At least 40 men and possibly as many as 90 were killed on Monday",
        ),
        (
            "Three people have died and a major alarm has been raised after a dam broke above the town of Elin.",
            "Three people",
            "Three people have died",
        ),
        (
            "The wall that fell on the night market of Elin in the storm on Monday killed 14 people.",
            "14 people",
            "… killed 14 people",
        ),
        (
            "According to several sources the raid by the coalition near Orn against the militias of the valley killed "
            "more than 100 men.",
            "more than 100 men",
            "… killed more than 100 men",
        ),
        ("FOUR people died.", "FOUR people", "Four people died"),
        ("NATO lost 14 men at 4 a.m.", "14 men", "NATO lost 14 men at 4 a.m."),
    ],
)
def test_a_value_is_shown_with_the_words_that_say_of_what(text: str, value: str, cell: str) -> None:
    start = text.index(value)
    assert around(text, Span(start, start + len(value))) == cell


QUEUE = "Rabie counted 321 vessels in the queue, among them tankers. " + ELSE


@pytest.mark.parametrize(("days", "expected"), [((26, 28), 0), ((28, 28), 1)])
def test_a_queue_of_another_day_is_another_queue(days: tuple[int, int], expected: int) -> None:
    texts = ("Upward of 200 vessels are waiting in the queue. " + ELSE, QUEUE)
    dated = [article(n, texts[n - 1], date=dt.date(2021, 3, days[n - 1])) for n in (1, 2)]
    assert len(find_differences(build_index(dated))) == expected


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("Brisa put its loss from the fire at 95 million euros.", "", "loss from the fire"),
        ("A drone weighing 200 tons fell on the mill.", "The drone that fell on the mill weighs 320 tons.", "weight"),
        ("The firm pays a premium of 28 per cent for the mill.", "It pays 34 per cent more for the mill.", "premium"),
        (
            "Lund of Elin demands $18 million of Olaf Berg in May.",
            "In May Lund of Elin demands $25 million of Olaf Berg.",
            "amount",
        ),
        ("The strike may cost the city $18 million.", "The strike will cost the city $25 million.", "cost"),
        (
            "Brisa denied that the ferry was overloaded.",
            "The ferry was overloaded with rice, a widow told the court.",
            "whether the ferry was overloaded",
        ),
        (
            "Brisa denied that the ferry hit a U.S. Navy pier.",
            "The ferry hit a pier of the U.S. Navy, a widow told the court.",
            "whether the ferry hit a U.S. Navy pier",
        ),
    ],
)
def test_a_difference_is_called_by_what_is_measured_or_asked(first: str, second: str, label: str) -> None:
    second = second or "The board thinks Brisa had a larger loss from the fire, 140 million euros."
    (difference,) = find_differences(story(f"{first} {ELSE}", f"{second} {ELSE}"))
    assert difference.subject == label


def test_a_finding_stood_by_is_what_is_asked() -> None:
    (difference,) = find_differences(story(*CASES["a finding stood by"][:2]))
    assert difference.subject == "whether a gust pushed the ship"


def test_the_number_of_a_block_is_a_detail() -> None:
    first, second, _ = CASES["an address"]
    (difference,) = find_differences(story(first, second))
    assert difference.minor
    assert difference.subject == "which block of Willow Bend Drive"


def test_a_value_cites_every_article_that_gives_it() -> None:
    first = "A pump that feeds the plant stopped. Its manager, Craig Dunmore, put the outage at nine hours. "
    second = "The pump of the plant failed for nine hours, Dunmore said; an inspector read 31 hours out of the log. "
    (difference,) = find_differences(story(first + ELSE, second + ELSE))
    assert [(report.value, report.citations) for report in difference.reports] == [
        ("nine hours", (1, 2)),
        ("31 hours", (2,)),
    ]


def test_every_report_quotes_the_article_it_cites() -> None:
    index = story(CASES["count of dead"][0], CASES["count of dead"][1])
    texts = {article.number: article.text for article in index.articles}
    (difference,) = find_differences(index)
    assert difference.subject == "people killed"
    for report in difference.reports:
        for evidence in report.evidence:
            assert evidence.span.of(texts[evidence.article]) == evidence.quote
            assert report.value in evidence.quote


def test_one_article_alone_differs_from_nobody() -> None:
    assert find_differences(story("The fire killed 40 people. Later reports said it killed 65 people.")) == ()


def test_a_cell_says_of_what_its_value_is_and_who_says_so() -> None:
    index = story(
        "A moored barge broke loose; it hit the pier, and Ida Lund said 13 tugs had taken part in the rescue."
    )
    line = index.lines[0]
    start = line.text.index("13 tugs")
    assert (
        told(line, Span(start, start + 7)) == "it hit the pier, and Ida Lund said 13 tugs had taken part in the rescue"
    )
    named = "Olaf Berg said that 13 tugs had taken part."
    assert told(line, Span(start, start + 7), named) == "Olaf Berg said that 13 tugs had taken part"
    long = f"{'The harbour master and his nine clerks watched all night. ' * 4}"[:-2]
    index = story(f"{long.replace('.', ',')}, and at dawn they counted 13 tugs in the bay of Port Elin.")
    line = index.lines[0]
    start = line.text.index("13 tugs")
    assert len(told(line, Span(start, start + 7)).split()) < 20


@pytest.mark.parametrize(
    ("sentence", "value", "cell"),
    [
        (
            "A stray spark from the mill, which had been shut for a month, set off the blaze on the quay, leaving about"
            " 40 dockers dead, the fire chief of the port told reporters on Sunday.",
            "about 40 dockers",
            "… leaving about 40 dockers dead, the fire chief of the port told reporters on Sunday",
        ),
        (
            "More than 200 dockers, a crowd of hands from the hills, died in the blaze on the long quay"
            " of the old port, two of the clerks said.",
            "More than 200 dockers",
            "More than 200 dockers … died in the blaze on the long quay of the old port, two of the clerks said",
        ),
        (
            "Olaf Berg gave the time as 3:05 p.m., a minute later than the owner of the ship did, and said 13 tugs had"
            " taken part in it.",
            "13 tugs",
            "Olaf Berg gave the time as 3:05 p.m. … and said 13 tugs had taken part in it",
        ),
        (
            "The barge, which weighs 220 tonnes and was built in the yard of Elin, was brought to the long quay of the"
            " old port, where clerks went through its papers.",
            "220 tonnes",
            "The barge, which weighs 220 tonnes and was built in the yard of Elin, was brought to the long quay of the"
            " old port …",
        ),
        (
            "About 90 dockers, most of them hired in the hills for one summer, who had come by the night train, lost"
            " their work in the blaze.",
            "About 90 dockers",
            "About 90 dockers, most of them hired in the hills for one summer … lost their work in the blaze",
        ),
        (
            "By Tuesday afternoon, some two days after the plea of the harbour master and his clerks, a total of 50"
            " crowns had been pledged to him.",
            "50 crowns",
            "By Tuesday afternoon … a total of 50 crowns had been pledged to him",
        ),
        (
            "Elin Lines, the owner of the port, is offering a deal to the clerk who sued it in May, accusing it of"
            " theft: Go home or pay 90 crowns.",
            "90 crowns",
            "Elin Lines, the owner of the port, is offering a deal to the clerk who sued it in May, accusing it of"
            " theft: Go home or pay 90 crowns",
        ),
        (
            "Elin Lines said, through its lawyer in Graz, that it is offering a deal to the clerk who sued it in May,"
            " accusing it of the theft of 40 lamps.",
            "40 lamps",
            "Elin Lines said, through its lawyer in Graz, that it is offering a deal to the clerk who sued it in May,"
            " accusing it of the theft of 40 lamps",
        ),
        (
            "The port, which had put the toll of the blaze at nine in its first report on Monday, said little, but it"
            " put the toll at 14.",
            "14",
            "The port, which had put the toll of the blaze at nine in its first report on Monday, said little, but it"
            " put the toll at 14",
        ),
    ],
)
def test_a_long_cell_leaves_out_what_tells_nothing_of_its_value(sentence: str, value: str, cell: str) -> None:
    assert without_asides(sentence.rstrip("."), value) == cell


def test_a_cell_compares_its_value_with_none_that_stands_elsewhere() -> None:
    (line,) = story("A clerk put the toll far lower, at about 40, and spoke of 90 injured.").lines
    start = line.text.index("90")
    assert told(line, Span(start, start + 2)) == "A clerk put the toll at about 40, and spoke of 90 injured"


def test_a_cell_is_made_of_a_quotation_too() -> None:
    quoted = 'He told a class of divers on Monday evening in the old hall, "nine lamps, nine ropes and 40 crowns went".'
    assert "40 crowns" in without_asides(quoted, "40 crowns")


def test_the_dead_of_one_country_are_those_of_whose_countrymen_was_asked() -> None:
    asked = "Finns ask how many of their countrymen were there. Estimates run from 100 dead to over 600."
    other = "Forty Finns were killed in the raid, the army said. The raid killed 90 fighters."
    found = {d.subject: [r.value for r in d.reports] for d in find_differences(story(asked, other, "It rained."))}
    assert any("from 100 dead to over 600" in values and "Forty Finns" in values for values in found.values())
    plain = asked.replace("their countrymen", "the men")
    found = {d.subject: [r.value for r in d.reports] for d in find_differences(story(plain, other, "It rained."))}
    assert not any("from 100 dead to over 600" in values and "Forty Finns" in values for values in found.values())


def test_who_is_known_from_the_sentence_before_gives_a_figure_by_office_and_name() -> None:
    index = story(
        f"The works burned down. Its general manager, Ida van Lund, put the number of dead at nine.\n\n{ELSE}",
        f"An inspector put the number of dead at 31.\n\n{ELSE}",
    )
    (row,) = find_differences(index)
    assert row.reports[0].context == "General manager Ida van Lund put the number of dead at nine"
    assert row.reports[0].value == "nine"
