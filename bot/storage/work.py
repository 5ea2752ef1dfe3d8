"""A unit of work: a transaction that begins with the first change and not before."""

from contextlib import AsyncExitStack
from typing import Self

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database, Transaction


class UnitOfWork:
    """What one run of a handler reads and changes. Leaving its block without commit() undoes the changes.

    Ask for the connection anew at each use: the one that reads is closed when the first change begins.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._transaction: Transaction | None = None
        self._reading: AsyncConnection | None = None
        self._stack = AsyncExitStack()
        self._changed = False

    @property
    def changed(self) -> bool:
        """A transaction was begun, and not rolled back."""
        return self._changed

    async def connection(self) -> AsyncConnection:
        """The connection to write with; the first call begins the transaction. Raises StorageError."""
        if self._transaction is None:
            # The snapshot is given back first, so that nobody waits for the writer and holds a reader.
            await self._stop_reading()
            self._transaction = await self._database.begin()
            self._changed = True
        return self._transaction.connection

    async def read(self) -> AsyncConnection:
        """A connection to read with: a cheap snapshot, or the transaction once it has begun, which sees its changes."""
        if self._transaction is not None:
            return self._transaction.connection
        if self._reading is None:
            self._reading = await self._stack.enter_async_context(self._database.reading())
        return self._reading

    async def commit(self) -> None:
        """Make the changes last; what is read afterwards is read anew. Raises StorageError, and nothing stands then."""
        await self._stop_reading()
        if transaction := self._take():
            try:
                await transaction.commit()
            except BaseException:
                self._changed = False
                raise

    async def rollback(self) -> None:
        await self._stop_reading()
        self._changed = False
        if transaction := self._take():
            await transaction.rollback()

    def _take(self) -> Transaction | None:
        transaction, self._transaction = self._transaction, None
        return transaction

    async def _stop_reading(self) -> None:
        self._reading = None
        await self._stack.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stop_reading()
        if self._transaction is not None:
            await self.rollback()
