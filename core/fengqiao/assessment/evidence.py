"""Evidence: files known by their content, kept under its digest; what the sender called them is only shown."""

import os
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

from cryptography.hazmat.primitives.hashes import SM3, Hash

from fengqiao.access import audit
from fengqiao.assessment.content_types import ContentType, FileRefused, content_type_of
from fengqiao.assessment.models import EvidenceFile
from fengqiao.database.scope import ScopedSession
from fengqiao.errors import Forbidden, NotFound

MIB = 1024 * 1024
LARGEST = 200 * MIB
_CHUNK = MIB
_LONGEST_NAME = 200


class Kept(NamedTuple):
    """A file's content as it was put away."""

    digest: str
    size: int
    content_type: ContentType


@dataclass(frozen=True)
class EvidenceStore:
    """The folder where contents lie, each under its SM3 digest; equal contents lie there once.

    :param folder: `<data folder>/evidence`; made when missing.
    :param largest: the largest file taken, in bytes.
    """

    folder: Path
    largest: int = LARGEST

    def keep(self, content: IO[bytes]) -> Kept:
        """Put a content away, whole or not at all.

        :raises FileRefused: it is too large, empty, or of no kind that is taken.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._draft() as draft:
            kept = self._copied(content, draft)
            os.replace(draft.name, self.path(kept.digest))
        self._settle()
        return kept

    def _settle(self) -> None:
        """See the new name onto the disk before a row speaks of it; only POSIX lets a folder be opened for that."""
        if os.name == "posix":
            folder = os.open(self.folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    @contextmanager
    def _draft(self) -> Iterator[IO[bytes]]:
        draft = tempfile.NamedTemporaryFile(dir=self.folder, prefix="draft-", delete=False)  # noqa: SIM115
        try:
            with draft:
                yield draft
        finally:
            Path(draft.name).unlink(missing_ok=True)

    def _copied(self, content: IO[bytes], draft: IO[bytes]) -> Kept:
        kept = self.examine(content, draft)
        draft.flush()
        os.fsync(draft.fileno())
        return kept

    def examine(self, content: IO[bytes], copy: IO[bytes] | None = None) -> Kept:
        """Return what a content is without keeping it.

        :param copy: gets every byte that was read.
        :raises FileRefused: as `keep`.
        """
        digest, size, head, tail = Hash(SM3()), 0, b"", b""
        while chunk := content.read(_CHUNK):
            size += len(chunk)
            if size > self.largest:
                raise FileRefused(f"文件超过{self.largest // MIB} MB。请压缩或拆分后再上传。")
            digest.update(chunk)
            if copy is not None:
                copy.write(chunk)
            head, tail = head or chunk, (tail + chunk)[-_CHUNK:]
        return Kept(digest.finalize().hex(), size, content_type_of(head, tail))

    def path(self, digest: str) -> Path:
        """Return where a content lies; the digest is the only thing an address is made of.

        :raises NotFound: for anything that is no digest.
        """
        if len(digest) != 64 or digest.strip("0123456789abcdef"):
            raise NotFound("没有这份材料。")
        return self.folder / digest

    def open(self, digest: str) -> IO[bytes]:
        """Open a content for reading.

        :raises NotFound: it is not there.
        """
        try:
            return self.path(digest).open("rb")
        except FileNotFoundError:
            raise NotFound("材料的内容不在存放处。请从备份恢复,或重新上传。") from None

    def is_intact(self, digest: str) -> bool:
        """Tell whether a content still has the digest it lies under."""
        found = Hash(SM3())
        with self.open(digest) as content:
            while chunk := content.read(_CHUNK):
                found.update(chunk)
        return found.finalize().hex() == digest


def hand_in(
    session: ScopedSession, store: EvidenceStore, unit_id: int, name: str, content: IO[bytes]
) -> EvidenceFile:
    """Take a file for a unit.

    :param name: what the sender calls it; shown, and never part of a path.
    :raises Forbidden: the unit lies outside the scope.
    :raises FileRefused: see `EvidenceStore.keep`.
    """
    if not session.may_touch({unit_id}):
        raise Forbidden("不能写入管辖范围以外的单位。请核对单位。")
    row = evidence_row(unit_id, name, store.keep(content), session.scope.actor)
    session.add(row)
    session.flush()
    audit.record(
        session,
        unit_id=unit_id,
        action="assessment:evidence:create",
        object_kind=str(EvidenceFile.__tablename__),
        object_id=str(row.id),
        details={"digest": row.digest, "size": row.size},
    )
    return row


def evidence_row(unit_id: int, name: str, kept: Kept, actor: str) -> EvidenceFile:
    """Return the row of a content that was put away; nothing is written yet."""
    return EvidenceFile(
        unit_id=unit_id,
        name=shown_name(name),
        content_type=kept.content_type.name,
        size=kept.size,
        digest=kept.digest,
        entered_by=actor,
    )


def shown_name(name: str) -> str:
    """Return a sender's file name as it may be shown: the last part, without invisible or path characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    # Format characters turn `exe.jpg` round; the others end lines or cannot be stored.
    visible = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn", "Co"))
    return visible.strip(" .")[:_LONGEST_NAME] or "未命名"
