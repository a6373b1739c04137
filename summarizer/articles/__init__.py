"""From folders and files to articles: finding, decoding, parsing, cleaning, and counting copies once."""

from summarizer.articles.loader import MAX_BYTES, Reading, read

__all__ = ["MAX_BYTES", "Reading", "read"]
