"""Fengqiao (枫桥): ledgers, indicators and standards of grassroots judicial stations."""
