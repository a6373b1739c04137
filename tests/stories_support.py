"""Short reports for the tests of stories: pairs that are easily taken for one, and articles about nothing else."""

from __future__ import annotations

import datetime as dt

from summarizer.stories import Item


def _item(key: str, date: str, title: str, text: str) -> Item:
    return Item(key, title, text, dt.date.fromisoformat(date) if date else None)


# The same two teams meet on two Saturdays in a row.
FIRST_MATCH = (
    _item(
        "match-1a",
        "2023-10-07",
        "Kestle Rovers held at home by Dunmarrow Town",
        "Kestle Rovers dropped two points at Hollin Road on Saturday when Dunmarrow Town came back to draw 1-1 in the "
        "Northern League. Callum Reece put Rovers ahead from a corner in the 18th minute, and Dunmarrow levelled late "
        "through substitute Ivo Brandt, who was left alone at the far post.\n\n"
        'Rovers manager Pat Lonergan said his side had stopped running. "We had one hand on it and let go," he said. '
        "Dunmarrow coach Stefan Hale praised Brandt, 19, who had trained with the first team only since Tuesday. The "
        "draw leaves Kestle Rovers fourth, a point above Dunmarrow Town. The crowd was 3,112.",
    ),
    _item(
        "match-1b",
        "2023-10-08",
        "Brandt, 19, earns Dunmarrow a point at Kestle",
        "A header by teenager Ivo Brandt seven minutes from time gave Dunmarrow Town a 1-1 draw at Kestle Rovers on "
        "Saturday. Callum Reece had scored first for Rovers, who then missed two good chances at Hollin Road.\n\n"
        "Brandt came on for the limping captain Noel Ashby. Coach Stefan Hale said he had told the boy to stay by the "
        "far post and wait. Pat Lonergan, the Rovers manager, complained that the corner before the equaliser should "
        "have been a goal kick. Kestle stay fourth in the Northern League and Dunmarrow fifth.",
    ),
)
SECOND_MATCH = (
    _item(
        "match-2a",
        "2023-10-14",
        "Dunmarrow Town thrash Kestle Rovers in cup tie",
        "Dunmarrow Town knocked Kestle Rovers out of the County Cup on Saturday with a 4-0 win in driving rain at Mill "
        "Lane. Noel Ashby scored twice before the break, the second from a penalty after goalkeeper Dean Whittle had "
        "brought down Lee Farran. Farran and Tom Quill added two more.\n\n"
        "Rovers played the last half hour with ten men after Gary Stubbs was sent off for a second caution. "
        '"Embarrassing is the word," said manager Pat Lonergan. Dunmarrow go into the draw for the quarter-finals on '
        "Monday for the first time since 1998.",
    ),
    _item(
        "match-2b",
        "2023-10-15",
        "Ashby double sends Dunmarrow into cup quarter-finals",
        "Captain Noel Ashby scored twice as Dunmarrow Town beat ten-man Kestle Rovers 4-0 in the County Cup on "
        "Saturday to reach the quarter-finals for the first time in 25 years. Lee Farran and Tom Quill had the other "
        "goals at a waterlogged Mill Lane.\n\n"
        "Goalkeeper Dean Whittle gave away the penalty for the second goal, and the dismissal of Gary Stubbs on the "
        "hour ended the contest. Stefan Hale, the Dunmarrow coach, said the pitch had been fit for ducks. Pat Lonergan "
        "apologised to the 400 Rovers supporters who had made the trip.",
    ),
)

# Two other fights in the same war and the same month as the story of Khusham.
AFRIN = (
    _item(
        "afrin-a",
        "2018-02-10",
        "Turkish helicopter shot down over Afrin, two soldiers dead",
        "A Turkish attack helicopter was brought down on Saturday near Afrin in northwestern Syria, killing its two "
        "crew, the military in Ankara said. It was the heaviest day for Turkey since it began its offensive against the "
        "Kurdish YPG militia in the enclave three weeks ago.\n\n"
        "President Recep Tayyip Erdogan told party members in Istanbul that those who had done it would pay. The "
        "YPG published a film of a burning aircraft over the Rajo hills. In all, eleven Turkish soldiers died on "
        "Saturday, according to the general staff, which said aircraft had struck shelters and ammunition stores.",
    ),
    _item(
        "afrin-b",
        "2018-02-11",
        "Eleven Turkish troops die in costliest day of Afrin offensive",
        "Turkey counted eleven dead soldiers after Saturday's fighting in Afrin, the Kurdish enclave in northwestern "
        "Syria, two of them the crew of a helicopter shot down near Rajo. The Kurdish YPG militia said its fighters had "
        "hit the aircraft.\n\n"
        "Ankara did not say what had brought it down. Erdogan, speaking in Istanbul, promised a heavy price and "
        "said the offensive that began on January 20 would go on to Manbij. Residents of Afrin reported air strikes "
        "on villages through the night.",
    ),
)
PILOT = (
    _item(
        "pilot-a",
        "2018-02-03",
        "Russian pilot killed after jet is shot down in Idlib",
        "Rebels in Syria's Idlib province shot down a Russian Su-25 attack aircraft on Saturday and killed its pilot "
        "in a firefight on the ground, the Defence Ministry in Moscow said. The pilot had ejected over territory held "
        "by the jihadist group Hayat Tahrir al-Sham, which said it had used a shoulder-fired missile.\n\n"
        "Russia answered with cruise missiles that it said killed more than 30 militants near Saraqeb, where the jet "
        "came down. The pilot, Major Roman Filipov, blew himself up with a grenade when he was surrounded, according "
        "to Russian media.",
    ),
    _item(
        "pilot-b",
        "2018-02-05",
        "Moscow honours pilot who died in Idlib with top medal",
        "Major Roman Filipov, the pilot whose Su-25 was shot down over Idlib at the weekend, was named a Hero of "
        "Russia on Monday, the Defence Ministry said. Filipov ejected near Saraqeb, fired at the militants who closed "
        "in on him and then set off a grenade.\n\n"
        "Hayat Tahrir al-Sham has said that one of its air defence units hit the jet with a shoulder-fired missile. "
        "Moscow is trying to learn where the missile came from. His body was handed over with the help of Turkey.",
    ),
)

# Another ship in the same canal, half a year after the story of Suez.
SECOND_SHIP = (
    _item(
        "ship-a",
        "2021-09-09",
        "Bulk carrier runs aground in Suez Canal, refloated within the hour",
        "A bulk carrier ran aground in the Suez Canal on Thursday and was pulled free by tugs in less than an hour, "
        "the canal authority said. The Panama-flagged Coral Crystal was carrying 43,000 tonnes of cargo towards Port "
        "Sudan when it touched the bank at kilometre 54.\n\n"
        "Four ships behind it were held up, and a convoy was sent through the parallel channel. The grounding "
        "recalled that of the Ever Given in March, which shut the canal for six days.",
    ),
    _item(
        "ship-b",
        "2021-09-09",
        "Tugs free Coral Crystal after brief grounding in Suez",
        "Traffic through the Suez Canal was back to normal on Thursday afternoon after tugs refloated the Coral "
        "Crystal, a Panama-flagged bulk carrier that had run aground at kilometre 54. It was bound for Port Sudan with "
        "43,000 tonnes aboard.\n\n"
        "The canal authority said that the ship had been inspected and allowed to go on. Other vessels were led "
        "through a second channel, and only four had to wait.",
    ),
)

SINGLES = (
    _item(
        "single-bees",
        "2022-05-03",
        "Town hall swarm delays wedding",
        "A swarm of honeybees settled on the door of Brackley's town hall on Tuesday and held up a wedding for an hour. "
        "Beekeeper Joan Tarrant brushed some 9,000 insects into a box. The couple, she said, were the only people who "
        "stayed calm, and they have asked for a jar in the autumn.",
    ),
    _item(
        "single-rates",
        "2022-05-04",
        "Central bank of Norway leaves rates alone",
        "Norges Bank kept its key interest rate at 0.75 percent on Wednesday and repeated that it expects to raise it "
        "in June. Inflation, driven by electricity, stands at 4.5 percent. Economists in a survey had all foreseen the "
        "decision, and the krone hardly moved.",
    ),
    _item(
        "single-volcano",
        "",
        "Ash closes airport in Catania",
        "Flights in and out of Catania were stopped for five hours after Mount Etna threw a column of ash into the sky "
        "above Sicily. Sweepers cleared the runway overnight. Vulcanologists said lava from the south-eastern crater "
        "flowed into an uninhabited valley.",
    ),
    _item(
        "single-vaccine",
        "2022-05-05",
        "Malaria vaccine halves cases in Malawi trial",
        "Children in southern Malawi who had four doses of a malaria vaccine fell ill half as often as others, "
        "researchers from Blantyre reported in a medical journal. The trial followed 2,400 infants for three years. "
        "Side effects were mild. The health ministry wants to extend the programme to eleven districts.",
    ),
    _item(
        "single-opera",
        "2022-05-06",
        "Understudy saves first night in Graz",
        "When the soprano lost her voice at noon, Lena Oberhofer had seven hours to recall a part she had last sung as a "
        "student. The audience at the Graz opera gave her eleven minutes of applause on Friday. The director, who had "
        "been ready to cancel, said she had not needed the prompter once.",
    ),
    _item(
        "single-chips",
        "2022-05-07",
        "Chip maker to build plant in Saxony",
        "The semiconductor company Halvora will build a factory for power chips outside Dresden for 2.1 billion euros, "
        "it said. Production is to begin in 2026 with 900 workers. Saxony pays a fifth of the cost, subject to approval "
        "by Brussels. Carmakers have waited months for such parts.",
    ),
    _item(
        "single-wolf",
        "",
        "Wolf pups seen in the Ardennes",
        "A camera in the High Fens has photographed five wolf pups, the second litter of the pair that settled in the "
        "Belgian Ardennes two winters ago. Rangers keep the place secret. Sheep farmers can have electric fences paid "
        "for by the region, and more than sixty have asked.",
    ),
    _item(
        "single-strike",
        "2022-05-09",
        "Bus drivers in Leeds walk out over rota",
        "Leeds was without most of its buses on Monday as 650 drivers walked out over a new rota that splits their "
        "shifts. The union and the operator meet at an arbitration service on Thursday. Schools let pupils come late, "
        "and a hospital asked patients to ring before setting off.",
    ),
    _item(
        "single-chess",
        "2022-05-10",
        "Twelve-year-old becomes chess grandmaster",
        "Arjun Venkatesan, 12, of Chennai drew his last game at a tournament in Budapest and became the youngest "
        "grandmaster in India. He learnt the moves from an uncle at four. His next goal, he said, is a bicycle.",
    ),
    _item(
        "single-flood",
        "2022-05-11",
        "Floods cut the railway to Durban",
        "Two days of rain swept away a bridge on the line between Pietermaritzburg and Durban and left 4,000 containers "
        "standing inland. The operator said repairs would take six weeks. Lorries queue at the port, where a berth "
        "is still buried in mud.",
    ),
)
