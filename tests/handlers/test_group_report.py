"""/report among others: a private link, what was typed waits behind it, and nothing of it stays in the group."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.i18n import Texts
from bot.platforms.sandbox import chats
from bot.storage.schema import drafts, outbox, reports
from tests.chat import Person, Town
from tests.handlers.flows import STATEWIDE, contents
from tests.handlers.test_rules_asking import rows

TEXTS = Texts()


def code_of(person: Person) -> str:
    """What the button carries that opens the private chat."""
    assert person.post.outgoing is not None
    (button,) = (button for row in person.post.outgoing.buttons for button in row)
    assert button.start is not None
    return button.start


def people_said(town: Town) -> list[str]:
    return [post.text for post in town.posts(chats.NEIGHBOURS) if post.outgoing is None]


@pytest.mark.parametrize("how", ["command", "start button", "send as a report"])
async def test_a_report_in_a_group_is_answered_with_a_private_link(town: Town, how: str) -> None:
    ana = town.neighbour()
    if how == "command":
        await ana.says("/report dos camionetas y cuatro agentes en Durham")
    elif how == "start button":
        await ana.says("/start")
        await ana.presses("3 Reportar lo que vi")
    else:
        await ana.says("@farolito la migra está en la puerta de mi vecino")
        await ana.presses("Enviar como reporte")
    key = "report-link" if how == "start button" else "report-link-kept"
    assert ana.reads == TEXTS.say("es", key, number=STATEWIDE)
    assert ana.buttons == ["Abrir un chat privado"]
    assert town.room == []
    opened = await town.ana.says(f"/start {code_of(ana)}")
    expected = {
        "command": "cuatro agentes",
        "send as a report": "la migra está en la puerta",
        "start button": "¿Qué ve?",
    }
    assert expected[how] in opened
    assert town.room == []


async def test_the_trace_is_removed_and_the_words_are_nowhere_in_clear(town: Town) -> None:
    ana = town.neighbour()
    await ana.says("/report dos camionetas en Durham")
    assert people_said(town) == [], "the command is gone"
    assert "camionetas" not in ana.reads
    everything = repr(await contents(town))
    assert "camionetas" not in everything
    assert code_of(ana) not in everything, "the code opens it and stands nowhere"
    async with town.application.database.reading() as connection:
        keys = [row.key for row in await connection.execute(select(outbox))]
    assert not any(code_of(ana) in key for key in keys)


async def test_nobody_but_who_typed_it_may_open_it_and_only_once(town: Town) -> None:
    ana = town.neighbour()
    await ana.says("/report dos camionetas en Durham")
    code = code_of(ana)
    stolen = await town.luis.says(f"/start {code}")
    assert "ya no está aquí" in stolen
    assert "camionetas" not in stolen
    shown = await town.ana.says(f"/start {code}")
    assert shown.startswith("Lo leen voluntarios")
    assert "dos camionetas en Durham" in shown
    assert "ya no está aquí" in await town.ana.says(f"/start {code}")
    await town.ana.presses("Enviar ya")
    assert any(text.startswith("Guardado: R-") for text in town.texts("ana"))
    assert await rows(town, reports) == 1


async def test_an_unknown_code_is_answered_like_one_that_is_over(town: Town) -> None:
    unknown = await town.ana.says("/start ABCD1234")
    await town.neighbour().says("/report dos camionetas en Durham")
    code = code_of(town.neighbour())
    await town.passes(timedelta(minutes=31))
    assert await town.ana.says(f"/start {code}") == unknown
    assert STATEWIDE in unknown
    assert await rows(town, drafts) == 0
    assert TEXTS.say("es", "draft-deleted") not in town.texts("ana"), (
        "nobody may be written to who did not begin a chat"
    )


async def test_start_without_a_word_of_ours_is_the_start(town: Town) -> None:
    assert "Soy Farolito" in await town.ana.says("/start")
    assert "Soy Farolito" in await town.ana.says("/start something-else")


async def test_others_see_a_link_that_is_only_a_beginning_for_them(town: Town) -> None:
    """The button of the group holds a code: whoever else presses it learns nothing and can report by themselves."""
    await town.neighbour().says("/report")
    assert "¿Qué ve?" in await town.luis.says(f"/start {code_of(town.neighbour())}")
