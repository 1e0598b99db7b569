"""Forms written for one test: described in YAML or as bare templates with placeholders."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from fengqiao.documents.description import FormDescription, load_description
from fengqiao.documents.templates import Cover, FormTemplate
from fengqiao.reports.package import empty_document, packed

COVER = Cover("登记表 1", "某司法所", date(2024, 3, 1))


def template(*paragraphs: str, name: str = "sketch.docx") -> FormTemplate:
    """Return a template of plain paragraphs."""
    document = empty_document()
    for words in paragraphs:
        document.add_paragraph(words)
    return FormTemplate(name, packed(document))


def paragraphs(content: bytes) -> list[str]:
    """Return the paragraphs outside tables."""
    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]


def filled(words: str, **values: Any) -> str:
    """Fill one paragraph and return what it says."""
    return "\n".join(paragraphs(template(words).filled(values, COVER)))


Describe = Callable[[str], FormDescription]


@pytest.fixture
def describe(tmp_path: Path) -> Describe:
    """Read a description, written as a file."""

    def described(text: str) -> FormDescription:
        file = tmp_path / "form.yaml"
        file.write_text(text, encoding="utf-8")
        return load_description(file)

    return described
