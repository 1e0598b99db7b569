"""A file of plain YAML as one checked model; whatever is wrong with it is told with its line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from fengqiao.assessment.faults import PackRefused
from fengqiao.assessment.strict_yaml import Document, read_document
from fengqiao.ledgers.faults import faults_of

Model = TypeVar("Model", bound=BaseModel)


def load_described(file: Path, model: type[Model]) -> Model:
    """Load a file as a model.

    :raises PackRefused: with every fault, its line and what to write instead.
    """
    document = read_document(file)
    try:
        return model.model_validate_json(json.dumps(document.values))
    except ValidationError as error:
        raise PackRefused(document.name, list(_faults(document, error))) from None


def _faults(document: Document, error: ValidationError) -> Iterator[tuple[int | None, str]]:
    entries = error.errors(include_url=False, include_input=False)
    for entry, fault in zip(entries, faults_of(error, {}), strict=True):
        place = ".".join(str(step) for step in entry["loc"])
        yield document.line(entry["loc"]), f"{place}:{fault.reason}。{fault.remedy}"
