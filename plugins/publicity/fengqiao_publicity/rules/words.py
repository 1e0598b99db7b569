"""The codes of this plugin's own lists that its rules know.

A rule sees a record and no code list, so it knows codes by name. It refuses only what it knows to be wrong: a code that
a province added to a list passes.
"""

ORDERED = "order"
CASE_POINT = "case_point"
PRE_SERVICE = "pre_service"
EVIDENCE_ASKED_FOR = {
    "计划": frozenset({"plan"}),
    "方案": frozenset({"scheme"}),
    "图片或影视资料": frozenset({"picture", "film"}),
    "宣传报道": frozenset({"report"}),
}
"""What an activity's file must hold, each shown by any one of its codes."""
