"""The format of standard packs and figure lists: what a YAML file may say, and nothing of what follows from it."""
