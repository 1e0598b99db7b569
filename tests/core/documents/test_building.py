"""Describing a form in YAML: what comes out, and how a wrong description is refused."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from fengqiao.assessment.faults import PackRefused
from fengqiao.cli.main import main
from fengqiao.documents.building import build
from fengqiao.documents.templates import FormTemplate

from tests.core.documents.conftest import COVER, Describe

FORM = """
format: 1
over: "{{ unit }}"
title: 来访登记表
file_no: "编号：{{ seq_no }}"
blocks:
  - heading: 一、来访人
  - text: "{{ name }}来访。"
  - fields:
      - [姓名, "{{ name }}", 日期, "{{ day }}"]
      - [来访人]
      - each: one in visits
        rows:
          - [第几次, "{{ loop.index }}", 事由, "{{ one.cause }}"]
      - {cells: [备注, "{{ note }}"], lines: 4, when: note}
  - table:
      each: one in visits
      columns:
        - {title: 日期, value: "{{ one.day }}", width: 2}
        - {title: 事由, value: "{{ one.cause }}", width: 3}
      blank_rows: 1
  - when: visits
    blocks:
      - each: one in visits
        blocks:
          - line: "{{ one.cause }}办结"
          - when: not loop.last
            blocks:
              - new_page: true
  - space: 1
  - centred: 以下空白
  - sign:
      lines: [来访人（签名）：＿＿＿＿]
      organ: "{{ unit }}"
      day: "{{ day }}"
"""
VISITS = [{"day": "2024年3月1日", "cause": "咨询"}, {"day": "2024年3月2日", "cause": "投诉"}]
VALUES = {
    "unit": "某司法所",
    "seq_no": "2024-00001",
    "name": "合成人甲",
    "day": "2024年3月1日",
    "note": "",
    "visits": VISITS,
}


def test_a_described_form_has_its_parts_in_order(describe: Describe) -> None:
    content = FormTemplate("visit.docx", build(describe(FORM))).filled(VALUES, COVER)
    document = docx.Document(BytesIO(content))
    assert [one.text for one in document.paragraphs if one.text] == [
        "某司法所",
        "来访登记表",
        "编号：2024-00001",
        "一、来访人",
        "合成人甲来访。",
        "咨询办结",
        "投诉办结",
        "以下空白",
        "来访人（签名）：＿＿＿＿",
        "某司法所",
        "2024年3月1日",
    ]
    fields, listed = document.tables
    assert [
        [cell.text for cell in row._tr.tc_lst for cell in [docx.table._Cell(cell, fields)]]
        for row in fields.rows
    ] == [
        ["姓名", "合成人甲", "日期", "2024年3月1日"],
        ["来访人"],
        ["第几次", "1", "事由", "咨询"],
        ["第几次", "2", "事由", "投诉"],
    ]
    assert [[cell.text for cell in row.cells] for row in listed.rows] == [
        ["日期", "事由"],
        ["2024年3月1日", "咨询"],
        ["2024年3月2日", "投诉"],
        ["", ""],
    ]


def test_rows_of_different_numbers_of_cells_end_at_the_same_margin(describe: Describe) -> None:
    text = "format: 1\ntitle: 表\nblocks:\n  - fields:\n" + "".join(
        f"      - [{', '.join(['名称', '内容'] * pairs)}]\n" for pairs in (1, 2, 3, 4)
    )
    (table,) = docx.Document(BytesIO(build(describe(text)))).tables
    widths = [sum(cell.width.twips for cell in row._tr.tc_lst) for row in table.rows]
    assert widths == [8844] * 4
    grid = [int(column.get(docx.oxml.ns.qn("w:w"))) for column in table._tbl.tblGrid.gridCol_lst]
    assert sum(grid) == 8844
    for row in table.rows:
        assert sum(cell.grid_span for cell in row._tr.tc_lst) == len(grid)


def test_no_table_touches_another_or_the_end(describe: Describe) -> None:
    table = "  - fields: [[甲, 乙]]\n"
    body = docx.Document(BytesIO(build(describe(f"format: 1\ntitle: 表\nblocks:\n{table * 3}")))).element.body
    kinds = [child.tag.rpartition("}")[2] for child in body.iterchildren("{*}*")]
    assert kinds == ["p", "tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]


def test_the_same_description_gives_the_same_bytes(describe: Describe) -> None:
    assert build(describe(FORM)) == build(describe(FORM))


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ("[]", "blocks"),
        ("[{text: 甲, line: 乙}]", "一块内容应写一种"),
        ("[{}]", "一块内容应写一种"),
        ("[{when: 甲}]", "一块内容应写一种"),
        ("[{blocks: [{text: 甲}]}]", "应同时出现"),
        ("[{when: 甲, text: 乙}]", "应同时出现"),
        ("[{txet: 甲}]", "没有这个字段"),
        ("[{space: 99}]", "数值过大"),
        ("[{fields: [[]]}]", "fields"),
        ("[{fields: [[一, 二, 三]]}]", "成对"),
        ("[{table: {each: 甲, columns: []}}]", "columns"),
        ("[{table: {columns: [{title: 甲, value: 乙}]}}]", "必填项为空"),
    ],
)
def test_a_wrong_description_is_refused_with_its_line(describe: Describe, blocks: str, words: str) -> None:
    with pytest.raises(PackRefused, match=words) as refused:
        describe(f"format: 1\ntitle: 表\nblocks: {blocks}\n")
    assert "form.yaml:第3行" in refused.value.detail


def test_the_command_writes_the_template_beside_its_description(tmp_path: Path, describe: Describe) -> None:
    description = tmp_path / "visit.yaml"
    description.write_text(FORM, encoding="utf-8")
    done = CliRunner().invoke(main, ["documents", "build", str(description)])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "visit.docx").read_bytes() == build(describe(FORM))
    description.write_text("format: 2\n", encoding="utf-8")
    refused = CliRunner().invoke(main, ["documents", "build", str(description)])
    assert refused.exit_code == 1
    assert "visit.yaml" in refused.output


SIGNED = """
format: 1
title: 通知书
blocks:
  - text: 前一段。
  - text: 请照此办理。
  - sign: {lines: [签收人：], organ: 某司法所, day: 2024年3月1日}
"""


def test_nobody_signs_on_a_page_without_a_word_of_what_they_sign(describe: Describe) -> None:
    document = docx.Document(BytesIO(build(describe(SIGNED))))
    kept = {one.text: bool(one.paragraph_format.keep_with_next) for one in document.paragraphs}
    assert kept["请照此办理。"]
    assert kept["签收人："]
    assert kept["某司法所"]
    assert not kept["2024年3月1日"]
    assert not kept["前一段。"]


def test_right_under_a_table_no_paragraph_before_it_is_kept(describe: Describe) -> None:
    table = SIGNED.replace("  - text: 请照此办理。\n", "  - fields: [[姓名, 甲]]\n")
    document = docx.Document(BytesIO(build(describe(table))))
    kept = {one.text: bool(one.paragraph_format.keep_with_next) for one in document.paragraphs}
    assert not kept["前一段。"]
    assert kept["签收人："]
