"""A process that imports a file and tells how far it is, to be killed on the way.

Run as `python -m tests.core.ledgers_workbook.killed URL FILE ACTOR UNIT`.
"""

import sys
from pathlib import Path

from fengqiao.database.scope import Scope
from fengqiao.database.session import Database
from fengqiao.ledgers.workbook.importing import import_workbook

from tests.core.ledgers_workbook.house import MATTERS, House, actor


def main(url: str, file: str, name: str, unit_id: int) -> None:
    """Import the file; each step is a line on standard output."""
    house = House(Database(url))
    importer = actor(Scope(name, (unit_id,)), unit_id)
    print("started", flush=True)
    import_workbook(
        house,
        importer,
        MATTERS,
        Path(file),
        progress=lambda done, total, phase: print(phase, done, total, flush=True),
    )
    print("answered", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
