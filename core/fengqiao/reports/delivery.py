"""Putting a finished document where it was asked for: whole, or not at all."""

import os
from pathlib import Path
from typing import IO

Target = Path | IO[bytes]
"""A path, replaced at once when all is written, or a binary stream."""


def deliver(content: bytes, target: Target) -> None:
    """Write a document's bytes."""
    if not isinstance(target, Path):
        target.write(content)
        return
    finished = target.with_name(f"{target.name}.part")
    finished.write_bytes(content)
    os.replace(finished, target)
