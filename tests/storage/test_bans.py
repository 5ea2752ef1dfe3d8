"""Bans: by a keyed mark, one a person, one appeal each, gone when they are over; on both databases."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.clock import MovableClock
from bot.domain.messages import Account, Address, Platform
from bot.storage import bans
from bot.storage.database import Database
from bot.storage.schema import reports
from bot.storage.vault import Vault

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ANA = Account(Platform.TELEGRAM, "111")
LUIS = Account(Platform.TELEGRAM, "222")
CHAT = Address(Platform.TELEGRAM, "111")


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "keys", MovableClock(NOON))


async def ban(database: Database, vault: Vault, ban_id: str = "B1", *, length: timedelta = DAY) -> None:
    async with database.transaction() as connection:
        if ban_id == "B1":
            row = {"id": "R1", "pseudonym": "R-1", "state": "claimed", "language": "es", "platform": "telegram"}
            await connection.execute(insert(reports).values(**row, mark="real", received_at=NOON))
        await bans.add(connection, vault, ban_id, ANA, report="R1", by="M1", now=NOON, until=NOON + length)


async def test_a_ban_holds_for_one_account_until_its_end(database: Database, vault: Vault) -> None:
    await ban(database, vault)
    async with database.reading() as connection:
        assert await bans.active(connection, vault, LUIS, NOON) is None
        found = await bans.active(connection, vault, ANA, NOON + DAY - timedelta(seconds=1))
        assert found is not None
        assert (found.report, found.banned_by, found.appeal) == ("R1", "M1", None)
        assert await bans.active(connection, vault, ANA, NOON + DAY) is None


async def test_a_new_ban_takes_the_place_of_the_old_one(database: Database, vault: Vault) -> None:
    await ban(database, vault)
    await ban(database, vault, "B2", length=7 * DAY)
    async with database.reading() as connection:
        found = await bans.active(connection, vault, ANA, NOON + 2 * DAY)
        assert found is not None
        assert found.id == "B2"
        assert await bans.get(connection, vault, "B1") is None


async def test_an_appeal_is_kept_once_and_erased_when_it_is_settled(database: Database, vault: Vault) -> None:
    await ban(database, vault)
    async with database.transaction() as connection:
        assert not await bans.settle(connection, "B1", "M2", NOON, lifted=True)
        assert await bans.appeal(connection, vault, "B1", "fue mi hijo", CHAT, "es", NOON)
        assert not await bans.appeal(connection, vault, "B1", "otra vez", CHAT, "es", NOON)
        found = await bans.get(connection, vault, "B1")
        assert found is not None
        assert (found.appeal, found.language) == ("fue mi hijo", "es")
        assert await bans.way_back(connection, vault, "B1") == CHAT
        assert await bans.settle(connection, "B1", "M2", NOON, lifted=True)
        assert not await bans.settle(connection, "B1", "M3", NOON, lifted=False)
        found = await bans.get(connection, vault, "B1")
        assert found is not None
        assert (found.appeal, found.settled_by, found.lifted_at) == (None, "M2", NOON)
        assert await bans.active(connection, vault, ANA, NOON) is None


async def test_bans_that_are_over_are_deleted(database: Database, vault: Vault) -> None:
    await ban(database, vault)
    async with database.transaction() as connection:
        assert await bans.forget(connection, NOON + DAY - timedelta(seconds=1)) == 0
        assert await bans.forget(connection, NOON + DAY) == 1
        assert await bans.get(connection, vault, "B1") is None
