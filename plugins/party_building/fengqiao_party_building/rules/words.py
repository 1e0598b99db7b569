"""The codes of this plugin's own lists that its rules know.

A rule sees a record and no code list, so it knows codes by name. It refuses only what it knows to be wrong: a code that
a province added to a list passes.
"""

JOINT_KINDS = frozenset({"joint_branch", "area_joint_branch"})
AREA_KIND = "area_joint_branch"
GROUP_KIND = "group"
LESSON = "lesson"
APPRAISAL = "appraisal"
