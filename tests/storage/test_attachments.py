"""Reporters' files in the database: sealed, each for its own row, gone with their report; on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.clock import MovableClock
from bot.domain.attachments import AttachmentState, Refusal
from bot.domain.messages import Attachment, AttachmentKind, Platform
from bot.errors import KeyGone
from bot.storage import attachments, reports
from bot.storage.database import Database
from bot.storage.schema import attachments as table
from bot.storage.vault import SealBroken, Vault
from tests.storage.conftest import START, pass_time
from tests.storage.one_report import ANA, REPORT, WAY_BACK

PICTURE = b"\xff\xd8\xff picture of the gate"
FILE = Attachment(AttachmentKind.PHOTO, "FILE-OF-ANA", 1000)


async def receive(database: Database, vault: Vault, *names: str, reason: Refusal | None = None) -> None:
    """A report with files that are to be fetched."""
    async with database.transaction() as connection:
        if await reports.get(connection, vault, "r1") is None:
            await reports.add(connection, vault, REPORT, ANA, WAY_BACK)
        for name in names:
            await attachments.add(connection, vault, name, "r1", Platform.TELEGRAM, FILE, START, reason=reason)


async def keep(database: Database, vault: Vault, name: str) -> bool:
    async with database.transaction() as connection:
        return await attachments.keep(
            connection, vault, name, PICTURE, kind=AttachmentKind.PHOTO, media_type="image/jpeg", size=1234
        )


async def states(database: Database) -> list[tuple[str, AttachmentState, int]]:
    async with database.reading() as connection:
        return [(file.id, file.state, file.size) for file in await attachments.of_report(connection, "r1")]


async def test_a_file_is_fetched_once_and_opened_until_its_day_is_over(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await receive(database, vault, "a1")
    async with database.reading() as connection:
        waiting = await attachments.waiting(connection, vault, "a1")
        report = await reports.get(connection, vault, "r1")
    assert waiting is not None
    assert (waiting.report, waiting.platform, waiting.source) == ("r1", Platform.TELEGRAM, "FILE-OF-ANA")
    assert report is not None
    assert (report.attachments, report.version) == (2, 2), "the card shows it"
    assert await keep(database, vault, "a1")
    assert not await keep(database, vault, "a1"), "nobody waits for it any more"
    async with database.reading() as connection:
        assert await attachments.content(connection, vault, "a1") == (AttachmentKind.PHOTO, "image/jpeg", PICTURE)
        assert await attachments.waiting(connection, vault, "a1") is None
        row = (await connection.execute(select(table))).one()
    assert row.source is None
    assert PICTURE not in row.content
    pass_time(vault, clock, timedelta(days=32), every=timedelta(hours=12))
    async with database.reading() as connection:
        with pytest.raises(KeyGone):
            await attachments.content(connection, vault, "a1")


async def test_a_content_moved_to_another_row_does_not_open(database: Database, vault: Vault) -> None:
    await receive(database, vault, "a1", "a2")
    await keep(database, vault, "a1")
    await keep(database, vault, "a2")
    async with database.transaction() as connection:
        stolen = await connection.scalar(select(table.c.content).where(table.c.id == "a1"))
        await connection.execute(update(table).where(table.c.id == "a2").values(content=stolen))
        with pytest.raises(SealBroken):
            await attachments.content(connection, vault, "a2")


async def test_the_daily_total_counts_what_was_taken_purged_or_not(database: Database, vault: Vault) -> None:
    await receive(database, vault, "a1", "a2")
    await receive(database, vault, "a3", reason=Refusal.TOO_MANY)
    await keep(database, vault, "a1")
    async with database.transaction() as connection:
        await attachments.drop(connection, ["r1"])
        assert await attachments.taken(connection, START) == 1234 + 1000
        assert await attachments.taken(connection, START, but="a1") == 1000
        assert await attachments.taken(connection, START + timedelta(hours=24)) == 0
    assert await states(database) == [
        ("a1", AttachmentState.GONE, 1234),
        ("a2", AttachmentState.GONE, 1000),
        ("a3", AttachmentState.GONE, 0),
    ]


async def test_what_was_destroyed_meanwhile_is_not_kept(database: Database, vault: Vault) -> None:
    await receive(database, vault, "a1")
    async with database.transaction() as connection:
        await reports.destroy(connection, "r1")
    assert not await keep(database, vault, "a1")
    async with database.reading() as connection:
        assert await attachments.content(connection, vault, "a1") is None
