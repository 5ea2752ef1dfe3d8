"""What groups set for themselves: sealed addresses, a subscription of their own, a move, and an end."""

from dataclasses import replace

from sqlalchemy import func, select

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Address, Platform
from bot.storage import group_settings, recipients
from bot.storage.database import Database
from bot.storage.group_settings import GroupSettings
from bot.storage.schema import group_settings as settings_table
from bot.storage.schema import subscription_counties, subscriptions
from bot.storage.vault import Vault
from tests.storage.conftest import START

GROUP = Address(Platform.TELEGRAM, "-900100200", "17")
MOVED = replace(GROUP, chat="-1009001002009")


async def found(database: Database, vault: Vault, address: Address = GROUP) -> GroupSettings | None:
    async with database.reading() as connection:
        return await group_settings.at(connection, vault, address)


async def follow(database: Database, vault: Vault, county: str, address: Address = GROUP, new_id: str = "g1") -> bool:
    async with database.transaction() as connection:
        group = await group_settings.ensure(connection, vault, new_id, address, START)
        settings = GroupSettings(group)
        return await group_settings.follow(connection, vault, settings, address, county, START)


async def rows(database: Database) -> int:
    async with database.reading() as connection:
        tables = (settings_table, subscriptions, subscription_counties)
        counts = [await connection.scalar(select(func.count()).select_from(table)) for table in tables]
    return sum(count or 0 for count in counts)


async def test_a_group_that_set_nothing_has_no_row(database: Database, vault: Vault) -> None:
    assert await found(database, vault) is None
    assert await rows(database) == 0


async def test_county_and_language_belong_to_the_chat_whatever_the_topic(database: Database, vault: Vault) -> None:
    async with database.transaction() as connection:
        group = await group_settings.ensure(connection, vault, "g1", GROUP, START)
        assert await group_settings.ensure(connection, vault, "g2", replace(GROUP, topic="3"), START) == group
        await group_settings.set_county(connection, group, "Durham", START)
        await group_settings.set_language(connection, group, AlertLanguage.SPANISH, START)
    seen = await found(database, vault, replace(GROUP, topic=None))
    assert seen == GroupSettings("g1", "Durham", AlertLanguage.SPANISH)
    assert await found(database, vault, replace(GROUP, chat="-1")) is None


async def test_a_followed_county_is_a_subscription_of_the_kind_group(database: Database, vault: Vault) -> None:
    assert await follow(database, vault, "Wake")
    assert await follow(database, vault, "Durham")
    assert not await follow(database, vault, "Durham")
    seen = await found(database, vault)
    assert seen is not None
    assert seen.counties == ("Durham", "Wake")
    async with database.transaction() as connection:
        kinds = (await connection.execute(select(subscriptions.c.kind, subscriptions.c.language))).all()
        assert [tuple(row) for row in kinds] == [("group", "both")]
        assert await group_settings.subscribed(connection, vault) == [GROUP]
        await group_settings.set_language(connection, "g1", AlertLanguage.ENGLISH, START)
        assert await connection.scalar(select(subscriptions.c.language)) == "en"


async def test_with_its_last_county_the_subscription_ends_and_the_settings_stay(
    database: Database, vault: Vault
) -> None:
    await follow(database, vault, "Wake")
    await follow(database, vault, "Durham")
    async with database.transaction() as connection:
        assert await group_settings.unfollow(connection, "g1", "Wake")
        assert not await group_settings.unfollow(connection, "g1", "Wake")
        assert await group_settings.address_of(connection, vault, "g1") == GROUP
        assert await group_settings.unfollow(connection, "g1", "Durham")
        assert await group_settings.address_of(connection, vault, "g1") is None
    assert await found(database, vault) == GroupSettings("g1")


async def test_a_migrated_group_keeps_settings_and_subscription(database: Database, vault: Vault) -> None:
    await follow(database, vault, "Durham")
    async with database.transaction() as connection:
        await recipients.move(connection, vault, "g1", MOVED, START)
        assert await group_settings.address_of(connection, vault, "g1") == MOVED
    assert await found(database, vault) is None
    seen = await found(database, vault, MOVED)
    assert seen is not None
    assert seen.counties == ("Durham",)


async def test_where_the_new_chat_set_something_itself_the_old_one_ends(database: Database, vault: Vault) -> None:
    await follow(database, vault, "Durham")
    await follow(database, vault, "Wake", MOVED, new_id="g2")
    async with database.transaction() as connection:
        assert await group_settings.move(connection, vault, "g1", MOVED)
    seen = await found(database, vault, MOVED)
    assert seen is not None
    assert (seen.id, seen.counties) == ("g2", ("Wake",))
    assert await found(database, vault) is None


async def test_an_end_leaves_nothing(database: Database, vault: Vault) -> None:
    await follow(database, vault, "Durham")
    async with database.transaction() as connection:
        assert not await group_settings.end(connection, "somebody-else")
        assert await group_settings.end(connection, "g1")
    assert await rows(database) == 0


async def test_no_chat_id_stands_in_clear(database: Database, vault: Vault) -> None:
    await follow(database, vault, "Durham")
    async with database.reading() as connection:
        for table in (settings_table, subscriptions):
            assert "900100200" not in repr((await connection.execute(select(table))).all())


async def test_a_move_of_what_is_no_group_is_left_to_others(database: Database, vault: Vault) -> None:
    async with database.transaction() as connection:
        assert not await group_settings.move(connection, vault, "somebody-else", MOVED)
