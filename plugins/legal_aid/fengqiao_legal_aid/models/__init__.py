"""The tables of legal aid and public legal service, one room per part of the work."""

from fengqiao_legal_aid.models.advisers import (
    AdviserContract,
    AdviserDuty,
    AdviserLog,
    Client,
)
from fengqiao_legal_aid.models.applications import (
    ApplicantGroup,
    Application,
    Material,
)
from fengqiao_legal_aid.models.cases import (
    AidCase,
    CaseStep,
    RecipientGroup,
    Supervision,
    UndertakerChange,
)
from fengqiao_legal_aid.models.consultations import (
    Consultation,
)
from fengqiao_legal_aid.models.means import (
    Fund,
    HardshipStandard,
    Liaison,
    SubsidyStandard,
)
from fengqiao_legal_aid.models.partners import (
    ChatGroup,
    Link,
    Provider,
    Volunteer,
)
from fengqiao_legal_aid.models.places import (
    Point,
    ReachTest,
    Site,
    SiteService,
)
from fengqiao_legal_aid.models.quality import (
    Complaint,
    FileReview,
)
from fengqiao_legal_aid.models.reception import (
    Duty,
    PublicService,
    Visit,
)

__all__ = [
    "AdviserContract",
    "AdviserDuty",
    "AdviserLog",
    "AidCase",
    "ApplicantGroup",
    "Application",
    "CaseStep",
    "ChatGroup",
    "Client",
    "Complaint",
    "Consultation",
    "Duty",
    "FileReview",
    "Fund",
    "HardshipStandard",
    "Liaison",
    "Link",
    "Material",
    "Point",
    "Provider",
    "PublicService",
    "ReachTest",
    "RecipientGroup",
    "Site",
    "SiteService",
    "SubsidyStandard",
    "Supervision",
    "UndertakerChange",
    "Visit",
    "Volunteer",
]
