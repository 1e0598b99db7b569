"""The codes of this plugin's own lists that the rules know.

A rule sees a record and no code list, so it knows codes by name. It refuses only what it knows to be wrong: a code that
a province added to a list passes.
"""

SETTLED_RESULTS = frozenset({"settled_written", "settled_oral"})
NOT_SETTLED = frozenset({"failed", "refused", "transferred", "open", "declined"})
RISKS = ("risk_escalation", "risk_crime", "risk_mass_event", "risk_suicide")
COURTS = frozenset({"court_assigned", "court_entrusted"})
VILLAGE_COMMITTEES = frozenset({"village", "community"})
COMMITTEES = VILLAGE_COMMITTEES | {"township", "street", "enterprise", "industry", "social_organisation"}
NOT_CONFIRMED = frozenset({"not_accepted", "rejected", "withdrawn"})
