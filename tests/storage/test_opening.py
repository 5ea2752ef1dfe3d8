"""A database that cannot be used says in a sentence what to do."""

import asyncio
import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from bot.errors import StorageError
from bot.storage import engines
from bot.storage.database import Database, insert_new
from bot.storage.failures import StorageConflict
from bot.storage.schema import settings
from tests.storage.test_database import keys, setting

NOBODY = 65534


async def refusal(url: str | None, data_dir: Path) -> str:
    with pytest.raises(StorageError) as caught:
        await Database.open(url, data_dir=data_dir, upgrade=True)
    return str(caught.value)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


@contextmanager
def without_root() -> Iterator[None]:
    """Root may write everywhere: be nobody for a moment, as the whole process.

    Use it with the fixture sqlite_template: what is imported late was imported then, by root.
    """
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A directory that everybody may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


async def test_the_default_file_and_its_directory_are_made_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "farolito"
    async with await Database.open(data_dir=folder, upgrade=True) as database, database.transaction() as connection:
        await insert_new(connection, settings, setting("a"))
        made = modes(folder)
    assert modes(folder.parent)["farolito"] == 0o700
    assert made == {"farolito.db": 0o600, "farolito.db-wal": 0o600, "farolito.db-shm": 0o600}


async def test_closing_folds_the_log_into_the_file(tmp_path: Path) -> None:
    async with await Database.open(data_dir=tmp_path, upgrade=True) as database:
        async with database.transaction() as connection:
            await insert_new(connection, settings, setting("a"))
        assert await keys(database) == ["a"]
    assert modes(tmp_path).keys() == {"farolito.db"}


async def test_a_missing_directory_is_named(tmp_path: Path) -> None:
    said = await refusal(f"sqlite:///{tmp_path}/none/farolito.db", tmp_path)
    assert f"create the directory {tmp_path}/none first" in said


async def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a database\n" * 100)
    assert f"{file} is no database" in await refusal(f"sqlite:///{file}", tmp_path)
    assert file.read_text() == "not a database\n" * 100


async def test_a_directory_in_the_files_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "farolito.db").mkdir()
    assert "cannot be opened: Is a directory" in await refusal(None, tmp_path)


@pytest.mark.usefixtures("sqlite_template")
async def test_a_file_that_may_not_be_written_says_so(open_folder: Path) -> None:
    file = open_folder / "farolito.db"
    sqlite3.connect(file).close()
    file.touch()
    file.chmod(0o444)
    with without_root():
        said = await refusal(f"sqlite:///{file}", open_folder)
    assert f"{file} cannot be opened: Permission denied" in said
    assert "writable" in said


@pytest.fixture
def closed_folder(open_folder: Path) -> Iterator[Path]:
    """A directory where nothing can be made, with a database file that may be written."""
    (open_folder / "farolito.db").touch()
    (open_folder / "farolito.db").chmod(0o666)
    open_folder.chmod(0o555)
    yield open_folder
    open_folder.chmod(0o755)


@pytest.mark.usefixtures("sqlite_template")
async def test_a_directory_that_may_not_be_written_says_so(closed_folder: Path) -> None:
    file = closed_folder / "farolito.db"
    with without_root():
        said = await refusal(f"sqlite:///{file}", closed_folder)
    assert f"The database {file} cannot be" in said


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "sqlite:///file:x?mode=memory&uri=true"])
async def test_a_database_in_memory_is_refused(url: str, tmp_path: Path) -> None:
    assert "must name a plain file" in await refusal(url, tmp_path)


async def test_another_kind_of_database_is_refused(tmp_path: Path) -> None:
    assert "Use sqlite+aiosqlite or postgresql+asyncpg" in await refusal("mysql://u:secret@127.0.0.1/x", tmp_path)


async def test_an_unreadable_url_is_not_repeated(tmp_path: Path) -> None:
    said = await refusal("postgresql//user:secret@host:port:9", tmp_path)
    assert "cannot be read" in said
    assert "secret" not in said


async def test_a_server_that_is_away_is_named_without_its_password(tmp_path: Path) -> None:
    said = await refusal("postgresql://someone:secret@127.0.0.1:9/farolito", tmp_path)
    assert "farolito on 127.0.0.1 cannot be reached" in said
    assert "secret" not in said
    assert "someone" not in said


async def test_a_missing_postgresql_database_is_named(postgresql_url: str, tmp_path: Path) -> None:
    said = await refusal(postgresql_url.replace("/test_", "/none_"), tmp_path)
    assert "does not exist. Create it" in said


async def test_an_unknown_postgresql_user_is_refused(postgresql_url: str, tmp_path: Path) -> None:
    said = await refusal(postgresql_url.replace("postgres:", "someone:"), tmp_path)
    assert "refuses the user or the password" in said
    assert "someone" not in said


async def test_a_full_disk_refuses_the_write_and_keeps_the_rest(sqlite_database: Database) -> None:
    """SQLite's own limit on pages answers as a full disk does: SQLITE_FULL."""
    async with sqlite_database.transaction() as connection:
        await insert_new(connection, settings, setting("before"))
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
        await connection.execute(text(f"PRAGMA max_page_count = {pages + 1}"))

    async def write_much() -> None:
        async with sqlite_database.transaction() as connection:
            await connection.execute(insert(settings), [setting(str(number), "x" * 4000) for number in range(10)])

    with pytest.raises(StorageError, match="the disk is full"):
        await write_much()
    assert await keys(sqlite_database) == ["before"]
    async with sqlite_database.transaction() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1000000"))
    await write_much()
    assert len(await keys(sqlite_database)) == 11


async def test_a_server_that_stops_taking_writes_says_so(postgresql_url: str, tmp_path: Path) -> None:
    async with await Database.open(postgresql_url, data_dir=tmp_path) as database:
        async with database.transaction() as connection:
            await connection.execute(text("SET default_transaction_read_only = on"))
        with pytest.raises(StorageError, match="takes no writes"):
            async with database.transaction() as connection:
                await insert_new(connection, settings, setting("a"))


async def test_a_lost_connection_is_said_and_the_next_one_works(postgresql_database: Database) -> None:
    database = postgresql_database

    async def is_cut_off() -> None:
        async with database.transaction() as connection:
            own = (await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one()
            async with database.transaction() as other:
                await other.execute(text(f"SELECT pg_terminate_backend({own})"))
            await asyncio.sleep(0.1)
            await connection.execute(select(settings))

    with pytest.raises(StorageError, match=r"is starting or stopping|cannot be reached"):
        await is_cut_off()
    async with database.transaction() as connection:
        await insert_new(connection, settings, setting("a"))
    assert await keys(database) == ["a"]


async def test_another_programs_lock_is_waited_for(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "SQLITE_BUSY", 0.2)
    async with await Database.open(sqlite_url, data_dir=tmp_path) as database:
        other = sqlite3.connect(tmp_path / "farolito.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageConflict, match="busy"):
            await database.begin()
        asyncio.get_running_loop().call_later(0.3, other.rollback)
        async with database.transaction() as connection:
            await insert_new(connection, settings, setting("a"))
        other.close()
        assert await keys(database) == ["a"]
