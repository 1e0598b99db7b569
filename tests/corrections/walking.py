"""A walk through every door of the application that can be opened with a look: what each answers, byte by byte."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from fengqiao.access.guard import policy_of
from fengqiao.access.policy import PUBLIC
from fengqiao.database.seals import open_rows
from fengqiao.indicators.drilldown import sides
from fengqiao.indicators.left_out import concerns_sealed
from fengqiao.ledgers.declaration import Ledger
from fengqiao.testing.house import House
from litestar.routes import HTTPRoute

DAYS = "from=2024-01-01&to=2024-02-29"
_OWN_DOORS = ("/docs", "/api/docs")
"""They describe the application and read no row."""

Answers = Mapping[str, tuple[int, str, bytes]]
"""Address → status, ETag and body."""


@dataclass(frozen=True)
class Known:
    """What a walker may put into an address.

    :param rows: code of a ledger → id of an open row.
    :param units: ids of units.
    :param assessment: id of a stored assessment.
    :param staff: id of somebody on the staff.
    :param words: what a walker looks for in lists.
    """

    house: House
    rows: Mapping[str, str]
    units: tuple[int, ...]
    assessment: str
    staff: str
    words: tuple[str, ...]

    def addresses(self) -> list[str]:
        """Return the addresses of every handler that answers GET and is not public.

        :raises AssertionError: for a handler to which this walk does not know the way.
        """
        found: list[str] = []
        for route in self.house.client.app.routes:
            assert isinstance(route, HTTPRoute)
            doors = [one for one in route.route_handlers if "GET" in one.http_methods]
            if all(policy_of(one) == PUBLIC for one in doors) or route.path.startswith(_OWN_DOORS):
                continue
            ways = list(self._ways(_plain(route)))
            assert ways, f"no way to {route.path}"
            found += ways
        return list(dict.fromkeys(found))

    def told_apart(self) -> list[str]:
        """Return those where whoever walks second may still see something else: whole lists of ledgers with sealed rows."""
        never = [
            f"/{one.owner}/{one.path}/"
            for one in self.house.installation.ledgers.values()
            if open_rows(one.table.__table__) is None
        ]
        return [
            address
            for address in self.addresses()
            if not address.endswith("/template.xlsx")
            and "total=1" not in address
            and not any(place in f"{address}/" for place in never)
        ]

    def _ways(self, path: str) -> Iterator[str]:
        for ledger in self.house.installation.ledgers.values():
            api, page = f"/api/{ledger.owner}/{ledger.path}", f"/ledgers/{ledger.owner}/{ledger.path}"
            if path == api or path.startswith(f"{api}/"):
                yield from self._of_ledger(ledger, path)
                return
            if path.startswith("/ledgers/"):
                yield from self._of_ledger(ledger, path.replace("/ledgers/{owner}/{path}", page))
        if not path.startswith("/ledgers/"):
            yield from self._of_house(path)

    def _of_ledger(self, ledger: Ledger, path: str) -> Iterator[str]:
        filled = path.replace("{row_id}", self.rows.get(ledger.code, "00000000-0000-7000-8000-000000000000"))
        if "{document}" in filled:
            yield from (filled.replace("{document}", one.code) for one in ledger.documents if one.template)
            return
        yield filled
        if path.endswith(f"/api/{ledger.owner}/{ledger.path}"):
            yield f"{filled}?total=1&size=1&unit={self.units[0]}"
            yield from (f"{filled}?q={quote(word)}&total=1" for word in self.words)

    def _of_house(self, path: str) -> Iterator[str]:
        plain = path.replace("{assessment_id}", self.assessment).replace("{staff_id}", self.staff)
        if "{code}" in path:
            # Every figure stands on the page of figures; behind them, one door for each kind of rows is enough.
            for code, place in self._kinds_of_rows().values():
                yield f"{plain.replace('{code}', code)}?{DAYS}" + (f"&measure={place}" if place else "")
                if path != "/api/figures/{code}/rows":
                    break
        elif "{name}" in path:
            for table in self.house.installation.tables:
                yield f"{plain.replace('{name}', table.name)}?{DAYS}&unit={self.units[0]}"
        elif "{unit_id}" in path:
            yield from (f"{plain.replace('{unit_id}', str(unit))}?{DAYS}" for unit in self.units)
        elif path in ("/due", "/api/due-dates"):
            yield f"{plain}?from=2024-01-01&until=2024-12-31"
        elif path in ("/", "/figures", "/api/assessment/results"):
            yield from (f"{plain}?{DAYS}&pack=nanning-2020&unit={unit}" for unit in self.units)
        else:
            yield plain

    def _kinds_of_rows(self) -> dict[tuple[str, str], tuple[str, int]]:
        """Return table and way of counting → a figure and the place of a measure in it."""
        kinds: dict[tuple[str, str], tuple[str, int]] = {}
        for one in filter(concerns_sealed, self.house.installation.indicators):
            for place, side in enumerate(sides(one)):
                kind = side.measure.table.__name__, side.measure.take.value
                kinds.setdefault(kind, (one.code, place))
        return kinds


def walk(house: House, headers: Mapping[str, str], addresses: list[str]) -> Answers:
    """Return what every address answers to somebody."""
    answers: dict[str, tuple[int, str, bytes]] = {}
    for address in addresses:
        given = house.client.get(address, headers=dict(headers))
        assert given.status_code < 500, (address, given.text)
        answers[address] = given.status_code, given.headers.get("etag", ""), given.content
    return answers


def unlike(before: Answers, after: Answers) -> list[str]:
    """Return the addresses whose answers differ."""
    return [address for address in before if before[address] != after[address]]


def _plain(route: HTTPRoute) -> str:
    """Return a route's path with the names of its parameters in braces."""
    return "/" + "/".join(one if isinstance(one, str) else f"{{{one.name}}}" for one in route.path_components)
