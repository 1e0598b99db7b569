"""Column types that both databases keep exactly, and the ids of rows."""

import os
import time
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger
from sqlalchemy.types import TypeDecorator

FOREVER = date(9999, 12, 31)
"""The end of something that has not ended: keeps range predicates free of NULL."""


def uuid7() -> UUID:
    """Return a time-ordered id (RFC 9562, version 7), so that new rows lie together in the index."""
    milliseconds = time.time_ns() // 1_000_000
    noise = int.from_bytes(os.urandom(10))
    value = milliseconds << 80 | 0x7 << 76 | (noise >> 62 & 0xFFF) << 64 | 0b10 << 62 | noise & (1 << 62) - 1
    return UUID(int=value)


class Fen(TypeDecorator[Decimal]):
    """Money: yuan as `Decimal` in Python, whole 分 in the database, so that sums are exact."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Any) -> int | None:
        """Turn yuan into 分; a third decimal is a programming error, inputs are checked before."""
        if value is None:
            return None
        fen = value * 100
        if fen != fen.to_integral_value():
            raise ValueError("money has at most two decimals")
        return int(fen)

    def process_result_value(self, value: int | None, dialect: Any) -> Decimal | None:
        """Turn 分 into yuan with two decimals."""
        return None if value is None else Decimal(value).scaleb(-2)
