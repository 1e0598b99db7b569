"""The web: JSON API and plain pages, handlers thin, every one with a declared policy."""
