"""How a faulty pack is refused: file, line, reason and remedy, in words for whoever wrote it."""

from collections.abc import Sequence

from fengqiao.errors import Invalid


class PackRefused(Invalid):
    """A standard pack or figure list that cannot be used; nothing of it was taken.

    :param file: its name.
    :param faults: (line or None, what is wrong and what to do) of each place.
    """

    slug, title = "pack-refused", "标准文件有误"

    def __init__(self, file: str, faults: Sequence[tuple[int | None, str]]) -> None:
        lines = [f"第{line}行:{words}" if line else words for line, words in faults]
        super().__init__(
            f"{file}:{'; '.join(lines)}",
            file=file,
            faults=[{"line": line, "reason": words} for line, words in faults],
        )
