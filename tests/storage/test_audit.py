"""The record of who did what."""

import json

from sqlalchemy import select

from bot.storage import audit
from bot.storage.database import Database
from bot.storage.schema import audit as table
from tests.storage.conftest import START


async def test_entries_stand_in_order_with_what_was_said_of_them(database: Database) -> None:
    async with database.transaction() as connection:
        await audit.record(connection, START, actor="M1", action="claim", subject="report:r1")
        await audit.record(
            connection, START, actor="M1", action="decide", subject="report:r1", outcome="confirmed", reason=None, n=2
        )
    async with database.reading() as connection:
        rows = (await connection.execute(select(table).order_by(table.c.number))).all()
    assert [(row.actor, row.action, row.subject, row.at) for row in rows] == [
        ("M1", "claim", "report:r1", START),
        ("M1", "decide", "report:r1", START),
    ]
    assert [json.loads(row.details) for row in rows] == [{}, {"n": 2, "outcome": "confirmed"}]


async def test_what_was_undone_is_not_recorded(database: Database) -> None:
    try:
        async with database.transaction() as connection:
            await audit.record(connection, START, actor="M1", action="claim", subject="report:r1")
            raise LookupError
    except LookupError:
        pass
    async with database.reading() as connection:
        assert (await connection.execute(select(table))).all() == []
