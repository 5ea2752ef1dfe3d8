"""A suggestion from a person to two editors, through both real SDKs (R46)."""

from pathlib import Path

from bot.domain.rights import Role
from bot.storage.rooms import RoomKind
from tests.platforms.desk import give, link
from tests.whole import Known, OnTelegram, on_discord, on_telegram

DEAD = "El número del centro ya no existe, contestan en el 919-555-0134"


async def _done(town: OnTelegram, act: object) -> None:
    await act  # type: ignore[misc]
    await town.settle()


async def test_r46_on_telegram_two_editors_check_what_a_person_suggests(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        room, rosa, teo, ana = town.api.group("Editores"), *map(town.api.person, ("Rosa", "Teo", "Ana"))
        await link(town, room.id, RoomKind.EDITORS)
        for editor in (rosa, teo):
            await give(town, editor.id, Role.EDITOR)
        await _done(town, ana.says("/sugerir"))
        await _done(town, ana.presses("Cambió un número o lugar"))
        assert "¿Qué número o lugar, y cómo es hoy?" in ana.chat.texts[-1]
        await _done(town, ana.says(DEAD))
        assert "Se pasó a los editores: S-" in ana.chat.texts[-1]
        card = next(message for message in room.from_bot if message.text.startswith("S-"))
        assert DEAD in card.text
        assert "Ana" not in card.text
        await _done(town, rosa.presses("Take", chat=room))
        await _done(town, rosa.presses("Check", chat=room))
        await _done(town, rosa.presses("I called", chat=room))
        asked = room.from_bot[-1]
        await _done(town, rosa.says("the line answers from 9 to 5", chat=room, reply_to=asked))
        assert "Checked by E1 on Nov 22, 2026: I called." in card.text
        await _done(town, rosa.presses("Agree", message=card))
        assert "A second editor is needed" in card.text
        await _done(town, teo.presses("Agree", message=card))
        assert "accepted by E1 and E2, checked on Nov 22, 2026" in card.text
        assert DEAD not in card.text
        assert "dos editores revisaron su sugerencia" in ana.chat.texts[-1]


async def test_r46_on_discord_a_form_is_filled_and_a_fundraiser_refused(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        guild = town.general.guild
        assert guild is not None
        room = guild.create_text_channel("editors")
        ana, rosa, teo = (guild.add_member(town.env.create_user(name)) for name in ("ana", "rosa", "teo"))
        await link(town, room.id, RoomKind.EDITORS)
        for editor in (rosa, teo):
            await give(town, editor.id, Role.EDITOR)
        begun = await ana.slash(town.general, "suggest")
        assert begun.response is not None
        assert begun.ephemeral
        modal = await ana.click(begun.response, label="A new resource")
        refused = await ana.submit_modal(modal, {"text": "send help to $luisito", "source": ""})
        assert refused.response is not None
        assert "I cannot pass this on" in refused.response.content
        modal = await ana.click(begun.response, label="A new resource")
        passed = await ana.submit_modal(
            modal, {"text": "The pantry on 5th helps families", "source": "https://pantry.example.org"}
        )
        assert passed.response is not None
        assert "Passed on to the editors: S-" in passed.response.content
        await town.settle()
        card = room.history()[0]
        assert "The pantry on 5th helps families" in card.content
        await rosa.click(room.history()[0], label="Take")
        await town.settle()
        how = await rosa.click(room.history()[0], label="Check")
        assert how.response is not None
        modal = await rosa.click(how.response, label="I read the page")
        await rosa.submit_modal(modal, {"text": "their page names the pantry"})
        await town.settle()
        await teo.click(room.history()[0], label="Agree")
        await town.settle()
        assert "accepted by E1 and E2" in room.history()[0].content
        assert "pantry" not in room.history()[0].content
