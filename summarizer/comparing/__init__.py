"""Where the articles of a story differ, found without a model."""
