"""The two engines of a database: one that writes and one that only reads, each with its own connections."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import StorageError
from bot.storage.failures import forget_values, translate

Dialect = Literal["sqlite", "postgresql"]

READERS = 5
# On PostgreSQL several transactions write at once; on SQLite there is one writer.
WRITERS = 10
# Seconds. Another process (a backup, `farolito db upgrade`) may hold SQLite's write lock this long.
SQLITE_BUSY = 10
CONNECT = 10
COMMAND = 60

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}


@dataclass(frozen=True, slots=True)
class Engines:
    """name: the database in a sentence, without user and password."""

    dialect: Dialect
    name: str
    writer: AsyncEngine
    reader: AsyncEngine


def create(url: str | None, *, data_dir: Path) -> Engines:
    """Prepare the engines; nothing is connected yet, but a new SQLite file is made, readable to its owner only.

    url: SQLAlchemy's form, with or without the driver; None: `farolito.db` in data_dir, which is made if missing.
    Raises StorageError for a URL that cannot work and a file or directory that cannot be used.
    """
    parsed = _parse(url, data_dir)
    if parsed.drivername == _DRIVERS["sqlite"]:
        return _sqlite(parsed, make_directory=url is None)
    return _postgresql(parsed)


def _parse(url: str | None, data_dir: Path) -> URL:
    if url is None:
        return URL.create(_DRIVERS["sqlite"], database=str(data_dir / "farolito.db"))
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        # The URL may hold a password: neither it nor SQLAlchemy's error, which quotes it, is shown.
        raise StorageError(
            "database.url cannot be read. Write sqlite+aiosqlite:///FILE or postgresql+asyncpg://USER@HOST/NAME."
        ) from None
    driver = _DRIVERS.get(parsed.drivername, parsed.drivername)
    if driver not in _DRIVERS.values():
        raise StorageError(f"database.url names {driver}. Use sqlite+aiosqlite or postgresql+asyncpg.")
    return parsed.set(drivername=driver)


def _sqlite(url: URL, *, make_directory: bool) -> Engines:
    if not url.database or ":memory:" in url.database or url.query:
        raise StorageError("database.url must name a plain file for SQLite: sqlite+aiosqlite:///FILE.")
    file = Path(url.database)
    _prepare_file(file, make_directory=make_directory)
    name = str(file)
    writer = create_async_engine(url, pool_size=1, max_overflow=0, pool_timeout=COMMAND, hide_parameters=True)
    reader = create_async_engine(url, pool_size=READERS, max_overflow=0, pool_timeout=COMMAND, hide_parameters=True)
    event.listen(writer.sync_engine, "connect", _configure_writer)
    event.listen(reader.sync_engine, "connect", _configure_reader)
    event.listen(writer.sync_engine, "begin", _begin_immediate)
    event.listen(reader.sync_engine, "begin", _begin)
    event.listen(writer.sync_engine, "handle_error", _keep_cancelled)
    event.listen(reader.sync_engine, "handle_error", _keep_cancelled)
    _translate_errors(name, writer, reader)
    return Engines("sqlite", name, writer, reader)


def _prepare_file(file: Path, *, make_directory: bool) -> None:
    try:
        if make_directory:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except FileNotFoundError as error:
        raise StorageError(f"The database {file} cannot be made: create the directory {file.parent} first.") from error
    except OSError as error:
        raise StorageError(
            f"The database {file} cannot be opened: {error.strerror}. "
            "Make the disk, the directory and the file writable for the program's user, or set data_dir."
        ) from error


class _Cursor(Protocol):
    def execute(self, statement: str) -> object: ...
    def fetchone(self) -> tuple[object, ...] | None: ...
    def close(self) -> None: ...


class _DriverConnection(Protocol):
    isolation_level: str | None

    def cursor(self) -> _Cursor: ...


def _configure_writer(connection: _DriverConnection, record: object) -> None:
    # In WAL mode synchronous=NORMAL survives kill -9 but not a pulled plug. secure_delete: what is erased is
    # overwritten in the file.
    (mode, *_) = _pragmas(connection, "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")
    if mode != ("wal",):
        raise StorageError("The database's disk does not support SQLite's WAL. Put data_dir on a local disk.")


def _configure_reader(connection: _DriverConnection, record: object) -> None:
    _pragmas(connection, "query_only=ON")


def _pragmas(connection: _DriverConnection, *pragmas: str) -> list[tuple[object, ...] | None]:
    """Set the pragmas that every connection has, then these; returns what these answered."""
    # The driver must not begin transactions of its own: the begin event does.
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        for pragma in (f"busy_timeout={round(SQLITE_BUSY * 1000)}", "foreign_keys=ON", "temp_store=MEMORY"):
            cursor.execute(f"PRAGMA {pragma}")
        answers = []
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
            answers.append(cursor.fetchone())
        return answers
    finally:
        cursor.close()


def _keep_cancelled(context: ExceptionContext) -> None:
    # aiosqlite does one thing after another in its thread, so the rollback waits for the cancelled statement.
    # SQLAlchemy would drop the connection instead; its open cursors keep it, and the write lock, until they are
    # collected.
    if not isinstance(context.original_exception, Exception):
        context.is_disconnect = False


def _begin_immediate(connection: Connection) -> None:
    if not connection.get_execution_options().get("foreign_keys", True):
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _postgresql(url: URL) -> Engines:
    arguments = {
        "timeout": CONNECT,
        "command_timeout": COMMAND,
        "server_settings": {"application_name": "farolito", "timezone": "UTC"},
    }

    def engine(size: int) -> AsyncEngine:
        return create_async_engine(
            url,
            connect_args=arguments,
            pool_size=size,
            max_overflow=0,
            pool_timeout=COMMAND,
            pool_pre_ping=True,
            hide_parameters=True,
        )

    try:
        writer, reader = engine(WRITERS), engine(READERS)
    except ModuleNotFoundError as error:
        raise StorageError("PostgreSQL needs one more package: install farolito[postgres].") from error
    name = f"{url.database or ''} on {url.host or url.query.get('host') or 'this machine'}"
    _translate_errors(name, writer, reader)
    # One snapshot for all that a reader reads, as on SQLite.
    reader = reader.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines("postgresql", name, writer, reader)


def _translate_errors(name: str, writer: AsyncEngine, reader: AsyncEngine) -> None:
    def writing(context: ExceptionContext) -> BaseException | None:
        if not isinstance(context.original_exception, Exception):
            return None  # a cancellation, which SQLAlchemy shows to listeners as a lost connection
        forget_values(context)
        return translate(name, context.original_exception, lost=context.is_disconnect)

    def reading(context: ExceptionContext) -> BaseException | None:
        translated = writing(context)
        return None if _writes(context.original_exception) else translated

    event.listen(writer.sync_engine, "handle_error", writing, retval=True)
    event.listen(reader.sync_engine, "handle_error", reading, retval=True)


def _writes(error: BaseException) -> bool:
    """A write on a connection that only reads is a bug of ours, not a disk that cannot be written."""
    return (
        getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY
        or getattr(error, "sqlstate", None) == "25006"
    )
