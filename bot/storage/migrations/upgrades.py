"""Which version of the tables a database has, and bringing it to the program's."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from bot.errors import StorageError
from bot.storage.schema import metadata

if TYPE_CHECKING:
    from bot.storage.database import Database

FOLDER = Path(__file__).parent
# Two processes that start together take turns under this advisory lock of PostgreSQL: "farolito" in ASCII.
UPGRADE_LOCK = int.from_bytes(b"farolito", "big")


class State(StrEnum):
    CURRENT = "current"
    BEHIND = "behind"
    NEWER = "newer"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Version:
    """state: the database's tables against the program's. found, wanted: the number of the last migration of each."""

    state: State
    found: str | None
    wanted: str


async def check_version(database: "Database") -> Version:
    """Compare the database with the program. Raises StorageError when it cannot be read."""
    async with database.reading() as connection:
        return await connection.run_sync(_version)


async def upgrade(database: "Database") -> Version:
    """Run the missing migrations in one transaction, all or none; an up-to-date database is left alone, and an empty
    one gets its tables from the schema.

    Returns the version that was found. Raises StorageError when the database is newer than the program, holds
    another program's tables, or does not hold together afterwards.
    """
    async with database.migration() as connection:
        if database.dialect == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
        return await connection.run_sync(_upgrade, database.name)


def refuse_newer(version: Version, name: str) -> None:
    """Raises StorageError when the database is newer than the program."""
    if version.state is State.NEWER:
        raise StorageError(
            f"The database {name} is newer than this program (it has version {version.found}, the program knows "
            f"{version.wanted}). Install the newer program again, or restore a backup from before the upgrade."
        )


def _version(connection: Connection) -> Version:
    known = sorted(file.name.split("_")[0] for file in (FOLDER / "versions").glob("[0-9]*.py"))
    found = None
    if inspect(connection).has_table("alembic_version"):
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is None:
        return Version(State.EMPTY, found, known[-1])
    if found not in known:
        return Version(State.NEWER, found, known[-1])
    return Version(State.CURRENT if found == known[-1] else State.BEHIND, found, known[-1])


def _upgrade(connection: Connection, name: str) -> Version:
    version = _version(connection)
    refuse_newer(version, name)
    if version.state is State.CURRENT:
        return version
    if version.state is State.EMPTY:
        _refuse_foreign(connection, name)
        _create(connection, version.wanted)
        return version
    # Alembic takes half a second and 10 MB to import; a database that is new or up to date does without it.
    from bot.storage.migrations.scripts import upgrade_to_head

    upgrade_to_head(connection)
    if connection.dialect.name == "sqlite":
        _check_foreign_keys(connection, name)
    return version


def _create(connection: Connection, wanted: str) -> None:
    """Every table as the schema has it, which is what the migrations make of nothing, marked as Alembic marks it."""
    metadata.create_all(connection, checkfirst=False)
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:number)"), {"number": wanted})


def _refuse_foreign(connection: Connection, name: str) -> None:
    if taken := sorted(metadata.tables.keys() & set(inspect(connection).get_table_names())):
        raise StorageError(
            f"The database {name} already has tables of another program ({', '.join(taken)}). Give Farolito its own."
        )


def _check_foreign_keys(connection: Connection, name: str) -> None:
    """Migrations run on SQLite without foreign keys, or rebuilding a table would empty those that refer to it."""
    if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        raise StorageError(f"The database {name} was not upgraded: rows would refer to rows that are gone.")
