"""R22 through both real SDKs: granting, stopping, seconding, revoking, and a lost phone."""

from pathlib import Path

from simcord import ChannelHandle, MemberActor

from tests.fakes.telegram_chats import Chat, Person
from tests.platforms.staff import WAIT, alias_in, code_in, discord_staff, telegram_staff
from tests.whole import Known, OnDiscord, OnTelegram, on_discord, on_telegram

WORDS = "Dos camionetas y cuatro agentes con chaleco en Durham, Roxboro y Club"


async def telegram_newcomer(town: OnTelegram, owner: Person) -> tuple[Person, str]:
    """Nina, from the owner's /grant to her /accept; and what she read."""
    await owner.says("/grant moderator")
    await town.settle()
    nina = town.api.person("Nina", "en")
    await nina.says(f"/accept {code_in(owner.chat.texts[-1])}")
    await town.settle()
    return nina, nina.chat.texts[-1]


async def telegram_report(town: OnTelegram) -> None:
    ana = town.api.person("Ana")
    await ana.says(f"/reportar {WORDS}")
    await town.settle()
    await ana.presses("Enviar ya")
    await town.settle()


async def press(town: OnTelegram, who: Person, label: str, chat: Chat) -> None:
    await who.presses(label, chat=chat)
    await town.settle()


async def test_r22_on_telegram_a_granted_role_begins_after_ten_minutes(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        owner, room = await telegram_staff(town)
        nina, answer = await telegram_newcomer(town, owner)
        assert "moderator" in answer
        assert alias_in(room.texts[-1]) in answer
        await telegram_report(town)
        card = town.room.from_bot[0]
        await press(town, nina, "Claim", town.room)
        assert "Nobody has it yet" in card.text
        town.clock.advance(WAIT)
        await town.settle()
        # The clock jumped with no poll in between: what comes next may have waited, and is only looked at.
        await press(town, nina, "Claim", town.room)
        await press(town, nina, "Claim", town.room)
        assert f"{alias_in(answer)} has it" in card.text


async def test_r22_on_telegram_a_grant_is_stopped(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        owner, room = await telegram_staff(town)
        nina, _ = await telegram_newcomer(town, owner)
        await press(town, owner, "Stop this", room)
        assert room.from_bot[-1].buttons == []
        town.clock.advance(WAIT)
        await town.settle()
        await telegram_report(town)
        await press(town, nina, "Claim", town.room)
        assert "Nobody has it yet" in town.room.from_bot[0].text


async def test_r22_on_telegram_a_newcomers_decision_needs_agreement(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        owner, _ = await telegram_staff(town)
        nina, answer = await telegram_newcomer(town, owner)
        town.clock.advance(WAIT)
        await town.settle()
        await telegram_report(town)
        card = town.room.from_bot[0]
        for label in ("Claim", "Not immigration", "A traffic stop by local officers"):
            await press(town, nina, label, town.room)
        assert f"{alias_in(answer)} proposes: not immigration enforcement" in card.text
        await press(town, town.moderator, "Disagree", town.room)
        assert "proposes" not in card.text
        for label in ("Not immigration", "A traffic stop by local officers", "Agree"):
            await press(town, nina, label, town.room)
        assert "proposes" in card.text, "nobody agrees with themselves"
        await press(town, town.moderator, "Agree", town.room)
        assert "M1 decided" in card.text


async def test_r22_on_telegram_a_paper_code_and_a_revocation_end_a_role(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        owner, room = await telegram_staff(town)
        await town.moderator.says("/papercode")
        await town.settle()
        code = code_in(town.moderator.chat.texts[-1])
        stranger = town.api.person("Vera", "en")
        await stranger.says(f"/suspend {code}")
        await town.settle()
        await telegram_report(town)
        card = town.room.from_bot[0]
        await press(town, town.moderator, "Claim", town.room)
        assert "Nobody has it yet" in card.text
        assert not any("M1" in text for text in stranger.chat.texts), "a stranger learns no alias"
        await press(town, owner, "Lift the suspension", room)
        await press(town, town.moderator, "Claim", town.room)
        assert "M1 has it" in card.text
        await owner.says("/revoke M1 moderator")
        await town.settle()
        await press(town, town.moderator, "Not immigration", town.room)
        assert "decided" not in card.text
        assert not any("What was it" in text for text in town.room.texts)


async def says(who: MemberActor, words: str) -> str:
    """A private message, and the bot's answer."""
    await who.send_dm(words)
    last = who.user.dm_channel.last_message
    assert last is not None
    return last.content


async def discord_newcomer(town: OnDiscord, owner: MemberActor) -> tuple[MemberActor, str]:
    guild = town.general.guild
    assert guild is not None
    granted = await owner.slash(town.general, "grant", text="moderator")
    assert granted.response is not None
    assert granted.response.ephemeral
    nina = guild.add_member(town.env.create_user("nina"))
    accepted = await nina.slash(town.general, "accept", text=code_in(granted.response.content))
    assert accepted.response is not None
    assert accepted.response.ephemeral
    await town.settle()
    return nina, accepted.response.content


async def discord_report(town: OnDiscord) -> None:
    ana = town.env.create_user("ana")
    await ana.send_dm(f"/report {WORDS}")
    await town.settle()
    asked = ana.dm_channel.last_message
    assert asked is not None
    await ana.click(asked, label="Enviar ya")
    await town.settle()


def card(room: ChannelHandle) -> str:
    return next(message.content for message in room.history() if message.content.startswith("**R-"))


async def click(town: OnDiscord, who: MemberActor, label: str) -> str:
    """A press on the card; what comes back to this person alone."""
    message = next(message for message in town.room.history() if message.content.startswith("**R-"))
    pressed = await who.click(message, label=label)
    await town.settle()
    return pressed.response.content if pressed.response else ""


async def decide(town: OnDiscord, who: MemberActor) -> None:
    message = next(message for message in town.room.history() if message.content.startswith("**R-"))
    pressed = await who.click(message, label="Not immigration")
    assert pressed.response is not None
    await who.click(pressed.response, label="A traffic stop by local officers")
    await town.settle()


async def test_r22_on_discord_a_granted_role_begins_after_ten_minutes(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        owner, room = await discord_staff(town)
        nina, answer = await discord_newcomer(town, owner)
        assert alias_in(room.history()[-1].content) in answer
        await discord_report(town)
        await click(town, nina, "Claim")
        assert "Nobody has it yet" in card(town.room)
        town.clock.advance(WAIT)
        await town.settle()
        await click(town, nina, "Claim")
        assert f"{alias_in(answer)} has it" in card(town.room)


async def test_r22_on_discord_a_grant_is_stopped(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        owner, room = await discord_staff(town)
        nina, _ = await discord_newcomer(town, owner)
        await owner.click(room.history()[-1], label="Stop this")
        await town.settle()
        assert not room.history()[-1].components
        town.clock.advance(WAIT)
        await town.settle()
        await discord_report(town)
        await click(town, nina, "Claim")
        assert "Nobody has it yet" in card(town.room)


async def test_r22_on_discord_a_newcomers_decision_needs_agreement(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        owner, _ = await discord_staff(town)
        nina, answer = await discord_newcomer(town, owner)
        town.clock.advance(WAIT)
        await town.settle()
        await discord_report(town)
        await click(town, nina, "Claim")
        await decide(town, nina)
        assert f"{alias_in(answer)} proposes: not immigration enforcement" in card(town.room)
        await click(town, town.moderator, "Disagree")
        assert "proposes" not in card(town.room)
        await decide(town, nina)
        assert "You proposed this yourself" in await click(town, nina, "Agree")
        await click(town, town.moderator, "Agree")
        assert "M1 decided" in card(town.room)


async def test_r22_on_discord_a_paper_code_and_a_revocation_end_a_role(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        owner, room = await discord_staff(town)
        shown = await town.moderator.slash(town.general, "papercode")
        assert shown.response is not None
        assert shown.response.ephemeral
        stranger = town.env.create_user("vera")
        await stranger.send_dm(f"/suspend {code_in(shown.response.content)}")
        await town.settle()
        await discord_report(town)
        await click(town, town.moderator, "Claim")
        assert "Nobody has it yet" in card(town.room)
        announced = next(message for message in reversed(room.history()) if "M1" in message.content)
        await owner.click(announced, label="Lift the suspension")
        await town.settle()
        await click(town, town.moderator, "Claim")
        assert "M1 has it" in card(town.room)
        revoked = await owner.slash(town.general, "revoke", text="M1 moderator")
        assert revoked.response is not None
        await click(town, town.moderator, "Not immigration")
        assert "decided" not in card(town.room)
