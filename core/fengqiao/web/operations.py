"""What the API description says of a handler whose body is checked from raw bytes."""

from dataclasses import dataclass
from typing import Any

from litestar.openapi.spec import OpenAPIMediaType, Operation, RequestBody, Schema
from pydantic import BaseModel


def described(summary: str, body: type[BaseModel] | None = None) -> dict[str, Any]:
    """Return the handler options that describe it: a Chinese summary and the schema of its body."""
    options: dict[str, Any] = {"summary": summary}
    if body is not None:
        options["operation_class"] = _operation(body)
    return options


def _operation(body: type[BaseModel]) -> type[Operation]:
    document = RequestBody(
        {"application/json": OpenAPIMediaType(schema=_InlineSchema(document=_inlined(body)))}, required=True
    )

    @dataclass
    class DescribedOperation(Operation):
        def __post_init__(self) -> None:
            self.request_body = document

    return DescribedOperation


@dataclass
class _InlineSchema(Schema):
    """A JSON schema that pydantic has already written out."""

    document: dict[str, Any] | None = None

    def to_schema(self) -> dict[str, Any]:
        return self.document or {}


def _inlined(body: type[BaseModel]) -> dict[str, Any]:
    """Write nested schemas out in place, so that no name clashes between ledgers."""
    document = body.model_json_schema()
    definitions = document.pop("$defs", {})

    def resolve(node: Any) -> Any:
        if isinstance(node, dict):
            if "$ref" in node:
                return resolve(definitions[node["$ref"].rpartition("/")[2]])
            return {key: resolve(value) for key, value in node.items()}
        return [resolve(value) for value in node] if isinstance(node, list) else node

    resolved: dict[str, Any] = resolve(document)
    return resolved
