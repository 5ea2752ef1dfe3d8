"""R42 as conversations: a chat is cleared, and /mydata counts without a text."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.rights import Role
from bot.storage.keys import Purpose
from bot.storage.schema import chat_messages, drafts
from tests.chat import Person, Town
from tests.handlers.flows import report
from tests.handlers.test_roles import give
from tests.handlers.test_rules_keeping import rows, steady

URGENT = "la migra está en la puerta, estoy en Durham"


def stands(town: Town, chat: str = "ana") -> list[str]:
    """Everything in a chat, also what its people wrote."""
    return [post.outgoing.text if post.outgoing else post.text for post in town.posts(chat)]


async def test_r42_the_button_clears_both_sides_of_a_private_chat(town: Town) -> None:
    await town.ana.says(URGENT)
    assert "Borrar este chat" in town.ana.buttons
    await report(town.ana)
    assert "Borrar este chat" in town.ana.buttons
    await town.luis.says("hola")
    await town.ana.presses("Borrar este chat")
    (left,) = stands(town)
    assert left.startswith("Quité lo que se escribió aquí")
    assert len(stands(town, "luis")) == 2


async def test_r42_privacy_offers_it(town: Town) -> None:
    await town.ana.says("/privacidad")
    assert "Borrar este chat" in town.ana.buttons
    await town.ana.says("/misdatos")
    await town.ana.presses("Borrar este chat")
    assert len(stands(town)) == 1


async def test_r42_it_cancels_the_draft_and_forgets_language_and_place(town: Town) -> None:
    await town.ana.says("EN")
    await town.ana.says("/hotline durham")
    await town.ana.says_without_forms("/report dos camionetas")
    await town.ana.presses_payload("clear-chat")
    assert await rows(town, drafts) == 0
    answer = await town.ana.says("/numero")
    assert "Durham" not in answer
    assert "condado" in answer


async def test_r42_what_is_older_than_48_hours_is_no_longer_known(town: Town) -> None:
    await steady(town)
    await town.ana.says("hola")
    await town.application.services.clearing.flush()
    assert await rows(town, chat_messages) == 2
    await town.passes(timedelta(hours=47))
    await town.application.housekeeping.round()
    assert await rows(town, chat_messages) == 2
    for _ in range(2):
        await town.passes(timedelta(hours=1))
        await town.application.housekeeping.round()
    assert await rows(town, chat_messages) == 0
    await town.ana.presses_payload("clear-chat")
    assert len(stands(town)) == 3


async def test_r42_what_was_kept_survives_a_restart_and_stands_sealed(town: Town) -> None:
    await town.ana.says("hola")
    await town.application.services.clearing.flush()
    async with town.application.database.reading() as connection:
        kept = (await connection.execute(select(chat_messages))).all()
    assert len(kept) == 2
    mark = town.application.vault.marks(Purpose.LINK, "chat:sandbox:ana")
    for row in kept:
        assert row.chat_mark in mark
        assert all(post.reference.encode() not in row.reference for post in town.posts("ana"))
    await town.ana.presses_payload("clear-chat")
    assert len(stands(town)) == 1


async def test_forget_forgets_which_messages_stand(town: Town) -> None:
    await town.ana.says("hola")
    await town.application.services.clearing.flush()
    await town.ana.says("/borrar")
    assert await rows(town, chat_messages) == 0


async def test_r42_a_group_is_not_cleared(town: Town) -> None:
    await town.neighbour().says("/hotline durham")
    before = town.texts("neighbours")
    assert "Borrar este chat" not in town.neighbour().buttons
    assert "privado" in await town.neighbour().presses_payload("clear-chat")
    assert town.texts("neighbours")[: len(before)] == before
    assert await rows(town, chat_messages) == 0


async def test_r42_the_moderators_room_keeps_its_cards(town: Town) -> None:
    await report(town.ana)
    await town.ana.presses("Borrar este chat")
    assert len(town.room) == 1
    assert "Claim" in town.first.buttons


async def test_r42_mydata_tells_counts_and_dates(town: Town) -> None:
    nothing = await town.luis.says("/misdatos")
    assert "- Avisos: ninguno\n- Reportes que todavía llevan a usted: 0\n" in nothing
    assert "del " not in nothing.partition("Números")[0]
    await town.ana.says("/subscribe durham")
    await report(town.ana, what="PALABRAS")
    await town.ana.says_without_forms("/report otra cosa")
    answer = await town.ana.says("/mydata")
    assert "- Avisos: Durham, desde dom 22 nov, 3:42 p. m." in answer
    assert "llevan a usted: 1, el primero del dom 22 nov, 3:42 p. m." in answer
    assert "empezó y no mandó: 1" in answer
    assert "Números de mensajes de este chat" in answer
    assert "PALABRAS" not in answer
    assert "cargo" not in answer


@pytest.mark.parametrize("counties", [(), ("Durham", "Wake")])
async def test_r42_mydata_shows_a_volunteer_their_role(town: Town, counties: tuple[str, ...]) -> None:
    await give(town, "luis", Role.MODERATOR, *counties)
    await town.luis.says("/guardia mon 6-12")
    answer = await town.luis.says("/mydata")
    where = "Durham y Wake" if counties else "todos los condados"
    assert f"Su cargo de voluntario: moderador, {where}, como M3, desde dom 22 nov, 3:42 p. m." in answer
    assert "Sus guardias que no han terminado: 1" in answer


async def test_mydata_of_a_moderator_stays_out_of_the_room(town: Town) -> None:
    assert "private" in await town.first.says("/mydata")
    mine = await Person(town, "mod-1", "mod-1", locale="en").says("/mydata")
    assert "Your role as a volunteer: moderator, all counties, as M1" in mine
