"""The sender against a server that refuses what Telegram refuses."""

from collections.abc import AsyncIterator

import httpx
import pytest
from telegram.error import InvalidToken, NetworkError, TelegramError, TimedOut

from bot.domain.messages import Action, Address, Button, ButtonStyle, Outgoing, Platform
from bot.errors import SendError
from bot.platforms.telegram.client import build_bot, translate
from bot.platforms.telegram.outbound import TelegramSender
from tests.fakes.media import Shelf
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.telegram_chats import Chat, Person

ROW = ((Button("Yes", Action("yes", ("a:b",))), Button("Site", url="https://nc.example/a")),)


@pytest.fixture
async def sender(api: FakeTelegram) -> AsyncIterator[TelegramSender]:
    bot = build_bot(api.token, base_url=api.base_url, base_file_url=api.base_file_url, patience=0.5)
    yield TelegramSender(bot, Shelf())
    await bot.close_connections()


@pytest.fixture
async def ana(api: FakeTelegram) -> Person:
    person = api.person("Ana")
    await person.says("hola")
    return person


def to(chat: Chat, topic: int | None = None) -> Address:
    return Address(Platform.TELEGRAM, str(chat.id), None if topic is None else str(topic))


async def refusal(sender: TelegramSender, chat: Chat, message: Outgoing | None = None) -> SendError:
    with pytest.raises(SendError) as caught:
        await sender.send(to(chat), message or Outgoing("hello"), key="k")
    return caught.value


async def test_a_message_arrives_as_it_was_meant(sender: TelegramSender, ana: Person) -> None:
    reference = await sender.send(to(ana.chat), Outgoing("**Hello** <Ana>", ROW, silent=True), key="k")
    message = ana.chat.from_bot[-1]
    assert reference == str(message.id)
    assert message.text == "Hello <Ana>"
    assert message.entities == [{"type": "bold", "offset": 0, "length": 5}]
    assert [(key.label, key.data, key.url) for key in message.buttons[0]] == [
        ("Yes", "yes:a:b", None),
        ("Site", None, "https://nc.example/a"),
    ]
    assert message.silent
    assert not message.previews


async def test_buttons_show_what_is_main_and_what_is_grave(sender: TelegramSender, ana: Person) -> None:
    row = tuple(Button(style.name, Action("x"), style=style) for style in ButtonStyle)
    await sender.send(to(ana.chat), Outgoing("?", (row,)), key="k")
    assert [key.style for key in ana.chat.from_bot[-1].buttons[0]] == [None, "primary", "danger"]


async def test_a_reply_stands_in_its_topic_below_its_question(api: FakeTelegram, sender: TelegramSender) -> None:
    room = api.group(is_forum=True)
    room.topics.add(7)
    first = await sender.send(to(room, 7), Outgoing("card"), key="k1")
    await sender.send(to(room, 7), Outgoing("claimed", reply_to=first), key="k2")
    assert [(message.topic, message.reply_to) for message in room.from_bot] == [(7, None), (7, int(first))]


async def test_a_reply_to_a_deleted_message_still_comes(sender: TelegramSender, ana: Person) -> None:
    await sender.send(to(ana.chat), Outgoing("answer", reply_to="4711"), key="k")
    assert ana.chat.texts == ["answer"]


async def test_a_long_text_comes_whole_with_its_buttons_at_the_end(sender: TelegramSender, ana: Person) -> None:
    text = "\n\n".join(f"{number}. " + "word " * 700 for number in range(1, 4))
    reference = await sender.send(to(ana.chat), Outgoing(text, ROW), key="k")
    assert len(ana.chat.from_bot) == 3
    assert reference == ",".join(str(message.id) for message in ana.chat.from_bot)
    assert [bool(message.buttons) for message in ana.chat.from_bot] == [False, False, True]
    assert sum(text.count("word") for text in ana.chat.texts) == 2100


async def test_a_long_text_goes_on_where_it_was_stopped(api: FakeTelegram, sender: TelegramSender, ana: Person) -> None:
    text = "\n\n".join("word " * 700 for _ in range(3))
    api.throttle(3, chat=ana.chat.id, after=1)
    stopped = await refusal(sender, ana.chat, Outgoing(text))
    assert (stopped.retry_after, len(ana.chat.from_bot)) == (3.0, 1)
    await sender.send(to(ana.chat), Outgoing(text), key="k")
    assert len(ana.chat.from_bot) == 3


@pytest.mark.parametrize(
    ("code", "description", "reason"),
    [
        (400, "Bad Request: chat not found", "unknown_chat"),
        (400, "Bad Request: PEER_ID_INVALID", "unknown_chat"),
        (400, "Bad Request: message thread not found", "unknown_chat"),
        (400, "Bad Request: TOPIC_CLOSED", "forbidden"),
        (400, "Bad Request: not enough rights to send text messages to the chat", "forbidden"),
        (400, "Bad Request: BUTTON_DATA_INVALID", "refused"),
        (400, "Bad Request: can't parse entities: Unsupported start tag", "refused"),
        (403, "Forbidden: bot was blocked by the user", "blocked"),
        (403, "Forbidden: bot was kicked from the supergroup chat", "blocked"),
        (403, "Forbidden: user is deactivated", "blocked"),
        (403, "Forbidden: bot can't initiate conversation with a user", "blocked"),
    ],
)
async def test_what_telegram_will_never_take_is_permanent(
    api: FakeTelegram, sender: TelegramSender, ana: Person, code: int, description: str, reason: str
) -> None:
    api.refuse("sendMessage", code, description)
    error = await refusal(sender, ana.chat)
    assert (error.permanent, error.reason, error.maybe_delivered) == (True, reason, False)


async def test_r14_who_blocked_the_bot_is_known_at_once(sender: TelegramSender, ana: Person) -> None:
    await ana.blocks()
    error = await refusal(sender, ana.chat)
    assert (error.permanent, error.reason) == (True, "blocked")
    await ana.unblocks()
    await sender.send(to(ana.chat), Outgoing("welcome back"), key="k")
    assert ana.chat.texts == ["welcome back"]


async def test_who_never_wrote_cannot_be_written_to(api: FakeTelegram, sender: TelegramSender) -> None:
    assert (await refusal(sender, api.person().chat)).permanent


@pytest.mark.parametrize("chat", ["", "abc", "12x", "9" * 30])
async def test_a_chat_that_is_none_is_permanent(sender: TelegramSender, chat: str) -> None:
    with pytest.raises(SendError) as caught:
        await sender.send(Address(Platform.TELEGRAM, chat), Outgoing("x"), key="k")
    assert (caught.value.permanent, caught.value.reason) == (True, "unknown_chat")


async def test_a_group_that_moved_names_its_new_address(api: FakeTelegram, sender: TelegramSender) -> None:
    group = api.group(basic=True)
    new = api.migrate(group)
    assert (await refusal(sender, group)).moved_to == str(new.id)


async def test_a_limit_says_how_long_to_wait(api: FakeTelegram, sender: TelegramSender, ana: Person) -> None:
    api.throttle(17)
    error = await refusal(sender, ana.chat)
    assert (error.retry_after, error.permanent, error.maybe_delivered) == (17.0, False, False)


async def test_the_published_limits_are_kept_by_the_server(
    api: FakeTelegram, sender: TelegramSender, ana: Person
) -> None:
    api.flood.is_on = True
    await sender.send(to(ana.chat), Outgoing("one"), key="k1")
    assert (await refusal(sender, ana.chat)).retry_after == 1.0


@pytest.mark.parametrize(("by", "reason"), [("timeout", "timed_out"), ("reset", "interrupted")])
async def test_a_lost_answer_may_have_been_delivered(
    api: FakeTelegram, sender: TelegramSender, ana: Person, by: str, reason: str
) -> None:
    api.lose_answer("sendMessage", by=by)
    error = await refusal(sender, ana.chat)
    assert (error.maybe_delivered, error.permanent, error.reason) == (True, False, reason)
    assert ana.chat.texts == ["hello"]


async def test_nobody_there_means_nothing_was_delivered(api: FakeTelegram, sender: TelegramSender, ana: Person) -> None:
    await api.refuse_connections()
    error = await refusal(sender, ana.chat)
    assert (error.reason, error.permanent, error.maybe_delivered) == ("unreachable", False, False)
    await api.accept_connections()
    await sender.send(to(ana.chat), Outgoing("back"), key="k")
    assert ana.chat.texts == ["back"]


async def test_a_gateway_s_error_is_tried_again(api: FakeTelegram, sender: TelegramSender, ana: Person) -> None:
    api.is_down = True
    error = await refusal(sender, ana.chat)
    assert (error.reason, error.permanent) == ("server_error", False)


@pytest.mark.parametrize(("code", "description"), [(401, "Unauthorized"), (404, "Not Found")])
async def test_a_refused_token_is_not_the_message_s_fault(
    api: FakeTelegram, sender: TelegramSender, ana: Person, code: int, description: str
) -> None:
    api.refuse("sendMessage", code, description)
    error = await refusal(sender, ana.chat)
    assert (error.reason, error.permanent) == ("token_refused", False)


async def test_after_the_end_nothing_is_sent_and_nothing_breaks(api: FakeTelegram, ana: Person) -> None:
    bot = build_bot(api.token, base_url=api.base_url, base_file_url=api.base_file_url, patience=0.5)
    await bot.close_connections()
    error = await refusal(TelegramSender(bot, Shelf()), ana.chat)
    assert (error.reason, error.permanent, error.maybe_delivered) == ("not_connected", False, False)


@pytest.mark.parametrize(
    ("cause", "reason", "maybe"),
    [
        (httpx.PoolTimeout("x"), "unreachable", False),
        (httpx.ConnectTimeout("x"), "unreachable", False),
        (httpx.ReadTimeout("x"), "timed_out", True),
        (httpx.WriteTimeout("x"), "timed_out", True),
    ],
)
def test_a_time_out_counts_as_delivered_only_after_the_request_left(cause: Exception, reason: str, maybe: bool) -> None:
    error = TimedOut()
    error.__cause__ = cause
    assert (translate(error).reason, translate(error).maybe_delivered) == (reason, maybe)


def test_other_errors_of_the_library_are_tried_again() -> None:
    errors = [translate(error) for error in (TelegramError("x"), NetworkError("x"), InvalidToken())]
    assert not any(error.permanent for error in errors)


async def test_an_edit_replaces_text_and_buttons(sender: TelegramSender, ana: Person) -> None:
    reference = await sender.send(to(ana.chat), Outgoing("pending", ROW), key="k")
    await sender.edit(to(ana.chat), reference, Outgoing("decided"))
    message = ana.chat.from_bot[-1]
    assert (message.text, message.buttons, message.edits) == ("decided", [], ["pending"])


async def test_an_edit_to_the_same_is_a_success(sender: TelegramSender, ana: Person) -> None:
    reference = await sender.send(to(ana.chat), Outgoing("same", ROW), key="k")
    await sender.edit(to(ana.chat), reference, Outgoing("same", ROW))
    assert ana.chat.from_bot[-1].edits == []


async def test_a_message_that_is_gone_cannot_be_edited(sender: TelegramSender, ana: Person) -> None:
    reference = await sender.send(to(ana.chat), Outgoing("text"), key="k")
    await sender.delete(to(ana.chat), reference)
    await sender.delete(to(ana.chat), reference)
    assert ana.chat.texts == []
    with pytest.raises(SendError) as caught:
        await sender.edit(to(ana.chat), reference, Outgoing("new"))
    assert (caught.value.permanent, caught.value.reason) == (True, "gone")


async def test_an_edit_may_need_fewer_messages_or_more(sender: TelegramSender, ana: Person) -> None:
    long = "\n\n".join("word " * 700 for _ in range(3))
    reference = await sender.send(to(ana.chat), Outgoing(long, ROW), key="k")
    await sender.edit(to(ana.chat), reference, Outgoing("short", ROW))
    assert [(message.text, message.labels) for message in ana.chat.from_bot] == [("short", ["Yes", "Site"])]


async def test_a_text_that_grew_goes_on_below_and_can_be_changed_again(sender: TelegramSender, ana: Person) -> None:
    reference = await sender.send(to(ana.chat), Outgoing("first screen", ROW), key="k")
    await sender.edit(to(ana.chat), reference, Outgoing("\n\n".join(["more " * 700] * 2), ROW))
    assert [message.labels for message in ana.chat.from_bot] == [[], ["Yes", "Site"]]
    await sender.edit(to(ana.chat), reference, Outgoing("\n\n".join(["other " * 600] * 2), ROW))
    assert len(ana.chat.from_bot) == 2
    assert all(text.startswith("other") for text in ana.chat.texts)
    await sender.edit(to(ana.chat), reference, Outgoing("short again"))
    assert ana.chat.texts == ["short again"]


async def test_a_text_in_several_messages_is_changed_by_the_one_that_was_pressed(
    sender: TelegramSender, ana: Person
) -> None:
    await sender.send(to(ana.chat), Outgoing("\n\n".join(["word " * 700] * 2), ROW), key="k")
    await sender.edit(to(ana.chat), str(ana.chat.from_bot[-1].id), Outgoing("\n\n".join(["other " * 600] * 3), ROW))
    assert [text.split()[0] for text in ana.chat.texts] == ["other", "other", "other"]
    await sender.edit(to(ana.chat), str(ana.chat.from_bot[-1].id), Outgoing("short"))
    assert ana.chat.texts == ["short"]


async def test_what_is_too_old_to_delete_is_emptied_by_a_shorter_text(sender: TelegramSender, ana: Person) -> None:
    reference = await sender.send(to(ana.chat), Outgoing("\n\n".join(["word " * 700] * 2)), key="k")
    for message in ana.chat.from_bot:
        message.date -= 49 * 3600
    await sender.edit(to(ana.chat), reference, Outgoing("short"))
    assert ana.chat.texts == ["short", "…"]
    with pytest.raises(SendError, match="too_old"):
        await sender.delete(to(ana.chat), reference)


async def test_a_text_with_nothing_to_see_is_refused_before_it_is_sent(sender: TelegramSender, ana: Person) -> None:
    for text in ("", " \n ", "\u200b"):
        error = await refusal(sender, ana.chat, Outgoing(text))
        assert (error.permanent, error.reason) == (True, "empty")


async def test_the_location_button_comes_and_goes(sender: TelegramSender, ana: Person) -> None:
    reference = await sender.send(to(ana.chat), Outgoing("Where?", ROW, ask_location="Share <my> place"), key="k1")
    question, button = ana.chat.from_bot
    assert question.labels == ["Yes", "Site"]
    assert button.text == "Share <my> place"
    assert button.reply_keyboard == {
        "keyboard": [[{"text": "Share <my> place", "request_location": True}]],
        "one_time_keyboard": True,
        "resize_keyboard": True,
    }
    await ana.sends_location(35.99, -78.9)
    await sender.send(to(ana.chat), Outgoing("Thank you."), key="k2")
    assert ana.chat.texts == ["Where?", "Thank you."]
    await sender.edit(to(ana.chat), reference, Outgoing("Where? Durham"))
    assert ana.chat.texts == ["Where? Durham", "Thank you."]


async def test_a_group_is_not_asked_for_a_location(api: FakeTelegram, sender: TelegramSender) -> None:
    group = api.group()
    await sender.send(to(group), Outgoing("Where?", ask_location="Share"), key="k")
    assert group.texts == ["Where?"]


@pytest.mark.parametrize(
    "text", ["@everyone", "<b>", "**", "[x](", "\u202eabc", "&lt;", "a" * 100_000, "\u0000x", "\ud800x"]
)
async def test_hostile_texts_arrive(sender: TelegramSender, ana: Person, text: str) -> None:
    await sender.send(to(ana.chat), Outgoing(text, ((Button(text[:60], Action("x")),),)), key="k")
    expected = text.replace("\u0000", "\ufffd").replace("\ud800", "\ufffd")
    assert "".join(ana.chat.texts) == expected
