"""Telegram running: takes in, answers, repeats nothing, stops cleanly."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.domain.messages import Action, Button, Outgoing
from bot.errors import SendError, StorageError
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.telegram_chats import ANONYMOUS_ADMIN
from tests.platforms.telegram.program import Program, running


async def polled(api: FakeTelegram) -> None:
    await api.until(lambda: any(method == "getUpdates" for method, _ in api.calls))


@pytest.fixture
async def program(api: FakeTelegram) -> AsyncIterator[Program]:
    async with running(api) as program:
        yield program


async def test_a_question_is_answered(api: FakeTelegram, program: Program) -> None:
    ana = api.person("Ana")
    await ana.says("hola")
    await ana.chat.shows("You said: hola")
    assert program.connection.is_connected


async def test_what_is_answered_is_forgotten_by_telegram(api: FakeTelegram, program: Program) -> None:
    ana = api.person()
    await ana.says("one")
    await ana.says("two")
    await ana.chat.shows("You said: two")
    await api.until(lambda: not api.pending)
    assert program.mailbox.stands_at is not None


async def test_messages_before_the_start_are_answered(api: FakeTelegram) -> None:
    ana = api.person()
    await ana.says("are you there?")
    async with running(api):
        await ana.chat.shows("You said: are you there?")


async def test_a_restart_goes_on_after_the_last_message(api: FakeTelegram, program: Program) -> None:
    ana = api.person()
    await ana.says("one")
    await ana.chat.shows("You said: one")
    await program.stop()
    await ana.says("two")
    await program.start()
    await ana.chat.shows("You said: two")
    assert [incoming.text for incoming in program.conversation.heard] == ["one", "two"]


async def test_the_same_update_twice_is_one_message(api: FakeTelegram, program: Program) -> None:
    ana = api.person()
    await ana.says("once")
    update = api.pending[-1]
    await ana.chat.shows("You said: once")
    api.deliver_again(update)
    await ana.says("then")
    await ana.chat.shows("You said: then")
    assert ana.chat.texts == ["You said: once", "You said: then"]


async def test_a_lost_answer_to_the_poll_loses_no_message(api: FakeTelegram) -> None:
    api.lose_answer("getUpdates", by="reset")
    ana = api.person()
    await ana.says("hola")
    async with running(api):
        await ana.chat.shows("You said: hola")
    assert ana.chat.texts == ["You said: hola"]


async def test_a_full_disk_loses_no_message(api: FakeTelegram, program: Program) -> None:
    await program.connected()
    program.mailbox.failures = 2
    ana = api.person()
    await ana.says("hola")
    await ana.chat.shows("You said: hola")
    assert ana.chat.texts == ["You said: hola"]


async def test_r2_a_person_is_answered_while_nothing_can_be_kept(api: FakeTelegram, program: Program) -> None:
    await program.connected()
    program.mailbox.failure = StorageError("the disk cannot be written")
    program.mailbox.failures = 1_000
    ana = api.person()
    await ana.says("hola")
    await ana.chat.shows("You said: hola")
    before = program.mailbox.failures
    await api.until(lambda: program.mailbox.failures < before - 2)
    assert ana.chat.texts == ["You said: hola"], "once, however often Telegram delivers it"
    assert api.pending, "and Telegram keeps it until it could be kept here"
    program.mailbox.failures = 0
    await api.until(lambda: not api.pending)


async def test_an_update_id_drawn_lower_is_read_once_the_old_offset_is_forgotten(
    api: FakeTelegram, program: Program
) -> None:
    ana = api.person()
    await ana.says("before")
    await ana.chat.shows("You said: before")
    await program.stop()
    program.mailbox.stands_at = None
    api.draw_next_update_id(17)
    await ana.says("a week later")
    await program.start()
    await ana.chat.shows("You said: a week later")


async def test_r41_group_talk_never_reaches_the_mailbox(api: FakeTelegram, program: Program) -> None:
    group, ana = api.group(), api.person()
    await ana.says("private talk among neighbours", chat=group)
    await ana.says("/ban him", chat=group)
    await ana.says("@farolito_bot is it real?", chat=group)
    await group.shows("You said: is it real?")
    assert len(program.mailbox.known) == 1
    assert program.mailbox.stands_at is not None


async def test_talk_alone_still_moves_the_cursor(api: FakeTelegram, program: Program) -> None:
    await api.person().says("not for the bot", chat=api.group())
    await api.until(lambda: not api.pending)
    assert (program.mailbox.known, program.mailbox.stands_at is not None) == ({}, True)


async def test_an_update_that_cannot_be_read_stops_nothing(api: FakeTelegram, program: Program) -> None:
    ana = api.person()
    body = {"message_id": 1, "chat": ana.chat.json(), "from": ana.user, "text": "hola"}
    await api.deliver("message", {"message_id": "?", "chat": "nonsense"})
    await api.deliver("message", body | {"date": 10**20})
    await api.deliver("my_chat_member", {"from": ana.user, "date": 0, "new_chat_member": {}})
    await ana.says("hola")
    await ana.chat.shows("You said: hola")


async def test_a_press_is_answered_and_its_toast_shown(api: FakeTelegram, program: Program) -> None:
    buttons = ((Button("Claim", Action("claim", ("1",))),),)
    program.conversation.answer = lambda incoming: (
        [Outgoing(notice="It is yours.")] if incoming.action else [Outgoing("A report", buttons)]
    )
    ana = api.person()
    await ana.says("hola")
    await ana.chat.shows("A report")
    press = await ana.presses("Claim")
    await api.until(lambda: press.is_answered)
    assert press.toast == "It is yours."
    assert program.conversation.heard[-1].action == Action("claim", ("1",))
    assert program.conversation.heard[-1].pressed_message == str(ana.chat.from_bot[-1].id)


async def test_a_forged_press_arrives_as_a_stale_one(api: FakeTelegram, program: Program) -> None:
    ana = api.person()
    await ana.says("hola")
    message = await ana.chat.shows("You said: hola")
    await ana.sends_payload(message, ":" * 200)
    await api.until(lambda: len(ana.chat.texts) == 2)
    assert program.conversation.heard[-1].action == Action("stale")


async def test_a_press_that_is_too_old_or_unknown_breaks_nothing(api: FakeTelegram, program: Program) -> None:
    buttons = ((Button("Yes", Action("yes")),),)
    program.conversation.answer = lambda incoming: [Outgoing("Sure?", buttons, notice="x" * 300)]
    ana = api.person()
    await ana.says("hola")
    await ana.chat.shows("Sure?")
    press = await ana.presses("Yes")
    api.forget_presses()
    await api.until(lambda: len(ana.chat.texts) == 2)
    assert not press.is_answered
    await program.connection.acknowledge(program.conversation.heard[-1], "again")
    second = await ana.presses("Yes")
    await api.until(lambda: second.is_answered)
    assert second.toast == "x" * 199 + "…"


async def test_who_administers_a_group_is_asked_of_telegram(api: FakeTelegram, program: Program) -> None:
    group, owner, neighbour = api.group(), api.person("Olga"), api.person("Luis")
    group.members = {owner.id: (owner.user, "creator"), neighbour.id: (neighbour.user, "member")}
    anonymous = api.posting_as(owner, ANONYMOUS_ADMIN, group)
    for person in (owner, neighbour, anonymous):
        await person.says("/report", chat=group)
    await api.until(lambda: len(group.texts) == 3)
    assert [incoming.group_admin for incoming in program.conversation.heard] == [True, False, False]
    assert [incoming.account is None for incoming in program.conversation.heard] == [False, False, True]


async def test_nobody_is_an_administrator_while_telegram_does_not_say(api: FakeTelegram, program: Program) -> None:
    group, owner = api.group(), api.person("Olga")
    group.members = {owner.id: (owner.user, "creator")}
    api.refuse("getChatAdministrators", 500, "Internal Server Error")
    await owner.says("/report", chat=group)
    await owner.says("/rights", chat=group)
    await api.until(lambda: len(group.texts) == 2)
    assert [incoming.group_admin for incoming in program.conversation.heard] == [False, True]


async def test_polling_takes_a_webhook_away_and_keeps_what_waits(api: FakeTelegram) -> None:
    api.webhook = {"url": "http://127.0.0.1:9/elsewhere"}
    ana = api.person()
    await ana.says("hola")
    async with running(api):
        await ana.chat.shows("You said: hola")
    assert api.webhook == {}


async def test_only_the_kinds_that_are_read_are_asked_for(api: FakeTelegram, program: Program) -> None:
    await polled(api)
    assert set(api.allowed) == {"message", "callback_query", "my_chat_member"}


async def test_the_menus_are_there_after_the_start(api: FakeTelegram, program: Program) -> None:
    await program.connected()
    await api.until(lambda: ("all_group_chats", "es") in api.commands)
    await api.until(lambda: ("description", "es") in api.descriptions)


async def test_menus_that_are_refused_stop_nothing(api: FakeTelegram) -> None:
    api.refuse("setMyCommands", 400, "Bad Request: BOT_COMMAND_INVALID", times=9)
    ana = api.person()
    async with running(api):
        await ana.says("hola")
        await ana.chat.shows("You said: hola")


async def test_after_the_intake_ended_messages_still_go_out(api: FakeTelegram, program: Program) -> None:
    ana = api.person()
    await ana.says("hola")
    await ana.chat.shows("You said: hola")
    address = program.conversation.heard[0].address
    for task in program.tasks:
        task.cancel()
    await asyncio.gather(*program.tasks, return_exceptions=True)
    await program.connection.sender.send(address, Outgoing("one more"), key="k")
    assert ana.chat.texts[-1] == "one more"


async def test_a_picture_is_fetched_whole(api: FakeTelegram, program: Program) -> None:
    await api.person().sends_photo(b"\xff\xd8" + b"x" * 5000, "look")
    await api.until(lambda: bool(program.conversation.heard))
    (picture,) = program.conversation.heard[0].attachments
    assert picture.size == 5002
    assert await program.connection.fetch(picture.source, 5002) == b"\xff\xd8" + b"x" * 5000
    with pytest.raises(SendError, match="too_big"):
        await program.connection.fetch(picture.source, 5001)


@pytest.mark.parametrize(("source", "reason"), [("nothing", "file_gone"), ("film", "too_big")])
async def test_a_file_that_cannot_be_had_is_refused_for_good(
    api: FakeTelegram, program: Program, source: str, reason: str
) -> None:
    api.files["film"] = bytes(21 * 1024 * 1024)
    with pytest.raises(SendError) as caught:
        await program.connection.fetch(source, 30 * 1024 * 1024)
    assert (caught.value.permanent, caught.value.reason) == (True, reason)


async def test_the_same_connection_can_be_run_again(api: FakeTelegram, program: Program) -> None:
    await program.connected()
    for task in program.tasks:
        task.cancel()
    await asyncio.gather(*program.tasks, return_exceptions=True)
    assert not program.connection.is_connected
    program.begin()
    ana = api.person()
    await ana.says("hola")
    await ana.chat.shows("You said: hola")
