"""Public legal service: places, people on duty, receptions, and those who help."""

from fengqiao.api import Ledger, Part

from fengqiao_legal_aid import models
from fengqiao_legal_aid.duties import ATTENDANCE_DUTIES
from fengqiao_legal_aid.lifecycles import VISIT_LIFE
from fengqiao_legal_aid.rules import others, spans

SITES = Ledger(
    models.Site,
    "legal_aid.site",
    "公共法律服务平台",
    "sites",
    key=("name",),
    label="name",
    dated="opened_on",
    parts=(Part(models.SiteService, "services", "服务内容", unique=("service",)),),
    rules=(spans.CLOSED_AFTER_OPENED, others.village_named),
    older=True,
)

POINTS = Ledger(
    models.Point,
    "legal_aid.point",
    "专门服务点",
    "points",
    key=("kind", "since"),
    dated="since",
    rules=(spans.GIVEN_UP_AFTER_SET_UP,),
    older=True,
)

REACH_TESTS = Ledger(models.ReachTest, "legal_aid.reach_test", "到达测试", "reach-tests", dated="tested_on")

DUTIES = Ledger(
    models.Duty,
    "legal_aid.duty",
    "值班",
    "duties",
    dated="duty_on",
    rules=(others.attended_before_served,),
    duties=ATTENDANCE_DUTIES,
)

VISITS = Ledger(
    models.Visit,
    "legal_aid.visit",
    "接待",
    "visits",
    dated="received_on",
    lifecycle=VISIT_LIFE,
    rules=(others.visit_days_in_order,),
)

PUBLIC_SERVICES = Ledger(
    models.PublicService,
    "legal_aid.public_service",
    "公益法律服务",
    "public-services",
    dated="given_on",
)

PROVIDERS = Ledger(
    models.Provider,
    "legal_aid.provider",
    "法律服务机构",
    "providers",
    key=("name",),
    label="name",
    dated="founded_on",
    rules=(spans.CLOSED_AFTER_FOUNDED,),
    older=True,
)

LINKS = Ledger(
    models.Link,
    "legal_aid.link",
    "对接共建",
    "links",
    key=("kind", "partner", "since"),
    dated="since",
    rules=(spans.ENDED_AFTER_SIGNED,),
    older=True,
)

VOLUNTEERS = Ledger(
    models.Volunteer,
    "legal_aid.volunteer",
    "法律服务志愿者",
    "volunteers",
    label="name",
    dated="since",
    rules=(spans.LEFT_AFTER_JOINED,),
    older=True,
    unique=("name", "phone"),
)

CHAT_GROUPS = Ledger(
    models.ChatGroup,
    "legal_aid.chat_group",
    "法律服务群",
    "chat-groups",
    key=("village_id", "platform", "since"),
    dated="since",
    rules=(spans.DISSOLVED_AFTER_FORMED,),
    older=True,
)

LEDGERS = (
    SITES,
    POINTS,
    REACH_TESTS,
    DUTIES,
    VISITS,
    PUBLIC_SERVICES,
    PROVIDERS,
    LINKS,
    VOLUNTEERS,
    CHAT_GROUPS,
)
