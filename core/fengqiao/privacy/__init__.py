"""Personal values: how they are checked, masked, sealed and found again, and the chain that guards the audit.

Pure modules: nothing here knows a database, a page or a ledger.
"""
