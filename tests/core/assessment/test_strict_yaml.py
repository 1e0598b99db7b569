"""What of YAML a pack may use, and how the rest is refused."""

from unittest.mock import patch

import pytest
import yaml
from fengqiao.assessment import strict_yaml
from fengqiao.assessment.faults import PackRefused
from fengqiao.assessment.strict_yaml import LARGEST_FILE, parse_document, read_document

BOMB = "a: &a [x, x, x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}, *{before}, *{before}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def refusal(text: str | bytes) -> str:
    with pytest.raises(PackRefused) as refused:
        parse_document("x.yaml", text.encode() if isinstance(text, str) else text)
    return refused.value.detail


def test_plain_values_come_out_as_written_with_their_lines() -> None:
    document = parse_document("x.yaml", "a: 1\nb:\n  - 甲\n  - true\n  - null\n  - 2024-02-29\n".encode())

    assert document.values == {"a": 1, "b": ["甲", True, None, "2024-02-29"]}
    assert document.line(("b", 3)) == 6
    assert document.line(("b", "computed", 3)) == 6


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: !!python/object/apply:os.system ['true']\n", 2, "类型标签"),
        ("a: 1\nb: !!str 5\n", 2, "类型标签"),
        ("a: &x 1\n", 1, "锚点"),
        ("a: 1\nb: [1, 2]\nb: 3\n", 3, "键“b”重复"),
        ("items:\n  - no: 1\n", 2, '请加引号,写成 "no":'),
        ("1: x\n", 1, '写成 "1":'),
        ("? [a]\n: x\n", 1, "不是文字"),
        ("a: 0.5\n", 1, '写成带引号的十进制数,如 "0.5"'),
        ("a: 1e5\n", 1, "写成带引号"),
        ("a: .inf\n", 1, "写成带引号"),
        ("a: 010\n", 1, "写成带引号"),
        ("a: 1_000\n", 1, "写成带引号"),
        ("a: 1:30\n", 1, "写成带引号"),
        ("a: yes\n", 1, "写成带引号"),
        ("a: 2024-02-30\n", 1, "不是有效日期"),
        ("a: 2024-03-05 10:00:00\n", 1, "写成带引号"),
        ("a: [1\n", 2, "不是有效的 YAML"),
        ("a: 1\n---\nb: 2\n", 2, "一个文件只能有一份文档"),
        ("<<: {a: 1}\n", 1, "不是文字"),
        ("a: 99999999999999999999\n", 1, "写成带引号"),
    ],
)
def test_what_is_not_plain_is_refused_with_line_and_remedy(text: str, line: int, words: str) -> None:
    detail = refusal(text)

    assert f"第{line}行" in detail
    assert words in detail


def test_a_bomb_of_anchors_is_refused_before_it_is_built() -> None:
    with patch.object(yaml, "compose", side_effect=AssertionError("composed")):
        assert "锚点" in refusal(BOMB)


def test_without_the_guard_the_bomb_would_be_built() -> None:
    """The twin: the guard is what stops it, not the parser."""
    with patch.object(strict_yaml, "_refuse_machinery"):
        document = parse_document("x.yaml", BOMB.split("e:")[0].encode())

    assert len(document.values["d"][3][3][3]) == 4


@pytest.mark.parametrize("levels", [30, 900, 10_000])
def test_ten_thousand_levels_are_refused_like_thirty(levels: int) -> None:
    assert "第1行" in refusal("a: " + "[" * levels + "]" * levels)


def test_other_encodings_and_invisible_characters_are_refused() -> None:
    assert "UTF-8" in refusal("a: 中文".encode("gb18030"))
    assert "不可见字符" in refusal("a: \x01\n")


def test_an_endless_file_is_not_read_to_its_end(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "large.yaml"
    file.write_bytes(b"# " + b"x" * LARGEST_FILE)

    with pytest.raises(PackRefused, match="超过1024 KB"):
        read_document(file)


def test_a_missing_file_is_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(PackRefused, match=r"absent\.yaml:读不了文件"):
        read_document(tmp_path / "absent.yaml")
