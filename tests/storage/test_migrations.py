"""Migrations: they make what schema.py says, all or nothing, once, and never backwards."""

import asyncio
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Table, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StorageError
from bot.storage import schema
from bot.storage.database import Database, insert_new
from bot.storage.migrations import upgrades
from bot.storage.migrations.scripts import upgrade_to_head
from bot.storage.migrations.upgrades import State, check_version, upgrade
from tests.storage.test_database import NOW, keys, setting

BREAKS = """
from alembic import op
import sqlalchemy as sa

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    op.create_table("half", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("UPDATE settings SET value = 'changed'")
    op.execute("INSERT INTO nowhere VALUES (1)")
"""

# The way SQLite changes a table: make another one, copy, drop, rename.
REBUILDS = """
from alembic import op
import sqlalchemy as sa

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("subscriptions") as batch:
        batch.alter_column("language", existing_type=sa.String(8), nullable=True)
"""

LOSES = """
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    op.execute("DELETE FROM subscriptions")
"""


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations, to which a test adds one of a later program."""
    folder = tmp_path / "migrations"
    shutil.copytree(upgrades.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(upgrades, "FOLDER", folder)
    return folder


def add_migration(migrations: Path, body: str, head: str | None) -> None:
    (migrations / "versions" / "9999_later.py").write_text(body.format(head=head))


async def open_empty(url: str) -> Database:
    return await Database.open(url, data_dir=Path())


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), schema.metadata))


def described(connection: Connection) -> Mapping[str, object]:
    """Columns, keys, constraints and indexes of every table, with their names as the server has them."""
    found = inspect(connection)
    return {
        table: (
            [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in found.get_columns(table)],
            found.get_pk_constraint(table),
            sorted(map(str, found.get_foreign_keys(table))),
            sorted(map(str, found.get_unique_constraints(table))),
            sorted(map(str, found.get_indexes(table))),
        )
        for table in found.get_table_names()
        if table != "alembic_version"
    }


async def test_migrations_make_what_the_schema_says(empty_url: str) -> None:
    async with await open_empty(empty_url) as database:
        async with database.migration() as connection:
            await connection.run_sync(upgrade_to_head)
        async with database.reading() as connection:
            assert await connection.run_sync(differences) == []


async def test_a_new_database_equals_a_migrated_one_and_both_are_empty(empty_url: str) -> None:
    async with await open_empty(empty_url) as database:
        async with database.migration() as connection:
            await connection.run_sync(upgrade_to_head)
            migrated = await connection.run_sync(described)
            mark = await connection.run_sync(marked)
            # What a migration would put into the tables, a new database would lack.
            assert [table.name for table in schema.metadata.sorted_tables if await first(connection, table)] == []
            await connection.run_sync(schema.metadata.drop_all)
            await connection.execute(text("DROP TABLE alembic_version"))
        await upgrade(database)
        async with database.reading() as connection:
            assert await connection.run_sync(described) == migrated
            assert await connection.run_sync(marked) == mark
            assert migrated.keys() == schema.metadata.tables.keys()


def marked(connection: Connection) -> object:
    """Alembic's own table, and what it says."""
    found = inspect(connection)
    columns = [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns("alembic_version")]
    rows = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return columns, found.get_pk_constraint("alembic_version"), rows


async def first(connection: AsyncConnection, table: Table) -> object:
    return (await connection.execute(select(table).limit(1))).first()


async def test_an_empty_database_is_brought_to_the_programs_version(empty_url: str) -> None:
    async with await open_empty(empty_url) as database:
        before = await check_version(database)
        assert (before.state, before.found) == (State.EMPTY, None)
        assert await upgrade(database) == before
        after = await check_version(database)
        assert (after.state, after.found) == (State.CURRENT, before.wanted)


def test_migrations_are_one_line_and_their_files_bear_their_numbers() -> None:
    scripts = list(ScriptDirectory(str(upgrades.FOLDER)).walk_revisions())
    numbers = [f"{number:04}" for number in range(len(scripts), 0, -1)]
    assert [script.revision for script in scripts] == numbers
    assert [Path(script.path).name[:5] for script in scripts] == [f"{number}_" for number in numbers]


async def test_upgrading_again_changes_nothing(database: Database) -> None:
    async with database.transaction() as connection:
        await insert_new(connection, schema.settings, setting("a"))
    assert (await upgrade(database)).state is State.CURRENT
    assert await keys(database) == ["a"]


async def test_a_later_program_upgrades_and_the_earlier_one_then_refuses(
    database_url: str, migrations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with await open_empty(database_url) as database:
        head = (await check_version(database)).wanted
        add_migration(migrations, REBUILDS, head)
        assert (await check_version(database)).state is State.BEHIND
        await upgrade(database)
        assert (await check_version(database)).state is State.CURRENT

    (migrations / "versions" / "9999_later.py").unlink()
    for wants_upgrade in (True, False):
        with pytest.raises(StorageError, match=r"newer than this program .*Install the newer program"):
            await Database.open(database_url, data_dir=Path(), upgrade=wants_upgrade)


async def test_a_migration_that_fails_leaves_nothing_behind(database_url: str, migrations: Path) -> None:
    async with await open_empty(database_url) as database:
        async with database.transaction() as connection:
            await insert_new(connection, schema.settings, setting("a", "before"))
        head = (await check_version(database)).wanted
        add_migration(migrations, BREAKS, head)
        with pytest.raises(DBAPIError):
            await upgrade(database)
        version = await check_version(database)
        assert (version.state, version.found) == (State.BEHIND, head)
        async with database.reading() as connection:
            assert (await connection.execute(select(schema.settings.c.value))).scalar_one() == "before"
            assert "half" not in await connection.run_sync(lambda sync: inspect(sync).get_table_names())


async def test_a_first_migration_that_fails_leaves_an_empty_database(empty_url: str, migrations: Path) -> None:
    async with await open_empty(empty_url) as database:
        add_migration(migrations, BREAKS, (await check_version(database)).wanted)
        with pytest.raises(DBAPIError):
            async with database.migration() as connection:
                await connection.run_sync(upgrade_to_head)
        assert (await check_version(database)).state is State.EMPTY
        async with database.reading() as connection:
            assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == []


async def test_rebuilding_a_table_keeps_what_refers_to_it(database_url: str, migrations: Path) -> None:
    async with await open_empty(database_url) as database:
        await subscribe(database)
        add_migration(migrations, REBUILDS, (await check_version(database)).wanted)
        await upgrade(database)
        async with database.reading() as connection:
            assert (await connection.execute(select(schema.subscription_counties.c.county))).scalars().all() == ["Wake"]
        async with database.transaction() as connection:  # and foreign keys are on again
            await connection.execute(text("DELETE FROM subscriptions"))
            assert (await connection.execute(select(schema.subscription_counties))).all() == []


async def test_a_migration_that_would_orphan_rows_is_refused(sqlite_database: Database, migrations: Path) -> None:
    await subscribe(sqlite_database)
    add_migration(migrations, LOSES, (await check_version(sqlite_database)).wanted)
    with pytest.raises(StorageError, match="was not upgraded"):
        await upgrade(sqlite_database)
    assert (await check_version(sqlite_database)).state is State.BEHIND


async def test_another_programs_tables_are_not_touched(empty_url: str) -> None:
    async with await open_empty(empty_url) as database:
        async with database.transaction() as connection:
            await connection.execute(text("CREATE TABLE settings (theirs INTEGER)"))
        with pytest.raises(StorageError, match=r"tables of another program \(settings\)"):
            await upgrade(database)
        async with database.reading() as connection:
            assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == ["settings"]


async def test_processes_that_start_together_upgrade_once(empty_url: str) -> None:
    opening = (Database.open(empty_url, data_dir=Path(), upgrade=True) for _ in range(4))
    opened = await asyncio.wait_for(asyncio.gather(*opening), 60)
    assert [(await check_version(database)).state for database in opened] == [State.CURRENT] * 4
    for database in opened:
        await database.close()


async def subscribe(database: Database) -> None:
    row = {"id": "s", "mark": b"m", "platform": "telegram", "address": b"", "language": "es", "created_at": NOW}
    async with database.transaction() as connection:
        await connection.execute(insert(schema.subscriptions).values(row))
        await insert_new(connection, schema.subscription_counties, {"subscription": "s", "county": "Wake"})
