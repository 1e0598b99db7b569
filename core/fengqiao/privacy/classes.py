"""Privacy classes: how closely data is held and who may see it."""

from enum import IntEnum


class PrivacyClass(IntEnum):
    """The five classes, from published figures to what only named officers may open; a higher one is stricter.

    From P2 up a column is personal: it is stored sealed, listed masked, and read in full only by an audited call.
    Sources: 个人信息保护法 28–36 and 51, 预防未成年人犯罪法 59; each line of business adds its own law.
    """

    P0 = 0
    P1 = 1
    P2 = 2
    P3 = 3
    P4 = 4

    @property
    def title(self) -> str:
        """What data belongs here."""
        return _TITLES[self]

    @property
    def seen_by(self) -> str:
        """Who may see it."""
        return _SEEN_BY[self]

    @property
    def is_personal(self) -> bool:
        """Whether a column of this class must be sealed."""
        return self >= PrivacyClass.P2


_TITLES = {
    PrivacyClass.P0: "公开统计",
    PrivacyClass.P1: "机构、场所、工作人员与活动",
    PrivacyClass.P2: "来访来电群众和当事人的个人信息",
    PrivacyClass.P3: "特殊对象的身份、健康与经济状况",
    PrivacyClass.P4: "未成年人、行踪、生物特征、封存与纪律信息",
}
_SEEN_BY = {
    PrivacyClass.P0: "任何人",
    PrivacyClass.P1: "各级用户",
    PrivacyClass.P2: "本所可见全部内容，上级只见遮盖后的内容",
    PrivacyClass.P3: "本所及县级对口业务部门",
    PrivacyClass.P4: "仅限指定人员，每次查阅均留痕，不进入任何清单和导出",
}
