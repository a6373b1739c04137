"""Words of which only one can be so in one place: the kinds of weapon, vehicle, kin, place and hour; a table to extend.

Each family is named as a reader sees it. A line of it holds words that may stand for each other; two lines exclude
each other. A word that is much used for something else ("right", "head", "coach") belongs in none.
"""

from __future__ import annotations

PART_OF_DAY = "part of the day"
FAMILIES: dict[str, tuple[str, ...]] = {
    "weapon": (
        "pistol handgun revolver pistols handguns revolvers",
        "rifle rifles carbine",
        "shotgun shotguns",
        "knife knives dagger",
        "machete machetes",
        "axe hatchet axes",
        "hammer hammers",
        "sword swords",
        "crossbow",
    ),
    "vehicle": (
        "car sedan hatchback cars",
        "pickup pickups",
        "truck lorry trucks lorries",
        "van minivan vans",
        "bus buses minibus",
        "motorcycle motorbike motorcycles motorbikes",
        "bicycle bicycles",
        "taxi taxis",
        "tractor tractors",
        "helicopter helicopters",
        "tram trams",
    ),
    "kin": (
        "brother brothers",
        "sister sisters",
        "cousin cousins",
        "uncle uncles",
        "aunt aunts",
        "nephew nephews",
        "niece nieces",
        "stepfather",
        "stepmother",
        "grandfather",
        "grandmother",
    ),
    "relation": ("wife wives", "girlfriend", "fiancee fiancée", "widow"),
    "inside or outside": ("inside indoors", "outside outdoors"),
    "which floor": ("upstairs", "downstairs", "basement cellar", "attic"),
    "above or below ground": ("underground", "overhead"),
    PART_OF_DAY: ("morning", "afternoon", "evening night midnight"),
    "north or south": ("northern", "southern"),
    "east or west": ("eastern", "western"),
    "how it was done": (
        "shot",
        "stabbed",
        "strangled",
        "drowned",
        "poisoned",
        "bludgeoned beaten",
        "burned burnt",
    ),
    "charge": ("murder murders", "manslaughter"),
    "colour": ("red", "blue", "green", "yellow", "grey gray silver", "brown"),
    "part of the body": ("arm arms", "leg legs", "chest", "neck", "stomach abdomen", "shoulder", "thigh", "foot feet"),
}
# Every word with its family and the line it stands in.
MEMBER_OF: dict[str, tuple[str, int]] = {
    word: (family, number)
    for family, lines in FAMILIES.items()
    for number, line in enumerate(lines)
    for word in line.split()
}
