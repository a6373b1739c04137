"""Events that recur, two reports of each: what a silence has to part, and stories that go on after one."""

from __future__ import annotations

import datetime as dt

from summarizer.stories import Item


def _item(key: str, date: str, title: str, text: str) -> Item:
    return Item(key, title, text, dt.date.fromisoformat(date))


# The share a silence needs was set when these and the matches of stories_support had been seen.
FIRST_RACE = (
    _item(
        "race-1a",
        "2022-06-12",
        "Okafor wins in Trieste after Lindqvist spins",
        "Daniel Okafor won the Trieste Grand Prix on Sunday after championship leader Maja Lindqvist spun on lap 41 "
        "while defending first place. It was the Norton driver's third victory of the season. Lindqvist, of Calder "
        "Racing, rejoined fourth and finished on the podium in third behind Paul Estrada. Her lead in the standings "
        "is down to 14 points. Stewards looked at the pass before the spin and took no action.",
    ),
    _item(
        "race-1b",
        "2022-06-12",
        "Lindqvist lead cut to 14 points as Okafor takes Trieste",
        "A spin with twelve laps left cost Maja Lindqvist victory in Trieste and handed it to her rival Daniel "
        "Okafor, who drove his Norton home eight seconds ahead of Paul Estrada. Lindqvist recovered to third for "
        "Calder Racing. She said a gust on the harbour straight had caught her out. Okafor, with three wins this "
        "year, is now 14 points behind in the championship.",
    ),
)
SECOND_RACE = (
    _item(
        "race-2a",
        "2022-06-19",
        "Lindqvist answers with pole-to-flag win in Odense",
        "Maja Lindqvist led every lap of the Odense Grand Prix on Sunday and stretched her championship lead over "
        "Daniel Okafor to 32 points. The Calder Racing driver had started from pole. Okafor retired his Norton on "
        "lap nine with a broken gearbox. Rookie Hana Sato was second, her best result, and Paul Estrada crossed the "
        "line third but lost the place to a penalty for speeding in the pit lane.",
    ),
    _item(
        "race-2b",
        "2022-06-20",
        "Gearbox failure ends Okafor race in Odense",
        "Norton will take apart the gearbox that stopped Daniel Okafor on lap nine in Odense to learn why it "
        "failed, the team said on Monday. Maja Lindqvist won from pole on Sunday for Calder Racing and is 32 points "
        "clear. Hana Sato finished second in only her sixth start. A pit-lane penalty dropped Paul Estrada to "
        "seventh.",
    ),
)
FIRST_STORM = (
    _item(
        "storm-1a",
        "2021-09-04",
        "Hurricane Odile drowns coast of San Telmo",
        "Hurricane Odile came ashore near Puerto Claro in San Telmo on Saturday with winds of 195 kilometres an "
        "hour and drowned at least nine people. Some 40,000 were without power, the civil protection agency said. "
        "The port was closed and the bridge over the Rio Manso swept away.",
    ),
    _item(
        "storm-1b",
        "2021-09-05",
        "Nine dead as Odile leaves Puerto Claro under water",
        "Rescuers in boats searched Puerto Claro on Sunday after Hurricane Odile killed nine people on the coast of "
        "San Telmo. The bridge over the Rio Manso is gone. The civil protection agency said 40,000 households had "
        "no electricity. The president is to visit the port on Monday.",
    ),
)
SECOND_STORM = (
    _item(
        "storm-2a",
        "2021-09-13",
        "Hurricane Pilar spares San Telmo but floods inland valleys",
        "Hurricane Pilar weakened before it reached San Telmo on Monday, nine days after Odile, but its rain set "
        "off landslides in the valleys around Monte Leon that buried a school bus. Four pupils died. Puerto Claro, "
        "still without its bridge, was hardly touched. The civil protection agency told 12,000 people to leave "
        "their homes.",
    ),
    _item(
        "storm-2b",
        "2021-09-14",
        "Landslide buries school bus near Monte Leon, four pupils dead",
        "Four pupils were killed when a landslide set off by Hurricane Pilar buried their bus near Monte Leon in "
        "San Telmo, the education ministry said on Tuesday. Seven others were dug out alive. The driver had been "
        "told that the road was open. Inland valleys had 300 millimetres of rain in a day, the civil protection "
        "agency said.",
    ),
)
FIRST_RATE = (
    _item(
        "rate-1",
        "2022-03-16",
        "Bank of Torvia raises rates to 2.25 percent",
        "The Bank of Torvia raised its key rate by a quarter of a point to 2.25 percent on Wednesday, the first "
        "increase in four years. Governor Ilse Brandhof said energy prices left no choice. Two of nine members of "
        "the council voted against. The mark rose against the dollar.",
    ),
)
SECOND_RATE = (
    _item(
        "rate-2",
        "2022-04-27",
        "Bank of Torvia lifts rates again, to 2.75 percent",
        "The Bank of Torvia raised its key rate by half a point to 2.75 percent on Wednesday, its second increase "
        "in six weeks. Governor Ilse Brandhof said wages were now driving prices. The council voted unanimously. "
        "Mortgage lenders said they would follow, and the mark hardly moved against the dollar.",
    ),
)
TRIAL = (
    _item(
        "trial-a",
        "2020-02-03",
        "Mayor of Eastmarsh arrested over harbour contracts",
        "Police arrested the mayor of Eastmarsh, Gordon Pell, on Monday over contracts for the new harbour wall "
        "worth 18 million pounds. Officers carried boxes out of the town hall. Pell, 58, denies taking money from "
        "the builder Haskett Marine. His deputy Rita Sloane took over for the time being.",
    ),
    _item(
        "trial-b",
        "2020-02-04",
        "Eastmarsh council in turmoil after arrest of mayor Pell",
        "Councillors in Eastmarsh called for the resignation of mayor Gordon Pell a day after police arrested him "
        "over the harbour wall. Haskett Marine won the contract of 18 million pounds in 2018 although its bid was "
        "the highest. Deputy mayor Rita Sloane said work on the wall would go on.",
    ),
    _item(
        "trial-c",
        "2020-02-10",
        "Pell charged with bribery over Eastmarsh harbour wall",
        "Gordon Pell, the mayor of Eastmarsh, was charged on Monday with taking bribes from Haskett Marine, the "
        "builder of the harbour wall. Prosecutors speak of 240,000 pounds in four payments. A magistrate released "
        "him on bail. Pell will plead not guilty, his lawyer said, and does not intend to resign.",
    ),
    _item(
        "trial-d",
        "2020-02-11",
        "Builder Haskett Marine says it never paid Eastmarsh mayor",
        "Haskett Marine said on Tuesday that it had never paid Gordon Pell a penny, a day after the Eastmarsh mayor "
        "was charged with taking 240,000 pounds in bribes for the harbour contract. Its director is to appear "
        "before a magistrate next week. Deputy mayor Rita Sloane halted work on the wall.",
    ),
)

# These were written afterwards; nothing was changed for them.
FIRST_QUAKE = (
    _item(
        "quake-1a",
        "2019-05-02",
        "Earthquake of 5.8 shakes Valdrona, roofs down in Pieve",
        "An earthquake of magnitude 5.8 shook the Valdrona hills before dawn on Thursday and brought down roofs in "
        "the village of Pieve Alta. Thirty-one people were hurt, none badly. The seismological institute in Marina "
        "put the focus at a depth of nine kilometres. Prefect Carla Donati opened the sports hall to those who dare "
        "not sleep at home.",
    ),
    _item(
        "quake-1b",
        "2019-05-03",
        "Pieve Alta sleeps in the sports hall after earthquake",
        "Some 300 people of Pieve Alta spent the night on camp beds after Thursday's earthquake of 5.8 in the "
        "Valdrona hills damaged two houses in three. Engineers marked doors with red paint. Prefect Carla Donati "
        "asked Rome for tents. Thirty-one were treated for cuts and breaks.",
    ),
)
SECOND_QUAKE = (
    _item(
        "quake-2a",
        "2019-05-12",
        "Second earthquake in Valdrona kills two in Borgo Secco",
        "Two people died when a chimney fell through the roof of a bakery in Borgo Secco on Sunday in an earthquake "
        "of magnitude 5.1, the second to hit the Valdrona hills within ten days. The institute in Marina said it "
        "was an aftershock. A motorway viaduct was closed. Prefect Carla Donati cancelled the election rallies of "
        "the week.",
    ),
    _item(
        "quake-2b",
        "2019-05-13",
        "Bakers killed by chimney named as Borgo Secco mourns",
        "The couple killed by a falling chimney in Borgo Secco were named on Monday as Sergio and Livia Tonelli, "
        "who had run the bakery since 1991. Sunday's earthquake of 5.1 also closed the viaduct on the motorway "
        "through the Valdrona hills. Schools stay shut until Thursday.",
    ),
)
FIRST_COUNCIL = (
    _item(
        "council-1a",
        "2018-11-06",
        "Harlow Bridge council votes down car park",
        "Harlow Bridge town council on Tuesday rejected plans for a car park on the old cattle market by 14 votes "
        "to 9. Councillor Moira Fitch said the town needed homes. Mayor Alan Treece, who had backed it, called the "
        "vote a wasted year. More than 80 residents sat in the gallery.",
    ),
    _item(
        "council-1b",
        "2018-11-07",
        "Cattle market car park rejected in Harlow Bridge",
        "The old cattle market of Harlow Bridge will not become a car park. The town council threw out the plan by "
        "14 to 9 on Tuesday night before a full gallery. Mayor Alan Treece said a year had been wasted. Moira "
        "Fitch, who led the opponents, wants forty flats there.",
    ),
)
SECOND_COUNCIL = (
    _item(
        "council-2a",
        "2018-11-13",
        "Library to close two days a week, Harlow Bridge council decides",
        "Harlow Bridge library will shut on Mondays and Fridays from January after the town council on Tuesday cut "
        "its budget by 60,000 pounds. Mayor Alan Treece said it was that or the swimming pool. Councillor Moira "
        "Fitch voted for the cut with regret. Two librarians lose their posts.",
    ),
    _item(
        "council-2b",
        "2018-11-14",
        "Two librarians to go as Harlow Bridge cuts hours",
        "Two librarians will lose their posts in Harlow Bridge, where the council decided on Tuesday to close the "
        "library on Mondays and Fridays. It saves 60,000 pounds. Readers had handed in 2,300 signatures against it. "
        "The swimming pool is safe, mayor Alan Treece said.",
    ),
)
MISSING = (
    _item(
        "missing-a",
        "2017-08-01",
        "Search for yacht Petrel missing off Skerra",
        "Coastguards are searching the sea west of Skerra for the yacht Petrel, which left Dunvaig on Sunday with a "
        "crew of four and has not been heard of since. Skipper Ewan Rose, 61, has sailed round the world. A "
        "helicopter found nothing on Tuesday. Winds of force eight were blowing.",
    ),
    _item(
        "missing-b",
        "2017-08-02",
        "Hopes fade for four aboard Petrel",
        "A second day's search found no trace of the yacht Petrel and the four people aboard off Skerra on "
        "Wednesday. Fishing boats from Dunvaig joined the coastguard. The wife of skipper Ewan Rose said he had a "
        "life raft and knew how to use it.",
    ),
    _item(
        "missing-c",
        "2017-08-08",
        "Petrel life raft found empty on Skerra beach",
        "A life raft from the yacht Petrel was found on a beach in Skerra on Tuesday, nine days after the boat left "
        "Dunvaig with four people. It was inflated and empty. The coastguard, which had called off its search on "
        "Friday, sent a lifeboat along the shore. The family of Ewan Rose has been told.",
    ),
    _item(
        "missing-d",
        "2017-08-09",
        "Coastguard resumes search for Petrel crew after raft is found",
        "The coastguard took up its search for the crew of the Petrel again on Wednesday, a day after the yacht's "
        "empty life raft came ashore in Skerra. Divers are to look at a shape on the sea floor. Ewan Rose and three "
        "friends set out from Dunvaig on July 30.",
    ),
)

EVENTS = (
    FIRST_RACE, SECOND_RACE, FIRST_STORM, SECOND_STORM, FIRST_RATE, SECOND_RATE, TRIAL,
    FIRST_QUAKE, SECOND_QUAKE, FIRST_COUNCIL, SECOND_COUNCIL, MISSING,
)  # fmt: skip
