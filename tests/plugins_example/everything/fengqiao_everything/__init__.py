"""Duty at the service window: a small line of business that uses every hook once."""
