"""Which worker of a town has something to do: a step that finds nothing costs as much as one that does."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from urllib.parse import quote

from bot.storage.database import Database

# What a worker's claim looks for, without the order within a chat or a copy: rather one step too many than one too few.
_INBOX = """
SELECT 1 FROM inbox WHERE platform = :who AND state = 'pending' AND (lease_until IS NULL OR lease_until <= :now) LIMIT 1
"""
_OUTBOX = """
SELECT 1 FROM outbox WHERE worker = :who AND state = 'pending' AND due <= :now
  AND (lease_until IS NULL OR lease_until <= :now) LIMIT 1
"""
_BROADCASTS = "SELECT 1 FROM broadcasts WHERE state = 'open' LIMIT 1"


class Due:
    """A look at what is committed. connection: None where there is no file to look into; then something may always be.

    It needs no thread and no transaction of the program's.
    """

    def __init__(self, connection: sqlite3.Connection | None) -> None:
        self._connection = connection

    def events(self, platform: str, now: datetime) -> bool:
        """Something came in that nobody handled yet."""
        return self._is_there(_INBOX, platform, now)

    def work(self, worker: str, now: datetime) -> bool:
        """A row of the outbox is due. worker: a platform's name, or a worker's own."""
        return self._is_there(_OUTBOX, worker, now)

    def broadcasts(self, now: datetime) -> bool:
        """A broadcast is not yet written out."""
        return self._is_there(_BROADCASTS, "", now)

    def _is_there(self, query: str, who: str, now: datetime) -> bool:
        if self._connection is None:
            return True
        # As SQLAlchemy writes times into SQLite.
        bound = {"who": who, "now": f"{now.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"}
        return self._connection.execute(query, bound).fetchone() is not None


@contextmanager
def looking(database: Database) -> Iterator[Due]:
    """Look into a database that is open."""
    if database.dialect != "sqlite":
        yield Due(None)
        return
    file = f"file:{quote(database.name)}?mode=ro"
    with closing(sqlite3.connect(file, uri=True, isolation_level=None)) as connection:
        yield Due(connection)
