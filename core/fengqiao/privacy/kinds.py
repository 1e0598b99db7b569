"""The kinds of personal values: how each is normalised, checked, masked, and whether it can be searched."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fengqiao.privacy import id_numbers, names, phones, texts
from fengqiao.privacy.values import STRICT, PersonalValueError, Rules

__all__ = ["KINDS", "STRICT", "PersonalKind", "PersonalValueError", "Rules", "personal_kind"]


@dataclass(frozen=True, slots=True)
class PersonalKind:
    """One kind of personal value.

    ``normalise`` brings any text to the one spelling that is stored and indexed; it never fails.
    ``check`` raises :class:`PersonalValueError` for a normalised text that is no value of this kind.
    ``mask`` gives what lists and exports show of a normalised value; None: they show nothing of it.
    ``indexed``: whether the value may be found by a blind index of its whole.
    """

    code: str
    title: str
    normalise: Callable[[str], str]
    check: Callable[[str, Rules], None]
    mask: Callable[[str], str] | None
    indexed: bool = True

    def accept(self, value: str, rules: Rules = STRICT) -> str:
        """The normalised value.

        :raises PersonalValueError: not a value of this kind; the error tells reason and remedy, never the value.
        """
        normalised = self.normalise(value)
        self.check(normalised, rules)
        return normalised


KINDS: Mapping[str, PersonalKind] = MappingProxyType(
    {
        kind.code: kind
        for kind in (
            PersonalKind("name", "姓名", names.normalise, names.check, names.mask),
            PersonalKind("id_no", "身份证件号码", id_numbers.normalise, id_numbers.check, id_numbers.mask),
            PersonalKind("phone", "电话", phones.normalise, phones.check, phones.mask),
            PersonalKind("address", "地址", texts.normalise_address, texts.check_address, texts.mask_address),
            PersonalKind("other", "其他个人信息", texts.normalise_text, texts.check_other, texts.mask_other),
            PersonalKind(
                "narrative", "叙述", texts.normalise_text, texts.check_narrative, None, indexed=False
            ),
        )
    }
)


def personal_kind(code: str) -> PersonalKind:
    """:raises ValueError: there is no such kind; the message lists those there are."""
    try:
        return KINDS[code]
    except KeyError:
        raise ValueError(f"没有“{code}”这一类个人信息，可用的有：{'、'.join(KINDS)}") from None
