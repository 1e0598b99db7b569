"""What every part of a pack shares: nothing unknown, nothing guessed, nothing changed after loading."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from fengqiao.assessment.packs.exact import Exact


class PackPart(BaseModel):
    """Base of all parts: an unknown key is an error, `true` is no number, and `"3"` is no 3."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _visible(text: str) -> str:
    # Control, format (right-to-left marks among them), surrogate and unassigned characters.
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn") for character in text):
        raise ValueError("含有不可见字符|请删去后重试")
    return text


def _not_negative(number: Exact) -> Exact:
    if number.value < 0:
        raise ValueError("不能是负数|扣分也写成正数")
    return number


def _positive(number: Exact) -> Exact:
    if number.value <= 0:
        raise ValueError("应大于零|请改正")
    return number


Text = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(_visible)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,63}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")]
IndicatorCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$")]
NotNegative = AfterValidator(_not_negative)
"""Points, deductions and weights are written without a sign."""
Positive = AfterValidator(_positive)
"""What is divided by, and what one step is."""
