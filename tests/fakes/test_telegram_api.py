"""The fake Bot API answers and refuses as Telegram does."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.telegram_chats import Person

Json = dict[str, Any]


@pytest.fixture
async def api() -> AsyncIterator[FakeTelegram]:
    server = FakeTelegram()
    async with server.serve():
        yield server


@pytest.fixture
async def ana(api: FakeTelegram) -> Person:
    person = api.person("Ana")
    await person.says("hola")
    return person


async def call(api: FakeTelegram, method: str, token: str | None = None, **form: Any) -> Json:
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{api.base_url}{token or api.token}/{method}", json=form)
    body: Json = answer.json()
    assert answer.status_code == body.get("error_code", 200)
    return body


def button(**fields: str) -> Json:
    return {"inline_keyboard": [[{"text": "x", **fields}]]}


@pytest.mark.parametrize(
    ("form", "description"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": "<b> \u200b</b>", "parse_mode": "HTML"}, "Bad Request: message text is empty"),
        ({"text": "x" * 4097}, "Bad Request: message is too long"),
        ({"text": "😀" * 2049}, "Bad Request: message is too long"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
        ({"text": "<b><i>x</b></i>", "parse_mode": "HTML"}, 'expected "</i>", found "</b>"'),
        ({"text": "ñ<x>", "parse_mode": "HTML"}, 'Unsupported start tag "x" at byte offset 2'),
        ({"text": "a < b", "parse_mode": "HTML"}, "Unclosed start tag at byte offset 2"),
        ({"text": "x</b>", "parse_mode": "HTML"}, "Unexpected end tag at byte offset 1"),
        ({"text": "x", "reply_markup": button(callback_data="ñ" * 33)}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": button(url="javascript:x")}, "Unsupported URL protocol"),
        ({"text": "x", "reply_markup": button(url="https://x")}, "Wrong HTTP URL"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "url": "https://a.b"}]] * 101}}, "too long"),
        ({"text": "x", "message_thread_id": 5}, "Bad Request: message thread not found"),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "Bad Request: message to be replied not found"),
        ({"text": "x", "chat_id": 5}, "Bad Request: chat not found"),
    ],
)
async def test_what_telegram_refuses_is_refused(api: FakeTelegram, ana: Person, form: Json, description: str) -> None:
    whole: Json = {"chat_id": ana.id} | form
    body = await call(api, "sendMessage", **whole)
    assert (body["ok"], body["error_code"]) == (False, 400)
    assert description in body["description"]
    assert ana.chat.from_bot == []


async def test_four_thousand_visible_signs_are_taken_whatever_their_markup(api: FakeTelegram, ana: Person) -> None:
    body = await call(api, "sendMessage", chat_id=ana.id, text="<b>&lt;</b>" * 4096, parse_mode="HTML")
    assert body["ok"]
    assert ana.chat.texts == ["<" * 4096]


async def test_a_wrong_token_a_wrong_method_and_a_wrong_address(api: FakeTelegram) -> None:
    assert (await call(api, "getMe", token="1:wrong"))["error_code"] == 401
    assert (await call(api, "getMe", token="wrong"))["error_code"] == 404
    assert (await call(api, "noSuchMethod"))["error_code"] == 404


async def test_confirmed_updates_are_forgotten(api: FakeTelegram, ana: Person) -> None:
    first = (await call(api, "getUpdates"))["result"]
    assert [update["message"]["text"] for update in first] == ["hola"]
    assert (await call(api, "getUpdates"))["result"] == first
    assert (await call(api, "getUpdates", offset=first[0]["update_id"] + 1))["result"] == []
    assert (await call(api, "getUpdates"))["result"] == []


async def test_a_long_poll_ends_with_the_first_update(api: FakeTelegram) -> None:
    poll = asyncio.create_task(call(api, "getUpdates", timeout=30))
    await api.until(lambda: len(api.calls) == 1)
    await api.person().says("hola")
    assert len((await poll)["result"]) == 1


async def test_the_newer_of_two_pollers_stays(api: FakeTelegram) -> None:
    older = asyncio.create_task(call(api, "getUpdates", timeout=30))
    await api.until(lambda: len(api.calls) == 1)
    assert (await call(api, "getUpdates"))["ok"]
    assert (await older)["error_code"] == 409


async def test_polling_beside_a_webhook_is_a_conflict(api: FakeTelegram) -> None:
    await call(api, "setWebhook", url="https://a.b/c")
    assert (await call(api, "getUpdates"))["error_code"] == 409
    await call(api, "deleteWebhook")
    assert (await call(api, "getUpdates"))["ok"]


async def test_kinds_that_were_not_asked_for_do_not_come(api: FakeTelegram, ana: Person) -> None:
    await call(api, "getUpdates", allowed_updates=["message"])
    await ana.edits(ana.chat.messages[0], "adiós")
    assert [list(update)[1] for update in api.pending] == ["message"]


async def test_limits_that_are_published_are_kept(api: FakeTelegram, ana: Person) -> None:
    api.flood.is_on = True
    assert (await call(api, "sendMessage", chat_id=ana.id, text="1"))["ok"]
    body = await call(api, "sendMessage", chat_id=ana.id, text="2")
    assert (body["error_code"], body["parameters"]) == (429, {"retry_after": 1})


async def test_forms_and_files_are_read_like_json(api: FakeTelegram, ana: Person) -> None:
    markup = '{"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}'
    async with httpx.AsyncClient() as client:
        form = {"chat_id": str(ana.id), "text": "x", "reply_markup": markup, "disable_notification": "true"}
        await client.post(f"{api.base_url}{api.token}/sendMessage", data=form)
        files = {"photo": ("a.jpg", b"\xff\xd8picture")}
        await client.post(f"{api.base_url}{api.token}/sendPhoto", data={"chat_id": str(ana.id)}, files=files)
        name = (await call(api, "getFile", file_id="file0"))["result"]["file_path"]
        file = await client.get(f"{api.base_file_url}{quote(api.token, safe='')}/{name}")
    assert (ana.chat.from_bot[0].labels, ana.chat.from_bot[0].silent) == (["Yes"], True)
    assert file.content == b"\xff\xd8picture"


async def upload(api: FakeTelegram, method: str, content: bytes = b"\xff\xd8\xff", **form: Any) -> Json:
    """A call with a file under the name "file"."""
    data = {name: value if isinstance(value, str) else json.dumps(value) for name, value in form.items()}
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{api.base_url}{api.token}/{method}", data=data, files={"file": ("x", content)})
    body: Json = answer.json()
    return body


async def test_a_text_becomes_a_file_and_stays_closed_to_forwarding(api: FakeTelegram, ana: Person) -> None:
    said = (await call(api, "sendMessage", chat_id=ana.id, text="wait", protect_content=True))["result"]
    media = {"type": "photo", "media": "attach://file", "caption": "here", "has_spoiler": True}
    asked = {"chat_id": ana.id, "message_id": said["message_id"]}
    edited = (await upload(api, "editMessageMedia", **asked, media=media))["result"]
    assert (edited["message_id"], edited["caption"], "text" in edited) == (said["message_id"], "here", False)
    assert edited["has_protected_content"]
    assert edited["has_media_spoiler"]
    refused = await call(api, "editMessageText", **asked, text="words again")
    assert "there is no text in the message to edit" in refused["description"]


@pytest.mark.parametrize(
    ("media", "description"),
    [
        ({"type": "voice", "media": "attach://file"}, "can't parse InputMedia"),
        ({"type": "photo", "media": "attach://nothing"}, "can't parse InputMedia: media not found"),
        ({"type": "photo", "media": "attach://file", "caption": "x" * 1025}, "caption is too long"),
    ],
)
async def test_no_edit_brings_in_what_telegram_does_not_take(
    api: FakeTelegram, ana: Person, media: Json, description: str
) -> None:
    said = (await call(api, "sendMessage", chat_id=ana.id, text="wait"))["result"]
    refused = await upload(api, "editMessageMedia", chat_id=ana.id, message_id=said["message_id"], media=media)
    assert description in refused["description"]


async def test_a_voice_note_and_what_is_deleted_become_no_file(api: FakeTelegram, ana: Person) -> None:
    voice = (await ana.sends_voice(b"OggS")).content["voice"]["file_id"]
    sent = (await call(api, "sendVoice", chat_id=ana.id, voice=voice))["result"]
    asked = {"chat_id": ana.id, "message_id": sent["message_id"], "media": {"type": "audio", "media": "attach://file"}}
    assert (await upload(api, "editMessageMedia", **asked))["description"] == "Bad Request: message can't be edited"
    await call(api, "deleteMessage", chat_id=ana.id, message_id=sent["message_id"])
    assert (await upload(api, "editMessageMedia", **asked))["description"] == "Bad Request: message to edit not found"
