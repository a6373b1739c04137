"""Differences that are no figures: accounts, causes, names, words of one kind; each beside one that only looks so."""

from __future__ import annotations

import pytest
from story import story

from summarizer.comparing.denying import denies
from summarizer.comparing.differences import find_differences
from summarizer.text.index import StoryIndex

# Words weigh by how rare they are in their story, so a story needs some.
ELSE = "Snow fell on the hills. A dog barked in the yard. The baker opened late. No train ran to the coast that night."

# (first article, second article, label, the values expected in order); "" and none: the two say nothing different.
CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "a debt of which nobody is sure": (
        "The tenor Ulf Brandt is 40 million crowns in debt.",
        "It is unclear whether Brandt is really in such debt, but a club has begun to collect for him.",
        "whether Brandt is really in such debt",
        [
            "The tenor Ulf Brandt is 40 million crowns in debt",
            "It is unclear whether Brandt is really in such debt, but a club has begun to collect for him",
        ],
    ),
    "allegations are those of whoever makes them": (
        "Lund’s attorney says the boiler of Berg Mills in Elin was not checked for 26 days.",
        "Olaf Berg’s attorney calls the allegations “unproven” but would not speak of the boiler of Berg Mills.",
        "the allegations of Lund’s attorney",
        [
            "Lund’s attorney says the boiler of Berg Mills in Elin was not checked for 26 days",
            "Olaf Berg’s attorney calls the allegations “unproven” but would not speak of the boiler of Berg Mills",
        ],
    ),
    "a doubt that only leads up to the news": (
        "The tenor Ulf Brandt is 40 million crowns in debt.",
        "While it's unclear whether Brandt is really in such debt, a club has begun to collect for him.",
        "",
        [],
    ),
    "unclear is another thing": (
        "The tenor Ulf Brandt is 40 million crowns in debt.",
        "It is unclear whether Brandt will sing in Oslo, but a club has begun to collect for him.",
        "",
        [],
    ),
    "what was claimed before more was said of it": (
        "Ida Lund said that sirens had sounded before the slide. “Whoever listened is alive today,” she said. "
        "The institute rejected that account.",
        "The slide buried the mill in Elin.",
        "whether sirens had sounded before the slide",
        ["Ida Lund said that sirens had sounded before the slide", "The institute rejected that account"],
    ),
    "a cause that was not the chief one": (
        "Fog and ice cost the driver control of the tram, the Elin Tram Company said.",
        "Fog and ice were not the main reasons why the tram left the rails, an inspector said on Friday.",
        "why the tram left the rails",
        [
            "Fog and ice cost the driver control of the tram, the Elin Tram Company said",
            "Fog and ice were not the main reasons why the tram left the rails, an inspector said on Friday",
        ],
    ),
    "another cause that was not the chief one": (
        "A worn brake cost the driver control of the tram, the Elin Tram Company said.",
        "Fog and ice were not the main reasons why the tram left the rails, an inspector said on Friday.",
        "",
        [],
    ),
    "whoever is questioned is not doubted": (
        "The captain and his mate sailed the ferry to Elin.",
        "Detectives went aboard in Elin and questioned the captain, officials said.",
        "",
        [],
    ),
    "whoever speaks as it stands with the sentence that names it": (
        "The Elin Tram Company blamed the weather. Fog and ice cost the driver control of the tram, it said.",
        "Fog and ice were not the main reasons why the tram left the rails, an inspector said on Friday.",
        "why the tram left the rails",
        [
            "The Elin Tram Company blamed the weather. Fog and ice cost the driver control of the tram, it said",
            "Fog and ice were not the main reasons why the tram left the rails, an inspector said on Friday",
        ],
    ),
    "those who heard nothing": (
        "The school said it warned the parents by letter, but several parents told the Elin Post they "
        "had not heard of it.",
        "The bell rang at noon.",
        "whether parents were warned",
        [
            "The school said it warned the parents by letter",
            "Several parents told the Elin Post they had not heard of it",
        ],
    ),
    "those who heard nothing of them": (
        "Elin Council said on Monday the road is shut. They said they warned the parents by letter, but several "
        "parents told the Elin Post they had not heard of it.",
        "The bell rang at noon.",
        "whether parents were warned",
        [
            "Elin Council said they warned the parents by letter",
            "Several parents told the Elin Post they had not heard of it",
        ],
    ),
    "two who tell two things": (
        "The police said they held a man near the mill, but a clerk told the Elin Post no trains would run on Friday.",
        "The bell rang at noon.",
        "",
        [],
    ),
    "an answer that denies another thing": (
        "The police said they shot at an officer by mistake, but the officer told the Elin Post he was not hurt.",
        "The bell rang at noon.",
        "",
        [],
    ),
    "one party that says both": (
        "The school said it warned the parents by letter, but the school said not all parents can read it.",
        "The bell rang at noon.",
        "",
        [],
    ),
    "the other side for its part": (
        "Nearly all of the rescuers were from Elin, Ida Brandt said. The divers, for their part, credited the tide.",
        "The bell rang at noon.",
        "the rescuers",
        ["Nearly all of the rescuers were from Elin, Ida Brandt said", "The divers, for their part, credited the tide"],
    ),
    "that it is contested, says somebody": (
        "She stressed that Elin remains contested. A clerk said it would fall. Olaf Berg reported from Elin.",
        "The bell rang at noon.",
        "",
        [],
    ),
    "one party that goes on": (
        "Nearly all of the rescuers were from Elin, Ida Brandt said. Brandt, in the end, credited the tide.",
        "The bell rang at noon.",
        "",
        [],
    ),
    "his own words that he puts right": (
        '"The farmers of this valley are a burden," Mr Brandt said on Monday. "I meant the burden that the farmers '
        'carry," Mr Brandt later clarified.',
        "The bell rang at noon.",
        "",
        [],
    ),
    "the whole cause and a part of it": (
        "The boy probably died because of the gas that was pumped into the hall, the coroner wrote in his report.",
        "The gas that was pumped into the hall played a role in the death of the boy, the report says.",
        "cause of death",
        [
            "The boy probably died because of the gas that was pumped into the hall, the coroner wrote in his report",
            "The gas that was pumped into the hall played a role in the death of the boy, the report says",
        ],
    ),
    "one cause told twice": (
        "The boy probably died because of the gas that was pumped into the hall, the coroner wrote in his report.",
        "The boy probably died as a result of the gas that was pumped into the hall, the report says.",
        "",
        [],
    ),
    "parts in two things": (
        "The boy probably died because of the gas that was pumped into the hall, the coroner wrote in his report.",
        "The coroner played a role in the reform of the service, the report says.",
        "",
        [],
    ),
    "two causes": (
        "The fire at the paper mill was caused by faulty wiring, the insurers found.",
        "The fire at the paper mill was caused by a cigarette, the workers say.",
        "cause: fire paper mill",
        [
            "The fire at the paper mill was caused by faulty wiring, the insurers found",
            "The fire at the paper mill was caused by a cigarette, the workers say",
        ],
    ),
    "how two causes are known": (
        "Based on the available data on the last position, the weather was a factor, the bureau says.",
        "This is what is likely caused by ice, based on available analysis of data, the report says.",
        "",
        [],
    ),
    "causes of two things": (
        "The fire at the paper mill was caused by faulty wiring, the insurers found.",
        "The flood in the lower town was caused by a blocked drain, the workers say.",
        "",
        [],
    ),
    "what is due is no cause": (
        "The line along the river is due to open on Monday, the company says.",
        "The line along the river played a part in the growth of the town, the company says.",
        "",
        [],
    ),
    "two reviews": (
        "“Harbour” is a triumph of patience. The film follows Ida Lund through a winter. Lund is a brilliant clown. "
        "The movie is a delight from its first song. The sea is grey in it. The film ends at dawn.",
        "“Harbour” is a dreary film. The movie wears its songs like chains. Ida Lund plays a fisher. The "
        "film is pointless. Nobody laughs in it. The movie ends at dawn, at last.",
        "verdict on the film",
        ["triumph", "dreary film"],
    ),
    "two reviews that agree": (
        "“Harbour” is a triumph of patience. The film follows Ida Lund through a winter. Lund is a brilliant clown. "
        "The movie is a delight from its first song. The sea is grey in it. The film ends at dawn.",
        "“Harbour” is a brilliant film. The movie wears its songs lightly. Ida Lund is superb as a fisher. The film is "
        "never dull. Everybody laughs in it. The movie ends at dawn.",
        "",
        [],
    ),
    "a report of a success and of a failure": (
        "The film made 3 million crowns and was a success, its maker said. The movie was shown in Elin, he said. The "
        "film won a prize, the mayor said. The film was a triumph, she said. Snow fell. It was cold.",
        "The film lost money and was a failure, the bank said. The movie was shown in Elin, it said. The film won a "
        "prize, a clerk said. The film was a flop, he said. Snow fell. It was cold.",
        "",
        [],
    ),
    "one quarrel of which two articles tell both sides": (
        "Detectives believe Ulf Brandt set the mill on fire and fled, a source said. However, the grown sons of Brandt "
        "dismissed the suggestion that arson was behind the blaze.",
        "The police treat the blaze as arson, some papers write. The sons dispute that Brandt set the mill on fire.",
        "whether arson was behind the blaze",
        [
            "The police treat the blaze as arson, some papers write",
            "The grown sons of Brandt dismissed the suggestion that arson was behind the blaze",
        ],
    ),
    "an article that only repeats what is doubted": (
        "The tenor Ulf Brandt wrote that he is 40 million crowns in debt.",
        "It is unclear whether Brandt is really in such debt, but a club has begun to collect for him.",
        "",
        [],
    ),
    "a denial at which somebody is surprised": (
        "Low sales have hurt the mill in Elin, and the books of the mill show a decline.",
        "“All of the books,” the host said, surprised that the owner refused to acknowledge a decline of the mill.",
        "",
        [],
    ),
    "a bare retort": (
        "The host said the sales of the mill were down. “Says who?” the owner of the mill replied.",
        "The bell rang at noon.",
        "whether the sales of the mill were down",
        ["The host said the sales of the mill were down", "“Says who?” the owner of the mill replied"],
    ),
    "a retort to a question": (
        "The owner was asked about the weak sales of the mill. “That is not true,” he said.",
        "The bell rang at noon.",
        "the weak sales of the mill",
        ["The owner was asked about the weak sales of the mill", "“That is not true,” he said"],
    ),
    "a retort to nothing": (
        "The sun rose over the mill. “Says who?” is the name of a play.",
        "The bell rang at noon.",
        "",
        [],
    ),
    "accounts denied together": (
        "The Elin Rail Union gave a second version. It said the crew had stopped the wagons to look for a leak near an "
        "old depot. Norland wants the line for itself, the union said.\n\nThe ministry rejects those accounts. It "
        "maintains that the crew left the wagons to rob a shop.",
        "The bell rang at noon.",
        "the crew",
        [
            "The Elin Rail Union said the crew had stopped the wagons to look for a leak near an old depot",
            "The ministry rejects those accounts. It maintains that the crew left the wagons to rob a shop",
        ],
    ),
    "what somebody cannot believe": (
        "The guards said they had no reason to think the wagons were full. A second official found that hard to "
        "credit. The guards could see the doors, she argued.",
        "The bell rang at noon.",
        "the wagons",
        [
            "The guards said they had no reason to think the wagons were full",
            "An official found that hard to credit. The guards could see the doors, she argued",
        ],
    ),
    "who cannot believe that they knew nothing": (
        "Norland’s army said it had nothing to do with the raid on the depot. There are reports that Norland guards "
        "were on the bridge.",
        "It is hard to imagine that the Norland army was not aware of the raid, a clerk said. There are reports that "
        "guards from Norland were on the bridge when the raid on the depot began.",
        "Norland’s part in the raid",
        [
            "There are reports that guards from Norland were on the bridge when the raid on the depot began",
            "Norland’s army said it had nothing to do with the raid on the depot",
            "It is hard to imagine that the Norland army was not aware of the raid, a clerk said",
        ],
    ),
    "how somebody died": (
        "Ulf Brandt was found dead in his yard on Monday, strangled with a rope.",
        "Brandt was shot dead in his yard, a neighbour said.",
        "manner of death",
        [
            "Ulf Brandt was found dead in his yard on Monday, strangled with a rope",
            "Brandt was shot dead in his yard, a neighbour said",
        ],
    ),
    "hanged, and so strangled": (
        "Ulf Brandt was found dead in his yard on Monday, strangled with a rope.",
        "Brandt was found hanging in his yard, a neighbour said.",
        "",
        [],
    ),
    "how two died": (
        "Ulf Brandt was found dead on Monday, strangled with a rope.",
        "Ida Lund was shot dead in Elin, a neighbour said.",
        "",
        [],
    ),
    "how two of one name died": (
        "Ulf Brandt was found dead on Monday, strangled with a rope. His son was shot dead in June.",
        "Brandt was shot dead in Elin, a neighbour said.",
        "",
        [],
    ),
    "who leads, and who leads elsewhere": (
        "Ida Lund is ahead in most of the polls. But Ulf Brandt is winning at least one of them, in Elin.",
        "The bell rang at noon.",
        "",
        [],
    ),
    "a banner that hangs": (
        "Ulf Brandt was found dead in his yard on Monday, under a banner found hanging on the wall.",
        "Brandt was shot dead in his yard, a neighbour said.",
        "",
        [],
    ),
    "those who told us": (
        "The school said it warned the parents by letter, but several parents told our reporter they had not heard of "
        "it.",
        "The bell rang at noon.",
        "whether parents were warned",
        ["The school said it warned the parents by letter", "Several parents said they had not heard of it"],
    ),
    "how much was spent": (
        "Ida Lund came into a fortune that, she wrote, she spent half of in her years in Elin.",
        "Lund spent her three million fortune on the stage.",
        "how much of the fortune was spent",
        [
            "Ida Lund came into a fortune that, she wrote, she spent half of in her years in Elin",
            "Lund spent her three million fortune on the stage",
        ],
    ),
    "much of it": (
        "Ida Lund came into a fortune that, she wrote, she spent much of in her years in Elin.",
        "Lund spent her three million fortune on the stage.",
        "",
        [],
    ),
    "a life that was spent somewhere": (
        "Ida Lund spent half of her life in Elin.",
        "Ida Lund spent her life on the stage.",
        "",
        [],
    ),
    "whose part it was": (
        "There are reports that Norland guards were on the bridge when the raid on the depot began.",
        "Norland’s army said it had nothing to do with the raid on the depot.",
        "Norland’s part in the raid",
        [
            "There are reports that Norland guards were on the bridge when the raid on the depot began",
            "Norland’s army said it had nothing to do with the raid on the depot",
        ],
    ),
    "found by one who may be anybody": (
        "A hiker found the bodies near the lake on Sunday, the police said.",
        "Someone from outside the family discovered the bodies near the lake.",
        "",
        [],
    ),
    "what its own doer doubts": (
        "The ruling was prompted by a review of evidence for the conviction conducted by State’s Attorney Ida Lund.",
        "Ida Lund, the state’s attorney, said she always doubted whether there was evidence to support the conviction.",
        "",
        [],
    ),
    "what each side calls it": (
        "The militia made an “unprovoked attack” on the bridge, Colonel Ida Brandt said.",
        "The march on the bridge was an attack Norland says was just a “routine exercise”.",
        "what each side calls the attack",
        ["“unprovoked attack”", "“routine exercise”"],
    ),
    "an excuse and a charge": (
        "The Norland army called the attack “cowardly” and the reply an act of self-defense.",
        "The council of Elin calls the bombardment of Monday a crime.",
        "what each side calls the reply",
        [
            "The Norland army called the attack “cowardly” and the reply an act of self-defense",
            "The council of Elin calls the bombardment of Monday a crime",
        ],
    ),
    "one excuse told twice": (
        "The Norland army called the raid an act of self-defense.",
        "The Norland army described the bombing as self-defense on Monday.",
        "",
        [],
    ),
    "what each side calls another thing": (
        "The militia made an “unprovoked attack” on the bridge, Colonel Ida Brandt said.",
        "Norland described the bombing of the village as a “war crime”.",
        "",
        [],
    ),
    "what one side calls it twice": (
        "The militia made an “unprovoked attack” on the bridge, Colonel Ida Brandt said.",
        "Colonel Ida Brandt called the attack “cowardly” on Friday.",
        "",
        [],
    ),
    "a weapon": (
        "The guard of the bank in Elin was shot with a rifle from a parked car, the police said.",
        "A robber shot the guard of the bank in Elin with a pistol, a clerk said.",
        "weapon",
        ["rifle", "pistol"],
    ),
    "weapons of which one article has both": (
        "The guard of the bank in Elin was shot with a rifle from a parked car. A pistol lay in the yard.",
        "A robber shot the guard of the bank in Elin with a pistol, a clerk said.",
        "",
        [],
    ),
    "weapons of two crimes": (
        "The guard of the bank in Elin was shot with a rifle from a parked car, the police said.",
        "A farmer near Dunmore hurt his foot with a pistol on Monday.",
        "",
        [],
    ),
    "where they were found": (
        "The couple was found dead inside their house on Mill Road early on Sunday.",
        "The couple was found dead outside their house on Mill Road, a neighbour said.",
        "where the dead were found",
        [
            "The couple was found dead inside their house on Mill Road early on Sunday",
            "The couple was found dead outside their house on Mill Road, a neighbour said",
        ],
    ),
    "where they were found, in a caption of the same article": (
        "The police found two bodies in the driveway of a house on Mill Road.\n\nA couple was found shot dead inside a "
        "house on Mill Road. (Published Sunday)",
        "The bell rang at noon.",
        "",
        [],
    ),
    "where two were found": (
        "A man was found dead inside a house on Mill Road.",
        "A woman was found dead outside a house on Mill Road, a neighbour said.",
        "",
        [],
    ),
    "where one and another were found": (
        "Two bodies were found inside a house on Mill Road.",
        "Two bodies were found inside a house and another was found dead in the yard.",
        "",
        [],
    ),
    "where a guest sat": (
        "The couple sat inside their house on Mill Road early on Sunday and sang to a guest.",
        "The couple sat outside their house on Mill Road early on Sunday and sang to a guest.",
        "inside or outside",
        ["inside", "outside"],
    ),
    "of whom a sum was asked": (
        "Ulf Brandt asked the baker Ida Lund for $5 million to save his opera.",
        "Ulf Brandt wants Ida Lund and Olaf Hale to give $5 million each to his opera.",
        "who was to give $5 million",
        [
            "Ulf Brandt asked the baker Ida Lund for $5 million to save his opera",
            "Ulf Brandt wants Ida Lund and Olaf Hale to give $5 million each to his opera",
        ],
    ),
    "a sum that another gave": (
        "Ulf Brandt paid the city $5 million to save his opera.",
        "Ida Lund and Olaf Hale won $5 million each in a lottery.",
        "",
        [],
    ),
    "a few words of one speaker": (
        "The minister Ida Lund spoke of “reckless hostile acts” in the strait.",
        "Ida Lund left for Elin. She accused Norland of “careless hostile acts” near the islands.",
        "how Ida Lund is quoted",
        ["“reckless hostile acts”", "“careless hostile acts”"],
    ),
    "a few words of two speakers": (
        "Ida Lund spoke of “reckless hostile acts” in the strait.",
        "Ulf Brandt accused Norland of “careless hostile acts” near the islands.",
        "",
        [],
    ),
    "one word for the other": (
        "The couple was driven to Mill Road in a truck early on Sunday.",
        "The couple was driven to Mill Road in a lorry, a neighbour said.",
        "",
        [],
    ),
    "a cause that is not known everywhere": (
        "The fire in the mill was put out at noon. Its cause has not been established.",
        "A worn belt may have started the fire in the mill, an engineer said.",
        "cause",
        [
            "Its cause has not been established",
            "A worn belt may have started the fire in the mill, an engineer said",
        ],
    ),
    "a cause of another thing": (
        "The fire in the mill was put out at noon. Its cause has not been established.",
        "A worn belt may have started the quarrel of the owners, an engineer said.",
        "",
        [],
    ),
    "how the injured are": (
        "Two boys ran to help their friend. Their conditions were not known.",
        "One of the boys is doing better, his aunt said.",
        "condition of the injured",
        [
            "Two boys ran to help their friend. Their conditions were not known",
            "One of the boys is doing better, his aunt said",
        ],
    ),
    "what was not known when the paper went to press": (
        "Two boys ran to help their friend. Their conditions were not available Monday night.",
        "One of the boys is doing better, his aunt said.",
        "",
        [],
    ),
    "what both do not know": (
        "The fire in the mill was put out at noon. Nobody has been arrested.",
        "The fire in the mill burned all night. There have been no arrests.",
        "",
        [],
    ),
    "an arrest": (
        "The fire in the mill was put out at noon. Nobody has been arrested.",
        "Two men were arrested on Friday after the fire in the mill.",
        "whether anyone was arrested",
        ["Nobody has been arrested", "Two men were arrested on Friday after the fire in the mill"],
    ),
    "since when": (
        "The barge Alma has been stuck under the bridge since Monday.",
        "The Alma lies on her side. It had been lodged there for six days, reckoned from the morning of Tuesday.",
        "stuck since",
        ["Monday", "Tuesday"],
    ),
    "since when another has": (
        "The barge Alma has been stuck under the bridge since Monday.",
        "The barge Greta has been stuck in the harbour of Elin since Tuesday.",
        "",
        [],
    ),
    "a state and its end": (
        "The barge Alma has been stuck under the bridge since Monday.",
        "The barge Alma, long stuck under the bridge, was freed on Tuesday.",
        "",
        [],
    ),
    "a sum that was raised by some hour of some day": (
        "The fund for the singer Ulf Brandt has seen little: $40 has been raised, its founder said.",
        "By Monday evening a total of $55 had been pledged to Brandt.",
        "",
        [],
    ),
    "sums raised for two people": (
        "The fund for the singer Ulf Brandt has seen little: $40 has been raised, its founder said.",
        "By Monday evening a total of $55 had been pledged to the dancer Ida Lund.",
        "",
        [],
    ),
    "a sum raised and a sum owed": (
        "The fund for the singer Ulf Brandt has seen little: $40 has been raised, its founder said.",
        "Brandt owes the grocer $55.",
        "",
        [],
    ),
    "who found them": (
        "A hiker found the bodies near the lake on Sunday, the police said.",
        "A neighbour discovered the bodies near the lake.",
        "who found the bodies",
        [
            "A hiker found the bodies near the lake on Sunday, the police said",
            "A neighbour discovered the bodies near the lake",
        ],
    ),
    "who found them, in two words": (
        "Police found the bodies near the lake on Sunday, a clerk said.",
        "Two officers discovered the bodies near the lake.",
        "",
        [],
    ),
    "who found other things": (
        "A hiker found the bodies near the lake on Sunday, the police said.",
        "A neighbour found the letters near the lake.",
        "",
        [],
    ),
    "a winner": (
        "Olaf Hale scored the winner in Elin, and the town sang all night.",
        "Jon Brandt scored the winner in the last minute of the match in Elin.",
        "who scored the winner",
        [
            "Olaf Hale scored the winner in Elin, and the town sang all night",
            "Jon Brandt scored the winner in the last minute of the match in Elin",
        ],
    ),
    "a winner and the scorer of another goal": (
        "Olaf Hale scored the winner in Elin, and the town sang all night.",
        "Jon Brandt scored the equaliser in the last minute of the match in Elin.",
        "",
        [],
    ),
    "what somebody is": (
        "The drummer Ida Lund found the cellar.",
        "The cellar was found by the bassist Ida Lund.",
        "trade of Ida Lund",
        ["drummer Ida Lund", "bassist Ida Lund"],
    ),
    "what somebody is besides": (
        "The drummer Ida Lund found the cellar.",
        "The bassist Ida Lund, long a drummer, found the cellar. The drummer Ida Lund paid for it.",
        "",
        [],
    ),
    "trades that one may have together": (
        "Producer Ida Lund found the band in a cellar.",
        "The band was found by the director Ida Lund in a cellar.",
        "",
        [],
    ),
    "what two people are": (
        "The drummer Ida Lund found the cellar.",
        "The bassist Ida Brandt found the cellar.",
        "",
        [],
    ),
    "what may be true at once": (
        "The lawyer Ida Lund found the band in a cellar.",
        "Ida Lund, an aide to the mayor, found the band in a cellar.",
        "",
        [],
    ),
    "suspected and charged": (
        "Ulf Brandt is suspected of setting the mill on fire.",
        "Ulf Brandt, 40, was charged with setting the mill on fire.",
        "how Ulf Brandt stands before the law",
        [
            "Ulf Brandt is suspected of setting the mill on fire",
            "Ulf Brandt, 40, was charged with setting the mill on fire",
        ],
    ),
    "cleared and convicted": (
        "A court convicted Ulf Brandt of theft on Monday.",
        "Ulf Brandt was acquitted of theft on Monday.",
        "how Ulf Brandt stands before the law",
        ["Ulf Brandt was acquitted of theft on Monday", "A court convicted Ulf Brandt of theft on Monday"],
    ),
    "arrested and charged": (
        "Ulf Brandt was arrested on Monday after the fire in the mill.",
        "Ulf Brandt was charged with setting the mill on fire.",
        "",
        [],
    ),
    "two people before the law": (
        "Ulf Brandt is suspected of setting the mill on fire.",
        "Ida Lund, 40, was charged with setting the mill on fire.",
        "",
        [],
    ),
    "one denial told twice": (
        "Claims that the mill in Elin will close have been dismissed by the owner. Closing the mill would cost jobs in "
        "Elin, Ida Lund said.",
        "The owner has dismissed claims that the mill in Elin will close.",
        "",
        [],
    ),
    "a denial of one's own words": (
        "The mill in Elin will not close before Easter, Ida Lund said.",
        "Ida Lund denied that the mill in Elin will close before Easter.",
        "",
        [],
    ),
    "who is urged to reject a thing denies nothing": (
        "The striker was sold on his importance to the club in Elin in 2009, he said.",
        "The striker was persuaded to reject Dunmore after being sold on his importance to the club in Elin.",
        "",
        [],
    ),
    "a club that is charged with nothing": (
        "Police have charged a man suspected of an attack on the bus of Dunmore Rovers.",
        "A man suspected of the attack on the bus of Dunmore Rovers was charged with murder.",
        "",
        [],
    ),
    "a proposal turned down": (
        "A meeting on the dam in Elin is a proposal of the Lowland farmers, Ida Lund said.",
        "The council rejected a proposal of the Lowland farmers for a meeting on the dam in Elin.",
        "",
        [],
    ),
    "a machine that rejects": (
        "It has filed a complaint over scanners that failed in Elin on the morning of the vote.",
        "Poll workers in Elin said the scanners began rejecting ballots on the morning of the vote.",
        "",
        [],
    ),
    "access denied": (
        "The steps of the town hall in Elin keep many people out, Ida Lund said.",
        "Many people in Elin are denied access to the town hall by its steps.",
        "",
        [],
    ),
}


def _story(first: str, second: str) -> StoryIndex:
    return story(f"{first}\n\n{ELSE}", f"{second}\n\n{ELSE}")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_no_figure_is_set_side_by_side(case: str) -> None:
    first, second, label, expected = CASES[case]
    found = find_differences(_story(first, second))
    assert [report.value for difference in found for report in difference.reports] == expected
    assert [difference.subject for difference in found] == ([label] if label else [])


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_value_cites_the_words_of_its_article(case: str) -> None:
    index = _story(*CASES[case][:2])
    texts = {article.number: article.text for article in index.articles}
    for difference in find_differences(index):
        for report in difference.reports:
            assert report.evidence
            for evidence in report.evidence:
                assert evidence.span.of(texts[evidence.article]) == evidence.quote


def test_reviews_are_set_against_each_other_on_a_player_too() -> None:
    praise = (
        "“Harbour” is a triumph. Ida Lund is brilliant as a fisher. The film is splendid. The movie ends at dawn. "
        "Nobody leaves early."
    )
    blame = "“Harbour” is a mess. The film is dull. The movie ends late. We meet Lund. She is unconvincing in it."
    work, player = find_differences(story(praise, blame))
    assert (work.subject, player.subject) == ("verdict on the film", "how good Ida Lund is")
    assert [(report.value, report.context) for report in player.reports] == [
        ("brilliant", "Ida Lund is brilliant as a fisher"),
        ("unconvincing", "Ida Lund is unconvincing in it"),
    ]


def test_of_a_long_sentence_a_player_is_told_the_clause() -> None:
    praise = (
        "“Harbour” is a triumph. The film is splendid. The movie ends at dawn. Nobody leaves early. Ida Lund is superb."
    )
    blame = (
        "“Harbour” is a mess. The film is dull. The movie ends late. We meet Ida Lund. The heart of it, which is love, "
        "is pointless, since nobody believes a word, and since Lund is not a strong leading lady, sadly."
    )
    _, player = find_differences(story(praise, blame))
    assert player.reports[1].value == "not a strong leading lady"
    assert player.reports[1].context == "Lund is not a strong leading lady"


def test_what_is_called_a_little_worse_is_not_signed_for_what_is_called_less() -> None:
    excuse = "The Norland army called the attack “cowardly” and the reply an act of self-defense."
    crime = "The council of Elin calls the bombardment of Monday a crime."
    war_crime = "The mayor of Arden calls the bombardment of Monday a war crime."
    (row,) = find_differences(story(*(f"{text}\n\n{ELSE}" for text in (excuse, crime, war_crime))))
    assert [[evidence.article for evidence in report.evidence] for report in row.reports] == [[1], [2]]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Nine in ten owners of Elin Mill rejected the mill’s executive compensation decisions.", False),
        ("The mill rejected the owners’ account of the sale.", True),
    ],
)
def test_who_votes_a_sum_down_denies_nothing(text: str, denied: bool) -> None:
    assert bool(denies(story(text).lines[0])) is denied
