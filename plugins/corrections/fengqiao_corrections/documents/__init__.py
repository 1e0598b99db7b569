"""The documents of corrections: what must be written or must lie in the file, and what shows that it is there.

No number is given to any: the order of the ministry's forms is not verified. A verdict, a leave or a visit names its
person by the number of the file only, so the name and what else the file says are written in by hand.
"""

from fengqiao_corrections.documents.released import HELP_DOCUMENTS, RELEASED_DOCUMENTS
from fengqiao_corrections.documents.subjects import SUBJECT_DOCUMENTS, SURVEY_DOCUMENTS
from fengqiao_corrections.documents.supervision import (
    LEAVE_DOCUMENTS,
    PLACE_CHANGE_DOCUMENTS,
    RESTRICTION_DOCUMENTS,
)
from fengqiao_corrections.documents.verdicts import VERDICT_DOCUMENTS

__all__ = [
    "HELP_DOCUMENTS",
    "LEAVE_DOCUMENTS",
    "PLACE_CHANGE_DOCUMENTS",
    "RELEASED_DOCUMENTS",
    "RESTRICTION_DOCUMENTS",
    "SUBJECT_DOCUMENTS",
    "SURVEY_DOCUMENTS",
    "VERDICT_DOCUMENTS",
]
