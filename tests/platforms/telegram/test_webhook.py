"""Telegram calling us: who may, what is kept, and when it is acknowledged."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from bot.config_sections import Telegram, Webhook
from bot.domain.messages import Action, Button, Outgoing
from bot.platforms.telegram.runner import SECRET_HEADER
from bot.platforms.telegram.webhook import BODY_BYTES
from tests.fakes.serving import Serving
from tests.fakes.telegram_api import FakeTelegram
from tests.platforms.telegram.program import Program

SECRET = "s3cret_-of-the-webhook"


@pytest.fixture
async def program(api: FakeTelegram) -> AsyncIterator[Program]:
    program = Program(api)
    webhook = Webhook(public_url="https://bot.nc.example/", path="/telegram")
    program.settings = Telegram(base_url=api.base_url, mode="webhook", webhook=webhook)
    program.secret = SECRET
    await program.start()
    await program.connected()
    yield program
    await program.stop()


@pytest.fixture
async def client(program: Program) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=[*program.connection.routes])
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://web") as client:
        yield client


async def test_telegram_is_told_where_to_call(api: FakeTelegram, program: Program) -> None:
    await api.until(lambda: bool(api.webhook))
    assert api.webhook == {"url": "https://bot.nc.example/telegram", "secret_token": SECRET}
    assert set(api.allowed) == {"message", "callback_query", "my_chat_member"}


async def test_a_call_is_answered(api: FakeTelegram, program: Program, client: httpx.AsyncClient) -> None:
    ana = api.person()
    await ana.says("hola")
    answer = await client.post("/telegram", json=api.pending[-1], headers={SECRET_HEADER: SECRET})
    assert answer.status_code == 200
    assert len(program.mailbox.known) == 1
    await ana.chat.shows("You said: hola")


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: SECRET + "x"}, {SECRET_HEADER: "ñ"}])
async def test_a_call_without_the_secret_is_refused(
    api: FakeTelegram, program: Program, client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    await api.person().says("hola")
    sent = [(name.encode(), value.encode()) for name, value in headers.items()]
    answer = await client.post("/telegram", json=api.pending[-1], headers=sent)
    assert answer.status_code == 403
    assert program.mailbox.known == {}


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"update_id": "x"}', b"[" * 100_000, b" " * (BODY_BYTES + 1), b"\xff"]
)
async def test_a_body_that_is_no_update_is_refused(program: Program, client: httpx.AsyncClient, body: bytes) -> None:
    answer = await client.post("/telegram", content=body, headers={SECRET_HEADER: SECRET})
    assert answer.status_code == 400
    assert program.mailbox.known == {}


async def test_what_was_not_kept_is_not_acknowledged(
    api: FakeTelegram, program: Program, client: httpx.AsyncClient
) -> None:
    await api.person().says("hola")
    program.mailbox.failures = 1
    headers = {SECRET_HEADER: SECRET}
    answers = [await client.post("/telegram", json=api.pending[-1], headers=headers) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [500, 200, 200]
    assert len(program.mailbox.known) == 1


async def test_r41_group_talk_is_acknowledged_and_dropped(
    api: FakeTelegram, program: Program, client: httpx.AsyncClient
) -> None:
    await api.person().says("not for the bot", chat=api.group())
    answer = await client.post("/telegram", json=api.pending[-1], headers={SECRET_HEADER: SECRET})
    assert (answer.status_code, program.mailbox.known) == (200, {})


async def test_before_telegram_was_reached_calls_are_put_off(api: FakeTelegram, program: Program) -> None:
    await program.stop()
    await api.refuse_connections()
    await program.start()
    app = Starlette(routes=[*program.connection.routes])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://web") as client:
        update = {"update_id": 1}
        answer = await client.post("/telegram", json=update, headers={SECRET_HEADER: SECRET})
    assert answer.status_code == 503
    await api.accept_connections()


async def test_telegram_repeats_a_call_until_it_was_kept(api: FakeTelegram) -> None:
    server = await Serving.start(Starlette(routes=[Route("/", lambda request: Response(status_code=500))]))
    await server.stop()
    program = Program(api)
    webhook = Webhook.model_construct(public_url=f"http://127.0.0.1:{server.port}", path="/telegram")
    program.settings = Telegram.model_construct(base_url=api.base_url, mode="webhook", webhook=webhook)
    program.secret = SECRET
    await program.start()
    ana = api.person()
    await ana.says("hola")
    program.mailbox.failures = 2
    server = await Serving.start(Starlette(routes=[*program.connection.routes]), server.port)
    await ana.chat.shows("You said: hola")
    await api.until(lambda: not api.pending)
    assert ana.chat.texts == ["You said: hola"]
    await program.stop()
    await server.stop()


async def test_a_webhook_without_a_secret_does_not_start(program: Program) -> None:
    program.secret = None
    with pytest.raises(ValueError, match="secret"):
        program.connect()


async def test_a_press_is_as_old_as_the_last_moment_at_which_nothing_waited(
    api: FakeTelegram, program: Program, client: httpx.AsyncClient
) -> None:
    """Telegram says how many updates it keeps for us: while it keeps some, a press may be one of the old."""
    program.conversation.answer = lambda incoming: [Outgoing("card", buttons=((Button("Claim", Action("claim")),),))]
    await api.until(lambda: program.mailbox.drained_at is not None)
    ana = api.person()
    await ana.says("/report")
    await client.post("/telegram", json=api.pending[-1], headers={SECRET_HEADER: SECRET})
    await ana.chat.shows("card")
    for keeps_some in (True, False):
        if not keeps_some:
            api.pending.clear()
            before = program.mailbox.drained_at
            await api.until(lambda: program.mailbox.drained_at != before, 10)  # noqa: B023 - called at once
        await ana.presses("Claim")
        program.clock.ahead += timedelta(minutes=10) if keeps_some else timedelta(0)
        heard = len(program.conversation.heard)
        await client.post("/telegram", json=api.pending[-1], headers={SECRET_HEADER: SECRET})
        await api.until(lambda: len(program.conversation.heard) > heard)  # noqa: B023 - called at once
        age = program.clock.now() - program.conversation.heard[-1].at
        assert (age >= timedelta(minutes=10)) is keeps_some
