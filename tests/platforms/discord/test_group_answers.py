"""Groups on Discord: what is asked back, short answers for everybody, and nobody who can make the bot ping."""

from pathlib import Path

import pytest
from simcord import MemberActor

from bot.services.asking.cooldowns import A_MINUTE, MINUTE
from tests.handlers.attacks import ATTACKS, holds_nothing_of, lines
from tests.whole import Known, OnDiscord, on_discord

# The commands whose answer everybody reads, and those of one person, with the name of what follows them.
COMMANDS = {
    "hotline": "county",
    "rights": "",
    "actions": "",
    "resources": "county",
    "sheriff": "county",
    "officials": "county",
    "alerts": "county",
    "letter": "office",
    "verify": "text",
    "ask": "text",
    "subscribe": "county",
}


def member(town: OnDiscord, name: str = "luis") -> MemberActor:
    guild = town.general.guild
    assert guild is not None
    return guild.add_member(town.env.create_user(name))


def bot_id(town: OnDiscord) -> int:
    user = town.env.bot.user
    assert user is not None
    return user.id


def pinging(town: OnDiscord) -> list[object]:
    """Everything that was sent with leave to ping somebody, or without saying that nobody may be."""
    sent = [call.json for call in town.env.http_requests if call.method in ("POST", "PATCH") and call.json]
    bodies = [body.get("data") or body for body in sent if isinstance(body, dict)]
    said = [body for body in bodies if isinstance(body, dict) and body.get("content")]
    return [body for body in said if body.get("allowed_mentions", {}).get("parse") != []]


@pytest.mark.parametrize("attack", ["mentions", "markup", "right to left", "a number to call"])
async def test_no_command_pings_or_repeats_a_strangers_words(tmp_path: Path, known: Known, attack: str) -> None:
    async with on_discord(tmp_path, known, groups={"cooldown_seconds": 0}) as town:
        luis = member(town)
        for command, option in COMMANDS.items():
            given = {option: ATTACKS[attack]} if option else {}
            answered = await luis.slash(town.general, command, **given)
            assert answered.response is not None, command
            # What only its writer sees may name the place that they typed.
            assert answered.response.flags.ephemeral or holds_nothing_of(answered.response.content), command
        await luis.send(town.general, f"<@{bot_id(town)}> {ATTACKS[attack]}")
        await town.settle()
        for message in town.general.history():
            if message.author.id != luis.id:
                assert holds_nothing_of(message.content)
                assert lines(message.content) <= 6
                assert (list(message.mentions), list(message.role_mentions)) == ([], [])
                assert not message.mention_everyone
        assert pinging(town) == []


async def test_what_everybody_reads_has_six_lines_at_most(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known, groups={"cooldown_seconds": 0}) as town:
        luis = member(town)
        for command, option in COMMANDS.items():
            for place in ("durham", "flat rock", "chicago") if option == "county" else ("",):
                given = {option: place or "governor"} if option else {}
                answered = await luis.slash(town.general, command, **given)
                assert answered.response is not None, command
                if not answered.response.flags.ephemeral:
                    assert lines(answered.response.content) <= 6, (command, answered.response.content)


async def test_a_place_that_another_member_taps_is_answered_to_them_alone(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        luis, ana = member(town), member(town, "ana")
        asked = (await luis.slash(town.general, "hotline", county="flat rock")).response
        assert asked is not None
        answer = (await ana.click(asked, label="Flat Rock (Surry County)")).response
        assert answer is not None
        assert answer.flags.ephemeral
        assert "Surry" in answer.content
        assert lines(answer.content) <= 6


async def test_a_question_to_the_bot_is_answered_shortly_and_whole_behind_its_button(
    tmp_path: Path, known: Known
) -> None:
    async with on_discord(tmp_path, known) as town:
        luis, ana = member(town), member(town, "ana")
        bot = bot_id(town)
        await luis.send(town.general, f"<@{bot}> ¿dónde consigo abogado en Durham?")
        await town.settle()
        short = town.general.last_message
        assert short is not None
        assert lines(short.content) <= 6
        whole = (await ana.click(short, label="Más en privado")).response
        assert whole is not None
        assert whole.flags.ephemeral
        assert lines(whole.content) > lines(short.content)
        await luis.send(town.general, f"<@{bot}> la migra está en la puerta de mi vecino en Durham")
        await town.settle()
        urgent = town.general.last_message
        assert urgent is not None
        assert "No abra la puerta" in urgent.content
        assert "919-519-6103" in urgent.content


async def test_what_one_member_makes_the_bot_write_for_all_is_bounded_and_nobody_is_refused(
    tmp_path: Path, known: Known
) -> None:
    async with on_discord(tmp_path, known) as town:
        luis, ana = member(town), member(town, "ana")
        counties = sorted(town.application.services.answering.counties)[:20]
        answers = []
        for county in counties:
            answered = await luis.slash(town.general, "hotline", county=county)
            assert answered.response is not None
            assert county in answered.response.content, "whole, whoever sees it"
            answers.append(answered.response)
        assert [answer.flags.ephemeral for answer in answers] == [False] * A_MINUTE + [True] * (20 - A_MINUTE)
        before = len(town.general.history())
        for county in counties:
            await luis.send(town.general, f"<@{bot_id(town)}> ¿dónde consigo abogado en {county}?")
        await town.settle()
        said = [message.content for message in town.general.history()[before:] if message.author.id != luis.id]
        assert len(said) == 1
        assert "Pregúnteme en privado" in said[0]
        urgent = await ana.slash(town.general, "hotline", county="la migra está en la puerta de mi vecino en Durham")
        assert urgent.response is not None
        assert not urgent.response.flags.ephemeral
        await ana.send(town.general, f"<@{bot_id(town)}> la migra está en la puerta de mi vecino en Durham")
        await town.settle()
        for text in (urgent.response.content, town.general.history()[-1].content):
            assert "No abra la puerta" in text
            assert "919-519-6103" in text
        town.clock.advance(MINUTE)
        quiet = (await ana.slash(town.general, "hotline", county="Durham")).response
        assert quiet is not None
        assert not quiet.flags.ephemeral
