"""Every branch reaches its head, alone, whole or not at all."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from fengqiao.database.branches import Branch
from fengqiao.database.drift import check, new_revision
from fengqiao.database.migrating import BranchState, status, upgrade
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.errors import Conflict, Misconfigured
from fengqiao.migrations import running
from fengqiao.plugins.host import PluginHost
from fengqiao.plugins.states import PluginState
from fengqiao.settings import Settings
from fengqiao.testing.sketches import PluginSketches
from sqlalchemy import inspect, text
from sqlalchemy.exc import ProgrammingError

MakeBranches = Callable[..., list[Branch]]

PLUGIN = """
from {package}.models import Room, Visit
@hookimpl
def register_models(): return [Room, Visit]
"""
MODELS = """
from datetime import datetime
from sqlalchemy import CheckConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field
from fengqiao.database.model import METADATA, CoreModel

class Base(CoreModel, registry=registry(metadata=METADATA)):
    pass

class Room(Base, table=True):
    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="reg_unit.id")
    name: str = Field(max_length=50)
    opened_at: datetime
    __table_args__ = (CheckConstraint("length(name) > 0", name="named"),)

class Visit(Base, table=True):
    id: int | None = Field(default=None, primary_key=True)
    room_id: int = Field(foreign_key="{name}_room.id", ondelete="CASCADE")
"""
REVISION = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "{name}_{number:04}", {down!r}, {labels!r}, None
def upgrade():
{body}
def downgrade():
    pass
"""


def sketch(sketches: PluginSketches, name: str) -> None:
    package = f"fengqiao_{name}"
    sketches.make(name, PLUGIN.format(package=package), files={"models.py": MODELS.format(name=name)})


def revise(branch: Branch, number: int, body: str) -> None:
    """Write a revision by hand."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    down = f"{branch.name}_{number - 1:04}" if number > 1 else None
    labels = None if down else (branch.name,)
    branch.versions.mkdir(parents=True, exist_ok=True)
    file = branch.versions / f"{branch.name}_{number:04}_by_hand.py"
    file.write_text(REVISION.format(name=branch.name, number=number, down=down, labels=labels, body=lines))


def rows(database: Database, table: str) -> int:
    with database.reader.connect() as connection:
        return int(connection.execute(text(f"select count(*) from {table}")).scalar_one())


def fill(database: Database, name: str) -> None:
    with database.writing(SYSTEM) as session:
        session.execute(text("insert into reg_unit (id, code, name, kind) values (1, 'u', 'u', 'station')"))
        session.execute(
            text(
                f"insert into {name}_room (id, unit_id, name, opened_at) values (1, 1, 'r', '2024-01-01 00:00:00')"
            )
        )
        for number in (1, 2, 3):
            session.execute(text(f"insert into {name}_visit (id, room_id) values ({number}, 1)"))


def tables(database: Database) -> set[str]:
    return set(inspect(database.writer).get_table_names())


def test_a_fresh_database_reaches_every_head_and_matches_the_models(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    sketch(sketches, "teahouse")
    found = branches("teahouse")
    new_revision(found[1], "open the house")

    done = upgrade(empty_database, found)

    assert [(each.branch, each.before, each.failure) for each in done] == [
        ("core", None, None),
        ("teahouse", None, None),
    ]
    assert done[1].after == "teahouse_0001"
    assert check(empty_database, found)["teahouse"] == []
    assert {each.state for each in status(empty_database, found)} == {BranchState.CURRENT}


def test_rows_survive_the_next_revision(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    sketch(sketches, "bakery")
    found = branches("bakery")
    new_revision(found[1], "first")
    upgrade(empty_database, found)
    fill(empty_database, "bakery")
    revise(found[1], 2, "op.add_column('bakery_room', sa.Column('floor', sa.Integer()))")

    (_, second) = upgrade(empty_database, found)

    assert (second.before, second.after) == ("bakery_0001", "bakery_0002")
    assert rows(empty_database, "bakery_room") == 1
    assert [line.split()[0] for line in check(empty_database, found)["bakery"]] == ["remove_column"]


def test_a_generated_revision_needs_nothing_of_the_house(
    branches: MakeBranches, sketches: PluginSketches
) -> None:
    sketch(sketches, "smithy")

    file = new_revision(branches("smithy")[1], "加两张表")

    written = file.read_text()
    assert file.name.startswith("smithy_0001_")
    assert set(re.findall(r"^(?:import|from) .*", written, re.MULTILINE)) == {
        "import sqlalchemy as sa",
        "from alembic import op",
    }
    assert "branch_labels = ('smithy',)" in written
    assert "sa.DateTime(timezone=True)" in written
    assert "sa.String(length=50)" in written
    assert "sqlmodel" not in written


def test_a_second_revision_follows_the_first_and_an_empty_one_is_not_written(
    branches: MakeBranches, sketches: PluginSketches
) -> None:
    sketch(sketches, "tannery")
    branch = branches("tannery")[1]
    revise(branch, 1, "op.create_table('tannery_visit', sa.Column('id', sa.Integer(), primary_key=True))")

    second = new_revision(branch, "the rest")

    assert (
        "revision = 'tannery_0002'\ndown_revision = 'tannery_0001'\nbranch_labels = None"
        in second.read_text()
    )
    assert "batch_alter_table('tannery_visit'" in second.read_text()
    with pytest.raises(Conflict, match="没有要写的变更"):
        new_revision(branch, "nothing")


def test_a_plugin_that_cannot_be_upgraded_stops_nobody_else(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    for name in ("abbey", "mill"):
        sketch(sketches, name)
    found = branches("abbey", "mill")
    revise(
        found[1],
        1,
        "op.create_table('abbey_room', sa.Column('id', sa.Integer()))\nraise ValueError('坏了\\n秘密')",
    )
    new_revision(found[2], "first")

    done = {each.branch: each for each in upgrade(empty_database, found)}

    assert done["mill"].after == "mill_0001"
    assert done["abbey"].after is None
    assert done["abbey"].failure == "分支“abbey”升级失败,已撤销:ValueError: 坏了"
    assert "abbey_room" not in tables(empty_database)
    assert {each.branch: each.state for each in status(empty_database, found)}["abbey"] is BranchState.ABSENT


def test_an_operator_may_want_to_stop_at_the_first_failure(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    for name in ("attic", "cellar"):
        sketch(sketches, name)
    found = branches("attic", "cellar")
    revise(found[1], 1, "raise ValueError")
    new_revision(found[2], "first")

    with pytest.raises(Misconfigured, match="attic"):
        upgrade(empty_database, found, on_failure="stop")

    assert "cellar_room" not in tables(empty_database)


def test_an_uninstalled_plugin_blocks_nothing_and_keeps_its_tables(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    for name in ("brewery", "dairy"):
        sketch(sketches, name)
        new_revision(branches(name)[1], "first")
    upgrade(empty_database, branches("brewery", "dairy"))
    fill(empty_database, "brewery")
    sketches.remove("fengqiao-brewery")

    found = branches("dairy")
    done = upgrade(empty_database, found)

    assert [each.failure for each in done] == [None, None]
    assert check(empty_database, found)["dairy"] == []
    assert rows(empty_database, "brewery_visit") == 3
    dormant = [each for each in status(empty_database, found) if each.state is BranchState.DORMANT]
    assert [(each.branch, each.at) for each in dormant] == [("brewery", "brewery_0001")]
    host = PluginHost(Settings(enabled=("dairy",)))
    (orphan,) = [each for each in host.states(empty_database) if each.name == "brewery"]
    assert (orphan.state, orphan.package, orphan.version) == (PluginState.ORPHANED, "fengqiao-brewery", "1.0")


def test_a_disabled_plugin_goes_on_from_where_it_was(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    sketch(sketches, "forge")
    found = branches("forge")
    new_revision(found[1], "first")
    upgrade(empty_database, found)
    fill(empty_database, "forge")

    upgrade(empty_database, branches())
    (_, again) = upgrade(empty_database, branches("forge"))

    assert (again.before, again.after) == ("forge_0001", "forge_0001")
    assert rows(empty_database, "forge_visit") == 3


def test_a_plugin_whose_name_begins_like_anothers_does_not_own_its_tables(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    for name in ("law", "law_aid"):
        sketch(sketches, name)
    found = branches("law", "law_aid")
    for branch in found[1:]:
        new_revision(branch, "first")
    upgrade(empty_database, found)

    assert check(empty_database, branches("law"))["law"] == []
    both = check(empty_database, found)
    assert (both["law"], both["law_aid"]) == ([], [])


REBUILD = """
with op.batch_alter_table('{name}_room') as batch:
    batch.alter_column('name', existing_type=sa.String(50), type_=sa.String(80), existing_nullable=False)
"""


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_rebuilding_a_parent_table_keeps_its_children(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    sketch(sketches, "orchard")
    found = branches("orchard")
    new_revision(found[1], "first")
    upgrade(empty_database, found)
    fill(empty_database, "orchard")
    revise(found[1], 2, REBUILD.format(name="orchard"))

    upgrade(empty_database, found, on_failure="stop")

    assert rows(empty_database, "orchard_visit") == 3


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_without_the_guard_alembic_deletes_the_children_and_reports_success(
    empty_database: Database,
    branches: MakeBranches,
    sketches: PluginSketches,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sketch(sketches, "vineyard")
    found = branches("vineyard")
    new_revision(found[1], "first")
    upgrade(empty_database, found)
    fill(empty_database, "vineyard")
    revise(found[1], 2, REBUILD.format(name="vineyard"))
    monkeypatch.setattr(running, "guarded", lambda connection: connection.begin())

    (_, done) = upgrade(empty_database, found, on_failure="stop")

    assert done.failure is None
    assert rows(empty_database, "vineyard_visit") == 0


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("op.execute('delete from {name}_visit where id = 2')", "从 3 行减少到 2 行"),
        ("op.execute('update {name}_visit set room_id = 99 where id = 2')", "引用了 .*不存在的行"),
    ],
)
def test_a_revision_that_loses_rows_or_breaks_keys_is_undone(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches, body: str, said: str
) -> None:
    sketch(sketches, "quarry")
    found = branches("quarry")
    new_revision(found[1], "first")
    upgrade(empty_database, found)
    fill(empty_database, "quarry")
    revise(found[1], 2, body.format(name="quarry"))

    with pytest.raises(Misconfigured, match=said):
        upgrade(empty_database, found, on_failure="stop")

    assert rows(empty_database, "quarry_visit") == 3
    with empty_database.reader.connect() as connection:
        assert connection.execute(text("select room_id from quarry_visit where id = 2")).scalar() == 1
        assert connection.exec_driver_sql("pragma foreign_keys").scalar() == 1


KILLED = "op.create_table('{name}_extra', sa.Column('id', sa.Integer()))\nimport os\nos.kill(os.getpid(), 9)"
CHILD = """
import sys
from pathlib import Path
from fengqiao.database.branches import Branch, import_core_models
from fengqiao.database.migrating import upgrade
from fengqiao.database.session import Database
import_core_models()
upgrade(Database(sys.argv[1], sys.argv[2]), [Branch(sys.argv[3], Path(sys.argv[4]), "x", "1")], on_failure="stop")
"""


def test_a_kill_in_the_middle_of_a_revision_leaves_nothing_of_it(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    sketch(sketches, "harbour")
    found = branches("harbour")
    new_revision(found[1], "first")
    upgrade(empty_database, found)
    fill(empty_database, "harbour")
    before = tables(empty_database)
    revise(found[1], 2, KILLED.format(name="harbour"))

    arguments = [empty_database.url, empty_database.owner_url, "harbour", str(found[1].versions)]
    child = subprocess.run([sys.executable, "-c", CHILD, *arguments], check=False, env=os.environ)

    assert child.returncode == -signal.SIGKILL
    assert tables(empty_database) == before
    assert [each.at for each in status(empty_database, found) if each.branch == "harbour"] == ["harbour_0001"]
    assert rows(empty_database, "harbour_visit") == 3


def test_two_upgrades_at_once_both_succeed(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    sketch(sketches, "ferry")
    found = branches("ferry")
    new_revision(found[1], "first")
    ends: list[str | None] = []

    def run() -> None:
        database = Database(empty_database.url, empty_database.owner_url)
        ends.extend(each.after for each in upgrade(database, found, on_failure="stop"))
        database.close()

    both = [Thread(target=run) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    assert ends.count("ferry_0001") == 2


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_the_application_may_use_the_tables_but_not_change_them(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    sketch(sketches, "depot")
    found = branches("depot")
    new_revision(found[1], "first")
    upgrade(empty_database, found)

    with empty_database.writing(SYSTEM) as session:
        session.execute(text("insert into reg_unit (code, name, kind) values ('u', 'u', 'station')"))
        session.execute(
            text("insert into depot_room (unit_id, name, opened_at) select id, 'r', now() from reg_unit")
        )
        session.execute(text("insert into depot_visit (room_id) select id from depot_room"))
        session.execute(text("update depot_visit set room_id = room_id"))
        session.execute(text("delete from depot_visit"))
    for forbidden in (
        "drop table depot_visit",
        "alter table depot_visit add column x int",
        "update alembic_version_depot set version_num = 'x'",
        "update core_audit_event set hash = 'x'",
        "delete from core_audit_event",
    ):
        with pytest.raises(ProgrammingError, match="owner|denied"), empty_database.writing(SYSTEM) as session:
            session.execute(text(forbidden))


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_append_only_tables_have_their_triggers_and_keep_them_through_a_rebuild(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    sketch(sketches, "scribe")
    found = branches("scribe")
    new_revision(found[1], "first")
    upgrade(empty_database, found)
    made = triggers(empty_database)
    rebuild = "with op.batch_alter_table('core_audit_event', recreate='always') as batch: pass"
    revise(found[1], 2, rebuild)

    upgrade(empty_database, found, on_failure="stop")

    assert "tr_core_audit_event_no_update" in made
    assert triggers(empty_database) == made


def triggers(database: Database) -> set[str]:
    with database.reader.connect() as connection:
        return set(
            connection.execute(text("select name from sqlite_master where type = 'trigger'")).scalars()
        )


def test_a_branch_without_revisions_is_not_upgraded_to_nothing(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    sketch(sketches, "desert")
    found = branches("desert")
    found[1].versions.mkdir(parents=True)

    (_, done) = upgrade(empty_database, found)

    assert "没有迁移文件" in str(done.failure)


def test_tables_made_by_a_newer_package_are_said_to_be_unknown(
    empty_database: Database, branches: MakeBranches, sketches: PluginSketches
) -> None:
    sketch(sketches, "comet")
    found = branches("comet")
    new_revision(found[1], "first")
    revise(found[1], 2, "pass")
    upgrade(empty_database, found)
    (found[1].versions / "comet_0002_by_hand.py").unlink()

    assert [each.state for each in status(empty_database, found)] == [
        BranchState.CURRENT,
        BranchState.UNKNOWN,
    ]
    assert upgrade(empty_database, found)[1].failure is not None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("depends_on = 'core_0001'", "连不成一条线"),
        ("branch_labels = ('core',)", "不属于分支"),
    ],
)
def test_a_branch_that_is_not_its_own_is_refused(
    branches: MakeBranches, sketches: PluginSketches, change: str, said: str
) -> None:
    sketch(sketches, "leech")
    branch = branches("leech")[1]
    revise(branch, 1, "pass")
    file = next(branch.versions.iterdir())
    file.write_text(file.read_text() + change)

    with pytest.raises(Misconfigured, match=said):
        branch.head()


def test_two_heads_are_refused(branches: MakeBranches, sketches: PluginSketches) -> None:
    sketch(sketches, "hydra")
    branch = branches("hydra")[1]
    for number in (1, 2, 3):
        revise(branch, number, "pass")
    file = branch.versions / "hydra_0003_by_hand.py"
    file.write_text(file.read_text().replace("'hydra_0002'", "'hydra_0001'"))

    with pytest.raises(Misconfigured, match="多个末端"):
        branch.head()


@pytest.mark.parametrize(
    ("models", "said"),
    [
        ("class Room(Base):\n    id: int", "不是表"),
        (
            "class Room(Base, table=True):\n    __tablename__ = 'stolen_room'\n    id: int = Field(primary_key=True)",
            "应以 burglar_ 开头",
        ),
        (
            "class Room(Base, table=True):\n    id: int = Field(primary_key=True, foreign_key='palace_room.id')",
            "插件之间不能有外键",
        ),
    ],
)
def test_a_plugin_with_tables_that_are_not_its_own_is_put_out_of_service(
    sketches: PluginSketches, models: str, said: str
) -> None:
    from fengqiao.database.branches import all_branches
    from fengqiao.database.model import METADATA

    head = "from sqlalchemy.orm import registry\nfrom sqlmodel import Field\n"
    head += "from fengqiao.database.model import METADATA, CoreModel\n"
    head += "class Base(CoreModel, registry=registry(metadata=METADATA)): pass\n"
    code = "from fengqiao_burglar.models import Room\n@hookimpl\ndef register_models(): return [Room]\n"
    sketches.make("burglar", code, files={"models.py": head + models})
    host = PluginHost(Settings(enabled=("burglar",)))
    host.load()

    found = all_branches(host)

    assert [branch.name for branch in found] == ["core"]
    (state,) = [each for each in host.states() if each.name == "burglar"]
    assert state.state is PluginState.FAILED
    assert said in str(state.reason)
    if "stolen_room" in METADATA.tables:
        METADATA.remove(METADATA.tables["stolen_room"])


def test_a_colon_or_a_percent_sign_in_the_path_hides_no_revision(core: Branch, tmp_path: Path) -> None:
    import shutil
    from dataclasses import replace

    folder = tmp_path / "a:b %(c)s d"
    shutil.copytree(core.versions, folder)

    assert replace(core, versions=folder).head() == core.head()
