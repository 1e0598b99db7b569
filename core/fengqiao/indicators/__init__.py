"""Indicators: expressions over ledgers, computed for every unit at once, each with the rows behind it."""
