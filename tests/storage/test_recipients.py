"""Who gets an alert: by county, by what they want to hear of, by platform; looked at again when it is sent."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot.domain.alerts import AlertKind, AlertLanguage
from bot.domain.messages import Account, Address, Platform
from bot.domain.notifying import Sound, Wish
from bot.domain.rights import ALL_COUNTIES
from bot.storage import recipients, rooms, subscribers
from bot.storage.database import Database
from bot.storage.recipients import Recipient, Scope, Source
from bot.storage.rooms import Room, RoomKind
from bot.storage.schema import sounds, subscriptions
from bot.storage.vault import Vault
from tests.storage.conftest import START

DURHAM = Scope("Durham")
CHECKING = Scope("Durham", AlertKind.CHECKING)


def account(name: str, platform: Platform = Platform.TELEGRAM) -> Account:
    return Account(platform, name)


async def subscribe(
    database: Database, vault: Vault, name: str, *counties: str, platform: Platform = Platform.TELEGRAM
) -> None:
    async with database.transaction() as connection:
        await subscribers.subscribe(
            connection,
            vault,
            name,
            account(name, platform),
            Address(platform, name),
            counties=counties,
            language="es",
            now=START,
        )


async def link(database: Database, vault: Vault, name: str, kind: RoomKind, *counties: str) -> None:
    room = Room(name, Address(Platform.DISCORD, name), kind, frozenset(counties), AlertLanguage.BOTH)
    async with database.transaction() as connection:
        await rooms.link(connection, vault, room, source="config", now=START)


async def chosen(database: Database, scope: Scope, source: Source = Source.SUBSCRIPTIONS) -> list[tuple[str, Platform]]:
    async with database.reading() as connection:
        return await recipients.select_for(connection, scope, source, after="", limit=100)


async def found(database: Database, vault: Vault, name: str, scope: Scope | None = DURHAM) -> Recipient | None:
    async with database.reading() as connection:
        return await recipients.find(connection, vault, name, scope)


async def test_a_county_and_the_whole_state_and_nobody_twice(database: Database, vault: Vault) -> None:
    await subscribe(database, vault, "a", "Durham", "Wake")
    await subscribe(database, vault, "b", "Wake")
    await subscribe(database, vault, "c", ALL_COUNTIES, platform=Platform.DISCORD)
    assert await chosen(database, DURHAM) == [("a", Platform.TELEGRAM), ("c", Platform.DISCORD)]
    assert [name for name, _ in await chosen(database, Scope("Wake"))] == ["a", "b", "c"]
    async with database.reading() as connection:
        page = await recipients.select_for(connection, Scope("Wake"), Source.SUBSCRIPTIONS, after="a", limit=1)
    assert page == [("b", Platform.TELEGRAM)]


async def test_the_whole_state_takes_the_place_of_single_counties(database: Database, vault: Vault) -> None:
    await subscribe(database, vault, "a", "Durham", "Wake")
    await subscribe(database, vault, "a", ALL_COUNTIES)
    await subscribe(database, vault, "a", "Orange")
    async with database.reading() as connection:
        assert await subscribers.counties_of(connection, vault, account("a")) == [ALL_COUNTIES]


async def test_only_who_wants_it_gets_what_is_being_checked(database: Database, vault: Vault) -> None:
    await subscribe(database, vault, "a", "Durham")
    await subscribe(database, vault, "b", "Durham")
    async with database.transaction() as connection:
        assert await subscribers.prefer(connection, vault, account("b"), Wish(checking=True))
    assert [name for name, _ in await chosen(database, CHECKING)] == ["b"]
    assert [name for name, _ in await chosen(database, DURHAM)] == ["a", "b"]
    wants = {name: await found(database, vault, name, CHECKING) for name in ("a", "b")}
    assert {name: recipient.wants for name, recipient in wants.items() if recipient} == {"a": False, "b": True}


@pytest.mark.parametrize("kind", [AlertKind.CONFIRMED, AlertKind.NOT_IMMIGRATION])
async def test_what_was_decided_goes_to_everybody_who_asked(database: Database, vault: Vault, kind: AlertKind) -> None:
    await subscribe(database, vault, "a", "Durham")
    assert [name for name, _ in await chosen(database, Scope("Durham", kind))] == ["a"]


async def test_rooms_for_alerts_of_the_county_and_no_others(database: Database, vault: Vault) -> None:
    await link(database, vault, "here", RoomKind.ALERTS, "Durham")
    await link(database, vault, "everywhere", RoomKind.ALERTS, ALL_COUNTIES)
    await link(database, vault, "elsewhere", RoomKind.ALERTS, "Wake")
    await link(database, vault, "team", RoomKind.MODERATORS, "Durham")
    assert [name for name, _ in await chosen(database, CHECKING, Source.ROOMS)] == ["everywhere", "here"]
    assert {name: (await found(database, vault, name)) is not None for name in ("here", "team", "nobody")} == {
        "here": True,
        "team": True,
        "nobody": False,
    }
    team = await found(database, vault, "team")
    assert team is not None
    assert not team.wants


async def test_r19_the_counts_of_a_preview_are_of_the_same_choice(database: Database, vault: Vault) -> None:
    await link(database, vault, "here", RoomKind.ALERTS, "Durham")
    for name in ("a", "b", "group"):
        await subscribe(database, vault, name, "Durham")
    async with database.transaction() as connection:
        await connection.execute(update(subscriptions).where(subscriptions.c.id == "group").values(kind="group"))
        counted = [await recipients.count_for(connection, scope) for scope in (DURHAM, CHECKING)]
    assert [(audience.channels, audience.groups, audience.people) for audience in counted] == [(1, 1, 2), (1, 0, 0)]


async def test_r33_wishes_are_read_as_they_stand(database: Database, vault: Vault) -> None:
    await subscribe(database, vault, "a", "Durham")
    before = await found(database, vault, "a")
    assert before is not None
    assert (before.sound, before.discreet, before.last_sound, before.wants) == (Sound.DAY, False, None, True)
    async with database.transaction() as connection:
        await subscribers.prefer(connection, vault, account("a"), Wish(sound=Sound.NEVER, discreet=True))
        await recipients.sounded(connection, "a", "Durham", START)
        await recipients.sounded(connection, "a", "Durham", START + timedelta(minutes=20))
        await subscribers.leave(connection, vault, account("a"), ["Wake"])
    after = await found(database, vault, "a")
    assert after is not None
    assert (after.sound, after.discreet) == (Sound.NEVER, True)
    assert after.last_sound == START + timedelta(minutes=20)
    elsewhere = await found(database, vault, "a", Scope("Wake"))
    assert elsewhere is not None
    assert (elsewhere.wants, elsewhere.last_sound) == (False, None)


async def test_the_last_county_left_ends_all_and_leaves_nothing(database: Database, vault: Vault) -> None:
    await subscribe(database, vault, "a", "Durham", "Wake")
    async with database.transaction() as connection:
        await recipients.sounded(connection, "a", "Durham", START)
        assert await subscribers.leave(connection, vault, account("a"), ["Durham", "Orange"]) == ("Durham",)
    assert await found(database, vault, "a") is not None
    async with database.transaction() as connection:
        assert await subscribers.leave(connection, vault, account("a"), ["Wake"]) == ("Wake",)
        assert await subscribers.preferences(connection, vault, account("a")) is None
        assert await connection.scalar(select(func.count()).select_from(sounds)) == 0
    assert await found(database, vault, "a", None) is None


async def test_sounds_are_forgotten_when_they_decide_nothing(database: Database, vault: Vault) -> None:
    async with database.transaction() as connection:
        await recipients.sounded(connection, "a", "Durham", START)
        await recipients.sounded(connection, "b", "Durham", START + timedelta(minutes=10))
        assert await recipients.forget_sounds(connection, START + timedelta(minutes=5)) == 1
        assert (await connection.execute(select(sounds.c.recipient))).scalars().all() == ["b"]
