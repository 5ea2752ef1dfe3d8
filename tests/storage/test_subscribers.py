"""Who asked for alerts: sealed addresses, counties, and an end that leaves nothing."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.clock import MovableClock
from bot.domain.messages import Account, Address, Platform
from bot.storage import recipients, subscribers
from bot.storage.codec import address_from_bytes
from bot.storage.database import Database
from bot.storage.recipients import Scope
from bot.storage.schema import subscription_counties, subscriptions
from bot.storage.vault import Purpose, SealBroken, Vault
from tests.storage.conftest import START, pass_time

ANA = Account(Platform.TELEGRAM, "900100200")
LUIS = Account(Platform.DISCORD, "900100300")


async def subscribe(
    database: Database, vault: Vault, account: Account = ANA, *counties: str, new_id: str = "s1", language: str = "es"
) -> None:
    async with database.transaction() as connection:
        await subscribers.subscribe(
            connection,
            vault,
            new_id,
            account,
            Address(account.platform, account.user),
            counties=counties or ("Durham",),
            language=language,
            now=START,
        )


async def unsubscribe(database: Database, vault: Vault, account: Account = ANA) -> bool:
    async with database.transaction() as connection:
        return await subscribers.unsubscribe(connection, vault, account)


async def counties(database: Database, vault: Vault, account: Account = ANA) -> list[str]:
    async with database.reading() as connection:
        return await subscribers.counties_of(connection, vault, account)


async def rows(database: Database) -> int:
    async with database.reading() as connection:
        counts = [
            await connection.scalar(select(func.count()).select_from(table))
            for table in (subscriptions, subscription_counties)
        ]
    return sum(count or 0 for count in counts)


async def test_counties_add_up_once_each(database: Database, vault: Vault) -> None:
    await subscribe(database, vault, ANA, "Wake", "Durham")
    await subscribe(database, vault, ANA, "Durham", "New Hanover", new_id="s2")
    assert await counties(database, vault) == ["Durham", "New Hanover", "Wake"]
    assert await counties(database, vault, LUIS) == []


async def test_people_count_by_county(database: Database, vault: Vault) -> None:
    await subscribe(database, vault, ANA, "Durham", "Wake")
    await subscribe(database, vault, LUIS, "Durham", new_id="s2")
    async with database.reading() as connection:
        counted = [await recipients.count_for(connection, Scope(county)) for county in ("Durham", "Wake", "Orange")]
    assert [audience.people for audience in counted] == [2, 1, 0]


async def test_the_last_language_counts(database: Database, vault: Vault) -> None:
    await subscribe(database, vault)
    await subscribe(database, vault, language="en", new_id="s2")
    async with database.transaction() as connection:
        assert await connection.scalar(select(subscriptions.c.language)) == "en"
        await subscribers.set_language(connection, vault, ANA, "es")
        await subscribers.set_language(connection, vault, LUIS, "en")
        assert await connection.scalar(select(subscriptions.c.language)) == "es"


async def test_the_address_opens_for_its_own_row_only(database: Database, vault: Vault) -> None:
    await subscribe(database, vault)
    await subscribe(database, vault, LUIS, new_id="s2")
    async with database.reading() as connection:
        stored = {row.id: row.address for row in await connection.execute(select(subscriptions))}
    opened = vault.open(stored["s1"], purpose=Purpose.SUBSCRIPTIONS, table="subscriptions", row="s1")
    assert address_from_bytes(opened) == Address(Platform.TELEGRAM, "900100200")
    with pytest.raises(SealBroken):
        vault.open(stored["s1"], purpose=Purpose.SUBSCRIPTIONS, table="subscriptions", row="s2")


async def test_no_column_holds_an_address(database: Database, vault: Vault) -> None:
    await subscribe(database, vault)
    async with database.reading() as connection:
        row = (await connection.execute(select(subscriptions))).one()
    assert not any(b"900100200" in (value if isinstance(value, bytes) else str(value).encode()) for value in row)


async def test_r2_stopping_leaves_nothing_and_is_harmless_twice(database: Database, vault: Vault) -> None:
    await subscribe(database, vault, ANA, "Durham", "Wake")
    assert await unsubscribe(database, vault)
    assert await rows(database) == 0
    assert not await unsubscribe(database, vault)
    await subscribe(database, vault)
    assert await counties(database, vault) == ["Durham"], "who comes back gets only what they ask for now"


async def test_stopping_ends_nobody_elses(database: Database, vault: Vault) -> None:
    await subscribe(database, vault)
    await subscribe(database, vault, LUIS, new_id="s2")
    await unsubscribe(database, vault, Account(Platform.DISCORD, ANA.user))
    assert await counties(database, vault) == ["Durham"]
    await unsubscribe(database, vault)
    assert await counties(database, vault, LUIS) == ["Durham"]


async def test_a_subscription_outlives_the_hours_and_the_days(
    database: Database, vault: Vault, clock: MovableClock
) -> None:
    await subscribe(database, vault)
    pass_time(vault, clock, timedelta(days=40), every=timedelta(hours=1))
    assert await counties(database, vault) == ["Durham"]
    assert await unsubscribe(database, vault)


async def test_two_taps_at_once_make_one_subscription(database: Database, vault: Vault) -> None:
    taps = [subscribe(database, vault, ANA, county, new_id=f"s-{county}") for county in ("Durham", "Wake")]
    await asyncio.gather(*taps)
    assert await counties(database, vault) == ["Durham", "Wake"]
