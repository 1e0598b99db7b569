"""Filling a template: values stay text whatever they look like, and a template can do nothing but show them."""

import string
from io import BytesIO

import docx
import pytest
from fengqiao.documents import templates
from fengqiao.documents.templates import Cover, FormTemplate, TemplateFault
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from tests.core.documents.conftest import COVER, filled, paragraphs, template

ROW = {"name": "合成人甲", "lines": [{"kind": "甲类"}, {"kind": "乙类"}]}


@pytest.mark.parametrize(
    "value",
    [
        "<张&三>",
        "张三</w:t></w:r></w:p>",
        "&lt;张&amp;三&gt;",
        "\"'“”‘’",
        "{{ name }}",
        "{_{ name }_}",
        "{% for x in y %}",
        "{%p if 1 %}",
        "{_% raw %_}",
        "{# 注 #}",
        "<!-- 注 -->",
        "]]>",
        "\\1 \\g<0> %s {0}",
        "𠮷野家",
    ],
)
def test_a_value_is_text_whatever_it_looks_like(value: str) -> None:
    assert filled("当事人：{{ name }}。", name=value) == f"当事人：{value}。"


PRINTABLE = st.text(
    st.sampled_from(string.printable[:-5].replace("\n", "") + "张&<>{}%#_“”　𠮷"), max_size=30
)


@given(PRINTABLE)
def test_any_printable_value_comes_through_unchanged(value: str) -> None:
    assert filled("（{{ name }}）", name=value) == f"（{value}）"


def test_characters_that_xml_cannot_hold_become_blanks() -> None:
    assert filled("{{ name }}", name="甲\x00乙\x07丙\x0c丁\ufffe戊\ud800己") == "甲 乙 丙 丁 戊 己"


def test_a_line_of_a_value_is_a_paragraph_in_the_same_style() -> None:
    sketch = docx.Document(BytesIO(template().filled({}, COVER)))
    sketch.add_paragraph("{{ text }}", style="Body Text")
    saved = BytesIO()
    sketch.save(saved)
    content = FormTemplate("sketch.docx", saved.getvalue()).filled({"text": "一\n二"}, COVER)
    shown = docx.Document(BytesIO(content)).paragraphs
    assert [(one.text, one.style.name) for one in shown] == [("一", "Body Text"), ("二", "Body Text")]


def test_a_template_repeats_leaves_out_and_joins() -> None:
    assert (
        filled("{% for one in lines %}{{ loop.index }}{{ one.kind }}；{% endfor %}", **ROW)
        == "1甲类；2乙类；"
    )
    assert filled("{% if name %}有{% else %}无{% endif %}", name="") == "无"
    assert (
        filled("{{ lines | map(attribute='kind') | join('、') }}共{{ lines | length }}", **ROW)
        == "甲类、乙类共2"
    )
    assert filled("{{ name or '＿＿' }}", name="") == "＿＿"
    assert filled("{{ '<甲{乙}>' }}", **ROW) == "<甲{乙}>"


@pytest.mark.parametrize(
    "words",
    [
        "{{ nam }}",
        "{% for one in lines %}{{ one.nam }}{% endfor %}",
        "{% for one in nam %}{% endfor %}",
        "{% if nam %}{% endif %}",
        "{{ nam or '＿' }}",
        "{{ nam.kind }}",
        "{{ lines[0].nam }}",
        "{{ lines | map(attribute='nam') | join }}",
    ],
)
def test_an_unknown_placeholder_is_named_with_its_template(words: str) -> None:
    with pytest.raises(TemplateFault, match=r"“sketch\.docx”用到了没有的占位符“nam”") as refused:
        filled(words, **ROW)
    assert "合成人甲" not in refused.value.detail


ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ name.__class__.__mro__ }}",
    "{{ name['__class__'] }}",
    "{{ name | attr('__class__') }}",
    "{{ name.upper() }}",
    "{{ name.format(lines) }}",
    "{{ lines.append(name) }}",
    "{{ lines.append }}",
    "{{ lines[0].items() }}",
    "{{ lines[0].keys }}",
    "{{ lines | map('attr', '__class__') | join }}",
    "{{ lines | map(attribute='__class__') | join }}",
    "{{ self }}",
    "{{ self.__init__ }}",
    "{% for one in lines %}{{ loop._undefined }}{% endfor %}",
    "{% for one in lines %}{{ loop.cycle('a') }}{% endfor %}",
    "{{ range(9) }}",
    "{{ cycler('a') }}",
    "{{ lipsum.__globals__ }}",
    "{{ namespace() }}",
    "{{ dict(a=1) }}",
    "{{ config }}",
    "{{ 'a' * 999999999 }}",
    "{{ name * 999999999 }}",
    "{{ 2 ** 99999 }}",
    "{{ '%s' % name }}",
    "{{ name + name }}",
    "{% macro f() %}{% endmacro %}{{ f() }}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{{ name | pprint }}",
    "{{ name | safe }}",
    "{% if name is callable %}{% endif %}",
    "{{ lines }}",
    "{{ lines[0] }}",
    "{% for one in lines %}{{ loop }}{% endfor %}",
    "{{ name",
    "{% for %}",
]


@pytest.mark.parametrize("words", ESCAPES)
def test_a_template_cannot_get_out_of_its_sandbox(words: str) -> None:
    with pytest.raises(TemplateFault, match=r"“sketch\.docx”"):
        filled(words, **ROW)


def test_without_the_sandbox_templates_would_get_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "Sandbox", lambda: Environment(autoescape=True))
    assert filled("{{ name.__class__ }}", **ROW) == "<class 'str'>"
    assert filled("{{ name.upper() }}{{ nobody }}", name="a") == "A"
    assert filled("{{ name }}", name="{_{ x }_}") == "{{ x }}"


def test_a_file_that_is_no_document_is_refused() -> None:
    for content in (b"", b"PK\x03\x04", b"not a document"):
        with pytest.raises(TemplateFault, match=r"“broken\.docx”不是可用的"):
            FormTemplate("broken.docx", content).names()


def test_the_names_of_a_template_are_all_that_it_can_show() -> None:
    sketch = template(
        "{{ name }}{% for one in lines %}{{ one.kind }}{% endfor %}",
        "{{ lines | map(attribute='id_no') | join }}",
    )
    assert {"name", "lines", "kind", "id_no"} <= sketch.names()
    assert "phone" not in sketch.names()


def test_a_filled_form_bears_its_notice_on_every_page_and_nothing_of_the_clock() -> None:
    cover = Cover("登记表 1", "某司法所", COVER.made_on, "合成演示数据")
    content = template("{{ name }}").filled(ROW, cover)
    document = docx.Document(BytesIO(content))
    for header in (document.sections[0].header, document.sections[0].even_page_header):
        assert "合成演示数据" in [paragraph.text for paragraph in header.paragraphs]
    assert document.core_properties.title == "登记表 1"
    assert document.core_properties.author == "某司法所"
    assert content == template("{{ name }}").filled(ROW, cover)
    assert paragraphs(content) == ["合成人甲"]
