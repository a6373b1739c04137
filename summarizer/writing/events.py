"""What can happen to people that reports count: the words for each kind of event, a table to extend."""

from __future__ import annotations

from summarizer.text.words import stem

# The key is what a reader sees in a table of differences.
EVENTS: dict[str, frozenset[str]] = {
    event: frozenset(stem(word) for word in words.split())
    for event, words in {
        "killed": """
            killed kill killing kills died die dies dead death deaths fatalities fatality casualties casualty bodies
        """,
        "injured": """
            injured injure injuring injuries hurt wounded wounding wound wounds hospitalized hospitalised
        """,
        "missing": "missing unaccounted",
        "arrested": "arrested arrest arrests detained",
        "displaced": "evacuated evacuate evacuation displaced homeless fled",
    }.items()
}
EVENT_STEMS = frozenset().union(*EVENTS.values())
