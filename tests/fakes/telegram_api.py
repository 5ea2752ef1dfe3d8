"""A Bot API server for tests: it answers and refuses as Telegram does, in memory, on 127.0.0.1."""

import asyncio
import contextlib
import hmac
import itertools
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tests.fakes.serving import Serving
from tests.fakes.telegram_chats import SERVICE, Chat, Json, Message, Person, Press
from tests.fakes.telegram_flood import FloodControl
from tests.fakes.telegram_methods import ChatMethods
from tests.fakes.telegram_requests import error, read_form
from tests.fakes.telegram_settings import BotMethods
from tests.fakes.telegram_text import Refused

TOKEN: Final = "123456789:AAFakeTokenOfNobody-0123456789abcdefg"
_POSTS: Final = {
    "sendMessage",
    "sendPhoto",
    "sendVoice",
    "sendVideo",
    "sendDocument",
    "editMessageText",
    "editMessageMedia",
    "editMessageReplyMarkup",
}
_DEFAULT_UPDATES: Final = ("message", "edited_message", "channel_post", "callback_query", "my_chat_member")


@dataclass(slots=True)
class _Fault:
    """What happens to the next calls of a method, `after` some. code 0: done, but the answer is lost."""

    method: str
    times: int
    code: int
    description: str = ""
    parameters: dict[str, int] | None = None
    chat: int | None = None
    by: str = "timeout"
    after: int = 0


class FakeTelegram:
    """The server. `serve()` opens it on a free port; `app` is the same as an ASGI application."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.me: Json = {"id": int(token.split(":")[0]), "is_bot": True, "first_name": "Farolito"}
        self.me |= {"username": "farolito_bot", "can_join_groups": True, "can_read_all_group_messages": False}
        self.chats: dict[int, Chat] = {}
        self.pressed: dict[str, Press] = {}
        self.files: dict[str, bytes] = {}
        self.pending: list[Json] = []
        self.webhook: Json = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.descriptions: dict[tuple[str, str], str] = {}
        self.calls: list[tuple[str, Json]] = []
        self.is_down = False
        self.delays: dict[str, float] = {}
        self.flood = FloodControl()
        self.app = Starlette(routes=[Route("/{path:path}", self._answer, methods=["GET", "POST"])])
        self.allowed: tuple[str, ...] = _DEFAULT_UPDATES
        self._ids = itertools.count(random.randrange(10**8, 10**9))
        self._people = itertools.count(5_000_000_001)
        self._faults: list[_Fault] = []
        self._changed = asyncio.Event()
        self._poller: object = None
        self._port = 0
        self._is_closing = False
        self._serving: Serving | None = None
        self._methods = self._table()

    # People and places

    def person(self, first_name: str = "Ana", language_code: str | None = "es", **user: Any) -> Person:
        """Somebody new, with a private chat that the bot may not open."""
        body: Json = {"id": next(self._people), "is_bot": False, "first_name": first_name, **user}
        if language_code is not None:
            body["language_code"] = language_code
        chat = Chat(self, body["id"], "private", first_name)
        chat.is_reachable = False
        self.chats[chat.id] = chat
        return Person(self, body, chat)

    def group(self, title: str = "Vecinos", *, is_forum: bool = False, basic: bool = False) -> Chat:
        """A group with the bot in it; a supergroup but where `basic`."""
        number = -next(self._people) if basic else -1_000_000_000_000 - next(self._people)
        self.chats[number] = Chat(self, number, "group" if basic else "supergroup", title, is_forum=is_forum)
        return self.chats[number]

    def channel(self, title: str = "Avisos") -> Chat:
        number = -1_000_000_000_000 - next(self._people)
        self.chats[number] = Chat(self, number, "channel", title)
        return self.chats[number]

    def migrate(self, group: Chat) -> Chat:
        """Upgrade a basic group; the old id only tells the new one."""
        new = self.group(group.title)
        group.migrated_to, new.members = new.id, group.members
        return new

    def posting_as(self, person: Person, identity: Json, sender_chat: Chat) -> Person:
        """The same person behind a shared account: an anonymous administrator or a channel."""
        return Person(self, identity, person.chat, sender_chat.json())

    async def forwards_automatically(self, channel: Chat, group: Chat, text: str) -> Message:
        """A channel's post as it appears in the group linked to it."""
        content = {"is_automatic_forward": True, "sender_chat": channel.json()}
        message = group.add(SERVICE, text=text, content=content)
        await self.deliver("message", message.json())
        return message

    # Updates

    async def deliver(self, kind: str, body: Json) -> Json:
        """Queue an update, where the bot asked for its kind."""
        update = {"update_id": next(self._ids), kind: body}
        if kind in self.allowed:
            self.pending.append(update)
        self._touch()
        return update

    def deliver_again(self, update: Json) -> None:
        """Send an update once more, as happens when an acknowledgement was lost."""
        self.pending.append(update)
        self._touch()

    def draw_next_update_id(self, number: int) -> None:
        """After a week without updates the next id is drawn at random, and may be lower."""
        self._ids = itertools.count(number)

    def remember(self, press: Press) -> None:
        self.pressed[press.id] = press

    def forget_presses(self) -> None:
        """Every press so far is too old to be answered."""
        self.pressed.clear()

    def store(self, content: bytes) -> Json:
        name = f"file{len(self.files)}"
        self.files[name] = content
        return {"file_id": name, "file_unique_id": f"u{name}", "file_size": len(content)}

    async def until(self, holds: Callable[[], bool], within: float = 5) -> None:
        """Wait for something to become true here. Raises TimeoutError."""
        async with asyncio.timeout(within):
            while not holds():
                await self._changed.wait()

    # Trouble

    def refuse(self, method: str, code: int, description: str, *, times: int = 1, **more: Any) -> None:
        """Answer the next calls with an error. more: `parameters` and `chat` (an id)."""
        self._faults.append(_Fault(method, times, code, description, **more))

    def throttle(
        self, retry_after: int, *, chat: int | None = None, times: int = 1, after: int = 0, method: str = "*"
    ) -> None:
        """Answer 429 to the next calls, `after` so many that work."""
        text = f"Too Many Requests: retry after {retry_after}"
        self._faults.append(_Fault(method, times, 429, text, {"retry_after": retry_after}, chat, after=after))

    def slow_down(self, method: str, seconds: float) -> None:
        """Do what is asked of a method, and answer, so much later."""
        self.delays[method] = seconds

    def lose_answer(self, method: str, *, times: int = 1, by: str = "timeout") -> None:
        """Do what is asked and never answer (by "timeout"), or cut the connection (by "reset")."""
        self._faults.append(_Fault(method, times, 0, by=by))

    async def refuse_connections(self) -> None:
        """Stop listening."""
        if self._serving:
            serving, self._serving, self._is_closing = self._serving, None, True
            self._touch()
            await serving.stop()

    async def accept_connections(self) -> None:
        """Listen, on the same port as before."""
        self._is_closing = False
        self._serving = await Serving.start(self.app, self._port)
        self._port = self._serving.port

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/bot"

    @property
    def base_file_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/file/bot"

    @contextlib.asynccontextmanager
    async def serve(self) -> AsyncIterator[str]:
        """Listen on a free port of 127.0.0.1; yields what `telegram.base_url` takes."""
        await self.accept_connections()
        pusher = asyncio.create_task(self._push(), name="fake telegram webhook")
        try:
            yield self.base_url
        finally:
            pusher.cancel()
            await asyncio.gather(pusher, return_exceptions=True)
            await self.refuse_connections()

    # The server

    def _table(self) -> dict[str, Callable[[Json], Awaitable[Any]]]:
        table: dict[str, Callable[[Json], Awaitable[Any]]] = {"getupdates": self._get_updates}
        for methods in (ChatMethods(self), BotMethods(self)):
            names = [name for name in dir(methods) if not name.startswith("_") and name != "api"]
            table |= {name.replace("_", ""): getattr(methods, name) for name in names}
        return table

    async def _answer(self, request: Request) -> Response:
        if self.is_down:
            return PlainTextResponse("<html><h1>502 Bad Gateway</h1></html>", 502)
        kind, _, rest = request.path_params["path"].rpartition("bot")
        token, _, tail = rest.partition("/")
        if kind == "file/":
            return self._file(token, tail)
        if kind or not hmac.compare_digest(token.encode(), self.token.encode()):
            return error(Refused(401, "Unauthorized") if ":" in token else Refused(404, "Not Found"))
        try:
            return await self._call(tail, await read_form(request))
        except Refused as refused:
            return error(refused)
        finally:
            self._touch()

    async def _call(self, method: str, form: Json) -> Response:
        run = self._methods.get(method.lower())
        if run is None:
            raise Refused(404, "Not Found")
        self.calls.append((method, form))
        fault = self._fault(method, form)
        if fault is not None and fault.code:
            raise Refused(fault.code, fault.description, fault.parameters)
        if method in _POSTS:
            self.flood.check(int(form.get("chat_id") or 0))
        await asyncio.sleep(self.delays.get(method, 0.0))
        result = JSONResponse({"ok": True, "result": await run(form)})
        if fault is None:
            return result
        self._touch()
        return await self._lose(fault)

    async def _lose(self, fault: _Fault) -> Response:
        if fault.by == "reset":
            # Fewer bytes than announced: the client sees the connection break.
            return Response(b"", headers={"content-length": "10"})
        while not self._is_closing:
            await self._changed.wait()
        return Response(b"")

    def _fault(self, method: str, form: Json) -> _Fault | None:
        for fault in self._faults:
            same_chat = fault.chat is None or str(fault.chat) == str(form.get("chat_id"))
            if fault.times > 0 and fault.method in {method, "*"} and same_chat:
                fault.after -= 1
                if fault.after < 0:
                    fault.times -= 1
                    return fault
        return None

    def _file(self, token: str, name: str) -> Response:
        if token != self.token or name not in self.files:
            return error(Refused(404, "Not Found"))
        return Response(self.files[name], media_type="application/octet-stream")

    def _touch(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def _get_updates(self, form: Json) -> list[Json]:
        if self.webhook.get("url"):
            what = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            raise Refused(409, f"Conflict: {what}")
        self.allowed = tuple(form.get("allowed_updates") or self.allowed)
        if (offset := int(form.get("offset") or 0)) > 0:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]
        mine = self._poller = object()
        self._touch()
        await self._first_update(mine, float(form.get("timeout") or 0))
        if self._poller is not mine:
            what = "terminated by other getUpdates request; make sure that only one bot instance is running"
            raise Refused(409, f"Conflict: {what}")
        return self.pending[: int(form.get("limit") or 100)]

    async def _first_update(self, mine: object, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not self.pending and self._poller is mine and not self._is_closing:
                    await self._changed.wait()

    async def _push(self) -> None:
        async with httpx.AsyncClient(timeout=5) as client:
            while True:
                changed = self._changed
                if not (self.webhook.get("url") and self.pending):
                    await changed.wait()
                elif not await self._pushed(client, self.pending[0]):
                    await asyncio.sleep(0.05)

    async def _pushed(self, client: httpx.AsyncClient, update: Json) -> bool:
        secret = self.webhook.get("secret_token")
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        try:
            answer = await client.post(self.webhook["url"], json=update, headers=headers)
        except httpx.HTTPError:
            return False
        if answer.status_code == 200 and update in self.pending:
            self.pending.remove(update)
            self._touch()
        return answer.status_code == 200
