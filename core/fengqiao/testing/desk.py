"""A clerk's desk: rows entered, moved and printed over the web, as a station does it."""

from dataclasses import dataclass, field
from typing import Any

from fengqiao.testing.house import BUREAU, NORTH, SOUTH, House

Row = dict[str, Any]
"""A row as the API gives it, with its `address`."""


@dataclass
class Desk:
    """A house with a station's clerk and head, the head next door and an officer above.

    :param plugin: name of the plugin whose ledgers are worked in.
    """

    house: House
    plugin: str
    clerk: dict[str, str] = field(init=False)
    head: dict[str, str] = field(init=False)
    neighbour: dict[str, str] = field(init=False)
    officer: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.clerk = self.house.token(NORTH, "station_clerk")
        self.head = self.house.token(NORTH, "station_head")
        self.neighbour = self.house.token(SOUTH, "station_head")
        self.officer = self.house.token(BUREAU, "county_officer")

    def enter(self, path: str, values: dict[str, Any], *, by: dict[str, str] | None = None) -> Row:
        """Register a row of the clerk's station.

        :param path: of the ledger, `cases`; of another plugin's or the registry's with its name, `registry/villages`.
        :param by: headers of whoever registers it, the clerk when None.
        """
        address = f"/api/{path}" if "/" in path else f"/api/{self.plugin}/{path}"
        made = self.house.client.post(address, headers=by or self.clerk, json=values)
        assert made.status_code == 201, made.text
        row: Row = made.json()
        return row | {"address": f"{address}/{row['id']}"}

    def move(self, row: Row, move: str, **values: Any) -> Row:
        """Take a row one step further."""
        headers = self.clerk | {"If-Match": str(row["version"])}
        done = self.house.client.post(f"{row['address']}/moves/{move}", headers=headers, json=values)
        assert done.status_code == 200, done.text
        return {**row, "version": done.json()["version"]}

    def documents(self, row: Row) -> dict[str, Any]:
        """Return the list of a row's documents, with `documents` and `gaps`."""
        listed = self.house.client.get(f"{row['address']}/documents", headers=self.clerk)
        assert listed.status_code == 200, listed.text
        answer: dict[str, Any] = listed.json()
        return answer

    def states(self, row: Row) -> dict[str, str]:
        """Return how each document of a row stands: code → title of its state."""
        return {entry["code"]: entry["state_title"] for entry in self.documents(row)["documents"]}

    def masked(self, row: Row, code: str) -> bytes:
        """Print a form as whoever reads the row gets it."""
        printed = self.house.client.get(f"{row['address']}/documents/{code}", headers=self.clerk)
        assert printed.status_code == 200, printed.text
        return printed.content

    def clear(self, row: Row, code: str, *, by: dict[str, str] | None = None) -> bytes:
        """Print a form in clear, for a purpose."""
        printed = self.house.client.post(
            f"{row['address']}/documents/{code}", headers=by or self.clerk, json={"purpose": "装入档案"}
        )
        assert printed.status_code == 200, printed.text
        return printed.content
