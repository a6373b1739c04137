"""A briefing from news articles by a small local model, every number, date and name traced to its source."""

__version__ = "0.1.0"
