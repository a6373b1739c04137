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
        "displaced": "evacuated evacuate evacuation displaced homeless fled",
        "waiting": "waiting wait waited queue queued queuing queueing stranded",
    }.items()
}
EVENT_OF = {word: event for event, words in EVENTS.items() for word in words}
EVENT_STEMS = frozenset(EVENT_OF)
# What makes a sentence news by itself; that somebody waits does not.
GRAVE_STEMS = EVENT_STEMS - EVENTS["waiting"]
