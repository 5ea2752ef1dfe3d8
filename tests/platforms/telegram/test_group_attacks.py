"""A troll in a Telegram group, through python-telegram-bot: nothing is repeated, edited commands count for nothing."""

from pathlib import Path

import pytest

from tests.handlers.attacks import ATTACKS, holds_nothing_of, lines
from tests.platforms.telegram.test_group_alerts import neighbours
from tests.whole import Known, on_telegram

COMMANDS = [
    "numero",
    "derechos",
    "acciones",
    "recursos",
    "alguacil",
    "funcionarios",
    "carta",
    "alertas",
    "verificar",
    "avisos",
    "ayuda",
    "preguntar",
    "reportar",
    "sugerir",
    "idioma",
    "oncall",
    "grant",
    "reports",
    "card",
]


@pytest.mark.parametrize("attack", ATTACKS)
async def test_no_command_repeats_a_strangers_words(tmp_path: Path, known: Known, attack: str) -> None:
    async with on_telegram(tmp_path, known, groups={"cooldown_seconds": 0}) as town:
        group, _, luis = await neighbours(town)
        for command in COMMANDS:
            await luis.says(f"/{command} {ATTACKS[attack]}"[:4096], chat=group)
        await luis.says(f"@farolito_bot {ATTACKS[attack]}"[:4096], chat=group)
        await town.settle()
        assert group.from_bot
        for message in group.from_bot:
            assert holds_nothing_of(message.text)
            assert lines(message.text) <= 6
            assert not [each for each in message.entities if each["type"] in ("mention", "text_mention", "text_link")]


async def test_a_command_that_is_edited_is_not_answered_again(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, _, luis = await neighbours(town)
        typed = await luis.says("/numero durham", chat=group)
        await town.settle()
        said = group.texts
        for words in ("/numero wake", "/derechos", "@everyone @farolito_bot", "/reportar agentes"):
            await luis.edits(typed, words)
        await town.settle()
        assert group.texts == said


async def test_what_is_forwarded_into_a_group_is_read_as_talk(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, _, luis = await neighbours(town)
        origin = {"type": "hidden_user", "sender_user_name": "@everyone", "date": 1}
        for words in ("CONFIRMADO A-999 @everyone", "la migra está en Durham"):
            body = group.add(luis.user, text=words, content={"forward_origin": origin}).json()
            await town.api.deliver("message", body)
        await town.settle()
        assert group.from_bot == []


async def test_a_flood_leaves_the_groups_budget_to_what_cannot_wait(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, ana, luis = await neighbours(town)
        for county in sorted(town.application.services.answering.counties)[:30]:
            await luis.says(f"/numero {county}", chat=group)
        await town.settle()
        assert len(group.from_bot) <= 13, "Telegram takes 20 messages a minute in a group"
        assert group.from_bot[-1].silent
        await ana.says("@farolito_bot la migra está en la puerta de mi vecino en Durham", chat=group)
        await town.settle()
        assert "No abra la puerta" in group.texts[-1]
        assert "919-519-6103" in group.texts[-1]
