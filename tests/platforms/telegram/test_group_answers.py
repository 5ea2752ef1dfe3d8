"""Buttons under what the bot asks back in a group: short for whoever presses, whole where it cannot wait."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes.telegram_chats import Chat, Message
from tests.platforms.telegram.test_group_alerts import neighbours
from tests.whole import Known, OnTelegram, on_telegram

HENDERSON, VANCE = "Henderson County", "Henderson (Vance County)"
CALM = "@farolito_bot ¿dónde consigo abogado en Henderson?"
URGENT = "@farolito_bot la migra está en la puerta de mi vecino en Henderson"
FIRST_LINE = "Calma. Puede guardar silencio."
MORE = "Más en privado"


def lines(message: Message) -> int:
    return len([line for line in message.text.split("\n") if line.strip()])


async def asks(town: OnTelegram, text: str, group: Chat) -> Message:
    await town.api.person("Luis").says(text, chat=group)
    await town.settle()
    return group.from_bot[-1]


@pytest.mark.parametrize(
    ("command", "label", "told", "start"),
    [
        ("/numero flat rock", "Flat Rock (Surry County)", "Números para el condado de Surry", "more-hotline-surry"),
        ("/alguacil flat rock", "Flat Rock (Surry County)", "condado de Surry", "more-sheriff-surry"),
        ("/recursos flat rock", "Flat Rock (Surry County)", "Qué está pasando", "more-resources-surry"),
    ],
)
async def test_a_place_that_anybody_taps_gives_the_short_answer(
    tmp_path: Path, known: Known, command: str, label: str, told: str, start: str
) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, ana, luis = await neighbours(town)
        asked = await asks(town, command, group)
        assert lines(asked) <= 2
        await ana.presses(label, chat=group)
        await town.settle()
        answer = group.from_bot[-1]
        assert told in answer.text
        assert lines(answer) <= 6
        assert [key.url for row in answer.buttons for key in row] == [f"https://t.me/farolito_bot?start={start}"]
        said = len(group.from_bot)
        again = await luis.presses(label, message=asked)
        await town.settle()
        assert len(group.from_bot) == said, "it stands there already"
        assert again.toast is not None
        assert "336-543-0353" in again.toast
        town.clock.advance(timedelta(seconds=31))
        await luis.presses(label, message=asked)
        await town.settle()
        assert len(group.from_bot) == said + 1


async def test_a_question_keeps_what_was_asked_whoever_taps_the_place(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, ana, _ = await neighbours(town)
        asked = await asks(town, CALM, group)
        title = asked.text.split(":")[0]
        assert lines(asked) <= 6
        await ana.presses(VANCE, chat=group)
        await town.settle()
        answer = group.from_bot[-1]
        assert answer.id != asked.id
        assert answer.text.startswith(f"{title}:")
        assert lines(answer) <= 6
        ((more,),) = answer.buttons
        assert more.label == MORE
        assert more.url is not None
        await ana.says(f"/start {more.url.partition('start=')[2]}")
        await town.settle()
        assert ana.chat.texts[-1].startswith(f"{title}\n")
        assert lines(ana.chat.from_bot[-1]) > lines(answer)


async def test_r2_urgent_help_stays_whole_whoever_presses(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, ana, _ = await neighbours(town)
        asked = await asks(town, URGENT, group)
        assert FIRST_LINE in asked.text
        await ana.presses(VANCE, message=asked)
        await town.settle()
        answer = group.from_bot[-1]
        assert FIRST_LINE in answer.text
        assert "336-543-0353" in answer.text
        assert "No abra la puerta" in answer.text
        await ana.presses("English", message=answer)
        await town.settle()
        assert answer.text.startswith("Stay calm. You may stay silent."), "in its place"
        assert "Do not open without a warrant" in answer.text


async def test_a_button_that_was_pressed_while_the_bot_was_away_is_answered_once(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, ana, luis = await neighbours(town)
        asked = await asks(town, CALM, group)
        await town.api.refuse_connections()
        for person in (ana, luis, ana):
            await person.presses(HENDERSON, message=asked)
        town.clock.advance(timedelta(hours=1))
        town.api.forget_presses()
        said = len(group.from_bot)
        await town.api.accept_connections()
        await town.settle()
        assert len(group.from_bot) == said + 1
        assert lines(group.from_bot[-1]) <= 6


@pytest.mark.parametrize(
    "payload",
    [
        "group-card:rights-home:u0:es:Atlantis",
        "group-card:no-such-card:c:es:Wake",
        "group-card:rights-home:u9:es:Wake",
        "group-card:rights-home:x:es:Wake",
        "group-card:rights-home:c:xx:Wake",
        "group-card:rights-home",
        "group-card-in:rights-home:u0:es:@everyone",
        "group-place:forget:Wake",
        "group-place:hotline:@everyone",
        "group-place",
    ],
)
async def test_a_forged_press_is_refused(tmp_path: Path, known: Known, payload: str) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, _, luis = await neighbours(town)
        asked = await asks(town, CALM, group)
        said = group.texts
        press = await luis.sends_payload(asked, payload)
        await town.settle()
        assert press.toast is not None
        assert "ya no vale" in press.toast
        assert group.texts == said
