"""Small request bodies that belong to no ledger, and how any body is checked: strictly, from raw bytes."""

from typing import TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from fengqiao.ledgers.faults import faults_of, refuse


class Body(BaseModel):
    """Base of request bodies: an unknown field is an error."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class SearchBody(Body):
    """Find rows by a whole personal value."""

    field: str = Field(title="字段", description="个人信息字段,从表写成“从表.字段”")
    value: str = Field(title="完整的值", min_length=1, max_length=200)


class VoidBody(Body):
    """Void a row."""

    reason: str = Field(title="作废原因", min_length=2, max_length=200)


class RevealBody(Body):
    """Show a personal value in clear, for a purpose."""

    field: str = Field(title="字段", description="个人信息字段,从表写成“从表.字段”")
    line: UUID | None = Field(None, title="从表行标识")
    purpose: str = Field(title="查看目的", min_length=2, max_length=200)


class PrintBody(Body):
    """Print a form with personal values in clear, for a purpose."""

    purpose: str = Field(title="打印目的", min_length=2, max_length=200)


AnyBody = TypeVar("AnyBody", bound=Body)


def parsed(schema: type[AnyBody], body: bytes) -> AnyBody:
    """Check a request body.

    :raises Invalid: with every fault, in Chinese.
    """
    try:
        return schema.model_validate_json(body, strict=True)
    except ValidationError as error:
        refuse(faults_of(error, {name: field.title or name for name, field in schema.model_fields.items()}))
        raise
