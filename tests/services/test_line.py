"""What changes all the time is sent all the same: a newer version takes the place of the one that waits."""

from datetime import timedelta

from bot.domain.delivery import Lane, Pace
from bot.domain.messages import Address, Outgoing, Platform
from tests.services.conftest import World

ROOM = Address(Platform.TELEGRAM, "room")


async def show(world: World, card: str, version: int, *, lane: Lane = Lane.CARDS) -> None:
    async with world.database.transaction() as connection:
        text = Outgoing(f"{card} {version}")
        await world.delivery.show(connection, card, "report:1", "R1", ROOM, text, lane, version)


def sent(world: World) -> list[str]:
    return [call.text for call in world.edge.calls]


async def test_a_card_that_changes_all_the_time_does_not_lose_its_place(world: World) -> None:
    world.pace = Pace(chat_interval=0.0, group_per_minute=1.0)
    world.start_worker(is_group=lambda address: True)
    await show(world, "first", 1)
    await world.worker.step()
    await show(world, "busy", 1)
    for number in range(2, 8):
        world.clock.advance(timedelta(seconds=1))
        await show(world, f"other{number}", 1)
        await show(world, "busy", number)
    world.clock.advance(timedelta(minutes=1))
    await world.worker.step()
    assert sent(world) == ["first 1", "busy 7"]


async def test_a_new_card_goes_before_an_edit_that_only_counts(world: World) -> None:
    await show(world, "old", 1)
    await world.worker.step()
    await show(world, "old", 2, lane=Lane.MARKS)
    await show(world, "new", 1)
    await world.worker.step()
    assert sent(world) == ["old 1", "new 1", "old 2"]
