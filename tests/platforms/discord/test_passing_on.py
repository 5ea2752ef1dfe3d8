"""Reports from a Discord server: *Report this sighting* on a message, and /report, both for one person's eyes."""

from datetime import timedelta
from pathlib import Path

from simcord.results import ResponseMessage
from sqlalchemy import update

from bot.storage.schema import rooms
from tests.whole import Known, OnDiscord, on_discord


async def settled(town: OnDiscord, shown: ResponseMessage | None) -> str:
    await town.settle()
    assert shown is not None
    return shown.content


async def test_a_message_is_passed_on_with_its_picture_and_without_its_author(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        guild = town.env.guild
        ana = guild.add_member(town.env.create_user("ana-la-vecina"))
        luis = guild.add_member(town.env.create_user("luis-el-vecino"))
        words = f"dos camionetas y 4 agentes en Durham <@{ana.id}>"
        posted = await luis.send(town.general, words, attachments=[("a.jpg", b"x" * 50)])
        result = await ana.context_menu(town.general, "Report this sighting", posted)
        shown = await settled(town, result.response)
        assert result.ephemeral
        assert "dos camionetas y 4 agentes en Durham" in shown
        assert "1 archivo" in shown
        assert result.response is not None
        sent = await ana.click(result.response, label="Enviar ya")
        receipt = await settled(town, sent.response)
        assert "R-" in receipt
        card = town.room.history()[-1].content
        assert "dos camionetas y 4 agentes en Durham" in card
        assert "passed it on" in card
        for trace in ("luis", "ana-la", str(luis.id), str(ana.id)):
            assert trace not in card


async def test_ones_own_message_is_not_called_somebody_elses(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        ana = town.env.guild.add_member(town.env.create_user("ana"))
        posted = await ana.send(town.general, "two vans in Durham")
        result = await ana.context_menu(town.general, "Report this sighting", posted)
        shown = await settled(town, result.response)
        assert "two vans in Durham" in shown
        assert "somebody else" not in shown


async def test_a_report_with_words_is_ephemeral_and_its_place_is_written_in_a_form(
    tmp_path: Path, known: Known
) -> None:
    async with on_discord(tmp_path, known) as town:
        ana = town.env.guild.add_member(town.env.create_user("ana"))
        result = await ana.slash(town.general, "report", text="two unmarked vans and 4 agents in vests")
        assert result.ephemeral
        assert result.response is not None
        form = await ana.click(result.response, label="Write the place")
        filled = await ana.submit_modal(form, {"place": "Roxboro and Club, Durham"})
        shown = await settled(town, filled.response)
        assert "Where: Roxboro and Club, Durham" in shown.replace("*", "")
        assert [message.content for message in town.general.history()] == [], "nobody else saw anything"


async def test_a_typed_report_goes_on_in_private_and_its_trace_is_removed(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        user = town.env.create_user("ana")
        ana = town.env.guild.add_member(user)
        assert town.env.bot.user is not None
        await ana.send(town.general, f"<@{town.env.bot.user.id}> /report two vans in Durham")
        await town.settle()
        assert town.general.history() == [], "neither the command nor an answer stands there"
        link = user.dm_channel.last_message
        assert link is not None
        opened = await user.click(link, label="Open a private chat")
        assert "two vans in Durham" in await settled(town, opened.response)


async def test_r13_where_nobody_serves_the_county_that_comes_before_the_form(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        ana = town.env.guild.add_member(town.env.create_user("ana"))
        async with town.application.database.transaction() as connection:
            await connection.execute(update(rooms).values(counties="Durham"))
        await ana.slash(town.general, "hotline", county="Wake")
        town.clock.advance(timedelta(seconds=6))
        await ana.slash(town.general, "rights")
        told = await ana.slash(town.general, "report")
        assert told.modal is None
        assert told.ephemeral
        assert told.response is not None
        assert told.response.content.startswith("No volunteers of this network serve Wake")
        form = await ana.click(told.response, label="Write it all the same")
        assert form.modal is not None
        filled = await ana.submit_modal(form, {"what": "two vans"})
        assert "Your report: two vans" in (await settled(town, filled.response)).replace("*", "")
