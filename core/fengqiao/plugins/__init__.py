"""Plugins: found by entry point, enabled by name, asked one at a time, each fault kept to its own answer."""
