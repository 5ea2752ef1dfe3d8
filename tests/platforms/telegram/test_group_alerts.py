"""Groups on Telegram through python-telegram-bot: who may change them, alerts, a migration, an end."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes.telegram_chats import ANONYMOUS_ADMIN, Chat, Person
from tests.whole import Known, OnTelegram, on_telegram

WORDS = "Dos camionetas y cuatro agentes con chaleco en Durham, Roxboro y Club"
GET = "Recibir avisos: Durham · Get alerts: Durham"
CHANGE = "Administradores: cambiar esto · Administrators: change this"
ONLY = "Eso solo lo pueden cambiar los administradores"


async def neighbours(town: OnTelegram, *, basic: bool = False) -> tuple[Chat, Person, Person]:
    """A group, its administrator Ana, and Luis."""
    group, ana, luis = town.api.group("Vecinos", basic=basic), town.api.person("Ana"), town.api.person("Luis")
    group.members = {ana.id: (ana.user, "creator"), luis.id: (luis.user, "member")}
    return group, ana, luis


async def follows(town: OnTelegram, group: Chat, admin: Person) -> None:
    await admin.says("/alertas durham", chat=group)
    await town.settle()
    await admin.presses(GET, chat=group)
    await town.settle()


async def publishes(town: OnTelegram) -> None:
    reporter = town.api.person("Rosa")
    await reporter.says(f"/reportar {WORDS}")
    await town.settle()
    await reporter.presses("Enviar ya")
    await town.settle()
    for label in ("Claim", "Confirm", "Two observers on site", "Immigration agents, agency not known", "Publish"):
        await town.moderator.presses(label, chat=town.room)
        await town.settle()
    town.clock.advance(timedelta(seconds=30))
    await town.settle()


async def subscriptions(town: OnTelegram) -> int:
    async with town.application.database.reading() as connection:
        return (await connection.exec_driver_sql("SELECT count(*) FROM subscriptions")).scalar() or 0


async def test_an_administrator_changes_and_a_member_is_told_politely(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, ana, luis = await neighbours(town)
        await luis.says("/alertas", chat=group)
        await town.settle()
        assert group.from_bot[-1].labels[0] == CHANGE
        said = len(group.from_bot)
        refused = await luis.presses(CHANGE, chat=group)
        await town.settle()
        assert refused.toast is not None
        assert refused.toast.startswith(ONLY)
        assert len(group.from_bot) == said, "the group does not read it"
        forged = await luis.sends_payload(group.from_bot[-1], "group-follow:Durham")
        await town.settle()
        assert forged.toast is not None
        assert forged.toast.startswith(ONLY)
        assert await subscriptions(town) == 0
        await follows(town, group, ana)
        assert "recibe los avisos de: Durham" in group.texts[-1]
        assert await subscriptions(town) == 1


async def test_an_anonymous_administrators_press_carries_who_they_are(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, ana, _ = await neighbours(town)
        anonymous = town.api.posting_as(ana, ANONYMOUS_ADMIN, group)
        await anonymous.says("/alertas durham", chat=group)
        await town.settle()
        assert GET not in group.from_bot[-1].labels, "the account is shared by all: it gives no right"
        await ana.presses(CHANGE, chat=group)
        await town.settle()
        assert "Añadir avisos de un condado · Add alerts of a county" in group.from_bot[-1].labels


async def test_r27_an_alert_comes_to_the_group_and_ends_there(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, ana, _ = await neighbours(town)
        await follows(town, group, ana)
        await publishes(town)
        alert = next(message for message in group.from_bot if "A-101" in message.text)
        assert "CONFIRMADO A-101" in alert.text
        assert "CONFIRMED A-101" in alert.text


async def test_an_administrator_chooses_the_sound_and_what_is_being_checked(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, ana, luis = await neighbours(town)
        await follows(town, group, ana)
        screen = group.from_bot[-1]
        for payload in ("group-wish:sound:never", "group-wish:checking:on"):
            refused = await luis.sends_payload(screen, payload)
            await town.settle()
            assert refused.toast is not None
            assert refused.toast.startswith(ONLY)
        assert "Sonido: de día" in screen.text
        for label in ("Sin sonido · No sound", "También lo que se revisa · Also what is being checked"):
            await ana.presses(label, chat=group)
            await town.settle()
        assert "Sonido: ninguno" in screen.text
        assert "lo que se está revisando" in screen.text
        await publishes(town)
        alert = next(message for message in group.from_bot if "CONFIRMADO A-101" in message.text)
        assert alert.silent


async def test_a_member_of_a_group_is_led_to_start_in_private(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, _, luis = await neighbours(town)
        await luis.says("/avisos@farolito_bot new hanover", chat=group)
        await town.settle()
        ((key,),) = group.from_bot[-1].buttons
        assert key.url == "https://t.me/farolito_bot?start=more-subscribe-new-hanover"
        await luis.says("/start more-subscribe-new-hanover")
        await town.settle()
        assert any("New Hanover" in text for text in luis.chat.texts)


async def test_a_short_answer_links_into_private(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, _, luis = await neighbours(town)
        await luis.says("/numero durham", chat=group)
        await town.settle()
        ((key,),) = group.from_bot[-1].buttons
        assert key.url == "https://t.me/farolito_bot?start=more-hotline-durham"
        assert len([line for line in group.texts[-1].split("\n") if line]) <= 6
        await luis.says("/numero durham", chat=group)
        await town.settle()
        assert group.from_bot[-1].silent
        assert "919-519-6103" in group.texts[-1]


async def test_commands_to_other_bots_are_ignored(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, _, luis = await neighbours(town)
        for command in ("/hotline@other_bot durham", "/alerts@other_bot", "/help@other_bot"):
            await luis.says(command, chat=group)
        await town.settle()
        assert group.from_bot == []


@pytest.mark.parametrize("told", [True, False])
async def test_a_group_that_became_a_supergroup_keeps_its_alerts(tmp_path: Path, known: Known, told: bool) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, ana, luis = await neighbours(town, basic=True)
        await follows(town, group, ana)
        new = town.api.migrate(group)
        if told:
            body = group.add(ana.user, content={"migrate_to_chat_id": new.id}).json()
            await town.api.deliver("message", body)
            await town.settle()
        await publishes(town)
        assert "CONFIRMADO A-101" in new.texts[-1]
        await luis.says("/alertas", chat=new)
        await town.settle()
        assert "recibe los avisos de: Durham" in new.texts[-1]


@pytest.mark.parametrize("told", [True, False])
async def test_a_group_that_removed_the_bot_gets_nothing_more(tmp_path: Path, known: Known, told: bool) -> None:
    async with on_telegram(tmp_path, known) as town:
        group, ana, _ = await neighbours(town)
        await follows(town, group, ana)
        assert await subscriptions(town) == 1
        group.status = "kicked"
        if told:
            bot = {"id": 0, "is_bot": True, "first_name": "Farolito"}
            old, new = ({"user": bot, "status": status, "until_date": 0} for status in ("member", "kicked"))
            change = {"chat": group.json(), "from": ana.user, "date": 1, "old_chat_member": old, "new_chat_member": new}
            await town.api.deliver("my_chat_member", change)
        else:
            await publishes(town)
        await town.settle()
        assert await subscriptions(town) == 0
