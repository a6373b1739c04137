"""What can happen to people and things that reports count: the words for each kind of event, a table to extend."""

from __future__ import annotations

from summarizer.text.words import stem

# The key is what a reader sees in a table of differences.
EVENTS: dict[str, frozenset[str]] = {
    event: frozenset(stem(word) for word in words.split())
    for event, words in {
        "killed": """
            killed kill killing kills died die dies dead death deaths fatalities fatality bodies toll drowned drown
            drowning perished perish
        """,
        "injured": """
            injured injure injuring injuries hurt wounded wounding wound wounds hospitalized hospitalised
        """,
        "killed or injured": "casualties casualty",
        "missing": "missing unaccounted",
        "arrested": "arrested arrest arrests detained",
        "displaced": "evacuated evacuate evacuation evacuee evacuees displaced homeless fled",
        "waiting": "waiting wait waited queue queued queuing queueing stranded",
        "born": "born birth births",
        "destroyed": "destroyed destroy razed raze gutted flattened",
    }.items()
}
# What is counted and is no news by itself.
EVERYDAY = ("waiting", "born", "destroyed")
OF_THINGS = frozenset(["destroyed"])  # what it happens to are things, of which one kind is compared with its like
EVENT_OF = {word: event for event, words in EVENTS.items() for word in words}
EVENT_STEMS = frozenset(EVENT_OF)
GRAVE_STEMS = EVENT_STEMS.difference(*(EVENTS[event] for event in EVERYDAY))  # what makes a sentence news by itself
