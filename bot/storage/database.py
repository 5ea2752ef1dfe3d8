"""The database: transactions that write, one at a time on SQLite, and snapshots that only read."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import CursorResult, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import TimeoutError as PoolTimeout

# Services name it in their signatures, and SQLAlchemy is imported in this folder only.
from sqlalchemy.ext.asyncio import AsyncConnection as AsyncConnection
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import StorageError
from bot.storage.engines import Dialect, Engines, create
from bot.storage.failures import StorageConflict, translate
from bot.storage.migrations import upgrades

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

# A lock held by another process is waited for this many times engines.SQLITE_BUSY.
BEGIN_TRIES = 3

Row = Mapping[str, object]


class Transaction:
    """A begun transaction that writes. End it once, with commit() or rollback()."""

    def __init__(self, connection: AsyncConnection, writer_lock: asyncio.Lock | None, *, reusable: bool = True) -> None:
        self.connection = connection
        self._writer_lock = writer_lock
        self._reusable = reusable

    async def commit(self) -> None:
        """Make it last. Raises StorageError when the disk or the server refuses; nothing of it stands then."""
        await _uninterrupted(self._end(self.connection.commit()))

    async def rollback(self) -> None:
        await _uninterrupted(self._end(self.connection.rollback()))

    async def _end(self, ending: Awaitable[None]) -> None:
        try:
            try:
                await ending
                if not self._reusable:
                    await self.connection.invalidate()
            finally:
                await self.connection.close()
        finally:
            if self._writer_lock is not None:
                self._writer_lock.release()


class Database:
    """Opened once a process by open(). Every transaction has a connection of its own, so coroutines are isolated."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        # asyncio's lock is fair; SQLite's own is not: writers that poll for it can starve.
        self._writer_lock = asyncio.Lock() if engines.dialect == "sqlite" else None

    @classmethod
    async def open(cls, url: str | None = None, *, data_dir: Path, upgrade: bool = False) -> Self:
        """Open the database and see that it can be used.

        url: `sqlite+aiosqlite:///FILE` or `postgresql+asyncpg://…`; None: farolito.db in data_dir.
        upgrade: bring its tables to this program's version (a new database gets them all).
        Raises StorageError, with what to do, when it cannot be opened or written, or is newer than the program.
        """
        database = cls(create(url, data_dir=data_dir))
        try:
            async with database.transaction():
                pass  # a disk that cannot be written is found now, not at the first report
            version = await upgrades.check_version(database)
            upgrades.refuse_newer(version, database.name)
            if upgrade and version.state is not upgrades.State.CURRENT:
                await upgrades.upgrade(database)
        except BaseException:
            await database.close()
            raise
        return database

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def dialect(self) -> Dialect:
        return self._engines.dialect

    @property
    def name(self) -> str:
        """What to call it in a sentence; without user and password."""
        return self._engines.name

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that writes: committed when the block ends, rolled back when it raises.

        On SQLite writers queue in the order they came. Raises StorageError (its kind StorageConflict: run it again).
        """
        async with _ended(await self.begin()) as connection:
            yield connection

    @asynccontextmanager
    async def migration(self) -> AsyncIterator[AsyncConnection]:
        """transaction() for migrations: SQLite drops a table without emptying those that refer to it."""
        async with _ended(await self.begin(foreign_keys=False)) as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """One snapshot to read from. It neither waits for writers nor stops them; a write on it fails."""
        connection = await self._connect(self._engines.reader)
        try:
            yield connection
        finally:
            await _uninterrupted(connection.close())

    async def begin(self, *, foreign_keys: bool = True) -> Transaction:
        """A transaction whose end is not the end of a block; see transaction() otherwise."""
        if self._writer_lock is not None:
            await self._writer_lock.acquire()
        try:
            engine = self._engines.writer.execution_options(foreign_keys=foreign_keys)
            # A connection without foreign keys must serve nobody else.
            return Transaction(await self._begin(engine), self._writer_lock, reusable=foreign_keys)
        except BaseException:
            if self._writer_lock is not None:
                self._writer_lock.release()
            raise

    async def _begin(self, engine: AsyncEngine) -> AsyncConnection:
        for _ in range(BEGIN_TRIES - 1):
            try:
                return await self._connect(engine)
            except StorageConflict:  # nothing has happened yet
                continue
        return await self._connect(engine)

    async def _connect(self, engine: AsyncEngine) -> AsyncConnection:
        connection = engine.connect()
        try:
            await connection.start()
        except OSError as error:  # asyncpg's way to say that nobody answers
            raise translate(self.name, error) or error from error
        except PoolTimeout as error:
            raise StorageError(f"The database {self.name} is overloaded. Look for a slow disk or server.") from error
        try:
            await connection.begin()
        except BaseException:
            await _uninterrupted(connection.close())
            raise
        return connection

    async def close(self) -> None:
        """Close every connection. On SQLite the last one folds the write-ahead log into the file."""
        await self._engines.reader.dispose()
        await self._engines.writer.dispose()


@asynccontextmanager
async def _ended(transaction: Transaction) -> AsyncIterator[AsyncConnection]:
    try:
        yield transaction.connection
    except BaseException:
        await transaction.rollback()
        raise
    await transaction.commit()


async def _uninterrupted(ending: Awaitable[None]) -> None:
    """Await to the end even when this task is cancelled: a commit half awaited leaves its outcome unknown."""
    task = asyncio.ensure_future(ending)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    task.result()
    if cancelled is not None:
        raise cancelled


# What SQLAlchemy spells differently on SQLite and PostgreSQL, written once:


async def insert_new(connection: AsyncConnection, table: Table, values: Row) -> bool:
    """Insert unless a row with one of its unique keys stands already. True: the row is new."""
    return changed_one(await connection.execute(_insert(connection, table).values(values).on_conflict_do_nothing()))


async def insert_all_new(connection: AsyncConnection, table: Table, rows: Sequence[Row]) -> None:
    """insert_new() for many rows in one go; every row names the same columns."""
    if rows:
        await connection.execute(_insert(connection, table).on_conflict_do_nothing(), [dict(row) for row in rows])


async def upsert(
    connection: AsyncConnection, table: Table, values: Row, key_columns: Sequence[str], update_columns: Sequence[str]
) -> None:
    """Insert, or where a row with these keys stands set its update_columns from the values.

    key_columns: together a primary key or a unique constraint.
    """
    statement = _insert(connection, table).values(values)
    update = {column: statement.excluded[column] for column in update_columns}
    await connection.execute(statement.on_conflict_do_update(index_elements=list(key_columns), set_=update))


def changed_one(result: CursorResult[Any]) -> bool:
    """The statement changed exactly one row: the state it expected was there."""
    return result.rowcount == 1


def _insert(connection: AsyncConnection, table: Table) -> "postgresql.Insert | sqlite.Insert":
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # 4 MB that SQLite does without

    return postgresql.insert(table)
