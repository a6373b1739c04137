"""From folders, files and texts to articles: finding, decoding, parsing, cleaning, and counting copies once."""

from summarizer.articles.files import MAX_BYTES
from summarizer.articles.loader import Reading, read

__all__ = ["MAX_BYTES", "Reading", "read"]
