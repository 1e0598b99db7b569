"""The core knows no business line: not one of these words stands in its Python."""

from pathlib import Path

import fengqiao

WORDS = (
    "调解",
    "矫正",
    "法律援助",
    "普法",
    "合法性审核",
    "党支部",
    "mediation",
    "corrections",
    "legal_aid",
    "party_building",
)


def offences(folder: Path) -> list[str]:
    """Return file, line and word of every place where a core module names a line of business."""
    return [
        f"{file.relative_to(folder)}:{number}: {word}"
        for file in sorted(folder.rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        for word in WORDS
        if word in line
    ]


def test_the_core_names_no_business_line() -> None:
    assert offences(Path(fengqiao.__path__[0])) == []


def test_the_search_finds_a_word_that_stands_there(tmp_path: Path) -> None:
    (tmp_path / "room.py").write_text("x = 1\ny = '人民调解'\n", encoding="utf-8")
    assert offences(tmp_path) == ["room.py:2: 调解"]
