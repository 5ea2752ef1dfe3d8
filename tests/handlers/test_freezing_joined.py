"""R31: a channel that joins the network while alerts are frozen reads that they are."""

from sqlalchemy import update

from bot.domain.rights import Role
from bot.services.alerts import freeze
from bot.storage.schema import rooms
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.test_roles import give


async def test_r31_a_channel_linked_while_alerts_are_frozen_reads_it_once_until_they_are_not(town: Town) -> None:
    await give(town, "ana", Role.COORDINATOR)
    await give(town, "luis", Role.COORDINATOR)
    await town.ana.says("/freeze")
    await town.settle()
    await town.neighbour().says("/room alerts durham")
    await town.settle()
    for chat in ("alerts", "neighbours"):
        assert [text.count("Avisos en pausa desde") for text in town.texts(chat) if "en pausa" in text] == [1], chat
    await town.neighbour().says("/room alerts wake")
    await town.settle()
    assert sum("Avisos en pausa" in text for text in town.texts("neighbours")) == 1
    await town.luis.says("/unfreeze")
    await town.settle()
    for chat in ("alerts", "neighbours"):
        assert not any("Avisos en pausa" in text for text in town.texts(chat)), chat
        assert sum("Alerts again since" in text for text in town.texts(chat)) == 1, chat


async def test_r31_a_channel_of_the_configuration_reads_it_at_the_next_start(open_town: OpenTown) -> None:
    async with open_town() as town:
        async with town.application.database.transaction() as connection:
            await freeze.freeze(connection, by="M9", reason="", now=town.clock.now())
            await town.application.services.pausing.tell(connection, town.clock.now())
            await connection.execute(update(rooms).where(rooms.c.kind == "alerts").values(unlinked_at=town.clock.now()))
        await town.settle()
        clock = town.clock
    async with open_town(clock) as again:
        await again.settle()
        assert sum("Avisos en pausa" in text for text in again.alerts) == 1
