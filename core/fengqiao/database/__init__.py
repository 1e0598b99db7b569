"""Engines, sessions with a scope, column types, and one migration branch per plugin."""
