"""The demonstration: a real district's stations with invented people and rows that meet its published totals.

Everything is written in one transaction: a demo is finished or not there at all.
"""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from sqlalchemy import func, select
from sqlmodel import col

from fengqiao.access.accounts import open_account
from fengqiao.access.models import Account
from fengqiao.access.sign_in import issue_link
from fengqiao.clock import now
from fengqiao.database.branches import all_branches
from fengqiao.database.migrating import upgrade
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.errors import Conflict
from fengqiao.installation import Installation
from fengqiao.ledgers.loading import LedgerRecord, load
from fengqiao.ledgers.models import DataOrigin
from fengqiao.ledgers.official_days import load_shipped_tables
from fengqiao.privacy.values import Rules
from fengqiao.registry.demo import DemoDistrict, found_district, registry_rows
from fengqiao.settings import Settings, read_settings
from fengqiao.units.models import Unit
from fengqiao.units.tree import unit_by_code

FOLDER = Path("var/demo")
DISTRICT = "310106"
"""Code of the bureau whose figures the demonstration reproduces."""

_DEMO_ACCOUNT = "演示账号"

Tell = Callable[[str, int], None]
"""Told what is being written and how many rows of it were written since it was told last."""


def demo_settings(database_url: str | None = None) -> Settings:
    """Return the settings of a demo: the checkout's plugins, a database and a key of its own in `var/demo`."""
    base = read_settings()
    return base.model_copy(
        update={
            "database_url": database_url or f"sqlite:///{FOLDER / 'fengqiao.db'}",
            "owner_url": base.owner_url if database_url else None,
            "master_key": FOLDER / "master.key",
        }
    )


def open_demo(settings: Settings) -> Installation:
    """Open the installation of a demo: it alone admits synthetic identity numbers."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    return Installation.open(settings, rules=Rules(synthetic_ids=True))


class AnotherDemo(Conflict):
    """The database holds a finished demo, but of another seed or of other versions."""


def is_built(installation: Installation, seed: int) -> bool:
    """Tell whether this database already holds the demo of this seed, built by these versions.

    :raises AnotherDemo: it holds another demo.
    :raises Conflict: it holds anything else.
    """
    if not installation.database.has_table(Unit):
        return False
    with installation.database.reading(SYSTEM) as session:
        origin = session.get(DataOrigin, 1)
        units = session.scalar(select(func.count(col(Unit.id))))
    if origin is None and units:
        raise Conflict("这个数据库里有真实数据,不能用来演示。请换一个空的数据库,或去掉 --database。")
    if origin is not None and (origin.seed, origin.built_with) != (seed, _versions(installation)):
        raise AnotherDemo(
            f"这个数据库里是另一份演示数据(种子 {origin.seed},{origin.built_with})。请用 --database 另指一个空的数据库。"
        )
    return origin is not None


def clear_away(installation: Installation) -> None:
    """Remove the demo's own database file, which holds nothing but generated rows."""
    installation.close()
    for file in FOLDER.glob("fengqiao.db*"):
        file.unlink()


def build(installation: Installation, seed: int, tell: Tell) -> None:
    """Migrate an empty database and write the demo into it."""
    upgrade(installation.database, all_branches(installation.host))
    with installation.database.writing(SYSTEM) as session:
        load_shipped_tables(session, ())
        tell("单位", 0)
        district = found_district(session, seed)
        _write(installation, session, "所务登记", registry_rows(district), tell)
        for name, rows in _lines_of_business(installation, seed, district):
            _write(installation, session, name, rows, tell)
        session.add(DataOrigin(seed=seed, built_with=_versions(installation), finished_at=now()))


def _write(
    installation: Installation, session: ScopedSession, name: str, rows: Iterator[LedgerRecord], tell: Tell
) -> None:
    load(session, rows, installation.codes, installation.vault, lambda written: tell(name, written))


def _lines_of_business(
    installation: Installation, seed: int, district: DemoDistrict
) -> Iterator[tuple[str, Iterator[LedgerRecord]]]:
    for answer in installation.host.call_each("seed_demo", seed=seed, demo=district):
        if answer.failure is not None:
            raise Conflict(f"插件“{answer.plugin}”没有给出演示数据:{answer.failure.reason}")
        yield answer.plugin, iter(answer.value)


def _versions(installation: Installation) -> str:
    """Return the versions and revisions that decide what is written, as one line."""
    return json.dumps(installation.versions | {"revisions": _revisions(installation)}, sort_keys=True)


def _revisions(installation: Installation) -> str:
    """Return a digest of all revision files: as long as nothing is released, they change without a version."""
    digest = sha256()
    for branch in all_branches(installation.host):
        for file in sorted(branch.versions.glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def demo_link(installation: Installation) -> str:
    """Return the secret of a link that signs somebody of the demo's bureau in, once, within ten minutes."""
    with installation.database.writing(SYSTEM) as session:
        account = session.scalar(select(Account).where(col(Account.display_name) == _DEMO_ACCOUNT))
        if account is None:
            account = open_account(
                session, name=_DEMO_ACCOUNT, unit=unit_by_code(session, DISTRICT), roles=["county_officer"]
            )
        return issue_link(session, account)
