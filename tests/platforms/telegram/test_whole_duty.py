"""R21, R42, R43 through python-telegram-bot: the whole program on a fake Bot API."""

import asyncio
from pathlib import Path

from bot.domain.messages import Platform
from bot.domain.rights import Role
from bot.services.alerts import freeze
from bot.storage import people
from bot.storage.people import EVERYWHERE
from tests.whole import Known, OnTelegram, on_telegram, person


async def owner(town: OnTelegram) -> None:
    """Teresa is an owner too."""
    application = town.application
    async with application.database.transaction() as connection:
        found = await people.person_of(connection, application.vault, person(Platform.TELEGRAM, town.moderator.id))
        assert found is not None
        await people.grant(
            connection, "owner", found, Role.OWNER, EVERYWHERE, source="test", effective_at=town.clock.now()
        )


async def frozen(town: OnTelegram) -> freeze.Frozen:
    async with asyncio.timeout(20):
        while True:
            async with town.application.database.reading() as connection:
                if found := await freeze.is_frozen(connection):
                    return found
            await asyncio.sleep(0.05)


async def test_r42_a_private_chat_is_cleared_on_both_sides(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana, luis = town.api.person("Ana"), town.api.person("Luis")
        await luis.says("hola")
        await ana.says("la migra está en la puerta, estoy en Durham")
        await town.settle()
        await ana.says("/numero")
        await town.settle()
        await ana.presses("Borrar este chat")
        await town.settle()
        (left,) = ana.chat.messages
        assert left.text.startswith("Quité lo que Telegram me deja")
        assert "Vaciar historial" in left.text
        assert [method for method, _ in town.api.calls if method.startswith("delete")] == ["deleteMessages"]
        assert len(luis.chat.messages) == 2


async def test_r21_a_group_that_anybody_finds_is_not_linked(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        await owner(town)
        group = town.api.group("Vecinos")
        group.members = {town.moderator.id: (town.moderator.user, "creator"), 7: ({"id": 7, "is_bot": False}, "member")}
        group.more = {"username": "vecinos"}
        await town.moderator.says("/sala moderators", chat=group)
        await town.settle()
        assert "abierto a todos" in group.texts[-1]
        group.more = {}
        await town.moderator.says("/sala moderators", chat=group)
        await town.settle()
        assert "Conectada: moderadores" in group.texts[-1]
        assert "1 persona de esta sala no tiene ningún cargo" in group.texts[-1]


async def test_r21_the_board_is_pinned_without_a_sound_and_edited(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        town.room.status = "administrator"
        await town.application.services.boards.step()
        await town.work()
        (board,) = town.room.from_bot
        assert town.room.pinned == [board.id]
        assert board.silent
        await town.moderator.says("/oncall", chat=town.room)
        await town.settle()
        await town.moderator.presses(town.room.from_bot[-1].labels[0], chat=town.room)
        await town.settle()
        await town.application.services.boards.step()
        await town.work()
        assert "On duty: M1" in board.text
        assert town.room.pinned == [board.id]


async def test_r43_a_foreign_webhook_freezes_publication(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        await owner(town)
        await town.moderator.says("/start")
        await town.settle()
        town.api.webhook = {"url": "https://thief.example/hook"}
        connection = town.application.platforms[Platform.TELEGRAM].connection
        connection._watching._looked_at = float("-inf")  # type: ignore[attr-defined]  # noqa: SLF001  an hour later
        town.api.draw_next_update_id(5)
        await town.api.deliver("message", {})
        found = await frozen(town)
        assert (found.by, found.reason) == ("system", "telegram:webhook")
        town.api.webhook = {}
        await town.work()
        assert "Our token for Telegram may be stolen" in town.moderator.chat.texts[-1]
        assert "/revoke" in town.moderator.chat.texts[-1]
