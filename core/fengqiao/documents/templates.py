"""A form's template: a Word file with placeholders, and what becomes of it when it is filled."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import nodes
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError

from fengqiao.documents.places import template_of
from fengqiao.documents.sandbox import Sandbox
from fengqiao.errors import Misconfigured
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.documents import Document
from fengqiao.reports.package import packed


class TemplateFault(Misconfigured):
    """A template that cannot be filled; names the template, the place and the remedy."""

    slug, title = "template-fault", "文书模板有误"


@dataclass(frozen=True)
class Cover:
    """What a filled form says of itself.

    :param title: its title in the file's properties.
    :param author: the organ that issues it.
    :param made_on: the day of filling, so that the same input gives the same bytes.
    :param notice: printed above every page, such as 合成演示数据.
    """

    title: str
    author: str
    made_on: date
    notice: str | None = None


class FormTemplate:
    """A template, opened.

    :param name: its file name, for errors.
    :param content: the .docx file.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self._content = content

    @classmethod
    def of(cls, ledger: Ledger, document: Document) -> "FormTemplate":
        """Open the template of a document.

        :raises Misconfigured: it has none, or the file is not there.
        """
        place = template_of(ledger, document.template or "")
        if document.template is None or not place.is_file():
            raise TemplateFault(f"“{document.title}”的模板 {document.template} 找不到。请联系插件作者。")
        return cls(document.template, place.read_bytes())

    def names(self, beside: Collection[str] = ()) -> frozenset[str]:
        """Return every name its placeholders mention: a value under any other name is not needed to fill it.

        :param beside: names of rows beside its own, whose fields are left out.
        """
        return frozenset(name for tree in self._trees() for name in _mentioned(tree, beside))

    def names_of(self, row: str) -> frozenset[str]:
        """Return the names of the fields that its placeholders show of a row beside its own."""
        return frozenset(node.attr for tree in self._trees() for node in _fields_of(tree, (row,)))

    def _trees(self) -> list[nodes.Template]:
        opened, sandbox = self._opened(), Sandbox()
        try:
            return [sandbox.parse(opened.patch_xml(xml)) for xml in _sources(opened)]
        except TemplateError as error:
            raise self._fault(error) from error

    def filled(self, values: Mapping[str, Any], cover: Cover) -> bytes:
        """Return the form with its placeholders filled in.

        :param values: name → text, or a list of such mappings for what is repeated.
        :raises TemplateFault: for a name that is not among the values, or anything but showing them.
        """
        opened = self._opened()
        _describe(opened.docx, cover)
        if cover.notice:
            _print_above(opened.docx, cover.notice)
        try:
            opened.render(dict(values), jinja_env=Sandbox(), autoescape=True)
        except (TemplateError, TypeError, ValueError) as error:
            raise self._fault(error) from error
        return packed(opened.docx)

    def _opened(self) -> Any:
        opened = DocxTemplate(BytesIO(self._content))
        try:
            opened.init_docx()
        except Exception as error:
            raise TemplateFault(f"文书模板“{self.name}”不是可用的 .docx 文件。请重新生成。") from error
        return opened

    def _fault(self, error: Exception) -> TemplateFault:
        if isinstance(error, UndefinedError):
            return TemplateFault(
                f"文书模板“{self.name}”用到了没有的占位符“{error.message}”。请改成台账里有的字段名。"
            )
        if isinstance(error, SecurityError):
            return TemplateFault(f"文书模板“{self.name}”不被允许:{error.message}。占位符只能显示字段。")
        return TemplateFault(f"文书模板“{self.name}”的占位符写法有误({error})。请核对大括号和语句。")


def _sources(opened: Any) -> Iterator[str]:
    """Yield the XML of the body, the headers and the footers."""
    yield opened.get_xml()
    for kind in (opened.HEADER_URI, opened.FOOTER_URI):
        for _, part in opened.get_headers_footers(kind):
            yield opened.get_part_xml(part)


def _fields_of(tree: nodes.Template, rows: Collection[str]) -> Iterator[nodes.Getattr]:
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name in rows:
            yield node


def _mentioned(tree: nodes.Template, beside: Collection[str]) -> Iterator[str]:
    elsewhere = set(_fields_of(tree, beside))
    for node in tree.find_all((nodes.Name, nodes.Getattr, nodes.Const)):
        if node in elsewhere:
            continue
        match node:
            case nodes.Name():
                yield node.name
            case nodes.Getattr():
                yield node.attr
            case nodes.Const(value=str(text)):
                yield from text.split(".")


def _describe(document: Any, cover: Cover) -> None:
    properties = document.core_properties
    properties.title, properties.language = cover.title, "zh-CN"
    properties.author = properties.last_modified_by = cover.author
    properties.created = properties.modified = datetime.combine(cover.made_on, time())


def _print_above(document: Any, notice: str) -> None:
    """Put a line above every page, whatever the template says there."""
    for section in document.sections:
        headers = [section.header]
        if document.settings.odd_and_even_pages_header_footer:
            headers.append(section.even_page_header)
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        for header in headers:
            header.is_linked_to_previous = False
            header.paragraphs[0].insert_paragraph_before(notice, style=header.paragraphs[0].style)
