"""Discord on a local port: simcord's world behind REST v10 and gateway v10, for a program in its own process.

People act through simcord's own handles: `server.env.create_guild()`, `member.slash(…)`, `member.click(…)`,
`member.submit_modal(…)`, `user.send_dm(…)`. They return at once; what the program does shows with `server.until(…)`.
"""

import asyncio
import contextlib
import io
import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

import discord
from aiohttp import WSCloseCode, WSMsgType, web
from simcord import Env
from simcord._clock import Clock
from simcord.backend import Backend, serializers
from simcord.backend.cdn import CDN_BASE
from simcord.backend.errors import BackendError
from simcord.gateway import FakeGateway
from simcord.http import router

TOKEN: Final = "served.token.of-a-bot"

_DISPATCH, _HEARTBEAT, _IDENTIFY, _RESUME, _INVALID_SESSION, _HELLO, _HEARTBEAT_ACK = 0, 1, 2, 6, 9, 10, 11
_BAD_TOKEN: Final = 4004
_DISALLOWED_INTENTS: Final = 4014
_HEARTBEAT_INTERVAL: Final = 41_250


class _RealClock(Clock):
    """The program lives in another process, by the machine's clock: deadlines and ids follow it."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class _ServedEnv(Env):
    """simcord's builders and actors without a bot inside: nothing to settle, the program answers when it does."""

    def __init__(self) -> None:
        super().__init__(discord.Client(intents=discord.Intents.none()))
        self.backend = Backend(clock=_RealClock())
        self._message_states.add(self.bot._connection)  # noqa: SLF001

    async def _settle_internal(self, **options: Any) -> None:
        await asyncio.sleep(0)


@dataclass
class _Session:
    """A gateway session: what was dispatched since it began, so that it can be resumed."""

    id: str
    intents: discord.Intents
    frames: list[str] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    gateway: FakeGateway = field(init=False)

    @property
    def parsers(self) -> "_Session":
        return self

    def __getitem__(self, event: str) -> Callable[[Mapping[str, Any]], None]:
        """What FakeGateway, which knows what Discord hides from whom, hands an event to."""
        return partial(self.dispatch, event)

    def dispatch(self, event: str, payload: Mapping[str, Any]) -> None:
        frame = {"op": _DISPATCH, "t": event, "s": len(self.frames) + 1, "d": payload}
        self.frames.append(json.dumps(frame))
        self.news.set()

    async def write(self, socket: web.WebSocketResponse, translate: Callable[[str], str], *, after: int) -> None:
        while True:
            while after < len(self.frames):
                after += 1
                await socket.send_str(translate(self.frames[after - 1]))
            self.news.clear()
            await self.news.wait()


class DiscordServer:
    """One Discord. requests: every REST call as (method, path), also refused ones; gaps: what simcord lacks."""

    def __init__(self) -> None:
        self.env: Final = _ServedEnv()
        self.requests: Final[list[tuple[str, str]]] = []
        self.gaps: Final[list[str]] = []
        self._port = 0
        self._runner: web.AppRunner | None = None
        self._sessions: dict[str, _Session] = {}
        self._sockets: set[web.WebSocketResponse] = set()
        self._nonces: dict[tuple[str, str], Any] = {}
        self.env.backend.subscribers.append(self._feed)

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/api/v10"

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self._port}/gateway"

    @property
    def backend(self) -> Backend:
        return self.env.backend

    @property
    def is_bot_online(self) -> bool:
        """The program has a gateway open and its commands installed."""
        return bool(self._sockets) and bool(self._sessions) and bool(self.backend.commands.get(None))

    @property
    def sessions(self) -> int:
        """How many times the program identified; a resumed session is no new one."""
        return len(self._sessions)

    async def until(self, condition: Callable[[], object], *, within: float = 10.0) -> None:
        """Wait for what the program does. Raises TimeoutError."""
        async with asyncio.timeout(within):
            while not condition():  # noqa: ASYNC110 - the world changes in many places, none of them an event
                await asyncio.sleep(0.01)

    async def come_up(self) -> None:
        app = web.Application(client_max_size=32 * 1024 * 1024)
        app.router.add_get("/gateway/", self._gateway)
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/cdn/{path:.*}", self._file)
        app.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def go_down(self, *, forget: bool = False) -> None:
        """Break every connection and refuse new ones until come_up(). forget: sessions cannot be resumed."""
        for socket in list(self._sockets):
            await socket.close(code=WSCloseCode.GOING_AWAY)
        if self._runner:
            await self._runner.cleanup()
            self._runner = None
        if forget:
            self._sessions.clear()

    def _feed(self, event: str, payload: Mapping[str, Any]) -> None:
        for session in self._sessions.values():
            session.gateway.feed(event, payload)

    def _public(self, text: str) -> str:
        """Files lie on this server too."""
        return text.replace(CDN_BASE, f"http://127.0.0.1:{self._port}/cdn")

    async def _file(self, request: web.Request) -> web.Response:
        content = self.backend.cdn.get(f"{CDN_BASE}/{request.match_info['path']}")
        return web.Response(body=content) if content is not None else web.Response(status=404)

    async def _rest(self, request: web.Request) -> web.Response:
        path = f"/{request.match_info['path']}"
        self.requests.append((request.method, path))
        if (
            not path.startswith(("/interactions/", "/webhooks/"))
            and request.headers.get("Authorization") != f"Bot {TOKEN}"
        ):
            return self._answer({"code": 0, "message": "401: Unauthorized"}, status=401)
        body, files = await _read(request)
        repeated = (path, str(body["nonce"])) if isinstance(body, dict) and body.get("enforce_nonce") else None
        if repeated in self._nonces:
            return self._answer(self._nonces[repeated])
        try:
            result = router.dispatch(
                self.backend, request.method, path, json=body, params=dict(request.query), files=files
            )
        except (router.RouteNotImplemented, router.UnsupportedField) as gap:
            self.gaps.append(str(gap))
            return self._answer(gap.to_json(), status=gap.status)
        except BackendError as error:
            return self._answer(error.to_json(), status=error.status)
        if repeated:
            self._nonces[repeated] = result
        return self._answer(result)

    def _answer(self, result: Any, *, status: int = 200) -> web.Response:
        if result is None:
            return web.Response(status=204)
        # discord.py reads JSON only from this content type, without a charset.
        body = self._public(json.dumps(result)).encode()
        return web.Response(status=status, body=body, content_type="application/json")

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.add(socket)
        writing: asyncio.Task[None] | None = None
        try:
            await socket.send_json({"op": _HELLO, "d": {"heartbeat_interval": _HEARTBEAT_INTERVAL}})
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    continue
                frame = json.loads(message.data)
                if frame["op"] == _HEARTBEAT:
                    await socket.send_json({"op": _HEARTBEAT_ACK})
                elif frame["op"] in (_IDENTIFY, _RESUME):
                    session, after = await self._begin(socket, frame)
                    if session:
                        writing = asyncio.create_task(session.write(socket, self._public, after=after))
        finally:
            self._sockets.discard(socket)
            if writing:
                writing.cancel()
                await asyncio.gather(writing, return_exceptions=True)
        return socket

    async def _begin(self, socket: web.WebSocketResponse, frame: dict[str, Any]) -> tuple[_Session | None, int]:
        data = frame["d"]
        if data["token"] != TOKEN:
            await socket.close(code=_BAD_TOKEN)
            return None, 0
        if frame["op"] == _RESUME:
            return await self._resume(socket, data)
        intents = discord.Intents._from_value(data["intents"])  # noqa: SLF001
        if intents.members or intents.presences or intents.message_content:
            await socket.close(code=_DISALLOWED_INTENTS)
            return None, 0
        return self._identify(intents), 0

    async def _resume(self, socket: web.WebSocketResponse, data: dict[str, Any]) -> tuple[_Session | None, int]:
        session = self._sessions.get(str(data["session_id"]))
        if session is None:
            await socket.send_json({"op": _INVALID_SESSION, "d": False})
            return None, 0
        session.dispatch("RESUMED", {})
        return session, int(data["seq"] or 0)

    def _identify(self, intents: discord.Intents) -> _Session:
        session = _Session(f"session-{len(self._sessions) + 1}", intents)
        session.gateway = FakeGateway(self.backend, session)
        guilds = list(self.backend.guilds.values())
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": dict(serializers.user_payload(self.backend.bot_user)),
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "resume_gateway_url": self.gateway_url,
                "application": {"id": str(self.backend.application_id), "flags": 0},
            },
        )
        for guild in guilds:
            session.gateway.feed("GUILD_CREATE", serializers.guild_create_payload(self.backend, guild))
        self._sessions[session.id] = session
        return session


async def _read(request: web.Request) -> tuple[Any, list[discord.File]]:
    """The JSON body and the uploaded files."""
    if request.content_type == "application/json":
        return await request.json(), []
    if request.content_type != "multipart/form-data":
        return None, []
    body: Any = None
    files = []
    async for part in await request.multipart():
        content = await part.read(decode=True)  # type: ignore[union-attr]
        if part.name == "payload_json":  # type: ignore[union-attr]
            body = json.loads(content)
        else:
            files.append(discord.File(io.BytesIO(content), filename=part.filename or "file"))  # type: ignore[union-attr]
    return body, files


@contextlib.asynccontextmanager
async def serve_discord() -> AsyncIterator[DiscordServer]:
    """A Discord for the time of the block; TOKEN is its bot's."""
    server = DiscordServer()
    await server.come_up()
    try:
        yield server
    finally:
        await server.go_down()
