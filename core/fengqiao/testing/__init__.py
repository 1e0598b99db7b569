"""The kit for plugin authors: fixtures that the entry point `pytest11` brings into every test run."""
