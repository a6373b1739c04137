"""The suites of the harness, each a module with one function that returns its `Suite`."""
