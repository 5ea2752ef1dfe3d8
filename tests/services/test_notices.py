"""At the moment of sending: silent in quiet hours, one sound in a quarter of an hour, covered for who wants it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.domain.delivery import Reach
from bot.domain.messages import Account, Outgoing
from bot.domain.notifying import Sound, Wish
from bot.storage import copies, subscribers
from bot.storage.schema import alerts
from tests.services.conftest import World

NIGHT = datetime(2026, 11, 23, 4, tzinfo=UTC)  # 11 PM
COVER = "Farolito: mensaje nuevo\nFarolito: new message"


async def prefer(world: World, name: str, **wishes: object) -> None:
    async with world.database.transaction() as connection:
        account = Account(world.edge.platform, name)
        assert await subscribers.prefer(connection, world.vault, account, Wish(**wishes))  # type: ignore[arg-type]


def last(world: World, chat: str) -> Outgoing:
    return list(world.edge.chats[chat].values())[-1]


@pytest.mark.parametrize(
    ("sound", "at", "silent"),
    [
        (None, NIGHT, True),
        (None, NIGHT + timedelta(hours=8), False),
        (Sound.ALWAYS, NIGHT, False),
        (Sound.NEVER, NIGHT + timedelta(hours=10), True),
    ],
)
async def test_r33_an_alert_comes_at_once_and_silently_where_people_sleep(
    small_world: World, sound: Sound | None, at: datetime, silent: bool
) -> None:
    small_world.clock.advance(at - small_world.clock.now())
    await small_world.subscribe("ana")
    if sound:
        await prefer(small_world, "ana", sound=sound)
    await small_world.publish()
    await small_world.send_all()
    assert (last(small_world, "ana").text, last(small_world, "ana").silent) == ("alert es", silent)
    assert small_world.clock.now() - at < timedelta(minutes=1)


async def test_r33_a_correction_sounds_within_the_quarter_of_an_hour_and_wakes_nobody(small_world: World) -> None:
    await small_world.subscribe("ana")
    await small_world.publish()
    await small_world.send_all()
    await small_world.correct(2, "wrong", follow_up="CORRECTION")
    await small_world.send_all()
    follow = last(small_world, "ana")
    assert (follow.text, follow.silent) == ("CORRECTION es", False)
    small_world.clock.advance(NIGHT - small_world.clock.now())
    await small_world.correct(3, "wrong again", follow_up="CORRECTION 2")
    await small_world.send_all()
    follow = last(small_world, "ana")
    assert (follow.text, follow.silent) == ("CORRECTION 2 es", True)


async def test_r33_a_cover_names_nothing_and_a_correction_lifts_none(world: World) -> None:
    await world.subscribe("ana")
    await world.subscribe("open")
    await prefer(world, "ana", discreet=True)
    await world.publish()
    await world.send_all()
    assert {call.chat: call.text for call in world.edge.calls} == {"ana": COVER, "open": "alert es"}
    await world.correct(2, "over", follow_up="ENDED")
    await world.send_all()
    assert [text for text in world.edge.texts("ana") if "over" in text or "ENDED" in text] == []
    assert world.edge.texts("ana") == [COVER, COVER]
    assert world.edge.texts("open") == ["over es", "ENDED es"]


async def test_r33_what_was_opened_follows_every_later_change(world: World) -> None:
    await world.subscribe("ana")
    await prefer(world, "ana", discreet=True)
    await world.publish()
    await world.send_all()
    async with world.database.transaction() as connection:
        assert await copies.open_up(connection, "alert:A1:Sana")
    await world.correct(2, "over", reach=Reach.HOLDERS)
    await world.send_all()
    assert world.edge.texts("ana") == ["over es"]


async def test_who_only_wants_what_is_confirmed_gets_nothing_that_is_checked(world: World) -> None:
    await world.subscribe("confirmed")
    await world.subscribe("both")
    await prefer(world, "both", checking=True)
    await world.link("channel")
    await world.publish()
    async with world.database.transaction() as connection:
        await connection.execute(update(alerts).values(kind="checking"))
    await world.send_all()
    assert sorted(call.chat for call in world.edge.calls) == ["both", "channel"]


async def test_a_wish_changed_between_writing_and_sending_counts(world: World) -> None:
    await world.subscribe("ana")
    await prefer(world, "ana", checking=True)
    await world.subscribe("bea", "Durham", "Wake")
    await world.publish()
    async with world.database.transaction() as connection:
        await connection.execute(update(alerts).values(kind="checking"))
    await prefer(world, "bea", checking=True)
    await world.broadcaster.step()
    await prefer(world, "ana", checking=False)
    async with world.database.transaction() as connection:
        assert await subscribers.leave(connection, world.vault, Account(world.edge.platform, "bea"), ["Durham"])
    await world.send_all()
    assert world.edge.calls == []
