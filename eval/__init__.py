"""The harness: briefs the sample stories with a real model and holds what comes out against a committed baseline."""
