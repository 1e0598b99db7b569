"""Those who came out of prison or correction."""

from fengqiao.api import Ledger, Part

from fengqiao_corrections import documents, duties, lifecycles, models, release_deadlines
from fengqiao_corrections.rules import others

RELEASED_PERSONS = Ledger(
    models.ReleasedPerson,
    "corrections.released_person",
    "安置帮教对象",
    "released-persons",
    dated="registered_on",
    parts=(Part(models.Helper, "helpers", "帮教小组成员"),),
    lifecycle=lifecycles.RELEASED_LIFE,
    rules=(*others.person_in_order, others.person_from_corrections),
    deadlines=release_deadlines.RELEASED_DEADLINES,
    documents=documents.RELEASED_DOCUMENTS,
    unique=("id_no",),
)

LINKS = Ledger(
    models.Link,
    "corrections.link",
    "安置帮教衔接",
    "links",
    rules=(others.link_answered,),
    deadlines=release_deadlines.LINK_DEADLINES,
)

HELPS = Ledger(
    models.Help,
    "corrections.help",
    "帮教记录",
    "helps",
    dated="helped_on",
    documents=documents.HELP_DOCUMENTS,
)

SETTLEMENTS = Ledger(
    models.Settlement, "corrections.settlement", "安置记录", "settlements", dated="settled_on"
)

RELEASED_EVENTS = Ledger(
    models.ReleasedEvent,
    "corrections.released_event",
    "帮教事件",
    "released-events",
    dated="found_on",
    rules=(others.found_in_order,),
)

RETURNS = Ledger(
    models.ResettlementReturn,
    "corrections.resettlement_return",
    "安置帮教报送",
    "resettlement-returns",
    dated="period_last",
    duties=duties.RETURN_DUTIES,
)
