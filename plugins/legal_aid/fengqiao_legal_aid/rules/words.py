"""The codes of this plugin's own lists that its rules know.

A rule sees a record and no code list, so it knows codes by name. It refuses only what it knows to be wrong: a code that
a province added to a list passes.
"""

VILLAGE_LEVELS = frozenset({"village_workroom", "village_rule_of_law"})
NOTICES = frozenset({"notified_defence", "notified_agency"})
LIMITATION = "limitation"
FOLLOW_UPS = frozenset({"phone_visit", "recipient_visit"})
