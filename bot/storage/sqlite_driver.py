"""SQLAlchemy's SQLite driver with one visit to its thread a statement, instead of one for each of four calls."""

import sqlite3
from collections.abc import Sequence
from typing import cast

from sqlalchemy.connectors.asyncio import AsyncIODBAPIConnection, AsyncIODBAPICursor
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)


def driver() -> AsyncAdapt_aiosqlite_dbapi:
    """For create_async_engine(module=…)."""
    stock = SQLiteDialect_aiosqlite.import_dbapi()
    return _Driver(stock.aiosqlite, stock.sqlite)


class _Statement:
    """What SQLAlchemy takes for aiosqlite's cursor. It is opened, run, read and closed in one go.

    So no statement stays open behind a cancelled task, which would keep the write lock.
    """

    def __init__(self, connection: AsyncIODBAPIConnection) -> None:
        self._connection = connection
        self._rows: list[object] = []
        self.description: object = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def execute(self, operation: str, parameters: Sequence[object] = ()) -> None:
        await self._visit("execute", operation, parameters)

    async def executemany(self, operation: str, parameters: Sequence[Sequence[object]]) -> None:
        await self._visit("executemany", operation, parameters)

    async def fetchall(self) -> list[object]:
        rows, self._rows = self._rows, []
        return rows

    def close(self) -> None:
        """Nothing is open."""

    async def _visit(self, method: str, operation: str, parameters: Sequence[object]) -> None:
        # As SQLAlchemy itself does for the isolation level: aiosqlite offers no public way to its thread.
        run = self._connection._execute  # noqa: SLF001
        connection = self._connection._conn  # noqa: SLF001
        self.description, self.rowcount, self.lastrowid, self._rows = await run(
            _run, connection, method, operation, parameters
        )


def _run(
    connection: sqlite3.Connection, method: str, operation: str, parameters: Sequence[object]
) -> tuple[object, int, int | None, list[object]]:
    """In the thread. Description, row count, last row id, rows."""
    cursor = connection.cursor()
    try:
        getattr(cursor, method)(operation, parameters)
        rows = cursor.fetchall() if cursor.description else []
        return cursor.description, cursor.rowcount, cursor.lastrowid, rows
    finally:
        cursor.close()


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()
    _awaitable_cursor_close = False

    def _make_new_cursor(self, connection: AsyncIODBAPIConnection) -> AsyncIODBAPICursor:
        return cast(AsyncIODBAPICursor, _Statement(connection))

    def _aenter_cursor(self, cursor: AsyncIODBAPICursor) -> AsyncIODBAPICursor:
        return cursor


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()
    _cursor_cls = _Cursor


class _Driver(AsyncAdapt_aiosqlite_dbapi):
    def connect(self, *arg: object, **kw: object) -> _Connection:
        return _Connection(self, super().connect(*arg, **kw)._connection)  # noqa: SLF001
