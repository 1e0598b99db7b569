"""The files that rows of an answer workbook name, found in one folder and nowhere else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fengqiao.assessment.content_types import FileRefused
from fengqiao.assessment.evidence import EvidenceStore, Kept
from fengqiao.errors import Invalid

_BETWEEN = re.compile(r"[\n;；]")
_KIND = re.compile(r"[=＝]")
_PLAIN_NAME = re.compile(r"[^/\\:\x00]+")


@dataclass(frozen=True)
class NamedFile:
    """A file that a row names.

    :param kind: the kind of evidence it shows, or None for all.
    """

    path: Path
    kind: str | None
    kept: Kept


def named_files(text: str, folder: Path, store: EvidenceStore) -> tuple[NamedFile, ...]:
    """Return the files of a cell such as `计划=计划.pdf；现场.jpg`, each examined.

    :raises Invalid: a name is no plain file name, there is no such file, or it is of no kind that is taken.
    """
    files = tuple(_named(part, folder, store) for part in _parts(text))
    digests = [file.kept.digest for file in files]
    if len(set(digests)) < len(digests):
        raise Invalid("列出的材料里有两份内容完全相同。请删去重复的一份。")
    return files


def _parts(text: str) -> Iterator[str]:
    return filter(None, (part.strip() for part in _BETWEEN.split(text)))


def _named(part: str, folder: Path, store: EvidenceStore) -> NamedFile:
    *kind, name = (piece.strip() for piece in _KIND.split(part, maxsplit=1))
    # The name comes from a stranger's file: it may point at a file of this folder and at nothing else on the host.
    if name in (".", "..") or not _PLAIN_NAME.fullmatch(name):
        raise Invalid(f"“{name}”不是文件名。请只写文件名,不带文件夹。")
    path = folder / name
    if path.is_symlink() or not path.is_file():
        raise Invalid(f"材料文件夹里没有“{name}”。请把文件放进去,或核对文件名。")
    with path.open("rb") as content:
        try:
            kept = store.examine(content)
        except FileRefused as refusal:
            raise Invalid(f"“{name}”:{refusal.detail}") from None
    return NamedFile(path, kind[0] if kind else None, kept)
