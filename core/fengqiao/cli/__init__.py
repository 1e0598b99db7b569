"""The command line: one module per group, loaded when its command is used."""
