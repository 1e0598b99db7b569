"""The states of rows and the ways between them."""

from fengqiao_legal_aid.lifecycles.applications import APPLICATION_LIFE
from fengqiao_legal_aid.lifecycles.cases import CASE_LIFE
from fengqiao_legal_aid.lifecycles.others import COMPLAINT_LIFE, CONSULTATION_LIFE, VISIT_LIFE

__all__ = ["APPLICATION_LIFE", "CASE_LIFE", "COMPLAINT_LIFE", "CONSULTATION_LIFE", "VISIT_LIFE"]
