"""R25 through both real SDKs: a second person lets a shop pass that reads like a name; a home is passed by nobody."""

from pathlib import Path

from simcord import MemberActor
from simcord.results import InteractionResult

from tests.platforms.staff import discord_staff, telegram_staff
from tests.whole import Known, OnDiscord, OnTelegram, on_discord, on_telegram

WORDS = "Dos camionetas y cuatro agentes con chaleco en Durham, Roxboro y Club"
SHOP = "Tamales Doña Chela, Durham"


async def telegram_preview(town: OnTelegram) -> None:
    ana = town.api.person("Ana")
    await ana.says(f"/reportar {WORDS}")
    await town.settle()
    await ana.presses("Enviar ya")
    await town.settle()
    for label in ("Claim", "Confirm", "Two observers on site", "Immigration agents, agency not known"):
        await town.moderator.presses(label, chat=town.room)
        await town.settle()


async def telegram_place(town: OnTelegram, words: str) -> str:
    await town.moderator.presses("Change place", chat=town.room)
    await town.settle()
    await town.moderator.says(words, chat=town.room, reply_to=town.room.from_bot[-1])
    await town.settle()
    return town.room.texts[-1]


async def test_r25_on_telegram_a_second_person_lets_a_shop_pass(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        owner, _ = await telegram_staff(town)
        await telegram_preview(town)
        refused = await telegram_place(town, SHOP)
        assert "“Doña Chela” looks like somebody's name" in refused
        await town.moderator.presses("Ask a second person", chat=town.room)
        await town.settle()
        asked = await town.room.shows("asks a second person")
        assert "Chela" not in asked.text
        await owner.presses("Look at the words", chat=town.room)
        await town.settle()
        await owner.presses("Let it pass", chat=town.room)
        await town.settle()
        await town.room.shows("let the words of M1")
        taken = await telegram_place(town, SHOP)
        assert SHOP in taken
        assert "looks like" not in taken


async def discord_preview(town: OnDiscord) -> InteractionResult:
    """The moderator's preview, which nobody else sees."""
    ana = town.env.create_user("ana")
    await ana.send_dm(f"/report {WORDS}")
    await town.settle()
    asked = ana.dm_channel.last_message
    assert asked is not None
    await ana.click(asked, label="Enviar ya")
    await town.settle()
    await town.moderator.click(town.room.history()[0], label="Claim")
    await town.settle()
    shown = await town.moderator.click(town.room.history()[0], label="Confirm")
    for label in ("Two observers on site", "Immigration agents, agency not known"):
        assert shown.response is not None
        pressed = await town.moderator.click(shown.response, label=label)
        shown = pressed if pressed.response is not None else shown
    return shown


async def discord_place(who: MemberActor, shown: InteractionResult, words: str) -> InteractionResult:
    assert shown.response is not None
    modal = await who.click(shown.response, label="Change place")
    return await who.submit_modal(modal, {"text": words})


async def test_r25_on_discord_a_second_person_lets_a_shop_pass(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        owner, _ = await discord_staff(town)
        shown = await discord_preview(town)
        refused = await discord_place(town.moderator, shown, SHOP)
        assert refused.response is not None
        assert refused.ephemeral
        assert "“Doña Chela” looks like somebody's name" in refused.response.content
        await town.moderator.click(refused.response, label="Ask a second person")
        await town.settle()
        asked = next(message for message in town.room.history() if "asks a second person" in message.content)
        assert "Chela" not in asked.content
        looked = await owner.click(asked, label="Look at the words")
        assert looked.response is not None
        assert looked.ephemeral
        assert f"M1 wrote: “{SHOP}”" in looked.response.content
        await owner.click(looked.response, label="Let it pass")
        await town.settle()
        assert any("let the words of M1" in message.content for message in town.room.history())
        taken = await discord_place(town.moderator, shown, SHOP)
        assert taken.response is not None
        assert "looks like" not in taken.response.content
        assert SHOP in taken.response.content


async def test_r25_on_discord_nobody_is_asked_about_a_home(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        await discord_staff(town)
        refused = await discord_place(town.moderator, await discord_preview(town), "45 Elm Street, agent Smith")
        assert refused.response is not None
        assert refused.response.content.count("\n") == 1, "both are told at once"
        assert "points at one house" in refused.response.content
        assert "officer's name" in refused.response.content
        assert not refused.response.components
